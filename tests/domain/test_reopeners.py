"""Re-openers: open, invoked, withdrawn, lapsed, concluded (R14)."""

from __future__ import annotations

import pytest

from agreements.domain.answers.reopeners import live_on, may_be_invoked
from agreements.domain.dates import Duration, day
from agreements.domain.facts import Fact, ReopenerInvoked
from agreements.domain.refusals import (
    AlreadyRecorded,
    EndBeforeStart,
    NotAParty,
    NotInForce,
    NotOnRecord,
    Refusal,
    ReopenerAlreadyConcluded,
    ReopenerAlreadyInvoked,
    ReopenerNotEntitled,
    ReopenerNotInvoked,
    ReopenerWindowClosed,
    UnknownIdentifier,
)
from tests.domain.scenes import (
    SIGNED,
    in_force,
    recorded,
    registered,
    reopener,
    reopeners,
    surely,
    who,
)
from tests.histories import (
    BOARD,
    COUNTRY,
    FEDERAL,
    FIELD,
    LMDA,
    TERRITORIAL,
    annulled,
    assigned,
    concluded,
    corrected,
    irregular,
    on,
    reopener_recorded,
    terminated,
    withdrawn,
)
from tests.histories import invoked as invoked_under
from tests.office import Meeting

TERMS = recorded("terms", reopener_recorded(LMDA, "7.2", "2000-02-10", "2000-03-10", "P2W"))
"""terms/1: from 10 February to 10 March, two weeks for talks."""


def invoked(notice_on: str, by: str = FEDERAL) -> ReopenerInvoked:
    return invoked_under(LMDA, "7.2", notice_on, by)


def with_terms(*facts: Fact) -> Meeting:
    """Begin with the re-opener, and what was done under it as done/1, done/2, ..."""
    return in_force(TERMS, *([recorded("done", *facts)] if facts else []))


def test_a_window_includes_both_its_days() -> None:
    """R14: it opens on its first day and lapses the day after its last."""
    office = with_terms().then_recorded()
    assert reopeners(office, "2000-02-10") == ["not-yet-open", "open", "open"]
    assert reopeners(office, "2000-03-10") == ["open", "open", "lapsed"]


def test_without_a_window_it_is_open_while_the_agreement_is_in_force() -> None:
    """R14: from the first day in force to the day before the end."""
    terms = recorded("terms", reopener_recorded(LMDA, "7.2"))
    office = in_force(terms).when(terminated(LMDA, "2000-03-01")).then_recorded()
    assert reopeners(office, "2000-02-01") == ["not-yet-open", "open", "open"]
    assert reopeners(office, "2000-03-01") == ["open", "lapsed", "lapsed"]


def test_a_window_waits_for_the_agreement_and_ends_with_it() -> None:
    """R14: a window outside the days in force opens nothing."""
    wide = recorded("terms", reopener_recorded(LMDA, "7.2", "2000-01-01", "2000-12-31"))
    office = in_force(wide).when(terminated(LMDA, "2000-03-01")).then_recorded()
    assert reopeners(office, "2000-02-01") == ["not-yet-open", "open", "open"]
    assert reopeners(office, "2000-03-01") == ["open", "lapsed", "lapsed"]
    office = registered(SIGNED, wide).then_recorded()
    assert reopeners(office, "2000-02-01") == ["not-yet-open"] * 3
    assert reopeners(office, "2000-12-31") == ["not-yet-open", "not-yet-open", "lapsed"]


def test_invoked_from_the_day_of_notice_to_the_deadlines_last_day() -> None:
    """R14: counts exclude the day of notice and include the last; lapsed the next day."""
    office = with_terms().when(invoked("2000-02-15")).then_recorded()
    assert reopeners(office, "2000-02-15") == ["open", "invoked", "invoked"]
    assert reopeners(office, "2000-02-29") == ["invoked", "invoked", "lapsed"]
    office = with_terms().when(invoked("2000-03-01")).then_recorded()
    assert reopeners(office, "2000-03-15") == ["invoked", "invoked", "lapsed"]


@pytest.mark.parametrize(
    ("length", "last"),
    [("P90D", "2000-05-10"), ("P8W", "2000-04-06"), ("P1M", "2000-03-10"), ("P1Y", "2001-02-10")],
)
def test_the_deadline_is_counted_from_the_notice(length: Duration, last: str) -> None:
    """R14, R1: the live invocation carries its deadline, the last day for talks."""
    terms = recorded("terms", reopener_recorded(LMDA, "7.2", negotiation_period=length))
    office = in_force(terms).when(invoked("2000-02-10")).then_recorded()
    (live,) = live_on(office.reopener(LMDA, "7.2"), office.life(LMDA), day("2000-02-10"))
    assert (live.invocation.by, str(live.deadline), live.certainty) == (FEDERAL, last, "certain")
    assert reopeners(office, last) == ["invoked", "invoked", "lapsed"]


