"""``results``: what was to be reached, what was, and the difference."""

from __future__ import annotations

from agreements.cli.arguments import language_of, maybe_identifier_of
from agreements.cli.asking import Asking
from agreements.cli.holding import identified, show_findings
from agreements.cli.printing import print_answer, show_clocks, show_sources
from agreements.cli.terminal import Page
from agreements.cli.words import (
    counted,
    in_language,
    perhaps,
    word,
    written,
)
from agreements.domain.words import Language
from agreements.projections.results import IndicatorPart, MeasuredPart, ResultsAnswer, results
from agreements.projections.said_amounts import decimal_in_words
from agreements.projections.vocabulary import term
from agreements.settings import Settings


def run(
    settings: Settings,
    instrument: str | None,
    on: str | None,
    known_at: str | None,
    lang: str,
    *,
    json: bool,
) -> None:
    """Ask and print. Raises BadArgument, UnknownPosition, the log's errors."""
    language = language_of("--lang", lang)
    subject = maybe_identifier_of("ID", instrument)
    asking = Asking.of(settings, on, known_at, {"instrument": "ID"})
    answer = asking.ask(lambda asked: results(asked, agreement=subject))
    print_answer(answer, _show, language, json=json)


def _show(page: Page, answer: ResultsAnswer, language: Language) -> None:
    page.words(counted("indicator", "indicators", len(answer.indicators), language), "bold")
    show_clocks(page, answer, language)
    for each in answer.indicators:
        _show_indicator(page, each, language)
    show_findings(page, answer.findings, language)


def _show_indicator(page: Page, of: IndicatorPart, language: Language) -> None:
    above = [in_language(each, language) for each in (of.outcome, of.objective) if each]
    page.heading(" > ".join((*above, in_language(of.name, language))), of.instrument.id)
    if of.function:
        page.field(word("function", language), [identified(of.function, language)])
    for each in of.measured:
        years = " - ".join(filter(None, (each.period.first, each.period.last)))
        state = term("ResultState", each.state, language) + perhaps(each.certainty, language)
        measured = f"{years}, {identified(each.territory, language)}"
        page.words(f"{measured}{word('colon', language)}{state}", indent=2)
        _show_values(page, each, in_language(of.unit, language), language)
    show_sources(page, of, language)


def _show_values(page: Page, of: MeasuredPart, unit: str, language: Language) -> None:
    if of.target is not None:
        said = decimal_in_words(of.target.value, language)
        if of.target.of:
            among = decimal_in_words(of.target.of, language)
            said = word("out_of", language, value=said, of=among)
        page.field(word("target", language), [f"{said} {unit}"], indent=4)
    if of.result is not None and of.result.value is not None:
        page.field(
            word("result", language),
            [f"{decimal_in_words(of.result.value, language)} {unit}"],
            indent=4,
        )
    if of.variance is not None:
        page.field(
            word("variance", language),
            [f"{decimal_in_words(of.variance, language)} {unit}"],
            indent=4,
        )
    if of.result is not None and of.result.met is not None:
        inferred = of.result.basis == "inferred"
        basis = f" ({word('renewal_inferred', language)})" if inferred else ""
        said = word(of.result.met, language)
        page.field(word("source_says", language), [f"{said}{basis}"], indent=4)
    if of.result is not None and of.result.reported_on is not None:
        page.field(word("reported", language), [written(of.result.reported_on)], indent=4)
