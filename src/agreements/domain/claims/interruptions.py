"""What interrupts an instrument or would end it: suspensions, and terms of notice taken back."""

from __future__ import annotations

from typing import TypedDict

from agreements.domain.claims.gather import Facts, dated
from agreements.domain.claims.shapes import (
    Dated,
    NoticeWithdrawn,
    Suspension,
    TerminationTerms,
)
from agreements.domain.facts import (
    InstrumentSuspended,
    SuspensionLifted,
    TerminationTermsAgreed,
    TerminationWithdrawn,
)


class Interruptions(TypedDict):
    """Fields of an instrument's life."""

    termination_terms: TerminationTerms | None
    withdrawn_notices: tuple[NoticeWithdrawn, ...]
    suspensions: tuple[Suspension, ...]
    lifts: tuple[Dated, ...]


def derive(facts: Facts) -> Interruptions:
    """Return what interrupts an instrument, and on which terms notice may end it."""
    return Interruptions(
        termination_terms=_terms(facts),
        withdrawn_notices=tuple(
            NoticeWithdrawn(withdrawn=dated(each, "withdrawn_on"), order=each.version)
            for each in facts.all(TerminationWithdrawn)
        ),
        suspensions=tuple(
            Suspension(effective=dated(each, "effective_on"), until=dated(each, "until"))
            for each in facts.all(InstrumentSuspended)
        ),
        lifts=tuple(dated(each, "effective_on") for each in facts.all(SuspensionLifted)),
    )


def _terms(facts: Facts) -> TerminationTerms | None:
    found = facts.last(TerminationTermsAgreed)
    if found is None:
        return None
    return TerminationTerms(
        notice_period=found.fact.notice_period,
        entitled=found.fact.entitled,
        clause=found.fact.clause,
    )
