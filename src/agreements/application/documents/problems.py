"""What is wrong with a document: where, which field, which rule, in both official languages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from agreements.application.documents.sentences import sentence
from agreements.domain.words import Language

Place = tuple[str | int, ...]
"""The way from the document's root to a value: ``("facts", 0, "signed_on")``."""

Lines = Callable[[Collection[Place]], Mapping[Place, int]]
"""The line of each place that is there, counted from 1: of its name where it has one."""

MOST_PROBLEMS = 100
"""Told of one document; whoever has more has one mistake many times."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong.

    ``line`` and ``fact`` (an ordinal) count from 1. ``field`` is dotted, within the fact or, where
    ``fact`` is None, within the submission; empty for the whole of it. ``pointer`` is the same
    place as a JSON pointer into the submission (RFC 6901).
    """

    file: str
    line: int
    submission: str | None
    fact: int | None
    field: str
    rule: str
    message_en: str
    message_fr: str
    pointer: str = ""

    def message(self, language: Language = "en") -> str:
        """Return what is wrong, naming the field and the rule."""
        return self.message_fr if language == "fr" else self.message_en

    def __str__(self) -> str:
        """Return ``file:line: submission/fact: message``, as compilers write it."""
        within = f"{self.submission or ''}/{self.fact}: " if self.fact else ""
        return f"{self.file}:{self.line}: {within}{self.message_en}"


class BadDocument(ValueError):
    """A document that is no submission. ``problems`` holds at least one, in the order of lines."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class Unreadable(Exception):
    """A document breaks a rule of the writing before it can be looked at as a submission."""

    def __init__(self, rule: str, line: int, place: Place = (), **blanks: str | int) -> None:
        super().__init__(rule)
        self.rule, self.line, self.place, self.blanks = rule, line, place, blanks

    def in_file(self, file: str) -> BadDocument:
        """Return what the reader is told."""
        return BadDocument((problem(self.place, self.rule, self.blanks, file, self.line),))


def problem(
    place: Place,
    rule: str,
    blanks: Mapping[str, str | int],
    file: str,
    line: int,
    submission: str | None = None,
) -> Problem:
    """Return a problem with its sentences, the fact told apart from the field within it."""
    of_fact = place[:1] == ("facts",) and len(place) > 1
    field = dotted(place[2:] if of_fact else place)
    en, fr = sentence(rule, field or dotted(place), **blanks)
    return Problem(
        file=file,
        line=line,
        submission=submission,
        fact=int(place[1]) + 1 if of_fact else None,
        field=field,
        rule=rule,
        message_en=en,
        message_fr=fr,
        pointer="".join("/" + _escaped(str(step)) for step in place),
    )


def dotted(place: Place) -> str:
    """Return a place as it stands in a sentence: ``moves.0.function``."""
    return ".".join(map(str, place))


def line_at(place: Place, lines: Mapping[Place, int]) -> int:
    """Return the line of a place or, where it is not there, of what it should stand in."""
    return next((lines[each] for each in ways_to(place) if each in lines), 1)


def ways_to(place: Place) -> tuple[Place, ...]:
    """Return a place and all that it lies in, the innermost first."""
    return tuple(place[:end] for end in range(len(place), -1, -1))


def _escaped(step: str) -> str:
    return step.replace("~", "~0").replace("/", "~1")
