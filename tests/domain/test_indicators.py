"""Indicators, targets, results and lead times: what the record does not allow."""

from __future__ import annotations

import pytest

from agreements.domain.facts import (
    Fact,
    IndicatorAgreed,
    LeadTimeSet,
    ResultReported,
    TargetAgreed,
    Years,
)
from agreements.domain.refusals import (
    AlreadyRecorded,
    LeadTimeAlreadySet,
    NotOnRecord,
    Refusal,
    ResultAlreadyReported,
    TargetAlreadyAgreed,
)
from tests.domain.scenes import in_force, recorded
from tests.histories import (
    COUNTRY,
    FEDERAL,
    FIELD,
    LMDA,
    NORTH,
    TERRITORIAL,
    cite,
    move,
    on,
    planned,
    reopener_recorded,
    title,
)
from tests.office import Meeting


def indicator(key: str = "returns") -> IndicatorAgreed:
    return IndicatorAgreed(
        subject=LMDA, indicator=key, name=title(key), unit=title("clients"), cites=cite()
    )


def target(
    value: str = "25000",
    agreed_on: str | None = None,
    year: str = "1999-00",
    territory: str = NORTH,
    key: str = "returns",
) -> TargetAgreed:
    return TargetAgreed(
        subject=LMDA,
        indicator=key,
        period=Years(first=year),
        territory=territory,
        value=value,
        agreed_on=None if agreed_on is None else on(agreed_on),
        cites=cite(),
    )


def result(
    value: str | None = "24000", reported_on: str | None = None, year: str = "1999-00"
) -> ResultReported:
    return ResultReported(
        subject=LMDA,
        indicator="returns",
        period=Years(first=year),
        territory=NORTH,
        value=value,
        met=None if value is not None else "not-met",
        reported_on=None if reported_on is None else on(reported_on),
        cites=cite(),
    )


def lead(key: str, ahead_of: str, of: str | None = None, set_by: str | None = None) -> LeadTimeSet:
    return LeadTimeSet.model_validate(
        {"subject": LMDA, "lead": key, "ahead_of": ahead_of, "key": of, "lead_time": "P30D",
         "set_by": set_by}
    )  # fmt: skip


AGREED = recorded(
    "agreed",
    indicator(),
    target(agreed_on="2000-03-01"),
    result(reported_on="2000-06-01"),
    lead("l1", "renewal", set_by=FEDERAL),
)
MOVE = move(FEDERAL, to=TERRITORIAL, at=(FIELD, COUNTRY))


def agreed() -> Meeting:
    """agreed/1 the indicator, agreed/2 its target, agreed/3 its result, agreed/4 a lead time."""
    return in_force(AGREED)


@pytest.mark.parametrize(
    ("refused", "kind", "names"),
    [
        (indicator(), AlreadyRecorded, ("when/1", "agreed/1")),
        (target(key="savings"), NotOnRecord, ("when/1",)),
        (target("30000", "2000-03-01"), TargetAlreadyAgreed, ("when/1", "agreed/2")),
        (result("1", "2000-06-01"), ResultAlreadyReported, ("when/1", "agreed/3")),
        (lead("l1", "termination"), AlreadyRecorded, ("when/1", "agreed/4")),
        (lead("l2", "renewal", set_by=FEDERAL), LeadTimeAlreadySet, ("when/1", "agreed/4")),
        (lead("l2", "reopener", "7.2"), NotOnRecord, ("when/1",)),
        (lead("l2", "obligation", "report"), NotOnRecord, ("when/1",)),
        (lead("l2", "step", "s1"), NotOnRecord, ("when/1",)),
    ],
)
def test_what_is_impossible_is_refused(
    refused: Fact, kind: type[Refusal], names: tuple[str, ...]
) -> None:
    agreed().when(refused).then_refused(kind, *names)


@pytest.mark.parametrize(
    "allowed",
    [
        indicator("savings"),
        target("30000", "2000-03-02"),
        target("30000", "2000-03"),
        target("30000", "2000-03-01", year="2000-01"),
        target("30000", "2000-03-01", territory=COUNTRY),
        result("1", "2000-06-02"),
        result(None),
        lead("l2", "renewal", set_by=TERRITORIAL),
        lead("l2", "renewal"),
        lead("l2", "reopener", set_by=FEDERAL),
    ],
)
def test_the_nearest_that_is_allowed(allowed: Fact) -> None:
    """A later day's target or result replaces the earlier; one that may be the same day is not."""
    agreed().when(allowed).then_recorded()


def test_two_targets_of_no_day_are_one_too_many() -> None:
    in_force(recorded("agreed", indicator(), target())).when(target("30000")).then_refused(
        TargetAlreadyAgreed, "when/1", "agreed/2"
    )


def test_a_lead_time_may_name_what_is_on_record() -> None:
    clause, step = reopener_recorded(LMDA, "7.2"), planned(LMDA, "s1", MOVE)
    in_force().when(clause, step, lead("l1", "reopener", "7.2"), lead("l2", "step", "s1")
    ).then_recorded()  # fmt: skip
