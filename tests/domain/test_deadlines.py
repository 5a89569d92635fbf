"""Legal days within a span of days, and internal days ahead of them."""

from __future__ import annotations

import pytest

from agreements.domain.answers.deadlines import deadlines_of
from agreements.domain.claims.shapes import (
    Claim,
    LeadClaim,
    ObligationClaim,
    ReopenerClaim,
    StepClaim,
)
from agreements.domain.dates import day, next_day, previous_day
from agreements.domain.facts import (
    Fact,
    InstrumentSuspended,
    InstrumentTerminated,
    LeadTimeSet,
    PartyWithdrew,
    StepPlanned,
    SuspensionLifted,
    TerminationTermsAgreed,
    TerminationWithdrawn,
)
from tests.domain.scenes import SIGNED, in_force, recorded, registered
from tests.domain.test_obligations import duty, fulfilled, waived
from tests.histories import (
    BOARD,
    COUNTRY,
    FEDERAL,
    FIELD,
    LMDA,
    TERRITORIAL,
    cite,
    commenced,
    concluded,
    declined,
    effected,
    invoked,
    move,
    on,
    otherwise,
    renewed,
    reopener_recorded,
    superseded,
    term,
    terminated,
    title,
)
from tests.lives import acceded
from tests.office import Meeting, Office

KINDS = (ObligationClaim, ReopenerClaim, StepClaim, LeadClaim)


def told(*facts: Fact) -> Office:
    """Begin with the LMDA in force since 2000-02-01, and what is told of it."""
    return in_force(recorded("told", *facts)).then_recorded()


def found(office: Office, first: str, last: str) -> list[str]:
    """Return each as ``day what key``, then its internal days in brackets.

    A day that may not be one ends in ``?``; one that the span holds perhaps in ``~``, one that it
    does not hold in ``!``.
    """
    claims: list[Claim] = [
        each for each in office.claims() if isinstance(each, KINDS) and each.subject == LMDA
    ]
    listed = deadlines_of(office.life(LMDA), claims, day(first), day(last))
    return [
        " ".join(
            [
                f"{each.day.on}{_mark(each.within)}{'?' * (each.day.certainty == 'possible')}",
                each.day.what,
                *([each.day.key] if each.day.key else []),
                *([each.day.settled] if each.day.settled else []),
                *(f"[{one.on}{_mark(one.within)}]" for one in each.internal),
            ]
        )
        for each in listed
    ]


def _mark(within: str | None) -> str:
    return {"certain": "", "possible": "~", None: "!"}[within]


def held(office: Office, written: str) -> list[int]:
    """Return how many deadlines a span holds that ends the day before, that is the day, that begins
    the day after."""
    before, after = previous_day(day(written)), next_day(day(written))
    return [
        len(found(office, "1990-01-01", before.isoformat())),
        len(found(office, written, written)),
        len(found(office, after.isoformat(), "2020-01-01")),
    ]


def lead(
    ahead_of: str, lead_time: str, key: str | None = None, by: str | None = None, name: str = "l1"
) -> LeadTimeSet:
    return LeadTimeSet.model_validate(
        {"subject": LMDA, "lead": name, "ahead_of": ahead_of, "lead_time": lead_time, "key": key,
         "set_by": by}
    )  # fmt: skip


def suspended(first: str, until: str | None = None) -> InstrumentSuspended:
    return InstrumentSuspended(
        subject=LMDA, effective_on=on(first), until=on(until) if until else None, cites=cite()
    )


def planned(for_day: str) -> StepPlanned:
    return StepPlanned(
        subject=LMDA,
        step="s1",
        title=title("s1"),
        planned_for=on(for_day),
        moves=(move(FEDERAL, to=TERRITORIAL, at=(FIELD, COUNTRY)),),
        cites=cite(),
    )


def test_a_span_includes_both_its_days() -> None:
    office = told(duty(once="2001-05-05"))
    assert held(office, "2001-05-05") == [0, 1, 0]


def test_a_duty_with_what_is_on_record_of_it() -> None:
    report = duty(annually="06-30")
    done = [fulfilled("2000-06-30", "2000-08-01"), waived("2001-06-30", "2000-01-01")]
    assert found(told(report, *done), "2000-01-01", "2002-12-31") == [
        "2000-06-30 obligation-due report fulfilled",
        "2001-06-30 obligation-due report waived",
        "2002-06-30 obligation-due report",
    ]


def test_the_last_day_of_a_term() -> None:
    """R1: two years from 2000-02-01 end before 2002-02-01."""
    office = told(term(LMDA, "P2Y"))
    assert found(office, "2002-01-31", "2002-01-31") == ["2002-01-31 term-ends"]
    assert held(office, "2002-01-31") == [0, 1, 0]


