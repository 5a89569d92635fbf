"""Before an agreement is in force: talks, approvals, conditional commencement (R3, R6)."""

from __future__ import annotations

import pytest

from agreements.domain.facts import Fact
from agreements.domain.refusals import (
    AbandonedInForce,
    AlreadyRecorded,
    CommencementConditionUnmet,
    NotAParty,
    NotOnRecord,
    TalksAbandoned,
)
from agreements.domain.submissions import Submission
from tests.domain.scenes import SIGNED, in_force, recorded, registered, status, statuses, surely
from tests.histories import (
    BOARD,
    FEDERAL,
    LMDA,
    TERRITORIAL,
    annulled,
    commenced,
    corrected,
    irregular,
    signed,
)
from tests.lives import (
    abandoned,
    acceded,
    agreement_amended,
    approved,
    asked_to_join,
    conditioned,
    form_changed,
    met,
    opened,
    waived,
)

OPENED = recorded("open", opened(LMDA, "1999-10-01"))
ABANDONED = recorded("stop", abandoned(LMDA, "2000-02-01"))
CONDITION = recorded("terms", conditioned(LMDA, "vote"))


def test_in_negotiation_from_the_day_talks_open() -> None:
    """Where that day is on record; where it is not, an agreement is in negotiation until signed."""
    office = registered(OPENED, SIGNED).then_recorded()
    assert statuses(office, LMDA, "1999-10-01") == ["not-opened", *["in-negotiation"] * 2]
    assert surely(status(registered().then_recorded(), LMDA, "1900-01-01")) == "in-negotiation"
    office = registered(recorded("open", opened(LMDA, "1999"))).then_recorded()
    found = status(office, LMDA, "1999-06-01")
    assert found == {"not-opened": "possible", "in-negotiation": "possible"}


@pytest.mark.parametrize("before", [(), (SIGNED,)])
def test_abandoned_from_its_day(before: tuple[Submission, ...]) -> None:
    """Talks end without an agreement in force, whether it was signed or not."""
    office = registered(OPENED, *before, ABANDONED).then_recorded()
    earlier = "signed" if before else "in-negotiation"
    assert statuses(office, LMDA, "2000-02-01") == [earlier, "abandoned", "abandoned"]


def test_talks_may_open_again() -> None:
    """From the day after the abandonment on, and then go on to an agreement in force."""
    meeting = registered(OPENED, ABANDONED).when(opened(LMDA, "2000-06-01"), name="again")
    office = meeting.then_recorded()
    assert statuses(office, LMDA, "2000-06-01") == ["abandoned", *["in-negotiation"] * 2]
    late = (
        signed(LMDA, FEDERAL, "2000-07-01"),
        signed(LMDA, TERRITORIAL, "2000-07-01"),
        commenced(LMDA, "2000-08-01"),
    )
    office = meeting.when(*late).then_recorded()
    assert statuses(office, LMDA, "2000-08-01") == ["signed", "in-force", "in-force"]


@pytest.mark.parametrize(
    ("act", "nearest"),
    [
        (signed(LMDA, FEDERAL, "2000-02-01"), signed(LMDA, FEDERAL, "2000-01-31")),
        (
            approved(LMDA, FEDERAL, BOARD, "2000-02-01"),
            approved(LMDA, FEDERAL, BOARD, "2000-01-31"),
        ),
        (asked_to_join(LMDA, BOARD, "2000-02-01"), asked_to_join(LMDA, BOARD, "2000-01-31")),
        (acceded(LMDA, BOARD, "2000-02"), acceded(LMDA, BOARD, "2000-01")),
        (
            form_changed(LMDA, "2000-02-01", "framework"),
            form_changed(LMDA, "2000-01-31", "framework"),
        ),
        (agreement_amended(LMDA, "2000-02-01"), agreement_amended(LMDA, "2000-01-31")),
    ],
)
def test_nothing_is_done_once_talks_are_abandoned(act: Fact, nearest: Fact) -> None:
    """R6: refused on the first day of abandonment, not the day before; irregular if it happened."""
    meeting = registered(ABANDONED)
    meeting.when(act).then_refused(TalksAbandoned, "when/1", "stop/1")
    registered(ABANDONED).when(nearest).then_recorded()
    registered(ABANDONED).when(irregular(act)).then_recorded()
    registered(recorded("act", act)).when(abandoned(LMDA, "2000-02-01")).then_refused(
        TalksAbandoned, "when/1", "act/1"
    )


def test_an_act_that_may_come_before_the_abandonment_is_recorded() -> None:
    """R3: only what no day allows is refused."""
    registered(ABANDONED).when(signed(LMDA, FEDERAL, "2000-01-31..2000-02-05")).then_recorded()
    registered(ABANDONED).when(signed(LMDA, FEDERAL, "2000-02-02..2000-02-05")).then_refused(
        TalksAbandoned, "when/1", "stop/1"
    )


