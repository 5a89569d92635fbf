"""How far a projection has read, recorded with what it made of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from eventsourcing.persistence import ProcessRecorder, StoredEvent, Tracking, TrackingRecorder

from agreements.storage.connections import Conn, lent
from agreements.storage.log import Log
from agreements.storage.recorder import LogApplicationRecorder, OriginatorIds
from agreements.storage.rows import Tracked


class LogTrackingRecorder(TrackingRecorder):
    """A place in the log per upstream application. A view subclasses it.

    A view's method writes in `transaction()` and calls `track()` in it: both or neither.
    """

    def __init__(self, log: Log, *, tracker: str = "") -> None:
        """`tracker`: the projection's name; each keeps its own places."""
        self.log = log
        self.tracker = tracker

    @contextmanager
    def transaction(self) -> Iterator[Conn]:
        """Lend a connection in a transaction, committed at the end. Raises StorageError."""
        with lent(self.log.pool) as conn, conn.transaction():
            yield conn

    def track(self, conn: Conn, tracking: Tracking) -> None:
        """Record the place; an event already processed raises AlreadyTracked (IntegrityError)."""
        conn.execute(
            "select agreements.track(%s, %s, %s::bigint)",
            (self.tracker, tracking.application_name, tracking.notification_id),
        )

    def insert_tracking(self, tracking: Tracking) -> None:
        """Record the place alone."""
        with lent(self.log.pool) as conn:
            self.track(conn, tracking)

    def max_tracking_id(self, application_name: str) -> int | None:
        """Return the last position processed of that application, or None."""
        with lent(self.log.pool) as conn:
            row = conn.execute(
                """select max(notification_id) from agreements.tracking
                   where tracker = %s and application_name = %s""",
                (self.tracker, application_name),
            ).fetchone()
        return None if row is None or row[0] is None else int(row[0])


class LogProcessRecorder(LogTrackingRecorder, LogApplicationRecorder, ProcessRecorder):
    """Records what a projection makes as events, with its place, in one append."""

    def __init__(
        self, log: Log, *, tracker: str = "", originator_ids: OriginatorIds = "uuid"
    ) -> None:
        """See LogTrackingRecorder and LogAggregateRecorder."""
        LogTrackingRecorder.__init__(self, log, tracker=tracker)
        LogApplicationRecorder.__init__(self, log, originator_ids=originator_ids)

    def insert_events(
        self, stored_events: Sequence[StoredEvent], **kwargs: Any
    ) -> Sequence[int] | None:
        """Record the events with `tracking`; without events, the tracking alone."""
        tracking: Tracking | None = kwargs.get("tracking")
        if not stored_events and tracking is not None:
            self.insert_tracking(tracking)
            return None
        return super().insert_events(stored_events, **kwargs)

    def _tracked(self, tracking: Tracking | None) -> Tracked | None:
        if tracking is None:
            return None
        return Tracked(self.tracker, tracking.application_name, tracking.notification_id)
