"""What claims are made of."""

from __future__ import annotations

from typing import Self

from pydantic import Field

from agreements.domain.dates import ImpreciseDate
from agreements.domain.facts import OrdinaryFact
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


class Alternative(Word):
    """What another source says: ``name`` states it, ``beside`` is the fact that it contradicts."""

    name: str
    beside: str
    statement: OrdinaryFact


class World(Word):
    """One of the ways in which the sources of a part can be right, where they disagree (R7).

    ``group``: the part, ``subject/part``; what comes of it is so in the same world. ``option`` 0
    of ``of``: the facts are right, and none of the ``alternatives``.
    """

    group: str
    option: int
    of: int
    alternatives: tuple[Alternative, ...]


class Claim(Word):
    """What every claim has: the subject and part it is derived from, and the facts it rests on.

    Where sources disagree, it says what comes of the facts, in the first ``world``, and
    ``others`` what comes of the alternatives; None: they do not.
    """

    kind: str
    subject: str
    part: str
    facts: tuple[Sourced, ...]
    world: World | None = None
    others: tuple[Self, ...] = ()

    @property
    def refs(self) -> tuple[str, ...]:
        """The subjects that the claim leads to, by which it is found."""
        return ()

    @property
    def worlds(self) -> tuple[Self, ...]:
        """The claim in each world in which it is made, by itself."""
        if not self.others:
            return (self,)
        return (self.model_copy(update={"others": ()}), *self.others)

    @property
    def leads_to(self) -> tuple[str, ...]:
        """The subjects that it leads to in any world."""
        if not self.others:
            return self.refs
        return tuple(sorted({each for world in self.worlds for each in world.refs}))

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        """What other sources say of what the claim rests on."""
        return self.world.alternatives if self.world else ()
