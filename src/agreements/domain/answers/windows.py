"""The windows of a re-opener: by days, or counted from days of its agreement's life (R14)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import count

from agreements.domain.answers import life
from agreements.domain.answers.bounds import earliest_of, latest_of
from agreements.domain.answers.ending import ended
from agreements.domain.answers.ending import ends as ends_of
from agreements.domain.answers.membership import first as first_of
from agreements.domain.answers.membership import firsts
from agreements.domain.answers.term import times as times_within
from agreements.domain.claims.shapes import Commencement, Dated, LifeClaim, ReopenerClaim
from agreements.domain.dates import (
    FIRST_DAY,
    LAST_DAY,
    ImpreciseDate,
    moved,
    next_day,
    previous_day,
    shift,
)
from agreements.domain.resolutions import Resolution


@dataclass(frozen=True)
class OpenWindow:
    """Bounds of the first and of the last day on which notice may be given.

    ``last_day`` LAST_DAY: there is none on record.
    """

    first_day: ImpreciseDate
    last_day: ImpreciseDate


def windows(claim: ReopenerClaim, of: LifeClaim, first: date, last: date) -> tuple[OpenWindow, ...]:
    """Return the windows that touch, or may touch, a span of days, both included; by first day.

    As far as the agreement is in force; none where a trigger is needed and none has occurred.
    """
    found = (
        _clipped(one, of, each) for one in claim.worlds for each in _all_from(one, of, first, last)
    )
    touching = {
        each
        for each in found
        if each is not None and each.first_day.earliest <= last and each.last_day.latest >= first
    }
    return tuple(sorted(touching, key=lambda each: (each.first_day, each.last_day)))


def next_opening(claim: ReopenerClaim, of: LifeClaim, on: date) -> ImpreciseDate | None:
    """Return the bounds of the first day of the next window that opens, or may open, after a day.

    None: no other opens before the end on record.
    """
    found = (
        each
        for one in claim.worlds
        for life_then in of.worlds
        for each in _openings(one, life_then, on)
    )
    return min(found, default=None)


def _openings(claim: ReopenerClaim, of: LifeClaim, on: date) -> Iterator[ImpreciseDate]:
    for series in _series_of(claim, _bounds_only(of)) or (None,):
        listed = [_stated(claim)] if series is None else series.windows(claim, of, on, LAST_DAY)
        for each in listed:
            found = _clipped(claim, of, each)
            if found is not None and found.first_day.latest > on:
                yield found.first_day
                break
            if each.first_day.earliest >= min(ends_of(of).latest, shift(on, _FAR)):
                break


_FAR = "P999Y"


def holds(claim: ReopenerClaim, of: LifeClaim, on: date, way: Resolution) -> _Occurrence | None:
    """Return the window, of those counted from the agreement's life, that a day lies in."""
    for series in _settled(claim, of, way):
        for each in series.occurrences(claim, way.bounds(series.dated), on, on):
            if each.opened(on, way) and not each.closed(on, way):
                return each
    return None


def another_opens(claim: ReopenerClaim, of: LifeClaim, on: date, way: Resolution) -> bool:
    """Return whether one of them opens after a day and before the end on record."""
    return any(
        not ended(of, opening, way)
        for series in _settled(claim, of, way)
        for opening in series.next_opening(claim, on, way)
        if opening < LAST_DAY
    )


def one_has_closed(claim: ReopenerClaim, of: LifeClaim, on: date, way: Resolution) -> bool:
    """Return whether the first of them, by some series, closed before a day."""
    return any(
        _Occurrence(claim, each, each.begins).closed(on, way) for each in _settled(claim, of, way)
    )


