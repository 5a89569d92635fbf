"""Claims of what an instrument rests on, and of what it prevails over."""

from __future__ import annotations

from typing import Literal

from agreements.domain.claims.shapes.base import Claim, Dated


class BasisClaim(Claim):
    """An instrument rests on another during a period; an absent ``since``: while in force."""

    kind: Literal["basis"] = "basis"
    basis: str
    rests_on: str
    since: Dated | None
    until: Dated | None
    clause: str | None

    @property
    def refs(self) -> tuple[str, ...]:
        """What it rests on."""
        return (self.rests_on,)


class PrevalenceClaim(Claim):
    """An instrument prevails over others while this clause of ``subject`` is in force (R12)."""

    kind: Literal["prevalence"] = "prevalence"
    clause: str
    prevails: str
    over: tuple[str, ...]
    since: Dated | None
    until: Dated | None

    @property
    def refs(self) -> tuple[str, ...]:
        """The instrument that prevails, and those that give way."""
        return tuple(sorted({self.prevails, *self.over}))
