"""Who stands where an organization was named (R11, R13)."""

from __future__ import annotations

import pytest

from agreements.domain.dates import day
from agreements.domain.facts import Fact, OrganizationRegistered
from agreements.domain.refusals import AlreadyEnded, EndBeforeStart, RefersToItself
from agreements.domain.resolutions import Certainty
from tests.domain.scenes import GIVEN, around, findings, in_force, recorded, registered, who, whos
from tests.histories import (
    BOARD,
    COUNTRY,
    FEDERAL,
    FIELD,
    LMDA,
    TERRITORIAL,
    annulled,
    assigned,
    cite,
    dissolved,
    on,
    organization,
    succeeded,
    title,
)
from tests.office import Office

HEIRS = recorded("heirs", organization("east"), organization("west"), organization("union"))


def standing_in(office: Office, asked: str) -> dict[str, Certainty]:
    """Return who stands for the one holder of the field in Canada."""
    (held,) = office.who(FIELD, COUNTRY, day(asked)).held
    assert (held.row.holder, held.certainty) == (FEDERAL, "certain")
    return dict(held.standing_in)


def test_the_successor_stands_where_the_holder_was_named() -> None:
    """R13: the holder named stays named; from the day of the succession another stands for it."""
    heir = succeeded(FEDERAL, BOARD, effective_on="2000-03-01")
    office = in_force(GIVEN).when(heir).then_recorded()
    found = [standing_in(office, each) for each in around("2000-03-01")]
    assert found == [{}, {BOARD: "certain"}, {BOARD: "certain"}]


def test_certain_if_only_one_can_stand_there_whatever_happened_between() -> None:
    """R13: branches of a split are each possible until they reunite."""
    facts = (
        succeeded(FEDERAL, "east", "west", effective_on="2000-03-01"),
        succeeded("east", "union", effective_on="2000-03-10"),
        succeeded("west", "union", effective_on="2000-03-20"),
    )
    office = in_force(GIVEN, HEIRS).when(*facts).then_recorded()
    assert standing_in(office, "2000-03-09") == {"east": "possible", "west": "possible"}
    assert standing_in(office, "2000-03-19") == {"union": "possible", "west": "possible"}
    assert standing_in(office, "2000-03-20") == {"union": "certain"}


def test_an_imprecise_succession() -> None:
    """R13, R3: the holding's own certainty is untouched; who stands there is possible."""
    heir = succeeded(FEDERAL, BOARD, effective_on="2000-03")
    office = in_force(GIVEN).when(heir).then_recorded()
    found = [standing_in(office, each) for each in ("2000-02-29", "2000-03-01", "2000-03-31")]
    assert found == [{}, {BOARD: "possible"}, {BOARD: "certain"}]


def test_a_dissolved_holder_holds_nothing() -> None:
    """R13: nobody stands in its place, and a finding says so."""
    office = in_force(GIVEN).when(dissolved(FEDERAL, "2000-03-01")).then_recorded()
    assert whos(office, "2000-03-01") == [[FEDERAL], [], []]
    found = [findings(office, each) for each in around("2000-03-01")]
    assert found == [{}, *[{"dissolved_holder": "certain"}] * 2]


def test_a_dissolved_holder_displaces_nothing() -> None:
    """R8, R13: where the narrower holder is gone the general holding answers again."""
    narrow = assigned(LMDA, "n", BOARD, at=("training", COUNTRY))
    office = in_force(GIVEN).when(narrow, dissolved(BOARD, "2000-03-01")).then_recorded()
    assert whos(office, "2000-03-01", ("training", COUNTRY)) == [[BOARD], [FEDERAL], [FEDERAL]]


def test_the_heir_that_is_dissolved_leaves_nobody() -> None:
    """R13: the chain is followed to its end."""
    ends = (succeeded(FEDERAL, BOARD, effective_on="2000-03-01"), dissolved(BOARD, "2000-03-10"))
    office = in_force(GIVEN).when(*ends).then_recorded()
    assert whos(office, "2000-03-10") == [[FEDERAL], [], []]
    assert findings(office, "2000-03-10") == {"dissolved_holder": "certain"}


