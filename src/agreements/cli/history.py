"""``history``: the audit trail of anything."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from itertools import groupby

from agreements.bootstrap import open_registry
from agreements.cli.arguments import BadArgument, known_at_of, language_of, trail_of
from agreements.cli.holding import show_findings
from agreements.cli.terminal import Page, print_json
from agreements.cli.words import in_language, word
from agreements.domain.words import Language
from agreements.projections.asked import UnknownSubject
from agreements.projections.history import Entry, HistoryAnswer, history
from agreements.projections.shapes import instant
from agreements.projections.snapshot import KnownAt, snapshot
from agreements.settings import Settings


def run(
    settings: Settings,
    subject: str,
    known_at: str | None,
    after: int,
    limit: int,
    lang: str,
    *,
    json: bool,
) -> None:
    """Ask and print. Raises BadArgument, UnknownPosition, the log's errors."""
    language, trail = language_of("--lang", lang), trail_of("ID", subject)
    known = known_at_of("--known-at", known_at)
    answer = asyncio.run(_ask(settings, trail, known, after, limit))
    if json:
        print_json(answer)
        return
    page = Page()
    _show(page, answer, language)
    page.show()


async def _ask(
    settings: Settings, trail: str, known_at: KnownAt, after: int, limit: int
) -> HistoryAnswer:
    with open_registry(settings) as registry:
        async with registry.reading() as connection:
            known = await snapshot(connection, known_at)
            try:
                return await history(connection, known, trail, after=after, limit=limit)
            except UnknownSubject as unknown:
                raise BadArgument("ID", str(unknown)) from unknown


def _show(page: Page, answer: HistoryAnswer, language: Language) -> None:
    known = "-" if answer.known_at is None else instant(answer.known_at)
    page.words(answer.id, "bold")
    page.words(f"known_at {known} · snapshot {answer.snapshot} · rules {answer.rules}", "dim")
    for _, recorded in groupby(answer.entries, key=lambda entry: entry.submission):
        _show_submission(page, list(recorded), answer.id, language)
    if answer.next_after is not None:
        page.blank()
        page.words(word("more", language, after=answer.next_after))
    show_findings(page, answer.findings, language)


def _show_submission(page: Page, facts: list[Entry], asked: str, language: Language) -> None:
    one = facts[0]
    behalf = f" ({one.on_behalf_of})" if one.on_behalf_of else ""
    by = f"{word('actor', language)} {one.actor}{behalf}"
    page.heading(one.submission, f"{instant(one.recorded_at)}, {by}")
    if one.reason:
        page.words(in_language(one.reason, language), indent=2)
    page.table([tuple(_cells(each, asked)) for each in facts])


def _cells(of: Entry, asked: str) -> Iterable[str]:
    yield str(of.position)
    yield of.name
    yield of.kind
    yield "" if of.subject == asked else of.subject
    yield of.standing + (f" by {of.corrected_by}" if of.corrected_by else "")
