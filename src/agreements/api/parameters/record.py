"""The record itself, page by page: the trail of a subject, and revisions."""

from __future__ import annotations

from pydantic import Field

from agreements.api.parameters.clocks import KnownParameters, Parameters
from agreements.api.parameters.values import Day, Known, PageSize, Position
from agreements.projections.history import PAGE


class PageParameters(Parameters):
    """A page of what is on record."""

    after: Position = Field(
        default=0, description="Only what is recorded after this position.", examples=[32]
    )
    limit: PageSize = Field(
        default=PAGE, description="How many facts a page holds at most.", examples=[100]
    )


class HistoryParameters(PageParameters, KnownParameters):
    """A page of a trail."""


class WhichRevisions(Parameters):
    """Two states of the record."""

    from_: Known = Field(
        alias="from",
        description="What was recorded after this position of the log, or instant with its zone.",
    )
    to: Known = Field(
        default=None,
        description="And up to this one: a position or an instant. Default: now.",
    )
    about: str | None = Field(
        default=None, description="Only what names this subject.", examples=["ca-nu-lmda-2000"]
    )
    effective_on: Day | None = Field(
        default=None,
        description="Also what that changes in the answer for this day, YYYY-MM-DD.",
        examples=["2000-04-15"],
    )


class RevisionsParameters(PageParameters, WhichRevisions):
    """A page of what was recorded between two states of the record."""
