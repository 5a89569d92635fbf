"""Clauses and their texts (R15)."""

from __future__ import annotations

import pytest

from agreements.domain.answers.texts import repeal_on
from agreements.domain.claims.shapes import ClauseClaim
from agreements.domain.dates import day
from agreements.domain.facts import ClauseAmended, ClauseRecorded, ClauseRepealed
from agreements.domain.refusals import (
    AlreadyRecorded,
    DisplacesNoText,
    DisplacesNotLater,
    NotOnRecord,
    UnknownIdentifier,
)
from agreements.domain.words import Prose
from tests.domain.scenes import SIGNED, around, claim, in_force, recorded, registered, texts
from tests.histories import ACCORD, LMDA, annulled, cite, commenced, corrected, on, terminated


def clause(text: str | None = "first", key: str = "3") -> ClauseRecorded:
    first = Prose(en=text) if text else None
    return ClauseRecorded(subject=LMDA, clause=key, kind="funding", text=first, cites=cite())


def amended(
    text: str,
    effective_on: str,
    by: str | None = None,
    key: str = "3",
    displaces: str | None = None,
) -> ClauseAmended:
    return ClauseAmended(
        subject=LMDA, clause=key, text=Prose(en=text), effective_on=on(effective_on),
        amended_by=by, displaces=displaces, cites=cite(),
    )  # fmt: skip


def repealed(effective_on: str, key: str = "3") -> ClauseRepealed:
    return ClauseRepealed(subject=LMDA, clause=key, effective_on=on(effective_on), cites=cite())


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


LATER = recorded("later", amended("later", "2010-01-01"))
ENDLESS = (FIRST, LATER)


def test_a_retroactive_text_leaves_a_later_one_alone() -> None:
    """R15: unless it names the later one."""
    office = in_force(*ENDLESS).when(amended("retro", "2005-01-01")).then_recorded()
    found = [texts(office, each) for each in around("2005-01-01")]
    assert found == [{"first": "certain"}, *[{"retro": "certain"}] * 2]
    found = [texts(office, each) for each in around("2010-01-01")]
    assert found == [{"retro": "certain"}, *[{"later": "certain"}] * 2]


def test_a_retroactive_text_takes_the_place_of_the_later_one_that_it_names() -> None:
    """R15: from its own day, and from the other's day too; a third between keeps its time."""
    retro = amended("retro", "2005-01-01", displaces="later/1")
    between, after = amended("between", "2007-01-01"), amended("after", "2012-01-01")
    office = in_force(*ENDLESS).when(retro, between, after).then_recorded()
    assert [texts(office, f"{year}-06-01") for year in (2004, 2006, 2008, 2011, 2013)] == [
        {each: "certain"} for each in ("first", "retro", "between", "retro", "after")
    ]


def test_of_two_that_displace_the_same_text_the_one_recorded_last_stands() -> None:
    """R15, R4: and one that displaces a displacing text takes both its places."""
    one = amended("one", "2005-01-01", displaces="later/1")
    two = amended("two", "2006-01-01", displaces="later/1")
    office = in_force(*ENDLESS).when(one, two).then_recorded()
    assert texts(office, "2005-06-01") == {"one": "certain"}
    assert texts(office, "2010-06-01") == {"two": "certain"}
    meeting = in_force(*ENDLESS, recorded("one", one))
    office = meeting.when(amended("all", "2003-01-01", displaces="one/1")).then_recorded()
    assert {str(texts(office, f"{year}-06-01")) for year in (2003, 2006, 2011)} == {
        "{'all': 'certain'}"
    }


def test_a_text_may_displace_one_that_was_recorded_after_it() -> None:
    """R15, R5: a correction says so later; what is displaced applies nowhere all the same."""
    before = recorded("before", amended("retro", "2005-01-01"))
    meeting = in_force(FIRST, before, LATER)
    assert texts(meeting.then_recorded(), "2010-06-01") == {"later": "certain"}
    named = corrected(amended("retro", "2005-01-01", displaces="later/1"), "before/1")
    office = meeting.when(named).then_recorded()
    assert texts(office, "2010-06-01") == {"retro": "certain"}


def test_a_displaced_text_keeps_its_name_through_corrections() -> None:
    """R5: the text is the same one, by its first name and by any it had since."""
    fixed = recorded("fix", corrected(amended("LATER", "2010-01-01"), "later/1"))
    again = recorded("again", corrected(amended("Later", "2010-02-01"), "fix/1"))
    for name in ("later/1", "fix/1", "again/1"):
        retro = amended("retro", "2005-01-01", displaces=name)
        office = in_force(*ENDLESS, fixed, again).when(retro).then_recorded()
        assert texts(office, "2010-06-01") == {"retro": "certain"}, name


def test_a_text_displaces_another_text_of_its_clause_with_a_later_day() -> None:
    """R15: anything else is refused; the day before the other's is the nearest allowed."""
    other = recorded("other", clause("x", "4"), amended("y", "2010-01-01", key="4"))
    meeting = in_force(*ENDLESS, other)
    for name in ("nowhere/1", "other/2", "clause/1", "when/1"):
        meeting.when(amended("z", "2005-01-01", displaces=name)).then_refused(
            DisplacesNoText, "when/1"
        )
    meeting.when(amended("z", "2010-01-01", displaces="later/1")).then_refused(
        DisplacesNotLater, "when/1", "later/1"
    )
    meeting.when(amended("z", "2009-12-31", displaces="later/1")).then_recorded()


def test_a_displaced_text_is_not_annulled_alone() -> None:
    """R6: naming what displaces it, unless that is annulled with it."""
    retro = amended("retro", "2005-01-01", displaces="later/1")
    meeting = in_force(*ENDLESS, recorded("retro", retro))
    gone = annulled(retro, "later/1")
    meeting.when(gone).then_refused(DisplacesNoText, "when/1", "retro/1")
    meeting.when(gone, annulled(retro, "retro/1")).then_recorded()


def test_a_repeal_ends_the_text() -> None:
    """R15: from its day the clause has none; a later amendment brings it back."""
    office = in_force(FIRST).when(repealed("2000-03-01")).then_recorded()
    found = [texts(office, each) for each in around("2000-03-01")]
    assert found == [{"first": "certain"}, {}, {}]
    back = amended("back", "2000-06-01")
    office = in_force(FIRST).when(repealed("2000-03-01"), back).then_recorded()
    found = [texts(office, each) for each in around("2000-06-01")]
    assert found == [{}, {"back": "certain"}, {"back": "certain"}]


def test_an_imprecise_repeal_leaves_the_text_possible() -> None:
    """R3: the repeal may be in effect, or the text."""
    office = in_force(FIRST).when(repealed("2000-03")).then_recorded()
    assert texts(office, "2000-03-15") == {"first": "possible"}
    found = claim(office, LMDA, "clause/3")
    assert isinstance(found, ClauseClaim)
    repeals = repeal_on(found, office.life(LMDA), day("2000-03-15"))
    assert list(repeals.values()) == ["possible"]


def test_an_unknown_clause_is_not_repealed() -> None:
    """A clause that is not on record has no text to end."""
    in_force(FIRST).when(repealed("2000-03-01", "4")).then_refused(NotOnRecord, "when/1")
    in_force(FIRST).when(repealed("2000-03-01")).then_recorded()
