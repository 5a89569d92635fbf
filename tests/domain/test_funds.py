"""Behind each dollar, who answers for its use; and published totals against figures (R16)."""

from __future__ import annotations

import pytest

from agreements.domain.answers.funds import FundsHolders, payments_unaccounted
from agreements.domain.answers.totals import Reconciled, reconciled
from agreements.domain.claims.shapes import DocumentClaim, FundingClaim, LifeClaim, TotalClaim
from agreements.domain.dates import day
from agreements.domain.facts import Fact
from agreements.domain.resolutions import Certainty
from agreements.domain.words import Manner
from tests.domain.money import (
    NEXT,
    THIS,
    adjusted,
    committed,
    line,
    paid,
    projected,
    restated,
    total,
    years,
)
from tests.domain.scenes import around, in_force, recorded
from tests.histories import (
    ACT,
    COUNTRY,
    FEDERAL,
    FIELD,
    LMDA,
    NORTH,
    PROGRAM,
    SERVICE,
    TERRITORIAL,
    assigned,
    commenced,
    effected,
    irregular,
    move,
    planned,
    role_ended,
)
from tests.office import Meeting, Office, given, trees

LEDGER = recorded("line", line())


def with_line(*facts: Fact) -> Meeting:
    """Begin with the line, and what was promised and paid as done/1, done/2, ..."""
    return in_force(LEDGER, *([recorded("done", *facts)] if facts else []))


def answers(
    *holders: str,
    at: tuple[str, str] = (PROGRAM, COUNTRY),
    since: str | None = None,
    key: str = "a1",
) -> Fact:
    """Give holders the accountability for funds."""
    manner: Manner = "sole" if len(holders) == 1 else "joint"
    return assigned(
        LMDA, key, *holders, at=at, role="account-for-funds", manner=manner, since=since
    )


def unaccounted(office: Office, on: str) -> dict[tuple[str, str], Certainty]:
    """Return each payment, at a function, for which nobody answered on its day."""
    claims = office.claims()
    funding = [each for each in claims if isinstance(each, FundingClaim)]
    found = payments_unaccounted(funding, given(claims), trees(claims), day(on))
    return {(each.entry.payment or "", each.function): each.certainty for each in found}


def answering(office: Office, on: str, payment: str = "p1") -> dict[str, Certainty]:
    """Return who answers for a payment."""
    claims = office.claims()
    (claim,) = (each for each in claims if isinstance(each, FundingClaim))
    entry = next(each for each in claim.entries if each.payment == payment)
    found = FundsHolders(given(claims), trees(claims)).of(claim, entry, day(on))
    return {held.row.holder: held.certainty for each in found for held in each.held}


def test_a_payment_without_anybody_answering_for_it_is_found_from_its_day() -> None:
    """R16: it stands from that day, whoever is made accountable afterwards."""
    office = with_line(paid(50, THIS, "2000-05-10")).when(
        answers(TERRITORIAL, since="2000-05-11")
    ).then_recorded()  # fmt: skip
    found = [unaccounted(office, on) for on in around("2000-05-10")]
    assert found == [{}, {("p1", PROGRAM): "certain"}, {("p1", PROGRAM): "certain"}]
    assert unaccounted(office, "2099-01-01") == {("p1", PROGRAM): "certain"}


def test_who_answers_on_the_day_answers_for_it_ever_after() -> None:
    """The end of the role the day after does not leave the payment without."""
    office = with_line(paid(50, THIS, "2000-05-10"), answers(TERRITORIAL)).when(
        role_ended(LMDA, "a1", "2000-05-11")
    ).then_recorded()  # fmt: skip
    assert unaccounted(office, "2000-06-01") == {}
    assert answering(office, "2000-06-01") == {TERRITORIAL: "certain"}
    ended = with_line(paid(50, THIS, "2000-05-10"), answers(TERRITORIAL)).when(
        role_ended(LMDA, "a1", "2000-05-10")
    ).then_recorded()  # fmt: skip
    assert unaccounted(ended, "2000-06-01") == {("p1", PROGRAM): "certain"}


@pytest.mark.parametrize(
    ("at", "covered"),
    [
        ((PROGRAM, COUNTRY), True), ((FIELD, COUNTRY), True), ((SERVICE, COUNTRY), False),
        ((PROGRAM, NORTH), False),
    ],
)  # fmt: skip
def test_it_is_answered_for_at_its_function_and_territory(
    at: tuple[str, str], covered: bool
) -> None:
    """R8: a general accountability answers for what is beneath; a narrower one does not."""
    office = with_line(paid(50, THIS, "2000-05-10"), answers(TERRITORIAL, at=at)).then_recorded()
    assert (unaccounted(office, "2000-06-01") == {}) is covered


