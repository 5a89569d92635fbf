"""Findings over the whole registry, on any day, as known at any time."""

from __future__ import annotations

from datetime import date

import pytest

from agreements.projections.asked import UnknownSubject
from agreements.projections.gaps import GapPart, GapsAnswer, gaps
from agreements.projections.shapes import to_json
from tests.histories import (
    ACT,
    BOARD,
    COUNTRY,
    FEDERAL,
    FIELD,
    LMDA,
    NORTH,
    PROGRAM,
    REGISTRATIONS,
    TERRITORIAL,
    assigned,
    commenced,
    dissolved,
    irregular,
    signed,
    submission,
)
from tests.projections.conftest import Desk, Records

IN_FORCE = submission(
    "start",
    signed(LMDA, FEDERAL, "2000-01-10"),
    signed(LMDA, TERRITORIAL, "2000-01-12"),
    commenced(LMDA, "2000-02-01"),
    commenced(ACT, "2000-01-01"),
)


def found(answer: GapsAnswer, code: str) -> list[GapPart]:
    return [each for each in answer.gaps if each.code == code]


async def test_a_finding_says_where_since_when_and_on_which_facts(
    records: Records, own_desk: Desk
) -> None:
    records.record(REGISTRATIONS, IN_FORCE)
    records.record(submission("given", assigned(LMDA, "a1", BOARD, at=(FIELD, COUNTRY))))
    records.record(submission("gone", dissolved(BOARD, "2000-02-20..2000-02-25")))

    answer = await gaps(await own_desk.asked("2000-03-01"), code="dissolved_holder")

    (one,) = answer.gaps
    assert (one.code, one.certainty, one.role) == ("dissolved_holder", "certain", "deliver")
    assert one.function is not None
    assert one.territory is not None
    assert (one.function.id, one.territory.id) == (FIELD, COUNTRY)
    assert one.since.possible == date(2000, 2, 20)
    assert one.since.certain == date(2000, 2, 25)
    assert {"given/1", "gone/1", "start/3"} <= set(one.facts)
    assert [each.id for each in one.subjects] == [BOARD, LMDA]


@pytest.mark.parametrize(
    ("day", "certainty"),
    [("2000-02-19", None), ("2000-02-20", "possible"), ("2000-02-24", "possible"),
     ("2000-02-25", "certain")],
)  # fmt: skip
async def test_a_finding_is_possible_and_then_certain(
    records: Records, own_desk: Desk, day: str, certainty: str | None
) -> None:
    records.record(REGISTRATIONS, IN_FORCE)
    records.record(submission("given", assigned(LMDA, "a1", BOARD, at=(FIELD, COUNTRY))))
    records.record(submission("gone", dissolved(BOARD, "2000-02-20..2000-02-25")))

    answer = await gaps(await own_desk.asked(day))

    listed = [each.certainty for each in found(answer, "dissolved_holder")]
    assert listed == ([] if certainty is None else [certainty])


async def test_what_crosses_is_found_where_nothing_is_given(
    records: Records, own_desk: Desk
) -> None:
    """R8: narrower by function against narrower by territory: the place where they meet."""
    records.record(REGISTRATIONS, IN_FORCE)
    records.record(
        submission(
            "given",
            assigned(LMDA, "a1", FEDERAL, at=(PROGRAM, COUNTRY)),
            assigned(LMDA, "a2", TERRITORIAL, at=(FIELD, NORTH)),
        )
    )

    answer = await gaps(await own_desk.asked("2000-03-01"), code="general_specific_crossing")

    (one,) = answer.gaps
    assert one.function is not None
    assert one.territory is not None
    assert (one.function.id, one.territory.id) == (PROGRAM, NORTH)
    assert one.since.certain == date(2000, 2, 1)


@pytest.mark.parametrize(("day", "found"), [("2000-02-14", 0), ("2000-02-15", 1)])
async def test_an_irregular_act_is_found_from_its_day_on(
    records: Records, own_desk: Desk, day: str, found: int
) -> None:
    """R6: shown, a finding, no effect."""
    records.record(REGISTRATIONS, IN_FORCE)
    act = irregular(assigned(LMDA, "a1", BOARD, at=(FIELD, COUNTRY), since="2000-02-15"))
    records.record(submission("odd", act))

    answer = await gaps(await own_desk.asked(day), code="irregular_act")

    assert [each.about for each in answer.gaps] == [(LMDA, "odd/1")] * found
    assert [each.since.certain for each in answer.gaps] == [date(2000, 2, 15)] * found
    assert [each.facts for each in answer.gaps] == [("odd/1",)] * found


async def test_only_what_names_a_subject_is_shown_where_one_is_asked_about(
    records: Records, own_desk: Desk
) -> None:
    records.record(REGISTRATIONS, IN_FORCE)
    records.record(
        submission(
            "given",
            assigned(LMDA, "a1", BOARD, at=(FIELD, COUNTRY)),
            assigned(LMDA, "a2", FEDERAL, at=(FIELD, NORTH)),
        )
    )
    asked = await own_desk.asked("2000-03-01")

    everywhere = await gaps(asked, code="authority_without_accountability")
    north = await gaps(asked, code="authority_without_accountability", about=NORTH)

    assert [each.about[0] for each in everywhere.gaps] == [BOARD, FEDERAL]
    assert [each.about[0] for each in north.gaps] == [FEDERAL]
    with pytest.raises(UnknownSubject):
        await gaps(asked, about="nobody-knows-it")


async def test_nothing_recorded_has_no_gaps(own_desk: Desk) -> None:
    """R2: before the first submission every answer is empty and says so."""
    answer = await gaps(await own_desk.asked("2000-03-01"), about="anything")

    assert answer.gaps == ()
    assert [each.code for each in answer.findings] == ["nothing_recorded"]


async def test_the_gaps_of_a_past_snapshot_never_change(records: Records, own_desk: Desk) -> None:
    records.record(REGISTRATIONS, IN_FORCE)
    head = records.record(submission("given", assigned(LMDA, "a1", BOARD, at=(FIELD, COUNTRY))))
    before = to_json(await gaps(await own_desk.asked("2000-03-01", head.last_position)))
    records.record(submission("gone", dissolved(BOARD, "2000-02-20")))

    after = await gaps(await own_desk.asked("2000-03-01", head.last_position))

    assert to_json(after) == before
    assert found(await gaps(await own_desk.asked("2000-03-01")), "dissolved_holder")
