"""Windows counted from the agreement's life: commencement, anniversaries, ends of term (R14)."""

from __future__ import annotations

import pytest

from agreements.domain.answers.reopeners import deadlines, next_opening, windows
from agreements.domain.dates import day
from agreements.domain.facts import Fact, ReopenerRecorded, ReopenerTriggered, Window
from agreements.domain.refusals import (
    EndBeforeStart,
    NotOnRecord,
    ReopenerNotTriggered,
    ReopenerWindowClosed,
)
from tests.domain.scenes import SIGNED, in_force, recorded, registered, reopener, reopeners
from tests.histories import (
    FEDERAL,
    LMDA,
    cite,
    commenced,
    concluded,
    declined,
    invoked,
    on,
    renewed,
    reopener_recorded,
    term,
    terminated,
    withdrawn,
)
from tests.office import Office


def terms(relative_to: str, opens: str | None, closes: str | None) -> ReopenerRecorded:
    """Return a re-opener with two weeks for talks and a window of its own kind."""
    window = Window.model_validate(
        {"relative_to": relative_to, "opens": opens, "closes": closes}, strict=False
    )
    stated = reopener_recorded(LMDA, "7.2", negotiation_period="P2W")
    return stated.model_copy(update={"window": window})


def triggered(occurred_on: str) -> ReopenerTriggered:
    return ReopenerTriggered(subject=LMDA, clause="7.2", occurred_on=on(occurred_on), cites=cite())


def told(*facts: Fact) -> Office:
    """Record facts on the LMDA, in force since 2000-02-01."""
    return in_force(recorded("terms", *facts)).then_recorded()


def spans(office: Office, first: str, last: str) -> list[tuple[str, str]]:
    """Return the first and the last day of each window that touches a span."""
    claim, life = office.reopener(LMDA, "7.2"), office.life(LMDA)
    found = windows(claim, life, day(first), day(last))
    return [(str(each.first_day), str(each.last_day)) for each in found]


def opening(office: Office, asked: str) -> str | None:
    found = next_opening(office.reopener(LMDA, "7.2"), office.life(LMDA), day(asked))
    return None if found is None else str(found)


def test_from_the_commencement() -> None:
    """R14, R1: from the second anniversary to the third, both days included."""
    office = told(terms("commencement", "P2Y", "P3Y"))
    assert reopeners(office, "2002-02-01") == ["not-yet-open", "open", "open"]
    assert reopeners(office, "2003-02-01") == ["open", "open", "lapsed"]
    assert spans(office, "2000-01-01", "2010-01-01") == [("2002-02-01", "2003-02-01")]
    assert (opening(office, "2002-01-31"), opening(office, "2002-02-01")) == ("2002-02-01", None)


def test_from_the_commencement_with_no_end_of_its_own() -> None:
    """R14: then it is open while the agreement is in force."""
    office = told(terms("commencement", "P1Y", None), terminated(LMDA, "2005-01-01"))
    assert reopeners(office, "2001-02-01") == ["not-yet-open", "open", "open"]
    assert reopeners(office, "2005-01-01") == ["open", "lapsed", "lapsed"]
    assert spans(office, "2004-12-31", "2005-12-31") == [("2001-02-01", "2004-12-31")]


def test_each_anniversary_until_the_last_before_the_end() -> None:
    """R14: between two openings it is not yet open; lapsed only after the last."""
    office = told(terms("anniversary", "-P30D", "-P1D"), term(LMDA, "P3Y"))
    assert reopeners(office, "2001-01-02") == ["not-yet-open", "open", "open"]
    assert reopeners(office, "2001-01-31") == ["open", "open", "not-yet-open"]
    assert reopeners(office, "2003-01-31") == ["open", "open", "lapsed"]
    assert opening(office, "2001-02-01") == "2002-01-02"
    assert opening(office, "2003-01-02") is None
    assert len(spans(office, "2000-01-01", "2010-01-01")) == 3


def test_a_renewal_brings_further_anniversaries() -> None:
    """R1, R14: what the record now carries on opens again."""
    office = told(
        terms("anniversary", "-P30D", "-P1D"), term(LMDA, "P3Y"), renewed(LMDA, "2004-02-01")
    )
    assert reopeners(office, "2003-01-31") == ["open", "open", "not-yet-open"]
    assert reopeners(office, "2004-01-31") == ["open", "open", "lapsed"]


def test_the_anniversary_of_a_leap_day() -> None:
    """R1: of 29 February, the 28th of a shorter year and the 29th again of a leap year."""
    office = registered(
        SIGNED, recorded("start", commenced(LMDA, "2000-02-29")),
        recorded("terms", terms("anniversary", "P0D", "P1D")),
    ).then_recorded()  # fmt: skip
    assert spans(office, "2001-01-01", "2001-12-31") == [("2001-02-28", "2001-03-01")]
    assert spans(office, "2004-01-01", "2004-12-31") == [("2004-02-29", "2004-03-01")]


