"""Role assignments: who holds what (R4, R8, R11, R23)."""

from __future__ import annotations

import time
from typing import get_args

import pytest

from agreements.domain.dates import day
from agreements.domain.facts import Fact
from agreements.domain.refusals import (
    AlreadyEnded,
    AlreadyRecorded,
    EndBeforeStart,
    NotOnRecord,
    UnknownIdentifier,
    WrongKind,
)
from agreements.domain.words import Role
from tests.domain.scenes import (
    GIVEN,
    SIGNED,
    around,
    findings,
    in_force,
    recorded,
    registered,
    who,
    whos,
)
from tests.histories import (
    ACCORD,
    ACT,
    BOARD,
    COUNTRY,
    FEDERAL,
    FIELD,
    LMDA,
    NORTH,
    PROGRAM,
    TERRITORIAL,
    assigned,
    commenced,
    corrected,
    function_placed,
    irregular,
    role_ended,
    terminated,
)

EVERYWHERE, HERE = (FIELD, COUNTRY), (PROGRAM, NORTH)
GENERAL = recorded("act", commenced(ACT, "2000-01-01"), assigned(ACT, "g", BOARD, at=EVERYWHERE))
"""act/2: the act gives the board delivery over the whole field in all of Canada."""


def test_a_holding_starts_and_ends_with_its_instrument() -> None:
    """Handbook, section 2: an assignment without days of its own holds while it is in force."""
    office = in_force(GIVEN).when(terminated(LMDA, "2000-03-01")).then_recorded()
    assert whos(office, "2000-02-01") == [[], [FEDERAL], [FEDERAL]]
    assert whos(office, "2000-03-01") == [[FEDERAL], [], []]


def test_a_holding_has_its_own_period() -> None:
    """Closed-open: it holds on its first day, not on its ``until``."""
    own = assigned(LMDA, "a1", FEDERAL, at=EVERYWHERE, since="2000-02-10", until="2000-03-10")
    office = in_force().when(own).then_recorded()
    assert whos(office, "2000-02-10") == [[], [FEDERAL], [FEDERAL]]
    assert whos(office, "2000-03-10") == [[FEDERAL], [], []]


def test_an_ended_role_is_no_longer_held() -> None:
    """The first day without effect is the day it ended; the instrument goes on."""
    office = in_force(GIVEN).when(role_ended(LMDA, "a1", "2000-03-01")).then_recorded()
    assert whos(office, "2000-03-01") == [[FEDERAL], [], []]


def test_imprecise_ends_overlap_as_one_unknown_day() -> None:
    """R3: the day one holding ends is unknown, so it is possible in between."""
    office = in_force(GIVEN).when(role_ended(LMDA, "a1", "2000-03")).then_recorded()
    assert who(office, "2000-02-29") == {FEDERAL: "certain"}
    assert who(office, "2000-03-01") == {FEDERAL: "possible"}
    assert who(office, "2000-03-31") == {}


def test_one_unknown_day_leaves_no_gap_and_no_overlap() -> None:
    """R3: two holdings that follow from the same commencement hold on the same days."""
    two = (
        assigned(LMDA, "a1", FEDERAL, at=EVERYWHERE),
        assigned(LMDA, "a2", TERRITORIAL, at=EVERYWHERE),
    )
    office = registered(SIGNED).when(commenced(LMDA, "2000-02"), *two).then_recorded()
    assert findings(office, "2000-02-10") == {"several_sole_holders": "possible"}
    assert findings(office, "2000-02-29") == {"several_sole_holders": "certain"}


@pytest.mark.parametrize(
    "at", [(PROGRAM, COUNTRY), (FIELD, NORTH), HERE, ("apprenticeship", NORTH)]
)
def test_a_holding_answers_for_everything_beneath(at: tuple[str, str]) -> None:
    """R8: for every function and territory beneath its own."""
    office = in_force(GIVEN).then_recorded()
    assert whos(office, "2000-02-01", at) == [[], [FEDERAL], [FEDERAL]]


