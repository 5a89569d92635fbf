"""Asking: both clocks read, the registry opened, one snapshot, one question."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TypeVar

from agreements.bootstrap import Runtime, open_registry, today
from agreements.cli.arguments import BadArgument, day_of, known_at_of
from agreements.projections.asked import Asked, UnknownSubject
from agreements.projections.documented import documented_draft
from agreements.projections.snapshot import KnownAt, snapshot
from agreements.projections.source import Draft, Source
from agreements.settings import Settings

T = TypeVar("T")
ALIKE = 0.5
_CLAIMED = {
    "agreement": ("life",),
    "instrument": ("life",),
    "organization or post": ("organization", "post"),
}


@dataclass(frozen=True)
class Asking:
    """When a question is asked for. ``named``: kind of subject -> the argument that named it."""

    settings: Settings
    on: date
    known_at: KnownAt
    named: Mapping[str, str]
    documented_by: date | None = None

    @classmethod
    def of(
        cls,
        settings: Settings,
        on: str | None,
        known_at: str | None,
        named: Mapping[str, str],
        documented_by: str | None = None,
    ) -> Asking:
        """Read both clocks as written, and the day of the documents. Raises BadArgument."""
        day = today(settings) if on is None else day_of("--on", on)
        documents = None if documented_by is None else day_of("--documented-by", documented_by)
        return cls(settings, day, known_at_of("--known-at", known_at), named, documents)

    def ask(self, question: Callable[[Asked], Awaitable[T]], runtime: Runtime | None = None) -> T:
        """Ask one question, of an open registry or of one opened for it.

        Raises BadArgument for an identifier that is not registered, with those like it.
        """
        return self.ask_each((question, Draft()), runtime=runtime)[0]

    def ask_each(
        self,
        *questions: tuple[Callable[[Asked], Awaitable[T]], Draft],
        runtime: Runtime | None = None,
    ) -> list[T]:
        """Ask questions of one snapshot, each with a draft laid over it."""
        opened: AbstractContextManager[Runtime] = (
            nullcontext(runtime) if runtime else open_registry(self.settings)
        )
        with opened as registry:
            return asyncio.run(self._ask_each(registry, questions))

    async def _ask_each(
        self,
        registry: Runtime,
        questions: tuple[tuple[Callable[[Asked], Awaitable[T]], Draft], ...],
    ) -> list[T]:
        async with registry.reading() as connection:
            known = await snapshot(connection, self.known_at)
            answers = []
            for question, draft in questions:
                laid = draft
                if self.documented_by is not None:
                    laid = await documented_draft(connection, known, self.documented_by)
                source = Source(connection, known, laid)
                asked = Asked(source, self.on, self.settings.time_zone, self.documented_by)
                try:
                    answers.append(await question(asked))
                except UnknownSubject as unknown:
                    raise await self._bad_argument(unknown, source) from unknown
            return answers

    async def _bad_argument(self, unknown: UnknownSubject, source: Source) -> BadArgument:
        kind = unknown.expected
        claims = await source.of_kind(*_CLAIMED.get(kind, (kind,)))
        known_as = {each.subject.lower(): each.subject for each in claims}
        written = unknown.subject.lower()
        same = [written] if written in known_as else []
        alike = same or get_close_matches(written, sorted(known_as), cutoff=ALIKE)
        hint = f"; did you mean {' or '.join(known_as[e] for e in alike)}?" if alike else ""
        known = (
            "" if self.known_at is None else f", as known at position {source.snapshot.position}"
        )
        return BadArgument(self.named.get(kind, "ID"), f"{unknown}{known}{hint}")
