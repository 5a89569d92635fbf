"""Devolution: order, conditions that fail, deferral, cancellation, and how far it has come (R9)."""

from __future__ import annotations

from typing import Any

import pytest

from agreements.domain.answers.rows import rows_of
from agreements.domain.answers.steps import (
    Count,
    Progress,
    condition_on,
    in_order,
    moved_on,
    planned_for_on,
    progress_on,
)
from agreements.domain.claims.shapes import MoveClaim, StepClaim
from agreements.domain.dates import day
from agreements.domain.facts import (
    Condition,
    Fact,
    StepCancelled,
    StepConditionFailed,
    StepConditionSatisfied,
    StepConditionWaived,
    StepDeferred,
    StepPlanned,
)
from agreements.domain.refusals import (
    AlreadyRecorded,
    NotOnRecord,
    Refusal,
    StepAlreadyCancelled,
    StepAlreadyEffected,
    StepConditionContradicted,
    StepConditionUnmet,
    StepOrderCircular,
    StepOutOfOrder,
)
from agreements.domain.words import Money, Prose
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
)
from tests.histories import (
    COUNTRY,
    FEDERAL,
    FIELD,
    LMDA,
    NORTH,
    TERRITORIAL,
    assigned,
    cite,
    commenced,
    effected,
    irregular,
    move,
    on,
    planned,
    reversed_on,
    terminated,
)
from tests.office import Meeting, Office

STAFF = Condition(condition="staff", text=Prose(en="staff are offered positions"))


def plan(key: str = "s1", **more: Any) -> StepPlanned:
    """Return a step that moves delivery in Canada to the territory, with whatever else."""
    stated = planned(LMDA, key, move(FEDERAL, to=TERRITORIAL, at=(FIELD, COUNTRY)))
    return stated.model_copy(update=more)


def deferred(on_day: str, to: str | None = None, key: str = "s1") -> StepDeferred:
    return StepDeferred(
        subject=LMDA, step=key, deferred_on=on(on_day), planned_for=on(to) if to else None,
        cites=cite(),
    )  # fmt: skip


def cancelled(effective_on: str, key: str = "s1") -> StepCancelled:
    return StepCancelled(subject=LMDA, step=key, effective_on=on(effective_on), cites=cite())


def failed(on_day: str) -> StepConditionFailed:
    return StepConditionFailed(
        subject=LMDA, step="s1", condition="staff", failed_on=on(on_day), cites=cite()
    )


def satisfied(on_day: str) -> StepConditionSatisfied:
    return StepConditionSatisfied(
        subject=LMDA, step="s1", condition="staff", satisfied_on=on(on_day), cites=cite()
    )


def waived(on_day: str) -> StepConditionWaived:
    return StepConditionWaived(
        subject=LMDA, step="s1", condition="staff", waived_on=on(on_day), by=FEDERAL, cites=cite()
    )


def given(*facts: Fact) -> Meeting:
    """Begin with the LMDA in force since 2000-02-01, giving delivery, and facts plan/1, ..."""
    return in_force(GIVEN, recorded("plan", *facts))


def states(office: Office, turning: str) -> list[str]:
    return [surely(step(office, asked)) for asked in around(turning)]


def steps(office: Office) -> list[StepClaim]:
    return [each for each in office.claims() if isinstance(each, StepClaim)]


def progress(office: Office, asked: str) -> Progress:
    return progress_on(steps(office), office.life(LMDA), day(asked))


# Deferral and cancellation


def test_put_off_from_its_day_on_and_planned_for_another() -> None:
    """A deferral moves nothing but the plan's day; the last one says for when."""
    office = given(
        plan(planned_for=on("2000-03-01")), deferred("2000-02-10", "2000-04-01"),
        deferred("2000-02-20"),
    ).then_recorded()  # fmt: skip
    assert states(office, "2000-02-10") == ["planned", "deferred", "deferred"]
    (claim,) = steps(office)
    for asked, expected in (
        ("2000-02-09", "2000-03-01"), ("2000-02-10", "2000-04-01"), ("2000-02-20", None),
    ):  # fmt: skip
        (found,) = planned_for_on(claim, office.life(LMDA), day(asked))
        assert (str(found.on) if found else None) == expected, asked
    assert who(office, "2000-03-01") == {FEDERAL: "certain"}


