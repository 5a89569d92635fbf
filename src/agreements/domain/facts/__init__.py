"""Every kind of fact, by its stable name on disk."""

from __future__ import annotations

from typing import Annotated, get_args

from pydantic import Field, TypeAdapter

from agreements.domain.facts.base import Act, Fact, SourcedFact
from agreements.domain.facts.clauses import (
    ClauseAmended,
    ClauseRecorded,
    ReopenerConcluded,
    ReopenerInvoked,
    ReopenerRecorded,
    ReopenerWithdrawn,
    Window,
)
from agreements.domain.facts.corrections import FactAnnulled, FactSuperseded
from agreements.domain.facts.instruments import (
    AgreementRegistered,
    AgreementRenewed,
    AgreementSigned,
    AgreementSuperseded,
    DeclarationRegistered,
    EnactmentRegistered,
    InstrumentCommenced,
    InstrumentTerminated,
    RenewalDeclined,
    TermAgreed,
)
from agreements.domain.facts.places import (
    DocumentRegistered,
    FunctionPlaced,
    FunctionRegistered,
    FunctionRetired,
    OrganizationDissolved,
    OrganizationPlaced,
    OrganizationRegistered,
    OrganizationRenamed,
    OrganizationSucceeded,
    TerritoryPlaced,
    TerritoryRegistered,
    TerritoryRenamed,
)
from agreements.domain.facts.roles import (
    Condition,
    Move,
    RoleAssigned,
    RoleEnded,
    StepConditionSatisfied,
    StepConditionWaived,
    StepEffected,
    StepPlanned,
    StepReversed,
)

_Ordinary = (
    OrganizationRegistered
    | OrganizationRenamed
    | OrganizationPlaced
    | OrganizationSucceeded
    | OrganizationDissolved
    | TerritoryRegistered
    | TerritoryRenamed
    | TerritoryPlaced
    | FunctionRegistered
    | FunctionPlaced
    | FunctionRetired
    | DocumentRegistered
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
    | ClauseRecorded
    | ClauseAmended
    | ReopenerRecorded
    | ReopenerInvoked
    | ReopenerWithdrawn
    | ReopenerConcluded
    | RoleAssigned
    | RoleEnded
    | StepPlanned
    | StepConditionSatisfied
    | StepConditionWaived
    | StepEffected
    | StepReversed
)
_Correction = FactSuperseded | FactAnnulled

OrdinaryFact = Annotated[_Ordinary, Field(discriminator="fact")]
"""A fact about the world."""
AnyFact = Annotated[_Ordinary | _Correction, Field(discriminator="fact")]
"""A fact about the world or about the record."""

FactSuperseded.model_rebuild(_types_namespace={"OrdinaryFact": OrdinaryFact})

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
    "Act",
    "AgreementRegistered",
    "AgreementRenewed",
    "AgreementSigned",
    "AgreementSuperseded",
    "AnyFact",
    "ClauseAmended",
    "ClauseRecorded",
    "Condition",
    "DeclarationRegistered",
    "DocumentRegistered",
    "EnactmentRegistered",
    "Fact",
    "FactAnnulled",
    "FactSuperseded",
    "FunctionPlaced",
    "FunctionRegistered",
    "FunctionRetired",
    "InstrumentCommenced",
    "InstrumentTerminated",
    "Move",
    "OrdinaryFact",
    "OrganizationDissolved",
    "OrganizationPlaced",
    "OrganizationRegistered",
    "OrganizationRenamed",
    "OrganizationSucceeded",
    "RenewalDeclined",
    "ReopenerConcluded",
    "ReopenerInvoked",
    "ReopenerRecorded",
    "ReopenerWithdrawn",
    "RoleAssigned",
    "RoleEnded",
    "SourcedFact",
    "StepConditionSatisfied",
    "StepConditionWaived",
    "StepEffected",
    "StepPlanned",
    "StepReversed",
    "TermAgreed",
    "TerritoryPlaced",
    "TerritoryRegistered",
    "TerritoryRenamed",
    "Window",
]
