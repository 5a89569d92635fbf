"""An aggregate recorder on the log: an aggregate's events are facts of submissions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal
from uuid import UUID

from eventsourcing.persistence import (
    AggregateRecorder,
    StoredEvent,
)
from eventsourcing.utils import retry
from psycopg.sql import SQL, Composable

from agreements.storage.append import append
from agreements.storage.batches import BatchMetadata, entry_of
from agreements.storage.connections import lent
from agreements.storage.errors import LogUnavailable
from agreements.storage.log import Log
from agreements.storage.rows import Entry, Receipt, Tracked

OriginatorIds = Literal["uuid", "text"]

patiently = retry(LogUnavailable, max_attempts=3, wait=0.5)

_SELECT = SQL("select position, subject, version, type, state from agreements.fact where true")


class LogAggregateRecorder(AggregateRecorder):
    """Records and reads aggregates' events. Reads are retried when the connection is lost."""

    def __init__(self, log: Log, *, originator_ids: OriginatorIds = "uuid") -> None:
        """`originator_ids`: what a stored id that is a UUID is read back as."""
        self.log = log
        self.originator_ids = originator_ids

    def insert_events(
        self, stored_events: Sequence[StoredEvent], **kwargs: Any
    ) -> Sequence[int] | None:
        """Record the events as one submission; keyword arguments are BatchMetadata's.

        Raises IntegrityError (VersionTaken, StaleVersion, SubmissionIdReused), OperationalError.
        """
        if stored_events:
            self._record(entry_of(stored_events, BatchMetadata(**kwargs)))
        return None

    @patiently
    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
        upto: int | None = None,
    ) -> Sequence[StoredEvent]:
        """Return an aggregate's events by version; `upto`: as known at that position."""
        rows = self._selected(
            [
                (" and subject = %s", str(originator_id)),
                (" and version > %s::bigint", gt),
                (" and version <= %s::bigint", lte),
                (" and position <= %s::bigint", upto),
            ],
            order=SQL(" order by version desc" if desc else " order by version"),
            limit=limit,
        )
        return [
            StoredEvent(self._originator_id(subject), version, topic, state)
            for _, subject, version, topic, state in rows
        ]

    @patiently
    def _record(self, entry: Entry, tracked: Tracked | None = None) -> Receipt:
        """Exact when retried: the entry keeps its submission id."""
        with lent(self.log.pool, submission_id=entry.submission_id) as conn:
            return append(conn, entry, lock_timeout=self.log.lock_timeout, tracked=tracked)

    def _selected(
        self, conditions: Sequence[tuple[str, Any]], *, order: Composable, limit: int | None
    ) -> list[tuple[int, str, int, str, bytes]]:
        given = [(text, value) for text, value in conditions if value is not None]
        query = SQL("").join([_SELECT, *(SQL(text) for text, _ in given), order])
        with lent(self.log.pool) as conn:
            return conn.execute(
                query + SQL(" limit %s::bigint"), [*(value for _, value in given), limit]
            ).fetchall()

    def _originator_id(self, subject: str) -> UUID | str:
        """A subject that is no UUID is a domain fact's, and stays a string."""
        if self.originator_ids == "text":
            return subject
        try:
            found = UUID(subject)
        except ValueError:
            return subject
        return found if str(found) == subject else subject