def test_a_deferred_step_may_be_effected() -> None:
    """It is deferred to the day before it is carried out."""
    office = given(plan(), deferred("2000-02-10"), effected(LMDA, "s1", "2000-03-01"))
    assert states(office.then_recorded(), "2000-03-01") == ["deferred", "effected", "effected"]


def test_given_up_from_its_day_on() -> None:
    """A cancelled step moves nothing and stays cancelled."""
    office = given(plan(), deferred("2000-02-10"), cancelled("2000-03-01")).then_recorded()
    assert states(office, "2000-03-01") == ["deferred", "cancelled", "cancelled"]
    assert who(office, "2000-12-31") == {FEDERAL: "certain"}


@pytest.mark.parametrize(
    ("done", "act", "refusal"),
    [
        (effected(LMDA, "s1", "2000-02-10"), deferred("2000-02-10"), StepAlreadyEffected),
        (cancelled("2000-02-10"), deferred("2000-02-10"), StepAlreadyCancelled),
        (cancelled("2000-02-10"), cancelled("2000-02-20"), AlreadyRecorded),
        (effected(LMDA, "s1", "2000-02-10"), cancelled("2000-02-11"), StepAlreadyEffected),
        (cancelled("2000-02-10"), effected(LMDA, "s1", "2000-02-10"), StepAlreadyCancelled),
        (cancelled("2000-02-10"), effected(LMDA, "s1", "2000-03-10"), StepAlreadyCancelled),
    ],
)
def test_what_is_done_or_given_up_stays_so(done: Fact, act: Fact, refusal: type[Refusal]) -> None:
    """R6: put off or given up after it was effected, effected after it was given up."""
    given(plan(), done).when(act).then_refused(refusal, "when/1", "plan/2")
    office = given(plan(), done).when(irregular(act)).then_recorded()
    assert surely(step(office, "2000-04-01")) in ("effected", "cancelled")


def test_put_off_on_the_day_before() -> None:
    """The nearest deferrals that are allowed."""
    given(plan(), effected(LMDA, "s1", "2000-02-10")).when(deferred("2000-02-09")).then_recorded()
    given(plan(), cancelled("2000-02-10")).when(deferred("2000-02-09")).then_recorded()
    given(plan(), effected(LMDA, "s1", "2000-02")).when(deferred("2000-02-28")).then_recorded()


# Conditions


def test_blocked_until_the_condition_that_failed_is_waived() -> None:
    """Failed conditions block; a waiver opens the way again."""
    facts = (plan(conditions=(STAFF,)), failed("2000-02-10"))
    office = given(*facts).then_recorded()
    assert states(office, "2000-02-10") == ["planned", "blocked", "blocked"]
    (claim,) = steps(office)
    found = condition_on(claim, "staff", office.life(LMDA), day("2000-02-10"))
    assert found == {"failed": "certain"}
    given(*facts).when(effected(LMDA, "s1", "2000-03-01")).then_refused(
        StepConditionUnmet, "when/1", "plan/1"
    )
    office = given(*facts, waived("2000-02-20")).then_recorded()
    assert states(office, "2000-02-20") == ["blocked", "planned", "planned"]
    given(*facts, waived("2000-02-20")).when(effected(LMDA, "s1", "2000-02-20")).then_recorded()


@pytest.mark.parametrize("met", ["2000-02-09", "2000-02-10", "2000-02-11"])
def test_a_condition_is_not_both_met_and_failed(met: str) -> None:
    """R6: whichever came first, one of the two is wrong, or irregular."""
    facts = (plan(conditions=(STAFF,)), failed("2000-02-10"))
    given(*facts).when(satisfied(met)).then_refused(StepConditionContradicted, "when/1", "plan/2")


def test_a_condition_waived_before_does_not_fail() -> None:
    """R6: after the waiver it no longer matters; on its day it still may have."""
    facts = (plan(conditions=(STAFF,)), waived("2000-02-10"))
    given(*facts).when(failed("2000-02-11")).then_refused(
        StepConditionContradicted, "when/1", "plan/2"
    )
    given(*facts).when(failed("2000-02-10")).then_recorded()


