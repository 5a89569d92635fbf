"""An instrument's life on a day, in one resolution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from agreements.domain.claims.shapes import Commencement, Dated, LifeClaim
from agreements.domain.dates import (
    FIRST_DAY,
    LAST_DAY,
    ImpreciseDate,
    next_day,
    previous_day,
    shift,
)
from agreements.domain.resolutions import Resolution, When

Status = str
"""``in-negotiation signed in-force superseded terminated expired``; of an enactment ``not-in-force
in-force repealed``; of a declaration ``not-made declared``."""


def feasible(life: LifeClaim, way: Resolution) -> bool:
    """Return whether days settled so far let every commencement follow the signatures (R3)."""
    return all(
        way.bounds(signature.signed).earliest <= way.bounds(commencement.effective).latest
        for commencement in life.commencements
        if not commencement.retroactive
        for signature in life.signatures
    )


def commencement_of(life: LifeClaim, party: str) -> Commencement | None:
    """Return the commencement for a party: its own, else the one for every party."""
    own = [each for each in life.commencements if each.party == party]
    shared = [each for each in life.commencements if each.party is None]
    return next(reversed(own or shared), None)


def commencements_for(life: LifeClaim, holder: str) -> Sequence[Commencement] | None:
    """Return those that must all have come for a holder: its own if a party, else every party's.

    None: for somebody it never comes into force.
    """
    if holder in life.parties:
        needed = [commencement_of(life, holder)]
    elif life.parties:
        needed = [commencement_of(life, party) for party in life.parties]
    else:
        needed = [next(reversed(life.commencements), None)]
    found = [each for each in needed if each is not None]
    return found if len(found) == len(needed) else None


WHOLE = ""
"""Stands for the instrument as a whole where a holder is asked for: in force for every party."""


def commenced(life: LifeClaim, holder: str, on: When, way: Resolution) -> bool:
    """Return whether the instrument had come into force for a holder by a day."""
    needed = commencements_for(life, holder)
    return needed is not None and all(way.by(each.effective, on) for each in needed)


def firsts(life: LifeClaim) -> tuple[Commencement, ...]:
    """Return the commencements of which the earliest is the instrument's first day in force."""
    if not life.parties:
        return life.commencements[-1:]
    found = (commencement_of(life, party) for party in life.parties)
    return tuple({each.effective.var: each for each in found if each is not None}.values())


def begun(life: LifeClaim, on: When, way: Resolution) -> bool:
    """Return whether the instrument had come into force for anybody by a day."""
    return any(way.by(each.effective, on) for each in firsts(life))


def ended(life: LifeClaim, on: When, way: Resolution) -> bool:
    """Return whether the instrument had ended, in any way, by a day."""
    return any(
        way.by(each.effective, on) for each in (*life.terminations, *life.supersessions)
    ) or expired(life, on, way)


def expired(life: LifeClaim, on: When, way: Resolution) -> bool:
    """Return whether its term, with renewals, had run out by a day (R1)."""
    term = life.term
    if term is None or term.indeterminate:
        return False
    if not all(each.until is not None and way.by(each.until, on) for each in life.renewals):
        return False
    if term.tacit_renewal is not None:
        return bool(life.declines) and _tacitly_expired(life, term.tacit_renewal, on, way)
    if term.until is not None:
        return way.by(term.until, on)
    return any(way.by(each.effective, on, term.length) for each in firsts(life))


def _tacitly_expired(life: LifeClaim, length: str, on: When, way: Resolution) -> bool:
    """Return whether a term that carries itself on was declined before its last boundary so far."""
    day = way.day(on) if isinstance(on, Dated) else on
    if not _first_end_by(life, day, way):
        return False
    one_before = shift(day, length, -1)
    if one_before - FIRST_DAY > _SHORT_OF and any(
        way.by(each, one_before - _SHORT_OF) for each in life.declines
    ):
        return True
    late = [each for each in life.declines if way.by(each, previous_day(day))]
    if not late:
        return False
    first = _first_end(life, way)
    boundary = shift(first, length, _times(first, length, day))
    return any(way.by(each, previous_day(boundary)) for each in late)


_SHORT_OF = timedelta(days=5)
"""More than a length can fall short of another of its kind by the ends of months (R1)."""


def _first_end_by(life: LifeClaim, on: date, way: Resolution) -> bool:
    term = life.term
    if term is not None and term.until is not None:
        return way.by(term.until, on)
    return any(way.by(each.effective, on, _length(life)) for each in firsts(life))


def _first_end(life: LifeClaim, way: Resolution) -> date:
    if life.term is not None and life.term.until is not None:
        return way.day(life.term.until)
    first = way.first(firsts(life), lambda each: (each.effective, 0))
    return shift(way.day(first.effective), _length(life))


def _length(life: LifeClaim) -> str:
    return (life.term and life.term.length) or "P1D"


_AT_MOST = {"D": 1, "W": 7, "M": 31, "Y": 366}


def _times(first: date, length: str, by: date) -> int:
    """Return how many whole lengths after a first day lie on or before a later one."""
    times = (by - first).days // (int(length[1:-1]) * _AT_MOST[length[-1]])
    while (boundary := shift(first, length, times + 1)) <= by and boundary < LAST_DAY:
        times += 1
    return times


def in_force(life: LifeClaim, holder: str, on: date, way: Resolution) -> bool:
    """Return whether the instrument is in force for a holder on a day."""
    return commenced(life, holder, on, way) and not ended(life, on, way)


