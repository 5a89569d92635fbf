"""What an organization or post holds, or stands in for, on a day (R13)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from agreements.domain.answers.resolve import Held, Point, Resolved, resolve
from agreements.domain.claims.shapes import AssignmentClaim, MoveClaim, OrganizationClaim
from agreements.domain.resolutions import Certainty
from agreements.projections.asked import Asked, UnknownSubject, named
from agreements.projections.holding_row import row
from agreements.projections.organization import HOLDER, posts_of
from agreements.projections.place_names import organization as named_in
from agreements.projections.place_names import place
from agreements.projections.shapes import Holding, HoldingsAnswer, PostHoldings
from agreements.projections.source import Reached, Seeds
from agreements.projections.who import findings, in_order


async def holdings(asked: Asked, organization: str, *, posts: bool = False) -> HoldingsAnswer:
    """Answer holdings, each at its own function and territory; with ``posts`` theirs beside.

    Raises UnknownSubject for what is registered as neither an organization nor a post.
    """
    its_posts = await _its_posts(asked, organization) if posts else {}
    before = await _stood_in_for(asked, organization)
    points = await _points(asked, {*before, *its_posts}, before.values())
    reached = await asked.source.reach(
        Seeds(
            functions=frozenset(each.function for each in points),
            territories=frozenset(each.territory for each in points),
            organizations=frozenset({organization, *its_posts}),
        )
    )
    found = reached.trees.organizations.get(organization)
    if found is None and not asked.source.snapshot.empty:
        raise UnknownSubject(organization, HOLDER)
    resolved = [resolve(reached.given, reached.trees, each, asked.on) for each in points]
    held = [each for one in resolved for each in one.held]
    overridden = [each for one in resolved for each in one.overridden]
    return HoldingsAnswer(
        **asked.header(),
        organization=named(found, asked.on) if found else None,
        holdings=_rows(held, organization, reached, asked.on),
        posts=tuple(
            PostHoldings(
                post=named_in(each, reached, asked.on),
                certainty=certainty,
                holdings=_rows(held, each, reached, asked.on),
            )
            for each, certainty in its_posts.items()
        ),
        overridden=_rows(overridden, organization, reached, asked.on),
        findings=(
            *asked.nothing_recorded,
            *findings(_about(resolved, frozenset({organization, *its_posts})), reached),
        ),
    )


async def _its_posts(asked: Asked, organization: str) -> dict[str, Certainty]:
    found = await asked.source.of_kind("post", refs=[organization])
    posts = posts_of(found, organization, asked.on)
    return {each.subject: certainty for each, certainty in posts}


async def _stood_in_for(asked: Asked, organization: str) -> dict[str, OrganizationClaim | None]:
    """Return the organization and all that lead to it by succession or transfer, on any day."""
    found: dict[str, OrganizationClaim | None] = {organization: None}
    edge = [organization]
    while edge:
        before = [
            each
            for each in await asked.source.of_kind("organization", refs=edge)
            if isinstance(each, OrganizationClaim)
            and each.subject not in found
            and not _heirs(each).isdisjoint(edge)
        ]
        found |= {each.subject: each for each in before}
        edge = [each.subject for each in before]
    return found


def _heirs(of: OrganizationClaim) -> set[str]:
    transferred = {each.to for each in of.transfers}
    return transferred | {each for end in of.ends for each in end.successors}


async def _points(
    asked: Asked, holders: Iterable[str], before: Iterable[OrganizationClaim | None]
) -> Sequence[Point]:
    """Return where something is given to the holders, and where a part of it went elsewhere."""
    given = await asked.source.of_kind("assignment", "move", refs=sorted(holders))
    found = {
        Point(each.function, each.territory)
        for claim in given
        if isinstance(claim, AssignmentClaim | MoveClaim)
        for each in claim.worlds
    }
    parts = {
        (function, territory)
        for claim in before
        if claim is not None
        for function, territory in (
            *((each.function, each.territory) for each in claim.allocations),
            *((each.function, each.territory) for each in claim.transfers),
        )
    }
    narrower = {
        Point(function or each.function, territory or each.territory)
        for function, territory in parts
        for each in found
    }
    return sorted(found | narrower, key=lambda each: (each.function, each.territory))


def _rows(held: Sequence[Held], holder: str, reached: Reached, on: date) -> tuple[Holding, ...]:
    return tuple(
        _where_held(each, row(each, held, reached, on), reached, on)
        for each in in_order(_own(held, holder))
    )


def _where_held(held: Held, of: Holding, reached: Reached, on: date) -> Holding:
    """Return a row; of what is stood in for in part only, at that part."""
    if _given_there(held):
        return of
    function = place(held.point.function, reached.trees.functions, on)
    territory = place(held.point.territory, reached.trees.territories, on)
    return of.model_copy(update={"function": function, "territory": territory})


def _own(held: Sequence[Held], organization: str) -> Iterable[Held]:
    """Keep what it holds or stands in for where the role is given.

    What it stands in for in part, or for a part more certainly, is kept at that part.
    """
    its = [
        each for each in held if each.row.holder == organization or organization in each.standing_in
    ]
    whole = {each.row.key: each.standing_in.get(organization) for each in its if _given_there(each)}
    for each in its:
        surer = each.standing_in.get(organization) == "certain" != whole.get(each.row.key)
        in_part = each.row.holder != organization and (each.row.key not in whole or surer)
        if _given_there(each) or in_part:
            yield each


def _given_there(held: Held) -> bool:
    claim = held.row.claim
    return (claim.function, claim.territory) == (held.point.function, held.point.territory)


def _about(resolved: Iterable[Resolved], holders: frozenset[str]) -> Iterable[Resolved]:
    for each in resolved:
        about = {
            key: value
            for key, value in each.findings.items()
            if not set(key.about).isdisjoint(holders)
        }
        yield Resolved((), about)
