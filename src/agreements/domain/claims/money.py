"""Claims of lines of funding and of published totals (R16)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from agreements.domain import fiscal_years
from agreements.domain.claims.gather import Facts, Of, dated
from agreements.domain.claims.shapes import (
    Claim,
    Dated,
    FundingClaim,
    FundingEntry,
    Restatement,
    TotalClaim,
)
from agreements.domain.dates import ImpreciseDate
from agreements.domain.facts import (
    FigureRestated,
    FundingAdjusted,
    FundingCarriedForward,
    FundingCommitted,
    FundingLapsed,
    FundingLineRecorded,
    FundingProjected,
    FundsPaid,
    FundsRecovered,
    TotalPublished,
)


def derive_funding(facts: Facts) -> Sequence[Claim]:
    """Return the line with its figures, if it is on record."""
    found = facts.last(FundingLineRecorded)
    if found is None:
        return ()
    line = found.fact
    return (
        FundingClaim(
            **facts.header(),
            line=line.line,
            payer=line.payer,
            payee=line.payee,
            functions=line.functions,
            territory=line.territory,
            source=line.source,
            currency=line.currency,
            conditions=line.conditions,
            consequences=line.consequences,
            clause=line.clause,
            entries=entries_of(facts),
        ),
    )


def entries_of(facts: Facts) -> tuple[FundingEntry, ...]:
    """Return the figures of one line as they are entered in its ledger, promises first."""
    return tuple(chain(_promised(facts), _paid(facts), _left_over(facts)))


def _promised(facts: Facts) -> Iterator[FundingEntry]:
    for projected in facts.all(FundingProjected):
        yield _for_years(facts, projected, dated(projected, "projected_on"))
    for committed in facts.all(FundingCommitted):
        yield _for_years(facts, committed, dated(committed, "committed_on"))
    for adjusted in facts.all(FundingAdjusted):
        yield _for_years(facts, adjusted, dated(adjusted, "adjusted_on"))


def _for_years(
    facts: Facts, of: Of[FundingProjected | FundingCommitted | FundingAdjusted], since: Dated | None
) -> FundingEntry:
    years = of.fact.years
    return FundingEntry(
        entry="projected" if isinstance(of.fact, FundingProjected)
        else "committed" if isinstance(of.fact, FundingCommitted) else "adjusted",
        fact=of.name,
        first=years.first,
        last=years.last or years.first,
        amount=of.fact.amount,
        since=since,
        restated=_restatements(facts, of.name),
    )  # fmt: skip


def _paid(facts: Facts) -> Iterator[FundingEntry]:
    for paid in facts.all(FundsPaid):
        year = paid.fact.fiscal_year
        yield FundingEntry(
            entry="paid",
            fact=paid.name,
            first=year,
            last=year,
            payment=paid.fact.payment,
            amount=paid.fact.amount,
            since=dated(paid, "paid_on", paid.fact.paid_on or fiscal_years.some_day_of(year)),
            restated=_restatements(facts, paid.name),
        )
    for recovered in facts.all(FundsRecovered):
        year = recovered.fact.fiscal_year
        yield FundingEntry(
            entry="recovered",
            fact=recovered.name,
            first=year,
            last=year,
            amount=recovered.fact.amount,
            since=dated(recovered, "recovered_on"),
        )


def _left_over(facts: Facts) -> Iterator[FundingEntry]:
    for lapsed in facts.all(FundingLapsed):
        year = lapsed.fact.fiscal_year
        yield FundingEntry(
            entry="lapsed",
            fact=lapsed.name,
            first=year,
            last=year,
            amount=lapsed.fact.amount,
            since=dated(lapsed, "lapsed_on", lapsed.fact.lapsed_on or _once_over(year)),
        )
    for carried in facts.all(FundingCarriedForward):
        year = carried.fact.fiscal_year
        yield FundingEntry(
            entry="carried-forward",
            fact=carried.name,
            first=year,
            last=year,
            to_year=carried.fact.to_year,
            amount=carried.fact.amount,
            since=dated(carried, "carried_on", carried.fact.carried_on or _once_over(year)),
        )


def _once_over(year: str) -> ImpreciseDate:
    after: date = fiscal_years.day_after(year)
    return ImpreciseDate.on(after)


def _restatements(facts: Facts, name: str) -> tuple[Restatement, ...]:
    return tuple(
        Restatement(
            fact=each.name,
            amount=each.fact.amount,
            since=dated(each, "restated_on"),
            order=each.version,
        )
        for each in facts.all(FigureRestated)
        if facts.stands_for(each.fact.restates) == name
    )


def derive_total(facts: Facts) -> Sequence[Claim]:
    """Return the published total, if it is on record."""
    found = facts.last(TotalPublished)
    if found is None:
        return ()
    said = found.fact
    return (
        TotalClaim(
            **facts.header(),
            total=said.total,
            figure=said.figure,
            fiscal_year=said.fiscal_year,
            amount=said.amount,
            currency=said.currency,
            of=said.of,
            since=dated(found, "published_on"),
        ),
    )