def test_each_end_of_the_running_term() -> None:
    """R1, R14: the term's own end, then each boundary of the tacit renewals."""
    office = told(
        terms("renewal", "-P180D", "-P90D"), term(LMDA, "P2Y", tacit_renewal="P1Y")
    )  # fmt: skip
    assert reopeners(office, "2001-08-05") == ["not-yet-open", "open", "open"]
    assert reopeners(office, "2001-11-03") == ["open", "open", "not-yet-open"]
    assert reopeners(office, "2002-08-05") == ["not-yet-open", "open", "open"]
    assert opening(office, "2002-11-04") == "2003-08-05"


def test_a_declined_renewal_has_no_end_after_it() -> None:
    """R1, R14: the agreement ends with its running term, and nothing opens any more."""
    office = told(
        terms("renewal", "-P180D", "-P90D"), term(LMDA, "P2Y", tacit_renewal="P1Y"),
        declined(LMDA, FEDERAL, "2001-10-01"),
    )  # fmt: skip
    assert reopeners(office, "2001-11-03") == ["open", "open", "lapsed"]
    assert opening(office, "2001-10-01") is None


def test_the_end_that_a_renewal_sets() -> None:
    """R14: both the term's own end and the renewed one are ends of a running term."""
    office = told(
        terms("renewal", "-P10D", "-P1D"), term(LMDA, until="2001-01-01"),
        renewed(LMDA, "2002-01-01"),
    )  # fmt: skip
    assert spans(office, "2000-01-01", "2010-01-01") == [
        ("2000-12-22", "2000-12-31"), ("2001-12-22", "2001-12-31")
    ]  # fmt: skip
    assert reopeners(office, "2000-12-31") == ["open", "open", "not-yet-open"]
    assert reopeners(office, "2001-12-31") == ["open", "open", "lapsed"]


def test_what_ran_out_in_one_window_does_not_close_the_next() -> None:
    """R14: lapsed to the window's last day; a new window is open."""
    office = told(
        terms("anniversary", "-P30D", "P0D"), invoked(LMDA, "7.2", "2001-01-05")
    )  # fmt: skip
    assert reopeners(office, "2001-01-19") == ["invoked", "invoked", "lapsed"]
    assert reopeners(office, "2001-02-01") == ["lapsed", "lapsed", "not-yet-open"]
    assert reopeners(office, "2002-01-02") == ["not-yet-open", "open", "open"]


def test_a_commencement_of_which_the_year_is_known() -> None:
    """R3: one unknown day gives every window; none is open on all of them."""
    office = registered(
        SIGNED, recorded("start", commenced(LMDA, "2000-01-12..2000-12-31")),
        recorded("terms", terms("anniversary", "-P30D", "-P1D"), term(LMDA, "P3Y")),
    ).then_recorded()  # fmt: skip
    assert reopener(office, "2000-12-12") == {"not-yet-open": "certain"}
    assert reopener(office, "2000-12-13") == {"not-yet-open": "possible", "open": "possible"}
    assert reopener(office, "2003-06-30") == {
        "lapsed": "possible", "not-yet-open": "possible", "open": "possible"
    }  # fmt: skip
    assert reopener(office, "2003-12-31") == {"lapsed": "certain"}
    assert spans(office, "2003-12-31", "2010-01-01") == []


@pytest.mark.parametrize("length", ["P1D", "P1M", "P1Y"])
def test_a_commencement_of_which_no_day_is_known(length: str) -> None:
    """R3: it may be before any opening, in one, between two; answered at once."""
    office = registered(
        SIGNED, recorded("start", commenced(LMDA, "unknown")),
        recorded("terms", terms("renewal", "-P3D", "-P2D"),
                 term(LMDA, "P1Y", tacit_renewal=length)),
    ).then_recorded()  # fmt: skip
    assert {"open", "not-yet-open"} <= set(reopener(office, "2004-02-29"))
    assert opening(office, "2004-02-29") is not None


def test_open_on_its_trigger_only() -> None:
    """R14: from the day the trigger has occurred, within the window."""
    only = reopener_recorded(LMDA, "7.2", "2000-02-10", "2000-03-10").model_copy(
        update={"on_trigger_only": True}
    )
    office = told(only)
    assert reopeners(office, "2000-02-20") == ["not-yet-open"] * 3
    assert spans(office, "2000-01-01", "2010-01-01") == []
    office = told(only, triggered("2000-02-20"))
    assert reopeners(office, "2000-02-20") == ["not-yet-open", "open", "open"]
    assert reopeners(office, "2000-03-10") == ["open", "open", "lapsed"]
    assert spans(office, "2000-01-01", "2010-01-01") == [("2000-02-20", "2000-03-10")]


