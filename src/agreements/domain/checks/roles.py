"""Checks of role assignments and devolution steps."""

from __future__ import annotations

from collections.abc import Sequence

from agreements.domain.checks.timeline import Checked, Timeline, end_before_start
from agreements.domain.claims.gather import Of
from agreements.domain.dates import LAST_DAY, ImpreciseDate
from agreements.domain.facts import (
    Fact,
    InstrumentCommenced,
    RoleAssigned,
    RoleEnded,
    RoleLeftUndetermined,
    StepConditionSatisfied,
    StepConditionWaived,
    StepEffected,
    StepPlanned,
    StepReversed,
)
from agreements.domain.facts.steps import StepConditionAct
from agreements.domain.refusals import (
    AlreadyEnded,
    AlreadyRecorded,
    NotInForce,
    NotOnRecord,
    StepConditionUnmet,
    StepNotEffected,
)

Given = Of[RoleAssigned] | Of[RoleLeftUndetermined]


def check_assignments(timeline: Timeline) -> Checked:
    """Yield what is impossible in what an instrument gives, or leaves undetermined."""
    known: dict[str, Given] = {}
    given: list[Given] = [
        *timeline.facts.all(RoleAssigned), *timeline.facts.all(RoleLeftUndetermined)
    ]  # fmt: skip
    for each in sorted(given, key=lambda each: each.version):
        key = each.fact.assignment
        if key in known:
            yield _twice(timeline, each, known[key], key, "assignment")
        known[key] = each
        yield from _ends_after_start(timeline, (each.name,), "until", each, each.fact.until)
    yield from _role_ends(timeline, known)


def _role_ends(timeline: Timeline, known: dict[str, Given]) -> Checked:
    ended: dict[str, str] = {}
    for each in timeline.facts.all(RoleEnded):
        key = each.fact.assignment
        if key not in known:
            yield _unknown(timeline, each, key, "assignment")
            continue
        if key in ended:
            yield AlreadyEnded((each.name, ended[key]), "effective_on", {})
        ended[key] = each.name
        names, end = (each.name, known[key].name), each.fact.effective_on
        yield from _ends_after_start(timeline, names, "effective_on", known[key], end)


def _ends_after_start(
    timeline: Timeline,
    names: tuple[str, ...],
    at: str,
    given: Given,
    end: ImpreciseDate | None,
) -> Checked:
    """Refuse an end of a role that is not after its own start, or its instrument's if later."""
    own, first = given.fact.effective_on, timeline.first_day()
    if first.earliest != LAST_DAY and (own is None or own.latest < first.earliest):
        names = (*names, *timeline.names(InstrumentCommenced))
        yield from end_before_start(names, at, first, end)
    else:
        yield from end_before_start(names, at, own, end)


def check_steps(timeline: Timeline) -> Checked:
    """Yield what is impossible in an instrument's devolution steps (R9)."""
    known: dict[str, Of[StepPlanned]] = {}
    for each in timeline.facts.all(StepPlanned):
        if each.fact.step in known:
            yield _twice(timeline, each, known[each.fact.step], each.fact.step, "step")
        known[each.fact.step] = each
    for kind in (StepConditionSatisfied, StepConditionWaived, StepEffected, StepReversed):
        for act in timeline.facts.all(kind):
            if act.fact.step not in known:
                yield _unknown(timeline, act, act.fact.step, "step")
    for planned in known.values():
        yield from _conditions_named(timeline, planned)
        yield from _effected(timeline, planned)
        yield from _reversed(timeline, planned)


def _conditions_named(timeline: Timeline, planned: Of[StepPlanned]) -> Checked:
    conditions = {each.condition for each in planned.fact.conditions}
    for each in timeline.facts.all(StepConditionAct):
        if each.fact.step == planned.fact.step and each.fact.condition not in conditions:
            yield _unknown(timeline, each, each.fact.condition, "condition")


def _effected(timeline: Timeline, planned: Of[StepPlanned]) -> Checked:
    effected = _of_step(timeline, StepEffected, planned)
    for again in effected[1:]:
        yield _twice(timeline, again, effected[0], f"{planned.fact.step}: effected", "step")
    for each in effected:
        on = each.fact.effective_on
        for condition in planned.fact.conditions:
            if not _met(timeline, planned.fact.step, condition.condition, on):
                details = {
                    "condition": condition.condition, "step": planned.fact.step, "on": str(on),
                }  # fmt: skip
                yield StepConditionUnmet((each.name, planned.name), "effective_on", details)
        if on.earliest >= timeline.first_day_without().latest:
            around = () if timeline.life is None else (x.name for x in timeline.life.facts[1:])
            details = {"id": timeline.subject, "on": str(on)}
            yield NotInForce((each.name, *around), "effective_on", details)


def _met(timeline: Timeline, step: str, condition: str, by: ImpreciseDate) -> bool:
    satisfied = [
        each.fact.satisfied_on
        for each in timeline.facts.all(StepConditionSatisfied)
        if (each.fact.step, each.fact.condition) == (step, condition)
    ]
    waived = [
        each.fact.waived_on
        for each in timeline.facts.all(StepConditionWaived)
        if (each.fact.step, each.fact.condition) == (step, condition)
    ]
    return any(each.earliest <= by.latest for each in (*satisfied, *waived))


def _reversed(timeline: Timeline, planned: Of[StepPlanned]) -> Checked:
    effected = _of_step(timeline, StepEffected, planned)
    undone = _of_step(timeline, StepReversed, planned)
    for again in undone[1:]:
        yield _twice(timeline, again, undone[0], f"{planned.fact.step}: reversed", "step")
    for each in undone:
        if not effected:
            details = {"step": planned.fact.step}
            yield StepNotEffected((each.name, planned.name), "step", details)
        else:
            names = (each.name, effected[0].name)
            start = effected[0].fact.effective_on
            yield from end_before_start(names, "effective_on", start, each.fact.effective_on)


def _of_step(
    timeline: Timeline, kind: type[StepEffected] | type[StepReversed], planned: Of[StepPlanned]
) -> Sequence[Of[StepEffected | StepReversed]]:
    found: Sequence[Of[StepEffected | StepReversed]] = timeline.facts.all(kind)
    return [each for each in found if each.fact.step == planned.fact.step]


def _twice(
    timeline: Timeline, again: Of[Fact], first: Of[Fact], key: str, at: str
) -> AlreadyRecorded:
    return AlreadyRecorded((again.name, first.name), at, {"id": timeline.subject, "key": key})


def _unknown(timeline: Timeline, act: Of[Fact], key: str, at: str) -> NotOnRecord:
    return NotOnRecord((act.name,), at, {"id": timeline.subject, "key": key})
