"""An organization, a post and a joint body on a day (R13, R26)."""

from __future__ import annotations

import pytest

from agreements.domain.facts import (
    AnswerabilityRecorded,
    BodyDecided,
    ChairNamed,
    Fact,
    IncumbentLeft,
    IncumbentNamed,
    JointBodyConstituted,
    MemberNamed,
    PostRegistered,
)
from agreements.domain.words import Prose
from agreements.projections.asked import UnknownSubject
from agreements.projections.holdings import holdings
from agreements.projections.organization import organization
from agreements.projections.organization_shapes import OrganizationAnswer
from agreements.projections.who import WhoQuestion, who
from tests import histories as h
from tests.projections.conftest import Desk, Records

MINISTER, COMMITTEE = "minister", "committee"
SOURCES = h.cite()


FACTS: tuple[Fact, ...] = (
    h.organization("east"),
    h.organization("west"),
    h.organization(COMMITTEE),
    h.signed(h.LMDA, h.FEDERAL, "2000-01-10"),
    h.signed(h.LMDA, h.TERRITORIAL, "2000-01-12"),
    h.commenced(h.LMDA, "2000-02-01"),
    h.commenced(h.ACT, "2000-01-01"),
    PostRegistered(
        subject=MINISTER, name=h.title("Minister"), organization=h.FEDERAL, cites=SOURCES
    ),
    IncumbentNamed(
        subject=MINISTER, person="A. Roy", effective_on=h.on("2000-01-03"), cites=SOURCES
    ),
    IncumbentLeft(subject=MINISTER, effective_on=h.on("2000-02-05..2000-02-07"), cites=SOURCES),
    AnswerabilityRecorded(subject=MINISTER, to=(h.BOARD,), cites=SOURCES),
    h.assigned(h.ACT, "a", MINISTER, at=(h.FIELD, h.COUNTRY)),
    h.assigned(h.ACT, "f", h.FEDERAL, at=(h.FIELD, h.COUNTRY), role="fund"),
    JointBodyConstituted(
        subject=COMMITTEE, instrument=h.LMDA, rule="majority", powers=("approve-plans",),
        cites=SOURCES,
    ),
    MemberNamed(subject=COMMITTEE, member=MINISTER, on_behalf_of=h.FEDERAL, cites=SOURCES),
    MemberNamed(subject=COMMITTEE, member=h.TERRITORIAL, cites=SOURCES),
    ChairNamed(
        subject=COMMITTEE, chairs=(MINISTER,), effective_on=h.on("2000-02-01"),
        until=h.on("2000-02-20"), cites=SOURCES,
    ),
    BodyDecided(
        subject=COMMITTEE, decision="d1", decided_on=h.on("2000-02-10"), power="approve-plans",
        rule="majority", took_part=(MINISTER, h.TERRITORIAL), text=Prose(en="Approved."),
        cites=SOURCES,
    ),
    BodyDecided(
        subject=COMMITTEE, decision="d2", decided_on=h.on("2000-02-11"), power="advise",
        rule="majority", took_part=(MINISTER,), text=Prose(en="Advised."),
        irregular=Prose(en="it may not"), cites=SOURCES,
    ),
    h.transferred(h.FEDERAL, h.BOARD, h.SERVICE, "2000-02-15", h.NORTH),
    h.succeeded(h.FEDERAL, "east", "west", effective_on="2000-03-01"),
    h.allocated(h.FEDERAL, "east", h.PROGRAM, since="2000-03-10"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _told(records: Records) -> None:
    records.record(h.REGISTRATIONS, h.submission("told", *FACTS))


async def _of(desk: Desk, subject: str, on: str) -> OrganizationAnswer:
    return await organization(await desk.asked(on), subject)


async def test_a_post_in_an_organization(own_desk: Desk) -> None:
    """Who fills it on the day, and whose it is; on both clocks."""
    post = await _of(own_desk, MINISTER, "2000-02-04")
    assert (post.kind, post.exists) == ("post", "certain")
    assert [(each.id, each.certainty) for each in post.part_of] == [(h.FEDERAL, "certain")]
    assert [each.person for each in post.incumbents] == ["A. Roy"]
    assert [each.id for each in post.answers_to] == [h.BOARD]
    assert [each.id for each in post.sits_on] == [COMMITTEE]
    assert [each.certainty for each in (await _of(own_desk, MINISTER, "2000-02-06")).incumbents] \
        == ["possible"]  # fmt: skip
    assert (await _of(own_desk, MINISTER, "2000-02-07")).incumbents == ()
    whole = await _of(own_desk, h.FEDERAL, "2000-02-04")
    filled = {each.id: [one.person for one in each.incumbents] for each in whole.posts}
    assert filled == {MINISTER: ["A. Roy"], h.TREASURER: []}
    assert (await organization(await own_desk.asked("2000-02-04", 0), MINISTER)).kind is None


async def test_what_became_of_an_organization(own_desk: Desk) -> None:
    """R13: who stands in its place, what was allocated and transferred, each from its day."""
    before, after = [await _of(own_desk, h.FEDERAL, f"2000-0{day}") for day in ("2-29", "3-01")]
    assert (before.exists, after.exists) == ("certain", None)
    assert before.in_its_place == ()
    assert {each.id: each.certainty for each in after.in_its_place} == {
        "east": "possible", "west": "possible",
    }  # fmt: skip
    (end,) = after.ends
    assert (end.how, end.certainty, [each.id for each in end.successors]) == (
        "split", "certain", ["east", "west"],
    )  # fmt: skip
    (shared,) = after.allocations
    assert (shared.successor.id, shared.function and shared.function.id, shared.certainty) == (
        "east", h.PROGRAM, None,
    )  # fmt: skip
    (moved,) = after.transfers
    assert (moved.from_.id, moved.to.id, moved.certainty) == (h.FEDERAL, h.BOARD, "certain")
    east = await _of(own_desk, "east", "2000-03-01")
    assert [(each.id, each.how) for each in east.came_from] == [(h.FEDERAL, "split")]
    board = await _of(own_desk, h.BOARD, "2000-02-14")
    assert [(each.from_.id, each.certainty) for each in board.transfers] == [(h.FEDERAL, None)]


async def test_a_joint_body(own_desk: Desk) -> None:
    """R26: its members, its chair, and what it decided by the day."""
    sitting = await _of(own_desk, COMMITTEE, "2000-02-10")
    assert sitting.body is not None
    assert (sitting.body.instrument.id, sitting.body.rule) == (h.LMDA, "majority")
    assert [each.id for each in sitting.body.members] == [MINISTER, h.TERRITORIAL]
    assert [each.id for each in sitting.body.chairs] == [MINISTER]
    assert [each.decision for each in sitting.decisions] == ["d1"]
    later = await _of(own_desk, COMMITTEE, "2000-02-20")
    assert later.body is not None
    assert later.body.chairs == ()
    assert [(each.decision, each.irregular is None) for each in later.decisions] == [
        ("d1", True), ("d2", False),
    ]  # fmt: skip
    assert [each.code for each in later.findings] == ["irregular_act"]


async def test_what_a_post_holds_is_not_its_organizations(own_desk: Desk) -> None:
    """Unless its posts are asked for."""
    asked = await own_desk.asked("2000-02-04")
    post = await holdings(asked, MINISTER)
    assert [(each.role, each.holder.id) for each in post.holdings] == [("deliver", MINISTER)]
    (held,) = post.holdings
    assert [each.id for each in held.part_of] == [h.FEDERAL]
    assert [each.person for each in held.incumbents] == ["A. Roy"]
    alone = await holdings(asked, h.FEDERAL)
    assert ([each.role for each in alone.holdings], alone.posts) == (["fund"], ())
    beside = (await holdings(asked, h.FEDERAL, posts=True)).posts
    assert {each.post.id: [one.role for one in each.holdings] for each in beside} == {
        MINISTER: ["deliver"],
        h.TREASURER: [],
    }


WHOLE = ("fund", h.FIELD, h.COUNTRY, "possible")


@pytest.mark.parametrize(
    ("subject", "on", "held"),
    [
        (h.BOARD, "2000-02-14", []),
        (h.BOARD, "2000-02-15", [("fund", h.SERVICE, h.NORTH, "certain")]),
        ("east", "2000-02-29", []),
        ("east", "2000-03-09", [WHOLE]),
        ("east", "2000-03-10", [WHOLE, ("fund", h.PROGRAM, h.COUNTRY, "certain")]),
        ("west", "2000-03-10", [WHOLE]),
    ],
)
async def test_who_stands_in_for_a_part_holds_that_part(
    own_desk: Desk, subject: str, on: str, held: list[tuple[str, str, str, str]]
) -> None:
    """R13: where the part went to it, and there alone; else where the role is given."""
    answer = await holdings(await own_desk.asked(on), subject)
    found = [
        (
            each.role,
            each.function.id,
            each.territory.id,
            {one.id: one.certainty for one in each.in_place_of_holder}[subject],
        )
        for each in answer.holdings
    ]
    assert found == held


async def test_who_tells_the_post_with_its_incumbent(own_desk: Desk) -> None:
    """The holder is the post."""
    asked = await own_desk.asked("2000-02-04")
    answer = await who(asked, WhoQuestion(h.FIELD, h.COUNTRY, "deliver"))
    (held,) = answer.holdings
    assert held.holder.name.en == "Minister"
    assert [each.person for each in held.incumbents] == ["A. Roy"]


async def test_what_is_no_organization_is_unknown(own_desk: Desk) -> None:
    for subject in ("no-such", h.COUNTRY):
        with pytest.raises(UnknownSubject):
            await _of(own_desk, subject, "2000-02-04")
