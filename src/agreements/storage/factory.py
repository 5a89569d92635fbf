"""`PERSISTENCE_MODULE=agreements.storage.factory`: an eventsourcing application on the log.

Environment, each also with the application's name before it (`BANK_AGREEMENTS_DATABASE_URL`):
- AGREEMENTS_DATABASE_URL: libpq DSN or URI; required.
- AGREEMENTS_POOL_SIZE: most connections at once (10).
- AGREEMENTS_LOCK_TIMEOUT: seconds an append waits for its turn (10).
- ORIGINATOR_ID_TYPE: `uuid` (default) or `text`; CREATE_TABLE: `y` migrates the database first.
"""

from __future__ import annotations

from typing import TypeVar, cast

from eventsourcing.persistence import (
    AggregateRecorder,
    ApplicationRecorder,
    InfrastructureFactory,
    InfrastructureFactoryError,
    ProcessRecorder,
    TrackingRecorder,
)
from eventsourcing.utils import Environment, EnvType, resolve_topic, strtobool

from agreements.storage.connections import open_pool
from agreements.storage.errors import SnapshotsNotSupported
from agreements.storage.log import Log
from agreements.storage.migrate import migrate
from agreements.storage.recorder import (
    LogAggregateRecorder,
    LogApplicationRecorder,
    OriginatorIds,
)
from agreements.storage.tracking import LogProcessRecorder, LogTrackingRecorder

Tracker = TypeVar("Tracker", bound=TrackingRecorder)
Recording = TypeVar("Recording", LogApplicationRecorder, LogTrackingRecorder, LogProcessRecorder)


class LogFactory(InfrastructureFactory[TrackingRecorder]):
    """Makes recorders that share one pool. Raises InfrastructureFactoryError on a bad setting."""

    DATABASE_URL = "AGREEMENTS_DATABASE_URL"
    POOL_SIZE = "AGREEMENTS_POOL_SIZE"
    LOCK_TIMEOUT = "AGREEMENTS_LOCK_TIMEOUT"
    ORIGINATOR_ID_TYPE = "ORIGINATOR_ID_TYPE"
    CREATE_TABLE = "CREATE_TABLE"

    def __init__(self, env: Environment | EnvType | None) -> None:
        """Read the settings; connections are opened in the background."""
        super().__init__(env)
        dsn = self.env.get(self.DATABASE_URL)
        if not dsn:
            raise InfrastructureFactoryError(f"{self.DATABASE_URL} is not set")
        size, lock_timeout = self._number(self.POOL_SIZE, 10), self._number(self.LOCK_TIMEOUT, 10)
        self.originator_ids = self._originator_ids()
        if strtobool(self.env.get(self.CREATE_TABLE) or "no"):
            migrate(dsn)
        self.log = Log(open_pool(dsn, max_size=int(size)), lock_timeout=lock_timeout)

    def aggregate_recorder(self, purpose: str = "events") -> AggregateRecorder:
        """Return an aggregate recorder. Raises SnapshotsNotSupported."""
        if purpose != "events":
            raise SnapshotsNotSupported(f"no recorder for {purpose}: they would hide the past")
        return LogAggregateRecorder(self.log, originator_ids=self.originator_ids)

    def application_recorder(self) -> ApplicationRecorder:
        """Return an application recorder, of APPLICATION_RECORDER_TOPIC's class if set."""
        made = self._class(self.APPLICATION_RECORDER_TOPIC, LogApplicationRecorder)
        return made(self.log, originator_ids=self.originator_ids)

    def tracking_recorder(self, tracking_recorder_class: type[Tracker] | None = None) -> Tracker:
        """Return a tracking recorder of the given class, or TRACKING_RECORDER_TOPIC's."""
        made = tracking_recorder_class or self._class(
            self.TRACKING_RECORDER_TOPIC, LogTrackingRecorder
        )
        if not issubclass(made, LogTrackingRecorder):
            raise InfrastructureFactoryError(f"{made} is not a LogTrackingRecorder")
        return cast("Tracker", made(self.log, tracker=self.env.name))

    def process_recorder(self) -> ProcessRecorder:
        """Return a process recorder, of PROCESS_RECORDER_TOPIC's class if set."""
        made = self._class(self.PROCESS_RECORDER_TOPIC, LogProcessRecorder)
        return made(self.log, tracker=self.env.name, originator_ids=self.originator_ids)

    def close(self) -> None:
        """Close the pool; may be called again."""
        if hasattr(self, "log"):
            self.log.pool.close()

    def _class(self, setting: str, default: type[Recording]) -> type[Recording]:
        topic = self.env.get(setting)
        found = resolve_topic(topic) if topic else default
        if not (isinstance(found, type) and issubclass(found, default)):
            raise InfrastructureFactoryError(f"{setting}: {found} is not a {default.__name__}")
        return found

    def _number(self, setting: str, default: float) -> float:
        try:
            number = float(self.env.get(setting) or default)
        except ValueError:
            number = 0.0
        if not number > 0:
            raise InfrastructureFactoryError(f"{setting} must be a number above zero")
        return number

    def _originator_ids(self) -> OriginatorIds:
        ids = self.env.get(self.ORIGINATOR_ID_TYPE) or "uuid"
        if ids not in ("uuid", "text"):
            raise InfrastructureFactoryError(f"{self.ORIGINATOR_ID_TYPE} must be uuid or text")
        return "text" if ids == "text" else "uuid"
