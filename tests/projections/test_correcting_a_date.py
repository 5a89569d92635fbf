"""The demo's answers, and what becomes of them when one date of the record is corrected."""

from __future__ import annotations

from itertools import pairwise

import pytest

from agreements import data
from agreements.application import documents
from agreements.application.drafts import draft_of
from agreements.domain.facts import FactSuperseded
from agreements.domain.submissions import named
from agreements.projections.shapes import to_json
from agreements.projections.snapshot import KnownAt
from agreements.projections.source import Draft
from agreements.projections.who import WhoQuestion, who
from tests import histories
from tests.lmda import SUBMISSIONS
from tests.projections.conftest import Desk, Records

TAKEOVER = next(documents.read(data.draft("bc-takeover-corrected"))).submission
CANADA, BC = "government-of-canada", "government-of-british-columbia"
JOINTLY, ALONE = [(CANADA, "joint"), (BC, "joint")], [(BC, "sole")]
DELIVERS = WhoQuestion("employment-benefits", "CA-BC", "deliver")


async def _deliver(
    desk: Desk, on: str, known_at: KnownAt = None, draft: Draft | None = None
) -> list[tuple[str, str]]:
    answer = await who(await desk.asked(on, known_at, draft), DELIVERS)
    assert all(each.certainty == "certain" for each in answer.holdings)
    return [(each.holder.id, each.manner) for each in answer.holdings]


async def test_a_corrected_date_changes_the_answer_from_then_on(
    records: Records, own_desk: Desk
) -> None:
    """R5: on the day, the day before and after; as known before, the answer stays as it was."""
    before = records.record(*SUBMISSIONS).last_position
    assert await _deliver(own_desk, "2009-02-01") == JOINTLY
    assert await _deliver(own_desk, "2009-02-02") == ALONE
    cited = to_json(await who(await own_desk.asked("2009-02-02", before), DELIVERS))

    records.record(TAKEOVER)

    for on, expected in (
        ("2009-02-02", JOINTLY), ("2009-02-08", JOINTLY), ("2009-02-09", ALONE),
        ("2009-02-10", ALONE),
    ):  # fmt: skip
        assert await _deliver(own_desk, on) == expected, on
    assert to_json(await who(await own_desk.asked("2009-02-02", before), DELIVERS)) == cited


async def test_the_same_change_as_a_draft_is_the_same_answer_and_leaves_none(
    records: Records, own_desk: Desk
) -> None:
    """What-if answers what recording would."""
    records.record(*SUBMISSIONS)
    days = ["2009-02-01", "2009-02-02", "2009-02-08", "2009-02-09"]
    stands = [await _deliver(own_desk, on) for on in days]
    draft = draft_of(records.log, TAKEOVER)
    drafted = [await _deliver(own_desk, on, draft=draft) for on in days]
    assert [await _deliver(own_desk, on) for on in days] == stands

    records.record(TAKEOVER)

    assert [await _deliver(own_desk, on) for on in days] == drafted


async def test_un_corrected_it_is_as_it_was(records: Records, own_desk: Desk) -> None:
    """R5: annulling a correction undoes it, and it may be corrected again."""
    records.record(*SUBMISSIONS)
    records.record(TAKEOVER)
    corrections = [(n, f) for n, f in named(TAKEOVER) if isinstance(f, FactSuperseded)]
    records.record(
        histories.submission("undo", *(histories.annulled(f, n) for n, f in corrections))
    )
    assert await _deliver(own_desk, "2009-02-02") == ALONE

    again = [f.model_copy(update={"corrects": f.corrects}) for _, f in corrections]
    records.record(histories.submission("again", *again))
    assert await _deliver(own_desk, "2009-02-02") == JOINTLY


@pytest.mark.parametrize("submission", ["lmda-2026-nu-agreement"])
async def test_as_known_before_and_after(lmda: Records, desk: Desk, submission: str) -> None:
    """R2: Nunavut in April 2000, before and from the agreement's recording; inside it, before."""
    nunavut = WhoQuestion("employment-benefits", "CA-NU", "deliver")
    before, known = lmda.before(submission), lmda.known(submission)

    async def holder(known_at: int) -> list[str]:
        answer = await who(await desk.asked("2000-04-15", known_at), nunavut)
        return [each.holder.id for each in answer.holdings]

    assert await holder(before) == ["hrdc"]
    assert await holder(known) == ["government-of-nunavut"]
    for inside, _ in pairwise(range(before, known)):
        assert await holder(inside) == ["hrdc"]
