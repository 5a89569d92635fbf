"""Who answers on an unknown day is who answers on each of its days, tried one by one (R3, R16)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.domain.answers import funds
from agreements.domain.answers.funds import Answering, FundsHolders
from agreements.domain.answers.rows import Row
from agreements.domain.claims.shapes import Dated, FundingClaim, FundingEntry
from agreements.domain.dates import ImpreciseDate
from agreements.domain.refusals import Refused
from agreements.domain.resolutions import Certainty
from tests import histories
from tests.histories import FUNCTIONS, TERRITORIES
from tests.office import Office, trees
from tests.office import given as given_claims
from tests.oracle import CALENDAR

_LENGTH = (CALENDAR[1] - CALENDAR[0]).days


@st.composite
def offices(draw: st.DrawFn) -> Office:
    """Whatever a history recorded."""
    office = Office()
    for each in draw(histories.histories()):
        try:
            office.record(each)
        except Refused:
            continue
    return office


@st.composite
def spans(draw: st.DrawFn) -> ImpreciseDate:
    """Up to three weeks of the calendar."""
    first = CALENDAR[0] + timedelta(days=draw(st.integers(0, _LENGTH - 21)))
    return ImpreciseDate(first, first + timedelta(days=draw(st.integers(1, 20))))


def _paid(function: str, territory: str, on: ImpreciseDate) -> tuple[FundingClaim, FundingEntry]:
    entry = FundingEntry(
        entry="paid", fact="f/1", first="1999-00", last="1999-00", payment="p1", amount=1,
        since=Dated(var="f/1.paid_on", on=on),
    )  # fmt: skip
    claim = FundingClaim(
        subject="other", part="funding/l", facts=(), line="l", payer="a", payee="b",
        functions=(function,), territory=territory, source=None, currency="CAD", conditions=None,
        consequences=None, clause=None, entries=(entry,),
    )  # fmt: skip
    return claim, entry


Told = tuple[Certainty | None, dict[object, Certainty]]


def _told(of: Answering) -> Told:
    return of.nobody, {_key(held.row): held.certainty for held in of.held}


def _key(row: Row) -> object:
    return row.key


def _one_by_one(days: list[Told]) -> Told:
    nobody = {each[0] for each in days}
    holders = {key for _, held in days for key in held}
    return (
        next(iter(nobody)) if len(nobody) == 1 else "possible",
        {
            key: "certain" if all(held.get(key) == "certain" for _, held in days) else "possible"
            for key in holders
        },
    )


@settings(max_examples=30)
@given(offices(), spans(), st.sampled_from(FUNCTIONS), st.sampled_from(TERRITORIES))
def test_a_span_is_its_days(
    office: Office, span: ImpreciseDate, function: str, territory: str
) -> None:
    """The days on which nothing can change are left out, and nothing else is."""
    claims = office.claims()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(funds, "FOR_FUNDS", "deliver")  # the role that the histories give
        holders = FundsHolders(given_claims(claims), trees(claims))

        def told(on: ImpreciseDate) -> Told:
            (found,) = holders.of(*_paid(function, territory, on), date(2001, 1, 1))
            return _told(found)

        length = (span.latest - span.earliest).days
        days = [span.earliest + timedelta(days=n) for n in range(length + 1)]
        assert told(span) == _one_by_one([told(ImpreciseDate.on(each)) for each in days])
