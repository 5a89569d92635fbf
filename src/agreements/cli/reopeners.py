"""``reopeners``: which re-openers there are, and how each stands on a day."""

from __future__ import annotations

from agreements.cli.arguments import identifier_of, language_of, state_of
from agreements.cli.asking import Asking
from agreements.cli.holding import identified, show_findings
from agreements.cli.terminal import Page, print_json
from agreements.cli.words import (
    cited,
    clocks,
    facts_named,
    in_language,
    inferences,
    notes,
    word,
    written,
)
from agreements.domain.words import Language
from agreements.projections.reopeners import (
    InvocationPart,
    ReopenerPart,
    ReopenersAnswer,
    WindowPart,
    reopeners,
)
from agreements.settings import Settings


def run(
    settings: Settings,
    state: str | None,
    agreement: str | None,
    on: str | None,
    known_at: str | None,
    lang: str,
    *,
    json: bool,
) -> None:
    """Ask and print. Raises BadArgument, UnknownPosition, the log's errors."""
    language, wanted = language_of("--lang", lang), state_of("--state", state)
    subject = None if agreement is None else identifier_of("--agreement", agreement)
    asking = Asking.of(settings, on, known_at, {"agreement": "--agreement"})
    answer = asking.ask(lambda source: reopeners(source, state=wanted, agreement=subject))
    if json:
        print_json(answer)
        return
    page = Page()
    _show(page, answer, language)
    page.show()


def _show(page: Page, answer: ReopenersAnswer, language: Language) -> None:
    key = "no_reopeners" if not answer.reopeners else "one_reopener"
    key = "several_reopeners" if len(answer.reopeners) > 1 else key
    page.words(word(key, language, count=len(answer.reopeners)), "bold")
    page.words(clocks(answer), "dim")
    for note in notes(answer, language):
        page.words(note, "yellow")
    for each in answer.reopeners:
        show_reopener(page, each, language)
    show_findings(page, answer.findings, language)


def show_reopener(page: Page, of: ReopenerPart, language: Language) -> None:
    """Add a re-opener: its state, who may invoke it, what was done."""
    page.heading(f"{of.agreement.id} clause {of.clause}", state_in_words(of))
    page.field(word("instrument", language), [in_language(of.agreement.title, language)])
    page.field(word("entitled", language), (identified(each, language) for each in of.entitled))
    page.field(word("allows", language), [in_language(of.allows, language)] if of.allows else [])
    page.field(word("window", language), [_window(of.window, language)])
    page.field(word("invoked", language), (_invocation(e, language) for e in of.invocations))
    page.field(word("withdrawn", language), (written(each) for each in of.withdrawn_on))
    if of.conclusion:
        by = of.conclusion.instrument
        beside = f", {by.id}" if by else ""
        concluded = f"{written(of.conclusion.concluded_on)}{beside}"
        page.field(word("concluded", language), [concluded])
    page.field(word("sources", language), cited(of.cites, language))
    page.field(word("inferred", language), inferences(of.inferred))
    page.field(word("facts", language), facts_named(of.facts))


def state_in_words(of: ReopenerPart) -> str:
    """Return its state, or those that it may be in."""
    return ", ".join(
        each.state if each.certainty == "certain" else f"{each.state} ({each.certainty})"
        for each in of.state
    )


def _window(of: WindowPart | None, language: Language) -> str:
    if of is None:
        return word("no_window", language)
    first = written(of.first_day) if of.first_day else "-"
    last = written(of.last_day) if of.last_day else "-"
    return word("window_days", language, first=first, last=last)


def _invocation(of: InvocationPart, language: Language) -> str:
    deadline = f", {word('deadline', language)} {written(of.deadline)}" if of.deadline else ""
    return f"{written(of.notice_on)} {identified(of.by, language)}{deadline}"
