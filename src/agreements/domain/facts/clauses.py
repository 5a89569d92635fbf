"""Facts about clauses and their texts."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from agreements.domain.dates import ImpreciseDate
from agreements.domain.facts.base import SourcedFact
from agreements.domain.facts.instruments import IN_FORCE_KINDS
from agreements.domain.words import ClauseKind, FactName, Key, Prose, SubjectId, Text


class _ClauseFact(SourcedFact):
    concerns: ClassVar = IN_FORCE_KINDS
    clause: Key

    @property
    def part(self) -> str:
        """The clause."""
        return f"clause/{self.clause}"


class ClauseRecorded(_ClauseFact):
    """A numbered provision of an instrument, as first agreed."""

    fact: Literal["ClauseRecorded"] = "ClauseRecorded"
    kind: ClauseKind
    heading: Text | None = None
    text: Prose | None = Field(default=None, description="Absent: the text is not on file.")


class ClauseAmended(_ClauseFact):
    """The parties change a clause's text from a day on; not a correction of the record."""

    fact: Literal["ClauseAmended"] = "ClauseAmended"
    text: Prose
    effective_on: ImpreciseDate
    amended_by: SubjectId | None = Field(default=None, description="The amending instrument.")
    displaces: FactName | None = Field(
        default=None,
        description="The text with a later effective date that this one displaces (R15).",
    )


class ClauseRepealed(_ClauseFact):
    """The parties take a clause out of their agreement."""

    fact: Literal["ClauseRepealed"] = "ClauseRepealed"
    effective_on: ImpreciseDate = Field(description="First day without it.")
    amended_by: SubjectId | None = Field(default=None, description="The amending instrument.")
