"""An instrument's life in an answer: parties, term, period of force, and how it ended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from agreements.domain.answers import life
from agreements.domain.answers.ending import terminated
from agreements.domain.answers.life import Status
from agreements.domain.answers.status import PartyStatus, party_status_on, what_may_be
from agreements.domain.answers.term import runs_out
from agreements.domain.claims.shapes import Ending, LifeClaim
from agreements.domain.dates import LAST_DAY, ImpreciseDate
from agreements.domain.resolutions import Certainty
from agreements.projections.agreement_shapes import (
    EndedPart,
    PartyPart,
    RenewalPart,
    StatusOn,
    TermPart,
)
from agreements.projections.gathered import Gathered
from agreements.projections.shapes import Named, Period, bounds, maybe_bounds, period
from agreements.projections.sources import is_inferred

Statuses = Mapping[Status, Certainty]


def statuses(found: Statuses) -> tuple[StatusOn, ...]:
    """Return statuses as they stand in answers."""
    return tuple(StatusOn(status=each, certainty=found[each]) for each in found)


def parties(of: LifeClaim, found: Gathered) -> tuple[PartyPart, ...]:
    """Return each party with its name on the day: those registered, then those that acceded."""
    return tuple(_party(each, found) for each in party_status_on(of, found.on))


def _party(of: PartyStatus, found: Gathered) -> PartyPart:
    return PartyPart(
        **found.named(of.party).model_dump(),
        signed=None if of.signed is None else bounds(of.signed),
        in_force_from=None if of.in_force is None else bounds(of.in_force),
        acceded=None if of.acceded is None else bounds(of.acceded),
        withdrew=None if of.left is None else bounds(of.left),
        status=statuses(of.status),
    )


def term(of: LifeClaim) -> TermPart | None:
    """Return the term with what carried it on, and on which basis (R1)."""
    if of.term is None:
        return None
    inferred = {each.name for each in of.facts if is_inferred(each)}
    return TermPart(
        length=of.term.length,
        until=maybe_bounds(of.term.until),
        indeterminate=of.term.indeterminate,
        renewable=of.term.renewable,
        tacit_renewal=of.term.tacit_renewal,
        renewals=tuple(
            RenewalPart(
                fact=each.fact,
                until=maybe_bounds(each.until),
                basis="inferred" if each.fact in inferred else "stated",
            )
            for each in of.renewals
        ),
        declined_on=tuple(bounds(each.on) for each in of.declines),
    )


def period_of_force(of: LifeClaim) -> Period | None:
    """Return the bounds of the first day in force for anybody, and of the end; None: never."""
    begins = life.first(of)
    return None if begins.earliest == LAST_DAY else period(begins, life.ends(of))


def ended(of: LifeClaim, on_the_day: Statuses, found: Gathered) -> tuple[EndedPart, ...]:
    """Return each way in which it ended, or may have ended, by the day."""
    return tuple(
        EndedPart(how=how, by=by, on=bounds(first_day), certainty=on_the_day[how])
        for how, by, first_day in _endings(of, found)
        if how in on_the_day
    )


def _endings(
    of: LifeClaim, found: Gathered
) -> Iterator[tuple[Status, Named | None, ImpreciseDate]]:
    for each in of.supersessions:
        if each.by is not None:
            instrument = found.titled(each.by)
            by = Named(id=instrument.id, name=instrument.title)
            yield "superseded", by, each.effective.on
    for each in of.terminations:
        if _may_have_ended(of, each, found):
            how = "repealed" if of.instrument_kind == "enactment" else "terminated"
            yield how, found.named(each.by) if each.by else None, each.effective.on
    yield from (("abandoned", None, each.on) for each in of.abandonments)
    ran_out = runs_out(of)
    if ran_out.earliest != LAST_DAY:
        yield "expired", None, ran_out


def _may_have_ended(of: LifeClaim, termination: Ending, found: Gathered) -> bool:
    """Return whether a termination may have taken effect by the day, not taken back before."""
    return True in what_may_be(
        lambda way: (terminated(of, termination, found.on, way),), of, found.on
    )
