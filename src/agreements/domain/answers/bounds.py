"""Bounds of the earliest and the latest of several days."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps

from agreements.domain.claims.shapes import LifeClaim
from agreements.domain.dates import FIRST_DAY, LAST_DAY, ImpreciseDate

BoundsOf = Callable[[LifeClaim], ImpreciseDate]
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


def spanning(worlds: Iterable[ImpreciseDate]) -> ImpreciseDate:
    """Return the bounds of a day that is another in each world (R7); there is at least one."""
    listed = list(worlds)
    return ImpreciseDate(min(each.earliest for each in listed), max(each.latest for each in listed))


def in_any_world(bounds: BoundsOf) -> BoundsOf:
    """Let the bounds of a day lie around those of every world, where sources disagree (R7)."""

    @wraps(bounds)
    def around(life: LifeClaim) -> ImpreciseDate:
        return spanning(bounds(each) for each in life.worlds)

    return around
