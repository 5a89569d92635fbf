"""The record without what no document of the day showed (R2): laid over a snapshot as a draft.

A fact counts if a document that it cites is dated on or before the day, whatever of that document's
date is known. What the registry itself lays down always counts: the names of organizations and
posts, and its territories, functions and documents.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import cast

from psycopg import AsyncConnection

from agreements.domain.claims.derive import claims_of, kind_registered_by
from agreements.domain.claims.shapes import Claim, DocumentClaim
from agreements.domain.facts import AlternativeRecorded, Fact, OrdinaryFact
from agreements.domain.standing import Record, Recorded, Standing
from agreements.projections.claims import claim_of, row_of
from agreements.projections.recorded_facts import Entry, entries_of
from agreements.projections.snapshot import Snapshot
from agreements.projections.source import Draft

_OWN_NAMING = frozenset({"organization", "post"})
_OWN_GROUND = frozenset({"territory", "function", "document"})

_STORED = """select subject, body::text, position from agreements.claim
    where known_from <= %(known)s::bigint
    and (known_until is null or known_until > %(known)s::bigint)"""


async def documented_draft(connection: AsyncConnection, snapshot: Snapshot, day: date) -> Draft:
    """Return what the documents of a day leave of a snapshot, as the change that it makes.

    The whole log up to the snapshot is read.
    """
    known = snapshot.position
    whole = await entries_of(connection, known)
    cursor = await connection.execute(_STORED.encode(), {"known": known})
    stored: dict[str, list[Claim]] = {}
    for subject, body, position in await cursor.fetchall():
        stored.setdefault(subject, []).append(claim_of(body, position))
    shown = documents_by((each for claims in stored.values() for each in claims), day)
    closes: list[tuple[str, str]] = []
    opens: list[Claim] = []
    for subject, entries in whole.items():
        before = {each.part: each for each in stored.get(subject, ())}
        after = {each.part: each for each in _claims(subject, entries, shown)}
        closes += [(subject, part) for part, was in before.items() if after.get(part) != was]
        opens += [is_now for part, is_now in after.items() if before.get(part) != is_now]
    return Draft(frozenset(closes), tuple(opens), known)


def documents_by(claims: Iterable[Claim], day: date) -> frozenset[str]:
    """Return the documents that are certainly dated on or before a day."""
    return frozenset(
        each.subject
        for each in claims
        if isinstance(each, DocumentClaim)
        and each.dated_on is not None
        and each.dated_on.on.latest <= day
    )


def _claims(subject: str, entries: list[Entry], shown: Collection[str]) -> Iterator[Claim]:
    kind = kind_registered_by(entries[0].recorded.fact.fact)
    if kind is None:
        return
    kept = documented_record(Record.of(each.recorded for each in entries), kind, shown)
    for each in claims_of(subject, kind, kept):
        row = row_of(each)
        yield claim_of(row.body, row.position)


def documented_record(record: Record, kind: str, shown: Collection[str]) -> Record:
    """Return the record of a subject of a kind without what no document that is shown tells."""
    return Record.of(_kept(record, kind, shown))


def _kept(record: Record, kind: str, shown: Collection[str]) -> Iterator[Recorded]:
    """Yield what counts of a subject's facts; in the place of one that does not, another source."""
    said: dict[str, list[Standing]] = {}
    for each in record.alternatives():
        said.setdefault(each.beside.root, []).append(each.stands)
    for stands in record.standing():
        sources = (stands, *said.get(stands.root, ()))
        counting = [each for each in sources if _counts(each.fact, kind, shown)]
        for number, each in enumerate(counting):
            if each is stands:
                yield from (record.by_name[name] for name in reversed(stands.names))
            elif number == 0:
                yield Recorded(each.name, stands.position, stands.version, each.fact)
            else:
                yield _beside(counting[0], each, record)


def _beside(first: Standing, other: Standing, record: Record) -> Recorded:
    version = record.by_name[other.root].version
    beside = AlternativeRecorded.model_construct(
        subject=other.fact.subject, beside=first.name, statement=cast("OrdinaryFact", other.fact)
    )
    return Recorded(other.name, other.position, version, beside)


def _counts(fact: Fact, kind: str, shown: Collection[str]) -> bool:
    if kind in _OWN_GROUND or (fact.registers is not None and kind in _OWN_NAMING):
        return True
    return not fact.sources or any(each.document in shown for each in fact.sources)
