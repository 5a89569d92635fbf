"""Re-openers on a day (R14): of the LMDA data set, and with windows, notices and deadlines."""

from __future__ import annotations

import json
from typing import Any

import pytest

from agreements.application.drafts import draft_of
from agreements.domain.answers.reopeners import ReopenerState
from agreements.domain.facts import Fact
from agreements.projections.asked import UnknownSubject
from agreements.projections.reopener_shapes import ReopenersAnswer
from agreements.projections.reopeners import reopeners
from agreements.projections.shapes import to_json
from tests import histories as h
from tests.lmda import HEAD
from tests.projections.conftest import Desk, Records

FIRST, TRANSFER = "ca-bc-lmda-1997", "ca-bc-lmda-2008"
IN_FORCE = (
    h.signed(h.LMDA, h.FEDERAL, "2000-01-01"),
    h.signed(h.LMDA, h.TERRITORIAL, "2000-01-01"),
    h.commenced(h.LMDA, "2000-01-10"),
)
WINDOW = h.reopener_recorded(h.LMDA, "7.2", "2000-02-01", "2000-02-10", negotiation_period="P30D")


def states(answer: ReopenersAnswer) -> dict[str, str]:
    """State -> certainty, of the only re-opener."""
    (only,) = answer.reopeners
    return {each.state: each.certainty for each in only.state}


def record(records: Records, *facts: Fact) -> None:
    records.record(h.REGISTRATIONS, h.submission("s", *IN_FORCE, *facts))


@pytest.mark.parametrize(
    ("on", "state"),
    [
        ("1997-04-24", {"not-yet-open": "certain"}),
        ("1997-04-25", {"not-yet-open": "possible", "open": "possible"}),
        ("1998-03-31", {"open": "certain"}),
        ("2008-02-19", {"open": "certain"}),
        ("2008-02-20", {"concluded": "certain"}),
        ("2009-02-02", {"concluded": "certain"}),
    ],
)
async def test_the_one_of_british_columbia_is_open_until_it_is_concluded(
    desk: Desk, on: str, state: dict[str, str]
) -> None:
    """No stated window: open while the agreement is in force; no invocation need be on record."""
    assert states(await reopeners(await desk.asked(on))) == state


async def test_it_is_told_in_full(desk: Desk) -> None:
    said: dict[str, Any] = json.loads(to_json(await reopeners(await desk.asked("2008-02-20"))))

    assert (said["snapshot"], said["rules"], said["state"], said["agreement"]) == (
        HEAD, 1, None, None,
    )  # fmt: skip
    (only,) = said["reopeners"]
    assert (only["agreement"]["id"], only["clause"]) == (FIRST, "re-opener")
    assert only["agreement"]["title"]["en"].startswith("Canada–British Columbia")
    assert [each["id"] for each in only["entitled"]] == ["government-of-british-columbia"]
    assert only["window"] is only["notice_period"] is only["negotiation_period"] is None
    assert only["deadline"] is only["days_left"] is only["trigger"] is None
    assert only["invocations"] == only["withdrawn_on"] == []
    assert only["allows"]["en"].startswith("The province may later take over")
    assert only["conclusion"]["concluded_on"] == {"earliest": "2008-02-20", "latest": "2008-02-20"}
    assert only["conclusion"]["instrument"]["id"] == TRANSFER
    assert only["facts"][:2] == [
        "lmda-2026-bc-first-agreement/11",
        "lmda-2026-bc-transfer-agreement/4",
    ]
    assert "lmda-2026-bc-first-agreement-renewal/1" in [each["fact"] for each in only["inferred"]]
    assert {"document": "ipac-1999", "clause": None, "page": "3.1", "language": "en",
            "basis": "stated"} in only["cites"]  # fmt: skip
    assert {"document": "ei-mar-2013", "clause": None, "page": "Annex 3", "language": None,
            "basis": "inferred"} in only["cites"]  # fmt: skip


@pytest.mark.parametrize(
    ("on", "state", "listed"),
    [
        ("1997-04-25", "open", 1),
        ("1997-04-25", "not-yet-open", 1),
        ("1997-04-25", "concluded", 0),
        ("2008-02-19", "open", 1),
        ("2008-02-20", "open", 0),
    ],
)
async def test_a_state_that_is_possible_counts_and_is_marked_so(
    desk: Desk, on: str, state: ReopenerState, listed: int
) -> None:
    answer = await reopeners(await desk.asked(on), state=state)

    assert (answer.state, len(answer.reopeners)) == (state, listed)


