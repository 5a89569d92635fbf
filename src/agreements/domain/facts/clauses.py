"""Facts about clauses and re-openers."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from agreements.domain.dates import Duration, ImpreciseDate
from agreements.domain.facts.base import Act, SourcedFact
from agreements.domain.facts.instruments import AGREEMENT, IN_FORCE_KINDS
from agreements.domain.words import ClauseKind, Key, OnceEach, Prose, SubjectId, Text, Word


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


class Window(Word):
    """When a re-opener may be invoked: both days included; an absent one does not bound it."""

    first_day: ImpreciseDate | None = None
    last_day: ImpreciseDate | None = None


class ReopenerRecorded(SourcedFact):
    """The terms of a re-opener: who may invoke it, when, and by when talks must conclude (R14)."""

    concerns: ClassVar = AGREEMENT
    fact: Literal["ReopenerRecorded"] = "ReopenerRecorded"
    clause: Key
    entitled: Annotated[tuple[SubjectId, ...], OnceEach] = Field(min_length=1, max_length=100)
    window: Window | None = Field(
        default=None, description="Absent: while the agreement is in force."
    )
    notice_period: Duration | None = Field(default=None, description="Runs from the day of notice.")
    negotiation_period: Duration | None = Field(
        default=None, description="From the day of notice to the deadline's last day."
    )
    trigger: Prose | None = None
    allows: Prose | None = Field(default=None, description="What may change.")

    @property
    def part(self) -> str:
        """The re-opener."""
        return f"reopener/{self.clause}"


class _ReopenerAct(Act):
    concerns: ClassVar = AGREEMENT
    clause: Key

    @property
    def part(self) -> str:
        """The re-opener."""
        return f"reopener/{self.clause}"


class ReopenerInvoked(_ReopenerAct):
    """An entitled party gives notice that it re-opens the agreement."""

    fact: Literal["ReopenerInvoked"] = "ReopenerInvoked"
    by: SubjectId
    notice_on: ImpreciseDate
    ground: Prose | None = None


class ReopenerWithdrawn(_ReopenerAct):
    """The live invocation is taken back."""

    fact: Literal["ReopenerWithdrawn"] = "ReopenerWithdrawn"
    effective_on: ImpreciseDate = Field(description="First day on which it is no longer invoked.")


class ReopenerConcluded(_ReopenerAct):
    """The re-opening ends in an instrument; no invocation need be on record (R14)."""

    fact: Literal["ReopenerConcluded"] = "ReopenerConcluded"
    concluded_on: ImpreciseDate = Field(description="The day the last required party signed it.")
    instrument: SubjectId | None = None