def test_what_is_in_force_is_not_abandoned() -> None:
    """R6: whichever is recorded first, and even where the days leave open which came first."""
    in_force().when(abandoned(LMDA, "2000-02-02")).then_refused(
        AbandonedInForce, "when/1", "start/1"
    )
    in_force().when(abandoned(LMDA, "2000-01-31")).then_refused(TalksAbandoned, "when/1", "start/1")
    registered(SIGNED, ABANDONED).when(commenced(LMDA, "2000-01-31..2000-02-02")).then_refused(
        AbandonedInForce, "when/1", "stop/1"
    )
    start = commenced(LMDA, "2000-02-01")
    in_force().when(abandoned(LMDA, "2000-02-02"), annulled(start, "start/1")).then_recorded()


def test_a_conditional_commencement_waits_for_its_conditions() -> None:
    """A commencement that no day leaves after a condition is met is refused; that day is not."""
    registered(SIGNED, CONDITION).when(commenced(LMDA, "2000-02-01")).then_refused(
        CommencementConditionUnmet, "when/1", "terms/1"
    )
    late = registered(SIGNED, CONDITION, recorded("vote", met(LMDA, "vote", "2000-02-02")))
    late.when(commenced(LMDA, "2000-02-01")).then_refused(
        CommencementConditionUnmet, "when/1", "terms/1", "vote/1"
    )
    office = late.when(commenced(LMDA, "2000-02-02")).then_recorded()
    assert statuses(office, LMDA, "2000-02-02") == ["signed", "in-force", "in-force"]


def test_a_condition_may_be_waived_or_the_commencement_retroactive() -> None:
    """Waiving does as well as meeting; what is retroactive may precede both."""
    waiver = recorded("waiver", waived(LMDA, "vote", "2000-02-01"))
    registered(SIGNED, CONDITION, waiver).when(commenced(LMDA, "2000-02-01")).then_recorded()
    registered(SIGNED, CONDITION).when(
        commenced(LMDA, "2000-02-01", retroactive=True)
    ).then_recorded()


def test_a_condition_recorded_late_names_both() -> None:
    """R6: a condition that makes the recorded commencement impossible; corrected with it, not."""
    in_force().when(conditioned(LMDA, "vote")).then_refused(
        CommencementConditionUnmet, "start/1", "when/1"
    )
    vote = (conditioned(LMDA, "vote"), met(LMDA, "vote", "2000-02-03"))
    in_force().when(*vote).then_refused(CommencementConditionUnmet, "start/1", "when/1", "when/2")
    in_force().when(*vote, corrected(commenced(LMDA, "2000-02-03"), "start/1")).then_recorded()


def test_an_imprecise_commencement_is_never_before_a_condition_is_met() -> None:
    """R3, carried to conditions: known to the month, it is not before the day the vote was held."""
    vote = recorded("vote", met(LMDA, "vote", "2000-02-10"))
    office = registered(SIGNED, CONDITION, vote).when(commenced(LMDA, "2000-02")).then_recorded()
    assert surely(status(office, LMDA, "2000-02-09")) == "signed"
    assert status(office, LMDA, "2000-02-10") == {"in-force": "possible", "signed": "possible"}
    assert surely(status(office, LMDA, "2000-02-29")) == "in-force"


def test_a_condition_of_one_party_holds_up_its_commencement_alone() -> None:
    """A condition for a party: its own commencement waits, or the one for every party."""
    own = recorded("terms", conditioned(LMDA, "vote", TERRITORIAL))
    registered(SIGNED, own).when(commenced(LMDA, "2000-02-01")).then_refused(
        CommencementConditionUnmet, "when/1", "terms/1"
    )
    registered(SIGNED, own).when(commenced(LMDA, "2000-02-01", FEDERAL)).then_recorded()
    registered(SIGNED, own).when(commenced(LMDA, "2000-02-01", TERRITORIAL)).then_refused(
        CommencementConditionUnmet, "when/1", "terms/1"
    )


def test_conditions_are_recorded_once_and_before_they_are_met() -> None:
    """A second one of the same name, an unknown one, and one met twice are refused."""
    met_once = recorded("vote", met(LMDA, "vote", "2000-01-20"))
    registered(CONDITION).when(conditioned(LMDA, "vote")).then_refused(
        AlreadyRecorded, "when/1", "terms/1"
    )
    registered(CONDITION).when(conditioned(LMDA, "act")).then_recorded()
    registered(CONDITION).when(met(LMDA, "act", "2000-01-20")).then_refused(NotOnRecord, "when/1")
    registered(CONDITION, met_once).when(met(LMDA, "vote", "2000-01-21")).then_refused(
        AlreadyRecorded, "when/1", "vote/1"
    )
    registered(CONDITION, met_once).when(waived(LMDA, "vote", "2000-01-10")).then_recorded()


def test_approvals_are_for_parties_and_applicants() -> None:
    """An approval that somebody who is neither enters the agreement is refused."""
    registered().when(approved(LMDA, BOARD, FEDERAL, "2000-01-01")).then_refused(
        NotAParty, "when/1"
    )
    office = registered().when(approved(LMDA, TERRITORIAL, BOARD, "2000-01-01")).then_recorded()
    assert [each.approved_by for each in office.life(LMDA).approvals] == [BOARD]
    applied = recorded("apply", asked_to_join(LMDA, BOARD, "1999-12-01"))
    registered(applied).when(approved(LMDA, BOARD, FEDERAL, "2000-01-01")).then_recorded()
