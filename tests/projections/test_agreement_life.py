"""An agreement's whole life in its answer: talks, conditions, suspension, who joins, amendments."""

from __future__ import annotations

from agreements.domain.facts import ClauseAmended, ClauseRecorded, ClauseRepealed
from agreements.domain.words import Prose
from agreements.projections.agreement import agreement
from agreements.projections.agreement_shapes import AgreementAnswer
from tests import histories as h
from tests import lives
from tests.projections.conftest import Desk, Records
from tests.projections.test_agreement import day, on, states

SIGNED = (
    h.signed(h.LMDA, h.FEDERAL, "2000-01-01"),
    h.signed(h.LMDA, h.TERRITORIAL, "2000-01-01"),
)
IN_FORCE = (*SIGNED, h.commenced(h.LMDA, "2000-01-10"))


def told(records: Records, *facts: object) -> None:
    records.record(h.REGISTRATIONS, h.submission("told", *facts))  # type: ignore[arg-type]


async def test_before_it_is_in_force(records: Records, own_desk: Desk) -> None:
    """Talks, approvals, and what its commencement waits for with the state on the day."""
    told(
        records,
        lives.opened(h.LMDA, "1999-06"),
        lives.approved(h.LMDA, h.FEDERAL, h.BOARD, "1999-12-20"),
        lives.conditioned(h.LMDA, "vote", h.TERRITORIAL),
        lives.conditioned(h.LMDA, "staff"),
        lives.met(h.LMDA, "vote", "2000-01-05"),
        *SIGNED,
    )

    answer = await on(own_desk, "2000-01-05")

    assert [day(each) for each in answer.negotiation_opened] == [("1999-06-01", "1999-06-30")]
    (approval,) = answer.approvals
    assert (approval.party.id, approval.approved_by.id, approval.under) == (
        h.FEDERAL, h.BOARD, None,
    )  # fmt: skip
    assert [
        (each.condition, each.party and each.party.id, each.state[0].state, each.on is None)
        for each in answer.commencement_conditions
    ] == [("vote", h.TERRITORIAL, "met", False), ("staff", None, "unmet", True)]
    before = await on(own_desk, "2000-01-04")
    assert before.commencement_conditions[0].state[0].state == "unmet"
    assert states((await on(own_desk, "1999-05-31")).status) == {"not-opened": "certain"}


async def test_talks_that_were_abandoned(records: Records, own_desk: Desk) -> None:
    told(records, lives.abandoned(h.LMDA, "2000-02-01"))

    answer = await on(own_desk, "2000-02-01")

    assert states(answer.status) == {"abandoned": "certain"}
    assert [(each.how, day(each.on)) for each in answer.ended] == [
        ("abandoned", ("2000-02-01", "2000-02-01"))
    ]
    assert (await on(own_desk, "2000-01-31")).ended == ()


async def test_its_form_and_partnership_type_on_the_day(records: Records, own_desk: Desk) -> None:
    """R3, R4: the last change by day; before any, what was registered; null where uncertain."""
    told(
        records,
        *IN_FORCE,
        lives.form_changed(h.LMDA, "2000-02-01", "co-management", "collaborative"),
        lives.form_changed(h.LMDA, "2000-03", "devolution"),
    )

    async def form(on_day: str) -> tuple[object, dict[str, str]]:
        answer = await on(own_desk, on_day)
        return answer.form, {each.form: each.certainty for each in answer.forms}

    assert await form("2000-01-31") == (None, {})
    assert await form("2000-02-01") == ("co-management", {"co-management": "certain"})
    assert await form("2000-03-15") == (
        None, {"co-management": "possible", "devolution": "possible"},
    )  # fmt: skip
    assert await form("2000-03-31") == ("devolution", {"devolution": "certain"})
    assert (await on(own_desk, "2000-04-01")).partnership_type == "collaborative"
    assert (await on(own_desk, "2000-01-31")).partnership_types == ()


async def test_a_suspension_and_a_notice_taken_back(records: Records, own_desk: Desk) -> None:
    """R17; a notice taken back stays on record and ends nothing."""
    told(
        records,
        *IN_FORCE,
        lives.notice_terms(h.LMDA, "P6M", h.FEDERAL),
        lives.suspended(h.LMDA, "2000-03-01"),
        lives.lifted(h.LMDA, "2000-04-01"),
        lives.notice(h.LMDA, h.FEDERAL, "2000-02-01", "2000-08-01"),
        lives.taken_back(h.LMDA, "2000-02-15"),
    )

    answer = await on(own_desk, "2000-03-31")

    assert states(answer.status) == {"suspended": "certain"}
    (suspension,) = answer.suspensions
    assert (day(suspension.effective_on), day(suspension.until), suspension.runs) == (
        ("2000-03-01", "2000-03-01"), ("2000-04-01", "2000-04-01"), "certain",
    )  # fmt: skip
    assert (await on(own_desk, "2000-04-01")).suspensions[0].runs is None
    assert answer.termination_terms is not None
    assert answer.termination_terms.notice_period == "P6M"
    assert [each.id for each in answer.termination_terms.entitled] == [h.FEDERAL]
    (notice,) = answer.notices
    assert (notice.by and notice.by.id, day(notice.notice_on), notice.withdrawn) == (
        h.FEDERAL, ("2000-02-01", "2000-02-01"), "certain",
    )  # fmt: skip
    later = await on(own_desk, "2000-08-01")
    assert (states(later.status), later.ended) == ({"in-force": "certain"}, ())
    assert later.period is not None
    assert later.period.until is None