@pytest.mark.parametrize(
    ("done", "live"),
    [
        ((), "certain"),
        ((withdrawn(LMDA, "7.2", "2000-02-20"),), None),
        ((withdrawn(LMDA, "7.2", "2000-02-24..2000-02-26"),), None),
        ((withdrawn(LMDA, "7.2", "2000-02-29..2000-03-02"),), "possible"),
        ((concluded(LMDA, "7.2", "2000-02-29"),), None),
        ((concluded(LMDA, "7.2", "2000-03-01"),), "certain"),
    ],
)
def test_live_deadlines_within_a_span(done: tuple[Fact, ...], live: str | None) -> None:
    """R14: the last day for talks, unless they were ended before it passed."""
    office = told(
        reopener_recorded(LMDA, "7.2", negotiation_period="P2W"),
        invoked(LMDA, "7.2", "2000-02-15"),
        *done,
    )
    claim = office.reopener(LMDA, "7.2")
    found = deadlines(claim, day("2000-02-29"), day("2000-02-29"))
    assert [each.certainty for each in found] == ([live] if live else [])
    assert all(str(each.deadline) == "2000-02-29" for each in found)
    assert deadlines(claim, day("2000-02-01"), day("2000-02-28")) == ()
    assert deadlines(claim, day("2000-03-01"), day("2000-03-31")) == ()


# What is refused


def test_notice_outside_every_window_is_refused() -> None:
    """R14: the day before a window, each of its days, and the day after it."""
    stated = terms("anniversary", "-P30D", "-P1D")
    for inside in ("2001-01-02", "2001-01-31", "2002-01-15", "2001-01-31..2001-02-10"):
        in_force(recorded("terms", stated)).when(invoked(LMDA, "7.2", inside)).then_recorded()
    for outside in ("2000-02-01", "2001-01-01", "2001-02-01", "2001-02-01..2002-01-01"):
        meeting = in_force(recorded("terms", stated)).when(invoked(LMDA, "7.2", outside))
        meeting.then_refused(ReopenerWindowClosed, "when/1", "terms/1")


def test_the_refusal_names_the_nearest_window() -> None:
    """The next one, or else the last."""
    stated = recorded("terms", terms("anniversary", "-P30D", "-P1D"), term(LMDA, "P2Y"))
    for outside, window in (
        ("2000-06-01", ("2001-01-02", "2001-01-31")), ("2001-02-01", ("2002-01-02", "2002-01-31")),
    ):  # fmt: skip
        refusals = in_force(stated).when(invoked(LMDA, "7.2", outside)).refusals
        assert refusals is not None
        (refusal,) = refusals
        assert (refusal.details["first"], refusal.details["last"]) == window


def test_notice_before_the_trigger_is_refused() -> None:
    """R14: on the day that it occurs, notice may be given."""
    only = reopener_recorded(LMDA, "7.2").model_copy(update={"on_trigger_only": True})
    occurred = triggered("2000-02-20")
    in_force(recorded("terms", only)).when(invoked(LMDA, "7.2", "2000-02-20")).then_refused(
        ReopenerNotTriggered, "when/1", "terms/1"
    )
    known = recorded("terms", only, occurred)
    in_force(known).when(invoked(LMDA, "7.2", "2000-02-19")).then_refused(
        ReopenerNotTriggered, "when/1", "terms/2"
    )
    in_force(known).when(invoked(LMDA, "7.2", "2000-02-20")).then_recorded()


def test_a_window_that_never_opens_is_refused() -> None:
    """Offsets that close before they open; on the same day is one day long."""
    in_force().when(terms("anniversary", "-P30D", "-P31D")).then_refused(EndBeforeStart, "when/1")
    in_force().when(terms("anniversary", "-P30D", "-P30D")).then_recorded()


def test_a_trigger_needs_its_clause() -> None:
    """What is done under a re-opener needs its terms on record."""
    in_force().when(triggered("2000-02-20")).then_refused(NotOnRecord, "when/1")


# Many acts of which no day is known


@pytest.mark.parametrize("number", [4, 8, 20])
def test_many_imprecise_invocations_and_withdrawals_are_judged_soon(number: int) -> None:
    """R3, R14: their orders are not tried one by one."""
    acts = [
        fact
        for _ in range(number)
        for fact in (invoked(LMDA, "7.2", "2000-03"), withdrawn(LMDA, "7.2", "2000-03"))
    ]
    office = told(reopener_recorded(LMDA, "7.2", negotiation_period="P2W"), *acts)
    assert set(reopener(office, "2000-03-20")) == {"open", "invoked", "lapsed"}
    assert set(reopener(office, "2000-04-20")) == {"open", "lapsed"}
    assert reopener(office, "2000-02-29") == {"open": "certain"}
