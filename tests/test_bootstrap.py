"""Opening the registry: on an embedded server or a given one, with no more rights than needed."""

from __future__ import annotations

import asyncio
from datetime import date, datetime
from zoneinfo import ZoneInfo

import psycopg
import pytest

from agreements.bootstrap import Runtime, open_registry, today
from agreements.settings import Settings
from agreements.storage.errors import LogUnavailable, StorageMisuse
from tests.postgres import ADMIN, APP, EXTERNAL, OWNER, READER, Database

pytestmark = pytest.mark.skipif(bool(EXTERNAL), reason="an external server lends one role only")


def given(dsn: str) -> Settings:
    """Settings that name a database."""
    return Settings.model_validate({"database_url": dsn})


def roles_of(registry: Runtime) -> tuple[str, ...]:
    """Return as whom the owner, the application and the reader work."""
    found: list[str] = []
    for dsn in (registry.owner_dsn, registry.app_dsn, registry.reader_dsn):
        with psycopg.connect(dsn) as connection:
            found.extend(connection.execute("select current_user").fetchone() or ())
    return tuple(found)


async def try_to_write(registry: Runtime) -> None:
    async with registry.reading() as connection:
        await connection.execute("delete from agreements.claim")


def test_a_given_server_lends_its_roles_where_it_may(database: Database) -> None:
    with open_registry(given(database.dsn(ADMIN))) as registry:
        assert roles_of(registry) == (ADMIN, APP, READER)


def test_where_the_roles_cannot_be_taken_all_is_done_as_one(database: Database) -> None:
    with open_registry(given(database.dsn(OWNER))) as registry:
        assert roles_of(registry) == (OWNER, OWNER, OWNER)


def test_options_of_the_dsn_are_kept(database: Database) -> None:
    dsn = database.dsn(ADMIN) + " options='-c statement_timeout=12345'"
    with (
        open_registry(given(dsn)) as registry,
        psycopg.connect(registry.reader_dsn) as connection,
    ):
        assert connection.execute("show statement_timeout").fetchone() == ("12345ms",)
        assert connection.execute("select current_user").fetchone() == (READER,)


def test_an_application_may_open_what_its_owner_migrated(database: Database) -> None:
    with open_registry(given(database.dsn(APP))) as registry:
        assert registry.migration.applied == ()


@pytest.mark.parametrize("role", [ADMIN, OWNER])
def test_reading_writes_nothing_whoever_reads(database: Database, role: str) -> None:
    with (
        open_registry(given(database.dsn(role))) as registry,
        pytest.raises((StorageMisuse, LogUnavailable), match=r"read-only|permission"),
    ):
        asyncio.run(try_to_write(registry))


def test_the_reader_pool_writes_nothing_either(database: Database) -> None:
    async def write(registry: Runtime) -> None:
        async with registry.reader_pool() as pool, pool.connection() as connection:
            await connection.execute("delete from agreements.claim")

    with (
        open_registry(given(database.dsn(OWNER))) as registry,
        pytest.raises(psycopg.errors.ReadOnlySqlTransaction),
    ):
        asyncio.run(write(registry))


def test_today_is_the_day_in_the_registrys_zone() -> None:
    """R22."""
    for zone in ("Pacific/Kiritimati", "Pacific/Niue"):
        before = datetime.now(ZoneInfo(zone)).date()
        found: date = today(Settings(time_zone=zone))
        assert before <= found <= datetime.now(ZoneInfo(zone)).date()
