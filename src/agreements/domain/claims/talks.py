"""What comes before an agreement is in force: talks, approvals, conditions of commencement."""

from __future__ import annotations

from typing import TypedDict

from agreements.domain.claims.gather import Facts, Of, dated
from agreements.domain.claims.shapes import Approval, Dated, Precondition
from agreements.domain.facts import (
    ApprovalGiven,
    CommencementConditioned,
    CommencementConditionMet,
    CommencementConditionWaived,
    NegotiationAbandoned,
    NegotiationOpened,
)


class Talks(TypedDict):
    """Fields of an instrument's life."""

    openings: tuple[Dated, ...]
    abandonments: tuple[Dated, ...]
    approvals: tuple[Approval, ...]
    preconditions: tuple[Precondition, ...]


def derive(facts: Facts) -> Talks:
    """Return what comes before an agreement is in force."""
    return Talks(
        openings=tuple(dated(each, "opened_on") for each in facts.all(NegotiationOpened)),
        abandonments=tuple(dated(each, "effective_on") for each in facts.all(NegotiationAbandoned)),
        approvals=tuple(
            Approval(
                party=each.fact.party,
                approved_by=each.fact.approved_by,
                approved=dated(each, "approved_on"),
                under=each.fact.under,
            )
            for each in facts.all(ApprovalGiven)
        ),
        preconditions=tuple(
            _precondition(facts, each) for each in facts.all(CommencementConditioned)
        ),
    )


def _precondition(facts: Facts, of: Of[CommencementConditioned]) -> Precondition:
    key = of.fact.condition
    met = [e for e in facts.all(CommencementConditionMet) if e.fact.condition == key]
    waived = [e for e in facts.all(CommencementConditionWaived) if e.fact.condition == key]
    return Precondition(
        condition=key,
        text=of.fact.text,
        party=of.fact.party,
        met=dated(met[-1], "met_on") if met else None,
        waived=dated(waived[-1], "waived_on") if waived else None,
        waived_by=waived[-1].fact.by if waived else None,
    )
