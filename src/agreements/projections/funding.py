"""Funding: what was promised, paid and left, per line and fiscal year; who answers for it (R16)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from agreements.domain.answers.beneath import lies_within
from agreements.domain.answers.funds import FundsHolders
from agreements.domain.answers.ledger import Row, rows
from agreements.domain.answers.resolve import Point
from agreements.domain.answers.totals import Reconciled, reconciled
from agreements.domain.claims.shapes import (
    DocumentClaim,
    FundingClaim,
    IrregularityClaim,
    TotalClaim,
)
from agreements.domain.resolutions import Certainty, Landmarks, Question
from agreements.projections.asked import Asked, UnknownSubject, finding
from agreements.projections.funding_parts import line_part, published_part
from agreements.projections.funding_shapes import FundingAnswer, LinePart, PublishedPart
from agreements.projections.funding_totals import totals
from agreements.projections.gathered import Gathered, gather
from agreements.projections.shapes import FindingPart, Named
from agreements.projections.source import Reached, Seeds


@dataclass(frozen=True)
class FundingQuestion:
    """What is asked for; None: all. A function or territory stands for all beneath it."""

    instrument: str | None = None
    year: str | None = None
    function: str | None = None
    territory: str | None = None
    party: str | None = None

    @property
    def named(self) -> frozenset[str]:
        """The subjects that it names."""
        each = (self.instrument, self.function, self.territory, self.party)
        return frozenset(subject for subject in each if subject is not None)


async def funding(asked: Asked, question: FundingQuestion) -> FundingAnswer:
    """Answer what is promised, paid and outstanding, by instrument and line; two queries.

    Raises UnknownSubject for what is not registered as known.
    """
    found = await gather(asked, ("funding", "total", "irregularity"), also=question.named)
    reached = await asked.source.reach(_seeds(found, question))
    books = _Books(asked, question, found, reached)
    if not asked.source.snapshot.empty:
        books.require_named()
    lines, published = books.lines(), books.published()
    return FundingAnswer(
        **asked.header(),
        instrument=found.titled(question.instrument)
        if question.instrument in found.lives and question.instrument
        else None,
        year=question.year,
        function=books.echoed(question.function),
        territory=books.echoed(question.territory),
        party=books.echoed(question.party),
        lines=lines,
        totals=totals(books.rows, found),
        published=published,
        findings=(
            *asked.nothing_recorded,
            *_unaccounted(lines),
            *_unreconciled(published),
            *found.irregular_acts(books.irregularities()),
        ),
    )


def seeds_of(claims: Iterable[FundingClaim]) -> Seeds:
    """Return what to reach for the places and the parties of lines of funding."""
    listed = [world for each in claims for world in each.worlds]
    return Seeds(
        functions=frozenset(function for each in listed for function in each.functions),
        territories=frozenset(each.territory for each in listed),
        organizations=frozenset(party for each in listed for party in (each.payer, each.payee)),
    )


def _seeds(found: Gathered, question: FundingQuestion) -> Seeds:
    def named(subject: str | None) -> frozenset[str]:
        return frozenset() if subject is None else frozenset({subject})

    asked_for = Seeds(
        functions=named(question.function),
        territories=named(question.territory),
        organizations=named(question.party),
    )
    return seeds_of(found.of(FundingClaim)) | asked_for


@dataclass(frozen=True)
class _Books:
    """All the lines of funding, and those asked about."""

    asked: Asked
    question: FundingQuestion
    found: Gathered
    reached: Reached

    def require_named(self) -> None:
        """Raise UnknownSubject for what the question names and is not registered."""
        trees = self.reached.trees
        known: tuple[tuple[str | None, Mapping[str, object], str], ...] = (
            (self.question.instrument, self.found.lives, "instrument"),
            (self.question.function, trees.functions, "function"),
            (self.question.territory, trees.territories, "territory"),
            (self.question.party, trees.organizations, "organization"),
        )
        for subject, registered, expected in known:
            if subject is not None and subject not in registered:
                raise UnknownSubject(subject, expected)

    def echoed(self, subject: str | None) -> Named | None:
        """Return a subject that the question names, with its name on the day."""
        if subject is None or self.asked.source.snapshot.empty:
            return None
        return self.found.named(subject)

    @cached_property
    def claims(self) -> tuple[FundingClaim, ...]:
        """The lines asked about."""
        known = (each for each in self.found.of(FundingClaim) if each.subject in self.found.lives)
        return tuple(each for each in known if self._is_asked_for(each))

    def _is_asked_for(self, claim: FundingClaim) -> bool:
        question = self.question
        if question.instrument not in (None, claim.subject):
            return False
        if question.party is not None and not any(
            question.party in (party, *self.in_place(party)) for party in (claim.payer, claim.payee)
        ):
            return False
        return any(self._lies_within(Point(each, claim.territory)) for each in claim.functions)

    def _lies_within(self, narrow: Point) -> bool:
        question = self.question
        wide = Point(question.function or narrow.function, question.territory or narrow.territory)
        return lies_within(self.reached.trees, narrow, wide, self.asked.on) is not None

    def in_place(self, party: str) -> Mapping[str, Certainty]:
        """Return who stands in the place of an organization on the day; empty where it does."""
        trees, on = self.reached.trees, self.asked.on
        landmarks = Landmarks.of(on, trees.dates(), ())
        ways = Question(lambda way: trees.stands(party, on, way), lambda _: True, landmarks)
        standing = list(ways.outcomes())
        return {
            each: "certain" if all(stands == {each} for stands in standing) else "possible"
            for each in sorted(frozenset[str]().union(*standing) - {party})
        }

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows asked about."""
        return tuple(
            row
            for claim in self.claims
            for row in rows(claim, self.found.lives[claim.subject], self.asked.on)
            if self.question.year is None or row.span.holds(self.question.year)
        )

    def lines(self) -> tuple[LinePart, ...]:
        """Return the lines; asked about a year, those with anything in it."""
        holders = FundsHolders(self.reached.given, self.reached.trees)
        found = []
        for claim in self.claims:
            own = [row for row in self.rows if row.claim is claim]
            if own or self.question.year is None:
                parties = {each: self.in_place(each) for each in (claim.payer, claim.payee)}
                found.append(
                    line_part(
                        claim, own, self.found, self.reached, holders, parties, self.question.year
                    )
                )
        return tuple(found)

    def published(self) -> tuple[PublishedPart, ...]:
        """Return the published totals that the lines asked about are part of, as on the day."""
        documents = {each.subject: each for each in self.found.of(DocumentClaim)}
        return tuple(
            published_part(each, self.found, documents.get(each.claim.subject))
            for each in self._reconciled(documents)
        )

    def _reconciled(self, documents: Mapping[str, DocumentClaim]) -> Iterator[Reconciled]:
        lines = self.found.of(FundingClaim)
        for claim in self.found.of(TotalClaim):
            document = documents.get(claim.subject)
            each = reconciled(claim, lines, self.found.lives, document, self.asked.on)
            if each is not None and self._is_total_asked_for(claim):
                yield each

    def _is_total_asked_for(self, claim: TotalClaim) -> bool:
        if self.question.year not in (None, claim.fiscal_year):
            return False
        if not self.question.named:
            return True
        return not {each.subject for each in self.claims}.isdisjoint(claim.of)

    def irregularities(self) -> Sequence[IrregularityClaim]:
        """Return the acts without effect in the lines asked about."""
        parts = {(each.subject, f"{each.part}/irregular") for each in self.claims}
        listed = self.found.of(IrregularityClaim)
        return [each for each in listed if (each.subject, each.part) in parts]


def _unaccounted(lines: Iterable[LinePart]) -> Iterator[FindingPart]:
    for line in lines:
        for payment in line.payments:
            for each in payment.accountability:
                if each.nobody is not None:
                    about = (
                        line.instrument.id, line.line, payment.payment, each.function.id,
                        line.territory.id,
                    )  # fmt: skip
                    yield finding(
                        "no_accountability_for_funds", about, certain=each.nobody == "certain"
                    )


def _unreconciled(published: Iterable[PublishedPart]) -> Iterator[FindingPart]:
    for each in published:
        if each.differs is not None:
            about = (each.document.id, each.total, each.fiscal_year)
            yield finding("totals_do_not_reconcile", about, certain=each.differs == "certain")
