"""The parts of an answer about funding: lines, rows, payments, published totals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from agreements.domain.answers.funds import Answering, FundsHolders
from agreements.domain.answers.ledger import Figures, Row, Span, Sum, amount_on
from agreements.domain.answers.totals import Reconciled
from agreements.domain.claims.shapes import (
    DocumentClaim,
    FundingClaim,
    FundingEntry,
)
from agreements.domain.dates import ImpreciseDate
from agreements.domain.resolutions import Certainty
from agreements.projections.asked import name
from agreements.projections.funding_shapes import (
    AmountPart,
    AnswersPart,
    DifferencePart,
    FiguresPart,
    LinePart,
    PayingPart,
    PaymentPart,
    PublishedPart,
    RowPart,
    YearsPart,
)
from agreements.projections.gathered import Gathered
from agreements.projections.holding_row import row as holding
from agreements.projections.shapes import Name, StandIn, Titled, bounds, words
from agreements.projections.source import Reached
from agreements.projections.sources import sources


def line_part(
    claim: FundingClaim,
    own: Sequence[Row],
    found: Gathered,
    reached: Reached,
    holders: FundsHolders,
    parties: Mapping[str, Mapping[str, Certainty]],
    year: str | None,
) -> LinePart:
    """Return a line with its rows and payments; of one year, if one is asked about."""
    return LinePart(
        instrument=found.titled(claim.subject),
        line=claim.line,
        clause=claim.clause,
        payer=_paying(claim.payer, parties, found),
        payee=_paying(claim.payee, parties, found),
        functions=tuple(found.named(each) for each in claim.functions),
        territory=found.named(claim.territory),
        source=None if claim.source is None else name(claim.source),
        currency=claim.currency,
        conditions=words(claim.conditions),
        consequences=words(claim.consequences),
        rows=tuple(_row(each, found) for each in own),
        payments=tuple(
            _payment(claim, entry, paid_on, found, reached, holders)
            for entry, paid_on in _made(claim, found)
            if year in (None, entry.first)
        ),
        **sources(claim.facts, found.lives[claim.subject].facts, found.labels),
    )


def _paying(
    party: str, parties: Mapping[str, Mapping[str, Certainty]], found: Gathered
) -> PayingPart:
    return PayingPart(
        **found.named(party).model_dump(),
        in_place=tuple(
            StandIn(**found.named(each).model_dump(), certainty=certainty)
            for each, certainty in parties[party].items()
        ),
    )


def amount_part(of: Sum) -> AmountPart:
    """Return a sum as it stands in answers."""
    least, most = of.known
    return AmountPart(least=least, most=most, partial=of.partial)


def years_part(of: Span) -> YearsPart:
    """Return years as they stand in answers."""
    return YearsPart(first=of.first, last=of.last)


def figures_of(of: Figures) -> dict[str, AmountPart]:
    """Return the columns as they stand in answers."""
    return {column: amount_part(getattr(of, column)) for column in FiguresPart.model_fields}


def _row(of: Row, found: Gathered) -> RowPart:
    on = found.on
    counted = (
        entry
        for entry in of.claim.entries
        if (of.span.holds(entry.first) and of.span.holds(entry.last))
        or of.span.holds(entry.to_year)
        if entry.since is None or entry.since.on.earliest <= on
    )
    facts = (fact for entry in counted for fact in _facts(entry, found))
    return RowPart(
        years=years_part(of.span), facts=tuple(dict.fromkeys(facts)), **figures_of(of.figures)
    )


def _facts(entry: FundingEntry, found: Gathered) -> Iterator[str]:
    yield entry.fact
    yield from (each.fact for each in entry.restated if each.since.on.earliest <= found.on)


def _made(claim: FundingClaim, found: Gathered) -> Iterator[tuple[FundingEntry, ImpreciseDate]]:
    """Yield each payment that is made by the day, or may be, with its day."""
    for each in claim.entries:
        if each.entry == "paid" and each.since and each.since.on.earliest <= found.on:
            yield each, each.since.on


def _payment(
    claim: FundingClaim,
    entry: FundingEntry,
    paid_on: ImpreciseDate,
    found: Gathered,
    reached: Reached,
    holders: FundsHolders,
) -> PaymentPart:
    named = set(_facts(entry, found))
    return PaymentPart(
        payment=entry.payment or "",
        fiscal_year=entry.first,
        paid_on=bounds(paid_on),
        amount=amount_part(amount_on(entry, found.on)),
        made="certain" if paid_on.latest <= found.on else "possible",
        accountability=tuple(
            _answers(each, found, reached) for each in holders.of(claim, entry, found.on)
        ),
        **sources([each for each in claim.facts if each.name in named], labels=found.labels),
    )


def _answers(of: Answering, found: Gathered, reached: Reached) -> AnswersPart:
    return AnswersPart(
        function=found.named(of.function),
        holders=tuple(holding(each, of.held, reached, found.on) for each in of.held),
        nobody=of.nobody,
    )


def published_part(
    of: Reconciled, found: Gathered, document: DocumentClaim | None
) -> PublishedPart:
    """Return a published total as it stands in answers."""
    claim, difference = of.claim, of.difference
    title = Name(en=claim.subject, fr=claim.subject) if document is None else name(document.title)
    return PublishedPart(
        document=Titled(id=claim.subject, title=title),
        total=claim.total,
        figure=claim.figure,
        fiscal_year=claim.fiscal_year,
        amount=claim.amount,
        currency=claim.currency,
        instruments=tuple(found.titled(each) for each in claim.of),
        published=of.published,
        added=amount_part(of.added),
        missing=of.missing,
        difference=None
        if difference is None
        else DifferencePart(least=difference[0], most=difference[1]),
        differs=of.differs,
        **sources(claim.facts, labels=found.labels),
    )
