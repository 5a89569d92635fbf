"""Printing an answer: as data, or as a page with its clocks and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from pydantic import BaseModel

from agreements.cli.terminal import Page, print_json
from agreements.cli.words import cited, clocks, facts_named, inferences, notes, word
from agreements.domain.words import Language
from agreements.projections.shapes import Answer, Cite, InferredFact

A = TypeVar("A", bound=BaseModel)


class Sourced(Protocol):
    """A part of an answer that says where it comes from."""

    @property
    def cites(self) -> Sequence[Cite]:
        """Its sources."""

    @property
    def inferred(self) -> Sequence[InferredFact]:
        """The facts among those that no source states."""

    @property
    def facts(self) -> Sequence[str]:
        """The names of the facts that it rests on."""


def print_answer(
    answer: A, show: Callable[[Page, A, Language], None], language: Language, *, json: bool
) -> None:
    """Print an answer's exact bytes, or the page that ``show`` makes of it."""
    if json:
        print_json(answer)
        return
    page = Page()
    show(page, answer, language)
    page.show()


def show_clocks(page: Page, of: Answer, language: Language) -> None:
    """Add both clocks, and what a reader must know about them."""
    page.words(clocks(of), "dim")
    for note in notes(of, language):
        page.words(note, "yellow")


def show_sources(page: Page, of: Sourced, language: Language) -> None:
    """Add sources, what is inferred, and the facts."""
    page.field(word("sources", language), cited(of.cites, language))
    page.field(word("inferred", language), inferences(of.inferred))
    page.field(word("facts", language), facts_named(of.facts))
