"""An instrument on a day: on the LMDA data set, and where days are imprecise."""

from __future__ import annotations

import pytest

from agreements.domain.facts import (
    ClauseAmended,
    ClauseRecorded,
    Condition,
    StepConditionSatisfied,
    StepConditionWaived,
)
from agreements.domain.words import Prose
from agreements.projections.agreement import agreement
from agreements.projections.agreement_shapes import AgreementAnswer, StatusOn
from agreements.projections.asked import UnknownSubject
from agreements.projections.reopeners import reopeners
from tests import histories as h
from tests.projections.conftest import Desk, Records

FIRST, TRANSFER = "ca-bc-lmda-1997", "ca-bc-lmda-2008"
CANADA, BC = "government-of-canada", "government-of-british-columbia"
IN_FORCE = (
    h.signed(h.LMDA, h.FEDERAL, "2000-01-01"),
    h.signed(h.LMDA, h.TERRITORIAL, "2000-01-01"),
    h.commenced(h.LMDA, "2000-01-10"),
)


def states(found: tuple[StatusOn, ...]) -> dict[str, str]:
    return {each.status: each.certainty for each in found}


def day(found: object) -> tuple[str, str]:
    """The bounds of a day, as text."""
    return (str(getattr(found, "earliest")), str(getattr(found, "latest")))  # noqa: B009


async def on(desk: Desk, day_asked: str, instrument: str = h.LMDA) -> AgreementAnswer:
    return await agreement(await desk.asked(day_asked), instrument)


@pytest.mark.parametrize(
    ("on_day", "status", "ended"),
    [
        ("1997-04-24", {"in-negotiation": "certain"}, []),
        ("1997-04-25", {"in-force": "possible", "signed": "possible"}, []),
        ("1998-03-30", {"in-force": "possible", "signed": "possible"}, []),
        ("1998-03-31", {"in-force": "certain"}, []),
        ("2009-02-01", {"in-force": "certain"}, []),
        ("2009-02-02", {"superseded": "certain"}, [("superseded", TRANSFER, "certain")]),
    ],
)
async def test_the_first_agreement_of_british_columbia_through_its_life(
    desk: Desk, on_day: str, status: dict[str, str], ended: list[tuple[str, str, str]]
) -> None:
    """R3: its first day is known to lie between two days; R1: its renewal carries it on."""
    answer = await on(desk, on_day, FIRST)

    assert states(answer.status) == status
    assert [states(each.status) for each in answer.parties] == [status, status]
    assert [
        (each.how, each.by.id if each.by else "", each.certainty) for each in answer.ended
    ] == ended
    assert answer.period is not None
    assert day(answer.period.from_) == ("1997-04-25", "1998-03-31")
    assert day(answer.period.until) == ("2009-02-02", "2009-02-02")
    assert answer.superseded_by is not None
    assert answer.superseded_by.id == TRANSFER


async def test_what_is_on_record_of_it_is_told_whatever_the_day(desk: Desk) -> None:
    answer = await on(desk, "2008-12-31", FIRST)

    assert (answer.kind, answer.genre) == ("agreement", None)
    assert (answer.form, answer.partnership_type) == ("co-management", "collaborative")
    assert [(each.id, day(each.signed), day(each.in_force_from)) for each in answer.parties] == [
        (each, ("1997-04-25", "1997-04-25"), ("1997-04-25", "1998-03-31")) for each in (CANADA, BC)
    ]
    assert answer.term is not None
    assert (answer.term.length, answer.term.renewable) == ("P5Y", True)
    assert [(each.fact, each.until, each.basis) for each in answer.term.renewals] == [
        ("lmda-2026-bc-first-agreement-renewal/1", None, "inferred")
    ]
    assert ("lmda-2026-bc-first-agreement-renewal/1", "AgreementRenewed") in [
        (each.fact, each.kind) for each in answer.inferred
    ]
    assert answer.facts[0] == "lmda-2026-bc-first-agreement/1"
    assert (answer.findings, answer.irregular) == ((), ())


