"""The shapes of claims, as they are stored."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, TypeAdapter

from agreements.domain.claims.shapes.base import (
    Claim,
    Dated,
    Sourced,
)
from agreements.domain.claims.shapes.clauses import (
    ClauseClaim,
    ClauseText,
    Conclusion,
    Invocation,
    ReopenerClaim,
    Withdrawal,
)
from agreements.domain.claims.shapes.grounds import BasisClaim, PrevalenceClaim
from agreements.domain.claims.shapes.life import (
    Commencement,
    Ending,
    IrregularityClaim,
    LifeClaim,
    Renewal,
    Signature,
    Term,
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
    AssignmentClaim,
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
    | IrregularityClaim
)
AnyClaim = Annotated[_Claim, Field(discriminator="kind")]
CLAIM: TypeAdapter[_Claim] = TypeAdapter(AnyClaim)
"""Reads one stored claim: ``CLAIM.validate_json(...)``."""

__all__ = [
    "CLAIM",
    "AheadOf",
    "Allocation",
    "Answerability",
    "AnyClaim",
    "AssignmentClaim",
    "BasisClaim",
    "BodyClaim",
    "Chairing",
    "Claim",
    "ClauseClaim",
    "ClauseText",
    "Commencement",
    "Conclusion",
    "Dated",
    "DecisionClaim",
    "Departure",
    "DocumentClaim",
    "Due",
    "Ending",
    "FormerClaim",
    "Fulfilment",
    "FunctionClaim",
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
    "ObligationClaim",
    "OrganizationClaim",
    "Placement",
    "PostClaim",
    "PrevalenceClaim",
    "Renewal",
    "ReopenerClaim",
    "Result",
    "Retirement",
    "Signature",
    "Sourced",
    "StepClaim",
    "StepCondition",
    "Succession",
    "Target",
    "Term",
    "TerritoryClaim",
    "Transfer",
    "UndeterminedClaim",
    "Waiver",
    "Withdrawal",
]