async def test_who_joins_who_may_not_and_who_leaves(records: Records, own_desk: Desk) -> None:
    """Who decided, on which criteria; each party on the day."""
    told(
        records,
        h.organization("newcomer"),
        *IN_FORCE,
        lives.asked_to_join(h.LMDA, "newcomer", "2000-02-01"),
        lives.kept_out(h.LMDA, "newcomer", "2000-03-01", h.FEDERAL, h.TERRITORIAL),
        lives.acceded(h.LMDA, h.BOARD, "2000-03-01", "2000-04-01"),
        lives.withdrew(h.LMDA, h.TERRITORIAL, "2000-06-01"),
    )

    answer = await on(own_desk, "2000-03-01")

    assert [(each.id, states(each.status)) for each in answer.parties] == [
        (h.FEDERAL, {"in-force": "certain"}),
        (h.TERRITORIAL, {"in-force": "certain"}),
        (h.BOARD, {"signed": "certain"}),
    ]
    board = answer.parties[2]
    assert (board.signed, day(board.acceded), day(board.in_force_from)) == (
        None, ("2000-03-01", "2000-03-01"), ("2000-04-01", "2000-04-01"),
    )  # fmt: skip
    (request,), (refusal,) = answer.accession_requests, answer.accession_refusals
    assert (request.applicant.id, refusal.applicant.name.en) == ("newcomer", "newcomer")
    assert [each.id for each in refusal.decided_by] == [h.FEDERAL, h.TERRITORIAL]
    assert refusal.criteria.en == "no program of its own"
    gone = (await on(own_desk, "2000-06-01")).parties[1]
    assert (states(gone.status), day(gone.withdrew)) == (
        {"withdrawn": "certain"}, ("2000-06-01", "2000-06-01"),
    )  # fmt: skip


def text(subject: str, said: str, effective_on: str) -> ClauseAmended:
    return ClauseAmended(
        subject=subject, clause="3", text=Prose(en=said), effective_on=h.on(effective_on),
        amended_by="amending", cites=h.cite(),
    )  # fmt: skip


async def test_one_instrument_amends_several(records: Records, own_desk: Desk) -> None:
    """Each tells what amended it; the amending instrument tells all that it amends."""
    clauses = [
        ClauseRecorded(subject=each, clause="3", kind="funding", cites=h.cite())
        for each in h.AGREEMENTS
    ]
    told(
        records,
        *IN_FORCE,
        h.agreement("amending", h.FEDERAL, h.TERRITORIAL),
        *clauses,
        lives.agreement_amended(h.LMDA, "2000-03-01", "amending"),
        text(h.LMDA, "second", "2000-03-01"),
        ClauseRepealed(
            subject=h.ACCORD, clause="3", effective_on=h.on("2000-04-01"), amended_by="amending",
            cites=h.cite(),
        ),
    )  # fmt: skip

    amended = await on(own_desk, "2000-03-01")
    amending = await on(own_desk, "2000-03-01", "amending")

    (one,) = amended.amendments
    assert (one.amended_by and one.amended_by.id, one.clauses, one.certainty) == (
        "amending", ("3",), "certain",
    )  # fmt: skip
    assert (await on(own_desk, "2000-02-29")).amendments[0].certainty is None
    assert [
        (each.agreement.id, [day(one) for one in each.effective_on], each.clauses)
        for each in amending.amends
    ] == [
        (h.ACCORD, [("2000-04-01", "2000-04-01")], ("3",)),
        (h.LMDA, [("2000-03-01", "2000-03-01")], ("3",)),
    ]
    assert (amended.amends, amending.amendments) == ((), ())


async def test_a_repealed_clause_says_so(records: Records, own_desk: Desk) -> None:
    """R15: no text from its day, and which instrument took it away."""
    told(
        records,
        *IN_FORCE,
        ClauseRecorded(
            subject=h.LMDA, clause="3", kind="funding", text=Prose(en="first"), cites=h.cite()
        ),
        ClauseRepealed(
            subject=h.LMDA, clause="3", effective_on=h.on("2000-04-01"), amended_by=h.ACCORD,
            cites=h.cite(),
        ),
    )  # fmt: skip

    def said(answer: AgreementAnswer) -> tuple[list[object], list[str]]:
        (clause,) = answer.clauses
        return [each.text and each.text.en for each in clause.texts], [
            each.amended_by.id for each in clause.repealed if each.amended_by
        ]

    assert said(await on(own_desk, "2000-03-31")) == (["first"], [])
    assert said(await on(own_desk, "2000-04-01")) == ([], [h.ACCORD])


async def test_an_amendment_recorded_late_is_known_from_then_on(
    records: Records, own_desk: Desk
) -> None:
    """R2: as known before, the amending instrument amends nothing."""
    told(records, *IN_FORCE, h.agreement("amending", h.FEDERAL, h.TERRITORIAL))
    known = records.known("told")
    records.record(h.submission("late", lives.agreement_amended(h.LMDA, "2000-03-01", "amending")))

    before = await agreement(await own_desk.asked("2000-03-01", known), "amending")
    after = await agreement(await own_desk.asked("2000-03-01"), "amending")

    assert (before.amends, [each.agreement.id for each in after.amends]) == ((), [h.LMDA])
