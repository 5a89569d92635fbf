"""What questions may be asked with: each parameter strict, by what is asked."""

from agreements.api.parameters.clocks import (
    ClockParameters,
    DayParameters,
    DocumentedParameters,
    KnownParameters,
    NoParameters,
    Parameters,
)
from agreements.api.parameters.duties import ObligationsParameters, ResultsParameters
from agreements.api.parameters.gaps import DraftedGapsParameters, GapsParameters
from agreements.api.parameters.money import (
    DraftedFundingParameters,
    FundingParameters,
    WhichFunding,
)
from agreements.api.parameters.once import each_once
from agreements.api.parameters.record import HistoryParameters, RevisionsParameters
from agreements.api.parameters.roles import (
    DraftedWhoParameters,
    HoldingsParameters,
    WhichRoles,
    WhoParameters,
)
from agreements.api.parameters.spans import ChangesParameters, DeadlinesParameters, WhichSpan
from agreements.api.parameters.steps import DevolutionParameters, ReopenersParameters

__all__ = [
    "ChangesParameters", "ClockParameters", "DayParameters", "DeadlinesParameters",
    "DevolutionParameters", "DocumentedParameters", "DraftedFundingParameters",
    "DraftedGapsParameters", "DraftedWhoParameters", "FundingParameters", "GapsParameters",
    "HistoryParameters", "HoldingsParameters", "KnownParameters", "NoParameters",
    "ObligationsParameters", "Parameters", "ReopenersParameters", "ResultsParameters",
    "RevisionsParameters", "WhichFunding", "WhichRoles", "WhichSpan", "WhoParameters", "each_once",
]  # fmt: skip
