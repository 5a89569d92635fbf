"""Bounds of the earliest and the latest of several days."""

from __future__ import annotations

from collections.abc import Iterable

from agreements.domain.dates import FIRST_DAY, LAST_DAY, ImpreciseDate

NEVER = ImpreciseDate.on(LAST_DAY)


def latest_of(bounds: Iterable[ImpreciseDate]) -> ImpreciseDate:
    """Return the bounds of the latest of several days; none: from always."""
    listed = list(bounds)
    return ImpreciseDate(
        max((each.earliest for each in listed), default=FIRST_DAY),
        max((each.latest for each in listed), default=FIRST_DAY),
    )


def earliest_of(bounds: Iterable[ImpreciseDate]) -> ImpreciseDate:
    """Return the bounds of the earliest of several days; none: never."""
    listed = list(bounds)
    return ImpreciseDate(
        min((each.earliest for each in listed), default=LAST_DAY),
        min((each.latest for each in listed), default=LAST_DAY),
    )