def test_another_accountability_is_not_for_funds() -> None:
    fact = assigned(LMDA, "a1", TERRITORIAL, at=(PROGRAM, COUNTRY), role="account-for-outcomes")
    office = with_line(paid(50, THIS, "2000-05-10"), fact).then_recorded()
    assert unaccounted(office, "2000-06-01") == {("p1", PROGRAM): "certain"}


def test_money_for_several_functions_is_answered_for_at_each() -> None:
    """It is not shared out: nobody may answer at one of them only."""
    office = in_force(
        recorded("line", line(functions=(PROGRAM, FIELD))),
        recorded("done", paid(5, THIS, "2000-05-10")),
    ).when(answers(TERRITORIAL)).then_recorded()  # fmt: skip
    assert unaccounted(office, "2000-06-01") == {("p1", FIELD): "certain"}


@pytest.mark.parametrize(
    ("paid_on", "found"),
    [
        ("2000-05-01..2000-05-09", "certain"), ("2000-05-01..2000-05-10", "possible"),
        ("2000-05-10..2000-05-20", None), ("2000-05-09..2000-05-10", "possible"),
        (None, "possible"),
    ],
)  # fmt: skip
def test_an_imprecise_day_leaves_it_possible(paid_on: str | None, found: Certainty | None) -> None:
    """R3: certain if on every day left open nobody answers, possible if on some."""
    office = with_line(paid(50, THIS, paid_on), answers(TERRITORIAL, since="2000-05-10"))
    expected = {("p1", PROGRAM): found} if found else {}
    assert unaccounted(office.then_recorded(), "2001-04-01") == expected


def test_while_it_may_not_be_paid_yet_it_is_possible() -> None:
    """On a day among those left open, it may be paid already."""
    office = with_line(paid(50, THIS, "2000-05")).then_recorded()
    assert unaccounted(office, "2000-04-30") == {}
    assert unaccounted(office, "2000-05-01") == {("p1", PROGRAM): "possible"}
    assert unaccounted(office, "2000-05-31") == {("p1", PROGRAM): "certain"}


def test_accountability_that_passes_on_an_unknown_day_leaves_no_false_gap() -> None:
    """R3: one or the other answers, whichever day of May the step was effected."""
    moved = move(FEDERAL, to=TERRITORIAL, at=(PROGRAM, COUNTRY), roles=("account-for-funds",))
    office = with_line(paid(50, THIS, "2000-05-10"), answers(FEDERAL)).when(
        planned(LMDA, "s1", moved), effected(LMDA, "s1", "2000-05")
    ).then_recorded()  # fmt: skip
    assert unaccounted(office, "2000-06-01") == {}
    assert answering(office, "2000-06-01") == {FEDERAL: "possible", TERRITORIAL: "possible"}


def test_accountability_that_begins_on_an_unknown_day_may_come_too_late() -> None:
    office = with_line(paid(50, THIS, "2000-05-10")).when(
        answers(TERRITORIAL, since="2000-05")
    ).then_recorded()  # fmt: skip
    assert unaccounted(office, "2000-06-01") == {("p1", PROGRAM): "possible"}
    assert answering(office, "2000-06-01") == {TERRITORIAL: "possible"}


def test_each_co_holder_answers() -> None:
    office = with_line(paid(50, THIS, "2000-05-10"), answers(FEDERAL, TERRITORIAL)).then_recorded()
    assert answering(office, "2000-06-01") == {FEDERAL: "certain", TERRITORIAL: "certain"}


def test_an_irregular_payment_is_not_looked_at() -> None:
    """R6: it is another finding."""
    office = with_line(irregular(paid(50, THIS, "2000-05-10"))).then_recorded()
    assert unaccounted(office, "2000-06-01") == {}


# Published totals


def compared(meeting: Meeting, on: str = "2001-04-01") -> Reconciled | None:
    """Return how the one total compares on a day."""
    claims = meeting.then_recorded().claims()
    (claim,) = (each for each in claims if isinstance(each, TotalClaim))
    document = next(each for each in claims if isinstance(each, DocumentClaim))
    lives = {each.subject: each for each in claims if isinstance(each, LifeClaim)}
    funding = [each for each in claims if isinstance(each, FundingClaim)]
    return reconciled(claim, funding, lives, document, day(on))


