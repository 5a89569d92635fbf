"""Duties, results and deadlines on PostgreSQL: of the data set, at both clocks, under a draft."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from agreements.application.drafts import draft_of
from agreements.projections.asked import UnknownSubject
from agreements.projections.deadlines import DeadlinesAnswer, deadlines
from agreements.projections.obligations import ObligationsAnswer, obligations
from agreements.projections.results import results
from agreements.projections.shapes import to_json
from tests import histories as h
from tests.domain.test_deadlines import lead
from tests.domain.test_indicators import indicator, target
from tests.domain.test_obligations import duty, fulfilled, waived
from tests.projections.conftest import Desk, Records

QUEBEC, ALBERTA, BC = "ca-qc-lmda-principle-1997", "ca-ab-lmda-1996", "ca-bc-lmda-1997"
IN_FORCE = (
    h.signed(h.LMDA, h.FEDERAL, "2000-01-01"),
    h.signed(h.LMDA, h.TERRITORIAL, "2000-01-01"),
    h.commenced(h.LMDA, "2000-01-10"),
)


def due(answer: ObligationsAnswer) -> dict[str, dict[str, str]]:
    """Obligation -> due date -> its states, one after the other; a possible one with ``?``."""
    return {
        each.obligation: {
            str(one.on.earliest): " ".join(
                state.state + "?" * (state.certainty == "possible") for state in one.state
            )
            for one in each.due_dates
        }
        for each in answer.obligations
    }


def days(answer: DeadlinesAnswer) -> list[tuple[str, str, str | None]]:
    """Instrument, day and key of each."""
    return [
        (each.instrument.id, f"{each.legal_on.earliest} {each.what}", each.key)
        for each in answer.deadlines
    ]


@pytest.mark.parametrize(
    ("on", "state"),
    [
        ("1997-09-29", "upcoming"),
        ("1997-09-30", "due"),
        ("1997-10-01", "late"),
        ("1997-11-27", "late"),
        ("1997-11-28", "fulfilled-late"),
    ],
)
async def test_the_deadline_that_quebec_and_canada_missed(desk: Desk, on: str, state: str) -> None:
    """Clause 10.1: the implementation agreement by 1997-09-30; it was signed on 1997-11-28."""
    answer = await obligations(await desk.asked(on), agreement=QUEBEC)

    assert due(answer) == {
        "10.1-canada": {"1997-09-30": state}, "10.1-quebec": {"1997-09-30": state},
    }  # fmt: skip


async def test_those_that_one_owes_and_that_are_in_a_state(desk: Desk) -> None:
    asked = await desk.asked("1999-04-01")

    late = await obligations(asked, state="late")
    of_alberta = await obligations(asked, owed_by="alberta-aecd", agreement=ALBERTA)
    of_quebec = await obligations(asked, state="late", owed_by="government-of-quebec")

    assert (
        due(late)
        == due(of_alberta)
        == {
            key: {"1998-03-31": "late", "1999-03-31": "late", "2000-03-31": "upcoming"}
            for key in ("lmi-report", "lmi-workplan")
        }
    )
    assert (of_quebec.obligations, of_quebec.state) == ((), "late")
    assert of_alberta.owed_by is not None
    assert of_alberta.owed_by.id == "alberta-aecd"


async def test_a_duty_is_told_in_full(desk: Desk) -> None:
    answer = await obligations(await desk.asked("1999-04-01"), agreement=ALBERTA)
    said: dict[str, Any] = json.loads(to_json(answer))

    report = said["obligations"][0]
    assert report["rule"] == {
        "once_on": None,
        "annually_on": "03-31",
        "after_fiscal_year": None,
        "in_words": {"en": "each year on 31 March", "fr": "chaque année, le 31 mars"},
    }
    assert report["owed_to"][0]["id"] == "hrdc"
    assert report["due_dates"][0]["on"] == {"earliest": "1998-03-31", "latest": "1998-03-31"}
    assert any(each["kind"] == "ObligationAgreed" for each in report["inferred"])


async def test_the_targets_of_british_columbia(desk: Desk) -> None:
    """25,000 of 65,000 in 1997-98, not met as is inferred, no number; 30,000 in 1998-99."""
    answer = await results(await desk.asked("2000-01-01"), agreement=BC)

    (returns,) = (each for each in answer.indicators if each.indicator == "returns-to-work")
    assert [
        (each.period.first, each.target and (each.target.value, each.target.of), each.state)
        for each in returns.measured
    ] == [("1997-98", ("25000", "65000"), "not-met"), ("1998-99", ("30000", None), "not-reported")]
    first = returns.measured[0]
    assert first.result is not None
    assert (first.result.value, first.result.basis, first.variance) == (None, "inferred", None)
    assert returns.outcome is not None
    assert (returns.outcome.en, returns.outcome.fr) == (
        "Clients return to work", "La clientèle retourne au travail",
    )  # fmt: skip


async def test_what_fell_due_in_a_fiscal_year(desk: Desk) -> None:
    asked = await desk.asked("1997-04-01")

    of_quebec = await deadlines(asked, date(1998, 3, 31), party="government-of-quebec")
    of_alberta = await deadlines(asked, date(1998, 3, 31), agreement=ALBERTA)
    a_day_less = await deadlines(asked, date(1998, 3, 30), agreement=ALBERTA)

    assert days(of_quebec) == [(QUEBEC, "1997-09-30 obligation-due", "10.1-quebec")]
    assert of_quebec.deadlines[0].settled == "fulfilled"
    assert days(of_alberta) == [
        (ALBERTA, "1998-03-31 obligation-due", "lmi-report"),
        (ALBERTA, "1998-03-31 obligation-due", "lmi-workplan"),
    ]
    assert days(a_day_less) == []


@pytest.mark.parametrize("empty", [True, False])
async def test_before_anything_was_recorded(desk: Desk, empty: bool) -> None:
    """R2: empty, and says so; nothing is unknown then. Later an unknown name is an error."""
    asked = await desk.asked("1999-01-01", 0 if empty else None)
    if empty:
        found = (
            await obligations(asked, agreement="x", owed_by="y"),
            await results(asked, agreement="x"),
            await deadlines(asked, date(1999, 2, 1), agreement="x", party="y"),
        )
        assert [each.findings[0].code for each in found] == ["nothing_recorded"] * 3
        return
    for expected, question in (
        ("instrument", obligations(asked, agreement="x")),
        ("organization", obligations(asked, owed_by=BC)),
        ("instrument", results(asked, agreement="government-of-canada")),
        ("organization", deadlines(asked, date(1999, 2, 1), party="x")),
    ):
        with pytest.raises(UnknownSubject) as unknown:
            await question
        assert unknown.value.expected == expected


async def test_each_answer_as_known_then(records: Records, own_desk: Desk) -> None:
    """A fulfilment recorded late changes the answer from then on, and not the one before."""
    records.record(
        h.REGISTRATIONS, h.submission("agreed", *IN_FORCE, duty(annually="06-30")),
        h.submission("late", fulfilled("2000-06-30", "2000-06-01"),
                     waived("2001-06-30", "2001-06-01")),
    )  # fmt: skip

    before = await obligations(await own_desk.asked("2001-07-01", records.known("agreed")))
    after = await obligations(await own_desk.asked("2001-07-01"))

    assert due(before) == {
        "report": {"2000-06-30": "late", "2001-06-30": "late", "2002-06-30": "upcoming"}
    }
    assert due(after) == {
        "report": {"2000-06-30": "fulfilled", "2001-06-30": "waived", "2002-06-30": "upcoming"}
    }
    assert after.obligations[0].due_dates[1].waived[0].by.name.en == h.FEDERAL


async def test_the_internal_day_stands_beside_the_legal_day(
    records: Records, own_desk: Desk
) -> None:
    records.record(
        h.REGISTRATIONS,
        h.submission("agreed", *IN_FORCE, duty(annually="06-30")),
        h.submission("lead", lead("obligation", "P30D", by=h.TERRITORIAL)),
    )

    answer = await deadlines(await own_desk.asked("2000-05-01"), date(2000, 5, 31))

    (only,) = answer.deadlines
    (internal,) = only.internal
    assert (only.within, str(only.legal_on.earliest)) == (None, "2000-06-30")
    assert (internal.within, str(internal.internal_on.earliest)) == ("certain", "2000-05-31")
    assert internal.set_by is not None
    assert (internal.set_by.id, internal.lead_time) == (h.TERRITORIAL, "P30D")
    assert only.facts[:2] == ("agreed/4", "lead/1")


async def test_an_irregular_act_is_a_finding(records: Records, own_desk: Desk) -> None:
    records.record(
        h.REGISTRATIONS,
        h.submission("agreed", *IN_FORCE, indicator(), h.irregular(target(agreed_on="2000-02-01"))),
    )

    answer = await results(await own_desk.asked("2001-01-01"))

    assert [each.code for each in answer.findings] == ["irregular_act"]
    assert answer.indicators[0].measured == ()


async def test_a_draft_is_answered_as_if_it_were_recorded(records: Records, own_desk: Desk) -> None:
    records.record(h.REGISTRATIONS, h.submission("agreed", *IN_FORCE, duty(annually="06-30")))
    drafted = draft_of(
        records.log,
        h.submission("draft", fulfilled("2000-06-30", "2000-06-01"), lead("obligation", "P5D")),
    )

    asked = await own_desk.asked("2000-07-01", draft=drafted)
    spanned = await own_desk.asked("2000-06-01", draft=drafted)

    assert due(await obligations(asked))["report"]["2000-06-30"] == "fulfilled"
    (only,) = (await deadlines(spanned, date(2000, 6, 30))).deadlines
    assert (only.settled, str(only.internal[0].internal_on.latest)) == ("fulfilled", "2000-06-25")
