"""Recording: once, whole or not at all, whoever else records meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest

from agreements.application.drafts import draft_of
from agreements.application.registry import Registry
from agreements.domain.facts import (
    BodyDecided,
    DecisionRef,
    JointBodyConstituted,
    MemberNamed,
    OrganizationRegistered,
    RoleAssigned,
)
from agreements.domain.refusals import (
    DelegationCircle,
    IdentifierReused,
    NotOnRecord,
    Refusal,
    Refused,
    StaleVersion,
    UnknownIdentifier,
)
from agreements.domain.submissions import Submission
from agreements.domain.words import Prose
from agreements.storage.chain import verify_database
from agreements.storage.log import Log
from agreements.storage.rows import ClaimRow, Receipt
from tests.histories import (
    REGISTRATIONS,
    annulled,
    assigned,
    cite,
    commenced,
    corrected,
    delegated,
    on,
    organization,
    signed,
    submission,
    title,
)
from tests.postgres import Database

HERE = ("training", "CA-NT")


@pytest.fixture
def registry(log: Log) -> Registry:
    """A registry in which the cast is registered."""
    found = Registry(log)
    found.record(REGISTRATIONS)
    return found


def _signature(name: str = "signature", on: str = "2000-01-05") -> Submission:
    return submission(name, signed("lmda", "federal", on))


def _role(key: str) -> RoleAssigned:
    return assigned("lmda", key, "federal", at=HERE)


def test_the_same_submission_again_returns_the_first_receipt(registry: Registry, log: Log) -> None:
    """Its id is its idempotency key."""
    first = registry.record(_signature())
    again = registry.record(_signature())

    assert not first.repeated
    assert again.repeated
    assert (again.first_position, again.recorded_at, again.hash) == (
        first.first_position,
        first.recorded_at,
        first.hash,
    )
    assert log.head().position == first.last_position  # type: ignore[union-attr]  # something is recorded


def test_the_same_id_with_another_body_is_refused(registry: Registry) -> None:
    """An id names one submission for ever."""
    registry.record(_signature())
    with pytest.raises(Refused) as refused:
        registry.record(_signature(on="2000-01-06"))
    assert isinstance(refused.value.refusals[0], IdentifierReused)


def test_a_repeated_submission_is_answered_though_it_would_be_refused_now(
    registry: Registry,
) -> None:
    """A retry that comes late is still the same submission."""
    receipt = registry.record(_signature())
    registry.record(submission("annul", annulled(signed("lmda", "federal", "2000-01-05"),
                                                 "signature/1")))  # fmt: skip
    assert registry.record(_signature()).last_position == receipt.last_position


def test_a_refused_submission_leaves_nothing(registry: Registry, log: Log) -> None:
    """One bad fact: none of the submission's facts is recorded."""
    before = log.head()
    with pytest.raises(Refused) as refused:
        registry.record(
            submission(
                "half", signed("lmda", "federal", "2000-01-05"), signed("nobody", "federal", "2000")
            )
        )
    assert isinstance(refused.value.refusals[0], UnknownIdentifier)
    assert log.head() == before
    assert log.submission("half") is None
    assert log.open_claims(["lmda"])[0].body.count(b"signatures")


def test_a_subject_that_moved_on_is_a_stale_version(registry: Registry) -> None:
    """A recorder who says what it saw is refused when that is no longer so."""
    seen = _signature().model_copy(update={"expects": {"lmda": 1}})
    registry.record(submission("other", signed("lmda", "territorial", "2000-01-05")))
    with pytest.raises(Refused) as refused:
        registry.record(seen)
    found = refused.value.refusals[0]
    assert isinstance(found, StaleVersion)
    assert found.details == {"id": "lmda", "actual": "2", "expected": "1"}
    registry.record(_signature().model_copy(update={"expects": {"lmda": 2}}))


def test_recorders_of_one_subject_all_get_through(registry: Registry, log: Log) -> None:
    """Decisions on what moved on meanwhile are made anew; none is lost, none recorded twice."""
    told = [submission(f"role-{n}", _role(f"a{n}")) for n in range(12)]
    with ThreadPoolExecutor(6) as office:
        receipts = list(office.map(registry.record, told))

    positions = sorted(receipt.last_position for receipt in receipts)
    assert positions == list(range(positions[0], positions[0] + 12))
    assert [fact.version for fact in log.facts_of(["lmda"])] == list(range(1, 14))
    assert len(log.open_claims(["lmda"], [f"assignment/a{n}" for n in range(12)])) == 12


def test_of_two_that_cannot_both_be_one_is_refused(registry: Registry) -> None:
    """The append checks again what the decision read."""

    def attempt(name: str) -> str:
        try:
            registry.record(_signature(name))
        except Refused as refused:
            return type(refused.refusals[0]).__name__
        return "recorded"

    with ThreadPoolExecutor(4) as office:
        assert sorted(office.map(attempt, "abcd")) == [*["AlreadySigned"] * 3, "recorded"]


def _circle() -> tuple[Submission, Submission]:
    """Two delegations, each of which comes from the other; of two instruments."""
    one, other = (
        delegated(
            instrument, "d", holder, at=HERE, source=(source, "d"), may_subdelegate=True
        )
        for instrument, holder, source in (
            ("lmda", "federal", "accord"), ("accord", "territorial", "lmda"),
        )
    )  # fmt: skip
    return submission("one", one), submission("other", other)


