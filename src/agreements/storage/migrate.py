"""Bring a database to the schema that this code knows: forward only, each step once.

Safe to run twice and from several processes at once. Refuses a database whose recorded history
is not the beginning of ours.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from importlib import resources
from logging import INFO, WARNING

import psycopg
import structlog
from psycopg.sql import SQL

from agreements.storage import roles
from agreements.storage.connections import Conn, connect
from agreements.storage.errors import MigrationFailed, MigrationRefused
from agreements.storage.failures import translated

OLDEST_SERVER = 150_000
_LOCK = 4711030002
_PATIENCE = "60s"  # another process may be migrating
_NUMBERED = re.compile(r"(\d{4})_(\w+)\.sql")

_HISTORY = """
    create schema agreements;
    create table agreements.migration (
        number integer primary key,
        name text collate "C" not null,
        sha256 text collate "C" not null,
        applied_at timestamptz not null default clock_timestamp()
    )
"""

_logger = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class MigrationReport:
    """What migrate() did. `at`: number of the last migration now in the database.

    `roles_separate`: the application's and the reader's role exist, with only their own rights.
    """

    applied: tuple[str, ...]
    at: int
    roles_separate: bool
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered SQL file; frozen once released."""

    number: int
    name: str
    sql: str

    @property
    def sha256(self) -> str:
        """Hex digest of the file."""
        return hashlib.sha256(self.sql.encode()).hexdigest()


def known_migrations() -> tuple[Migration, ...]:
    """Return the code's migrations by number."""
    folder = resources.files("agreements.storage.migrations")
    found = [
        Migration(int(match[1]), match[0], file.read_text(encoding="utf-8"))
        for file in folder.iterdir()
        if (match := _NUMBERED.fullmatch(file.name))
    ]
    return tuple(sorted(found, key=lambda migration: migration.number))


def migrate(dsn: str, migrations: tuple[Migration, ...] | None = None) -> MigrationReport:
    """Apply what is missing, then set the roles' rights.

    Raises MigrationRefused, MigrationFailed, LogUnavailable, AppendTimeout.

    `dsn` is the owner's. One that is up to date may be asked with any role.
    """
    try:
        with connect(dsn) as conn:
            conn.execute(SQL("set lock_timeout = {}").format(_PATIENCE))
            conn.execute("select pg_advisory_lock(%s)", (_LOCK,))
            return _migrate(conn, known_migrations() if migrations is None else migrations)
    except psycopg.errors.InsufficientPrivilege as failure:
        raise MigrationRefused(f"migrating needs the owner's rights: {failure}") from failure
    except psycopg.Error as failure:
        error = translated(failure)
        raise error if error.retryable else MigrationFailed(str(failure)) from failure


def _migrate(conn: Conn, migrations: tuple[Migration, ...]) -> MigrationReport:
    require_server(conn.info.server_version)
    recorded = _recorded(conn)
    _require_same_beginning(recorded, migrations)
    missing = migrations[len(recorded) :]
    for migration in missing:
        _apply(conn, migration)
    separate, notices = roles.separate(conn)
    for notice in notices:  # news when something was set up; after that, for those who log all
        _logger.log(WARNING if missing else INFO, "roles_not_separate", notice=notice)
    return MigrationReport(
        applied=tuple(migration.name for migration in missing),
        at=migrations[-1].number if migrations else 0,
        roles_separate=separate,
        notices=notices,
    )


def require_server(version: int) -> None:
    """Refuse a PostgreSQL before 15. `version` as libpq has it: 150004 for 15.4."""
    if version < OLDEST_SERVER:
        raise MigrationRefused(
            f"the server is PostgreSQL {version // 10_000}; the registry needs 15 or later"
        )


def _recorded(conn: Conn) -> list[tuple[int, str, str]]:
    if conn.execute("select to_regclass('agreements.migration')").fetchone() == (None,):
        return []
    return [
        (number, name, sha256)
        for number, name, sha256 in conn.execute(
            "select number, name, sha256 from agreements.migration order by number"
        )
    ]


def _require_same_beginning(
    recorded: list[tuple[int, str, str]], migrations: tuple[Migration, ...]
) -> None:
    if len(recorded) > len(migrations):
        newest = recorded[-1][1]
        raise MigrationRefused(f"the database is newer than this code: it has {newest}")
    for (number, name, sha256), known in zip(recorded, migrations, strict=False):
        if (number, sha256) != (known.number, known.sha256):
            raise MigrationRefused(f"{name} was applied in another version than {known.name} here")


def _apply(conn: Conn, migration: Migration) -> None:
    with conn.transaction():
        if conn.execute("select to_regclass('agreements.migration')").fetchone() == (None,):
            conn.execute(_HISTORY)
        conn.execute(migration.sql.encode())
        conn.execute(
            "insert into agreements.migration (number, name, sha256) values (%s, %s, %s)",
            (migration.number, migration.name, migration.sha256),
        )
    _logger.info("migration_applied", migration=migration.name)
