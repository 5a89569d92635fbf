"""Facts about how long an instrument runs, and how it is suspended or ended."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from agreements.domain.dates import Duration, ImpreciseDate
from agreements.domain.facts.instruments import IN_FORCE_KINDS, LifeAct
from agreements.domain.words import Flag, Key, OnceEach, SubjectId


class TermAgreed(LifeAct):
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


class AgreementRenewed(LifeAct):
    """The parties carry an agreement on beyond its term."""

    fact: Literal["AgreementRenewed"] = "AgreementRenewed"
    until: ImpreciseDate | None = Field(
        default=None, description="First day without effect; absent: until it is otherwise ended."
    )


class RenewalDeclined(LifeAct):
    """A party gives notice against the tacit renewal: the agreement ends with its running term."""

    fact: Literal["RenewalDeclined"] = "RenewalDeclined"
    party: SubjectId
    notice_on: ImpreciseDate


class TerminationTermsAgreed(LifeAct):
    """How an agreement may be ended by notice: by whom, and how long the notice is."""

    fact: Literal["TerminationTermsAgreed"] = "TerminationTermsAgreed"
    notice_period: Duration | None = Field(default=None, description="Runs from the day of notice.")
    entitled: Annotated[tuple[SubjectId, ...], OnceEach] = Field(
        default=(), max_length=100, description="None named: every party."
    )
    clause: Key | None = None


class InstrumentTerminated(LifeAct):
    """An agreement is ended by notice, or an enactment is repealed."""

    concerns: ClassVar = IN_FORCE_KINDS
    fact: Literal["InstrumentTerminated"] = "InstrumentTerminated"
    effective_on: ImpreciseDate = Field(description="First day without effect.")
    party: SubjectId | None = Field(default=None, description="Who gave notice.")
    notice_on: ImpreciseDate | None = None


class TerminationWithdrawn(LifeAct):
    """Notice of termination is taken back before it takes effect: the agreement goes on."""

    fact: Literal["TerminationWithdrawn"] = "TerminationWithdrawn"
    withdrawn_on: ImpreciseDate


class AgreementSuperseded(LifeAct):
    """Another instrument takes an agreement's place. (To correct the record: FactSuperseded.)"""

    fact: Literal["AgreementSuperseded"] = "AgreementSuperseded"
    by: SubjectId
    effective_on: ImpreciseDate = Field(description="First day without effect.")


class InstrumentSuspended(LifeAct):
    """An instrument is suspended: what it gives does not hold, and nothing moves back (R17)."""

    concerns: ClassVar = IN_FORCE_KINDS
    fact: Literal["InstrumentSuspended"] = "InstrumentSuspended"
    effective_on: ImpreciseDate = Field(description="First day suspended.")
    until: ImpreciseDate | None = Field(default=None, description="First day in force again.")


class SuspensionLifted(LifeAct):
    """A suspension ends."""

    concerns: ClassVar = IN_FORCE_KINDS
    fact: Literal["SuspensionLifted"] = "SuspensionLifted"
    effective_on: ImpreciseDate = Field(description="First day in force again.")
