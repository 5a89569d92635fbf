"""What lies beneath what on a day: territories, functions; and who stands for an organization."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from agreements.domain.claims.shapes import (
    Dated,
    FunctionClaim,
    OrganizationClaim,
    Placement,
    PostClaim,
    Succession,
    TerritoryClaim,
)
from agreements.domain.resolutions import Resolution, When

Holder = OrganizationClaim | PostClaim
"""Who may hold a role: an organization or a post."""


@dataclass(frozen=True)
class Trees:
    """What a question touches, by identifier; the posts are among the organizations."""

    functions: Mapping[str, FunctionClaim] = field(default_factory=dict)
    territories: Mapping[str, TerritoryClaim] = field(default_factory=dict)
    organizations: Mapping[str, Holder] = field(default_factory=dict)

    def functions_above(self, function: str, on: When, way: Resolution) -> frozenset[str]:
        """Return a function and those that it is part of on a day."""
        found: set[str] = set()
        at: str | None = function
        while at is not None and at not in found:
            found.add(at)
            at = self._parent(at, on, way)
        return frozenset(found)

    def _parent(self, function: str, on: When, way: Resolution) -> str | None:
        claim = self.functions.get(function)
        if claim is None:
            return None
        placed = [each for each in claim.parents if _begun(each, on, way)]
        return latest_placement(placed, way).within if placed else None

    def retired(self, function: str, on: When, way: Resolution) -> bool:
        """Return whether a function is no longer carried on."""
        claim = self.functions.get(function)
        return claim is not None and any(way.by(each.on, on) for each in claim.retirements)

    def territories_above(self, territory: str, on: When, way: Resolution) -> frozenset[str]:
        """Return a territory and those that it lies within on a day."""
        found: set[str] = set()
        edge = [territory]
        while edge:
            at = edge.pop()
            if at not in found:
                found.add(at)
                edge.extend(self._containers(at, on, way))
        return frozenset(found)

    def _containers(self, territory: str, on: When, way: Resolution) -> Iterator[str]:
        claim = self.territories.get(territory)
        for each in claim.placements if claim else ():
            if _begun(each, on, way) and not (each.until and way.by(each.until, on)):
                yield each.within

    def stands(self, organization: str, on: When, way: Resolution) -> frozenset[str]:
        """Return who stands for an organization: itself, its successors, or nobody (R13)."""
        return frozenset(self._stand(organization, on, way, frozenset()))

    def _stand(
        self, organization: str, on: When, way: Resolution, seen: frozenset[str]
    ) -> Iterator[str]:
        if organization in seen:
            return
        end = self._end(organization, on, way)
        if end is None:
            yield organization
            return
        for successor in end.successors:
            yield from self._stand(successor, on, way, seen | {organization})

    def _end(self, organization: str, on: When, way: Resolution) -> Succession | None:
        claim = self.organizations.get(organization)
        past = [each for each in (claim.ends if claim else ()) if way.by(each.on, on)]
        if len(past) < 2:  # noqa: PLR2004 - with one there is nothing to compare
            return past[0] if past else None
        return way.first(past, lambda each: (each.on, each.order))

    def functions_ever_above(self, function: str) -> frozenset[str]:
        """Return a function and those that it is part of on any day."""
        return _reached(function, self.functions)

    def territories_ever_above(self, territory: str) -> frozenset[str]:
        """Return a territory and those that it lies within on any day."""
        return _reached(territory, self.territories)

    def may_end(self, organization: str) -> bool:
        """Return whether an organization ends on any day."""
        claim = self.organizations.get(organization)
        return claim is not None and bool(claim.ends)

    def ever_stands(self, organization: str) -> frozenset[str]:
        """Return who may stand for an organization on any day, and itself."""
        found, edge = {organization}, [organization]
        while edge:
            claim = self.organizations.get(edge.pop())
            heirs = {each for end in (claim.ends if claim else ()) for each in end.successors}
            edge.extend(heirs - found)
            found |= heirs
        return frozenset(found)

    def dates(self) -> Iterator[Dated]:
        """Yield every day in the trees."""
        parents = (each for claim in self.functions.values() for each in claim.parents)
        places = (each for claim in self.territories.values() for each in claim.placements)
        for each in (*parents, *places):
            yield from (day for day in (each.since, each.until) if day)
        for function in self.functions.values():
            yield from (retirement.on for retirement in function.retirements)
        for organization in self.organizations.values():
            yield from (end.on for end in organization.ends)


def _reached(
    start: str, claims: Mapping[str, FunctionClaim] | Mapping[str, TerritoryClaim]
) -> frozenset[str]:
    """Return a subject and all that its placements ever lead to."""
    found, edge = {start}, [start]
    while edge:
        claim = claims.get(edge.pop())
        above = set(claim.refs) - found if claim else set()
        edge.extend(above)
        found |= above
    return frozenset(found)


def _begun(placement: Placement, on: When, way: Resolution) -> bool:
    return placement.since is None or way.by(placement.since, on)


def latest_placement(placed: list[Placement], way: Resolution) -> Placement:
    """Return the placement that counts of those begun: the latest by day, then position (R4)."""
    if len(placed) == 1:
        return placed[0]
    return way.last(placed, lambda each: (each.since, each.order))
