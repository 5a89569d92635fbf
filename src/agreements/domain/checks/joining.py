"""Checks of who joins an agreement, who may not, and who leaves it."""

from __future__ import annotations

from functools import partial

from agreements.domain.answers import life
from agreements.domain.checks.timeline import Checked, Timeline, always, not_in_force
from agreements.domain.claims.gather import Of, dated
from agreements.domain.claims.shapes import Dated, LifeClaim, PartyDeparture
from agreements.domain.dates import LAST_DAY
from agreements.domain.facts import (
    AccessionRefused,
    AccessionRequested,
    AgreementRegistered,
    Fact,
    InstrumentCommenced,
    PartyAcceded,
    PartyWithdrew,
)
from agreements.domain.refusals import (
    AlreadyAParty,
    AlreadyInForce,
    CommencedBeforeSignature,
    NotAParty,
    NoticeTooShort,
    TooFewPartiesLeft,
)
from agreements.domain.resolutions import Resolution


def check_joining(timeline: Timeline) -> Checked:
    """Yield what is impossible in accessions, refusals of them, and withdrawals."""
    of = timeline.life
    if of is None:
        return
    yield from _accessions(timeline, of)
    yield from _starts_by_accession(timeline, of)
    for asked in timeline.facts.all(AccessionRequested):
        day: Dated = dated(asked, "requested_on")
        yield from _not_yet_a_party(timeline, of, asked, asked.fact.applicant, day)
    for refused in timeline.facts.all(AccessionRefused):
        day = dated(refused, "refused_on")
        yield from _not_yet_a_party(timeline, of, refused, refused.fact.applicant, day)
    yield from _departures(timeline, of)
    yield from _enough_stay(timeline, of)


def _accessions(timeline: Timeline, of: LifeClaim) -> Checked:
    facts = timeline.facts.all(PartyAcceded)
    for number, (each, this) in enumerate(zip(facts, of.accessions, strict=True)):
        acceded, effective = each.fact.acceded_on, each.fact.effective_on
        without = (*of.accessions[:number], *of.accessions[number + 1 :])
        others = of.model_copy(update={"accessions": without})
        yield from _not_yet_a_party(timeline, others, each, each.fact.party, this.acceded)
        if effective.latest < acceded.earliest:
            details = {
                "id": of.subject, "commenced": str(effective), "signed": str(acceded),
            }  # fmt: skip
            yield CommencedBeforeSignature((each.name,), "effective_on", details)
        if timeline.first_day().earliest != LAST_DAY:
            yield from not_in_force(timeline, each, effective, "effective_on")


def _not_yet_a_party(
    timeline: Timeline, of: LifeClaim, act: Of[Fact], party: str, day: Dated
) -> Checked:
    """Refuse to let somebody in, or keep them out, who is certainly a party on that day."""
    if not always(of, lambda way: life.is_party(of, party, day, way), day):
        return
    acceded = tuple(
        each.name
        for each in timeline.facts.all(PartyAcceded)
        if each.fact.party == party and each.name != act.name
    )
    registered = timeline.names(AgreementRegistered) if party in of.parties else ()
    details = {"id": of.subject, "party": party, "on": str(day.on)}
    yield AlreadyAParty((act.name, *registered, *acceded), day.var.rsplit(".", 1)[-1], details)


def _starts_by_accession(timeline: Timeline, of: LifeClaim) -> Checked:
    """Refuse a commencement for a party whose accession says when it comes into force for it."""
    for each in timeline.facts.all(InstrumentCommenced):
        for acceded in timeline.facts.all(PartyAcceded):
            party = acceded.fact.party
            if each.fact.party == party and party not in of.parties:
                details = {"id": of.subject, "party": f"'{party}'"}
                yield AlreadyInForce((each.name, acceded.name), "party", details)


def _departures(timeline: Timeline, of: LifeClaim) -> Checked:
    for each, this in zip(timeline.facts.all(PartyWithdrew), of.departures, strict=True):
        if always(of, partial(_is_none_before, of, this), this.effective):
            around = timeline.names(AgreementRegistered, PartyAcceded, PartyWithdrew)
            names = (each.name, *(name for name in around if name != each.name))
            yield NotAParty(names, "party", {"id": of.subject, "party": this.party})
        if each.fact.effective_on.earliest >= timeline.first_day_without().latest:
            yield from not_in_force(timeline, each, each.fact.effective_on, "effective_on")
        notice = each.fact.notice_on
        if notice is not None and each.fact.effective_on.latest < notice.earliest:
            on = str(each.fact.effective_on)
            details = {"notice": str(notice), "earliest": str(notice.earliest), "on": on}
            yield NoticeTooShort((each.name,), "effective_on", details)


def _is_none_before(of: LifeClaim, departure: PartyDeparture, way: Resolution) -> bool:
    """Return whether somebody is no party the day before it withdraws, whatever this act does."""
    without = tuple(each for each in of.departures if each is not departure)
    before = tuple(each for each in of.accessions if not way.by(departure.effective, each.acceded))
    others = of.model_copy(update={"departures": without, "accessions": before})
    return not life.is_party(others, departure.party, departure.effective, way)


def _enough_stay(timeline: Timeline, of: LifeClaim) -> Checked:
    """Refuse a withdrawal that leaves no agreement among the others: that is its end."""
    times = [*of.parties, *(each.party for each in of.accessions)]
    for each in of.departures:
        if each.party in times:
            times.remove(each.party)
    if of.departures and len(set(times)) < 2:  # noqa: PLR2004 - an agreement has two or more
        names = timeline.names(PartyWithdrew)
        yield TooFewPartiesLeft(names, "party", {"id": of.subject})
