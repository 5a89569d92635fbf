"""Every legal day between two dates, with the internal days that lie ahead of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from pydantic import Field

from agreements.domain.answers.deadlines import Deadline, InternalDay, deadlines_of
from agreements.domain.answers.legal_days import What
from agreements.domain.claims.shapes import (
    LeadClaim,
    ObligationClaim,
    ReopenerClaim,
    StepClaim,
)
from agreements.domain.dates import Duration
from agreements.domain.resolutions import Certainty
from agreements.projections.asked import Asked
from agreements.projections.gathered import Gathered, gather
from agreements.projections.obligations import require
from agreements.projections.shapes import (
    Answer,
    Bounds,
    FindingPart,
    Named,
    Part,
    Titled,
    bounds,
)
from agreements.projections.sources import SourcedPart, Sources, sources

LONGEST = "P100Y"
"""The longest span that one question may ask about."""


class InternalPart(Part):
    """A day for a diary, ``lead_time`` before the legal day; no rule is broken by missing it.

    ``within``: how certainly the span holds it; null: it does not. ``set_by`` null: not said.
    """

    lead: str
    lead_time: Duration
    set_by: Named | None
    internal_on: Bounds
    within: Certainty | None


class DeadlinePart(SourcedPart):
    """A day that law sets.

    ``certainty``: of its being a legal day at all; ``within``: of the span's holding it, null where
    it holds an internal day of it alone. ``settled``: what it asks for is done or let off already,
    by what is on record. ``key``: the clause, obligation or step.
    """

    legal_on: Bounds
    internal: tuple[InternalPart, ...]
    what: What
    key: str | None
    binds: tuple[Named, ...]
    instrument: Titled
    certainty: Certainty
    within: Certainty | None
    settled: Literal["fulfilled", "waived"] | None


class DeadlinesAnswer(Answer):
    """``from`` the first ``to`` the last day, both included; ``effective_on`` is the first.

    ``agreement`` and ``party`` echo what was asked for; null: all.
    """

    from_: date = Field(serialization_alias="from")
    to: date
    agreement: Titled | None
    party: Named | None
    deadlines: tuple[DeadlinePart, ...]
    findings: tuple[FindingPart, ...]


async def deadlines(
    asked: Asked, last: date, *, agreement: str | None = None, party: str | None = None
) -> DeadlinesAnswer:
    """Answer what falls due from the day asked about to a last day, by legal day; one query.

    ``party``: only what binds it. Raises UnknownSubject for an instrument or organization that is
    not registered as known.
    """
    subjects = None if agreement is None else [agreement]
    also = [each for each in (agreement, party) if each is not None]
    kinds = ("life", "obligation", "reopener", "step", "lead")
    found = await gather(asked, kinds, subjects, also)
    empty = asked.source.snapshot.empty
    if not empty:
        require(found, agreement, party)
    return DeadlinesAnswer(
        **asked.header(),
        from_=asked.on,
        to=last,
        agreement=found.titled(agreement) if agreement in found.lives and agreement else None,
        party=found.named(party) if party and not empty else None,
        deadlines=tuple(
            _part(each, found)
            for each in _all(found, subjects, last)
            if party is None or party in each.day.binds
        ),
        findings=asked.nothing_recorded,
    )


def _all(found: Gathered, subjects: list[str] | None, last: date) -> Iterable[Deadline]:
    kinds = (ObligationClaim, ReopenerClaim, StepClaim, LeadClaim)
    listed = [
        each
        for life in found.lives.values()
        if subjects is None or life.subject in subjects
        for each in deadlines_of(
            life,
            [claim for kind in kinds for claim in found.of(kind, life.subject)],
            found.on,
            last,
        )
    ]
    return sorted(listed, key=lambda each: each.place)


def _part(of: Deadline, found: Gathered) -> DeadlinePart:
    return DeadlinePart(
        legal_on=bounds(of.day.on),
        internal=tuple(_internal(each, found) for each in of.internal),
        what=of.day.what,
        key=of.day.key,
        binds=tuple(found.named(each) for each in of.day.binds),
        instrument=found.titled(of.of.subject),
        certainty=of.day.certainty,
        within=of.within,
        settled=of.day.settled,
        **_sources(of, found),
    )


def _sources(of: Deadline, found: Gathered) -> Sources:
    life = found.lives[of.of.subject]
    leads = [fact for each in of.internal for fact in each.lead.facts]
    beside = () if of.of is life else life.facts
    return sources((*of.of.facts, *leads), beside, found.labels)


def _internal(of: InternalDay, found: Gathered) -> InternalPart:
    return InternalPart(
        lead=of.lead.lead,
        lead_time=of.lead.lead_time,
        set_by=found.named(of.lead.set_by) if of.lead.set_by else None,
        internal_on=bounds(of.on),
        within=of.within,
    )
