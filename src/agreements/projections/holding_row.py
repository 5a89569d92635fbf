"""A row of an answer, in full: names, period, sources, and the facts that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from agreements.domain.answers.organizations import incumbents_on, part_of
from agreements.domain.answers.resolve import Held, LeftOpen, Point
from agreements.domain.answers.rows import Row
from agreements.domain.claims.shapes import (
    AssignmentClaim,
    Claim,
    MoveClaim,
    PostClaim,
    Sourced,
    UndeterminedClaim,
)
from agreements.domain.words import Citation, Text, family_of
from agreements.projections.alternatives import alternatives
from agreements.projections.asked import name, titled
from agreements.projections.lineage import delegated_from, link, path, rests_on
from agreements.projections.place_names import organization, place
from agreements.projections.shapes import (
    Cite,
    Holding,
    Incumbent,
    InferredFact,
    Limit,
    Named,
    Scope,
    StandIn,
    UndeterminedPart,
    period,
)
from agreements.projections.source import Reached
from agreements.projections.sources import sources


def row(held: Held, all_held: Iterable[Held], reached: Reached, on: date) -> Holding:
    """Return a held row as it stands in the answer."""
    of, claim = held.row, held.row.claim
    return Holding(
        role=of.role,
        family=family_of(of.role),
        manner=of.manner,
        decision_rule=claim.decision_rule if isinstance(claim, AssignmentClaim) else None,
        joint_with=_joint_with(of, all_held),
        holder=organization(of.holder, reached, on),
        part_of=_part_of(of.holder, reached, on),
        incumbents=incumbents(reached.trees.organizations.get(of.holder), on),
        in_place_of_holder=tuple(
            StandIn(**organization(each, reached, on).model_dump(), certainty=certainty)
            for each, certainty in held.standing_in.items()
        ),
        answerable_to=_answerable_to(claim, reached, on),
        accountability=tuple(path(each, reached, on) for each in held.accountability),
        delegated_from=delegated_from(held, reached),
        chain=tuple(link(each, reached, on) for each in held.chain),
        chain_state=held.chain_state if of.manner == "delegated" else None,
        rests_on=tuple(rests_on(each, reached, on) for each in held.grounds),
        limited_to=_limit(claim),
        function=place(claim.function, reached.trees.functions, on),
        territory=place(claim.territory, reached.trees.territories, on),
        inherited_from=_inherited(held),
        instrument=titled(of.life),
        clause=claim.clause if isinstance(claim, AssignmentClaim) else None,
        step=claim.step if isinstance(claim, MoveClaim) else None,
        period=period(held.start, held.end),
        certainty=held.certainty,
        standing="asserted",
        cites=tuple(_cites(of)),
        inferred=tuple(
            InferredFact(fact=each.name, kind=each.kind)
            for each in (*claim.facts, *of.life.facts)
            if _inferred(each)
        ),
        facts=tuple(each.name for each in (*claim.facts, *of.life.facts)),
        alternatives=alternatives((*claim.facts, *of.life.facts), reached.labels),
    )


def undetermined(of: LeftOpen, reached: Reached, on: date) -> UndeterminedPart:
    """Return what is left open as it stands in the answer."""
    claim, life = of.claim, reached.given.lives[of.claim.subject]
    return UndeterminedPart(
        role=claim.role,
        family=family_of(claim.role),
        why=claim.why,
        function=place(claim.function, reached.trees.functions, on),
        territory=place(claim.territory, reached.trees.territories, on),
        inherited_from=inherited(claim, of.point),
        instrument=titled(life),
        clause=claim.clause,
        period=period(of.start, of.end),
        certainty=of.certainty,
        **sources(claim.facts, life.facts, reached.labels),
    )


def _part_of(holder: str, reached: Reached, on: date) -> tuple[StandIn, ...]:
    claim = reached.trees.organizations.get(holder)
    found = part_of(claim, on) if isinstance(claim, PostClaim) else {}
    return tuple(
        StandIn(**organization(each, reached, on).model_dump(), certainty=certainty)
        for each, certainty in found.items()
    )


def incumbents(of: Claim | None, on: date) -> tuple[Incumbent, ...]:
    """Return who fills a post on a day, or may; nobody fills an organization."""
    found = incumbents_on(of, on) if isinstance(of, PostClaim) else {}
    return tuple(
        Incumbent(person=each.person, acting=each.acting, certainty=certainty)
        for each, certainty in found.items()
    )


def _joint_with(of: Row, all_held: Iterable[Held]) -> tuple[str, ...]:
    holding = {each.row.holder for each in all_held if each.row.claim is of.claim}
    return tuple(each for each in of.co_holders if each in holding)


def _answerable_to(
    claim: AssignmentClaim | MoveClaim, reached: Reached, on: date
) -> tuple[Named, ...]:
    to = claim.answerable_to if isinstance(claim, AssignmentClaim) else ()
    return tuple(organization(each, reached, on) for each in to)


def _limit(claim: AssignmentClaim | MoveClaim) -> Limit | None:
    if not isinstance(claim, AssignmentClaim):
        return None
    clientele: Text | None = claim.clientele
    if clientele is None and claim.language_of_service is None:
        return None
    return Limit(
        clientele=name(clientele) if clientele else None,
        language_of_service=claim.language_of_service,
    )


def _inherited(held: Held) -> Scope | None:
    return inherited(held.row.claim, held.point)


def inherited(claim: AssignmentClaim | MoveClaim | UndeterminedClaim, at: Point) -> Scope | None:
    """Return where something was given, if not just where it is asked about."""
    if (claim.function, claim.territory) == (at.function, at.territory):
        return None
    return Scope(function=claim.function, territory=claim.territory)


def _inferred(fact: Sourced) -> bool:
    return bool(fact.cites) and all(each.basis == "inferred" for each in fact.cites)


def _cites(of: Row) -> Iterator[Cite]:
    """Yield the sources of what gives the role, and of whatever else is only inferred (R1)."""
    seen: set[Citation] = set()
    inferred = [each for each in of.life.facts if _inferred(each)]
    for fact in (*of.claim.facts, *inferred):
        for each in fact.cites:
            if each not in seen:
                seen.add(each)
                yield Cite(**each.model_dump())
