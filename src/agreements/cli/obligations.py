"""``obligations``: duties with due dates, and how each stands on a day."""

from __future__ import annotations

from collections.abc import Iterable

from agreements.cli.arguments import due_state_of, language_of, maybe_identifier_of
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
from agreements.projections.obligations import (
    DueDatePart,
    ObligationPart,
    ObligationsAnswer,
    obligations,
)
from agreements.projections.vocabulary import term
from agreements.settings import Settings


def run(
    settings: Settings,
    instrument: str | None,
    state: str | None,
    owed_by: str | None,
    on: str | None,
    known_at: str | None,
    lang: str,
    *,
    json: bool,
) -> None:
    """Ask and print. Raises BadArgument, UnknownPosition, the log's errors."""
    language, wanted = language_of("--lang", lang), due_state_of("--state", state)
    subject = maybe_identifier_of("ID", instrument)
    owing = maybe_identifier_of("--owed-by", owed_by)
    asking = Asking.of(settings, on, known_at, {"instrument": "ID", "organization": "--owed-by"})
    answer = asking.ask(
        lambda asked: obligations(asked, agreement=subject, state=wanted, owed_by=owing)
    )
    print_answer(answer, _show, language, json=json)


def _show(page: Page, answer: ObligationsAnswer, language: Language) -> None:
    page.words(counted("obligation", "obligations", len(answer.obligations), language), "bold")
    show_clocks(page, answer, language)
    for each in answer.obligations:
        _show_obligation(page, each, language)
    show_findings(page, answer.findings, language)


def _show_obligation(page: Page, of: ObligationPart, language: Language) -> None:
    kind = term("ObligationKind", of.kind, language)
    page.heading(f"{of.instrument.id} {of.obligation}", kind)
    page.field(word("instrument", language), [in_language(of.instrument.title, language)])
    page.field(word("owed_by", language), [identified(of.owed_by, language)])
    page.field(word("owed_to", language), (identified(each, language) for each in of.owed_to))
    page.field(word("text", language), [in_language(of.text, language)] if of.text else [])
    page.field(word("rule", language), [in_language(of.rule.in_words, language)])
    past = [each for each in of.due_dates if _only_state(each) != "upcoming"]
    late = [each for each in of.due_dates if any(one.state == "late" for one in each.state)]
    following = [each for each in of.due_dates if _only_state(each) == "upcoming"][:1]
    page.field(word("last_due", language), (_due(each, language) for each in past[-1:]))
    page.field(word("none_on_record", language), _days(late, language))
    page.field(word("next_due", language), (_due(each, language) for each in following))
    show_sources(page, of, language)


def _only_state(of: DueDatePart) -> str | None:
    return of.state[0].state if len(of.state) == 1 else None


def _days(listed: Iterable[DueDatePart], language: Language) -> list[str]:
    sure = {each: all(one.certainty == "certain" for one in each.state) for each in listed}
    said = ", ".join(
        written(each.on) + ("" if certain else f" ({word('possible', language)})")
        for each, certain in sure.items()
    )
    return [said] if said else []


def _due(of: DueDatePart, language: Language) -> str:
    states = ", ".join(
        term("DueState", each.state, language) + perhaps(each.certainty, language)
        for each in of.state
    )
    done = [
        word("fulfilled", language, on=written(each.fulfilled_on))
        + (f" ({each.document})" if each.document else "")
        for each in of.fulfilled
    ]
    done += [
        word("waived", language, on=written(each.waived_on), by=identified(each.by, language))
        for each in of.waived
    ]
    return "; ".join((f"{written(of.on)}, {states}", *done))
