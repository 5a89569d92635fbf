"""Devolution steps: planned, conditional, effected, reversed (R9)."""

from __future__ import annotations

import pytest

from agreements.domain.facts import (
    Condition,
    Fact,
    StepConditionSatisfied,
    StepConditionWaived,
    StepPlanned,
)
from agreements.domain.refusals import (
    AlreadyRecorded,
    EndBeforeStart,
    NotInForce,
    NotOnRecord,
    StepConditionUnmet,
    StepNotEffected,
    UnknownIdentifier,
)
from agreements.domain.words import Prose
from tests.domain.scenes import (
    GIVEN,
    SIGNED,
    around,
    findings,
    in_force,
    recorded,
    registered,
    step,
    surely,
    who,
    whos,
)
from tests.histories import (
    ACT,
    BOARD,
    COUNTRY,
    FEDERAL,
    FIELD,
    LMDA,
    NORTH,
    PROGRAM,
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
    reversed_on,
    succeeded,
    terminated,
)
from tests.office import Meeting, Office

HERE = (PROGRAM, NORTH)
EVERYWHERE = (FIELD, COUNTRY)
GENERAL = assigned(ACT, "g", FEDERAL, at=(FIELD, COUNTRY))
ACT_GIVES = recorded("act", commenced(ACT, "2000-01-01"), GENERAL)
MOVE = move(FEDERAL, to=TERRITORIAL, at=HERE)
STAFF = Condition(condition="staff", text=Prose(en="staff agree"))


def plan(*conditions: Condition) -> StepPlanned:
    return planned(LMDA, "s1", MOVE, conditions=conditions)


def satisfied(satisfied_on: str, condition: str = "staff") -> StepConditionSatisfied:
    return StepConditionSatisfied(
        subject=LMDA, step="s1", condition=condition, satisfied_on=on(satisfied_on), cites=cite()
    )


def waived(waived_on: str, by: str = FEDERAL) -> StepConditionWaived:
    return StepConditionWaived(
        subject=LMDA, step="s1", condition="staff", waived_on=on(waived_on), by=by, cites=cite()
    )


def with_plan(*facts: Fact) -> Meeting:
    """Begin with the act's general holding, the LMDA in force, and plan/1, plan/2, ..."""
    return in_force(ACT_GIVES, recorded("plan", *(facts or (plan(),))))


def steps(office: Office, turning: str) -> list[str]:
    return [surely(step(office, each)) for each in around(turning)]


def test_a_plan_moves_nothing() -> None:
    """R9: only an effected step moves anything."""
    later = plan().model_copy(update={"planned_for": on("2000-03-01")})
    office = with_plan(later).then_recorded()
    assert whos(office, "2000-03-01", HERE) == [[FEDERAL]] * 3
    assert steps(office, "2000-03-01") == ["planned"] * 3


def test_an_effected_step_moves_its_roles_on_its_day() -> None:
    """R9: from their source to the recipient, there and beneath, not above or beside."""
    office = with_plan().when(effected(LMDA, "s1", "2000-03-01")).then_recorded()
    assert whos(office, "2000-03-01", HERE) == [[FEDERAL], [TERRITORIAL], [TERRITORIAL]]
    assert whos(office, "2000-03-01", ("apprenticeship", NORTH))[1] == [TERRITORIAL]
    assert whos(office, "2000-03-01", (PROGRAM, COUNTRY)) == [[FEDERAL]] * 3
    assert steps(office, "2000-03-01") == ["planned", "effected", "effected"]


def test_what_it_moved_leaves_the_source_for_good() -> None:
    """R9: the end of the receiving instrument does not bring it back."""
    meeting = with_plan(plan(), effected(LMDA, "s1", "2000-02-10"))
    office = meeting.when(terminated(LMDA, "2000-03-01")).then_recorded()
    assert whos(office, "2000-03-01", HERE) == [[TERRITORIAL], [], []]
    assert steps(office, "2000-03-01") == ["effected"] * 3


def test_a_new_assignment_after_the_step_holds() -> None:
    """R9, R4: only what came before the step was moved by it."""
    meeting = with_plan(plan(), effected(LMDA, "s1", "2000-02-10"), terminated(LMDA, "2000-03-01"))
    new = assigned(ACT, "again", FEDERAL, at=HERE, since="2000-03-10")
    office = meeting.when(new).then_recorded()
    assert whos(office, "2000-03-10", HERE) == [[], [FEDERAL], [FEDERAL]]


