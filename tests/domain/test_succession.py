"""Who stands where an organization was named (R11, R13)."""

from __future__ import annotations

import pytest

from agreements.domain.dates import day
from agreements.domain.facts import Fact, OrganizationRegistered, OrganizationSucceeded
from agreements.domain.refusals import (
    AllocatedAlready,
    AlreadyEnded,
    EndBeforeStart,
    NotASuccessor,
    RefersToItself,
    Refusal,
    SuccessorsDoNotFit,
    TransferredToItself,
)
from agreements.domain.resolutions import Certainty
from tests.domain.scenes import GIVEN, around, findings, in_force, recorded, registered, who, whos
from tests.histories import (
    BOARD,
    COUNTRY,
    FEDERAL,
    FIELD,
    LMDA,
    NORTH,
    PROGRAM,
    SERVICE,
    TERRITORIAL,
    allocated,
    annulled,
    assigned,
    cite,
    commenced,
    dissolved,
    effected,
    move,
    on,
    organization,
    planned,
    succeeded,
    title,
    transferred,
)
from tests.office import Office

HEIRS = recorded("heirs", organization("east"), organization("west"), organization("union"))


SPLIT = succeeded(FEDERAL, "east", "west", effective_on="2000-03-01")


def standing_in(
    office: Office, asked: str, at: tuple[str, str] = (FIELD, COUNTRY)
) -> dict[str, Certainty]:
    """Return who stands for the one holder at a point: the federal government, where given."""
    (held,) = office.who(*at, day(asked)).held
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


def test_the_successor_allotted_stands_alone() -> None:
    """R13: from the day of the allocation; until then each branch may stand there."""
    shared = allocated(FEDERAL, "east", since="2000-03-10")
    office = in_force(GIVEN, HEIRS).when(SPLIT, shared).then_recorded()
    either = {"east": "possible", "west": "possible"}
    found = [standing_in(office, each) for each in ("2000-02-29", *around("2000-03-10"))]
    assert found == [{}, either, {"east": "certain"}, {"east": "certain"}]
    split = {"split_unallocated": "certain"}
    assert [findings(office, each) for each in around("2000-03-10")] == [split, {}, {}]


def test_an_allocation_without_a_day_is_from_the_split() -> None:
    """R13: nothing is in doubt on any day."""
    office = in_force(GIVEN, HEIRS).when(SPLIT, allocated(FEDERAL, "west")).then_recorded()
    found = [standing_in(office, each) for each in around("2000-03-01")]
    assert found == [{}, {"west": "certain"}, {"west": "certain"}]
    assert [findings(office, each) for each in around("2000-03-01")] == [{}, {}, {}]


def test_a_part_is_allocated_with_all_beneath_and_within() -> None:
    """R13: the rest of the split stays unallocated; the narrower allocation goes first."""
    shared = (allocated(FEDERAL, "east", PROGRAM, NORTH), allocated(FEDERAL, "west", SERVICE))
    office = in_force(GIVEN, HEIRS).when(SPLIT, *shared).then_recorded()
    assert standing_in(office, "2000-03-01", (PROGRAM, NORTH)) == {"east": "certain"}
    assert standing_in(office, "2000-03-01", (SERVICE, COUNTRY)) == {"west": "certain"}
    both = {"east": "possible", "west": "possible"}
    assert standing_in(office, "2000-03-01", (PROGRAM, COUNTRY)) == both
    assert standing_in(office, "2000-03-01", (SERVICE, NORTH)) == both, "neither is narrower"
    assert findings(office, "2000-03-01", (SERVICE, COUNTRY)) == {}
    assert findings(office, "2000-03-01", (FIELD, NORTH)) == {"split_unallocated": "certain"}


def test_all_is_allocated_but_a_part() -> None:
    """R8 and R13: what is said of the part goes before what is said of all."""
    shared = (allocated(FEDERAL, "east"), allocated(FEDERAL, "west", PROGRAM))
    office = in_force(GIVEN, HEIRS).when(SPLIT, *shared).then_recorded()
    assert standing_in(office, "2000-03-01") == {"east": "certain"}
    assert standing_in(office, "2000-03-01", (SERVICE, NORTH)) == {"west": "certain"}


