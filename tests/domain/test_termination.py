"""Notice of termination: its terms, its period, and how it is taken back (R6)."""

from __future__ import annotations

from agreements.domain.refusals import (
    AlreadyEnded,
    NoNoticeToWithdraw,
    NotAParty,
    NoticeTooShort,
    TerminationNotEntitled,
    TerminationTermsAlreadyAgreed,
)
from tests.domain.scenes import in_force, recorded, status, statuses, surely
from tests.histories import (
    BOARD,
    FEDERAL,
    LMDA,
    TERRITORIAL,
    annulled,
    corrected,
    irregular,
    terminated,
)
from tests.lives import notice, notice_terms, taken_back

TERMS = recorded("terms", notice_terms(LMDA, "P6M", FEDERAL))
GIVEN_NOTICE = recorded("notice", notice(LMDA, FEDERAL, "2000-03-01", "2000-09-01"))
TAKEN_BACK = recorded("back", taken_back(LMDA, "2000-04-01"))


def test_notice_takes_effect_once_its_period_has_run() -> None:
    """Six months after the day of notice at the earliest; the day before is refused."""
    short = notice(LMDA, FEDERAL, "2000-03-01", "2000-08-31")
    in_force(TERMS).when(short).then_refused(NoticeTooShort, "when/1", "terms/1")
    in_force(TERMS).when(irregular(short)).then_recorded()
    office = in_force(TERMS, GIVEN_NOTICE).then_recorded()
    assert statuses(office, LMDA, "2000-09-01") == ["in-force", "terminated", "terminated"]


def test_an_imprecise_notice_is_refused_only_where_no_day_allows_it() -> None:
    """R3: noticed in March, six months on is 1 September at the earliest."""
    in_force(TERMS).when(notice(LMDA, FEDERAL, "2000-03", "2000-08-31")).then_refused(
        NoticeTooShort, "when/1"
    )
    in_force(TERMS).when(notice(LMDA, FEDERAL, "2000-03", "2000-09-01")).then_recorded()
    in_force(TERMS).when(notice(LMDA, FEDERAL, "2000-03-31", "2000-09")).then_recorded()


def test_terms_recorded_late_name_the_notice_that_breaks_them() -> None:
    """R6: unless the same submission corrects the notice."""
    quick = notice(LMDA, FEDERAL, "2000-03-01", "2000-04-01")
    meeting = in_force(recorded("notice", quick))
    terms = notice_terms(LMDA, "P6M", FEDERAL)
    meeting.when(terms).then_refused(NoticeTooShort, "notice/1", "when/1")
    repaired = corrected(notice(LMDA, FEDERAL, "2000-03-01", "2000-09-01"), "notice/1")
    meeting.when(terms, repaired).then_recorded()


def test_without_a_period_notice_never_takes_effect_before_it_is_given() -> None:
    """The day of notice itself is allowed."""
    in_force().when(notice(LMDA, FEDERAL, "2000-03-02", "2000-03-01")).then_refused(
        NoticeTooShort, "when/1"
    )
    in_force().when(notice(LMDA, FEDERAL, "2000-03-01", "2000-03-01")).then_recorded()


def test_only_who_is_entitled_gives_notice() -> None:
    """Another party is refused; where nobody is named every party is entitled."""
    by_other = notice(LMDA, TERRITORIAL, "2000-03-01", "2000-09-01")
    in_force(TERMS).when(by_other).then_refused(TerminationNotEntitled, "when/1", "terms/1")
    in_force(recorded("terms", notice_terms(LMDA, "P6M"))).when(by_other).then_recorded()
    by_nobody = notice(LMDA, None, "2000-03-01", "2000-09-01")
    in_force(TERMS).when(by_nobody).then_recorded()


def test_terms_are_agreed_once_and_entitle_parties() -> None:
    """Second terms are refused, and terms that entitle somebody else."""
    in_force(TERMS).when(notice_terms(LMDA, "P1M")).then_refused(
        TerminationTermsAlreadyAgreed, "when/1", "terms/1"
    )
    in_force().when(notice_terms(LMDA, "P1M", BOARD)).then_refused(NotAParty, "when/1")
    gone = annulled(notice_terms(LMDA), "terms/1")
    in_force(TERMS).when(gone, notice_terms(LMDA, "P1M")).then_recorded()


def test_a_notice_taken_back_undoes_the_termination() -> None:
    """The agreement goes on; known before the withdrawal, it still ends."""
    meeting = in_force(GIVEN_NOTICE)
    before = meeting.then_recorded().head
    office = meeting.when(taken_back(LMDA, "2000-08-31"), name="back").then_recorded()
    assert statuses(office, LMDA, "2000-09-01") == ["in-force"] * 3
    assert office.life(LMDA, before).withdrawn_notices == ()


def test_a_notice_is_taken_back_before_it_takes_effect() -> None:
    """On the day of effect it is too late, and so it is before any notice, or twice."""
    in_force(GIVEN_NOTICE).when(taken_back(LMDA, "2000-09-01")).then_refused(
        NoNoticeToWithdraw, "when/1", "notice/1"
    )
    in_force(GIVEN_NOTICE).when(taken_back(LMDA, "2000-02-29")).then_refused(
        NoNoticeToWithdraw, "when/1", "notice/1"
    )
    in_force().when(taken_back(LMDA, "2000-04-01")).then_refused(NoNoticeToWithdraw, "when/1")
    in_force(GIVEN_NOTICE, TAKEN_BACK).when(taken_back(LMDA, "2000-04-02")).then_refused(
        NoNoticeToWithdraw, "when/1", "notice/1", "back/1"
    )
    in_force(GIVEN_NOTICE).when(taken_back(LMDA, "2000-03-01")).then_recorded()


def test_another_notice_may_be_given_once_the_first_is_taken_back() -> None:
    """Not before: one end at a time."""
    second = notice(LMDA, TERRITORIAL, "2000-05-01", "2000-12-01")
    in_force(GIVEN_NOTICE).when(second).then_refused(AlreadyEnded, "when/1", "notice/1")
    early = notice(LMDA, TERRITORIAL, "2000-03-31", "2000-12-01")
    in_force(GIVEN_NOTICE, TAKEN_BACK).when(early).then_refused(AlreadyEnded, "when/1", "notice/1")
    office = in_force(GIVEN_NOTICE, TAKEN_BACK).when(second).then_recorded()
    assert statuses(office, LMDA, "2000-09-01") == ["in-force"] * 3
    assert statuses(office, LMDA, "2000-12-01") == ["in-force", "terminated", "terminated"]


def test_a_notice_without_a_day_comes_by_the_order_of_recording() -> None:
    """Where no day of notice is on record."""
    back = taken_back(LMDA, "2000-04-01")
    office = in_force(recorded("end", terminated(LMDA, "2000-09-01"))).when(back).then_recorded()
    assert surely(status(office, LMDA, "2000-09-01")) == "in-force"


def test_a_notice_that_may_be_taken_back_too_late() -> None:
    """R3: taken back at the end of August or the beginning of September: either is possible."""
    back = taken_back(LMDA, "2000-08-31..2000-09-02")
    office = in_force(GIVEN_NOTICE).when(back).then_recorded()
    found = status(office, LMDA, "2000-09-01")
    assert found == {"in-force": "possible", "terminated": "possible"}
