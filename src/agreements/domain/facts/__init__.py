"""Every kind of fact, by its stable name on disk."""

from __future__ import annotations

from typing import Annotated, get_args

from pydantic import Field, TypeAdapter

from agreements.domain.facts.base import Act, Fact, SourcedFact
from agreements.domain.facts.clauses import ClauseAmended, ClauseRecorded, ClauseRepealed
from agreements.domain.facts.corrections import AlternativeRecorded, FactAnnulled, FactSuperseded
from agreements.domain.facts.grounds import (
    BasisRecorded,
    PrevalenceAgreed,
)
from agreements.domain.facts.instruments import (
    AgreementAmended,
    AgreementRegistered,
    AgreementSigned,
    ApprovalGiven,
    CommencementConditioned,
    CommencementConditionMet,
    CommencementConditionWaived,
    DeclarationRegistered,
    EnactmentRegistered,
    FormChanged,
    InstrumentCommenced,
    NegotiationAbandoned,
    NegotiationOpened,
)
from agreements.domain.facts.money import (
    FigureRestated,
    FundingAdjusted,
    FundingCarriedForward,
    FundingCommitted,
    FundingLapsed,
    FundingLineRecorded,
    FundingProjected,
    FundsPaid,
    FundsRecovered,
    TotalPublished,
    Years,
)
from agreements.domain.facts.obligations import (
    DueRule,
    IndicatorAgreed,
    LeadTimeSet,
    ObligationAgreed,
    ObligationFulfilled,
    ObligationWaived,
    ResultReported,
    TargetAgreed,
)
from agreements.domain.facts.parties import (
    AccessionRefused,
    AccessionRequested,
    PartyAcceded,
    PartyWithdrew,
)
from agreements.domain.facts.places import (
    AnswerabilityRecorded,
    DocumentRegistered,
    FunctionPlaced,
    FunctionRegistered,
    FunctionRetired,
    FunctionTransferred,
    NeedRecorded,
    OrganizationDissolved,
    OrganizationPlaced,
    OrganizationRegistered,
    OrganizationRenamed,
    OrganizationSucceeded,
    SplitAllocated,
    TerritoryPlaced,
    TerritoryRegistered,
    TerritoryRenamed,
)
from agreements.domain.facts.posts import (
    BodyDecided,
    ChairNamed,
    IncumbentLeft,
    IncumbentNamed,
    JointBodyConstituted,
    MemberLeft,
    MemberNamed,
    PostAbolished,
    PostPlaced,
    PostRegistered,
    PostRenamed,
)
from agreements.domain.facts.reopeners import (
    ReopenerConcluded,
    ReopenerInvoked,
    ReopenerRecorded,
    ReopenerTriggered,
    ReopenerWithdrawn,
    Window,
)
from agreements.domain.facts.roles import (
    DecisionRef,
    HoldingRef,
    RoleAssigned,
    RoleEnded,
    RoleLeftUndetermined,
)
from agreements.domain.facts.steps import (
    Condition,
    Move,
    StepCancelled,
    StepConditionFailed,
    StepConditionSatisfied,
    StepConditionWaived,
    StepDeferred,
    StepEffected,
    StepPlanned,
    StepReversed,
)
from agreements.domain.facts.terms import (
    AgreementRenewed,
    AgreementSuperseded,
    InstrumentSuspended,
    InstrumentTerminated,
    RenewalDeclined,
    SuspensionLifted,
    TermAgreed,
    TerminationTermsAgreed,
    TerminationWithdrawn,
)

_Ordinary = (
    OrganizationRegistered
    | OrganizationRenamed
    | OrganizationPlaced
    | OrganizationSucceeded
    | SplitAllocated
    | FunctionTransferred
    | AnswerabilityRecorded
    | OrganizationDissolved
    | TerritoryRegistered
    | TerritoryRenamed
    | TerritoryPlaced
    | FunctionRegistered
    | FunctionPlaced
    | FunctionRetired
    | NeedRecorded
    | DocumentRegistered
    | PostRegistered
    | PostRenamed
    | PostPlaced
    | PostAbolished
    | IncumbentNamed
    | IncumbentLeft
    | JointBodyConstituted
    | MemberNamed
    | MemberLeft
    | ChairNamed
    | BodyDecided
    | AgreementRegistered
    | EnactmentRegistered
    | DeclarationRegistered
    | AgreementSigned
    | InstrumentCommenced
    | TermAgreed
    | AgreementRenewed
    | RenewalDeclined
    | InstrumentTerminated
    | AgreementSuperseded
    | NegotiationOpened
    | NegotiationAbandoned
    | ApprovalGiven
    | CommencementConditioned
    | CommencementConditionMet
    | CommencementConditionWaived
    | TerminationTermsAgreed
    | TerminationWithdrawn
    | InstrumentSuspended
    | SuspensionLifted
    | AccessionRequested
    | PartyAcceded
    | AccessionRefused
    | PartyWithdrew
    | FormChanged
    | AgreementAmended
    | PrevalenceAgreed
    | BasisRecorded
    | LeadTimeSet
    | ClauseRecorded
    | ClauseAmended
    | ClauseRepealed
    | ReopenerRecorded
    | ReopenerTriggered
    | ReopenerInvoked
    | ReopenerWithdrawn
    | ReopenerConcluded
    | RoleAssigned
    | RoleEnded
    | RoleLeftUndetermined
    | StepPlanned
    | StepConditionSatisfied
    | StepConditionWaived
    | StepConditionFailed
    | StepDeferred
    | StepCancelled
    | StepEffected
    | StepReversed
    | FundingLineRecorded
    | FundingProjected
    | FundingCommitted
    | FundingAdjusted
    | FundsPaid
    | FundsRecovered
    | FundingLapsed
    | FundingCarriedForward
    | FigureRestated
    | TotalPublished
    | ObligationAgreed
    | ObligationFulfilled
    | ObligationWaived
    | IndicatorAgreed
    | TargetAgreed
    | ResultReported
)
_Correction = FactSuperseded | FactAnnulled | AlternativeRecorded

