"""A duty's due dates, and how each stands on a day."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from typing import Literal

from agreements.domain.answers import life
from agreements.domain.answers.status import what_may_be
from agreements.domain.claims.shapes import Dated, Fulfilment, LifeClaim, ObligationClaim, Waiver
from agreements.domain.dates import (
    FIRST_DAY,
    LAST_DAY,
    ImpreciseDate,
    next_day,
    previous_day,
    shift,
)
from agreements.domain.resolutions import Certainty, Resolution, When

DueState = Literal["upcoming", "due", "fulfilled", "fulfilled-late", "late", "waived"]
FURTHEST_BACK = "P100Y"
"""How far before a day the due dates of a rule are told; without it, a day far in the future asks
for thousands of them."""
_IS_DUE = "is-due"
_DAYS_OF = {"D": 1, "W": 7, "M": 31, "Y": 366}


@dataclass(frozen=True)
class DueDate:
    """A day on which a duty is due, and how it stands on the day asked about.

    ``certainty``: of its being a due date at all. ``states``: several where unknown days leave
    them open. ``fulfilments`` and ``waivers``: those that are, or may be, of this due date,
    whatever their day.
    """

    on: ImpreciseDate
    certainty: Certainty
    states: dict[DueState, Certainty]
    fulfilments: tuple[Fulfilment, ...]
    waivers: tuple[Waiver, ...]


@dataclass(frozen=True)
class _Candidate:
    """A day that the rule names; it is a due date if its instrument is in force on it."""

    day: When
    before: date | None = None
    after: date | None = None
    """The days that the rule names next before and next after it; None: there is none."""

    @property
    def on(self) -> ImpreciseDate:
        return self.day.on if isinstance(self.day, Dated) else ImpreciseDate.on(self.day)


def due_dates(
    claim: ObligationClaim, of: LifeClaim, first: date, last: date, on: date
) -> tuple[DueDate, ...]:
    """Return each due date that is, or may be, from a first to a last day, as it stands on a day.

    Due dates are those that the rule names from the duty's own first day, or its instrument's, up
    to its ``until`` or its instrument's end, on which the instrument is in force for the one who
    owes it.
    """
    worlds = claim.worlds
    return _in_any([tuple(_due_dates(each, of, first, last, on)) for each in worlds])


def _due_dates(
    claim: ObligationClaim, of: LifeClaim, first: date, last: date, on: date
) -> Iterator[DueDate]:
    found = (_stands(claim, of, each, on) for each in _candidates(claim, of, first, last))
    return (each for each in found if each is not None)


def _in_any(worlds: Sequence[Sequence[DueDate]]) -> tuple[DueDate, ...]:
    """Return the due dates of every world: certain where it is so in all of them (R7)."""
    by_day: dict[ImpreciseDate, list[DueDate]] = defaultdict(list)
    for each in (each for world in worlds for each in world):
        by_day[each.on].append(each)
    return tuple(_together(by_day[on], len(worlds)) for on in sorted(by_day))


def _together(found: Sequence[DueDate], worlds: int) -> DueDate:
    def certainty(of: Sequence[Certainty | None]) -> Certainty:
        return "certain" if of == ["certain"] * worlds else "possible"

    return DueDate(
        found[0].on,
        certainty([each.certainty for each in found]),
        {
            state: certainty([each.states.get(state) for each in found])
            for state in _STATES
            if any(state in each.states for each in found)
        },
        tuple(dict.fromkeys(act for each in found for act in each.fulfilments)),
        tuple(dict.fromkeys(act for each in found for act in each.waivers)),
    )


def up_to_next(claim: ObligationClaim, of: LifeClaim, on: date) -> tuple[DueDate, ...]:
    """Return each due date that is, or may be, on or before a day, and the next one after it.

    Those of a yearly rule back to 100 years before the day; one that comes once, however old.
    """
    once = any(each.due.once_on is not None for each in claim.worlds)
    past = due_dates(claim, of, FIRST_DAY if once else shift(on, FURTHEST_BACK, -1), on, on)
    known = {each.on for each in past}
    later = [next(_due_dates(each, of, next_day(on), LAST_DAY, on), None) for each in claim.worlds]
    following = _in_any([(each,) if each is not None else () for each in later])
    return (*past, *(each for each in following[:1] if each.on not in known))


def due_dates_named(
    claim: ObligationClaim, of: LifeClaim, day: ImpreciseDate
) -> tuple[ImpreciseDate, ...]:
    """Return the due dates that a day may be, the first two of them at most."""
    found = _due_dates(claim, of, day.earliest, day.latest, day.latest)
    return tuple(each.on for each in islice(found, 2))


def _stands(
    claim: ObligationClaim, of: LifeClaim, candidate: _Candidate, on: date
) -> DueDate | None:
    found = what_may_be(
        partial(_keys, claim, of, candidate, on), of, on, _dates(claim, candidate), ()
    )
    certainty = found.pop(_IS_DUE, None)
    if certainty is None:
        return None
    return DueDate(
        candidate.on,
        certainty,
        {state: found[state] for state in _STATES if state in found},
        tuple(each for each in claim.fulfilments if _may_name(each.due, candidate)),
        tuple(each for each in claim.waivers if _may_name(each.due, candidate)),
    )


_STATES: tuple[DueState, ...] = (
    "upcoming", "due", "fulfilled", "fulfilled-late", "late", "waived",
)  # fmt: skip


def _keys(
    claim: ObligationClaim, of: LifeClaim, candidate: _Candidate, on: date, way: Resolution
) -> tuple[str, ...]:
    if not _is_due(claim, of, candidate.day, way):
        return ()
    return (_IS_DUE, _state(claim, of, candidate, on, way))


def _is_due(claim: ObligationClaim, of: LifeClaim, on: When, way: Resolution) -> bool:
    if claim.since is not None and not way.by(claim.since, on):
        return False
    if claim.until is not None and way.by(claim.until, on):
        return False
    if not life.in_force(of, claim.owed_by, on, way):
        return False
    year_end = _year_end(claim, on)
    return year_end is None or life.commenced(of, claim.owed_by, year_end, way)


def _year_end(claim: ObligationClaim, due: When) -> date | None:
    """Return the end of the fiscal year that a duty is due after; None: it follows none.

    For a fiscal year that was over before its instrument began, nothing is owed.
    """
    length = claim.due.after_fiscal_year
    if length is None or isinstance(due, Dated):
        return None
    years = range(due.year, max(due.year - _back(length) - 1, 0), -1)
    ends = (date(year, 3, 31) for year in years)
    return next((end for end in ends if shift(end, length) == due), None)


def _back(length: str) -> int:
    """Return how many years before its due date a fiscal year may end, at most."""
    return 2 + int(length[1:-1]) * _DAYS_OF[length[-1]] // 365


def _state(
    claim: ObligationClaim, of: LifeClaim, candidate: _Candidate, on: date, way: Resolution
) -> DueState:
    done = [
        each
        for each in claim.fulfilments
        if way.by(each.fulfilled, on) and _names(claim, of, each.due, candidate, way)
    ]
    if done:
        in_time = any(way.by(each.fulfilled, candidate.day) for each in done)
        return "fulfilled" if in_time else "fulfilled-late"
    if any(
        way.by(each.waived, on) and _names(claim, of, each.due, candidate, way)
        for each in claim.waivers
    ):
        return "waived"
    if not _by(candidate.day, on, way):
        return "upcoming"
    return "late" if on > FIRST_DAY and _by(candidate.day, previous_day(on), way) else "due"


def _by(day: When, on: date, way: Resolution) -> bool:
    return way.by(day, on) if isinstance(day, Dated) else day <= on


def _may_name(due: Dated, candidate: _Candidate) -> bool:
    return due.on.earliest <= candidate.on.latest and candidate.on.earliest <= due.on.latest


def _names(
    claim: ObligationClaim, of: LifeClaim, due: Dated, candidate: _Candidate, way: Resolution
) -> bool:
    """Return whether the day that an act names is this one of the duty's due dates.

    The unknown day in ``1998`` is a due date in 1998: the only one; or if there are several, the
    days up to each stand for it, and those after the last for the last.
    """
    if not _may_name(due, candidate):
        return False
    day, before, after = candidate.day, candidate.before, candidate.after
    if isinstance(day, Dated):
        return True

    def may_be(other: date | None) -> bool:
        inside = other is not None and due.on.earliest <= other <= due.on.latest
        return inside and other is not None and _is_due(claim, of, other, way)

    if before is not None and may_be(before) and way.by(due, before):
        return False
    return not may_be(after) or way.by(due, day)


def _candidates(
    claim: ObligationClaim, of: LifeClaim, first: date, last: date
) -> Iterator[_Candidate]:
    start, end = _span(claim, of)
    first, last = max(first, start), min(last, end)
    if first > last:
        return
    if (once := claim.due.once_on) is not None:
        if once.on.earliest <= last and first <= once.on.latest:
            yield _Candidate(once)
        return
    for before, day, after in _with_neighbours(_days_named(claim, first)):
        if day > last:
            return
        if day >= first:
            yield _Candidate(day, before, after)


def _span(claim: ObligationClaim, of: LifeClaim) -> tuple[date, date]:
    """Return the first and the last day that may be a due date.

    Of a start with no lower bound nothing tells the first due date: it is taken for the latest
    that it may be, or the earliest day that an act names.
    """
    begun = life.starts(of, claim.owed_by)
    if begun is None:
        return LAST_DAY, FIRST_DAY
    start = life.latest_of([begun, *([claim.since.on] if claim.since else [])])
    end = life.earliest_of([life.ends(of), *([claim.until.on] if claim.until else [])])
    first = start.earliest
    if first == FIRST_DAY:
        acts = [each.due for each in claim.fulfilments] + [each.due for each in claim.waivers]
        named = [due.on.earliest for due in acts if due.on.earliest != FIRST_DAY]
        first = min([start.latest, *named])
    return first, end.latest if end.latest == LAST_DAY else previous_day(end.latest)


def _days_named(claim: ObligationClaim, first: date) -> Iterator[date]:
    """Yield the days that a yearly rule names, from some before a day on, each once."""
    annually, length = claim.due.annually_on, claim.due.after_fiscal_year
    back = 2 if length is None else _back(length)
    for year in range(max(first.year - back, 1), LAST_DAY.year + 1):
        if annually is not None:
            yield _in_year(annually, year)
        elif length is not None and (found := shift(date(year, 3, 31), length)) < LAST_DAY:
            yield found


def _in_year(month_day: str, year: int) -> date:
    month, day = int(month_day[:2]), int(month_day[3:])
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _with_neighbours(days: Iterator[date]) -> Iterator[tuple[date | None, date, date | None]]:
    before, day = None, next(days, None)
    while day is not None:
        after = next(days, None)
        yield before, day, after
        before, day = day, after


def _dates(claim: ObligationClaim, candidate: _Candidate) -> Iterator[Dated]:
    yield from (each for each in (claim.since, claim.until) if each is not None)
    day = candidate.day
    yield day if isinstance(day, Dated) else Dated(var="", on=candidate.on)
    for fulfilled in claim.fulfilments:
        yield from (fulfilled.due, fulfilled.fulfilled)
    for waived in claim.waivers:
        yield from (waived.due, waived.waived)