def test_only_a_reversal_brings_it_back() -> None:
    """R9: from the day of the reversal the source holds again."""
    meeting = with_plan(plan(), effected(LMDA, "s1", "2000-02-10"))
    office = meeting.when(reversed_on(LMDA, "s1", "2000-03-01")).then_recorded()
    assert whos(office, "2000-03-01", HERE) == [[TERRITORIAL], [FEDERAL], [FEDERAL]]
    assert steps(office, "2000-03-01") == ["effected", "reversed", "reversed"]


def test_a_step_waits_for_its_basis() -> None:
    """R9: it takes effect with its instrument, for every party; until then there is a finding."""
    begun = (commenced(LMDA, "2000-02-01", FEDERAL), commenced(LMDA, "2000-03-01", TERRITORIAL))
    meeting = registered(SIGNED, ACT_GIVES, recorded("plan", plan()))
    office = meeting.when(effected(LMDA, "s1", "2000-02-10"), *begun).then_recorded()
    assert whos(office, "2000-02-10", HERE) == [[FEDERAL]] * 3
    assert whos(office, "2000-03-01", HERE) == [[FEDERAL], [TERRITORIAL], [TERRITORIAL]]
    found = [findings(office, each, HERE) for each in around("2000-02-10")]
    assert found == [{}, *[{"step_before_basis": "certain"}] * 2]
    assert findings(office, "2000-02-29", HERE) == {"step_before_basis": "certain"}
    assert findings(office, "2000-03-01", HERE) == {}
    assert steps(office, "2000-02-10") == ["planned", "before-basis", "before-basis"]
    assert steps(office, "2000-03-01") == ["before-basis", "effected", "effected"]


def test_a_step_of_an_instrument_that_never_starts_moves_nothing() -> None:
    """R9: it stays before its basis."""
    meeting = registered(SIGNED, ACT_GIVES, recorded("plan", plan()))
    office = meeting.when(effected(LMDA, "s1", "2000-02-10")).then_recorded()
    assert whos(office, "2000-02-10", HERE) == [[FEDERAL]] * 3
    assert surely(step(office, "2099-01-01")) == "before-basis"


def test_a_step_whose_instrument_ended_first_is_without_effect() -> None:
    """R9: an instrument that ends before it is in force for every party moves nothing."""
    begun = (commenced(LMDA, "2000-02-01", FEDERAL), commenced(LMDA, "2000-03-01", TERRITORIAL))
    meeting = registered(SIGNED, ACT_GIVES, recorded("plan", plan(), *begun))
    acts = (effected(LMDA, "s1", "2000-02-10"), terminated(LMDA, "2000-02-20"))
    office = meeting.when(*acts).then_recorded()
    assert whos(office, "2000-03-01", HERE) == [[FEDERAL]] * 3
    assert steps(office, "2000-03-01") == ["before-basis", "without-effect", "without-effect"]


def test_not_on_a_day_without_the_instrument() -> None:
    """R9, R6: from the day it ended a step is refused, with both named; the day before is not."""
    end = recorded("end", terminated(LMDA, "2000-03-01"))
    meeting = in_force(ACT_GIVES, recorded("plan", plan()), end)
    meeting.when(effected(LMDA, "s1", "2000-03-01")).then_refused(NotInForce, "when/1", "end/1")
    meeting.when(effected(LMDA, "s1", "2000-02-29"), name="ok").then_recorded()
    late = terminated(LMDA, "2000-03-01")
    done = with_plan(plan(), effected(LMDA, "s1", "2000-03-01"))
    done.when(late).then_refused(NotInForce, "plan/2", "when/1")


@pytest.mark.parametrize("met", [satisfied("2000-02-20"), waived("2000-02-20")])
def test_a_condition_is_met_or_waived_by_the_day(met: Fact) -> None:
    """R9: the day before it is met is refused, that day is recorded."""
    early, in_time = effected(LMDA, "s1", "2000-02-19"), effected(LMDA, "s1", "2000-02-20")
    with_plan(plan(STAFF), met).when(early).then_refused(StepConditionUnmet, "when/1", "plan/1")
    office = with_plan(plan(STAFF), met).when(in_time).then_recorded()
    assert whos(office, "2000-02-20", HERE) == [[FEDERAL], [TERRITORIAL], [TERRITORIAL]]
    with_plan(plan(STAFF)).when(in_time).then_refused(StepConditionUnmet, "when/1", "plan/1")
    office = with_plan(plan(STAFF)).when(irregular(in_time)).then_recorded()
    assert whos(office, "2000-02-20", HERE) == [[FEDERAL]] * 3


