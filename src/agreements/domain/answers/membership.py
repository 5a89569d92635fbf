"""Who is a party to an instrument on a day, and for whom it has come into force.

A registered party is one until it withdraws, an acceding party from the day it accedes. The
instrument comes into force for a registered party by a commencement, for one that accedes on the
first day its accession says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agreements.domain.answers.bounds import NEVER, earliest_of, in_any_world, latest_of, spanning
from agreements.domain.claims.shapes import Commencement, Dated, LifeClaim, Precondition
from agreements.domain.dates import FIRST_DAY, ImpreciseDate
from agreements.domain.resolutions import Resolution, When

WHOLE = ""
"""Stands for the instrument as a whole where a holder is asked for: in force for every party."""


def everybody(life: LifeClaim) -> tuple[str, ...]:
    """Return who is a party on any day: those registered, then those that acceded."""
    parties = (party for each in life.worlds for party in each.parties)
    acceded = (each.party for one in life.worlds for each in one.accessions)
    return tuple(dict.fromkeys((*parties, *acceded)))


def is_party(life: LifeClaim, organization: str, on: When, way: Resolution) -> bool:
    """Return whether an organization is a party on a day."""
    life = way.so(life)
    if organization in life.parties and not _withdrawn(life, organization, on, way):
        return True
    return any(
        way.by(each.acceded, on) and not _withdrawn(life, organization, on, way, each.acceded)
        for each in life.accessions
        if each.party == organization
    )


def left(life: LifeClaim, holder: str, on: When, way: Resolution) -> bool:
    """Return whether a holder was a party and is one no longer; nobody else leaves."""
    life = way.so(life)
    return _withdrawn(life, holder, on, way) and not is_party(life, holder, on, way)


def _withdrawn(
    life: LifeClaim, party: str, on: When, way: Resolution, since: Dated | None = None
) -> bool:
    """Return whether a party withdrew by a day, and after another one if given."""
    return any(
        way.by(each.effective, on) and (since is None or not way.by(each.effective, since))
        for each in life.departures
        if each.party == party
    )


def commencement_of(life: LifeClaim, party: str) -> Commencement | None:
    """Return the commencement for a party: its own, else the one for every registered party.

    For one that acceded, the first day in force that its accession says.
    """
    own = [each for each in life.commencements if each.party == party]
    shared = [each for each in life.commencements if each.party is None]
    if own or party in life.parties:
        return next(reversed(own or shared), None)
    acceded = [each for each in life.accessions if each.party == party]
    return _as_commencement(party, acceded[0].effective) if acceded else None


def _as_commencement(party: str, effective: Dated) -> Commencement:
    return Commencement(party=party, effective=effective, retroactive=True)


def _settled(life: LifeClaim, party: str) -> Commencement | None:
    """Return the commencement for a party; without one, the day it left: it is awaited no more."""
    departed = [each.effective for each in life.departures if each.party == party]
    gone = _as_commencement(party, departed[0]) if departed else None
    return commencement_of(life, party) or gone


def commencements_for(life: LifeClaim, holder: str) -> Sequence[Commencement] | None:
    """Return those that must all have come for a holder: its own if a party, else every party's.

    None: for somebody it never comes into force.
    """
    needed: list[Commencement | None]
    if holder in everybody(life):
        needed = [commencement_of(life, holder)]
    elif life.parties:
        needed = [_settled(life, party) for party in life.parties]
    else:
        needed = [next(reversed(life.commencements), None)]
    found = [each for each in needed if each is not None]
    return found if len(found) == len(needed) else None


def commenced(life: LifeClaim, holder: str, on: When, way: Resolution) -> bool:
    """Return whether the instrument had come into force for a holder by a day."""
    life = way.so(life)
    needed = commencements_for(life, holder)
    if needed is not None and all(way.by(each.effective, on) for each in needed):
        return True
    return any(way.by(each.effective, on) for each in life.accessions if each.party == holder)


def effective_for(life: LifeClaim, holder: str, on: When, way: Resolution) -> bool:
    """Return whether it has come into force for a holder that has not left since.

    A party that left and accedes again holds again from the day its accession says.
    """
    life = way.so(life)
    if not _withdrawn(life, holder, on, way):
        return commenced(life, holder, on, way)
    return any(
        way.by(each.effective, on) and not _withdrawn(life, holder, on, way, each.acceded)
        for each in life.accessions
        if each.party == holder
    )


def away(life: LifeClaim, holder: str, on: When, way: Resolution) -> bool:
    """Return whether a holder left and the instrument is not yet in force for it again, if ever."""
    life = way.so(life)
    return _withdrawn(life, holder, on, way) and not effective_for(life, holder, on, way)


def firsts(life: LifeClaim) -> tuple[Commencement, ...]:
    """Return the commencements of which the earliest is the instrument's first day in force."""
    if not life.parties:
        return life.commencements[-1:]
    found = (commencement_of(life, party) for party in life.parties)
    return tuple({each.effective.var: each for each in found if each is not None}.values())


