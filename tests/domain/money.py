"""Money in few words, and how its ledger is read."""

from __future__ import annotations

from agreements.domain.answers.ledger import Figures, Row, Span, rows
from agreements.domain.claims.shapes import FundingClaim
from agreements.domain.dates import ImpreciseDate, day
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
    Years,
)
from agreements.domain.words import Figure
from tests.histories import (
    COUNTRY,
    DOCUMENT,
    FEDERAL,
    LMDA,
    PROGRAM,
    TERRITORIAL,
    cite,
    on,
)
from tests.office import Office

LINE = "benefits"
THIS, NEXT = "2000-01", "2001-02"
"""1 April 2000 to 31 March 2001, and the year after it."""


def _maybe(written: str | None) -> ImpreciseDate | None:
    return None if written is None else on(written)


def line(
    key: str = LINE,
    subject: str = LMDA,
    functions: tuple[str, ...] = (PROGRAM,),
    territory: str = COUNTRY,
    currency: str = "CAD",
) -> FundingLineRecorded:
    """Return a line from the federal to the territorial government."""
    return FundingLineRecorded(
        subject=subject,
        line=key,
        payer=FEDERAL,
        payee=TERRITORIAL,
        functions=functions,
        territory=territory,
        currency=currency,
        cites=cite(),
    )


def years(first: str, last: str | None = None) -> Years:
    return Years(first=first, last=last)


def projected(
    amount: int | None, of: Years, since: str | None = None, key: str = LINE
) -> FundingProjected:
    return FundingProjected(
        subject=LMDA, line=key, years=of, amount=amount, projected_on=_maybe(since), cites=cite()
    )


def committed(
    amount: int | None, of: Years, since: str | None = None, key: str = LINE, subject: str = LMDA
) -> FundingCommitted:
    return FundingCommitted(
        subject=subject, line=key, years=of, amount=amount, committed_on=_maybe(since), cites=cite()
    )


def adjusted(amount: int, of: Years, since: str | None = None, key: str = LINE) -> FundingAdjusted:
    return FundingAdjusted(
        subject=LMDA, line=key, years=of, amount=amount, adjusted_on=_maybe(since), cites=cite()
    )


def paid(
    amount: int | None,
    year: str,
    since: str | None = None,
    payment: str = "p1",
    key: str = LINE,
    subject: str = LMDA,
) -> FundsPaid:
    return FundsPaid(
        subject=subject,
        line=key,
        payment=payment,
        fiscal_year=year,
        amount=amount,
        paid_on=_maybe(since),
        cites=cite(),
    )


def recovered(amount: int, year: str, since: str, key: str = LINE) -> FundsRecovered:
    return FundsRecovered(
        subject=LMDA, line=key, fiscal_year=year, amount=amount, recovered_on=on(since),
        cites=cite(),
    )  # fmt: skip


def lapsed(amount: int, year: str, since: str | None = None, key: str = LINE) -> FundingLapsed:
    return FundingLapsed(
        subject=LMDA, line=key, fiscal_year=year, amount=amount, lapsed_on=_maybe(since),
        cites=cite(),
    )  # fmt: skip


def carried(
    amount: int, year: str, to_year: str, since: str | None = None, key: str = LINE
) -> FundingCarriedForward:
    return FundingCarriedForward(
        subject=LMDA,
        line=key,
        fiscal_year=year,
        to_year=to_year,
        amount=amount,
        carried_on=_maybe(since),
        cites=cite(),
    )


def restated(restates: str, amount: int | None, since: str, key: str = LINE) -> FigureRestated:
    return FigureRestated(
        subject=LMDA, line=key, restates=restates, amount=amount, restated_on=on(since),
        cites=cite(),
    )  # fmt: skip


def total(
    amount: int,
    *of: str,
    figure: Figure = "paid",
    year: str = THIS,
    since: str | None = None,
    currency: str = "CAD",
    key: str = "t1",
) -> TotalPublished:
    """Return a total that the cast's one document gives."""
    return TotalPublished(
        subject=DOCUMENT,
        total=key,
        figure=figure,
        fiscal_year=year,
        amount=amount,
        currency=currency,
        of=of,
        published_on=_maybe(since),
        cites=cite(),
    )


def ledger(office: Office, asked: str, known: int | None = None) -> tuple[Row, ...]:
    """Return every row on a day."""
    return tuple(
        row
        for claim in office.claims(known)
        if isinstance(claim, FundingClaim)
        for row in rows(claim, office.life(claim.subject, known), day(asked))
    )


def figures(office: Office, asked: str, first: str = THIS, last: str | None = None) -> Figures:
    """Return the figures of the one line for some years; where there is no row, no figure."""
    span = Span(first, last or first)
    return next(
        (row.figures for row in ledger(office, asked) if row.span == span),
        Figures(),
    )


def cents(
    office: Office, asked: str, column: str, first: str = THIS, last: str | None = None
) -> object:
    """Return a figure of the one line: an amount, None, or the least and the most."""
    least, most = getattr(figures(office, asked, first, last), column).known
    return least if least == most else (least, most)
