"""Which instrument prevails over which on a day (R12)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from agreements.domain.answers import life
from agreements.domain.answers.rows import Row
from agreements.domain.claims.shapes import LifeClaim, PrevalenceClaim
from agreements.domain.resolutions import Resolution


@dataclass(frozen=True)
class Prevalence:
    """The clauses of prevalence that a question touches, with the lives of their instruments."""

    clauses: Sequence[PrevalenceClaim]
    lives: Mapping[str, LifeClaim]

    def over(self, one: str, other: str, on: date, way: Resolution) -> bool:
        """Return whether an instrument prevails over another, which does not prevail over it.

        Clauses that run in a circle decide nothing between those in it.
        """
        return self._directly(one, other, on, way) and not self._leads(other, one, on, way)

    def ever(self, one: str, other: str) -> bool:
        """Return whether a clause lets an instrument prevail over another on any day."""
        return any(
            each.prevails == one and other in each.over
            for clause in self.clauses
            for each in clause.worlds
        )

    def _directly(self, one: str, other: str, on: date, way: Resolution) -> bool:
        return any(
            each.prevails == one and other in each.over and self._in_force(each, on, way)
            for each in map(way.so, self.clauses)
        )

    def _leads(self, start: str, to: str, on: date, way: Resolution) -> bool:
        found, edge = {start}, [start]
        while edge:
            at = edge.pop()
            for each in map(way.so, self.clauses):
                if each.prevails == at and self._in_force(each, on, way):
                    edge.extend(set(each.over) - found)
                    found |= set(each.over)
        return to in found

    def _in_force(self, clause: PrevalenceClaim, on: date, way: Resolution) -> bool:
        of = self.lives.get(clause.subject)
        return (
            of is not None
            and way.within(clause.since, clause.until, on)
            and life.in_force(of, life.WHOLE, on, way)
        )


def conflict(one: Row, other: Row) -> bool:
    """Return whether two rows at one point cannot both be meant: each excludes others there."""
    return (
        one.role == other.role
        and one.displaces
        and other.displaces
        and one.claim.subject != other.claim.subject
        and {one.holder, *one.co_holders} != {other.holder, *other.co_holders}
    )