OrdinaryFact = Annotated[_Ordinary, Field(discriminator="fact")]
"""A fact about the world."""
AnyFact = Annotated[_Ordinary | _Correction, Field(discriminator="fact")]
"""A fact about the world or about the record."""

FactSuperseded.model_rebuild(_types_namespace={"OrdinaryFact": OrdinaryFact})
AlternativeRecorded.model_rebuild(_types_namespace={"OrdinaryFact": OrdinaryFact})

FACT_TYPES: dict[str, type[Fact]] = {
    kind.model_fields["fact"].default: kind
    for kind in (*get_args(_Ordinary), *get_args(_Correction))
}
"""Stable name on disk -> class."""

FACT: TypeAdapter[Fact] = TypeAdapter(AnyFact)
"""Reads one fact: ``FACT.validate_json(...)``."""

__all__ = [
    "FACT",
    "FACT_TYPES",
    "AccessionRefused",
    "AccessionRequested",
    "Act",
    "AgreementAmended",
    "AgreementRegistered",
    "AgreementRenewed",
    "AgreementSigned",
    "AgreementSuperseded",
    "AlternativeRecorded",
    "AnswerabilityRecorded",
    "AnyFact",
    "ApprovalGiven",
    "BasisRecorded",
    "BodyDecided",
    "ChairNamed",
    "ClauseAmended",
    "ClauseRecorded",
    "ClauseRepealed",
    "CommencementConditionMet",
    "CommencementConditionWaived",
    "CommencementConditioned",
    "Condition",
    "DecisionRef",
    "DeclarationRegistered",
    "DocumentRegistered",
    "DueRule",
    "EnactmentRegistered",
    "Fact",
    "FactAnnulled",
    "FactSuperseded",
    "FigureRestated",
    "FormChanged",
    "FunctionPlaced",
    "FunctionRegistered",
    "FunctionRetired",
    "FunctionTransferred",
    "FundingAdjusted",
    "FundingCarriedForward",
    "FundingCommitted",
    "FundingLapsed",
    "FundingLineRecorded",
    "FundingProjected",
    "FundsPaid",
    "FundsRecovered",
    "HoldingRef",
    "IncumbentLeft",
    "IncumbentNamed",
    "IndicatorAgreed",
    "InstrumentCommenced",
    "InstrumentSuspended",
    "InstrumentTerminated",
    "JointBodyConstituted",
    "LeadTimeSet",
    "MemberLeft",
    "MemberNamed",
    "Move",
    "NeedRecorded",
    "NegotiationAbandoned",
    "NegotiationOpened",
    "ObligationAgreed",
    "ObligationFulfilled",
    "ObligationWaived",
    "OrdinaryFact",
    "OrganizationDissolved",
    "OrganizationPlaced",
    "OrganizationRegistered",
    "OrganizationRenamed",
    "OrganizationSucceeded",
    "PartyAcceded",
    "PartyWithdrew",
    "PostAbolished",
    "PostPlaced",
    "PostRegistered",
    "PostRenamed",
    "PrevalenceAgreed",
    "RenewalDeclined",
    "ReopenerConcluded",
    "ReopenerInvoked",
    "ReopenerRecorded",
    "ReopenerTriggered",
    "ReopenerWithdrawn",
    "ResultReported",
    "RoleAssigned",
    "RoleEnded",
    "RoleLeftUndetermined",
    "SourcedFact",
    "SplitAllocated",
    "StepCancelled",
    "StepConditionFailed",
    "StepConditionSatisfied",
    "StepConditionWaived",
    "StepDeferred",
    "StepEffected",
    "StepPlanned",
    "StepReversed",
    "SuspensionLifted",
    "TargetAgreed",
    "TermAgreed",
    "TerminationTermsAgreed",
    "TerminationWithdrawn",
    "TerritoryPlaced",
    "TerritoryRegistered",
    "TerritoryRenamed",
    "TotalPublished",
    "Window",
    "Years",
]