@pytest.mark.parametrize(
    ("asked", "may_be"),
    [
        ("2000-02-09", None), ("2000-02-10", "certain"), ("2000-02-14", "certain"),
        ("2000-02-15", None), ("2000-02-29", None), ("2000-03-01", "certain"),
        ("2000-03-10", "certain"), ("2000-03-11", None),
    ],
)  # fmt: skip
def test_after_a_lapse_another_notice_is_allowed_while_the_window_is_open(
    asked: str, may_be: str | None
) -> None:
    """R14: lapsed since 1 March, and it may be invoked again to the window's last day."""
    office = with_terms().when(invoked("2000-02-15")).then_recorded()
    claim, life = office.reopener(LMDA, "7.2"), office.life(LMDA)
    assert may_be_invoked(claim, life, day(asked)) == may_be


def test_after_a_withdrawal_it_is_open_again() -> None:
    """R14: what was taken back did not lapse, not even past its deadline."""
    office = (
        with_terms(invoked("2000-02-15")).when(withdrawn(LMDA, "7.2", "2000-02-20")).then_recorded()
    )
    assert reopeners(office, "2000-02-20") == ["invoked", "open", "open"]
    assert surely(reopener(office, "2000-03-05")) == "open"


def test_without_a_negotiation_period_it_stays_invoked() -> None:
    """R14: no deadline is invented."""
    terms = recorded("terms", reopener_recorded(LMDA, "7.2"))
    office = in_force(terms).when(invoked("2000-02-10")).then_recorded()
    assert surely(reopener(office, "2099-01-01")) == "invoked"
    (live,) = live_on(office.reopener(LMDA, "7.2"), office.life(LMDA), day("2099-01-01"))
    assert live.deadline is None


@pytest.mark.parametrize("outside", ["2000-02-09", "2000-03-11"])
def test_notice_outside_the_window_is_refused(outside: str) -> None:
    """R14: the day before its first and the day after its last."""
    with_terms().when(invoked(outside)).then_refused(ReopenerWindowClosed, "when/1", "terms/1")
    office = with_terms().when(irregular(invoked(outside))).then_recorded()
    assert surely(reopener(office, outside)) in ("not-yet-open", "lapsed")


@pytest.mark.parametrize(
    "inside", ["2000-02-10", "2000-03-10", "2000-02", "2000-03-10..2000-04-01"]
)
def test_notice_that_may_lie_in_the_window_is_recorded(inside: str) -> None:
    """R3: what is possible on some day that the record leaves open is not refused."""
    with_terms().when(invoked(inside)).then_recorded()


def test_by_an_entitled_party_only() -> None:
    """R14: the terms name who may; they name parties."""
    with_terms().when(invoked("2000-02-15", BOARD)).then_refused(
        ReopenerNotEntitled, "when/1", "terms/1"
    )
    with_terms().when(invoked("2000-02-15", TERRITORIAL)).then_recorded()
    outsider = reopener_recorded(LMDA, "9").model_copy(update={"entitled": (BOARD,)})
    in_force().when(outsider).then_refused(NotAParty, "when/1", "register/13")
    nobody = outsider.model_copy(update={"entitled": ("nobody",)})
    in_force().when(nobody).then_refused(UnknownIdentifier, "when/1")


@pytest.mark.parametrize("notice", ["2000-01-31", "2000-03-01"])
def test_on_an_agreement_in_force_only(notice: str) -> None:
    """R14: the day before the first and the day of the end are refused; irregular has no effect."""
    terms = recorded("terms", reopener_recorded(LMDA, "7.2"))
    meeting = in_force(terms, recorded("end", terminated(LMDA, "2000-03-01")))
    meeting.when(invoked(notice)).then_refused(NotInForce, "when/1")
    office = meeting.when(irregular(invoked(notice)), name="odd").then_recorded()
    assert surely(reopener(office, notice)) in ("not-yet-open", "lapsed")
    for boundary in ("2000-02-01", "2000-02-29"):
        in_force(terms, recorded("end", terminated(LMDA, "2000-03-01"))).when(
            invoked(boundary)
        ).then_recorded()


def test_a_late_end_that_makes_an_invocation_impossible_is_refused() -> None:
    """R6: naming both, unless the same submission marks the invocation irregular."""
    end = terminated(LMDA, "2000-02-15")
    with_terms(invoked("2000-02-15")).when(end).then_refused(NotInForce, "done/1", "when/1")
    with_terms(invoked("2000-02-14")).when(end).then_recorded()
    odd = corrected(irregular(invoked("2000-02-15")), "done/1")
    with_terms(invoked("2000-02-15")).when(end, odd).then_recorded()


