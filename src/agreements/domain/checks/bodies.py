"""Checks of joint bodies: who sits on one, and what it may decide (R26)."""

from __future__ import annotations

from collections.abc import Callable

from agreements.domain.checks.timeline import Checked, Timeline, end_before_start, not_in_force
from agreements.domain.claims.gather import Of
from agreements.domain.dates import ImpreciseDate
from agreements.domain.facts import (
    BodyDecided,
    ChairNamed,
    JointBodyConstituted,
    MemberLeft,
    MemberNamed,
)
from agreements.domain.refusals import (
    AlreadyRecorded,
    BelowQuorum,
    NotAJointBody,
    NotAMember,
    NotCarried,
    NotTakingPart,
    PowerNotGiven,
    RuleNotFollowed,
)

TimelineOf = Callable[[str], Timeline | None]


def check_bodies(timeline: Timeline, of: TimelineOf) -> Checked:
    """Yield what is impossible in a joint body and in its decisions."""
    found = timeline.facts.all(JointBodyConstituted)
    for again in found[1:]:
        details = {"id": timeline.subject, "key": "body"}
        yield AlreadyRecorded((again.name, found[0].name), "instrument", details)
    if not found:
        for name in timeline.names(MemberNamed, MemberLeft, ChairNamed, BodyDecided):
            yield NotAJointBody((name,), "subject", {"id": timeline.subject})
        return
    yield from _members(timeline)
    yield from _decided_twice(timeline)
    for each in timeline.facts.all(BodyDecided):
        yield from _decision(timeline, found[0], each)
        basis = of(found[0].fact.instrument)
        if basis is not None:
            yield from not_in_force(basis, each, each.fact.decided_on, "decided_on")


def _members(timeline: Timeline) -> Checked:
    named = timeline.facts.all(MemberNamed)
    for each in named:
        yield from end_before_start((each.name,), "until", each.fact.effective_on, each.fact.until)
    for chairing in timeline.facts.all(ChairNamed):
        since, until = chairing.fact.effective_on, chairing.fact.until
        yield from end_before_start((chairing.name,), "until", since, until)
    for left in timeline.facts.all(MemberLeft):
        on = left.fact.effective_on
        if not any(
            each.fact.member == left.fact.member
            and (each.fact.effective_on is None or each.fact.effective_on.earliest < on.latest)
            for each in named
        ):
            yield _not_a_member(timeline, left.name, left.fact.member, on, "member")


def _decided_twice(timeline: Timeline) -> Checked:
    known: dict[str, str] = {}
    for each in timeline.standing:
        if isinstance(each.fact, BodyDecided):
            first = known.setdefault(each.fact.decision, each.name)
            if first != each.name:
                details = {"id": timeline.subject, "key": each.fact.decision}
                yield AlreadyRecorded((each.name, first), "decision", details)


def _decision(timeline: Timeline, body: Of[JointBodyConstituted], each: Of[BodyDecided]) -> Checked:
    names, terms, made = (each.name, body.name), body.fact, each.fact
    since = terms.effective_on
    if since is not None and made.decided_on.latest < since.earliest:
        yield NotAJointBody(names, "decided_on", {"id": timeline.subject})
    if made.power not in terms.powers:
        yield PowerNotGiven(names, "power", {"id": timeline.subject, "power": made.power})
    if terms.rule is not None and made.rule != terms.rule:
        details = {"id": timeline.subject, "expected": terms.rule, "rule": made.rule}
        yield RuleNotFollowed(names, "rule", details)
    if terms.quorum is not None and len(made.took_part) < terms.quorum:
        details = {"count": str(len(made.took_part)), "quorum": str(terms.quorum)}
        yield BelowQuorum(names, "took_part", details)
    for member in made.took_part:
        if not may_sit(timeline, member, made.decided_on):
            yield _not_a_member(timeline, each.name, member, made.decided_on, "took_part")
    for member in made.in_favour:
        if member not in made.took_part:
            yield NotTakingPart((each.name,), "in_favour", {"member": member})
    if not _carried(made):
        details = {
            "count": str(len(made.in_favour)), "part": str(len(made.took_part)), "rule": made.rule,
        }  # fmt: skip
        yield NotCarried((each.name,), "in_favour", details)


def _carried(made: BodyDecided) -> bool:
    """Return whether those in favour are enough; where they are not recorded, nothing is said.

    Which of them chair is known to the day only: by the co-chairs, any may have carried it.
    """
    if not made.in_favour or made.rule == "co-chairs":
        return True
    if made.rule == "consensus":
        return len(made.in_favour) >= len(made.took_part)
    return 2 * len(made.in_favour) > len(made.took_part)


def may_sit(timeline: Timeline, member: str, on: ImpreciseDate) -> bool:
    """Return whether a member may sit on a joint body on a day, whatever the unknown days are."""
    departures = [
        each.fact.effective_on
        for each in timeline.facts.all(MemberLeft)
        if each.fact.member == member and each.fact.effective_on.latest <= on.earliest
    ]
    return any(
        (each.fact.effective_on is None or each.fact.effective_on.earliest <= on.latest)
        and (each.fact.until is None or each.fact.until.latest > on.earliest)
        and not any(_begun(each, left) for left in departures)
        for each in timeline.facts.all(MemberNamed)
        if each.fact.member == member
    )


def _begun(each: Of[MemberNamed], left: ImpreciseDate) -> bool:
    since = each.fact.effective_on
    return since is None or since.latest < left.earliest


def _not_a_member(
    timeline: Timeline, name: str, member: str, on: ImpreciseDate, at: str
) -> NotAMember:
    return NotAMember((name,), at, {"id": timeline.subject, "member": member, "on": str(on)})