def test_a_narrower_holding_displaces_the_general_one_while_it_holds() -> None:
    """R8: and never answers for the whole; when it ends the general one answers again."""
    narrow = assigned(LMDA, "n", TERRITORIAL, at=HERE, until="2000-03-01")
    office = in_force(GENERAL).when(narrow).then_recorded()
    assert whos(office, "2000-02-01", HERE) == [[BOARD], [TERRITORIAL], [TERRITORIAL]]
    assert whos(office, "2000-03-01", HERE) == [[TERRITORIAL], [BOARD], [BOARD]]
    assert whos(office, "2000-02-01", EVERYWHERE) == [[BOARD]] * 3
    assert whos(office, "2000-02-01", (PROGRAM, COUNTRY)) == [[BOARD]] * 3


def test_concurrent_and_limited_holdings_displace_nothing() -> None:
    """R8, R23: whoever may also act, or acts for some only, does not take the place of another."""
    concurrent = assigned(LMDA, "n", TERRITORIAL, at=HERE, manner="concurrent")
    limited = assigned(LMDA, "n", TERRITORIAL, at=HERE, clientele="youth")
    for narrow in (concurrent, limited):
        office = in_force(GENERAL).when(narrow).then_recorded()
        assert whos(office, "2000-02-01", HERE)[1:] == [[BOARD, TERRITORIAL]] * 2


def test_another_role_is_not_displaced() -> None:
    """R8: a holding displaces holdings of the same role only."""
    narrow = assigned(LMDA, "n", TERRITORIAL, at=HERE, role="fund")
    office = in_force(GENERAL).when(narrow).then_recorded()
    assert who(office, "2000-02-01", HERE) == {BOARD: "certain"}
    assert who(office, "2000-02-01", HERE, "fund") == {TERRITORIAL: "certain"}


def test_narrower_by_function_against_narrower_by_territory() -> None:
    """R8: both are shown, with a finding."""
    by_function = assigned(LMDA, "f", TERRITORIAL, at=(PROGRAM, COUNTRY))
    by_territory = assigned(LMDA, "t", FEDERAL, at=(FIELD, NORTH))
    office = in_force().when(by_function, by_territory).then_recorded()
    assert who(office, "2000-02-01", HERE) == {TERRITORIAL: "certain", FEDERAL: "certain"}
    assert findings(office, "2000-02-01", HERE) == {"general_specific_crossing": "certain"}
    assert findings(office, "2000-01-31", HERE) == {}


def test_in_a_circle_of_functions_nothing_is_narrower() -> None:
    """R8: nobody is displaced, so that no holder is lost from sight; until then it is as ever."""
    office = in_force(
        GIVEN,
        recorded("narrow", assigned(LMDA, "a2", BOARD, at=(PROGRAM, COUNTRY))),
        recorded("circle", function_placed(FIELD, PROGRAM, "2000-03-01")),
    ).then_recorded()
    here = (PROGRAM, COUNTRY)
    assert whos(office, "2000-03-01", here) == [[BOARD], *[[BOARD, FEDERAL]] * 2]


def test_limited_holdings_do_not_overlap() -> None:
    """R23: two sole holdings for different clienteles are no overlap."""
    youth = assigned(LMDA, "a1", FEDERAL, at=HERE, clientele="youth")
    insured = assigned(LMDA, "a2", TERRITORIAL, at=HERE, clientele="insured participants")
    office = in_force().when(youth, insured).then_recorded()
    assert findings(office, "2000-02-01", HERE) == {}
    assert who(office, "2000-02-01", HERE) == {FEDERAL: "certain", TERRITORIAL: "certain"}


