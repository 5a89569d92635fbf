"""Checks of organizations, territories and functions."""

from __future__ import annotations

from agreements.domain.checks.timeline import Checked, Timeline, end_before_start
from agreements.domain.claims.gather import Of
from agreements.domain.facts import (
    FunctionPlaced,
    FunctionRegistered,
    FunctionRetired,
    OrganizationDissolved,
    OrganizationPlaced,
    OrganizationRegistered,
    OrganizationSucceeded,
    TerritoryPlaced,
)
from agreements.domain.refusals import AlreadyEnded, RefersToItself


def check_places(timeline: Timeline) -> Checked:
    """Yield what is impossible in an organization, a territory or a function."""
    yield from _organization_ends(timeline)
    yield from _placements(timeline)
    yield from _retirements(timeline)
    yield from _itself(timeline)


def _organization_ends(timeline: Timeline) -> Checked:
    formed = timeline.facts.last(OrganizationRegistered)
    ends: list[Of[OrganizationSucceeded | OrganizationDissolved]] = sorted(
        (*timeline.facts.all(OrganizationSucceeded), *timeline.facts.all(OrganizationDissolved)),
        key=lambda each: each.version,
    )
    for again in ends[1:]:
        yield AlreadyEnded((again.name, ends[0].name), "effective_on", {})
    for each in ends:
        names = (each.name, formed.name) if formed else (each.name,)
        start = formed.fact.formed_on if formed else None
        yield from end_before_start(names, "effective_on", start, each.fact.effective_on)


def _placements(timeline: Timeline) -> Checked:
    for each in timeline.facts.all(TerritoryPlaced):
        yield from end_before_start((each.name,), "until", each.fact.effective_on, each.fact.until)


def _retirements(timeline: Timeline) -> Checked:
    found = timeline.facts.all(FunctionRetired)
    for again in found[1:]:
        yield AlreadyEnded((again.name, found[0].name), "effective_on", {})


def _itself(timeline: Timeline) -> Checked:
    named = [
        *((each.name, "parent", each.fact.parent) for each in _with_parent(timeline)),
        *((each.name, "within", each.fact.within) for each in timeline.facts.all(TerritoryPlaced)),
        *(
            (each.name, "successors", successor)
            for each in timeline.facts.all(OrganizationSucceeded)
            for successor in each.fact.successors
        ),
        *(
            (each.name, "continued_as", each.fact.continued_as)
            for each in timeline.facts.all(FunctionRetired)
        ),
    ]
    for name, at, other in named:
        if other == timeline.subject:
            yield RefersToItself((name,), at, {"id": timeline.subject})


def _with_parent(
    timeline: Timeline,
) -> tuple[
    Of[OrganizationRegistered | OrganizationPlaced | FunctionRegistered | FunctionPlaced], ...
]:
    return (
        *timeline.facts.all(OrganizationRegistered),
        *timeline.facts.all(OrganizationPlaced),
        *timeline.facts.all(FunctionRegistered),
        *timeline.facts.all(FunctionPlaced),
    )
