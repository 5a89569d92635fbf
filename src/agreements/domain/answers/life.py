"""An instrument's life on a day, in one resolution."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.domain.answers.bounds import earliest_of, latest_of, spanning
from agreements.domain.answers.ending import ended, ends, how_it_ended
from agreements.domain.answers.membership import (
    WHOLE,
    all_signed,
    away,
    begun,
    commenced,
    commencement_of,
    commencements_for,
    effective_for,
    everybody,
    feasible,
    first,
    firsts,
    is_party,
    leaves,
    left,
    starts,
)
from agreements.domain.answers.suspension import suspended
from agreements.domain.answers.term import expired
from agreements.domain.claims.shapes import Dated, LifeClaim
from agreements.domain.resolutions import Resolution, When

Status = str
"""``not-opened in-negotiation abandoned signed in-force suspended superseded terminated expired``;
of an enactment ``not-in-force in-force suspended repealed``; of a declaration ``not-made
declared``. Of a party also ``not-a-party withdrawn``."""


def in_force(life: LifeClaim, holder: str, on: When, way: Resolution) -> bool:
    """Return whether the instrument is in force for a holder on a day, and not suspended."""
    return (
        effective_for(life, holder, on, way)
        and not ended(life, on, way)
        and not suspended(life, on, way)
    )


def status(life: LifeClaim, on: When, way: Resolution) -> Status:
    """Return the instrument's status on a day."""
    life = way.so(life)
    if life.instrument_kind == "declaration":
        made = life.made_on is not None and way.by(life.made_on, on)
        return "declared" if made else "not-made"
    if ended(life, on, way):
        return how_it_ended(life, on, way)
    if begun(life, on, way):
        return "suspended" if suspended(life, on, way) else "in-force"
    if life.instrument_kind == "enactment":
        return "not-in-force"
    return _before_force(life, on, way)


def _before_force(life: LifeClaim, on: When, way: Resolution) -> Status:
    if abandoned(life, on, way):
        return "abandoned"
    if all_signed(life, on, way):
        return "signed"
    opened = not life.openings or any(way.by(each, on) for each in life.openings)
    talking = opened or any(way.by(each.signed, on) for each in life.signatures)
    return "in-negotiation" if talking else "not-opened"


def abandoned(life: LifeClaim, on: When, way: Resolution) -> bool:
    """Return whether talks were abandoned by a day and not opened again since."""
    life = way.so(life)
    return any(
        way.by(each, on)
        and not any(way.by(opened, on) and not way.by(opened, each) for opened in life.openings)
        for each in life.abandonments
    )


def party_status(life: LifeClaim, party: str, on: When, way: Resolution) -> Status:
    """Return how a party stands to an agreement on a day."""
    life = way.so(life)
    if left(life, party, on, way):
        return "withdrawn"
    if not is_party(life, party, on, way):
        return "not-a-party"
    if ended(life, on, way):
        return how_it_ended(life, on, way)
    if effective_for(life, party, on, way):
        return "suspended" if suspended(life, on, way) else "in-force"
    if abandoned(life, on, way) and not begun(life, on, way):
        return "abandoned"
    acceded = party not in life.parties or any(
        each.party == party and way.by(each.acceded, on) for each in life.accessions
    )
    signed = any(each.party == party and way.by(each.signed, on) for each in life.signatures)
    return "signed" if signed or acceded else "in-negotiation"


def lengths(life: LifeClaim) -> Iterator[str]:
    """Yield the lengths that shift the instrument's days."""
    for term in (each.term for each in life.worlds):
        if term is not None:
            yield from (each for each in (term.length, term.tacit_renewal) if each)


def dates(life: LifeClaim) -> Iterator[Dated]:
    """Yield every day of the instrument's life that an answer turns on."""
    for each in life.worlds:
        yield from _dates(each)


def _dates(life: LifeClaim) -> Iterator[Dated]:
    yield from (each.signed for each in life.signatures)
    yield from (each.effective for each in life.commencements)
    yield from (each.until for each in life.renewals if each.until)
    yield from (each.effective for each in (*life.terminations, *life.supersessions))
    yield from life.declines
    yield from (each for each in (life.made_on, life.term.until if life.term else None) if each)
    yield from (*life.openings, *life.abandonments, *life.lifts)
    yield from _dates_of_parties(life)
    yield from _dates_of_interruptions(life)
    yield from (each.effective for each in life.form_changes)


def _dates_of_parties(life: LifeClaim) -> Iterator[Dated]:
    yield from (day for each in life.accessions for day in (each.acceded, each.effective))
    yield from (each.effective for each in life.departures)
    conditions = (day for each in life.preconditions for day in (each.met, each.waived))
    yield from (day for day in conditions if day is not None)


def _dates_of_interruptions(life: LifeClaim) -> Iterator[Dated]:
    yield from (each.effective for each in life.suspensions)
    yield from (each.until for each in life.suspensions if each.until)
    if life.withdrawn_notices:
        yield from (each.notice for each in life.terminations if each.notice)
        yield from (each.withdrawn for each in life.withdrawn_notices)


__all__ = [
    "WHOLE",
    "Status",
    "abandoned",
    "away",
    "begun",
    "commenced",
    "commencement_of",
    "commencements_for",
    "dates",
    "earliest_of",
    "effective_for",
    "ended",
    "ends",
    "everybody",
    "expired",
    "feasible",
    "first",
    "firsts",
    "in_force",
    "is_party",
    "latest_of",
    "leaves",
    "left",
    "lengths",
    "party_status",
    "spanning",
    "starts",
    "status",
    "suspended",
]
