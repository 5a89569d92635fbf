"""Roles that are not decided yet, or of which the source says nothing (R24)."""

from __future__ import annotations

from datetime import date

from agreements.domain.answers import life
from agreements.domain.claims.shapes import LifeClaim, UndeterminedClaim
from agreements.domain.dates import FIRST_DAY, LAST_DAY, ImpreciseDate
from agreements.domain.resolutions import Resolution


def runs(claim: UndeterminedClaim, of: LifeClaim, on: date, way: Resolution) -> bool:
    """Return whether a role stays undetermined on a day: until said, or its instrument ends."""
    return (
        (claim.since is None or way.by(claim.since, on))
        and not any(way.by(each, on) for each in claim.ends)
        and life.in_force(of, life.WHOLE, on, way)
    )


def period(claim: UndeterminedClaim, of: LifeClaim) -> tuple[ImpreciseDate, ImpreciseDate]:
    """Return the bounds of its first day and of its first day without effect."""
    own = claim.since.on if claim.since else ImpreciseDate.on(FIRST_DAY)
    begun = life.starts(of, life.WHOLE) or ImpreciseDate.on(LAST_DAY)
    ends = [each.on for each in claim.ends]
    return life.latest_of([own, begun]), life.earliest_of([*ends, life.ends(of)])
