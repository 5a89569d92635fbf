"""What is missing at a point on a day: a role that nobody holds, or that nobody answers for.

Each is judged in every resolution of the days that it turns on: certain in all, possible in some
(R3). What `resolve` itself finds on the way is not repeated here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from agreements.domain.answers import life
from agreements.domain.answers.resolve import Asking, Finding, Holds
from agreements.domain.answers.rows import Row, taken_effect
from agreements.domain.answers.status import what_may_be
from agreements.domain.claims.shapes import (
    AssignmentClaim,
    BasisClaim,
    LifeClaim,
    MoveClaim,
    NeedClaim,
)
from agreements.domain.dates import FIRST_DAY, previous_day
from agreements.domain.resolutions import Certainty, Resolution
from agreements.domain.words import Role, family_of

On = Callable[[date], Certainty | None]
"""How certainly something is so on a day; None: it is not."""


@dataclass(frozen=True)
class Missing:
    """What may be missing where a question is asked; ``needs``: those of just that place."""

    here: Asking
    needs: Sequence[NeedClaim] = ()

    def findings(self) -> dict[Finding, Certainty]:
        """Return each thing that is missing, or may be."""
        return self.here.certainty_of_each((*self._needed(), *self._moved(), *self._answered_for()))

    def _needed(self) -> Iterator[tuple[Finding, Holds]]:
        for need in self.needs:
            about = (need.function, need.territory, need.need)
            yield Finding("need_unmet", need.role, about), partial(self._unmet, need)

    def _unmet(self, need: NeedClaim, way: Resolution) -> bool:
        needed = way.within(need.since, need.until, self.here.on)
        return needed and not self._held(need.role, way)

    def _moved(self) -> Iterator[tuple[Finding, Holds]]:
        for move in self.here.moves:
            if self._given_here(move):
                for role in move.roles:
                    about = (move.subject, f"step/{move.step}/{move.number}", move.to_holder)
                    holds = partial(self._left_by_its_receiver, move, role)
                    yield Finding("moved_role_unheld", role, about), holds

    def _left_by_its_receiver(self, move: MoveClaim, role: Role, way: Resolution) -> bool:
        of = self.here.claims.lives[move.subject]
        return taken_effect(move, of, self.here.on, way) and not self._held(role, way)

    def _answered_for(self) -> Iterator[tuple[Finding, Holds]]:
        function, territory = self.here.point.function, self.here.point.territory
        for row in self.here.rows:
            family = family_of(row.role)
            if not self._given_here(row.claim) or family == "voice":
                continue
            about = (row.holder, function, territory)
            if family == "authority":
                yield (
                    Finding("authority_without_accountability", "", about),
                    partial(self._unanswered, row),
                )
            else:
                yield (
                    Finding("accountability_without_authority", row.role, about),
                    partial(self._powerless, row),
                )

    def _unanswered(self, row: Row, way: Resolution) -> bool:
        if isinstance(row.claim, AssignmentClaim) and row.claim.answerable_to:
            return False
        return self.here.shown(row, way) and not any(
            family_of(other.role) == "accountability" and self.here.shown(other, way)
            for other in self.here.rows
        )

    def _powerless(self, row: Row, way: Resolution) -> bool:
        return self.here.shown(row, way) and not any(
            family_of(other.role) == "authority"
            and other.holder == row.holder
            and self.here.shown(other, way)
            for other in self.here.rows
        )

    def _held(self, role: Role, way: Resolution) -> bool:
        return any(row.role == role and self.here.shown(row, way) for row in self.here.rows)

    def _given_here(self, claim: AssignmentClaim | MoveClaim) -> bool:
        point = self.here.point
        return (claim.function, claim.territory) == (point.function, point.territory)


def basis_ended(
    basis: BasisClaim, of: LifeClaim, rests_on: LifeClaim, on: date
) -> Certainty | None:
    """Return how certainly an instrument is in force on a day on which its basis has ended."""

    def gone(way: Resolution) -> tuple[bool, ...]:
        current = way.within(basis.since, basis.until, on)
        goes_on = life.begun(of, on, way) and not life.ended(of, on, way)
        return (True,) if current and goes_on and life.ended(rests_on, on, way) else ()

    days = (basis.since, basis.until, *life.dates(rests_on))
    return what_may_be(gone, of, on, days, life.lengths(rests_on)).get(True)


def first_day_of(is_so: On, on: date, landmarks: Iterable[date]) -> date | None:
    """Return the first day of the run of days, up to ``on``, on which something is or may be so.

    ``landmarks``: the days at which it can change. None: it always was so.
    """
    latest = on
    for day in sorted({each for each in landmarks if each < on}, reverse=True):
        if is_so(day) is None:
            return _turn(is_so, day, latest)
        latest = day
    before = previous_day(latest)
    return latest if before != FIRST_DAY and is_so(before) is None else None


def _turn(is_so: On, absent: date, present: date) -> date:
    """Return the first day on which it is so, between a day on which it is not and one it is."""
    not_yet, already = absent.toordinal(), present.toordinal()
    while already - not_yet > 1:
        middle = (not_yet + already) // 2
        if is_so(date.fromordinal(middle)) is None:
            not_yet = middle
        else:
            already = middle
    return date.fromordinal(already)
