"""The shapes of claims, as they are stored."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from agreements.domain.dates import Duration, ImpreciseDate
from agreements.domain.facts import Move
from agreements.domain.words import (
    AgreementForm,
    Citation,
    ClauseKind,
    DecisionRule,
    FunctionLevel,
    Language,
    Manner,
    OrganizationKind,
    PartnershipType,
    Prose,
    Role,
    Text,
    Word,
)

_POSITION: int = Field(default=0, exclude=True)
# The position of the fact that gives it (R4). It is assigned while the claim is written, so it is
# kept beside the claim's body, not in it. `order` elsewhere is a version of the claim's subject.


class Dated(Word):
    """A day of a fact. ``var`` names the unknown: one unknown is one day everywhere (R3)."""

    var: str
    on: ImpreciseDate


class Sourced(Word):
    """A fact that a claim rests on, with its kind and its citations."""

    name: str
    kind: str
    cites: tuple[Citation, ...] = ()


class Claim(Word):
    """What every claim has: the subject and part it is derived from, and the facts it rests on."""

    kind: str
    subject: str
    part: str
    facts: tuple[Sourced, ...]

    @property
    def refs(self) -> tuple[str, ...]:
        """The subjects that the claim leads to, by which it is found."""
        return ()


class Named(Word):
    """A name from a day on; ``since`` None: from the first."""

    name: Text
    since: Dated | None
    order: int


class Placement(Word):
    """Part of another during a period, closed-open; an absent day does not bound it."""

    within: str
    since: Dated | None
    until: Dated | None
    order: int


class Succession(Word):
    """The end of an organization; without successors it is a dissolution."""

    on: Dated
    successors: tuple[str, ...]
    order: int


class OrganizationClaim(Claim):
    kind: Literal["organization"] = "organization"
    names: tuple[Named, ...]
    organization_kind: OrganizationKind
    jurisdiction: str | None
    formed_on: Dated | None
    parents: tuple[Placement, ...]
    ends: tuple[Succession, ...]

    @property
    def refs(self) -> tuple[str, ...]:
        """Parents and successors."""
        successors = {each for end in self.ends for each in end.successors}
        return tuple(sorted(successors | {parent.within for parent in self.parents}))


class TerritoryClaim(Claim):
    kind: Literal["territory"] = "territory"
    names: tuple[Named, ...]
    iso_code: str | None
    exists_from: Dated | None
    placements: tuple[Placement, ...]

    @property
    def refs(self) -> tuple[str, ...]:
        """Containing territories."""
        return tuple(sorted({placement.within for placement in self.placements}))


class Retirement(Word):
    """The end of a function, perhaps carried on as another."""

    on: Dated
    continued_as: str | None


class FunctionClaim(Claim):
    kind: Literal["function"] = "function"
    name: Text
    level: FunctionLevel
    parents: tuple[Placement, ...]
    retirements: tuple[Retirement, ...]

    @property
    def refs(self) -> tuple[str, ...]:
        """Parents."""
        return tuple(sorted({parent.within for parent in self.parents}))


class DocumentClaim(Claim):
    kind: Literal["document"] = "document"
    title: Text
    publisher: str | None
    dated_on: Dated | None
    language: Language | None
    uri: str | None
    sha256: str | None


class Signature(Word):
    party: str
    signed: Dated


class Commencement(Word):
    """``party`` None: for every party that has none of its own."""

    party: str | None
    effective: Dated
    retroactive: bool


class Term(Word):
    """Exactly one of ``length`` (from the first commencement), ``until``, ``indeterminate``."""

    length: Duration | None
    until: Dated | None
    indeterminate: bool
    renewable: bool
    tacit_renewal: Duration | None


class Renewal(Word):
    """``until`` None: until it is otherwise ended."""

    fact: str
    until: Dated | None


class Ending(Word):
    """First day without effect; ``by``: who gave notice, or the superseding instrument."""

    effective: Dated
    by: str | None


class LifeClaim(Claim):
    kind: Literal["life"] = "life"
    instrument_kind: Literal["agreement", "enactment", "declaration"]
    title: Text
    genre: str | None = Field(description="The kind of enactment or declaration.")
    form: AgreementForm | None
    partnership_type: PartnershipType | None
    language_of_record: Language | None
    made_by: str | None
    made_on: Dated | None
    parties: tuple[str, ...]
    signatures: tuple[Signature, ...]
    commencements: tuple[Commencement, ...]
    term: Term | None
    renewals: tuple[Renewal, ...]
    declines: tuple[Dated, ...]
    terminations: tuple[Ending, ...]
    supersessions: tuple[Ending, ...]

    @property
    def refs(self) -> tuple[str, ...]:
        """Parties, the maker, and the superseding instruments."""
        others = {end.by for end in self.supersessions if end.by} | {self.made_by or ""}
        return tuple(sorted({*self.parties, *others} - {""}))


class ClauseText(Word):
    """A text from a day on; ``since`` None: from the instrument's commencement."""

    text: Prose | None
    since: Dated | None
    order: int
    amended_by: str | None


