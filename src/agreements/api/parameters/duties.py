"""Duties and results."""

from __future__ import annotations

from pydantic import Field

from agreements.api.parameters.clocks import ClockParameters
from agreements.domain.answers.obligations import DueState


class ObligationsParameters(ClockParameters):
    """Duties in a state, of an agreement, owed by an organization."""

    agreement: str | None = Field(
        default=None,
        description="Only those of this agreement or enactment.",
        examples=["ca-ab-lmda-1996"],
    )
    state: DueState | None = Field(
        default=None,
        description="Only those with a due date that is in this state on the day, or may be.",
        examples=["late"],
    )
    owed_by: str | None = Field(
        default=None,
        description="Only those that this organization or post owes.",
        examples=["alberta-aecd"],
    )


class ResultsParameters(ClockParameters):
    """Indicators of an agreement."""

    agreement: str | None = Field(
        default=None,
        description="Only those of this agreement or enactment.",
        examples=["ca-bc-lmda-1997"],
    )
