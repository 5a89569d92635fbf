"""Suspension: what an instrument gives does not hold, and nothing moves back (R17)."""

from __future__ import annotations

from agreements.domain.answers.status import party_status_on
from agreements.domain.dates import day
from agreements.domain.refusals import (
    AlreadySuspended,
    EndBeforeStart,
    NotInForce,
    NotSuspended,
)
from tests.domain.scenes import (
    GIVEN,
    SIGNED,
    in_force,
    recorded,
    registered,
    status,
    statuses,
    surely,
    texts,
    who,
    whos,
)
from tests.domain.test_clauses import FIRST
from tests.histories import (
    ACT,
    COUNTRY,
    FEDERAL,
    FIELD,
    LMDA,
    NORTH,
    TERRITORIAL,
    annulled,
    assigned,
    commenced,
    effected,
    irregular,
    move,
    planned,
    term,
    terminated,
)
from tests.lives import lifted, suspended

SUSPENDED = recorded("halt", suspended(LMDA, "2000-03-01"))
GENERAL = recorded(
    "general",
    commenced(ACT, "1999-01-01"),
    assigned(ACT, "g1", FEDERAL, at=(FIELD, COUNTRY)),
)
NARROW = recorded("narrow", assigned(LMDA, "a1", TERRITORIAL, at=(FIELD, NORTH)))


def test_suspended_from_its_day_until_it_is_lifted() -> None:
    """Status and holdings: the day before, on the day, the day after."""
    office = in_force(GIVEN, SUSPENDED).when(lifted(LMDA, "2000-04-01")).then_recorded()
    assert statuses(office, LMDA, "2000-03-01") == ["in-force", "suspended", "suspended"]
    assert statuses(office, LMDA, "2000-04-01") == ["suspended", "in-force", "in-force"]
    assert whos(office, "2000-03-01") == [[FEDERAL], [], []]
    assert whos(office, "2000-04-01") == [[], [FEDERAL], [FEDERAL]]
    found = party_status_on(office.life(LMDA), day("2000-03-15"))
    assert [each.status for each in found] == [{"suspended": "certain"}] * 2


def test_a_suspension_may_say_its_own_end() -> None:
    """`until` is the first day in force again; a lift before it ends it early."""
    meeting = in_force(GIVEN).when(suspended(LMDA, "2000-03-01", "2000-03-10"))
    assert whos(meeting.then_recorded(), "2000-03-10") == [[], [FEDERAL], [FEDERAL]]
    office = meeting.when(lifted(LMDA, "2000-03-05"), name="early").then_recorded()
    assert whos(office, "2000-03-05") == [[], [FEDERAL], [FEDERAL]]


def test_the_general_holder_answers_while_the_narrow_one_is_suspended() -> None:
    """R17, R8: and no longer once the suspension is lifted."""
    office = in_force(GENERAL, NARROW, SUSPENDED).when(lifted(LMDA, "2000-04-01")).then_recorded()
    at = (FIELD, NORTH)
    assert whos(office, "2000-03-01", at) == [[TERRITORIAL], [FEDERAL], [FEDERAL]]
    assert whos(office, "2000-04-01", at) == [[FEDERAL], [TERRITORIAL], [TERRITORIAL]]


def test_what_a_step_moved_does_not_move_back() -> None:
    """R17, R9: the recipient does not hold while suspended, nor does the source."""
    devolved = recorded(
        "devolve",
        planned(LMDA, "s1", move(FEDERAL, to=TERRITORIAL, at=(FIELD, NORTH))),
        effected(LMDA, "s1", "2000-02-10"),
    )
    at = (FIELD, NORTH)
    office = in_force(GENERAL, devolved, SUSPENDED).then_recorded()
    assert whos(office, "2000-02-10", at) == [[FEDERAL], [TERRITORIAL], [TERRITORIAL]]
    assert whos(office, "2000-03-01", at) == [[TERRITORIAL], [], []]


def test_an_imprecise_suspension_leaves_the_holding_possible() -> None:
    """R3: suspended on some day of March; the same day for the holding and the status."""
    office = in_force(GENERAL, NARROW).when(suspended(LMDA, "2000-03")).then_recorded()
    at = (FIELD, NORTH)
    assert who(office, "2000-02-29", at) == {TERRITORIAL: "certain"}
    assert who(office, "2000-03-15", at) == {TERRITORIAL: "possible", FEDERAL: "possible"}
    assert who(office, "2000-03-31", at) == {FEDERAL: "certain"}
    found = status(office, LMDA, "2000-03-15")
    assert found == {"in-force": "possible", "suspended": "possible"}


def test_a_term_runs_out_and_an_end_comes_all_the_same() -> None:
    """Suspension stops no clock: the agreement ends on the day it would have."""
    office = in_force(recorded("term", term(LMDA, "P2M")), SUSPENDED).then_recorded()
    assert statuses(office, LMDA, "2000-04-01") == ["suspended", "expired", "expired"]
    office = in_force(SUSPENDED).when(terminated(LMDA, "2000-03-10")).then_recorded()
    assert surely(status(office, LMDA, "2000-03-10")) == "terminated"


