"""Claims of obligations, indicators and lead times."""

from __future__ import annotations

from collections.abc import Sequence

from agreements.domain.claims.gather import Facts, Of, dated
from agreements.domain.claims.shapes import (
    Claim,
    Due,
    Fulfilment,
    IndicatorClaim,
    LeadClaim,
    ObligationClaim,
    Result,
    Target,
    Waiver,
)
from agreements.domain.facts import (
    IndicatorAgreed,
    LeadTimeSet,
    ObligationAgreed,
    ObligationFulfilled,
    ObligationWaived,
    ResultReported,
    TargetAgreed,
)


def derive_obligation(facts: Facts) -> Sequence[Claim]:
    """Return the duty with what was done or let off of it, if it is on record."""
    found = facts.last(ObligationAgreed)
    if found is None:
        return ()
    agreed = found.fact
    return (
        ObligationClaim(
            **facts.header(),
            obligation=agreed.obligation,
            obligation_kind=agreed.kind,
            owed_by=agreed.owed_by,
            owed_to=agreed.owed_to,
            due=_due(found),
            text=agreed.text,
            since=dated(found, "effective_on"),
            until=dated(found, "until"),
            clause=agreed.clause,
            fulfilments=tuple(
                Fulfilment(
                    fact=each.name,
                    due=dated(each, "due_on"),
                    fulfilled=dated(each, "fulfilled_on"),
                    document=each.fact.document,
                )
                for each in facts.all(ObligationFulfilled)
            ),
            waivers=tuple(
                Waiver(
                    fact=each.name,
                    due=dated(each, "due_on"),
                    waived=dated(each, "waived_on"),
                    by=each.fact.by,
                )
                for each in facts.all(ObligationWaived)
            ),
        ),
    )


def _due(agreed: Of[ObligationAgreed]) -> Due:
    rule = agreed.fact.due
    once = rule.once_on
    return Due(
        once_on=dated(agreed, "due.once_on", once) if once else None,
        annually_on=rule.annually_on,
        after_fiscal_year=rule.after_fiscal_year,
    )


def derive_indicator(facts: Facts) -> Sequence[Claim]:
    """Return the indicator with its targets and results, if it is on record."""
    found = facts.last(IndicatorAgreed)
    if found is None:
        return ()
    agreed = found.fact
    return (
        IndicatorClaim(
            **facts.header(),
            indicator=agreed.indicator,
            name=agreed.name,
            unit=agreed.unit,
            better=agreed.better,
            function=agreed.function,
            outcome=agreed.outcome,
            objective=agreed.objective,
            targets=tuple(_target(each) for each in facts.all(TargetAgreed)),
            results=tuple(_result(each) for each in facts.all(ResultReported)),
        ),
    )


def _target(each: Of[TargetAgreed]) -> Target:
    return Target(
        fact=each.name,
        period=each.fact.period,
        territory=each.fact.territory,
        value=each.fact.value,
        of=each.fact.of,
        agreed=dated(each, "agreed_on"),
        order=each.version,
    )


def _result(each: Of[ResultReported]) -> Result:
    return Result(
        fact=each.name,
        period=each.fact.period,
        territory=each.fact.territory,
        value=each.fact.value,
        met=each.fact.met,
        inferred=all(cited.basis == "inferred" for cited in each.fact.cites),
        reported=dated(each, "reported_on"),
        order=each.version,
    )


def derive_lead(facts: Facts) -> Sequence[Claim]:
    """Return the lead time, if it is on record."""
    found = facts.last(LeadTimeSet)
    if found is None:
        return ()
    return (
        LeadClaim(
            **facts.header(),
            lead=found.fact.lead,
            ahead_of=found.fact.ahead_of,
            key=found.fact.key,
            lead_time=found.fact.lead_time,
            set_by=found.fact.set_by,
        ),
    )
