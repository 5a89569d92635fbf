"""Facts as the log holds them, with who recorded them and when."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from psycopg import AsyncConnection

from agreements.domain.codec import decode
from agreements.domain.facts import FACT_TYPES
from agreements.domain.standing import Recorded
from agreements.domain.submissions import fact_name

_COLUMNS = """f.subject, f.submission_id, f.ordinal, f.position, f.version, f.type, f.state,
    s.recorded_at, s.actor"""

_OF_SUBJECTS = f"""select {_COLUMNS}
    from agreements.fact f join agreements.submission s using (submission_id)
    where f.type = any(%(types)s::text[]) and f.position <= %(known)s::bigint
    and (%(subjects)s::text[] is null or f.subject = any(%(subjects)s::text[]))
    order by f.position"""  # noqa: S608 - the text set in is a constant above

_BETWEEN = f"""select {_COLUMNS}
    from agreements.fact f join agreements.submission s using (submission_id)
    where f.type = any(%(types)s::text[])
    and f.position > %(after)s::bigint and f.position <= %(known)s::bigint
    and (%(about)s::text is null or f.subject = %(about)s::text
         or f.position in (select position from agreements.mention where id = %(about)s::text))
    order by f.position limit %(limit)s::bigint"""  # noqa: S608 - the text set in is a constant above

_SUBJECTS_ABOUT = """select distinct f.subject from agreements.mention m
    join agreements.fact f using (position)
    where m.id = %(about)s::text and m.position <= %(known)s::bigint"""


@dataclass(frozen=True)
class Entry:
    """A fact with the submission that recorded it."""

    recorded: Recorded
    submission: str
    recorded_at: datetime
    actor: str

    def recorded_on(self, zone: tzinfo) -> date:
        """Return the civil day in a time zone on which it was recorded."""
        return self.recorded_at.astimezone(zone).date()


async def entries_of(
    connection: AsyncConnection, known: int, subjects: Collection[str] | None = None
) -> Mapping[str, list[Entry]]:
    """Return all facts of some subjects, or of all, up to a position: by subject, in order."""
    values = {"known": known, "subjects": None if subjects is None else sorted(subjects)}
    found: dict[str, list[Entry]] = {}
    for each in await _entries(connection, _OF_SUBJECTS, values):
        found.setdefault(each.recorded.fact.subject, []).append(each)
    return found


async def entries_between(
    connection: AsyncConnection, after: int, known: int, about: str | None, limit: int
) -> list[Entry]:
    """Return what was recorded after a position and up to another, in order; at most ``limit``."""
    values = {"after": after, "known": known, "about": about, "limit": limit}
    return await _entries(connection, _BETWEEN, values)


async def subjects_about(connection: AsyncConnection, known: int, about: str) -> frozenset[str]:
    """Return the subjects of the facts that name a subject, up to a position."""
    cursor = await connection.execute(_SUBJECTS_ABOUT, {"known": known, "about": about})
    return frozenset(subject for (subject,) in await cursor.fetchall())


async def _entries(
    connection: AsyncConnection, query: str, values: Mapping[str, object]
) -> list[Entry]:
    cursor = await connection.execute(query.encode(), {**values, "types": list(FACT_TYPES)})
    return [
        Entry(
            Recorded(fact_name(submission, ordinal), position, version, decode(kind, state)),
            submission,
            recorded_at.astimezone(UTC),
            actor,
        )
        for _, submission, ordinal, position, version, kind, state, recorded_at, actor in (
            await cursor.fetchall()
        )
    ]
