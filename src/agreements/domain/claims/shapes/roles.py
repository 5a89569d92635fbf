"""Claims of role assignments and steps."""

from __future__ import annotations

from typing import Literal

from agreements.domain.claims.shapes.base import POSITION, Claim, Dated
from agreements.domain.facts import HoldingRef, Move
from agreements.domain.words import (
    DecisionRule,
    Language,
    Manner,
    Money,
    Prose,
    Role,
    Text,
    Undetermined,
    Word,
)


class AssignmentClaim(Claim):
    kind: Literal["assignment"] = "assignment"
    assignment: str
    role: Role
    holders: tuple[str, ...]
    manner: Manner
    decision_rule: DecisionRule | None
    function: str
    territory: str
    clientele: Text | None
    language_of_service: Language | None
    answerable_to: tuple[str, ...]
    since: Dated | None
    ends: tuple[Dated, ...]
    clause: str | None
    delegated_from: HoldingRef | None = None
    may_subdelegate: bool = False
    order: int = POSITION

    @property
    def refs(self) -> tuple[str, ...]:
        """Holders, and the instrument that a delegation comes from."""
        source = [self.delegated_from.instrument] if self.delegated_from else []
        return tuple(sorted({*self.holders, *source}))


class UndeterminedClaim(Claim):
    """A role that nobody is said to hold: not decided yet, or not told (R24)."""

    kind: Literal["undetermined"] = "undetermined"
    assignment: str
    role: Role
    function: str
    territory: str
    why: Undetermined
    since: Dated | None
    ends: tuple[Dated, ...]
    clause: str | None


class FormerClaim(Claim):
    """An assignment or step that was on record and gives nothing: annulled, or irregular.

    Without it, what was annulled could not be told from what was never recorded (R10).
    """

    kind: Literal["former"] = "former"
    was: Literal["assignment", "step"]
    key: str


class StepCondition(Word):
    condition: str
    text: Prose
    satisfied: Dated | None
    waived: Dated | None
    failed: Dated | None = None


class Amounts(Word):
    """Staff positions and money that move with a step; None: the record does not say."""

    positions: int | None
    funds: Money | None


class Deferral(Word):
    """A step put off: to a later day, or None to no day that is named."""

    deferred: Dated
    planned_for: Dated | None
    order: int


class StepClaim(Claim):
    """A step: ``moved`` is what moved, or will have moved, when it is effected; None: it is not."""

    kind: Literal["step"] = "step"
    step: str
    title: Text
    planned_for: Dated | None
    moves: tuple[Move, ...]
    conditions: tuple[StepCondition, ...]
    effected: Dated | None
    reversed: Dated | None
    after: tuple[str, ...] = ()
    planned: Amounts = Amounts(positions=None, funds=None)
    moved: Amounts | None = None
    assets: tuple[Prose, ...] = ()
    records: tuple[Prose, ...] = ()
    deferrals: tuple[Deferral, ...] = ()
    cancelled: Dated | None = None

    @property
    def refs(self) -> tuple[str, ...]:
        """All that its moves name."""
        return tuple(
            sorted(
                {
                    named
                    for move in self.moves
                    for named in (
                        move.function,
                        move.territory,
                        move.to_holder,
                        *move.from_holders,
                    )
                }
            )
        )


class MoveClaim(Claim):
    """One move of an effected step; found like an assignment."""

    kind: Literal["move"] = "move"
    step: str
    number: int
    roles: tuple[Role, ...]
    from_holders: tuple[str, ...]
    to_holder: str
    function: str
    territory: str
    effected: Dated
    reversed: Dated | None
    order: int = POSITION

    @property
    def refs(self) -> tuple[str, ...]:
        """Recipient and sources."""
        return tuple(sorted({self.to_holder, *self.from_holders}))
