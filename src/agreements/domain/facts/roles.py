"""Facts about role assignments."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from agreements.domain.dates import ImpreciseDate
from agreements.domain.facts.base import Act
from agreements.domain.facts.instruments import IN_FORCE_KINDS
from agreements.domain.words import (
    DecisionRule,
    Flag,
    Key,
    Language,
    Manner,
    OnceEach,
    Role,
    SubjectId,
    Text,
    Undetermined,
    Word,
)


class HoldingRef(Word):
    """A holding that a delegation comes from: an assignment of an instrument, or a step's move."""

    instrument: SubjectId
    assignment: Key | None = None
    step: Key | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if (self.assignment is None) == (self.step is None):
            msg = "give exactly one of assignment, step"
            raise ValueError(msg)
        return self


class DecisionRef(Word):
    """A joint body's decision."""

    body: SubjectId
    decision: Key


class RoleAssigned(Act):
    """An instrument gives a role over a function in a territory to one or several holders.

    It holds while its instrument is in force and within its own dates, where it has any.
    """

    concerns: ClassVar = IN_FORCE_KINDS
    fact: Literal["RoleAssigned"] = "RoleAssigned"
    assignment: Key
    role: Role
    holders: tuple[SubjectId, ...] = Field(min_length=1, max_length=100)
    manner: Manner
    decision_rule: DecisionRule | None = Field(default=None, description="Of a joint holding.")
    function: SubjectId
    territory: SubjectId
    clientele: Text | None = Field(default=None, description="Limits the holding (R23).")
    language_of_service: Language | None = Field(default=None, description="Limits the holding.")
    answerable_to: Annotated[tuple[SubjectId, ...], OnceEach] = Field(default=(), max_length=100)
    effective_on: ImpreciseDate | None = Field(
        default=None, description="Absent: with its instrument."
    )
    until: ImpreciseDate | None = Field(default=None, description="First day without effect.")
    clause: Key | None = None
    delegated_from: HoldingRef | None = Field(
        default=None, description="Of a delegated holding; absent: the link is not on record (R10)."
    )
    may_subdelegate: Flag = Field(default=False, description="A delegate may delegate further.")
    decided_by: DecisionRef | None = Field(
        default=None, description="The joint body's decision that gives it (R26)."
    )

    @property
    def part(self) -> str:
        """The assignment."""
        return f"assignment/{self.assignment}"

    @model_validator(mode="after")
    def _manner_fits(self) -> Self:
        if len(set(self.holders)) != len(self.holders):
            msg = "holders: each is named once"
            raise ValueError(msg)
        if self.manner == "sole" and len(self.holders) != 1:
            msg = "holders: a sole holding has exactly one holder"
            raise ValueError(msg)
        if self.manner == "joint" and (len(self.holders) < 2 or self.decision_rule is None):  # noqa: PLR2004 - joint means two or more
            msg = "holders: a joint holding has two or more holders and a decision_rule"
            raise ValueError(msg)
        if self.manner != "joint" and self.decision_rule is not None:
            msg = "decision_rule: only a joint holding has one"
            raise ValueError(msg)
        if self.manner != "delegated" and self.delegated_from is not None:
            msg = "delegated_from: only a delegated holding has one"
            raise ValueError(msg)
        return self


class RoleEnded(Act):
    """A role assignment ends before its instrument does."""

    concerns: ClassVar = IN_FORCE_KINDS
    fact: Literal["RoleEnded"] = "RoleEnded"
    assignment: Key
    effective_on: ImpreciseDate = Field(description="First day without effect.")

    @property
    def part(self) -> str:
        """The assignment."""
        return f"assignment/{self.assignment}"


class RoleLeftUndetermined(Act):
    """Who has a role is not decided yet, or the source does not say: recorded as such (R24)."""

    concerns: ClassVar = IN_FORCE_KINDS
    fact: Literal["RoleLeftUndetermined"] = "RoleLeftUndetermined"
    assignment: Key
    role: Role
    function: SubjectId
    territory: SubjectId
    why: Undetermined
    effective_on: ImpreciseDate | None = Field(
        default=None, description="Absent: with its instrument."
    )
    until: ImpreciseDate | None = Field(default=None, description="First day it is determined.")
    clause: Key | None = None

    @property
    def part(self) -> str:
        """The assignment."""
        return f"assignment/{self.assignment}"
