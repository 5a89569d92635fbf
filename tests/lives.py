"""What happens in the life of an agreement, in few words; every date is written text."""

from __future__ import annotations

from agreements.domain.dates import Duration, ImpreciseDate
from agreements.domain.facts import (
    AccessionRefused,
    AccessionRequested,
    AgreementAmended,
    ApprovalGiven,
    CommencementConditioned,
    CommencementConditionMet,
    CommencementConditionWaived,
    FormChanged,
    InstrumentSuspended,
    InstrumentTerminated,
    NegotiationAbandoned,
    NegotiationOpened,
    PartyAcceded,
    PartyWithdrew,
    SuspensionLifted,
    TerminationTermsAgreed,
    TerminationWithdrawn,
)
from agreements.domain.words import AgreementForm, Citation, PartnershipType, Prose


def on(written: str) -> ImpreciseDate:
    """Return the date that is written so."""
    return ImpreciseDate.parse(written)


def cite() -> tuple[Citation, ...]:
    """Return a citation of the histories' one document."""
    return (Citation(document="file"),)


def opened(subject: str, opened_on: str) -> NegotiationOpened:
    return NegotiationOpened(subject=subject, opened_on=on(opened_on), cites=cite())


def abandoned(subject: str, effective_on: str) -> NegotiationAbandoned:
    return NegotiationAbandoned(subject=subject, effective_on=on(effective_on), cites=cite())


def approved(subject: str, party: str, by: str, approved_on: str) -> ApprovalGiven:
    return ApprovalGiven(
        subject=subject, party=party, approved_by=by, approved_on=on(approved_on), cites=cite()
    )


def conditioned(subject: str, condition: str, party: str | None = None) -> CommencementConditioned:
    text = Prose(en=f"{condition} is done")
    return CommencementConditioned(
        subject=subject, condition=condition, text=text, party=party, cites=cite()
    )


def met(subject: str, condition: str, met_on: str) -> CommencementConditionMet:
    return CommencementConditionMet(
        subject=subject, condition=condition, met_on=on(met_on), cites=cite()
    )


def waived(subject: str, condition: str, waived_on: str) -> CommencementConditionWaived:
    return CommencementConditionWaived(
        subject=subject, condition=condition, waived_on=on(waived_on), cites=cite()
    )


def notice_terms(
    subject: str, notice_period: Duration | None = None, *entitled: str
) -> TerminationTermsAgreed:
    return TerminationTermsAgreed(
        subject=subject, notice_period=notice_period, entitled=entitled, cites=cite()
    )


def notice(
    subject: str, party: str | None, notice_on: str, effective_on: str
) -> InstrumentTerminated:
    return InstrumentTerminated(
        subject=subject, party=party, notice_on=on(notice_on), effective_on=on(effective_on),
        cites=cite(),
    )  # fmt: skip


def taken_back(subject: str, withdrawn_on: str) -> TerminationWithdrawn:
    return TerminationWithdrawn(subject=subject, withdrawn_on=on(withdrawn_on), cites=cite())


def suspended(subject: str, effective_on: str, until: str | None = None) -> InstrumentSuspended:
    return InstrumentSuspended(
        subject=subject,
        effective_on=on(effective_on),
        until=None if until is None else on(until),
        cites=cite(),
    )


def lifted(subject: str, effective_on: str) -> SuspensionLifted:
    return SuspensionLifted(subject=subject, effective_on=on(effective_on), cites=cite())


def asked_to_join(subject: str, applicant: str, requested_on: str) -> AccessionRequested:
    return AccessionRequested(
        subject=subject, applicant=applicant, requested_on=on(requested_on), cites=cite()
    )


def acceded(
    subject: str, party: str, acceded_on: str, effective_on: str | None = None
) -> PartyAcceded:
    """Return an accession, in force for the party from that day unless said otherwise."""
    return PartyAcceded(
        subject=subject,
        party=party,
        acceded_on=on(acceded_on),
        effective_on=on(effective_on or acceded_on),
        cites=cite(),
    )


def kept_out(subject: str, applicant: str, refused_on: str, *decided_by: str) -> AccessionRefused:
    return AccessionRefused(
        subject=subject,
        applicant=applicant,
        refused_on=on(refused_on),
        decided_by=decided_by,
        criteria=Prose(en="no program of its own"),
        cites=cite(),
    )


def withdrew(
    subject: str, party: str, effective_on: str, notice_on: str | None = None
) -> PartyWithdrew:
    return PartyWithdrew(
        subject=subject,
        party=party,
        effective_on=on(effective_on),
        notice_on=None if notice_on is None else on(notice_on),
        cites=cite(),
    )


def form_changed(
    subject: str,
    effective_on: str,
    form: AgreementForm | None = None,
    partnership_type: PartnershipType | None = None,
) -> FormChanged:
    return FormChanged(
        subject=subject, effective_on=on(effective_on), form=form,
        partnership_type=partnership_type, cites=cite(),
    )  # fmt: skip


def agreement_amended(
    subject: str, effective_on: str, amended_by: str | None = None
) -> AgreementAmended:
    return AgreementAmended(
        subject=subject, effective_on=on(effective_on), amended_by=amended_by, cites=cite()
    )