def published(*facts: Fact) -> Meeting:
    """Begin with the line of the LMDA and one of the Act, and what is told of them."""
    lines = recorded("line", line(), line(subject=ACT), commenced(ACT, "2000-02-01"))
    return in_force(lines, recorded("said", *facts))


def of_both(amount: int, one: int | None, other: int | None) -> tuple[Fact, ...]:
    return (
        paid(one, THIS, "2000-05-01"), paid(other, THIS, "2000-06-01", subject=ACT),
        total(amount, LMDA, ACT),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("amount", "differs"), [(100, None), (101, "certain"), (99, "certain"), (-100, "certain")]
)
def test_a_total_that_its_figures_do_not_come_to_is_found(
    amount: int, differs: Certainty | None
) -> None:
    """R16: to the cent."""
    found = compared(published(*of_both(amount, 60, 40)))
    assert found is not None
    assert (found.added.known, found.differs) == ((100, 100), differs)
    assert found.difference == (amount - 100, amount - 100)


def test_a_figure_not_published_leaves_nothing_to_compare() -> None:
    """R16: it makes the sum partial; that is no finding."""
    found = compared(published(*of_both(100, 60, None)))
    assert found is not None
    assert (found.added.partial, found.missing, found.difference, found.differs) == (
        True, (), None, None,
    )  # fmt: skip


def test_an_instrument_without_a_figure_leaves_nothing_to_compare() -> None:
    """Nothing on record is not zero."""
    found = compared(published(paid(60, THIS, "2000-05-01"), total(100, LMDA, ACT)))
    assert found is not None
    assert (found.missing, found.difference, found.differs) == ((ACT,), None, None)
    other_year = paid(40, NEXT, "2000-05-01", subject=ACT)
    found = compared(published(paid(60, THIS, "2000-05-01"), other_year, total(100, LMDA, ACT)))
    assert found is not None
    assert found.missing == (ACT,)


def test_another_currency_is_not_added() -> None:
    """Two currencies do not mix: the line has one."""
    found = compared(published(paid(60, THIS, "2000-05-01"), total(60, LMDA, currency="USD")))
    assert found is not None
    assert (found.missing, found.differs) == ((LMDA,), None)


def test_what_is_committed_is_added_as_adjusted() -> None:
    facts = (committed(100, years(THIS)), adjusted(-10, years(THIS), "2000-06-01"))
    found = compared(published(*facts, total(90, LMDA, figure="committed")))
    assert found is not None
    assert found.differs is None
    found = compared(published(*facts, total(90, LMDA, figure="committed")), "2000-05-31")
    assert found is not None
    assert found.differs == "certain"
    found = compared(published(projected(90, years(THIS)), total(90, LMDA, figure="projected")))
    assert found is not None
    assert found.differs is None


def test_a_sum_for_several_years_is_in_no_years_total() -> None:
    """R16: it is not prorated."""
    facts = (committed(100, years(THIS, NEXT)), total(100, LMDA, figure="committed"))
    found = compared(published(*facts))
    assert found is not None
    assert found.missing == (LMDA,)


def test_a_total_stands_from_the_day_it_is_published() -> None:
    """Without a day of its own or of its document, always."""
    said = published(paid(60, THIS, "2000-05-01"), total(61, LMDA, since="2001-06"))
    assert compared(said, "2001-05-31") is None
    found = [compared(said, on) for on in ("2001-06-01", "2001-06-30")]
    assert [each and each.differs for each in found] == ["possible", "certain"]


def test_a_figure_restated_is_compared_as_it_stands() -> None:
    said = published(
        paid(60, THIS, "2000-05-01"), total(60, LMDA), restated("said/1", 61, "2001-06-01")
    )
    found = [compared(said, on) for on in around("2001-06-01")]
    assert [each and each.differs for each in found] == [None, "certain", "certain"]


def test_an_imprecise_payment_may_make_a_total_differ() -> None:
    """R3: possible while it may not be paid; certain where it cannot come to the total."""
    said = published(paid(60, THIS, "2000-05"), total(60, LMDA))
    found = [compared(said, on) for on in ("2000-05-30", "2000-05-31")]
    assert [each and each.differs for each in found] == ["possible", None]
    far = compared(published(paid(60, THIS, "2000-05"), total(70, LMDA)), "2000-05-30")
    assert far is not None
    assert far.differs == "certain"
