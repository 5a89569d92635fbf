"""The recorder beyond the library's own cases: metadata, the past, exactness, following the log."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Thread
from time import monotonic, sleep
from uuid import UUID

import psycopg
import pytest
from eventsourcing.persistence import IntegrityError, Notification, StoredEvent, Tracking

from agreements.storage import errors, listener, subscription
from agreements.storage.canonical import canonical
from agreements.storage.connections import open_pool
from agreements.storage.log import Log
from agreements.storage.recorder import LogApplicationRecorder
from agreements.storage.rows import StoredSubmission
from agreements.storage.tracking import LogProcessRecorder, LogTrackingRecorder
from tests.postgres import APP, Database
from tests.storage.entries import REASON, entry


def event(originator: UUID | str, version: int, topic: str = "opened") -> StoredEvent:
    return StoredEvent(originator, version, topic, b"\x00state of %d" % version)


def submissions(log: Log) -> list[StoredSubmission]:
    return list(log.submissions())


@pytest.fixture
def recorder(log: Log) -> LogApplicationRecorder:
    return LogApplicationRecorder(log)


def test_a_batch_is_one_submission_whose_document_carries_it(
    recorder: LogApplicationRecorder,
) -> None:
    account = UUID("b2723fe2-c01a-40d2-875e-a3aac6a09ff5")

    assert recorder.insert_events([event(account, 1), event(account, 2)]) == [1, 2]

    [stored] = submissions(recorder.log)
    assert uuid.UUID(stored.submission_id).version == 4
    assert (stored.actor, stored.disclosure) == ("eventsourcing", "protected")
    said = json.loads(stored.document)
    assert canonical(said) == stored.document
    assert said == {
        "submission": stored.submission_id,
        "stored_events": [
            {
                "originator_id": str(account),
                "originator_version": version,
                "topic": "opened",
                "state": state,
            }
            for version, state in ((1, "AHN0YXRlIG9mIDE="), (2, "AHN0YXRlIG9mIDI="))
        ],
    }


def test_a_batch_takes_the_metadata_of_a_submission(recorder: LogApplicationRecorder) -> None:
    recorder.insert_events(
        [event("a", 1)],
        submission_id="s1",
        actor="clerk",
        on_behalf_of="the Minister",
        reason=REASON,
        correlation="file 12",
        disclosure="public",
    )

    [stored] = submissions(recorder.log)
    assert (stored.submission_id, stored.actor) == ("s1", "clerk")
    assert (stored.on_behalf_of, stored.correlation) == ("the Minister", "file 12")
    assert stored.reason is not None
    assert json.loads(stored.reason) == REASON
    assert json.loads(stored.document)["disclosure"] == "public"


def test_the_same_submission_saved_again_is_recorded_once(
    recorder: LogApplicationRecorder,
) -> None:
    first = recorder.insert_events([event("a", 1)], submission_id="s1")

    assert recorder.insert_events([event("a", 1)], submission_id="s1") == first
    with pytest.raises(errors.SubmissionIdReused):
        recorder.insert_events([event("a", 2)], submission_id="s1")
    with pytest.raises(errors.StaleVersion):
        recorder.insert_events([event("b", 1)], read={"a": 0})
    assert recorder.max_notification_id() == 1


def test_a_word_that_no_batch_knows_is_refused(recorder: LogApplicationRecorder) -> None:
    with pytest.raises(TypeError, match="submitter"):
        recorder.insert_events([event("a", 1)], submitter="clerk")
    with pytest.raises(errors.StorageMisuse, match="process recorder"):
        recorder.insert_events([event("a", 1)], tracking=Tracking("upstream", 1))
    assert recorder.max_notification_id() is None


@pytest.mark.parametrize(("upto", "versions"), [(0, []), (1, [1]), (2, [1]), (3, [1, 2])])
def test_an_aggregates_events_as_known_at_a_position(
    recorder: LogApplicationRecorder, upto: int, versions: list[int]
) -> None:
    recorder.insert_events([event("a", 1), event("b", 1), event("a", 2)])

    known = recorder.select_events("a", upto=upto)

    assert [stored.originator_version for stored in known] == versions


def test_facts_of_the_domain_are_notified_with_their_own_ids_and_names(
    recorder: LogApplicationRecorder,
) -> None:
    account = uuid.uuid4()
    recorder.log.append(entry("s1", ("agr-lmda-qc", 1)))
    recorder.insert_events([event(account, 1)])

    seen = recorder.select_notifications(None, 10)

    assert [(n.id, n.originator_id, n.topic) for n in seen] == [
        (1, "agr-lmda-qc", "agreement-signed"),
        (2, account, "opened"),
    ]


def test_two_projections_of_one_application_keep_their_own_places(log: Log) -> None:
    first, second = (LogTrackingRecorder(log, tracker=name) for name in ("first", "second"))

    first.insert_tracking(Tracking("Bank", 5))

    assert second.max_tracking_id("Bank") is None
    second.insert_tracking(Tracking("Bank", 3))
    assert (first.max_tracking_id("Bank"), second.max_tracking_id("Bank")) == (5, 3)


def test_tracking_that_is_refused_takes_the_events_with_it(log: Log) -> None:
    recorder = LogProcessRecorder(log, tracker="totals")
    recorder.insert_events([event("a", 1)], tracking=Tracking("Bank", 5))

    with pytest.raises(errors.AlreadyTracked) as refused:
        recorder.insert_events([event("a", 2)], tracking=Tracking("Bank", 5))

    assert isinstance(refused.value, IntegrityError)
    assert recorder.max_notification_id() == 1


def taken(notifications: Iterator[Notification], number: int) -> list[int]:
    return [next(notifications).id for _ in range(number)]


def test_a_subscription_sees_every_position_once_in_order_while_many_write(
    recorder: LogApplicationRecorder,
) -> None:
    def write(writer: int) -> None:
        for n in range(20):
            recorder.insert_events([event(f"{writer}-{n}", version) for version in (1, 2, 3)])

    with recorder.subscribe() as following, ThreadPoolExecutor(4) as threads:
        written = threads.map(write, range(4))
        assert taken(following, 240) == list(range(1, 241))
        list(written)


def test_an_append_is_noticed_at_once(recorder: LogApplicationRecorder) -> None:
    with recorder.subscribe() as following, ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(next, following)
        sleep(0.3)
        since = monotonic()
        recorder.insert_events([event("a", 1)])

        assert waiting.result().id == 1
        assert monotonic() - since < subscription.POLL_AFTER / 2


def test_without_notifications_the_log_is_looked_at_now_and_then(
    recorder: LogApplicationRecorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listener, "CHANNEL", "nobody_notifies_this")
    monkeypatch.setattr(subscription, "POLL_AFTER", 0.2)
    with recorder.subscribe() as following, ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(next, following)
        sleep(0.3)
        recorder.insert_events([event("a", 1)])

        assert waiting.result(timeout=5).id == 1


def test_a_subscription_outlives_its_connections(
    recorder: LogApplicationRecorder, database: Database
) -> None:
    with recorder.subscribe() as following, ThreadPoolExecutor(1) as thread:
        recorder.insert_events([event("a", 1)])
        assert taken(following, 1) == [1]
        waiting = thread.submit(next, following)
        sleep(0.2)
        with database.admin() as conn:
            conn.execute(
                """select pg_terminate_backend(pid, 5000) from pg_stat_activity
                   where datname = current_database() and pid <> pg_backend_pid()"""
            )
        recorder.insert_events([event("a", 2)])

        assert waiting.result(timeout=10).id == 2


def test_an_error_that_will_not_pass_ends_the_subscription(
    recorder: LogApplicationRecorder, database: Database
) -> None:
    with database.admin() as conn:
        conn.execute("alter table agreements.fact rename to hidden")
    with recorder.subscribe() as following, pytest.raises(errors.StorageMisuse):
        next(following)


@pytest.mark.parametrize("ended_by", ["stop", "closing the pool"])
def test_a_waiting_subscription_ends_when_told(
    database: Database, monkeypatch: pytest.MonkeyPatch, ended_by: str
) -> None:
    monkeypatch.setattr(subscription, "POLL_AFTER", 0.3)
    with open_pool(database.dsn(APP)) as pool:
        seen: list[list[int]] = []
        with LogApplicationRecorder(Log(pool)).subscribe() as following:
            waiting = Thread(target=lambda: seen.append([n.id for n in following]))
            waiting.start()
            sleep(0.2)
            following.stop() if ended_by == "stop" else pool.close()
            waiting.join(timeout=2)

        assert seen == [[]]


def test_a_subscription_leaves_no_connection_behind(
    recorder: LogApplicationRecorder, database: Database
) -> None:
    recorder.insert_events([event("a", 1)])
    with recorder.subscribe() as following:
        taken(following, 1)
    recorder.log.pool.close()

    with psycopg.connect(database.dsn()) as conn:
        sleep(0.1)
        left = conn.execute(
            """select count(*) from pg_stat_activity
               where datname = current_database() and query ilike 'listen%'"""
        ).fetchone()
    assert left == (0,)
