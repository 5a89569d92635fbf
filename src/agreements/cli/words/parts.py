"""What every answer shows, in words: its clocks, days and periods, sources, facts and findings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from agreements.cli.words.phrases import word
from agreements.domain.dates import FIRST_DAY, LAST_DAY, ImpreciseDate
from agreements.domain.resolutions import Certainty
from agreements.domain.words import Language
from agreements.projections.shapes import (
    AlternativePart,
    Answer,
    Bounds,
    Cite,
    FindingPart,
    InferredFact,
    Name,
    Period,
    Words,
    instant,
)


def in_language(of: Name | Words, language: Language) -> str:
    """Return a text in a language; in the other where it has none."""
    english, french = of.en or of.fr or "", of.fr or of.en or ""
    return french if language == "fr" else english


def written(of: Bounds) -> str:
    """Return a day as files write it: ``1997-04``, ``1997-04-25..1998-03-31``, ``unknown``."""
    return str(ImpreciseDate(of.earliest or FIRST_DAY, of.latest or LAST_DAY))


def last_day(until: Bounds) -> str:
    """Return the last day with effect, from the first without."""
    return written(Bounds(earliest=_before(until.earliest), latest=_before(until.latest)))


def _before(day: date | None) -> date | None:
    return None if day is None or day == FIRST_DAY else day - timedelta(days=1)


def period_in_words(of: Period, language: Language) -> str:
    """Return a period by its first and its last day."""
    if of.until is None:
        return word("no_end", language, first=written(of.from_))
    return word("period_ended", language, first=written(of.from_), last=last_day(of.until))


def clocks(answer: Answer) -> str:
    """Return the answer's header: both clocks and the snapshot."""
    known = "-" if answer.known_at is None else instant(answer.known_at)
    head = f"effective_on {answer.effective_on} ({answer.time_zone})"
    return f"{head} · known_at {known} · snapshot {answer.snapshot}"


def notes(answer: Answer, language: Language) -> list[str]:
    """Return what a reader must know about the clocks."""
    told = [word(key, language) for key in ("provisional", "prospective") if getattr(answer, key)]
    if answer.documented_by is not None:
        told.append(word("documented", language, day=answer.documented_by))
    return told


def perhaps(certainty: Certainty, language: Language) -> str:
    """Return what is said beside something that is only possible."""
    return "" if certainty == "certain" else f" ({word('possible', language)})"


def cited(cites: Iterable[Cite], language: Language) -> list[str]:
    """Return sources by document; first those that state it, then what it is inferred from."""
    found: dict[tuple[str, str], list[str]] = {}
    for each in sorted(cites, key=lambda cite: cite.basis == "inferred"):
        places = found.setdefault((each.basis, each.document), [])
        place = " ".join(part for part in (each.clause, each.page) if part)
        if place and place not in places:
            places.append(place)
    lines: dict[str, list[str]] = {}
    for (basis, document), places in found.items():
        lines.setdefault(basis, []).append(
            f"{document} ({', '.join(places)})" if places else document
        )
    return [
        (f"{word('inferred_from', language)} " if basis == "inferred" else "") + "; ".join(listed)
        for basis, listed in lines.items()
    ]


def otherwise(told: Iterable[AlternativePart], language: Language) -> list[str]:
    """Return what other sources say instead, each with where it says so (R7)."""
    return [
        f"{in_language(each.says, language)} {'; '.join(cited(each.cites, language))}"
        for each in told
    ]


def facts_named(names: Iterable[str]) -> list[str]:
    """Return facts by their names; after a submission's first one, ``/ordinal`` alone."""
    found: dict[str, list[str]] = {}
    for each in names:
        submission, _, ordinal = each.rpartition("/")
        found.setdefault(submission, []).append(f"/{ordinal}")
    said = " ".join(submission + " ".join(ordinals) for submission, ordinals in found.items())
    return [said] if said else []


def inferences(inferred: Iterable[InferredFact]) -> list[str]:
    """Return the facts that no source states, with their kinds."""
    said = "; ".join(f"{each.kind} ({each.fact})" for each in inferred)
    return [said] if said else []


def found(each: FindingPart, language: Language) -> str:
    """Return a finding in words, its code first."""
    code = f"{each.code}{perhaps(each.certainty, language)}"
    return f"{code}{word('colon', language)}{in_language(each.message, language)}"
