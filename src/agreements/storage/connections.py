"""Connections to the log's database: how they are opened, lent and given up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TypeAlias

import psycopg
from psycopg import Connection
from psycopg.rows import TupleRow
from psycopg_pool import ConnectionPool

from agreements.storage.errors import LogUnavailable
from agreements.storage.failures import translated

Conn: TypeAlias = Connection[TupleRow]
Pool: TypeAlias = ConnectionPool[Conn]

# A peer that vanished without a word is noticed within about half a minute, in milliseconds
# and seconds as libpq wants them. Ignored on a unix socket.
_WATCHFUL = {
    "connect_timeout": 10,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}


def open_pool(dsn: str, *, min_size: int = 1, max_size: int = 10, timeout: float = 30.0) -> Pool:
    """Return an open pool of autocommit connections; close it, or use it as a context manager.

    `timeout`: seconds to wait for a free connection. Raises nothing while the server is away:
    the first use does (LogUnavailable).
    """
    return ConnectionPool(
        dsn,
        min_size=min_size,
        max_size=max_size,
        timeout=timeout,
        kwargs={**_WATCHFUL, "autocommit": True},
        configure=_in_utc,
        open=True,
    )


def connect(dsn: str) -> Conn:
    """Return one autocommit connection outside any pool. Raises LogUnavailable."""
    try:
        conn = psycopg.connect(dsn, autocommit=True, **_WATCHFUL)  # type: ignore[arg-type]  # options of several types
        _in_utc(conn)
    except psycopg.Error as failure:
        raise translated(failure) from failure
    return conn


def dsn_of(pool: Pool) -> str:
    """Return the DSN that the pool connects with."""
    dsn = pool.conninfo
    return str(dsn() if callable(dsn) else dsn)


def _in_utc(conn: Conn) -> None:
    """Recorded times come out in UTC whatever the server's zone."""
    conn.execute("set timezone to 'UTC'")


@contextmanager
def lent(pool: Pool, *, submission_id: str | None = None) -> Iterator[Conn]:
    """Lend an autocommit connection; the driver's failures come out as ours.

    After a lost connection the pool's other ones are looked over, so the next call meets a live
    one.
    """
    try:
        with pool.connection() as conn:
            if not conn.autocommit:
                conn.autocommit = True
            yield conn
    except psycopg.Error as failure:
        error = translated(failure, submission_id=submission_id)
        if isinstance(error, LogUnavailable):
            with suppress(psycopg.Error):
                pool.check()
        raise error from failure
