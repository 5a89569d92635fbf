"""Facts about posts and joint bodies: who fills them, who sits, who chairs, what is decided."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from agreements.domain.dates import ImpreciseDate
from agreements.domain.facts.base import Act, SourcedFact
from agreements.domain.words import (
    Count,
    DecisionRule,
    Flag,
    Key,
    Line,
    OnceEach,
    Power,
    Prose,
    SubjectId,
    Text,
)

_POST = frozenset({"post"})
_BODY = frozenset({"organization"})


class PostRegistered(SourcedFact):
    """An office in an organization enters the registry: a minister, a co-chair."""

    registers: ClassVar = "post"
    fact: Literal["PostRegistered"] = "PostRegistered"
    name: Text
    organization: SubjectId
    formed_on: ImpreciseDate | None = Field(default=None, description="First day; absent: always.")


class PostRenamed(SourcedFact):
    """A post goes by another name; it is the same post."""

    concerns: ClassVar = _POST
    fact: Literal["PostRenamed"] = "PostRenamed"
    name: Text
    effective_on: ImpreciseDate


class PostPlaced(SourcedFact):
    """A post comes under another organization."""

    concerns: ClassVar = _POST
    fact: Literal["PostPlaced"] = "PostPlaced"
    organization: SubjectId
    effective_on: ImpreciseDate


class PostAbolished(SourcedFact):
    """A post is no more."""

    concerns: ClassVar = _POST
    fact: Literal["PostAbolished"] = "PostAbolished"
    effective_on: ImpreciseDate = Field(description="First day without it.")


class IncumbentNamed(SourcedFact):
    """Somebody fills a post from a day on, until the day given or until another does."""

    concerns: ClassVar = _POST
    fact: Literal["IncumbentNamed"] = "IncumbentNamed"
    person: Line
    effective_on: ImpreciseDate
    until: ImpreciseDate | None = Field(default=None, description="First day no longer in it.")
    acting: Flag = False


class IncumbentLeft(SourcedFact):
    """Whoever filled a post leaves it."""

    concerns: ClassVar = _POST
    fact: Literal["IncumbentLeft"] = "IncumbentLeft"
    effective_on: ImpreciseDate = Field(description="First day no longer in it.")


class _BodyFact(SourcedFact):
    concerns: ClassVar = _BODY

    @property
    def part(self) -> str:
        """The joint body."""
        return "body"


class JointBodyConstituted(_BodyFact):
    """An instrument makes an organization a joint body: how it decides, and what it may decide."""

    fact: Literal["JointBodyConstituted"] = "JointBodyConstituted"
    instrument: SubjectId
    clause: Key | None = None
    rule: DecisionRule | None = Field(default=None, description="Absent: the source does not say.")
    parity: Flag = Field(default=False, description="Each side has as many members.")
    quorum: Count | None = Field(default=None, description="Members who must take part.")
    powers: Annotated[tuple[Power, ...], OnceEach] = Field(
        default=(), max_length=20, description="What its instrument lets it decide (R26)."
    )
    effective_on: ImpreciseDate | None = Field(
        default=None, description="Absent: with its instrument."
    )


class MemberNamed(_BodyFact):
    """An organization or post sits on a joint body."""

    fact: Literal["MemberNamed"] = "MemberNamed"
    member: SubjectId
    on_behalf_of: SubjectId | None = None
    effective_on: ImpreciseDate | None = Field(default=None, description="Absent: from the first.")
    until: ImpreciseDate | None = Field(default=None, description="First day no longer on it.")


class MemberLeft(_BodyFact):
    """A member leaves a joint body."""

    fact: Literal["MemberLeft"] = "MemberLeft"
    member: SubjectId
    effective_on: ImpreciseDate = Field(description="First day no longer on it.")


class ChairNamed(_BodyFact):
    """A member chairs a joint body from a day on, until the day given or until another does."""

    fact: Literal["ChairNamed"] = "ChairNamed"
    chairs: Annotated[tuple[SubjectId, ...], OnceEach] = Field(
        min_length=1, max_length=10, description="One chair, or several co-chairs."
    )
    effective_on: ImpreciseDate
    until: ImpreciseDate | None = Field(
        default=None, description="First day no longer in the chair."
    )


class BodyDecided(Act):
    """A joint body decides; the decision moves only what its instrument lets it move (R26)."""

    concerns: ClassVar = _BODY
    fact: Literal["BodyDecided"] = "BodyDecided"
    decision: Key
    decided_on: ImpreciseDate
    power: Power
    rule: DecisionRule
    took_part: Annotated[tuple[SubjectId, ...], OnceEach] = Field(min_length=1, max_length=200)
    in_favour: Annotated[tuple[SubjectId, ...], OnceEach] = Field(default=(), max_length=200)
    text: Prose
    clause: Key | None = None

    @property
    def part(self) -> str:
        """The decision."""
        return f"decision/{self.decision}"
