"""Checks of devolution steps (R9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from agreements.domain.checks.timeline import Checked, Timeline, end_before_start
from agreements.domain.claims.gather import Of
from agreements.domain.dates import ImpreciseDate
from agreements.domain.facts import (
    Fact,
    StepCancelled,
    StepConditionFailed,
    StepConditionSatisfied,
    StepConditionWaived,
    StepDeferred,
    StepEffected,
    StepPlanned,
    StepReversed,
)
from agreements.domain.facts.steps import StepAct, StepConditionAct
from agreements.domain.refusals import (
    AlreadyRecorded,
    NotInForce,
    NotOnRecord,
    StepAlreadyCancelled,
    StepAlreadyEffected,
    StepConditionContradicted,
    StepConditionUnmet,
    StepNotEffected,
    StepOrderCircular,
    StepOutOfOrder,
)

S = TypeVar("S", bound=StepAct)
Plans = Mapping[str, Of[StepPlanned]]


def check_steps(timeline: Timeline) -> Checked:
    """Yield what is impossible in an instrument's devolution steps."""
    plans: dict[str, Of[StepPlanned]] = {}
    for each in timeline.facts.all(StepPlanned):
        if each.fact.step in plans:
            yield _twice(timeline, each, plans[each.fact.step], each.fact.step)
        plans[each.fact.step] = each
    for act in timeline.facts.all(StepAct):
        if act.fact.step not in plans:
            yield _unknown(timeline, act, act.fact.step, "step")
    yield from _order(timeline, plans)
    for planned in plans.values():
        yield from _conditions(timeline, planned)
        yield from _effected(timeline, planned)
        yield from _in_order(timeline, planned, plans)
        yield from _put_off(timeline, planned)
        yield from _given_up(timeline, planned)
        yield from _reversed(timeline, planned)


def _order(timeline: Timeline, plans: Plans) -> Checked:
    for planned in plans.values():
        for number, key in enumerate(planned.fact.after):
            if key not in plans:
                yield _unknown(timeline, planned, key, f"after.{number}")
        if planned.fact.step in _before(planned.fact.step, plans):
            around = (each for each in plans.values() if _in_one_circle(planned, each, plans))
            names = (planned.name, *(each.name for each in around))
            yield StepOrderCircular(names, "after", {"step": planned.fact.step})


def _before(step: str, plans: Plans) -> frozenset[str]:
    """Return every step that comes before one, through others too."""
    found: set[str] = set()
    ahead = [step]
    while ahead:
        planned = plans.get(ahead.pop())
        new = set(planned.fact.after if planned is not None else ()) - found
        found |= new
        ahead.extend(new)
    return frozenset(found)


def _in_one_circle(one: Of[StepPlanned], other: Of[StepPlanned], plans: Plans) -> bool:
    return (
        one is not other
        and other.fact.step in _before(one.fact.step, plans)
        and one.fact.step in _before(other.fact.step, plans)
    )


def _conditions(timeline: Timeline, planned: Of[StepPlanned]) -> Checked:
    conditions = {each.condition for each in planned.fact.conditions}
    for each in _of_step(timeline, StepConditionAct, planned):
        if each.fact.condition not in conditions:
            yield _unknown(timeline, each, each.fact.condition, "condition")
    for failed in _of_step(timeline, StepConditionFailed, planned):
        for met in _of_step(timeline, StepConditionSatisfied, planned):
            if met.fact.condition == failed.fact.condition:
                yield _contradicted(failed, met, "failed_on")
        for waived in _of_step(timeline, StepConditionWaived, planned):
            same = waived.fact.condition == failed.fact.condition
            if same and waived.fact.waived_on.latest < failed.fact.failed_on.earliest:
                yield _contradicted(failed, waived, "failed_on")


def _contradicted(
    failed: Of[StepConditionFailed],
    other: Of[StepConditionSatisfied] | Of[StepConditionWaived],
    at: str,
) -> StepConditionContradicted:
    details = {
        "condition": failed.fact.condition,
        "step": failed.fact.step,
        "on": str(failed.fact.failed_on),
    }
    return StepConditionContradicted((failed.name, other.name), at, details)


def _effected(timeline: Timeline, planned: Of[StepPlanned]) -> Checked:
    effected = _of_step(timeline, StepEffected, planned)
    for again in effected[1:]:
        yield _twice(timeline, again, effected[0], f"{planned.fact.step}: effected")
    for each in effected:
        on = each.fact.effective_on
        for condition in planned.fact.conditions:
            if not _met(timeline, planned, condition.condition, on):
                details = {
                    "condition": condition.condition, "step": planned.fact.step, "on": str(on),
                }  # fmt: skip
                yield StepConditionUnmet((each.name, planned.name), "effective_on", details)
        if on.earliest >= timeline.first_day_without().latest:
            around = () if timeline.life is None else (x.name for x in timeline.life.facts[1:])
            details = {"id": timeline.subject, "on": str(on)}
            yield NotInForce((each.name, *around), "effective_on", details)


