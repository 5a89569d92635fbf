"""When a duty is due, in words."""

from __future__ import annotations

from datetime import date

from agreements.domain.claims.shapes import Due
from agreements.domain.words import Language
from agreements.projections.said_days import day_in_words, length_in_words, when
from agreements.projections.shapes import Name


def due_in_words(due: Due) -> Name:
    """Return a rule such as ``90 days after the end of each fiscal year (31 March)``."""
    if due.once_on is not None:
        on = due.once_on.on
        return Name(en=f"once, {when(on, 'en')}", fr=f"une fois, {when(on, 'fr')}")
    if due.annually_on is not None:
        month, day = (int(each) for each in due.annually_on.split("-"))
        english, french = _month(month, "en"), _month(month, "fr")
        first = "1er" if day == 1 else str(day)
        return Name(en=f"each year on {day} {english}", fr=f"chaque année, le {first} {french}")
    length = due.after_fiscal_year or ""
    return Name(
        en=f"{length_in_words(length, 'en')} after the end of each fiscal year (31 March)",
        fr=f"{length_in_words(length, 'fr')} après la fin de chaque exercice (31 mars)",
    )


def _month(number: int, language: Language) -> str:
    return day_in_words(date(2000, number, 1), language).split()[1]
