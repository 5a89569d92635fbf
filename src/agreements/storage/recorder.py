"""An application recorder on the log: events in the order of commits, and whoever follows them.

Notification ids are the log's positions: gap-free, and in the order of commits. Snapshots are not
kept. One database holds one log: every application on it sees all of its events.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eventsourcing.persistence import (
    ApplicationRecorder,
    Notification,
    StoredEvent,
    Subscription,
    Tracking,
)
from psycopg.sql import SQL

from agreements.storage.aggregates import LogAggregateRecorder, OriginatorIds, patiently
from agreements.storage.batches import BatchMetadata, entry_of
from agreements.storage.errors import StorageMisuse
from agreements.storage.rows import Tracked
from agreements.storage.subscription import LogSubscription

__all__ = ["LogAggregateRecorder", "LogApplicationRecorder", "OriginatorIds"]


class LogApplicationRecorder(LogAggregateRecorder, ApplicationRecorder):
    """Also reads all events in the order of the log, and follows it."""

    def insert_events(
        self, stored_events: Sequence[StoredEvent], **kwargs: Any
    ) -> Sequence[int] | None:
        """Record the events and return their positions; see LogAggregateRecorder."""
        tracked = self._tracked(kwargs.pop("tracking", None))
        if not stored_events:
            return None
        receipt = self._record(entry_of(stored_events, BatchMetadata(**kwargs)), tracked)
        return list(range(receipt.first_position, receipt.last_position + 1))

    def _tracked(self, tracking: Tracking | None) -> Tracked | None:
        if tracking is not None:
            raise StorageMisuse("recording with tracking needs a process recorder")
        return None

    @patiently
    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """Return events from position `start` to `stop`, of the given topics or all."""
        return self.notifications(
            start=start, limit=limit, stop=stop, topics=topics, inclusive=inclusive_of_start
        )

    def notifications(
        self,
        *,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        inclusive: bool = True,
    ) -> Sequence[Notification]:
        """Do what select_notifications does, at once: a lost connection is the caller's."""
        rows = self._selected(
            [
                (f" and position {'>=' if inclusive else '>'} %s::bigint", start),
                (" and position <= %s::bigint", stop),
                (" and type = any(%s::text[])", list(topics) or None),
            ],
            order=SQL(" order by position"),
            limit=limit,
        )
        return [
            Notification(self._originator_id(subject), version, topic, state, id=position)
            for position, subject, version, topic, state in rows
        ]

    @patiently
    def max_notification_id(self) -> int | None:
        """Return the log's last position, or None."""
        head = self.log.head()
        return None if head is None else head.position

    def subscribe(
        self, gt: int | None = None, topics: Sequence[str] = ()
    ) -> Subscription[ApplicationRecorder]:
        """Follow the log after position `gt`; see LogSubscription."""
        return LogSubscription(self, gt=gt, topics=topics)
