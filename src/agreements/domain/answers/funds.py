"""Who answers for money paid: at each function of its line, on the day of the payment (R16).

A payment is for all the functions of its line together. Its day may be imprecise: who answers on
every day left open does so certainly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from functools import partial

from agreements.domain.answers import life
from agreements.domain.answers.resolve import Asking, Claims, Held, Point, resolve
from agreements.domain.answers.trees import Trees
from agreements.domain.claims.shapes import Dated, FundingClaim, FundingEntry
from agreements.domain.dates import LAST_DAY, ImpreciseDate, shift
from agreements.domain.resolutions import Certainty
from agreements.domain.words import Role, Word

FOR_FUNDS: Role = "account-for-funds"


@dataclass(frozen=True)
class Answering:
    """Who answers for a payment at one function.

    ``held``: whoever does, or may. ``nobody``: how certainly no one does; None: somebody does.
    """

    function: str
    held: tuple[Held, ...]
    nobody: Certainty | None


@dataclass(frozen=True)
class Unaccounted:
    """A payment for whose use nobody answers at a function on its day, or perhaps nobody.

    ``paid_on``: bounds of its day, from which this stands whatever is assigned later.
    """

    claim: FundingClaim
    entry: FundingEntry
    function: str
    certainty: Certainty
    paid_on: ImpreciseDate

    @property
    def about(self) -> tuple[str, ...]:
        """Instrument, line, payment, function, territory: names it in an answer."""
        claim = self.claim
        payment = self.entry.payment or ""
        return (claim.subject, claim.line, payment, self.function, claim.territory)


def payments_unaccounted(
    funding: Iterable[FundingClaim], claims: Claims, trees: Trees, on: date
) -> tuple[Unaccounted, ...]:
    """Return each payment made by a day, or perhaps made, for which nobody answers.

    ``claims`` and ``trees`` must reach what `resolve` needs at every function and territory of the
    lines; more does no harm.
    """
    holders = FundsHolders(claims, trees)
    return tuple(
        Unaccounted(claim, entry, each.function, each.nobody, entry.since.on)
        for claim in funding
        for entry in claim.entries
        if entry.entry == "paid" and entry.since is not None
        for each in holders.of(claim, entry, on)
        if each.nobody is not None
    )


@dataclass(frozen=True)
class _OnDay:
    """Who answers at a point on one day."""

    held: tuple[Held, ...]
    anybody: Certainty | None


@dataclass(frozen=True)
class FundsHolders:
    """Who answers for funds, anywhere and on any day; each place and day is judged once."""

    claims: Claims
    trees: Trees
    _known: dict[tuple[Point, date], _OnDay] = field(default_factory=dict)
    _turning: dict[Point, frozenset[date]] = field(default_factory=dict)

    def of(self, claim: FundingClaim, entry: FundingEntry, on: date) -> tuple[Answering, ...]:
        """Return who answers for a payment made by a day, at each function; none if not yet.

        Where sources disagree, its day is whatever one or another has it to be (R7).
        """
        said = _days_of(claim, entry)
        made = [each for each in said if each.earliest <= on]
        spans = [ImpreciseDate(each.earliest, min(each.latest, on)) for each in made]
        sure = all(each.latest <= on for each in said)
        points = (Point(function, claim.territory) for function in claim.functions)
        return tuple(self._over(point, spans, sure=sure) for point in points if spans)

    def _over(self, point: Point, spans: list[ImpreciseDate], *, sure: bool) -> Answering:
        """Return who answers whichever day it was; ``sure``: it was one of these."""
        days = sorted({day for span in spans for day in self._days(point, span)})
        each_day = [self._on(point, day) for day in days]
        anybody = {day.anybody for day in each_day}
        if anybody == {"certain"}:
            nobody: Certainty | None = None
        else:
            nobody = "certain" if sure and anybody == {None} else "possible"
        return Answering(point.function, tuple(_whichever(each_day)), nobody)

    def _on(self, point: Point, day: date) -> _OnDay:
        if (point, day) not in self._known:
            asked = Asking.at(self.claims, self.trees, point, day, FOR_FUNDS)
            anybody = asked.certainty([partial(asked.shown, row) for row in asked.rows])
            held = resolve(self.claims, self.trees, point, day, FOR_FUNDS).held if anybody else ()
            self._known[point, day] = _OnDay(held, anybody)
        return self._known[point, day]

    def _days(self, point: Point, span: ImpreciseDate) -> list[date]:
        """Return the first day of a span, and each on which another may answer than before it."""
        if span.exact:
            return [span.earliest]
        if point not in self._turning:
            asked = Asking.at(self.claims, self.trees, point, span.earliest, FOR_FUNDS)
            self._turning[point] = frozenset(_turning(asked))
        within = (day for day in self._turning[point] if span.earliest < day <= span.latest)
        return sorted({span.earliest, *within})


def _days_of(claim: FundingClaim, entry: FundingEntry) -> list[ImpreciseDate]:
    """Return the day of a payment as each source has it."""
    return [
        each.since.on
        for world in claim.worlds
        for each in world.entries
        if each.since is not None and (each.entry, each.payment) == (entry.entry, entry.payment)
    ]


def _whichever(each_day: list[_OnDay]) -> Iterator[Held]:
    """Yield each holder of any day; certain is who certainly answers on every day."""
    found: dict[object, list[Held]] = {}
    for day in each_day:
        for held in day.held:
            found.setdefault(held.row.key, []).append(held)
    for listed in found.values():
        always = len(listed) == len(each_day)
        certain = always and all(held.certainty == "certain" for held in listed)
        yield replace(listed[-1], certainty="certain" if certain else "possible")


def _turning(asked: Asking) -> Iterator[date]:
    """Yield the days on which what is held at a point may change: bounds of days, and the next.

    With the lengths that shift them: a term may end so long after an unknown commencement.
    """
    given = {each.subject for each in asked.claims.given}
    lives = [each for each in asked.claims.lives.values() if each.subject in given]
    others = (getattr(asked.claims, each.name) for each in fields(asked.claims))
    dated = [*_dated_in([each for each in others if isinstance(each, list | tuple)])]
    dated += [*_dated_in(lives), *asked.trees.dates()]
    days = {bound for each in dated for bound in (each.on.earliest, each.on.latest)}
    lengths = {length for each in lives for length in life.lengths(each)}
    days |= {shift(day, length) for day in days for length in lengths}
    for of in lives:
        for bounds in (life.first(of), life.ends(of)):
            days |= {bounds.earliest, bounds.latest}
    for day in days:
        yield day
        if day < LAST_DAY:
            yield day + timedelta(days=1)


def _dated_in(of: object) -> Iterator[Dated]:
    """Yield every day that is in a claim, at any depth."""
    if isinstance(of, Dated):
        yield of
    elif isinstance(of, list | tuple):
        for each in of:
            yield from _dated_in(each)
    elif isinstance(of, Word):
        for name in type(of).model_fields:
            yield from _dated_in(getattr(of, name))
