"""Who holds what: the rules that cross instruments, applied when a question is asked.

R4 order, R8 the narrower over the general, R9 steps, R11 joint holding, R13 succession.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TypeVar

from agreements.domain.answers import life
from agreements.domain.answers.rows import (
    Row,
    before_basis,
    effect,
    effect_day,
    rows_of,
    taken_effect,
)
from agreements.domain.answers.trees import Trees
from agreements.domain.claims.shapes import AssignmentClaim, Dated, LifeClaim, MoveClaim
from agreements.domain.dates import ImpreciseDate
from agreements.domain.resolutions import Certainty, Landmarks, Question, Resolution, certainties
from agreements.domain.words import Role

RowKey = tuple[str, str, Role, str]
T = TypeVar("T")


@dataclass(frozen=True, order=True)
class Finding:
    """Something that an answer must not hide: a stable code, and what it is about."""

    code: str
    role: str
    about: tuple[str, ...]
    """Instruments, assignments, holders or a function, as the code says; sorted where symmetric."""


@dataclass(frozen=True)
class Point:
    """Where a question is asked."""

    function: str
    territory: str


@dataclass(frozen=True)
class Held:
    """A row of the answer."""

    row: Row
    point: Point
    certainty: Certainty
    standing_in: Mapping[str, Certainty]
    """Who stands in the holder's place; empty where it stands itself."""
    start: ImpreciseDate
    end: ImpreciseDate


@dataclass(frozen=True)
class Resolved:
    """What is held at a point on a day, and what was found on the way."""

    held: tuple[Held, ...]
    findings: Mapping[Finding, Certainty]


@dataclass(frozen=True)
class Claims:
    """The claims that a question touches: assignments and moves, with their instruments' lives."""

    given: Sequence[AssignmentClaim | MoveClaim]
    lives: Mapping[str, LifeClaim]

    def rows(self, role: Role | None = None) -> tuple[Row, ...]:
        """Return a row for each holder, of one role or of all."""
        return tuple(
            row
            for claim in self.given
            if claim.subject in self.lives
            for row in rows_of(claim, self.lives[claim.subject])
            if role is None or row.role == role
        )

    def moves(self) -> tuple[MoveClaim, ...]:
        """Return the moves of effected steps."""
        return tuple(
            each
            for each in self.given
            if isinstance(each, MoveClaim) and each.subject in self.lives
        )


def resolve(
    claims: Claims, trees: Trees, point: Point, on: date, role: Role | None = None
) -> Resolved:
    """Return what is held at a point on a day.

    ``claims`` must hold every assignment and move whose function is the point's or an ancestor and
    whose territory is the point's or contains it, on any day; more does no harm.
    """
    asked = _Asked(claims, trees, point, on, claims.rows(role))
    found = dict(sorted(asked.by_role(), key=lambda item: repr(item[0])))
    rows = {row.key: row for row in asked.rows}
    return Resolved(
        held=tuple(
            asked.held(rows[key], certainty)
            for key, certainty in found.items()
            if not isinstance(key, Finding)
        ),
        findings={key: value for key, value in found.items() if isinstance(key, Finding)},
    )


