"""The audit trail of anything: every fact about it or mentioning it, as recorded, in order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from psycopg import AsyncConnection
from psycopg.rows import class_row
from pydantic import JsonValue

from agreements.domain.submissions import fact_name
from agreements.projections.asked import UnknownSubject, finding
from agreements.projections.corrections import Corrections, StandingNow, corrections_of
from agreements.projections.shapes import RULES, FindingPart, Instant, Part, Words
from agreements.projections.snapshot import Snapshot

PAGE = 1_000
"""How many facts a page of a trail holds where nothing else is asked for."""

Relation = Literal["subject", "mention", "submission", "fact", "correction", "corrected"]


class Entry(Part):
    """One fact of a trail.

    ``fact``: the JSON object as recorded; null where another library's event is none.
    ``standing``: at the snapshot; ``corrected_by``: the correction in effect that strikes it.
    ``corrections``: all that name it, in effect or not. ``corrects``: what it names itself.
    ``restores``: what stands again because this annulment of a correction is in effect.
    """

    name: str
    position: int
    subject: str
    version: int
    kind: str
    fact: dict[str, JsonValue] | None
    submission: str
    recorded_at: Instant
    actor: str
    on_behalf_of: str | None
    reason: Words | None
    correlation: str | None
    disclosure: str
    relation: Relation
    standing: StandingNow
    corrected_by: str | None
    corrections: tuple[str, ...]
    corrects: str | None
    restores: str | None


class HistoryAnswer(Part):
    """A page of a trail. ``next_after``: ask again after this position; null: that was all."""

    known_at: Instant | None
    snapshot: int
    provisional: bool
    rules: int = RULES
    id: str
    after: int
    limit: int
    entries: tuple[Entry, ...]
    next_after: int | None
    findings: tuple[FindingPart, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    position: int
    submission_id: str
    ordinal: int
    subject: str
    version: int
    type: str
    state: bytes
    recorded_at: datetime
    actor: str
    on_behalf_of: str | None
    reason: dict[str, str] | None
    correlation: str | None
    disclosure: str

    @property
    def name(self) -> str:
        return fact_name(self.submission_id, self.ordinal)


_ENTRIES = """
    select f.position, f.submission_id, f.ordinal, f.subject, f.version, f.type, f.state,
           s.recorded_at, s.actor, s.on_behalf_of, s.reason, s.correlation, s.disclosure
    from agreements.fact f join agreements.submission s using (submission_id)
    where f.position = any(%(positions)s::bigint[]) order by f.position
"""

# Each branch reads its own index, and no further than a page.
_ABOUT = """
    (select position from agreements.mention where id = %(id)s
        and position > %(after)s::bigint and position <= %(known)s::bigint
        order by position limit %(limit)s::bigint)
    union
    (select position from agreements.fact where subject = %(id)s
        and position > %(after)s::bigint and position <= %(known)s::bigint
        order by version limit %(limit)s::bigint)
    union
    (select position from agreements.fact where submission_id = %(id)s
        and position > %(after)s::bigint and position <= %(known)s::bigint
        order by ordinal limit %(limit)s::bigint)
    order by position limit %(limit)s::bigint
"""

_SUBJECT_OF = """select subject from agreements.fact
    where submission_id = %s and ordinal = %s::bigint and position <= %s::bigint"""

_NAMED = """
    select f.position from agreements.fact f
    join unnest(%(submissions)s::text[], %(ordinals)s::bigint[]) as named (submission_id, ordinal)
        using (submission_id, ordinal)
    where f.position > %(after)s::bigint order by f.position limit %(limit)s::bigint
