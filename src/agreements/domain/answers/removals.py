"""What a devolution step takes away from those who held it before (R9)."""

from __future__ import annotations

from agreements.domain.answers.rows import Row, effect, effect_day, effect_days, taken_effect
from agreements.domain.answers.where import Where
from agreements.domain.claims.shapes import LifeClaim, MoveClaim
from agreements.domain.resolutions import Resolution


def removes(move: MoveClaim, of: LifeClaim, row: Row, where: Where, way: Resolution) -> bool:
    """Return whether a step has taken a row away at a point; ``of``: the step's instrument."""
    return (
        row.role in move.roles
        and move is not row.claim
        and where.reached_by(move, way)
        and taken_effect(move, of, where.on, way)
        and _takes_from(move, of, row, where, way)
        and _comes_after(move, of, row, way)
    )


def _takes_from(move: MoveClaim, of: LifeClaim, row: Row, where: Where, way: Resolution) -> bool:
    """Return whether a step takes from a holder: by its name, or from all who stand for it.

    Who stands in its place on the day the step takes effect gives up what it stands in for.
    """
    if row.holder in move.from_holders:
        return True
    if where.trees.ever_stands(row.holder).isdisjoint(move.from_holders):
        return False
    stands = where.standing_for(row, effect_day(move, of, way), way)
    return bool(stands) and stands <= frozenset(move.from_holders)


def _comes_after(move: MoveClaim, of: LifeClaim, row: Row, way: Resolution) -> bool:
    """Return whether a step takes effect after a row's first day, or later on that day (R4)."""
    of = way.so(of)
    if row.start().latest < effect(move, of).earliest:
        return True
    starts = [(each, row.claim.order) for each in row.start_days(way)]
    effects = [(each, move.order) for each in effect_days(move.effected, of)]
    return any(all(not way.in_order(each, start) for start in starts) for each in effects)
