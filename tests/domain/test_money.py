"""The ledger of a line of funding: promised, paid, left (R16)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from agreements.domain.facts import AlternativeRecorded, Fact
from agreements.domain.refusals import (
    AlreadyRecorded,
    CarriedToEarlierYear,
    CommitmentBelowZero,
    MoreThanIsLeft,
    NotOnRecord,
    RestatesNoFigure,
)
from tests.domain.money import (
    LINE,
    NEXT,
    THIS,
    adjusted,
    carried,
    cents,
    committed,
    figures,
    lapsed,
    ledger,
    line,
    paid,
    projected,
    recovered,
    restated,
    total,
    years,
)
from tests.domain.scenes import SIGNED, around, in_force, recorded, registered
from tests.histories import LMDA, annulled, commenced, corrected, irregular
from tests.office import Meeting

LEDGER = recorded("line", line())
"""line/1: the federal government pays the territorial one for training in Canada."""


def with_line(*facts: Fact) -> Meeting:
    """Begin with the line, and what was promised and paid as done/1, done/2, ..."""
    return in_force(LEDGER, *([recorded("done", *facts)] if facts else []))


def three(meeting: Meeting, turning: str, column: str, year: str = THIS) -> list[object]:
    """Return a figure the day before, on the day and the day after."""
    office = meeting.then_recorded()
    return [cents(office, on, column, year) for on in around(turning)]


def test_nothing_committed_is_null_not_zero() -> None:
    """R16: a payment alone leaves nothing to be outstanding."""
    office = with_line(paid(50, THIS, "2000-05-01")).then_recorded()
    assert cents(office, "2000-05-01", "paid") == 50
    assert cents(office, "2000-05-01", "committed") is None
    assert cents(office, "2000-05-01", "outstanding") is None
    assert not figures(office, "2000-05-01").committed.partial


def test_a_promise_without_a_day_counts_with_its_instrument() -> None:
    """The LMDA is in force from 1 February 2000; before it commences nothing is promised."""
    office = with_line(committed(100, years(THIS)))
    assert three(office, "2000-02-01", "committed") == [None, 100, 100]
    waiting = registered(SIGNED, LEDGER, recorded("done", committed(100, years(THIS))))
    assert cents(waiting.then_recorded(), "2099-01-01", "committed") is None
    some_day = registered(
        SIGNED, recorded("start", commenced(LMDA, "2000-02")), LEDGER,
        recorded("done", committed(100, years(THIS)), adjusted(-30, years(THIS))),
    ).then_recorded()  # fmt: skip
    assert cents(some_day, "2000-02-15", "committed") == (None, 100)
    assert cents(some_day, "2000-02-15", "outstanding") == (None, 70)


def test_a_promise_counts_from_its_own_day() -> None:
    """It may come before the instrument is in force."""
    office = with_line(committed(100, years(THIS), "2000-03-15"))
    assert three(office, "2000-03-15", "outstanding") == [None, 100, 100]


def test_outstanding_is_what_is_promised_and_neither_paid_nor_given_up() -> None:
    """R16: committed + adjustments - paid - lapsed - carried forward."""
    office = with_line(
        committed(1000, years(THIS), "2000-04-01"),
        adjusted(-100, years(THIS), "2000-06-01"),
        paid(300, THIS, "2000-07-01"),
        lapsed(50, THIS),
        carried(250, THIS, NEXT),
    ).then_recorded()
    expected = {
        "2000-03-31": None, "2000-04-01": 1000, "2000-06-01": 900, "2000-07-01": 600,
        "2001-03-31": 600, "2001-04-01": 300,
    }  # fmt: skip
    assert {on: cents(office, on, "outstanding") for on in expected} == expected


def test_outstanding_is_not_below_zero() -> None:
    """R16: more may be paid than was promised; it is not refused."""
    office = with_line(committed(100, years(THIS)), paid(130, THIS, "2000-05-01"))
    assert three(office, "2000-05-01", "outstanding") == [100, 0, 0]


def test_what_is_recovered_reopens_nothing() -> None:
    """R16: it stands in a column of its own."""
    office = with_line(
        committed(100, years(THIS)),
        paid(100, THIS, "2000-05-01"),
        recovered(40, THIS, "2000-09-01"),
    )
    assert three(office, "2000-09-01", "outstanding") == [0, 0, 0]
    assert three(office, "2000-09-01", "recovered") == [None, 40, 40]
    assert three(office, "2000-09-01", "paid") == [100, 100, 100]


def test_paid_after_the_end_of_the_year() -> None:
    """R16, a story: the last cheque of 2000-01 goes out in May 2001 and is money of 2000-01."""
    office = with_line(
        committed(100, years(THIS)),
        committed(500, years(NEXT)),
        paid(80, THIS, "2001-03-31", "march"),
        paid(20, THIS, "2001-05-04", "may"),
    )
    assert three(office, "2001-05-04", "outstanding") == [20, 0, 0]
    assert three(office, "2001-05-04", "outstanding", NEXT) == [500, 500, 500]
    assert three(office, "2001-05-04", "paid", NEXT) == [None, None, None]


@pytest.mark.parametrize(("on", "expected"), [("2001-03-31", 100), ("2001-04-01", 0)])
def test_what_lapses_without_a_day_lapses_the_day_after_the_year(on: str, expected: int) -> None:
    """A fiscal year ends on 31 March."""
    office = with_line(committed(100, years(THIS)), lapsed(100, THIS)).then_recorded()
    assert cents(office, on, "outstanding") == expected


def test_what_is_carried_forward_is_there_to_be_spent_in_the_later_year() -> None:
    """It leaves the one year as it comes into the other; even where nothing else is promised."""
    office = with_line(committed(100, years(THIS)), carried(30, THIS, NEXT))
    assert three(office, "2001-04-01", "outstanding") == [100, 70, 70]
    assert three(office, "2001-04-01", "carried_in", NEXT) == [None, 30, 30]
    assert three(office, "2001-04-01", "outstanding", NEXT) == [None, 30, 30]
    spent = office.when(paid(10, NEXT, "2001-06-01"), committed(5, years(NEXT))).then_recorded()
    assert cents(spent, "2001-06-01", "outstanding", NEXT) == 25


def test_a_sum_for_several_years_is_a_row_of_its_own() -> None:
    """R16: it is not prorated; the payments of its years stand against it, and in their years."""
    office = with_line(
        committed(1000, years("1999-00", NEXT)),
        paid(200, THIS, "2000-05-01", "a"),
        paid(300, NEXT, "2001-05-01", "b"),
        paid(400, "2002-03", "2002-05-01", "c"),
    ).then_recorded()
    on = "2002-06-01"
    assert cents(office, on, "outstanding", "1999-00", NEXT) == 500
    assert cents(office, on, "paid", "1999-00", NEXT) == 500
    assert cents(office, on, "paid", THIS) == 200
    assert cents(office, on, "committed", THIS) is None
    assert cents(office, on, "outstanding", THIS) is None


def test_what_is_carried_within_the_years_of_a_sum_stays_in_it() -> None:
    """Only what leaves or enters its years changes what is left of it."""
    office = with_line(
        committed(1000, years(THIS, NEXT)), carried(100, THIS, NEXT), carried(50, NEXT, "2002-03")
    ).then_recorded()
    assert cents(office, "2001-04-01", "outstanding", THIS, NEXT) == 1000
    assert cents(office, "2002-04-01", "outstanding", THIS, NEXT) == 950
    assert cents(office, "2002-04-01", "outstanding", "2002-03") == 50


def test_not_published_is_null_and_makes_a_sum_partial() -> None:
    """R16: it differs from nothing and from zero."""
    office = with_line(
        committed(None, years(THIS)), paid(None, THIS, "2000-05-01", "a"),
        paid(0, NEXT, "2001-05-01", "b"),
    ).then_recorded()  # fmt: skip
    found = figures(office, "2000-05-01")
    assert (found.committed.known, found.committed.partial) == ((None, None), True)
    assert (found.paid.known, found.paid.partial) == ((None, None), True)
    assert (found.outstanding.known, found.outstanding.partial) == ((None, None), True)
    assert cents(office, "2001-05-01", "paid", NEXT) == 0
    more = with_line(
        committed(100, years(THIS)), paid(None, THIS, "2000-05-01", "a"),
        paid(40, THIS, "2000-06-01", "b"),
    ).then_recorded()  # fmt: skip
    found = figures(more, "2000-06-01")
    assert (found.paid.known, found.paid.partial) == ((40, 40), True)
    assert (found.outstanding.known, found.outstanding.partial) == ((60, 60), True)
    assert not figures(more, "2000-04-30").outstanding.partial


def test_an_imprecise_day_gives_the_least_and_the_most() -> None:
    """R3: a payment of some day in May is certain from the last of it."""
    office = with_line(committed(100, years(THIS)), paid(30, THIS, "2000-05"))
    assert three(office, "2000-05-01", "paid") == [None, (None, 30), (None, 30)]
    assert three(office, "2000-05-31", "paid") == [(None, 30), 30, 30]
    assert three(office, "2000-05-31", "outstanding") == [(70, 100), 70, 70]
    two = office.when(paid(5, THIS, "2000-04-10", "p2")).then_recorded()
    assert cents(two, "2000-05-10", "paid") == (5, 35)


def test_a_payment_without_a_day_is_of_some_day_of_its_year() -> None:
    """1 April to 31 March: possible from the first, certain on the last."""
    office = with_line(paid(30, THIS))
    assert three(office, "2000-04-01", "paid") == [None, (None, 30), (None, 30)]
    assert three(office, "2001-03-31", "paid") == [(None, 30), 30, 30]


def test_a_figure_restated_counts_anew_from_its_day() -> None:
    """The earlier figure stands until then; the last restatement by day counts."""
    office = with_line(
        committed(100, years(THIS), "2000-04-01"), restated("done/1", 120, "2000-06-01"),
        restated("done/1", 110, "2000-08-01"), restated("done/1", None, "2000-10-01"),
    )  # fmt: skip
    assert three(office, "2000-06-01", "committed") == [100, 120, 120]
    assert three(office, "2000-08-01", "committed") == [120, 110, 110]
    assert three(office, "2000-10-01", "committed") == [110, None, None]
    assert figures(office.then_recorded(), "2000-10-01").committed.partial
    some_day = with_line(
        committed(100, years(THIS), "2000-04-01"), restated("done/1", 120, "2000-06")
    ).then_recorded()
    assert cents(some_day, "2000-06-10", "committed") == (100, 120)


def test_a_restatement_follows_the_corrections_of_what_it_restates() -> None:
    """R5: whichever of them it names, it is the same figure."""
    office = with_line(paid(10, THIS, "2000-05-01"), restated("done/1", 12, "2000-07-01"))
    once = office.when(corrected(paid(11, THIS, "2000-05-01"), "done/1"), name="once")
    assert three(once, "2000-07-01", "paid") == [11, 12, 12]
    twice = once.when(restated("once/1", 13, "2000-09-01"), name="twice").when(
        corrected(paid(9, THIS, "2000-05-01"), "once/1")
    )
    assert three(twice, "2000-09-01", "paid") == [12, 13, 13]
    assert three(twice, "2000-07-01", "paid") == [9, 12, 12]


def test_projected_money_is_nobodys_promise() -> None:
    office = with_line(projected(80, years(THIS), "2000-03-01"))
    assert three(office, "2000-03-01", "projected") == [None, 80, 80]
    assert three(office, "2000-03-01", "outstanding") == [None, None, None]


def test_an_irregular_payment_has_no_effect() -> None:
    """R6: it is shown and does not count."""
    office = with_line(irregular(paid(80, THIS, "2000-05-01"))).then_recorded()
    assert ledger(office, "2000-06-01") == ()


def test_a_correction_is_not_a_restatement() -> None:
    """R2, R5: as known before it, the wrong figure stays; since then it never was."""
    before = with_line(paid(10, THIS, "2000-05-01")).then_recorded()
    known = before.head
    office = with_line(paid(10, THIS, "2000-05-01")).when(
        corrected(paid(11, THIS, "2000-05-01"), "done/1")
    ).then_recorded()  # fmt: skip
    assert [row.figures.paid.most for row in ledger(office, "2000-05-01")] == [11]
    assert [row.figures.paid.most for row in ledger(office, "2000-05-01", known)] == [10]


# What is refused, with its nearest allowed case


@pytest.mark.parametrize(
    "fact",
    [
        paid(1, THIS, key="other"), committed(1, years(THIS), key="other"),
        projected(1, years(THIS), key="other"), adjusted(1, years(THIS), key="other"),
        recovered(1, THIS, "2000-05-01", key="other"), lapsed(1, THIS, key="other"),
        carried(1, THIS, NEXT, key="other"), restated("done/1", 1, "2000-05-01", key="other"),
    ],
    ids=lambda fact: str(fact.fact),
)  # fmt: skip
def test_a_figure_is_of_a_line_on_record(fact: Fact) -> None:
    """The line may be recorded in the same submission, after its figures."""
    with_line(paid(1, THIS)).when(fact).then_refused(NotOnRecord, "when/1")


def test_a_line_may_be_recorded_after_its_figures() -> None:
    in_force().when(paid(1, THIS), line()).then_recorded()
    in_force().when(paid(1, THIS)).then_refused(NotOnRecord, "when/1")


def test_a_payment_may_be_older_than_anything_else() -> None:
    """Money paid before the line, and before the instrument, is on record all the same."""
    office = with_line().when(paid(1, "1998-99", "1998-05-01")).then_recorded()
    assert cents(office, "1998-05-01", "paid", "1998-99") == 1


def test_a_line_a_payment_and_a_total_are_recorded_once() -> None:
    with_line().when(line()).then_refused(AlreadyRecorded, "when/1", "line/1")
    with_line().when(line("other")).then_recorded()
    again = with_line(paid(1, THIS))
    again.when(paid(2, NEXT)).then_refused(AlreadyRecorded, "when/1", "done/1")
    again.when(paid(2, NEXT, payment="p2")).then_recorded()
    published = in_force(recorded("said", total(5, LMDA)))
    published.when(total(6, LMDA)).then_refused(AlreadyRecorded, "when/1", "said/1")
    published.when(total(6, LMDA, key="t2")).then_recorded()


@pytest.mark.parametrize("to_year", ["1999-00", THIS])
def test_nothing_is_carried_to_an_earlier_year(to_year: str) -> None:
    with_line().when(carried(0, THIS, to_year)).then_refused(CarriedToEarlierYear, "when/1")


def test_a_restatement_names_a_figure_of_its_line() -> None:
    other = with_line(
        line("other"), paid(1, THIS), paid(2, THIS, key="other"), adjusted(1, years(THIS))
    )
    for name in ("done/3", "done/4", "line/1", "nothing/1"):
        other.when(restated(name, 2, "2000-09-01")).then_refused(RestatesNoFigure, "when/1")
    other.when(restated("done/2", 2, "2000-09-01")).then_recorded()


def test_what_is_restated_is_not_annulled_alone() -> None:
    """R6: the restatement would be left without a figure."""
    office = with_line(paid(1, THIS), restated("done/1", 2, "2000-09-01"))
    gone = annulled(paid(1, THIS), "done/1")
    office.when(gone).then_refused(RestatesNoFigure, "when/1", "done/2")
    with_it = annulled(restated("done/1", 2, "2000-09-01"), "done/2")
    office.when(with_it, gone).then_recorded()


def test_a_commitment_is_not_lowered_below_nothing() -> None:
    office = with_line(committed(100, years(THIS), "2000-04-01"))
    office.when(adjusted(-100, years(THIS), "2000-06-01")).then_recorded()
    office.when(adjusted(-101, years(THIS), "2000-06-01")).then_refused(
        CommitmentBelowZero, "when/1", "done/1"
    )
    first = office.when(adjusted(5, years(THIS), "2000-07-01"), name="first")
    first.when(adjusted(-103, years(THIS), "2000-06-01")).then_refused(
        CommitmentBelowZero, "when/1"
    )
    first.when(adjusted(-103, years(THIS), "2000-07-01")).then_recorded()
    first.when(adjusted(-103, years(THIS), "2000-06-20..2000-07-01")).then_recorded()
    first.when(
        restated("done/1", 0, "2000-09-01"), adjusted(-6, years(THIS), "2000-08-01")
    ).then_refused(CommitmentBelowZero, "when/1", "when/2", "done/1")


def test_without_a_published_commitment_nothing_is_certain() -> None:
    with_line().when(adjusted(-100, years(THIS))).then_recorded()
    with_line(committed(None, years(THIS))).when(adjusted(-100, years(THIS))).then_recorded()
    with_line(committed(None, years(THIS))).when(lapsed(100, THIS)).then_recorded()
    with_line().when(lapsed(100, THIS)).then_recorded()


@pytest.mark.parametrize("give_up", [lapsed, lambda cents, year: carried(cents, year, NEXT)])
def test_no_more_is_given_up_than_is_left(give_up: Callable[[int, str], Fact]) -> None:
    """On its day; a payment that may still have been made then takes nothing from it."""
    office = with_line(committed(100, years(THIS)), paid(30, THIS, "2000-05-01"))
    office.when(give_up(70, THIS)).then_recorded()
    office.when(give_up(71, THIS)).then_refused(MoreThanIsLeft, "when/1", "done/1", "done/2")
    late = with_line(committed(100, years(THIS)), paid(30, THIS, "2001-03-01..2001-04-01"))
    late.when(give_up(70, THIS)).then_recorded()
    late.when(give_up(71, THIS)).then_refused(MoreThanIsLeft, "when/1")
    later = with_line(committed(100, years(THIS)), paid(30, THIS, "2001-03-01..2001-04-02"))
    later.when(give_up(100, THIS)).then_recorded()


def test_a_year_may_give_up_what_a_sum_for_several_years_holds() -> None:
    office = with_line(committed(100, years(THIS, NEXT)), committed(10, years(THIS)))
    office.when(lapsed(100, THIS)).then_recorded()
    office.when(lapsed(101, THIS)).then_refused(MoreThanIsLeft, "when/1")


def test_the_line_is_named_in_the_refusal() -> None:
    refused = with_line(committed(100, years(THIS))).when(lapsed(101, THIS)).refusals or ()
    assert [each.details["line"] for each in refused] == [LINE]


# Sources that disagree


def test_sources_that_disagree_on_an_amount_leave_both_possible() -> None:
    """R7: what follows under both is certain; the sum lies between them."""
    office = with_line(
        committed(100, years(THIS), "2000-04-01"), paid(30, THIS, "2000-05-01")
    ).when(
        AlternativeRecorded(
            subject=LMDA, beside="done/2", statement=paid(40, THIS, "2000-05-03")
        )
    ).then_recorded()  # fmt: skip
    assert cents(office, "2000-04-30", "paid") is None
    assert cents(office, "2000-05-01", "paid") == (None, 30)
    assert cents(office, "2000-05-03", "paid") == (30, 40)
    assert cents(office, "2000-05-03", "outstanding") == (60, 70)
