"""The audit trail of anything: who recorded what, when, why, and what became of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from agreements.domain.submissions import Submission
from agreements.domain.words import Prose
from agreements.projections.asked import UnknownSubject
from agreements.projections.history import Entry, HistoryAnswer, history
from agreements.projections.shapes import to_json
from agreements.projections.snapshot import KnownAt
from agreements.storage.append import append
from agreements.storage.rows import Entry as LogEntry
from agreements.storage.rows import NewFact
from tests import histories as h
from tests.lmda import HEAD, before, known
from tests.projections.conftest import Desk, Records

TRANSFER = "ca-bc-lmda-2008"


async def trail(desk: Desk, id_: str, known_at: KnownAt = None, **page: int) -> HistoryAnswer:
    return await history(desk.connection, await desk.known(known_at), id_, **page)


def names(answer: HistoryAnswer) -> list[str]:
    return [each.name for each in answer.entries]


async def test_of_an_agreement_every_fact_about_it_or_mentioning_it_in_order(desk: Desk) -> None:
    answer = await trail(desk, TRANSFER)

    submission = "lmda-2026-bc-transfer-agreement"
    *its_own, paid = [(each.name, each.kind, each.relation) for each in answer.entries]
    assert paid == ("lmda-2026-contributions-2023-24/10", "FundsPaid", "subject")
    assert its_own[:9] == [
        (f"{submission}/1", "AgreementRegistered", "subject"),
        (f"{submission}/2", "AgreementSigned", "subject"),
        (f"{submission}/3", "AgreementSigned", "subject"),
        (f"{submission}/4", "ReopenerConcluded", "mention"),
        (f"{submission}/5", "InstrumentCommenced", "subject"),
        (f"{submission}/6", "AgreementSuperseded", "mention"),
        (f"{submission}/7", "StepPlanned", "subject"),
        (f"{submission}/8", "StepEffected", "subject"),
        (f"{submission}/9", "RoleAssigned", "subject"),
    ]
    first, last = before(submission) + 1, known(submission)
    positions = [each.position for each in answer.entries]
    assert positions[: last + 1 - first] == list(range(first, last + 1))
    assert positions == sorted(positions)
    versions = [each.version for each in answer.entries if each.relation == "subject"]
    assert versions == list(range(1, len(versions) + 1))
    assert (answer.id, answer.next_after, answer.findings) == (TRANSFER, None, ())
    assert {each.standing for each in answer.entries} == {"standing"}


async def test_a_fact_is_told_as_it_was_recorded(desk: Desk, lmda: Records) -> None:
    said: dict[str, Any] = json.loads(to_json(await trail(desk, "lmda-2026-on-agreement/4")))

    (entry,) = said["entries"]
    fact = entry.pop("fact")
    (stored,) = (
        each
        for each in lmda.log.facts_of(["ca-on-lmda-2005"])
        if each.submission_id == "lmda-2026-on-agreement" and each.ordinal == 4
    )
    assert fact == json.loads(stored.state)
    assert fact["effective_on"] == "2007-01-01"
    receipt = lmda.receipts["lmda-2026-on-agreement"]
    assert entry == {
        "name": "lmda-2026-on-agreement/4",
        "position": receipt.first_position + 3,
        "subject": "ca-on-lmda-2005",
        "version": 4,
        "kind": "InstrumentCommenced",
        "submission": "lmda-2026-on-agreement",
        "recorded_at": receipt.recorded_at.isoformat(timespec="microseconds").replace(
            "+00:00", "Z"
        ),
        "actor": "registry-office",
        "on_behalf_of": None,
        "reason": {
            "en": "Record the agreement between Canada and Ontario, the first of its kind in the "
            "province.",
            "fr": "Consigner l’entente entre le Canada et l’Ontario, la première du genre dans la "
            "province.",
        },
        "correlation": None,
        "disclosure": "public",
        "relation": "fact",
        "standing": "standing",
        "corrected_by": None,
        "corrections": [],
        "corrects": None,
        "restores": None,
    }
    assert said.keys() >= {"known_at", "snapshot", "provisional", "rules", "findings"}


@pytest.mark.parametrize(
    ("id_", "kinds"),
    [
        ("hrdc", {"OrganizationRegistered", "OrganizationSucceeded", "RoleAssigned",
                  "StepPlanned"}),
        ("sdc", {"OrganizationRegistered", "OrganizationSucceeded"}),
        ("CA-NU", {"TerritoryRegistered", "TerritoryPlaced", "RoleAssigned"}),
        ("labour-market", {"FunctionRegistered"}),
        ("public-accounts-2024", {"DocumentRegistered", "RoleAssigned"}),
    ],
)  # fmt: skip
async def test_of_anything_else_too(desk: Desk, id_: str, kinds: set[str]) -> None:
    """Organizations, territories, functions, and the documents that facts cite."""
    answer = await trail(desk, id_)

    assert kinds <= {each.kind for each in answer.entries}
    positions = [each.position for each in answer.entries]
    assert positions == sorted(set(positions))


async def test_of_a_submission_all_its_facts(desk: Desk) -> None:
    answer = await trail(desk, "lmda-2026-nu-agreement")

    assert names(answer) == [f"lmda-2026-nu-agreement/{n}" for n in range(1, 11)]
    assert {each.relation for each in answer.entries} == {"submission"}


@pytest.mark.parametrize(
    "id_",
    ["no-such", "lmda-2026-nu-agreement/11", "lmda-2026-nu-agreement/0", "no-such/1",
     "lmda-2026-nu-agreement/", "/1", "lmda-2026-nu-agreement/01", "lmda-2026-nu-agreement/x",
     "lmda-2026-nu-agreement/99999999999999999999", "lmda-2026-nu-agreement/²", ""],
)  # fmt: skip
async def test_what_was_not_recorded_is_unknown(desk: Desk, id_: str) -> None:
    with pytest.raises(UnknownSubject) as unknown:
        await trail(desk, id_)

    assert unknown.value.subject == id_


@pytest.mark.parametrize(
    "id_", ["ca-nu-lmda-2000", "lmda-2026-nu-agreement", "lmda-2026-nu-agreement/1"]
)
async def test_what_was_recorded_later_is_unknown_before(
    desk: Desk, lmda: Records, id_: str
) -> None:
    """R2."""
    submission = "lmda-2026-nu-agreement"
    with pytest.raises(UnknownSubject):
        await trail(desk, id_, lmda.before(submission))

    assert (await trail(desk, id_, lmda.known(submission))).entries


async def test_before_the_first_submission_nothing_is_recorded(desk: Desk) -> None:
    answer = await trail(desk, "no-such", 0)

    assert (answer.snapshot, answer.entries) == (0, ())
    assert [each.code for each in answer.findings] == ["nothing_recorded"]


async def test_a_long_trail_comes_in_pages_and_says_when_there_is_more(desk: Desk) -> None:
    whole = await trail(desk, "government-of-canada")
    found: list[Entry] = []
    after: int | None = 0
    sizes = []
    while after is not None:
        page = await trail(desk, "government-of-canada", after=after, limit=7)
        assert (page.limit, page.after) == (7, after)
        found += page.entries
        sizes.append(len(page.entries))
        after = page.next_after

    assert tuple(found) == whole.entries
    assert whole.next_after is None
    assert set(sizes[:-1]) == {7}
    assert 0 < sizes[-1] <= 7


async def test_a_page_that_ends_with_the_trail_says_that_was_all(desk: Desk) -> None:
    size = len((await trail(desk, TRANSFER)).entries)

    assert (await trail(desk, TRANSFER, limit=size)).next_after is None
    assert (await trail(desk, TRANSFER, limit=size - 1)).next_after is not None
    assert (await trail(desk, TRANSFER, after=HEAD)).entries == ()
    with pytest.raises(UnknownSubject):
        await trail(desk, "no-such", after=HEAD)
    with pytest.raises(ValueError, match="limit must be 1 or more"):
        await trail(desk, TRANSFER, limit=0)


async def test_corrections_are_linked_both_ways_at_every_snapshot(
    records: Records, own_desk: Desk
) -> None:
    """R5: a correction of a correction, its annulment, and what stands again."""
    right = [h.assigned(h.ACT, "a", h.BOARD, at=(h.FIELD, at)) for at in h.TERRITORIES]
    records.record(
        h.REGISTRATIONS,
        h.submission("f", h.commenced(h.ACT, "2000-01-01"), right[0]),
        h.submission("s1", h.corrected(right[1], "f/2")),
        h.submission("s2", h.corrected(right[2], "s1/1")),
        h.submission("a1", h.annulled(right[2], "s2/1")),
        h.submission("a2", h.annulled(right[2], "a1/1")),
    )

    async def standing(known: str, id_: str = "f/2") -> dict[str, tuple[str, str | None]]:
        answer = await trail(own_desk, id_, records.known(known))
        return {each.name: (each.standing, each.corrected_by) for each in answer.entries}

    assert await standing("f") == {"f/2": ("standing", None)}
    assert await standing("s1") == {
        "f/2": ("superseded", "s1/1"),
        "s1/1": ("standing", None),
    }
    assert await standing("s2", "s1/1") == {
        "f/2": ("superseded", "s1/1"),
        "s1/1": ("superseded", "s2/1"),
        "s2/1": ("standing", None),
    }
    assert await standing("a1", "a1/1") == {
        "f/2": ("superseded", "s1/1"),
        "s1/1": ("standing", None),
        "s2/1": ("annulled", "a1/1"),
        "a1/1": ("standing", None),
    }
    assert await standing("a2") == {
        "f/2": ("superseded", "s1/1"),
        "s1/1": ("superseded", "s2/1"),
        "s2/1": ("standing", None),
        "a1/1": ("annulled", "a2/1"),
        "a2/1": ("standing", None),
    }

    at_a1 = {
        each.name: each for each in (await trail(own_desk, "f/2", records.known("a1"))).entries
    }
    assert at_a1["a1/1"].restores == "s1/1"
    at_a2 = {each.name: each for each in (await trail(own_desk, "s2/1")).entries}
    assert (at_a2["a1/1"].restores, at_a2["a2/1"].restores) == (None, "s2/1")
    assert [(each.corrects, each.corrections) for each in at_a2.values()] == [
        (None, ("s1/1",)),
        ("f/2", ("s2/1",)),
        ("s1/1", ("a1/1",)),
        ("s2/1", ("a2/1",)),
        ("a1/1", ()),
    ]
    assert {name: each.relation for name, each in at_a2.items()} == {
        "f/2": "corrected", "s1/1": "correction", "s2/1": "fact", "a1/1": "correction",
        "a2/1": "correction",
    }  # fmt: skip


async def test_a_mention_tells_that_it_was_annulled(records: Records, own_desk: Desk) -> None:
    """The annulment is about the instrument; the organization's trail still says so."""
    given = h.assigned(h.ACT, "a", h.BOARD, at=(h.FIELD, h.COUNTRY))
    records.record(
        h.REGISTRATIONS, h.submission("s", given), h.submission("a", h.annulled(given, "s/1"))
    )

    mention = (await trail(own_desk, h.BOARD)).entries[-1]

    assert (mention.name, mention.relation) == ("s/1", "mention")
    assert (mention.standing, mention.corrected_by, mention.corrections) == (
        "annulled", "a/1", ("a/1",),
    )  # fmt: skip


