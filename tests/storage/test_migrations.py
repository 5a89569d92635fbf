"""Migrations: each once, in order, by one process at a time, never on a stranger's schema."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

import psycopg
import pytest

from agreements.storage.errors import LogUnavailable, MigrationFailed, MigrationRefused
from agreements.storage.migrate import (
    OLDEST_SERVER,
    Migration,
    MigrationReport,
    known_migrations,
    migrate,
    require_server,
)
from tests.postgres import APP, EXTERNAL, OWNER, Cluster, Database

KNOWN = known_migrations()
NAMES = tuple(migration.name for migration in KNOWN)


def test_migrations_are_numbered_without_gaps() -> None:
    assert [migration.number for migration in KNOWN] == list(range(1, len(KNOWN) + 1))


def test_a_new_database_gets_all_and_a_migrated_one_nothing(cluster: Cluster) -> None:
    with cluster.bare_database() as bare:
        first, second = migrate(bare.dsn()), migrate(bare.dsn())

    assert (first.applied, first.at) == (NAMES, len(KNOWN))
    assert (second.applied, second.at) == ((), len(KNOWN))
    assert first.roles_separate
    assert first.notices == second.notices == ()


def test_what_is_missing_is_applied_later(cluster: Cluster) -> None:
    newer = Migration(len(KNOWN) + 1, "0099_newer.sql", "create table agreements.newer (x int)")
    with cluster.bare_database() as bare:
        migrate(bare.dsn())
        report = migrate(bare.dsn(), (*KNOWN, newer))

    assert (report.applied, report.at) == (("0099_newer.sql",), len(KNOWN) + 1)


def test_several_processes_migrate_at_once_and_each_step_is_done_once(cluster: Cluster) -> None:
    spawned = multiprocessing.get_context("spawn")
    with cluster.bare_database() as bare, ProcessPoolExecutor(3, mp_context=spawned) as processes:
        reports: list[MigrationReport] = list(processes.map(migrate, [bare.dsn()] * 3))

    assert sorted(report.applied for report in reports) == [(), (), NAMES]
    assert {report.at for report in reports} == {len(KNOWN)}


def test_a_step_that_fails_leaves_nothing_of_itself(cluster: Cluster) -> None:
    broken = Migration(
        len(KNOWN) + 1, "0099_broken.sql", "create table agreements.half (x int); select 1/0;"
    )
    with cluster.bare_database() as bare:
        with pytest.raises(MigrationFailed, match="division by zero"):
            migrate(bare.dsn(), (*KNOWN, broken))
        with psycopg.connect(bare.dsn()) as conn:
            numbers = conn.execute(
                "select number from agreements.migration order by number"
            ).fetchall()
            half = conn.execute("select to_regclass('agreements.half')").fetchone()

    assert numbers == [(migration.number,) for migration in KNOWN]
    assert half == (None,)


def test_an_edited_migration_is_refused_by_name(database: Database) -> None:
    edited = (replace(KNOWN[0], sql=KNOWN[0].sql + "-- edited"), *KNOWN[1:])

    with pytest.raises(MigrationRefused, match=r"0001_log\.sql"):
        migrate(database.dsn(), edited)


def test_a_database_newer_than_the_code_is_refused(database: Database) -> None:
    with pytest.raises(MigrationRefused, match="newer than this code"):
        migrate(database.dsn(), KNOWN[:-1])


@pytest.mark.skipif(bool(EXTERNAL), reason="an external server has one role for all")
def test_the_application_may_ask_but_not_migrate(database: Database, cluster: Cluster) -> None:
    assert migrate(database.dsn(APP)).roles_separate
    with cluster.bare_database() as bare, pytest.raises(MigrationRefused, match="owner"):
        migrate(bare.dsn(APP))


def test_no_server_no_migration() -> None:
    with pytest.raises(LogUnavailable):
        migrate(f"host=/nowhere user={OWNER}")


def test_a_server_before_15_is_refused() -> None:
    """The day before, as it were: 14.99 is refused by name, 15.0 is not."""
    require_server(OLDEST_SERVER)
    with pytest.raises(MigrationRefused, match="PostgreSQL 14; the registry needs 15"):
        require_server(OLDEST_SERVER - 1)
