"""Facts about the life of agreements, enactments and declarations."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from agreements.domain.dates import Duration, ImpreciseDate
from agreements.domain.facts.base import Act, Fact, SourcedFact
from agreements.domain.words import (
    AgreementForm,
    DeclarationKind,
    EnactmentKind,
    Flag,
    Key,
    Language,
    OnceEach,
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


class NegotiationOpened(_LifeAct):
    """Talks on an agreement begin."""

    fact: Literal["NegotiationOpened"] = "NegotiationOpened"
    opened_on: ImpreciseDate


class NegotiationAbandoned(_LifeAct):
    """Talks end without an agreement in force."""

    fact: Literal["NegotiationAbandoned"] = "NegotiationAbandoned"
    effective_on: ImpreciseDate = Field(description="First day on which it is abandoned.")


class ApprovalGiven(_LifeAct):
    """An authority approves that a party enters an agreement; not yet a signature."""

    fact: Literal["ApprovalGiven"] = "ApprovalGiven"
    party: SubjectId
    approved_by: SubjectId = Field(description="The organization or post that approves.")
    approved_on: ImpreciseDate
    under: SubjectId | None = Field(default=None, description="The enactment that approves it.")


class CommencementConditioned(_LifeAct):
    """An agreement comes into force only once a condition is met or waived."""

    fact: Literal["CommencementConditioned"] = "CommencementConditioned"
    condition: Key
    text: Prose
    party: SubjectId | None = Field(default=None, description="Absent: for every party.")


class CommencementConditionMet(_LifeAct):
    """A condition of commencement is met."""

    fact: Literal["CommencementConditionMet"] = "CommencementConditionMet"
    condition: Key
    met_on: ImpreciseDate


class CommencementConditionWaived(_LifeAct):
    """The parties, or one entitled to, waive a condition of commencement."""

    fact: Literal["CommencementConditionWaived"] = "CommencementConditionWaived"
    condition: Key
    waived_on: ImpreciseDate
    by: SubjectId | None = None


class TerminationTermsAgreed(_LifeAct):
    """How an agreement may be ended by notice: by whom, and how long the notice is."""

    fact: Literal["TerminationTermsAgreed"] = "TerminationTermsAgreed"
    notice_period: Duration | None = Field(default=None, description="Runs from the day of notice.")
    entitled: Annotated[tuple[SubjectId, ...], OnceEach] = Field(
        default=(), max_length=100, description="None named: every party."
    )
    clause: Key | None = None


class TerminationWithdrawn(_LifeAct):
    """Notice of termination is taken back before it takes effect: the agreement goes on."""

    fact: Literal["TerminationWithdrawn"] = "TerminationWithdrawn"
    withdrawn_on: ImpreciseDate


class InstrumentSuspended(_LifeAct):
    """An instrument is suspended: what it gives does not hold, and nothing moves back (R17)."""

    concerns: ClassVar = IN_FORCE_KINDS
    fact: Literal["InstrumentSuspended"] = "InstrumentSuspended"
    effective_on: ImpreciseDate = Field(description="First day suspended.")
    until: ImpreciseDate | None = Field(default=None, description="First day in force again.")


class SuspensionLifted(_LifeAct):
    """A suspension ends."""

    concerns: ClassVar = IN_FORCE_KINDS
    fact: Literal["SuspensionLifted"] = "SuspensionLifted"
    effective_on: ImpreciseDate = Field(description="First day in force again.")


class AccessionRequested(_LifeAct):
    """An organization asks to become a party."""

    fact: Literal["AccessionRequested"] = "AccessionRequested"
    applicant: SubjectId
    requested_on: ImpreciseDate


class PartyAcceded(_LifeAct):
    """An organization becomes a party to an agreement that others made."""

    fact: Literal["PartyAcceded"] = "PartyAcceded"
    party: SubjectId
    acceded_on: ImpreciseDate = Field(description="The day it signed or deposited its accession.")
    effective_on: ImpreciseDate = Field(description="First day in force for it.")


class AccessionRefused(_LifeAct):
    """An organization may not become a party: who decided so, and on which criteria."""

    fact: Literal["AccessionRefused"] = "AccessionRefused"
    applicant: SubjectId
    refused_on: ImpreciseDate
    decided_by: Annotated[tuple[SubjectId, ...], OnceEach] = Field(min_length=1, max_length=100)
    criteria: Prose


class PartyWithdrew(_LifeAct):
    """A party leaves an agreement that goes on among the others."""

    fact: Literal["PartyWithdrew"] = "PartyWithdrew"
    party: SubjectId
    effective_on: ImpreciseDate = Field(description="First day no longer in force for it.")
    notice_on: ImpreciseDate | None = None


class FormChanged(_LifeAct):
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


class AgreementAmended(_LifeAct):
    """An amending instrument changes an agreement; the changed texts are ClauseAmended."""

    fact: Literal["AgreementAmended"] = "AgreementAmended"
    effective_on: ImpreciseDate
    amended_by: SubjectId | None = Field(
        default=None, description="The amending instrument; one may amend several."
    )
    summary: Prose | None = None


class PrevalenceAgreed(Act):
    """A clause says that its instrument, or the one named, prevails over others (R12)."""

    concerns: ClassVar = IN_FORCE_KINDS
    fact: Literal["PrevalenceAgreed"] = "PrevalenceAgreed"
    clause: Key
    over: Annotated[tuple[SubjectId, ...], OnceEach] = Field(min_length=1, max_length=100)
    prevails: SubjectId | None = Field(
        default=None, description="The instrument that prevails; absent: the clause's own."
    )
    effective_on: ImpreciseDate | None = Field(
        default=None, description="Absent: with its instrument."
    )
    until: ImpreciseDate | None = Field(default=None, description="First day without effect.")

    @property
    def part(self) -> str:
        """The prevalence clause."""
        return f"prevalence/{self.clause}"


class BasisRecorded(Act):
    """What an instrument rests on: the statute that enables it, the agreement above a contract."""

    concerns: ClassVar = IN_FORCE_KINDS
    fact: Literal["BasisRecorded"] = "BasisRecorded"
    basis: Key
    rests_on: SubjectId
    effective_on: ImpreciseDate | None = Field(
        default=None, description="Absent: with its instrument."
    )
    until: ImpreciseDate | None = Field(
        default=None, description="First day on which it rests on it no longer."
    )
    clause: Key | None = Field(default=None, description="Of what it rests on.")

    @property
    def part(self) -> str:
        """The basis."""
        return f"basis/{self.basis}"


class LeadTimeSet(Fact):
    """An organization's own lead time before a legal date: a date for its diary, not a rule."""

    concerns: ClassVar = IN_FORCE_KINDS
    fact: Literal["LeadTimeSet"] = "LeadTimeSet"
    lead: Key
    ahead_of: Literal["reopener", "renewal", "termination", "obligation", "step"]
    key: Key | None = Field(
        default=None, description="The clause, obligation or step; absent: every one of the kind."
    )
    lead_time: Duration = Field(description="Before the legal date.")
    set_by: SubjectId | None = None

    @property
    def part(self) -> str:
        """The lead time."""
        return f"lead/{self.lead}"
