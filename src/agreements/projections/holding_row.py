"""A row of an answer, in full: names, period, sources, and the facts that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from agreements.domain.answers.organizations import incumbents_on, part_of
from agreements.domain.answers.resolve import Held
from agreements.domain.answers.rows import Row
from agreements.domain.claims.shapes import (
    AssignmentClaim,
    Claim,
    FunctionClaim,
    MoveClaim,
    PostClaim,
    Sourced,
    TerritoryClaim,
)
from agreements.domain.words import Citation, Text, family_of
from agreements.projections.alternatives import alternatives
from agreements.projections.asked import name, named, titled
from agreements.projections.shapes import (
    Cite,
    Holding,
    Incumbent,
    InferredFact,
    Limit,
    Name,
    Named,
    Scope,
    StandIn,
    period,
)
from agreements.projections.source import Reached


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
        delegated_from=None,
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


def organization(subject: str, reached: Reached, on: date) -> Named:
    """Return an organization with its name on a day."""
    claim = reached.trees.organizations.get(subject)
    if claim is None:  # its registration was annulled since: the identifier is all there is
        return Named(id=subject, name=Name(en=subject, fr=subject))
    return named(claim, on)


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


def place(
    subject: str, known: Mapping[str, FunctionClaim] | Mapping[str, TerritoryClaim], on: date
) -> Named:
    """Return a function or territory with its name on a day."""
    claim = known.get(subject)
    return named(claim, on) if claim else Named(id=subject, name=Name(en=subject, fr=subject))


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
    claim = held.row.claim
    if (claim.function, claim.territory) == (held.point.function, held.point.territory):
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
