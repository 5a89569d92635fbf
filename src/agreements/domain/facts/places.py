"""Facts about organizations, territories, functions and documents."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from agreements.domain.dates import ImpreciseDate
from agreements.domain.facts.base import Fact, SourcedFact
from agreements.domain.words import (
    FunctionLevel,
    IsoCode,
    Key,
    Language,
    Line,
    OnceEach,
    OrganizationKind,
    Role,
    SubjectId,
    Text,
    Uri,
)

_ORGANIZATION = frozenset({"organization"})
_TERRITORY = frozenset({"territory"})
_FUNCTION = frozenset({"function"})


class OrganizationRegistered(SourcedFact):
    """An organization enters the registry."""

    registers: ClassVar = "organization"
    fact: Literal["OrganizationRegistered"] = "OrganizationRegistered"
    name: Text
    kind: OrganizationKind
    jurisdiction: IsoCode | None = Field(default=None, description="ISO 3166 code, such as CA-BC.")
    parent: SubjectId | None = Field(default=None, description="The organization it is part of.")
    formed_on: ImpreciseDate | None = Field(default=None, description="First day; absent: always.")


class OrganizationRenamed(SourcedFact):
    """An organization goes by another name; it is the same organization (R13)."""

    concerns: ClassVar = _ORGANIZATION
    fact: Literal["OrganizationRenamed"] = "OrganizationRenamed"
    name: Text
    effective_on: ImpreciseDate


class OrganizationPlaced(SourcedFact):
    """An organization comes under another parent."""

    concerns: ClassVar = _ORGANIZATION
    fact: Literal["OrganizationPlaced"] = "OrganizationPlaced"
    parent: SubjectId
    effective_on: ImpreciseDate


class OrganizationSucceeded(SourcedFact):
    """An organization ends and others stand in its place; two or more are an unallocated split."""

    concerns: ClassVar = _ORGANIZATION
    fact: Literal["OrganizationSucceeded"] = "OrganizationSucceeded"
    successors: Annotated[tuple[SubjectId, ...], OnceEach] = Field(min_length=1, max_length=50)
    effective_on: ImpreciseDate = Field(description="First day on which the successors stand.")
    manner: Literal["replaced", "merged", "split"] | None = Field(
        default=None,
        description="Replaced by one, merged into one with others, split into several; absent: "
        "what the number of successors says.",
    )


class SplitAllocated(SourcedFact):
    """What a divided organization held goes to one of its successors: all, or a part (R13)."""

    concerns: ClassVar = _ORGANIZATION
    fact: Literal["SplitAllocated"] = "SplitAllocated"
    successor: SubjectId
    function: SubjectId | None = Field(default=None, description="And all beneath; absent: any.")
    territory: SubjectId | None = Field(default=None, description="And all within; absent: any.")
    effective_on: ImpreciseDate | None = Field(
        default=None, description="Absent: from the day of the split."
    )


class FunctionTransferred(SourcedFact):
    """An organization's roles over a function go to another that is no successor to the rest."""

    concerns: ClassVar = _ORGANIZATION
    fact: Literal["FunctionTransferred"] = "FunctionTransferred"
    to: SubjectId
    function: SubjectId = Field(description="And all beneath.")
    territory: SubjectId | None = Field(default=None, description="And all within; absent: any.")
    effective_on: ImpreciseDate
    under: SubjectId | None = Field(default=None, description="The instrument that transfers it.")


class AnswerabilityRecorded(SourcedFact):
    """An organization or post answers to others, whatever the function."""

    concerns: ClassVar = frozenset({"organization", "post"})
    fact: Literal["AnswerabilityRecorded"] = "AnswerabilityRecorded"
    to: Annotated[tuple[SubjectId, ...], OnceEach] = Field(min_length=1, max_length=100)
    effective_on: ImpreciseDate | None = Field(default=None, description="Absent: always.")
    until: ImpreciseDate | None = Field(default=None, description="First day it no longer does.")


class OrganizationDissolved(SourcedFact):
    """An organization ends and nobody stands in its place."""

    concerns: ClassVar = _ORGANIZATION
    fact: Literal["OrganizationDissolved"] = "OrganizationDissolved"
    effective_on: ImpreciseDate = Field(description="First day without it.")


class TerritoryRegistered(SourcedFact):
    """A territory enters the registry."""

    registers: ClassVar = "territory"
    fact: Literal["TerritoryRegistered"] = "TerritoryRegistered"
    name: Text
    iso_code: IsoCode | None = Field(default=None, description="ISO 3166 code, an attribute (R18).")
    exists_from: ImpreciseDate | None = Field(default=None, description="Absent: always.")


class TerritoryRenamed(SourcedFact):
    """A territory goes by another name."""

    concerns: ClassVar = _TERRITORY
    fact: Literal["TerritoryRenamed"] = "TerritoryRenamed"
    name: Text
    effective_on: ImpreciseDate


class TerritoryPlaced(SourcedFact):
    """A territory lies within another during a period, closed-open."""

    concerns: ClassVar = _TERRITORY
    fact: Literal["TerritoryPlaced"] = "TerritoryPlaced"
    within: SubjectId
    effective_on: ImpreciseDate | None = Field(
        default=None, description="First day; absent: always."
    )
    until: ImpreciseDate | None = Field(default=None, description="First day no longer within it.")


class FunctionRegistered(SourcedFact):
    """A function enters the registry: a policy field, a program or a service."""

    registers: ClassVar = "function"
    fact: Literal["FunctionRegistered"] = "FunctionRegistered"
    name: Text
    level: FunctionLevel
    parent: SubjectId | None = Field(default=None, description="The function it is part of.")


class FunctionPlaced(SourcedFact):
    """A function comes under another."""

    concerns: ClassVar = _FUNCTION
    fact: Literal["FunctionPlaced"] = "FunctionPlaced"
    parent: SubjectId
    effective_on: ImpreciseDate


class FunctionRetired(SourcedFact):
    """A function is no longer carried on, or is carried on as another."""

    concerns: ClassVar = _FUNCTION
    fact: Literal["FunctionRetired"] = "FunctionRetired"
    effective_on: ImpreciseDate = Field(description="First day without it.")
    continued_as: SubjectId | None = None


class NeedRecorded(SourcedFact):
    """A function needs a role somewhere; without such a fact no role is missed (R19)."""

    concerns: ClassVar = _FUNCTION
    fact: Literal["NeedRecorded"] = "NeedRecorded"
    need: Key
    role: Role
    territory: SubjectId
    effective_on: ImpreciseDate | None = Field(default=None, description="Absent: always.")
    until: ImpreciseDate | None = Field(default=None, description="First day no longer needed.")

    @property
    def part(self) -> str:
        """The need."""
        return f"need/{self.need}"


class DocumentRegistered(Fact):
    """A source enters the registry; facts cite it."""

    registers: ClassVar = "document"
    fact: Literal["DocumentRegistered"] = "DocumentRegistered"
    title: Text
    publisher: Line | None = None
    dated_on: ImpreciseDate | None = Field(default=None, description="The day the document bears.")
    language: Language | None = None
    uri: Uri | None = None
    sha256: Line | None = Field(
        default=None, pattern=r"^[0-9a-f]{64}$", description="Of the document's bytes."
    )
