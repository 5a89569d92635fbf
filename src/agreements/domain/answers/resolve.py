"""Who holds what: the rules that cross instruments, applied when a question is asked.

R4 order, R8 the narrower over the general, R9 steps, R10 delegation, R11 joint holding, R12
precedence, R13 succession, R23 limits, R24 what is undetermined.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from agreements.domain.answers import grounds, life, undetermined
from agreements.domain.answers.accountability import Accountability
from agreements.domain.answers.asking import Asking, Found
from agreements.domain.answers.claimed import Claims, Level
from agreements.domain.answers.held import (
    EVERYBODY,
    Finding,
    Held,
    Holds,
    LeftOpen,
    Link,
    Point,
    Resolved,
    Served,
)
from agreements.domain.answers.judgement import RowKey
from agreements.domain.answers.rows import Row
from agreements.domain.answers.trees import Trees
from agreements.domain.resolutions import Certainty
from agreements.domain.words import Role, family_of

__all__ = [
    "EVERYBODY", "Asking", "Claims", "Finding", "Held", "Holds", "LeftOpen", "Point", "Resolved",
    "Served", "resolve",
]  # fmt: skip


def resolve(
    claims: Claims,
    trees: Trees,
    point: Point,
    on: date,
    role: Role | None = None,
    served: Served = EVERYBODY,
) -> Resolved:
    """Return what is held at a point on a day.

    ``claims`` must hold every assignment and move whose function is the point's or an ancestor and
    whose territory is the point's or contains it, on any day, with all that those come from; more
    does no harm.
    """
    asked = Asking.at(claims, trees, point, on, role, served)
    rows, overridden = asked.rows_found(), asked.overridden_found()
    shown = [row for key in sorted(rows, key=repr) for row in rows[key].rows]
    beside = _beside(asked, rows) if rows or overridden else None
    return Resolved(
        held=tuple(_held(asked, rows[key], beside) for key in sorted(rows, key=repr)),
        findings=dict(sorted(asked.findings_among(shown).items())),
        overridden=tuple(
            _held(asked, overridden[key], beside) for key in sorted(overridden, key=repr)
        ),
        undetermined=undetermined.left_open(asked),
    )


def _beside(asked: Asking, found: Mapping[RowKey, Found]) -> Accountability:
    """Return who answers for what is held here, to whom; ``found``: the rows shown."""
    if asked.role is not None:
        rows = (row for row in asked.claims.rows() if family_of(row.role) == "accountability")
        found = replace(asked, rows=tuple(rows), role=None).rows_found()
    accounts = [
        (each.rows[0], each.certainty)
        for key, each in sorted(found.items(), key=lambda item: repr(item[0]))
        if family_of(each.rows[0].role) == "accountability"
    ]
    return Accountability(asked.trees, asked.on, asked.certainty, accounts)


def _held(asked: Asking, found: Found, beside: Accountability | None) -> Held:
    """Return a row of the answer, with its period and who stands in its holder's place."""
    row = found.rows[0]
    chain = asked.judgement.chain(row)
    source = chain.levels[-1].instrument if chain.levels else row.claim.subject
    hung = [(each, asked.judgement.chain(each)) for each in found.rows]
    return Held(
        row,
        asked.point,
        found.certainty,
        _in_place_of(asked, row),
        life.spanning(life.latest_of([each.start(), *its.starts()]) for each, its in hung),
        life.spanning(life.earliest_of([each.end(), *its.ends()]) for each, its in hung),
        tuple(_link(asked, each) for each in chain.levels),
        chain.state,
        grounds.of_instrument(source, asked.claims, asked.on, asked.certainty),
        beside.paths(row, chain) if beside else (),
    )


def _link(asked: Asking, level: Level) -> Link:
    judgement = asked.judgement
    found = [(each, asked.certainty([partial(judgement.kept, each)])) for each in level.rows]
    holders = dict.fromkeys(each.holder for each, certainty in found if certainty is not None)
    return Link(
        level.instrument,
        level.key,
        tuple(holders),
        asked.certainty([partial(judgement.answers, level)]),
        tuple(dict.fromkeys(fact.name for each in level.rows for fact in each.claim.facts)),
    )


def _in_place_of(asked: Asking, row: Row) -> dict[str, Certainty]:
    where = asked.judgement.where
    standing = list(asked.outcomes(partial(where.standing_for, row, asked.on)))
    others = sorted(frozenset[str]().union(*standing) - {row.holder})
    return {
        each: "certain" if all(stands == {each} for stands in standing) else "possible"
        for each in others
    }