def begun(life: LifeClaim, on: When, way: Resolution) -> bool:
    """Return whether the instrument had come into force for anybody by a day."""
    life = way.so(life)
    return any(way.by(each.effective, on) for each in firsts(life))


def all_signed(life: LifeClaim, on: When, way: Resolution) -> bool:
    """Return whether every registered party that has not left had signed by a day."""
    life = way.so(life)
    return all(
        any(way.by(each.signed, on) for each in life.signatures if each.party == party)
        or left(life, party, on, way)
        for party in life.parties
    )


def feasible(life: LifeClaim, way: Resolution) -> bool:
    """Return whether days settled so far let everything follow what it must follow (R3).

    A commencement follows the signatures and what it is conditional on, unless it is retroactive;
    an accession takes effect once the party has acceded.
    """
    return any(_feasible(each, way) for each in way.may_be_so(life))


def _feasible(life: LifeClaim, way: Resolution) -> bool:
    return (
        all(
            way.bounds(signature.signed).earliest <= way.bounds(commencement.effective).latest
            for commencement in life.commencements
            if not commencement.retroactive
            for signature in life.signatures
        )
        and all(
            any(
                way.bounds(day).earliest <= way.bounds(commencement.effective).latest
                for day in fulfilled(condition)
            )
            for commencement in life.commencements
            for condition in conditions_of(life, commencement)
        )
        and all(
            way.bounds(each.acceded).earliest <= way.bounds(each.effective).latest
            for each in life.accessions
        )
    )


def fulfilled(condition: Precondition) -> tuple[Dated, ...]:
    """Return the days on which a condition of commencement is met or waived."""
    return tuple(each for each in (condition.met, condition.waived) if each is not None)


def conditions_of(life: LifeClaim, commencement: Commencement) -> Iterator[Precondition]:
    """Yield the fulfilled conditions that a commencement waits for; none if it is retroactive."""
    if commencement.retroactive:
        return
    for each in life.preconditions:
        if fulfilled(each) and waits_for(life, commencement, each.party):
            yield each


def waits_for(life: LifeClaim, commencement: Commencement, party: str | None) -> bool:
    """Return whether a commencement waits for the conditions of a party; None: of all."""
    if party is None or commencement.party == party:
        return True
    has_own = any(each.party == party for each in life.commencements)
    return commencement.party is None and not has_own


def starts(life: LifeClaim, holder: str) -> ImpreciseDate | None:
    """Return the bounds of the first day in force for a holder; None: it never comes.

    A commencement that is not retroactive is not before the earliest day of any signature.
    """
    found = [_starts(each, holder) for each in life.worlds]
    return spanning(each or NEVER for each in found) if any(found) else None


def _starts(life: LifeClaim, holder: str) -> ImpreciseDate | None:
    needed = commencements_for(life, holder)
    return None if needed is None else latest_of(_clipped(life, each) for each in needed)


@in_any_world
def first(life: LifeClaim) -> ImpreciseDate:
    """Return the bounds of the first day in force for anybody; LAST_DAY: never."""
    return earliest_of(_clipped(life, each) for each in firsts(life))


def _clipped(life: LifeClaim, commencement: Commencement) -> ImpreciseDate:
    on = commencement.effective.on
    if commencement.retroactive:
        return on
    awaited = [each.signed.on.earliest for each in life.signatures]
    awaited += [
        min(day.on.earliest for day in fulfilled(each))
        for each in conditions_of(life, commencement)
    ]
    return ImpreciseDate(
        max(on.earliest, min(max(awaited, default=FIRST_DAY), on.latest)), on.latest
    )


def leaves(life: LifeClaim, holder: str) -> ImpreciseDate:
    """Return the bounds of the first day no longer in force for a party that left; else never."""
    return spanning(_leaves(each, holder) for each in life.worlds)


def _leaves(life: LifeClaim, holder: str) -> ImpreciseDate:
    departed = [each.effective.on for each in life.departures if each.party == holder]
    acceded = [each for each in life.accessions if each.party == holder]
    times = len(acceded) + (holder in life.parties)
    return departed[-1] if departed and len(departed) >= times else NEVER
