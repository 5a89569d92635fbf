"""A registry on a real PostgreSQL: the LMDA data set, or whatever a test records, and questions."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import date

import pytest
from psycopg import AsyncConnection

from agreements.application.registry import Registry
from agreements.domain.submissions import Submission
from agreements.projections.asked import Asked
from agreements.projections.snapshot import KnownAt, Snapshot, snapshot
from agreements.projections.source import Draft, Source
from agreements.storage.connections import open_pool
from agreements.storage.log import Log
from agreements.storage.rows import Receipt
from tests.lmda import SUBMISSIONS
from tests.postgres import APP, READER, Cluster, Database

TIME_ZONE = "America/Toronto"


@dataclass(frozen=True)
class Records:
    """A registry with what has been recorded in it."""

    database: Database
    log: Log
    receipts: dict[str, Receipt] = field(default_factory=dict)

    def record(self, *submissions: Submission) -> Receipt:
        """Record submissions; return the last receipt."""
        for each in submissions:
            self.receipts[each.submission] = Registry(self.log).record(each)
        return self.receipts[submissions[-1].submission]

    def known(self, submission: str) -> int:
        """Return the position from which a submission is known."""
        return self.receipts[submission].last_position

    def before(self, submission: str) -> int:
        """Return the last position before a submission."""
        return self.receipts[submission].first_position - 1


@pytest.fixture
def records(database: Database) -> Iterator[Records]:
    """An empty registry of the test's own."""
    with open_pool(database.dsn(APP)) as pool:
        yield Records(database, Log(pool))


@pytest.fixture(scope="session")
def lmda(cluster: Cluster) -> Iterator[Records]:
    """The data set, recorded once: for questions only."""
    with cluster.database() as database, open_pool(database.dsn(APP)) as pool:
        found = Records(database, Log(pool))
        found.record(*SUBMISSIONS)
        yield found


@dataclass(frozen=True)
class Desk:
    """Where questions are asked."""

    connection: AsyncConnection

    async def known(self, known_at: KnownAt = None) -> Snapshot:
        """Return a snapshot."""
        return await snapshot(self.connection, known_at)

    async def asked(self, on: str, known_at: KnownAt = None, draft: Draft | None = None) -> Asked:
        """Return what a question on a day is asked with."""
        source = Source(self.connection, await self.known(known_at), draft or Draft())
        return Asked(source, date.fromisoformat(on), TIME_ZONE)


@pytest.fixture
async def desk(lmda: Records) -> AsyncIterator[Desk]:
    """The desk of the data set's registry, with a reader's rights."""
    async with await AsyncConnection.connect(
        lmda.database.dsn(READER), autocommit=True
    ) as connection:
        yield Desk(connection)


@pytest.fixture
async def own_desk(records: Records) -> AsyncIterator[Desk]:
    """The desk of the test's own registry, with a reader's rights."""
    async with await AsyncConnection.connect(
        records.database.dsn(READER), autocommit=True
    ) as connection:
        yield Desk(connection)
