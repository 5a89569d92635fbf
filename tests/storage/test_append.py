"""Appending: all or nothing, once, on what was read, in one order."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, timedelta
from threading import Event

import psycopg
import pytest
from eventsourcing.persistence import IntegrityError, OperationalError, StoredEvent
from psycopg.rows import dict_row

from agreements.storage import errors
from agreements.storage.connections import open_pool
from agreements.storage.log import Log
from agreements.storage.recorder import LogAggregateRecorder
from agreements.storage.rows import Entry, NewFact, Receipt
from tests.postgres import APP, Database
from tests.storage.entries import claim, entry


def count_rows(database: Database) -> dict[str, int]:
    with database.admin() as conn, conn.cursor(row_factory=dict_row) as cursor:
        counts = cursor.execute(
            """select (select count(*) from agreements.submission) as submission,
                      (select count(*) from agreements.fact) as fact,
                      (select count(*) from agreements.claim) as claim,
                      (select count(*) from agreements.mention) as mention"""
        ).fetchone()
    return counts or {}


def test_a_submission_takes_the_next_positions_and_its_facts_follow_its_order(log: Log) -> None:
    first = log.append(entry("s1", ("a", 1), ("b", 1)))
    second = log.append(entry("s2", ("a", 2)))

    assert (first.first_position, first.last_position) == (1, 2)
    assert (second.first_position, second.last_position) == (3, 3)
    assert [(f.position, f.submission_id, f.ordinal, f.version) for f in log.facts_of(["a"])] == [
        (1, "s1", 1, 1),
        (3, "s2", 1, 2),
    ]
    assert second.recorded_at > first.recorded_at
    assert second.recorded_at.utcoffset() == timedelta(0)


def test_what_was_appended_is_read_back_byte_for_byte(log: Log) -> None:
    given = entry("s1", ("a", 1), on_behalf_of="the Minister", correlation="file 12")

    receipt = log.append(given)

    stored = log.submission("s1")
    assert stored is not None
    assert stored.document == given.document
    assert (stored.actor, stored.on_behalf_of) == ("clerk", "the Minister")
    assert (stored.correlation, stored.disclosure) == ("file 12", "public")
    assert (stored.hash, stored.recorded_at) == (receipt.hash, receipt.recorded_at)
    [fact] = log.facts_of(["a"])
    assert (fact.state, fact.type) == (given.facts[0].state, "agreement-signed")
    assert fact.recorded_at == receipt.recorded_at
    assert log.submission("unheard-of") is None


def test_the_same_submission_again_returns_the_first_receipt(log: Log, database: Database) -> None:
    given = entry("s1", ("a", 1), read={"a": 0}, opens=[claim("a", "p")])
    first = log.append(given)

    again = log.append(given)

    assert again == replace(first, repeated=True)
    assert count_rows(database) == {"submission": 1, "fact": 1, "claim": 1, "mention": 2}


def test_a_submission_id_with_another_body_is_refused(log: Log, database: Database) -> None:
    log.append(entry("s1", ("a", 1)))

    with pytest.raises(errors.SubmissionIdReused) as refused:
        log.append(entry("s1", ("a", 1), correlation="other"))

    assert refused.value.submission_id == "s1"
    assert isinstance(refused.value, IntegrityError)
    assert count_rows(database)["submission"] == 1


@pytest.mark.parametrize(
    ("read", "stale"),
    [
        ({"a": 1}, ("a", 1, 2)),
        ({"a": 3}, ("a", 3, 2)),
        ({"new": 1}, ("new", 1, 0)),
        ({"a": 2, "b": 0}, ("b", 0, 1)),
    ],
)
def test_a_decision_on_what_has_moved_on_is_refused_with_nothing_written(
    log: Log, database: Database, read: dict[str, int], stale: tuple[str, int, int]
) -> None:
    log.append(entry("s1", ("a", 1), ("b", 1), ("a", 2)))
    before = count_rows(database)

    with pytest.raises(errors.StaleVersion) as refused:
        log.append(entry("s2", ("c", 1), read=read, opens=[claim("c", "p")]))

    assert (refused.value.subject, refused.value.expected, refused.value.actual) == stale
    assert not refused.value.retryable
    assert count_rows(database) == before


def test_a_decision_on_what_still_stands_is_recorded(log: Log) -> None:
    log.append(entry("s1", ("a", 1)))

    assert log.append(entry("s2", ("a", 2), read={"a": 1, "never": 0})).last_position == 2


@pytest.mark.parametrize("version", [1, 3])
def test_a_subjects_versions_follow_on_whatever_was_read(
    log: Log, database: Database, version: int
) -> None:
    log.append(entry("s1", ("a", 1)))

    with pytest.raises(errors.StaleVersion, match="a is at version 1"):
        log.append(entry("s2", ("b", 1), ("a", version), read={"a": 1}))

    assert count_rows(database)["fact"] == 1
    assert log.append(entry("s3", ("b", 1))).first_position == 2  # no gap


def test_a_version_already_recorded_is_refused_to_another_library_too(log: Log) -> None:
    log.append(entry("s1", ("a", 1)))

    with pytest.raises(errors.VersionTaken):
        LogAggregateRecorder(log).insert_events([StoredEvent("a", 1, "struck", b"")])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda given: replace(given, facts=()),
        lambda given: replace(given, facts=given.facts[:1]),
        lambda given: replace(given, facts=given.facts[::-1]),
        lambda given: replace(given, facts=[NewFact("a", 1, "agreement-signed", b"{}")] * 2),
        lambda given: replace(given, facts=[replace(fact, version=1) for fact in given.facts]),
        lambda given: replace(given, facts=[given.facts[0], replace(given.facts[1], version=3)]),
    ],
)
def test_facts_unlike_their_document_or_out_of_turn_never_reach_the_log(
    log: Log, spoil: Callable[[Entry], Entry]
) -> None:
    with pytest.raises(errors.InvalidEntry):
        log.append(spoil(entry("s1", ("a", 1), ("a", 2))))

    assert log.head() is None


def test_no_facts_are_refused_by_the_server_too(database: Database) -> None:
    with (
        psycopg.connect(database.dsn(APP)) as conn,
        pytest.raises(psycopg.Error, match="at least one fact") as refused,
    ):
        conn.execute(
            """select agreements.append('s', ''::bytea, 'me', null, null, null, 'public', '{}',
               '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '[]', 1000)"""
        )
    assert refused.value.sqlstate == "AR005"


