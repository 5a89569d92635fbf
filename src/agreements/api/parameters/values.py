"""How a value is written in a question: a day a day, an instant an instant."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import (
    BeforeValidator,
    Field,
    PlainValidator,
    TypeAdapter,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from agreements.domain.words import FiscalYear
from agreements.projections.history import PAGE
from agreements.projections.snapshot import KnownAt
from agreements.projections.wording import TITLES

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_POSITION = re.compile(r"\d{1,18}", re.ASCII)
_LAST_POSITION = 10**18 - 1
"""As many digits as a position may have."""
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


def _fiscal_year(written: str) -> str:
    try:
        return TypeAdapter(FiscalYear).validate_python(written)
    except ValidationError:
        raise PydanticCustomError("not_a_fiscal_year", "two years in a row, 2013-14") from None


def _count(least: int, most: int) -> BeforeValidator:
    def counted(written: str) -> int:
        if not _POSITION.fullmatch(written) or not least <= int(written) <= most:
            context = {"least": least, "most": most}
            raise PydanticCustomError("not_a_count", "a whole number within bounds", context)
        return int(written)

    return BeforeValidator(counted, json_schema_input_type=Annotated[int, Field(ge=least, le=most)])


def _finding_code(written: str) -> str:
    if written not in TITLES:
        expected = ", ".join(f"'{each}'" for each in TITLES)
        raise PydanticCustomError("not_one_of", "a finding's code", {"expected": expected})
    return written


Day = Annotated[date, BeforeValidator(_day, json_schema_input_type=date)]
Year = Annotated[
    str,
    PlainValidator(_fiscal_year),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}$", "examples": ["2013-14"]}),
]
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
FindingCode = Annotated[
    str, PlainValidator(_finding_code), WithJsonSchema({"type": "string", "enum": list(TITLES)})
]
Position = Annotated[int, _count(0, _LAST_POSITION)]
PageSize = Annotated[int, _count(1, PAGE)]
