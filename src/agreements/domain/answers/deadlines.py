"""Every day that law sets within a span, and the internal days that lie ahead of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from agreements.domain.answers.legal_days import LegalDay, Settled, of_life
from agreements.domain.answers.obligations import DueDate, due_dates
from agreements.domain.answers.reopeners import deadlines as of_talks
from agreements.domain.answers.reopeners import windows
from agreements.domain.answers.steps import planned_for_on
from agreements.domain.claims.shapes import (
    AheadOf,
    Claim,
    LeadClaim,
    LifeClaim,
    ObligationClaim,
    ReopenerClaim,
    StepClaim,
)
from agreements.domain.dates import FIRST_DAY, LAST_DAY, ImpreciseDate, shift
from agreements.domain.resolutions import Certainty

_AHEAD: dict[str, AheadOf] = {
    "obligation-due": "obligation",
    "reopener-closes": "reopener",
    "term-ends": "renewal",
    "renewal-notice": "renewal",
    "termination-takes-effect": "termination",
    "step-planned": "step",
}
"""What each kind of internal lead time runs ahead of; other days have none."""
_SHORT_OF = timedelta(days=5)
"""More than months can fall short by their ends (R1)."""


@dataclass(frozen=True)
class InternalDay:
    """The day in an organization's own diary; ``within``: how certainly the span holds it."""

    lead: LeadClaim
    on: ImpreciseDate
    within: Certainty | None


@dataclass(frozen=True)
class Deadline:
    """A day that law sets, or an internal day ahead of it, that lies or may lie within the span.

    ``within``: how certainly the span holds the legal day; None: only an internal day of it.
    """

    of: Claim
    day: LegalDay
    within: Certainty | None
    internal: tuple[InternalDay, ...]

    @property
    def place(self) -> tuple[ImpreciseDate, str, str, str]:
        """Where it stands in a list: by legal day, then instrument, then what it is."""
        return (self.day.on, self.of.subject, self.day.what, self.day.key or "")


def deadlines_of(
    life: LifeClaim, claims: Sequence[Claim], first: date, last: date
) -> tuple[Deadline, ...]:
    """Return the deadlines of an instrument within a span of days, both included.

    ``claims``: its re-openers, obligations, steps and lead times. By legal day, then what it is.
    """
    leads = [each for each in claims if isinstance(each, LeadClaim)]
    reach = max([last, *(_at_most_after(last, each.lead_time) for each in leads)])
    found = (
        _deadline(claim, day, leads, first, last)
        for claim, day in _legal_days(life, claims, first, reach)
    )
    return tuple(sorted((each for each in found if each is not None), key=lambda each: each.place))


def _at_most_after(last: date, lead_time: str) -> date:
    found = shift(last, lead_time)
    return found if found >= LAST_DAY - _SHORT_OF else found + _SHORT_OF


def _deadline(
    of: Claim, day: LegalDay, leads: Sequence[LeadClaim], first: date, last: date
) -> Deadline | None:
    within = _within(day.on, first, last)
    internal = tuple(
        InternalDay(lead, on, _within(on, first, last))
        for lead in _applying(day, leads)
        for on in (_ahead(day.on, lead.lead_time),)
    )
    if within is None and all(each.within is None for each in internal):
        return None
    return Deadline(of, day, within, internal)


def _within(on: ImpreciseDate, first: date, last: date) -> Certainty | None:
    if on.earliest > last or on.latest < first:
        return None
    return "certain" if first <= on.earliest and on.latest <= last else "possible"


def _applying(day: LegalDay, leads: Sequence[LeadClaim]) -> Iterator[LeadClaim]:
    """Yield the lead times ahead of a day; for the same organization one that names it alone."""
    of_kind = [each for each in leads if each.ahead_of == _AHEAD.get(day.what)]
    named = [each for each in of_kind if each.key is not None and each.key == day.key]
    yield from named
    own = {each.set_by for each in named}
    yield from (each for each in of_kind if each.key is None and each.set_by not in own)


