"""Checks of organizations, territories and functions."""

from __future__ import annotations

from agreements.domain.checks.timeline import Checked, Timeline, end_before_start
from agreements.domain.claims.gather import Of
from agreements.domain.facts import (
    FunctionPlaced,
    FunctionRegistered,
    FunctionRetired,
    FunctionTransferred,
    NeedRecorded,
    OrganizationDissolved,
    OrganizationPlaced,
    OrganizationRegistered,
    OrganizationSucceeded,
    SplitAllocated,
    TerritoryPlaced,
)
from agreements.domain.refusals import (
    AllocatedAlready,
    AlreadyEnded,
    AlreadyRecorded,
    NotASuccessor,
    RefersToItself,
    SuccessorsDoNotFit,
    TransferredToItself,
)


def check_places(timeline: Timeline) -> Checked:
    """Yield what is impossible in an organization, a territory or a function."""
    yield from _organization_ends(timeline)
    yield from _cardinality(timeline)
    yield from _allocations(timeline)
    yield from _transfers(timeline)
    yield from _needs(timeline)
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


def _cardinality(timeline: Timeline) -> Checked:
    for each in timeline.facts.all(OrganizationSucceeded):
        several = len(each.fact.successors) > 1
        if each.fact.manner is not None and several != (each.fact.manner == "split"):
            details = {"count": str(len(each.fact.successors))}
            yield SuccessorsDoNotFit((each.name,), "successors", details)


def _allocations(timeline: Timeline) -> Checked:
    """Refuse to allocate to one that does not succeed, or the same part to two (R13)."""
    splits = [
        each for each in timeline.facts.all(OrganizationSucceeded) if len(each.fact.successors) > 1
    ]
    known: dict[tuple[str | None, str | None], Of[SplitAllocated]] = {}
    for each in timeline.facts.all(SplitAllocated):
        successor = each.fact.successor
        if not any(successor in split.fact.successors for split in splits):
            names = (each.name, *(split.name for split in splits))
            details = {"id": timeline.subject, "successor": successor}
            yield NotASuccessor(names, "successor", details)
        first = known.setdefault((each.fact.function, each.fact.territory), each)
        if first is not each:
            details = {"id": timeline.subject, "successor": first.fact.successor}
            yield AllocatedAlready((each.name, first.name), "successor", details)
        for split in splits:
            begun, given = split.fact.effective_on, each.fact.effective_on
            if given is not None and given.latest < begun.earliest:
                yield from end_before_start((each.name, split.name), "effective_on", begun, given)


def _transfers(timeline: Timeline) -> Checked:
    """Refuse to transfer to itself, or once the organization has certainly ended."""
    ends: list[Of[OrganizationSucceeded | OrganizationDissolved]] = [
        *timeline.facts.all(OrganizationSucceeded),
        *timeline.facts.all(OrganizationDissolved),
    ]
    for each in timeline.facts.all(FunctionTransferred):
        if each.fact.to == timeline.subject:
            yield TransferredToItself((each.name,), "to", {"id": timeline.subject})
        for end in ends:
            on, ended = each.fact.effective_on, end.fact.effective_on
            if ended.latest < on.earliest:
                yield from end_before_start((each.name, end.name), "effective_on", on, ended)


def _needs(timeline: Timeline) -> Checked:
    known: dict[str, str] = {}
    for each in timeline.facts.all(NeedRecorded):
        first = known.setdefault(each.fact.need, each.name)
        if first != each.name:
            details = {"id": timeline.subject, "key": each.fact.need}
            yield AlreadyRecorded((each.name, first), "need", details)
        yield from end_before_start((each.name,), "until", each.fact.effective_on, each.fact.until)


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
