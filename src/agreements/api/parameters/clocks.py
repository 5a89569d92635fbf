"""The clocks of a question, which every other parameter stands beside."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from agreements.api.parameters.values import Day, Known


class Parameters(BaseModel):
    """No parameter is taken that is not named; none twice (see `each_once`)."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class NoParameters(Parameters):
    """None."""


class KnownParameters(Parameters):
    """The second clock alone."""

    known_at: Known = Field(
        default=None,
        description="As known when: a position of the log, whose answer never changes again, or an "
        "instant with its zone (RFC 3339, its + written %2B). Default: now.",
    )


class DayParameters(Parameters):
    """The first clock alone: a draft is laid over what is known now."""

    effective_on: Day | None = Field(
        default=None,
        description="The day asked about, YYYY-MM-DD. Default: today in the registry's time zone.",
        examples=["2008-12-31"],
    )


class ClockParameters(KnownParameters, DayParameters):
    """Both clocks."""


class DocumentedParameters(ClockParameters):
    """Both clocks, and only what documents of a day showed."""

    documented_by: Day | None = Field(
        default=None,
        description="Only facts that cite a document dated on or before this day, YYYY-MM-DD; "
        "what is known is still that of `known_at`. Default: all.",
        examples=["1999-12-31"],
    )
