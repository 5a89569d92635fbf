"""Joint bodies: who sits on one, and what its decisions may move (R26)."""

from __future__ import annotations

from typing import Any

import pytest

from agreements.domain.claims.shapes import BodyClaim, DecisionClaim
from agreements.domain.facts import (
    BodyDecided,
    ChairNamed,
    DecisionRef,
    Fact,
    JointBodyConstituted,
    MemberLeft,
    MemberNamed,
)
from agreements.domain.refusals import (
    AlreadyRecorded,
    BelowQuorum,
    DecidedByAnother,
    DecidedTooLate,
    DecisionLacksPower,
    NotAJointBody,
    NotAMember,
    NotCarried,
    NotInForce,
    NotOnRecord,
    NotTakingPart,
    PowerNotGiven,
    Refusal,
    RuleNotFollowed,
)
from agreements.domain.submissions import Submission
from agreements.domain.words import Prose
from tests.domain.scenes import claim, in_force, recorded, registered, who, whos
from tests.histories import (
    ACCORD,
    BOARD,
    COUNTRY,
    FEDERAL,
    FIELD,
    LMDA,
    TERRITORIAL,
    annulled,
    assigned,
    cite,
    commenced,
    corrected,
    effected,
    irregular,
    move,
    on,
    organization,
    planned,
)

COMMITTEE = "committee"
AT = (FIELD, COUNTRY)


def _body(**change: Any) -> JointBodyConstituted:
    fields: dict[str, Any] = {
        "instrument": LMDA, "rule": "consensus", "quorum": 2,
        "powers": ("assign-roles", "effect-steps"),
    }  # fmt: skip
    return JointBodyConstituted(subject=COMMITTEE, cites=cite(), **(fields | change))


def _member(member: str, since: str | None = None, until: str | None = None) -> MemberNamed:
    return MemberNamed(
        subject=COMMITTEE,
        member=member,
        effective_on=None if since is None else on(since),
        until=None if until is None else on(until),
        cites=cite(),
    )


def _left(member: str, effective_on: str) -> MemberLeft:
    return MemberLeft(subject=COMMITTEE, member=member, effective_on=on(effective_on), cites=cite())


def _decided(**change: Any) -> BodyDecided:
    fields: dict[str, Any] = {
        "decision": "d1", "decided_on": on("2000-02-10"), "power": "assign-roles",
        "rule": "consensus", "took_part": (FEDERAL, TERRITORIAL),
        "text": Prose(en="The board delivers."),
    }  # fmt: skip
    return BodyDecided(subject=COMMITTEE, cites=cite(), **(fields | change))


SITTING = recorded("body", organization(COMMITTEE), _body(), _member(FEDERAL), _member(TERRITORIAL))
"""body/2: a committee of the LMDA, of both parties."""
DECIDED = recorded("decided", _decided())


def _given(by: str = "d1", since: str | None = None, instrument: str = LMDA) -> Fact:
    return assigned(instrument, "g", BOARD, at=AT, since=since).model_copy(
        update={"decided_by": DecisionRef(body=COMMITTEE, decision=by)}
    )


def test_a_body_keeps_its_members_and_chairs() -> None:
    """With what it rests on, and what it may decide."""
    chair = ChairNamed(
        subject=COMMITTEE, chairs=(FEDERAL,), effective_on=on("2000-02"), cites=cite()
    )
    office = in_force(SITTING).when(chair, _left(FEDERAL, "2000-03-01")).then_recorded()
    found = claim(office, COMMITTEE, "body")
    assert isinstance(found, BodyClaim)
    assert (found.instrument, found.rule, found.quorum) == (LMDA, "consensus", 2)
    assert [each.member for each in found.members] == [FEDERAL, TERRITORIAL]
    assert [(each.member, str(each.on.on)) for each in found.departures] == [
        (FEDERAL, "2000-03-01")
    ]
    assert [each.chairs for each in found.chairs] == [(FEDERAL,)]


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"power": "advise"}, PowerNotGiven),
        ({"rule": "majority"}, RuleNotFollowed),
        ({"took_part": (FEDERAL,)}, BelowQuorum),
        ({"took_part": (FEDERAL, BOARD)}, NotAMember),
        ({"in_favour": (FEDERAL, BOARD)}, NotTakingPart),
        ({"in_favour": (FEDERAL,)}, NotCarried),
        ({"decided_on": on("2000-01-31")}, NotInForce),
    ],
)
def test_a_decision_that_its_instrument_does_not_let_the_body_take(
    change: dict[str, Any], refusal: type[Refusal]
) -> None:
    """R26, R6: refused; marked irregular it is recorded, and moves nothing."""
    against = _decided(**change)
    in_force(SITTING).when(against).then_refused(refusal, "when/1")
    office = in_force(SITTING).when(irregular(against)).then_recorded()
    found = claim(office, COMMITTEE, "decision/d1")
    assert isinstance(found, DecisionClaim)
    assert found.irregular is not None
    in_force(SITTING, recorded("decided", irregular(against))).when(_given()).then_refused(
        NotOnRecord, "when/1"
    )


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"in_favour": (FEDERAL, TERRITORIAL)},
        {"decided_on": on("2000-02-01")},
        {"decided_on": on("2000-01-31..2000-02-01")},
        {"power": "effect-steps"},
    ],
)
def test_a_decision_that_the_body_may_take(change: dict[str, Any]) -> None:
    """R26: on the first day in force; or on a day that may be."""
    in_force(SITTING).when(_decided(**change)).then_recorded()


