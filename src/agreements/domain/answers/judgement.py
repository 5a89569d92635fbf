"""Which rows answer at a point on a day, in one resolution of what is unknown.

What steps (R9), successions (R13), instruments that prevail (R12), narrower holdings (R8) and
delegations (R10) leave of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from agreements.domain.answers.claimed import Chain, Claims, Level, SourceKey
from agreements.domain.answers.prevalence import Prevalence, conflict
from agreements.domain.answers.removals import removes
from agreements.domain.answers.rows import Row
from agreements.domain.answers.where import Where
from agreements.domain.claims.shapes import MoveClaim
from agreements.domain.resolutions import Resolution
from agreements.domain.words import Role

RowKey = tuple[str, str, Role, str]
"""Instrument, what in it gives the role, role, holder."""
_NONE: frozenset[SourceKey] = frozenset()


@dataclass(frozen=True)
class Judgement:
    """The rows and moves that may reach a point, to be judged against each other."""

    where: Where
    claims: Claims
    rows: Sequence[Row]
    moves: Sequence[MoveClaim]

    def ended(self, row: Row, way: Resolution) -> bool:
        """Return whether a row would answer, had its holder not ended without successor."""
        return self._left(row, way) and not self.where.standing_for(row, self.where.on, way)

    def split(self, row: Row, way: Resolution) -> bool:
        """Return whether several stand where the holder was named, none of them allotted it."""
        several = len(self.where.standing_for(row, self.where.on, way)) > 1
        return several and self.shown(row, way)

    def shown(self, row: Row, way: Resolution) -> bool:
        """Return whether a row is part of the answer."""
        return self.kept(row, way) and self._linked(row, way)

    def both_shown(self, one: Row, other: Row, way: Resolution) -> bool:
        """Return whether two rows are part of the answer."""
        return self.shown(one, way) and self.shown(other, way)

    def kept(self, row: Row, way: Resolution) -> bool:
        """Return whether a row answers here, whatever it is delegated from."""
        return (
            self._stands(row, way)
            and not self._overridden(row, way)
            and not self._displaced(row, way)
        )

    def answers(self, level: Level, way: Resolution) -> bool:
        """Return whether a recorded link of a delegation answers here, whatever it comes from."""
        return any(self.kept(each, way) for each in level.rows)

    def without_source(self, row: Row, way: Resolution) -> bool:
        """Return whether a row would answer, had what it is delegated from not gone (R10)."""
        return self.kept(row, way) and not self._linked(row, way)

    def gives_way(self, row: Row, way: Resolution) -> bool:
        """Return whether a row would answer, did no instrument prevail over its own (R12)."""
        return self._stands(row, way) and self._overridden(row, way)

    def chain(self, row: Row) -> Chain:
        """Return the links that a row hangs on, whatever the day."""
        which = (row.key, row.claim.world.option if row.claim.world else 0)
        if which not in self._chains:
            self._chains[which] = self.claims.chain(row)
        return self._chains[which]

    @cached_property
    def _chains(self) -> dict[tuple[RowKey, int], Chain]:
        """Those followed so far: a resolution asks for the same ones again and again."""
        return {}

    def _left(self, row: Row, way: Resolution) -> bool:
        """Return whether a row holds here and no step has taken it away."""
        return (
            self.where.reached_by(row.claim, way)
            and row.holds(self.where.on, way)
            and not any(
                removes(move, self.claims.lives[move.subject], row, self.where, way)
                for move in self.moves
            )
        )

    def _stands(self, row: Row, way: Resolution) -> bool:
        standing = self._left(row, way) and self.where.standing_for(row, self.where.on, way)
        return bool(standing)

    def _linked(self, row: Row, way: Resolution, passed: frozenset[SourceKey] = _NONE) -> bool:
        """Return whether every recorded link that a row hangs on answers here (R10).

        Each is followed as the world has it that is so: sources may disagree on where it leads.
        """
        if row.manner != "delegated":
            return True
        chain, at = self.chain(row), (row.claim.subject, row.source)
        if chain.circle or at in passed:
            return False
        nearest = chain.levels[:1]
        return all(self._carries(level, way, passed | {at}) for level in nearest)

    def _carries(self, level: Level, way: Resolution, passed: frozenset[SourceKey]) -> bool:
        return any(
            any(self.kept(each, way) for each in rows) and self._linked(rows[0], way, passed)
            for rows in level.by_claim()
        )

    def _overridden(self, row: Row, way: Resolution) -> bool:
        """Return whether a row that it conflicts with rests on an instrument that prevails."""
        return any(
            conflict(other, row)
            and self._prevalence.over(other.claim.subject, row.claim.subject, self.where.on, way)
            and self._stands(other, way)
            for other in self._may_override(row)
        )

    def _may_override(self, row: Row) -> Iterator[Row]:
        if self.claims.prevalences:
            ever = partial(self._prevalence.ever, other=row.claim.subject)
            yield from (other for other in self.rows if ever(other.claim.subject))

    @cached_property
    def _prevalence(self) -> Prevalence:
        return Prevalence(self.claims.prevalences, self.claims.lives)

    def _displaced(self, row: Row, way: Resolution) -> bool:
        """Return whether a narrower holding of the same role takes its place (R8).

        Where placements run in a circle, neither of two is the narrower.
        """
        return any(
            other.claim is not row.claim
            and other.role == row.role
            and other.displaces
            and other.scope != row.scope
            and self.where.within(other.claim, row.claim, way)
            and not self.where.within(row.claim, other.claim, way)
            and self._stands(other, way)
            and not self._overridden(other, way)
            for other in self.rows
        )
