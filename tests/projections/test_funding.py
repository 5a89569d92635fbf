"""What is promised, paid and left, and who answers for it, from the store (R16)."""

from __future__ import annotations

from typing import Any

import pytest

from agreements.application.drafts import draft_of
from agreements.domain.words import Prose, Text
from agreements.projections.asked import UnknownSubject
from agreements.projections.funding import FundingQuestion, funding
from agreements.projections.funding_shapes import AmountPart, FundingAnswer
from agreements.projections.shapes import to_json
from agreements.projections.snapshot import KnownAt
from agreements.projections.source import Draft
from tests.domain.money import (
    NEXT,
    THIS,
    carried,
    committed,
    lapsed,
    line,
    paid,
    restated,
    total,
    years,
)
from tests.domain.scenes import IN_FORCE, SIGNED, recorded
from tests.histories import (
    ACT,
    BOARD,
    COUNTRY,
    DOCUMENT,
    FEDERAL,
    FIELD,
    LMDA,
    NORTH,
    PROGRAM,
    REGISTRATIONS,
    SERVICE,
    TERRITORIAL,
    assigned,
    commenced,
    corrected,
    irregular,
    succeeded,
)
from tests.projections.conftest import Desk, Records

LINES = recorded(
    "lines",
    line("benefits").model_copy(
        update={
            "source": Text(en="EI Account", fr="Compte d’AE"),
            "conditions": Prose(en="On an accepted plan."),
            "consequences": Prose(en="Payments stop."),
        }
    ),
    line("measures", functions=(SERVICE, FIELD), territory=NORTH),
    line("abroad", currency="USD"),
)
MONEY = recorded(
    "money",
    committed(100_00, years(THIS), "2000-04-01"),
    paid(80_00, THIS, "2001-03-31", "march"),
    paid(20_00, THIS, "2001-05-04", "may"),
    committed(500_00, years(THIS, NEXT), "2000-04-01", "measures"),
    paid(None, NEXT, "2001-06-01", key="measures"),
    paid(7, THIS, "2000-05-01", key="abroad"),
)
ANSWERS = recorded(
    "answers",
    assigned(
        LMDA, "a1", TERRITORIAL, at=(FIELD, COUNTRY), role="account-for-funds", since="2001-04-01"
    ).model_copy(update={"answerable_to": (FEDERAL,)}),
)


@pytest.fixture
def told(records: Records) -> Records:
    """The registry with its lines, its money, and who answers from 1 April 2001."""
    records.record(REGISTRATIONS, SIGNED, IN_FORCE, LINES, MONEY, ANSWERS)
    return records


async def ask(
    desk: Desk,
    on: str,
    known_at: KnownAt = None,
    draft: Draft | None = None,
    **asked_for: Any,  # fields of the question
) -> FundingAnswer:
    return await funding(await desk.asked(on, known_at, draft), FundingQuestion(**asked_for))


def exactly(cents: int | None, *, partial: bool = False) -> AmountPart:
    return AmountPart(least=cents, most=cents, partial=partial)


def outstanding(answer: FundingAnswer) -> dict[tuple[str, str, str], AmountPart]:
    """Return what is outstanding, by line and years."""
    return {
        (each.line, row.years.first, row.years.last): row.outstanding
        for each in answer.lines
        for row in each.rows
    }


@pytest.mark.usefixtures("told")
async def test_paid_after_the_end_of_the_year(own_desk: Desk) -> None:
    """R16, a story: the last cheque of 2000-01 goes out in May 2001."""
    for on, left in (("2001-05-03", 20_00), ("2001-05-04", 0), ("2001-05-05", 0)):
        answer = await ask(own_desk, on)
        assert outstanding(answer)["benefits", THIS, THIS] == exactly(left), on
    answer = await ask(own_desk, "2001-05-05")
    (benefits,) = (each for each in answer.lines if each.line == "benefits")
    assert [(each.payment, each.fiscal_year) for each in benefits.payments] == [
        ("march", THIS), ("may", THIS),
    ]  # fmt: skip
    assert {row.years.first for row in benefits.rows} == {THIS}


