"""Clauses and their texts (R15)."""

from __future__ import annotations

import pytest

from agreements.domain.facts import ClauseAmended, ClauseRecorded
from agreements.domain.refusals import AlreadyRecorded, NotOnRecord, UnknownIdentifier
from agreements.domain.words import Prose
from tests.domain.scenes import SIGNED, around, in_force, recorded, registered, texts
from tests.histories import ACCORD, LMDA, annulled, cite, commenced, corrected, on, terminated


def clause(text: str | None = "first", key: str = "3") -> ClauseRecorded:
    first = Prose(en=text) if text else None
    return ClauseRecorded(subject=LMDA, clause=key, kind="funding", text=first, cites=cite())


def amended(text: str, effective_on: str, by: str | None = None, key: str = "3") -> ClauseAmended:
    return ClauseAmended(
        subject=LMDA, clause=key, text=Prose(en=text), effective_on=on(effective_on),
        amended_by=by, cites=cite(),
    )  # fmt: skip


FIRST = recorded("clause", clause())


def test_a_text_is_in_effect_while_its_instrument_is() -> None:
    """R15: from the first day in force, until the instrument ends."""
    office = in_force(FIRST).when(terminated(LMDA, "2000-03-01")).then_recorded()
    assert texts(office, "2000-01-31") == {}
    assert texts(office, "2000-02-01") == {"first": "certain"}
    assert [texts(office, each) for each in around("2000-03-01")] == [{"first": "certain"}, {}, {}]


def test_an_amendment_applies_from_its_day() -> None:
    """R15: the parties changed the text; the day before, the old one is in effect."""
    office = in_force(FIRST).when(amended("second", "2000-03-01", ACCORD)).then_recorded()
    found = [texts(office, each) for each in around("2000-03-01")]
    assert found == [{"first": "certain"}, {"second": "certain"}, {"second": "certain"}]


@pytest.mark.parametrize("order", [1, -1])
def test_amendments_apply_by_their_days_whatever_the_order_of_recording(order: int) -> None:
    """R15, R4: by effective day."""
    facts = (amended("second", "2000-03-01"), amended("third", "2000-03-10"))[::order]
    office = in_force(FIRST).when(*facts).then_recorded()
    assert texts(office, "2000-03-05") == {"second": "certain"}
    assert texts(office, "2000-03-10") == {"third": "certain"}


def test_on_one_day_the_later_recorded_applies() -> None:
    """R15, R4: by effective day, then position; a correction keeps its place."""
    second, third = amended("second", "2000-03-01"), amended("third", "2000-03-01")
    meeting = in_force(FIRST).when(second, third)
    assert texts(meeting.then_recorded(), "2000-03-01") == {"third": "certain"}
    meeting = meeting.when(corrected(amended("2nd", "2000-03-01"), "when/1"), name="fix")
    assert texts(meeting.then_recorded(), "2000-03-01") == {"third": "certain"}


@pytest.mark.parametrize("since", ["2000-02-01", "2000-01-15"])
def test_a_corrigendum_was_always_so(since: str) -> None:
    """R15: "always was" is an amendment effective on the original date, or before it."""
    office = in_force(FIRST).when(amended("always", since)).then_recorded()
    assert texts(office, "2000-02-01") == {"always": "certain"}


def test_an_imprecise_amendment_leaves_both_texts_possible() -> None:
    """R3: each text that may be in effect is given."""
    office = in_force(FIRST).when(amended("second", "2000-03")).then_recorded()
    assert texts(office, "2000-02-29") == {"first": "certain"}
    assert texts(office, "2000-03-01") == {"first": "possible", "second": "possible"}
    assert texts(office, "2000-03-31") == {"second": "certain"}


def test_two_imprecise_amendments() -> None:
    """R3: either may be the later one, so either text may be the one in effect."""
    facts = (amended("second", "2000-03"), amended("third", "2000-03"))
    office = in_force(FIRST).when(*facts).then_recorded()
    assert texts(office, "2000-04-01") == {"second": "possible", "third": "possible"}


def test_an_imprecise_commencement_leaves_the_text_possible() -> None:
    """R3: the text is in effect only if the instrument is."""
    office = registered(SIGNED, FIRST).when(commenced(LMDA, "2000-03")).then_recorded()
    assert texts(office, "2000-03-01") == {"first": "possible"}


def test_a_text_that_is_not_on_file() -> None:
    """R24: no text on file is not the same as no clause."""
    office = in_force(recorded("clause", clause(None))).then_recorded()
    assert texts(office, "2000-02-01") == {None: "certain"}


def test_a_clause_is_recorded_once_and_before_it_is_amended() -> None:
    """A second recording, and an amendment of an unknown clause, are refused."""
    in_force(FIRST).when(clause("again")).then_refused(AlreadyRecorded, "when/1", "clause/1")
    in_force(FIRST).when(clause("other", "4")).then_recorded()
    in_force(FIRST).when(amended("x", "2000-03-01", key="4")).then_refused(NotOnRecord, "when/1")
    in_force(FIRST).when(amended("x", "2000-03-01", "nowhere")).then_refused(
        UnknownIdentifier, "when/1"
    )


def test_a_clause_that_was_amended_is_not_annulled_alone() -> None:
    """R6: naming both, unless the amendment is annulled with it."""
    second = amended("second", "2000-03-01")
    meeting = in_force(FIRST, recorded("change", second))
    meeting.when(annulled(second, "clause/1")).then_refused(NotOnRecord, "when/1", "change/1")
    meeting.when(annulled(second, "clause/1"), annulled(second, "change/1")).then_recorded()
