"""``agreement``: an agreement, an enactment or a declaration on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from agreements.cli.arguments import identifier_of, language_of
from agreements.cli.asking import Asking
from agreements.cli.holding import show_findings
from agreements.cli.reopeners import state_in_words
from agreements.cli.terminal import Page, print_json
from agreements.cli.words import (
    cited,
    clocks,
    facts_named,
    in_language,
    inferences,
    notes,
    period_in_words,
    word,
    written,
)
from agreements.domain.words import Language
from agreements.projections.agreement import agreement
from agreements.projections.agreement_shapes import (
    AgreementAnswer,
    AssignmentPart,
    ClausePart,
    MovePart,
    PartyPart,
    StatusOn,
    StepPart,
    TermPart,
)
from agreements.settings import Settings


def run(
    settings: Settings,
    instrument: str,
    on: str | None,
    known_at: str | None,
    lang: str,
    *,
    json: bool,
) -> None:
    """Ask and print. Raises BadArgument, UnknownPosition, the log's errors."""
    language, subject = language_of("--lang", lang), identifier_of("ID", instrument)
    asking = Asking.of(settings, on, known_at, {"instrument": "ID"})
    answer = asking.ask(lambda source: agreement(source, subject))
    if json:
        print_json(answer)
        return
    page = Page()
    _show(page, answer, language)
    page.show()


def _show(page: Page, answer: AgreementAnswer, language: Language) -> None:
    title = in_language(answer.title, language) if answer.title else ""
    page.words(f"{title} ({answer.id})" if title else answer.id, "bold")
    page.words(clocks(answer))
    for note in notes(answer, language):
        page.words(note, "yellow")
    page.blank()
    _show_life(page, answer, language)
    _show_parties(page, answer.parties, language)
    _show_clauses(page, answer.clauses, language)
    if answer.reopeners:
        page.heading(word("reopeners", language))
        page.table([(e.clause, state_in_words(e)) for e in answer.reopeners])
    _show_steps(page, answer.steps, language)
    if answer.assignments:
        page.heading(word("given", language))
        page.table([_assignment(each, language) for each in answer.assignments])
    show_findings(page, answer.findings, language)


def _show_life(page: Page, of: AgreementAnswer, language: Language) -> None:
    kinds = (of.kind, of.genre, of.form, of.partnership_type)
    page.field(word("form", language), [", ".join(dict.fromkeys(e for e in kinds if e))])
    page.field(word("status", language), [_states(of.status)])
    page.field(word("made", language), [written(of.made_on)] if of.made_on else [])
    page.field(
        word("period", language), [period_in_words(of.period, language)] if of.period else []
    )
    page.field(word("term", language), _term(of.term, language) if of.term else [])
    by = of.superseded_by
    page.field(word("superseded_by", language), [by.id] if by else [])
    page.field(word("sources", language), cited(of.cites, language))
    page.field(word("inferred", language), inferences(of.inferred))
    page.field(word("facts", language), facts_named(of.facts))


def _states(states: Iterable[StatusOn]) -> str:
    return ", ".join(
        e.status if e.certainty == "certain" else f"{e.status} ({e.certainty})" for e in states
    )


def _term(of: TermPart, language: Language) -> list[str]:
    ends = written(of.until) if of.until else of.length or word("indeterminate", language)
    renewable = f", {word('renewable', language)}" if of.renewable else ""
    renewals = [
        f"{word('renewed', language)}"
        f"{' ' + word('until', language) + ' ' + written(e.until) if e.until else ''}"
        f" ({word(f'renewal_{e.basis}', language)}, {e.fact})"
        for e in of.renewals
    ]
    return [f"{ends}{renewable}", *renewals]


def _show_parties(page: Page, parties: Iterable[PartyPart], language: Language) -> None:
    rows = [
        (
            each.id,
            in_language(each.name, language),
            f"{word('signed', language)} {written(each.signed) if each.signed else '-'}",
            _states(each.status),
        )
        for each in parties
    ]
    if rows:
        page.heading(word("parties", language))
        page.table(rows)


def _show_clauses(page: Page, clauses: Iterable[ClausePart], language: Language) -> None:
    rows = [(each.clause, each.kind, ": ".join(_clause(each, language))) for each in clauses]
    if rows:
        page.heading(word("clauses", language))
        page.table(rows)


def _clause(of: ClausePart, language: Language) -> Iterator[str]:
    if of.heading:
        yield in_language(of.heading, language)
    for each in of.texts:
        if each.text:
            yield in_language(each.text, language)


def _show_steps(page: Page, steps: Iterable[StepPart], language: Language) -> None:
    for each in steps:
        states = ", ".join(e.state for e in each.state)
        page.heading(f"{word('step', language)} {each.step}", states)
        page.words(in_language(each.title, language), indent=2)
        page.field(
            word("planned", language), [written(each.planned_for)] if each.planned_for else []
        )
        page.field(
            word("effected", language), [written(each.effected_on)] if each.effected_on else []
        )
        page.field(
            word("moves", language),
            (
                f"{', '.join(m.roles)} {word('over', language)} {_place(m, language)}, "
                f"{', '.join(e.id for e in m.from_holders)} > {m.to_holder.id}"
                for m in each.moves
            ),
        )
        page.field(
            word("conditions", language),
            (
                f"{e.id} ({', '.join(s.state for s in e.state)}): {in_language(e.text, language)}"
                for e in each.conditions
            ),
        )


def _assignment(of: AssignmentPart, language: Language) -> tuple[str, ...]:
    holders = ", ".join(each.id for each in of.holders)
    return of.role, word(of.manner, language), holders, _place(of, language)


def _place(of: AssignmentPart | MovePart, language: Language) -> str:
    return word("over_in", language, function=of.function.id, territory=of.territory.id)
