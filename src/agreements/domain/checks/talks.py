"""Checks of what comes before an agreement is in force: talks, approvals, conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agreements.domain.answers import life
from agreements.domain.answers.membership import fulfilled, waits_for
from agreements.domain.checks.timeline import Checked, Timeline, always
from agreements.domain.claims.gather import Of, dated
from agreements.domain.claims.shapes import Commencement, Dated, LifeClaim
from agreements.domain.facts import (
    AccessionRequested,
    AgreementAmended,
    AgreementSigned,
    ApprovalGiven,
    CommencementConditioned,
    CommencementConditionMet,
    CommencementConditionWaived,
    Fact,
    FormChanged,
    InstrumentCommenced,
    NegotiationAbandoned,
    PartyAcceded,
)
from agreements.domain.refusals import (
    AbandonedInForce,
    AlreadyRecorded,
    CommencementConditionUnmet,
    NotAParty,
    NotOnRecord,
    TalksAbandoned,
)
from agreements.domain.resolutions import Resolution

_ConditionAct = CommencementConditionMet | CommencementConditionWaived


def check_talks(timeline: Timeline) -> Checked:
    """Yield what is impossible in an agreement's talks, approvals and conditions."""
    of = timeline.life
    if of is None:
        return
    yield from _conditions(timeline, of)
    yield from _approvals(timeline, of)
    yield from _conditional(timeline, of)
    yield from _after_abandonment(timeline, of)
    yield from _abandoned_in_force(timeline, of)


def _conditions(timeline: Timeline, of: LifeClaim) -> Checked:
    known: dict[str, str] = {}
    for each in timeline.facts.all(CommencementConditioned):
        key = each.fact.condition
        if key in known:
            yield _twice(timeline, each, known[key], key)
        known[key] = each.name
        yield from _of_a_party(of, each, each.fact.party)
    for kind in (CommencementConditionMet, CommencementConditionWaived):
        seen: dict[str, str] = {}
        acts: Sequence[Of[_ConditionAct]] = timeline.facts.all(kind)
        for act in acts:
            key = act.fact.condition
            if key not in known:
                details = {"id": timeline.subject, "key": key}
                yield NotOnRecord((act.name,), "condition", details)
            if key in seen:
                yield _twice(timeline, act, seen[key], key)
            seen[key] = act.name


def _twice(timeline: Timeline, again: Of[Fact], first: str, key: str) -> AlreadyRecorded:
    return AlreadyRecorded((again.name, first), "condition", {"id": timeline.subject, "key": key})


def _of_a_party(of: LifeClaim, act: Of[Fact], party: str | None) -> Checked:
    if party is not None and party not in life.everybody(of):
        details = {"id": of.subject, "party": party}
        yield NotAParty((act.name, of.facts[0].name), "party", details)


def _approvals(timeline: Timeline, of: LifeClaim) -> Checked:
    applicants = {each.applicant for each in of.accession_requests}
    for each in timeline.facts.all(ApprovalGiven):
        if each.fact.party not in applicants:
            yield from _of_a_party(of, each, each.fact.party)


def _conditional(timeline: Timeline, of: LifeClaim) -> Checked:
    """Refuse a commencement that no day leaves after all that it is conditional on."""
    commenced = timeline.facts.all(InstrumentCommenced)
    for fact, commencement in zip(commenced, of.commencements, strict=True):
        if not commencement.retroactive:
            yield from _unmet(timeline, of, fact, commencement)


def _unmet(
    timeline: Timeline, of: LifeClaim, fact: Of[InstrumentCommenced], commencement: Commencement
) -> Checked:
    agreed = timeline.facts.all(CommencementConditioned)
    on = fact.fact.effective_on
    for recorded, condition in zip(agreed, of.preconditions, strict=True):
        met = any(each.on.earliest <= on.latest for each in fulfilled(condition))
        if not met and waits_for(of, commencement, condition.party):
            details = {"condition": condition.condition, "id": of.subject, "on": str(on)}
            acts = _acts_on(timeline, condition.condition)
            names = (fact.name, recorded.name, *acts)
            yield CommencementConditionUnmet(names, "effective_on", details)


def _acts_on(timeline: Timeline, condition: str) -> Iterator[str]:
    for kind in (CommencementConditionMet, CommencementConditionWaived):
        acts: Sequence[Of[_ConditionAct]] = timeline.facts.all(kind)
        yield from (each.name for each in acts if each.fact.condition == condition)


_ACTS: tuple[tuple[type[Fact], str], ...] = (
    (AgreementSigned, "signed_on"),
    (InstrumentCommenced, "effective_on"),
    (ApprovalGiven, "approved_on"),
    (CommencementConditionMet, "met_on"),
    (CommencementConditionWaived, "waived_on"),
    (AccessionRequested, "requested_on"),
    (PartyAcceded, "acceded_on"),
    (AgreementAmended, "effective_on"),
    (FormChanged, "effective_on"),
)
"""What is not done once talks are abandoned, with the field of its day."""


def _after_abandonment(timeline: Timeline, of: LifeClaim) -> Checked:
    abandonments = timeline.names(NegotiationAbandoned)
    if not of.abandonments:
        return
    for kind, field in _ACTS:
        for act in timeline.facts.all(kind):
            day: Dated = dated(act, field)
            if _certainly_abandoned(of, day):
                details = {"id": of.subject, "on": str(day.on)}
                yield TalksAbandoned((act.name, *abandonments), field, details)


def _certainly_abandoned(of: LifeClaim, day: Dated) -> bool:
    return always(of, lambda way: life.abandoned(of, day, way), day)


def _abandoned_in_force(timeline: Timeline, of: LifeClaim) -> Checked:
    """Refuse an abandonment that leaves a commencement nowhere to be, before it or after."""
    abandoned = timeline.facts.all(NegotiationAbandoned)
    for fact, day in zip(abandoned, of.abandonments, strict=True):
        for name, commencement in zip(
            timeline.facts.all(InstrumentCommenced), of.commencements, strict=True
        ):
            if _nowhere_to_be(of, day, commencement):
                details = {
                    "id": of.subject,
                    "commenced": str(commencement.effective.on),
                    "on": str(day.on),
                }
                yield AbandonedInForce((fact.name, name.name), "effective_on", details)


def _nowhere_to_be(of: LifeClaim, abandoned: Dated, commencement: Commencement) -> bool:
    effective = commencement.effective

    def nowhere(way: Resolution) -> bool:
        reopened = any(not way.by(each, abandoned) for each in of.openings)
        if commencement.retroactive and reopened:
            return False
        return way.by(effective, abandoned) or life.abandoned(of, effective, way)

    return not _certainly_abandoned(of, effective) and always(of, nowhere, abandoned)