def test_every_condition_counts() -> None:
    """R9: one that is neither met nor waived is enough to refuse."""
    funds = Condition(condition="funds", text=Prose(fr="les fonds sont votés"))
    meeting = with_plan(plan(STAFF, funds), satisfied("2000-02-10"))
    meeting.when(effected(LMDA, "s1", "2000-02-20")).then_refused(StepConditionUnmet, "when/1")
    both = (satisfied("2000-02-20", "funds"), effected(LMDA, "s1", "2000-02-20"))
    meeting.when(*both).then_recorded()


def test_a_condition_that_was_never_met_is_not_annulled_under_the_step() -> None:
    """R6: naming both, unless the step is annulled with it."""
    met = satisfied("2000-02-10")
    meeting = with_plan(plan(STAFF), met, effected(LMDA, "s1", "2000-02-20"))
    alone = annulled(met, "plan/2")
    meeting.when(alone).then_refused(StepConditionUnmet, "when/1", "plan/3")
    late = corrected(satisfied("2000-02-21"), "plan/2")
    meeting.when(late).then_refused(StepConditionUnmet, "plan/3", "plan/1")
    meeting.when(alone, annulled(met, "plan/3")).then_recorded()


def test_an_imprecise_day_may_be_late_enough() -> None:
    """R3: refused only where no day left open would do."""
    meeting = with_plan(plan(STAFF), satisfied("2000-02-20"))
    meeting.when(effected(LMDA, "s1", "2000-02")).then_recorded()


def test_a_reversal_follows_the_step() -> None:
    """R9: on the step's own day it is refused, the next day recorded; never without the step."""
    done = with_plan(plan(), effected(LMDA, "s1", "2000-02-10"))
    done.when(reversed_on(LMDA, "s1", "2000-02-10")).then_refused(
        EndBeforeStart, "when/1", "plan/2"
    )
    done.when(reversed_on(LMDA, "s1", "2000-02-11"), name="ok").then_recorded()
    with_plan().when(reversed_on(LMDA, "s1", "2000-02-11")).then_refused(
        StepNotEffected, "when/1", "plan/1"
    )


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ((), plan()),
        ((effected(LMDA, "s1", "2000-02-10"),), effected(LMDA, "s1", "2000-02-11")),
        (
            (effected(LMDA, "s1", "2000-02-10"), reversed_on(LMDA, "s1", "2000-02-11")),
            reversed_on(LMDA, "s1", "2000-02-12"),
        ),
    ],
)
def test_planned_effected_and_reversed_once(first: tuple[Fact, ...], again: Fact) -> None:
    """A step is one step: what is on record of it is not recorded again."""
    meeting = with_plan(plan(), *first)
    meeting.when(again).then_refused(AlreadyRecorded, "when/1", f"plan/{1 + len(first)}")


@pytest.mark.parametrize(
    "act",
    [
        effected(LMDA, "s2", "2000-02-10"),
        reversed_on(LMDA, "s2", "2000-02-10"),
        satisfied("2000-02-10"),
        waived("2000-02-10"),
        effected(ACT, "s1", "2000-02-10"),
    ],
)
def test_an_unknown_step_or_condition_is_refused(act: Fact) -> None:
    """What is done about a step needs its plan on record, with that condition."""
    with_plan().when(act).then_refused(NotOnRecord, "when/1")


def test_a_condition_is_waived_by_an_organization() -> None:
    """An unknown identifier is refused."""
    with_plan(plan(STAFF)).when(waived("2000-02-10", "nobody")).then_refused(
        UnknownIdentifier, "when/1"
    )


def test_one_step_after_another() -> None:
    """R9, R4: what a first step gave, a second takes on; its reversal gives it back."""
    onward = planned(LMDA, "s2", move(TERRITORIAL, to=BOARD, at=HERE))
    meeting = with_plan(plan(), onward, effected(LMDA, "s1", "2000-02-10"))
    meeting = meeting.when(effected(LMDA, "s2", "2000-03-01"))
    assert whos(meeting.then_recorded(), "2000-03-01", HERE) == [[TERRITORIAL], [BOARD], [BOARD]]
    meeting = meeting.when(reversed_on(LMDA, "s2", "2000-03-10"), name="back")
    expected = [[BOARD], [TERRITORIAL], [TERRITORIAL]]
    assert whos(meeting.then_recorded(), "2000-03-10", HERE) == expected


def test_an_imprecise_step() -> None:
    """R3: nobody certain in between, but never both."""
    office = with_plan().when(effected(LMDA, "s1", "2000-03")).then_recorded()
    assert step(office, "2000-03-15") == {"planned": "possible", "effected": "possible"}
    assert findings(office, "2000-03-15", HERE) == {}


