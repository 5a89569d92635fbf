"""When notice may last be given under a re-opener, and who may act under it on a day (R14)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from agreements.domain.answers.reopeners import live_on, may_be_invoked
from agreements.domain.answers.status import party_status_on
from agreements.domain.answers.windows import OpenWindow, next_opening, windows
from agreements.domain.claims.shapes import LeadClaim, LifeClaim, ReopenerClaim
from agreements.domain.dates import FIRST_DAY, LAST_DAY, ImpreciseDate, shift
from agreements.domain.resolutions import Certainty

Power = Literal["invoke", "withdraw", "conclude"]


@dataclass(frozen=True)
class MayAct:
    """What a party may do on a day: give notice, take its own back, conclude the talks."""

    party: str
    power: Power
    certainty: Certainty


def who_may_act(claim: ReopenerClaim, of: LifeClaim, on: date) -> tuple[MayAct, ...]:
    """Return what each party may do on a day; while an invocation is live, all may conclude."""
    return tuple(_powers(claim, of, on))


def _powers(claim: ReopenerClaim, of: LifeClaim, on: date) -> Iterator[MayAct]:
    may = may_be_invoked(claim, of, on)
    if may is not None:
        yield from (MayAct(each, "invoke", may) for each in claim.entitled)
    live = live_on(claim, of, on)
    for party in dict.fromkeys(each.invocation.by for each in live):
        own = [each.certainty for each in live if each.invocation.by == party]
        yield MayAct(party, "withdraw", "certain" if "certain" in own else "possible")
    sure = any(each.certainty == "certain" for each in live)
    for each in party_status_on(of, on) if live else ():
        bound = each.status.get("in-force")
        if bound is not None:
            certain = sure and bound == "certain"
            yield MayAct(each.party, "conclude", "certain" if certain else "possible")


@dataclass(frozen=True)
class Internal:
    """The legal date less a lead time that an organization set for itself."""

    lead: LeadClaim
    on: ImpreciseDate


@dataclass(frozen=True)
class LastNotice:
    """The last day on which notice may legally be given, and the internal dates before it."""

    legal: ImpreciseDate
    internal: tuple[Internal, ...]


def window_on(claim: ReopenerClaim, of: LifeClaim, on: date) -> OpenWindow | None:
    """Return the bounds of the window that is, or may be, open on a day; several are one."""
    found = windows(claim, of, on, on)
    if not found:
        return None
    return OpenWindow(
        _around([each.first_day for each in found]), _around([each.last_day for each in found])
    )


def last_notice(
    claim: ReopenerClaim, of: LifeClaim, on: date, leads: Sequence[LeadClaim]
) -> LastNotice | None:
    """Return the last day for notice in the window of a day, or else in the next; None: no end."""
    window = window_on(claim, of, on)
    if window is None:
        opens = next_opening(claim, of, on)
        later = () if opens is None else windows(claim, of, opens.earliest, opens.latest)
        window = next((each for each in later if each.first_day == opens), None)
    if window is None or window.last_day.earliest == LAST_DAY:
        return None
    return LastNotice(
        window.last_day,
        tuple(
            Internal(each, ahead(window.last_day, each.lead_time))
            for each in leads
            if applies(each, claim)
        ),
    )


def applies(lead: LeadClaim, to: ReopenerClaim) -> bool:
    """Return whether a lead time is set ahead of a re-opener."""
    return (
        lead.subject == to.subject and lead.ahead_of == "reopener" and lead.key in (None, to.clause)
    )


def ahead(of: ImpreciseDate, lead_time: str) -> ImpreciseDate:
    """Return the bounds of the day a lead time before another; no bound stays none."""
    return ImpreciseDate(_less(of.earliest, lead_time), _less(of.latest, lead_time))


def _less(day: date, lead_time: str) -> date:
    return day if day in (FIRST_DAY, LAST_DAY) else shift(day, lead_time, -1)


def _around(of: Sequence[ImpreciseDate]) -> ImpreciseDate:
    return ImpreciseDate(min(each.earliest for each in of), max(each.latest for each in of))
