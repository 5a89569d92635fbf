"""The words of the pages: each once, and the same blanks in both languages."""

from __future__ import annotations

from string import Formatter

import pytest

from agreements.cli.words import counted
from agreements.cli.words.phrases import AREAS


def test_no_word_is_in_two_areas() -> None:
    """A word of one area never hides another's."""
    keys = [key for area in AREAS for key in area]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_leave_the_same_blanks(area: dict[str, tuple[str, str]]) -> None:
    """What is filled in English is filled in French."""
    for key, (english, french) in area.items():
        assert _blanks(english) == _blanks(french), key


@pytest.mark.parametrize(("count", "said"), [
    (0, "Aucune obligation n’y répond."),
    (1, "Une obligation y répond."),
    (2, "2 obligations y répondent."),
])  # fmt: skip
def test_how_many_there_are(count: int, said: str) -> None:
    """None, one and several are said each in its own way."""
    assert counted("obligation", "obligations", count, "fr") == said


def _blanks(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name is not None}
