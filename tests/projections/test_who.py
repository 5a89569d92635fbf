"""Who holds what, on the LMDA data set: each change on the day, the day before, as known when."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from agreements.projections.asked import UnknownSubject
from agreements.projections.shapes import Holding, WhoAnswer, to_json
from agreements.projections.snapshot import KnownAt, UnknownPosition
from agreements.projections.who import WhoQuestion, who
from tests import histories as h
from tests.lmda import BEFORE_NUNAVUT, HEAD, SUBMISSIONS, known
from tests.projections.conftest import Desk, Records

BENEFITS = "employment-benefits"
CANADA, BC = "government-of-canada", "government-of-british-columbia"
FIRST, TRANSFER = "ca-bc-lmda-1997", "ca-bc-lmda-2008"
NUNAVUT, LAST = "lmda-2026-nu-agreement", SUBMISSIONS[-1].submission
HEADER = {
    "effective_on", "time_zone", "known_at", "snapshot", "provisional", "rules", "function",
    "territory", "holdings", "overridden", "findings",
}  # fmt: skip
HOLDING = {
    "role", "family", "manner", "decision_rule", "joint_with", "holder", "in_place_of_holder",
    "answerable_to", "delegated_from", "limited_to", "inherited_from", "instrument", "clause",
    "period", "certainty", "standing", "cites", "facts",
}  # fmt: skip


async def ask(
    desk: Desk, territory: str, on: str, known_at: KnownAt = None, function: str = BENEFITS,
    *, below: bool = False,
) -> WhoAnswer:  # fmt: skip
    return await who(await desk.asked(on, known_at), WhoQuestion(function, territory, below=below))


def held(answer: WhoAnswer) -> set[tuple[str, str, str]]:
    return {(each.role, each.manner, each.holder.id) for each in answer.holdings}


def delivered_by(answer: WhoAnswer) -> dict[str, str]:
    """Holder -> certainty, of delivery."""
    return {each.holder.id: each.certainty for each in answer.holdings if each.role == "deliver"}


def only(answer: WhoAnswer, role: str) -> Holding:
    (found,) = (each for each in answer.holdings if each.role == role)
    return found


CO_MANAGED = {
    *((role, "joint", each) for role in ("design", "plan", "set-targets", "deliver")
      for each in (CANADA, BC)),
    ("coordinate", "sole", "ca-bc-management-committee"),
    ("oversee", "sole", "ca-bc-management-committee"),
    ("fund", "sole", CANADA),
}  # fmt: skip
BY_THE_ACT = ("account-for-funds", "sole", "hrdc")
"""What the agreement says nothing of, the Act does."""


@pytest.mark.parametrize("on", ["2008-12-31", "2009-02-01"])
async def test_british_columbia_is_managed_together_up_to_the_last_day(desk: Desk, on: str) -> None:
    """R8: the agreement displaces the Act; R11: a row for each co-holder."""
    answer = await ask(desk, "CA-BC", on)

    assert held(answer) == CO_MANAGED | {BY_THE_ACT}
    assert {each.certainty for each in answer.holdings} == {"certain"}
    own = [each for each in answer.holdings if each.role != "account-for-funds"]
    assert {each.instrument.id for each in own} == {FIRST}
    assert {each.inherited_from for each in own} == {None}
    assert answer.findings == ()


async def test_british_columbia_takes_over_on_the_day(desk: Desk) -> None:
    """R9: what the step moved is with the recipient alone, nothing comes back from the Act."""
    answer = await ask(desk, "CA-BC", "2009-02-02")

    assert held(answer) == {
        ("design", "sole", BC), ("deliver", "sole", BC), ("fund", "sole", CANADA),
        ("account-for-outcomes", "sole", BC), ("account-for-funds", "sole", BC),
    }  # fmt: skip
    assert {each.instrument.id for each in answer.holdings} == {TRANSFER}
    assert {each.role for each in answer.holdings if each.step == "take-over"} == {
        "design", "deliver",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("on", "delivery"),
    [
        ("1996-06-29", {}),
        ("1996-06-30", {"hrdc": "certain"}),
        ("1997-04-24", {"hrdc": "certain"}),
        ("1997-04-25", {"hrdc": "possible", CANADA: "possible", BC: "possible"}),
        ("1998-03-30", {"hrdc": "possible", CANADA: "possible", BC: "possible"}),
        ("1998-03-31", {CANADA: "certain", BC: "certain"}),
        ("2009-02-02", {BC: "certain"}),
    ],
)
async def test_an_imprecise_start_is_possible_from_its_first_day_and_certain_from_its_last(
    desk: Desk, on: str, delivery: dict[str, str]
) -> None:
    """R3."""
    assert delivered_by(await ask(desk, "CA-BC", on)) == delivery


async def test_each_co_holder_names_the_others_and_the_rule(desk: Desk) -> None:
    """R11."""
    answer = await ask(desk, "CA-BC", "2008-12-31")
    joint = [each for each in answer.holdings if each.role == "deliver"]

    assert [(each.holder.id, each.joint_with, each.decision_rule) for each in joint] == [
        (CANADA, (BC,), "consensus"),
        (BC, (CANADA,), "consensus"),
    ]


async def test_an_answer_that_rests_on_an_inferred_renewal_says_so(desk: Desk) -> None:
    """R1."""
    deliver = (await ask(desk, "CA-BC", "2008-12-31")).holdings[0]

    assert ("lmda-2026-bc-first-agreement-renewal/1", "AgreementRenewed") in [
        (each.fact, each.kind) for each in deliver.inferred
    ]
    assert "lmda-2026-bc-first-agreement-renewal/1" in deliver.facts


async def test_without_the_renewal_the_first_agreement_ends_with_its_term(
    desk: Desk, lmda: Records
) -> None:
    """R1: renewable alone carries nothing; five years from an imprecise day."""
    known = lmda.before("lmda-2026-bc-first-agreement-renewal")

    assert delivered_by(await ask(desk, "CA-BC", "2002-04-24", known)).keys() == {CANADA, BC}
    assert delivered_by(await ask(desk, "CA-BC", "2002-04-25", known)) == {
        "hrdc": "possible", CANADA: "possible", BC: "possible",
    }  # fmt: skip
    assert delivered_by(await ask(desk, "CA-BC", "2003-03-31", known)) == {"hrdc": "certain"}


async def test_ontario_is_answered_by_the_act_until_its_agreement(desk: Desk) -> None:
    """R8: inherited from the wider territory, the day before; R13: by who stands there."""
    before = only(await ask(desk, "CA-ON", "2006-12-31"), "deliver")
    after = only(await ask(desk, "CA-ON", "2007-01-01"), "deliver")

    assert (before.holder.id, before.instrument.id) == ("hrdc", "employment-insurance-act")
    assert before.inherited_from is not None
    assert (before.inherited_from.function, before.inherited_from.territory) == (BENEFITS, "CA")
    assert [(each.id, each.certainty) for each in before.in_place_of_holder] == [
        ("hrsd-canada", "certain")
    ]
    assert before.certainty == "certain"
    assert (after.holder.id, after.inherited_from) == ("government-of-ontario", None)


@pytest.mark.parametrize(
    ("on", "in_place"),
    [
        ("2003-12-11", {}),
        ("2003-12-12", {"hrsdc": "possible", "sdc": "possible"}),
        ("2006-02-05", {"hrsdc": "possible", "sdc": "possible"}),
        ("2006-02-06", {"hrsd-canada": "certain"}),
    ],
)
async def test_the_holder_named_stays_named_whoever_stands_in_its_place(
    desk: Desk, on: str, in_place: dict[str, str]
) -> None:
    """R13: the branches of a split are each possible until they reunite."""
    deliver = only(await ask(desk, "CA-ON", on), "deliver")

    assert (deliver.holder.id, deliver.certainty) == ("hrdc", "certain")
    assert {each.id: each.certainty for each in deliver.in_place_of_holder} == in_place


async def test_nunavut_is_answered_as_known_at_the_time(desk: Desk, lmda: Records) -> None:
    """R2: the agreement was recorded late, and took effect before it was signed."""
    before = await ask(desk, "CA-NU", "2000-04-15", lmda.before(NUNAVUT))
    after = await ask(desk, "CA-NU", "2000-04-15", lmda.known(NUNAVUT))

    assert delivered_by(before) == {"hrdc": "certain"}
    assert only(before, "deliver").inherited_from is not None
    assert delivered_by(after) == {"government-of-nunavut": "certain"}
    assert (before.snapshot, after.snapshot) == (BEFORE_NUNAVUT, known(NUNAVUT))
    assert delivered_by(await ask(desk, "CA-NU", "2000-03-31")) == {"hrdc": "certain"}


async def test_a_position_inside_a_submission_comes_to_the_end_of_the_one_before(
    desk: Desk, lmda: Records
) -> None:
    """R2: a submission is never half known."""
    whole = lmda.known(NUNAVUT)

    inside = await ask(desk, "CA-NU", "2000-04-15", whole - 1)

    assert inside.snapshot == lmda.before(NUNAVUT)
    assert to_json(inside) == to_json(await ask(desk, "CA-NU", "2000-04-15", inside.snapshot))


async def test_a_function_beneath_inherits(desk: Desk) -> None:
    """R8: what is narrower by function inherits, and adds its own."""
    answer = await ask(desk, "CA-BC", "2008-12-31", function="employment-benefits-communications")

    oversee = only(answer, "oversee")
    assert (oversee.holder.id, oversee.inherited_from) == ("ca-bc-communications-committee", None)
    assert {
        (each.inherited_from.function, each.inherited_from.territory)
        for each in answer.holdings
        if each.role not in ("oversee", "account-for-funds") and each.inherited_from is not None
    } == {(BENEFITS, "CA-BC")}
    assert held(answer) == CO_MANAGED - {("oversee", "sole", "ca-bc-management-committee")} | {
        ("oversee", "sole", "ca-bc-communications-committee"), BY_THE_ACT,
    }  # fmt: skip


async def test_a_narrower_holding_never_answers_for_the_whole(desk: Desk) -> None:
    """R8."""
    answer = await ask(desk, "CA", "2009-02-02")

    assert held(answer) == {("deliver", "sole", "hrdc"), ("fund", "sole", CANADA), BY_THE_ACT}
    assert (await ask(desk, "CA", "2009-02-02", function="labour-market")).holdings == ()


async def test_below_adds_what_is_held_over_narrower_functions_and_territories(desk: Desk) -> None:
    """Each where it is held, answered there."""
    answer = await ask(desk, "CA", "2009-02-02", function="labour-market", below=True)

    there = ("CA", "CA-BC", "CA-ON", "CA-NU")
    assert {
        (each.role, each.holder.id, each.function.id, each.territory.id)
        for each in answer.holdings
        if each.territory.id in there and each.function.id == BENEFITS
        if not each.role.startswith("account-for-")
    } == {
        ("deliver", "hrdc", BENEFITS, "CA"),
        ("fund", CANADA, BENEFITS, "CA"),
        ("design", BC, BENEFITS, "CA-BC"),
        ("deliver", BC, BENEFITS, "CA-BC"),
        ("fund", CANADA, BENEFITS, "CA-BC"),
        ("deliver", "government-of-ontario", BENEFITS, "CA-ON"),
        ("fund", CANADA, BENEFITS, "CA-ON"),
        ("deliver", "government-of-nunavut", BENEFITS, "CA-NU"),
        ("fund", CANADA, BENEFITS, "CA-NU"),
    }
    assert {each.inherited_from for each in answer.holdings} == {None}
    assert {
        (each.holder.id, each.territory.id)
        for each in answer.holdings
        if each.function.id == "labour-market-information"
    } == {("hrdc", "CA-AB"), ("alberta-aecd", "CA-AB")}


async def test_below_finds_the_narrower_function_in_the_same_territory(desk: Desk) -> None:
    answer = await ask(desk, "CA-BC", "2008-12-31", below=True)

    assert [
        (each.holder.id, each.function.id) for each in answer.holdings if each.role == "oversee"
    ] == [
        ("ca-bc-management-committee", BENEFITS),
        ("ca-bc-communications-committee", "employment-benefits-communications"),
    ]
    assert len(answer.holdings) == len(CO_MANAGED) + 2


async def test_one_role_can_be_asked_for(desk: Desk) -> None:
    asked = await desk.asked("2008-12-31")

    answer = await who(asked, WhoQuestion(BENEFITS, "CA-BC", role="fund"))

    assert (answer.role, held(answer)) == ("fund", {("fund", "sole", CANADA)})


@pytest.mark.parametrize(
    ("function", "territory", "expected"),
    [
        ("no-such", "CA-BC", ("no-such", "function")),
        (BENEFITS, "CA-XX", ("CA-XX", "territory")),
        ("CA-BC", "CA-BC", ("CA-BC", "function")),
        (BENEFITS, BENEFITS, (BENEFITS, "territory")),
    ],
)
async def test_what_is_not_registered_is_unknown(
    desk: Desk, function: str, territory: str, expected: tuple[str, str]
) -> None:
    with pytest.raises(UnknownSubject) as unknown:
        await ask(desk, territory, "2008-12-31", function=function)

    assert (unknown.value.subject, unknown.value.expected) == expected


async def test_what_was_registered_later_is_unknown_before(desk: Desk, lmda: Records) -> None:
    """R2: what this registry had recorded, never what the world knew."""
    with pytest.raises(UnknownSubject, match="'employment-benefits'"):
        await ask(desk, "CA-BC", "2008-12-31", lmda.before("lmda-2026-functions"))


async def test_before_the_first_submission_every_answer_is_empty_and_says_so(desk: Desk) -> None:
    """R2."""
    answer = await ask(desk, "no-such", "2008-12-31", 0, function="no-such")

    assert (answer.snapshot, answer.known_at, answer.holdings) == (0, None, ())
    assert [each.code for each in answer.findings] == ["nothing_recorded"]


async def test_an_empty_registry_says_so_too(own_desk: Desk) -> None:
    answer = await ask(own_desk, "CA-BC", "2008-12-31")

    assert (answer.snapshot, answer.function, answer.provisional) == (0, None, False)
    assert [each.code for each in answer.findings] == ["nothing_recorded"]


async def test_an_instant_after_the_last_commit_is_provisional(desk: Desk, lmda: Records) -> None:
    """R2: answered at the head, as a writer in flight may still fall before it."""
    last = lmda.receipts[LAST].recorded_at
    later = await ask(desk, "CA-NU", "2000-04-15", last + timedelta(microseconds=1))
    at = await ask(desk, "CA-NU", "2000-04-15", last)
    before = await ask(desk, "CA-NU", "2000-04-15", last - timedelta(microseconds=1))

    assert (later.provisional, later.snapshot) == (True, HEAD)
    assert (at.provisional, at.snapshot) == (False, HEAD)
    assert (before.provisional, before.snapshot) == (False, lmda.before(LAST))
    assert later.known_at == last + timedelta(microseconds=1)


async def test_an_instant_before_the_first_submission_is_before_everything(desk: Desk) -> None:
    answer = await ask(desk, "CA-BC", "2008-12-31", datetime(1999, 1, 1, tzinfo=UTC))

    assert (answer.snapshot, answer.provisional) == (0, False)
    assert json.loads(to_json(answer))["known_at"] == "1999-01-01T00:00:00.000000Z"


async def test_a_position_beyond_the_end_is_unknown(desk: Desk) -> None:
    with pytest.raises(UnknownPosition) as unknown:
        await ask(desk, "CA-BC", "2008-12-31", HEAD + 1)

    assert (unknown.value.position, unknown.value.head) == (HEAD + 1, HEAD)


async def test_a_day_after_that_of_the_snapshot_is_prospect(desk: Desk, lmda: Records) -> None:
    """R21, by the day in the registry's time zone."""
    recorded_at = lmda.receipts[LAST].recorded_at
    today = recorded_at.astimezone(ZoneInfo("America/Toronto")).date()

    on_the_day = await ask(desk, "CA-BC", today.isoformat())
    day_after = await ask(desk, "CA-BC", (today + timedelta(days=1)).isoformat())

    assert (on_the_day.prospective, day_after.prospective) == (False, True)
    assert delivered_by(day_after) == {BC: "certain"}


