"""R10, R12, R24 on a real database: all that an answer hangs on is fetched, and is told."""

from __future__ import annotations

import pytest

from agreements.application.drafts import draft_of
from agreements.domain.answers.resolve import EVERYBODY, Served
from agreements.domain.facts import AnswerabilityRecorded, Fact, OrganizationRegistered
from agreements.domain.refusals import DelegationCircle, Refused
from agreements.projections.shapes import Holding, WhoAnswer
from agreements.projections.source import Draft
from agreements.projections.who import WhoQuestion, who
from tests import histories as h
from tests.projections.conftest import Desk, Records

PARLIAMENT = "parliament"
AT = (h.SERVICE, h.NORTH)
FACTS: tuple[Fact, ...] = (
    OrganizationRegistered(
        subject=PARLIAMENT, name=h.title("Parliament"), kind="legislature", cites=h.cite()
    ),
    AnswerabilityRecorded(subject=h.FEDERAL, to=(PARLIAMENT,), cites=h.cite()),
    h.agreement("contract", h.TERRITORIAL, h.BOARD),
    h.commenced(h.ACT, "2000-01-01"),
    h.commenced(h.LMDA, "2000-02-01"),
    h.commenced("contract", "2000-02-01"),
    h.assigned(h.ACT, "general", h.FEDERAL, at=(h.FIELD, h.COUNTRY)),
    h.assigned(h.ACT, "acc", h.FEDERAL, at=(h.FIELD, h.COUNTRY), role="account-for-outcomes"),
    h.delegated(
        h.LMDA, "d", h.TERRITORIAL, at=(h.PROGRAM, h.NORTH), source=(h.ACT, "general"),
        may_subdelegate=True,
    ),
    h.delegated("contract", "c", h.BOARD, at=AT, source=(h.LMDA, "d")).model_copy(
        update={"answerable_to": (h.TERRITORIAL,)}
    ),
)  # fmt: skip


@pytest.fixture
def told(records: Records) -> Records:
    """A statute, an agreement under it, and a contract under that."""
    records.record(h.REGISTRATIONS, h.submission("chain", *FACTS))
    return records


async def ask(
    desk: Desk, on: str = "2000-02-10", draft: Draft | None = None, served: Served = EVERYBODY
) -> WhoAnswer:
    asked = await desk.asked(on, draft=draft)
    return await who(asked, WhoQuestion(*AT, "deliver", served=served))


def of(answer: WhoAnswer, holder: str) -> Holding:
    return next(each for each in answer.holdings if each.holder.id == holder)


def codes(answer: WhoAnswer) -> list[str]:
    return [each.code for each in answer.findings]


@pytest.mark.usefixtures("told")
async def test_a_chain_is_followed_to_the_statute_and_to_parliament(own_desk: Desk) -> None:
    """Of a question about one role, what else it hangs on is fetched too."""
    answer = await ask(own_desk)
    assert [each.holder.id for each in answer.holdings] == [h.BOARD, h.FEDERAL, h.TERRITORIAL]
    last = of(answer, h.BOARD)
    assert [
        (each.instrument.id, each.assignment, [one.id for one in each.holders])
        for each in last.chain
    ] == [(h.LMDA, "d", [h.TERRITORIAL]), (h.ACT, "general", [h.FEDERAL])]
    assert last.chain_state == "complete"
    paths = {(each.who.id, each.role): [one.id for one in each.to] for each in last.accountability}
    assert paths == {
        (h.BOARD, None): [h.TERRITORIAL],
        (h.FEDERAL, "account-for-outcomes"): [PARLIAMENT],
    }
    assert [each.end for each in last.accountability] == ["open", "legislature"]
    assert of(answer, h.FEDERAL).chain_state is None


