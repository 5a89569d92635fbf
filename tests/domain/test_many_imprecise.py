"""Several imprecise days in one question: answered exactly, and soon (R3)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import cycle, islice, pairwise

import pytest

from agreements.domain.facts import Fact
from agreements.domain.submissions import Submission
from tests import histories, oracle
from tests.domain.scenes import IN_FORCE, SIGNED, reopener, status, surely, who
from tests.histories import (
    BOARD,
    COUNTRY,
    FEDERAL,
    FIELD,
    LMDA,
    PROGRAM,
    REGISTRATIONS,
    TERRITORIAL,
    assigned,
    commenced,
    declined,
    effected,
    invoked,
    move,
    planned,
    reopener_recorded,
    signed,
    submission,
    term,
    withdrawn,
)
from tests.lives import acceded, lifted, suspended, withdrew
from tests.office import Office

pytestmark = pytest.mark.timeout(20)

STARTED = (*SIGNED.facts, *IN_FORCE.facts)
EACH_DAY = [date(2000, 2, 1) + timedelta(days=n) for n in range(40)]


def told(*facts: Fact) -> tuple[Office, oracle.Log]:
    """Record facts; return the office, and the log for the oracle."""
    submissions: list[Submission] = [REGISTRATIONS, submission("told", *facts)]
    office = Office()
    for each in submissions:
        office.record(each)
    return office, histories.log_of(submissions)


def talks(notices: list[str], withdrawals: list[str]) -> list[Fact]:
    """Return a re-opener with two weeks for talks, invoked and withdrawn."""
    given = [
        fact
        for notice, withdrawal in zip(notices, withdrawals, strict=True)
        for fact in (invoked(LMDA, "7.2", notice), withdrawn(LMDA, "7.2", withdrawal))
    ]
    return [*STARTED, reopener_recorded(LMDA, "7.2", negotiation_period="P2W"), *given]


def chain(*days: str) -> list[Fact]:
    """Return an assignment, and steps that each take it from who has it last."""
    holders = list(islice(cycle((FEDERAL, TERRITORIAL, BOARD)), len(days) + 1))
    moves = [move(one, to=other, at=(PROGRAM, COUNTRY)) for one, other in pairwise(holders)]
    plans = [planned(LMDA, f"s{n}", each) for n, each in enumerate(moves, start=1)]
    steps = [effected(LMDA, f"s{n}", each) for n, each in enumerate(days, start=1)]
    return [*STARTED, assigned(LMDA, "a1", FEDERAL, at=(PROGRAM, COUNTRY)), *plans, *steps]


@pytest.mark.parametrize(
    ("notices", "withdrawals"),
    [
        (["2000-02-10..2000-02-14"] * 2, ["2000-02-10..2000-02-14"] * 2),
        (["2000-02-10..2000-02-13", "2000-02-12..2000-02-16"], ["2000-02-11..2000-02-15"] * 2),
        (["2000-02-10", "2000-02-12..2000-02-16"], ["2000-02-12..2000-02-15"] * 2),
    ],
)
def test_a_reopener_whose_every_act_is_imprecise(
    notices: list[str], withdrawals: list[str]
) -> None:
    """R14: by each day that each act may have been, as the oracle tries them."""
    office, log = told(*talks(notices, withdrawals))
    for on in EACH_DAY:
        ours = reopener(office, on.isoformat())
        assert ours == oracle.reopener(log, LMDA, "7.2", on, len(log)), on


def test_a_reopener_whose_every_act_is_of_some_month() -> None:
    """R14: two notices and two withdrawals of the same month, year, or of any."""
    for days in ("2000-03", "2000", "unknown"):
        office, _ = told(*talks([days] * 2, [days] * 2))
        assert set(reopener(office, "2000-03-20")) == {"open", "invoked", "lapsed"}


@pytest.mark.parametrize(
    "days",
    [
        ["2000-02-10..2000-02-12"] * 4,
        ["2000-02-10..2000-02-12", "2000-02-12..2000-02-14", "2000-02-11..2000-02-13"],
        ["2000-02-12..2000-02-15", "2000-02-10..2000-02-13", "2000-02-12", "2000-02-11"],
    ],
)
def test_a_chain_of_imprecise_steps(days: list[str]) -> None:
    """R4, R9: by each day that each step may have been, as the oracle tries them."""
    office, log = told(*chain(*days))
    for on in EACH_DAY[7:16]:
        resolved = office.who(PROGRAM, COUNTRY, on)
        ours = {each.row.key: each.certainty for each in resolved.held}
        assert ours == oracle.who(log, PROGRAM, COUNTRY, on, len(log)), on


def test_many_acts_of_one_year_are_recorded() -> None:
    """R6: an act that some days allow is not refused, however many ways the others leave."""
    stops = [fact for _ in range(8) for fact in (suspended(LMDA, "2000"), lifted(LMDA, "2000"))]
    comings = [
        fact
        for _ in range(5)
        for fact in (acceded(LMDA, BOARD, "2000"), withdrew(LMDA, BOARD, "2000"))
    ]
    office, _ = told(*STARTED, *stops, *comings)
    assert office.head > len(stops) + len(comings)


def test_a_long_chain_of_steps_of_one_month() -> None:
    """R4, R9: whatever their order, somebody has it; in the order told, the last recipient."""
    office, _ = told(*chain(*["2000-03"] * 5))
    assert set(who(office, "2000-04-01", (PROGRAM, COUNTRY))) == {FEDERAL, TERRITORIAL, BOARD}
    told_days = [f"2000-03-{n:02}..2000-03-{n + 3:02}" for n in range(1, 26, 4)]
    office, _ = told(*chain(*told_days))
    assert who(office, "2000-04-01", (PROGRAM, COUNTRY)) == {TERRITORIAL: "certain"}


def test_a_later_move_of_a_step_leaves_what_an_earlier_one_of_it_gave() -> None:
    """R4: the moves of a step have one day and one position."""
    passed_on = planned(
        LMDA, "s1", move(FEDERAL, to=TERRITORIAL, at=(FIELD, COUNTRY)),
        move(TERRITORIAL, to=BOARD, at=(FIELD, COUNTRY)),
    )  # fmt: skip
    for effective in ("2000-02-10", "2000-02-08..2000-02-10"):
        office, _ = told(*STARTED, passed_on, effected(LMDA, "s1", effective))
        assert who(office, "2000-02-10") == {TERRITORIAL: "certain", BOARD: "certain"}


def tacit(commencement: str, decline: str, length: str = "P1M") -> list[Fact]:
    """Return an agreement for some time that carries itself on until somebody declines."""
    return [
        *(signed(LMDA, party, "1999-12-01") for party in (FEDERAL, TERRITORIAL)),
        commenced(LMDA, commencement),
        term(LMDA, length, tacit_renewal=length),
        declined(LMDA, FEDERAL, decline),
    ]


@pytest.mark.parametrize("length", ["P1M", "P2W", "P9D"])
@pytest.mark.parametrize("commencement", ["1999-12-20..2000-01-20", "2000-01-31", "2000-01"])
@pytest.mark.parametrize("decline", ["2000-02-03..2000-03-02", "2000-02-29"])
def test_a_tacit_renewal_declined_on_some_day(length: str, commencement: str, decline: str) -> None:
    """R1: by each day that either may have been, as the oracle tries them."""
    office, log = told(*tacit(commencement, decline, length))
    for on in EACH_DAY:
        ours = status(office, LMDA, on.isoformat())
        assert ours == oracle.status(log, LMDA, on, len(log)), on


@pytest.mark.parametrize("length", ["P1M", "P1Y", "P90D", "P1D"])
@pytest.mark.parametrize("days", ["unknown", "1900..2100"])
def test_a_tacit_renewal_of_which_no_day_is_known(length: str, days: str) -> None:
    """R1: it may be in force, expired, or not begun."""
    days = "1900-01-01..2100-01-01" if ".." in days else days
    office, _ = told(*tacit(days, days, length))
    assert set(status(office, LMDA, "2004-02-29")) == {"signed", "in-force", "expired"}


def test_a_tacit_renewal_over_centuries_meets_its_leap_days() -> None:
    """R1: a boundary falls on 29 February if the term was to end on one."""
    office, _ = told(
        *(signed(LMDA, party, "1999-12-01") for party in (FEDERAL, TERRITORIAL)),
        commenced(LMDA, "1590-01-01", retroactive=True),
        term(LMDA, until="1600-01-01..1700-01-01", tacit_renewal="P1Y"),
        declined(LMDA, FEDERAL, "2000-02-28"),
    )
    assert surely(status(office, LMDA, "2000-02-28")) == "in-force"
    assert set(status(office, LMDA, "2000-02-29")) == {"in-force", "expired"}
    assert set(status(office, LMDA, "2001-02-27")) == {"in-force", "expired"}
    assert surely(status(office, LMDA, "2001-02-28")) == "expired"