async def test_those_of_one_agreement_can_be_asked_for(desk: Desk) -> None:
    asked = await desk.asked("2000-01-01")

    of_the_first = await reopeners(asked, agreement=FIRST)
    of_the_transfer = await reopeners(asked, agreement=TRANSFER)

    assert of_the_first.agreement is not None
    assert (of_the_first.agreement.id, len(of_the_first.reopeners)) == (FIRST, 1)
    assert of_the_transfer.reopeners == ()


@pytest.mark.parametrize("subject", ["no-such", "government-of-canada", "employment-insurance-act"])
async def test_what_is_no_agreement_is_unknown(desk: Desk, subject: str) -> None:
    with pytest.raises(UnknownSubject) as unknown:
        await reopeners(await desk.asked("2000-01-01"), agreement=subject)

    assert (unknown.value.subject, unknown.value.expected) == (subject, "agreement")


async def test_it_is_answered_as_known_at_the_time(desk: Desk, lmda: Records) -> None:
    """R2: before its conclusion was recorded, it went on open."""
    known = lmda.before("lmda-2026-bc-transfer-agreement")

    assert states(await reopeners(await desk.asked("2009-02-02", known))) == {"open": "certain"}
    before = lmda.before("lmda-2026-bc-first-agreement")
    assert (await reopeners(await desk.asked("2009-02-02", before))).reopeners == ()


async def test_before_the_first_submission_nothing_is_recorded(desk: Desk) -> None:
    answer = await reopeners(await desk.asked("2000-01-01", 0), agreement="no-such")

    assert answer.reopeners == ()
    assert [each.code for each in answer.findings] == ["nothing_recorded"]


@pytest.mark.parametrize(
    ("on", "state"),
    [
        ("2000-01-31", "not-yet-open"),
        ("2000-02-01", "open"),
        ("2000-02-10", "open"),
        ("2000-02-11", "lapsed"),
    ],
)
async def test_a_window_includes_its_last_day(
    records: Records, own_desk: Desk, on: str, state: str
) -> None:
    record(records, WINDOW)

    assert states(await reopeners(await own_desk.asked(on))) == {state: "certain"}


@pytest.mark.parametrize(
    ("on", "state", "days_left"),
    [
        ("2000-02-04", "open", None),
        ("2000-02-05", "invoked", 30),
        ("2000-03-05", "invoked", 1),
        ("2000-03-06", "invoked", 0),
        ("2000-03-07", "lapsed", None),
    ],
)
async def test_the_deadline_counts_from_the_day_after_notice_and_includes_its_last_day(
    records: Records, own_desk: Desk, on: str, state: str, days_left: int | None
) -> None:
    record(records, WINDOW, h.invoked(h.LMDA, "7.2", "2000-02-05"))

    answer = await reopeners(await own_desk.asked(on))

    (only,) = answer.reopeners
    assert states(answer) == {state: "certain"}
    assert (only.days_left.least if only.days_left else None) == days_left
    assert (str(only.deadline.latest) if only.deadline else None) == (
        None if days_left is None else "2000-03-06"
    )
    (invocation,) = only.invocations
    assert (invocation.by.id, str(invocation.notice_on.latest)) == (h.FEDERAL, "2000-02-05")
    assert invocation.deadline is not None
    assert str(invocation.deadline.latest) == "2000-03-06"
    assert invocation.live == (None if days_left is None else "certain")


async def test_an_imprecise_notice_gives_an_imprecise_deadline(
    records: Records, own_desk: Desk
) -> None:
    """R3."""
    record(records, WINDOW, h.invoked(h.LMDA, "7.2", "2000-02-05..2000-02-07"))

    answer = await reopeners(await own_desk.asked("2000-02-06"), state="open")

    (only,) = answer.reopeners
    assert states(answer) == {"invoked": "possible", "open": "possible"}
    assert only.deadline is not None
    assert only.days_left is not None
    assert (str(only.deadline.earliest), str(only.deadline.latest)) == ("2000-03-06", "2000-03-08")
    assert (only.days_left.least, only.days_left.most) == (29, 31)


