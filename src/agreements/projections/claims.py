"""Claims as stored rows, and what one submission changes among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from agreements.domain.claims.derive import belongs, claims_of
from agreements.domain.claims.shapes import (
    CLAIM,
    AssignmentClaim,
    Claim,
    ElsewhereClaim,
    MoveClaim,
    NeedClaim,
    UndeterminedClaim,
)
from agreements.domain.standing import Record, Recorded
from agreements.storage.rows import ClaimRow

C = TypeVar("C", bound=Claim)
_PLACED_BY_ORDER = (AssignmentClaim, MoveClaim)
_AT_A_POINT = (*_PLACED_BY_ORDER, NeedClaim, UndeterminedClaim, ElsewhereClaim)
_OF_ONE_ROLE = (AssignmentClaim, NeedClaim, UndeterminedClaim)


@dataclass(frozen=True)
class Change:
    """What a submission does to the claims of its subjects: those it closes, those it opens."""

    closes: tuple[tuple[str, str], ...]
    opens: tuple[ClaimRow, ...]


def row_of(claim: Claim, first_new: int | None = None) -> ClaimRow:
    """Return a claim as a row.

    ``first_new``: positions from here on are only expected; they are stored as ordinals of the
    submission, and become positions when it is appended.
    """
    position = claim.order if isinstance(claim, _PLACED_BY_ORDER) else None
    new = first_new is not None and position is not None and position >= first_new
    return ClaimRow(
        subject=claim.subject,
        part=claim.part,
        kind=claim.kind,
        role=claim.role if isinstance(claim, _OF_ONE_ROLE) else None,
        function=claim.function if isinstance(claim, _AT_A_POINT) else None,
        territory=claim.territory if isinstance(claim, _AT_A_POINT) else None,
        refs=claim.leads_to,
        body=claim.model_dump_json().encode(),
        position=None if new else position,
        ordinal=position - first_new + 1 if new and position and first_new else None,
    )


def claim_of(body: bytes | str, position: int | None) -> Claim:
    """Return the claim that a row holds."""
    claim: Claim = CLAIM.validate_json(body)
    return claim if position is None else placed(claim, position)


def placed(claim: C, position: int) -> C:
    """Return a claim with the position of the fact that gives it, the same in every world."""
    others = tuple(each.model_copy(update={"order": position}) for each in claim.others)
    return claim.model_copy(update={"order": position, "others": others})


def touched_parts(record: Record, new: Iterable[Recorded]) -> frozenset[str]:
    """Return the parts of a subject that new facts touch, corrections by what they correct."""
    return frozenset(part for each in new if (part := record.part_of(each)) is not None)


def derive(
    subject: str, kind: str, record: Record, new: Sequence[Recorded], first_new: int | None = None
) -> tuple[frozenset[str], tuple[ClaimRow, ...]]:
    """Return the parts that new facts touch, and the claims of those parts as they now are."""
    parts = touched_parts(record, new)
    claims = claims_of(subject, kind, record, parts)
    return parts, tuple(row_of(claim, first_new) for claim in claims)


def difference(
    parts: frozenset[str], open_now: Iterable[ClaimRow], derived: Sequence[ClaimRow]
) -> Change:
    """Return what to close and what to open, so that the touched parts become as derived.

    A claim that stays the same stays open: it was known before and is known still.
    """
    before = {row.part: row for row in open_now if belongs(row.part, parts)}
    after = {row.part: row for row in derived}
    changed = [part for part, row in before.items() if not _same(row, after.get(part))]
    return Change(
        closes=tuple((before[part].subject, part) for part in sorted(changed)),
        opens=tuple(row for part, row in sorted(after.items()) if not _same(row, before.get(part))),
    )


def _same(one: ClaimRow, other: ClaimRow | None) -> bool:
    return (
        other is not None
        and (one.position, one.ordinal) == (other.position, other.ordinal)
        and CLAIM.validate_json(one.body) == CLAIM.validate_json(other.body)
    )


def together(changes: Iterable[Change]) -> Change:
    """Return the changes of several subjects as one."""
    listed = list(changes)
    return Change(
        tuple(close for each in listed for close in each.closes),
        tuple(row for each in listed for row in each.opens),
    )


def by_subject(rows: Iterable[ClaimRow]) -> Mapping[str, list[ClaimRow]]:
    """Return rows grouped by subject."""
    found: dict[str, list[ClaimRow]] = {}
    for row in rows:
        found.setdefault(row.subject, []).append(row)
    return found
