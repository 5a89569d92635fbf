"""Fiscal years: 1 April to 31 March, to the ends of the calendar."""

from __future__ import annotations

import pytest

from agreements.domain import fiscal_years
from agreements.domain.dates import FIRST_DAY, LAST_DAY, day


@pytest.mark.parametrize(
    ("year", "first", "after"),
    [("2013-14", "2013-04-01", "2014-04-01"), ("1999-00", "1999-04-01", "2000-04-01")],
)
def test_from_1_april_to_31_march(year: str, first: str, after: str) -> None:
    assert fiscal_years.first_day(year) == day(first)
    assert fiscal_years.day_after(year) == day(after)
    assert str(fiscal_years.some_day_of(year)) == f"{first}..{after[:4]}-03-31"


def test_at_the_ends_of_the_calendar() -> None:
    assert fiscal_years.first_day("0000-01") == FIRST_DAY
    assert str(fiscal_years.day_after("0000-01")) == "0001-04-01"
    assert str(fiscal_years.first_day("9999-00")) == "9999-04-01"
    assert fiscal_years.day_after("9999-00") == LAST_DAY
    assert fiscal_years.some_day_of("9999-00").latest == LAST_DAY
