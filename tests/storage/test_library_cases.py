"""eventsourcing's own test cases, run on the log.

Each is run as the library has it; what is left out is in LEFT_OUT, with the reason.
"""

from __future__ import annotations

import unittest
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any
from uuid import UUID

import pytest
from eventsourcing.persistence import (
    AggregateRecorder,
    ApplicationRecorder,
    ProcessRecorder,
    Tracking,
    TrackingRecorder,
)
from eventsourcing.utils import Environment

from agreements.storage.connections import open_pool
from agreements.storage.factory import LogFactory
from agreements.storage.log import Log
from agreements.storage.recorder import LogAggregateRecorder, LogApplicationRecorder
from agreements.storage.tracking import LogProcessRecorder, LogTrackingRecorder
from tests.postgres import APP, Database
from tests.storage.library import applications, cases, projections

MODULE = "agreements.storage.factory"


class OnTheLog(unittest.TestCase):
    """What a case needs from the test that runs it."""

    __test__ = False  # run by test_case below, on each major version
    database: Database
    log: Log


class AggregateRecorderCase(OnTheLog, cases.AggregateRecorderTestCase):
    def create_recorder(self) -> AggregateRecorder:
        return LogAggregateRecorder(self.log)


class ApplicationRecorderCase(OnTheLog, cases.ApplicationRecorderTestCase[LogApplicationRecorder]):
    def create_recorder(self) -> LogApplicationRecorder:
        return LogApplicationRecorder(self.log)

    def test_insert_subscribe(self) -> None:
        self.optional_test_insert_subscribe()


class TextIdsCase(ApplicationRecorderCase):
    """The same with string ids, one of which looks like a UUID."""

    def new_originator_id(self) -> UUID | str:
        return str(super().new_originator_id())

    def create_recorder(self) -> LogApplicationRecorder:
        return LogApplicationRecorder(self.log, originator_ids="text")


class TrackingRecorderCase(OnTheLog, cases.TrackingRecorderTestCase):
    def create_recorder(self) -> TrackingRecorder:
        return LogTrackingRecorder(self.log, tracker="who-holds")


class ProcessRecorderCase(OnTheLog, cases.ProcessRecorderTestCase):
    def create_recorder(self) -> ProcessRecorder:
        return LogProcessRecorder(self.log, tracker="who-holds")


class NonInterleavingCase(OnTheLog, cases.NonInterleavingNotificationIDsBaseCase):
    def create_recorder(self) -> ApplicationRecorder:
        return LogApplicationRecorder(self.log)


class OtherTrackingRecorder(LogTrackingRecorder):
    """A view class, as a projection would have one."""


class FactoryCase(OnTheLog, cases.InfrastructureFactoryTestCase[LogFactory]):
    def setUp(self) -> None:
        self.env = Environment(
            "TestCase",
            {"PERSISTENCE_MODULE": MODULE, "AGREEMENTS_DATABASE_URL": self.database.dsn(APP)},
        )
        super().setUp()

    def expected_factory_class(self) -> type[LogFactory]:
        return LogFactory

    def expected_aggregate_recorder_class(self) -> type[AggregateRecorder]:
        return LogAggregateRecorder

    def expected_application_recorder_class(self) -> type[ApplicationRecorder]:
        return LogApplicationRecorder

    def expected_tracking_recorder_class(self) -> type[TrackingRecorder]:
        return LogTrackingRecorder

    def tracking_recorder_subclass(self) -> type[TrackingRecorder]:
        return OtherTrackingRecorder

    def expected_process_recorder_class(self) -> type[ProcessRecorder]:
        return LogProcessRecorder


class ApplicationCase(OnTheLog, applications.ApplicationTestCase):
    """Its applications read os.environ, which test_case sets."""


class CountersView(LogTrackingRecorder, projections.EventCountersView):
    """Counts in a table of its own, in one transaction with its place."""

    def get_created_event_counter(self) -> int:
        return self._count("created")

    def get_subsequent_event_counter(self) -> int:
        return self._count("subsequent")

    def incr_created_event_counter(self, tracking: Tracking) -> None:
        self._increment("created", tracking)

    def incr_subsequent_event_counter(self, tracking: Tracking) -> None:
        self._increment("subsequent", tracking)

    def _count(self, kind: str) -> int:
        with self.transaction() as conn:
            row = conn.execute("select n from public.counted where kind = %s", (kind,)).fetchone()
        return row[0] if row else 0

    def _increment(self, kind: str, tracking: Tracking) -> None:
        with self.transaction() as conn:
            conn.execute(
                """insert into public.counted as c values (%s, 1)
                   on conflict (kind) do update set n = c.n + 1""",
                (kind,),
            )
            self.track(conn, tracking)


