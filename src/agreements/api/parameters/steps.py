"""Devolution steps and re-openers."""

from __future__ import annotations

from pydantic import Field

from agreements.api.parameters.clocks import ClockParameters, DocumentedParameters
from agreements.domain.answers.reopeners import ReopenerState


class DevolutionParameters(ClockParameters):
    """Devolution steps, of an instrument."""

    agreement: str | None = Field(
        default=None, description="Only those of this instrument.", examples=["ca-bc-lmda-2008"]
    )


class ReopenersParameters(DocumentedParameters):
    """Re-openers in a state, of an agreement."""

    state: ReopenerState | None = Field(
        default=None,
        description="Only those that are in this state on the day, or may be.",
        examples=["open"],
    )
    agreement: str | None = Field(
        default=None, description="Only those of this agreement.", examples=["ca-bc-lmda-1997"]
    )
