"""Facts about money: who pays whom for what, and what was promised and paid per fiscal year (R16).

Amounts are whole cents; a fiscal year runs from 1 April to 31 March. An amount left out was not
published: it is null, not zero.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from agreements.domain.dates import ImpreciseDate
from agreements.domain.facts.base import Act, SourcedFact
from agreements.domain.facts.instruments import IN_FORCE_KINDS
from agreements.domain.words import (
    Cents,
    Currency,
    FactName,
    Figure,
    FiscalYear,
    Key,
    OnceEach,
    Prose,
    SubjectId,
    Text,
    Word,
)


class Years(Word):
    """One fiscal year, or several whose sum is never shared out among them (R16)."""

    first: FiscalYear
    last: FiscalYear | None = Field(default=None, description="Absent: `first` alone.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last is not None and self.last <= self.first:
            msg = "last: comes after first"
            raise ValueError(msg)
        return self


class _LineFact(Act):
    concerns: ClassVar = IN_FORCE_KINDS
    line: Key

    @property
    def part(self) -> str:
        """The line of funding."""
        return f"funding/{self.line}"


class FundingLineRecorded(_LineFact):
    """A line of funding: who pays whom, for which functions, from which source."""

    fact: Literal["FundingLineRecorded"] = "FundingLineRecorded"
    payer: SubjectId
    payee: SubjectId
    functions: Annotated[tuple[SubjectId, ...], OnceEach] = Field(min_length=1, max_length=100)
    territory: SubjectId
    source: Text | None = Field(
        default=None, description="Such as the Employment Insurance Account."
    )
    currency: Currency = "CAD"
    conditions: Prose | None = Field(default=None, description="On which it is paid.")
    consequences: Prose | None = Field(default=None, description="Of non-performance.")
    clause: Key | None = None


class _Figure(_LineFact):
    amount: Cents | None = Field(
        default=None, ge=0, description="Absent: it was not published (R16)."
    )


class FundingProjected(_Figure):
    """Money is expected; nobody has promised it yet."""

    fact: Literal["FundingProjected"] = "FundingProjected"
    years: Years
    projected_on: ImpreciseDate | None = Field(
        default=None, description="Absent: with its instrument."
    )


class FundingCommitted(_Figure):
    """Money is promised for a fiscal year, or for several together."""

    fact: Literal["FundingCommitted"] = "FundingCommitted"
    years: Years
    committed_on: ImpreciseDate | None = Field(
        default=None, description="Absent: with its instrument."
    )


class FundingAdjusted(_LineFact):
    """A commitment for the same years is raised, or lowered by a negative amount."""

    fact: Literal["FundingAdjusted"] = "FundingAdjusted"
    years: Years
    amount: Cents
    adjusted_on: ImpreciseDate | None = Field(
        default=None, description="Absent: with its instrument."
    )


class FundsPaid(_Figure):
    """Money is paid; it belongs to the fiscal year that it states, not to its day (R16)."""

    fact: Literal["FundsPaid"] = "FundsPaid"
    payment: Key
    fiscal_year: FiscalYear
    paid_on: ImpreciseDate | None = Field(
        default=None, description="Absent: some day of its fiscal year."
    )


class FundsRecovered(_LineFact):
    """Money paid is taken back; it reopens no commitment (R16)."""

    fact: Literal["FundsRecovered"] = "FundsRecovered"
    fiscal_year: FiscalYear
    amount: Cents = Field(ge=0)
    recovered_on: ImpreciseDate


class FundingLapsed(_LineFact):
    """What was committed and not paid is lost."""

    fact: Literal["FundingLapsed"] = "FundingLapsed"
    fiscal_year: FiscalYear
    amount: Cents = Field(ge=0)
    lapsed_on: ImpreciseDate | None = Field(
        default=None, description="Absent: the day after the fiscal year."
    )


class FundingCarriedForward(_LineFact):
    """What was committed and not paid moves to a later fiscal year."""

    fact: Literal["FundingCarriedForward"] = "FundingCarriedForward"
    fiscal_year: FiscalYear
    to_year: FiscalYear
    amount: Cents = Field(ge=0)
    carried_on: ImpreciseDate | None = Field(
        default=None, description="Absent: the day after the fiscal year."
    )


class FigureRestated(_LineFact):
    """A figure is published anew: it counts from then on, the earlier one until then."""

    fact: Literal["FigureRestated"] = "FigureRestated"
    restates: FactName = Field(
        description="The projection, commitment or payment of this line, or a correction of it."
    )
    amount: Cents | None = Field(default=None, ge=0, description="Absent: no longer published.")
    restated_on: ImpreciseDate


class TotalPublished(SourcedFact):
    """A document gives a total; the figures that it adds up must come to it, or it is a finding."""

    concerns: ClassVar = frozenset({"document"})
    fact: Literal["TotalPublished"] = "TotalPublished"
    total: Key
    figure: Figure
    fiscal_year: FiscalYear
    amount: Cents
    currency: Currency = "CAD"
    of: Annotated[tuple[SubjectId, ...], OnceEach] = Field(
        min_length=1, max_length=1_000, description="The instruments whose figures it adds up."
    )
    published_on: ImpreciseDate | None = Field(
        default=None, description="Absent: the day of the document, if it has one."
    )

    @property
    def part(self) -> str:
        """The total."""
        return f"total/{self.total}"
