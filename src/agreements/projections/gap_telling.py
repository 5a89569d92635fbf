"""Telling a finding: whom it names, and the facts that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from agreements.domain.answers.gaps import On, first_day_of
from agreements.domain.answers.resolve import Finding
from agreements.domain.claims.shapes import (
    AssignmentClaim,
    Claim,
    FundingClaim,
    MoveClaim,
    NeedClaim,
    TotalClaim,
)
from agreements.domain.dates import FIRST_DAY
from agreements.domain.resolutions import Certainty
from agreements.projections.asked import name, named
from agreements.projections.gap_places import Place
from agreements.projections.shapes import Named
from agreements.projections.source import Reached

_OF_ENDS = ("dissolved_holder", "joint_incomplete", "split_unallocated")
_OF_HOLDERS = ("authority_without_accountability", "accountability_without_authority")


def certain_only(certainty: Certainty | None) -> Certainty | None:
    """Return a certainty if it is certain."""
    return certainty if certainty == "certain" else None


def bounded(day: date) -> date | None:
    """Return a day; None: no bound."""
    return None if day == FIRST_DAY else day


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


@dataclass(frozen=True)
class Telling:
    """All claims known, and what may be said of them on a day."""

    claims: tuple[Claim, ...]
    reached: Reached
    on: date

    def named(self, subject: str) -> Named | None:
        trees = self.reached.trees
        claim = trees.functions.get(subject) or trees.territories.get(subject)
        return None if claim is None else named(claim, self.on)

    def subjects(self, finding: Finding) -> tuple[Named, ...]:
        """Return the organizations, posts and instruments that a finding names."""
        ids = dict.fromkeys(each.partition("/")[0] for each in finding.about)
        organizations, lives = self.reached.trees.organizations, self.reached.given.lives
        found = [named(organizations[each], self.on) for each in ids if each in organizations]
        titles = [lives[each] for each in ids if each in lives]
        return (*found, *(Named(id=each.subject, name=name(each.title)) for each in titles))

    def of_no_place(
        self, finding: Finding, is_so: On, days: Iterable[date], facts: tuple[str, ...] = ()
    ) -> Found:
        """Return a finding of no one place; ``days``: when it can change; ``facts``: behind it."""
        on, certainty = self.on, is_so(self.on)
        landmarks = sorted({each for each in days if FIRST_DAY < each <= on})
        certain = certainty == "certain"
        return Found(
            finding=finding,
            certainty="certain" if certain else "possible",
            function=None,
            territory=None,
            possible_since=first_day_of(is_so, on, landmarks),
            certain_since=first_day_of(lambda day: certain_only(is_so(day)), on, landmarks)
            if certain
            else None,
            facts=facts or self.facts(finding),
            subjects=self.subjects(finding),
        )

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
            if isinstance(each, TotalClaim):
                found[f"{each.subject}/{each.total}"] = (*names, *self._added_up(each))
        return found

    def facts(self, finding: Finding, place: Place | None = None) -> tuple[str, ...]:
        """Return the facts behind what a finding names, each once."""
        about = finding.about
        keys = [*about, f"{about[0]}/{about[-1]}", "/".join(about[:2])]
        keys += [each.partition("/")[0] for each in about]
        found = [fact for key in keys if self._tells(finding, key)
                 for fact in self._rests_on.get(key, ())]  # fmt: skip
        if place is not None and finding.code in _OF_HOLDERS:
            found += place.facts_of(about[0], self.on)
        return tuple(dict.fromkeys(found))

    def _tells(self, finding: Finding, key: str) -> bool:
        """Return whether what is on record of a key bears on a finding: an end, a retirement."""
        trees = self.reached.trees
        if key in trees.organizations:
            return finding.code in _OF_ENDS
        if key in trees.functions or key in trees.territories:
            return finding.code == "function_retired"
        return True

    @cached_property
    def funding(self) -> tuple[FundingClaim, ...]:
        lives = self.reached.given.lives
        found = (each for each in self.claims if isinstance(each, FundingClaim))
        return tuple(each for each in found if each.subject in lives)

    def _added_up(self, total: TotalClaim) -> tuple[str, ...]:
        return tuple(
            entry.fact
            for line in self.funding
            if line.subject in total.of
            for entry in line.entries
            if entry.entry == total.figure and entry.first == entry.last == total.fiscal_year
        )
