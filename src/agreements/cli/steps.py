"""Devolution steps on a page: state, conditions, what moves from whom to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from agreements.cli.printing import show_sources
from agreements.cli.terminal import Page
from agreements.cli.words import in_language, perhaps, word, written
from agreements.domain.resolutions import Certainty
from agreements.domain.words import Language
from agreements.projections.said_amounts import money_in_words, number_in_words
from agreements.projections.step_shapes import (
    AmountsPart,
    ConditionPart,
    DeferralPart,
    MoneyPart,
    MovePart,
    StepPart,
)
from agreements.projections.vocabulary import Terms, term


def show_steps(page: Page, steps: Iterable[StepPart], language: Language) -> None:
    """Add each step, in the order given."""
    for each in steps:
        show_step(page, each, language)


def show_step(page: Page, of: StepPart, language: Language) -> None:
    """Add a step: its days, its conditions, what moves, and what it rests on."""
    states = codes_in_words("StepState", ((e.state, e.certainty) for e in of.state), language)
    page.heading(f"{word('step', language)} {of.step}", states)
    page.words(in_language(of.title, language), indent=2)
    for key, day in (
        ("planned", of.planned_for), ("cancelled", of.cancelled_on),
        ("effected", of.effected_on), ("reversed", of.reversed_on),
    ):  # fmt: skip
        page.field(word(key, language), [written(day)] if day else [])
    page.field(word("deferred", language), (_deferral(each, language) for each in of.deferrals))
    page.field(word("after_steps", language), [", ".join(of.after)] if of.after else [])
    page.field(word("conditions", language), (_condition(e, language) for e in of.conditions))
    page.field(word("moves", language), (_move(each, language) for each in of.moves))
    page.field(word("positions", language), _positions(of, language))
    page.field(word("funds", language), _funds(of, language))
    page.field(word("assets", language), (in_language(each, language) for each in of.assets))
    page.field(word("records", language), (in_language(each, language) for each in of.records))
    show_sources(page, of, language)


def codes_in_words(of: Terms, codes: Iterable[tuple[str, Certainty]], language: Language) -> str:
    """Return what something is, or each that it may be, in the reader's words."""
    return ", ".join(
        term(of, code, language) + perhaps(certainty, language) for code, certainty in codes
    )


def _deferral(of: DeferralPart, language: Language) -> str:
    on = written(of.deferred_on)
    if of.planned_for is None:
        return word("deferred_open", language, on=on)
    return word("deferred_to", language, on=on, to=written(of.planned_for))


def _condition(of: ConditionPart, language: Language) -> str:
    states = codes_in_words(
        "ConditionState", ((each.state, each.certainty) for each in of.state), language
    )
    colon = " : " if language == "fr" else ": "
    return f"{of.id} ({states}){colon}{in_language(of.text, language)}"


def _move(of: MovePart, language: Language) -> str:
    roles = ", ".join(term("Role", each, language) for each in of.roles)
    place = word("over_in", language, function=of.function.id, territory=of.territory.id)
    between = word(
        "givers_taker", language, givers=", ".join(each.id for each in of.from_holders),
        taker=of.to_holder.id,
    )  # fmt: skip
    return f"{roles} {word('over', language)} {place}, {between}"


def _positions(of: StepPart, language: Language) -> Iterator[str]:
    moved = None if of.moved is None else of.moved.positions
    yield from _moved_of(
        None if moved is None else number_in_words(moved, language),
        None if of.planned.positions is None else number_in_words(of.planned.positions, language),
        language,
    )


def _funds(of: StepPart, language: Language) -> Iterator[str]:
    moved = _money(of.moved, language) if of.moved else None
    yield from _moved_of(moved, _money(of.planned, language), language)


def _money(of: AmountsPart, language: Language) -> str | None:
    funds: MoneyPart | None = of.funds
    return None if funds is None else money_in_words(funds.cents, funds.currency, language)


def _moved_of(moved: str | None, planned: str | None, language: Language) -> Iterator[str]:
    if moved is not None and planned is not None:
        yield word("moved_of", language, moved=moved, planned=planned)
    elif moved is not None:
        yield moved
    elif planned is not None:
        yield word("planned_only", language, planned=planned)