def test_a_majority_is_more_than_half() -> None:
    """Where those in favour are on record."""
    body = recorded(
        "body", organization(COMMITTEE), _body(rule="majority"), _member(FEDERAL),
        _member(TERRITORIAL),
    )  # fmt: skip
    half = _decided(rule="majority", in_favour=(FEDERAL,))
    in_force(body).when(half).then_refused(NotCarried, "when/1")
    both = _decided(rule="majority", in_favour=(FEDERAL, TERRITORIAL))
    in_force(body).when(both).then_recorded()


@pytest.mark.parametrize(
    ("sits", "may"),
    [
        (_member(BOARD, "2000-02-10"), True),
        (_member(BOARD, "2000-02-11"), False),
        (_member(BOARD, until="2000-02-10"), False),
        (_member(BOARD, until="2000-02-11"), True),
        (_member(BOARD, "2000-02-09..2000-02-12"), True),
    ],
)
def test_a_member_decides_from_its_first_day_to_its_last(sits: MemberNamed, may: bool) -> None:
    """R26: on the day itself yes; on the first day no longer on it no."""
    meeting = in_force(SITTING).when(sits, _decided(took_part=(FEDERAL, BOARD)))
    if may:
        meeting.then_recorded()
    else:
        meeting.then_refused(NotAMember, "when/2")


@pytest.mark.parametrize(("left", "may"), [("2000-02-10", False), ("2000-02-11", True)])
def test_who_has_left_decides_no_more(left: str, may: bool) -> None:
    """Unless it comes back."""
    meeting = in_force(SITTING).when(_left(FEDERAL, left), _decided())
    if may:
        meeting.then_recorded()
    else:
        meeting.then_refused(NotAMember, "when/2")
        back = (_left(FEDERAL, "2000-02-05"), _member(FEDERAL, "2000-02-07"), _decided())
        in_force(SITTING).when(*back).then_recorded()


def test_what_is_no_joint_body_has_no_members_and_decides_nothing() -> None:
    """R26: some instrument must make it one."""
    plain = recorded("plain", organization(COMMITTEE))
    in_force(plain).when(_member(FEDERAL)).then_refused(NotAJointBody, "when/1")
    in_force(plain).when(_decided()).then_refused(NotAJointBody, "when/1")
    in_force(SITTING).when(annulled(_body(), "body/2")).then_refused(NotAJointBody, "body/3")


def test_one_key_names_one_decision() -> None:
    """An irregular one too."""
    in_force(SITTING, DECIDED).when(_decided()).then_refused(AlreadyRecorded, "when/1")
    again = irregular(_decided())
    in_force(SITTING, DECIDED).when(again).then_refused(AlreadyRecorded, "when/1")
    in_force(SITTING, DECIDED).when(_decided(decision="d2")).then_recorded()


def test_an_assignment_that_a_body_decides() -> None:
    """R26: the decision is on record, of the power, and no later than its effect."""
    office = in_force(SITTING, DECIDED).when(_given(since="2000-02-10")).then_recorded()
    assert whos(office, "2000-02-10") == [[], [BOARD], [BOARD]]


