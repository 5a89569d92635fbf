"""The second clock: at any snapshot the claims are what the facts up to it give, for ever (R2)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from agreements import data
from agreements.application import documents
from agreements.application.state import recorded
from agreements.domain.claims.derive import claims_of, kind_registered_by
from agreements.domain.claims.shapes import AnyClaim, Claim
from agreements.domain.facts import FactSuperseded
from agreements.domain.standing import Record
from agreements.domain.submissions import Submission, named
from agreements.projections.agreement import agreement
from agreements.projections.asked import UnknownSubject
from agreements.projections.history import history
from agreements.projections.holdings import holdings
from agreements.projections.reopeners import reopeners
from agreements.projections.shapes import to_json
from agreements.projections.who import WhoQuestion, who
from tests import histories as h
from tests.lmda import SUBMISSIONS
from tests.projections.conftest import Desk, Records

DAYS = ("1997-06-01", "2000-04-15", "2008-12-31", "2009-02-02")
_OF_CLAIMS = get_args(get_args(AnyClaim)[0])
KINDS: tuple[str, ...] = tuple(each.model_fields["kind"].default for each in _OF_CLAIMS)
NOT_IN_THE_SET = {"decision", "elsewhere", "former", "lead"}
"""Kinds of claim that nothing recorded here gives."""
TAKEOVER = next(documents.read(data.draft("bc-takeover-corrected"))).submission
UNDONE = h.submission(
    "undone",
    *(
        h.annulled(fact, name)
        for name, fact in reversed(named(TAKEOVER))
        if isinstance(fact, FactSuperseded)
    ),
)
IRREGULAR = h.submission(
    "irregular",
    h.irregular(h.terminated("ca-on-lmda-2005", "2010-01-01")).model_copy(
        update={"cites": (h.cite()[0].model_copy(update={"document": "ipac-1999"}),)}
    ),
)
TOLD: tuple[Submission, ...] = (*SUBMISSIONS, IRREGULAR, TAKEOVER, UNDONE)
"""The data set, an irregular act, corrections, and their annulment."""


async def _answers(desk: Desk, known_at: int) -> dict[str, bytes]:
    """The bytes of every question at a snapshot; of one about what is unknown, that it is."""
    found = {}
    for on in DAYS:
        asked = await desk.asked(on, known_at)
        for name, answer in {
            "who": who(asked, WhoQuestion("employment-benefits", "CA-BC")),
            "below": who(asked, WhoQuestion("labour-market", "CA", below=True)),
            "holdings": holdings(asked, "government-of-british-columbia"),
            "first": agreement(asked, "ca-bc-lmda-1997"),
            "transfer": agreement(asked, "ca-bc-lmda-2008"),
            "ontario": agreement(asked, "ca-on-lmda-2005"),
            "reopeners": reopeners(asked),
            "trail": history(desk.connection, asked.source.snapshot, "ca-bc-lmda-2008"),
        }.items():
            try:
                found[f"{name} {on}"] = to_json(await answer)
            except UnknownSubject as unknown:
                found[f"{name} {on}"] = str(unknown).encode()
    return found


async def test_an_answer_at_a_past_position_never_changes_again(
    records: Records, own_desk: Desk
) -> None:
    """Whatever is recorded later: asked as it was recorded, now and then, and again at the end."""
    told: dict[int, dict[str, bytes]] = {0: {}}
    for number, each in enumerate(TOLD):
        known = records.record(each).last_position
        if number % 20 == 0 or number >= len(TOLD) - 4:
            told[known] = await _answers(own_desk, known)

    del told[0]
    for known, answers in told.items():
        assert await _answers(own_desk, known) == answers, known

    whole, irregular, corrected, undone = list(told.values())[-4:]
    assert whole["who 2009-02-02"] != corrected["who 2009-02-02"]
    assert b"irregular_act" in irregular["ontario 2008-12-31"]
    assert b'"how":"superseded"' in whole["first 2009-02-02"]
    assert b'"how":"superseded"' not in corrected["first 2009-02-02"]
    assert b"annulled" in undone["trail 2009-02-02"]


async def test_at_snapshots_the_claims_are_what_the_facts_up_to_it_give(
    records: Records, own_desk: Desk
) -> None:
    """Lives and parties, clauses and re-openers, steps, trees, irregular acts: every kind.

    Of the data set every fifth snapshot, then each: what was irregular, corrected and undone.
    """
    ends = [records.record(each).last_position for each in TOLD]
    seen: set[str] = set()

    for known in (*ends[:-4:5], *ends[-4:]):
        asked = await own_desk.asked("2009-02-02", known)
        stored = await asked.source.of_kind(*KINDS)
        assert _by_part(stored) == _by_part(_derived(records, known)), known
        seen |= {each.kind for each in stored}

    assert seen == set(KINDS) - NOT_IN_THE_SET


def _derived(records: Records, known: int) -> list[Claim]:
    """Every claim, from scratch."""
    found: list[Claim] = []
    for subject, facts in records.log.facts_by_subject():
        told = [recorded(each) for each in facts if each.position <= known]
        kind = kind_registered_by(told[0].fact.fact) if told else None
        if kind is not None:
            found += claims_of(subject, kind, Record.of(told))
    return found


def _by_part(claims: Iterable[Claim]) -> dict[tuple[str, str], list[tuple[str, int | None]]]:
    """Where sources disagree, a part has a claim for each."""
    found: dict[tuple[str, str], list[tuple[str, int | None]]] = {}
    for each in claims:
        told = (each.model_dump_json(), getattr(each, "order", None))
        found.setdefault((each.subject, each.part), []).append(told)
    return {part: sorted(told) for part, told in found.items()}


async def test_every_submission_is_known_whole_or_not_at_all(lmda: Records, desk: Desk) -> None:
    """A position comes to the last end at or before it, and an instant likewise."""
    ends = [0, *(each.last_position for each in lmda.receipts.values())]

    for position in range(ends[-1] + 1):
        assert (await desk.known(position)).position == max(e for e in ends if e <= position)
    for receipt in lmda.receipts.values():
        at = await desk.known(receipt.recorded_at)
        assert (at.position, at.provisional) == (receipt.last_position, False)
