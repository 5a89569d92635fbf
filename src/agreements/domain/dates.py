"""Civil days, known precisely or not.

An imprecise date is **one unknown day** between a first and a last day, both included (R3).
Written form, always a string:

| written | means |
|---|---|
| ``1997-04-25`` | that day |
| ``1997-04`` | a day of April 1997 |
| ``1997`` | a day of 1997 |
| ``1997-04-25..1998-03-31`` | a day between the two, both included |
| ``1997-04-25..`` / ``..1998-03-31`` | a day not before / not after |
| ``unknown`` | some day |
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, StringConstraints
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

FIRST_DAY = date.min
LAST_DAY = date.max

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_PARTIAL = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
PATTERN = rf"^(?:unknown|{_PARTIAL}|{_DAY}\.\.{_DAY}|{_DAY}\.\.|\.\.{_DAY})$"
_WRITTEN = re.compile(PATTERN)


def day(written: str) -> date:
    """Return the day that ``YYYY-MM-DD`` names.

    Raises ValueError for any other form and for a day that no calendar has (1997-02-29).
    """
    if not re.fullmatch(_DAY, written):
        msg = f"'{written}' is not a full day: write it YYYY-MM-DD"
        raise ValueError(msg)
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        msg = f"'{written}' is not a day of the calendar"
        raise ValueError(msg) from error


def next_day(of: date) -> date:
    """Return the day after; the last day of the calendar is its own successor."""
    return of if of == LAST_DAY else of + timedelta(days=1)


def previous_day(of: date) -> date:
    """Return the day before; the first day of the calendar is its own predecessor."""
    return of if of == FIRST_DAY else of - timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class ImpreciseDate:
    """One unknown day, ``earliest <= day <= latest``; FIRST_DAY and LAST_DAY stand for no bound."""

    earliest: date
    latest: date

    @classmethod
    def parse(cls, written: str) -> ImpreciseDate:
        """Read the written form above. Raises ValueError naming what is wrong with it."""
        if not _WRITTEN.fullmatch(written):
            msg = f"'{written}' is not a date: write YYYY-MM-DD, YYYY-MM, YYYY, A..B or unknown"
            raise ValueError(msg)
        if written == "unknown":
            return cls(FIRST_DAY, LAST_DAY)
        if ".." not in written:
            return cls(*_span(written))
        first, last = written.split("..")
        found = cls(day(first) if first else FIRST_DAY, day(last) if last else LAST_DAY)
        if found.latest < found.earliest:
            msg = f"'{written}' ends before it starts"
            raise ValueError(msg)
        return found

    @classmethod
    def on(cls, exact: date) -> ImpreciseDate:
        """Return the date known to the day."""
        return cls(exact, exact)

    @property
    def exact(self) -> bool:
        """Whether the day itself is known."""
        return self.earliest == self.latest

    def __str__(self) -> str:
        """Return the shortest written form that parses to this date."""
        if self.exact:
            return self.earliest.isoformat()
        if (self.earliest, self.latest) == (FIRST_DAY, LAST_DAY):
            return "unknown"
        written = self.earliest.isoformat()
        for partial in (written[:7], written[:4]):
            if _span(partial) == (self.earliest, self.latest):
                return partial
        first = "" if self.earliest == FIRST_DAY else written
        last = "" if self.latest == LAST_DAY else self.latest.isoformat()
        return f"{first}..{last}"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _validated, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "type": "string",
            "pattern": PATTERN,
            "description": "A day, month or year, FIRST..LAST, or unknown: one unknown day (R3).",
            "examples": ["1997-04-25", "1997-04", "1997", "1997-04-25..1998-03-31", "unknown"],
        }


def _span(partial: str) -> tuple[date, date]:
    try:
        if len(partial) == len("1997"):
            return date(int(partial), 1, 1), date(int(partial), 12, 31)
        if len(partial) == len("1997-04"):
            year, month = int(partial[:4]), int(partial[5:])
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    except ValueError as error:
        msg = f"'{partial}' is not in the calendar"
        raise ValueError(msg) from error
    return day(partial), day(partial)


def _validated(value: Any) -> ImpreciseDate:
    if isinstance(value, ImpreciseDate):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("day_expected", "a date is written as text, YYYY-MM-DD")
    try:
        return ImpreciseDate.parse(value)
    except ValueError as error:
        raise PydanticCustomError("day_invalid", "{why}", {"why": str(error)}) from error


DURATION_PATTERN = r"^P[1-9][0-9]{0,3}[DWMY]$"
Duration = Annotated[
    str,
    StringConstraints(pattern=DURATION_PATTERN),
]
"""A calendar length: ``P90D``, ``P8W``, ``P6M``, ``P5Y`` (ISO 8601, one unit)."""


Offset = Annotated[str, StringConstraints(pattern=r"^(?:-?P[1-9][0-9]{0,3}[DWMY]|P0D)$")]
"""A calendar length after a day, or with a minus sign before it: ``P2Y``, ``-P90D``, ``P0D``."""


def shift(start: date, length: str, times: int = 1) -> date:
    """Return the day ``times`` lengths after ``start``, never beyond the calendar.

    Months and years keep the day number, or a shorter month's last day (R1).
    """
    amount, unit = int(length[1:-1]) * times, length[-1]
    try:
        if unit in "DW":
            return start + timedelta(days=amount * (7 if unit == "W" else 1))
        return _months_after(start, amount * (12 if unit == "Y" else 1))
    except (OverflowError, ValueError):
        return LAST_DAY if amount > 0 else FIRST_DAY


def moved(start: date, by: str | None) -> date:
    """Return the day an offset after ``start``, before it where the offset has a minus sign.

    No bound stays none: LAST_DAY is moved nowhere.
    """
    if by is None or start == LAST_DAY:
        return start
    return shift(start, by[1:], -1) if by.startswith("-") else shift(start, by)


def last_while(span: ImpreciseDate, so: Callable[[date], bool]) -> date:
    """Return the last day of a span for which something is so.

    It must be so for the first day of the span, and stop being so once at most.
    """
    if so(span.latest):
        return span.latest
    last, beyond = span.earliest, span.latest
    while (between := (beyond - last) // 2) >= timedelta(days=1):
        middle = last + timedelta(days=between.days)
        last, beyond = (middle, beyond) if so(middle) else (last, middle)
    return last


def _months_after(start: date, months: int) -> date:
    years, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = calendar.monthrange(years, month + 1)[1]
    return date(years, month + 1, min(start.day, last))