def test_outside_read_committed_the_server_refuses(database: Database) -> None:
    with psycopg.connect(database.dsn(APP)) as conn:
        conn.execute("set transaction isolation level serializable")
        with pytest.raises(psycopg.Error, match="read committed") as refused:
            conn.execute("select agreements.lock_log(1000)")
    assert refused.value.sqlstate == "AR007"


def test_an_append_that_does_not_get_its_turn_gives_up_and_may_be_repeated(
    log: Log, database: Database
) -> None:
    with psycopg.connect(database.dsn(APP)) as other:
        other.execute("select agreements.lock_log(1000)")
        log.lock_timeout = 0.1
        with pytest.raises(errors.AppendTimeout) as late:
            log.append(entry("s1"))

    assert late.value.retryable
    assert isinstance(late.value, OperationalError)
    assert log.append(entry("s1")).repeated is False


def test_recorded_time_goes_on_when_the_clock_was_set_back(log: Log, database: Database) -> None:
    log.append(entry("s1"))
    with database.admin() as conn:
        conn.execute("set session_replication_role = replica")
        conn.execute("update agreements.submission set recorded_at = '2100-01-01 00:00Z'")

    times = [log.append(entry(f"later-{number}")).recorded_at for number in range(3)]

    head = log.head()
    assert head is not None
    assert [time.astimezone(UTC).isoformat() for time in times] == [
        f"2100-01-01T00:00:00.{number:06}+00:00" for number in (1, 2, 3)
    ]
    assert (head.position, head.recorded_at) == (4, times[-1])


def test_threads_append_in_one_order_and_a_tailing_reader_misses_nothing(
    log: Log, database: Database
) -> None:
    writers, each = 6, 25
    finished, seen = Event(), list[int]()

    def tail() -> None:
        last = False
        while not last:
            last = finished.is_set()  # one more look after the last append
            for submission in log.submissions(after=seen[-1] if seen else 0):
                seen.extend(range(submission.first_position, submission.last_position + 1))

    def write(writer: int) -> list[Receipt]:
        return [
            log.append(entry(f"w{writer}-{n}", *((f"x{writer}-{n}", v) for v in (1, 2, 3))))
            for n in range(each)
        ]

    with (
        open_pool(database.dsn(APP), max_size=writers + 1) as log.pool,
        ThreadPoolExecutor(writers + 1) as threads,
    ):
        tailing = threads.submit(tail)
        receipts = [r for done in threads.map(write, range(writers)) for r in done]
        finished.set()
        tailing.result()

    assert seen == list(range(1, writers * each * 3 + 1))
    by_position = sorted(receipts, key=lambda receipt: receipt.first_position)
    assert sorted(receipts, key=lambda receipt: receipt.recorded_at) == by_position
    assert len({receipt.recorded_at for receipt in receipts}) == writers * each


def append_in_a_process(dsn: str, submissions: list[Entry]) -> list[Receipt]:
    with open_pool(dsn) as pool:
        return [Log(pool).append(submission) for submission in submissions]


def test_processes_append_in_one_order_and_a_shared_submission_is_recorded_once(
    log: Log, database: Database
) -> None:
    own = [[entry(f"w{writer}-{n}") for n in range(20)] for writer in range(3)]
    shared = [entry(f"shared-{n}", ("shared", n + 1), read={"shared": n}) for n in range(10)]

    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(3, mp_context=spawned) as processes:
        done = processes.map(
            append_in_a_process, [database.dsn(APP)] * 3, [mine + shared for mine in own]
        )
        receipts = [receipt for received in done for receipt in received]

    first_time = [receipt for receipt in receipts if not receipt.repeated]
    assert sorted(receipt.last_position for receipt in first_time) == list(range(1, 71))
    repeated = [receipt for receipt in receipts if receipt.repeated]
    assert len(repeated) == 20
    assert {replace(receipt, repeated=False) for receipt in repeated} <= set(first_time)
    assert [fact.version for fact in log.facts_of(["shared"])] == list(range(1, 11))


def test_a_body_as_large_as_a_submission_may_be_is_recorded(log: Log) -> None:
    given = entry("big", *(("a", version) for version in range(1, 1501)))

    receipt = log.append(given)

    assert receipt.last_position == 1500
    assert len(log.facts_of(["a"])) == 1500
