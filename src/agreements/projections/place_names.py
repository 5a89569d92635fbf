"""The names on a day of what an answer speaks of; the identifier alone where it is annulled."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from agreements.domain.claims.shapes import FunctionClaim, TerritoryClaim
from agreements.projections.asked import named
from agreements.projections.shapes import Name, Named
from agreements.projections.source import Reached


def organization(subject: str, reached: Reached, on: date) -> Named:
    """Return an organization or post with its name on a day."""
    claim = reached.trees.organizations.get(subject)
    return named(claim, on) if claim else _only(subject)


def place(
    subject: str, known: Mapping[str, FunctionClaim] | Mapping[str, TerritoryClaim], on: date
) -> Named:
    """Return a function or territory with its name on a day."""
    claim = known.get(subject)
    return named(claim, on) if claim else _only(subject)


def _only(subject: str) -> Named:
    return Named(id=subject, name=Name(en=subject, fr=subject))