async def test_clauses_are_told_with_the_text_in_effect(desk: Desk) -> None:
    """The sources give the headings and not the texts: a text that is not on file is null."""
    answer = await on(desk, "2008-12-31", FIRST)

    assert [(each.clause, each.kind) for each in answer.clauses] == [
        ("evaluation", "evaluation"),
        ("funding", "funding"),
        ("governance", "governance"),
        ("language", "language"),
        ("offices", "other"),
        ("re-opener", "re-opener"),
        ("visibility", "visibility"),
    ]
    assert {(each.texts[0].text, each.texts[0].certainty) for each in answer.clauses} == {
        (None, "certain")
    }
    assert all(each.cites for each in answer.clauses)
    assert (await on(desk, "2009-02-02", FIRST)).clauses[0].texts == ()


async def test_its_reopeners_are_those_of_the_reopeners_question(desk: Desk) -> None:
    asked = await desk.asked("2008-12-31")

    assert (await agreement(asked, FIRST)).reopeners == (await reopeners(asked)).reopeners


async def test_assignments_say_what_the_instrument_says_not_what_holds(desk: Desk) -> None:
    """They are told after it ended too."""
    answer = await on(desk, "2020-01-01", FIRST)

    deliver = next(each for each in answer.assignments if each.assignment == "deliver")
    assert [each.id for each in deliver.holders] == [CANADA, BC]
    assert (deliver.role, deliver.manner, deliver.decision_rule) == (
        "deliver", "joint", "consensus",
    )  # fmt: skip
    assert (deliver.function.id, deliver.territory.name.fr) == (
        "employment-benefits", "Colombie-Britannique",
    )  # fmt: skip
    assert (deliver.effective_on, deliver.until) == (None, None)
    assert len(answer.assignments) == 8


@pytest.mark.parametrize(
    ("on_day", "status", "state"),
    [
        ("2008-02-19", "in-negotiation", "planned"),
        ("2008-02-20", "signed", "planned"),
        ("2009-02-01", "signed", "planned"),
        ("2009-02-02", "in-force", "effected"),
        ("2026-01-01", "in-force", "effected"),
    ],
)
async def test_the_transfer_agreement_takes_effect_with_its_step(
    desk: Desk, on_day: str, status: str, state: str
) -> None:
    """R9."""
    answer = await on(desk, on_day, TRANSFER)

    assert states(answer.status) == {status: "certain"}
    (step,) = answer.steps
    assert [(each.state, each.certainty) for each in step.state] == [(state, "certain")]
    assert day(step.effected_on) == ("2009-02-02", "2009-02-02")
    (move,) = step.moves
    assert (move.roles, move.to_holder.id) == (("deliver", "design"), BC)
    assert [each.id for each in move.from_holders] == [CANADA, "hrdc"]
    assert (answer.term, answer.superseded_by) == (None, None)


@pytest.mark.parametrize(
    ("on_day", "status"), [("1996-06-29", "not-in-force"), ("1996-06-30", "in-force")]
)
async def test_an_enactment_is_answered_too(desk: Desk, on_day: str, status: str) -> None:
    answer = await on(desk, on_day, "employment-insurance-act")

    assert (answer.kind, answer.genre, answer.parties) == ("enactment", "statute", ())
    assert answer.made_by is not None
    assert answer.made_by.name.en == "Parliament of Canada"
    assert states(answer.status) == {status: "certain"}


@pytest.mark.parametrize(
    ("on_day", "status"),
    [
        ("1995-10-31", {"not-made": "certain"}),
        ("1995-11-01", {"declared": "possible", "not-made": "possible"}),
        ("1995-11-30", {"declared": "certain"}),
    ],
)
async def test_a_declaration_is_shown(desk: Desk, on_day: str, status: dict[str, str]) -> None:
    """R25: it moves nothing; R3: known to the month."""
    answer = await on(desk, on_day, "canada-announcement-1995")

    assert (answer.kind, answer.genre, answer.period) == ("declaration", "announcement", None)
    assert day(answer.made_on) == ("1995-11-01", "1995-11-30")
    assert (states(answer.status), answer.assignments) == (status, ())


async def test_nunavut_is_in_force_before_it_is_signed(desk: Desk) -> None:
    """A commencement may be retroactive (R3)."""
    answer = await on(desk, "2000-04-15", "ca-nu-lmda-2000")

    assert states(answer.status) == {"in-force": "certain"}
    assert [day(each.signed) for each in answer.parties] == [("2000-05-11", "2000-05-11")] * 2


