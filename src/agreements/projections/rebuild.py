"""Deriving every claim again from the log, subject by subject, and putting right what differs.

The log is streamed; memory holds one subject's facts. Recording goes on meanwhile: only at the end
is the log held still, while the subjects that moved on are derived once more and the difference is
written, whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import psycopg

from agreements.domain.codec import decode
from agreements.domain.facts import FACT_TYPES
from agreements.domain.references import mentions
from agreements.domain.standing import Recorded
from agreements.domain.submissions import fact_name
from agreements.projections.known import KnownRow, Told, known_rows
from agreements.storage.connections import Conn, connect
from agreements.storage.errors import MigrationRefused
from agreements.storage.failures import translated
from agreements.storage.streams import rows_of

LOCK_TIMEOUT_MS = 60_000

DERIVATION = 2
"""The version of what is derived from the log. It is raised with every change to the shape of a
claim or to what a part of a subject gives, so that an older registry's claims are derived anew."""
_ONE_AT_A_TIME = 4711030003
_DERIVED = "insert into agreements.derivation (version) values (%s)"

_COLUMNS = """subject, part, known_from, known_until, kind, role, function, territory, refs, body,
    position"""

_STAGE = """
    create temporary table rebuilt_claim (like agreements.claim);
    create temporary table rebuilt_mention (like agreements.mention);
"""

_FACTS = """
    select f.subject, f.version, f.position, f.submission_id, f.ordinal, f.type, f.state,
           s.last_position as submission_end
    from agreements.fact f join agreements.submission s using (submission_id)
    where f.type = any(%s::text[]) and f.position <= %s::bigint
      and (%s::text[] is null or f.subject = any(%s::text[]))
    order by f.subject, f.version
"""

_MOVED_ON = """
    select distinct subject from agreements.fact where position > %s::bigint order by subject
"""

_KEYS = {"claim": ("subject", "part", "known_from"), "mention": ("id", "position")}

_REMOVE = """
    delete from agreements.{table} t where not exists (
        select from rebuilt_{table} r where {same_key} and r is not distinct from t)
"""
_ADD = """
    insert into agreements.{table} select r.* from rebuilt_{table} r where not exists (
        select from agreements.{table} t where {same_key})
"""


@dataclass(frozen=True, slots=True)
class _Line:
    subject: str
    version: int
    position: int
    submission_id: str
    ordinal: int
    type: str
    state: bytes
    submission_end: int

    def told(self) -> Told:
        name = fact_name(self.submission_id, self.ordinal)
        fact = decode(self.type, self.state)
        return Told(Recorded(name, self.position, self.version, fact), self.submission_end)


@dataclass(frozen=True)
class Rebuilt:
    """How many subjects were derived, the rows there are now, and how many had differed."""

    subjects: int
    claims: int
    mentions: int
    differing: int


def rebuild(owner_dsn: str, progress: Callable[[int], None] | None = None) -> Rebuilt:
    """Derive everything again as the owner of the tables; ``progress`` is told the subjects done.

    Raises the log's errors; then nothing has changed.
    """
    try:
        return _rebuild(owner_dsn, progress)
    except psycopg.Error as failure:
        raise translated(failure) from failure


def require_current(owner_dsn: str) -> Rebuilt | None:
    """Derive everything again if another release's derivation wrote it; None: it did not.

    Raises MigrationRefused where that is needed and the owner's rights are missing.
    """
    try:
        with connect(owner_dsn) as conn:
            if _derived_by(conn) == DERIVATION:
                return None
            conn.execute("select pg_advisory_lock(%s)", (_ONE_AT_A_TIME,))
            if _derived_by(conn) == DERIVATION:
                return None
            if _head(conn) == 0 and _derived_by(conn) is None:
                conn.execute(_DERIVED, (DERIVATION,))
                return None
            return _rebuild(owner_dsn, None)
    except psycopg.errors.InsufficientPrivilege as failure:
        msg = "another release derived the claims: open the registry once as their owner"
        raise MigrationRefused(msg) from failure
    except psycopg.Error as failure:
        raise translated(failure) from failure


