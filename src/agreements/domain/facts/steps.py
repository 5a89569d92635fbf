"""Facts about devolution steps (R9)."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from agreements.domain.dates import ImpreciseDate
from agreements.domain.facts.base import Act
from agreements.domain.facts.instruments import IN_FORCE_KINDS
from agreements.domain.facts.roles import DecisionRef
from agreements.domain.words import Count, Key, Money, OnceEach, Prose, Role, SubjectId, Text, Word


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


class StepAct(Act):
    """Something about a step."""

    concerns: ClassVar = IN_FORCE_KINDS
    step: Key

    @property
    def part(self) -> str:
        """The step."""
        return f"step/{self.step}"


class StepPlanned(StepAct):
    """A devolution step is planned; a plan moves nothing (R9)."""

    fact: Literal["StepPlanned"] = "StepPlanned"
    title: Text
    moves: tuple[Move, ...] = Field(default=(), max_length=100)
    conditions: tuple[Condition, ...] = Field(default=(), max_length=100)
    planned_for: ImpreciseDate | None = None
    after: Annotated[tuple[Key, ...], OnceEach] = Field(
        default=(), max_length=100, description="The steps that come before it."
    )
    positions: Count | None = Field(default=None, description="Staff positions that move with it.")
    funds: Money | None = Field(default=None, description="Money that moves with it.")
    assets: tuple[Prose, ...] = Field(default=(), max_length=100)
    records: tuple[Prose, ...] = Field(default=(), max_length=100)

    @model_validator(mode="after")
    def _conditions_differ(self) -> Self:
        if len({each.condition for each in self.conditions}) != len(self.conditions):
            msg = "conditions: each key is given once"
            raise ValueError(msg)
        if not (self.moves or self.positions or self.funds or self.assets or self.records):
            msg = "moves: a step moves roles, positions, funds, assets or records"
            raise ValueError(msg)
        return self


class StepConditionAct(StepAct):
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


class StepConditionFailed(StepConditionAct):
    """It is clear that a condition of a step will not be met."""

    fact: Literal["StepConditionFailed"] = "StepConditionFailed"
    failed_on: ImpreciseDate


class StepDeferred(StepAct):
    """A planned step is put off, to a later day or to none that is named."""

    fact: Literal["StepDeferred"] = "StepDeferred"
    deferred_on: ImpreciseDate = Field(description="The day it was put off.")
    planned_for: ImpreciseDate | None = Field(default=None, description="Absent: no day is named.")


class StepCancelled(StepAct):
    """A planned step is given up before it is effected."""

    fact: Literal["StepCancelled"] = "StepCancelled"
    effective_on: ImpreciseDate = Field(description="First day on which it is given up.")


class StepEffected(StepAct):
    """A step is carried out: its roles leave their source for good and go to the recipient (R9)."""

    fact: Literal["StepEffected"] = "StepEffected"
    effective_on: ImpreciseDate
    positions: Count | None = Field(default=None, description="Moved; absent: as planned.")
    funds: Money | None = Field(default=None, description="Moved; absent: as planned.")
    decided_by: DecisionRef | None = Field(
        default=None, description="The joint body's decision that carries it out (R26)."
    )


class StepReversed(StepAct):
    """An effected step is undone from a day on: the roles go back to their source."""

    fact: Literal["StepReversed"] = "StepReversed"
    effective_on: ImpreciseDate
