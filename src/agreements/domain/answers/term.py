"""How long an instrument runs by its term, with what carries it on (R1).

The agreed end is the later of the term's own and of every recorded renewal's; a tacit renewal
carries the term on from there, length by length, until the end of the one running on the day of
the first notice against it.
"""

from __future__ import annotations

from datetime import date, timedelta

from agreements.domain.answers.bounds import NEVER, earliest_of, in_any_world, latest_of
from agreements.domain.answers.membership import first, firsts
from agreements.domain.claims.shapes import Dated, LifeClaim
from agreements.domain.dates import (
    FIRST_DAY,
    LAST_DAY,
    ImpreciseDate,
    next_day,
    previous_day,
    shift,
)
from agreements.domain.resolutions import Resolution, When


def expired(life: LifeClaim, on: When, way: Resolution) -> bool:
    """Return whether its term, with renewals, had run out by a day (R1)."""
    life = way.so(life)
    term = life.term
    if term is None or term.indeterminate:
        return False
    if not all(each.until is not None and way.by(each.until, on) for each in life.renewals):
        return False
    if term.tacit_renewal is not None:
        return bool(life.declines) and _tacitly_expired(life, term.tacit_renewal, on, way)
    return _own_end_by(life, on, way)


def _own_end_by(life: LifeClaim, on: When, way: Resolution) -> bool:
    if life.term is not None and life.term.until is not None:
        return way.by(life.term.until, on)
    return any(way.by(each.effective, on, _length(life)) for each in firsts(life))


def _tacitly_expired(life: LifeClaim, length: str, on: When, way: Resolution) -> bool:
    """Return whether a term that carries itself on was declined before its last boundary so far."""
    day = way.day(on) if isinstance(on, Dated) else on
    if not _own_end_by(life, day, way):
        return False
    one_before = shift(day, length, -1)
    if one_before - FIRST_DAY > _SHORT_OF and any(
        way.by(each, one_before - _SHORT_OF) for each in life.declines
    ):
        return True
    late = [each for each in life.declines if way.by(each, previous_day(day))]
    if not late:
        return False
    agreed = _agreed_end(life, way)
    boundary = shift(agreed, length, times(agreed, length, day))
    return any(way.by(each, previous_day(boundary)) for each in late)


_SHORT_OF = timedelta(days=5)
"""More than a length can fall short of another of its kind by the ends of months (R1)."""


def _agreed_end(life: LifeClaim, way: Resolution) -> date:
    """Return the day from which the term carries itself on, renewals included."""
    renewed = (way.day(each.until) for each in life.renewals if each.until is not None)
    return max(_own_end(life, way), *renewed, FIRST_DAY)


def _own_end(life: LifeClaim, way: Resolution) -> date:
    if life.term is not None and life.term.until is not None:
        return way.day(life.term.until)
    began = way.first(firsts(life), lambda each: (each.effective, 0))
    return shift(way.day(began.effective), _length(life))


def _length(life: LifeClaim) -> str:
    return (life.term and life.term.length) or "P1D"


_AT_MOST = {"D": 1, "W": 7, "M": 31, "Y": 366}


def times(agreed: date, length: str, by: date) -> int:
    """Return how many whole lengths after a day lie on or before a later one."""
    found = (by - agreed).days // (int(length[1:-1]) * _AT_MOST[length[-1]])
    while (boundary := shift(agreed, length, found + 1)) <= by and boundary < LAST_DAY:
        found += 1
    return found


@in_any_world
def runs_out(life: LifeClaim) -> ImpreciseDate:
    """Return the bounds of the first day after its term, with renewals; LAST_DAY: never."""
    term = life.term
    if term is None or term.indeterminate or any(each.until is None for each in life.renewals):
        return NEVER
    renewed = [each.until.on for each in life.renewals if each.until is not None]
    agreed = latest_of([*renewed, own_end(life)])
    if term.tacit_renewal is None:
        return agreed
    if not life.declines:
        return NEVER
    declined = earliest_of(each.on for each in life.declines)
    return _declined_bounds(declined, agreed, term.tacit_renewal)


@in_any_world
def own_end(life: LifeClaim) -> ImpreciseDate:
    """Return the bounds of the end of its term before anything carries it on; LAST_DAY: never."""
    term = life.term
    if term is None:
        return NEVER
    if term.until is not None:
        return term.until.on
    if term.length is None or not firsts(life):
        return NEVER
    began = first(life)
    return ImpreciseDate(shift(began.earliest, term.length), shift(began.latest, term.length))


_MOST_DAYS = timedelta(days=1_000)


def _declined_bounds(declined: ImpreciseDate, end: ImpreciseDate, length: str) -> ImpreciseDate:
    """Return the bounds of the first boundary after a notice; wider than need be if ``end`` is."""
    if end.latest - end.earliest > _MOST_DAYS:
        return ImpreciseDate(
            max(end.earliest, next_day(declined.earliest)),
            max(end.latest, shift(declined.latest, length)),
        )
    days = [
        date.fromordinal(n) for n in range(end.earliest.toordinal(), end.latest.toordinal() + 1)
    ]
    return ImpreciseDate(
        min(_boundary_after(declined.earliest, agreed, length) for agreed in days),
        max(_boundary_after(declined.latest, agreed, length) for agreed in days),
    )


def _boundary_after(declined: date, agreed: date, length: str) -> date:
    if declined < agreed:
        return agreed
    return shift(agreed, length, times(agreed, length, declined) + 1)
