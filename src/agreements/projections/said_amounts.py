"""Numbers and money in running text, in both languages."""

from __future__ import annotations

from agreements.domain.words import Language

_SPACE = "\u00a0"
"""French writes thousands, and a number's unit, apart with a space that does not break."""


def number_in_words(of: int, language: Language) -> str:
    """Return ``1,084``, in French ``1 084``."""
    return f"{of:,}".replace(",", _SPACE) if language == "fr" else f"{of:,}"


def decimal_in_words(of: str, language: Language) -> str:
    """Return ``-1,250.5`` for ``-1250.5``, in French ``-1 250,5``."""
    sign, digits = ("-", of[1:]) if of.startswith("-") else ("", of)
    whole, point, rest = digits.partition(".")
    if language == "fr":
        point = point and ","
    return f"{sign}{number_in_words(int(whole), language)}{point}{rest}"


def money_in_words(cents: int, currency: str, language: Language) -> str:
    """Return ``1,250.00 CAD``, in French ``1 250,00 CAD``."""
    sign, whole = "-" if cents < 0 else "", number_in_words(abs(cents) // 100, language)
    part = f"{abs(cents) % 100:02}"
    if language == "fr":
        return f"{sign}{whole},{part}{_SPACE}{currency}"
    return f"{sign}{whole}.{part} {currency}"