@pytest.mark.usefixtures("told")
async def test_who_answers_for_each_payment_on_its_day(own_desk: Desk) -> None:
    """The territorial government answers from 1 April 2001: for May's cheque, not March's."""
    answer = await ask(own_desk, "2002-01-01")
    (benefits,) = (each for each in answer.lines if each.line == "benefits")
    march, may = (each.accountability for each in benefits.payments)
    assert [(each.function.id, each.holders, each.nobody) for each in march] == [
        (PROGRAM, (), "certain")
    ]
    ((holder,),) = (each.holders for each in may)
    assert (holder.holder.id, [each.id for each in holder.answerable_to]) == (
        TERRITORIAL, [FEDERAL],
    )  # fmt: skip
    assert [(each.code, each.certainty, each.about) for each in answer.findings] == [
        ("no_accountability_for_funds", "certain", (LMDA, "abroad", "p1", PROGRAM, COUNTRY)),
        ("no_accountability_for_funds", "certain", (LMDA, "benefits", "march", PROGRAM, COUNTRY)),
    ]


@pytest.mark.usefixtures("told")
async def test_sums_by_year_function_party_and_source(own_desk: Desk) -> None:
    """Several years, two currencies and several functions are kept apart."""
    answer = await ask(own_desk, "2002-01-01")
    found = {
        (each.by, tuple(of.id for of in each.of), each.source and each.source.en,
         each.years.first, each.years.last, each.currency): (each.committed, each.paid)
        for each in answer.totals
    }  # fmt: skip
    nothing, both = exactly(None), (SERVICE, FIELD)
    benefits = (exactly(100_00), exactly(100_00))
    assert found["year", (), None, THIS, THIS, "CAD"] == benefits
    assert found["year", (), None, THIS, THIS, "USD"] == (nothing, exactly(7))
    unpublished = exactly(None, partial=True)
    assert found["year", (), None, THIS, NEXT, "CAD"] == (exactly(500_00), unpublished)
    assert found["year", (), None, NEXT, NEXT, "CAD"] == (nothing, unpublished)
    assert found["function", (PROGRAM,), None, THIS, THIS, "CAD"] == benefits
    assert found["function", both, None, THIS, NEXT, "CAD"] == (exactly(500_00), unpublished)
    assert found["payer", (FEDERAL,), None, THIS, THIS, "CAD"] == benefits
    assert found["payee", (TERRITORIAL,), None, THIS, THIS, "CAD"] == benefits
    assert found["source", (), "EI Account", THIS, THIS, "CAD"] == benefits
    assert found["source", (), None, THIS, THIS, "USD"] == (nothing, exactly(7))


@pytest.mark.parametrize(
    ("asked_for", "lines"),
    [
        ({"instrument": LMDA}, ["abroad", "benefits", "measures"]),
        ({"instrument": ACT}, []),
        ({"function": SERVICE}, ["measures"]),
        ({"function": PROGRAM}, ["abroad", "benefits", "measures"]),
        ({"territory": NORTH}, ["measures"]),
        ({"territory": COUNTRY}, ["abroad", "benefits", "measures"]),
        ({"party": TERRITORIAL}, ["abroad", "benefits", "measures"]),
        ({"party": BOARD}, []),
        ({"year": THIS}, ["abroad", "benefits", "measures"]),
        ({"year": NEXT}, ["measures"]),
        ({"year": "2002-03"}, []),
    ],
)
@pytest.mark.usefixtures("told")
async def test_only_what_is_asked_for(
    own_desk: Desk, asked_for: dict[str, Any], lines: list[str]
) -> None:
    """A function or territory stands for all beneath it; several years for each of them."""
    answer = await ask(own_desk, "2002-01-01", **asked_for)
    assert [each.line for each in answer.lines] == lines
    echoed = {name: getattr(answer, name) for name in asked_for}
    assert {name: getattr(each, "id", each) for name, each in echoed.items()} == asked_for


