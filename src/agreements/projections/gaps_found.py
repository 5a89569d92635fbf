"""Finding what is amiss: every telling place of the registry, one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from agreements.domain.answers import life
from agreements.domain.answers.gaps import On, basis_ended, first_day_of
from agreements.domain.answers.resolve import Finding, Point
from agreements.domain.claims.shapes import (
    AssignmentClaim,
    BasisClaim,
    Claim,
    IrregularityClaim,
    MoveClaim,
    NeedClaim,
)
from agreements.domain.dates import FIRST_DAY
from agreements.domain.resolutions import Certainty
from agreements.projections.asked import Asked, UnknownSubject, name, named
from agreements.projections.gap_places import Place
from agreements.projections.shapes import Named
from agreements.projections.source import Reached

_OF_ENDS = ("dissolved_holder", "joint_incomplete", "split_unallocated")
_OF_HOLDERS = ("authority_without_accountability", "accountability_without_authority")
KINDS = (
    "assignment", "move", "life", "function", "territory", "organization", "post", "need", "basis",
    "prevalence", "irregularity", "step", "former", "undetermined", "funding", "total",
)  # fmt: skip


def _certain(certainty: Certainty | None) -> Certainty | None:
    return certainty if certainty == "certain" else None


@dataclass(frozen=True)
class Found:
    """A finding of the whole registry. The days: see `SincePart`."""

    finding: Finding
    certainty: Certainty
    function: Named | None
    territory: Named | None
    possible_since: date | None
    certain_since: date | None
    facts: tuple[str, ...]
    subjects: tuple[Named, ...]

    @property
    def names(self) -> frozenset[str]:
        """Every identifier in it."""
        places = (self.function, self.territory)
        parts = {part for each in self.finding.about for part in each.split("/")}
        return frozenset({*self.finding.about, *parts, *(each.id for each in places if each)})


async def everything(asked: Asked) -> Whole:
    """Return all that is known, in one query."""
    return Whole(asked, await asked.source.of_kind(*KINDS))


@dataclass(frozen=True)
class Whole:
    """All that is known, to be judged on a day."""

    asked: Asked
    claims: tuple[Claim, ...]

    def require(self, subject: str) -> None:
        """Raise UnknownSubject for what is not registered as known."""
        if all(each.subject != subject for each in self.claims):
            raise UnknownSubject(subject, "subject")

    def found(self) -> tuple[Found, ...]:
        """Return every finding, by code, place and what it is about."""
        told: dict[Finding, Found] = {}
        for each in (*self._at_points(), *self._of_instruments()):
            before = told.get(each.finding)
            if before is None or (before.certainty, each.certainty) == ("possible", "certain"):
                told[each.finding] = each
        return tuple(told[each] for each in sorted(told))

    @cached_property
    def _reached(self) -> Reached:
        return Reached(self.claims)

    @cached_property
    def _needs(self) -> Mapping[Point, Sequence[NeedClaim]]:
        found = defaultdict(list)
        for each in self.claims:
            if isinstance(each, NeedClaim):
                found[Point(each.function, each.territory)].append(each)
        return found

    @cached_property
    def _given(self) -> Mapping[str, Sequence[AssignmentClaim | MoveClaim]]:
        """What is given, by function."""
        found = defaultdict(list)
        for each in self._reached.given.given:
            found[each.function].append(each)
        return found

    def _points(self) -> Sequence[Point]:
        given = self._reached.given.given
        points = {Point(each.function, each.territory) for each in given}
        points |= {crossing for each in given for crossing in self._crossings(each)}
        found = points | set(self._needs)
        return sorted(found, key=lambda each: (each.function, each.territory))

    def _crossings(self, one: AssignmentClaim | MoveClaim) -> Iterator[Point]:
        """Yield where something narrower by function may cross what is narrower by territory."""
        territories = self._reached.trees.territories_ever_above(one.territory) - {one.territory}
        for function, claims in self._given.items():
            above = self._reached.trees.functions_ever_above(function) - {function}
            if one.function in above and any(each.territory in territories for each in claims):
                yield Point(function, one.territory)

    def _at_points(self) -> Iterator[Found]:
        for point in self._points():
            place = self._place(point)
            for finding, certainty in place.on(self.asked.on).items():
                yield self._told(finding, certainty, place)

    def _place(self, point: Point) -> Place:
        trees = self._reached.trees
        above = trees.functions_ever_above(point.function)
        territories = trees.territories_ever_above(point.territory)
        given = [
            each
            for function in above
            for each in self._given.get(function, ())
            if each.territory in territories
        ]
        claims = replace(self._reached.given, given=given)
        return Place(claims, self._reached, point, self._needs.get(point, ()))

    def _told(self, finding: Finding, certainty: Certainty, place: Place) -> Found:
        landmarks = sorted({each for each in place.landmarks() if each <= self.asked.on})
        certain = None
        if certainty == "certain":
            certain = first_day_of(
                lambda day: _certain(place.on(day).get(finding)), self.asked.on, landmarks
            )
        return Found(
            finding=finding,
            certainty=certainty,
            function=self._named(place.point.function),
            territory=self._named(place.point.territory),
            possible_since=first_day_of(
                lambda day: place.on(day).get(finding), self.asked.on, landmarks
            ),
            certain_since=certain,
            facts=self._facts(finding, place),
            subjects=self._subjects(finding),
        )

    def _tells(self, finding: Finding, key: str) -> bool:
        """Return whether what is on record of a key bears on a finding: an end, a retirement."""
        trees = self._reached.trees
        if key in trees.organizations:
            return finding.code in _OF_ENDS
        if key in trees.functions or key in trees.territories:
            return finding.code == "function_retired"
        return True

    def _of_instruments(self) -> Iterator[Found]:
        lives = self._reached.given.lives
        for each in self.claims:
            if isinstance(each, BasisClaim) and {each.subject, each.rests_on} <= lives.keys():
                yield from self._basis(each)
            if isinstance(each, IrregularityClaim):
                finding = Finding("irregular_act", "", (each.subject, *each.acts))
                yield self._of_no_place(finding, lambda _: "certain", ())

    def _basis(self, basis: BasisClaim) -> Iterator[Found]:
        lives = self._reached.given.lives
        of, rests_on = lives[basis.subject], lives[basis.rests_on]
        finding = Finding("basis_ended", "", (basis.subject, basis.rests_on))
        dated = [*life.dates(of), *life.dates(rests_on)]
        days = [day for each in dated for day in (each.on.earliest, each.on.latest)]
        days += [life.ends(rests_on).earliest, life.ends(rests_on).latest]

        def gone(day: date) -> Certainty | None:
            return basis_ended(basis, of, rests_on, day)

        if gone(self.asked.on) is not None:
            yield self._of_no_place(finding, gone, days)

    def _of_no_place(self, finding: Finding, is_so: On, days: Iterable[date]) -> Found:
        on, certainty = self.asked.on, is_so(self.asked.on)
        landmarks = sorted({each for each in days if FIRST_DAY < each <= on})
        certain = certainty == "certain"
        return Found(
            finding=finding,
            certainty="certain" if certain else "possible",
            function=None,
            territory=None,
            possible_since=first_day_of(is_so, on, landmarks),
            certain_since=first_day_of(lambda day: _certain(is_so(day)), on, landmarks)
            if certain
            else None,
            facts=self._facts(finding),
            subjects=self._subjects(finding),
        )

    def _named(self, subject: str) -> Named | None:
        trees = self._reached.trees
        claim = trees.functions.get(subject) or trees.territories.get(subject)
        return None if claim is None else named(claim, self.asked.on)

    def _subjects(self, finding: Finding) -> tuple[Named, ...]:
        """Return the organizations, posts and instruments that a finding names."""
        ids = dict.fromkeys(each.partition("/")[0] for each in finding.about)
        organizations, lives = self._reached.trees.organizations, self._reached.given.lives
        found = [named(organizations[each], self.asked.on) for each in ids if each in organizations]
        titles = [lives[each] for each in ids if each in lives]
        return (*found, *(Named(id=each.subject, name=name(each.title)) for each in titles))

    @cached_property
    def _rests_on(self) -> Mapping[str, tuple[str, ...]]:
        """What may be named in a finding -> the facts that say so."""
        found: dict[str, tuple[str, ...]] = {}
        for each in self.claims:
            names = tuple(fact.name for fact in each.facts)
            if each.part in ("self", "life"):
                found[each.subject] = names
            if isinstance(each, AssignmentClaim):
                found[f"{each.subject}/{each.assignment}"] = names
            if isinstance(each, MoveClaim):
                found[f"{each.subject}/step/{each.step}/{each.number}"] = names
            if isinstance(each, NeedClaim):
                found[f"{each.function}/{each.need}"] = names
        return found

    def _facts(self, finding: Finding, place: Place | None = None) -> tuple[str, ...]:
        """Return the facts behind what a finding names, each once."""
        about = finding.about
        keys = [*about, f"{about[0]}/{about[-1]}", "/".join(about[:2])]
        keys += [each.partition("/")[0] for each in about]
        found = [fact for key in keys if self._tells(finding, key)
                 for fact in self._rests_on.get(key, ())]  # fmt: skip
        if place is not None and finding.code in _OF_HOLDERS:
            found += place.facts_of(about[0], self.asked.on)
        return tuple(dict.fromkeys(found))
