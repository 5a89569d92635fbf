"""What is so whatever the unknown days are, and what may be (R3).

An imprecise date is one unknown day. A *resolution* settles unknown days; what holds in every
feasible resolution is certain, in some possible. Only days that a question really turns on are
settled: a comparison that comes out the same for every day that the record leaves open settles
nothing; any other splits those days in two, the days for which it is true and the rest. Where the
day itself is asked for, it is enough to try the days at which a comparison can change.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Generic, Literal, TypeVar

from agreements.domain.claims.shapes import Dated
from agreements.domain.dates import FIRST_DAY, LAST_DAY, ImpreciseDate, shift

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
Certainty = Literal["certain", "possible"]
_AROUND = range(-3, 4)
_MOST_LANDMARKS = 5_000


class _Unsettled(Exception):
    """A day is not settled enough: ``last`` is the last of its first half; None: try each day."""

    def __init__(self, dated: Dated, last: date | None = None) -> None:
        self.dated = dated
        self.last = last


@dataclass(frozen=True)
class Resolution:
    """Unknown days settled so far, to a day or to fewer days: ``var -> days still open``."""

    settled: Mapping[str, ImpreciseDate] = field(default_factory=dict)

    def bounds(self, dated: Dated) -> ImpreciseDate:
        """Return the days that are still open for a date."""
        return dated.on if dated.on.exact else self.settled.get(dated.var, dated.on)

    def day(self, dated: Dated) -> date:
        """Return the day, settling it if need be."""
        open_days = self.bounds(dated)
        if not open_days.exact:
            raise _Unsettled(dated)
        return open_days.earliest

    def by(self, dated: Dated, on: date, length: str | None = None) -> bool:
        """Return whether the day, or the day one ``length`` after it, is on or before ``on``."""
        open_days = self.bounds(dated)
        if _after(open_days.latest, length) <= on:
            return True
        if _after(open_days.earliest, length) > on:
            return False
        raise _Unsettled(dated, _last_by(open_days, on, length))


def _last_by(span: ImpreciseDate, on: date, length: str | None) -> date:
    """Return the last day of a span by which one ``length`` after is on or before ``on``.

    It is so for the first day of the span and not for the last.
    """
    last, beyond = span.earliest, span.latest
    while (between := (beyond - last) // 2) >= timedelta(days=1):
        middle = last + timedelta(days=between.days)
        last, beyond = (middle, beyond) if _after(middle, length) <= on else (last, middle)
    return last


def _after(start: date, length: str | None) -> date:
    return start if length is None or start == LAST_DAY else shift(start, length)


@dataclass(frozen=True)
class Landmarks:
    """The days around which a comparison can change, and the lengths that shift them."""

    days: frozenset[date]
    lengths: frozenset[str]

    @classmethod
    def of(cls, on: date, dated: Iterable[Dated], lengths: Iterable[str]) -> Landmarks:
        """Gather them from everything that a question looks at."""
        bounds = {day for each in dated for day in (each.on.earliest, each.on.latest)}
        return cls(frozenset(bounds | {on}), frozenset(lengths))

    def within(self, span: ImpreciseDate) -> list[date]:
        """Return the days of a span to try: its ends and those near a landmark."""
        near = {_near(day, step) for day in self._shifted_back(span.earliest) for step in _AROUND}
        ends = {span.earliest, span.latest}
        return sorted(ends | {day for day in near if span.earliest <= day <= span.latest})

    def _shifted_back(self, floor: date) -> set[date]:
        found, edge = set(self.days), set(self.days)
        while edge and len(found) < _MOST_LANDMARKS:
            edge = {
                shift(day, length, -1) for day in edge for length in self.lengths if day > floor
            }
            edge -= found
            found |= edge
        return found


def _near(day: date, step: int) -> date:
    try:
        return day + timedelta(days=step)
    except OverflowError:
        return FIRST_DAY if step < 0 else LAST_DAY


@dataclass(frozen=True)
class Question(Generic[T]):
    """Something to work out in every feasible resolution."""

    answer: Callable[[Resolution], T]
    feasible: Callable[[Resolution], bool]
    landmarks: Landmarks

    def outcomes(self) -> Iterator[T]:
        """Yield the answer of each feasible way to settle the days that it turns on."""
        open_ways = [Resolution()]
        while open_ways:
            way = open_ways.pop()
            if not self.feasible(way):
                continue
            try:
                yield self.answer(way)
            except _Unsettled as unsettled:
                open_ways.extend(self._settle(way, unsettled.dated, unsettled.last))

    def _settle(self, way: Resolution, dated: Dated, last: date | None) -> list[Resolution]:
        span = way.bounds(dated)
        if last is None:
            spans = [ImpreciseDate.on(day) for day in self.landmarks.within(span)]
        else:
            rest = ImpreciseDate(last + timedelta(days=1), span.latest)
            spans = [ImpreciseDate(span.earliest, last), rest]
        return [Resolution({**way.settled, dated.var: each}) for each in spans]


def certainties(outcomes: Iterable[Iterable[K]]) -> dict[K, Certainty]:
    """Return what is in every outcome as certain, what is in some as possible."""
    sets = [frozenset(outcome) for outcome in outcomes]
    if not sets:
        return {}
    everywhere = frozenset.intersection(*sets)
    anywhere = sorted(frozenset.union(*sets), key=repr)
    return {key: "certain" if key in everywhere else "possible" for key in anywhere}
