"""Words and phrases by their keys, in English or French; codes stay as they are asked for."""

from __future__ import annotations

from collections.abc import Mapping

from agreements.cli.words import agreements, answers, duties, gaps, money, record, roles, steps
from agreements.domain.words import Language

AREAS: tuple[Mapping[str, tuple[str, str]], ...] = (
    answers.WORDS, record.WORDS, roles.WORDS, agreements.WORDS, steps.WORDS, duties.WORDS,
    money.WORDS, gaps.WORDS,
)  # fmt: skip
"""``key -> (English, French)`` for each area; no key is in two."""
_WORDS: Mapping[str, tuple[str, str]] = {key: each[key] for each in AREAS for key in each}


def word(key: str, language: Language, **blanks: object) -> str:
    """Return a word or a phrase."""
    english, french = _WORDS[key]
    return (french if language == "fr" else english).format(**blanks)


def counted(one: str, several: str, count: int, language: Language) -> str:
    """Return how many there are, in words such as ``no_duties``, ``one_duty``."""
    key = f"one_{one}" if count == 1 else f"several_{several}" if count else f"no_{several}"
    return word(key, language, count=count)
