"""``deadlines``: every legal day between two dates, with the internal days ahead of it."""

from __future__ import annotations

from collections.abc import Iterator

from agreements.cli.arguments import language_of, maybe_identifier_of, span_of
from agreements.cli.asking import Asking
from agreements.cli.holding import identified, show_findings
from agreements.cli.printing import print_answer, show_clocks, show_sources
from agreements.cli.terminal import Page
from agreements.cli.words import (
    counted,
    in_language,
    word,
    written,
)
from agreements.domain.words import Language
from agreements.projections.deadlines import (
    DeadlinePart,
    DeadlinesAnswer,
    InternalPart,
    deadlines,
)
from agreements.projections.said_days import length_in_words
from agreements.projections.vocabulary import term
from agreements.settings import Settings


def run(
    settings: Settings,
    span: tuple[str, str],
    agreement: str | None,
    party: str | None,
    known_at: str | None,
    lang: str,
    *,
    json: bool,
) -> None:
    """Ask and print. Raises BadArgument, UnknownPosition, the log's errors."""
    language = language_of("--lang", lang)
    first, last = span_of(*span)
    subject = maybe_identifier_of("--agreement", agreement)
    bound = maybe_identifier_of("--party", party)
    named = {"instrument": "--agreement", "organization": "--party"}
    asking = Asking.of(settings, first.isoformat(), known_at, named)
    answer = asking.ask(lambda asked: deadlines(asked, last, agreement=subject, party=bound))
    print_answer(answer, show, language, json=json)


def show(page: Page, answer: DeadlinesAnswer, language: Language) -> None:
    """Add the answer to a page, by legal day."""
    page.words(counted("deadline", "deadlines", len(answer.deadlines), language), "bold")
    page.words(word("span", language, first=answer.from_, last=answer.to), "dim")
    show_clocks(page, answer, language)
    for each in answer.deadlines:
        _show_deadline(page, each, language)
    show_findings(page, answer.findings, language)


def _show_deadline(page: Page, of: DeadlinePart, language: Language) -> None:
    page.heading(f"{written(of.legal_on)}  {in_words(of, language)}", of.instrument.id)
    if of.within is None:
        page.words(word("internal_only", language), "yellow", indent=2)
    elif of.within == "possible":
        page.words(word("maybe_within", language), "yellow", indent=2)
    page.field(word("internal", language), (_internal(each, language) for each in of.internal))
    page.field(word("binds", language), (identified(each, language) for each in of.binds))
    page.field(word("instrument", language), [in_language(of.instrument.title, language)])
    show_sources(page, of, language)


def lines_of(answer: DeadlinesAnswer, language: Language) -> Iterator[str]:
    """Yield each deadline in one line."""
    for each in answer.deadlines:
        yield f"{written(each.legal_on)} {in_words(each, language)}, {each.instrument.id}"


def in_words(of: DeadlinePart, language: Language) -> str:
    """Return what a deadline is, of which clause, duty or step, and whether it is settled."""
    said = term("LegalDay", of.what, language) + (f" ({of.key})" if of.key else "")
    if of.settled is not None:
        said += f", {word(f'settled_{of.settled}', language)}"
    return said + (f", {word('possible', language)}" if of.certainty == "possible" else "")


def _internal(of: InternalPart, language: Language) -> str:
    ahead = word("ahead", language, lead_time=length_in_words(of.lead_time, language))
    by = f", {identified(of.set_by, language)}" if of.set_by else ""
    return f"{written(of.internal_on)} ({ahead}{by})"