def _ahead(on: ImpreciseDate, lead_time: str) -> ImpreciseDate:
    return ImpreciseDate(_before(on.earliest, lead_time), _before(on.latest, lead_time))


def _before(day: date, lead_time: str) -> date:
    return day if day in (FIRST_DAY, LAST_DAY) else shift(day, lead_time, -1)


def _legal_days(
    life: LifeClaim, claims: Sequence[Claim], first: date, last: date
) -> Iterator[tuple[Claim, LegalDay]]:
    for day in _in_any_world([of_life(each, first, last) for each in life.worlds]):
        yield life, day
    for claim in claims:
        if isinstance(claim, ObligationClaim):
            found = due_dates(claim, life, first, last, LAST_DAY)
            yield from ((claim, _due(claim, each)) for each in found)
        elif isinstance(claim, ReopenerClaim):
            worlds = [_of_reopener(each, life, first, last) for each in claim.worlds]
            yield from ((claim, each) for each in _in_any_world(worlds))
        elif isinstance(claim, StepClaim):
            yield from ((claim, each) for each in _planned(claim, life))


def _in_any_world(worlds: Sequence[Iterable[LegalDay]]) -> Iterator[LegalDay]:
    """Yield the days of every world: certain where it is so in all of them (R7)."""
    certain: list[set[LegalDay]] = []
    anywhere: dict[LegalDay, None] = {}
    for world in worlds:
        found = list(world)
        certain.append({each for each in found if each.certainty == "certain"})
        anywhere |= dict.fromkeys(replace(each, certainty="certain") for each in found)
    for each in anywhere:
        always = all(each in world for world in certain)
        yield each if always else replace(each, certainty="possible")


def _due(claim: ObligationClaim, due: DueDate) -> LegalDay:
    done = set(due.states)
    settled: Settled | None = None
    if done <= {"fulfilled", "fulfilled-late"}:
        settled = "fulfilled"
    elif done == {"waived"}:
        settled = "waived"
    binds = (claim.owed_by,)
    return LegalDay("obligation-due", due.on, due.certainty, binds, claim.obligation, settled)


def _of_reopener(
    claim: ReopenerClaim, life: LifeClaim, first: date, last: date
) -> Iterator[LegalDay]:
    for window in windows(claim, life, first, last):
        opens, closes = window.first_day, window.last_day
        certainty: Certainty = "certain" if opens.latest <= closes.earliest else "possible"
        if opens.latest > FIRST_DAY:
            yield LegalDay("reopener-opens", opens, certainty, claim.entitled, claim.clause)
        if closes.earliest < LAST_DAY:
            yield LegalDay("reopener-closes", closes, certainty, claim.entitled, claim.clause)
    for talks in of_talks(claim, first, last):
        if talks.deadline is not None and (still := _unless_concluded(claim, talks.deadline)):
            both: Certainty = "certain" if still == talks.certainty == "certain" else "possible"
            yield LegalDay("negotiation-ends", talks.deadline, both, life.parties, claim.clause)
    if (length := claim.notice_period) is not None:
        for each in claim.invocations:
            on = ImpreciseDate(shift(each.notice.on.earliest, length),
                               shift(each.notice.on.latest, length))  # fmt: skip
            yield LegalDay("notice-period-ends", on, "certain", life.parties, claim.clause)


def _unless_concluded(claim: ReopenerClaim, deadline: ImpreciseDate) -> Certainty | None:
    concluded = [each.concluded.on for each in claim.conclusions]
    if any(each.latest < deadline.earliest for each in concluded):
        return None
    return "possible" if any(each.earliest < deadline.latest for each in concluded) else "certain"


def _planned(claim: StepClaim, of: LifeClaim) -> Iterator[LegalDay]:
    """Yield each day that a step may be planned for, as last put off; none once it is settled."""
    if claim.effected is not None or claim.cancelled is not None:
        return
    binds = {holder for move in claim.moves for holder in (*move.from_holders, move.to_holder)}
    for planned, certainty in planned_for_on(claim, of, LAST_DAY).items():
        if planned is not None:
            yield LegalDay("step-planned", planned.on, certainty, tuple(sorted(binds)), claim.step)