async def test_withdrawn_or_annulled_in_the_middle(told: Records, own_desk: Desk) -> None:
    """What ended, or was annulled, in another instrument is gone here; the past stays as it was."""
    known = told.record(h.submission("end", h.role_ended(h.LMDA, "d", "2000-02-20"))).last_position
    before, after = await ask(own_desk, "2000-02-19"), await ask(own_desk, "2000-02-20")
    assert (len(before.holdings), codes(before)) == (3, [])
    assert ([each.holder.id for each in after.holdings], codes(after)) == (
        [h.FEDERAL], ["source_gone"]
    )  # fmt: skip
    gone = h.annulled(h.assigned(h.ACT, "general", h.FEDERAL, at=AT), "chain/7")
    told.record(h.submission("gone", gone))
    answer = await ask(own_desk, "2000-02-10")
    assert answer.holdings == ()
    assert codes(answer) == ["source_gone", "source_gone"]
    asked = await own_desk.asked("2000-02-10", known)
    assert len((await who(asked, WhoQuestion(*AT, "deliver"))).holdings) == 3


async def test_a_draft_is_laid_over_all_that_it_leads_to(told: Records, own_desk: Desk) -> None:
    """What-if: a drafted delegation finds the source on record; a drafted end takes effect."""
    lent = h.delegated(h.ACCORD, "x", h.BOARD, at=AT, source=(h.LMDA, "d"))
    draft = draft_of(told.log, h.submission("lent", h.commenced(h.ACCORD, "2000-02-01"), lent))
    found = [each for each in (await ask(own_desk, draft=draft)).holdings if each.chain]
    assert [len(each.chain) for each in found] == [2, 2, 1]
    ended = draft_of(told.log, h.submission("end", h.role_ended(h.ACT, "general", "2000-02-05")))
    assert codes(await ask(own_desk, draft=ended)) == ["source_gone", "source_gone"]


async def test_a_circle_through_another_instrument_is_refused(told: Records) -> None:
    """The decision reads what the delegation leads to, whatever the submission is about."""
    back = h.delegated(
        h.ACT, "general", h.FEDERAL, at=(h.FIELD, h.COUNTRY), source=("contract", "c")
    )
    with pytest.raises(Refused) as refused:
        told.record(h.submission("circle", h.corrected(back, "chain/7")))
    assert any(isinstance(each, DelegationCircle) for each in refused.value.refusals)


async def test_what_prevails_and_what_is_left_open(told: Records, own_desk: Desk) -> None:
    """R12, R24: the loser is listed as overridden; what is undetermined as such."""
    told.record(
        h.submission(
            "clause",
            h.commenced(h.ACCORD, "2000-02-01"),
            h.assigned(h.ACCORD, "n", h.BOARD, at=AT),
            h.prevails(h.ACT, "1", h.ACCORD),
            h.left_undetermined(h.ACCORD, "u", at=AT, role="evaluate"),
        )
    )
    answer = await ask(own_desk)
    assert [(each.holder.id, each.instrument.id) for each in answer.overridden] == [
        (h.BOARD, h.ACCORD)
    ]
    assert answer.undetermined == ()
    asked = await own_desk.asked("2000-02-10")
    (left,) = (await who(asked, WhoQuestion(*AT))).undetermined
    assert (left.role, left.why, left.certainty) == ("evaluate", "not-decided", "certain")
    below = await who(asked, WhoQuestion(h.FIELD, h.COUNTRY, below=True))
    assert [each.role for each in below.undetermined] == ["evaluate"]
    assert [each.holder.id for each in below.overridden] == [h.BOARD]


async def test_a_clientele_is_asked_for(told: Records, own_desk: Desk) -> None:
    """R23: what is limited to others is left out; the question is echoed."""
    limited = h.assigned(h.LMDA, "y", h.TERRITORIAL, at=AT, clientele="youth")
    told.record(h.submission("youth", limited))
    assert len((await ask(own_desk)).holdings) == 4
    answer = await ask(own_desk, served=Served(clientele="seniors", language="fr"))
    assert len(answer.holdings) == 3
    assert (answer.clientele, answer.language_of_service) == ("seniors", "fr")
