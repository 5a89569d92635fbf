"""Fiscal years: from 1 April to 31 March, written by the two years they touch (``1997-98``)."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date

from agreements.domain.dates import FIRST_DAY, LAST_DAY, ImpreciseDate
from agreements.domain.words import FiscalYear

_MONTH, _DAY = 4, 1


def first_day(of: FiscalYear) -> date:
    """Return its 1 April; years without one in the calendar begin with the calendar."""
    year = int(of[:4])
    return date(year, _MONTH, _DAY) if year >= MINYEAR else FIRST_DAY


def day_after(of: FiscalYear) -> date:
    """Return the 1 April that follows it, the first day of the next."""
    year = int(of[:4]) + 1
    return date(year, _MONTH, _DAY) if year <= MAXYEAR else LAST_DAY


def some_day_of(of: FiscalYear) -> ImpreciseDate:
    """Return the date that is one of its days, none knows which."""
    after = day_after(of)
    last = after if after == LAST_DAY else date.fromordinal(after.toordinal() - 1)
    return ImpreciseDate(first_day(of), last)
