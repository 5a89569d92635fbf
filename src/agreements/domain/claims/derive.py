"""From the facts of a subject to its claims, part by part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence

from agreements.domain.claims import (
    clauses,
    grounds,
    life,
    money,
    obligations,
    parts,
    places,
    posts,
)
from agreements.domain.claims.gather import Facts, sourced
from agreements.domain.claims.shapes import Claim, Dated, IrregularityClaim
from agreements.domain.claims.worlds import claims_in_each_world
from agreements.domain.effective import effective_day
from agreements.domain.facts import FACT_TYPES
from agreements.domain.standing import Alternative, Record, Standing

Derivation = Callable[[Facts], Sequence[Claim]]

_OF_PARTS: dict[str, Derivation] = {
    "life": life.derive_life,
    "clause": clauses.derive_clause,
    "reopener": parts.derive_reopener,
    "assignment": parts.derive_assignment,
    "step": parts.derive_step,
    "funding": money.derive_funding,
    "total": money.derive_total,
    "obligation": obligations.derive_obligation,
    "indicator": obligations.derive_indicator,
    "lead": obligations.derive_lead,
    "body": posts.derive_body,
    "decision": posts.derive_decision,
    "need": places.derive_need,
    "basis": grounds.derive_basis,
    "prevalence": grounds.derive_prevalence,
}
_OF_KINDS: dict[str, Derivation] = {
    "organization": places.derive_organization,
    "territory": places.derive_territory,
    "function": places.derive_function,
    "document": places.derive_document,
    "post": posts.derive_post,
}


def claims_of(
    subject: str, kind: str, record: Record, touched: Collection[str] | None = None
) -> tuple[Claim, ...]:
    """Return the claims of a subject's parts; of the ``touched`` parts only, if given.

    Pure. ``kind`` is the kind of subject that its first fact registered.
    """
    by_part: dict[str, list[Standing]] = defaultdict(list)
    for each in record.standing():
        if touched is None or each.fact.part in touched:
            by_part[each.fact.part].append(each)
    said: dict[str, list[Alternative]] = defaultdict(list)
    for alternative in record.alternatives():
        said[alternative.stands.fact.part].append(alternative)
    derived = (
        claim
        for part in sorted(by_part)
        for claim in _derive_part(Facts(subject, part, by_part[part]), kind, said[part])
    )
    return (*derived, *grounds.former_claims(subject, record, touched))


def _derive_part(facts: Facts, kind: str, said: Sequence[Alternative]) -> tuple[Claim, ...]:
    derive = derivation_of(facts.part, kind)
    derived = claims_in_each_world(facts, said, derive) if said else derive(facts)
    return (*derived, *_irregularities(facts))


def derivation_of(part: str, kind: str) -> Derivation:
    """Return what makes claims of a part of a subject of a kind; KeyError: no fact has it."""
    return _OF_KINDS[kind] if part == "self" else _OF_PARTS[part.partition("/")[0]]


def _irregularities(facts: Facts) -> tuple[Claim, ...]:
    if not facts.irregular:
        return ()
    return (
        IrregularityClaim(
            subject=facts.subject,
            part=f"{facts.part}/irregular",
            facts=tuple(sourced(each) for each in facts.irregular),
            acts=tuple(each.name for each in facts.irregular),
            days=tuple(_day_of(each) for each in facts.irregular),
        ),
    )


def _day_of(act: Standing) -> Dated | None:
    on = effective_day(act.fact)
    return None if on is None else Dated(var=act.name, on=on)


def belongs(claim_part: str, touched: Collection[str]) -> bool:
    """Return whether a stored claim was derived from one of the touched parts of its subject."""
    return any(claim_part == part or claim_part.startswith(f"{part}/") for part in touched)


def kind_registered_by(fact_type: str) -> str | None:
    """Return the kind of subject that a type of fact registers; None: none, or not our fact."""
    found = FACT_TYPES.get(fact_type)
    return None if found is None else found.registers
