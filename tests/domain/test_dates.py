"""Civil days, known precisely or not (R1, R3)."""

from __future__ import annotations

from datetime import date

import pytest

from agreements.domain.dates import (
    FIRST_DAY,
    LAST_DAY,
    Duration,
    ImpreciseDate,
    day,
    next_day,
    previous_day,
    shift,
)
from tests.domain.scenes import in_force, status
from tests.histories import LMDA, terminated


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("1997-04-25", "1997-04-25", "1997-04-25"),
        ("1997-04", "1997-04-01", "1997-04-30"),
        ("1996-02", "1996-02-01", "1996-02-29"),
        ("1997", "1997-01-01", "1997-12-31"),
        ("1997-04-25..1998-03-31", "1997-04-25", "1998-03-31"),
        ("1997-04-25..", "1997-04-25", "9999-12-31"),
        ("..1998-03-31", "0001-01-01", "1998-03-31"),
        ("unknown", "0001-01-01", "9999-12-31"),
    ],
)
def test_a_date_is_one_unknown_day_between_two_both_included(
    written: str, earliest: str, latest: str
) -> None:
    """R3: never invent a day; and what is written comes back as it was written."""
    found = ImpreciseDate.parse(written)
    assert (found.earliest.isoformat(), found.latest.isoformat()) == (earliest, latest)
    assert str(found) == written
    assert found.exact == (earliest == latest)


@pytest.mark.parametrize(
    ("longer", "shorter"),
    [
        ("1997-04-25..1997-04-25", "1997-04-25"),
        ("1997-04-01..1997-04-30", "1997-04"),
        ("1997-01-01..1997-12-31", "1997"),
        ("0001-01-01..9999-12-31", "unknown"),
    ],
)
def test_one_date_has_one_shortest_form(longer: str, shorter: str) -> None:
    """Two ways to write the same days are the same date, with one canonical form."""
    assert ImpreciseDate.parse(longer) == ImpreciseDate.parse(shorter)
    assert str(ImpreciseDate.parse(longer)) == shorter


@pytest.mark.parametrize(
    "written",
    [
        "1997-02-29", "1900-02-29", "1997-04-31", "1997-13", "1997-00", "0000", "0000-01-01",
        "1998-03-31..1997-04-25", "1997-04..1998-03", "..", "1997-4-5", "97-04-25", "25-04-1997",
        "1997-04-25T00:00:00Z", "1997-04-25 ", "1997-04-25\n", "+1997-04-25", "-1997", "Unknown",
        "", "\uff11\uff19\uff19\uff17", "1997-W17-5", "19970425", "1997-115",
    ],
)  # fmt: skip
def test_what_no_calendar_has_is_refused(written: str) -> None:
    """An impossible day, an instant, a reversed range or another notation is no date."""
    with pytest.raises(ValueError, match=r"."):
        ImpreciseDate.parse(written)


def test_a_leap_day_is_a_day() -> None:
    """The 29th of February is refused only in the years that have none."""
    assert day("1996-02-29") == date(1996, 2, 29)
    with pytest.raises(ValueError, match="1997-02-29"):
        day("1997-02-29")


def test_a_full_day_is_asked_for_where_one_day_is_needed() -> None:
    """A month is not a day."""
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        day("1997-04")


@pytest.mark.parametrize(
    ("start", "length", "times", "end"),
    [
        ("1997-04-25", "P5Y", 1, "2002-04-25"),
        ("1997-01-31", "P1M", 1, "1997-02-28"),
        ("1996-01-31", "P1M", 1, "1996-02-29"),
        ("1997-01-31", "P1M", 2, "1997-03-31"),
        ("1996-02-29", "P1Y", 1, "1997-02-28"),
        ("1996-02-29", "P4Y", 1, "2000-02-29"),
        ("1997-11-30", "P3M", 1, "1998-02-28"),
        ("1997-12-31", "P90D", 1, "1998-03-31"),
        ("1997-12-31", "P8W", 1, "1998-02-25"),
        ("1997-03-31", "P1M", -1, "1997-02-28"),
        ("9999-12-31", "P1D", 1, "9999-12-31"),
        ("9000-01-01", "P9999Y", 1, "9999-12-31"),
        ("0001-01-01", "P1D", -1, "0001-01-01"),
    ],
)
def test_years_and_months_keep_the_day_number(
    start: str, length: Duration, times: int, end: str
) -> None:
    """R1: the same day number, or a shorter month's last day; never beyond the calendar."""
    assert shift(day(start), length, times).isoformat() == end


def test_the_calendar_has_two_ends() -> None:
    """The first and the last day have no neighbour beyond them."""
    assert previous_day(FIRST_DAY) == FIRST_DAY
    assert next_day(LAST_DAY) == LAST_DAY
    assert next_day(day("1996-02-28")).isoformat() == "1996-02-29"
    assert previous_day(day("1997-03-01")).isoformat() == "1997-02-28"


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2000-02-29", {"in-force": "certain"}),
        ("2000-03-01", {"in-force": "possible", "terminated": "possible"}),
        ("2000-03-30", {"in-force": "possible", "terminated": "possible"}),
        ("2000-03-31", {"terminated": "certain"}),
    ],
)
def test_an_imprecise_end_leaves_a_certain_and_a_possible_part(
    on: str, expected: dict[str, str]
) -> None:
    """R3: certain before its first day, possible before its last, over from then on."""
    office = in_force().when(terminated(LMDA, "2000-03")).then_recorded()
    assert status(office, LMDA, on) == expected
