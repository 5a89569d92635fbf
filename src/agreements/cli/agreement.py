"""``agreement``: an agreement, an enactment or a declaration on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from agreements.cli.agreement_life import (
    show_accession,
    show_conditions,
    show_life,
    show_parties,
)
from agreements.cli.arguments import identifier_of, language_of
from agreements.cli.asking import Asking
from agreements.cli.holding import show_findings
from agreements.cli.printing import print_answer, show_clocks
from agreements.cli.reopeners import state_in_words
from agreements.cli.steps import show_steps
from agreements.cli.terminal import Page
from agreements.cli.words import (
    cited,
    facts_named,
    in_language,
    inferences,
    otherwise,
    perhaps,
    word,
    written,
)
from agreements.domain.words import Language
from agreements.projections.agreement import agreement
from agreements.projections.agreement_shapes import (
    AgreementAnswer,
    AssignmentPart,
    ClausePart,
    TextPart,
)
from agreements.projections.life_shapes import AmendmentPart
from agreements.projections.vocabulary import term
from agreements.settings import Settings


def run(
    settings: Settings,
    instrument: str,
    on: str | None,
    known_at: str | None,
    lang: str,
    *,
    documented_by: str | None = None,
    json: bool,
) -> None:
    """Ask and print. Raises BadArgument, UnknownPosition, the log's errors."""
    language, subject = language_of("--lang", lang), identifier_of("ID", instrument)
    asking = Asking.of(settings, on, known_at, {"instrument": "ID"}, documented_by)
    answer = asking.ask(lambda source: agreement(source, subject))
    print_answer(answer, _show, language, json=json)


def _show(page: Page, answer: AgreementAnswer, language: Language) -> None:
    title = in_language(answer.title, language) if answer.title else ""
    page.words(f"{title} ({answer.id})" if title else answer.id, "bold")
    show_clocks(page, answer, language)
    page.blank()
    show_life(page, answer, language)
    _show_sources(page, answer, language)
    show_parties(page, answer.parties, language)
    show_accession(page, answer, language)
    show_conditions(page, answer.commencement_conditions, language)
    _show_amendments(page, answer, language)
    _show_clauses(page, answer.clauses, language)
    if answer.reopeners:
        page.heading(word("reopeners", language))
        page.table([(e.clause, state_in_words(e, language)) for e in answer.reopeners])
    show_steps(page, answer.steps, language)
    if answer.assignments:
        page.heading(word("given", language))
        page.table([_assignment(each, language) for each in answer.assignments])
    show_findings(page, answer.findings, language)


def _show_sources(page: Page, of: AgreementAnswer, language: Language) -> None:
    by = of.superseded_by
    page.field(word("superseded_by", language), [by.id] if by else [])
    page.field(word("sources", language), cited(of.cites, language))
    page.field(word("inferred", language), inferences(of.inferred))
    page.field(word("told_otherwise", language), otherwise(of.alternatives, language))
    page.field(word("facts", language), facts_named(of.facts))


def _show_amendments(page: Page, of: AgreementAnswer, language: Language) -> None:
    if of.amendments:
        page.heading(word("life_amendments", language))
        page.table([_amendment(each, language) for each in of.amendments])
    if of.amends:
        page.heading(word("life_amends", language))
        page.table(
            [
                (
                    each.agreement.id,
                    ", ".join(written(day) for day in each.effective_on),
                    _clauses_named(each.clauses, language),
                )
                for each in of.amends
            ]
        )


def _amendment(of: AmendmentPart, language: Language) -> tuple[str, ...]:
    if of.certainty is None:
        later = f" ({word('life_not_in_effect', language)})"
    else:
        later = perhaps(of.certainty, language)
    summary = [in_language(of.summary, language)] if of.summary else []
    clauses = [_clauses_named(of.clauses, language)] if of.clauses else []
    by = of.amended_by.id if of.amended_by else "-"
    return by, written(of.effective_on) + later, "; ".join((*clauses, *summary))


def _clauses_named(clauses: Iterable[str], language: Language) -> str:
    named = ", ".join(clauses)
    return word("life_clauses_changed", language, clauses=named) if named else ""


def _show_clauses(page: Page, clauses: Iterable[ClausePart], language: Language) -> None:
    rows = [
        (
            each.clause,
            term("ClauseKind", each.kind, language),
            word("colon", language).join(_clause(each, language)),
        )
        for each in clauses
    ]
    if rows:
        page.heading(word("clauses", language))
        page.table(rows)


def _clause(of: ClausePart, language: Language) -> Iterator[str]:
    if of.heading:
        yield in_language(of.heading, language)
    for each in of.texts:
        if each.text:
            yield in_language(each.text, language) + _qualified(each, language)
    for repeal in of.repealed:
        said = word("life_repealed", language, on=written(repeal.on))
        yield said + perhaps(repeal.certainty, language)


def _qualified(of: TextPart, language: Language) -> str:
    """Return from when a text applies, and whether it only may."""
    said = [word("life_since", language, on=written(of.since))] if of.since else []
    said += [word("possible", language)] if of.certainty == "possible" else []
    return f" ({', '.join(said)})" if said else ""


def _assignment(of: AssignmentPart, language: Language) -> tuple[str, ...]:
    holders = ", ".join(each.id for each in of.holders)
    role = term("Role", of.role, language)
    return role, term("Manner", of.manner, language), holders, _place(of, language)


def _place(of: AssignmentPart, language: Language) -> str:
    return word("over_in", language, function=of.function.id, territory=of.territory.id)