@pytest.mark.parametrize("kind", ["instrument", "function", "territory", "party"])
@pytest.mark.usefixtures("told")
async def test_what_is_not_registered_is_an_error(own_desk: Desk, kind: str) -> None:
    with pytest.raises(UnknownSubject):
        await funding(await own_desk.asked("2002-01-01"), FundingQuestion(**{kind: "nowhere"}))


@pytest.mark.usefixtures("told")
async def test_before_anything_is_recorded_nothing_is_answered(own_desk: Desk) -> None:
    """R2: as known at position 0."""
    answer = await ask(own_desk, "2002-01-01", 0, instrument=LMDA)
    assert (answer.lines, answer.totals, answer.published) == ((), (), ())
    assert [each.code for each in answer.findings] == ["nothing_recorded"]


async def test_a_successor_is_found_and_shown(told: Records, own_desk: Desk) -> None:
    """R13: the party named stays named; who stands in its place on the day is told."""
    told.record(recorded("further", succeeded(FEDERAL, BOARD, effective_on="2001-07-01")))
    before = await ask(own_desk, "2001-06-30", party=BOARD)
    after = await ask(own_desk, "2001-07-01", party=BOARD)
    assert before.lines == ()
    found = {(each.payer.id, *(each.payer.in_place)) for each in after.lines}
    ((payer, stands),) = found
    assert (payer, getattr(stands, "id", None), getattr(stands, "certainty", None)) == (
        FEDERAL, BOARD, "certain",
    )  # fmt: skip


@pytest.mark.usefixtures("told")
async def test_conditions_and_consequences_are_shown(own_desk: Desk) -> None:
    answer = await ask(own_desk, "2002-01-01", instrument=LMDA)
    (benefits,) = (each for each in answer.lines if each.line == "benefits")
    assert benefits.conditions is not None
    assert benefits.conditions.en == "On an accepted plan."
    assert benefits.consequences is not None
    assert benefits.consequences.en == "Payments stop."


@pytest.mark.usefixtures("told")
async def test_what_a_row_rests_on(own_desk: Desk) -> None:
    """The facts that count on the day, and their sources with the line."""
    answer = await ask(own_desk, "2001-04-15")
    (benefits,) = (each for each in answer.lines if each.line == "benefits")
    assert [row.facts for row in benefits.rows] == [("money/1", "money/2")]
    assert [each.facts for each in benefits.payments] == [("money/2",)]
    assert {each.document for each in benefits.cites} == {DOCUMENT}


async def test_as_known_before_a_correction_the_answer_never_changes(
    told: Records, own_desk: Desk
) -> None:
    """R2, R5: a restatement counts from its day, a correction from its recording."""
    known = told.known("answers")
    before = to_json(await ask(own_desk, "2002-01-01", known))
    told.record(
        recorded(
            "anew",
            restated("money/3", 25_00, "2001-09-01"),
            corrected(paid(70_00, THIS, "2001-03-31", "march"), "money/2"),
        )
    )
    assert to_json(await ask(own_desk, "2002-01-01", known)) == before
    for on, amount in (("2001-08-31", 20_00), ("2001-09-01", 25_00)):
        (benefits,) = (each for each in (await ask(own_desk, on)).lines if each.line == "benefits")
        assert [each.amount for each in benefits.payments] == [exactly(70_00), exactly(amount)]


async def test_the_same_change_as_a_draft_is_the_same_answer(told: Records, own_desk: Desk) -> None:
    """What-if answers what recording would, a line in a place not reached before included."""
    change = recorded(
        "change",
        line("new", functions=(SERVICE,), territory=NORTH),
        committed(9, years(NEXT), "2001-04-01", "new"),
        paid(9, NEXT, "2001-05-01", key="new"),
        lapsed(1, THIS), carried(0, THIS, NEXT),
    )  # fmt: skip
    drafted = await ask(own_desk, "2002-01-01", draft=draft_of(told.log, change))
    told.record(change)
    answer = await ask(own_desk, "2002-01-01")
    assert drafted.lines == answer.lines
    assert (drafted.totals, drafted.findings) == (answer.totals, answer.findings)


