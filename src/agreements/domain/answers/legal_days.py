"""The days that an instrument's own life sets: term, notices, suspensions, departures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal

from agreements.domain.answers import life
from agreements.domain.answers.bounds import NEVER, earliest_of, latest_of
from agreements.domain.answers.ending import terminated
from agreements.domain.answers.status import what_may_be
from agreements.domain.answers.term import expired, own_end, runs_out, times
from agreements.domain.claims.shapes import Ending, LifeClaim, PartyDeparture, Suspension
from agreements.domain.dates import LAST_DAY, Duration, ImpreciseDate, previous_day, shift
from agreements.domain.resolutions import Certainty, Resolution

What = Literal[
    "obligation-due", "reopener-opens", "reopener-closes", "negotiation-ends", "term-ends",
    "renewal-notice", "termination-takes-effect", "notice-period-ends", "withdrawal-takes-effect",
    "step-planned", "suspension-ends",
]  # fmt: skip
"""``reopener-closes``, ``renewal-notice``: the last day for notice. ``term-ends``: the last day in
force. ``suspension-ends``: the first day in force again. What takes effect: the first day."""

Settled = Literal["fulfilled", "waived"]


@dataclass(frozen=True)
class LegalDay:
    """A day that an instrument sets, and whom it binds.

    ``certainty``: of its being one at all. ``settled``: what it asks for is done or let off.
    """

    what: What
    on: ImpreciseDate
    certainty: Certainty
    binds: tuple[str, ...]
    key: str | None = None
    settled: Settled | None = None


def of_life(of: LifeClaim, first: date, last: date) -> Iterator[LegalDay]:
    """Yield the days of an instrument's life that may lie in a span, and maybe others."""
    if of.instrument_kind == "declaration":
        return
    yield from _end_of_term(of)
    yield from _renewal_notices(of, first, last)
    for termination in of.terminations:
        yield from _termination(of, termination)
    for departure in of.departures:
        yield from _departure(of, departure)
    for suspension in of.suspensions:
        yield from _suspension(of, suspension)


def _parties(of: LifeClaim) -> tuple[str, ...]:
    return life.everybody(of) or tuple(filter(None, (of.made_by,)))


def _end_of_term(of: LifeClaim) -> Iterator[LegalDay]:
    end = runs_out(of)
    certainty = _unless_ended(of, end)
    if end.earliest < LAST_DAY and certainty is not None:
        yield LegalDay("term-ends", _day_before(end), certainty, _parties(of))


def _day_before(end: ImpreciseDate) -> ImpreciseDate:
    latest = end.latest if end.latest == LAST_DAY else previous_day(end.latest)
    return ImpreciseDate(previous_day(end.earliest), latest)


def _unless_ended(of: LifeClaim, on: ImpreciseDate) -> Certainty | None:
    """Return how certainly nothing but its term has ended the instrument before a day."""
    over = life.ends(of.model_copy(update={"term": None}))
    if over.latest < on.earliest:
        return None
    return "possible" if over.earliest < on.latest else "certain"


def _renewal_notices(of: LifeClaim, first: date, last: date) -> Iterator[LegalDay]:
    """Yield the last day for notice before each boundary at which the term carries itself on.

    Notice must come before the boundary; after one that was given, no other is called for.
    """
    length = of.term.tacit_renewal if of.term is not None else None
    agreed = _agreed_end(of)
    if length is None or agreed.earliest == LAST_DAY:
        return
    declined = earliest_of(each.on for each in of.declines)
    begins = times(agreed.latest, length, first) if agreed.latest < first else 0
    while (boundary := _shifted(agreed, length, begins)).earliest <= _after(last):
        certainty = _unless_ended(of, boundary)
        if certainty is None or declined.latest < boundary.earliest or boundary == NEVER:
            return
        if declined.earliest < boundary.latest:
            certainty = "possible"
        yield LegalDay("renewal-notice", _day_before(boundary), certainty, _parties(of))
        begins += 1


def _agreed_end(of: LifeClaim) -> ImpreciseDate:
    if any(each.until is None for each in of.renewals):
        return NEVER
    renewed = [each.until.on for each in of.renewals if each.until is not None]
    return latest_of([own_end(of), *renewed])


def _after(last: date) -> date:
    return shift(last, "P1D")


def _shifted(on: ImpreciseDate, length: Duration, count: int) -> ImpreciseDate:
    return ImpreciseDate(
        *(day if day == LAST_DAY or count == 0 else shift(day, length, count)
          for day in (on.earliest, on.latest))
    )  # fmt: skip


def _termination(of: LifeClaim, termination: Ending) -> Iterator[LegalDay]:
    certainty = _certainty(of, partial(_takes_effect, of, termination))
    if certainty is None:
        return
    takes_effect, binds = termination.effective.on, _parties(of)
    yield LegalDay("termination-takes-effect", takes_effect, certainty, binds)
    terms = of.termination_terms
    if termination.notice is not None and terms is not None and terms.notice_period is not None:
        ends = _shifted(termination.notice.on, terms.notice_period, 1)
        yield LegalDay("notice-period-ends", ends, certainty, binds, terms.clause)


def _takes_effect(of: LifeClaim, termination: Ending, way: Resolution) -> bool:
    """Return whether a termination is not taken back, and nothing ended the instrument before."""
    day = termination.effective
    others = [each.effective for each in of.supersessions]
    others += [
        each.effective
        for each in of.terminations
        if each is not termination and terminated(of, each, each.effective, way)
    ]
    return (
        terminated(of, termination, day, way)
        and not any(way.by(other, day) and not way.by(day, other) for other in others)
        and not expired(of, day, way)
    )


def _departure(of: LifeClaim, departure: PartyDeparture) -> Iterator[LegalDay]:
    certainty = _certainty(of, lambda way: not life.ended(of, departure.effective, way))
    if certainty is not None:
        on = departure.effective.on
        yield LegalDay("withdrawal-takes-effect", on, certainty, (departure.party,))


def _suspension(of: LifeClaim, suspension: Suspension) -> Iterator[LegalDay]:
    if suspension.until is None:
        return
    certainty = _certainty(of, partial(_runs_out, of, suspension))
    if certainty is not None:
        yield LegalDay("suspension-ends", suspension.until.on, certainty, _parties(of))


def _runs_out(of: LifeClaim, suspension: Suspension, way: Resolution) -> bool:
    until = suspension.until
    if until is None or life.ended(of, until, way):
        return False
    return not any(
        way.by(lift, until) and not way.by(lift, suspension.effective) for lift in of.lifts
    )


def _certainty(of: LifeClaim, so: Callable[[Resolution], bool]) -> Certainty | None:
    """Return how certainly something is so, on days of the instrument's life; None: it is not."""
    return what_may_be(lambda way: (True,) if so(way) else (), of, LAST_DAY).get(True)
