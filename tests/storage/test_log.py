"""Reading the log: by subject, by submission, up to a position, as a stream."""

from __future__ import annotations

import psycopg
import pytest

from agreements.storage import errors
from agreements.storage.connections import open_pool
from agreements.storage.log import Log
from tests.postgres import OWNER, READER, Database
from tests.storage.entries import entry


def test_an_empty_log_has_no_head_and_no_facts(log: Log) -> None:
    assert log.head() is None
    assert log.facts_of(["a"]) == []
    assert log.versions_of(["a"]) == {}
    assert list(log.submissions()) == []
    assert list(log.facts_by_subject()) == []


def test_the_head_is_the_last_submissions_end(log: Log) -> None:
    log.append(entry("s1"))
    receipt = log.append(entry("s2", ("a", 1), ("a", 2)))

    head = log.head()

    assert head is not None
    assert (head.position, head.recorded_at) == (3, receipt.recorded_at)


def test_facts_of_several_subjects_come_in_order_of_position(log: Log) -> None:
    log.append(entry("s1", ("b", 1), ("a", 1), ("c", 1)))
    log.append(entry("s2", ("a", 2)))

    assert [(f.position, f.subject) for f in log.facts_of(["a", "b"])] == [
        (1, "b"),
        (2, "a"),
        (4, "a"),
    ]


@pytest.mark.parametrize(("upto", "known"), [(0, []), (1, [1]), (2, [1]), (3, [1, 3]), (9, [1, 3])])
def test_facts_known_at_a_position_end_with_it(log: Log, upto: int, known: list[int]) -> None:
    log.append(entry("s1", ("a", 1), ("b", 1)))
    log.append(entry("s2", ("a", 2)))

    assert [fact.position for fact in log.facts_of(["a"], upto)] == known


def test_versions_come_with_the_type_of_the_first_fact(log: Log) -> None:
    log.append(entry("s1", ("a", 1), ("a", 2), ("b", 1)))

    assert log.versions_of(["a", "b", "never"]) == {
        "a": (2, "agreement-signed"),
        "b": (1, "agreement-signed"),
    }


def test_submissions_are_streamed_between_positions(log: Log) -> None:
    for name in ("s1", "s2", "s3"):
        log.append(entry(name, (name, 1), (name, 2)))

    def names(after: int = 0, upto: int | None = None) -> list[str]:
        return [submission.submission_id for submission in log.submissions(after, upto)]

    assert names() == ["s1", "s2", "s3"]
    assert names(after=2) == ["s2", "s3"]
    assert names(after=2, upto=4) == ["s2"]
    assert names(upto=3) == ["s1"]


def test_more_than_a_page_is_streamed_whole(log: Log) -> None:
    for number in range(130):
        log.append(entry(f"s{number}", (f"a{number % 7}", number // 7 + 1)))

    assert [s.last_position for s in log.submissions()] == list(range(1, 131))
    by_subject = dict(log.facts_by_subject())
    assert list(by_subject) == [f"a{number}" for number in range(7)]
    assert all(
        [fact.version for fact in facts] == list(range(1, len(facts) + 1))
        for facts in by_subject.values()
    )
    assert sum(map(len, by_subject.values())) == 130


def test_a_stream_left_early_gives_its_connection_back(database: Database, log: Log) -> None:
    for number in range(3):
        log.append(entry(f"s{number}"))
    with open_pool(database.dsn(), max_size=1, timeout=2) as pool:
        narrow = Log(pool)
        stream = narrow.submissions()
        assert next(stream).submission_id == "s0"
        stream.close()  # type: ignore[attr-defined]  # it is a generator

        assert narrow.head() is not None


def test_a_reader_sees_each_fact_as_json_in_sql(log: Log, database: Database) -> None:
    receipt = log.append(entry("s1", ("a", 1)))
    with psycopg.connect(database.dsn(READER)) as conn:
        rows = conn.execute(
            "select position, name, subject, recorded_at, fact->>'party' from agreements.fact_json"
        ).fetchall()
        unreadable = conn.execute(r"select agreements.as_json('\xff00'::bytea)").fetchone()

    assert rows == [(1, "s1/1", "a", receipt.recorded_at, "ca-qc")]
    assert unreadable == (None,)


def test_a_server_that_is_away_is_an_error_that_may_pass() -> None:
    away = "host=/nowhere dbname=agreements connect_timeout=1"
    with open_pool(away, timeout=0.2) as pool, pytest.raises(errors.LogUnavailable) as failure:
        Log(pool).head()
    assert failure.value.retryable


def test_after_lost_connections_the_next_call_finds_a_live_one(
    log: Log, database: Database
) -> None:
    log.append(entry("s1"))
    with database.admin() as conn:
        conn.execute(
            """select pg_terminate_backend(pid, 5000) from pg_stat_activity
               where datname = current_database() and pid <> pg_backend_pid()"""
        )

    with pytest.raises(errors.LogUnavailable):
        log.append(entry("s2"))

    assert log.append(entry("s2")).last_position == 2


def test_a_database_without_the_schema_is_misuse_not_weather(database: Database) -> None:
    elsewhere = database.cluster.dsn(OWNER, "postgres")
    with open_pool(elsewhere) as pool, pytest.raises(errors.StorageMisuse) as failure:
        Log(pool).head()
    assert not failure.value.retryable
