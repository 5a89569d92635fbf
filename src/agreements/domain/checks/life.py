"""Checks of an instrument's life."""

from __future__ import annotations

from collections.abc import Sequence

from agreements.domain.answers import life
from agreements.domain.answers import term as terms
from agreements.domain.checks.timeline import Checked, Timeline, always, end_before_start
from agreements.domain.claims.gather import Of, dated
from agreements.domain.claims.shapes import Dated, LifeClaim
from agreements.domain.dates import LAST_DAY, ImpreciseDate
from agreements.domain.facts import (
    AgreementRegistered,
    AgreementRenewed,
    AgreementSigned,
    AgreementSuperseded,
    InstrumentCommenced,
    InstrumentTerminated,
    PartyAcceded,
    PartyWithdrew,
    RenewalDeclined,
    TermAgreed,
)
from agreements.domain.refusals import (
    AlreadyEnded,
    AlreadyInForce,
    AlreadySigned,
    CommencedBeforeSignature,
    NotAParty,
    NothingToRenew,
    RefersToItself,
    RenewalCarriesNothing,
    SignatureByNonParty,
    TermAlreadyAgreed,
)


def check_life(timeline: Timeline) -> Checked:
    """Yield what is impossible in an instrument's signatures, commencements, term and ends."""
    yield from _signatures(timeline)
    yield from _parties(timeline)
    yield from _commencements(timeline)
    yield from _term(timeline)
    yield from _renewals(timeline)
    yield from _ends(timeline)


def _registered(timeline: Timeline) -> tuple[str, tuple[str, ...]]:
    found = timeline.facts.last(AgreementRegistered)
    return (found.name, found.fact.parties) if found else ("", ())


def _signatures(timeline: Timeline) -> Checked:
    registration, parties = _registered(timeline)
    seen: dict[str, str] = {}
    for each in timeline.facts.all(AgreementSigned):
        party = each.fact.party
        details = {"id": timeline.subject, "party": party}
        if party not in parties:
            yield SignatureByNonParty((each.name, registration), "party", details)
        if party in seen:
            yield AlreadySigned((each.name, seen[party]), "party", details)
        seen[party] = each.name


def _parties(timeline: Timeline) -> Checked:
    registration, parties = _registered(timeline)
    named = [
        *((each.name, each.fact.party) for each in timeline.facts.all(InstrumentCommenced)),
        *((each.name, each.fact.party) for each in timeline.facts.all(RenewalDeclined)),
    ]
    if timeline.kind == "agreement":
        ended = timeline.facts.all(InstrumentTerminated)
        named += [(each.name, each.fact.party) for each in ended]
        yield from _still_parties(timeline)
    everybody = (*parties, *(each.fact.party for each in timeline.facts.all(PartyAcceded)))
    for name, party in named:
        if party is not None and party not in everybody:
            details = {"id": timeline.subject, "party": party}
            yield NotAParty((name, registration), "party", details)


def _still_parties(timeline: Timeline) -> Checked:
    """Refuse a notice by somebody that certainly had left by then, or had yet to accede."""
    of = timeline.life
    if of is None or not (of.departures or of.accessions):
        return
    acts: list[Of[RenewalDeclined | InstrumentTerminated]] = [
        *timeline.facts.all(RenewalDeclined),
        *timeline.facts.all(InstrumentTerminated),
    ]
    for act in acts:
        party, day = act.fact.party, dated(act, "notice_on")
        if party is not None and day is not None and _is_none(of, party, day):
            details = {"id": timeline.subject, "party": party}
            around = timeline.names(PartyAcceded, PartyWithdrew)
            yield NotAParty((act.name, *around), "party", details)


def _is_none(of: LifeClaim, party: str, day: Dated) -> bool:
    return party in life.everybody(of) and always(
        of, lambda way: not life.is_party(of, party, day, way), day
    )


def _commencements(timeline: Timeline) -> Checked:
    seen: dict[str | None, str] = {}
    for each in timeline.facts.all(InstrumentCommenced):
        party = each.fact.party
        if party in seen:
            details = {"id": timeline.subject, "party": f"'{party}'" if party else "all"}
            yield AlreadyInForce((each.name, seen[party]), "party", details)
        seen[party] = each.name
        if not each.fact.retroactive:
            yield from _after_signatures(timeline, each)


def _after_signatures(timeline: Timeline, commenced: Of[InstrumentCommenced]) -> Checked:
    on = commenced.fact.effective_on
    for signature in timeline.facts.all(AgreementSigned):
        if on.latest < signature.fact.signed_on.earliest:
            details = {
                "id": timeline.subject,
                "commenced": str(on),
                "signed": str(signature.fact.signed_on),
            }
            yield CommencedBeforeSignature(
                (commenced.name, signature.name), "effective_on", details
            )


def _term(timeline: Timeline) -> Checked:
    terms = timeline.facts.all(TermAgreed)
    for each in terms[1:]:
        yield TermAlreadyAgreed((each.name, terms[0].name), None, {"id": timeline.subject})
    for each in terms:
        yield from _ends_after_start(timeline, each.name, "until", each.fact.until)


def _ends_after_start(timeline: Timeline, name: str, at: str, end: ImpreciseDate | None) -> Checked:
    first = timeline.first_day()
    if first.earliest != LAST_DAY:
        names = (name, *timeline.names(InstrumentCommenced))
        yield from end_before_start(names, at, first, end)


def _renewals(timeline: Timeline) -> Checked:
    term = timeline.facts.last(TermAgreed)
    renewals = timeline.facts.all(AgreementRenewed)
    declines = timeline.facts.all(RenewalDeclined)
    names = (term.name,) if term else ()
    nothing = {"id": timeline.subject}
    for each in renewals:
        if term is None or term.fact.indeterminate:
            yield NothingToRenew((each.name, *names), None, nothing)
        else:
            yield from _carries(timeline, each, term)
    for declined in declines:
        if term is None or term.fact.tacit_renewal is None:
            yield NothingToRenew((declined.name, *names), None, nothing)


def _carries(timeline: Timeline, renewal: Of[AgreementRenewed], term: Of[TermAgreed]) -> Checked:
    until = renewal.fact.until
    if timeline.life is None or until is None:
        return
    end = terms.own_end(timeline.life)
    if term.fact.length is not None and timeline.first_day().earliest == LAST_DAY:
        return  # It runs from a commencement that nobody has recorded yet.
    if until.latest <= end.earliest:
        details = {"until": str(until), "end": str(end)}
        yield RenewalCarriesNothing((renewal.name, term.name), "until", details)


def _ends(timeline: Timeline) -> Checked:
    superseded = timeline.facts.all(AgreementSuperseded)
    for again in superseded[1:]:
        yield AlreadyEnded((again.name, superseded[0].name), "effective_on", {})
    for kind in (InstrumentTerminated, AgreementSuperseded):
        found: Sequence[Of[InstrumentTerminated | AgreementSuperseded]] = timeline.facts.all(kind)
        for each in found:
            yield from _ends_after_start(
                timeline, each.name, "effective_on", each.fact.effective_on
            )
            if isinstance(each.fact, AgreementSuperseded) and each.fact.by == timeline.subject:
                yield RefersToItself((each.name,), "by", {"id": timeline.subject})
