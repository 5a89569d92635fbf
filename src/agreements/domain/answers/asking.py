"""A question asked at a point on a day, and how certain its answers are (R3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import TypeVar

from agreements.domain.answers import findings, life
from agreements.domain.answers.claimed import Claims
from agreements.domain.answers.held import EVERYBODY, Finding, Holds, Point, Served
from agreements.domain.answers.judgement import Judgement, RowKey
from agreements.domain.answers.rows import Row
from agreements.domain.answers.trees import Trees
from agreements.domain.answers.where import Where
from agreements.domain.claims.shapes import LifeClaim, MoveClaim
from agreements.domain.resolutions import Certainty, Landmarks, Question, Resolution
from agreements.domain.words import Role

T = TypeVar("T")


@dataclass(frozen=True)
class Found:
    """A row that is shown, as it may be in each world where it is (R7): as one of them is named."""

    rows: tuple[Row, ...]
    certainty: Certainty


@dataclass(frozen=True)
class Asking:
    """A question, with all that may bear on it, whatever the day."""

    claims: Claims
    trees: Trees
    point: Point
    on: date
    rows: tuple[Row, ...]
    moves: tuple[MoveClaim, ...]
    role: Role | None = None

    @classmethod
    def at(
        cls,
        claims: Claims,
        trees: Trees,
        point: Point,
        on: date,
        role: Role | None,
        served: Served = EVERYBODY,
    ) -> Asking:
        """Return the question without what never lies above the point."""
        functions = trees.functions_ever_above(point.function)
        territories = trees.territories_ever_above(point.territory)
        here = claims.above(functions, territories)
        rows = tuple(each for each in here.rows(role) if served.by(each))
        return cls(here, trees, point, on, rows, here.moves(), role)

    @cached_property
    def judgement(self) -> Judgement:
        """Which of the rows answer, in one resolution."""
        where = Where(self.trees, self.point, self.on)
        return Judgement(where, self.claims, self.rows, self.moves)

    def shown(self, row: Row, way: Resolution) -> bool:
        """Return whether a row is part of the answer."""
        return self.judgement.shown(row, way)

    def rows_found(self) -> dict[RowKey, Found]:
        """Return how certainly each row is shown, one by one.

        A row turns on few unknown days of others: asked together, *n* of them cost 2^n.
        """
        return self._each_found(self.judgement.shown)

    def overridden_found(self) -> dict[RowKey, Found]:
        """Return how certainly each row gives way to an instrument that prevails (R12)."""
        return self._each_found(self.judgement.gives_way) if self.claims.prevalences else {}

    def _each_found(self, so: Callable[[Row, Resolution], bool]) -> dict[RowKey, Found]:
        rows: dict[RowKey, list[Row]] = {}
        for row in self.rows:
            rows.setdefault(row.key, []).append(row)
        found = {key: self._found(each, so) for key, each in rows.items()}
        return {key: each for key, each in found.items() if each is not None}

    def _found(self, rows: Sequence[Row], so: Callable[[Row, Resolution], bool]) -> Found | None:
        """Return a row that is one in each world, if it is so of it in any."""
        certainty = self.certainty([partial(so, row) for row in rows])
        if certainty is None or len(rows) == 1:
            return None if certainty is None else Found(tuple(rows), certainty)
        there = (row for row in rows if self.certainty([partial(so, row)]) is not None)
        return Found(tuple(there), certainty)

    def findings_among(self, shown: Sequence[Row]) -> dict[Finding, Certainty]:
        """Return what is found on the way, one by one."""
        return self.certainty_of_each(findings.on_the_way(self.judgement, shown))

    def certainty_of_each(self, found: Iterable[tuple[Finding, Holds]]) -> dict[Finding, Certainty]:
        """Return how certain each finding is; one that is given several times, for any of them."""
        ways: dict[Finding, list[Holds]] = {}
        for finding, holds in found:
            ways.setdefault(finding, []).append(holds)
        sure = {finding: self.certainty(any_of) for finding, any_of in ways.items()}
        return {finding: each for finding, each in sure.items() if each is not None}

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
        touched = self.claims.instruments
        return tuple(each for each in self.claims.lives.values() if each.subject in touched)

    @cached_property
    def _landmarks(self) -> Landmarks:
        dated = [day for each in self._lives for day in life.dates(each)]
        dated += self.claims.dates()
        lengths = {length for each in self._lives for length in life.lengths(each)}
        return Landmarks.of(self.on, [*dated, *self.trees.dates()], lengths)
