"""Corrections: the record was wrong (R4, R5, R6)."""

from __future__ import annotations

import pytest

from agreements.domain.facts import Fact
from agreements.domain.refusals import (
    CorrectionChangesIdentity,
    EndBeforeStart,
    FactNotStanding,
    NotOnRecord,
    Refusal,
    RegistrationMissing,
    UnknownFact,
    UnknownIdentifier,
)
from tests.domain.scenes import GIVEN, SIGNED, in_force, recorded, registered, statuses, who, whos
from tests.histories import (
    ACCORD,
    BOARD,
    COUNTRY,
    FEDERAL,
    FIELD,
    LMDA,
    TERRITORIAL,
    agreement,
    annulled,
    assigned,
    commenced,
    corrected,
    dissolved,
    effected,
    function_placed,
    invoked,
    move,
    organization,
    planned,
    reopener_recorded,
    role_ended,
    signed,
    term,
    terminated,
)
from tests.office import Meeting

MOVE = move(FEDERAL, to=TERRITORIAL, at=(FIELD, COUNTRY))
ENDED = recorded("end", terminated(LMDA, "2000-03-01"))
LATER = corrected(terminated(LMDA, "2000-03-10"), "end/1")


def _ends(meeting: Meeting, on: str) -> bool:
    return statuses(meeting.then_recorded(), LMDA, on) == ["in-force", "terminated", "terminated"]


def test_a_correction_stands_in_the_place_of_what_it_corrects() -> None:
    """R5: from now on, never erasing: as known before, the old answer stands."""
    meeting = in_force(ENDED)
    assert _ends(meeting, "2000-03-01")
    known = meeting.office.head
    assert _ends(meeting.when(LATER), "2000-03-10")
    before = meeting.office.life(LMDA, known).terminations
    assert [str(each.effective.on) for each in before] == ["2000-03-01"]


def test_an_annulled_fact_never_happened() -> None:
    """R5: it leaves the timeline as if it had not been recorded."""
    office = in_force(ENDED).when(annulled(LATER, "end/1")).then_recorded()
    assert statuses(office, LMDA, "2000-03-01") == ["in-force"] * 3


def test_annulling_a_correction_undoes_it() -> None:
    """R5: what it corrected stands again, and may be corrected again."""
    meeting = in_force(ENDED, recorded("fix", LATER)).when(annulled(LATER, "fix/1"), name="undo")
    assert _ends(meeting, "2000-03-01")
    again = corrected(terminated(LMDA, "2000-03-05"), "end/1")
    assert _ends(meeting.when(again, name="again"), "2000-03-05")


def test_an_annulment_is_undone_too() -> None:
    """R5: the fact stands again, and an annulment of that annulment's undoing strikes it anew."""
    meeting = in_force(ENDED).when(annulled(LATER, "end/1"), name="no")
    meeting = meeting.when(annulled(LATER, "no/1"), name="yes")
    assert _ends(meeting, "2000-03-01")
    office = meeting.when(annulled(LATER, "yes/1"), name="no-again").then_recorded()
    assert statuses(office, LMDA, "2000-03-01") == ["in-force"] * 3


def test_a_correction_is_corrected() -> None:
    """R5: the last standing one counts; undoing it brings back the one before."""
    meeting = in_force(ENDED, recorded("fix", LATER))
    meeting = meeting.when(corrected(terminated(LMDA, "2000-03-20"), "fix/1"), name="fix-2")
    assert _ends(meeting, "2000-03-20")
    assert _ends(meeting.when(annulled(LATER, "fix-2/1"), name="undo"), "2000-03-10")


def test_a_fact_and_its_correction_in_one_submission() -> None:
    """R5: a correction may name a fact of its own submission that comes before it."""
    facts = (terminated(LMDA, "2000-03-01"), corrected(terminated(LMDA, "2000-03-10"), "when/1"))
    assert _ends(in_force().when(*facts), "2000-03-10")
    in_force().when(*reversed(facts)).then_refused(UnknownFact, "when/1")


@pytest.mark.parametrize("again", [LATER, annulled(LATER, "end/1")])
def test_the_fact_now_standing_is_named(again: Fact) -> None:
    """R5: naming one already superseded is refused with the correction and the standing one."""
    refused = in_force(ENDED, recorded("fix", LATER)).when(again)
    refused.then_refused(FactNotStanding, "when/1", "end/1", "fix/1")
    assert "standing now: fix/1" in (refused.refusals or ())[0].sentence()