def test_texts_stand_while_suspended() -> None:
    """What a clause says is not taken away with what the agreement gives."""
    office = in_force(FIRST, SUSPENDED).then_recorded()
    assert texts(office, "2000-03-15") == {"first": "certain"}


def test_not_suspended_twice_at_once() -> None:
    """R6: refused from the first day of the other on, allowed the day before it and once lifted."""
    meeting = in_force(SUSPENDED, recorded("lift", lifted(LMDA, "2000-04-01")))
    again = suspended(LMDA, "2000-03-31")
    meeting.when(again).then_refused(AlreadySuspended, "when/1", "halt/1")
    office = in_force(SUSPENDED, recorded("lift", lifted(LMDA, "2000-04-01"))).when(
        suspended(LMDA, "2000-04-01")
    )
    assert statuses(office.then_recorded(), LMDA, "2000-04-01") == ["suspended"] * 3
    in_force(SUSPENDED).when(suspended(LMDA, "2000-03-01")).then_refused(
        AlreadySuspended, "when/1", "halt/1"
    )
    short = suspended(LMDA, "2000-02-20", "2000-03-01")
    in_force(SUSPENDED).when(short).then_recorded()
    long = suspended(LMDA, "2000-02-20", "2000-03-02")
    in_force(SUSPENDED).when(long).then_refused(AlreadySuspended, "halt/1", "when/1")


def test_only_what_is_suspended_is_lifted() -> None:
    """R6: not on the first day of the suspension, the day after is allowed; nor twice."""
    in_force().when(lifted(LMDA, "2000-03-02")).then_refused(NotSuspended, "when/1")
    in_force(SUSPENDED).when(lifted(LMDA, "2000-03-01")).then_refused(
        NotSuspended, "when/1", "halt/1"
    )
    meeting = in_force(SUSPENDED).when(lifted(LMDA, "2000-03-02"), name="lift")
    meeting.then_recorded()
    meeting.when(lifted(LMDA, "2000-03-03")).then_refused(NotSuspended, "when/1", "lift/1")
    in_force(SUSPENDED).when(lifted(LMDA, "2000-02-28..2000-03-02")).then_recorded()
    bounded = recorded("halt", suspended(LMDA, "2000-03-01", "2000-03-10"))
    in_force(bounded).when(lifted(LMDA, "2000-03-11")).then_refused(NotSuspended, "when/1")
    in_force(bounded).when(lifted(LMDA, "2000-03-10")).then_recorded()


def test_a_suspension_that_was_lifted_is_not_annulled_alone() -> None:
    """R6: a correction that leaves a lift with nothing to lift names both."""
    meeting = in_force(SUSPENDED, recorded("lift", lifted(LMDA, "2000-04-01")))
    gone = annulled(suspended(LMDA, "2000-03-01"), "halt/1")
    meeting.when(gone).then_refused(NotSuspended, "when/1", "lift/1")
    lift_gone = annulled(lifted(LMDA, "2000-04-01"), "lift/1")
    office = meeting.when(gone, lift_gone).then_recorded()
    assert surely(status(office, LMDA, "2000-03-15")) == "in-force"


def test_only_what_is_in_force_is_suspended() -> None:
    """R6: the day before it comes into force is refused, that day is not; nor once it has ended."""
    in_force().when(suspended(LMDA, "2000-01-31")).then_refused(NotInForce, "when/1", "start/1")
    in_force().when(suspended(LMDA, "2000-02-01")).then_recorded()
    over = recorded("end", terminated(LMDA, "2000-06-01"))
    in_force(over).when(suspended(LMDA, "2000-06-01")).then_refused(NotInForce, "when/1", "end/1")
    in_force(over).when(suspended(LMDA, "2000-05-31")).then_recorded()
    registered(SIGNED).when(suspended(LMDA, "2000-02-01")).then_refused(NotInForce, "when/1")
    backwards = suspended(LMDA, "2000-03-10", "2000-03-10")
    in_force().when(backwards).then_refused(EndBeforeStart, "when/1")


def test_an_irregular_suspension_has_no_effect() -> None:
    """R6: shown, and nothing is suspended."""
    office = in_force(GIVEN, recorded("halt", irregular(suspended(LMDA, "2000-03-01"))))
    assert whos(office.then_recorded(), "2000-03-01") == [[FEDERAL]] * 3


def test_an_enactment_may_be_suspended() -> None:
    """As an agreement is."""
    office = registered(GENERAL).when(suspended(ACT, "2000-03-01")).then_recorded()
    assert statuses(office, ACT, "2000-03-01") == ["in-force", "suspended", "suspended"]
    assert whos(office, "2000-03-01") == [[FEDERAL], [], []]