def _derived_by(connection: Conn) -> int | None:
    row = connection.execute("select version from agreements.derivation").fetchone()
    return int(row[0]) if row else None


def _rebuild(owner_dsn: str, progress: Callable[[int], None] | None) -> Rebuilt:
    with connect(owner_dsn) as reading, connect(owner_dsn) as writing:
        writing.execute(_STAGE)
        head = _head(writing)
        subjects = _derive_into(reading, writing, head, None, progress)
        with writing.transaction():
            writing.execute("select agreements.lock_log(%s)", (LOCK_TIMEOUT_MS,))
            _catch_up(reading, writing, head)
            differing = _put_right(writing)
            writing.execute("delete from agreements.derivation")
            writing.execute(_DERIVED, (DERIVATION,))
            return Rebuilt(subjects, *_counts(writing), differing)


def _head(connection: Conn) -> int:
    row = connection.execute("select max(last_position) from agreements.submission").fetchone()
    return int(row[0] or 0) if row else 0


def _derive_into(
    reading: Conn,
    writing: Conn,
    head: int,
    subjects: list[str] | None,
    progress: Callable[[int], None] | None = None,
) -> int:
    done = 0
    for subject, told in _subjects(reading, head, subjects):
        _copy_claims(writing, known_rows(subject, told))
        _copy_mentions(writing, told)
        done += 1
        if progress is not None:
            progress(done)
    return done


def _subjects(
    reading: Conn, head: int, subjects: list[str] | None
) -> Iterator[tuple[str, list[Told]]]:
    wanted = (list(FACT_TYPES), head, subjects, subjects)
    with reading.transaction():
        lines = rows_of(reading, _Line, _FACTS, wanted)
        for subject, run in groupby(lines, key=lambda line: line.subject):
            yield subject, [line.told() for line in run]


def _copy_claims(writing: Conn, rows: Iterable[KnownRow]) -> None:
    with (
        writing.cursor() as cursor,
        cursor.copy(f"copy rebuilt_claim ({_COLUMNS}) from stdin") as copy,
    ):
        for known in rows:
            row = known.row
            copy.write_row(
                (
                    row.subject, row.part, known.known_from, known.known_until, row.kind, row.role,
                    row.function, row.territory, list(row.refs), row.body.decode(), row.position,
                )
            )  # fmt: skip


def _copy_mentions(writing: Conn, told: Iterable[Told]) -> None:
    with (
        writing.cursor() as cursor,
        cursor.copy("copy rebuilt_mention (id, position) from stdin") as copy,
    ):
        for each in told:
            for mentioned in mentions(each.recorded.fact):
                copy.write_row((mentioned, each.recorded.position))


def _catch_up(reading: Conn, writing: Conn, head: int) -> None:
    """Derive anew the subjects recorded about since; the log is held still by now."""
    moved_on = [row[0] for row in writing.execute(_MOVED_ON, (head,)).fetchall()]
    if not moved_on:
        return
    writing.execute("delete from rebuilt_claim where subject = any(%s::text[])", (moved_on,))
    writing.execute(
        """delete from rebuilt_mention where position in
           (select position from agreements.fact where subject = any(%s::text[]))""",
        (moved_on,),
    )
    _derive_into(reading, writing, _head(writing), moved_on)


def _put_right(writing: Conn) -> int:
    """Remove the rows that differ, then add those missing; a changed row is both."""
    differing = 0
    for table, key in _KEYS.items():
        writing.execute(f"create index on rebuilt_{table} ({', '.join(key)})".encode())
        same_key = " and ".join(f"r.{column} = t.{column}" for column in key)
        removed = writing.execute(_REMOVE.format(table=table, same_key=same_key).encode())
        added = writing.execute(_ADD.format(table=table, same_key=same_key).encode())
        differing += max(removed.rowcount, added.rowcount)
    return differing


def _counts(connection: Conn) -> tuple[int, int]:
    row = connection.execute(
        """select (select count(*) from agreements.claim),
                  (select count(*) from agreements.mention)"""
    ).fetchone()
    return (row[0], row[1]) if row else (0, 0)