@pytest.mark.parametrize(
    ("decided", "given", "refusal"),
    [
        (DECIDED, _given("d2"), NotOnRecord),
        (recorded("decided", _decided(power="effect-steps")), _given(since="2000-03"),
         DecisionLacksPower),
        (DECIDED, _given(since="2000-02-09"), DecidedTooLate),
        (DECIDED, _given(since="2000-03", instrument=ACCORD), DecidedByAnother),
    ],
)  # fmt: skip
def test_an_assignment_that_no_decision_allows(
    decided: Submission, given: Fact, refusal: type[Refusal]
) -> None:
    """R26: refused."""
    in_force(SITTING, decided).when(given).then_refused(refusal, "when/1")


def test_decided_and_given_in_one_submission() -> None:
    """R6: the timeline is judged as it stands after the whole."""
    office = in_force(SITTING).when(_given(since="2000-02-10"), _decided()).then_recorded()
    assert who(office, "2000-02-10") == {BOARD: "certain"}


def test_a_decision_is_not_annulled_without_what_rests_on_it() -> None:
    """R6: refused, naming both; with the assignment it is recorded."""
    given = _given(since="2000-02-10")
    meeting = in_force(SITTING, DECIDED, recorded("given", given))
    meeting.when(annulled(_decided(), "decided/1")).then_refused(NotOnRecord, "when/1", "given/1")
    both = (annulled(_decided(), "decided/1"), annulled(given, "given/1"))
    assert who(meeting.when(*both, name="both").then_recorded(), "2000-02-10") == {}


def test_a_decision_is_not_corrected_away_from_what_rests_on_it() -> None:
    """R6: to a later day it is refused; to an earlier one recorded."""
    meeting = in_force(SITTING, DECIDED, recorded("given", _given(since="2000-02-10")))
    late, early = (_decided(decided_on=on(f"2000-02-{day}")) for day in ("11", "09"))
    meeting.when(corrected(late, "decided/1")).then_refused(DecidedTooLate, "when/1", "given/1")
    meeting.when(corrected(early, "decided/1"), name="ok").then_recorded()


def test_a_body_is_not_taken_away_from_what_rests_on_its_decision() -> None:
    """R6, R26: annulled with its decision, or given to another instrument, it is refused."""
    meeting = in_force(SITTING, DECIDED, recorded("given", _given(since="2000-02-10")))
    body = [annulled(_body(), f"body/{n}") for n in (2, 3, 4)]
    gone = (annulled(_decided(), "decided/1"), *body)
    meeting.when(*gone).then_refused(NotOnRecord, "when/1", "given/1")
    moved = in_force(
        recorded("accord", commenced(ACCORD, "2000-02-01", retroactive=True)), SITTING, DECIDED,
        recorded("given", _given(since="2000-02-10")),
    )  # fmt: skip
    moved.when(corrected(_body(instrument=ACCORD), "body/2")).then_refused(
        DecidedByAnother, "when/1", "given/1"
    )
    meeting.when(*gone, annulled(_given(), "given/1"), name="all").then_recorded()


def test_what_is_refused_of_two_records_is_said_once() -> None:
    """A body and its instrument are judged together, from either side."""
    meeting = in_force(SITTING).when(_given(since="2000-02-10"), _decided(decision="d2"))
    assert [type(each) for each in meeting.refusals or ()] == [NotOnRecord]


def test_a_step_that_a_body_effects() -> None:
    """R26: of another power than giving roles."""
    step = planned(LMDA, "s1", move(FEDERAL, to=BOARD, at=AT))
    done = effected(LMDA, "s1", "2000-02-10").model_copy(
        update={"decided_by": DecisionRef(body=COMMITTEE, decision="d1")}
    )
    in_force(SITTING, DECIDED).when(step, done).then_refused(DecisionLacksPower, "when/2")
    allowed = recorded("decided", _decided(power="effect-steps"))
    in_force(SITTING, allowed).when(step, done).then_recorded()


def test_a_body_before_it_is_constituted() -> None:
    """The day before refused, on the day recorded."""
    later = recorded(
        "body", organization(COMMITTEE), _body(effective_on=on("2000-02-10")),
        _member(FEDERAL), _member(TERRITORIAL),
    )  # fmt: skip
    early = _decided(decided_on=on("2000-02-09"))
    in_force(later).when(early).then_refused(NotAJointBody, "when/1")
    in_force(later).when(_decided()).then_recorded()
    registered(later).when(_decided()).then_refused(NotInForce, "when/1")
