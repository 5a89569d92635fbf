"""The decision: a submission is judged whole, against what is known (R5, R6)."""

from __future__ import annotations

import pytest

from agreements.domain.decide import State, decide
from agreements.domain.facts import FACT_TYPES, Fact
from agreements.domain.refusals import (
    AlreadySigned,
    EndBeforeStart,
    Refusal,
    Refused,
    SignatureByNonParty,
    StaleVersion,
    UnknownIdentifier,
    WrongKind,
)
from agreements.domain.standing import Recorded
from tests.domain.scenes import SIGNED, in_force, recorded, registered
from tests.histories import (
    ACT,
    BOARD,
    FEDERAL,
    LMDA,
    REGISTRATIONS,
    TERRITORIAL,
    agreement,
    annulled,
    commenced,
    corrected,
    irregular,
    organization,
    signed,
    terminated,
)
from tests.office import Office, submission


def test_what_a_submission_registers_its_other_facts_may_name() -> None:
    """A submission is judged whole: order matters to corrections only."""
    facts = (agreement("new", "left", "right"), organization("left"), organization("right"))
    registered().when(*facts).then_recorded()
    registered().when(*facts[:2]).then_refused(UnknownIdentifier, "when/1")


def test_a_fact_comes_after_the_registration_of_its_subject() -> None:
    """A subject is registered before anything else is recorded of it, if in the same submission."""
    facts = (agreement("new", FEDERAL, BOARD), signed("new", BOARD, "2000-01-10"))
    registered().when(*facts).then_recorded()
    registered().when(*reversed(facts)).then_refused(UnknownIdentifier, "when/1")


def test_every_reason_is_given_at_once() -> None:
    """A recorder who must correct a submission learns everything that is wrong with it."""
    facts = (
        signed(LMDA, FEDERAL, "2000-01-11"), signed(LMDA, BOARD, "2000-01-11"),
        terminated(LMDA, "2000-02-01"),
    )  # fmt: skip
    refused = in_force().when(*facts)
    refused.then_refused(AlreadySigned, "when/1", "signing/1")
    refused.then_refused(SignatureByNonParty, "when/2", "register/13")
    refused.then_refused(EndBeforeStart, "when/3", "start/1")
    unknown = registered().when(signed("none", "nobody", "2000-01-11"), organization(FEDERAL))
    assert {each.at for each in unknown.refusals or ()} == {"subject", "party"}


def test_a_stale_version_is_refused() -> None:
    """``expects``: a recorder who saw another version reads it again, then decides."""
    office = registered(SIGNED).office
    late = commenced(LMDA, "2000-02-01")
    for version, ours in ((2, False), (3, True), (4, False)):
        asked = submission("late", late, expects={LMDA: version})
        if ours:
            assert decide(office.state(asked), asked)
            continue
        with pytest.raises(Refused) as refused:
            office.record(asked)
        (reason,) = refused.value.refusals
        assert isinstance(reason, StaleVersion)
        assert (reason.at, reason.details["actual"]) == (f"expects.{LMDA}", "3")


def test_a_version_of_another_subject_may_be_expected() -> None:
    """``expects`` may name what the decision rested on, though no fact is about it."""
    office = registered().office
    rests_on = {ACT: 1, FEDERAL: 1, "unheard-of": 0}
    office.record(submission("ok", signed(LMDA, FEDERAL, "2000-01-10"), expects=rests_on))
    with pytest.raises(Refused):
        office.record(submission("no", signed(LMDA, TERRITORIAL, "2000-01-10"), expects={ACT: 0}))


def test_versions_and_positions_are_gap_free() -> None:
    """Each fact of a subject takes its next version, each fact of the log the next position."""
    office = registered(SIGNED).office
    both = (commenced(ACT, "2000-01-01"), commenced(LMDA, "2000-02-01"))
    decided = office.record(submission("s", *both))
    new = {each.subject: each.new for each in decided}
    assert [each.version for each in new[LMDA]] == [4]
    assert [each.version for each in new[ACT]] == [2]
    assert [each.position for each in office.recorded] == list(range(1, office.head + 1))


def test_a_decision_is_pure() -> None:
    """Deciding changes nothing: the same state and submission give the same decision."""
    office = registered(SIGNED).office
    asked = submission("s", commenced(LMDA, "2000-02-01"))
    state = office.state(asked)
    assert decide(state, asked) == decide(state, asked)
    assert office.head == len(REGISTRATIONS.facts) + 2


def test_into_an_empty_registry() -> None:
    """R2: before the first submission nothing is known, so nothing can be named."""
    with pytest.raises(Refused):
        decide(State(), submission("s", signed(LMDA, FEDERAL, "2000-01-10")))
    assert Office().record(REGISTRATIONS)


def test_what_was_wrong_before_does_not_hinder_what_is_right() -> None:
    """Today's rules must not break yesterday's facts: only what a submission causes is refused."""
    office = registered(SIGNED).office
    wrong = recorded("wrong", signed(LMDA, BOARD, "2000-01-01"))
    state = office.state(wrong)
    assert state.position == office.head
    with pytest.raises(Refused):
        office.record(wrong)
    # As an older version of the rules might have recorded it:
    office.recorded.append(_as_recorded(office, wrong.facts[0]))
    office.record(recorded("right", commenced(LMDA, "2000-02-01")))
    undone = recorded("undone", annulled(wrong.facts[0], "wrong/1"))
    office.record(undone)


def _as_recorded(office: Office, fact: Fact) -> Recorded:
    return Recorded("wrong/1", office.head + 1, 4, fact)


@pytest.mark.parametrize(
    "act",
    [
        signed(ACT, FEDERAL, "2000-01-10"),
        commenced(FEDERAL, "2000-01-10"),
        terminated("CA", "2000-01-10"),
    ],
)
def test_a_fact_is_about_its_kind_of_subject(act: Fact) -> None:
    """An enactment is not signed; a place does not come into force."""
    registered().when(act).then_refused(WrongKind, "when/1")


def test_the_correction_of_an_act_into_an_irregular_one() -> None:
    """R6: it did happen, the instrument forbade it: then whatever rested on it is judged anew."""
    meeting = in_force(recorded("end", terminated(LMDA, "2000-03-01")))
    odd = corrected(irregular(commenced(LMDA, "2000-02-01")), "start/1")
    office = meeting.when(odd).then_recorded()
    assert office.life(LMDA).commencements == ()
    office.record(recorded("again", commenced(LMDA, "2000-02-10")))


def test_every_refusal_speaks_both_languages() -> None:
    """Sponsors are public: English and French are equal; codes are stable and told apart."""
    kinds = Refusal.__subclasses__()
    assert len({each.code for each in kinds}) == len(kinds)
    for each in kinds:
        assert set(each.says) == {"en", "fr"}
        blanks = {language: set(_blanks(text)) for language, text in each.says.items()}
        assert blanks["en"] == blanks["fr"], each.code


def _blanks(text: str) -> list[str]:
    return [part.split("}")[0] for part in text.split("{")[1:]]


def test_every_fact_has_a_name_and_a_place() -> None:
    """A fact type's name on disk is stable; every fact registers a subject or is about one."""
    for name, kind in FACT_TYPES.items():
        assert kind.__name__ == name
        about_any = name in ("FactSuperseded", "FactAnnulled", "AlternativeRecorded")
        assert about_any or (kind.registers is None) == bool(kind.concerns), name