@pytest.mark.parametrize("succession", ["2000-02-10", "2000-03-01"])
def test_a_step_from_who_stands_for_the_holder(succession: str) -> None:
    """R9, R13: who stands in the holder's place gives up what it stands in for, for good."""
    heir = succeeded(FEDERAL, BOARD, effective_on=succession)
    onward = planned(LMDA, "s1", move(BOARD, to=TERRITORIAL, at=EVERYWHERE))
    office = in_force(GIVEN).when(heir, onward, effected(LMDA, "s1", "2000-03-01")).then_recorded()
    assert whos(office, "2000-03-01", EVERYWHERE) == [[FEDERAL], [TERRITORIAL], [TERRITORIAL]]


def test_a_step_from_a_later_successor_moves_nothing_of_the_holder() -> None:
    """R13: on the day of the step the holder itself still stands."""
    heir = succeeded(FEDERAL, BOARD, effective_on="2000-03-02")
    onward = planned(LMDA, "s1", move(BOARD, to=TERRITORIAL, at=EVERYWHERE))
    office = in_force(GIVEN).when(heir, onward, effected(LMDA, "s1", "2000-03-01")).then_recorded()
    assert sorted(who(office, "2000-03-02", EVERYWHERE)) == [FEDERAL, TERRITORIAL]


def test_a_step_from_one_branch_of_a_split_takes_nothing() -> None:
    """R13: it is possible only that this branch had it; from every branch it is taken."""
    branches = (organization("east"), succeeded(FEDERAL, "east", BOARD, effective_on="2000-02-10"))
    one = planned(LMDA, "s1", move(BOARD, to=TERRITORIAL, at=EVERYWHERE))
    both = planned(LMDA, "s1", move(BOARD, "east", to=TERRITORIAL, at=EVERYWHERE))
    for plan_, expected in ((one, [FEDERAL, TERRITORIAL]), (both, [TERRITORIAL])):
        meeting = in_force(GIVEN).when(*branches, plan_, effected(LMDA, "s1", "2000-03-01"))
        assert sorted(who(meeting.then_recorded(), "2000-03-02", EVERYWHERE)) == expected


@pytest.mark.parametrize("recorded_first", [True, False])
def test_an_assignment_on_the_day_of_the_step(recorded_first: bool) -> None:
    """R4, R9: on one day, what was recorded before the step is moved, what comes after is not."""
    again = assigned(LMDA, "again", FEDERAL, at=EVERYWHERE, since="2000-03-01")
    step_taken = effected(LMDA, "s1", "2000-03-01")
    facts = (again, step_taken) if recorded_first else (step_taken, again)
    moved = planned(LMDA, "s1", move(FEDERAL, to=TERRITORIAL, at=EVERYWHERE))
    office = in_force(GIVEN).when(moved, *facts).then_recorded()
    expected = [TERRITORIAL] if recorded_first else [FEDERAL, TERRITORIAL]
    assert sorted(who(office, "2000-03-01", EVERYWHERE)) == expected


def test_what_a_step_gives_starts_with_its_basis() -> None:
    """R9, R4: a step of another instrument before that day takes none of it."""
    late = (
        commenced(LMDA, "2000-02-01", FEDERAL),
        commenced(LMDA, "2000-02-20", TERRITORIAL),
        planned(LMDA, "s1", move(BOARD, to=FEDERAL, at=EVERYWHERE)),
        effected(LMDA, "s1", "2000-02-05"),
    )
    between = (
        commenced(ACT, "2000-01-01"),
        planned(ACT, "s1", move(FEDERAL, to=TERRITORIAL, at=EVERYWHERE)),
        effected(ACT, "s1", "2000-02-10"),
    )
    office = registered(SIGNED).when(*late, *between).then_recorded()
    assert [sorted(who(office, each, EVERYWHERE)) for each in around("2000-02-20")] == [
        [TERRITORIAL],
        [FEDERAL, TERRITORIAL],
        [FEDERAL, TERRITORIAL],
    ]


def test_a_corrected_assignment_keeps_its_place_before_the_step() -> None:
    """R4: a superseding fact takes the position of what it replaces, so the step still takes it."""
    again = assigned(LMDA, "again", FEDERAL, at=EVERYWHERE, since="2000-03-01")
    moved = planned(LMDA, "s1", move(FEDERAL, to=TERRITORIAL, at=EVERYWHERE))
    first = recorded("first", again, moved, effected(LMDA, "s1", "2000-03-01"))
    office = in_force(first).when(corrected(again, "first/1")).then_recorded()
    assert list(who(office, "2000-03-01", EVERYWHERE)) == [TERRITORIAL]
