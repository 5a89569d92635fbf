"""The claim of an instrument's life."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from agreements.domain.claims import interruptions, joining, talks
from agreements.domain.claims.gather import Facts, Of, dated
from agreements.domain.claims.shapes import (
    Amending,
    Claim,
    Commencement,
    Ending,
    FormChange,
    LifeClaim,
    Renewal,
    Signature,
    Term,
)
from agreements.domain.facts import (
    AgreementAmended,
    AgreementRegistered,
    AgreementRenewed,
    AgreementSigned,
    AgreementSuperseded,
    DeclarationRegistered,
    EnactmentRegistered,
    FormChanged,
    InstrumentCommenced,
    InstrumentTerminated,
    RenewalDeclined,
    TermAgreed,
)


def derive_life(facts: Facts) -> Sequence[Claim]:
    """Return the instrument's life, if its registration stands."""
    about = _registration(facts)
    if about is None:
        return ()
    return (
        LifeClaim(
            **facts.header(),
            **about,
            signatures=tuple(
                Signature(party=each.fact.party, signed=dated(each, "signed_on"))
                for each in facts.all(AgreementSigned)
            ),
            commencements=_commencements(facts),
            term=_term(facts.last(TermAgreed)),
            renewals=tuple(
                Renewal(fact=each.name, until=dated(each, "until"))
                for each in facts.all(AgreementRenewed)
            ),
            declines=tuple(dated(each, "notice_on") for each in facts.all(RenewalDeclined)),
            terminations=tuple(
                Ending(
                    effective=dated(each, "effective_on"),
                    by=each.fact.party,
                    notice=dated(each, "notice_on"),
                    order=each.version,
                )
                for each in facts.all(InstrumentTerminated)
            ),
            supersessions=tuple(
                Ending(effective=dated(each, "effective_on"), by=each.fact.by)
                for each in facts.all(AgreementSuperseded)
            ),
            form_changes=_form_changes(facts),
            amendments=_amendments(facts),
            **talks.derive(facts),
            **interruptions.derive(facts),
            **joining.derive(facts),
        ),
    )


def _registration(facts: Facts) -> dict[str, Any] | None:
    if (agreement := facts.last(AgreementRegistered)) is not None:
        return _agreement(agreement.fact)
    if (enactment := facts.last(EnactmentRegistered)) is not None:
        return _unilateral("enactment", enactment.fact) | {"made_on": None}
    if (declaration := facts.last(DeclarationRegistered)) is not None:
        made_on = dated(declaration, "made_on")
        return _unilateral("declaration", declaration.fact) | {"made_on": made_on}
    return None


def _agreement(fact: AgreementRegistered) -> dict[str, Any]:
    return {
        "instrument_kind": "agreement",
        "title": fact.title,
        "genre": None,
        "form": fact.form,
        "partnership_type": fact.partnership_type,
        "language_of_record": fact.language_of_record,
        "made_by": None,
        "made_on": None,
        "parties": fact.parties,
    }


def _unilateral(kind: str, fact: EnactmentRegistered | DeclarationRegistered) -> dict[str, Any]:
    return {
        "instrument_kind": kind,
        "title": fact.title,
        "genre": fact.kind,
        "form": None,
        "partnership_type": None,
        "language_of_record": None,
        "made_by": fact.made_by,
        "parties": (),
    }


def _commencements(facts: Facts) -> tuple[Commencement, ...]:
    return tuple(
        Commencement(
            party=each.fact.party,
            effective=dated(each, "effective_on"),
            retroactive=each.fact.retroactive,
        )
        for each in facts.all(InstrumentCommenced)
    )


def _term(found: Of[TermAgreed] | None) -> Term | None:
    if found is None:
        return None
    return Term(
        length=found.fact.length,
        until=dated(found, "until"),
        indeterminate=found.fact.indeterminate,
        renewable=found.fact.renewable,
        tacit_renewal=found.fact.tacit_renewal,
    )


def _form_changes(facts: Facts) -> tuple[FormChange, ...]:
    return tuple(
        FormChange(
            effective=dated(each, "effective_on"),
            form=each.fact.form,
            partnership_type=each.fact.partnership_type,
            order=each.version,
        )
        for each in facts.all(FormChanged)
    )


def _amendments(facts: Facts) -> tuple[Amending, ...]:
    return tuple(
        Amending(
            fact=each.name,
            effective=dated(each, "effective_on"),
            by=each.fact.amended_by,
            summary=each.fact.summary,
        )
        for each in facts.all(AgreementAmended)
    )
