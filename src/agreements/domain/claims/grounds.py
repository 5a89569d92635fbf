"""Claims of what an instrument rests on, what it prevails over, and what was once on record."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from agreements.domain.claims.gather import Facts, dated
from agreements.domain.claims.shapes import (
    BasisClaim,
    Claim,
    FormerClaim,
    PrevalenceClaim,
    Sourced,
)
from agreements.domain.facts import (
    Act,
    BasisRecorded,
    PrevalenceAgreed,
    RoleAssigned,
    StepPlanned,
)
from agreements.domain.standing import Record, Recorded


def derive_basis(facts: Facts) -> Sequence[Claim]:
    """Return what the instrument rests on, if it is on record."""
    found = facts.last(BasisRecorded)
    if found is None:
        return ()
    return (
        BasisClaim(
            **facts.header(),
            basis=found.fact.basis,
            rests_on=found.fact.rests_on,
            since=dated(found, "effective_on"),
            until=dated(found, "until"),
            clause=found.fact.clause,
        ),
    )


def derive_prevalence(facts: Facts) -> Sequence[Claim]:
    """Return what prevails over what by a clause, if it is on record."""
    found = facts.last(PrevalenceAgreed)
    if found is None:
        return ()
    return (
        PrevalenceClaim(
            **facts.header(),
            clause=found.fact.clause,
            prevails=found.fact.prevails or facts.subject,
            over=found.fact.over,
            since=dated(found, "effective_on"),
            until=dated(found, "until"),
        ),
    )


def former_claims(
    subject: str, record: Record, touched: Collection[str] | None
) -> Iterator[FormerClaim]:
    """Yield the assignments and steps that were on record and give nothing now (R10)."""
    standing = {each.fact.part for each in record.standing() if _gives(each.fact)}
    of_part: dict[str, list[Recorded]] = {}
    for each in record.by_name.values():
        part = record.part_of(each)
        if part is not None and (touched is None or part in touched):
            of_part.setdefault(part, []).append(each)
    for part, recorded in sorted(of_part.items()):
        first = next((e for e in recorded if isinstance(e.fact, RoleAssigned | StepPlanned)), None)
        if first is not None and part not in standing:
            yield FormerClaim(
                subject=subject,
                part=f"{part}/former",
                facts=tuple(
                    Sourced(name=each.name, kind=each.fact.fact, cites=each.fact.sources)
                    for each in recorded
                ),
                was="assignment" if isinstance(first.fact, RoleAssigned) else "step",
                key=part.partition("/")[2],
            )


def _gives(fact: object) -> bool:
    regular = not (isinstance(fact, Act) and fact.irregular is not None)
    return regular and isinstance(fact, RoleAssigned | StepPlanned)
