"""Facts about the record: it was wrong. What the parties change is never a correction (R5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from agreements.domain.facts.base import Fact
from agreements.domain.words import FactName

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