def test_an_allocation_of_an_unknown_day() -> None:
    """R3: possible from its first day, certain from its last."""
    shared = allocated(FEDERAL, "east", since="2000-03-10..2000-03-12")
    office = in_force(GIVEN, HEIRS).when(SPLIT, shared).then_recorded()
    found = [findings(office, each) for each in ("2000-03-09", "2000-03-10", "2000-03-12")]
    code = "split_unallocated"
    assert found == [{code: "certain"}, {code: "possible"}, {}]


def test_a_function_goes_to_an_organization_that_succeeds_to_nothing_else() -> None:
    """R13: from its day another stands in the place of the holder named, there alone."""
    moved = transferred(FEDERAL, BOARD, PROGRAM, "2000-03-01", NORTH)
    office = in_force(GIVEN).when(moved).then_recorded()
    found = [standing_in(office, each, (SERVICE, NORTH)) for each in around("2000-03-01")]
    assert found == [{}, {BOARD: "certain"}, {BOARD: "certain"}]
    assert standing_in(office, "2000-03-01", (PROGRAM, COUNTRY)) == {}
    assert standing_in(office, "2000-03-01", (FIELD, NORTH)) == {}


def test_a_function_of_which_the_day_of_transfer_is_unknown() -> None:
    """R3: the holding is certain; who stands there is not."""
    moved = transferred(FEDERAL, BOARD, FIELD, "2000-03-01..2000-03-03")
    office = in_force(GIVEN).when(moved).then_recorded()
    found = [standing_in(office, each) for each in ("2000-02-29", "2000-03-01", "2000-03-03")]
    assert found == [{}, {BOARD: "possible"}, {BOARD: "certain"}]


def test_a_function_that_comes_back() -> None:
    """R13: what happened is followed in the order of time, not in a circle."""
    moved = (
        transferred(FEDERAL, BOARD, FIELD, "2000-03-01"),
        transferred(BOARD, FEDERAL, PROGRAM, "2000-03-10"),
    )
    office = in_force(GIVEN).when(*moved).then_recorded()
    found = [standing_in(office, each, (PROGRAM, COUNTRY)) for each in around("2000-03-10")]
    assert found == [{BOARD: "certain"}, {}, {}]
    assert standing_in(office, "2000-03-10") == {BOARD: "certain"}


def test_of_one_day_the_narrower_transfer() -> None:
    """All goes to one, a part to another, whichever is recorded first; the first day counts."""
    moved = (
        transferred(FEDERAL, "east", FIELD, "2000-03-01"),
        transferred(FEDERAL, "west", PROGRAM, "2000-03-01"),
        transferred(FEDERAL, "union", SERVICE, "2000-03-02"),
    )
    office = in_force(GIVEN, HEIRS).when(*moved).then_recorded()
    assert standing_in(office, "2000-03-05") == {"east": "certain"}
    assert standing_in(office, "2000-03-05", (SERVICE, COUNTRY)) == {"west": "certain"}


def test_a_role_given_after_the_transfer_stays_with_whom_it_is_given_to() -> None:
    """R4: on the day of the transfer and before it goes with the rest."""
    moved = transferred(FEDERAL, BOARD, FIELD, "2000-03-01")
    for since, heirs in (("2000-02-29", {BOARD}), ("2000-03-01", {BOARD}), ("2000-03-02", set())):
        gift = assigned(LMDA, "later", FEDERAL, at=(FIELD, COUNTRY), since=since)
        office = in_force().when(moved, gift).then_recorded()
        assert standing_in(office, "2000-03-05").keys() == heirs, since


def test_what_was_transferred_before_the_end_does_not_go_to_the_successor() -> None:
    """R13: the successor stands for the rest."""
    facts = (
        transferred(FEDERAL, "west", PROGRAM, "2000-03-01"),
        succeeded(FEDERAL, "east", effective_on="2000-03-10"),
    )
    office = in_force(GIVEN, HEIRS).when(*facts).then_recorded()
    assert standing_in(office, "2000-03-10") == {"east": "certain"}
    assert standing_in(office, "2000-03-10", (PROGRAM, COUNTRY)) == {"west": "certain"}


def test_a_step_takes_from_whom_the_function_was_transferred_to() -> None:
    """R9, R13: who stands in the holder's place on the day of the step gives it up."""
    step = planned(LMDA, "s1", move(BOARD, to=TERRITORIAL, at=(PROGRAM, COUNTRY)))
    facts = (
        transferred(FEDERAL, BOARD, PROGRAM, "2000-03-01"),
        step,
        effected(LMDA, "s1", "2000-03-10"),
    )
    office = in_force(GIVEN).when(*facts).then_recorded()
    found = whos(office, "2000-03-10", (PROGRAM, COUNTRY))
    assert found == [[FEDERAL], [TERRITORIAL], [TERRITORIAL]]
    assert whos(office, "2000-03-10") == [[FEDERAL]] * 3