async def test_who_recorded_it_for_whom_and_why_is_told(records: Records, own_desk: Desk) -> None:
    told = Submission(
        submission="s",
        actor="clerk",
        on_behalf_of="Governments of the North",
        reason=Prose(fr="parce que"),
        correlation="file-7",
        disclosure="protected",
        facts=(h.commenced(h.ACT, "2000-01-01"),),
    )
    records.record(h.REGISTRATIONS, told)

    (entry,) = (await trail(own_desk, "s")).entries

    assert (entry.actor, entry.on_behalf_of) == ("clerk", "Governments of the North")
    assert (entry.correlation, entry.disclosure) == ("file-7", "protected")
    assert entry.reason is not None
    assert (entry.reason.en, entry.reason.fr) == (None, "parce que")


async def test_an_event_of_another_library_is_told_though_it_is_no_fact(
    records: Records, own_desk: Desk
) -> None:
    """Its state may be anything; it is not in the index of mentions."""
    states = (b"\xff\x00", b"[1]", b'{"x":1}')
    events = [NewFact("cart", version, "shop:Added", state) for version, state in enumerate(states)]
    with records.log.pool.connection() as connection:
        entry = LogEntry(
            "batch", b'{"stored_events":[]}', "library", None, None, None, "public", events
        )
        append(connection, entry, lock_timeout=5)

    answer = await trail(own_desk, "cart")

    assert [(each.fact, each.reason, each.relation) for each in answer.entries] == [
        (None, None, "subject"), (None, None, "subject"), ({"x": 1}, None, "subject"),
    ]  # fmt: skip
    page = await trail(own_desk, "cart", limit=2)
    assert (names(page), page.next_after) == (["batch/1", "batch/2"], 2)
