"""Facts about duties with due dates, lead times, and indicators with their targets and results."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from agreements.domain.dates import Duration, ImpreciseDate
from agreements.domain.facts.base import Act, Fact
from agreements.domain.facts.instruments import IN_FORCE_KINDS
from agreements.domain.facts.money import Years
from agreements.domain.words import (
    Key,
    MonthDay,
    ObligationKind,
    OnceEach,
    Prose,
    Quantity,
    SubjectId,
    Text,
    Word,
)


class DueRule(Word):
    """When a duty is due: once, on a day of every year, or some time after each fiscal year."""

    once_on: ImpreciseDate | None = None
    annually_on: MonthDay | None = Field(default=None, description="`06-30`: 30 June each year.")
    after_fiscal_year: Duration | None = Field(
        default=None, description="`P90D`: 90 days after each 31 March."
    )

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if sum(each is not None for each in (self.once_on, self.annually_on,
                                             self.after_fiscal_year)) != 1:  # fmt: skip
            msg = "give exactly one of once_on, annually_on, after_fiscal_year"
            raise ValueError(msg)
        return self


class _ObligationAct(Act):
    concerns: ClassVar = IN_FORCE_KINDS
    obligation: Key

    @property
    def part(self) -> str:
        """The obligation."""
        return f"obligation/{self.obligation}"


class ObligationAgreed(_ObligationAct):
    """A duty with due dates, owed by one to others while its instrument is in force."""

    fact: Literal["ObligationAgreed"] = "ObligationAgreed"
    kind: ObligationKind
    owed_by: SubjectId
    owed_to: Annotated[tuple[SubjectId, ...], OnceEach] = Field(min_length=1, max_length=100)
    due: DueRule
    text: Prose | None = None
    effective_on: ImpreciseDate | None = Field(
        default=None, description="No due date before it; absent: with its instrument."
    )
    until: ImpreciseDate | None = Field(default=None, description="No due date from it on.")
    clause: Key | None = None


class ObligationFulfilled(_ObligationAct):
    """The duty that fell due on a day is done, in time or late."""

    fact: Literal["ObligationFulfilled"] = "ObligationFulfilled"
    due_on: ImpreciseDate = Field(description="The due date that it is done for.")
    fulfilled_on: ImpreciseDate
    document: SubjectId | None = Field(default=None, description="The report, plan or audit.")


class ObligationWaived(_ObligationAct):
    """The duty that falls due on a day is let off."""

    fact: Literal["ObligationWaived"] = "ObligationWaived"
    due_on: ImpreciseDate
    waived_on: ImpreciseDate
    by: SubjectId


class LeadTimeSet(Fact):
    """An organization's own lead time before a legal date: a date for its diary, not a rule."""

    concerns: ClassVar = IN_FORCE_KINDS
    fact: Literal["LeadTimeSet"] = "LeadTimeSet"
    lead: Key
    ahead_of: Literal["reopener", "renewal", "termination", "obligation", "step"]
    key: Key | None = Field(
        default=None, description="The clause, obligation or step; absent: every one of the kind."
    )
    lead_time: Duration = Field(description="Before the legal date.")
    set_by: SubjectId | None = None

    @property
    def part(self) -> str:
        """The lead time."""
        return f"lead/{self.lead}"


class _IndicatorFact(Act):
    concerns: ClassVar = IN_FORCE_KINDS
    indicator: Key

    @property
    def part(self) -> str:
        """The indicator."""
        return f"indicator/{self.indicator}"


class IndicatorAgreed(_IndicatorFact):
    """What the parties measure, of the outcome and objective that it belongs to."""

    fact: Literal["IndicatorAgreed"] = "IndicatorAgreed"
    name: Text
    unit: Text = Field(description="Clients, dollars, per cent of the projected level.")
    better: Literal["higher", "lower"] | None = None
    function: SubjectId | None = None
    outcome: Text | None = None
    objective: Text | None = None


class TargetAgreed(_IndicatorFact):
    """The value that an indicator is to reach for a period and territory."""

    fact: Literal["TargetAgreed"] = "TargetAgreed"
    period: Years
    territory: SubjectId
    value: Quantity
    of: Quantity | None = Field(default=None, description="Out of how many: 25000 of 65000.")
    agreed_on: ImpreciseDate | None = None


class ResultReported(_IndicatorFact):
    """The value that an indicator reached; without a value, only whether the target was met."""

    fact: Literal["ResultReported"] = "ResultReported"
    period: Years
    territory: SubjectId
    value: Quantity | None = Field(default=None, description="Absent: the source gives none.")
    met: Literal["met", "not-met"] | None = Field(
        default=None, description="What the source says of the target; absent: nothing."
    )
    reported_on: ImpreciseDate | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.value is None and self.met is None:
            msg = "give value, met or both"
            raise ValueError(msg)
        return self
