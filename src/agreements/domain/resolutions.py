"""What is so whatever the unknown days are, and what may be (R3).

An imprecise date is one unknown day. A *resolution* settles unknown days; what holds in every
feasible resolution is certain, in some possible. Only what a question really turns on is settled:
a comparison that comes out the same for every day that the record leaves open settles nothing; any
other splits the open days in two. With a known day, they are those for which it is true and the
rest; of two unknown days, it settles which comes first and leaves the days themselves open. Where
the day itself is asked for, it is enough to try the days at which a comparison can change.
Where sources disagree, which of them is right is one more unknown (R7), settled in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property, partial, reduce
from typing import Generic, Literal, TypeVar

from agreements.domain.claims.shapes import Claim, Dated, World
from agreements.domain.dates import (
    FIRST_DAY,
    LAST_DAY,
    ImpreciseDate,
    last_while,
    moved,
    previous_day,
    shift,
)

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
C = TypeVar("C", bound=Claim)
Certainty = Literal["certain", "possible"]
When = date | Dated
"""A day that is known, or one that may not be."""
Place = tuple[Dated | None, int]
"""A day, and an order among those on the same day; None: before every other day."""
_ALWAYS = Dated(var="", on=ImpreciseDate.on(FIRST_DAY))
_AROUND = range(-3, 4)
_MOST_TIMES = 15
"""So many lengths in a row meet every day of the month that they ever meet, leap days too."""
_DAYS = {"D": 1.0, "W": 7.0, "M": 30.436875, "Y": 365.2425}


class _Unsettled(Exception):
    """Something is not settled enough: each of ``ways`` settles it; none: try the days of it."""

    def __init__(self, dated: Dated, *ways: Resolution) -> None:
        self.dated = dated
        self.ways = ways


@dataclass(frozen=True)
class _Order:
    """One unknown day is ``apart`` days, or more, before another."""

    one: Dated
    other: Dated
    apart: int


@dataclass(frozen=True)
class Resolution:
    """What is settled so far: ``var -> days still open``, and the order of days still open."""

    settled: Mapping[str, ImpreciseDate] = field(default_factory=dict)
    orders: tuple[_Order, ...] = ()
    sources: Mapping[str, int] = field(default_factory=dict)
    """Where sources disagree: ``group -> option``, which of the worlds is so (R7)."""

    def is_so(self, claim: Claim) -> bool:
        """Return whether a claim of one world is made, settling which sources are right."""
        return claim.world is None or self._option(claim.world) == claim.world.option

    def so(self, claim: C) -> C:
        """Return a claim as it is in the world that is so; one not made there, as it stands."""
        if claim.world is None or not claim.others:
            return claim
        option = self._option(claim.world)
        return next((each for each in claim.worlds if _is(each, option)), claim)

    def may_be_so(self, claim: C) -> tuple[C, ...]:
        """Return a claim in each world that is still open."""
        option = self.sources.get(claim.world.group) if claim.world else None
        return claim.worlds if option is None else (self.so(claim),)

    def _option(self, world: World) -> int:
        if world.group not in self.sources:
            ways = (
                replace(self, sources={**self.sources, world.group: n}) for n in range(world.of)
            )
            raise _Unsettled(_ALWAYS, *ways)
        return self.sources[world.group]

    def bounds(self, dated: Dated) -> ImpreciseDate:
        """Return the days that are still open for a date."""
        return dated.on if dated.on.exact else (self._open or {}).get(dated.var, dated.on)

    @cached_property
    def _open(self) -> Mapping[str, ImpreciseDate] | None:
        """The days that are open to each unknown day in the orders, and no others; None: none."""
        days = {each.var: each.on for order in self.orders for each in (order.one, order.other)}
        days.update(self.settled)
        for _ in range(len(days) + 1):  # more rounds are only needed where the orders contradict
            before = dict(days)
            for order in self.orders:
                narrowed = _narrowed(days[order.one.var], days[order.other.var], order.apart)
                if narrowed is None:
                    return None
                days[order.one.var], days[order.other.var] = narrowed
            if days == before:
                return days
        return None

    def day(self, dated: Dated) -> date:
        """Return the day, settling it if need be."""
        open_days = self.bounds(dated)
        if not open_days.exact:
            raise _Unsettled(dated)
        return open_days.earliest

    def by(self, dated: Dated, on: When, length: str | None = None) -> bool:
        """Return whether the day, or the day one ``length`` after it, is on or before ``on``."""
        if isinstance(on, Dated):
            if length is None:
                return self._in_order(dated, on)
            after = moved(self.day(dated), length)
            return after == FIRST_DAY or not self.by(on, previous_day(after))
        return self.moved_by(dated, on, partial(moved, by=length))

    def within(self, since: Dated | None, until: Dated | None, on: When) -> bool:
        """Return whether a day lies in a period ``[since, until)``; None: no bound on that side."""
        return (since is None or self.by(since, on)) and not (
            until is not None and self.by(until, on)
        )

    def moved_by(self, dated: Dated, on: date, to: Callable[[date], date]) -> bool:
        """Return whether the day that ``to`` makes of a day is on or before ``on``.

        Of a later day it must never make an earlier one.
        """
        open_days = self.bounds(dated)
        if to(open_days.latest) <= on:
            return True
        if to(open_days.earliest) > on:
            return False
        last = last_while(open_days, lambda day: to(day) <= on)
        raise _Unsettled(
            dated,
            self._with(dated, ImpreciseDate(open_days.earliest, last)),
            self._with(dated, ImpreciseDate(last + timedelta(days=1), open_days.latest)),
        )

    def _in_order(self, one: Dated, other: Dated) -> bool:
        """Return whether a day is on or before another; if open, settle that and no more."""
        first, second = self.bounds(one), self.bounds(other)
        if first.latest <= second.earliest or one.var == other.var:
            return True
        if first.earliest > second.latest:
            return False
        if second.exact:
            return self.by(one, second.earliest)
        if first.exact:
            return not self.by(other, previous_day(first.earliest))
        so = self._ordered(_Order(one, other, 0))
        not_so = self._ordered(_Order(other, one, 1))
        if so._open is None or not_so._open is None:
            return so._open is not None
        raise _Unsettled(one, so, not_so)

    def _ordered(self, order: _Order) -> Resolution:
        return replace(self, settled=self._open or {}, orders=(*self.orders, order))

    def in_order(self, one: Place, other: Place) -> bool:
        """Return whether a place is another or comes before it: by day, then order (R4)."""
        (day, order), (other_day, other_order) = one, other
        if order <= other_order:
            return self.by(day or _ALWAYS, other_day or _ALWAYS)
        return not self.by(other_day or _ALWAYS, day or _ALWAYS)

    def last(self, of: Sequence[T], place: Callable[[T], Place]) -> T:
        """Return what has the last place."""
        return reduce(
            lambda one, other: other if self.in_order(place(one), place(other)) else one, of
        )

    def first(self, of: Sequence[T], place: Callable[[T], Place]) -> T:
        """Return what has the first place."""
        return reduce(
            lambda one, other: one if self.in_order(place(one), place(other)) else other, of
        )

    def _with(self, dated: Dated, days: ImpreciseDate) -> Resolution:
        return replace(self, settled={**(self._open or {}), dated.var: days})

    def on_each(self, dated: Dated, days: Iterable[date]) -> list[Resolution]:
        """Return a resolution for each of some days of a date."""
        return [self._with(dated, ImpreciseDate.on(day)) for day in days]


def _is(claim: Claim, option: int) -> bool:
    return claim.world is not None and claim.world.option == option


def _narrowed(
    one: ImpreciseDate, other: ImpreciseDate, apart: int
) -> tuple[ImpreciseDate, ImpreciseDate] | None:
    """Return the days of two dates that have one on the other's side; None: there are none."""
    gap = timedelta(days=apart)
    if other.latest - one.earliest < gap:
        return None
    return (
        ImpreciseDate(one.earliest, min(one.latest, other.latest - gap)),
        ImpreciseDate(max(other.earliest, one.earliest + gap), other.latest),
    )


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
        near = {_near(day, step) for day in self._candidates for step in _AROUND}
        ends = {span.earliest, span.latest}
        return sorted(ends | {day for day in near if span.earliest <= day <= span.latest})

    @cached_property
    def _candidates(self) -> frozenset[date]:
        """The landmarks, and the days some lengths before one.

        Of the days any number of lengths before one, those next before a landmark stand for all.
        """
        days = self.days - {FIRST_DAY, LAST_DAY}
        turning = days | {shift(day, length, -1) for day in days for length in self.lengths}
        back = {
            shift(day, length, -times)
            for day in turning
            for length in self.lengths
            for before in turning
            for times in _times_before(day, length, before)
        }
        return self.days | turning | back


def _times_before(day: date, length: str, before: date) -> range:
    """Return how many times a length back from a day comes to lie next before another day."""
    times = (day - before).days / (int(length[1:-1]) * _DAYS[length[-1]])
    least = max(0, int(times) - 1)
    return range(least, least + _MOST_TIMES)


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
                open_ways.extend(unsettled.ways or self._each_day(way, unsettled.dated))

    def _each_day(self, way: Resolution, dated: Dated) -> list[Resolution]:
        return way.on_each(dated, self.landmarks.within(way.bounds(dated)))


def certainties(outcomes: Iterable[Iterable[K]]) -> dict[K, Certainty]:
    """Return what is in every outcome as certain, what is in some as possible."""
    sets = [frozenset(outcome) for outcome in outcomes]
    if not sets:
        return {}
    everywhere = frozenset.intersection(*sets)
    anywhere = sorted(frozenset.union(*sets), key=repr)
    return {key: "certain" if key in everywhere else "possible" for key in anywhere}
