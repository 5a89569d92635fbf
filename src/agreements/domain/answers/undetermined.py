"""Roles that are not decided yet, or of which the source says nothing (R24)."""

from __future__ import annotations

from datetime import date
from functools import partial

from agreements.domain.answers import life
from agreements.domain.answers.asking import Asking
from agreements.domain.answers.held import LeftOpen
from agreements.domain.claims.shapes import LifeClaim, UndeterminedClaim
from agreements.domain.dates import FIRST_DAY, LAST_DAY, ImpreciseDate
from agreements.domain.resolutions import Resolution


def left_open(asked: Asking) -> tuple[LeftOpen, ...]:
    """Return the roles that are undetermined where a question is asked."""
    found = (
        (each, asked.certainty([partial(_open, asked, each)]))
        for each in asked.claims.undetermined
        if asked.role in (None, each.role)
    )
    return tuple(
        LeftOpen(each, asked.point, certainty, *period(each, asked.claims.lives[each.subject]))
        for each, certainty in found
        if certainty is not None
    )


def _open(asked: Asking, claim: UndeterminedClaim, way: Resolution) -> bool:
    """Return whether a role is left open; a narrower sole or joint holding settles it."""
    claim, where = way.so(claim), asked.judgement.where
    return (
        where.reached_by(claim, way)
        and runs(claim, asked.claims.lives[claim.subject], asked.on, way)
        and not any(
            row.role == claim.role
            and row.displaces
            and where.within(row.claim, claim, way)
            and row.scope != (claim.function, claim.territory)
            and asked.shown(row, way)
            for row in asked.rows
        )
    )


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
