"""Where a request reads: the reader's pool, a snapshot, a day."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

import psycopg
import structlog
from fastapi import Depends, Request
from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool

from agreements.api.parameters import ClockParameters, DocumentedParameters
from agreements.bootstrap import Runtime, today
from agreements.domain.words import SUBJECT_PATTERN
from agreements.projections.asked import Asked, UnknownSubject
from agreements.projections.documented import documented_draft
from agreements.projections.snapshot import snapshot
from agreements.projections.source import Draft, Source
from agreements.storage.embedded import EmbeddedServerError
from agreements.storage.failures import translated

logger = structlog.get_logger(__name__)

WAIT_SECONDS = 5.0
"""For a free connection."""


@dataclass(frozen=True)
class Opened:
    """The registry while the server runs."""

    runtime: Runtime
    pool: AsyncConnectionPool
    _reviving: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def revive(self) -> None:
        """After the log was out of reach: have the embedded server run again, once at a time."""
        if self._reviving.locked():
            return
        async with self._reviving:
            try:
                await asyncio.to_thread(self.runtime.revive)
            except EmbeddedServerError as failure:
                logger.warning("server_not_revived", failure=str(failure))
                return
            with suppress(psycopg.Error):
                await self.pool.check()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """Lend a connection with the reader's rights; the driver's failures come out as ours.

        Outside any transaction: what a snapshot holds never changes, and each statement sees all
        that was committed before it.
        """
        try:
            async with self.pool.connection(WAIT_SECONDS) as connection:
                yield connection
        except psycopg.Error as failure:
            raise translated(failure) from failure

    @asynccontextmanager
    async def asked(self, clocks: ClockParameters) -> AsyncIterator[Asked]:
        """Lend a question's day and source. Raises UnknownPosition."""
        async with self.reading() as connection:
            known = await snapshot(connection, clocks.known_at)
            by = clocks.documented_by if isinstance(clocks, DocumentedParameters) else None
            draft = await documented_draft(connection, known, by) if by else Draft()
            on = self.day(clocks.effective_on)
            yield Asked(Source(connection, known, draft), on, self.runtime.settings.time_zone, by)

    def day(self, effective_on: date | None) -> date:
        """Return the day asked about: today in the registry's time zone where none is (R22)."""
        return effective_on or today(self.runtime.settings)


def _opened(request: Request) -> Opened:
    opened: Opened = request.app.state.opened
    return opened


Registry = Annotated[Opened, Depends(_opened)]


def identifier(written: str, expected: str) -> str:
    """Return an identifier. Raises UnknownSubject for what cannot be one: nothing has that name."""
    if not re.fullmatch(SUBJECT_PATTERN, written):
        raise UnknownSubject(written, expected)
    return written


def maybe_identifier(written: str | None, expected: str) -> str | None:
    """Return an identifier, if one is given. Raises UnknownSubject for what cannot be one."""
    return None if written is None else identifier(written, expected)
