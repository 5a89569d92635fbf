"""``history``: the audit trail of anything."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from itertools import groupby

from agreements.bootstrap import open_registry
from agreements.cli.arguments import BadArgument, known_at_of, language_of, trail_of
from agreements.cli.holding import show_findings
from agreements.cli.printing import print_answer
from agreements.cli.recorded import told
from agreements.cli.terminal import Page
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
    print_answer(answer, _show, language, json=json)


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
    who = "actor_for" if one.on_behalf_of else "actor"
    by = word(who, language, actor=one.actor, behalf=one.on_behalf_of)
    page.heading(one.submission, f"{instant(one.recorded_at)}, {by}")
    if one.reason:
        page.words(in_language(one.reason, language), indent=2)
    rows = [tuple(_cells(each, asked, language)) for each in facts]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for each, row in zip(facts, rows, strict=True):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True) if width)
        page.words("  ".join(cells).rstrip(), indent=2)
        for line in told(each.fact, language):
            page.words(line, "dim", indent=6)


def _cells(of: Entry, asked: str, language: Language) -> Iterable[str]:
    yield str(of.position)
    yield of.name
    yield of.kind
    yield "" if of.subject == asked else of.subject
    yield _standing(of, language)


def _standing(of: Entry, language: Language) -> str:
    if of.corrected_by is None:
        return word(of.standing, language)
    key = "superseded_by_fact" if of.standing == "superseded" else "annulled_by"
    return word(key, language, by=of.corrected_by)
