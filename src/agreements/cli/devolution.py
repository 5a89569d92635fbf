"""``devolution``: how far the steps have come on a day, and what moved to whom."""

from __future__ import annotations

from agreements.cli.arguments import identifier_of, language_of
from agreements.cli.asking import Asking
from agreements.cli.holding import show_findings
from agreements.cli.steps import show_steps
from agreements.cli.terminal import Page, print_json
from agreements.cli.words import clocks, in_language, notes, word
from agreements.domain.words import Language
from agreements.projections.devolution import devolution
from agreements.projections.step_shapes import DevolutionAnswer
from agreements.settings import Settings


def run(
    settings: Settings,
    agreement: str | None,
    on: str | None,
    known_at: str | None,
    lang: str,
    *,
    json: bool,
) -> None:
    """Ask and print. Raises BadArgument, UnknownPosition, the log's errors."""
    language = language_of("--lang", lang)
    subject = None if agreement is None else identifier_of("ID", agreement)
    asking = Asking.of(settings, on, known_at, {"agreement": "ID"})
    answer = asking.ask(lambda asked: devolution(asked, agreement=subject))
    if json:
        print_json(answer)
        return
    page = Page()
    _show(page, answer, language)
    page.show()


def _show(page: Page, answer: DevolutionAnswer, language: Language) -> None:
    if not answer.devolutions:
        page.words(word("no_devolution", language), "bold")
    page.words(clocks(answer), "dim")
    for note in notes(answer, language):
        page.words(note, "yellow")
    for each in answer.devolutions:
        page.heading(in_language(each.agreement.title, language), each.agreement.id)
        page.words(in_language(each.progress.in_words, language), indent=2)
        show_steps(page, each.steps, language)
    show_findings(page, answer.findings, language)
