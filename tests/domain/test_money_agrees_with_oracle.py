"""The ledger derived through claims is the naive one, for any day and any known position (R16)."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.domain.answers.ledger import Figures, Span, rows
from agreements.domain.claims.shapes import FundingClaim
from agreements.domain.dates import ImpreciseDate
from agreements.domain.facts import Fact
from agreements.domain.refusals import Refused
from tests import oracle_money
from tests.domain.money import (
    LINE,
    adjusted,
    carried,
    committed,
    lapsed,
    line,
    paid,
    projected,
    recovered,
    restated,
    years,
)
from tests.histories import LMDA, REGISTRATIONS, annulled, commenced, corrected, irregular
from tests.office import Office, submission

YEARS = ("1999-00", "2000-01", "2001-02")
SPANS = (*((each, each) for each in YEARS), ("1999-00", "2000-01"), ("2000-01", "2001-02"))
_DAYS = [date(2000, 3, 29) + timedelta(days=n) for n in range(6)]
_DAYS += [date(2001, 3, 30) + timedelta(days=n) for n in range(5)]
ASKED = (_DAYS[0] - timedelta(days=1), *_DAYS, _DAYS[-1] + timedelta(days=1))


@st.composite
def _written(draw: st.DrawFn) -> str:
    first = draw(st.sampled_from(_DAYS))
    last = first + timedelta(days=draw(st.sampled_from([0, 0, 0, 1, 3])))
    return str(ImpreciseDate(first, last))


_PERHAPS = st.one_of(_written(), st.none())
_CENTS = st.sampled_from([0, 5, 30, 100])
_UNPUBLISHED = st.one_of(_CENTS, _CENTS, _CENTS, st.none())
_YEAR = st.sampled_from(YEARS)
_SPAN = st.sampled_from(SPANS).map(
    lambda span: years(span[0], span[1] if span[1] != span[0] else None)
)
_FIGURES: st.SearchStrategy[Fact] = st.one_of(
    st.builds(committed, _UNPUBLISHED, _SPAN, _PERHAPS),
    st.builds(committed, _CENTS, _SPAN, _PERHAPS),
    st.builds(paid, _UNPUBLISHED, _YEAR, _PERHAPS, st.sampled_from(["p1", "p2", "p3"])),
    st.builds(paid, _CENTS, _YEAR, _PERHAPS, st.sampled_from(["p1", "p2", "p3"])),
    st.builds(projected, _UNPUBLISHED, _SPAN, _PERHAPS),
    st.builds(adjusted, st.sampled_from([-30, -5, 5, 40]), _SPAN, _PERHAPS),
    st.builds(lapsed, _CENTS, _YEAR, _PERHAPS),
    st.builds(recovered, _CENTS, _YEAR, _written()),
    st.builds(carried, _CENTS, st.sampled_from(YEARS[:2]), _YEAR, _PERHAPS),
    st.builds(lambda cents, year: irregular(paid(cents, year, payment="p9")), _CENTS, _YEAR),
)


@st.composite
def books(draw: st.DrawFn) -> Office:
    """An instrument with one line, and whatever was recorded of it, restated and corrected."""
    office = Office()
    office.record(REGISTRATIONS)
    office.record(submission("line", line()))
    if draw(st.sampled_from([True, True, False])):
        office.record(submission("start", commenced(LMDA, draw(_written()), retroactive=True)))
    for number in range(draw(st.integers(1, 7))):
        fact = draw(st.one_of(_FIGURES, _FIGURES, _anew(office)))
        if fact is not None:
            _record(office, f"s{number}", fact)
    return office


def _record(office: Office, name: str, fact: Fact) -> None:
    try:
        office.record(submission(name, fact))
    except Refused:
        return


@st.composite
def _anew(draw: st.DrawFn, office: Office) -> Fact | None:
    """Restate, correct or annul what is on record, if anything is."""
    told = [
        each for each in office.recorded if each.name.startswith("s") and each.name != "start/1"
    ]
    if not told:
        return None
    of = draw(st.sampled_from(told))
    how = draw(st.sampled_from(["restate", "restate", "correct", "annul"]))
    if how == "restate":
        return restated(of.name, draw(_UNPUBLISHED), draw(_written()))
    if how == "annul":
        return annulled(of.fact, of.name)
    if "amount" not in type(of.fact).model_fields:
        return None
    return corrected(of.fact.model_copy(update={"amount": draw(_CENTS)}), of.name)


def _asked_about(office: Office, known: int) -> list[tuple[str, str]]:
    """Return each year, and the several years for which a sum was promised."""
    promised = {
        (each.first, each.last)
        for claim in office.claims(known)
        if isinstance(claim, FundingClaim)
        for each in claim.entries
    }
    return [span for span in SPANS if span[0] == span[1] or span in promised]


def _ours(office: Office, span: tuple[str, str], on: date, known: int) -> Figures:
    claims = [each for each in office.claims(known) if isinstance(each, FundingClaim)]
    found = (row for each in claims for row in rows(each, office.life(LMDA, known), on))
    return next((row.figures for row in found if row.span == Span(*span)), Figures())


@settings(max_examples=30)
@given(books(), st.data())
def test_every_column_of_every_row(office: Office, data: st.DataObject) -> None:
    """R2-R6, R16: certain and possible sums, restated, corrected and as known before."""
    log = [(each.name, each.position, each.fact) for each in office.recorded]
    known = data.draw(
        st.sampled_from([office.head, *range(len(REGISTRATIONS.facts) + 1, office.head)])
    )
    for span in _asked_about(office, known):
        for on in ASKED:
            ours = _ours(office, span, on, known)
            theirs = oracle_money.ledger(log, LMDA, LINE, span, on, known)
            for column, bounds in theirs.items():
                found = getattr(ours, column)
                assert (*found.known, found.partial) == (
                    bounds.least, bounds.most, bounds.partial,
                ), (span, on, column)  # fmt: skip
