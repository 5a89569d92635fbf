"""Who may change what is recorded: nobody. And the application's role may do what it must only."""

from __future__ import annotations

import psycopg
import pytest
from structlog.testing import capture_logs

from agreements.storage import errors, roles
from agreements.storage.connections import open_pool
from agreements.storage.log import Log
from agreements.storage.migrate import migrate
from tests.postgres import APP, EXTERNAL, OWNER, READER, Cluster, Database
from tests.storage.entries import claim, entry

separate = pytest.mark.skipif(bool(EXTERNAL), reason="an external server has one role for all")

CHANGES = [
    "update agreements.submission set actor = 'other'",
    "delete from agreements.submission",
    "truncate agreements.submission",
    "update agreements.fact set subject = 'other'",
    "delete from agreements.fact where false",
    "truncate agreements.fact",
    "update agreements.mention set id = 'other'",
]


@pytest.mark.parametrize("change", CHANGES)
def test_not_even_the_owner_changes_what_is_recorded(
    log: Log, database: Database, change: str
) -> None:
    log.append(entry("s1"))

    with (
        psycopg.connect(database.dsn(OWNER)) as conn,
        pytest.raises(psycopg.Error, match="append-only") as refused,
    ):
        conn.execute(change)
    assert refused.value.sqlstate == "AR003"


@separate
@pytest.mark.parametrize("role", [APP, READER])
def test_the_other_roles_lack_the_right(log: Log, database: Database, role: str) -> None:
    log.append(entry("s1", opens=[claim("a", "p")]))

    with psycopg.connect(database.dsn(role), autocommit=True) as conn:
        for change in (
            *CHANGES,
            "insert into agreements.submission select * from agreements.submission",
            "insert into agreements.fact select * from agreements.fact",
            "insert into agreements.claim select * from agreements.claim",
            "insert into agreements.mention select * from agreements.mention",
            "delete from agreements.claim",
            "truncate agreements.claim",
            "update agreements.claim set known_from = 7",
            "delete from agreements.mention",
            "delete from agreements.tracking",
            "insert into agreements.migration (number, name, sha256) values (99, 'x', 'y')",
            "alter table agreements.fact disable trigger all",
            "create table agreements.mine (x int)",
            "drop function agreements.append",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                conn.execute(change)


@separate
def test_the_one_update_granted_is_closing_a_claim(database: Database) -> None:
    """To anybody but the owner, whom the triggers stop; and column by column."""
    with psycopg.connect(database.dsn(OWNER)) as conn:
        granted = conn.execute(
            """select grantee, table_name, column_name from information_schema.column_privileges
               where table_schema = 'agreements' and privilege_type = 'UPDATE'
               and grantee <> 'agreements_owner'"""
        ).fetchall()
    assert granted == [(APP, "claim", "known_until")]


@separate
def test_the_reader_reads_and_does_not_append(log: Log, database: Database) -> None:
    log.append(entry("s1"))

    with open_pool(database.dsn(READER)) as pool:
        reading = Log(pool)
        assert [s.submission_id for s in reading.submissions()] == ["s1"]
        with pytest.raises(errors.StorageMisuse):
            reading.append(entry("s2"))


@separate
def test_an_owner_who_may_not_create_roles_is_told_and_keeps_the_triggers(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("APP", "READER"):
        monkeypatch.setattr(f"agreements.storage.roles.{name}", f"no_such_{name.lower()}")
    with cluster.bare_database() as bare:
        with capture_logs() as said:
            report = migrate(bare.dsn())
            again = migrate(bare.dsn())

        assert report.roles_separate is again.roles_separate is False
        assert "only triggers" in report.notices[0]
        assert again.notices == report.notices
        told = [each["log_level"] for each in said if each["event"] == "roles_not_separate"]
        assert told == ["warning", "info"], "a warning once, not at every command"
        with open_pool(bare.dsn()) as pool:
            Log(pool).append(entry("s1"))
        with (
            psycopg.connect(bare.dsn()) as conn,
            pytest.raises(psycopg.Error, match="append-only"),
        ):
            conn.execute("delete from agreements.fact")


@separate
def test_roles_are_created_by_whoever_may(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {"APP": "agreements_made_app", "READER": "agreements_made_reader"}
    for name, role in names.items():
        monkeypatch.setattr(f"agreements.storage.roles.{name}", role)
    with cluster.bare_database() as bare, bare.admin() as conn:
        conn.execute("create role agreements_creator login createrole")
        try:
            conn.execute(f"grant create on database {bare.name} to agreements_creator")
            conn.execute("grant agreements_creator to agreements_admin")
            conn.execute("set role agreements_creator")
            assert roles._create(conn) is True
            assert roles._both_exist(conn) is True
            for role in names.values():
                may = "select pg_has_role('agreements_creator', %s, 'SET')"
                assert conn.execute(may, (role,)).fetchone() == (True,), "to take it on"
            assert roles._create(conn) is True  # and again
        finally:
            conn.execute("reset role")
            for role in (*names.values(), "agreements_creator"):
                conn.execute(f"drop owned by {role}")
                conn.execute(f"drop role {role}")