def test_one_live_invocation_at_a_time() -> None:
    """R14: refused to the deadline's last day; the next day another is allowed."""
    first = invoked("2000-02-15")
    for notice in ("2000-02-15", "2000-02-16", "2000-02-29"):
        with_terms(first).when(invoked(notice, TERRITORIAL)).then_refused(
            ReopenerAlreadyInvoked, "when/1", "done/1"
        )
    office = with_terms(first).when(invoked("2000-03-01", TERRITORIAL)).then_recorded()
    assert reopeners(office, "2000-03-01") == ["invoked"] * 3


def test_an_earlier_invocation_recorded_late_is_refused() -> None:
    """R6: what is judged is the timeline, not the order of recording."""
    with_terms(invoked("2000-02-20")).when(invoked("2000-02-15")).then_refused(
        ReopenerAlreadyInvoked, "done/1", "when/1"
    )


def test_withdrawn_from_the_first_day_it_is_no_longer_invoked() -> None:
    """R14: after a withdrawal another is allowed while the window is open."""
    taken_back = withdrawn(LMDA, "7.2", "2000-02-20")
    office = with_terms(invoked("2000-02-15")).when(taken_back).then_recorded()
    assert reopeners(office, "2000-02-20") == ["invoked", "open", "open"]
    meeting = with_terms(invoked("2000-02-15"), taken_back)
    office = meeting.when(invoked("2000-02-20", TERRITORIAL)).then_recorded()
    assert reopeners(office, "2000-02-20") == ["invoked"] * 3
    with_terms(invoked("2000-02-15"), taken_back).when(invoked("2000-02-19")).then_refused(
        ReopenerAlreadyInvoked, "when/1", "done/1"
    )


def test_an_invocation_after_a_withdrawal_on_the_same_day_is_live() -> None:
    """R4, R14: by day, then order: the earlier withdrawal does not take it back."""
    meeting = with_terms(
        invoked("2000-02-15"), withdrawn(LMDA, "7.2", "2000-02-20"), invoked("2000-02-20")
    )
    meeting.when(invoked("2000-02-25")).then_refused(ReopenerAlreadyInvoked, "when/1", "done/3")


def test_nothing_to_withdraw() -> None:
    """R14: before the notice, after the deadline, or once it is withdrawn already."""
    for early_or_late in ("2000-02-14", "2000-03-01"):
        with_terms(invoked("2000-02-15")).when(withdrawn(LMDA, "7.2", early_or_late)).then_refused(
            ReopenerNotInvoked, "when/1", "terms/1"
        )
    for in_time in ("2000-02-15", "2000-02-29"):
        with_terms(invoked("2000-02-15")).when(withdrawn(LMDA, "7.2", in_time)).then_recorded()
    twice = with_terms(invoked("2000-02-15"), withdrawn(LMDA, "7.2", "2000-02-20"))
    for again in ("2000-02-20", "2000-02-21"):
        twice.when(withdrawn(LMDA, "7.2", again)).then_refused(
            ReopenerNotInvoked, "when/1", "done/2"
        )


def test_concluded_from_the_day_the_last_party_signs() -> None:
    """R14: no invocation need be on record; it stays concluded."""
    for done in ((), (invoked("2000-02-15"),)):
        office = with_terms(*done).when(concluded(LMDA, "7.2", "2000-02-20")).then_recorded()
        before = "invoked" if done else "open"
        assert reopeners(office, "2000-02-20") == [before, "concluded", "concluded"]
        assert surely(reopener(office, "2001-01-01")) == "concluded"


def test_concluded_once() -> None:
    """R14: a second conclusion, and notice from that day on, are refused."""
    end = concluded(LMDA, "7.2", "2000-02-20")
    with_terms(end).when(concluded(LMDA, "7.2", "2000-02-25")).then_refused(
        ReopenerAlreadyConcluded, "when/1", "done/1"
    )
    with_terms(end).when(invoked("2000-02-20")).then_refused(
        ReopenerAlreadyConcluded, "when/1", "done/1"
    )
    with_terms(end).when(invoked("2000-02-19")).then_recorded()


def test_roles_move_only_as_the_concluding_instrument_says() -> None:
    """R14: invoking and concluding move nothing by themselves."""
    gift = recorded("gift", assigned(LMDA, "a1", FEDERAL, at=(FIELD, COUNTRY)))
    acts = (invoked("2000-02-15"), concluded(LMDA, "7.2", "2000-02-20"))
    office = in_force(TERMS, gift).when(*acts).then_recorded()
    assert who(office, "2000-02-25") == {FEDERAL: "certain"}