def test_what_stands_after_an_undone_correction_is_named() -> None:
    """R5: in the place of an annulled correction stands the fact that it had corrected."""
    undone = (recorded("fix", LATER), recorded("undo", annulled(LATER, "fix/1")))
    refused = in_force(ENDED, *undone).when(annulled(LATER, "fix/1"))
    refused.then_refused(FactNotStanding, "when/1", "fix/1", "undo/1")
    assert "standing now: end/1" in (refused.refusals or ())[0].sentence()


def test_twice_in_one_submission() -> None:
    """R5: each correction meets the record as it stands just before it."""
    in_force(ENDED).when(LATER, LATER).then_refused(FactNotStanding, "when/2", "when/1", "end/1")
    chained = corrected(terminated(LMDA, "2000-03-20"), "when/1")
    assert _ends(in_force(ENDED).when(LATER, chained), "2000-03-20")


@pytest.mark.parametrize("name", ["end/2", "nowhere/1", "register/2", "when/2"])
def test_an_unknown_fact_is_not_corrected(name: str) -> None:
    """R5: nor a fact of another subject, nor a later one."""
    in_force(ENDED).when(annulled(LATER, name)).then_refused(UnknownFact, "when/1")


@pytest.mark.parametrize(
    "replacement",
    [
        term(LMDA, until="2000-03-10"),
        terminated(ACCORD, "2000-03-10"),
    ],
)
def test_a_correction_keeps_subject_and_kind(replacement: Fact) -> None:
    """R5: what is of another kind or about something else is another fact."""
    meeting = in_force(ENDED)
    wrong = corrected(terminated(LMDA, "2000-03-10"), "end/1").model_copy(
        update={"replacement": replacement}
    )
    meeting.when(wrong).then_refused(CorrectionChangesIdentity, "when/1", "end/1")


def test_a_correction_keeps_the_key() -> None:
    """R5: an assignment's key tells it apart; another key is another assignment."""
    other = assigned(LMDA, "a2", FEDERAL, at=(FIELD, COUNTRY))
    in_force(GIVEN).when(corrected(other, "gift/1")).then_refused(
        CorrectionChangesIdentity, "when/1", "gift/1"
    )
    same = assigned(LMDA, "a1", TERRITORIAL, at=(FIELD, COUNTRY))
    office = in_force(GIVEN).when(corrected(same, "gift/1")).then_recorded()
    assert who(office, "2000-02-01") == {TERRITORIAL: "certain"}


def test_an_annulment_is_not_superseded() -> None:
    """R5: an annulment says nothing that could be replaced; it can only be undone."""
    meeting = in_force(ENDED, recorded("no", annulled(LATER, "end/1")))
    meeting.when(corrected(terminated(LMDA, "2000-03-10"), "no/1")).then_refused(
        CorrectionChangesIdentity, "when/1", "no/1"
    )
    meeting.when(annulled(LATER, "no/1")).then_recorded()


def test_what_a_replacement_names_is_known() -> None:
    """A correction's replacement is held to what every fact is held to."""
    unknown = assigned(LMDA, "a1", "nobody", at=(FIELD, COUNTRY))
    in_force(GIVEN).when(corrected(unknown, "gift/1")).then_refused(UnknownIdentifier, "when/1")


def test_a_correction_keeps_the_place_in_the_order() -> None:
    """R4: of two placements on a day the later recorded counts, corrected or not."""
    first = function_placed("apprenticeship", FIELD, "2000-03-01")
    again = function_placed("apprenticeship", "training", "2000-03-01")
    meeting = in_force(
        recorded("gift", assigned(LMDA, "a1", FEDERAL, at=("training", COUNTRY))),
        recorded("placed", first, again),
    ).when(corrected(first, "placed/1"))
    office = meeting.then_recorded()
    assert who(office, "2000-03-01", ("apprenticeship", COUNTRY)) == {FEDERAL: "certain"}


@pytest.mark.parametrize(
    ("needed", "resting"),
    [
        (assigned(LMDA, "a1", FEDERAL, at=(FIELD, COUNTRY)), role_ended(LMDA, "a1", "2000-03-01")),
        (reopener_recorded(LMDA, "7.2"), invoked(LMDA, "7.2", "2000-03-01")),
        (planned(LMDA, "s1", MOVE), effected(LMDA, "s1", "2000-03-01")),
    ],
)
def test_what_another_fact_rests_on_is_not_annulled_alone(needed: Fact, resting: Fact) -> None:
    """R6: naming both, unless the same submission annuls that too."""
    meeting = in_force(recorded("needed", needed), recorded("resting", resting))
    alone = annulled(needed, "needed/1")
    meeting.when(alone).then_refused(NotOnRecord, "when/1", "resting/1")
    both = in_force(recorded("needed", needed), recorded("resting", resting))
    both.when(alone, annulled(resting, "resting/1")).then_recorded()


