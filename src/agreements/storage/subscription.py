"""Following the log: every event once, in order, from where one left off."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from threading import Event, Lock
from typing import TYPE_CHECKING

import structlog
from eventsourcing.persistence import Notification, Subscription

from agreements.storage.connections import dsn_of
from agreements.storage.errors import StorageError
from agreements.storage.listener import Listener

if TYPE_CHECKING:
    from agreements.storage.recorder import LogApplicationRecorder

PAGE = 500  # events read at once
POLL_AFTER = 2.0  # seconds: LISTEN may be lost without a sign (a pooler in between)
AGAIN_AFTER = 0.5  # seconds between attempts to read

_logger = structlog.get_logger(__name__)


class LogSubscription(Subscription["LogApplicationRecorder"]):
    """Iterates over notifications and waits for more; no thread of its own.

    Lost connections are waited out, so it goes on after a restart of the server. Any other error
    is raised from next(). stop(), from any thread, ends the iteration; so does closing the pool.
    """

    def __init__(
        self, recorder: LogApplicationRecorder, gt: int | None = None, topics: Sequence[str] = ()
    ) -> None:
        """Follow after position `gt`; None: from the beginning."""
        super().__init__(recorder=recorder, gt=gt, topics=topics)
        self._listener = Listener(dsn_of(recorder.log.pool))
        self._read: deque[Notification] = deque()
        self._stopping = Event()
        self._iterating = Lock()

    def stop(self) -> None:
        """End the iteration, here or in another thread."""
        super().stop()
        self._stopping.set()
        if self._iterating.acquire(blocking=False):  # else the iterating thread closes it
            try:
                self._listener.close()
            finally:
                self._iterating.release()

    def __next__(self) -> Notification:
        """Return the next event; wait for it if need be."""
        with self._iterating:
            while not self._stopping.is_set() and not self._recorder.log.pool.closed:
                if self._read:
                    return self._read.popleft()
                self._look()
            self._listener.close()
        raise StopIteration

    def _look(self) -> None:
        self._listener.listen()
        try:
            self._read.extend(
                self._recorder.notifications(
                    start=self._last_notification_id or 0,
                    limit=PAGE,
                    topics=self._topics,
                    inclusive=False,
                )
            )
        except StorageError as error:
            if not error.retryable:
                raise
            _logger.warning("log_not_read", failure=str(error), again_after=AGAIN_AFTER)
            self._stopping.wait(AGAIN_AFTER)
            return
        if self._read:
            self._last_notification_id = self._read[-1].id
        else:
            self._listener.wait(POLL_AFTER, self._stopping)
