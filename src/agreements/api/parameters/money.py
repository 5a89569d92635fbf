"""Funding."""

from __future__ import annotations

from pydantic import Field

from agreements.api.parameters.clocks import ClockParameters, DayParameters, Parameters
from agreements.api.parameters.values import Year


class WhichFunding(Parameters):
    """Funding of an instrument, in a fiscal year, for a function, in a territory, of a party."""

    instrument: str | None = Field(
        default=None,
        description="Only what this instrument promises.",
        examples=["ca-ns-lmda-1997"],
    )
    year: Year | None = Field(
        default=None,
        description="Only this fiscal year, 1 April to 31 March.",
        examples=["2013-14"],
    )
    function: str | None = Field(
        default=None,
        description="Only for this function, or those beneath it.",
        examples=["employment-benefits"],
    )
    territory: str | None = Field(
        default=None, description="Only in this territory, or within it.", examples=["CA-NS"]
    )
    party: str | None = Field(
        default=None,
        description="Only what this organization or post pays or is paid, or those in whose "
        "place it stands.",
        examples=["government-of-canada"],
    )


class FundingParameters(WhichFunding, ClockParameters):
    """Funding on a day."""


class DraftedFundingParameters(WhichFunding, DayParameters):
    """What would be promised and paid."""
