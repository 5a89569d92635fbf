"""Facts about role assignments and devolution steps."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from agreements.domain.dates import ImpreciseDate
from agreements.domain.facts.base import Act
from agreements.domain.facts.instruments import IN_FORCE_KINDS
from agreements.domain.words import (
    DecisionRule,
    Key,
    Language,
    Manner,
    OnceEach,
    Prose,
    Role,
    SubjectId,
    Text,
    Word,
)


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


class Move(Word):
    """What a step moves: roles over a function in a territory, from holders to a holder."""

    roles: Annotated[tuple[Role, ...], OnceEach] = Field(min_length=1, max_length=30)
    function: SubjectId
    territory: SubjectId
    from_holders: Annotated[tuple[SubjectId, ...], OnceEach] = Field(min_length=1, max_length=100)
    to_holder: SubjectId


class Condition(Word):
    """What must be so, or be waived, before a step may be effected."""

    condition: Key
    text: Prose


class _StepAct(Act):
    concerns: ClassVar = IN_FORCE_KINDS
    step: Key

    @property
    def part(self) -> str:
        """The step."""
        return f"step/{self.step}"


class StepPlanned(_StepAct):
    """A devolution step is planned; a plan moves nothing (R9)."""

    fact: Literal["StepPlanned"] = "StepPlanned"
    title: Text
    moves: tuple[Move, ...] = Field(min_length=1, max_length=100)
    conditions: tuple[Condition, ...] = Field(default=(), max_length=100)
    planned_for: ImpreciseDate | None = None

    @model_validator(mode="after")
    def _conditions_differ(self) -> Self:
        if len({each.condition for each in self.conditions}) != len(self.conditions):
            msg = "conditions: each key is given once"
            raise ValueError(msg)
        return self


class StepConditionAct(_StepAct):
    """Something done about a condition of a step."""

    condition: Key


class StepConditionSatisfied(StepConditionAct):
    """A condition of a step is met."""

    fact: Literal["StepConditionSatisfied"] = "StepConditionSatisfied"
    satisfied_on: ImpreciseDate


class StepConditionWaived(StepConditionAct):
    """A condition of a step is waived."""

    fact: Literal["StepConditionWaived"] = "StepConditionWaived"
    waived_on: ImpreciseDate
    by: SubjectId


class StepEffected(_StepAct):
    """A step is carried out: its roles leave their source for good and go to the recipient (R9)."""

    fact: Literal["StepEffected"] = "StepEffected"
    effective_on: ImpreciseDate


class StepReversed(_StepAct):
    """An effected step is undone from a day on: the roles go back to their source."""

    fact: Literal["StepReversed"] = "StepReversed"
    effective_on: ImpreciseDate