async def test_a_withdrawal_takes_back_the_live_invocation(
    records: Records, own_desk: Desk
) -> None:
    """Another is allowed while the window is open."""
    record(
        records,
        WINDOW,
        h.invoked(h.LMDA, "7.2", "2000-02-02"),
        h.withdrawn(h.LMDA, "7.2", "2000-02-04"),
        h.invoked(h.LMDA, "7.2", "2000-02-06", by=h.TERRITORIAL),
    )

    assert states(await reopeners(await own_desk.asked("2000-02-05"))) == {"open": "certain"}
    answer = await reopeners(await own_desk.asked("2000-02-06"))
    (only,) = answer.reopeners
    assert [(each.by.id, each.live) for each in only.invocations] == [
        (h.FEDERAL, None), (h.TERRITORIAL, "certain"),
    ]  # fmt: skip
    assert [str(each.latest) for each in only.withdrawn_on] == ["2000-02-04"]


async def test_without_a_negotiation_period_there_is_no_deadline(
    records: Records, own_desk: Desk
) -> None:
    record(
        records,
        h.reopener_recorded(h.LMDA, "7.2"),
        h.invoked(h.LMDA, "7.2", "2000-02-02"),
    )

    answer = await reopeners(await own_desk.asked("2000-03-01"))

    assert states(answer) == {"invoked": "certain"}
    (only,) = answer.reopeners
    assert (only.deadline, only.days_left) == (None, None)


async def test_one_that_was_recorded_in_error_is_gone_from_then_on(
    records: Records, own_desk: Desk
) -> None:
    """R5: from its annulment, and not before."""
    record(records, WINDOW)
    annulled = records.record(h.submission("a", h.annulled(WINDOW, "s/4"))).last_position

    before = await reopeners(await own_desk.asked("2000-02-01", annulled - 1))
    after = await reopeners(await own_desk.asked("2000-02-01", annulled))

    assert (len(before.reopeners), len(after.reopeners)) == (1, 0)


async def test_an_irregular_invocation_has_no_effect_and_is_a_finding(
    records: Records, own_desk: Desk
) -> None:
    """R6; another part's irregular act is not this question's."""
    record(
        records,
        WINDOW,
        h.irregular(h.invoked(h.LMDA, "7.2", "2000-01-20")),
        h.irregular(h.terminated(h.LMDA, "2000-01-20")),
    )

    answer = await reopeners(await own_desk.asked("2000-01-20"))

    assert states(answer) == {"not-yet-open": "certain"}
    assert [(each.code, each.about) for each in answer.findings] == [
        ("irregular_act", (h.LMDA, "s/5"))
    ]


async def test_a_draft_is_answered_as_if_it_were_recorded(desk: Desk, lmda: Records) -> None:
    """What-if: what it leads to is named too, and nothing is written."""
    reopener = h.reopener_recorded("ca-on-lmda-2005", "9").model_copy(
        update={
            "entitled": ("government-of-ontario",),
            "cites": (h.cite()[0].model_copy(update={"document": "ipac-1999"}),),
        }
    )
    draft = draft_of(lmda.log, h.submission("draft", reopener))

    answer = await reopeners(await desk.asked("2007-01-01", draft=draft), state="open")

    drafted = next(each for each in answer.reopeners if each.clause == "9")
    assert drafted.agreement.title.en == "Canada–Ontario Labour Market Development Agreement"
    assert drafted.entitled[0].name.en == "Government of Ontario"
    assert len((await reopeners(await desk.asked("2007-01-01"))).reopeners) == 1


async def test_it_is_one_query_however_many_there_are(
    records: Records, own_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clauses = [h.reopener_recorded(h.LMDA, f"{n}.1") for n in range(1, 8)]
    record(records, *clauses)
    asked = await own_desk.asked("2000-02-01")
    executed: list[object] = []
    execute = own_desk.connection.execute

    async def counted(query: Any, *rest: Any, **more: Any) -> Any:
        executed.append(query)
        return await execute(query, *rest, **more)

    monkeypatch.setattr(own_desk.connection, "execute", counted)

    answer = await reopeners(asked)

    assert (len(answer.reopeners), len(executed)) == (7, 1)