@pytest.mark.parametrize("subject", ["no-such", CANADA, "CA-BC"])
async def test_what_is_no_instrument_is_unknown(desk: Desk, subject: str) -> None:
    with pytest.raises(UnknownSubject) as unknown:
        await on(desk, "2008-12-31", subject)

    assert (unknown.value.subject, unknown.value.expected) == (subject, "instrument")


async def test_it_is_unknown_before_it_was_recorded(desk: Desk, lmda: Records) -> None:
    """R2."""
    known = lmda.before("lmda-2026-nu-agreement")
    with pytest.raises(UnknownSubject):
        await agreement(await desk.asked("2000-04-15", known), "ca-nu-lmda-2000")


async def test_before_the_first_submission_nothing_is_recorded(desk: Desk) -> None:
    answer = await agreement(await desk.asked("2008-12-31", 0), FIRST)

    assert (answer.id, answer.kind, answer.status) == (FIRST, None, ())
    assert [each.code for each in answer.findings] == ["nothing_recorded"]


async def test_each_party_stands_as_it_signed_and_commenced(
    records: Records, own_desk: Desk
) -> None:
    records.record(
        h.REGISTRATIONS,
        h.submission(
            "s",
            h.signed(h.LMDA, h.FEDERAL, "2000-01-05"),
            h.signed(h.LMDA, h.TERRITORIAL, "2000-01-08..2000-01-10"),
            h.commenced(h.LMDA, "2000-02-01", h.FEDERAL),
        ),
    )

    federal, territorial = (await on(own_desk, "2000-01-09")).parties
    assert states(federal.status) == {"signed": "certain"}
    assert states(territorial.status) == {"in-negotiation": "possible", "signed": "possible"}
    assert day(territorial.signed) == ("2000-01-08", "2000-01-10")
    assert (day(federal.in_force_from), territorial.in_force_from) == (
        ("2000-02-01", "2000-02-01"),
        None,
    )
    later = await on(own_desk, "2000-02-01")
    assert [states(each.status) for each in later.parties] == [
        {"in-force": "certain"}, {"signed": "certain"},
    ]  # fmt: skip
    assert states(later.status) == {"in-force": "certain"}


async def test_an_amendment_of_an_imprecise_day_leaves_two_texts_possible(
    records: Records, own_desk: Desk
) -> None:
    """R15, R3. Clauses are in the order of their numbers."""

    def amended(text: str, since: str, by: str | None = None) -> ClauseAmended:
        return ClauseAmended(
            subject=h.LMDA, clause="7.2", text=Prose(en=text), effective_on=h.on(since),
            amended_by=by, cites=h.cite(),
        )  # fmt: skip

    recorded = [
        ClauseRecorded(
            subject=h.LMDA, clause=each, kind="funding", text=Prose(en=f"first {each}"),
            cites=h.cite(),
        )
        for each in ("10.1", "7.2")
    ]  # fmt: skip
    records.record(
        h.REGISTRATIONS,
        h.submission(
            "s", *IN_FORCE, *recorded, amended("second", "2000-03-01..2000-03-03", h.ACCORD)
        ),
    )

    async def texts(on_day: str) -> list[tuple[str | None, str]]:
        first, second = (await on(own_desk, on_day)).clauses
        assert (first.clause, second.clause) == ("7.2", "10.1")
        return [(each.text.en if each.text else None, each.certainty) for each in first.texts]

    assert await texts("2000-02-29") == [("first 7.2", "certain")]
    assert await texts("2000-03-02") == [("first 7.2", "possible"), ("second", "possible")]
    assert await texts("2000-03-03") == [("second", "certain")]
    in_effect = (await on(own_desk, "2000-03-03")).clauses[0].texts[0]
    assert in_effect.amended_by is not None
    assert (in_effect.amended_by.id, day(in_effect.since)) == (
        h.ACCORD, ("2000-03-01", "2000-03-03"),
    )  # fmt: skip


