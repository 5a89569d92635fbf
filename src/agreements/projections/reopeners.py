"""The re-openers of the registry, and how each stands on a day (R14)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from agreements.domain.answers.notice import last_notice, who_may_act, window_on
from agreements.domain.answers.reopeners import (
    LiveInvocation,
    OpenWindow,
    ReopenerState,
    deadline,
    live_on,
    may_be_invoked,
    next_opening,
    reopener_on,
)
from agreements.domain.claims.shapes import (
    Invocation,
    IrregularityClaim,
    LeadClaim,
    LifeClaim,
    ReopenerClaim,
)
from agreements.domain.dates import LAST_DAY, ImpreciseDate
from agreements.projections.asked import Asked, UnknownSubject
from agreements.projections.gathered import Gathered, gather
from agreements.projections.reopener_shapes import (
    ConclusionPart,
    DaysLeft,
    InternalDate,
    InvocationPart,
    LastNoticePart,
    MayActPart,
    OpenPart,
    ReopenerPart,
    ReopenersAnswer,
    StateOn,
    WindowPart,
)
from agreements.projections.shapes import bounds, maybe_bounds, words
from agreements.projections.sources import sources


async def reopeners(
    asked: Asked, *, state: ReopenerState | None = None, agreement: str | None = None
) -> ReopenersAnswer:
    """Answer which re-openers there are, by agreement and clause; one query.

    ``state``: only those that are in it, or may be. Raises UnknownSubject for an ``agreement``
    that is not registered as known.
    """
    subjects = None if agreement is None else [agreement]
    found = await gather(asked, ("reopener", "lead", "irregularity"), subjects, subjects or ())
    if agreement is not None and not asked.source.snapshot.empty:
        _require_agreement(found.lives.get(agreement), agreement)
    listed = reopener_parts(found, found.of(ReopenerClaim))
    acts = [each for each in found.of(IrregularityClaim) if each.part.startswith("reopener/")]
    return ReopenersAnswer(
        **asked.header(),
        state=state,
        agreement=found.titled(agreement) if agreement and agreement in found.lives else None,
        reopeners=tuple(each for each in listed if state is None or _may_be(each, state)),
        findings=(*asked.nothing_recorded, *found.irregular_acts(acts)),
    )


def _require_agreement(life: LifeClaim | None, agreement: str) -> None:
    if life is None or life.instrument_kind != "agreement":
        raise UnknownSubject(agreement, "agreement")


def _may_be(reopener: ReopenerPart, state: ReopenerState) -> bool:
    return any(each.state == state for each in reopener.state)


def reopener_parts(found: Gathered, claims: Iterable[ReopenerClaim]) -> tuple[ReopenerPart, ...]:
    """Return re-openers as they stand in answers; those of agreements not known are left out."""
    return tuple(
        _part(each, found.lives[each.subject], found)
        for each in claims
        if each.subject in found.lives
    )


def _part(claim: ReopenerClaim, life: LifeClaim, found: Gathered) -> ReopenerPart:
    states = reopener_on(claim, life, found.on)
    live = {each.invocation: each for each in live_on(claim, life, found.on)}
    last_day = _together([each.deadline for each in live.values()])
    window, opens = window_on(claim, life, found.on), next_opening(claim, life, found.on)
    return ReopenerPart(
        agreement=found.titled(claim.subject),
        clause=claim.clause,
        state=tuple(StateOn(state=each, certainty=states[each]) for each in states),
        may_be_invoked=may_be_invoked(claim, life, found.on),
        entitled=tuple(found.named(each) for each in claim.entitled),
        window=_window(claim),
        notice_period=claim.notice_period,
        negotiation_period=claim.negotiation_period,
        trigger=words(claim.trigger),
        allows=words(claim.allows),
        deadline=None if last_day is None else bounds(last_day),
        days_left=None if last_day is None else _days_left(last_day, found.on),
        invocations=tuple(_invocation(claim, each, live, found) for each in claim.invocations),
        withdrawn_on=tuple(bounds(each.effective.on) for each in claim.withdrawals),
        conclusion=_conclusion(claim, found),
        open_window=_open(window),
        window_days_left=None if window is None else _days_left(window.last_day, found.on),
        next_opening=None if opens is None else bounds(opens),
        last_notice=_last_notice(claim, life, found),
        who_may_act=tuple(
            MayActPart(party=found.named(each.party), power=each.power, certainty=each.certainty)
            for each in who_may_act(claim, life, found.on)
        ),
        on_trigger_only=claim.on_trigger_only,
        triggered_on=tuple(bounds(each.on) for each in claim.triggered),
        default_outcome=words(claim.default_outcome),
        **sources(claim.facts, life.facts, found.labels),
    )


def _window(claim: ReopenerClaim) -> WindowPart | None:
    if claim.first_day is None and claim.last_day is None and claim.relative_to is None:
        return None
    return WindowPart(
        first_day=maybe_bounds(claim.first_day),
        last_day=maybe_bounds(claim.last_day),
        relative_to=claim.relative_to,
        opens=claim.opens,
        closes=claim.closes,
    )


def _open(window: OpenWindow | None) -> OpenPart | None:
    if window is None:
        return None
    endless = window.last_day.earliest == LAST_DAY
    return OpenPart(
        first_day=bounds(window.first_day), last_day=None if endless else bounds(window.last_day)
    )


def _last_notice(claim: ReopenerClaim, life: LifeClaim, found: Gathered) -> LastNoticePart | None:
    last = last_notice(claim, life, found.on, found.of(LeadClaim, claim.subject))
    if last is None:
        return None
    return LastNoticePart(
        legal=bounds(last.legal),
        internal=tuple(
            InternalDate(
                lead=each.lead.lead,
                lead_time=each.lead.lead_time,
                set_by=found.named(each.lead.set_by) if each.lead.set_by else None,
                on=bounds(each.on),
            )
            for each in last.internal
        ),
    )


def _together(deadlines: Sequence[ImpreciseDate | None]) -> ImpreciseDate | None:
    """Return the bounds of the last day for talks, whichever invocation is live; None: no end."""
    known = [each for each in deadlines if each is not None]
    if not known:
        return None
    return ImpreciseDate(min(each.earliest for each in known), max(each.latest for each in known))


def _days_left(last_day: ImpreciseDate, on: date) -> DaysLeft | None:
    if last_day.earliest == LAST_DAY:
        return None
    return DaysLeft(
        least=max(0, (last_day.earliest - on).days),
        most=None if last_day.latest == LAST_DAY else (last_day.latest - on).days,
    )


def _invocation(
    claim: ReopenerClaim,
    of: Invocation,
    live: Mapping[Invocation, LiveInvocation],
    found: Gathered,
) -> InvocationPart:
    last_day = deadline(claim, of)
    return InvocationPart(
        by=found.named(of.by),
        notice_on=bounds(of.notice.on),
        deadline=None if last_day is None else bounds(last_day),
        live=live[of].certainty if of in live else None,
    )


def _conclusion(claim: ReopenerClaim, found: Gathered) -> ConclusionPart | None:
    return next(
        (
            ConclusionPart(
                concluded_on=bounds(each.concluded.on),
                instrument=found.titled(each.instrument) if each.instrument else None,
            )
            for each in claim.conclusions
        ),
        None,
    )
