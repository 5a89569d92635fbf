"""Facts about agreements, enactments and declarations: how one comes about, and is changed."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from agreements.domain.dates import ImpreciseDate
from agreements.domain.facts.base import Act, SourcedFact
from agreements.domain.words import (
    AgreementForm,
    DeclarationKind,
    EnactmentKind,
    Flag,
    Key,
    Language,
    PartnershipType,
    Prose,
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


class LifeAct(Act):
    concerns: ClassVar = AGREEMENT

    @property
    def part(self) -> str:
        """The instrument's life."""
        return "life"


class AgreementSigned(LifeAct):
    """A party signs."""

    fact: Literal["AgreementSigned"] = "AgreementSigned"
    party: SubjectId
    signed_on: ImpreciseDate


class InstrumentCommenced(LifeAct):
    """An agreement or enactment comes into force, for every party or for the one named.

    Never before the last required signature unless ``retroactive`` (R3).
    """

    concerns: ClassVar = IN_FORCE_KINDS
    fact: Literal["InstrumentCommenced"] = "InstrumentCommenced"
    effective_on: ImpreciseDate = Field(description="First day in force.")
    party: SubjectId | None = Field(default=None, description="Absent: for every party.")
    retroactive: Flag = Field(default=False, description="May precede the last signature.")


class NegotiationOpened(LifeAct):
    """Talks on an agreement begin."""

    fact: Literal["NegotiationOpened"] = "NegotiationOpened"
    opened_on: ImpreciseDate


class NegotiationAbandoned(LifeAct):
    """Talks end without an agreement in force."""

    fact: Literal["NegotiationAbandoned"] = "NegotiationAbandoned"
    effective_on: ImpreciseDate = Field(description="First day on which it is abandoned.")


class ApprovalGiven(LifeAct):
    """An authority approves that a party enters an agreement; not yet a signature."""

    fact: Literal["ApprovalGiven"] = "ApprovalGiven"
    party: SubjectId
    approved_by: SubjectId = Field(description="The organization or post that approves.")
    approved_on: ImpreciseDate
    under: SubjectId | None = Field(default=None, description="The enactment that approves it.")


class CommencementConditioned(LifeAct):
    """An agreement comes into force only once a condition is met or waived."""

    fact: Literal["CommencementConditioned"] = "CommencementConditioned"
    condition: Key
    text: Prose
    party: SubjectId | None = Field(default=None, description="Absent: for every party.")


class CommencementConditionMet(LifeAct):
    """A condition of commencement is met."""

    fact: Literal["CommencementConditionMet"] = "CommencementConditionMet"
    condition: Key
    met_on: ImpreciseDate


class CommencementConditionWaived(LifeAct):
    """The parties, or one entitled to, waive a condition of commencement."""

    fact: Literal["CommencementConditionWaived"] = "CommencementConditionWaived"
    condition: Key
    waived_on: ImpreciseDate
    by: SubjectId | None = None


class FormChanged(LifeAct):
    """The parties change an agreement's form, its partnership type, or both."""

    fact: Literal["FormChanged"] = "FormChanged"
    effective_on: ImpreciseDate
    form: AgreementForm | None = Field(default=None, description="Absent: stays as it was.")
    partnership_type: PartnershipType | None = Field(default=None, description="Absent: as it was.")

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        if self.form is None and self.partnership_type is None:
            msg = "give form, partnership_type or both"
            raise ValueError(msg)
        return self


class AgreementAmended(LifeAct):
    """An amending instrument changes an agreement; the changed texts are ClauseAmended."""

    fact: Literal["AgreementAmended"] = "AgreementAmended"
    effective_on: ImpreciseDate
    amended_by: SubjectId | None = Field(
        default=None, description="The amending instrument; one may amend several."
    )
    summary: Prose | None = None
