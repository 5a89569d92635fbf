"""Who holds what: the rules that cross instruments, applied when a question is asked.

R4 order, R8 the narrower over the general, R9 steps, R10 delegation, R11 joint holding, R12
precedence, R13 succession, R23 limits, R24 what is undetermined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from typing import TypeVar

from agreements.domain.answers import grounds, life, undetermined
from agreements.domain.answers.accountability import Accountability
from agreements.domain.answers.claimed import Chain, Claims, Level
from agreements.domain.answers.held import (
    EVERYBODY,
    Finding,
    Held,
    Holds,
    LeftOpen,
    Link,
    Point,
    Resolved,
    Served,
)
from agreements.domain.answers.prevalence import Prevalence, conflict
from agreements.domain.answers.rows import (
    Row,
    before_basis,
    effect,
    effect_day,
    effect_days,
    taken_effect,
)
from agreements.domain.answers.trees import Given, Trees
from agreements.domain.claims.shapes import (
    AssignmentClaim,
    LifeClaim,
    MoveClaim,
    UndeterminedClaim,
)
from agreements.domain.resolutions import Certainty, Landmarks, Question, Resolution, When
from agreements.domain.words import Role, family_of

__all__ = [
    "EVERYBODY", "Asking", "Claims", "Finding", "Held", "Holds", "LeftOpen", "Point", "Resolved",
    "Served", "resolve",
]  # fmt: skip

RowKey = tuple[str, str, Role, str]
T = TypeVar("T")


def resolve(
    claims: Claims,
    trees: Trees,
    point: Point,
    on: date,
    role: Role | None = None,
    served: Served = EVERYBODY,
) -> Resolved:
    """Return what is held at a point on a day.

    ``claims`` must hold every assignment and move whose function is the point's or an ancestor and
    whose territory is the point's or contains it, on any day, with all that those come from; more
    does no harm.
    """
    asked = Asking.at(claims, trees, point, on, role, served)
    rows, overridden = asked.rows_found(), asked.overridden_found()
    shown = [row for key in sorted(rows, key=repr) for row in rows[key].rows]
    beside = asked.beside(rows) if rows or overridden else None
    return Resolved(
        held=tuple(asked.held(rows[key], beside) for key in sorted(rows, key=repr)),
        findings=dict(sorted(asked.findings_among(shown).items())),
        overridden=tuple(
            asked.held(overridden[key], beside) for key in sorted(overridden, key=repr)
        ),
        undetermined=asked.left_open(),
    )


@dataclass(frozen=True)
class _Found:
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

    def rows_found(self) -> dict[RowKey, _Found]:
        """Return how certainly each row is shown, one by one.

        A row turns on few unknown days of others: asked together, *n* of them cost 2^n.
        """
        return self._each_found(self.shown)

    def overridden_found(self) -> dict[RowKey, _Found]:
        """Return how certainly each row gives way to an instrument that prevails (R12)."""
        return self._each_found(self._gives_way) if self.claims.prevalences else {}

    def _each_found(self, so: Callable[[Row, Resolution], bool]) -> dict[RowKey, _Found]:
        rows: dict[RowKey, list[Row]] = {}
        for row in self.rows:
            rows.setdefault(row.key, []).append(row)
        found = {key: self._found(each, so) for key, each in rows.items()}
        return {key: each for key, each in found.items() if each is not None}

    def _found(self, rows: Sequence[Row], so: Callable[[Row, Resolution], bool]) -> _Found | None:
        """Return a row that is one in each world, if it is so of it in any."""
        certainty = self.certainty([partial(so, row) for row in rows])
        if certainty is None or len(rows) == 1:
            return None if certainty is None else _Found(tuple(rows), certainty)
        there = (row for row in rows if self.certainty([partial(so, row)]) is not None)
        return _Found(tuple(there), certainty)

    def left_open(self) -> tuple[LeftOpen, ...]:
        """Return the roles that are undetermined here (R24)."""
        found = (
            (each, self.certainty([partial(self._open, each)]))
            for each in self.claims.undetermined
            if self.role in (None, each.role)
        )
        return tuple(
            LeftOpen(each, self.point, certainty, *undetermined.period(each, self._life_of(each)))
            for each, certainty in found
            if certainty is not None
        )

    def beside(self, found: Mapping[RowKey, _Found]) -> Accountability:
        """Return who answers for what is held here, to whom; ``found``: the rows shown."""
        if self.role is not None:
            rows = (row for row in self.claims.rows() if family_of(row.role) == "accountability")
            found = replace(self, rows=tuple(rows), role=None).rows_found()
        accounts = [
            (each.rows[0], each.certainty)
            for key, each in sorted(found.items(), key=lambda item: repr(item[0]))
            if family_of(each.rows[0].role) == "accountability"
        ]
        return Accountability(self.trees, self.on, self.certainty, accounts)

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
        touched = self.claims.instruments
        return tuple(each for each in self.claims.lives.values() if each.subject in touched)

    @cached_property
    def _landmarks(self) -> Landmarks:
        dated = [day for each in self._lives for day in life.dates(each)]
        dated += self.claims.dates()
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
            if row.manner == "delegated":
                about_it = (*about, row.holder)
                gone = Finding("source_gone", row.role, about_it)
                yield gone, partial(self._without_source, row)
                if self._chain(row).unverified:
                    unverified = Finding("chain_unverified", row.role, about_it)
                    yield unverified, partial(self.shown, row)
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

    def _here(
        self, claim: AssignmentClaim | MoveClaim | UndeterminedClaim, way: Resolution
    ) -> bool:
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
        return self._kept(row, way) and self._linked(row, way)

    def _kept(self, row: Row, way: Resolution) -> bool:
        """Return whether a row answers here, whatever it is delegated from."""
        return (
            self._stands(row, way)
            and not self._overridden(row, way)
            and not self._displaced(row, way)
        )

    def _linked(self, row: Row, way: Resolution) -> bool:
        """Return whether every recorded link that a row hangs on answers here (R10)."""
        if row.manner != "delegated":
            return True
        chain = self._chain(row)
        return not chain.circle and all(self._answers(level, way) for level in chain.levels)

    def _answers(self, level: Level, way: Resolution) -> bool:
        return any(self._kept(each, way) for each in level.rows)

    def _without_source(self, row: Row, way: Resolution) -> bool:
        return self._kept(row, way) and not self._linked(row, way)

    def _chain(self, row: Row) -> Chain:
        which = (row.key, row.claim.world.option if row.claim.world else 0)
        if which not in self._chains:
            self._chains[which] = self.claims.chain(row)
        return self._chains[which]

    @cached_property
    def _chains(self) -> dict[tuple[RowKey, int], Chain]:
        """Those followed so far: a resolution asks for the same ones again and again."""
        return {}

    def _overridden(self, row: Row, way: Resolution) -> bool:
        """Return whether a row that it conflicts with rests on an instrument that prevails."""
        return any(
            conflict(other, row)
            and self._prevalence.over(other.claim.subject, row.claim.subject, self.on, way)
            and self._stands(other, way)
            for other in self._may_override(row)
        )

    def _may_override(self, row: Row) -> Iterator[Row]:
        if self.claims.prevalences:
            ever = partial(self._prevalence.ever, other=row.claim.subject)
            yield from (other for other in self.rows if ever(other.claim.subject))

    def _gives_way(self, row: Row, way: Resolution) -> bool:
        return self._stands(row, way) and self._overridden(row, way)

    @cached_property
    def _prevalence(self) -> Prevalence:
        return Prevalence(self.claims.prevalences, self.claims.lives)

    def _open(self, claim: UndeterminedClaim, way: Resolution) -> bool:
        """Return whether a role is left open here; a narrower sole or joint holding settles it."""
        claim = way.so(claim)
        return (
            self._here(claim, way)
            and undetermined.runs(claim, self._life_of(claim), self.on, way)
            and not any(
                row.role == claim.role
                and row.displaces
                and self._within(row.claim, claim, way)
                and (row.claim.function, row.claim.territory) != (claim.function, claim.territory)
                and self.shown(row, way)
                for row in self.rows
            )
        )

    def _life_of(self, claim: UndeterminedClaim) -> LifeClaim:
        return self.claims.lives[claim.subject]

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
            and _scope(other) != _scope(row)
            and self._within(other.claim, row.claim, way)
            and self._stands(other, way)
            and not self._overridden(other, way)
            for other in self.rows
        )

    def _within(
        self,
        narrow: AssignmentClaim | MoveClaim,
        general: AssignmentClaim | MoveClaim | UndeterminedClaim,
        way: Resolution,
    ) -> bool:
        """Return whether one scope lies within another, or is the same."""
        functions = self.trees.functions_above(narrow.function, self.on, way)
        territories = self.trees.territories_above(narrow.territory, self.on, way)
        return general.function in functions and general.territory in territories

    def _crosses(self, by_function: Row, by_territory: Row, way: Resolution) -> bool:
        function, territory = by_function.claim.function, by_territory.claim.territory
        return by_territory.claim.function in self.trees.functions_above(
            function, self.on, way
        ) and by_function.claim.territory in self.trees.territories_above(territory, self.on, way)

    def held(self, found: _Found, beside: Accountability | None = None) -> Held:
        """Return a row of the answer, with its period and who stands in its holder's place."""
        row = found.rows[0]
        chain = self._chain(row)
        source = chain.levels[-1].instrument if chain.levels else row.claim.subject
        return Held(
            row,
            self.point,
            found.certainty,
            self._in_place_of(row),
            life.spanning(
                life.latest_of([each.start(), *self._chain(each).starts()]) for each in found.rows
            ),
            life.spanning(
                life.earliest_of([each.end(), *self._chain(each).ends()]) for each in found.rows
            ),
            tuple(self._link(each) for each in chain.levels),
            chain.state,
            grounds.of_instrument(source, self.claims, self.on, self.certainty),
            beside.paths(row, chain) if beside else (),
        )

    def _link(self, level: Level) -> Link:
        found = [(each, self.certainty([partial(self._kept, each)])) for each in level.rows]
        holders = dict.fromkeys(each.holder for each, certainty in found if certainty is not None)
        return Link(
            level.instrument,
            level.key,
            tuple(holders),
            self.certainty([partial(self._answers, level)]),
            tuple(dict.fromkeys(fact.name for each in level.rows for fact in each.claim.facts)),
        )

    def _in_place_of(self, row: Row) -> dict[str, Certainty]:
        standing = list(self.outcomes(partial(self._for, row, self.on)))
        others = sorted(frozenset[str]().union(*standing) - {row.holder})
        return {
            each: "certain" if all(stands == {each} for stands in standing) else "possible"
            for each in others
        }


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
