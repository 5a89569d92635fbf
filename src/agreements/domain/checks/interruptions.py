"""Checks of suspensions and of notice of termination."""

from __future__ import annotations

from functools import partial

from agreements.domain.answers import life
from agreements.domain.answers.ending import given_before, takes_back
from agreements.domain.answers.suspension import runs
from agreements.domain.checks.timeline import (
    Checked,
    Timeline,
    always,
    end_before_start,
    not_in_force,
)
from agreements.domain.claims.gather import Of
from agreements.domain.claims.shapes import Dated, Ending, LifeClaim, NoticeWithdrawn
from agreements.domain.dates import shift
from agreements.domain.facts import (
    InstrumentSuspended,
    InstrumentTerminated,
    SuspensionLifted,
    TerminationTermsAgreed,
    TerminationWithdrawn,
)
from agreements.domain.refusals import (
    AlreadyEnded,
    AlreadySuspended,
    NoNoticeToWithdraw,
    NotAParty,
    NoticeTooShort,
    NotSuspended,
    TerminationNotEntitled,
    TerminationTermsAlreadyAgreed,
)
from agreements.domain.resolutions import Resolution


def check_interruptions(timeline: Timeline) -> Checked:
    """Yield what is impossible in an instrument's suspensions and notices of termination."""
    if timeline.life is None:
        return
    yield from _suspensions(timeline, timeline.life)
    yield from _lifts(timeline, timeline.life)
    yield from _terms(timeline, timeline.life)
    yield from _notices(timeline)
    yield from _one_at_a_time(timeline, timeline.life)
    yield from _withdrawals(timeline, timeline.life)


def _suspensions(timeline: Timeline, of: LifeClaim) -> Checked:
    facts = timeline.facts.all(InstrumentSuspended)
    for each, this in zip(facts, of.suspensions, strict=True):
        on = each.fact.effective_on
        yield from not_in_force(timeline, each, on, "effective_on")
        yield from end_before_start((each.name,), "until", on, each.fact.until)
        for other_fact, other in zip(facts, of.suspensions, strict=True):
            already = partial(runs, of, other, this.effective)
            if other is not this and always(of, already, this.effective):
                details = {"id": of.subject, "on": str(on)}
                yield AlreadySuspended((each.name, other_fact.name), "effective_on", details)


def _lifts(timeline: Timeline, of: LifeClaim) -> Checked:
    around = timeline.names(InstrumentSuspended)
    for each, lift in zip(timeline.facts.all(SuspensionLifted), of.lifts, strict=True):
        if always(of, partial(_nothing_to_lift, of, lift), lift):
            others = tuple(x for x in timeline.names(SuspensionLifted) if x != each.name)
            details = {"id": of.subject, "on": str(each.fact.effective_on)}
            yield NotSuspended((each.name, *around, *others), "effective_on", details)


def _nothing_to_lift(of: LifeClaim, lift: Dated, way: Resolution) -> bool:
    """Return whether no suspension runs on the day before, whatever this lift does."""
    others = [each for each in of.lifts if each is not lift]
    return not any(
        not way.by(lift, each.effective)
        and (each.until is None or way.by(lift, each.until))
        and not any(way.by(other, lift) and not way.by(other, each.effective) for other in others)
        for each in of.suspensions
    )


def _terms(timeline: Timeline, of: LifeClaim) -> Checked:
    agreed = timeline.facts.all(TerminationTermsAgreed)
    for again in agreed[1:]:
        details = {"id": of.subject}
        yield TerminationTermsAlreadyAgreed((again.name, agreed[0].name), None, details)
    for each in agreed:
        for number, party in enumerate(each.fact.entitled):
            if party not in life.everybody(of):
                details = {"id": of.subject, "party": party}
                names = (each.name, of.facts[0].name)
                yield NotAParty(names, f"entitled.{number}", details)


def _notices(timeline: Timeline) -> Checked:
    terms = timeline.facts.last(TerminationTermsAgreed)
    for each in timeline.facts.all(InstrumentTerminated):
        yield from _long_enough(each, terms)
        entitled = terms.fact.entitled if terms else ()
        if terms and entitled and each.fact.party not in (None, *entitled):
            details = {"id": timeline.subject, "party": str(each.fact.party)}
            yield TerminationNotEntitled((each.name, terms.name), "party", details)


def _long_enough(
    each: Of[InstrumentTerminated], terms: Of[TerminationTermsAgreed] | None
) -> Checked:
    notice, period = each.fact.notice_on, terms.fact.notice_period if terms else None
    if notice is None:
        return
    earliest = shift(notice.earliest, period) if period else notice.earliest
    if each.fact.effective_on.latest < earliest:
        details = {
            "notice": str(notice), "earliest": str(earliest), "on": str(each.fact.effective_on),
        }  # fmt: skip
        names = (each.name, *((terms.name,) if terms else ()))
        yield NoticeTooShort(names, "effective_on", details)


def _one_at_a_time(timeline: Timeline, of: LifeClaim) -> Checked:
    """Refuse a second end, unless the notice of the first was taken back before it."""
    facts = timeline.facts.all(InstrumentTerminated)
    for number, (each, this) in enumerate(zip(facts, of.terminations, strict=True)):
        for other, that in zip(facts[:number], of.terminations[:number], strict=True):
            if not (_may_follow(of, this, that) or _may_follow(of, that, this)):
                yield AlreadyEnded((each.name, other.name), "effective_on", {})


def _may_follow(of: LifeClaim, second: Ending, first: Ending) -> bool:
    def never(way: Resolution) -> bool:
        return not any(
            takes_back(each, first, way) and not given_before(second, each, way)
            for each in of.withdrawn_notices
        )

    return not always(of, never, first.effective)


def _withdrawals(timeline: Timeline, of: LifeClaim) -> Checked:
    facts = timeline.facts.all(TerminationWithdrawn)
    for each, this in zip(facts, of.withdrawn_notices, strict=True):
        if always(of, partial(_nothing_pending, of, this), this.withdrawn):
            others = [x for x in timeline.names(TerminationWithdrawn) if x != each.name]
            names = (each.name, *timeline.names(InstrumentTerminated), *others)
            details = {"id": of.subject, "on": str(each.fact.withdrawn_on)}
            yield NoNoticeToWithdraw(names, "withdrawn_on", details)


def _nothing_pending(of: LifeClaim, withdrawal: NoticeWithdrawn, way: Resolution) -> bool:
    """Return whether no notice is live just before its withdrawal: taken back by no other."""
    this = (withdrawal.withdrawn, withdrawal.order)
    return not any(
        takes_back(withdrawal, each, way)
        and not any(
            other is not withdrawal
            and takes_back(other, each, way)
            and way.in_order((other.withdrawn, other.order), this)
            for other in of.withdrawn_notices
        )
        for each in of.terminations
    )
