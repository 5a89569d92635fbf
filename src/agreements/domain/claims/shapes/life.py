"""Claims of an instrument's life."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from agreements.domain.claims.shapes.base import Claim, Dated
from agreements.domain.dates import Duration
from agreements.domain.words import (
    AgreementForm,
    Language,
    PartnershipType,
    Prose,
    Text,
    Word,
)


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
    notice: Dated | None = None
    order: int = 0


class NoticeWithdrawn(Word):
    """Notice of termination is taken back, before it takes effect."""

    withdrawn: Dated
    order: int


class TerminationTerms(Word):
    """How it may be ended by notice; ``entitled``: nobody named is every party."""

    notice_period: Duration | None
    entitled: tuple[str, ...]
    clause: str | None


class Approval(Word):
    """``under``: the enactment that approves."""

    party: str
    approved_by: str
    approved: Dated
    under: str | None


class Precondition(Word):
    """What must be met or waived before it commences; ``party`` None: for every party."""

    condition: str
    text: Prose
    party: str | None
    met: Dated | None
    waived: Dated | None
    waived_by: str | None


class Suspension(Word):
    """``until``: first day in force again as said from the start; None: until it is lifted."""

    effective: Dated
    until: Dated | None


class AccessionRequest(Word):
    applicant: str
    requested: Dated


class Accession(Word):
    """``effective``: first day in force for the party, never before it acceded."""

    party: str
    acceded: Dated
    effective: Dated


class AccessionRefusal(Word):
    applicant: str
    refused: Dated
    decided_by: tuple[str, ...]
    criteria: Prose


class PartyDeparture(Word):
    """First day on which it is no longer in force for a party that withdraws."""

    party: str
    effective: Dated
    notice: Dated | None


class FormChange(Word):
    """A form, a partnership type or both from a day on; None: as it was."""

    effective: Dated
    form: AgreementForm | None
    partnership_type: PartnershipType | None
    order: int


class Amending(Word):
    """An amendment of the agreement; ``by``: the amending instrument."""

    fact: str
    effective: Dated
    by: str | None
    summary: Prose | None


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
    openings: tuple[Dated, ...] = ()
    abandonments: tuple[Dated, ...] = ()
    approvals: tuple[Approval, ...] = ()
    preconditions: tuple[Precondition, ...] = ()
    termination_terms: TerminationTerms | None = None
    withdrawn_notices: tuple[NoticeWithdrawn, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    lifts: tuple[Dated, ...] = ()
    accession_requests: tuple[AccessionRequest, ...] = ()
    accessions: tuple[Accession, ...] = ()
    accession_refusals: tuple[AccessionRefusal, ...] = ()
    departures: tuple[PartyDeparture, ...] = ()
    form_changes: tuple[FormChange, ...] = ()
    amendments: tuple[Amending, ...] = ()

    @property
    def refs(self) -> tuple[str, ...]:
        """All that it names: who made it, joined, left or approved it, and other instruments."""
        named = {
            *self.parties,
            self.made_by,
            *(each.by for each in (*self.terminations, *self.supersessions)),
            *(each.by for each in self.amendments),
            *(each for of in self.approvals for each in (of.party, of.approved_by, of.under)),
            *(each.waived_by for each in self.preconditions),
            *(each.applicant for each in self.accession_requests),
            *(each for of in self.accession_refusals for each in (of.applicant, *of.decided_by)),
            *(each.party for each in self.accessions),
            *(each.party for each in self.departures),
        }
        return tuple(sorted(each for each in named if each))


class IrregularityClaim(Claim):
    """Acts of one part that happened though the instrument forbade them: shown, without effect.

    ``days``: that of each act; None: it tells none.
    """

    kind: Literal["irregularity"] = "irregularity"
    acts: tuple[str, ...]
    days: tuple[Dated | None, ...]
