"""Targets and results as they stood on a day, and whether one meets the other."""

from __future__ import annotations

from typing import Any

import pytest

from agreements.domain.answers.results import results_on, state_of
from agreements.domain.claims.shapes import IndicatorClaim
from agreements.domain.dates import day
from agreements.domain.facts import (
    Fact,
    IndicatorAgreed,
    ResultReported,
    TargetAgreed,
    Years,
)
from tests.domain.scenes import around, claim, in_force, recorded
from tests.histories import LMDA, NORTH, cite, irregular, on, otherwise, title
from tests.office import Meeting, Office

YEAR = Years(first="1999-00")


def told(*facts: Fact, better: Any = "higher") -> Office:
    """Begin with an indicator, and what is told of it."""
    agreed = IndicatorAgreed(
        subject=LMDA,
        indicator="returns",
        name=title("Returns to work"),
        unit=title("clients"),
        better=better,
        cites=cite(),
    )
    return in_force(recorded("agreed", agreed, *facts)).then_recorded()


def target(value: str, agreed_on: str | None = None, period: Years = YEAR) -> TargetAgreed:
    return TargetAgreed(
        subject=LMDA,
        indicator="returns",
        period=period,
        territory=NORTH,
        value=value,
        agreed_on=on(agreed_on) if agreed_on else None,
        cites=cite(),
    )


def result(
    value: str | None, reported_on: str | None = None, met: Any = None, period: Years = YEAR
) -> ResultReported:
    return ResultReported(
        subject=LMDA,
        indicator="returns",
        period=period,
        territory=NORTH,
        value=value,
        met=met,
        reported_on=on(reported_on) if reported_on else None,
        cites=cite(),
    )


def found(office: Office, asked: str = "2005-01-01") -> list[tuple[str | None, ...]]:
    """Return target, result, variance and state of each; ``?``: it is only possible."""
    indicator = claim(office, LMDA, "indicator/returns")
    assert isinstance(indicator, IndicatorClaim)
    return [
        (
            each.target.value if each.target else None,
            each.result.value if each.result else None,
            each.variance,
            state_of(indicator, each) + "?" * (each.certainty == "possible"),
        )
        for each in results_on(indicator, office.life(LMDA), day(asked))
    ]


@pytest.mark.parametrize(
    ("better", "aim", "reached", "variance", "state"),
    [
        ("higher", "25000", "24999", "-1", "not-met"),
        ("higher", "25000", "25000", "0", "met"),
        ("higher", "25000", "25001", "1", "met"),
        ("lower", "25000", "24999", "-1", "met"),
        ("lower", "25000", "25000", "0", "met"),
        ("lower", "25000", "25001", "1", "not-met"),
        (None, "25000", "25001", "1", "not-judged"),
        ("higher", "0.3", "0.1", "-0.2", "not-met"),
        ("higher", "0.1", "0.3", "0.2", "met"),
        ("higher", "999999999999999.000001", "999999999999999.000002", "0.000001", "met"),
        ("higher", "-999999999999999.999999", "999999999999999.999999",
         "1999999999999999.999998", "met"),
        ("higher", "1.50", "2", "0.50", "met"),
    ],
)  # fmt: skip
def test_a_variance_is_exact(
    better: str | None, aim: str, reached: str, variance: str, state: str
) -> None:
    office = told(target(aim), result(reached), better=better)
    assert found(office) == [(aim, reached, variance, state)]


def test_what_the_source_says_without_a_value() -> None:
    """British Columbia's first year: the source says that it was not met, and gives no number."""
    assert found(told(target("25000"), result(None, met="not-met"))) == [
        ("25000", None, None, "not-met")
    ]


def test_a_source_that_contradicts_its_values_is_shown() -> None:
    assert found(told(target("25000"), result("26000", met="not-met"))) == [
        ("25000", "26000", "1000", "contradictory")
    ]
    assert found(told(target("25000"), result("26000", met="met")))[0][3] == "met"


def test_a_target_without_a_result_and_a_result_without_a_target() -> None:
    assert found(told(target("25000"))) == [("25000", None, None, "not-reported")]
    assert found(told(result("24000"))) == [(None, "24000", None, "not-judged")]
    assert found(told()) == []


def test_another_target_stands_from_the_day_that_it_is_agreed() -> None:
    office = told(target("25000", "1999-05-01"), target("30000", "2000-01-01"))
    standing = [found(office, asked)[0][0] for asked in around("2000-01-01")]
    assert standing == ["25000", "30000", "30000"]
    assert found(office, "1999-04-30") == []


def test_recorded_in_either_order_the_later_day_stands() -> None:
    office = told(target("30000", "2000-01-01"), target("25000", "1999-05-01"), target("1"))
    assert found(office) == [("30000", None, None, "not-reported")]
    assert found(office, "1999-01-01") == [("1", None, None, "not-reported")]


def test_a_result_stands_from_the_day_that_it_is_reported() -> None:
    office = told(target("25000"), result("24000", "2000-06-01"))
    states = [found(office, asked)[0][3] for asked in around("2000-06-01")]
    assert states == ["not-reported", "not-met", "not-met"]


def test_two_of_days_that_are_not_known_may_each_stand() -> None:
    """R3: which of the two was agreed last in March is open."""
    office = told(target("25000", "2000-03"), target("30000", "2000-03"))
    assert sorted(found(office, "2000-04-01")) == [
        ("25000", None, None, "not-reported?"), ("30000", None, None, "not-reported?"),
    ]  # fmt: skip


def test_several_years_are_a_period_of_their_own() -> None:
    """Their sum is never shared out."""
    several = Years(first="1999-00", last="2001-02")
    office = told(target("25000"), target("90000", period=several), result("1", period=several))
    assert found(office) == [
        ("25000", None, None, "not-reported"), ("90000", "1", "-89999", "not-met"),
    ]  # fmt: skip


def test_an_irregular_result_has_no_effect() -> None:
    assert found(told(target("25000"), irregular(result("26000")))) == [
        ("25000", None, None, "not-reported")
    ]


def test_two_sources_for_a_value_make_each_possible() -> None:
    """R7: the result meets the target by one source, and misses it by the other."""
    office = told(target("25000"), result("25000"))
    Meeting(office).when(otherwise(result("24000"), "agreed/3")).then_recorded()
    assert sorted(found(office)) == [
        ("25000", "24000", "-1000", "not-met?"), ("25000", "25000", "0", "met?"),
    ]  # fmt: skip