@pytest.mark.parametrize(
    "act",
    [
        invoked_under(LMDA, "8", "2000-02-15"),
        withdrawn(LMDA, "8", "2000-02-15"),
        concluded(LMDA, "8", "2000-02-15"),
    ],
)
def test_an_unknown_clause_is_refused(act: Fact) -> None:
    """What is done under a re-opener needs its terms on record."""
    with_terms().when(act).then_refused(NotOnRecord, "when/1")


def test_terms_are_recorded_once_with_a_window_that_opens() -> None:
    """A second recording of a clause, and a window that closes before it opens, are refused."""
    with_terms().when(reopener_recorded(LMDA, "7.2")).then_refused(
        AlreadyRecorded, "when/1", "terms/1"
    )
    with_terms().when(reopener_recorded(LMDA, "8", "2000-02-10", "2000-02-09")).then_refused(
        EndBeforeStart, "when/1"
    )
    office = in_force().when(reopener_recorded(LMDA, "7.2", "2000-02-10", "2000-02-10"))
    assert reopeners(office.then_recorded(), "2000-02-10") == ["not-yet-open", "open", "lapsed"]


def test_corrected_terms_that_forbid_what_was_done_are_refused() -> None:
    """R6: the narrower window and the invocation are both named."""
    narrow = corrected(reopener_recorded(LMDA, "7.2", "2000-02-16", "2000-03-10"), "terms/1")
    with_terms(invoked("2000-02-15")).when(narrow).then_refused(
        ReopenerWindowClosed, "when/1", "done/1"
    )
    moved = corrected(invoked("2000-02-16"), "done/1")
    with_terms(invoked("2000-02-15")).when(narrow, moved).then_recorded()


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("2000-02-14", {"open": "certain"}),
        ("2000-02-15", {"open": "possible", "invoked": "possible"}),
        ("2000-02-17", {"open": "possible", "invoked": "possible"}),
        ("2000-02-18", {"invoked": "certain"}),
        ("2000-02-29", {"invoked": "certain"}),
        ("2000-03-01", {"lapsed": "possible", "invoked": "possible"}),
        ("2000-03-03", {"lapsed": "possible", "invoked": "possible"}),
        ("2000-03-04", {"lapsed": "certain"}),
    ],
)
def test_an_imprecise_notice(asked: str, expected: dict[str, str]) -> None:
    """R3: one unknown day gives both the start and the deadline."""
    office = with_terms().when(invoked("2000-02-15..2000-02-18")).then_recorded()
    assert reopener(office, asked) == expected
    claim, life = office.reopener(LMDA, "7.2"), office.life(LMDA)
    (live,) = live_on(claim, life, day("2000-02-18"))
    assert live.deadline == on("2000-02-29..2000-03-03")
    assert live_on(claim, life, day("2000-02-14")) == ()


def test_a_withdrawal_takes_back_the_last_invocation_before_it() -> None:
    """R4, R14: whichever invocation is the later one, in each resolution."""
    again = invoked("2000-02-13..2000-02-14")
    meeting = with_terms(invoked("2000-02-10"), withdrawn(LMDA, "7.2", "2000-02-12"), again)
    office = meeting.when(withdrawn(LMDA, "7.2", "2000-02-20")).then_recorded()
    assert reopener(office, "2000-02-12") == {"open": "certain"}
    assert reopener(office, "2000-02-13") == {"open": "possible", "invoked": "possible"}
    assert reopener(office, "2000-02-14") == {"invoked": "certain"}
    assert reopener(office, "2000-02-20") == {"open": "certain"}


def test_the_terms_are_not_annulled_under_an_invocation() -> None:
    """R6: the terms stay while something done under them is on record."""
    done = invoked("2000-02-15")
    with_terms(done).when(annulled(done, "terms/1")).then_refused(NotOnRecord, "when/1", "done/1")


@pytest.mark.parametrize(
    ("act", "refusal"),
    [
        (invoked("2000-02-09"), ReopenerWindowClosed),
        (invoked("2000-02-15", BOARD), ReopenerNotEntitled),
        (withdrawn(LMDA, "7.2", "2000-02-15"), ReopenerNotInvoked),
    ],
)
def test_irregular_acts_are_recorded_and_change_nothing(act: Fact, refusal: type[Refusal]) -> None:
    """R6: it happened though the instrument forbade it: shown, without effect."""
    with_terms().when(act).then_refused(refusal, "when/1")
    office = with_terms().when(irregular(act)).then_recorded()
    assert surely(reopener(office, "2000-02-15")) == "open"
