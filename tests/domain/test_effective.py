"""The first clock, read off a fact: when what it tells takes place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest

from agreements.domain.dates import ImpreciseDate
from agreements.domain.effective import (
    AMENDMENTS,
    DAYS,
    WITH_INSTRUMENT,
    effective_day,
    happenings,
)
from agreements.domain.facts import (
    FACT_TYPES,
    Fact,
    FundingLapsed,
    FundsPaid,
    InstrumentTerminated,
)
from tests.histories import (
    FEDERAL,
    FIELD,
    LMDA,
    assigned,
    cite,
    corrected,
    on,
    otherwise,
    term,
    terminated,
)

NO_DAYS_OF_THEIR_OWN = {"due_on", "planned_for"}
"""Days that something is to be by, not days on which something takes place."""
TERMS = {"TermAgreed", "AgreementRenewed"}
"""Their ``until`` is an end that their instrument's status tells."""


def _days(kind: type[Fact]) -> Iterator[str]:
    for name, field in kind.model_fields.items():
        if ImpreciseDate in (field.annotation, *get_args(field.annotation)):
            yield name


@pytest.mark.parametrize("kind", FACT_TYPES)
def test_every_day_of_every_kind_of_fact_is_accounted_for(kind: str) -> None:
    found = set(_days(FACT_TYPES[kind])) - NO_DAYS_OF_THEIR_OWN
    assert set(DAYS[kind]) == (set() if kind in TERMS else found)


def test_every_kind_is_known() -> None:
    assert DAYS.keys() == FACT_TYPES.keys()
    assert FACT_TYPES.keys() >= WITH_INSTRUMENT
    assert FACT_TYPES.keys() >= AMENDMENTS


def test_a_fact_happens_on_its_day_and_ends_on_another() -> None:
    given = assigned(LMDA, "a1", FEDERAL, at=(FIELD, "CA"), since="2000-01-01", until="2000-02")
    assert [(each.moment, str(each.on)) for each in happenings(given)] == [
        ("happens", "2000-01-01"), ("ends", "2000-02"),
    ]  # fmt: skip
    assert str(effective_day(given)) == "2000-01-01"
    assert effective_day(assigned(LMDA, "a1", FEDERAL, at=(FIELD, "CA"), until="2000-02")) is None


def test_notice_comes_before_the_end() -> None:
    ended = InstrumentTerminated(
        subject=LMDA, effective_on=on("2000-06-01"), notice_on=on("2000-01-01"), cites=cite()
    )
    assert [(each.moment, str(each.on)) for each in happenings(ended)] == [
        ("happens", "2000-06-01"), ("notice", "2000-01-01"),
    ]  # fmt: skip


def test_a_correction_and_an_alternative_have_the_day_of_what_they_say() -> None:
    fixed = corrected(terminated(LMDA, "2000-03-10"), "end/1")
    assert str(effective_day(fixed)) == "2000-03-10"
    assert str(effective_day(otherwise(terminated(LMDA, "2000-03-12"), "end/1"))) == "2000-03-12"
    assert effective_day(otherwise(term(LMDA), "term/1")) is None


def test_money_without_a_day_moves_in_or_after_its_fiscal_year() -> None:
    """R16: 1 April to 31 March; what lapses does so the day after."""
    paid = FundsPaid(
        subject=LMDA, line="l", payment="p", fiscal_year="1999-00", amount=1, cites=cite()
    )
    assert str(effective_day(paid)) == "1999-04-01..2000-03-31"
    lapsed = FundingLapsed(subject=LMDA, line="l", fiscal_year="1999-00", amount=1, cites=cite())
    assert str(effective_day(lapsed)) == "2000-04-01"