def _met(timeline: Timeline, planned: Of[StepPlanned], condition: str, by: ImpreciseDate) -> bool:
    satisfied = (
        each.fact.satisfied_on
        for each in _of_step(timeline, StepConditionSatisfied, planned)
        if each.fact.condition == condition
    )
    waived = (
        each.fact.waived_on
        for each in _of_step(timeline, StepConditionWaived, planned)
        if each.fact.condition == condition
    )
    return any(each.earliest <= by.latest for each in (*satisfied, *waived))


def _in_order(timeline: Timeline, planned: Of[StepPlanned], plans: Plans) -> Checked:
    """Refuse a step effected before one that it comes after: effected by then, or given up."""
    for each in _of_step(timeline, StepEffected, planned):
        for key in planned.fact.after:
            first = plans.get(key)
            if first is not None and not _done_with(timeline, first, each.fact.effective_on):
                acts = _of_step(timeline, StepEffected, first)
                names = (each.name, planned.name, *(act.name for act in acts))
                details = {
                    "step": planned.fact.step, "first": key, "on": str(each.fact.effective_on),
                }  # fmt: skip
                yield StepOutOfOrder(names, "effective_on", details)


def _done_with(timeline: Timeline, first: Of[StepPlanned], by: ImpreciseDate) -> bool:
    effected = (each.fact.effective_on for each in _of_step(timeline, StepEffected, first))
    given_up = (each.fact.effective_on for each in _of_step(timeline, StepCancelled, first))
    undone = _of_step(timeline, StepReversed, first)
    return any(each.earliest <= by.latest for each in (*effected, *given_up)) and not any(
        each.fact.effective_on.latest <= by.earliest for each in undone
    )


def _put_off(timeline: Timeline, planned: Of[StepPlanned]) -> Checked:
    """Refuse to put off what is certainly effected or given up already."""
    for each in _of_step(timeline, StepDeferred, planned):
        on = each.fact.deferred_on
        for effected in _of_step(timeline, StepEffected, planned):
            if on.earliest >= effected.fact.effective_on.latest:
                yield _already_effected(each, effected, "deferred_on")
        for cancelled in _of_step(timeline, StepCancelled, planned):
            if on.earliest >= cancelled.fact.effective_on.latest:
                yield _already_cancelled(each, cancelled, "deferred_on")


def _given_up(timeline: Timeline, planned: Of[StepPlanned]) -> Checked:
    """Refuse a step both effected and given up, whichever came first; and given up twice."""
    cancelled = _of_step(timeline, StepCancelled, planned)
    for again in cancelled[1:]:
        yield _twice(timeline, again, cancelled[0], f"{planned.fact.step}: cancelled")
    for each in cancelled:
        for effected in _of_step(timeline, StepEffected, planned):
            if effected.fact.effective_on.latest < each.fact.effective_on.earliest:
                yield _already_effected(each, effected, "effective_on")
            else:
                yield _already_cancelled(effected, each, "effective_on")


def _already_effected(act: Of[Fact], effected: Of[StepEffected], at: str) -> StepAlreadyEffected:
    details = {"step": effected.fact.step, "effected": str(effected.fact.effective_on)}
    return StepAlreadyEffected((act.name, effected.name), at, details)


def _already_cancelled(
    act: Of[Fact], cancelled: Of[StepCancelled], at: str
) -> StepAlreadyCancelled:
    details = {"step": cancelled.fact.step, "cancelled": str(cancelled.fact.effective_on)}
    return StepAlreadyCancelled((act.name, cancelled.name), at, details)


def _reversed(timeline: Timeline, planned: Of[StepPlanned]) -> Checked:
    effected = _of_step(timeline, StepEffected, planned)
    undone = _of_step(timeline, StepReversed, planned)
    for again in undone[1:]:
        yield _twice(timeline, again, undone[0], f"{planned.fact.step}: reversed")
    for each in undone:
        if not effected:
            details = {"step": planned.fact.step}
            yield StepNotEffected((each.name, planned.name), "step", details)
        else:
            names = (each.name, effected[0].name)
            start = effected[0].fact.effective_on
            yield from end_before_start(names, "effective_on", start, each.fact.effective_on)


def _of_step(timeline: Timeline, kind: type[S], planned: Of[StepPlanned]) -> Sequence[Of[S]]:
    return [each for each in timeline.facts.all(kind) if each.fact.step == planned.fact.step]


def _twice(timeline: Timeline, again: Of[Fact], first: Of[Fact], key: str) -> AlreadyRecorded:
    details = {"id": timeline.subject, "key": key}
    return AlreadyRecorded((again.name, first.name), "step", details)


def _unknown(timeline: Timeline, act: Of[Fact], key: str, at: str) -> NotOnRecord:
    return NotOnRecord((act.name,), at, {"id": timeline.subject, "key": key})
