"""Amounts of money in words: ``$80,205,000`` in English, « 80 205 000 $ » in French."""

from __future__ import annotations

from agreements.cli.words import word
from agreements.domain.words import Language
from agreements.projections.funding_shapes import AmountPart

_NO_BREAK = "\N{NO-BREAK SPACE}"
_CENTS = 100
_DOLLAR = "CAD"


def money(cents: int, currency: str, language: Language) -> str:
    """Return cents as an amount; those of a whole amount are left out."""
    whole, part = divmod(abs(cents), _CENTS)
    sign = "-" if cents < 0 else ""
    if language == "fr":
        digits = f"{whole:,}".replace(",", _NO_BREAK) + (f",{part:02}" if part else "")
        return f"{sign}{digits}{_NO_BREAK}{'$' if currency == _DOLLAR else currency}"
    digits = f"{whole:,}" + (f".{part:02}" if part else "")
    return f"{sign}${digits}" if currency == _DOLLAR else f"{sign}{currency}{_NO_BREAK}{digits}"


def amount(of: AmountPart, currency: str, language: Language) -> str:
    """Return an amount as it may be on the day: with its bounds, and what is missing in it."""
    if of.most is None:
        return word("not_published" if of.partial else "no_amount", language)
    most = money(of.most, currency, language)
    if of.least is None:
        said = word("up_to", language, most=most)
    elif of.least == of.most:
        said = most
    else:
        said = word("from_to", language, least=money(of.least, currency, language), most=most)
    return word("partial", language, amount=said) if of.partial else said
