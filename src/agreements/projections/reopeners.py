"""The re-openers of the registry, and how each stands on a day (R14)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from agreements.domain.answers.reopeners import (
    LiveInvocation,
    ReopenerState,
    deadline,
    live_on,
    may_be_invoked,
    reopener_on,
)
from agreements.domain.claims.shapes import (
    Dated,
    Invocation,
    IrregularityClaim,
    LifeClaim,
    ReopenerClaim,
)
from agreements.domain.dates import LAST_DAY, Duration, ImpreciseDate
from agreements.domain.resolutions import Certainty
from agreements.domain.words import Prose
from agreements.projections.asked import Asked, UnknownSubject
from agreements.projections.gathered import Gathered, gather
from agreements.projections.shapes import (
    Answer,
    Bounds,
    FindingPart,
    Named,
    Part,
    Titled,
    Words,
    bounds,
)
from agreements.projections.sources import SourcedPart, sources


class StateOn(Part):
    """A state on the day; one that is certain, or several that are possible."""

    state: ReopenerState
    certainty: Certainty


class WindowPart(Part):
    """Both days included; null where it is not bounded on that side."""

    first_day: Bounds | None
    last_day: Bounds | None


class DaysLeft(Part):
    """From the day asked about to the deadline's last day: 0 on that day; null: no bound."""

    least: int
    most: int | None


class InvocationPart(Part):
    """``live``: how certainly it is live on the day; null: it is not."""

    by: Named
    notice_on: Bounds
    deadline: Bounds | None
    live: Certainty | None


class ConclusionPart(Part):
    concluded_on: Bounds
    instrument: Titled | None


class ReopenerPart(SourcedPart):
    """A re-opener: its terms and what was done under it as on record, its state on the day.

    ``may_be_invoked``: how certainly notice may be given on the day; null: it may not.
    ``deadline``: the last day for talks, and ``days_left`` to it, where it is or may be invoked.
    """

    agreement: Titled
    clause: str
    state: tuple[StateOn, ...]
    may_be_invoked: Certainty | None
    entitled: tuple[Named, ...]
    window: WindowPart | None
    notice_period: Duration | None
    negotiation_period: Duration | None
    trigger: Words | None
    allows: Words | None
    deadline: Bounds | None
    days_left: DaysLeft | None
    invocations: tuple[InvocationPart, ...]
    withdrawn_on: tuple[Bounds, ...]
    conclusion: ConclusionPart | None


class ReopenersAnswer(Answer):
    """``state`` and ``agreement`` echo what was asked for; null: all."""

    state: ReopenerState | None
    agreement: Titled | None
    reopeners: tuple[ReopenerPart, ...]
    findings: tuple[FindingPart, ...]


async def reopeners(
    asked: Asked, *, state: ReopenerState | None = None, agreement: str | None = None
) -> ReopenersAnswer:
    """Answer which re-openers there are, by agreement and clause; one query.

    ``state``: only those that are in it, or may be. Raises UnknownSubject for an ``agreement``
    that is not registered as known.
    """
    subjects = None if agreement is None else [agreement]
    found = await gather(asked, ("reopener", "irregularity"), subjects, subjects or ())
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
        **sources(claim.facts, life.facts, found.labels),
    )


def words(prose: Prose | None) -> Words | None:
    """Return prose as it stands in answers."""
    return None if prose is None else Words(en=prose.en, fr=prose.fr)


def maybe_bounds(dated: Dated | None) -> Bounds | None:
    """Return a day's bounds, or null where there is no such day."""
    return None if dated is None else bounds(dated.on)


def _window(claim: ReopenerClaim) -> WindowPart | None:
    if claim.first_day is None and claim.last_day is None:
        return None
    return WindowPart(
        first_day=maybe_bounds(claim.first_day), last_day=maybe_bounds(claim.last_day)
    )


def _together(deadlines: Sequence[ImpreciseDate | None]) -> ImpreciseDate | None:
    """Return the bounds of the last day for talks, whichever invocation is live; None: no end."""
    known = [each for each in deadlines if each is not None]
    if not known:
        return None
    return ImpreciseDate(min(each.earliest for each in known), max(each.latest for each in known))


def _days_left(last_day: ImpreciseDate, on: date) -> DaysLeft:
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
