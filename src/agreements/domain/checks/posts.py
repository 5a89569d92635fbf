"""Checks of posts: they end once, and whoever leaves one was in it."""

from __future__ import annotations

from agreements.domain.checks.timeline import Checked, Timeline, end_before_start
from agreements.domain.facts import (
    IncumbentLeft,
    IncumbentNamed,
    PostAbolished,
    PostRegistered,
)
from agreements.domain.refusals import AlreadyEnded, NobodyInPost


def check_posts(timeline: Timeline) -> Checked:
    """Yield what is impossible in a post."""
    yield from _abolitions(timeline)
    yield from _incumbents(timeline)


def _abolitions(timeline: Timeline) -> Checked:
    ends = timeline.facts.all(PostAbolished)
    for again in ends[1:]:
        yield AlreadyEnded((again.name, ends[0].name), "effective_on", {})
    formed = timeline.facts.last(PostRegistered)
    for each in ends:
        if formed is not None:
            names, start = (each.name, formed.name), formed.fact.formed_on
            yield from end_before_start(names, "effective_on", start, each.fact.effective_on)
        for named in timeline.facts.all(IncumbentNamed):
            names, start = (named.name, each.name), named.fact.effective_on
            yield from end_before_start(names, "effective_on", start, each.fact.effective_on)


def _incumbents(timeline: Timeline) -> Checked:
    found = timeline.facts.all(IncumbentNamed)
    for each in found:
        yield from end_before_start((each.name,), "until", each.fact.effective_on, each.fact.until)
    for left in timeline.facts.all(IncumbentLeft):
        on = left.fact.effective_on
        if not any(each.fact.effective_on.earliest < on.latest for each in found):
            details = {"id": timeline.subject, "on": str(on)}
            yield NobodyInPost((left.name,), "effective_on", details)
