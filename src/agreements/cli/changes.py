"""``changes``: what took place between two days, and which holdings began or ended."""

from __future__ import annotations

from collections.abc import Sequence

from agreements.cli.arguments import days_of, language_of, maybe_identifier_of
from agreements.cli.asking import Asking
from agreements.cli.holding import identified, show_findings
from agreements.cli.printing import print_answer
from agreements.cli.terminal import Page
from agreements.cli.words import (
    cited,
    clocks,
    facts_named,
    in_language,
    notes,
    otherwise,
    period_in_words,
    word,
    written,
)
from agreements.domain.words import Language
from agreements.projections.changes import ChangesAnswer, EventPart, changes
from agreements.projections.holding_changes import HoldingChange
from agreements.projections.vocabulary import term
from agreements.settings import Settings


def run(
    settings: Settings,
    since: str,
    until: str,
    about: str | None,
    known_at: str | None,
    documented_by: str | None,
    lang: str,
    *,
    json: bool,
) -> None:
    """Ask and print. Raises BadArgument, UnknownPosition, the log's errors."""
    language = language_of("--lang", lang)
    first, last = days_of(since, until)
    subject = maybe_identifier_of("--about", about)
    asking = Asking.of(settings, last.isoformat(), known_at, {}, documented_by=documented_by)
    answer = asking.ask(lambda asked: changes(asked, first, subject))
    print_answer(answer, _show, language, json=json)


def _show(page: Page, answer: ChangesAnswer, language: Language) -> None:
    count = len(answer.events)
    key = "several_events" if count > 1 else "one_event" if count else "no_events"
    page.words(word(key, language, count=count), "bold")
    page.words(f"effective_from {answer.effective_from} · {clocks(answer)}", "dim")
    for note in notes(answer, language):
        page.words(note, "yellow")
    for each in answer.events:
        _event(page, each, language)
    show_changes(page, answer.holdings, language)
    show_findings(page, answer.findings, language)


def _event(page: Page, of: EventPart, language: Language) -> None:
    possible = [word("possible", language)] if of.certainty == "possible" else []
    irregular = [word("without_effect", language)] if of.irregular else []
    said = [word(f"mark_{each}", language) for each in of.marks]
    page.heading(written(of.on), ", ".join((*possible, *irregular, *said)))
    page.words(in_language(of.says, language), indent=2)
    page.field(word("told_otherwise", language), otherwise(of.alternatives, language))
    page.field(word("sources", language), cited(of.cites, language))
    page.field(word("facts", language), facts_named(of.facts))


def show_changes(page: Page, holdings: Sequence[HoldingChange], language: Language) -> None:
    """Add which holdings began, ended, or are otherwise sure: those alike but for the role as one.

    Their roles stand in the order of the answer.
    """
    if holdings:
        page.heading(word("holding_changes", language))
    alike: dict[tuple[str, str], list[str]] = {}
    for each in holdings:
        role = term("Role", each.holding.role, language)
        period = period_in_words(each.holding.period, language)
        alike.setdefault((_changed(each, language), period), []).append(role)
    for (said, period), roles in alike.items():
        page.words(said.format(roles=", ".join(roles)), indent=2)
        page.field(word("period", language), [period], indent=4)


def _changed(of: HoldingChange, language: Language) -> str:
    """Return what became of a holding, with `{roles}` in the place of its role."""
    held = of.holding
    possible = f" ({word('possible', language)})" if of.after == "possible" else ""
    change = f"{word(f'holding_{of.change}', language)}{possible}"
    holder = identified(held.holder, language).replace("{", "{{").replace("}", "}}")
    place = f"{held.function.id}, {held.territory.id}, {held.instrument.id}"
    return f"{change}{' :' if language == 'fr' else ':'} {holder}, {{roles}}, {place}"
