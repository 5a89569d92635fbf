"""Claims of organizations, territories, functions and documents."""

from __future__ import annotations

from typing import Literal

from agreements.domain.claims.shapes.base import Claim, Dated
from agreements.domain.words import (
    FunctionLevel,
    Language,
    OrganizationKind,
    Role,
    Text,
    Word,
)


class Named(Word):
    """A name from a day on; ``since`` None: from the first."""

    name: Text
    since: Dated | None
    order: int


class Placement(Word):
    """Part of another during a period, closed-open; an absent day does not bound it."""

    within: str
    since: Dated | None
    until: Dated | None
    order: int


class Succession(Word):
    """The end of an organization; without successors it is a dissolution."""

    on: Dated
    successors: tuple[str, ...]
    order: int
    manner: Literal["replaced", "merged", "split"] | None = None


class Allocation(Word):
    """One successor of a divided organization stands for it over a part; None: over any.

    ``since`` None: from the day of the split.
    """

    successor: str
    function: str | None
    territory: str | None
    since: Dated | None
    order: int


class Transfer(Word):
    """Roles over a function go to another organization; ``territory`` None: anywhere."""

    to: str
    function: str
    territory: str | None
    since: Dated
    under: str | None
    order: int


class Answerability(Word):
    """Whom an organization or post answers to, whatever the function; closed-open."""

    to: tuple[str, ...]
    since: Dated | None
    until: Dated | None
    order: int


class OrganizationClaim(Claim):
    kind: Literal["organization"] = "organization"
    names: tuple[Named, ...]
    organization_kind: OrganizationKind
    jurisdiction: str | None
    formed_on: Dated | None
    parents: tuple[Placement, ...]
    ends: tuple[Succession, ...]
    allocations: tuple[Allocation, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    answers_to: tuple[Answerability, ...] = ()

    @property
    def refs(self) -> tuple[str, ...]:
        """Parents, those who ever stand in its place, and those whom it answers to."""
        return tuple(
            sorted(
                {
                    *(parent.within for parent in self.parents),
                    *(each for end in self.ends for each in end.successors),
                    *(each.successor for each in self.allocations),
                    *(each.to for each in self.transfers),
                    *(to for each in self.answers_to for to in each.to),
                }
            )
        )


class TerritoryClaim(Claim):
    kind: Literal["territory"] = "territory"
    names: tuple[Named, ...]
    iso_code: str | None
    exists_from: Dated | None
    placements: tuple[Placement, ...]

    @property
    def refs(self) -> tuple[str, ...]:
        """Containing territories."""
        return tuple(sorted({placement.within for placement in self.placements}))


class Retirement(Word):
    """The end of a function, perhaps carried on as another."""

    on: Dated
    continued_as: str | None


class FunctionClaim(Claim):
    kind: Literal["function"] = "function"
    name: Text
    level: FunctionLevel
    parents: tuple[Placement, ...]
    retirements: tuple[Retirement, ...]

    @property
    def refs(self) -> tuple[str, ...]:
        """Parents."""
        return tuple(sorted({parent.within for parent in self.parents}))


class NeedClaim(Claim):
    """A function, its subject, needs a role in a territory during a period (R19)."""

    kind: Literal["need"] = "need"
    need: str
    function: str
    role: Role
    territory: str
    since: Dated | None
    until: Dated | None

    @property
    def refs(self) -> tuple[str, ...]:
        """The territory."""
        return (self.territory,)


class DocumentClaim(Claim):
    kind: Literal["document"] = "document"
    title: Text
    publisher: str | None
    dated_on: Dated | None
    language: Language | None
    uri: str | None
    sha256: str | None
