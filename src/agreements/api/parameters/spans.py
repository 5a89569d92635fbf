"""What lies between two days: legal days, and what takes place."""

from __future__ import annotations

from datetime import date

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from agreements.api.parameters.clocks import KnownParameters, Parameters
from agreements.api.parameters.values import Day
from agreements.domain.dates import shift
from agreements.projections.deadlines import LONGEST


def _in_order(to: date, of: ValidationInfo) -> date:
    first = of.data.get("from_")
    if first is not None and to < first:
        raise PydanticCustomError("span_reversed", "a day not before {first}", {"first": first})
    return to


class WhichSpan(Parameters):
    """A span of days, both included."""

    from_: Day = Field(
        alias="from", description="The first day, YYYY-MM-DD.", examples=["1997-04-01"]
    )
    to: Day = Field(
        description="The last day, included; not before the first, and at most 100 years after it.",
        examples=["1998-03-31"],
    )
    agreement: str | None = Field(
        default=None,
        description="Only those that this agreement or enactment sets.",
        examples=["ca-bc-lmda-1997"],
    )
    party: str | None = Field(
        default=None,
        description="Only those that bind this organization or post.",
        examples=["government-of-quebec"],
    )

    @field_validator("to")
    @classmethod
    def _not_before_the_first(cls, to: date, of: ValidationInfo) -> date:
        first = of.data.get("from_")
        if first is not None and to > shift(first, LONGEST):
            raise PydanticCustomError("span_too_long", "100 years at most", {"first": first})
        return _in_order(to, of)


class DeadlinesParameters(WhichSpan, KnownParameters):
    """Every legal day of a span of days, both included."""


class ChangesParameters(KnownParameters):
    """Two days, the first left out."""

    from_: Day = Field(
        alias="from",
        description="What takes place after this day, YYYY-MM-DD.",
        examples=["2009-02-01"],
    )
    to: Day = Field(
        description="And up to this one, included; not before the first.", examples=["2009-02-02"]
    )
    about: str | None = Field(
        default=None, description="Only what names this subject.", examples=["ca-bc-lmda-2008"]
    )
    documented_by: Day | None = Field(
        default=None,
        description="Only facts that cite a document dated on or before this day, YYYY-MM-DD.",
        examples=["1999-12-31"],
    )

    @field_validator("to")
    @classmethod
    def _not_before_the_first(cls, to: date, of: ValidationInfo) -> date:
        return _in_order(to, of)