@dataclass(frozen=True)
class _Asked:
    claims: Claims
    trees: Trees
    point: Point
    on: date
    rows: tuple[Row, ...]

    def by_role(self) -> Iterator[tuple[RowKey | Finding, Certainty]]:
        """Yield what may be, role by role: none turns on the unknown days of another."""
        roles: set[Role | None] = {row.role for row in self.rows}
        for role in roles or {None}:
            rows = tuple(row for row in self.rows if row.role == role)
            asked = replace(self, rows=rows)
            yield from certainties(asked.outcomes(asked.outcome)).items()

    def outcomes(self, answer: Callable[[Resolution], T]) -> Iterator[T]:
        """Yield an answer in each feasible resolution that it turns on."""
        return Question(answer, self._feasible, self._landmarks()).outcomes()

    def _feasible(self, way: Resolution) -> bool:
        return all(life.feasible(each, way) for each in self.claims.lives.values())

    def _landmarks(self) -> Landmarks:
        lives = self.claims.lives.values()
        dated = [day for each in lives for day in life.dates(each)]
        dated += [day for row in self.rows for day in _own_dates(row)]
        lengths = {length for each in lives for length in life.lengths(each)}
        return Landmarks.of(self.on, [*dated, *self.trees.dates()], lengths)

    def outcome(self, way: Resolution) -> frozenset[RowKey | Finding]:
        """Return the rows held, and the findings, in one resolution."""
        if self.trees.retired(self.point.function, self.on, way):
            return frozenset({Finding("function_retired", "", (self.point.function,))})
        functions = self.trees.functions_above(self.point.function, self.on, way)
        territories = self.trees.territories_above(self.point.territory, self.on, way)
        here = [
            row
            for row in self.rows
            if row.claim.function in functions and row.claim.territory in territories
        ]
        moves = [
            each
            for each in self.claims.moves()
            if each.function in functions and each.territory in territories
        ]
        return frozenset(self._settle(here, moves, way))

    def _settle(
        self, here: Sequence[Row], moves: Sequence[MoveClaim], way: Resolution
    ) -> Iterator[RowKey | Finding]:
        holding = [row for row in here if row.holds(self.on, way)]
        left = [row for row in holding if not self._removed(row, moves, way)]
        standing = [row for row in left if self.trees.stands(row.holder, self.on, way)]
        yield from _endings(set(left) - set(standing))
        shown = [row for row in standing if not self._displaced(row, standing, way)]
        yield from (row.key for row in shown)
        yield from self._crossings(shown, way)
        yield from _several_sole(shown)
        yield from self._before_basis(here, way)

    def _removed(self, row: Row, moves: Iterable[MoveClaim], way: Resolution) -> bool:
        return any(
            row.role in move.roles
            and row.holder in move.from_holders
            and move is not row.claim
            and taken_effect(move, self.claims.lives[move.subject], self.on, way)
            and self._precedes(row, move, way)
            for move in moves
        )

    def _precedes(self, row: Row, move: MoveClaim, way: Resolution) -> bool:
        of = self.claims.lives[move.subject]
        if row.start().latest < effect(move, of).earliest:
            return True
        start = max((way.day(each) for each in row.start_days()), default=date.min)
        return (start, row.claim.order) < (effect_day(move, of, way), move.order)

    def _displaced(self, row: Row, among: Sequence[Row], way: Resolution) -> bool:
        return any(
            other.claim is not row.claim
            and other.role == row.role
            and other.displaces
            and self._narrower(other, row, way) == (True, True)
            for other in among
        )

    def _narrower(self, narrow: Row, general: Row, way: Resolution) -> tuple[bool, bool]:
        """Return whether it lies within the other, and whether strictly."""
        functions = self.trees.functions_above(narrow.claim.function, self.on, way)
        territories = self.trees.territories_above(narrow.claim.territory, self.on, way)
        within = general.claim.function in functions and general.claim.territory in territories
        return within, _scope(narrow) != _scope(general)

    def _crossings(self, shown: Sequence[Row], way: Resolution) -> Iterator[Finding]:
        for one in shown:
            for other in shown:
                if (
                    one.displaces
                    and other.displaces
                    and one.role == other.role
                    and self._crosses(one, other, way)
                ):
                    yield Finding("general_specific_crossing", one.role, _pair(one, other))

    def _crosses(self, by_function: Row, by_territory: Row, way: Resolution) -> bool:
        function, territory = by_function.claim.function, by_territory.claim.territory
        return (
            function != by_territory.claim.function
            and territory != by_function.claim.territory
            and by_territory.claim.function in self.trees.functions_above(function, self.on, way)
            and by_function.claim.territory in self.trees.territories_above(territory, self.on, way)
        )

    def _before_basis(self, here: Iterable[Row], way: Resolution) -> Iterator[Finding]:
        for row in here:
            if isinstance(row.claim, MoveClaim) and before_basis(row.claim, row.life, self.on, way):
                yield Finding("step_before_basis", row.role, (row.claim.subject, row.source))

    def held(self, row: Row, certainty: Certainty) -> Held:
        """Return a row of the answer, with its period and who stands in its holder's place."""
        standing_in = self._in_place_of(row.holder)
        return Held(row, self.point, certainty, standing_in, row.start(), row.end())

    def _in_place_of(self, holder: str) -> dict[str, Certainty]:
        standing = list(self.outcomes(partial(self.trees.stands, holder, self.on)))
        others = sorted(frozenset[str]().union(*standing) - {holder})
        return {
            each: "certain" if all(stands == {each} for stands in standing) else "possible"
            for each in others
        }


def _own_dates(row: Row) -> Iterator[Dated]:
    if isinstance(row.claim, MoveClaim):
        yield row.claim.effected
        if row.claim.reversed is not None:
            yield row.claim.reversed
        return
    if row.claim.since is not None:
        yield row.claim.since
    yield from row.claim.ends


def _scope(row: Row) -> tuple[str, str]:
    return (row.claim.function, row.claim.territory)


def _pair(one: Row, other: Row) -> tuple[str, ...]:
    return tuple(sorted(f"{row.claim.subject}/{row.source}" for row in (one, other)))


def _endings(ended: Iterable[Row]) -> Iterator[Finding]:
    for row in ended:
        code = "joint_incomplete" if row.manner == "joint" else "dissolved_holder"
        yield Finding(code, row.role, (row.claim.subject, row.source, row.holder))


def _several_sole(shown: Sequence[Row]) -> Iterator[Finding]:
    for one in shown:
        for other in shown:
            if (
                one.holder != other.holder
                and one.role == other.role
                and one.manner == other.manner == "sole"
                and one.limit == other.limit
                and _scope(one) == _scope(other)
            ):
                yield Finding("several_sole_holders", one.role, _pair(one, other))