def test_a_joint_holding_left_incomplete() -> None:
    """R11: the others stay joint, never sole; a finding names what is missing."""
    joint = assigned(LMDA, "j", FEDERAL, TERRITORIAL, at=(FIELD, COUNTRY), manner="joint")
    office = in_force().when(joint, dissolved(FEDERAL, "2000-03-01")).then_recorded()
    assert whos(office, "2000-03-01") == [[FEDERAL, TERRITORIAL], [TERRITORIAL], [TERRITORIAL]]
    assert findings(office, "2000-03-01") == {"joint_incomplete": "certain"}
    (held,) = office.who(FIELD, COUNTRY, day("2000-03-01")).held
    assert (held.row.manner, held.row.co_holders) == ("joint", (FEDERAL,))


def test_one_successor_of_two_co_holders_stands_for_both() -> None:
    """R11: still joint, a row for each, without a finding."""
    joint = assigned(LMDA, "j", FEDERAL, TERRITORIAL, at=(FIELD, COUNTRY), manner="joint")
    merged = [succeeded(each, BOARD, effective_on="2000-03-01") for each in (FEDERAL, TERRITORIAL)]
    office = in_force().when(joint, *merged).then_recorded()
    held = office.who(FIELD, COUNTRY, day("2000-03-01")).held
    assert [dict(each.standing_in) for each in held] == [{BOARD: "certain"}] * 2
    assert findings(office, "2000-03-01") == {}


def test_a_circle_of_successions_is_nobody() -> None:
    """Bad data must not hang an answer: each succeeds the other."""
    circle = (
        succeeded(FEDERAL, BOARD, effective_on="2000-03-01"),
        succeeded(BOARD, FEDERAL, effective_on="2000-03-01"),
    )
    office = in_force(GIVEN).when(*circle).then_recorded()
    assert who(office, "2000-03-01") == {}


@pytest.mark.parametrize(
    "again",
    [dissolved(FEDERAL, "2000-03-10"), succeeded(FEDERAL, BOARD, effective_on="2000-03-10")],
)
def test_an_organization_ends_once(again: Fact) -> None:
    """A second end is refused with the first, unless that is annulled as well."""
    first = dissolved(FEDERAL, "2000-03-01")
    registered(recorded("end", first)).when(again).then_refused(AlreadyEnded, "when/1", "end/1")
    meeting = in_force(GIVEN, recorded("end", first))
    office = meeting.when(annulled(first, "end/1"), again).then_recorded()
    assert who(office, "2000-03-09") == {FEDERAL: "certain"}


def test_an_organization_does_not_succeed_itself() -> None:
    """A rename is not a succession (R13)."""
    itself = succeeded(FEDERAL, BOARD, FEDERAL, effective_on="2000-03-01")
    registered().when(itself).then_refused(RefersToItself, "when/1")


def test_an_organization_ends_after_it_was_formed() -> None:
    """On the first day refused, with both facts named; the day after recorded."""
    formed = OrganizationRegistered(
        subject="new", name=title("new"), kind="agency", formed_on=on("2000-03-01"), cites=cite()
    )
    meeting = registered(recorded("formed", formed))
    meeting.when(dissolved("new", "2000-03-01")).then_refused(EndBeforeStart, "when/1", "formed/1")
    meeting.when(dissolved("new", "2000-03-02"), name="ok").then_recorded()


def test_an_unallocated_split_is_found() -> None:
    """R13: from the day of the split until the branches reunite."""
    facts = (
        succeeded(FEDERAL, "east", "west", effective_on="2000-03-01"),
        succeeded("east", "union", effective_on="2000-03-10"),
        succeeded("west", "union", effective_on="2000-03-20"),
    )
    office = in_force(GIVEN, HEIRS).when(*facts).then_recorded()
    split = {"split_unallocated": "certain"}
    assert [findings(office, each) for each in around("2000-03-01")] == [{}, split, split]
    assert [findings(office, each) for each in around("2000-03-20")] == [split, {}, {}]
