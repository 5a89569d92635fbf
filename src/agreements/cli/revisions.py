"""``revisions``: what the record learned between two positions."""

from __future__ import annotations

from dataclasses import dataclass

from agreements.cli.arguments import BadArgument, known_at_of, language_of, maybe_identifier_of
from agreements.cli.asking import Asking
from agreements.cli.changes import show_changes
from agreements.cli.holding import show_findings
from agreements.cli.printing import print_answer
from agreements.cli.terminal import Page
from agreements.cli.words import cited, clocks, in_language, notes, word, written
from agreements.domain.words import Language
from agreements.projections.asked import Asked
from agreements.projections.revisions import Learned, RevisionPart, RevisionsAnswer, revisions
from agreements.projections.shapes import instant
from agreements.projections.snapshot import UnknownPosition, snapshot
from agreements.projections.told import ToldFact
from agreements.settings import Settings


@dataclass(frozen=True)
class Span:
    """What is asked, as written."""

    since: str
    until: str | None
    about: str | None
    on: str | None
    after: int
    limit: int


def run(settings: Settings, span: Span, lang: str, *, json: bool) -> None:
    """Ask and print. Raises BadArgument, the log's errors."""
    language = language_of("--lang", lang)
    since = known_at_of("--from", span.since)
    until = known_at_of("--to", span.until)
    about = maybe_identifier_of("--about", span.about)
    asking = Asking.of(settings, span.on, None, {})
    asking = Asking(asking.settings, asking.on, until, {})

    async def question(asked: Asked) -> RevisionsAnswer:
        begins = await snapshot(asked.source.connection, since)
        compare = span.on is not None
        return await revisions(asked, Learned(begins, about, compare, span.after, span.limit))

    try:
        answer = asking.ask(question)
    except UnknownPosition as unknown:
        at = "--from" if unknown.position == since else "--to"
        raise BadArgument(at, str(unknown)) from unknown
    print_answer(answer, _show, language, json=json)


def _show(page: Page, answer: RevisionsAnswer, language: Language) -> None:
    count = len(answer.revisions)
    key = "several_revisions" if count > 1 else "one_revision" if count else "no_revisions"
    page.words(word(key, language, count=count), "bold")
    page.words(f"known_from {answer.known_from} · {clocks(answer)}", "dim")
    for note in notes(answer, language):
        page.words(note, "yellow")
    for each in answer.revisions:
        _revision(page, each, language)
    if answer.next_after is not None:
        page.words(word("more", language, after=answer.next_after), "yellow")
    show_changes(page, answer.holdings or (), language)
    show_findings(page, answer.findings, language)


def _revision(page: Page, of: RevisionPart, language: Language) -> None:
    said = ", ".join(word(f"mark_{each}", language) for each in of.marks)
    page.heading(f"{of.position} {of.fact}", said)
    page.words(in_language(of.says, language), indent=2)
    effective = [written(of.effective)] if of.effective else []
    page.field(word("effective_day", language), effective)
    page.field(word("corrected", language), _told(of.corrected, language))
    page.field(word("beside", language), _told(of.beside, language))
    if of.stands is not None and of.stands.fact != of.fact:
        page.field(word("stands_now", language), _told(of.stands, language))
    by = word("actor", language, actor=of.actor)
    page.field(word("recorded_on", language), [f"{instant(of.recorded_at)}, {by}"])
    page.field(word("sources", language), cited(of.cites, language))


def _told(of: ToldFact | None, language: Language) -> list[str]:
    return [] if of is None else [f"{in_language(of.says, language)} ({of.fact})"]
