"""Fixtures for tests on a real PostgreSQL: a server a session, a migrated database a test.

The embedded server is used, with a data directory of the session's own; or, when
AGREEMENTS_TEST_DATABASE_URL is set, that server: its user must be able to create databases.
A directory of tests that wants other majors overrides the fixture `postgres_major`.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import make_conninfo

from agreements.storage import embedded
from agreements.storage.connections import open_pool
from agreements.storage.log import Log
from agreements.storage.migrate import migrate

OWNER, APP, READER, ADMIN = (
    "agreements_owner",
    "agreements_app",
    "agreements_reader",
    "agreements_admin",
)
EXTERNAL = os.environ.get("AGREEMENTS_TEST_DATABASE_URL")

# A test's data need not survive a power cut.
_HASTE = ("fsync = off", "full_page_writes = off", "autovacuum = off")


# Two databases with the same print have the same schema, and triggers that all fire.
_PRINT = """
    select (select count(*) from pg_class where relnamespace::regnamespace::text !~ '^pg_'),
           (select count(*) from pg_proc), (select array_agg(acl) from (
               select nspname || nspacl::text as acl from pg_namespace
               where nspname !~ '^pg_' order by 1) n),
           (select array_agg(tgname || tgenabled::text order by tgname) from pg_trigger)
"""

_EMPTY = """
    set session_replication_role = replica;
    set lock_timeout = '5s';
    truncate agreements.submission, agreements.fact, agreements.claim, agreements.mention,
        agreements.tracking, agreements.derivation
"""


@dataclass
class Cluster:
    """A running server. Databases are copies of a migrated template, emptied and lent again."""

    major: int
    dsn: Callable[[str, str], str] = field(repr=False)  # (role, database) -> DSN
    template: str = field(default_factory=lambda: f"agreements_template_{os.getpid()}")
    _numbers: Iterator[int] = field(default_factory=count, repr=False)
    _idle: list[str] = field(default_factory=list, repr=False)
    _print: object = field(default=None, repr=False)

    def prepare(self) -> None:
        """Make the template."""
        self._create(self.template, "template0")
        migrate(self.dsn(OWNER, self.template))
        with self.admin(self.template) as conn:
            self._print = conn.execute(_PRINT).fetchone()

    @contextmanager
    def database(self) -> Iterator[Database]:
        """Lend a migrated database without a submission."""
        name = self._idle.pop() if self._idle else self._create(self._name(), self.template)
        try:
            yield Database(self, name)
        finally:
            if self._emptied(name):
                self._idle.append(name)
            else:
                self._drop(name)

    @contextmanager
    def bare_database(self) -> Iterator[Database]:
        """Lend a database that was never migrated."""
        name = self._create(self._name(), "template0")
        try:
            yield Database(self, name)
        finally:
            self._drop(name)

    @contextmanager
    def admin(self, dbname: str = "postgres") -> Iterator[psycopg.Connection]:
        """Lend the superuser's connection, in autocommit."""
        with psycopg.connect(self.dsn(ADMIN, dbname), autocommit=True) as conn:
            yield conn

    def close(self) -> None:
        """Drop what is left."""
        for name in [*self._idle, self.template]:
            self._drop(name)

    def _name(self) -> str:
        return f"agreements_test_{os.getpid()}_{next(self._numbers)}"

    def _create(self, name: str, template: str) -> str:
        owner = sql.SQL("") if EXTERNAL else sql.SQL(" owner {}").format(sql.Identifier(OWNER))
        with self.admin() as conn:
            conn.execute(
                sql.SQL("create database {} template {} strategy wal_log").format(
                    sql.Identifier(name), sql.Identifier(template)
                )
                + owner
            )
        return name

    def _emptied(self, name: str) -> bool:
        """Whether the database is as new: nobody connected, no row, the schema untouched."""
        try:
            with self.admin(name) as conn:
                conn.execute(
                    """select pg_terminate_backend(pid, 5000) from pg_stat_activity
                       where datname = current_database() and pid <> pg_backend_pid()"""
                )
                conn.execute(_EMPTY)
                return conn.execute(_PRINT).fetchone() == self._print
        except psycopg.Error:
            return False

    def _drop(self, name: str) -> None:
        with self.admin() as conn:
            conn.execute(
                sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name))
            )


@dataclass(frozen=True)
class Database:
    """One test's database."""

    cluster: Cluster
    name: str

    def dsn(self, role: str = OWNER) -> str:
        """Return its DSN for a role; on an external server there is only one."""
        return self.cluster.dsn(role, self.name)

    @contextmanager
    def admin(self) -> Iterator[psycopg.Connection]:
        """Lend the superuser's connection to it."""
        with self.cluster.admin(self.name) as conn:
            yield conn


class Clusters:
    """The session's servers by major version, started when first asked for."""

    def __init__(self, closing: ExitStack) -> None:
        self._closing = closing
        self._running: dict[int, Cluster] = {}

    def of(self, major: int) -> Cluster:
        """Return the server of that major version."""
        if EXTERNAL:
            major = 0
        if major not in self._running:
            cluster = self._external() if EXTERNAL else self._embedded(major)
            cluster.prepare()
            self._running[major] = cluster
        return self._running[major]

    def _embedded(self, major: int) -> Cluster:
        data_dir = Path(
            self._closing.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        )
        self._closing.callback(embedded.destroy, data_dir)
        server = self._closing.enter_context(embedded.lease(data_dir, major=major))
        cluster = Cluster(major, server.dsn)
        with cluster.admin() as conn:
            for setting in _HASTE:
                conn.execute(f"alter system set {setting}")
            conn.execute("select pg_reload_conf()")
        return cluster

    def _external(self) -> Cluster:
        cluster = Cluster(0, lambda _, dbname: make_conninfo(EXTERNAL or "", dbname=dbname))
        self._closing.callback(cluster.close)
        return cluster


@pytest.fixture(scope="session")
def clusters() -> Iterator[Clusters]:
    """The session's servers, stopped and deleted at its end."""
    with ExitStack() as closing:
        yield Clusters(closing)


@pytest.fixture(scope="session")
def postgres_major() -> int:
    """Which major version the tests run on."""
    return 18


@pytest.fixture(scope="session")
def cluster(clusters: Clusters, postgres_major: int) -> Cluster:
    """The running server."""
    return clusters.of(postgres_major)


@pytest.fixture
def database(cluster: Cluster) -> Iterator[Database]:
    """A fresh migrated database."""
    with cluster.database() as fresh:
        yield fresh


@pytest.fixture
def database_url(database: Database) -> str:
    """The owner's DSN of a fresh migrated database."""
    return database.dsn()


@pytest.fixture
def log(database: Database) -> Iterator[Log]:
    """The log of a fresh database, with the application's rights."""
    with open_pool(database.dsn(APP)) as pool:
        yield Log(pool)
