"""Published totals against the figures that they add up (R16)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from agreements.domain.answers.ledger import Figures, Row, Span, Sum, rows, together
from agreements.domain.claims.shapes import DocumentClaim, FundingClaim, LifeClaim, TotalClaim
from agreements.domain.dates import FIRST_DAY, ImpreciseDate
from agreements.domain.resolutions import Certainty


@dataclass(frozen=True)
class Reconciled:
    """A total that a document gives, and what the figures on record come to.

    ``published``: how certainly it is by the day. ``missing``: the instruments without any such
    figure. ``differs``: how certainly the two differ; None: they agree, or cannot be compared.
    """

    claim: TotalClaim
    published: Certainty
    added: Sum
    missing: tuple[str, ...]
    differs: Certainty | None

    @property
    def comparable(self) -> bool:
        """Whether every figure that the total adds up is on record and published."""
        return not self.missing and not self.added.partial

    @property
    def difference(self) -> tuple[int, int] | None:
        """The total less what was added, least and most; None: it cannot be compared."""
        if not self.comparable:
            return None
        return (self.claim.amount - self.added.most, self.claim.amount - self.added.least)


def reconciled(
    total: TotalClaim,
    funding: Iterable[FundingClaim],
    lives: Mapping[str, LifeClaim],
    document: DocumentClaim | None,
    on: date,
) -> Reconciled | None:
    """Return how a total compares with the figures as they stand on a day; None: not yet published.

    ``funding``: the lines of the instruments named; others do no harm.
    """
    published = _by(_published_on(total, document), on)
    if published is None:
        return None
    counted = [
        row
        for claim in funding
        if claim.subject in total.of and claim.currency == total.currency
        if claim.subject in lives
        for row in rows(claim, lives[claim.subject], on)
        if row.span == Span(total.fiscal_year, total.fiscal_year) and _has(row, total)
    ]
    there = {row.claim.subject for row in counted}
    found = Reconciled(
        total,
        published,
        added(total, counted),
        tuple(each for each in total.of if each not in there),
        None,
    )
    differs = {_differs(replace(found, claim=world)) for world in total.worlds}
    agreed = next(iter(differs)) if len(differs) == 1 else "possible"
    return replace(found, differs=agreed)


def _published_on(total: TotalClaim, document: DocumentClaim | None) -> ImpreciseDate:
    if total.since is not None:
        return total.since.on
    if document is not None and document.dated_on is not None:
        return document.dated_on.on
    return ImpreciseDate.on(FIRST_DAY)


def _by(day: ImpreciseDate, on: date) -> Certainty | None:
    if day.latest <= on:
        return "certain"
    return "possible" if day.earliest <= on else None


def _has(row: Row, total: TotalClaim) -> bool:
    column: Sum = getattr(row.figures, total.figure)
    return column.possible or column.partial


def added(total: TotalClaim, counted: Sequence[Row]) -> Sum:
    """Return what rows add up to; what is committed is meant as it has been adjusted."""
    sums: Figures = together(counted)
    if total.figure == "committed":
        return sums.as_adjusted
    column: Sum = getattr(sums, total.figure)
    return column


def _differs(of: Reconciled) -> Certainty | None:
    """A sum that cannot come to the total differs certainly; one that may not, possibly."""
    if not of.comparable:
        return None
    amount, sums = of.claim.amount, of.added
    if sums.least == sums.most == amount and sums.certain:
        return None
    outside = not sums.least <= amount <= sums.most
    return "certain" if outside and of.published == "certain" else "possible"
