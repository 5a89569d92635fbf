"""Whether an instrument is suspended on a day (R17)."""

from __future__ import annotations

from agreements.domain.claims.shapes import LifeClaim, Suspension
from agreements.domain.resolutions import Resolution, When


def suspended(life: LifeClaim, on: When, way: Resolution) -> bool:
    """Return whether any suspension runs on a day; whether it is in force is another question."""
    life = way.so(life)
    return any(runs(life, each, on, way) for each in life.suspensions)


def runs(life: LifeClaim, suspension: Suspension, on: When, way: Resolution) -> bool:
    """Return whether a suspension runs on a day: begun, not over, and not lifted after its start.

    A lift on the day of its start is another suspension's.
    """
    return way.within(suspension.effective, suspension.until, on) and not any(
        way.by(lift, on) and not way.by(lift, suspension.effective) for lift in life.lifts
    )
