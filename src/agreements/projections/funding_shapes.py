"""The shape of the answer about funding. Amounts are whole cents of the line's currency."""

from __future__ import annotations

from typing import Literal

from agreements.domain.resolutions import Certainty
from agreements.domain.words import Figure
from agreements.projections.shapes import (
    Answer,
    Bounds,
    FindingPart,
    Holding,
    Name,
    Named,
    Part,
    StandIn,
    Titled,
    Words,
)
from agreements.projections.sources import SourcedPart

By = Literal["year", "function", "payer", "payee", "source"]


class AmountPart(Part):
    """Cents, from the least to the most that the days left open allow: the same where none is.

    ``least`` null: there may be nothing of the kind; both null: there is nothing, or nothing
    published. ``partial``: something that was not published is not in it.
    """

    least: int | None
    most: int | None
    partial: bool


class YearsPart(Part):
    """One fiscal year, from 1 April to 31 March, or several for which one sum was promised."""

    first: str
    last: str


class FiguresPart(Part):
    """``carried_in``: what came from other years, to be spent in this one.

    ``outstanding``: what is committed or carried in, as adjusted, and neither paid, lapsed nor
    carried forward; null where nothing was committed.
    """

    projected: AmountPart
    committed: AmountPart
    adjusted: AmountPart
    carried_in: AmountPart
    paid: AmountPart
    recovered: AmountPart
    lapsed: AmountPart
    carried_forward: AmountPart
    outstanding: AmountPart


class RowPart(FiguresPart):
    """A line in a fiscal year; ``facts``: the figures that count on the day, or may."""

    years: YearsPart
    facts: tuple[str, ...]


class AnswersPart(Part):
    """Who answers for the use of a payment at a function, on the day of the payment.

    ``nobody``: how certainly no one does; null: somebody does.
    """

    function: Named
    holders: tuple[Holding, ...]
    nobody: Certainty | None


class PaymentPart(SourcedPart):
    """A payment made by the day, or perhaps made. It belongs to its fiscal year, not its day."""

    payment: str
    fiscal_year: str
    paid_on: Bounds
    amount: AmountPart
    made: Certainty
    accountability: tuple[AnswersPart, ...]


class PayingPart(Named):
    """Who pays or is paid; ``in_place``: who stands in its place on the day."""

    in_place: tuple[StandIn, ...]


class LinePart(SourcedPart):
    """Who pays whom, for which functions together, in which territory, from which source."""

    instrument: Titled
    line: str
    clause: str | None
    payer: PayingPart
    payee: PayingPart
    functions: tuple[Named, ...]
    territory: Named
    source: Name | None
    currency: str
    conditions: Words | None
    consequences: Words | None
    rows: tuple[RowPart, ...]
    payments: tuple[PaymentPart, ...]


class TotalPart(FiguresPart):
    """The sums of lines by year, function, payer, payee or source, each for the same years.

    ``of``: the function or the organization; several functions: money for them together, which
    nobody has shared out among them. ``source`` null: by something else, or not stated.
    """

    by: By
    of: tuple[Named, ...]
    source: Name | None
    years: YearsPart
    currency: str


class DifferencePart(Part):
    """Cents: the published total less what the figures add up to."""

    least: int
    most: int


class PublishedPart(SourcedPart):
    """A total that a document gives, beside what the figures on record add up to on the day.

    ``missing``: the instruments with no such figure on record. ``difference`` null: it cannot be
    compared, for a figure is missing or was not published. ``differs``: how certainly.
    """

    document: Titled
    total: str
    figure: Figure
    fiscal_year: str
    amount: int
    currency: str
    instruments: tuple[Titled, ...]
    published: Certainty
    added: AmountPart
    missing: tuple[str, ...]
    difference: DifferencePart | None
    differs: Certainty | None


class FundingAnswer(Answer):
    """``instrument`` to ``party`` echo what was asked for; null: all.

    A function or territory asked for stands for all beneath it; a party, for those in whose place
    it stands.
    """

    instrument: Titled | None
    year: str | None
    function: Named | None
    territory: Named | None
    party: Named | None
    lines: tuple[LinePart, ...]
    totals: tuple[TotalPart, ...]
    published: tuple[PublishedPart, ...]
    findings: tuple[FindingPart, ...]
