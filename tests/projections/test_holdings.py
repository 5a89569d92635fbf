"""What an organization holds, or stands in for, on the LMDA data set (R13)."""

from __future__ import annotations

import json

import pytest

from agreements.projections.asked import UnknownSubject
from agreements.projections.holdings import holdings
from agreements.projections.shapes import HoldingsAnswer, to_json
from tests import histories as h
from tests.lmda import HEAD
from tests.projections.conftest import Desk, Records

CANADA, BC = "government-of-canada", "government-of-british-columbia"
BENEFITS = "employment-benefits"


def held(answer: HoldingsAnswer) -> set[tuple[str, str, str, str]]:
    return {
        (each.role, each.holder.id, each.territory.id, each.certainty) for each in answer.holdings
    }


async def test_canada_holds_what_each_instrument_gives_it(desk: Desk) -> None:
    """One row where the role is given, none where it is only inherited."""
    answer = await holdings(await desk.asked("2008-12-31"), CANADA)

    provinces = ("AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT")
    assert held(answer) == {
        ("fund", CANADA, "CA", "certain"),
        *(("fund", CANADA, f"CA-{each}", "certain") for each in provinces),
        ("deliver", CANADA, "CA-NL", "certain"),
        *((role, CANADA, together, "certain") for together in ("CA-BC", "CA-PE", "CA-YT")
          for role in ("design", "plan", "set-targets", "deliver")),
    }  # fmt: skip
    assert {each.inherited_from for each in answer.holdings} == {None}
    deliver = next(each for each in answer.holdings if each.role == "deliver")
    assert deliver.joint_with == (BC,)


@pytest.mark.parametrize(
    ("on", "manner", "joint_with"),
    [("2009-02-01", "joint", (CANADA,)), ("2009-02-02", "sole", ())],
)
async def test_british_columbia_delivers_with_canada_and_then_alone(
    desk: Desk, on: str, manner: str, joint_with: tuple[str, ...]
) -> None:
    """R9, R11."""
    answer = await holdings(await desk.asked(on), BC)

    (deliver,) = (each for each in answer.holdings if each.role == "deliver")
    assert (deliver.manner, deliver.joint_with) == (manner, joint_with)


@pytest.mark.parametrize(
    ("organization", "on", "certainty"),
    [
        ("hrdc", "2003-12-11", None),
        ("hrsdc", "2003-12-11", "absent"),
        ("hrsdc", "2003-12-12", "possible"),
        ("sdc", "2006-02-05", "possible"),
        ("sdc", "2006-02-06", "absent"),
        ("hrsd-canada", "2006-02-05", "absent"),
        ("hrsd-canada", "2006-02-06", "certain"),
        ("hrsd-canada", "2020-01-01", "certain"),
    ],
)
async def test_a_successor_is_asked_for_by_its_own_name(
    desk: Desk, organization: str, on: str, certainty: str | None
) -> None:
    """R13: the holder named stays named; None: it stands itself."""
    answer = await holdings(await desk.asked(on), organization)

    if certainty == "absent":
        assert answer.holdings == ()
        return
    (deliver,) = (
        each
        for each in answer.holdings
        if (each.role, each.function.id) == ("deliver", "employment-benefits")
    )
    assert (deliver.holder.id, deliver.territory.id) == ("hrdc", "CA")
    assert {each.id: each.certainty for each in deliver.in_place_of_holder}.get(
        organization
    ) == certainty
    assert deliver.certainty == "certain"


@pytest.mark.parametrize(
    ("on", "name"),
    [
        ("2007-12-31", "Human Resources and Social Development Canada"),
        ("2008-12-30", "Human Resources and Social Development Canada"),
        ("2008-12-31", "Human Resources and Skills Development Canada"),
        ("2013-07-31", "Employment and Social Development Canada"),
    ],
)
async def test_an_organization_goes_by_the_name_it_certainly_had(
    desk: Desk, on: str, name: str
) -> None:
    """A rename is not a succession."""
    answer = await holdings(await desk.asked(on), "hrsd-canada")

    assert answer.organization is not None
    assert answer.organization.name.en == name
    assert {each.holder.id for each in answer.holdings} == {"hrdc"}


async def test_an_organization_not_registered_is_unknown(desk: Desk) -> None:
    for subject in ("no-such", "CA-BC"):
        with pytest.raises(UnknownSubject) as unknown:
            await holdings(await desk.asked("2008-12-31"), subject)

        assert (unknown.value.subject, unknown.value.expected) == (subject, "organization or post")


async def test_an_organization_that_holds_nothing_is_answered(desk: Desk) -> None:
    answer = await holdings(await desk.asked("1990-01-01"), CANADA)

    assert (answer.holdings, answer.findings) == ((), ())
    assert answer.organization is not None


async def test_before_the_first_submission_nothing_is_recorded(desk: Desk) -> None:
    """R2."""
    answer = await holdings(await desk.asked("2008-12-31", 0), "no-such")

    assert (answer.organization, answer.holdings) == (None, ())
    assert [each.code for each in answer.findings] == ["nothing_recorded"]


async def test_the_rows_are_those_of_who(desk: Desk) -> None:
    said = json.loads(to_json(await holdings(await desk.asked("2008-12-31"), BC)))

    assert said["organization"]["id"] == BC
    assert (said["snapshot"], said["overridden"]) == (HEAD, [])
    assert said["holdings"][0]["period"]["from"] == {
        "earliest": "1997-04-25", "latest": "1998-03-31",
    }  # fmt: skip


async def test_a_holder_that_ended_without_successor_is_a_finding(
    records: Records, own_desk: Desk
) -> None:
    records.record(
        h.REGISTRATIONS,
        h.submission(
            "s",
            h.commenced(h.ACT, "2000-01-01"),
            h.assigned(h.ACT, "a", h.BOARD, at=(h.FIELD, h.COUNTRY)),
            h.dissolved(h.BOARD, "2000-02-01"),
        ),
    )

    before = await holdings(await own_desk.asked("2000-01-31"), h.BOARD)
    after = await holdings(await own_desk.asked("2000-02-01"), h.BOARD)

    assert ([each.role for each in before.holdings], before.findings) == (["deliver"], ())
    assert after.holdings == ()
    assert [(each.code, each.about) for each in after.findings] == [
        ("dissolved_holder", (h.ACT, "a", h.BOARD))
    ]