def test_a_term_that_a_renewal_carries_on() -> None:
    office = told(term(LMDA, "P2Y"), renewed(LMDA, "2005-01-01"))
    assert found(office, "2000-01-01", "2010-01-01") == ["2004-12-31 term-ends"]
    assert found(told(term(LMDA, "P2Y"), renewed(LMDA)), "2000-01-01", "2010-01-01") == []


def test_a_term_that_something_else_ended() -> None:
    office = told(term(LMDA, "P2Y"), superseded(LMDA, "accord", "2001-01-01"))
    assert found(office, "2000-01-01", "2010-01-01") == []
    perhaps = told(term(LMDA, "P2Y"), superseded(LMDA, "accord", "2002"))
    assert found(perhaps, "2000-01-01", "2010-01-01") == ["2002-01-31? term-ends"]


def test_notice_against_a_tacit_renewal_comes_before_the_boundary() -> None:
    """The last day for it is the day before: notice on the boundary is for the next one.

    Once notice is given no other is called for.
    """
    office = told(term(LMDA, "P2Y", tacit_renewal="P1Y"))
    assert found(office, "2000-01-01", "2004-01-31") == [
        "2002-01-31 renewal-notice", "2003-01-31 renewal-notice", "2004-01-31 renewal-notice",
    ]  # fmt: skip
    in_time = told(term(LMDA, "P2Y", tacit_renewal="P1Y"), declined(LMDA, FEDERAL, "2003-01-31"))
    assert found(in_time, "2000-01-01", "2005-01-01") == [
        "2002-01-31 renewal-notice", "2003-01-31 term-ends",
    ]  # fmt: skip
    a_day_late = told(term(LMDA, "P2Y", tacit_renewal="P1Y"), declined(LMDA, FEDERAL, "2003-02-01"))
    assert found(a_day_late, "2003-01-31", "2005-01-01") == [
        "2003-01-31 renewal-notice", "2004-01-31 term-ends",
    ]  # fmt: skip


def test_an_imprecise_commencement_leaves_the_term_s_last_day_open() -> None:
    began = recorded("start", commenced(LMDA, "2000-02"))
    office = registered(SIGNED, began, recorded("told", term(LMDA, "P2Y"))).then_recorded()
    assert found(office, "2002-02-10", "2002-02-20") == ["2002-01-31..2002-02-27~ term-ends"]
    assert found(office, "2002-01-31", "2002-02-27") == ["2002-01-31..2002-02-27 term-ends"]
    assert found(office, "2002-02-28", "2003-01-01") == []


def test_notice_of_termination_and_its_period() -> None:
    terms = TerminationTermsAgreed(subject=LMDA, notice_period="P90D", clause="9", cites=cite())
    notice = InstrumentTerminated(
        subject=LMDA,
        effective_on=on("2001-06-01"),
        party=FEDERAL,
        notice_on=on("2001-03-02"),
        cites=cite(),
    )
    office = told(terms, notice)
    assert found(office, "2000-01-01", "2010-01-01") == [
        "2001-05-31 notice-period-ends 9", "2001-06-01 termination-takes-effect",
    ]  # fmt: skip
    back = TerminationWithdrawn(subject=LMDA, withdrawn_on=on("2001-04-01"), cites=cite())
    assert found(told(terms, notice, back), "2000-01-01", "2010-01-01") == []


def test_a_suspension_ends_unless_it_is_lifted_before() -> None:
    assert found(told(suspended("2001-01-01", "2001-07-01")), "2001-01-01", "2001-12-31") == [
        "2001-07-01 suspension-ends"
    ]
    lifted = SuspensionLifted(subject=LMDA, effective_on=on("2001-06-01"), cites=cite())
    assert (
        found(told(suspended("2001-01-01", "2001-07-01"), lifted), "2001-01-01", "2002-01-01") == []
    )
    assert found(told(suspended("2001-01-01")), "2001-01-01", "2001-12-31") == []


def test_nothing_is_due_while_the_agreement_is_suspended() -> None:
    report = duty(annually="06-30")
    on_the_day = told(report, suspended("2001-06-30", "2001-07-01"))
    assert found(on_the_day, "2001-01-01", "2001-12-31") == ["2001-07-01 suspension-ends"]
    a_day_later = told(report, suspended("2001-07-01", "2001-08-01"))
    assert found(a_day_later, "2001-01-01", "2001-07-31") == ["2001-06-30 obligation-due report"]


def test_a_party_that_leaves() -> None:
    gone = PartyWithdrew(
        subject=LMDA, party=TERRITORIAL, effective_on=on("2001-04-01"), cites=cite()
    )
    third = acceded(LMDA, BOARD, "2000-06-01")
    assert found(told(third, gone), "2001-04-01", "2001-04-01") == [
        "2001-04-01 withdrawal-takes-effect"
    ]


