"""An organization, a post or a joint body on a day: what it is, was and does (R13, R26)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from agreements.domain.answers.organizations import (
    answers_to,
    by_the_day,
    exists_on,
    first_bound,
    in_its_place,
    members_on,
    part_of,
)
from agreements.domain.answers.trees import Holder
from agreements.domain.claims.shapes import (
    BodyClaim,
    Claim,
    DecisionClaim,
    IrregularityClaim,
    OrganizationClaim,
    PostClaim,
    Succession,
)
from agreements.domain.resolutions import Certainty
from agreements.projections.asked import Asked, UnknownSubject, name, named
from agreements.projections.gathered import Gathered, gather
from agreements.projections.holding_row import incumbents
from agreements.projections.organization_parts import body, decisions, stand_ins
from agreements.projections.organization_shapes import (
    AllocationPart,
    EndedHow,
    EndPart,
    MemberPart,
    NamePart,
    OrganizationAnswer,
    OriginPart,
    PostPart,
    TransferPart,
)
from agreements.projections.shapes import bounds, maybe_bounds
from agreements.projections.source import Reached, Seeds
from agreements.projections.sources import sources

HOLDER = "organization or post"
"""The kinds of subject that the question takes."""


@dataclass(frozen=True)
class _About:
    """A subject, with what leads to it and the names of all that it leads to."""

    of: Holder
    own: Sequence[Claim]
    leading: Sequence[Claim]
    reached: Reached
    found: Gathered
    on: date


async def organization(asked: Asked, subject: str) -> OrganizationAnswer:
    """Answer what is known of an organization, a post or a joint body, and how it is on the day.

    Raises UnknownSubject for what is registered as neither an organization nor a post.
    """
    source = asked.source
    own = await source.of_kind("organization", "post", "body", "decision", subjects=[subject])
    of = next((each for each in own if isinstance(each, Holder)), None)
    if of is None:
        if source.snapshot.empty:
            return OrganizationAnswer(**asked.header(), id=subject, findings=asked.nothing_recorded)
        raise UnknownSubject(subject, HOLDER)
    leading = await source.of_kind("organization", "post", "body", refs=[subject])
    reached = await source.reach(Seeds(organizations=frozenset({subject})))
    stands = frozenset(in_its_place(reached.trees, subject, asked.on))
    named_too = _named_in((*own, *leading)) | stands
    found = await gather(asked, ("irregularity",), [subject], named_too)
    return _answer(asked, _About(of, own, leading, reached, found, asked.on))


def _named_in(claims: Iterable[Claim]) -> frozenset[str]:
    """Return all that claims lead to, the functions and instruments of transfers too."""
    found = {each for claim in claims for each in (claim.subject, *claim.refs)}
    for claim in claims:
        if isinstance(claim, OrganizationClaim):
            for part in claim.allocations:
                found |= {part.function or "", part.territory or ""}
            for moved in claim.transfers:
                found |= {moved.function, moved.territory or "", moved.under or ""}
    return frozenset(found - {""})


def _answer(asked: Asked, about: _About) -> OrganizationAnswer:
    of, on = about.of, about.on
    whole = of if isinstance(of, OrganizationClaim) else None
    irregular = about.found.of(IrregularityClaim, of.subject)
    made = [each for each in about.own if isinstance(each, DecisionClaim)]
    bodies = [each for each in about.own if isinstance(each, BodyClaim)]
    return OrganizationAnswer(
        **asked.header(),
        id=of.subject,
        kind=of.kind,
        organization_kind=whole.organization_kind if whole else None,
        jurisdiction=whole.jurisdiction if whole else None,
        name=named(of, on).name,
        names=tuple(
            NamePart(name=name(each.name), since=maybe_bounds(each.since))
            for each in sorted(of.names, key=lambda each: (first_bound(each.since), each.order))
        ),
        exists=exists_on(of, on),
        formed_on=maybe_bounds(of.formed_on),
        ends=tuple(_end(each, about) for each in of.ends),
        part_of=stand_ins(part_of(of, on), about.found),
        came_from=tuple(_origins(about)),
        in_its_place=stand_ins(in_its_place(about.reached.trees, of.subject, on), about.found),
        allocations=tuple(_allocations(about)),
        transfers=tuple(_transfers(about)),
        answers_to=stand_ins(answers_to(of, on), about.found),
        incumbents=incumbents(of, on),
        posts=tuple(_posts(about)),
        body=body(bodies[0], about.found) if bodies else None,
        sits_on=tuple(_sits_on(about)),
        decisions=decisions(made, about.found),
        findings=about.found.irregular_acts(irregular),
        **sources(of.facts),
    )


def _end(of: Succession, about: _About) -> EndPart:
    return EndPart(
        how=_how(of, about.of),
        on=bounds(of.on.on),
        successors=tuple(about.found.named(each) for each in of.successors),
        certainty=by_the_day(of.on, about.on),
    )


def _how(of: Succession, ended: Holder) -> EndedHow:
    if isinstance(ended, PostClaim):
        return "abolished"
    if not of.successors:
        return "dissolved"
    return of.manner or ("split" if len(of.successors) > 1 else "succeeded")


def _origins(about: _About) -> Iterator[OriginPart]:
    """Yield the organizations to which it succeeds, alone or with others, the first first."""
    found = [
        (end, each)
        for each in about.leading
        if isinstance(each, OrganizationClaim)
        for end in each.ends
        if about.of.subject in end.successors
    ]
    for end, each in sorted(found, key=lambda one: (first_bound(one[0].on), one[1].subject)):
        yield OriginPart(
            **about.found.named(each.subject).model_dump(),
            how=_how(end, each),
            on=bounds(end.on.on),
            certainty=by_the_day(end.on, about.on),
        )


def _allocations(about: _About) -> Iterator[AllocationPart]:
    of = about.of
    for each in of.allocations if isinstance(of, OrganizationClaim) else ():
        since = each.since or min((end.on for end in of.ends), key=first_bound, default=None)
        yield AllocationPart(
            successor=about.found.named(each.successor),
            function=about.found.named(each.function) if each.function else None,
            territory=about.found.named(each.territory) if each.territory else None,
            since=maybe_bounds(each.since),
            certainty=by_the_day(since, about.on),
        )


def _transfers(about: _About) -> Iterator[TransferPart]:
    """Yield the functions that went from it, and those that came to it, by day."""
    found = [
        (each, claim.subject)
        for claim in {one.subject: one for one in (about.of, *about.leading)}.values()
        if isinstance(claim, OrganizationClaim)
        for each in claim.transfers
        if about.of.subject in (claim.subject, each.to)
    ]
    for each, giver in sorted(found, key=lambda one: (first_bound(one[0].since), one[1])):
        yield TransferPart(
            from_=about.found.named(giver),
            to=about.found.named(each.to),
            function=about.found.named(each.function),
            territory=about.found.named(each.territory) if each.territory else None,
            on=bounds(each.since.on),
            under=about.found.titled(each.under) if each.under else None,
            certainty=by_the_day(each.since, about.on),
        )


def _posts(about: _About) -> Iterator[PostPart]:
    for each, certainty in posts_of(about.leading, about.of.subject, about.on):
        yield PostPart(
            **named(each, about.on).model_dump(),
            certainty=certainty,
            incumbents=incumbents(each, about.on),
        )


def posts_of(
    claims: Iterable[Claim], organization: str, on: date
) -> Iterator[tuple[PostClaim, Certainty]]:
    """Yield the posts of an organization on a day, with how certainly each is one."""
    for each in claims:
        if isinstance(each, PostClaim):
            there, exists = part_of(each, on).get(organization), exists_on(each, on)
            if there is not None and exists is not None:
                both = there == exists == "certain"
                yield each, "certain" if both else "possible"


def _sits_on(about: _About) -> Iterator[MemberPart]:
    """Yield the joint bodies of which it is a member on the day."""
    for each in about.leading:
        sitting = members_on(each, about.on) if isinstance(each, BodyClaim) else {}
        for of, certainty in sitting.items():
            if of.member == about.of.subject:
                behalf = of.on_behalf_of
                yield MemberPart(
                    **about.found.named(each.subject).model_dump(),
                    on_behalf_of=about.found.named(behalf) if behalf else None,
                    certainty=certainty,
                )