async def test_the_answer_has_the_shape_that_was_promised(desk: Desk) -> None:
    said: dict[str, Any] = json.loads(to_json(await ask(desk, "CA-BC", "2008-12-31")))

    assert said.keys() >= HEADER
    assert (said["effective_on"], said["time_zone"]) == ("2008-12-31", "America/Toronto")
    assert (said["snapshot"], said["rules"], said["overridden"]) == (HEAD, 1, [])
    assert said["function"]["id"] == BENEFITS
    (row,) = (
        each
        for each in said["holdings"]
        if (each["role"], each["holder"]["id"]) == ("deliver", CANADA)
    )
    assert row.keys() >= HOLDING
    assert row | {"cites": [], "facts": []} == row | {
        "family": "authority",
        "manner": "joint",
        "decision_rule": "consensus",
        "joint_with": [BC],
        "holder": {
            "id": CANADA,
            "name": {"en": "Government of Canada", "fr": "Gouvernement du Canada"},
        },
        "in_place_of_holder": [],
        "answerable_to": [],
        "delegated_from": None,
        "limited_to": None,
        "inherited_from": None,
        "clause": None,
        "period": {
            "from": {"earliest": "1997-04-25", "latest": "1998-03-31"},
            "until": {"earliest": "2009-02-02", "latest": "2009-02-02"},
        },
        "certainty": "certain",
        "standing": "asserted",
        "cites": [],
        "facts": [],
    }
    assert row["instrument"].keys() == {"id", "title"}
    assert row["cites"][0] == {
        "document": "ipac-1999", "clause": None, "page": "1.2", "language": "en",
        "basis": "stated",
    }  # fmt: skip
    assert row["facts"][0] == "lmda-2026-bc-first-agreement/15"


