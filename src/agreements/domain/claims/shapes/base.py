"""What claims are made of."""

from __future__ import annotations

from pydantic import Field

from agreements.domain.dates import ImpreciseDate
from agreements.domain.words import (
    Citation,
    Word,
)

POSITION: int = Field(default=0, exclude=True)
# The position of the fact that gives it (R4). It is assigned while the claim is written, so it is
# kept beside the claim's body, not in it. `order` elsewhere is a version of the claim's subject.


class Dated(Word):
    """A day of a fact. ``var`` names the unknown: one unknown is one day everywhere (R3)."""

    var: str
    on: ImpreciseDate


class Sourced(Word):
    """A fact that a claim rests on, with its kind and its citations."""

    name: str
    kind: str
    cites: tuple[Citation, ...] = ()


class Claim(Word):
    """What every claim has: the subject and part it is derived from, and the facts it rests on."""

    kind: str
    subject: str
    part: str
    facts: tuple[Sourced, ...]

    @property
    def refs(self) -> tuple[str, ...]:
        """The subjects that the claim leads to, by which it is found."""
        return ()
