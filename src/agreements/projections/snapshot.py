"""The second clock: what ``known_at`` comes to (R2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from psycopg import AsyncConnection

KnownAt = int | datetime | None
"""A position, an instant with its zone, or None: now."""


class UnknownPosition(LookupError):
    """Nothing is recorded at that position yet. ``position`` asked for, ``head`` of the log."""

    def __init__(self, position: int, head: int) -> None:
        super().__init__(f"position {position} is not recorded yet; the last one is {head}")
        self.position = position
        self.head = head


@dataclass(frozen=True)
class Snapshot:
    """What was known: everything up to ``position``, the last of the last submission counted.

    ``known_at`` echoes the instant asked for, or that of the snapshot; None where nothing is
    recorded and no instant was asked for. ``provisional``: a writer in flight may still fall
    before the instant asked for.
    """

    position: int
    known_at: datetime | None
    recorded_at: datetime | None
    provisional: bool

    @property
    def empty(self) -> bool:
        """Whether nothing had been recorded."""
        return self.position == 0

    def prospective_from(self, zone: tzinfo) -> datetime | None:
        """Return the snapshot's instant in a time zone, after whose day all is prospect (R21)."""
        known = self.known_at or self.recorded_at
        return None if known is None else known.astimezone(zone)


_BY_POSITION = """select last_position, recorded_at from agreements.submission
    where last_position <= %s::bigint order by last_position desc limit 1"""
_BY_INSTANT = """select last_position, recorded_at from agreements.submission
    where recorded_at <= %s::timestamptz order by last_position desc limit 1"""
_HEAD = """select last_position, recorded_at from agreements.submission
    order by last_position desc limit 1"""


async def snapshot(connection: AsyncConnection, known_at: KnownAt) -> Snapshot:
    """Return what a ``known_at`` comes to.

    A position inside a submission comes to the end of the one before. Raises UnknownPosition for
    one beyond the log's end.
    """
    head = await _row(connection, _HEAD, ())
    if known_at is None:
        return _at(head, None)
    if isinstance(known_at, int):
        if known_at > (head[0] if head else 0):
            raise UnknownPosition(known_at, head[0] if head else 0)
        return _at(await _row(connection, _BY_POSITION, (known_at,)), None)
    instant = known_at.astimezone(UTC)
    if head is None or instant > head[1]:
        return _at(head, instant, provisional=True)
    return _at(await _row(connection, _BY_INSTANT, (instant,)), instant)


async def _row(
    connection: AsyncConnection, query: str, values: tuple[object, ...]
) -> tuple[int, datetime] | None:
    cursor = await connection.execute(query.encode(), values)
    row: tuple[int, datetime] | None = await cursor.fetchone()
    return row


def _at(
    row: tuple[int, datetime] | None, instant: datetime | None, *, provisional: bool = False
) -> Snapshot:
    if row is None:
        return Snapshot(0, instant, None, provisional)
    position, recorded_at = row[0], row[1].astimezone(UTC)
    return Snapshot(position, instant or recorded_at, recorded_at, provisional)