@dataclass(frozen=True)
class _Series:
    """Days that windows are counted from: one ``length`` after a day, and each ``step`` after.

    ``begins``: how many steps after it the first one lies; ``step`` None: it does not come again.
    """

    dated: Dated
    length: str | None = None
    step: str | None = None
    begins: int = 0

    def day(self, recorded: date, times: int) -> date:
        first = moved(recorded, self.length)
        return first if self.step is None or first == LAST_DAY else shift(first, self.step, times)

    def occurrences(
        self, claim: ReopenerClaim, dated: ImpreciseDate, first: date, last: date
    ) -> Iterator[_Occurrence]:
        """Yield those that may touch a span of days, the days open to the first as given."""
        begins = self._begins(claim, dated.latest, first)
        for times in (self.begins,) if self.step is None else count(begins):
            found = _Occurrence(claim, self, times)
            opening = found.opening(dated.earliest)
            if opening > last or opening == LAST_DAY:
                return
            yield found

    def _begins(self, claim: ReopenerClaim, latest: date, first: date) -> int:
        """Return the number of the first window that may last to a day."""
        closing = _Occurrence(claim, self, self.begins).closing(latest)
        if self.step is None or closing >= first:
            return self.begins
        times = self.begins + times_within(closing, self.step, first)
        while _Occurrence(claim, self, times).closing(latest) < first:
            times += 1
        while times > self.begins and _Occurrence(claim, self, times - 1).closing(latest) >= first:
            times -= 1
        return times

    def windows(
        self, claim: ReopenerClaim, of: LifeClaim, first: date, last: date
    ) -> Iterator[OpenWindow]:
        """Yield those that may touch a span of days and open before the end on record."""
        on = self.dated.on
        begun = first_of(of)
        for each in self.occurrences(claim, on, first, last):
            if self.dated.on == begun and all(
                each.opening(day) >= ends_of(_begun_on(of, ImpreciseDate.on(day))).latest
                for day in (begun.earliest, begun.latest)
            ):
                return
            yield OpenWindow(
                ImpreciseDate(each.opening(on.earliest), each.opening(on.latest)),
                ImpreciseDate(each.closing(on.earliest), each.closing(on.latest)),
            )

    def next_opening(self, claim: ReopenerClaim, on: date, way: Resolution) -> Iterator[date]:
        """Yield the first opening after a day, if any."""
        recorded = way.day(self.dated)
        known = ImpreciseDate.on(recorded)
        openings = (
            each.opening(recorded)
            for each in self.occurrences(claim, known, next_day(on), LAST_DAY)
        )
        for opening in openings:
            if opening > on:
                yield opening
                return


@dataclass(frozen=True)
class _Occurrence:
    """One of the windows of a series."""

    claim: ReopenerClaim
    series: _Series
    times: int

    def opening(self, recorded: date) -> date:
        opens = self.claim.opens
        return FIRST_DAY if opens is None else moved(self.series.day(recorded, self.times), opens)

    def closing(self, recorded: date) -> date:
        closes = self.claim.closes
        return LAST_DAY if closes is None else moved(self.series.day(recorded, self.times), closes)

    def opened(self, on: date, way: Resolution) -> bool:
        return way.moved_by(self.series.dated, on, self.opening)

    def closed(self, on: date, way: Resolution) -> bool:
        return way.moved_by(self.series.dated, previous_day(on), self.closing)

    def first_day(self, way: Resolution) -> date:
        """Return the first day, settling it if need be."""
        return self.opening(way.day(self.series.dated))


def _stated(claim: ReopenerClaim) -> OpenWindow:
    return OpenWindow(
        claim.first_day.on if claim.first_day else ImpreciseDate.on(FIRST_DAY),
        claim.last_day.on if claim.last_day else ImpreciseDate.on(LAST_DAY),
    )


def _all_from(claim: ReopenerClaim, of: LifeClaim, first: date, last: date) -> Iterator[OpenWindow]:
    if claim.relative_to is None:
        yield _stated(claim)
        return
    for one in of.worlds:
        for series in _series_of(claim, _bounds_only(one)):
            yield from series.windows(claim, one, first, last)


