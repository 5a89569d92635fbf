"""A re-opener on a day: its state, its windows, and the invocation that is live (R14)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from agreements.domain.answers import life
from agreements.domain.answers.status import what_may_be
from agreements.domain.answers.talks import Outcome, outcomes, runs_to_its_deadline
from agreements.domain.answers.windows import (
    OpenWindow,
    another_opens,
    holds,
    next_opening,
    one_has_closed,
    steps,
    turning,
    windows,
)
from agreements.domain.claims.shapes import Invocation, LifeClaim, ReopenerClaim
from agreements.domain.dates import FIRST_DAY, ImpreciseDate, previous_day, shift
from agreements.domain.resolutions import Certainty, Resolution

__all__ = [
    "LiveInvocation",
    "OpenWindow",
    "ReopenerState",
    "deadline",
    "deadlines",
    "live_on",
    "may_be_invoked",
    "next_opening",
    "reopener_on",
    "windows",
]

ReopenerState = Literal["not-yet-open", "open", "invoked", "concluded", "lapsed"]
"""Of a window that comes again: ``not-yet-open`` between two openings, ``lapsed`` after the last
that opens before the end on record."""


def reopener_on(claim: ReopenerClaim, of: LifeClaim, on: date) -> dict[ReopenerState, Certainty]:
    """Return each state that a re-opener may be in on a day; see also ``may_be_invoked``."""
    found = sorted({_state(frame, came) for frame, came in _all_ways(claim, of, on)})
    return dict.fromkeys(found, "certain" if len(found) == 1 else "possible")


def may_be_invoked(claim: ReopenerClaim, of: LifeClaim, on: date) -> Certainty | None:
    """Return how certainly notice may be given on a day; None: it may not.

    On a day on which it is open; and again after an invocation lapsed, while the window is open.
    """
    may = {frame == "open" and came[0] != "live" for frame, came in _all_ways(claim, of, on)}
    return ("certain" if may == {True} else "possible") if True in may else None


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
    ways = set(_all_ways(claim, of, on))
    live = {came[1] if frame != "concluded" and came[0] == "live" else None for frame, came in ways}
    certainty: Certainty = "certain" if len(live) == 1 else "possible"
    return tuple(
        LiveInvocation(each, deadline(claim, each), certainty)
        for each in claim.invocations
        if each in live
    )


def deadline(claim: ReopenerClaim, invocation: Invocation) -> ImpreciseDate | None:
    """Return the bounds of the last day for talks after an invocation; None: no end is agreed."""
    length, notice = claim.negotiation_period, invocation.notice.on
    if length is None:
        return None
    return ImpreciseDate(shift(notice.earliest, length), shift(notice.latest, length))


def deadlines(claim: ReopenerClaim, first: date, last: date) -> tuple[LiveInvocation, ...]:
    """Return each invocation that is, or may be, live on its deadline, within a span of days."""
    found = ((each, deadline(claim, each)) for each in claim.invocations)
    return tuple(
        LiveInvocation(each, on, certainty)
        for each, on in found
        if on is not None and on.earliest <= last and on.latest >= first
        for certainty in (runs_to_its_deadline(claim, each),)
        if certainty is not None
    )


_Frame = Literal["concluded", "closed", "not-yet", "open"]
"""How the window stands, whatever was done under it."""


def _state(frame: _Frame, came: Outcome) -> ReopenerState:
    if frame == "concluded":
        return "concluded"
    if came[0] == "live":
        return "invoked"
    if frame == "closed":
        return "lapsed"
    if frame == "not-yet":
        return "not-yet-open"
    return "lapsed" if came[0] == "ran-out" else "open"


def _all_ways(claim: ReopenerClaim, of: LifeClaim, on: date) -> Iterator[tuple[_Frame, Outcome]]:
    """Yield each way that the window may stand with each that the notices may have come to.

    The days of the acts are none of those of the window, so that each way goes with each. Where
    sources disagree on either, both are of one world (R7).
    """
    for one in claim.worlds:
        yield from _ways(one, of, on)


def _ways(claim: ReopenerClaim, of: LifeClaim, on: date) -> Iterator[tuple[_Frame, Outcome]]:
    dated = (
        claim.first_day, claim.last_day, *claim.triggered,
        *(each.concluded for each in claim.conclusions), *turning(claim, of, on),
    )  # fmt: skip
    frames = what_may_be(lambda way: (_frame(claim, of, on, way),), of, on, dated, steps(claim))
    for frame, since in frames:
        for came in outcomes(claim, on, since):
            yield frame, came


def _frame(claim: ReopenerClaim, of: LifeClaim, on: date, way: Resolution) -> tuple[_Frame, date]:
    """Return how the window stands, and since when: what ran out before that counts no more."""
    if any(way.by(each.concluded, on) for each in claim.conclusions):
        return ("concluded", FIRST_DAY)
    if life.ended(of, on, way):
        return ("closed", FIRST_DAY)
    if claim.relative_to is None:
        return (_stated(claim, of, on, way), FIRST_DAY)
    return _counted(claim, of, on, way)


def _stated(claim: ReopenerClaim, of: LifeClaim, on: date, way: Resolution) -> _Frame:
    if claim.last_day is not None and way.by(claim.last_day, previous_day(on)):
        return "closed"
    opened = claim.first_day is None or way.by(claim.first_day, on)
    opened = opened and life.begun(of, on, way) and _triggered(claim, on, way)
    return "open" if opened else "not-yet"


def _counted(claim: ReopenerClaim, of: LifeClaim, on: date, way: Resolution) -> tuple[_Frame, date]:
    if not life.begun(of, on, way):
        return ("not-yet", FIRST_DAY)
    window = holds(claim, of, on, way)
    if window is None:
        over = one_has_closed(claim, of, on, way) and not another_opens(claim, of, on, way)
        return ("closed" if over else "not-yet", FIRST_DAY)
    if not _triggered(claim, on, way):
        return ("not-yet", FIRST_DAY)
    return ("open", window.first_day(way) if claim.invocations else FIRST_DAY)


def _triggered(claim: ReopenerClaim, on: date, way: Resolution) -> bool:
    return not claim.on_trigger_only or any(way.by(each, on) for each in claim.triggered)