def _decision_and_what_rests_on_it() -> tuple[Submission, Submission]:
    """What ends a body with its decision, and an assignment that rests on that decision."""
    rests = _role("a1").model_copy(
        update={"decided_by": DecisionRef(body="committee", decision="d1")}
    )
    gone = (annulled(each, f"sits/{n}") for n, each in enumerate(_sits().facts[1:], start=2))
    return submission("gone", *gone), submission("rests", rests)


def _sits() -> Submission:
    members = ("federal", "territorial")
    return submission(
        "sits",
        organization("committee"),
        JointBodyConstituted(
            subject="committee", instrument="lmda", powers=("assign-roles",), cites=cite()
        ),
        *(MemberNamed(subject="committee", member=each, cites=cite()) for each in members),
        BodyDecided(
            subject="committee", decision="d1", decided_on=on("2000-02-01"), power="assign-roles",
            rule="consensus", took_part=members, text=Prose(en="It is given."), cites=cite(),
        ),
    )  # fmt: skip


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("two", "refusal"),
    [(_circle, DelegationCircle), (_decision_and_what_rests_on_it, NotOnRecord)],
)
def test_a_decision_is_made_anew_when_a_record_beside_it_moved_on(
    registry: Registry,
    monkeypatch: pytest.MonkeyPatch,
    two: Callable[[], tuple[Submission, Submission]],
    refusal: type[Refusal],
    turned: bool,
) -> None:
    """Two on different subjects that cannot both be: the later is refused, whichever it is."""
    parties = ("federal", "territorial")
    signatures = (signed("lmda", party, "2000-01-05") for party in parties)
    registry.record(submission("start", *signatures, commenced("lmda", "2000-02-01")))
    registry.record(_sits())
    first, second = reversed(two()) if turned else two()
    appends, others = Log.append, [second]

    def late(log: Log, entry: Any) -> Receipt:
        if others:
            registry.record(others.pop())
        return appends(log, entry)

    monkeypatch.setattr(Log, "append", late)
    with pytest.raises(Refused) as refused:
        registry.record(first)
    assert {type(each) for each in refused.value.refusals} == {refusal}


def test_the_same_submission_at_once_is_recorded_once(registry: Registry) -> None:
    """Whoever is second gets the first's receipt, never a refusal."""
    for n in range(5):
        told = _signature(f"same-{n}").model_copy(update={"facts": (organization(f"office-{n}"),)})
        with ThreadPoolExecutor(6) as office:
            receipts = list(office.map(registry.record, [told] * 6))
        assert len({receipt.last_position for receipt in receipts}) == 1
        assert sorted(receipt.repeated for receipt in receipts) == [False, *[True] * 5]


def test_what_if_leaves_no_trace(registry: Registry, log: Log, database: Database) -> None:
    """A draft is decided and derived, and nothing is written."""
    registry.record(_signature())
    with psycopg.connect(database.dsn()) as conn:
        query = "select count(*), max(known_from), max(known_until) from agreements.claim"
        before = (log.head(), conn.execute(query).fetchone())

        draft = draft_of(
            log,
            submission("draft", commenced("lmda", "2000-01-12"), _role("a1")),
        )

        assert {(each.subject, each.part) for each in draft.opens} == {
            ("lmda", "assignment/a1"),
            ("lmda", "life"),
        }
        assert draft.closes == {("lmda", "life")}
        assert (log.head(), conn.execute(query).fetchone()) == before


def test_a_draft_is_of_one_state_though_others_record_while_it_is_read(
    registry: Registry, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Facts read before another's submission and claims read after it are never put together."""
    read_claims = Log.open_claims
    others = [submission("meanwhile", signed("lmda", "territorial", "2000-01-05"))]

    def late(*args: Any) -> list[ClaimRow]:
        if others:
            registry.record(others.pop())
        return read_claims(*args)

    monkeypatch.setattr(Log, "open_claims", late)
    draft = draft_of(log, _signature())

    head = log.head()
    assert head is not None
    assert draft.base == head.position
    assert draft == draft_of(log, _signature())


def test_a_correction_closes_the_claim_that_it_changes(registry: Registry, log: Log) -> None:
    """The row known before stays, closed; the new one is known from the correction on."""
    registry.record(_signature())
    receipt = registry.record(
        submission("fix", corrected(signed("lmda", "federal", "2000-01-06"), "signature/1"))
    )
    (life,) = (row for row in log.open_claims(["lmda"]) if row.part == "life")
    assert b"2000-01-06" in life.body
    assert receipt.last_position == log.head().position  # type: ignore[union-attr]  # something is recorded


def test_a_fact_that_changes_no_claim_leaves_it_open(registry: Registry, log: Log) -> None:
    """A claim that stays the same was known before and is known still."""
    registry.record(submission("role", _role("a1")))
    before = log.open_claims(["lmda"], ["assignment/a1"])
    registry.record(_signature())
    assert log.open_claims(["lmda"], ["assignment/a1"]) == before


def test_the_chain_of_what_was_recorded_verifies(registry: Registry, database: Database) -> None:
    """`verify` reads every document, fact and hash again."""
    registry.record(_signature())
    registry.record(
        submission("fix", corrected(signed("lmda", "federal", "2000-01-06"), "signature/1"))
    )
    found = verify_database(database.dsn())
    assert (found.ok, found.submissions) == (True, 3)


def test_an_identifier_is_never_reused(registry: Registry) -> None:
    """Not even after its registration was annulled."""
    new = OrganizationRegistered(
        subject="office", name=title("Office"), kind="agency", cites=cite()
    )
    registry.record(submission("new", new))
    registry.record(submission("gone", annulled(new, "new/1")))
    with pytest.raises(Refused, match="never reused"):
        registry.record(submission("again", new))
