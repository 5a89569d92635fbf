"""What claims are made of."""

from __future__ import annotations

from typing import Any, Literal, Self

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


ABSENT_WHERE_EMPTY: Any = Field(default=(), exclude_if=lambda value: not value)


class Dated(Word):
    """A day of a fact. ``var`` names the unknown: one unknown is one day everywhere (R3)."""

    var: str
    on: ImpreciseDate


class Alternative(Word):
    """What another source says instead, and the name of the fact that says it (R7)."""

    name: str
    statement: OrdinaryFact


class Sourced(Word):
    """A fact that a claim rests on, with its kind and its citations.

    ``otherwise``: what other sources say in its place.
    """

    name: str
    kind: str
    cites: tuple[Citation, ...] = ()
    otherwise: tuple[Alternative, ...] = ABSENT_WHERE_EMPTY


class World(Word):
    """One of the ways in which the sources of a part can be right, where they disagree (R7).

    ``group``: the part, ``subject/part``; what comes of it is so in the same world. ``option`` 0
    of ``of``: the facts are right, and none of the alternatives.
    """

    group: str
    option: int
    of: int


class Claim(Word):
    """What every claim has: the subject and part it is derived from, and the facts it rests on.

    Where sources disagree, it says what comes of the facts, in the first ``world``, and
    ``others`` what comes of the alternatives; None: they do not.
    """

    kind: str
    subject: str
    part: str
    facts: tuple[Sourced, ...]
    world: World | None = Field(default=None, exclude_if=lambda value: value is None)
    others: tuple[Self, ...] = ABSENT_WHERE_EMPTY

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
        """The subjects that it leads to in any world; where worlds differ, their places too."""
        if not self.others:
            return self.refs
        refs = {each for world in self.worlds for each in world.refs}
        return tuple(sorted(refs.union(*(world.place for world in self.worlds))))

    @property
    def place(self) -> tuple[str, ...]:
        """The function and the territory that it is about, where it is about one of each."""
        found = (getattr(self, "function", None), getattr(self, "territory", None))
        return tuple(each for each in found if isinstance(each, str))

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        """What other sources say of what the claim rests on."""
        return tuple(other for each in self.facts for other in each.otherwise)


class ElsewhereClaim(Claim):
    """Where another claim is found too: it is about that place according to another source."""

    kind: Literal["elsewhere"] = "elsewhere"
    of: str = Field(description="The part of the claim itself.")
    function: str
    territory: str
