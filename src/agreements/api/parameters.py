"""What questions may be asked with: each parameter strict, a day a day, an instant an instant."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Annotated

from fastapi import Request
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
)
from pydantic_core import PydanticCustomError

from agreements.api.problems import ProblemFound, Wrong, pointer
from agreements.api.wording import said
from agreements.domain.answers.obligations import DueState
from agreements.domain.answers.reopeners import ReopenerState
from agreements.domain.dates import shift
from agreements.domain.resolutions import Certainty
from agreements.domain.words import FiscalYear, Language, Role
from agreements.projections.deadlines import LONGEST
from agreements.projections.history import PAGE
from agreements.projections.snapshot import KnownAt
from agreements.projections.wording import TITLES

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_POSITION = re.compile(r"\d{1,18}", re.ASCII)
_INSTANT = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?P<zone>[Zz]|[+-]\d{2}:\d{2})?",
    re.ASCII,
)


def _day(written: str) -> date:
    if not _DAY.fullmatch(written):
        raise PydanticCustomError("not_a_day", "a full day, YYYY-MM-DD")
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise PydanticCustomError("impossible_day", "a day of the calendar") from None


def _known_at(written: str) -> int | datetime:
    if _POSITION.fullmatch(written):
        return int(written)
    # A + that was not written %2B arrives as a space.
    found = _INSTANT.fullmatch(re.sub(r" (?=\d{2}:\d{2}$)", "+", written))
    if not found:
        raise PydanticCustomError("not_known_at", "a position or an instant")
    if not _INSTANT.fullmatch(written) or not found["zone"]:
        raise PydanticCustomError("zone_missing", "an instant with its zone")
    return _instant(written)


def _instant(written: str) -> datetime:
    try:
        instant = datetime.fromisoformat(written.upper()).astimezone(UTC)
    except (ValueError, OverflowError):
        raise PydanticCustomError("impossible_instant", "an instant of the calendar") from None
    if instant.date() in (date.min, date.max):  # no calendar day in some time zone
        raise PydanticCustomError("impossible_instant", "an instant of the calendar")
    return instant


def _flag(written: str) -> bool:
    if written not in ("true", "false"):
        raise PydanticCustomError("not_one_of", "true or false", {"expected": "'true', 'false'"})
    return written == "true"


Day = Annotated[date, BeforeValidator(_day, json_schema_input_type=date)]


def _fiscal_year(written: str) -> str:
    try:
        return TypeAdapter(FiscalYear).validate_python(written)
    except ValidationError:
        raise PydanticCustomError("not_a_fiscal_year", "two years in a row, 2013-14") from None


Year = Annotated[
    str,
    PlainValidator(_fiscal_year),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}$", "examples": ["2013-14"]}),
]


def _count(least: int, most: int) -> BeforeValidator:
    def counted(written: str) -> int:
        if not _POSITION.fullmatch(written) or not least <= int(written) <= most:
            context = {"least": least, "most": most}
            raise PydanticCustomError("not_a_count", "a whole number within bounds", context)
        return int(written)

    return BeforeValidator(counted, json_schema_input_type=Annotated[int, Field(ge=least, le=most)])


_MOST = 10**18 - 1  # as many digits as a position may have
Known = Annotated[
    KnownAt,
    PlainValidator(_known_at),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": rf"^(?:{_POSITION.pattern}|\d{{4}}-.+)$",
            "examples": ["32", "2026-01-31T17:00:00Z"],
        }
    ),
]
Flag = Annotated[bool, BeforeValidator(_flag, json_schema_input_type=bool)]


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


class HistoryParameters(KnownParameters):
    """A page of a trail."""

    after: Annotated[int, _count(0, _MOST)] = Field(
        default=0, description="Only what is recorded after this position.", examples=[32]
    )
    limit: Annotated[int, _count(1, PAGE)] = Field(
        default=PAGE, description="How many facts a page holds at most.", examples=[100]
    )


class WhichRoles(Parameters):
    """Roles over a function in a territory."""

    function: str = Field(
        description="Identifier of a policy field, program or service.",
        examples=["employment-benefits"],
    )
    territory: str = Field(description="Identifier of a territory.", examples=["CA-BC"])
    role: Role | None = Field(
        default=None, description="Only this role. Default: all.", examples=["deliver"]
    )
    below: Flag = Field(
        default=False,
        description="Also what is held over narrower functions and territories, where it is held.",
    )
    clientele: Annotated[str, StringConstraints(min_length=1, max_length=500)] | None = Field(
        default=None,
        description="Leave out what is limited to another clientele; named in English or French, "
        "whatever the case (R23).",
        examples=["insured participants"],
    )
    language: Language | None = Field(
        default=None, description="Leave out what is limited to service in the other language."
    )


class DraftedWhoParameters(WhichRoles, DayParameters):
    """Who would hold which role."""


class HoldingsParameters(DocumentedParameters):
    """What an organization or post holds."""

    posts: Flag = Field(
        default=False, description="Also what the posts of the organization hold, post by post."
    )


class WhoParameters(WhichRoles, DocumentedParameters):
    """Who holds which role over a function in a territory."""

    lang: Language | None = Field(
        default=None, description="Language of the plain sentence; before Accept-Language."
    )


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


class RevisionsParameters(Parameters):
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
    after: Annotated[int, _count(0, _MOST)] = Field(
        default=0, description="Only what is recorded after this position.", examples=[32]
    )
    limit: Annotated[int, _count(1, PAGE)] = Field(
        default=PAGE, description="How many facts a page holds at most.", examples=[100]
    )


class DeadlinesParameters(WhichSpan, KnownParameters):
    """Every legal day of a span of days, both included."""


def _finding_code(written: str) -> str:
    if written not in TITLES:
        expected = ", ".join(f"'{each}'" for each in TITLES)
        raise PydanticCustomError("not_one_of", "a finding's code", {"expected": expected})
    return written


FindingCode = Annotated[
    str, PlainValidator(_finding_code), WithJsonSchema({"type": "string", "enum": list(TITLES)})
]


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


def each_once(request: Request) -> None:
    """Refuse a parameter that is given twice: nothing says which one is meant."""
    names = [name for name, _ in request.query_params.multi_items()]
    repeated = sorted({name for name in names if names.count(name) > 1})
    if repeated:
        errors = (
            Wrong("query", pointer(name), "duplicate_field", said("duplicate_field", name=name))
            for name in repeated
        )
        raise ProblemFound.of(422, tuple(errors))