async def test_what_is_inherited_and_stood_in_for_has_its_shape(desk: Desk) -> None:
    said: dict[str, Any] = json.loads(to_json(await ask(desk, "CA-ON", "2006-12-31")))
    deliver = said["holdings"][0]

    assert deliver["inherited_from"] == {"function": BENEFITS, "territory": "CA"}
    assert deliver["in_place_of_holder"] == [
        {
            "id": "hrsd-canada",
            "name": {
                "en": "Human Resources and Social Development Canada",
                "fr": "Ressources humaines et Développement social Canada",
            },
            "certainty": "certain",
        }
    ]
    assert deliver["period"]["until"] is None


async def test_a_limited_holding_prints_its_limit_and_displaces_nothing(
    records: Records, own_desk: Desk
) -> None:
    """R23."""
    records.record(
        h.REGISTRATIONS,
        h.submission(
            "s",
            h.commenced(h.ACT, "2000-01-01"),
            h.assigned(h.ACT, "all", h.FEDERAL, at=(h.FIELD, h.COUNTRY)),
            h.assigned(h.ACT, "youth", h.BOARD, at=(h.PROGRAM, h.NORTH), clientele="youth"),
        ),
    )

    answer = await ask(own_desk, h.NORTH, "2000-02-01", function=h.PROGRAM)

    limits = {each.holder.id: each.limited_to for each in answer.holdings}
    assert limits.keys() == {h.FEDERAL, h.BOARD}
    assert limits[h.FEDERAL] is None
    youth = limits[h.BOARD]
    assert youth is not None
    assert youth.clientele is not None
    assert (youth.clientele.en, youth.language_of_service) == ("youth", None)


