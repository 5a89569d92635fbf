"""Hearing that the log has grown, on a connection of its own: LISTEN, or just waiting."""

from __future__ import annotations

from threading import Event
from time import monotonic

import psycopg
import structlog

from agreements.storage.connections import Conn, connect
from agreements.storage.errors import StorageError

CHANNEL = "agreements_log"
SLICE = 0.1  # seconds: how soon a stop is noticed
AGAIN_AFTER = 1.0  # seconds between attempts to connect

_logger = structlog.get_logger(__name__)


class Listener:
    """Never raises: without a connection it only waits, and its user polls."""

    def __init__(self, dsn: str) -> None:
        """Connect at the first listen()."""
        self._dsn = dsn
        self._conn: Conn | None = None
        self._not_before = 0.0

    def listen(self) -> None:
        """Start listening if not listening: before looking at the log, or an append is missed."""
        if self._conn is not None or monotonic() < self._not_before:
            return
        try:
            self._conn = connect(self._dsn)
            self._conn.execute(f"listen {CHANNEL}")
        except (StorageError, psycopg.Error) as failure:
            self._lost(failure)

    def wait(self, seconds: float, stopping: Event) -> None:
        """Return when notified, after so many seconds, or soon after `stopping` is set."""
        until = monotonic() + seconds
        while not stopping.is_set() and monotonic() < until and not self._heard(stopping):
            pass

    def close(self) -> None:
        """Give the connection up."""
        if self._conn is not None:
            self._conn.close()
            self._conn = None

    def _heard(self, stopping: Event) -> bool:
        if self._conn is None:
            stopping.wait(SLICE)
            self.listen()
            return self._conn is not None  # back again: look at the log
        try:
            return any(True for _ in self._conn.notifies(timeout=SLICE, stop_after=1))
        except psycopg.Error as failure:
            self._lost(failure)
            return False

    def _lost(self, failure: Exception) -> None:
        _logger.warning("listening_lost", failure=str(failure), again_after=AGAIN_AFTER)
        self.close()
        self._not_before = monotonic() + AGAIN_AFTER
