"""An answer to ``who`` as plain sentences, in English or in French."""

from __future__ import annotations

from agreements.domain.words import Language
from agreements.projections import said_in_english, said_in_french
from agreements.projections.said import said_of
from agreements.projections.shapes import Named, UndeterminedPart, WhoAnswer

_IN = {"en": said_in_english, "fr": said_in_french}
_LATER = {"en": "That day, ", "fr": "Ce jour-là, "}
_NOTHING = {"en": "nothing had been recorded yet", "fr": "rien n’était encore consigné"}


def sentence(answer: WhoAnswer, language: Language = "en", *, as_known: bool = False) -> str:
    """Return the answer in words: `sentences`, one after the other."""
    return " ".join(sentences(answer, language, as_known=as_known))


def sentences(
    answer: WhoAnswer, language: Language = "en", *, as_known: bool = False
) -> tuple[str, ...]:
    """Return a sentence for each ground on which roles are held; where none are, that.

    Roles that the same holders have on the same ground share a sentence. ``as_known``: the
    question named a known-at, so the first sentence says what it came to.
    """
    known = _IN[language].known(answer.known_at, answer.snapshot) if as_known else ""
    first = f"{_IN[language].on(answer.effective_on)}, {known}"
    told = _told(answer, language)
    return tuple(
        f"{first if place == 0 else _LATER[language]}{each}." for place, each in enumerate(told)
    )


def _told(answer: WhoAnswer, language: Language) -> list[str]:
    words = _IN[language]
    if answer.function is None or answer.territory is None:
        return [_NOTHING[language]]
    told = [words.tell(each) for each in said_of(answer)]
    told += [
        words.undetermined(each, *_spoken_of(each, answer.function, answer.territory))
        for each in answer.undetermined
    ]
    return told or [words.nobody(answer.role, answer.function, answer.territory)]


def _spoken_of(of: UndeterminedPart, function: Named, territory: Named) -> tuple[Named, Named]:
    """Speak of the place asked about, or of its own where that lies beneath it."""
    return (function, territory) if of.inherited_from else (of.function, of.territory)