async def test_a_planned_step_is_told_with_its_conditions_and_what_it_would_move(
    records: Records, own_desk: Desk
) -> None:
    """R9: a plan moves nothing; a correction of the plan is what is told."""
    at = (h.FIELD, h.NORTH)
    conditions = tuple(
        Condition(condition=each, text=Prose(en=f"staff {each}")) for each in ("a", "b", "c")
    )
    wrong = h.planned(h.LMDA, h.STEP, h.move(h.FEDERAL, to=h.BOARD, at=at), conditions=conditions)
    right = h.planned(
        h.LMDA, h.STEP, h.move(h.FEDERAL, to=h.TERRITORIAL, at=at), conditions=conditions
    )
    act = {"subject": h.LMDA, "step": h.STEP, "cites": h.cite()}
    records.record(
        h.REGISTRATIONS,
        h.submission(
            "s",
            *IN_FORCE,
            wrong,
            StepConditionSatisfied.model_validate(
                act | {"condition": "a", "satisfied_on": "2000-02-01..2000-02-03"}
            ),
            StepConditionWaived.model_validate(
                act | {"condition": "b", "waived_on": "2000-02-10", "by": h.FEDERAL}
            ),
        ),
        h.submission("t", h.corrected(right, "s/4")),
    )

    (step,) = (await on(own_desk, "2000-02-02")).steps

    assert [(each.state, each.certainty) for each in step.state] == [("planned", "certain")]
    assert {
        each.id: ({s.state: s.certainty for s in each.state}, each.on and day(each.on))
        for each in step.conditions
    } == {
        "a": ({"satisfied": "possible", "unmet": "possible"}, ("2000-02-01", "2000-02-03")),
        "b": ({"unmet": "certain"}, ("2000-02-10", "2000-02-10")),
        "c": ({"unmet": "certain"}, None),
    }
    (move,) = step.moves
    assert (move.to_holder.id, move.territory.name.en) == (h.TERRITORIAL, h.NORTH)
    (later,) = (await on(own_desk, "2000-02-10")).steps
    assert [each.state[0].state for each in later.conditions] == ["satisfied", "waived", "unmet"]


async def test_a_step_before_its_basis_and_an_irregular_act_are_findings(
    records: Records, own_desk: Desk
) -> None:
    """R9, R6."""
    at = (h.FIELD, h.NORTH)
    records.record(
        h.REGISTRATIONS,
        h.submission(
            "s",
            *IN_FORCE,
            h.planned(h.LMDA, h.STEP, h.move(h.FEDERAL, to=h.TERRITORIAL, at=at)),
            h.effected(h.LMDA, h.STEP, "2000-01-05"),
            h.irregular(h.terminated(h.LMDA, "2000-03-01")),
        ),
    )

    answer = await on(own_desk, "2000-01-09")

    assert [(each.code, each.certainty, each.about) for each in answer.findings] == [
        ("step_before_basis", "certain", (h.LMDA, h.STEP)),
        ("irregular_act", "certain", (h.LMDA, "s/6")),
    ]
    assert [(each.part, each.facts) for each in answer.irregular] == [("life", ("s/6",))]
    after = await on(own_desk, "2000-03-02")
    assert [each.code for each in after.findings] == ["irregular_act"]
    assert states(after.status) == {"in-force": "certain"}


async def test_every_way_in_which_it_may_have_ended_is_told(
    records: Records, own_desk: Desk
) -> None:
    """R3: never one picked silently."""
    records.record(
        h.REGISTRATIONS,
        h.submission(
            "s",
            *IN_FORCE,
            h.term(h.LMDA, until="2000-03-02"),
            h.superseded(h.LMDA, h.ACCORD, "2000-03-01..2000-03-04"),
        ),
    )

    answer = await on(own_desk, "2000-03-05")

    assert [(each.how, each.certainty, day(each.on)) for each in answer.ended] == [
        ("superseded", "possible", ("2000-03-01", "2000-03-04")),
        ("expired", "possible", ("2000-03-02", "2000-03-02")),
    ]
    assert states(answer.status) == {"expired": "possible", "superseded": "possible"}
    assert (await on(own_desk, "2000-02-29")).ended == ()
    assert (await on(own_desk, "2000-02-29")).period == answer.period


async def test_who_gave_notice_is_named(records: Records, own_desk: Desk) -> None:
    notice = h.terminated(h.LMDA, "2000-03-01").model_copy(update={"party": h.FEDERAL})
    records.record(h.REGISTRATIONS, h.submission("s", *IN_FORCE, notice))

    (ended,) = (await on(own_desk, "2000-03-01")).ended

    assert ended.by is not None
    assert (ended.how, ended.by.id, ended.by.name.en) == ("terminated", h.FEDERAL, h.FEDERAL)
