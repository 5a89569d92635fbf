"""The shapes of an answer about an organization, a post or a joint body."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from agreements.domain.resolutions import Certainty
from agreements.domain.words import DecisionRule, OrganizationKind, Power
from agreements.projections.shapes import (
    Alternatives,
    Answer,
    Bounds,
    Cite,
    FindingPart,
    Incumbent,
    InferredFact,
    Name,
    Named,
    Part,
    StandIn,
    Titled,
    Words,
)
from agreements.projections.sources import SourcedPart

EndedHow = Literal["succeeded", "replaced", "merged", "split", "dissolved", "abolished"]


"""``succeeded``: by one; the source does not say whether it replaced it or merged it."""


class NamePart(Part):
    """A name, and the first day of it; null: from the first."""

    name: Name
    since: Bounds | None


class EndPart(Part):
    """An end on record. ``certainty``: how certainly it has come by the day; null: it has not."""

    how: EndedHow
    on: Bounds
    successors: tuple[Named, ...]
    certainty: Certainty | None


class OriginPart(Part):
    """An organization in whose place it came, all or in part."""

    id: str
    name: Name
    how: EndedHow
    on: Bounds
    certainty: Certainty | None


class AllocationPart(Part):
    """What a successor alone stands for; null: any function, any territory, from the split."""

    successor: Named
    function: Named | None
    territory: Named | None
    since: Bounds | None
    certainty: Certainty | None


class TransferPart(Part):
    """Roles over a function that went from one organization to another; null: any territory."""

    from_: Named = Field(serialization_alias="from")
    to: Named
    function: Named
    territory: Named | None
    on: Bounds
    under: Titled | None
    certainty: Certainty | None


class PostPart(Part):
    """A post of the organization on the day, with those who fill it."""

    id: str
    name: Name
    certainty: Certainty
    incumbents: tuple[Incumbent, ...]


class MemberPart(Part):
    id: str
    name: Name
    on_behalf_of: Named | None
    certainty: Certainty


class BodyPart(SourcedPart):
    """An organization as a joint body; ``since`` null: with its instrument."""

    instrument: Titled
    clause: str | None
    since: Bounds | None
    rule: DecisionRule | None
    parity: bool
    quorum: int | None
    powers: tuple[Power, ...]
    members: tuple[MemberPart, ...]
    chairs: tuple[StandIn, ...]


class DecisionPart(SourcedPart):
    """A decision taken by the day, or perhaps. ``irregular``: why it has no effect."""

    decision: str
    decided_on: Bounds
    certainty: Certainty
    power: Power
    rule: DecisionRule
    took_part: tuple[Named, ...]
    in_favour: tuple[Named, ...]
    text: Words
    clause: str | None
    irregular: Words | None


class OrganizationAnswer(Answer):
    """``kind`` null: nothing had been recorded yet.

    ``part_of``: its parent, or the organization of a post. ``in_its_place``: who stands for it, for
    all that was not allocated or transferred in part.
    """

    id: str
    kind: Literal["organization", "post"] | None = None
    organization_kind: OrganizationKind | None = None
    jurisdiction: str | None = None
    name: Name | None = None
    names: tuple[NamePart, ...] = ()
    exists: Certainty | None = None
    formed_on: Bounds | None = None
    ends: tuple[EndPart, ...] = ()
    part_of: tuple[StandIn, ...] = ()
    came_from: tuple[OriginPart, ...] = ()
    in_its_place: tuple[StandIn, ...] = ()
    allocations: tuple[AllocationPart, ...] = ()
    transfers: tuple[TransferPart, ...] = ()
    answers_to: tuple[StandIn, ...] = ()
    incumbents: tuple[Incumbent, ...] = ()
    posts: tuple[PostPart, ...] = ()
    body: BodyPart | None = None
    sits_on: tuple[MemberPart, ...] = ()
    decisions: tuple[DecisionPart, ...] = ()
    cites: tuple[Cite, ...] = ()
    inferred: tuple[InferredFact, ...] = ()
    facts: tuple[str, ...] = ()
    alternatives: Alternatives = ()
    findings: tuple[FindingPart, ...] = ()