def _clipped(claim: ReopenerClaim, of: LifeClaim, window: OpenWindow) -> OpenWindow | None:
    """Return a window as far as the agreement is in force and the trigger has occurred."""
    starts, ends = [window.first_day, first_of(of)], [window.last_day]
    if claim.on_trigger_only:
        starts.append(earliest_of(each.on for each in claim.triggered))
    over = (ends_of(of), *(each.concluded.on for each in claim.conclusions))
    ends += [ImpreciseDate(_before(each.earliest), _before(each.latest)) for each in over]
    first, last = latest_of(starts), earliest_of(ends)
    return OpenWindow(first, last) if first.earliest <= last.latest else None


def _before(of: date) -> date:
    return of if of == LAST_DAY else previous_day(of)


def _settled(claim: ReopenerClaim, of: LifeClaim, way: Resolution) -> tuple[_Series, ...]:
    of = way.so(of)
    begun = firsts(of)
    needs_first = claim.relative_to != "renewal" or (of.term is not None and of.term.length)
    if not begun or not needs_first:
        return _series_of(claim, of)
    first = begun[0] if len(begun) == 1 else way.first(begun, lambda each: (each.effective, 0))
    return _series_of(claim, of, first.effective)


def _bounds_only(of: LifeClaim) -> LifeClaim:
    """Return a life that commences once, on one of the days that its first may be."""
    first = first_of(of)
    if first.earliest == LAST_DAY:
        return of.model_copy(update={"commencements": ()})
    return _begun_on(of, first)


def _begun_on(of: LifeClaim, first: ImpreciseDate) -> LifeClaim:
    only = Commencement(party=None, effective=Dated(var="", on=first), retroactive=True)
    return of.model_copy(update={"commencements": (only,)})


def _series_of(
    claim: ReopenerClaim, of: LifeClaim, first: Dated | None = None
) -> tuple[_Series, ...]:
    """Return what a re-opener's windows are counted from; none: they have days of their own."""
    if first is None:
        first = next((each.effective for each in firsts(of)), None)
    if claim.relative_to == "commencement":
        return () if first is None else (_Series(first),)
    if claim.relative_to == "anniversary":
        return () if first is None else (_Series(first, step="P1Y", begins=1),)
    return tuple(_ends_of_terms(of, first)) if claim.relative_to == "renewal" else ()


def _ends_of_terms(of: LifeClaim, first: Dated | None) -> Iterator[_Series]:
    """Yield each end of the running term: its own, those renewed to, those of tacit renewals.

    A tacit renewal carries it on from the last that is agreed; a renewal without end, for good.
    """
    tacit = of.term.tacit_renewal if of.term is not None else None
    agreed = [*_own_term(of, first), *_renewed(of)]
    last = max(agreed, key=lambda each: each.day(each.dated.on.latest, 0), default=None)
    if any(each.until is None for each in of.renewals):
        last = None
    yield from (replace(each, step=tacit) if each is last else each for each in agreed)


def _own_term(of: LifeClaim, first: Dated | None) -> Iterator[_Series]:
    if of.term is not None and of.term.until is not None:
        yield _Series(of.term.until)
    elif of.term is not None and of.term.length is not None and first is not None:
        yield _Series(first, of.term.length)


def _renewed(of: LifeClaim) -> Iterator[_Series]:
    yield from (_Series(each.until) for each in of.renewals if each.until is not None)


def turning(claim: ReopenerClaim, of: LifeClaim, on: date) -> Iterator[Dated]:
    """Yield the days that lie an offset away from those that a window may meet."""
    for offset in (claim.opens, claim.closes):
        if offset is not None:
            back = partial(moved, by=offset[1:] if offset.startswith("-") else f"-{offset}")
            for each in (ImpreciseDate.on(on), *(dated.on for dated in life.dates(of))):
                yield Dated(var="", on=ImpreciseDate(back(each.earliest), back(each.latest)))


def steps(claim: ReopenerClaim) -> Iterator[str]:
    """Yield the length after which a window comes again, beside those of the agreement's life."""
    if claim.relative_to == "anniversary":
        yield "P1Y"