def test_a_failure_of_some_day_may_block() -> None:
    """R3: on the days that it may have come already, possible."""
    office = given(plan(conditions=(STAFF,)), failed("2000-02-10..2000-02-12")).then_recorded()
    assert step(office, "2000-02-11") == {"blocked": "possible", "planned": "possible"}
    assert step(office, "2000-02-12") == {"blocked": "certain"}


# Order


def test_each_step_follows_those_it_comes_after() -> None:
    """On the same day at the earliest; what is given up holds nothing up."""
    plans = (plan("s1"), plan("s2", after=("s1",)))
    early = effected(LMDA, "s2", "2000-02-10")
    given(*plans).when(early).then_refused(StepOutOfOrder, "when/1", "plan/2")
    for first, allowed in (("2000-02-10", True), ("2000-02-11", False), ("2000-02", True)):
        meeting = given(*plans, effected(LMDA, "s1", first)).when(early)
        if allowed:
            meeting.then_recorded()
        else:
            meeting.then_refused(StepOutOfOrder, "when/1", "plan/3")
    given(*plans, cancelled("2000-02-10")).when(early).then_recorded()
    given(*plans, cancelled("2000-02-11")).when(early).then_refused(StepOutOfOrder, "when/1")
    undone = (effected(LMDA, "s1", "2000-02-05"), reversed_on(LMDA, "s1", "2000-02-10"))
    given(*plans, *undone).when(early).then_refused(StepOutOfOrder, "when/1")


def test_an_earlier_step_is_not_annulled_under_a_later() -> None:
    """R6: a late fact that makes the later impossible is refused, naming both."""
    first = effected(LMDA, "s1", "2000-02-05")
    meeting = given(
        plan("s1"), plan("s2", after=("s1",)), first, effected(LMDA, "s2", "2000-02-10")
    )
    meeting.when(reversed_on(LMDA, "s1", "2000-02-10")).then_refused(StepOutOfOrder, "plan/4")
    meeting.when(reversed_on(LMDA, "s1", "2000-02-11")).then_recorded()


def test_steps_come_after_steps_on_record_and_never_after_themselves() -> None:
    """An unknown key, itself, and a circle of three are refused."""
    in_force().when(plan("s1", after=("s0",))).then_refused(NotOnRecord, "when/1")
    in_force().when(plan("s1", after=("s1",))).then_refused(StepOrderCircular, "when/1")
    circle = (plan("s1", after=("s3",)), plan("s2", after=("s1",)), plan("s3", after=("s2",)))
    in_force().when(*circle).then_refused(StepOrderCircular, "when/1", "when/2", "when/3")
    in_force().when(plan("s2", after=("s1",)), plan("s1")).then_recorded()


def test_listed_in_their_order_then_by_their_planned_day() -> None:
    """Whatever their keys."""
    office = given(
        plan("a", after=("z",)), plan("z", planned_for=on("2001")), plan("m"),
        plan("b", planned_for=on("2000-05-01")),
    ).then_recorded()  # fmt: skip
    assert [each.step for each in in_order(steps(office))] == ["b", "z", "a", "m"]


# What it moves, and how far it has come


def test_progress_counts_steps_positions_and_money() -> None:
    """More may move than was planned; what is absent moved as planned."""
    office = given(
        plan("s1", positions=100, funds=Money(cents=500_00)),
        plan("s2", positions=50, funds=Money(cents=100_00)),
        plan("s3", positions=10), plan("s4"),
        effected(LMDA, "s1", "2000-02-10"),
        effected(LMDA, "s2", "2000-02-20").model_copy(update={"positions": 60}),
        cancelled("2000-02-20", "s3"),
    ).then_recorded()  # fmt: skip
    before, after = progress(office, "2000-02-19"), progress(office, "2000-02-20")
    assert before == Progress(
        effected=Count(1, 1), planned=4, cancelled=Count(0, 0), positions=Count(100, 100),
        positions_planned=160, funds={"CAD": Count(500_00, 500_00)},
        funds_planned={"CAD": 600_00},
    )  # fmt: skip
    assert (after.effected, after.planned, after.cancelled) == (Count(2, 2), 3, Count(1, 1))
    assert (after.positions, after.positions_planned) == (Count(160, 160), 150)
    assert after.funds == {"CAD": Count(600_00, 600_00)}


