"""``holdings``: what an organization holds, or stands in for, on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from agreements.cli.arguments import identifier_of, language_of
from agreements.cli.asking import Asking
from agreements.cli.holding import (
    identified,
    manner,
    place,
    show_findings,
    show_ground,
    show_overridden,
    show_titled,
)
from agreements.cli.printing import print_answer, show_clocks
from agreements.cli.terminal import Page
from agreements.cli.words import word
from agreements.domain.words import Language
from agreements.projections.holdings import holdings
from agreements.projections.shapes import Holding, HoldingsAnswer
from agreements.projections.vocabulary import term
from agreements.settings import Settings


def run(
    settings: Settings,
    organization: str,
    on: str | None,
    known_at: str | None,
    lang: str,
    *,
    documented_by: str | None = None,
    posts: bool = False,
    json: bool,
) -> None:
    """Ask and print. Raises BadArgument, UnknownPosition, the log's errors."""
    language = language_of("--lang", lang)
    subject = identifier_of("ORGANIZATION", organization)
    asking = Asking.of(
        settings, on, known_at, {"organization or post": "ORGANIZATION"}, documented_by
    )
    answer = asking.ask(lambda source: holdings(source, subject, posts=posts))
    print_answer(answer, partial(_show, subject=subject), language, json=json)


def _show(page: Page, answer: HoldingsAnswer, language: Language, *, subject: str) -> None:
    named = identified(answer.organization, language) if answer.organization else subject
    nothing = "" if answer.holdings else f" {word('none_held', language)}"
    page.words(f"{named}{nothing}", "bold")
    show_clocks(page, answer, language)
    _show_rows(page, answer.holdings, subject, language)
    for each in answer.posts:
        page.blank()
        nothing = "" if each.holdings else f" {word('none_held', language)}"
        page.words(f"{identified(each.post, language)}{nothing}", "bold")
        _show_rows(page, each.holdings, each.post.id, language)
    show_overridden(page, answer.overridden, language)
    show_findings(page, answer.findings, language)


def _show_rows(page: Page, of: Iterable[Holding], subject: str, language: Language) -> None:
    for rows in _grouped(of):
        page.heading(place(rows[0], language))
        page.table([_row(each, subject, language) for each in rows])
        show_titled(page, rows[0], language)
        show_ground(page, rows, language)


def _grouped(rows: Iterable[Holding]) -> Iterable[Sequence[Holding]]:
    """Gather the roles that one instrument gives over one place for one period."""
    groups: dict[object, list[Holding]] = {}
    for each in rows:
        key = (
            each.function, each.territory, each.instrument.id, each.clause, each.step,
            each.limited_to, each.answerable_to, each.period,
        )  # fmt: skip
        groups.setdefault(key, []).append(each)
    return groups.values()


def _row(of: Holding, subject: str, language: Language) -> tuple[str, ...]:
    beside = f"{word('with', language)} {', '.join(of.joint_with)}" if of.joint_with else ""
    for_whom = ""
    if of.holder.id != subject:
        standing = next(e.certainty for e in of.in_place_of_holder if e.id == subject)
        for_whom = (
            f"{word('in_place_of', language)} {identified(of.holder, language)}, "
            f"{word(standing, language)}"
        )
    return term("Role", of.role, language), manner(of, language), beside, for_whom
