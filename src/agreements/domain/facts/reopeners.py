"""Facts about re-openers (R14)."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from agreements.domain.dates import Duration, ImpreciseDate, Offset
from agreements.domain.facts.base import Act, SourcedFact
from agreements.domain.facts.instruments import AGREEMENT
from agreements.domain.words import Flag, Key, OnceEach, Prose, SubjectId, Word

Anchor = Literal["commencement", "anniversary", "renewal"]


class Window(Word):
    """When a re-opener may be invoked: both days included; an absent one does not bound it.

    By days of the calendar, or relative to the commencement, to each of its anniversaries, or to
    each end of the running term.
    """

    first_day: ImpreciseDate | None = None
    last_day: ImpreciseDate | None = None
    relative_to: Anchor | None = None
    opens: Offset | None = Field(default=None, description="First day, from that day: `-P180D`.")
    closes: Offset | None = Field(default=None, description="Last day, from that day: `-P90D`.")

    @model_validator(mode="after")
    def _one_way_to_tell(self) -> Self:
        by_days = self.first_day is not None or self.last_day is not None
        by_offset = self.opens is not None or self.closes is not None
        if by_offset != (self.relative_to is not None):
            msg = "relative_to goes with opens, closes or both"
            raise ValueError(msg)
        if by_days and by_offset:
            msg = "give days, or opens and closes relative to something, not both"
            raise ValueError(msg)
        if self.relative_to in ("anniversary", "renewal") and None in (self.opens, self.closes):
            msg = "a window that comes again has both opens and closes"
            raise ValueError(msg)
        return self


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
    on_trigger_only: Flag = Field(
        default=False, description="Open only from the day its trigger has occurred."
    )
    allows: Prose | None = Field(default=None, description="What may change.")
    default_outcome: Prose | None = Field(
        default=None, description="What follows when talks end without an instrument."
    )

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


class ReopenerTriggered(_ReopenerAct):
    """What the clause names as its trigger occurs."""

    fact: Literal["ReopenerTriggered"] = "ReopenerTriggered"
    occurred_on: ImpreciseDate
    ground: Prose | None = None


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
