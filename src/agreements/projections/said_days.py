"""Days and lengths in running text, in both languages."""

from __future__ import annotations

from datetime import date

from agreements.domain.dates import FIRST_DAY, LAST_DAY, ImpreciseDate
from agreements.domain.words import Language

_MONTHS: dict[Language, tuple[str, ...]] = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
}  # fmt: skip
_UNITS: dict[Language, dict[str, tuple[str, str]]] = {
    "en": {
        "D": ("day", "days"),
        "W": ("week", "weeks"),
        "M": ("month", "months"),
        "Y": ("year", "years"),
    },
    "fr": {
        "D": ("jour", "jours"),
        "W": ("semaine", "semaines"),
        "M": ("mois", "mois"),
        "Y": ("an", "ans"),
    },
}


def day_in_words(of: date, language: Language) -> str:
    """Return ``1 January 2007`` or ``1er janvier 2007``."""
    number = "1er" if language == "fr" and of.day == 1 else str(of.day)
    return f"{number} {_MONTHS[language][of.month - 1]} {of.year}"


def when(of: ImpreciseDate, language: Language) -> str:
    """Return when something is, as an adverb: ``on 1 January 2007``, ``en avril 1997``."""
    if of.exact:
        return f"{'on' if language == 'en' else 'le'} {day_in_words(of.earliest, language)}"
    if (partial := _partial(of, language)) is not None:
        return f"{'in' if language == 'en' else 'en'} {partial}"
    if (of.earliest, of.latest) == (FIRST_DAY, LAST_DAY):
        return "on an unknown day" if language == "en" else "à une date inconnue"
    return _bounded(of, language)


def _bounded(of: ImpreciseDate, language: Language) -> str:
    first, last = day_in_words(of.earliest, language), day_in_words(of.latest, language)
    if of.latest == LAST_DAY:
        return f"not before {first}" if language == "en" else f"pas avant le {first}"
    if of.earliest == FIRST_DAY:
        return f"not after {last}" if language == "en" else f"au plus tard le {last}"
    return f"between {first} and {last}" if language == "en" else f"entre le {first} et le {last}"


def named_day(of: ImpreciseDate, language: Language) -> str:
    """Return a day as a noun: ``1 January 2007``, ``a day of 1997``, ``un jour de 1997``."""
    if of.exact:
        return day_in_words(of.earliest, language)
    day = "a day" if language == "en" else "un jour"
    if (partial := _partial(of, language)) is not None:
        particle = "of" if language == "en" else "de"
        if language == "fr" and partial[0] in "ao":
            return f"{day} d’{partial}"
        return f"{day} {particle} {partial}"
    if (of.earliest, of.latest) == (FIRST_DAY, LAST_DAY):
        return "an unknown day" if language == "en" else "un jour inconnu"
    return f"{day} {_bounded(of, language)}"


def from_day_in_french(of: ImpreciseDate) -> str:
    """Return a day after ``à compter``: ``du 1er avril 2010``, ``d’un jour de 2010``."""
    day = named_day(of, "fr")
    return f"du {day}" if of.exact else f"d’{day}"


def _partial(of: ImpreciseDate, language: Language) -> str | None:
    """Return the month or the year that a day lies in, where that is all that is known."""
    written = str(of)
    if len(written) == len("1997"):
        return written
    if len(written) == len("1997-04") and written != "unknown":
        return f"{_MONTHS[language][of.earliest.month - 1]} {of.earliest.year}"
    return None


def length_in_words(of: str, language: Language) -> str:
    """Return ``P5Y`` as ``5 years`` or ``5 ans``; with a minus sign before it, as before."""
    before = of.startswith("-")
    amount, unit = int(of.removeprefix("-")[1:-1]), of[-1]
    several = amount > 1 if language == "fr" else amount != 1
    said = f"{amount} {_UNITS[language][unit][several]}"
    if not before:
        return said
    return f"{said} before" if language == "en" else f"{said} avant"