def test_a_registration_is_not_annulled_under_other_facts() -> None:
    """R6: an instrument that something else is on record about keeps its registration."""
    nothing = annulled(agreement(LMDA, FEDERAL, TERRITORIAL), "register/13")
    registered(SIGNED).when(nothing).then_refused(RegistrationMissing, "when/1", "signing/1")
    signatures = (annulled(nothing, "signing/1"), annulled(nothing, "signing/2"))
    office = registered(SIGNED).when(nothing, *signatures).then_recorded()
    assert all(each.subject != LMDA for each in office.claims())
    again = Meeting(office).when(signed(LMDA, FEDERAL, "2000-01-10"), name="again")
    again.then_refused(RegistrationMissing, "again/1")


def test_a_correction_that_makes_another_fact_impossible_is_refused() -> None:
    """R6: the start is moved past the end: both are named; moving both is recorded."""
    late = corrected(commenced(LMDA, "2000-03-01"), "start/1")
    in_force(ENDED).when(late).then_refused(EndBeforeStart, "when/1", "end/1")
    assert _ends(in_force(ENDED).when(late, LATER), "2000-03-10")
    in_force(ENDED).when(corrected(commenced(LMDA, "2000-02-29"), "start/1")).then_recorded()


def test_an_undone_correction_that_would_be_impossible_is_refused() -> None:
    """R6: undoing a correction brings back a fact, and that is judged as well."""
    early = corrected(commenced(LMDA, "2000-01-20"), "start/1")
    end = recorded("end", terminated(LMDA, "2000-02-01"))
    meeting = in_force(recorded("fix", early), end)
    meeting.when(annulled(early, "fix/1")).then_refused(EndBeforeStart, "when/1", "end/1")
    meeting.when(annulled(early, "fix/1"), annulled(early, "end/1")).then_recorded()


def test_an_organization_that_was_not_dissolved_holds_again() -> None:
    """R5: corrections of any subject reach every answer that turns on it."""
    gone = dissolved(FEDERAL, "2000-03-01")
    meeting = in_force(GIVEN, recorded("gone", gone))
    assert whos(meeting.office, "2000-03-01") == [[FEDERAL], [], []]
    office = meeting.when(annulled(gone, "gone/1")).then_recorded()
    assert whos(office, "2000-03-01") == [[FEDERAL]] * 3


def test_nothing_of_a_refused_submission_is_recorded() -> None:
    """A submission is recorded whole or not at all."""
    meeting = in_force(ENDED)
    head = meeting.office.head
    meeting.when(LATER, signed(LMDA, BOARD, "2000-01-01")).then_refused(Refusal, "when/2")
    assert meeting.office.head == head


@pytest.mark.parametrize("again", [corrected(terminated(LMDA, "2000-03-20"), "end/1"),
                                   annulled(LATER, "end/1")])  # fmt: skip
def test_what_was_corrected_anew_is_not_corrected_twice(again: Fact) -> None:
    """R5: an undone correction is not brought back once another stands in its place."""
    undone = (recorded("fix", LATER), recorded("undo", annulled(LATER, "fix/1")))
    refused = in_force(ENDED, *undone, recorded("again", again)).when(annulled(LATER, "undo/1"))
    refused.then_refused(FactNotStanding, "when/1", "fix/1", "again/1")
    undone_too = (annulled(LATER, "again/1"), annulled(LATER, "undo/1"))
    meeting = in_force(ENDED, *undone, recorded("again", again)).when(*undone_too)
    assert _ends(meeting, "2000-03-10")


def test_what_is_annulled_with_it_is_not_named() -> None:
    """R6: the submission is judged as it would leave the record: the new holder is gone."""
    new = organization("new")
    gift = assigned(LMDA, "n", "new", at=(FIELD, COUNTRY))
    meeting = in_force(recorded("new", new))
    meeting.when(gift, annulled(new, "new/1")).then_refused(UnknownIdentifier, "when/1")
    meeting.when(gift, name="ok").then_recorded()
