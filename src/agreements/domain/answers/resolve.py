"""Who holds what: the rules that cross instruments, applied when a question is asked.

R4 order, R8 the narrower over the general, R9 steps, R11 joint holding, R13 succession.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import TypeVar

from agreements.domain.answers import life
from agreements.domain.answers.rows import (
    Row,
    before_basis,
    effect,
    effect_day,
    effect_days,
    rows_of,
    taken_effect,
)
from agreements.domain.answers.trees import Given, Trees
from agreements.domain.claims.shapes import AssignmentClaim, Dated, LifeClaim, MoveClaim
from agreements.domain.dates import ImpreciseDate
from agreements.domain.resolutions import Certainty, Landmarks, Question, Resolution, When
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
    asked = Asking.at(claims, trees, point, on, role)
    rows = asked.rows_found()
    shown = [row for key in sorted(rows, key=repr) for row in rows[key].rows]
    return Resolved(
        held=tuple(asked.held(rows[key]) for key in sorted(rows, key=repr)),
        findings=dict(sorted(asked.findings_among(shown).items())),
    )


@dataclass(frozen=True)
class _Found:
    """A row that is shown, as it may be in each world where it is (R7): as one of them is named."""

    rows: tuple[Row, ...]
    certainty: Certainty


Holds = Callable[[Resolution], bool]
"""Whether something is so in one resolution."""


@dataclass(frozen=True)
class Asking:
    """A question, with all that may bear on it, whatever the day."""

    claims: Claims
    trees: Trees
    point: Point
    on: date
    rows: tuple[Row, ...]
    moves: tuple[MoveClaim, ...]

    @classmethod
    def at(cls, claims: Claims, trees: Trees, point: Point, on: date, role: Role | None) -> Asking:
        """Return the question without what never lies above the point."""
        functions = trees.functions_ever_above(point.function)
        territories = trees.territories_ever_above(point.territory)
        here = Claims(
            [
                each
                for claim in claims.given
                for each in claim.worlds
                if each.function in functions and each.territory in territories
            ],
            claims.lives,
        )
        return cls(here, trees, point, on, here.rows(role), here.moves())

    def rows_found(self) -> dict[RowKey, _Found]:
        """Return how certainly each row is shown, one by one.

        A row turns on few unknown days of others: asked together, *n* of them cost 2^n.
        """
        rows: dict[RowKey, list[Row]] = {}
        for row in self.rows:
            rows.setdefault(row.key, []).append(row)
        found = {key: self._found(each) for key, each in rows.items()}
        return {key: each for key, each in found.items() if each is not None}

    def _found(self, rows: Sequence[Row]) -> _Found | None:
        """Return a row that is one in each world, if it is shown in any."""
        certainty = self.certainty([partial(self.shown, row) for row in rows])
        if certainty is None or len(rows) == 1:
            return None if certainty is None else _Found(tuple(rows), certainty)
        shown = (row for row in rows if self.certainty([partial(self.shown, row)]) is not None)
        return _Found(tuple(shown), certainty)

    def findings_among(self, shown: Sequence[Row]) -> dict[Finding, Certainty]:
        """Return what is found on the way, one by one."""
        ways: dict[Finding, list[Holds]] = {}
        for finding, holds in (*self._of_rows(), *self._of_pairs(shown)):
            ways.setdefault(finding, []).append(holds)
        found = {finding: self.certainty(holds) for finding, holds in ways.items()}
        return {key: certainty for key, certainty in found.items() if certainty is not None}

    def certainty(self, any_of: Sequence[Holds]) -> Certainty | None:
        """Return how certainly one or another of several things is so; None: none may be."""
        found: set[bool] = set()
        for holds_here in self.outcomes(lambda way: any(holds(way) for holds in any_of)):
            found.add(holds_here)
            if found == {True, False}:
                return "possible"
        return "certain" if found == {True} else None

    def outcomes(self, answer: Callable[[Resolution], T]) -> Iterator[T]:
        """Yield an answer in each feasible resolution that it turns on."""
        return Question(answer, self._feasible, self._landmarks).outcomes()

    def _feasible(self, way: Resolution) -> bool:
        return all(life.feasible(each, way) for each in self._lives)

    @cached_property
    def _lives(self) -> tuple[LifeClaim, ...]:
        touched = {each.subject for each in self.claims.given}
        return tuple(each for each in self.claims.lives.values() if each.subject in touched)

    @cached_property
    def _landmarks(self) -> Landmarks:
        dated = [day for each in self._lives for day in life.dates(each)]
        dated += [day for each in self.claims.given for day in _own_dates(each)]
        lengths = {length for each in self._lives for length in life.lengths(each)}
        return Landmarks.of(self.on, [*dated, *self.trees.dates()], lengths)

    def _of_rows(self) -> Iterator[tuple[Finding, Holds]]:
        yield Finding("function_retired", "", (self.point.function,)), self._retired
        for row in self.rows:
            about = (row.claim.subject, row.source)
            if self.trees.may_end(row.holder):
                code = "joint_incomplete" if row.manner == "joint" else "dissolved_holder"
                yield Finding(code, row.role, (*about, row.holder)), partial(self._ended, row)
                split = Finding("split_unallocated", row.role, (*about, row.holder))
                yield split, partial(self._split, row)
            if isinstance(row.claim, MoveClaim):
                yield (
                    Finding("step_before_basis", row.role, about),
                    partial(self._before_basis, row.claim, row.life),
                )

    def _of_pairs(self, shown: Sequence[Row]) -> Iterator[tuple[Finding, Holds]]:
        for one in shown:
            for other in shown:
                if one.role != other.role:
                    continue
                if _both_sole(one, other):
                    yield (
                        Finding("several_sole_holders", one.role, _pair(one, other)),
                        partial(self._both_shown, one, other),
                    )
                if one.displaces and other.displaces and _may_cross(one, other):
                    yield (
                        Finding("general_specific_crossing", one.role, _pair(one, other)),
                        partial(self._both_cross, one, other),
                    )

    def _retired(self, way: Resolution) -> bool:
        return self.trees.retired(self.point.function, self.on, way)

    def _here(self, claim: AssignmentClaim | MoveClaim, way: Resolution) -> bool:
        return (
            way.is_so(claim)
            and not self._retired(way)
            and claim.function in self.trees.functions_above(self.point.function, self.on, way)
            and claim.territory in self.trees.territories_above(self.point.territory, self.on, way)
        )

    def _left(self, row: Row, way: Resolution) -> bool:
        """Return whether a row holds here and no step has taken it away."""
        return (
            self._here(row.claim, way)
            and row.holds(self.on, way)
            and not any(self._removes(move, row, way) for move in self.moves)
        )

    def _ended(self, row: Row, way: Resolution) -> bool:
        return self._left(row, way) and not self._for(row, self.on, way)

    def _stands(self, row: Row, way: Resolution) -> bool:
        return self._left(row, way) and bool(self._for(row, self.on, way))

    def _for(self, row: Row, on: When, way: Resolution) -> frozenset[str]:
        """Return who stands for the holder of a row, for what the row gives here (R13)."""
        given = Given(self.point.function, self.point.territory, tuple(row.start_days(way)))
        return self.trees.stands(row.holder, on, way, given)

    def _split(self, row: Row, way: Resolution) -> bool:
        """Return whether several stand where the holder was named, none of them allotted it."""
        return len(self._for(row, self.on, way)) > 1 and self.shown(row, way)

    def shown(self, row: Row, way: Resolution) -> bool:
        """Return whether a row is part of the answer."""
        return self._stands(row, way) and not self._displaced(row, way)

    def _both_shown(self, one: Row, other: Row, way: Resolution) -> bool:
        return self.shown(one, way) and self.shown(other, way)

    def _both_cross(self, one: Row, other: Row, way: Resolution) -> bool:
        return self._crosses(one, other, way) and self._both_shown(one, other, way)

    def _before_basis(self, move: MoveClaim, of: LifeClaim, way: Resolution) -> bool:
        return before_basis(move, of, self.on, way) and self._here(move, way)

    def _removes(self, move: MoveClaim, row: Row, way: Resolution) -> bool:
        return (
            row.role in move.roles
            and move is not row.claim
            and self._here(move, way)
            and taken_effect(move, self.claims.lives[move.subject], self.on, way)
            and self._is_source(row, move, way)
            and self._precedes(row, move, way)
        )

    def _is_source(self, row: Row, move: MoveClaim, way: Resolution) -> bool:
        """Return whether a step takes from a holder: by its name, or from all who stand for it.

        Who stands in its place on the day the step takes effect gives up what it stands in for.
        """
        if row.holder in move.from_holders:
            return True
        if self.trees.ever_stands(row.holder).isdisjoint(move.from_holders):
            return False
        moved_on = effect_day(move, self.claims.lives[move.subject], way)
        stands = self._for(row, moved_on, way)
        return bool(stands) and stands <= frozenset(move.from_holders)

    def _precedes(self, row: Row, move: MoveClaim, way: Resolution) -> bool:
        of = way.so(self.claims.lives[move.subject])
        if row.start().latest < effect(move, of).earliest:
            return True
        starts = [(each, row.claim.order) for each in row.start_days(way)]
        effects = [(each, move.order) for each in effect_days(move.effected, of)]
        return any(all(not way.in_order(each, start) for start in starts) for each in effects)

    def _displaced(self, row: Row, way: Resolution) -> bool:
        return any(
            other.claim is not row.claim
            and other.role == row.role
            and other.displaces
            and self._narrower(other, row, way) == (True, True)
            and self._stands(other, way)
            for other in self.rows
        )

    def _narrower(self, narrow: Row, general: Row, way: Resolution) -> tuple[bool, bool]:
        """Return whether it lies within the other, and whether strictly."""
        functions = self.trees.functions_above(narrow.claim.function, self.on, way)
        territories = self.trees.territories_above(narrow.claim.territory, self.on, way)
        within = general.claim.function in functions and general.claim.territory in territories
        return within, _scope(narrow) != _scope(general)

    def _crosses(self, by_function: Row, by_territory: Row, way: Resolution) -> bool:
        function, territory = by_function.claim.function, by_territory.claim.territory
        return by_territory.claim.function in self.trees.functions_above(
            function, self.on, way
        ) and by_function.claim.territory in self.trees.territories_above(territory, self.on, way)

    def held(self, found: _Found) -> Held:
        """Return a row of the answer, with its period and who stands in its holder's place."""
        row = found.rows[0]
        standing_in = self._in_place_of(row)
        start = life.spanning(each.start() for each in found.rows)
        end = life.spanning(each.end() for each in found.rows)
        return Held(row, self.point, found.certainty, standing_in, start, end)

    def _in_place_of(self, row: Row) -> dict[str, Certainty]:
        standing = list(self.outcomes(partial(self._for, row, self.on)))
        others = sorted(frozenset[str]().union(*standing) - {row.holder})
        return {
            each: "certain" if all(stands == {each} for stands in standing) else "possible"
            for each in others
        }


def _own_dates(claim: AssignmentClaim | MoveClaim) -> Iterator[Dated]:
    if isinstance(claim, MoveClaim):
        yield claim.effected
        if claim.reversed is not None:
            yield claim.reversed
        return
    if claim.since is not None:
        yield claim.since
    yield from claim.ends


def _scope(row: Row) -> tuple[str, str]:
    return (row.claim.function, row.claim.territory)


def _pair(one: Row, other: Row) -> tuple[str, ...]:
    return tuple(sorted(f"{row.claim.subject}/{row.source}" for row in (one, other)))


def _both_sole(one: Row, other: Row) -> bool:
    """Return whether two sole holders have the same, limits included (R23)."""
    return (
        one.holder != other.holder
        and one.manner == other.manner == "sole"
        and one.limit == other.limit
        and _scope(one) == _scope(other)
    )


def _may_cross(one: Row, other: Row) -> bool:
    return (
        one.claim.function != other.claim.function and one.claim.territory != other.claim.territory
    )
