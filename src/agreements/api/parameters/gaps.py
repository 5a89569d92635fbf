"""What is missing or amiss."""

from __future__ import annotations

from pydantic import Field

from agreements.api.parameters.clocks import ClockParameters, DayParameters
from agreements.api.parameters.values import FindingCode
from agreements.domain.resolutions import Certainty


class DraftedGapsParameters(DayParameters):
    """What would be missing or amiss."""

    about: str | None = Field(
        default=None, description="Only findings that name this subject.", examples=["CA-BC"]
    )


class GapsParameters(ClockParameters):
    """Findings of the whole registry."""

    code: FindingCode | None = Field(
        default=None, description="Only findings of this kind.", examples=["need_unmet"]
    )
    about: str | None = Field(
        default=None,
        description="Only findings that name this function, territory, holder or instrument.",
        examples=["CA-BC"],
    )
    certainty: Certainty | None = Field(
        default=None, description="Only these.", examples=["certain"]
    )
