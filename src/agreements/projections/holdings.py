"""What an organization holds, or stands in for, on a day (R13)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from agreements.domain.answers.resolve import Held, Point, Resolved, resolve
from agreements.domain.claims.shapes import AssignmentClaim, MoveClaim
from agreements.projections.asked import Asked, UnknownSubject, named
from agreements.projections.holding_row import row
from agreements.projections.shapes import HoldingsAnswer
from agreements.projections.source import Seeds
from agreements.projections.who import findings, in_order


async def holdings(asked: Asked, organization: str) -> HoldingsAnswer:
    """Answer holdings, each at its own function and territory.

    Raises UnknownSubject for an organization not registered as known.
    """
    holders = await _stood_in_for(asked, organization)
    points = await _points(asked, holders)
    reached = await asked.source.reach(
        Seeds(
            functions=frozenset(each.function for each in points),
            territories=frozenset(each.territory for each in points),
            organizations=frozenset({organization}),
        )
    )
    found = reached.trees.organizations.get(organization)
    if found is None and not asked.source.snapshot.empty:
        raise UnknownSubject(organization, "organization")
    resolved = [resolve(reached.given, reached.trees, each, asked.on) for each in points]
    held = [each for one in resolved for each in one.held]
    return HoldingsAnswer(
        **asked.header(),
        organization=named(found, asked.on) if found else None,
        holdings=tuple(
            row(each, held, reached, asked.on) for each in in_order(_own(held, organization))
        ),
        overridden=(),
        findings=(*asked.nothing_recorded, *findings(_about(resolved, organization), reached)),
    )


async def _stood_in_for(asked: Asked, organization: str) -> frozenset[str]:
    """Return the organization and all that lead to it by succession, on any day."""
    found, edge = {organization}, [organization]
    while edge:
        before = await asked.source.of_kind("organization", refs=edge)
        edge = [each.subject for each in before if each.subject not in found]
        found |= set(edge)
    return frozenset(found)


async def _points(asked: Asked, holders: Iterable[str]) -> Sequence[Point]:
    given = await asked.source.of_kind("assignment", "move", refs=sorted(holders))
    found = {
        Point(each.function, each.territory)
        for each in given
        if isinstance(each, AssignmentClaim | MoveClaim)
    }
    return sorted(found, key=lambda each: (each.function, each.territory))


def _own(held: Iterable[Held], organization: str) -> Iterable[Held]:
    """Keep what it holds or stands in for, just where the role is given."""
    for each in held:
        claim = each.row.claim
        given_here = (claim.function, claim.territory) == (
            each.point.function,
            each.point.territory,
        )
        if given_here and (each.row.holder == organization or organization in each.standing_in):
            yield each


def _about(resolved: Iterable[Resolved], organization: str) -> Iterable[Resolved]:
    for each in resolved:
        about = {key: value for key, value in each.findings.items() if organization in key.about}
        yield Resolved((), about)
