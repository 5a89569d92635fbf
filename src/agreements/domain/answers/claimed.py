"""The claims that a question touches, as the rules that cross instruments read them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from agreements.domain.answers import life
from agreements.domain.answers.rows import Row, rows_of
from agreements.domain.claims.shapes import (
    AssignmentClaim,
    BasisClaim,
    Claim,
    Dated,
    FormerClaim,
    LifeClaim,
    MoveClaim,
    PrevalenceClaim,
    StepClaim,
    UndeterminedClaim,
)
from agreements.domain.dates import FIRST_DAY, LAST_DAY, ImpreciseDate
from agreements.domain.words import Role

GivenClaim = AssignmentClaim | MoveClaim
Source = AssignmentClaim | MoveClaim | StepClaim | FormerClaim
"""What a delegation may come from, whether it still gives anything or not."""
SourceKey = tuple[str, str]
"""An instrument, and the key of an assignment in it or ``step/<step>``."""
ChainState = Literal["complete", "unverified"]


@dataclass(frozen=True)
class Level:
    """What a delegation comes from: one link of its chain, with a row for each who holds it."""

    instrument: str
    key: str
    rows: tuple[Row, ...]
    """None where it was on record and gives the role no longer, or not yet."""

    def by_claim(self) -> Iterator[tuple[Row, ...]]:
        """Yield the rows of each claim: one for each world in which it is told otherwise (R7)."""
        found: dict[int, list[Row]] = {}
        for each in self.rows:
            found.setdefault(id(each.claim), []).append(each)
        yield from (tuple(rows) for rows in found.values())

    def start(self) -> ImpreciseDate:
        """Return the bounds of the first day of any of its holders; none: no bound."""
        starts = [each.start() for each in self.rows]
        return life.earliest_of(starts) if starts else ImpreciseDate.on(FIRST_DAY)

    def end(self) -> ImpreciseDate:
        """Return the bounds of the first day without effect for all of them; none: no bound."""
        ends = [each.end() for each in self.rows]
        return life.latest_of(ends) if ends else ImpreciseDate.on(LAST_DAY)


@dataclass(frozen=True)
class Chain:
    """The links of a delegation as recorded, from the nearest to the source.

    ``unverified``: the last link names nothing that was ever on record (R10). ``circle``: the links
    come back to where they began, so that there is no source.
    """

    levels: tuple[Level, ...] = ()
    unverified: bool = False
    circle: bool = False

    def starts(self) -> list[ImpreciseDate]:
        """Return the bounds of the first day of each link."""
        return [each.start() for each in self.levels]

    def ends(self) -> list[ImpreciseDate]:
        """Return the bounds of the first day without effect of each link."""
        return [each.end() for each in self.levels]

    @property
    def state(self) -> ChainState:
        """Whether every link is on record."""
        return "unverified" if self.unverified else "complete"


@dataclass(frozen=True)
class Claims:
    """The claims that a question touches.

    ``given``: assignments and moves. ``lives``: those of their instruments. ``sources``: what
    delegations may come from, by its key, in each world. ``prevalences``: the clauses by which
    instruments prevail over each other. ``bases``: what instruments rest on, by instrument.
    """

    given: Sequence[GivenClaim]
    lives: Mapping[str, LifeClaim]
    sources: Mapping[SourceKey, Sequence[Source]] = field(default_factory=dict)
    prevalences: Sequence[PrevalenceClaim] = ()
    bases: Mapping[str, Sequence[BasisClaim]] = field(default_factory=dict)
    undetermined: Sequence[UndeterminedClaim] = ()

    @classmethod
    def among(cls, claims: Iterable[Claim]) -> Claims:
        """Return those among claims of any kind."""
        listed = list(claims)
        sources: dict[SourceKey, list[Source]] = defaultdict(list)
        bases: dict[str, list[BasisClaim]] = defaultdict(list)
        for claim in listed:
            if isinstance(claim, Source):
                for each in claim.worlds:
                    sources[_key_of(each)].append(each)
            elif isinstance(claim, BasisClaim):
                bases[claim.subject].append(claim)
        return cls(
            given=[each for each in listed if isinstance(each, GivenClaim)],
            lives={each.subject: each for each in listed if isinstance(each, LifeClaim)},
            sources=sources,
            prevalences=[each for each in listed if isinstance(each, PrevalenceClaim)],
            bases=bases,
            undetermined=[each for each in listed if isinstance(each, UndeterminedClaim)],
        )

    def above(self, functions: frozenset[str], territories: frozenset[str]) -> Claims:
        """Return the claims without what is given elsewhere; what that comes from is kept.

        What is given is then as each world has it, by itself (R7).
        """
        return replace(
            self,
            given=[
                each
                for claim in self.given
                for each in claim.worlds
                if each.function in functions and each.territory in territories
            ],
            undetermined=[
                claim
                for claim in self.undetermined
                if claim.subject in self.lives
                and any(
                    each.function in functions and each.territory in territories
                    for each in claim.worlds
                )
            ],
        )

    def rows(self, role: Role | None = None) -> tuple[Row, ...]:
        """Return a row for each holder, of one role or of all."""
        return tuple(
            row for claim in self.given for row in self._rows_of(claim) if role in (None, row.role)
        )

    def _rows_of(self, claim: GivenClaim) -> tuple[Row, ...]:
        life = self.lives.get(claim.subject)
        return () if life is None else tuple(rows_of(claim, life))

    def moves(self) -> tuple[MoveClaim, ...]:
        """Return the moves of effected steps."""
        return tuple(
            each
            for each in self.given
            if isinstance(each, MoveClaim) and each.subject in self.lives
        )

    def chain(self, row: Row) -> Chain:
        """Return the links that a row hangs on, whatever the day; none if it is not delegated."""
        levels: list[Level] = []
        seen = {(row.claim.subject, row.source)}
        at: AssignmentClaim | None = _delegation(row.claim)
        while at is not None:
            key = _comes_from(at)
            if key is None or key not in self.sources:
                return Chain(tuple(levels), unverified=True)
            if key in seen:
                return Chain(tuple(levels), circle=True)
            seen.add(key)
            found = self.sources[key]
            given = [each for each in found if isinstance(each, GivenClaim)]
            rows = [each for claim in given for each in self._rows_of(claim)]
            levels.append(Level(*key, tuple(each for each in rows if each.role == row.role)))
            at = next((up for each in given if (up := _delegation(each)) is not None), None)
        return Chain(tuple(levels))

    def rests_on(self, instrument: str) -> Sequence[BasisClaim]:
        """Return what an instrument rests on, on any day."""
        return self.bases.get(instrument, ())

    @cached_property
    def _led_to(self) -> Sequence[Source]:
        """Return what the delegations among what is given come from, link by link."""
        found: dict[SourceKey, Sequence[Source]] = {}
        edge: list[Source] = list(self.given)
        while edge:
            at = _delegation(edge.pop())
            key = _comes_from(at) if at else None
            if key is not None and key not in found:
                found[key] = self.sources.get(key, ())
                edge.extend(found[key])
        return [each for sources in found.values() for each in sources]

    @cached_property
    def instruments(self) -> frozenset[str]:
        """The instruments whose lives bear on the answer."""
        claims = (*self.given, *self._led_to, *self.prevalences, *self.undetermined)
        return frozenset(each.subject for each in claims)

    def dates(self) -> list[Dated]:
        """Return every day in the claims, beside those of their instruments' lives."""
        found: list[Dated | None] = []
        for each in (one for claim in (*self.given, *self._led_to) for one in claim.worlds):
            if isinstance(each, AssignmentClaim):
                found += [each.since, *each.ends]
            elif isinstance(each, MoveClaim):
                found += [each.effected, each.reversed]
        for left in (one for claim in self.undetermined for one in claim.worlds):
            found += [left.since, *left.ends]
        for clause in (one for claim in self.prevalences for one in claim.worlds):
            found += [clause.since, clause.until]
        return [each for each in found if each is not None]


def _delegation(claim: Source) -> AssignmentClaim | None:
    delegated = isinstance(claim, AssignmentClaim) and claim.manner == "delegated"
    return claim if delegated and isinstance(claim, AssignmentClaim) else None


def _comes_from(delegation: AssignmentClaim) -> SourceKey | None:
    ref = delegation.delegated_from
    return (ref.instrument, ref.assignment or f"step/{ref.step}") if ref else None


def _key_of(source: Source) -> SourceKey:
    if isinstance(source, AssignmentClaim):
        return (source.subject, source.assignment)
    if isinstance(source, FormerClaim):
        return (source.subject, source.key if source.was == "assignment" else f"step/{source.key}")
    return (source.subject, f"step/{source.step}")
