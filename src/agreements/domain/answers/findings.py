"""What is found on the way to who holds what: of a function, of a row, of two rows together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from agreements.domain.answers.held import Finding, Holds
from agreements.domain.answers.judgement import Judgement
from agreements.domain.answers.rows import Row, before_basis
from agreements.domain.claims.shapes import LifeClaim, MoveClaim
from agreements.domain.resolutions import Resolution


def on_the_way(judgement: Judgement, shown: Sequence[Row]) -> Iterator[tuple[Finding, Holds]]:
    """Yield what may be found at a point, with when it is so; ``shown``: the rows that answer."""
    where = judgement.where
    yield Finding("function_retired", "", (where.point.function,)), where.retired
    for row in judgement.rows:
        yield from _of_holder(judgement, row)
        yield from _of_delegation(judgement, row)
        yield from _of_step(judgement, row)
    for one in shown:
        for other in shown:
            if one.role == other.role:
                yield from _of_pair(judgement, one, other)


def _of_holder(judgement: Judgement, row: Row) -> Iterator[tuple[Finding, Holds]]:
    """Yield what comes of a holder's end (R13); of a joint one, R11."""
    if judgement.where.trees.may_end(row.holder):
        about = (row.claim.subject, row.source, row.holder)
        code = "joint_incomplete" if row.manner == "joint" else "dissolved_holder"
        yield Finding(code, row.role, about), partial(judgement.ended, row)
        yield Finding("split_unallocated", row.role, about), partial(judgement.split, row)


def _of_delegation(judgement: Judgement, row: Row) -> Iterator[tuple[Finding, Holds]]:
    """Yield what is amiss with what a row is delegated from (R10)."""
    if row.manner == "delegated":
        about = (row.claim.subject, row.source, row.holder)
        yield Finding("source_gone", row.role, about), partial(judgement.without_source, row)
        if judgement.chain(row).unverified:
            yield Finding("chain_unverified", row.role, about), partial(judgement.shown, row)


def _of_step(judgement: Judgement, row: Row) -> Iterator[tuple[Finding, Holds]]:
    """Yield the step that moved a row before the instrument it rests on was in force (R9)."""
    if isinstance(row.claim, MoveClaim):
        about = (row.claim.subject, row.source)
        holds = partial(_before_basis, judgement, row.claim, row.life)
        yield Finding("step_before_basis", row.role, about), holds


def _of_pair(judgement: Judgement, one: Row, other: Row) -> Iterator[tuple[Finding, Holds]]:
    about = tuple(sorted(f"{row.claim.subject}/{row.source}" for row in (one, other)))
    if _both_sole(one, other):
        holds = partial(judgement.both_shown, one, other)
        yield Finding("several_sole_holders", one.role, about), holds
    if one.displaces and other.displaces and _may_cross(one, other):
        crossing = partial(_both_cross, judgement, one, other)
        yield Finding("general_specific_crossing", one.role, about), crossing


def _before_basis(judgement: Judgement, move: MoveClaim, of: LifeClaim, way: Resolution) -> bool:
    where = judgement.where
    return before_basis(move, of, where.on, way) and where.reached_by(move, way)


def _both_cross(judgement: Judgement, one: Row, other: Row, way: Resolution) -> bool:
    return judgement.where.cross(one, other, way) and judgement.both_shown(one, other, way)


def _both_sole(one: Row, other: Row) -> bool:
    """Return whether two sole holders have the same, limits included (R23)."""
    return (
        one.holder != other.holder
        and one.manner == other.manner == "sole"
        and one.limit == other.limit
        and one.scope == other.scope
    )


def _may_cross(one: Row, other: Row) -> bool:
    return (
        one.claim.function != other.claim.function and one.claim.territory != other.claim.territory
    )
