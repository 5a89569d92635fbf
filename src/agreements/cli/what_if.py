"""``what-if``: an answer before and after a draft, which is laid over it and never recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from agreements.application.documents import BadDocument, Document, read
from agreements.application.drafts import draft_of
from agreements.bootstrap import Runtime, open_registry
from agreements.cli.arguments import BadArgument, file_of, language_of
from agreements.cli.asking import Asking
from agreements.cli.holding import identified
from agreements.cli.recording import NotRecorded, said_of_bad, said_of_refused
from agreements.cli.terminal import Page, print_json
from agreements.cli.who import Asked
from agreements.cli.words import clocks, found, period_in_words, word
from agreements.domain.refusals import Refused
from agreements.domain.words import Language
from agreements.projections.asked import Asked as AskedAt
from agreements.projections.asked import UnknownSubject
from agreements.projections.sentence import sentences
from agreements.projections.shapes import Holding, Part, WhoAnswer
from agreements.projections.source import Draft
from agreements.projections.who import WhoQuestion, who
from agreements.settings import Settings


class WhatIf(Part):
    """The same question of the same snapshot: as it stands, and with the draft laid over it.

    ``before`` null: the question names a subject that only the draft registers.
    """

    before: WhoAnswer | None
    after: WhoAnswer


def run(
    settings: Settings, file: Path, asked: Asked, on: str | None, lang: str, *, json: bool
) -> None:
    """Ask twice and print. Raises NotRecorded for a draft that would be refused, BadArgument."""
    language, question = language_of("--lang", lang), asked.question()
    asking = Asking.of(settings, on, None, asked.named)
    document = _only(file_of("FILE", file), language)
    with open_registry(settings) as registry:
        draft = _draft(registry, file, document, language)
        asking = replace(asking, known_at=draft.base)
        before, after = asking.ask_each(
            (partial(_if_registered, question), Draft()),
            (partial(_as_drafted, question), draft),
            runtime=registry,
        )
    if after is None:
        raise AssertionError("the draft's answer raises what it does not know")
    if json:
        print_json(WhatIf(before=before, after=after))
        return
    page = Page()
    _show(page, before, after, language)
    page.show()


async def _if_registered(question: WhoQuestion, asked: AskedAt) -> WhoAnswer | None:
    try:
        return await who(asked, question)
    except UnknownSubject:
        return None


async def _as_drafted(question: WhoQuestion, asked: AskedAt) -> WhoAnswer | None:
    return await who(asked, question)


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
        raise NotRecorded(f"{said}\nThe draft would be refused.") from refused


def _show(page: Page, before: WhoAnswer | None, after: WhoAnswer, language: Language) -> None:
    for key, answer in (("before", before), ("after", after)):
        page.words(f"{word(key, language)}:", "dim")
        for said in sentences(answer, language) if answer else [word("unregistered", language)]:
            page.words(said, "bold", indent=2)
    page.heading(word("changes", language))
    changes = list(_changes(before, after, language))
    for mark, said in changes:
        page.words(f"{mark} {said}", {"-": "red", "+": "green"}.get(mark, "yellow"), indent=2)
    if not changes:
        page.words(word("no_change", language), indent=2)
    page.words(word("not_recorded", language), indent=2)
    page.words(clocks(after), "dim")


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
            yield "~", f"{_row(each, language)}: {word('other_sources', language)}"
    yield from (("+", _row(each, language)) for key, each in new.items() if key not in old)
    yield from (("-", found(e, language)) for e in findings if e not in after.findings)
    yield from (("+", found(e, language)) for e in after.findings if e not in findings)


def _key(of: Holding) -> object:
    place = (of.function, of.territory)
    return of.role, of.holder.id, of.instrument.id, place, of.clause, of.step, of.limited_to


def _row(of: Holding, language: Language) -> str:
    beside = f" {word('with', language)} {', '.join(of.joint_with)}" if of.joint_with else ""
    return (
        f"{of.role}: {identified(of.holder, language)}{beside}, {word(of.manner, language)}, "
        f"{word(of.certainty, language)}, {of.instrument.id}, "
        f"{period_in_words(of.period, language)}"
    )
