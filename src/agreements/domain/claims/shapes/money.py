"""Claims of lines of funding and of published totals."""

from __future__ import annotations

from typing import Literal

from agreements.domain.claims.shapes.base import Claim, Dated
from agreements.domain.words import Figure, FiscalYear, Prose, Text, Word

EntryKind = Literal[
    "projected", "committed", "adjusted", "paid", "recovered", "lapsed", "carried-forward"
]


class Restatement(Word):
    """An amount published anew; ``amount`` None: from then on it is not published."""

    fact: str
    amount: int | None
    since: Dated
    order: int


class FundingEntry(Word):
    """A figure of a line, in cents, for the years from ``first`` to ``last``, both included.

    ``amount`` None: not published. ``since``: the day from which it counts; None: with its
    instrument. ``fact``: the fact that stands for it.
    """

    entry: EntryKind
    fact: str
    first: FiscalYear
    last: FiscalYear
    to_year: FiscalYear | None = None
    payment: str | None = None
    amount: int | None
    since: Dated | None
    restated: tuple[Restatement, ...] = ()


class FundingClaim(Claim):
    """A line of funding with all its figures; one currency."""

    kind: Literal["funding"] = "funding"
    line: str
    payer: str
    payee: str
    functions: tuple[str, ...]
    territory: str
    source: Text | None
    currency: str
    conditions: Prose | None
    consequences: Prose | None
    clause: str | None
    entries: tuple[FundingEntry, ...]

    @property
    def refs(self) -> tuple[str, ...]:
        """Payer, payee, functions and territory."""
        return tuple(sorted({self.payer, self.payee, *self.functions, self.territory}))


class TotalClaim(Claim):
    """A total that a document gives, in cents. ``since`` None: with the document."""

    kind: Literal["total"] = "total"
    total: str
    figure: Figure
    fiscal_year: FiscalYear
    amount: int
    currency: str
    of: tuple[str, ...]
    since: Dated | None

    @property
    def refs(self) -> tuple[str, ...]:
        """The instruments whose figures it adds up."""
        return tuple(sorted(self.of))