async def test_findings_are_told_with_what_they_are_about(records: Records, own_desk: Desk) -> None:
    """Two sole holders of the same are both shown; the registry never picks."""
    records.record(
        h.REGISTRATIONS,
        h.submission(
            "s",
            h.commenced(h.ACT, "2000-01-01"),
            h.assigned(h.ACT, "one", h.FEDERAL, at=(h.FIELD, h.COUNTRY)),
            h.assigned(h.ACT, "other", h.BOARD, at=(h.FIELD, h.COUNTRY)),
            h.irregular(h.assigned(h.ACT, "third", h.BOARD, at=(h.FIELD, h.COUNTRY))),
        ),
    )

    answer = await ask(own_desk, h.COUNTRY, "2000-02-01", function=h.FIELD)

    assert {each.holder.id for each in answer.holdings} == {h.FEDERAL, h.BOARD}
    assert [(each.code, each.role, each.about) for each in answer.findings] == [
        ("several_sole_holders", "deliver", (f"{h.ACT}/one", f"{h.ACT}/other")),
        ("irregular_act", None, (h.ACT, "s/4")),
    ]
    assert "ei-act/one, ei-act/other" in answer.findings[0].message.en


async def test_irregular_acts_are_told_in_one_order(records: Records, own_desk: Desk) -> None:
    """An answer at a past position is the same bytes, wherever its rows come to lie; a step's
    instrument is told about as well as an assignment's."""
    third = h.irregular(h.assigned(h.ACT, "third", h.BOARD, at=(h.FIELD, h.COUNTRY)))
    records.record(
        h.REGISTRATIONS,
        h.submission(
            "s",
            h.commenced(h.ACT, "2000-01-01"),
            h.assigned(h.ACT, "one", h.FEDERAL, at=(h.FIELD, h.COUNTRY)),
            third,
            h.irregular(h.terminated(h.ACT, "2000-02-01")),
            h.irregular(h.terminated(h.LMDA, "2000-02-01")),
            h.commenced(h.LMDA, "2000-01-01"),
            h.planned(h.LMDA, h.STEP, h.move(h.FEDERAL, to=h.BOARD, at=(h.FIELD, h.COUNTRY))),
            h.effected(h.LMDA, h.STEP, "2000-01-20"),
        ),
    )
    known = records.known("s")
    before = await ask(own_desk, h.COUNTRY, "2000-02-01", known, function=h.FIELD)

    assert [each.about for each in before.findings] == [
        (h.ACT, "s/3"), (h.ACT, "s/4"), (h.LMDA, "s/5"),
    ]  # fmt: skip
    records.record(h.submission("undo", h.annulled(third, "s/3")))
    after = await ask(own_desk, h.COUNTRY, "2000-02-01", known, function=h.FIELD)
    assert to_json(after) == to_json(before)
