"""Checks of delegations against what they come from, in whatever instrument that stands (R10)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from agreements.domain.checks.timeline import Checked, Timeline
from agreements.domain.claims.gather import Of
from agreements.domain.facts import (
    Fact,
    HoldingRef,
    JointBodyConstituted,
    RoleAssigned,
    StepEffected,
    StepPlanned,
)
from agreements.domain.refusals import (
    DelegatedRoleDiffers,
    DelegatedToItself,
    DelegationCircle,
    SubdelegationNotAllowed,
)
from agreements.domain.standing import told

TimelineOf = Callable[[str], Timeline | None]
"""The timeline of an instrument that a delegation leads to; None: nothing of it is on record."""


@dataclass(frozen=True)
class _Source:
    """What a delegation comes from, as recorded."""

    given: Of[RoleAssigned] | Of[StepPlanned]
    roles: frozenset[str]
    holders: frozenset[str]

    @property
    def delegated(self) -> RoleAssigned | None:
        """The assignment, where it is itself a delegation."""
        fact = self.given.fact
        return fact if isinstance(fact, RoleAssigned) and fact.manner == "delegated" else None


def led_to(facts: Iterable[Fact]) -> Iterator[str]:
    """Yield the subjects beside whose record facts are judged, corrections included.

    The instruments that delegations come from and that constitute joint bodies, and the bodies
    whose decisions something rests on.
    """
    for each in facts:
        said = told(each)
        if isinstance(said, RoleAssigned) and said.delegated_from is not None:
            yield said.delegated_from.instrument
        if isinstance(said, RoleAssigned | StepEffected) and said.decided_by is not None:
            yield said.decided_by.body
        if isinstance(said, JointBodyConstituted):
            yield said.instrument


def check_delegations(timeline: Timeline, of: TimelineOf) -> Checked:
    """Yield what is impossible in an instrument's delegations.

    A source that is not on record refuses nothing: the link is then unverified. Whether the
    delegation is wider than its source depends on the day, and is a matter of the answer.
    """
    for each in timeline.facts.all(RoleAssigned):
        if each.fact.delegated_from is None:
            continue
        circle = _circle(timeline.subject, each, of)
        if circle:
            yield circle
            continue
        source = _source(each.fact.delegated_from, of)
        if source is not None:
            yield from _against(each, source, each.fact.delegated_from)


def _against(each: Of[RoleAssigned], source: _Source, ref: HoldingRef) -> Checked:
    names, named = (each.name, source.given.name), _named(ref)
    if each.fact.role not in source.roles:
        details = {"source": named, "role": each.fact.role}
        yield DelegatedRoleDiffers(names, "role", details)
    if source.delegated is not None and not source.delegated.may_subdelegate:
        yield SubdelegationNotAllowed(names, "delegated_from", {"source": named})
    for holder in each.fact.holders:
        if source.holders == {holder}:
            details = {"source": named, "holder": holder}
            yield DelegatedToItself(names, "holders", details)


def _circle(instrument: str, each: Of[RoleAssigned], of: TimelineOf) -> DelegationCircle | None:
    """Follow the links upward; return the refusal if they come back to where they began."""
    begin = f"{instrument}/{each.fact.assignment}"
    passed, names = [begin], [each.name]
    ref = each.fact.delegated_from
    while ref is not None:
        if _named(ref) in passed:
            at = " < ".join((*passed, _named(ref)))
            back = _named(ref) == begin
            return (
                DelegationCircle(tuple(names), "delegated_from", {"circle": at}) if back else None
            )
        source = _source(ref, of)
        if source is None or source.delegated is None:
            return None
        passed.append(_named(ref))
        names.append(source.given.name)
        ref = source.delegated.delegated_from
    return None


def _source(ref: HoldingRef, of: TimelineOf) -> _Source | None:
    timeline = of(ref.instrument)
    if timeline is None:
        return None
    for given in timeline.facts.all(RoleAssigned):
        if given.fact.assignment == ref.assignment:
            return _Source(given, frozenset({given.fact.role}), frozenset(given.fact.holders))
    for planned in timeline.facts.all(StepPlanned):
        if planned.fact.step == ref.step:
            moves = planned.fact.moves
            roles = frozenset(role for move in moves for role in move.roles)
            return _Source(planned, roles, frozenset(move.to_holder for move in moves))
    return None


def _named(ref: HoldingRef) -> str:
    return f"{ref.instrument}/{ref.assignment or f'step/{ref.step}'}"
