"""What the registry learned between two positions: corrections, late records, changes, news."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from agreements.domain.answers.changes import Mark, marks
from agreements.domain.facts import AlternativeRecorded, Fact, FactAnnulled, FactSuperseded
from agreements.domain.standing import Record, told
from agreements.projections.asked import Asked
from agreements.projections.fact_sentences import sentence_of
from agreements.projections.gathered import Gathered
from agreements.projections.holding_changes import HoldingChange, holding_changes
from agreements.projections.recorded_facts import Entry, entries_between, entries_of
from agreements.projections.shapes import (
    Answer,
    Bounds,
    Cite,
    FindingPart,
    Instant,
    Name,
    Part,
    bounds,
)
from agreements.projections.snapshot import Snapshot
from agreements.projections.told import (
    ToldFact,
    cites_of,
    effective_with,
    gather_named,
    told_fact,
)

PAGE = 1_000
"""How many facts a page holds where nothing else is asked for."""


class RevisionPart(Part):
    """A fact recorded in between.

    ``effective``: bounds of the day it is effective from; null: none is known. ``corrected``: the
    fact that this correction names; ``beside``: the one that this alternative stands beside;
    ``stands``: what stands in its place at the end; null: nothing does.
    """

    fact: str
    position: int
    kind: str
    subject: str
    marks: tuple[Mark, ...]
    effective: Bounds | None
    says: Name
    corrected: ToldFact | None
    beside: ToldFact | None
    stands: ToldFact | None
    submission: str
    recorded_at: Instant
    actor: str
    cites: tuple[Cite, ...]


class RevisionsAnswer(Answer):
    """``known_from``, ``snapshot``: recorded after the one, up to the other.

    ``holdings``: what that changes in the answer for ``effective_on``, where a day was asked for;
    null: none was. ``next_after``: ask again after this position; null: that was all.
    """

    known_from: int
    about: str | None
    revisions: tuple[RevisionPart, ...]
    holdings: tuple[HoldingChange, ...] | None
    next_after: int | None
    findings: tuple[FindingPart, ...]


@dataclass(frozen=True)
class Learned:
    """What is asked: since when, about what, with what it changes on the day, which page."""

    since: Snapshot
    about: str | None = None
    compare: bool = False
    after: int = 0
    limit: int = PAGE


async def revisions(asked: Asked, learned: Learned) -> RevisionsAnswer:
    """Answer what was recorded after ``learned.since``, up to the snapshot, in order."""
    source = asked.source
    first = max(learned.since.position, learned.after)
    page = await entries_between(
        source.connection, first, source.snapshot.position, learned.about, learned.limit + 1
    )
    shown = page[: learned.limit]
    subjects = {each.recorded.fact.subject for each in shown}
    whole = await entries_of(source.connection, source.snapshot.position, subjects)
    telling = await _telling(asked, whole)
    return RevisionsAnswer(
        **asked.header(),
        known_from=learned.since.position,
        about=learned.about,
        revisions=tuple(telling.part(each) for each in shown),
        holdings=await _changed(asked, learned) if learned.compare else None,
        next_after=shown[-1].recorded.position if len(page) > learned.limit else None,
        findings=asked.nothing_recorded,
    )


async def _changed(asked: Asked, learned: Learned) -> tuple[HoldingChange, ...]:
    before = replace(asked, source=replace(asked.source, snapshot=learned.since))
    return await holding_changes(before, asked, learned.about)


async def _telling(asked: Asked, whole: Mapping[str, Sequence[Entry]]) -> _Telling:
    records = {
        subject: Record.of(each.recorded for each in entries) for subject, entries in whole.items()
    }
    facts = [each.recorded.fact for entries in whole.values() for each in entries]
    found = await gather_named(asked, facts)
    return _Telling(found, records, ZoneInfo(asked.time_zone))


@dataclass(frozen=True)
class _Telling:
    found: Gathered
    records: Mapping[str, Record]
    zone: ZoneInfo

    def part(self, entry: Entry) -> RevisionPart:
        """Return a fact as it stands in the answer."""
        name, fact = entry.recorded.name, entry.recorded.fact
        effective = effective_with(self._of_the_world(fact), self.found)
        recorded_on: date = entry.recorded_on(self.zone)
        return RevisionPart(
            fact=name,
            position=entry.recorded.position,
            kind=fact.fact,
            subject=fact.subject,
            marks=marks(fact, effective, recorded_on),
            effective=None if effective is None else bounds(effective),
            says=sentence_of(fact, self.found.labels),
            corrected=self._corrected(fact),
            beside=self._named(fact.subject, fact.beside)
            if isinstance(fact, AlternativeRecorded)
            else None,
            stands=self._stands(
                fact.subject, fact.corrects if isinstance(fact, FactAnnulled) else name
            ),
            submission=entry.submission,
            recorded_at=entry.recorded_at,
            actor=entry.actor,
            cites=cites_of(fact),
        )

    def _of_the_world(self, fact: Fact) -> Fact:
        """Return what a fact is about; an annulment is about what it strikes."""
        if not isinstance(fact, FactAnnulled):
            return fact
        struck = self.records[fact.subject].root_of(fact.corrects)
        return struck.fact if struck else fact

    def _corrected(self, fact: Fact) -> ToldFact | None:
        if not isinstance(fact, FactSuperseded | FactAnnulled):
            return None
        return self._named(fact.subject, fact.corrects)

    def _stands(self, subject: str, name: str) -> ToldFact | None:
        standing = self.records[subject].now_standing(name)
        if standing is None:
            return None
        fact = self.records[subject].by_name[standing].fact
        return None if isinstance(fact, FactAnnulled) else told_fact(standing, fact, self.found)

    def _named(self, subject: str, name: str) -> ToldFact | None:
        found = self.records[subject].by_name.get(name)
        return None if found is None else told_fact(name, told(found.fact), self.found)