def status(life: LifeClaim, on: date, way: Resolution) -> Status:
    """Return the instrument's status on a day."""
    if life.instrument_kind == "declaration":
        made = life.made_on is not None and way.by(life.made_on, on)
        return "declared" if made else "not-made"
    if ended(life, on, way):
        return _how_it_ended(life, on, way)
    if begun(life, on, way):
        return "in-force"
    if life.instrument_kind == "enactment":
        return "not-in-force"
    return "signed" if _all_signed(life, on, way) else "in-negotiation"


def _all_signed(life: LifeClaim, on: date, way: Resolution) -> bool:
    return all(
        any(way.by(each.signed, on) for each in life.signatures if each.party == party)
        for party in life.parties
    )


def _how_it_ended(life: LifeClaim, on: date, way: Resolution) -> Status:
    terminated = "repealed" if life.instrument_kind == "enactment" else "terminated"
    ways = [("superseded", each.effective) for each in life.supersessions]
    ways += [(terminated, each.effective) for each in life.terminations]
    past = [(kind, each) for kind, each in ways if way.by(each, on)]
    if not past:
        return "expired"
    ran_out = expired(life, on, way)
    if len({kind for kind, _ in past}) == 1 and not ran_out:
        return past[0][0]
    kind, first_act = way.first(past, lambda each: (each[1], 0))
    if not ran_out:
        return kind
    first_day = way.day(first_act)
    ran_out_before = first_day > FIRST_DAY and expired(life, previous_day(first_day), way)
    return "expired" if ran_out_before else kind


def starts(life: LifeClaim, holder: str) -> ImpreciseDate | None:
    """Return the bounds of the first day in force for a holder; None: it never comes.

    A commencement that is not retroactive is not before the earliest day of any signature.
    """
    needed = commencements_for(life, holder)
    return None if needed is None else latest_of(_clipped(life, each) for each in needed)


def first(life: LifeClaim) -> ImpreciseDate:
    """Return the bounds of the first day in force for anybody; LAST_DAY: never."""
    return earliest_of(_clipped(life, each) for each in firsts(life))


def _clipped(life: LifeClaim, commencement: Commencement) -> ImpreciseDate:
    on = commencement.effective.on
    if commencement.retroactive:
        return on
    signed = max((each.signed.on.earliest for each in life.signatures), default=FIRST_DAY)
    return ImpreciseDate(max(on.earliest, min(signed, on.latest)), on.latest)


def latest_of(bounds: Iterable[ImpreciseDate]) -> ImpreciseDate:
    """Return the bounds of the latest of several days."""
    listed = list(bounds)
    return ImpreciseDate(
        max((each.earliest for each in listed), default=FIRST_DAY),
        max((each.latest for each in listed), default=FIRST_DAY),
    )


def earliest_of(bounds: Iterable[ImpreciseDate]) -> ImpreciseDate:
    """Return the bounds of the earliest of several days; none: never."""
    listed = list(bounds)
    return ImpreciseDate(
        min((each.earliest for each in listed), default=LAST_DAY),
        min((each.latest for each in listed), default=LAST_DAY),
    )


def ends(life: LifeClaim) -> ImpreciseDate:
    """Return the bounds of the instrument's first day without effect; LAST_DAY: never."""
    acts = [each.effective.on for each in (*life.terminations, *life.supersessions)]
    return earliest_of([*acts, _term_bounds(life)])


_NEVER = ImpreciseDate.on(LAST_DAY)


def _term_bounds(life: LifeClaim) -> ImpreciseDate:
    term = life.term
    if term is None or term.indeterminate or any(each.until is None for each in life.renewals):
        return _NEVER
    renewed = [each.until.on for each in life.renewals if each.until is not None]
    return latest_of([*renewed, own_term(life)])


def own_term(life: LifeClaim) -> ImpreciseDate:
    """Return the bounds of the end of its term before any renewal; LAST_DAY: never."""
    term = life.term
    first_end = _first_end_bounds(life)
    if term is None or term.tacit_renewal is None:
        return first_end
    if not life.declines:
        return _NEVER
    declined = earliest_of(each.on for each in life.declines)
    return _declined_bounds(declined, first_end, term.tacit_renewal)


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
        min(_boundary_after(declined.earliest, first, length) for first in days),
        max(_boundary_after(declined.latest, first, length) for first in days),
    )


def _boundary_after(declined: date, first: date, length: str) -> date:
    return first if declined < first else shift(first, length, _times(first, length, declined) + 1)


def _first_end_bounds(life: LifeClaim) -> ImpreciseDate:
    term = life.term
    if term is None:
        return _NEVER
    if term.until is not None:
        return term.until.on
    if term.length is None or not firsts(life):
        return _NEVER
    began = first(life)
    return ImpreciseDate(shift(began.earliest, term.length), shift(began.latest, term.length))


def lengths(life: LifeClaim) -> Iterator[str]:
    """Yield the lengths that shift the instrument's days."""
    if life.term is not None:
        yield from (each for each in (life.term.length, life.term.tacit_renewal) if each)


def dates(life: LifeClaim) -> Iterator[Dated]:
    """Yield every day of the instrument's life."""
    yield from (each.signed for each in life.signatures)
    yield from (each.effective for each in life.commencements)
    yield from (each.until for each in life.renewals if each.until)
    yield from (each.effective for each in (*life.terminations, *life.supersessions))
    yield from life.declines
    yield from (each for each in (life.made_on, life.term.until if life.term else None) if each)
