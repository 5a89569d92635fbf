"""``what-if``: an answer before and after a draft, which is laid over it and never recorded."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

from agreements.application.documents import BadDocument, Document, read
from agreements.application.drafts import draft_of
from agreements.bootstrap import Runtime, open_registry
from agreements.cli.arguments import (
    BadArgument,
    file_of,
    language_of,
    maybe_identifier_of,
)
from agreements.cli.asking import Asking
from agreements.cli.deadlines import lines_of as deadline_lines
from agreements.cli.funding import Asked as FundingAsked
from agreements.cli.funding import lines_of as funding_lines
from agreements.cli.gaps import in_one_line
from agreements.cli.holding import identified
from agreements.cli.recording import NotRecorded, said_of_bad, said_of_refused
from agreements.cli.terminal import Page, print_json
from agreements.cli.who import Asked
from agreements.cli.words import clocks, found, period_in_words, word
from agreements.domain.refusals import Refused
from agreements.domain.words import Language
from agreements.projections.asked import Asked as AskedAt
from agreements.projections.deadlines import DeadlinesAnswer, deadlines
from agreements.projections.funding import funding
from agreements.projections.funding_shapes import FundingAnswer
from agreements.projections.gaps import GapPart, GapsAnswer, gaps
from agreements.projections.sentence import sentences
from agreements.projections.shapes import Answer, Holding, WhoAnswer
from agreements.projections.source import Draft
from agreements.projections.vocabulary import term
from agreements.projections.what_if import WhatIf, what_if
from agreements.projections.who import who
from agreements.settings import Settings

A = TypeVar("A", bound=Answer)


@dataclass(frozen=True)
class Question(Generic[A]):
    """What is asked before and after, and how the difference is shown.

    ``named``: which argument named which kind of subject.
    """

    ask: Callable[[AskedAt], Awaitable[A]]
    show: Callable[[Page, WhatIf[A], Language], None]
    named: Mapping[str, str]


def run(
    settings: Settings, file: Path, question: Question[A], on: str | None, lang: str, *, json: bool
) -> None:
    """Ask twice and print. Raises NotRecorded for a draft that would be refused, BadArgument."""
    language = language_of("--lang", lang)
    asking = Asking.of(settings, on, None, question.named)
    document = _only(file_of("FILE", file), language)
    with open_registry(settings) as registry:
        draft = _draft(registry, file, document, language)
        asking = replace(asking, known_at=draft.base)
        found = asking.ask(lambda asked: what_if(asked, draft, question.ask), runtime=registry)
    if json:
        print_json(found)
        return
    page = Page()
    question.show(page, found, language)
    page.words(word("not_recorded", language), indent=2)
    page.words(clocks(found.after), "dim")
    page.show()


def about_who(asked: Asked) -> Question[WhoAnswer]:
    """Ask who. Raises BadArgument."""
    question = asked.question()
    return Question(lambda at: who(at, question), _show_who, asked.named)


def about_gaps(about: str | None) -> Question[GapsAnswer]:
    """Ask for gaps. Raises BadArgument."""
    subject = maybe_identifier_of("--about", about)
    return Question(lambda at: gaps(at, about=subject), _show_gaps, {"subject": "--about"})


def about_funding(asked: FundingAsked) -> Question[FundingAnswer]:
    """Ask for funding. Raises BadArgument."""
    question = asked.question()
    return Question(lambda at: funding(at, question), _show_lines(funding_lines), {})


def about_deadlines(
    last: date, agreement: str | None, party: str | None
) -> Question[DeadlinesAnswer]:
    """Ask for deadlines from the day asked about to a last one. Raises BadArgument."""
    subject = maybe_identifier_of("--agreement", agreement)
    bound = maybe_identifier_of("--party", party)
    return Question(
        lambda at: deadlines(at, last, agreement=subject, party=bound),
        _show_lines(deadline_lines),
        {"instrument": "--agreement", "organization": "--party"},
    )


def _show_lines(
    lines_of: Callable[[A, Language], Iterable[str]],
) -> Callable[[Page, WhatIf[A], Language], None]:
    """Show what lines of an answer go and come."""

    def show(page: Page, found: WhatIf[A], language: Language) -> None:
        old = list(lines_of(found.before, language)) if found.before else []
        new = list(lines_of(found.after, language))
        gone = [("-", each) for each in old if each not in new]
        come = [("+", each) for each in new if each not in old]
        show_changes(page, [*gone, *come], language)

    return show


def _only(file: Path, language: Language) -> Document:
    try:
        documents = list(read(file, str(file)))
    except BadDocument as bad:
        raise NotRecorded(said_of_bad(bad, language)) from bad
    if len(documents) != 1:
        raise BadArgument("FILE", f"'{file}' holds {len(documents)} submissions; a draft is one")
    return documents[0]


def _draft(registry: Runtime, file: Path, document: Document, language: Language) -> Draft:
    try:
        return draft_of(registry.log, document.submission)
    except Refused as refused:
        said = said_of_refused(file, document, refused, language)
        raise NotRecorded(f"{said}\n{word('draft_refused', language)}") from refused


def _show_who(page: Page, found: WhatIf[WhoAnswer], language: Language) -> None:
    for key, answer in (("before", found.before), ("after", found.after)):
        page.words(f"{word(key, language)}:", "dim")
        for said in sentences(answer, language) if answer else [word("unregistered", language)]:
            page.words(said, "bold", indent=2)
    show_changes(page, _changes(found.before, found.after, language), language)


def _show_gaps(page: Page, found: WhatIf[GapsAnswer], language: Language) -> None:
    old = {_identity(each): each for each in found.before.gaps} if found.before else {}
    new = {_identity(each): each for each in found.after.gaps}
    gone = (("-", in_one_line(old[key], language)) for key in old if key not in new)
    come = (("+", in_one_line(new[key], language)) for key in new if key not in old)
    show_changes(page, [*gone, *come], language)


def _identity(of: GapPart) -> tuple[object, ...]:
    return of.code, of.certainty, of.role, of.about, of.since


def show_changes(page: Page, changes: Iterable[tuple[str, str]], language: Language) -> None:
    """Add what goes (-), what comes (+) and what stays but otherwise (~)."""
    page.heading(word("changes", language))
    listed = list(changes)
    for mark, said in listed:
        page.words(f"{mark} {said}", {"-": "red", "+": "green"}.get(mark, "yellow"), indent=2)
    if not listed:
        page.words(word("no_change", language), indent=2)


def _changes(
    before: WhoAnswer | None, after: WhoAnswer, language: Language
) -> Iterator[tuple[str, str]]:
    """Yield what goes, what comes, and what stays but otherwise."""
    old = {_key(each): each for each in before.holdings} if before else {}
    findings = before.findings if before else ()
    new = {_key(each): each for each in after.holdings}
    for key, each in old.items():
        if key not in new:
            yield "-", _row(each, language)
        elif _row(each, language) != _row(new[key], language):
            yield "-", _row(each, language)
            yield "+", _row(new[key], language)
        elif each != new[key]:
            said = word("other_sources", language)
            yield "~", f"{_row(each, language)}{word('colon', language)}{said}"
    yield from (("+", _row(each, language)) for key, each in new.items() if key not in old)
    yield from (("-", found(e, language)) for e in findings if e not in after.findings)
    yield from (("+", found(e, language)) for e in after.findings if e not in findings)


def _key(of: Holding) -> object:
    place = (of.function, of.territory)
    return of.role, of.holder.id, of.instrument.id, place, of.clause, of.step, of.limited_to


def _row(of: Holding, language: Language) -> str:
    beside = f" {word('with', language)} {', '.join(of.joint_with)}" if of.joint_with else ""
    role = f"{term('Role', of.role, language)}{word('colon', language)}"
    return (
        f"{role}{identified(of.holder, language)}{beside}, {word(of.manner, language)}, "
        f"{word(of.certainty, language)}, {of.instrument.id}, "
        f"{period_in_words(of.period, language)}"
    )