def test_a_joint_holding_waits_for_all_its_holders() -> None:
    """R11: it holds only while the instrument is in force for all of them; each is a row."""
    joint = assigned(LMDA, "j", FEDERAL, TERRITORIAL, at=HERE, manner="joint")
    starts = (commenced(LMDA, "2000-02-01", FEDERAL), commenced(LMDA, "2000-02-10", TERRITORIAL))
    office = registered(SIGNED).when(*starts, joint).then_recorded()
    assert whos(office, "2000-02-10", HERE) == [[], [FEDERAL, TERRITORIAL], [FEDERAL, TERRITORIAL]]
    rows = {each.row.holder: each.row for each in office.who(*HERE, day("2000-02-10")).held}
    assert rows[FEDERAL].co_holders == (TERRITORIAL,)


def test_a_sole_holding_waits_for_its_holder_only() -> None:
    """Handbook, section 4: in force per party where they differ; for others, for all of them."""
    given = (
        assigned(LMDA, "f", FEDERAL, at=HERE),
        assigned(LMDA, "b", BOARD, at=HERE, role="fund"),
    )
    starts = (commenced(LMDA, "2000-02-01", FEDERAL), commenced(LMDA, "2000-02-10", TERRITORIAL))
    office = registered(SIGNED).when(*starts, *given).then_recorded()
    assert whos(office, "2000-02-01", HERE) == [[], [FEDERAL], [FEDERAL]]
    found = [who(office, each, HERE, "fund") for each in around("2000-02-10")]
    assert found == [{}, {BOARD: "certain"}, {BOARD: "certain"}]


@pytest.mark.parametrize("end", ["2000-02-10", "2000-02-09"])
def test_an_end_is_after_the_start_of_the_holding(end: str) -> None:
    """An end on its first day is refused, with both facts named; the day after is recorded."""
    own = assigned(LMDA, "a1", FEDERAL, at=EVERYWHERE, since="2000-02-10")
    meeting = in_force(recorded("gift", own))
    meeting.when(role_ended(LMDA, "a1", end)).then_refused(EndBeforeStart, "when/1", "gift/1")
    meeting.when(role_ended(LMDA, "a1", "2000-02-11"), name="ok").then_recorded()
    both = assigned(LMDA, "a2", FEDERAL, at=EVERYWHERE, since="2000-02-10", until=end)
    in_force().when(both).then_refused(EndBeforeStart, "when/1")


def test_an_end_is_after_the_start_of_the_instrument() -> None:
    """R6: without a day of its own a holding starts with its instrument; both are named."""
    in_force(GIVEN).when(role_ended(LMDA, "a1", "2000-02-01")).then_refused(
        EndBeforeStart, "when/1", "gift/1", "start/1"
    )
    in_force(GIVEN).when(role_ended(LMDA, "a1", "2000-02-02")).then_recorded()
    ended = recorded("end", role_ended(LMDA, "a1", "2000-02-01"))
    registered(SIGNED, GIVEN, ended).when(commenced(LMDA, "2000-02-01")).then_refused(
        EndBeforeStart, "when/1", "end/1"
    )
    registered(SIGNED, GIVEN, ended).when(commenced(LMDA, "2000-01-31")).then_recorded()


def test_assigned_once_and_ended_once() -> None:
    """A key names one assignment; it ends once, and only if it is on record."""
    again = assigned(LMDA, "a1", BOARD, at=HERE)
    in_force(GIVEN).when(again).then_refused(AlreadyRecorded, "when/1", "gift/1")
    in_force(GIVEN).when(assigned(LMDA, "a2", BOARD, at=HERE)).then_recorded()
    in_force(GIVEN).when(assigned(ACT, "a1", BOARD, at=HERE)).then_recorded()
    ended = recorded("end", role_ended(LMDA, "a1", "2000-03-01"))
    in_force(GIVEN, ended).when(role_ended(LMDA, "a1", "2000-03-02")).then_refused(
        AlreadyEnded, "when/1", "end/1"
    )
    in_force(GIVEN).when(role_ended(LMDA, "a2", "2000-03-01")).then_refused(NotOnRecord, "when/1")
    in_force(GIVEN).when(role_ended(ACT, "a1", "2000-03-01")).then_refused(NotOnRecord, "when/1")


