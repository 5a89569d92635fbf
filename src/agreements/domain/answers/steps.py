"""Devolution steps on a day: their state, their conditions, and what they moved (R9)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal

from agreements.domain.answers import life
from agreements.domain.answers.rows import taken_effect
from agreements.domain.answers.status import what_may_be
from agreements.domain.claims.shapes import (
    Amounts,
    Dated,
    LifeClaim,
    MoveClaim,
    StepClaim,
    StepCondition,
)
from agreements.domain.dates import ImpreciseDate
from agreements.domain.resolutions import Certainty, Resolution

StepState = Literal[
    "planned", "deferred", "blocked", "cancelled", "before-basis", "effected", "without-effect",
    "reversed",
]  # fmt: skip
ConditionState = Literal["unmet", "satisfied", "waived", "failed"]


def step_on(step: StepClaim, of: LifeClaim, on: date) -> dict[StepState, Certainty]:
    """Return each state that a step may be in on a day.

    ``blocked``: a condition has failed and is not waived. ``before-basis``: carried out while its
    instrument was not in force for every party; ``without-effect``: its instrument ended before the
    step could move anything. An effected step stays so when its instrument ends.
    """
    return what_may_be(lambda way: (_step_state(step, of, on, way),), of, on, _dates(step))


def _step_state(step: StepClaim, of: LifeClaim, on: date, way: Resolution) -> StepState:
    step = way.so(step)
    if step.effected is not None and way.by(step.effected, on):
        return _once_effected(step, step.effected, of, on, way)
    if step.cancelled is not None and way.by(step.cancelled, on):
        return "cancelled"
    if any(_condition(each, on, way) == "failed" for each in step.conditions):
        return "blocked"
    return "deferred" if any(way.by(each.deferred, on) for each in step.deferrals) else "planned"


def _dates(step: StepClaim) -> Iterator[Dated]:
    for one in step.worlds:
        yield from (each for each in (one.effected, one.reversed, one.cancelled) if each)
        yield from (each.deferred for each in one.deferrals)
        days = (day for on in one.conditions for day in (on.satisfied, on.waived, on.failed))
        yield from (each for each in days if each)


def _once_effected(
    step: StepClaim, effected: Dated, of: LifeClaim, on: date, way: Resolution
) -> StepState:
    if step.reversed is not None and way.by(step.reversed, on):
        return "reversed"
    if not life.commenced(of, life.WHOLE, on, way):
        return "before-basis"
    return "effected" if _took_effect(effected, of, on, way) else "without-effect"


def _took_effect(effected: Dated, of: LifeClaim, on: date, way: Resolution) -> bool:
    if not life.ended(of, on, way):
        return True
    basis = life.commencements_for(way.so(of), life.WHOLE) or ()
    days = (effected, *(each.effective for each in basis))
    first_day = way.last(days, lambda each: (each, 0))
    return not life.ended(of, first_day, way)


def condition_on(
    step: StepClaim, key: str, of: LifeClaim, on: date
) -> dict[ConditionState, Certainty]:
    """Return each state that a condition may be in on a day; one that failed may be waived."""

    def state(way: Resolution) -> tuple[ConditionState, ...]:
        return tuple(
            _condition(each, on, way) for each in way.so(step).conditions if each.condition == key
        )

    return what_may_be(state, of, on, _dates(step))


def _condition(condition: StepCondition, on: date, way: Resolution) -> ConditionState:
    if condition.satisfied is not None and way.by(condition.satisfied, on):
        return "satisfied"
    if condition.waived is not None and way.by(condition.waived, on):
        return "waived"
    failed = condition.failed is not None and way.by(condition.failed, on)
    return "failed" if failed else "unmet"


def planned_for_on(step: StepClaim, of: LifeClaim, on: date) -> dict[Dated | None, Certainty]:
    """Return each day for which a step may be planned on a day; None: no day is named."""
    return what_may_be(lambda way: (_planned_for(way.so(step), on, way),), of, on, _dates(step))


def _planned_for(step: StepClaim, on: date, way: Resolution) -> Dated | None:
    put_off = [each for each in step.deferrals if way.by(each.deferred, on)]
    if not put_off:
        return step.planned_for
    return way.last(put_off, lambda each: (each.deferred, each.order)).planned_for


def moved_on(move: MoveClaim, of: LifeClaim, on: date) -> Certainty | None:
    """Return how certainly a move has taken effect by a day and is not reversed; None: it has not.

    It stays moved when its instrument ends, though the recipient then holds it no more.
    """
    dated = (day for each in move.worlds for day in (each.effected, each.reversed))
    found = what_may_be(lambda way: (_moved(move, of, on, way),), of, on, dated)
    return ("certain" if found == {True: "certain"} else "possible") if True in found else None


def _moved(move: MoveClaim, of: LifeClaim, on: date, way: Resolution) -> bool:
    return way.is_so(move) and taken_effect(way.so(move), of, on, way)


@dataclass(frozen=True)
class Count:
    """At least and at most so many; equal where the days are known well enough."""

    least: int
    most: int


@dataclass(frozen=True)
class Progress:
    """How far the steps of an instrument have come on a day.

    ``planned``: steps on record that are not certainly given up; ``positions_planned`` and
    ``funds_planned``: of those, None and empty where no plan says how many. ``funds``: cents by
    currency.
    """

    effected: Count
    planned: int
    cancelled: Count
    positions: Count
    positions_planned: int | None
    funds: dict[str, Count]
    funds_planned: dict[str, int]


def progress_on(steps: Sequence[StepClaim], of: LifeClaim, on: date) -> Progress:
    """Return how far an instrument's steps have come.

    Each step is judged alone: what makes one take effect sooner makes none take it later, so that
    the least and the most of each add up to those of all.
    """
    came = [_may_have_come(each, of, on) for each in steps]
    plans = [
        each.planned
        for each, ways in zip(steps, came, strict=True)
        if {state for state, _ in ways} != {"cancelled"}
    ]
    funds = [plan.funds for plan in plans if plan.funds]
    moved = [amounts.funds for ways in came for _, amounts in ways if amounts.funds]
    known = [plan.positions for plan in plans if plan.positions is not None]
    return Progress(
        effected=_count(came, lambda state, _: _moves(state)),
        planned=len(plans),
        cancelled=_count(came, lambda state, _: int(state == "cancelled")),
        positions=_count(came, lambda state, moved: _moves(state) * (moved.positions or 0)),
        positions_planned=sum(known) if known else None,
        funds={
            each: _count(came, partial(_funds_moved, each))
            for each in sorted({each.currency for each in (*funds, *moved)})
        },
        funds_planned={
            each: sum(_cents(plan, each) for plan in plans)
            for each in sorted({each.currency for each in funds})
        },
    )


_Came = tuple[StepState, Amounts]


def _may_have_come(step: StepClaim, of: LifeClaim, on: date) -> tuple[_Came, ...]:
    """Return each state that a step may be in, with what moves when it is effected."""

    def came(way: Resolution) -> _Came:
        return (_step_state(step, of, on, way), way.so(step).moved or _NO_AMOUNTS)

    return tuple(what_may_be(lambda way: (came(way),), of, on, _dates(step)))


_NO_AMOUNTS = Amounts(positions=None, funds=None)


def _moves(state: StepState) -> int:
    return int(state == "effected")


def _funds_moved(currency: str, state: StepState, moved: Amounts) -> int:
    return _moves(state) * _cents(moved, currency)


def _cents(of: Amounts, currency: str) -> int:
    return of.funds.cents if of.funds and of.funds.currency == currency else 0


def _count(of: Iterable[tuple[_Came, ...]], number: Callable[[StepState, Amounts], int]) -> Count:
    listed = [[number(*way) for way in ways] for ways in of]
    return Count(sum(min(each) for each in listed), sum(max(each) for each in listed))


def in_order(steps: Sequence[StepClaim]) -> tuple[StepClaim, ...]:
    """Return steps so that each follows those it comes after; else by their planned day and key."""
    left = sorted(steps, key=lambda each: (_first_planned(each), each.step))
    found: list[StepClaim] = []
    while left:
        waiting = {each.step for each in left}
        following = next((each for each in left if waiting.isdisjoint(each.after)), left[0])
        left.remove(following)
        found.append(following)
    return tuple(found)


def _first_planned(step: StepClaim) -> ImpreciseDate:
    planned = step.planned_for or step.effected
    return planned.on if planned is not None else _NO_DAY


_NO_DAY = ImpreciseDate(date.max, date.max)
