"""Who joins an agreement that others made, who may not, and who leaves it."""

from __future__ import annotations

from typing import TypedDict

from agreements.domain.claims.gather import Facts, dated
from agreements.domain.claims.shapes import (
    Accession,
    AccessionRefusal,
    AccessionRequest,
    PartyDeparture,
)
from agreements.domain.facts import (
    AccessionRefused,
    AccessionRequested,
    PartyAcceded,
    PartyWithdrew,
)


class Joining(TypedDict):
    """Fields of an instrument's life."""

    accession_requests: tuple[AccessionRequest, ...]
    accessions: tuple[Accession, ...]
    accession_refusals: tuple[AccessionRefusal, ...]
    departures: tuple[PartyDeparture, ...]


def derive(facts: Facts) -> Joining:
    """Return requests, accessions, refusals and withdrawals."""
    return Joining(
        accession_requests=tuple(
            AccessionRequest(applicant=each.fact.applicant, requested=dated(each, "requested_on"))
            for each in facts.all(AccessionRequested)
        ),
        accessions=tuple(
            Accession(
                party=each.fact.party,
                acceded=dated(each, "acceded_on"),
                effective=dated(each, "effective_on"),
            )
            for each in facts.all(PartyAcceded)
        ),
        accession_refusals=tuple(
            AccessionRefusal(
                applicant=each.fact.applicant,
                refused=dated(each, "refused_on"),
                decided_by=each.fact.decided_by,
                criteria=each.fact.criteria,
            )
            for each in facts.all(AccessionRefused)
        ),
        departures=tuple(
            PartyDeparture(
                party=each.fact.party,
                effective=dated(each, "effective_on"),
                notice=dated(each, "notice_on"),
            )
            for each in facts.all(PartyWithdrew)
        ),
    )