def test_a_corrected_start_past_a_recorded_end_is_refused() -> None:
    """R6: naming both, unless the end is corrected too."""
    ended = recorded("end", role_ended(LMDA, "a1", "2000-03-01"))
    late = corrected(assigned(LMDA, "a1", FEDERAL, at=EVERYWHERE, since="2000-03-01"), "gift/1")
    in_force(GIVEN, ended).when(late).then_refused(EndBeforeStart, "when/1", "end/1")
    later = corrected(role_ended(LMDA, "a1", "2000-03-02"), "end/1")
    office = in_force(GIVEN, ended).when(late, later).then_recorded()
    assert whos(office, "2000-03-01") == [[], [FEDERAL], []]


@pytest.mark.parametrize(
    ("act", "refusal"),
    [
        (assigned(LMDA, "x", "nobody", at=EVERYWHERE), UnknownIdentifier),
        (assigned(LMDA, "x", FEDERAL, at=("nothing", COUNTRY)), UnknownIdentifier),
        (assigned(LMDA, "x", FEDERAL, at=(FIELD, "nowhere")), UnknownIdentifier),
        (assigned("none", "x", FEDERAL, at=EVERYWHERE), UnknownIdentifier),
        (assigned(LMDA, "x", LMDA, at=EVERYWHERE), WrongKind),
        (assigned(LMDA, "x", FEDERAL, at=(COUNTRY, FIELD)), WrongKind),
        (assigned(FEDERAL, "x", FEDERAL, at=EVERYWHERE), WrongKind),
    ],
)
def test_what_an_assignment_names_is_registered(
    act: Fact, refusal: type[UnknownIdentifier | WrongKind]
) -> None:
    """Unknown identifiers, and subjects of another kind, are refused."""
    in_force().when(act).then_refused(refusal, "when/1")


def test_an_irregular_assignment_gives_nothing() -> None:
    """R6: it happened though the instrument forbade it."""
    office = in_force().when(irregular(assigned(LMDA, "a1", FEDERAL, at=EVERYWHERE)))
    assert whos(office.then_recorded(), "2000-02-01") == [[], [], []]


def test_several_sole_holders_are_shown() -> None:
    """Handbook, section 4: conflicting facts are both kept and shown, never silently picked."""
    own = assigned(ACCORD, "a1", TERRITORIAL, at=EVERYWHERE)
    office = in_force(GIVEN).when(commenced(ACCORD, "2000-02-10"), own).then_recorded()
    assert whos(office, "2000-02-10") == [[FEDERAL], [FEDERAL, TERRITORIAL], [FEDERAL, TERRITORIAL]]
    assert findings(office, "2000-02-10") == {"several_sole_holders": "certain"}
    assert findings(office, "2000-02-09") == {}


def test_every_role_with_an_unknown_day_of_its_own() -> None:
    """R3: a score of independent unknown days is answered, and at once."""
    roles = get_args(Role)
    given = [
        assigned(LMDA, f"a{n}", FEDERAL, at=EVERYWHERE, role=role, since="2000-03")
        for n, role in enumerate(roles)
    ]
    office = in_force().when(*given).then_recorded()
    began = time.process_time()
    held = office.who(*EVERYWHERE, day("2000-03-15")).held
    assert {each.row.role: each.certainty for each in held} == dict.fromkeys(roles, "possible")
    assert time.process_time() - began < 1


def test_one_role_with_many_unknown_days() -> None:
    """R3: a score of rows of one role, each with an unknown day of its own, at once."""
    given = [
        assigned(LMDA, f"a{n}", FEDERAL, at=EVERYWHERE, manner="concurrent", since="2000-03")
        for n in range(20)
    ]
    office = in_force().when(*given).then_recorded()
    began = time.process_time()
    held = office.who(*EVERYWHERE, day("2000-03-15")).held
    assert [each.certainty for each in held] == ["possible"] * 20
    assert time.process_time() - began < 1
