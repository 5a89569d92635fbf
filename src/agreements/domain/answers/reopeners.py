"""A re-opener on a day: its state, and the invocation that is live (R14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal

from agreements.domain.answers import life
from agreements.domain.answers.status import what_may_be
from agreements.domain.claims.shapes import Dated, Invocation, LifeClaim, ReopenerClaim, Withdrawal
from agreements.domain.dates import ImpreciseDate, previous_day, shift
from agreements.domain.resolutions import Certainty, Place, Resolution

ReopenerState = Literal["not-yet-open", "open", "invoked", "concluded", "lapsed"]


def reopener_on(claim: ReopenerClaim, of: LifeClaim, on: date) -> dict[ReopenerState, Certainty]:
    """Return each state that a re-opener may be in on a day; see also ``may_be_invoked``."""
    return what_may_be(
        lambda way: (state_on(claim, of, on, way),), of, on, _dates(claim), _lengths(claim)
    )


def state_on(claim: ReopenerClaim, of: LifeClaim, on: date, way: Resolution) -> ReopenerState:
    """Return the state on a day in one resolution."""
    if any(way.by(each.concluded, on) for each in claim.conclusions):
        return "concluded"
    if any(_is_live(claim, each, on, way) for each in claim.invocations):
        return "invoked"
    if _closed(claim, on, way) or life.ended(of, on, way):
        return "lapsed"
    opened = claim.first_day is None or way.by(claim.first_day, on)
    if not (opened and life.begun(of, on, way)):
        return "not-yet-open"
    return "lapsed" if _last_ran_out(claim, on, way) else "open"


def may_be_invoked(claim: ReopenerClaim, of: LifeClaim, on: date) -> Certainty | None:
    """Return how certainly notice may be given on a day; None: it may not.

    On a day on which it is open; and again after an invocation lapsed, while the window is open.
    """
    found = what_may_be(
        lambda way: (True,) if _invocable(claim, of, on, way) else (),
        of, on, _dates(claim), _lengths(claim),
    )  # fmt: skip
    return found.get(True)


def _invocable(claim: ReopenerClaim, of: LifeClaim, on: date, way: Resolution) -> bool:
    state = state_on(claim, of, on, way)
    again = state == "lapsed" and not (_closed(claim, on, way) or life.ended(of, on, way))
    return state == "open" or again


def _last_ran_out(claim: ReopenerClaim, on: date, way: Resolution) -> bool:
    """Whether the last invocation met its deadline without end: lapsed from the next day."""
    given = [each for each in claim.invocations if way.by(each.notice, on)]
    if claim.negotiation_period is None or not given:
        return False
    last = given[0] if len(given) == 1 else way.last(given, _place)
    return way.by(last.notice, previous_day(on), claim.negotiation_period) and not _withdrawn(
        claim, last, on, way
    )


def _closed(claim: ReopenerClaim, on: date, way: Resolution) -> bool:
    return claim.last_day is not None and way.by(claim.last_day, previous_day(on))


def _is_live(claim: ReopenerClaim, invocation: Invocation, on: date, way: Resolution) -> bool:
    if not way.by(invocation.notice, on):
        return False
    length = claim.negotiation_period
    if length is not None and way.by(invocation.notice, previous_day(on), length):
        return False
    return not _withdrawn(claim, invocation, on, way)


def _withdrawn(claim: ReopenerClaim, invocation: Invocation, on: date, way: Resolution) -> bool:
    return any(
        way.by(each.effective, on) and _takes_back(claim, each, invocation, way)
        for each in claim.withdrawals
    )


def _takes_back(
    claim: ReopenerClaim, withdrawal: Withdrawal, invocation: Invocation, way: Resolution
) -> bool:
    """Return whether an invocation is the last before a withdrawal, by day, then order (R4)."""
    this, by = _place(invocation), (withdrawal.effective, withdrawal.order)
    others = [_place(each) for each in claim.invocations if each is not invocation]
    return way.in_order(this, by) and not any(
        way.in_order(this, each) and way.in_order(each, by) for each in others
    )


def _place(invocation: Invocation) -> Place:
    return (invocation.notice, invocation.order)


@dataclass(frozen=True)
class LiveInvocation:
    """An invocation that is live on a day.

    ``deadline``: bounds of the last day for talks, by its own notice; None: no end is agreed.
    """

    invocation: Invocation
    deadline: ImpreciseDate | None
    certainty: Certainty


def live_on(claim: ReopenerClaim, of: LifeClaim, on: date) -> tuple[LiveInvocation, ...]:
    """Return each invocation that is, or may be, live on a day; none once it is concluded."""
    found = what_may_be(partial(_live, claim, of, on), of, on, _dates(claim), _lengths(claim))
    return tuple(
        LiveInvocation(each, deadline(claim, each), found[each])
        for each in claim.invocations
        if each in found
    )


def _live(claim: ReopenerClaim, of: LifeClaim, on: date, way: Resolution) -> tuple[Invocation, ...]:
    if state_on(claim, of, on, way) != "invoked":
        return ()
    return tuple(each for each in claim.invocations if _is_live(claim, each, on, way))


def deadline(claim: ReopenerClaim, invocation: Invocation) -> ImpreciseDate | None:
    """Return the bounds of the last day for talks after an invocation; None: no end is agreed."""
    length, notice = claim.negotiation_period, invocation.notice.on
    if length is None:
        return None
    return ImpreciseDate(shift(notice.earliest, length), shift(notice.latest, length))


def _dates(claim: ReopenerClaim) -> tuple[Dated | None, ...]:
    return (
        claim.first_day,
        claim.last_day,
        *(each.notice for each in claim.invocations),
        *(each.effective for each in claim.withdrawals),
        *(each.concluded for each in claim.conclusions),
    )


def _lengths(claim: ReopenerClaim) -> tuple[str | None, ...]:
    return (claim.negotiation_period,)
