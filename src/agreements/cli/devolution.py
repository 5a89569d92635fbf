"""``devolution``: how far the steps have come on a day, and what moved to whom."""

from __future__ import annotations

from agreements.cli.arguments import language_of, maybe_identifier_of
from agreements.cli.asking import Asking
from agreements.cli.holding import show_findings
from agreements.cli.printing import print_answer, show_clocks
from agreements.cli.steps import show_steps
from agreements.cli.terminal import Page
from agreements.cli.words import in_language, word
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
    subject = maybe_identifier_of("ID", agreement)
    asking = Asking.of(settings, on, known_at, {"agreement": "ID"})
    answer = asking.ask(lambda asked: devolution(asked, agreement=subject))
    print_answer(answer, _show, language, json=json)


def _show(page: Page, answer: DevolutionAnswer, language: Language) -> None:
    if not answer.devolutions:
        page.words(word("no_devolution", language), "bold")
    show_clocks(page, answer, language)
    for each in answer.devolutions:
        page.heading(in_language(each.agreement.title, language), each.agreement.id)
        page.words(in_language(each.progress.in_words, language), indent=2)
        show_steps(page, each.steps, language)
    show_findings(page, answer.findings, language)