class ClauseClaim(Claim):
    kind: Literal["clause"] = "clause"
    clause: str
    clause_kind: ClauseKind
    heading: Text | None
    texts: tuple[ClauseText, ...]

    @property
    def refs(self) -> tuple[str, ...]:
        """Amending instruments."""
        return tuple(sorted({text.amended_by for text in self.texts if text.amended_by}))


class Invocation(Word):
    by: str
    notice: Dated
    order: int


class Withdrawal(Word):
    effective: Dated
    order: int


class Conclusion(Word):
    concluded: Dated
    instrument: str | None


class ReopenerClaim(Claim):
    kind: Literal["reopener"] = "reopener"
    clause: str
    entitled: tuple[str, ...]
    first_day: Dated | None
    last_day: Dated | None
    notice_period: Duration | None
    negotiation_period: Duration | None
    trigger: Prose | None
    allows: Prose | None
    invocations: tuple[Invocation, ...]
    withdrawals: tuple[Withdrawal, ...]
    conclusions: tuple[Conclusion, ...]

    @property
    def refs(self) -> tuple[str, ...]:
        """Entitled parties and concluding instruments."""
        concluded = {each.instrument for each in self.conclusions if each.instrument}
        return tuple(sorted({*self.entitled, *concluded}))


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
    order: int = _POSITION

    @property
    def refs(self) -> tuple[str, ...]:
        """Holders."""
        return tuple(sorted(self.holders))


class StepCondition(Word):
    condition: str
    text: Prose
    satisfied: Dated | None
    waived: Dated | None


class StepClaim(Claim):
    kind: Literal["step"] = "step"
    step: str
    title: Text
    planned_for: Dated | None
    moves: tuple[Move, ...]
    conditions: tuple[StepCondition, ...]
    effected: Dated | None
    reversed: Dated | None

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
    order: int = _POSITION

    @property
    def refs(self) -> tuple[str, ...]:
        """Recipient and sources."""
        return tuple(sorted({self.to_holder, *self.from_holders}))


class IrregularityClaim(Claim):
    """Acts of one part that happened though the instrument forbade them: shown, without effect."""

    kind: Literal["irregularity"] = "irregularity"
    acts: tuple[str, ...]


_Claim = (
    OrganizationClaim
    | TerritoryClaim
    | FunctionClaim
    | DocumentClaim
    | LifeClaim
    | ClauseClaim
    | ReopenerClaim
    | AssignmentClaim
    | StepClaim
    | MoveClaim
    | IrregularityClaim
)
AnyClaim = Annotated[_Claim, Field(discriminator="kind")]
CLAIM: TypeAdapter[_Claim] = TypeAdapter(AnyClaim)
"""Reads one stored claim: ``CLAIM.validate_json(...)``."""