class WithCounters(OnTheLog):
    def setUp(self) -> None:
        with self.database.admin() as conn:
            conn.execute("create table public.counted (kind text primary key, n int)")
            conn.execute("grant all on public.counted to public")


class CountersViewCase(WithCounters, projections.EventCountersViewTestCase):
    def construct_event_counters_view(self) -> CountersView:
        return CountersView(self.log, tracker="eventcounters")


class ProjectionCase(WithCounters, projections.AggregateEventCountersProjectionTestCase):
    view_class = CountersView

    def setUp(self) -> None:
        super().setUp()
        type(self).env = {"PERSISTENCE_MODULE": MODULE}


class EventSourcedProjectionCase(OnTheLog, projections.EventSourcedProjectionTestCase):
    """The projection has a database of its own: on its upstream's it would read its own events."""

    def setUp(self) -> None:
        stack = ExitStack()
        self.addCleanup(stack.close)
        downstream = stack.enter_context(self.database.cluster.database())
        type(self).env = {
            "PERSISTENCE_MODULE": MODULE,
            "COUNTERS_AGREEMENTS_DATABASE_URL": downstream.dsn(APP),
        }


RUN: list[type[OnTheLog]] = [
    AggregateRecorderCase,
    ApplicationRecorderCase,
    TextIdsCase,
    TrackingRecorderCase,
    ProcessRecorderCase,
    NonInterleavingCase,
    FactoryCase,
    ApplicationCase,
    CountersViewCase,
    ProjectionCase,
    EventSourcedProjectionCase,
]

PRINTS_A_RATE = "asserts nothing: it prints a rate, which bench/ measures"
NEEDS_AES = "tests AES, an extra of the library that is not installed: facts are not encrypted"
LEFT_OUT: dict[str, str] = {
    "FactoryCase.test_mapper_with_cipher": NEEDS_AES,
    "FactoryCase.test_mapper_with_cipher_and_compressor": NEEDS_AES,
    "FactoryCase.test_mapper_with_wrong_cipher_key": NEEDS_AES,
    "AggregateRecorderCase.test_performance": PRINTS_A_RATE,
    "ApplicationRecorderCase.test_performance": PRINTS_A_RATE,
    "TextIdsCase.test_performance": PRINTS_A_RATE,
    "ProcessRecorderCase.test_performance": PRINTS_A_RATE,
    "ApplicationCase.test_check_aggregate_fastforwarding_nonblocking": (
        "a hundred threads on the library's cache for 5 seconds; its blocking twin is run"
    ),
    "TextIdsCase.test_concurrent_no_conflicts": "run with UUIDs; how ids are read changes nothing",
    "TextIdsCase.test_concurrent_throughput": "run with UUIDs; how ids are read changes nothing",
}
# Not in RUN at all:
# - application.ExampleApplicationTestCase: takes snapshots, which the log refuses on purpose;
#   test_application.py runs its application without them.
# - persistence.TranscoderTestCase: about the library's JSON transcoder, which is used unchanged.
# - projection.TaggedDecisionCountersProjectionTestCase: DCB recorders, another interface.


def _tests() -> Iterator[Any]:
    for case in RUN:
        for name in unittest.TestLoader().getTestCaseNames(case):
            reason = LEFT_OUT.get(f"{case.__name__}.{name}")
            marks = [pytest.mark.skip(reason=reason)] if reason else []
            yield pytest.param(case, name, marks=marks, id=f"{case.__name__}.{name}")


@pytest.mark.filterwarnings("always:'log' is deprecated")  # test_application_log asks for it
@pytest.mark.parametrize(("case", "name"), list(_tests()))
def test_case(
    case: Callable[[str], OnTheLog],
    name: str,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The library's case holds on the log."""
    monkeypatch.setenv("PERSISTENCE_MODULE", MODULE)
    monkeypatch.setenv("AGREEMENTS_DATABASE_URL", database.dsn(APP))
    with open_pool(database.dsn(APP)) as pool:
        test = case(name)
        test.database, test.log = database, Log(pool)
        test.debug()


def test_nothing_is_left_out_that_is_not_there() -> None:
    ids = {parameters.id for parameters in _tests()}

    assert set(LEFT_OUT) <= ids
