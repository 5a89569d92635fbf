"""What changed in the world between two days, as known at a snapshot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from zoneinfo import ZoneInfo

from agreements.domain.answers import life
from agreements.domain.answers.changes import Event, Mark, events, marks
from agreements.domain.answers.status import what_may_be
from agreements.domain.answers.term import runs_out
from agreements.domain.claims.derive import kind_registered_by
from agreements.domain.claims.shapes import LifeClaim
from agreements.domain.effective import Moment
from agreements.domain.facts import Fact
from agreements.domain.references import mentions
from agreements.domain.resolutions import Certainty, Resolution
from agreements.domain.standing import Record
from agreements.projections.asked import Asked
from agreements.projections.documented import documented_record, documents_by
from agreements.projections.fact_sentences import sentence_of
from agreements.projections.gathered import Gathered, gather
from agreements.projections.holding_changes import HoldingChange, holding_changes
from agreements.projections.recorded_facts import Entry, entries_of, subjects_about
from agreements.projections.shapes import (
    AlternativePart,
    Alternatives,
    Answer,
    Bounds,
    Cite,
    FindingPart,
    Instant,
    Name,
    Part,
    bounds,
)
from agreements.projections.told import cites_of, effective_with

_MARKED: Mapping[str, tuple[str, str]] = {
    "notice": ("Said beforehand: {said}", "Annonce : {said}"),
    "ends": ("Comes to its end: {said}", "Prend fin : {said}"),
    "expires": (
        "The term of {said} runs out.",
        "La durée de l’entente «\u00a0{said}\u00a0» arrive à son terme.",
    ),
}


class EventPart(Part):
    """Something that takes place in between.

    ``on``: bounds of its day, whichever source is right. ``moment`` ``expires``: a term that runs
    out, which no fact states: ``fact`` is null, ``facts`` are those that it follows from.
    ``irregular``: it was not allowed, and has no effect.
    """

    on: Bounds
    moment: Moment | str
    certainty: Certainty
    kind: str
    subject: str
    says: Name
    marks: tuple[Mark, ...]
    irregular: bool
    fact: str | None
    facts: tuple[str, ...]
    recorded_at: Instant | None
    cites: tuple[Cite, ...]
    alternatives: Alternatives = ()


class ChangesAnswer(Answer):
    """``effective_from``, ``effective_on``: after the one day, up to the other."""

    effective_from: date
    about: str | None
    events: tuple[EventPart, ...]
    holdings: tuple[HoldingChange, ...]
    findings: tuple[FindingPart, ...]


async def changes(asked: Asked, since: date, about: str | None = None) -> ChangesAnswer:
    """Answer what took place after a day, up to the one asked about, in order.

    ``about``: only what names this subject. Every fact of the subjects concerned is read: of the
    whole registry where nothing is named.
    """
    happened = await _events(asked, since, about)
    expired = await _expirations(asked, since, about)
    ordered = sorted((*happened, *expired), key=_day)  # of one day as they come, by position (R4)
    before = replace(asked, on=since)
    return ChangesAnswer(
        **asked.header(),
        effective_from=since,
        about=about,
        events=tuple(ordered),
        holdings=await holding_changes(before, asked, about),
        findings=asked.nothing_recorded,
    )


def _day(of: EventPart) -> tuple[date, date]:
    return (of.on.earliest or date.min, of.on.latest or date.max)


async def _events(asked: Asked, since: date, about: str | None) -> list[EventPart]:
    source = asked.source
    known = source.snapshot.position
    subjects = None if about is None else await subjects_about(source.connection, known, about)
    whole = await entries_of(source.connection, known, subjects)
    shown = await _documents(asked)
    found = [
        (each, entries)
        for entries in whole.values()
        for each in events(_record(entries, shown), since, asked.on)
        if about is None or about in _named_by(each)
    ]
    found.sort(key=lambda each: each[0].stands.position)
    named = {subject for each, _ in found for subject in _named_by(each)}
    gathered = await gather(asked, (), also=named)
    telling = _Telling(gathered, ZoneInfo(asked.time_zone))
    return [
        telling.event(each, {one.recorded.name: one for one in entries}) for each, entries in found
    ]


async def _documents(asked: Asked) -> frozenset[str] | None:
    if asked.documented_by is None:
        return None
    return documents_by(await asked.source.of_kind("document"), asked.documented_by)


def _record(entries: Sequence[Entry], shown: frozenset[str] | None) -> Record:
    """Return the record of a subject; where documents are given, only what they show of it."""
    record = Record.of(each.recorded for each in entries)
    kind = kind_registered_by(entries[0].recorded.fact.fact)
    return record if shown is None or kind is None else documented_record(record, kind, shown)


def _named_by(event: Event) -> frozenset[str]:
    said = (event.stands, *event.others)
    return frozenset(subject for each in said for subject in mentions(each.fact))


@dataclass(frozen=True)
class _Telling:
    found: Gathered
    zone: ZoneInfo

    def event(self, of: Event, entries: Mapping[str, Entry]) -> EventPart:
        """Return an event as it stands in the answer."""
        fact, entry = of.stands.fact, entries[of.stands.name]
        return EventPart(
            on=bounds(of.on),
            moment=of.moment,
            certainty=of.certainty,
            kind=fact.fact,
            subject=fact.subject,
            says=_said(of.moment, sentence_of(fact, self.found.labels)),
            marks=self._marks(of, entry),
            irregular=of.irregular,
            fact=of.stands.name,
            facts=of.stands.names or (of.stands.name,),
            recorded_at=entry.recorded_at,
            cites=cites_of(fact),
            alternatives=tuple(
                AlternativePart(
                    fact=each.name,
                    says=sentence_of(each.fact, self.found.labels),
                    cites=cites_of(each.fact),
                )
                for each in of.others
            ),
        )

    def _marks(self, of: Event, entry: Entry) -> tuple[Mark, ...]:
        fact: Fact = entry.recorded.fact
        own = marks(fact, effective_with(fact, self.found), entry.recorded_on(self.zone))
        return ("alternative", *(e for e in own if e != "new")) if of.others else own


def _said(moment: str, said: Name) -> Name:
    if moment not in _MARKED:
        return said
    en, fr = _MARKED[moment]
    return Name(en=en.format(said=said.en), fr=fr.format(said=said.fr))


async def _expirations(asked: Asked, since: date, about: str | None) -> list[EventPart]:
    """Return the terms that run out in between: ends that no fact states (R1)."""
    found = await asked.source.of_kind("life")
    lives = [each for each in found if isinstance(each, LifeClaim)]
    return [
        part
        for each in lives
        if about in (None, each.subject, *each.leads_to)
        for part in _expiration(each, since, asked.on)
    ]


def _expiration(of: LifeClaim, since: date, on: date) -> Iterator[EventPart]:
    certainty = what_may_be(partial(_expires, of, since, on), of, on).get(True)
    if certainty is None:
        return
    title = Name(en=of.title.en, fr=of.title.fr)
    yield EventPart(
        on=bounds(runs_out(of)),
        moment="expires",
        certainty=certainty,
        kind="TermRanOut",
        subject=of.subject,
        says=_said("expires", title),
        marks=(),
        irregular=False,
        fact=None,
        facts=tuple(each.name for each in of.facts),
        recorded_at=None,
        cites=(),
    )


def _expires(of: LifeClaim, since: date, on: date, way: Resolution) -> tuple[bool, ...]:
    """Return True if it expires in between, having been in force until then."""
    expired = life.status(of, on, way) == "expired" and not life.ended(of, since, way)
    return (True,) if expired else ()