"""


async def history(
    connection: AsyncConnection,
    snapshot: Snapshot,
    id: str,  # noqa: A002 - the word for it in every answer
    *,
    limit: int = PAGE,
    after: int = 0,
) -> HistoryAnswer:
    """Answer the trail of a subject, a fact (``submission/ordinal``) or a submission.

    Of a fact: itself, what it corrects, and what corrects it, all the way. At most ``limit`` facts
    after a position. Raises UnknownSubject for what was not recorded at the snapshot, ValueError
    for a limit below 1.
    """
    if limit < 1:
        raise ValueError("limit must be 1 or more")
    trail = _Trail(connection, snapshot, id)
    rows = await trail.rows(after, limit + 1)
    if not rows and not snapshot.empty and (after == 0 or not await trail.rows(0, 1)):
        raise UnknownSubject(id, "subject, fact or submission")
    page = rows[:limit]
    corrections = await corrections_of(connection, snapshot, {each.subject for each in page})
    return HistoryAnswer(
        known_at=snapshot.known_at,
        snapshot=snapshot.position,
        provisional=snapshot.provisional,
        id=id,
        after=after,
        limit=limit,
        entries=tuple(_entry(each, id, corrections) for each in page),
        next_after=page[-1].position if len(rows) > limit else None,
        findings=(finding("nothing_recorded"),) if snapshot.empty else (),
    )


@dataclass(frozen=True)
class _Trail:
    connection: AsyncConnection
    snapshot: Snapshot
    id: str

    async def rows(self, after: int, limit: int) -> Sequence[_Row]:
        """Return the first facts of the trail after a position."""
        positions = await self._positions(after, limit)
        async with self.connection.cursor(row_factory=class_row(_Row)) as cursor:
            await cursor.execute(_ENTRIES, {"positions": positions})
            return await cursor.fetchall()

    async def _positions(self, after: int, limit: int) -> list[int]:
        values: dict[str, object] = {"after": after, "limit": limit}
        if "/" in self.id:
            names = [_split(each) for each in await self._names()]
            values |= {"submissions": [each for each, _ in names]}
            values |= {"ordinals": [ordinal for _, ordinal in names]}
            cursor = await self.connection.execute(_NAMED, values)
        else:
            values |= {"id": self.id, "known": self.snapshot.position}
            cursor = await self.connection.execute(_ABOUT, values)
        return [position for (position,) in await cursor.fetchall()]

    async def _names(self) -> Iterable[str]:
        """Return the fact asked about, with what it corrects and what corrects it."""
        submission, ordinal = _split(self.id)
        if ordinal is None:
            return ()
        known = self.snapshot.position
        cursor = await self.connection.execute(_SUBJECT_OF, (submission, ordinal, known))
        row: tuple[str] | None = await cursor.fetchone()
        if row is None:
            return ()
        corrections = await corrections_of(self.connection, self.snapshot, row)
        return corrections.linked_to(self.id)


_MOST_DIGITS = 6


def _split(name: str) -> tuple[str, int | None]:
    submission, _, ordinal = name.rpartition("/")
    plain = ordinal.isascii() and ordinal.isdigit() and len(ordinal) <= _MOST_DIGITS
    return submission, int(ordinal) if plain and not ordinal.startswith("0") else None


def _entry(row: _Row, asked: str, corrections: Corrections) -> Entry:
    return Entry(
        name=row.name,
        position=row.position,
        subject=row.subject,
        version=row.version,
        kind=row.type,
        fact=_said(row.state),
        submission=row.submission_id,
        recorded_at=row.recorded_at,
        actor=row.actor,
        on_behalf_of=row.on_behalf_of,
        reason=_reason(row.reason),
        correlation=row.correlation,
        disclosure=row.disclosure,
        relation=_relation(row, asked, corrections),
        standing=corrections.standing(row.name),
        corrected_by=corrections.corrector.get(row.name),
        corrections=corrections.naming(row.name),
        corrects=corrections.corrects.get(row.name),
        restores=corrections.restored_by(row.name),
    )


def _said(state: bytes) -> dict[str, JsonValue] | None:
    try:
        said: object = json.loads(state)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None


def _reason(said: Mapping[str, str] | None) -> Words | None:
    return None if said is None else Words(en=said.get("en"), fr=said.get("fr"))


def _relation(row: _Row, asked: str, corrections: Corrections) -> Relation:
    if "/" in asked:
        if row.name == asked:
            return "fact"
        return "correction" if row.name in corrections.corrects else "corrected"
    if row.subject == asked:
        return "subject"
    return "submission" if row.submission_id == asked else "mention"