def test_progress_on_some_day_has_a_least_and_a_most() -> None:
    """R3: what may have moved is between the two."""
    office = given(
        plan("s1", positions=100), plan("s2", positions=50),
        effected(LMDA, "s1", "2000-02-10"), effected(LMDA, "s2", "2000-03"),
    ).then_recorded()  # fmt: skip
    found = progress(office, "2000-03-15")
    assert (found.effected, found.positions) == (Count(1, 2), Count(100, 150))
    assert progress(office, "2000-03-31").effected == Count(2, 2)


def test_what_is_reversed_or_before_its_basis_has_not_moved() -> None:
    """R9: only what has taken effect counts."""
    office = given(
        plan("s1", positions=100), effected(LMDA, "s1", "2000-01-20"),
        reversed_on(LMDA, "s1", "2000-03-01"),
    ).then_recorded()  # fmt: skip
    for asked, moved in (
        ("2000-01-31", 0), ("2000-02-01", 100), ("2000-02-29", 100), ("2000-03-01", 0),
    ):  # fmt: skip
        assert progress(office, asked).positions == Count(moved, moved), asked


def test_many_imprecise_steps_are_counted_soon() -> None:
    """Each is judged alone: thirty of them would be a thousand million ways."""
    plans = [plan(f"s{n}", positions=1) for n in range(30)]
    office = given(*plans, *(effected(LMDA, f"s{n}", "2000-03") for n in range(30)))
    found = progress(office.then_recorded(), "2000-03-15")
    assert (found.effected, found.positions) == (Count(0, 30), Count(0, 30))


def test_a_move_has_taken_effect_even_after_its_instrument_ended() -> None:
    """R9: what it moved does not come back, and nobody holds it."""
    office = given(
        plan(), effected(LMDA, "s1", "2000-02-10"), terminated(LMDA, "2000-03-01")
    ).then_recorded()
    (claim,) = (each for each in office.claims() if isinstance(each, MoveClaim))
    life = office.life(LMDA)
    assert [moved_on(claim, life, day(each)) for each in around("2000-02-10")] == [
        None, "certain", "certain"
    ]  # fmt: skip
    assert moved_on(claim, life, day("2000-03-01")) == "certain"
    assert who(office, "2000-03-01") == {}
    assert [row.holder for row in rows_of(claim, life)] == [TERRITORIAL]


def test_several_recipients_and_a_part_of_the_territory() -> None:
    """Each move has its own recipient, function and territory."""
    split = plan(
        moves=(
            move(FEDERAL, to=TERRITORIAL, at=(FIELD, NORTH)),
            move(FEDERAL, to="board", at=(FIELD, COUNTRY), roles=("evaluate",)),
        )
    )
    evaluation = assigned(LMDA, "a2", FEDERAL, at=(FIELD, COUNTRY), role="evaluate")
    office = given(split, evaluation, effected(LMDA, "s1", "2000-02-10")).then_recorded()
    assert who(office, "2000-02-10") == {FEDERAL: "certain"}
    assert who(office, "2000-02-10", (FIELD, NORTH)) == {TERRITORIAL: "certain"}
    assert who(office, "2000-02-10", role="evaluate") == {"board": "certain"}


def test_a_step_effected_on_an_unknown_day_with_no_false_overlap() -> None:
    """R3: it is one day for both: one of the two delivers on each day, never both or neither."""
    office = given(plan(), effected(LMDA, "s1", "2000-02-10..2000-02-20")).then_recorded()
    for asked in ("2000-02-10", "2000-02-15", "2000-02-19"):
        assert who(office, asked) == {FEDERAL: "possible", TERRITORIAL: "possible"}
        assert findings(office, asked) == {}
    assert who(office, "2000-02-09") == {FEDERAL: "certain"}
    assert who(office, "2000-02-20") == {TERRITORIAL: "certain"}


def test_a_step_before_an_imprecise_basis() -> None:
    """R9: before its basis is possible as long as the commencement may be later."""
    office = registered(
        SIGNED, recorded("start", commenced(LMDA, "2000-02-01..2000-02-10")),
        recorded("plan", plan(positions=7), effected(LMDA, "s1", "2000-02-05")),
    ).then_recorded()  # fmt: skip
    assert step(office, "2000-02-05") == {"before-basis": "possible", "effected": "possible"}
    assert progress(office, "2000-02-05").positions == Count(0, 7)
    assert step(office, "2000-02-10") == {"effected": "certain"}
