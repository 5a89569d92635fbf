"""``funding``: what was promised, paid and left, line by line, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from agreements.cli.amounts import amount, money
from agreements.cli.arguments import fiscal_year_of, language_of, maybe_identifier_of
from agreements.cli.asking import Asking
from agreements.cli.holding import identified, show_findings
from agreements.cli.printing import print_answer, show_clocks
from agreements.cli.terminal import Page
from agreements.cli.words import (
    cited,
    found,
    in_language,
    inferences,
    perhaps,
    word,
    written,
)
from agreements.domain.words import Language
from agreements.projections.funding import FundingQuestion, funding
from agreements.projections.funding_shapes import (
    AnswersPart,
    FiguresPart,
    FundingAnswer,
    LinePart,
    PayingPart,
    PaymentPart,
    PublishedPart,
    RowPart,
    TotalPart,
    YearsPart,
)
from agreements.projections.shapes import Holding
from agreements.projections.vocabulary import term
from agreements.settings import Settings

_COLUMNS = tuple(FiguresPart.model_fields)


@dataclass(frozen=True)
class Asked:
    """The question as it was typed."""

    instrument: str | None
    year: str | None
    function: str | None
    territory: str | None
    party: str | None

    def question(self) -> FundingQuestion:
        """Return what it asks. Raises BadArgument."""
        return FundingQuestion(
            instrument=maybe_identifier_of("ID", self.instrument),
            year=None if self.year is None else fiscal_year_of("--year", self.year),
            function=maybe_identifier_of("--function", self.function),
            territory=maybe_identifier_of("--territory", self.territory),
            party=maybe_identifier_of("--party", self.party),
        )


def run(
    settings: Settings, asked: Asked, on: str | None, known_at: str | None, lang: str, *, json: bool
) -> None:
    """Ask and print. Raises BadArgument, UnknownPosition, the log's errors."""
    language = language_of("--lang", lang)
    question = asked.question()
    named = {
        "instrument": "ID", "function": "--function", "territory": "--territory",
        "organization": "--party",
    }  # fmt: skip
    asking = Asking.of(settings, on, known_at, named)
    answer = asking.ask(lambda source: funding(source, question))
    print_answer(answer, show, language, json=json)


def show(page: Page, answer: FundingAnswer, language: Language) -> None:
    """Add the answer to a page: lines, then sums, then published totals."""
    page.words(_head(answer, language), "bold")
    show_clocks(page, answer, language)
    for line in answer.lines:
        _show_line(page, line, language)
    if len(answer.lines) > 1:
        _show_totals(page, answer.totals, language)
    if answer.published:
        page.heading(word("published_totals", language))
        for each in answer.published:
            _show_published(page, each, language)
    show_findings(page, answer.findings, language)


def _head(answer: FundingAnswer, language: Language) -> str:
    if not answer.lines:
        return word("no_funding", language)
    key = "one_line" if len(answer.lines) == 1 else "several_lines"
    return word(key, language, count=len(answer.lines))


def _show_line(page: Page, of: LinePart, language: Language) -> None:
    clause = f"clause {of.clause}" if of.clause else ""
    page.heading(f"{of.instrument.id} {of.line}", clause)
    title = in_language(of.instrument.title, language)
    page.field(word("instrument", language), [title])
    page.field(word("payer", language), [_paying(of.payer, language)])
    page.field(word("payee", language), [_paying(of.payee, language)])
    over = ", ".join(in_language(each.name, language) for each in of.functions)
    territory = in_language(of.territory.name, language)
    page.field(
        word("over", language), [word("funded", language, function=over, territory=territory)]
    )
    page.field(
        word("funding_source", language), [in_language(of.source, language)] if of.source else []
    )
    for key, prose in (("on_condition", of.conditions), ("if_not", of.consequences)):
        page.field(word(key, language), [in_language(prose, language)] if prose else [])
    _show_rows(page, of.rows, of.currency, language)
    for payment in of.payments:
        _show_payment(page, payment, of.currency, language)
    page.field(word("sources", language), cited(of.cites, language))
    page.field(word("inferred", language), inferences(of.inferred))


def _paying(of: PayingPart, language: Language) -> str:
    said = identified(of, language)
    if not of.in_place:
        return said
    places = "; ".join(
        f"{in_language(each.name, language)} ({each.id}, {word(each.certainty, language)})"
        for each in of.in_place
    )
    return f"{said} - {word('in_place', language)}: {places}"


