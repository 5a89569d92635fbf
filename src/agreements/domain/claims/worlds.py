"""Where sources disagree: what comes of a part if one of them is right, or another (R7).

A *world* takes, of each fact with alternatives, the fact or one of them. Each gives its claims;
which world is so is an unknown of the question, as a day may be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, product
from math import prod
from typing import cast

from agreements.domain.claims.gather import Facts
from agreements.domain.claims.shapes import Alternative, Claim, ElsewhereClaim, Sourced, World
from agreements.domain.facts import OrdinaryFact
from agreements.domain.standing import Alternative as Said
from agreements.domain.standing import Standing

MOST_WORLDS = 16
"""Of one part. A further alternative is refused."""


def claims_in_each_world(
    facts: Facts, said: Sequence[Said], derive: Callable[[Facts], Iterable[Claim]]
) -> Iterator[Claim]:
    """Yield each claim of a part once: as the facts make it, with the other worlds' beside.

    A claim that the facts do not make is given as the first world makes it that does.
    """
    told = [[each, *others] for each, others in _beside(facts.standing, said) if others]
    of = min(how_many(each.beside.root for each in said), MOST_WORLDS)
    made: dict[str, list[Claim]] = {}
    for option, standing in enumerate(islice(worlds(facts.standing, said), of)):
        world = World(group=f"{facts.subject}/{facts.part}", option=option, of=of)
        for claim in derive(Facts(facts.subject, facts.part, standing)):
            sourced = tuple(_with_others(each, told) for each in claim.facts)
            made.setdefault(claim.part, []).append(
                claim.model_copy(update={"world": world, "facts": sourced})
            )
    for first, *others in made.values():
        claim = first.model_copy(update={"others": tuple(others)})
        yield claim
        yield from _elsewhere(claim)


def _elsewhere(claim: Claim) -> Iterator[Claim]:
    """Yield a pointer to a claim from each place that it is about in another world."""
    places = sorted({each.place for each in claim.others} - {claim.place})
    for number, (function, territory) in enumerate(places, start=1):
        yield ElsewhereClaim(
            subject=claim.subject,
            part=f"{claim.part}/elsewhere/{number}",
            facts=claim.facts,
            of=claim.part,
            function=function,
            territory=territory,
        )


def worlds(standing: Sequence[Standing], said: Sequence[Said]) -> Iterator[tuple[Standing, ...]]:
    """Yield what stands in each world: first the facts themselves."""
    return product(*([each, *others] for each, others in _beside(standing, said)))


def _beside(
    standing: Iterable[Standing], said: Sequence[Said]
) -> Iterator[tuple[Standing, list[Standing]]]:
    """Yield each fact with the statements of other sources beside it."""
    for each in standing:
        yield each, [one.stands for one in said if one.beside.root == each.root]


def how_many(beside: Iterable[str]) -> int:
    """Return how many worlds a part has: ``beside`` names the fact's root of each alternative."""
    return prod(alternatives + 1 for alternatives in Counter(beside).values())


def _with_others(of: Sourced, told: Iterable[Sequence[Standing]]) -> Sourced:
    """Return a fact of a world with what the other sources say in its place."""
    others = tuple(
        Alternative(name=each.name, statement=cast("OrdinaryFact", each.fact))
        for sources in told
        if any(each.name == of.name for each in sources)
        for each in sources
        if each.name != of.name
    )
    return of.model_copy(update={"otherwise": others})
