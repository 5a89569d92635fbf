"""Checks of what rests on a joint body's decision: role assignments and effected steps (R26)."""

from __future__ import annotations

from agreements.domain.checks.bodies import TimelineOf
from agreements.domain.checks.timeline import Checked, Timeline
from agreements.domain.claims.gather import Of
from agreements.domain.dates import ImpreciseDate
from agreements.domain.facts import (
    BodyDecided,
    DecisionRef,
    JointBodyConstituted,
    RoleAssigned,
    StepEffected,
)
from agreements.domain.refusals import (
    DecidedByAnother,
    DecidedTooLate,
    DecisionLacksPower,
    NotOnRecord,
)
from agreements.domain.words import Power

_AT = "decided_by"


def check_decided(timeline: Timeline, of: TimelineOf) -> Checked:
    """Yield what a decision that it names does not let an instrument's act do."""
    for given in timeline.facts.all(RoleAssigned):
        yield from _given(timeline, given, of)
    for step in timeline.facts.all(StepEffected):
        yield from _effected(timeline, step, of)


def _given(timeline: Timeline, act: Of[RoleAssigned], of: TimelineOf) -> Checked:
    if act.fact.decided_by is not None:
        effect = act.fact.effective_on or timeline.first_day()
        yield from _moved(timeline, act, act.fact.decided_by, "assign-roles", effect, of)


def _effected(timeline: Timeline, act: Of[StepEffected], of: TimelineOf) -> Checked:
    if act.fact.decided_by is not None:
        effect = act.fact.effective_on
        yield from _moved(timeline, act, act.fact.decided_by, "effect-steps", effect, of)


def _moved(
    timeline: Timeline,
    act: Of[RoleAssigned] | Of[StepEffected],
    by: DecisionRef,
    power: Power,
    effect: ImpreciseDate,
    of: TimelineOf,
) -> Checked:
    body = of(by.body)
    constituted = body.facts.last(JointBodyConstituted) if body else None
    made = _regular(body, by.decision) if body else None
    if constituted is None or made is None:
        details = {"id": by.body, "key": by.decision}
        yield NotOnRecord((act.name,), f"{_AT}.decision", details)
        return
    names = (act.name, made.name)
    if constituted.fact.instrument != timeline.subject:
        details = {
            "id": timeline.subject, "body": by.body, "instrument": constituted.fact.instrument,
        }  # fmt: skip
        yield DecidedByAnother(names, f"{_AT}.body", details)
    if made.fact.power != power:
        details = {"decision": by.decision, "power": made.fact.power, "expected": power}
        yield DecisionLacksPower(names, _AT, details)
    if made.fact.decided_on.earliest > effect.latest:
        decided = str(made.fact.decided_on)
        details = {"decision": by.decision, "decided": decided, "on": str(effect)}
        yield DecidedTooLate(names, _AT, details)


def _regular(body: Timeline, decision: str) -> Of[BodyDecided] | None:
    """Return a decision that was allowed; one that was not moves nothing."""
    found = (each for each in body.facts.all(BodyDecided) if each.fact.decision == decision)
    return next(found, None)
