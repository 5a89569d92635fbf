"""Checks of role assignments."""

from __future__ import annotations

from agreements.domain.checks.timeline import Checked, Timeline, end_before_start
from agreements.domain.claims.gather import Of
from agreements.domain.dates import LAST_DAY, ImpreciseDate
from agreements.domain.facts import (
    Fact,
    InstrumentCommenced,
    RoleAssigned,
    RoleEnded,
    RoleLeftUndetermined,
)
from agreements.domain.refusals import (
    AlreadyEnded,
    AlreadyRecorded,
    NotOnRecord,
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


def _twice(
    timeline: Timeline, again: Of[Fact], first: Of[Fact], key: str, at: str
) -> AlreadyRecorded:
    return AlreadyRecorded((again.name, first.name), at, {"id": timeline.subject, "key": key})


def _unknown(timeline: Timeline, act: Of[Fact], key: str, at: str) -> NotOnRecord:
    return NotOnRecord((act.name,), at, {"id": timeline.subject, "key": key})