def _show_rows(page: Page, rows: Sequence[RowPart], currency: str, language: Language) -> None:
    columns = _used(rows)
    if not columns:
        return
    head = [word("fiscal_year", language), *(word(each, language) for each in columns)]
    body = [
        [years(row.years), *(amount(getattr(row, each), currency, language) for each in columns)]
        for row in rows
    ]
    page.table([head, *body])


def lines_of(answer: FundingAnswer, language: Language) -> Iterator[str]:
    """Yield each line's row in one line, then the findings."""
    for line in answer.lines:
        for row in line.rows:
            said = ", ".join(
                f"{word(each, language)} {amount(getattr(row, each), line.currency, language)}"
                for each in _used([row])
            )
            yield f"{line.instrument.id} {line.line} {years(row.years)}, {said}"
    yield from (found(each, language) for each in answer.findings)


def _used(rows: Iterable[FiguresPart]) -> list[str]:
    """Return the columns in which there is anything."""
    listed = list(rows)
    return [
        column
        for column in _COLUMNS
        if any(getattr(row, column).most is not None or getattr(row, column).partial
               for row in listed)
    ]  # fmt: skip


def years(of: YearsPart) -> str:
    """Return a fiscal year, or several."""
    return of.first if of.first == of.last else f"{of.first}..{of.last}"


def _show_payment(page: Page, of: PaymentPart, currency: str, language: Language) -> None:
    parts = [of.payment, of.fiscal_year, amount(of.amount, currency, language), written(of.paid_on)]
    sure = f" ({word('possible', language)})" if of.made == "possible" else ""
    page.field(word("payment", language), [", ".join(parts) + sure])
    for each in of.accountability:
        page.field(word("answers_for_it", language), _answering(each, language), indent=4)


def _answering(of: AnswersPart, language: Language) -> list[str]:
    function = in_language(of.function.name, language)
    said = [f"{_holder(each, language)} - {function}" for each in of.holders]
    if of.nobody is not None:
        key = "nobody" if of.nobody == "certain" else "perhaps_nobody"
        said.append(f"{word(key, language)} - {function}")
    return said


def _holder(of: Holding, language: Language) -> str:
    to = ", ".join(in_language(each.name, language) for each in of.answerable_to)
    to = f", {word('answerable', language)} {to}" if to else ""
    sure = perhaps(of.certainty, language)
    return f"{identified(of.holder, language)}{sure}{to}"


def _show_totals(page: Page, totals: Sequence[TotalPart], language: Language) -> None:
    """Add the sums, a table for each thing that they are by."""
    for by in dict.fromkeys(each.by for each in totals):
        own = [each for each in totals if each.by == by]
        columns = _used(own)
        page.heading(word(f"by_{by}", language))
        head = [_group_head(by, language), *(word(each, language) for each in columns)]
        body = [
            [
                _group(each, language),
                *(amount(getattr(each, column), each.currency, language) for column in columns),
            ]
            for each in own
        ]
        page.table([head, *body])


def _group_head(by: str, language: Language) -> str:
    year = word("fiscal_year", language)
    return year if by == "year" else f"{word(f'of_{by}', language)}, {year}"


def _group(of: TotalPart, language: Language) -> str:
    if of.by == "year":
        return years(of.years)
    if of.by == "source":
        said = in_language(of.source, language) if of.source else word("not_stated", language)
    else:
        said = word("together_with", language).join(
            in_language(each.name, language) for each in of.of
        )
    return f"{said}, {years(of.years)}"


def _show_published(page: Page, of: PublishedPart, language: Language) -> None:
    said = word(
        "figure_published",
        language,
        year=of.fiscal_year,
        figure=term("Figure", of.figure, language),
        title=in_language(of.document.title, language),
    )
    page.words(said, indent=2)
    said = money(of.amount, of.currency, language)
    page.field(word("published", language), [said], indent=4)
    page.field(word("added", language), [amount(of.added, of.currency, language)], indent=4)
    if of.difference is None:
        beside = f" ({', '.join(of.missing)})" if of.missing else ""
        page.field(
            word("difference", language), [word("not_compared", language) + beside], indent=4
        )
        return
    bounds = sorted({of.difference.least, of.difference.most})
    between = " .. ".join(money(each, of.currency, language) for each in bounds)
    page.field(word("difference", language), [between], indent=4)
