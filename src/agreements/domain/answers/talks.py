"""What came of the notices under a re-opener by a day (R14).

One invocation is live at a time: the last one given by the day decides, and a withdrawal takes back
the last before it. The days of the acts are unknown apart from each other, so that for each day on
which a notice may have been given every other act is tried alone; to settle which of *n* acts came
first would cost *n!*.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from agreements.domain.claims.shapes import Invocation, ReopenerClaim, Withdrawal
from agreements.domain.dates import FIRST_DAY, LAST_DAY, ImpreciseDate, moved, next_day, shift
from agreements.domain.resolutions import Certainty

Outcome = tuple[Literal["nothing", "live", "ran-out"], Invocation | None]
"""Nothing runs (no notice, or it was taken back); an invocation is live; it ran out."""
_Act = Invocation | Withdrawal
NOTHING: Outcome = ("nothing", None)


def outcomes(claim: ReopenerClaim, on: date, since: date = FIRST_DAY) -> frozenset[Outcome]:
    """Return what may have come of the notices by a day.

    ``since``: an invocation before it that ran out counts no more.
    """
    found = {NOTHING} if all(_may_be_after(each, on) for each in claim.invocations) else set()
    for each in claim.invocations:
        for notice in _days_to_try(claim, each, on, since):
            found.update(_Given(claim, each, notice).outcomes(on, since))
    return frozenset(found)


def runs_to_its_deadline(claim: ReopenerClaim, invocation: Invocation) -> Certainty | None:
    """Return how certainly an invocation is live on its deadline's last day; None: it is not."""
    if claim.negotiation_period is None:
        return None
    days = _days_to_try(claim, invocation, LAST_DAY, FIRST_DAY)
    given = [_Given(claim, invocation, each) for each in days]
    if all(each.surely_runs_on() for each in given):
        return "certain"
    return "possible" if any(each.may_run_on() for each in given) else None


@dataclass(frozen=True)
class _Given:
    """An invocation whose notice was given on a day."""

    claim: ReopenerClaim
    invocation: Invocation
    notice: date

    @property
    def deadline(self) -> date:
        length = self.claim.negotiation_period
        return LAST_DAY if length is None else moved(self.notice, length)

    def outcomes(self, on: date, since: date) -> Iterator[Outcome]:
        """Yield what may come of it by a day, as the last invocation; none: it cannot be."""
        if not all(self._may_be_aside(each, on) for each in self._others):
            return
        end = min(on, self.deadline)
        if all(self._may_be_aside(each, end) for each in self.claim.withdrawals):
            if self.deadline >= on:
                yield ("live", self.invocation)
            else:
                yield ("ran-out", self.invocation) if self.notice >= since else NOTHING
        if any(self._may_follow(each, end) for each in self.claim.withdrawals):
            yield NOTHING

    def may_run_on(self) -> bool:
        """Return whether it may be that nothing comes between the notice and the deadline."""
        acts: tuple[_Act, ...] = (*self._others, *self.claim.withdrawals)
        return all(self._may_be_aside(each, self.deadline) for each in acts) and not any(
            each.concluded.on.latest <= self.deadline for each in self.claim.conclusions
        )

    def surely_runs_on(self) -> bool:
        """Return whether nothing can come between the notice and the deadline."""
        acts: tuple[_Act, ...] = (*self._others, *self.claim.withdrawals)
        return not any(self._may_follow(each, self.deadline) for each in acts) and not any(
            each.concluded.on.earliest <= self.deadline for each in self.claim.conclusions
        )

    @property
    def _others(self) -> tuple[Invocation, ...]:
        return tuple(each for each in self.claim.invocations if each is not self.invocation)

    def _may_be_aside(self, act: _Act, end: date) -> bool:
        """Return whether an act may come before the notice, or after a day (R4)."""
        before = (_day(act).earliest, act.order) < (self.notice, self.invocation.order)
        return before or _may_be_after(act, end)

    def _may_follow(self, act: _Act, end: date) -> bool:
        """Return whether an act may come after the notice, by a day."""
        follows = act.order > self.invocation.order
        first = self.notice if follows else next_day(self.notice)
        return max(first, _day(act).earliest) <= min(end, _day(act).latest)


def _day(of: _Act) -> ImpreciseDate:
    return of.notice.on if isinstance(of, Invocation) else of.effective.on


def _may_be_after(act: _Act, on: date) -> bool:
    return _day(act).latest > on or _day(act).latest == LAST_DAY


_NEAR = range(-3, 4)
"""By so many days a month's end can move a length to and fro."""


def _days_to_try(claim: ReopenerClaim, invocation: Invocation, on: date, since: date) -> list[date]:
    """Return the days of a notice, up to a day, around which anything can change."""
    span, length = invocation.notice.on, claim.negotiation_period
    last = min(span.latest, on)
    if span.earliest >= last:
        return [span.earliest] if span.earliest == last else []
    acts: tuple[_Act, ...] = (*claim.invocations, *claim.withdrawals)
    meets = {on, since, *(day for each in acts for day in (_day(each).earliest, _day(each).latest))}
    meets |= {end for each in claim.conclusions for end in (each.concluded.on.earliest,
                                                            each.concluded.on.latest)}  # fmt: skip
    if length is not None:
        meets |= {shift(each, length, -1) for each in meets}
    near = {
        each + timedelta(days=step)
        for each in meets - {FIRST_DAY, LAST_DAY}
        for step in _NEAR
        if span.earliest < each + timedelta(days=step) < last
    }
    return sorted({span.earliest, last, *near})
