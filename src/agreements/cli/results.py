"""``results``: what was to be reached, what was, and the difference."""

from __future__ import annotations

from agreements.cli.arguments import identifier_of, language_of
from agreements.cli.asking import Asking
from agreements.cli.holding import identified, show_findings
from agreements.cli.terminal import Page, print_json
from agreements.cli.words import (
    cited,
    clocks,
    counted,
    facts_named,
    in_language,
    inferences,
    notes,
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
    subject = None if instrument is None else identifier_of("ID", instrument)
    asking = Asking.of(settings, on, known_at, {"instrument": "ID"})
    answer = asking.ask(lambda asked: results(asked, agreement=subject))
    if json:
        print_json(answer)
        return
    page = Page()
    _show(page, answer, language)
    page.show()


def _show(page: Page, answer: ResultsAnswer, language: Language) -> None:
    page.words(counted("indicator", "indicators", len(answer.indicators), language), "bold")
    page.words(clocks(answer), "dim")
    for note in notes(answer, language):
        page.words(note, "yellow")
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
        state = term("ResultState", each.state, language)
        if each.certainty == "possible":
            state += f" ({word('possible', language)})"
        page.words(f"{years}, {identified(each.territory, language)}: {state}", indent=2)
        _show_values(page, each, in_language(of.unit, language), language)
    page.field(word("sources", language), cited(of.cites, language))
    page.field(word("inferred", language), inferences(of.inferred))
    page.field(word("facts", language), facts_named(of.facts))


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
