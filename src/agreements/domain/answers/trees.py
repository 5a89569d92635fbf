"""What lies beneath what on a day: territories, functions; and who stands for an organization."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from agreements.domain.claims.shapes import (
    Allocation,
    Answerability,
    Dated,
    FunctionClaim,
    OrganizationClaim,
    Placement,
    PostClaim,
    Succession,
    TerritoryClaim,
    Transfer,
)
from agreements.domain.resolutions import Resolution, When

Holder = OrganizationClaim | PostClaim
"""Who may hold a role: an organization or a post."""


@dataclass(frozen=True)
class Given:
    """What a holder has: where, and the days of which the latest is its first."""

    function: str
    territory: str
    since: tuple[Dated, ...] = ()


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
        claim = way.so(claim)
        placed = [each for each in claim.parents if _begun(each, on, way)]
        return latest_placement(placed, way).within if placed else None

    def retired(self, function: str, on: When, way: Resolution) -> bool:
        """Return whether a function is no longer carried on."""
        claim = self.functions.get(function)
        return claim is not None and any(way.by(each.on, on) for each in way.so(claim).retirements)

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
        for each in way.so(claim).placements if claim else ():
            if _begun(each, on, way) and not (each.until and way.by(each.until, on)):
                yield each.within

    def stands(
        self, organization: str, on: When, way: Resolution, given: Given | None = None
    ) -> frozenset[str]:
        """Return who stands for an organization: itself, its successors, or nobody (R13).

        ``given``: for what it has there; without, for all that was not transferred or allocated
        in part.
        """
        since = given.since if given else ()
        return frozenset(self._stand(organization, on, way, given, since, frozenset()))

    def _stand(
        self,
        organization: str,
        on: When,
        way: Resolution,
        given: Given | None,
        since: tuple[Dated, ...],
        passed: frozenset[tuple[str, int]],
    ) -> Iterator[str]:
        """Follow what happened to what is given, in the order of time.

        ``since``: the days by which it came to the organization; ``passed``: what happened to it.
        """
        transfer = self._transfer(organization, on, way, given, since, passed)
        if transfer is not None:
            further = passed | {(organization, transfer.order)}
            yield from self._stand(transfer.to, on, way, given, (transfer.since,), further)
            return
        end = self._end(organization, on, way)
        if end is None:
            yield organization
        elif (organization, end.order) not in passed:  # a circle of successions is nobody
            further = passed | {(organization, end.order)}
            for heir in self._heirs(organization, end, on, way, given):
                yield from self._stand(heir, on, way, given, (*since, end.on), further)

    def _end(self, organization: str, on: When, way: Resolution) -> Succession | None:
        claim = self.organizations.get(organization)
        ends = way.so(claim).ends if claim else ()
        past = [each for each in ends if way.by(each.on, on)]
        if len(past) < 2:  # noqa: PLR2004 - with one there is nothing to compare
            return past[0] if past else None
        return way.first(past, lambda each: (each.on, each.order))

    def _transfer(
        self,
        organization: str,
        on: When,
        way: Resolution,
        given: Given | None,
        since: tuple[Dated, ...],
        passed: frozenset[tuple[str, int]],
    ) -> Transfer | None:
        """Return the transfer that took what is given away from an organization that had it.

        The first does; of those of one day the narrowest.
        """
        claim = self.organizations.get(organization)
        if given is None or not isinstance(claim, OrganizationClaim):
            return None
        found = [
            each
            for each in way.so(claim).transfers
            if (organization, each.order) not in passed
            and self._covers(each, given, on, way)
            and way.by(each.since, on)
            and all(way.by(day, each.since) for day in since)
        ]
        if len(found) < 2:  # noqa: PLR2004 - with one there is nothing to compare
            return found[0] if found else None
        narrowest = sorted(found, key=lambda each: (-self._depth(each, on, way), each.order))
        return way.first(narrowest, lambda each: (each.since, narrowest.index(each)))

    def _heirs(
        self,
        organization: str,
        end: Succession,
        on: When,
        way: Resolution,
        given: Given | None,
    ) -> frozenset[str]:
        """Return who succeeds to what is given: of several only those whom it was allocated to."""
        claim = self.organizations.get(organization)
        if len(end.successors) < 2 or not isinstance(claim, OrganizationClaim):  # noqa: PLR2004 - of one there is nothing to allocate
            return frozenset(end.successors)
        allotted = [
            each
            for each in way.so(claim).allocations
            if each.successor in end.successors
            and self._covers(each, given, on, way)
            and (each.since is None or way.by(each.since, on))
        ]
        narrowest = [
            each
            for each in allotted
            if not any(self._narrower(other, each, on, way) for other in allotted)
        ]
        return frozenset(each.successor for each in narrowest) or frozenset(end.successors)

    def _covers(
        self, scope: Allocation | Transfer, given: Given | None, on: When, way: Resolution
    ) -> bool:
        if given is None:
            return scope.function is None and scope.territory is None
        return (
            scope.function is None
            or scope.function in self.functions_above(given.function, on, way)
        ) and (
            scope.territory is None
            or scope.territory in self.territories_above(given.territory, on, way)
        )

    def _narrower(self, one: Allocation, other: Allocation, on: When, way: Resolution) -> bool:
        """Return whether the scope of one lies strictly within that of another (R8)."""
        if (one.function, one.territory) == (other.function, other.territory):
            return False
        within = Given(one.function or "", one.territory or "")
        return self._covers(other, within, on, way)

    def _depth(self, scope: Transfer, on: When, way: Resolution) -> int:
        """Return how narrow one of several scopes is that cover the same: more is narrower."""
        above = self.territories_above(scope.territory, on, way) if scope.territory else ()
        return len(self.functions_above(scope.function, on, way)) + len(above)

    def answers_to(self, who: str, on: When, way: Resolution) -> frozenset[str]:
        """Return to whom whoever stands for an organization or post answers on a day."""
        return frozenset(
            to
            for each in self.stands(who, on, way)
            for answers in self._answerable(each, way)
            if (answers.since is None or way.by(answers.since, on))
            and not (answers.until and way.by(answers.until, on))
            for to in answers.to
        )

    def ever_answers_to(self, who: str) -> frozenset[str]:
        """Return to whom an organization or post, or its successors, answer on any day."""
        return frozenset(
            to
            for each in self.ever_stands(who)
            if each in self.organizations
            for claim in self.organizations[each].worlds
            for answers in claim.answers_to
            for to in answers.to
        )

    def _answerable(self, who: str, way: Resolution) -> tuple[Answerability, ...]:
        claim = self.organizations.get(who)
        return way.so(claim).answers_to if claim else ()

    def functions_ever_above(self, function: str) -> frozenset[str]:
        """Return a function and those that it is part of on any day."""
        return _reached(function, self.functions)

    def territories_ever_above(self, territory: str) -> frozenset[str]:
        """Return a territory and those that it lies within on any day."""
        return _reached(territory, self.territories)

    def may_end(self, organization: str) -> bool:
        """Return whether an organization ends, or passes something on, on any day."""
        claim = self.organizations.get(organization)
        return claim is not None and any(each.ends or _transfers(each) for each in claim.worlds)

    def ever_stands(self, organization: str) -> frozenset[str]:
        """Return who may stand for an organization on any day, and itself."""
        found, edge = {organization}, [organization]
        while edge:
            claim = self.organizations.get(edge.pop())
            worlds = claim.worlds if claim else ()
            heirs = {each for one in worlds for end in one.ends for each in end.successors}
            heirs |= {each.to for one in worlds for each in _transfers(one)}
            edge.extend(heirs - found)
            found |= heirs
        return frozenset(found)

    def dates(self) -> Iterator[Dated]:
        """Yield every day in the trees."""
        functions = [one for claim in self.functions.values() for one in claim.worlds]
        territories = [one for claim in self.territories.values() for one in claim.worlds]
        parents = (each for claim in functions for each in claim.parents)
        places = (each for claim in territories for each in claim.placements)
        for each in (*parents, *places):
            yield from (day for day in (each.since, each.until) if day)
        for function in functions:
            yield from (retirement.on for retirement in function.retirements)
        for organization in self.organizations.values():
            for one in organization.worlds:
                yield from (end.on for end in one.ends)
                yield from (each.since for each in _transfers(one))
                for answers in one.answers_to:
                    yield from (day for day in (answers.since, answers.until) if day)
                if isinstance(one, OrganizationClaim):
                    yield from (each.since for each in one.allocations if each.since)


def _transfers(holder: Holder) -> tuple[Transfer, ...]:
    return holder.transfers if isinstance(holder, OrganizationClaim) else ()


def _reached(
    start: str, claims: Mapping[str, FunctionClaim] | Mapping[str, TerritoryClaim]
) -> frozenset[str]:
    """Return a subject and all that its placements ever lead to."""
    found, edge = {start}, [start]
    while edge:
        claim = claims.get(edge.pop())
        above = set(claim.leads_to) - found if claim else set()
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
