"""Finding what is amiss: every telling place of the registry, one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from agreements.domain.answers.gaps import first_day_of
from agreements.domain.answers.resolve import Finding, Point
from agreements.domain.claims.shapes import (
    AssignmentClaim,
    Claim,
    MoveClaim,
    NeedClaim,
)
from agreements.domain.resolutions import Certainty
from agreements.projections.asked import Asked, UnknownSubject
from agreements.projections.gap_places import Place
from agreements.projections.gap_telling import Found, Telling, certain_only
from agreements.projections.gaps_elsewhere import Elsewhere
from agreements.projections.source import Reached

KINDS = (
    "assignment", "move", "life", "function", "territory", "organization", "post", "need", "basis",
    "prevalence", "irregularity", "step", "former", "undetermined", "funding", "total",
    "document",
)  # fmt: skip


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
        for each in (*self._at_points(), *Elsewhere(self._telling).found()):
            before = told.get(each.finding)
            if before is None or (before.certainty, each.certainty) == ("possible", "certain"):
                told[each.finding] = each
        return tuple(told[each] for each in sorted(told))

    @cached_property
    def _telling(self) -> Telling:
        return Telling(self.claims, self._reached, self.asked.on)

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
                lambda day: certain_only(place.on(day).get(finding)), self.asked.on, landmarks
            )
        return Found(
            finding=finding,
            certainty=certainty,
            function=self._telling.named(place.point.function),
            territory=self._telling.named(place.point.territory),
            possible_since=first_day_of(
                lambda day: place.on(day).get(finding), self.asked.on, landmarks
            ),
            certain_since=certain,
            facts=self._telling.facts(finding, place),
            subjects=self._telling.subjects(finding),
        )
