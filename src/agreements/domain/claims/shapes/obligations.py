"""Claims of duties with due dates, of indicators, and of lead times before legal dates."""

from __future__ import annotations

from typing import Literal

from agreements.domain.claims.shapes.base import Claim, Dated
from agreements.domain.dates import Duration
from agreements.domain.facts.money import Years
from agreements.domain.words import (
    MonthDay,
    ObligationKind,
    Prose,
    Quantity,
    Text,
    Word,
)

AheadOf = Literal["reopener", "renewal", "termination", "obligation", "step"]
Met = Literal["met", "not-met"]


class Due(Word):
    """When a duty is due: exactly one is given."""

    once_on: Dated | None = None
    annually_on: MonthDay | None = None
    after_fiscal_year: Duration | None = None


class Fulfilment(Word):
    """``due``: the due date that it is done for."""

    fact: str
    due: Dated
    fulfilled: Dated
    document: str | None


class Waiver(Word):
    fact: str
    due: Dated
    waived: Dated
    by: str


class ObligationClaim(Claim):
    """``since`` None: with its instrument; ``until``: the first day without effect."""

    kind: Literal["obligation"] = "obligation"
    obligation: str
    obligation_kind: ObligationKind
    owed_by: str
    owed_to: tuple[str, ...]
    due: Due
    text: Prose | None
    since: Dated | None
    until: Dated | None
    clause: str | None
    fulfilments: tuple[Fulfilment, ...]
    waivers: tuple[Waiver, ...]

    @property
    def refs(self) -> tuple[str, ...]:
        """Who owes it, to whom, and who let it off."""
        return tuple(sorted({self.owed_by, *self.owed_to, *(each.by for each in self.waivers)}))


class Target(Word):
    """``agreed`` None: before every other of its period and territory."""

    fact: str
    period: Years
    territory: str
    value: Quantity
    of: Quantity | None
    agreed: Dated | None
    order: int


class Result(Word):
    """``met``: what the source says of the target; ``reported`` None: before every other."""

    fact: str
    period: Years
    territory: str
    value: Quantity | None
    met: Met | None
    inferred: bool
    reported: Dated | None
    order: int


class IndicatorClaim(Claim):
    kind: Literal["indicator"] = "indicator"
    indicator: str
    name: Text
    unit: Text
    better: Literal["higher", "lower"] | None
    function: str | None
    outcome: Text | None
    objective: Text | None
    targets: tuple[Target, ...]
    results: tuple[Result, ...]

    @property
    def refs(self) -> tuple[str, ...]:
        """Its function, and the territories that it is measured in."""
        aimed, reached = ({each.territory for each in self.targets},
                          {each.territory for each in self.results})  # fmt: skip
        return tuple(sorted({*aimed, *reached, self.function or ""} - {""}))


class LeadClaim(Claim):
    """An organization's own lead time before legal dates of a kind; ``key`` None: before each."""

    kind: Literal["lead"] = "lead"
    lead: str
    ahead_of: AheadOf
    key: str | None
    lead_time: Duration
    set_by: str | None

    @property
    def refs(self) -> tuple[str, ...]:
        """Who set it."""
        return (self.set_by,) if self.set_by else ()
