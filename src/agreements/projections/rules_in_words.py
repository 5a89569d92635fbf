"""When a duty is due, in words."""

from __future__ import annotations

from collections.abc import Mapping

from agreements.domain.claims.shapes import Due
from agreements.projections.shapes import Name

_MONTHS = (
    ("January", "janvier"), ("February", "février"), ("March", "mars"), ("April", "avril"),
    ("May", "mai"), ("June", "juin"), ("July", "juillet"), ("August", "août"),
    ("September", "septembre"), ("October", "octobre"), ("November", "novembre"),
    ("December", "décembre"),
)  # fmt: skip

_UNITS: Mapping[str, tuple[str, str, str, str]] = {
    "D": ("day", "days", "jour", "jours"),
    "W": ("week", "weeks", "semaine", "semaines"),
    "M": ("month", "months", "mois", "mois"),
    "Y": ("year", "years", "an", "ans"),
}
"""One and several, in English and in French."""


def due_in_words(due: Due) -> Name:
    """Return a rule such as ``90 days after the end of each fiscal year (31 March)``."""
    if due.once_on is not None:
        return Name(en=f"once, on {due.once_on.on}", fr=f"une fois, le {due.once_on.on}")
    if due.annually_on is not None:
        month, day = int(due.annually_on[:2]), int(due.annually_on[3:])
        (en, fr), first = _MONTHS[month - 1], "1er" if day == 1 else str(day)
        return Name(en=f"each year on {day} {en}", fr=f"chaque année, le {first} {fr}")
    length = duration_in_words(due.after_fiscal_year or "P1D")
    return Name(
        en=f"{length.en} after the end of each fiscal year (31 March)",
        fr=f"{length.fr} après la fin de chaque exercice (31 mars)",
    )


def duration_in_words(length: str) -> Name:
    """Return ``90 days`` for ``P90D``."""
    count, (one, several, un, plusieurs) = int(length[1:-1]), _UNITS[length[-1]]
    return Name(
        en=f"{count} {one if count == 1 else several}",
        fr=f"{count} {un if count == 1 else plusieurs}",
    )
