"""Putting the registry together: settings in, a running registry out.

Without a DSN the embedded server is leased for as long as the registry is open; the last process
that leaves stops it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import date, datetime

import psycopg
import structlog
from psycopg import AsyncConnection, IsolationLevel
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg_pool import AsyncConnectionPool

from agreements.application.registry import Registry
from agreements.projections.rebuild import require_current
from agreements.settings import Settings
from agreements.storage import embedded
from agreements.storage.connections import connect, open_pool
from agreements.storage.errors import StorageError
from agreements.storage.failures import translated
from agreements.storage.log import Log
from agreements.storage.migrate import MigrationReport, migrate
from agreements.storage.roles import APP, READER, owns_schema

__all__ = ["Runtime", "open_registry", "today"]

_CONNECT_SECONDS = 10

_logger = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Runtime:
    """An open registry. `server`: the embedded one; None where a DSN was given.

    The three DSNs are those of the owner, the application and the reader: as many database roles
    where the server has them and lets this one take them, else one and the same.
    """

    settings: Settings
    server: embedded.Server | None
    migration: MigrationReport
    owner_dsn: str
    app_dsn: str
    reader_dsn: str
    log: Log
    registry: Registry

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """Lend a connection on which everything read is read in one snapshot of the database.

        Raises the log's errors.
        """
        try:
            async with await AsyncConnection.connect(
                self.reader_dsn, connect_timeout=_CONNECT_SECONDS
            ) as connection:
                await connection.set_read_only(True)
                await connection.set_isolation_level(IsolationLevel.REPEATABLE_READ)
                yield connection
        except psycopg.Error as failure:
            raise translated(failure) from failure

    def revive(self) -> None:
        """Start the embedded server again if it died; a server that was named is left alone.

        Raises EmbeddedServerError.
        """
        if self.server is not None:
            with embedded.lease(self.settings.data_dir):
                """To lease is to see to it that it runs; our own lease keeps it running."""

    def reader_pool(self, *, min_size: int = 1, max_size: int = 10) -> AsyncConnectionPool:
        """Return a pool of autocommit connections that cannot write, not yet open."""
        return AsyncConnectionPool(
            self.reader_dsn,
            min_size=min_size,
            max_size=max_size,
            kwargs={"connect_timeout": _CONNECT_SECONDS, "autocommit": True},
            configure=_read_only,
            open=False,
        )


@contextmanager
def open_registry(settings: Settings) -> Iterator[Runtime]:
    """Open the registry: its server, its schema brought up to date, its log.

    Raises EmbeddedServerError, or the log's errors: LogUnavailable, MigrationRefused, ...
    """
    with ExitStack() as closing:
        server: embedded.Server | None = None
        if settings.database_url is None:
            server = closing.enter_context(embedded.lease(settings.data_dir))
            owner = server.dsn()
        else:
            owner = settings.database_url.get_secret_value()
        report = migrate(owner)
        _derive_if_older(owner)
        app, reader = _dsns(server, owner, report)
        log = Log(closing.enter_context(open_pool(app)))
        yield Runtime(
            settings=settings,
            server=server,
            migration=report,
            owner_dsn=owner,
            app_dsn=app,
            reader_dsn=reader,
            log=log,
            registry=Registry(log),
        )


def _derive_if_older(owner: str) -> None:
    done = require_current(owner)
    if done is not None and done.subjects:
        _logger.info("claims_derived_anew", subjects=done.subjects, claims=done.claims)


def today(settings: Settings) -> date:
    """Return the day that it is in the registry's time zone: the default of questions (R22)."""
    return datetime.now(settings.zone).date()


async def _read_only(connection: AsyncConnection) -> None:
    await connection.execute("set default_transaction_read_only to on")


def _dsns(server: embedded.Server | None, owner: str, report: MigrationReport) -> tuple[str, str]:
    if server is not None:
        return server.dsn(APP), server.dsn(READER)
    if not report.roles_separate:
        return owner, owner
    return _as_role(owner, APP), _as_role(owner, READER)


def _as_role(dsn: str, role: str) -> str:
    """Return the DSN such that its sessions take the role; as it is where they may not."""
    given = conninfo_to_dict(dsn).get("options") or ""
    with_role = make_conninfo(dsn, options=f"{given} -c role={role}".strip())
    try:
        connect(with_role).close()
    except StorageError as failure:
        with connect(dsn) as conn:
            if owns_schema(conn):
                _logger.warning("owner_in_place_of_role", role=role, failure=str(failure))
        return dsn
    return with_role
