"""Facts about the life of agreements, enactments and declarations."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from agreements.domain.dates import Duration, ImpreciseDate
from agreements.domain.facts.base import Act, SourcedFact
from agreements.domain.words import (
    AgreementForm,
    DeclarationKind,
    EnactmentKind,
    Flag,
    Language,
    PartnershipType,
    SubjectId,
    Text,
)

AGREEMENT = frozenset({"agreement"})
IN_FORCE_KINDS = frozenset({"agreement", "enactment"})


class AgreementRegistered(SourcedFact):
    """An agreement enters the registry with its parties; every party's signature is required."""

    registers: ClassVar = "agreement"
    fact: Literal["AgreementRegistered"] = "AgreementRegistered"
    title: Text
    form: AgreementForm | None = Field(default=None, description="Absent: the source does not say.")
    partnership_type: PartnershipType | None = None
    parties: tuple[SubjectId, ...] = Field(min_length=2, max_length=100)
    language_of_record: Language | None = Field(default=None, description="Absent: both equal.")

    @property
    def part(self) -> str:
        """The instrument's life."""
        return "life"

    @model_validator(mode="after")
    def _parties_differ(self) -> Self:
        if len(set(self.parties)) != len(self.parties):
            msg = "parties: each is named once"
            raise ValueError(msg)
        return self


class EnactmentRegistered(SourcedFact):
    """A statute, regulation, order, mandate letter or directive enters the registry."""

    registers: ClassVar = "enactment"
    fact: Literal["EnactmentRegistered"] = "EnactmentRegistered"
    title: Text
    kind: EnactmentKind
    made_by: SubjectId

    @property
    def part(self) -> str:
        """The instrument's life."""
        return "life"


class DeclarationRegistered(SourcedFact):
    """An offer, announcement or plan: shown and cited, it moves nothing (R25)."""

    registers: ClassVar = "declaration"
    fact: Literal["DeclarationRegistered"] = "DeclarationRegistered"
    title: Text
    kind: DeclarationKind
    made_by: SubjectId
    made_on: ImpreciseDate

    @property
    def part(self) -> str:
        """The instrument's life."""
        return "life"


class _LifeAct(Act):
    concerns: ClassVar = AGREEMENT

    @property
    def part(self) -> str:
        """The instrument's life."""
        return "life"


class AgreementSigned(_LifeAct):
    """A party signs."""

    fact: Literal["AgreementSigned"] = "AgreementSigned"
    party: SubjectId
    signed_on: ImpreciseDate


class InstrumentCommenced(_LifeAct):
    """An agreement or enactment comes into force, for every party or for the one named.

    Never before the last required signature unless ``retroactive`` (R3).
    """

    concerns: ClassVar = IN_FORCE_KINDS
    fact: Literal["InstrumentCommenced"] = "InstrumentCommenced"
    effective_on: ImpreciseDate = Field(description="First day in force.")
    party: SubjectId | None = Field(default=None, description="Absent: for every party.")
    retroactive: Flag = Field(default=False, description="May precede the last signature.")


class TermAgreed(_LifeAct):
    """How long an agreement runs: a length from its commencement, up to a day, or indeterminate.

    "Renewable" alone carries nothing on; a tacit renewal does, unless declined (R1).
    """

    fact: Literal["TermAgreed"] = "TermAgreed"
    length: Duration | None = Field(default=None, description="From commencement, such as P5Y.")
    until: ImpreciseDate | None = Field(default=None, description="First day without effect.")
    indeterminate: Flag = False
    renewable: Flag = False
    tacit_renewal: Duration | None = Field(
        default=None, description="The length by which it carries itself on when nobody declines."
    )

    @model_validator(mode="after")
    def _one_way_to_end(self) -> Self:
        ways = (self.length is not None) + (self.until is not None) + self.indeterminate
        if ways != 1:
            msg = "give exactly one of length, until, indeterminate"
            raise ValueError(msg)
        if self.tacit_renewal is not None and self.indeterminate:
            msg = "an indeterminate term has no tacit_renewal"
            raise ValueError(msg)
        return self


class AgreementRenewed(_LifeAct):
    """The parties carry an agreement on beyond its term."""

    fact: Literal["AgreementRenewed"] = "AgreementRenewed"
    until: ImpreciseDate | None = Field(
        default=None, description="First day without effect; absent: until it is otherwise ended."
    )


class RenewalDeclined(_LifeAct):
    """A party gives notice against the tacit renewal: the agreement ends with its running term."""

    fact: Literal["RenewalDeclined"] = "RenewalDeclined"
    party: SubjectId
    notice_on: ImpreciseDate


class InstrumentTerminated(_LifeAct):
    """An agreement is ended by notice, or an enactment is repealed."""

    concerns: ClassVar = IN_FORCE_KINDS
    fact: Literal["InstrumentTerminated"] = "InstrumentTerminated"
    effective_on: ImpreciseDate = Field(description="First day without effect.")
    party: SubjectId | None = Field(default=None, description="Who gave notice.")
    notice_on: ImpreciseDate | None = None


class AgreementSuperseded(_LifeAct):
    """Another instrument takes an agreement's place. (To correct the record: FactSuperseded.)"""

    fact: Literal["AgreementSuperseded"] = "AgreementSuperseded"
    by: SubjectId
    effective_on: ImpreciseDate = Field(description="First day without effect.")
