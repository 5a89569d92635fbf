"""Claims of organizations, territories, functions and documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from agreements.domain.claims.gather import Facts, dated
from agreements.domain.claims.shapes import (
    Allocation,
    Answerability,
    Claim,
    DocumentClaim,
    FunctionClaim,
    Named,
    NeedClaim,
    OrganizationClaim,
    Placement,
    Retirement,
    Succession,
    TerritoryClaim,
    Transfer,
)
from agreements.domain.facts import (
    AnswerabilityRecorded,
    DocumentRegistered,
    FunctionPlaced,
    FunctionRegistered,
    FunctionRetired,
    FunctionTransferred,
    NeedRecorded,
    OrganizationDissolved,
    OrganizationPlaced,
    OrganizationRegistered,
    OrganizationRenamed,
    OrganizationSucceeded,
    SplitAllocated,
    TerritoryPlaced,
    TerritoryRegistered,
    TerritoryRenamed,
)


def derive_organization(facts: Facts) -> Sequence[Claim]:
    """Return the organization, if its registration stands."""
    found = facts.last(OrganizationRegistered)
    if found is None:
        return ()
    first = found.fact
    parents = [] if first.parent is None else [placed(first.parent, None, None, found.version)]
    parents += [
        placed(each.fact.parent, dated(each, "effective_on"), None, each.version)
        for each in facts.all(OrganizationPlaced)
    ]
    return (
        OrganizationClaim(
            **facts.header(),
            names=names(found, facts.all(OrganizationRenamed)),
            organization_kind=first.kind,
            jurisdiction=first.jurisdiction,
            formed_on=dated(found, "formed_on"),
            parents=tuple(parents),
            ends=_organization_ends(facts),
            allocations=_allocations(facts),
            transfers=_transfers(facts),
            answers_to=answers_to(facts),
        ),
    )


def _organization_ends(facts: Facts) -> tuple[Succession, ...]:
    succeeded = [
        Succession(
            on=dated(each, "effective_on"),
            successors=each.fact.successors,
            order=each.version,
            manner=each.fact.manner,
        )
        for each in facts.all(OrganizationSucceeded)
    ]
    dissolved = [
        Succession(on=dated(each, "effective_on"), successors=(), order=each.version)
        for each in facts.all(OrganizationDissolved)
    ]
    return (*succeeded, *dissolved)


def _allocations(facts: Facts) -> tuple[Allocation, ...]:
    return tuple(
        Allocation(
            successor=each.fact.successor,
            function=each.fact.function,
            territory=each.fact.territory,
            since=dated(each, "effective_on"),
            order=each.version,
        )
        for each in facts.all(SplitAllocated)
    )


def _transfers(facts: Facts) -> tuple[Transfer, ...]:
    return tuple(
        Transfer(
            to=each.fact.to,
            function=each.fact.function,
            territory=each.fact.territory,
            since=dated(each, "effective_on"),
            under=each.fact.under,
            order=each.version,
        )
        for each in facts.all(FunctionTransferred)
    )


def answers_to(facts: Facts) -> tuple[Answerability, ...]:
    """Return whom an organization or post is recorded to answer to, in order."""
    return tuple(
        Answerability(
            to=each.fact.to,
            since=dated(each, "effective_on"),
            until=dated(each, "until"),
            order=each.version,
        )
        for each in facts.all(AnswerabilityRecorded)
    )


def derive_territory(facts: Facts) -> Sequence[Claim]:
    """Return the territory, if its registration stands."""
    found = facts.last(TerritoryRegistered)
    if found is None:
        return ()
    placements = [
        placed(each.fact.within, dated(each, "effective_on"), dated(each, "until"), each.version)
        for each in facts.all(TerritoryPlaced)
    ]
    return (
        TerritoryClaim(
            **facts.header(),
            names=names(found, facts.all(TerritoryRenamed)),
            iso_code=found.fact.iso_code,
            exists_from=dated(found, "exists_from"),
            placements=tuple(placements),
        ),
    )


def derive_function(facts: Facts) -> Sequence[Claim]:
    """Return the function, if its registration stands."""
    found = facts.last(FunctionRegistered)
    if found is None:
        return ()
    first = found.fact
    parents = [] if first.parent is None else [placed(first.parent, None, None, found.version)]
    parents += [
        placed(each.fact.parent, dated(each, "effective_on"), None, each.version)
        for each in facts.all(FunctionPlaced)
    ]
    return (
        FunctionClaim(
            **facts.header(),
            name=first.name,
            level=first.level,
            parents=tuple(parents),
            retirements=tuple(
                Retirement(on=dated(each, "effective_on"), continued_as=each.fact.continued_as)
                for each in facts.all(FunctionRetired)
            ),
        ),
    )


def derive_need(facts: Facts) -> Sequence[Claim]:
    """Return a function's need, if it is on record (R19)."""
    found = facts.last(NeedRecorded)
    if found is None:
        return ()
    return (
        NeedClaim(
            **facts.header(),
            need=found.fact.need,
            function=facts.subject,
            role=found.fact.role,
            territory=found.fact.territory,
            since=dated(found, "effective_on"),
            until=dated(found, "until"),
        ),
    )


def derive_document(facts: Facts) -> Sequence[Claim]:
    """Return the document, if its registration stands."""
    found = facts.last(DocumentRegistered)
    if found is None:
        return ()
    about = found.fact
    return (
        DocumentClaim(
            **facts.header(),
            title=about.title,
            publisher=about.publisher,
            dated_on=dated(found, "dated_on"),
            language=about.language,
            uri=about.uri,
            sha256=about.sha256,
        ),
    )


def placed(within: str, since: Any, until: Any, order: int) -> Placement:
    """Return where a subject lies, or what it is part of, during a period."""
    return Placement(within=within, since=since, until=until, order=order)


def names(first: Any, renamed: Sequence[Any]) -> tuple[Named, ...]:
    """Return the name of a registration and those of the renamings after it."""
    later = [
        Named(name=each.fact.name, since=dated(each, "effective_on"), order=each.version)
        for each in renamed
    ]
    return (Named(name=first.fact.name, since=None, order=first.version), *later)