async def test_an_irregular_payment_is_a_finding(told: Records, own_desk: Desk) -> None:
    told.record(recorded("odd", irregular(paid(5, THIS, "2001-05-01", "odd"))))
    answer = await ask(own_desk, "2002-01-01", instrument=LMDA)
    assert ("irregular_act", (LMDA, "odd/1")) in {
        (each.code, each.about) for each in answer.findings
    }


async def test_published_totals_are_compared(told: Records, own_desk: Desk) -> None:
    """R16: to the cent; a missing figure leaves nothing to compare."""
    told.record(
        recorded(
            "said",
            total(100_00, LMDA, key="right"),
            total(100_01, LMDA, key="wrong"),
            total(100_00, LMDA, ACT, key="missing"),
            total(100_00, LMDA, year=NEXT, key="unpublished"),
            commenced(ACT, "2000-01-01"),
        )
    )
    answer = await ask(own_desk, "2002-01-01")
    found = {
        each.total: (
            each.added,
            each.missing,
            each.difference and each.difference.most,
            each.differs,
        )
        for each in answer.published
    }
    assert found == {
        "right": (exactly(100_00), (), 0, None),
        "wrong": (exactly(100_00), (), 1, "certain"),
        "missing": (exactly(100_00), (ACT,), None, None),
        "unpublished": (exactly(None, partial=True), (), None, None),
    }
    codes = [each.about for each in answer.findings if each.code == "totals_do_not_reconcile"]
    assert codes == [(DOCUMENT, "wrong", THIS)]
    this = await ask(own_desk, "2002-01-01", year=THIS, instrument=ACT)
    assert this.published == ()


# The data set


@pytest.mark.parametrize(
    ("year", "added", "differs"),
    [("2010-11", 1_950_000_000_00, None), ("2013-14", 1_949_999_000_00, "certain")],
)
async def test_the_published_contributions(
    desk: Desk, year: str, added: int, differs: str | None
) -> None:
    """The rows of 2010-11 add up; those of 2013-14 fall short by a thousand dollars."""
    answer = await ask(desk, "2024-12-31", year=year)
    (published,) = answer.published
    assert (published.added, published.differs) == (exactly(added), differs)
    assert len(answer.lines) == 13


async def test_a_year_with_amounts_not_published_is_partial(desk: Desk) -> None:
    """2023-24: Yukon's and Nunavut's are not published."""
    answer = await ask(desk, "2024-12-31", year="2023-24")
    (by_year,) = (each for each in answer.totals if each.by == "year")
    assert by_year.paid == exactly(2_558_244_000_00, partial=True)
    assert by_year.committed == exactly(None)


async def test_nova_scotia_before_its_transfer(desk: Desk) -> None:
    """One sum confirmed, one projected; nothing is committed for the second year."""
    answer = await ask(desk, "2002-12-31", instrument="ca-ns-lmda-1997")
    found = {
        row.years.first: (row.committed, row.projected)
        for each in answer.lines
        for row in each.rows
    }
    nothing = exactly(None)
    assert found["2001-02"] == (exactly(80_205_000_00), nothing)
    assert found["2002-03"] == (nothing, exactly(80_462_000_00))


async def test_a_sum_over_five_years_is_not_prorated(desk: Desk) -> None:
    """107 million dollars to Prince Edward Island over five years."""
    answer = await ask(desk, "1999-12-31", instrument="ca-pe-lmda-1997")
    assert {
        (row.years.first, row.years.last): row.committed
        for each in answer.lines
        for row in each.rows
    } == {("1997-98", "2001-02"): exactly(107_000_000_00)}
