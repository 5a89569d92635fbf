"""What is amiss of no one place: bases that ended, acts that were not allowed, money."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from agreements.domain.answers import life
from agreements.domain.answers.funds import payments_unaccounted
from agreements.domain.answers.gaps import basis_ended
from agreements.domain.answers.resolve import Finding
from agreements.domain.answers.totals import reconciled
from agreements.domain.claims.shapes import (
    BasisClaim,
    DocumentClaim,
    IrregularityClaim,
    TotalClaim,
)
from agreements.domain.dates import ImpreciseDate
from agreements.domain.resolutions import Certainty
from agreements.projections.gap_telling import Found, Telling, bounded


@dataclass(frozen=True)
class Elsewhere:
    """Findings about instruments, payments and totals."""

    telling: Telling

    def found(self) -> Iterator[Found]:
        """Yield each on the day."""
        yield from self._of_instruments()
        yield from self._of_money()

    def _of_instruments(self) -> Iterator[Found]:
        lives = self.telling.reached.given.lives
        for each in self.telling.claims:
            if isinstance(each, BasisClaim) and {each.subject, each.rests_on} <= lives.keys():
                yield from self._basis(each)
            if isinstance(each, IrregularityClaim):
                yield from self._acts(each)

    def _acts(self, irregular: IrregularityClaim) -> Iterator[Found]:
        """Yield a finding for each act, from its day on; one without a day is always found."""
        for act, day in zip(irregular.acts, irregular.days, strict=True):
            finding = Finding("irregular_act", "", (irregular.subject, act))
            if day is None:
                yield self.telling.of_no_place(finding, lambda _: "certain", (), (act,))
            elif (done := partial(_by, day.on))(self.telling.on) is not None:
                days = (day.on.earliest, day.on.latest)
                yield self.telling.of_no_place(finding, done, days, (act,))

    def _basis(self, basis: BasisClaim) -> Iterator[Found]:
        lives = self.telling.reached.given.lives
        of, rests_on = lives[basis.subject], lives[basis.rests_on]
        finding = Finding("basis_ended", "", (basis.subject, basis.rests_on))
        dated = [*life.dates(of), *life.dates(rests_on)]
        days = [day for each in dated for day in (each.on.earliest, each.on.latest)]
        days += [life.ends(rests_on).earliest, life.ends(rests_on).latest]

        def gone(day: date) -> Certainty | None:
            return basis_ended(basis, of, rests_on, day)

        if gone(self.telling.on) is not None:
            yield self.telling.of_no_place(finding, gone, days)

    def _of_money(self) -> Iterator[Found]:
        given, trees = self.telling.reached.given, self.telling.reached.trees
        for each in payments_unaccounted(self.telling.funding, given, trees, self.telling.on):
            finding = Finding("no_accountability_for_funds", "", each.about)
            certain = each.certainty == "certain"
            yield Found(
                finding=finding,
                certainty=each.certainty,
                function=self.telling.named(each.function),
                territory=self.telling.named(each.claim.territory),
                possible_since=bounded(each.paid_on.earliest),
                certain_since=each.paid_on.latest if certain else None,
                facts=(each.entry.fact,),
                subjects=self.telling.subjects(finding),
            )
        for claim in self.telling.claims:
            if isinstance(claim, TotalClaim):
                yield from self._total(claim)

    def _total(self, claim: TotalClaim) -> Iterator[Found]:
        documents = {
            each.subject: each for each in self.telling.claims if isinstance(each, DocumentClaim)
        }
        document, lives = documents.get(claim.subject), self.telling.reached.given.lives
        finding = Finding(
            "totals_do_not_reconcile", "", (claim.subject, claim.total, claim.fiscal_year)
        )

        def differs(day: date) -> Certainty | None:
            found = reconciled(claim, self.telling.funding, lives, document, day)
            return None if found is None else found.differs

        if differs(self.telling.on) is not None:
            entries = [entry.since for line in self.telling.funding for entry in line.entries]
            dated = [each.on for each in (*entries, claim.since) if each is not None]
            dated += [document.dated_on.on] if document and document.dated_on else []
            days = [day for each in dated for day in (each.earliest, each.latest)]
            yield self.telling.of_no_place(finding, differs, days)


def _by(act: ImpreciseDate, day: date) -> Certainty | None:
    if act.latest <= day:
        return "certain"
    return "possible" if act.earliest <= day else None