def test_a_re_opener_opens_closes_and_its_talks_end() -> None:
    clause = reopener_recorded(LMDA, "7.2", "2000-03-01", "2000-03-31", "P30D")
    notice = invoked(LMDA, "7.2", "2000-03-10")
    office = told(clause, notice)
    assert found(office, "2000-01-01", "2000-12-31") == [
        "2000-03-01 reopener-opens 7.2",
        "2000-03-31 reopener-closes 7.2",
        "2000-04-09 negotiation-ends 7.2",
    ]
    done = concluded(LMDA, "7.2", "2000-04-01")
    assert found(told(clause, notice, done), "2000-04-02", "2000-12-31") == []


def test_a_step_is_planned_until_it_is_effected() -> None:
    assert found(told(planned("2001-04-01")), "2001-04-01", "2001-04-01") == [
        "2001-04-01 step-planned s1"
    ]
    assert found(told(planned("2001-04-01"), effected(LMDA, "s1", "2001-05-01")),
                 "2001-04-01", "2001-04-01") == []  # fmt: skip


def test_an_internal_day_beside_the_legal_day() -> None:
    report, days = duty(annually="06-30"), lead("obligation", "P30D", by=TERRITORIAL)
    assert found(told(report, days), "2001-05-01", "2001-06-30") == [
        "2001-06-30 obligation-due report [2001-05-31]"
    ]


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("2001-05-30", []),
        ("2001-05-31", ["2001-06-30! obligation-due report [2001-05-31]"]),
        ("2001-06-29", ["2001-06-30! obligation-due report [2001-05-31]"]),
        ("2001-06-30", ["2001-06-30 obligation-due report [2001-05-31]"]),
    ],
)
def test_an_internal_day_may_lie_in_the_span_although_the_legal_day_does_not(
    last: str, expected: list[str]
) -> None:
    office = told(duty(annually="06-30"), lead("obligation", "P30D"))
    assert found(office, "2001-01-01", last) == expected


def test_months_ahead_keep_the_day_number_or_take_a_shorter_month_s_last_day() -> None:
    office = told(duty(annually="03-31"), lead("obligation", "P1M"))
    assert found(office, "2001-02-28", "2001-02-28") == [
        "2001-03-31! obligation-due report [2001-02-28]"
    ]
    assert found(office, "2001-01-01", "2001-02-27") == []


def test_a_lead_time_that_names_one_stands_before_that_organization_s_general_one() -> None:
    office = told(
        duty(annually="06-30"),
        duty(annually="06-30", key="plan"),
        lead("obligation", "P30D", by=FEDERAL),
        lead("obligation", "P10D", "plan", by=FEDERAL, name="l2"),
        lead("obligation", "P5D", by=TERRITORIAL, name="l3"),
    )
    assert found(office, "2001-06-30", "2001-06-30") == [
        "2001-06-30 obligation-due plan [2001-06-20!] [2001-06-25!]",
        "2001-06-30 obligation-due report [2001-05-31!] [2001-06-25!]",
    ]


@pytest.mark.parametrize(
    ("ahead_of", "expected"),
    [
        ("reopener", "2001-03-31 reopener-closes 7.2 [2001-03-01]"),
        ("renewal", "2001-12-31 renewal-notice [2001-12-01]"),
        ("termination", "2001-09-01 termination-takes-effect [2001-08-02]"),
        ("obligation", "2001-06-30 obligation-due report [2001-05-31]"),
        ("step", "2001-04-01 step-planned s1 [2001-03-02]"),
    ],
)
def test_what_a_lead_time_runs_ahead_of(ahead_of: str, expected: str) -> None:
    """Of a re-opener, the last day for notice; of a tacit renewal, the last day for notice too."""
    office = told(
        reopener_recorded(LMDA, "7.2", "2001-02-01", "2001-03-31"),
        planned("2001-04-01"),
        duty(annually="06-30"),
        *([term(LMDA, until="2002-01-01", tacit_renewal="P1Y")] if ahead_of == "renewal" else []),
        *([terminated(LMDA, "2001-09-01")] if ahead_of == "termination" else []),
        lead(ahead_of, "P30D"),
    )
    listed = found(office, "2001-01-01", "2001-12-31")
    assert [each for each in listed if "[" in each] == [expected]


def test_two_sources_for_a_term_make_its_last_day_possible() -> None:
    """R7: five years by one source, indeterminate by another; other days stay certain."""
    office = told(term(LMDA, "P5Y"), duty(once="2005-01-31"))
    Meeting(office).when(otherwise(term(LMDA), "told/1")).then_recorded()
    assert found(office, "2005-01-31", "2005-01-31") == [
        "2005-01-31 obligation-due report", "2005-01-31? term-ends",
    ]  # fmt: skip