def test_a_split_reunited() -> None:
    """A story: a department is divided in December 2003 and made one again in February 2006.

    R13: between the two nobody can say which of them answers; before and after it is certain.
    """
    at = (FIELD, COUNTRY)
    story = (
        organization("hrdc"),
        organization("hrsdc"),
        organization("sdc"),
        organization("hrsdc-2006"),
        commenced("ei-act", "1996-07-01"),
        assigned("ei-act", "fund", "hrdc", at=at, role="fund"),
        succeeded("hrdc", "hrsdc", "sdc", effective_on="2003-12-12"),
        succeeded("hrsdc", "hrsdc-2006", effective_on="2006-02-06"),
        succeeded("sdc", "hrsdc-2006", effective_on="2006-02-06"),
    )
    office = registered().when(*story).then_recorded()

    def in_its_place(asked: str) -> dict[str, Certainty]:
        (held,) = office.who(*at, day(asked)).held
        assert (held.row.holder, held.certainty) == ("hrdc", "certain")
        return dict(held.standing_in)

    either = {"hrsdc": "possible", "sdc": "possible"}
    again = {"hrsdc-2006": "certain"}
    assert [in_its_place(each) for each in around("2003-12-12")] == [{}, either, either]
    assert [in_its_place(each) for each in around("2006-02-06")] == [either, again, again]
    split = {"split_unallocated": "certain"}
    assert [findings(office, each) for each in around("2003-12-12")] == [{}, split, split]
    assert [findings(office, each) for each in around("2006-02-06")] == [split, {}, {}]


def _in_a_manner(manner: str, *successors: str) -> OrganizationSucceeded:
    return OrganizationSucceeded.model_validate(
        succeeded(FEDERAL, *successors, effective_on="2000-03-01").model_dump() | {"manner": manner}
    )


@pytest.mark.parametrize("manner", ["replaced", "merged"])
def test_who_is_replaced_or_merged_has_one_successor(manner: str) -> None:
    """R13: two are refused; one is recorded."""
    two, one = _in_a_manner(manner, "east", "west"), _in_a_manner(manner, "east")
    registered(HEIRS).when(two).then_refused(SuccessorsDoNotFit, "when/1")
    registered(HEIRS).when(one).then_recorded()


def test_who_is_split_has_two_successors() -> None:
    """R13: one is refused; two are recorded."""
    one, two = _in_a_manner("split", "east"), _in_a_manner("split", "east", "west")
    registered(HEIRS).when(one).then_refused(SuccessorsDoNotFit, "when/1")
    registered(HEIRS).when(two).then_recorded()


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ((allocated(FEDERAL, "east"),), NotASuccessor),
        ((SPLIT, allocated(FEDERAL, "union")), NotASuccessor),
        ((SPLIT, allocated(FEDERAL, "east", FIELD), allocated(FEDERAL, "west", FIELD)),
         AllocatedAlready),
        ((SPLIT, allocated(FEDERAL, "east", since="2000-02-29")), EndBeforeStart),
        ((transferred(FEDERAL, FEDERAL, FIELD, "2000-03-01"),), TransferredToItself),
        ((SPLIT, transferred(FEDERAL, BOARD, FIELD, "2000-03-02")), EndBeforeStart),
    ],
)  # fmt: skip
def test_an_allocation_or_transfer_that_cannot_be(
    facts: tuple[Fact, ...], refusal: type[Refusal]
) -> None:
    """R6: refused with what it collides with."""
    registered(HEIRS).when(*facts).then_refused(refusal)


@pytest.mark.parametrize(
    "facts",
    [
        (SPLIT, allocated(FEDERAL, "east", since="2000-03-01")),
        (SPLIT, allocated(FEDERAL, "east", FIELD), allocated(FEDERAL, "west", PROGRAM)),
        (SPLIT, transferred(FEDERAL, BOARD, FIELD, "2000-03-01")),
    ],
)
def test_the_nearest_allocation_or_transfer_that_can_be(facts: tuple[Fact, ...]) -> None:
    """On the day of the split, or over another part."""
    registered(HEIRS).when(*facts).then_recorded()
