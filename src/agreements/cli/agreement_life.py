"""An agreement's life on its page: form, status, talks, term, suspension, notice, who joins it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from agreements.cli.terminal import Page
from agreements.cli.words import (
    in_language,
    perhaps,
    period_in_words,
    word,
    written,
)
from agreements.domain.words import Language
from agreements.projections.agreement_shapes import (
    AgreementAnswer,
    PartyPart,
    StatusOn,
    TermPart,
)
from agreements.projections.life_shapes import (
    AccessionRefusalPart,
    ApprovalPart,
    CommencementConditionPart,
    NoticePart,
    SuspensionPart,
    TerminationTermsPart,
)
from agreements.projections.said_days import length_in_words
from agreements.projections.shapes import Bounds, Named, Period
from agreements.projections.vocabulary import Terms, term


def show_life(page: Page, of: AgreementAnswer, language: Language) -> None:
    """Add the fields of an instrument's life, those that have something to say."""
    kinds = ", ".join(_kinds(of, language))
    page.field(word("form", language), [kinds] if kinds else [])
    page.field(word("status", language), [statuses(of.status, language)] if of.status else [])
    page.field(word("made", language), [written(of.made_on)] if of.made_on else [])
    page.field(word("life_talks", language), _talks(of, language))
    page.field(word("life_approved", language), (_approval(e, language) for e in of.approvals))
    page.field(
        word("period", language), [period_in_words(of.period, language)] if of.period else []
    )
    page.field(word("term", language), _term(of.term, language) if of.term else [])
    suspensions = (_suspension(each, language) for each in of.suspensions)
    page.field(word("life_suspended", language), suspensions)
    page.field(word("life_notice", language), (_notice(each, language) for each in of.notices))
    terms = of.termination_terms
    page.field(word("life_by_notice", language), [_by_notice(terms, language)] if terms else [])


def _kinds(of: AgreementAnswer, language: Language) -> Iterator[str]:
    if of.kind is not None:
        yield word(f"life_{of.kind}", language)
    if of.genre is not None:
        list_of: Terms = "EnactmentKind" if of.kind == "enactment" else "DeclarationKind"
        yield term(list_of, of.genre, language)
    for form in of.forms:
        yield term("AgreementForm", form.form, language) + perhaps(form.certainty, language)
    for each in of.partnership_types:
        said = term("PartnershipType", each.partnership_type, language)
        yield said + perhaps(each.certainty, language)


def statuses(states: Iterable[StatusOn], language: Language) -> str:
    """Return the statuses on the day in words."""
    return ", ".join(
        term("Status", each.status, language) + perhaps(each.certainty, language) for each in states
    )


def _talks(of: AgreementAnswer, language: Language) -> Iterator[str]:
    for each in of.negotiation_opened:
        yield word("life_opened", language, on=written(each))
    for each in of.abandoned:
        yield word("life_abandoned", language, on=written(each))


def _approval(of: ApprovalPart, language: Language) -> str:
    under = word("life_under", language, id=of.under.id) if of.under else ""
    return word(
        "life_approval", language, party=of.party.id, by=of.approved_by.id,
        on=written(of.approved_on), under=under,
    )  # fmt: skip


def _term(of: TermPart, language: Language) -> Iterator[str]:
    length = length_in_words(of.length, language) if of.length else None
    ends = written(of.until) if of.until else length or word("indeterminate", language)
    renewable = f", {word('renewable', language)}" if of.renewable else ""
    tacitly = ""
    if of.tacit_renewal:
        carried = length_in_words(of.tacit_renewal, language)
        tacitly = f", {word('life_tacitly', language, length=carried)}"
    yield f"{ends}{renewable}{tacitly}"
    for each in of.renewals:
        until = f" {word('until', language)} {written(each.until)}" if each.until else ""
        basis = word(f"renewal_{each.basis}", language)
        yield f"{word('renewed', language)}{until} ({basis}, {each.fact})"
    for declined in of.declined_on:
        yield word("life_declined", language, on=written(declined))


def _suspension(of: SuspensionPart, language: Language) -> str:
    return period_in_words(Period(from_=of.effective_on, until=of.until), language)


def _notice(of: NoticePart, language: Language) -> str:
    end = written(of.effective_on)
    if of.notice_on:
        said = word("life_notice_given", language, on=written(of.notice_on), end=end)
    else:
        said = word("life_notice_end", language, end=end)
    by = f", {word('life_by', language, by=of.by.id)}" if of.by else ""
    taken = {"certain": "life_taken_back", "possible": "life_may_be_taken_back"}
    return said + by + (word(taken[of.withdrawn], language) if of.withdrawn else "")


def _by_notice(of: TerminationTermsPart, language: Language) -> str:
    parties = ", ".join(each.id for each in of.entitled)
    by = word("life_by", language, by=parties) if parties else word("life_every_party", language)
    length = [length_in_words(of.notice_period, language)] if of.notice_period else []
    return ", ".join((*length, by))


def show_parties(page: Page, parties: Iterable[PartyPart], language: Language) -> None:
    """Add the parties, each with how it stands on the day."""
    rows = [
        (
            each.id,
            in_language(each.name, language),
            ", ".join(_joined(each, language)),
            statuses(each.status, language),
        )
        for each in parties
    ]
    if rows:
        page.heading(word("parties", language))
        page.table(rows)


def _joined(of: PartyPart, language: Language) -> Iterator[str]:
    if of.signed or not of.acceded:
        yield f"{word('signed', language)} {written(of.signed) if of.signed else '-'}"
    if of.acceded:
        yield word("life_acceded", language, on=written(of.acceded))
    if of.withdrew:
        yield word("life_withdrew", language, on=written(of.withdrew))


def show_accession(page: Page, of: AgreementAnswer, language: Language) -> None:
    """Add who asked to become a party, and who may not, with who decided so and why."""
    rows = [
        (each.applicant.id, word("life_requested", language, on=written(each.requested_on)))
        for each in of.accession_requests
    ]
    rows += [(each.applicant.id, _refusal(each, language)) for each in of.accession_refusals]
    if rows:
        page.heading(word("life_accession", language))
        page.table(rows)


def _refusal(of: AccessionRefusalPart, language: Language) -> str:
    return word(
        "life_refused", language, on=written(of.refused_on), why=in_language(of.criteria, language),
        by=word("life_by", language, by=_listed(of.decided_by)),
    )  # fmt: skip


def _listed(of: Iterable[Named]) -> str:
    return ", ".join(each.id for each in of)


def show_conditions(
    page: Page, conditions: Iterable[CommencementConditionPart], language: Language
) -> None:
    """Add what its commencement waits for, with the state on the day."""
    rows = [
        (
            each.condition,
            ", ".join(
                word(f"life_{state.state}", language) + perhaps(state.certainty, language)
                for state in each.state
            )
            + _since(each.on),
            in_language(each.text, language),
        )
        for each in conditions
    ]
    if rows:
        page.heading(word("life_conditions", language))
        page.table(rows)


def _since(on: Bounds | None) -> str:
    return f" ({written(on)})" if on else ""
