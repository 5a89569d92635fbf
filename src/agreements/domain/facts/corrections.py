"""Facts about the record: it was wrong. What the parties change is never a correction (R5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from agreements.domain.facts.base import Fact
from agreements.domain.words import Citation, FactName

if TYPE_CHECKING:
    from agreements.domain.facts import OrdinaryFact


class FactSuperseded(Fact):
    """The record was wrong: the replacement stands in the place of the fact now standing (R5).

    The replacement is about the same subject and is of the same kind.
    """

    fact: Literal["FactSuperseded"] = "FactSuperseded"
    corrects: FactName
    replacement: OrdinaryFact = Field(description="The fact as it should have been recorded.")


class FactAnnulled(Fact):
    """The record was wrong: the fact never happened. Annulling a correction undoes it (R5)."""

    fact: Literal["FactAnnulled"] = "FactAnnulled"
    corrects: FactName


class AlternativeRecorded(Fact):
    """Another source says otherwise: both statements stay on record, and answers show both (R7).

    The statement is about the same subject and is of the same kind as the fact that it stands
    beside; it is no event of its own, and no correction.
    """

    fact: Literal["AlternativeRecorded"] = "AlternativeRecorded"
    beside: FactName = Field(description="The fact that another source tells otherwise.")
    statement: OrdinaryFact = Field(description="What this source says instead.")

    @property
    def sources(self) -> tuple[Citation, ...]:
        """The citations of the statement."""
        return self.statement.sources

    @property
    def part(self) -> str:
        """The part that the statement touches, as the fact does that it stands beside."""
        return self.statement.part
