"""The shapes of claims, as they are stored."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, TypeAdapter

from agreements.domain.claims.shapes.base import (
    Alternative,
    Claim,
    Dated,
    ElsewhereClaim,
    Sourced,
    World,
)
from agreements.domain.claims.shapes.clauses import (
    ClauseClaim,
    ClauseRepeal,
    ClauseText,
    Conclusion,
    Invocation,
    ReopenerClaim,
    Withdrawal,
)
from agreements.domain.claims.shapes.grounds import BasisClaim, PrevalenceClaim
from agreements.domain.claims.shapes.life import (
    Accession,
    AccessionRefusal,
    AccessionRequest,
    Amending,
    Approval,
    Commencement,
    Ending,
    FormChange,
    IrregularityClaim,
    LifeClaim,
    NoticeWithdrawn,
    PartyDeparture,
    Precondition,
    Renewal,
    Signature,
    Suspension,
    Term,
    TerminationTerms,
)
from agreements.domain.claims.shapes.money import (
    EntryKind,
    FundingClaim,
    FundingEntry,
    Restatement,
    TotalClaim,
)
from agreements.domain.claims.shapes.obligations import (
    AheadOf,
    Due,
    Fulfilment,
    IndicatorClaim,
    LeadClaim,
    Met,
    ObligationClaim,
    Result,
    Target,
    Waiver,
)
from agreements.domain.claims.shapes.places import (
    Allocation,
    Answerability,
    DocumentClaim,
    FunctionClaim,
    Named,
    NeedClaim,
    OrganizationClaim,
    Placement,
    Retirement,
    Succession,
    TerritoryClaim,
    Transfer,
)
from agreements.domain.claims.shapes.posts import (
    BodyClaim,
    Chairing,
    DecisionClaim,
    Departure,
    Incumbency,
    Membership,
    PostClaim,
)
from agreements.domain.claims.shapes.roles import (
    Amounts,
    AssignmentClaim,
    Deferral,
    FormerClaim,
    MoveClaim,
    StepClaim,
    StepCondition,
    UndeterminedClaim,
)

_Claim = (
    OrganizationClaim
    | TerritoryClaim
    | FunctionClaim
    | DocumentClaim
    | NeedClaim
    | PostClaim
    | BodyClaim
    | DecisionClaim
    | LifeClaim
    | ClauseClaim
    | ReopenerClaim
    | AssignmentClaim
    | UndeterminedClaim
    | FormerClaim
    | BasisClaim
    | PrevalenceClaim
    | StepClaim
    | MoveClaim
    | ObligationClaim
    | IndicatorClaim
    | LeadClaim
    | FundingClaim
    | TotalClaim
    | IrregularityClaim
    | ElsewhereClaim
)
AnyClaim = Annotated[_Claim, Field(discriminator="kind")]
CLAIM: TypeAdapter[_Claim] = TypeAdapter(AnyClaim)
"""Reads one stored claim: ``CLAIM.validate_json(...)``."""

__all__ = [
    "CLAIM",
    "Accession",
    "AccessionRefusal",
    "AccessionRequest",
    "AheadOf",
    "Allocation",
    "Alternative",
    "Amending",
    "Amounts",
    "Answerability",
    "AnyClaim",
    "Approval",
    "AssignmentClaim",
    "BasisClaim",
    "BodyClaim",
    "Chairing",
    "Claim",
    "ClauseClaim",
    "ClauseRepeal",
    "ClauseText",
    "Commencement",
    "Conclusion",
    "Dated",
    "DecisionClaim",
    "Deferral",
    "Departure",
    "DocumentClaim",
    "Due",
    "ElsewhereClaim",
    "Ending",
    "EntryKind",
    "FormChange",
    "FormerClaim",
    "Fulfilment",
    "FunctionClaim",
    "FundingClaim",
    "FundingEntry",
    "Incumbency",
    "IndicatorClaim",
    "Invocation",
    "IrregularityClaim",
    "LeadClaim",
    "LifeClaim",
    "Membership",
    "Met",
    "MoveClaim",
    "Named",
    "NeedClaim",
    "NoticeWithdrawn",
    "ObligationClaim",
    "OrganizationClaim",
    "PartyDeparture",
    "Placement",
    "PostClaim",
    "Precondition",
    "PrevalenceClaim",
    "Renewal",
    "ReopenerClaim",
    "Restatement",
    "Result",
    "Retirement",
    "Signature",
    "Sourced",
    "StepClaim",
    "StepCondition",
    "Succession",
    "Suspension",
    "Target",
    "Term",
    "TerminationTerms",
    "TerritoryClaim",
    "TotalClaim",
    "Transfer",
    "UndeterminedClaim",
    "Waiver",
    "Withdrawal",
    "World",
]
