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
from agreements.domain.claims.shapes import Alternative, Claim, World
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
    of = min(how_many(each.beside.root for each in said), MOST_WORLDS)
    made: dict[str, list[Claim]] = {}
    for option, standing in enumerate(islice(worlds(facts.standing, said), of)):
        world = World(
            group=f"{facts.subject}/{facts.part}",
            option=option,
            of=of,
            alternatives=tuple(_shown(each) for each in said),
        )
        for claim in derive(Facts(facts.subject, facts.part, standing)):
            made.setdefault(claim.part, []).append(claim.model_copy(update={"world": world}))
    for first, *others in made.values():
        yield first.model_copy(update={"others": tuple(others)})


def worlds(standing: Sequence[Standing], said: Sequence[Said]) -> Iterator[tuple[Standing, ...]]:
    """Yield what stands in each world: first the facts themselves."""
    beside = {
        each.root: (each, *(one.stands for one in said if one.beside.root == each.root))
        for each in standing
    }
    return product(*beside.values())


def how_many(beside: Iterable[str]) -> int:
    """Return how many worlds a part has: ``beside`` names the fact's root of each alternative."""
    return prod(alternatives + 1 for alternatives in Counter(beside).values())


def _shown(said: Said) -> Alternative:
    statement = cast("OrdinaryFact", said.stands.fact)
    return Alternative(name=said.stands.name, beside=said.beside.name, statement=statement)
