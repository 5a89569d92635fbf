"""What changed in the world, what the record learned, and what documents of the day showed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

import pytest

from agreements.domain.dates import day
from agreements.domain.facts import DocumentRegistered, Fact
from agreements.domain.submissions import Submission
from agreements.domain.words import Citation
from agreements.projections.asked import Asked
from agreements.projections.changes import ChangesAnswer, changes
from agreements.projections.documented import documented_draft
from agreements.projections.revisions import Learned, RevisionsAnswer, revisions
from agreements.projections.who import WhoQuestion, who
from tests.histories import (
    COUNTRY,
    FEDERAL,
    FIELD,
    LMDA,
    REGISTRATIONS,
    TERRITORIAL,
    annulled,
    assigned,
    commenced,
    corrected,
    irregular,
    on,
    otherwise,
    signed,
    submission,
    term,
    terminated,
    title,
)
from tests.projections.conftest import Desk, Records

F = TypeVar("F", bound=Fact)

SIGNED = submission(
    "signing", signed(LMDA, FEDERAL, "2000-01-10"), signed(LMDA, TERRITORIAL, "2000-01-12")
)
STARTED = submission("start", commenced(LMDA, "2000-02-01"))
GIVEN = submission("gift", assigned(LMDA, "a1", FEDERAL, at=(FIELD, COUNTRY)))
ONE_MONTH = submission("term", term(LMDA, "P1M"))
HISTORY = (REGISTRATIONS, SIGNED, STARTED, GIVEN, ONE_MONTH)


async def _changes(
    desk: Desk, since: str, until: str, about: str | None = None, known: int | None = None
) -> ChangesAnswer:
    return await changes(await desk.asked(until, known), day(since), about)


async def _revisions(
    desk: Desk, since: int, until: int | None = None, **learned: Any
) -> RevisionsAnswer:
    asked = await desk.asked("2000-03-15", until)
    return await revisions(asked, Learned(await desk.known(since), **learned))


async def _documented(desk: Desk, on: str, day_: str) -> Asked:
    asked = await desk.asked(on)
    source = asked.source
    draft = await documented_draft(source.connection, source.snapshot, day(day_))
    return replace(asked, source=replace(source, draft=draft), documented_by=day(day_))


def _told(answer: ChangesAnswer) -> list[tuple[str, str, str]]:
    return [(each.kind, str(each.moment), each.certainty) for each in answer.events]


def _held(answer: ChangesAnswer | RevisionsAnswer) -> list[tuple[str, str, str | None]]:
    return [(e.change, e.holding.holder.id, e.after) for e in answer.holdings or ()]


async def test_events_after_one_day_and_up_to_another(records: Records, own_desk: Desk) -> None:
    """The first day is left out, the last one is in; in order of day."""
    records.record(*HISTORY)
    answer = await _changes(own_desk, "2000-01-10", "2000-02-01")
    assert _told(answer) == [
        ("AgreementSigned", "happens", "certain"),
        ("InstrumentCommenced", "happens", "certain"),
    ]
    assert answer.events[0].fact == "signing/2"
    assert answer.events[1].says.en == "Lmda comes into force on 1 February 2000."
    assert answer.effective_from == date(2000, 1, 10)
    assert answer.effective_on == date(2000, 2, 1)
    assert _held(answer) == [("began", FEDERAL, "certain")]
    assert _told(await _changes(own_desk, "2000-01-12", "2000-01-31")) == []


async def test_a_term_that_runs_out_is_an_event(records: Records, own_desk: Desk) -> None:
    """R1: no fact states that end; it is told with the facts that it follows from."""
    records.record(*HISTORY)
    assert _told(await _changes(own_desk, "2000-02-02", "2000-02-29")) == []
    answer = await _changes(own_desk, "2000-02-29", "2000-03-01")
    assert _told(answer) == [("TermRanOut", "expires", "certain")]
    assert answer.events[0].fact is None
    assert answer.events[0].facts[-1] == "term/1"
    assert _held(answer) == [("ended", FEDERAL, None)]


async def test_an_event_on_an_unknown_day_is_possible(records: Records, own_desk: Desk) -> None:
    """R3: certain only where every day that it may be lies in between."""
    end = submission("end", terminated(LMDA, "2000-02-10..2000-02-20"))
    records.record(*HISTORY, end)
    found = {
        until: _told(await _changes(own_desk, "2000-02-02", until))
        for until in ("2000-02-09", "2000-02-10", "2000-02-20")
    }
    assert found == {
        "2000-02-09": [],
        "2000-02-10": [("InstrumentTerminated", "happens", "possible")],
        "2000-02-20": [("InstrumentTerminated", "happens", "certain")],
    }


async def test_an_event_that_sources_date_differently(records: Records, own_desk: Desk) -> None:
    """R7: possible while only one of them has it in between; the other is cited."""
    end = submission("end", terminated(LMDA, "2000-02-10"))
    other = submission("other", otherwise(terminated(LMDA, "2000-02-20"), "end/1"))
    records.record(*HISTORY, end, other)
    answer = await _changes(own_desk, "2000-02-02", "2000-02-15")
    assert _told(answer) == [("InstrumentTerminated", "happens", "possible")]
    (event,) = answer.events
    assert [each.fact for each in event.alternatives] == ["other/1"]
    assert event.marks[0] == "alternative"
    assert _held(answer) == [("changed", FEDERAL, "possible")]
    later = await _changes(own_desk, "2000-02-02", "2000-02-20")
    assert _told(later)[0] == ("InstrumentTerminated", "happens", "certain")


async def test_only_what_names_a_subject(records: Records, own_desk: Desk) -> None:
    records.record(*HISTORY)
    answer = await _changes(own_desk, "2000-01-01", "2000-03-01", about=TERRITORIAL)
    assert [each.fact for each in answer.events] == ["signing/2", None]
    assert answer.holdings == ()


async def test_an_irregular_act_is_told_as_one(records: Records, own_desk: Desk) -> None:
    """R6: it happened, and had no effect."""
    act = submission("act", irregular(terminated(LMDA, "2000-02-10")))
    records.record(*HISTORY, act)
    answer = await _changes(own_desk, "2000-02-02", "2000-02-15")
    assert [(each.fact, each.irregular) for each in answer.events] == [("act/1", True)]
    assert answer.holdings == ()


async def test_corrected_and_uncorrected(records: Records, own_desk: Desk) -> None:
    """R5: both are revisions; what stands at the end of each span is told."""
    end = terminated(LMDA, "2000-02-20")
    records.record(*HISTORY, submission("end", end))
    records.record(submission("fix", corrected(terminated(LMDA, "2000-03-20"), "end/1")))
    records.record(submission("undo", annulled(end, "fix/1")))
    fixed = await _revisions(own_desk, records.known("end"), records.known("fix"), compare=True)
    (row,) = fixed.revisions
    assert row.marks == ("correction", "late-record")
    assert row.corrected
    assert row.corrected.fact == "end/1"
    assert row.stands
    assert row.stands.says.en == "Lmda is terminated on 20 March 2000."
    assert fixed.holdings == ()  # the term of one month had run out by 15 March, as it stands now
    undone = await _revisions(own_desk, records.known("fix"))
    (row,) = undone.revisions
    assert row.marks == ("correction", "late-record")
    assert row.corrected
    assert row.corrected.fact == "fix/1"
    assert row.stands
    assert row.stands.fact == "end/1"


async def test_how_each_fact_came_on_record(records: Records, own_desk: Desk) -> None:
    """A fact of the past is a late record; an alternative stands beside; the rest is new."""
    records.record(REGISTRATIONS, SIGNED, STARTED)
    future = submission("future", commenced("accord", "2999-01-01"))
    records.record(ONE_MONTH, submission("other", otherwise(term(LMDA), "term/1")), future)
    answer = await _revisions(own_desk, records.before("signing"))
    assert [(each.fact, each.marks) for each in answer.revisions] == [
        ("signing/1", ("late-record",)),
        ("signing/2", ("late-record",)),
        ("start/1", ("late-record",)),
        ("term/1", ("late-record",)),
        ("other/1", ("alternative", "late-record")),
        ("future/1", ("new",)),
    ]
    other = answer.revisions[4]
    assert other.beside
    assert other.beside.says.en == "The term of lmda is 1 month."
    assert other.says.en == "Another source says: the term of lmda is indeterminate."
    assert str(answer.revisions[3].effective and answer.revisions[3].effective.earliest) == (
        "2000-02-01"
    )


async def test_what_the_record_learned_changes_an_answer(records: Records, own_desk: Desk) -> None:
    """On a day asked about: as known at the one position, and at the other."""
    records.record(*HISTORY)
    records.record(submission("other", otherwise(term(LMDA), "term/1")))
    answer = await _revisions(own_desk, records.before("other"), compare=True)
    assert _held(answer) == [("began", FEDERAL, "possible")]
    assert (await _revisions(own_desk, records.before("other"))).holdings is None


async def test_revisions_page_by_page(records: Records, own_desk: Desk) -> None:
    records.record(*HISTORY)
    first = await _revisions(own_desk, 0, limit=2)
    assert (len(first.revisions), first.next_after) == (2, 2)
    rest = await _revisions(own_desk, 0, after=2)
    assert rest.revisions[0].position == 3
    assert rest.next_after is None
    about = await _revisions(own_desk, 0, about=TERRITORIAL)
    assert "signing/2" in [each.fact for each in about.revisions]
    assert "signing/1" not in [each.fact for each in about.revisions]


def _document(name: str, dated_on: str | None) -> DocumentRegistered:
    return DocumentRegistered(
        subject=name, title=title(name), dated_on=on(dated_on) if dated_on else None
    )


EARLY, LATE = (Citation(document="early"),), (Citation(document="late"),)


def _cited(fact: F, by: tuple[Citation, ...]) -> F:
    return fact.model_copy(update={"cites": by})


PAPERS = submission(
    "papers",
    _document("early", "2000-02"),
    _document("late", "2000-05-01"),
    _document("undated", None),
)


def _shown(submissions: Iterable[Submission]) -> Iterator[Submission]:
    """Yield submissions whose facts all cite the early document."""
    for each in submissions:
        facts = tuple(_cited(fact, EARLY) if fact.sources else fact for fact in each.facts)
        yield each.model_copy(update={"facts": facts})


@pytest.mark.parametrize(
    ("documents", "holders"),
    [("2000-02-28", []), ("2000-02-29", [FEDERAL]), ("2000-04-30", [FEDERAL]), ("2000-05-01", [])],
)
async def test_what_documents_of_the_day_showed(
    records: Records, own_desk: Desk, documents: str, holders: list[str]
) -> None:
    """R2: only facts that cite a document dated by the day: here the end is in the late one."""
    history = (SIGNED, STARTED, GIVEN)
    end = submission("end", _cited(terminated(LMDA, "2000-02-10"), LATE))
    first, *registered = REGISTRATIONS.facts
    rest = REGISTRATIONS.model_copy(update={"submission": "rest", "facts": tuple(registered)})
    alone = REGISTRATIONS.model_copy(update={"facts": (first,)})
    records.record(alone, PAPERS, *_shown((rest, *history)), end)
    asked = await _documented(own_desk, "2000-03-15", documents)
    answer = await who(asked, WhoQuestion(FIELD, COUNTRY))
    assert [each.holder.id for each in answer.holdings] == holders
    assert answer.documented_by == day(documents)


async def test_another_source_takes_the_place_of_one_not_yet_written(
    records: Records, own_desk: Desk
) -> None:
    """R2, R7: of two sources only the earlier was there to be read."""
    alone = REGISTRATIONS.model_copy(update={"facts": REGISTRATIONS.facts[:1]})
    rest = REGISTRATIONS.model_copy(update={"submission": "rest", "facts": REGISTRATIONS.facts[1:]})
    told = submission("term", _cited(term(LMDA, "P1M"), LATE))
    statement = _cited(term(LMDA), EARLY)
    other = submission("other", otherwise(statement, "term/1"))
    records.record(alone, PAPERS, *_shown((rest, SIGNED, STARTED, GIVEN)), told, other)
    early = await who(
        await _documented(own_desk, "2000-03-15", "2000-03-01"), WhoQuestion(FIELD, COUNTRY)
    )
    assert [(each.holder.id, each.certainty) for each in early.holdings] == [(FEDERAL, "certain")]
    assert early.holdings[0].alternatives == ()
    late = await who(
        await _documented(own_desk, "2000-03-15", "2000-05-01"), WhoQuestion(FIELD, COUNTRY)
    )
    assert [(each.holder.id, each.certainty) for each in late.holdings] == [(FEDERAL, "possible")]
    assert [each.fact for each in late.holdings[0].alternatives] == ["other/1"]


async def test_changes_that_documents_of_the_day_showed(records: Records, own_desk: Desk) -> None:
    """R2: the same holds of what took place."""
    alone = REGISTRATIONS.model_copy(update={"facts": REGISTRATIONS.facts[:1]})
    rest = REGISTRATIONS.model_copy(update={"submission": "rest", "facts": REGISTRATIONS.facts[1:]})
    end = submission("end", _cited(terminated(LMDA, "2000-02-10"), LATE))
    records.record(alone, PAPERS, *_shown((rest, SIGNED, STARTED)), end)
    asked = await _documented(own_desk, "2000-02-15", "2000-03-01")
    assert [each.fact for each in (await changes(asked, day("2000-01-15"), LMDA)).events] == [
        "start/1"
    ]
