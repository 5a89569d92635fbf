"""``gaps``: what is missing or amiss on a day, since when, on which facts."""

from __future__ import annotations

from itertools import groupby

from agreements.cli.arguments import (
    certainty_of,
    finding_code_of,
    language_of,
    maybe_identifier_of,
)
from agreements.cli.asking import Asking
from agreements.cli.holding import identified
from agreements.cli.printing import print_answer, show_clocks
from agreements.cli.terminal import Page
from agreements.cli.words import facts_named, in_language, perhaps, word
from agreements.domain.words import Language
from agreements.projections.gaps import GapPart, GapsAnswer, gaps
from agreements.projections.vocabulary import term
from agreements.projections.wording import TITLES
from agreements.settings import Settings


def run(
    settings: Settings,
    code: str | None,
    about: str | None,
    certainty: str | None,
    on: str | None,
    known_at: str | None,
    lang: str,
    *,
    json: bool,
) -> None:
    """Ask and print. Raises BadArgument, UnknownPosition, the log's errors."""
    language = language_of("--lang", lang)
    wanted, sure = finding_code_of("--code", code), certainty_of("--certainty", certainty)
    subject = maybe_identifier_of("--about", about)
    asking = Asking.of(settings, on, known_at, {"subject": "--about"})
    answer = asking.ask(lambda asked: gaps(asked, code=wanted, about=subject, certainty=sure))
    print_answer(answer, show, language, json=json)


def show(page: Page, answer: GapsAnswer, language: Language) -> None:
    """Add the answer to a page: the findings of a kind together."""
    page.words(_head(answer, language), "bold")
    show_clocks(page, answer, language)
    for code, found in groupby(answer.gaps, key=lambda each: each.code):
        listed = list(found)
        page.heading(titled(code, language), str(len(listed)))
        for each in listed:
            show_gap(page, each, language)
    for finding in answer.findings:
        page.words(in_language(finding.message, language), "yellow")


def titled(code: str, language: Language) -> str:
    """Return a kind of finding in few words."""
    return TITLES[code][language == "fr"]


def _head(answer: GapsAnswer, language: Language) -> str:
    if not answer.gaps:
        return word("no_gaps", language)
    key = "one_gap" if len(answer.gaps) == 1 else "several_gaps"
    return word(key, language, count=len(answer.gaps))


def show_gap(page: Page, of: GapPart, language: Language) -> None:
    """Add a finding: where, what it is about, since when, its facts."""
    places = [in_language(each.name, language) for each in (of.function, of.territory) if each]
    place = " - ".join(places) or word("nowhere", language)
    sure = perhaps(of.certainty, language)
    page.words(f"{place}{sure}", indent=2)
    role = [term("Role", of.role, language)] if of.role else []
    page.field(word("role", language), role, indent=4)
    page.field(word("about", language), _about(of, language), indent=4)
    page.field(word("since", language), [_since(of, language)], indent=4)
    page.field(word("facts", language), facts_named(of.facts), indent=4)


def in_one_line(of: GapPart, language: Language) -> str:
    """Return a finding in one line: what it is, of which role, where, about whom."""
    role = f" ({term('Role', of.role, language)})" if of.role else ""
    sure = f", {word(of.certainty, language)}" if of.certainty == "possible" else ""
    places = [in_language(each.name, language) for each in (of.function, of.territory) if each]
    about = "; ".join(_about(of, language))
    said = [f"{titled(of.code, language)}{role}{sure}", " - ".join(places), about]
    return (" : " if language == "fr" else ": ").join(each for each in said if each)


def _about(of: GapPart, language: Language) -> list[str]:
    """Return the names of what it is about, then what has no name of its own."""
    said = {each.id for each in of.subjects}
    places = {each.id for each in (of.function, of.territory) if each}
    rest = [each for each in of.about if each not in said | places]
    return [*(identified(each, language) for each in of.subjects), *rest]


def _since(of: GapPart, language: Language) -> str:
    first = of.since.possible
    if of.certainty == "possible":
        key = "since_possible" if first else "since_ever_possible"
        return word(key, language, day=first)
    certain = of.since.certain
    if first == certain:
        return word("since_ever", language) if certain is None else str(certain)
    began = first or word("unknown_day", language)
    return word("since_between", language, first=began, certain=certain)
