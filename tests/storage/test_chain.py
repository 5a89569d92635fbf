"""Nothing recorded is altered unnoticed: whoever tampers, and wherever, is found at the spot."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import psycopg
import pytest
from eventsourcing.persistence import StoredEvent

from agreements.storage.chain import FirstBad, verify_database
from agreements.storage.links import BEFORE_THE_FIRST, submission_hash
from agreements.storage.log import Log
from agreements.storage.recorder import LogApplicationRecorder
from agreements.storage.rows import Receipt
from tests.postgres import APP, Database
from tests.storage.entries import entry


@pytest.fixture
def receipts(log: Log) -> list[Receipt]:
    """Four submissions: positions 1-2, 3, 4 (another library's), 5-6."""
    first = log.append(entry("s1", ("a", 1), ("b", 1)))
    second = log.append(entry("s2", ("a", 2), on_behalf_of="the Minister"))
    batch = [StoredEvent("committee", 0, "struck", b"\x00\xff")]
    LogApplicationRecorder(log).insert_events(batch, submission_id="s3", correlation="file 12")
    fourth = log.append(entry("s4", ("b", 2), ("a", 3)))
    return [first, second, fourth]


def tamper(database: Database, statement: str) -> None:
    with database.admin() as conn:
        conn.execute("set session_replication_role = replica")
        conn.execute(statement)


def test_an_empty_log_holds(database: Database) -> None:
    verified = verify_database(database.dsn())

    assert verified.ok
    assert (verified.submissions, verified.facts) == (0, 0)
    assert (verified.head_position, verified.head_hash) == (0, BEFORE_THE_FIRST)


@pytest.mark.usefixtures("receipts")
def test_what_was_recorded_holds(log: Log, database: Database) -> None:
    last = log.submission("s4")
    assert last is not None

    verified = verify_database(database.dsn(APP))

    assert verified.first_bad is None
    assert verified.ok
    assert (verified.submissions, verified.facts) == (4, 6)
    assert (verified.head_position, verified.head_hash) == (6, last.hash)


def test_the_hash_is_the_one_that_is_documented(log: Log) -> None:
    receipt = log.append(entry("s1"))
    stored = log.submission("s1")
    assert stored is not None

    microseconds = int(receipt.recorded_at.timestamp()) * 10**6 + receipt.recorded_at.microsecond
    place = f"1 1 {microseconds}\n".encode()

    assert receipt.hash == hashlib.sha256(bytes(32) + place + stored.document).digest()
    assert receipt.hash == submission_hash(bytes(32), 1, 1, receipt.recorded_at, stored.document)


CHANGES = {
    "a byte of a fact": (
        "update agreements.fact set state = set_byte(state, 5, 120) where position = 3",
        ("s2", "fact_differs"),
    ),
    "a byte of another library's event": (
        "update agreements.fact set state = set_byte(state, 0, 1) where position = 4",
        ("s3", "fact_differs"),
    ),
    "a fact's type": (
        "update agreements.fact set type = 'agreement-ended' where position = 6",
        ("s4", "fact_differs"),
    ),
    "a fact's subject": (
        "update agreements.fact set subject = 'c' where position = 2",
        ("s1", "fact_differs"),
    ),
    "a fact's version": (
        "update agreements.fact set version = 9 where position = 6",
        ("s4", "fact_differs"),
    ),
    "a fact's submission": (
        "update agreements.fact set submission_id = 's1', ordinal = 3 where position = 3",
        ("s2", "fact_differs"),
    ),
    "a removed fact": (
        "delete from agreements.fact where position = 2",
        ("s1", "fact_missing"),
    ),
    "the last fact removed": (
        "delete from agreements.fact where position = 6",
        ("s4", "fact_missing"),
    ),
    "a fact put in": (
        "insert into agreements.fact values (7, 's5', 1, 'a', 4, 'agreement-signed', '{}')",
        ("s5", "fact_unaccounted"),
    ),
    "a byte of a document": (
        """update agreements.submission set document = set_byte(document, 20, 120)
           where submission_id = 's2'""",
        ("s2", "hash_differs"),
    ),
    "a document and its hash": (
        """update agreements.submission
           set document = convert_to(replace(convert_from(document, 'UTF8'), 'ca-qc', 'ca-on'),
               'UTF8') where submission_id = 's2';
           update agreements.submission
           set hash = agreements.submission_hash(previous_hash, first_position, last_position,
               recorded_at, document) where submission_id = 's2'""",
        ("s2", "fact_differs"),
    ),
    "a hash": (
        "update agreements.submission set hash = sha256('x') where submission_id = 's2'",
        ("s2", "hash_differs"),
    ),
    "a previous hash": (
        "update agreements.submission set previous_hash = sha256('x') where submission_id = 's2'",
        ("s2", "link_broken"),
    ),
    "a removed submission": (
        """delete from agreements.submission where submission_id = 's2';
           delete from agreements.fact where submission_id = 's2'""",
        ("s3", "position_gap"),
    ),
    "a removed submission, closed up": (
        """delete from agreements.submission where submission_id = 's2';
           delete from agreements.fact where submission_id = 's2';
           update agreements.submission set first_position = first_position - 1,
               last_position = last_position - 1 where submission_id = 's3';
           update agreements.fact set position = position - 1 where submission_id = 's3'""",
        ("s3", "link_broken"),
    ),
    "two submissions swapped": (
        """update agreements.submission set first_position = 90, last_position = 90
               where submission_id = 's2';
           update agreements.submission set first_position = 3, last_position = 3
               where submission_id = 's3';
           update agreements.submission set first_position = 4, last_position = 4
               where submission_id = 's2'""",
        ("s3", "link_broken"),
    ),
    "a recorded time": (
        """update agreements.submission set recorded_at = recorded_at + interval '1 microsecond'
           where submission_id = 's2'""",
        ("s2", "hash_differs"),
    ),
    "a recorded time before the one before": (
        """update agreements.submission set recorded_at = '1999-01-01Z'
           where submission_id = 's2'""",
        ("s2", "time_not_increasing"),
    ),
    "positions": (
        """update agreements.submission set last_position = 8 where submission_id = 's4'""",
        ("s4", "hash_differs"),
    ),
    "a first position": (
        """update agreements.submission set first_position = 2 where submission_id = 's2'""",
        ("s2", "position_gap"),
    ),
    "an actor": (
        "update agreements.submission set actor = 'another' where submission_id = 's2'",
        ("s2", "metadata_differs"),
    ),
    "on whose behalf": (
        "update agreements.submission set on_behalf_of = null where submission_id = 's2'",
        ("s2", "metadata_differs"),
    ),
    "a reason": (
        """update agreements.submission set reason = '{"en": "x"}' where submission_id = 's2'""",
        ("s2", "metadata_differs"),
    ),
    "a batch's correlation": (
        "update agreements.submission set correlation = null where submission_id = 's3'",
        ("s3", "metadata_differs"),
    ),
    "a disclosure": (
        "update agreements.submission set disclosure = 'public' where submission_id = 's3'",
        ("s3", "metadata_differs"),
    ),
    "a submission's name": (
        """update agreements.submission set submission_id = 'x' where submission_id = 's2';
           update agreements.fact set submission_id = 'x' where submission_id = 's2'""",
        ("x", "metadata_differs"),
    ),
}


@pytest.mark.usefixtures("receipts")
@pytest.mark.parametrize("what", CHANGES)
def test_a_change_is_found_at_the_first_submission_that_shows_it(
    database: Database, what: str
) -> None:
    statement, (submission, fault) = CHANGES[what]
    tamper(database, statement)

    verified = verify_database(database.dsn())

    assert not verified.ok
    assert verified.first_bad is not None
    assert (verified.first_bad.submission, verified.first_bad.fault) == (submission, fault)
    assert verified.submissions <= {"s1": 1, "s2": 2, "x": 2, "s3": 3}.get(submission, 4)


@pytest.mark.parametrize(
    ("document", "detail"),
    [
        (b'{"submission": "s1"}', "lacks 'facts'"),
        (b'{"facts":[],"submission":"s1","submission":"s1"}', "lacks 'actor'"),
        (b"[]", "not a submission's"),
        (b"\xff", "not a submission's"),
        (b'{"actor":"clerk","facts":[{"fact":"x","subject":"a" }],"submission":"s1"}', "canonical"),
        (b'{"actor":"clerk","facts":[],"n":1e400,"submission":"s1"}', "not a submission's"),
    ],
)
def test_a_document_sealed_but_unreadable_is_found(
    log: Log, database: Database, document: bytes, detail: str
) -> None:
    log.append(entry("s1"))
    with database.admin() as conn:
        conn.execute("set session_replication_role = replica")
        conn.execute("update agreements.submission set document = %b", (document,))
        conn.execute(
            """update agreements.submission set hash = agreements.submission_hash(previous_hash,
               first_position, last_position, recorded_at, document)"""
        )

    bad = verify_database(database.dsn()).first_bad

    assert bad is not None
    assert (bad.submission, bad.fault) == ("s1", "malformed")
    assert detail in bad.detail


def test_an_end_cut_off_shows_against_what_was_sealed_elsewhere(
    receipts: list[Receipt], database: Database
) -> None:
    sealed = {receipt.last_position: receipt.hash for receipt in receipts}
    assert verify_database(database.dsn(), sealed).ok
    tamper(database, "delete from agreements.submission where submission_id = 's4'")
    tamper(database, "delete from agreements.fact where submission_id = 's4'")

    assert verify_database(database.dsn()).ok
    verified = verify_database(database.dsn(), sealed)

    assert verified.first_bad == FirstBad("s3", "not_the_end", "nothing ends at position 6")


def test_a_log_written_anew_shows_against_what_was_sealed_elsewhere(
    receipts: list[Receipt], database: Database
) -> None:
    other = replace(receipts[1], hash=bytes(32))

    bad = verify_database(database.dsn(), {other.last_position: other.hash}).first_bad

    assert bad is not None
    assert (bad.submission, bad.fault) == ("s2", "hash_differs")


@pytest.mark.usefixtures("receipts")
def test_a_connection_is_left_as_it_was(database: Database) -> None:
    with psycopg.connect(database.dsn(), autocommit=True) as conn:
        assert verify_database(conn).ok
        assert conn.info.transaction_status == psycopg.pq.TransactionStatus.IDLE
        with conn.transaction():
            conn.execute("select 1")
            assert verify_database(conn).ok
