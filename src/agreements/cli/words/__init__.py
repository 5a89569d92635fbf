"""The words around an answer, in both languages, by area; codes stay as they are asked for."""

from agreements.cli.words.parts import (
    cited,
    clocks,
    facts_named,
    found,
    in_language,
    inferences,
    last_day,
    notes,
    otherwise,
    perhaps,
    period_in_words,
    written,
)
from agreements.cli.words.phrases import counted, word

__all__ = [
    "cited", "clocks", "counted", "facts_named", "found", "in_language", "inferences", "last_day",
    "notes", "otherwise", "perhaps", "period_in_words", "word", "written",
]  # fmt: skip
