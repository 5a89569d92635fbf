"""Due dates against their naive definition: every unknown day tried, every day looked at (R3)."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.domain.answers.obligations import due_dates, up_to_next
from agreements.domain.claims.derive import claims_of
from agreements.domain.claims.shapes import LifeClaim, ObligationClaim
from agreements.domain.dates import ImpreciseDate, day
from agreements.domain.facts import (
    DueRule,
    Fact,
    InstrumentSuspended,
    ObligationAgreed,
    ObligationFulfilled,
    ObligationWaived,
)
from agreements.domain.standing import Record, Recorded
from tests.histories import FEDERAL, LMDA, TERRITORIAL, agreement, cite, commenced, terminated

FIRST, LAST = day("1999-12-01"), day("2003-02-28")
CALENDAR = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
ANCHORS = ("2000-06-30", "2001-02-28", "2001-06-29", "2001-06-30", "2001-07-01", "2002-06-30")


@dataclass(frozen=True)
class Story:
    """A duty's life in spans of days; None: there is no such fact."""

    rule: str
    begins: ImpreciseDate
    ends: ImpreciseDate | None
    suspended: tuple[ImpreciseDate, ImpreciseDate] | None
    since: ImpreciseDate | None
    until: ImpreciseDate | None
    once: ImpreciseDate
    fulfilled: tuple[tuple[ImpreciseDate, ImpreciseDate], ...]
    waived: tuple[tuple[ImpreciseDate, ImpreciseDate], ...]


def around_an_anchor(width: int) -> st.SearchStrategy[ImpreciseDate]:
    def span(anchor: str, shift: int, days: int) -> ImpreciseDate:
        start = day(anchor) + timedelta(days=shift)
        return ImpreciseDate(start, start + timedelta(days=days))

    return st.builds(span, st.sampled_from(ANCHORS), st.integers(-2, 2), st.integers(0, width))


def named_due() -> st.SearchStrategy[ImpreciseDate]:
    """A day that a duty may be done for: a day or two around a due date, or a year and more."""
    wide = st.sampled_from(
        [
            ImpreciseDate.parse(each)
            for each in ("2001", "2000-06-30..2001-06-30", "2001-06-29..2002-06-30")
        ]
    )
    return wide | around_an_anchor(2)


def acts(most: int) -> st.SearchStrategy[tuple[tuple[ImpreciseDate, ImpreciseDate], ...]]:
    return st.lists(st.tuples(named_due(), around_an_anchor(1)), max_size=most).map(tuple)


STORIES = st.builds(
    Story,
    rule=st.sampled_from(["06-30", "06-30", "02-29", "P90D", "P3M", "once"]),
    begins=st.sampled_from(["2000-01-01", "2000-06-29..2000-07-01", "2001-02-28"]).map(
        ImpreciseDate.parse
    ),
    ends=st.none() | around_an_anchor(2),
    suspended=st.none() | st.tuples(around_an_anchor(1), around_an_anchor(1)),
    since=st.none() | around_an_anchor(1),
    until=st.none() | around_an_anchor(1),
    once=around_an_anchor(3),
    fulfilled=acts(2),
    waived=acts(1),
)


def claims(story: Story) -> tuple[ObligationClaim, LifeClaim]:
    """Derive the duty and its agreement; what a decision would refuse is let in."""
    rule = DueRule(
        once_on=story.once if story.rule == "once" else None,
        annually_on=story.rule if "-" in story.rule else None,
        after_fiscal_year=story.rule if story.rule.startswith("P") else None,
    )
    told: list[Fact] = [
        agreement(LMDA, FEDERAL, TERRITORIAL),
        commenced(LMDA, str(story.begins)),
        ObligationAgreed(
            subject=LMDA,
            obligation="report",
            kind="report",
            owed_by=TERRITORIAL,
            owed_to=(FEDERAL,),
            due=rule,
            effective_on=story.since,
            until=story.until,
            cites=cite(),
        ),
    ]
    if story.ends is not None:
        told.append(terminated(LMDA, str(story.ends)))
    if story.suspended is not None:
        first, until = story.suspended
        told.append(
            InstrumentSuspended(subject=LMDA, effective_on=first, until=until, cites=cite())
        )
    told += [
        ObligationFulfilled(
            subject=LMDA, obligation="report", due_on=due, fulfilled_on=done, cites=cite()
        )
        for due, done in story.fulfilled
    ]
    told += [
        ObligationWaived(
            subject=LMDA,
            obligation="report",
            due_on=due,
            waived_on=done,
            by=FEDERAL,
            cites=cite(),
        )
        for due, done in story.waived
    ]
    record = Record.of(
        Recorded(f"told/{number}", number, number, fact)
        for number, fact in enumerate(told, start=1)
    )
    found = claims_of(LMDA, "agreement", record)
    return (
        next(each for each in found if isinstance(each, ObligationClaim)),
        next(each for each in found if isinstance(each, LifeClaim)),
    )


def days_of(span: ImpreciseDate | None) -> list[date | None]:
    if span is None:
        return [None]
    length = (span.latest - span.earliest).days
    return [span.earliest + timedelta(days=n) for n in range(length + 1)]


def named_by_the_rule(rule: str, on: date) -> bool:
    """Look at one day: is it one that the rule names? Months are counted one by one."""
    last = calendar.monthrange(on.year, on.month)[1]
    if "-" in rule:
        month, number = (int(each) for each in rule.split("-"))
        return on.month == month and on.day == min(number, last)
    if rule == "P90D":
        return (on - timedelta(days=90)).timetuple()[1:3] == (3, 31)
    return rule == "P3M" and (on.month, on.day) == (6, 30)


def year_end(rule: str, due: date) -> date:
    """The end of the fiscal year that a due date follows: nothing is owed for one before."""
    if rule == "P90D":
        return due - timedelta(days=90)
    return date(due.year, 3, 31) if rule == "P3M" else due


Outcome = dict[date, str]
"""Due date -> its state, in one resolution; of a duty due once, under the day FIRST."""


def resolutions(story: Story, on: date) -> Iterator[Outcome]:
    """Yield what is so for each way that the unknown days may be."""
    rule_days = [each for each in CALENDAR if named_by_the_rule(story.rule, each)]
    spans = (story.begins, story.ends, story.since, story.until)
    pauses = story.suspended or (None, None)
    once = story.once if story.rule == "once" else None
    for begins, ends, since, until, stop, again, due_once in product(
        *map(days_of, (*spans, *pauses, once))
    ):

        def is_due(
            each: date,
            of: tuple[date | None, ...] = (begins, ends, since, until, stop, again),
        ) -> bool:
            begins, ends, since, until, stop, again = of
            paused = stop is not None and again is not None and stop <= each < again
            return (
                begins is not None
                and begins <= min(each, year_end(story.rule, each))
                and (since is None or since <= each)
                and not any(end is not None and end <= each for end in (ends, until))
                and not paused
            )

        if due_once is not None:
            yield from _of_one(story, due_once, on, is_due(due_once))
        else:
            yield from _of_many(story, [each for each in rule_days if is_due(each)], on)


def _of_one(story: Story, due: date, on: date, is_due: bool) -> Iterator[Outcome]:
    """A duty due once has one due date, which every act is done for that may name it."""
    whole = [each for each in days_of(story.once) if each is not None]
    for done, waived in _days_done(story):
        acts = [
            [on_day for (named, _), on_day in zip(of, days, strict=True)
             if any(each in whole for each in days_of(named))]
            for of, days in ((story.fulfilled, done), (story.waived, waived))
        ]  # fmt: skip
        yield {FIRST: _state(due, acts[0], acts[1], on)} if is_due else {}


def _of_many(story: Story, due: list[date], on: date) -> Iterator[Outcome]:
    """The unknown day that an act names is any of the due dates that lie in its span."""
    for done, waived in _days_done(story):
        choices: list[list[date | None]] = [
            [each for each in due if named.earliest <= each <= named.latest] or [None]
            for named, _ in (*story.fulfilled, *story.waived)
        ]
        for chosen in product(*choices):
            of_done, of_waived = chosen[: len(done)], chosen[len(done) :]
            yield {
                each: _state(
                    each,
                    [when for when, what in zip(done, of_done, strict=True) if what == each],
                    [when for when, what in zip(waived, of_waived, strict=True) if what == each],
                    on,
                )
                for each in due
            }


def _days_done(story: Story) -> Iterator[tuple[tuple[date, ...], tuple[date, ...]]]:
    spans = [days_of(done) for _, done in (*story.fulfilled, *story.waived)]
    for days in product(*spans):
        known = tuple(each for each in days if each is not None)
        yield known[: len(story.fulfilled)], known[len(story.fulfilled) :]


def _state(due: date, done: list[date], waived: list[date], on: date) -> str:
    done = [each for each in done if each <= on]
    if done:
        return "fulfilled" if min(done) <= due else "fulfilled-late"
    if any(each <= on for each in waived):
        return "waived"
    return "upcoming" if on < due else "due" if on == due else "late"


@settings(max_examples=150, deadline=None)
@given(STORIES, st.sampled_from(ANCHORS), st.integers(-2, 2))
def test_due_dates_are_those_of_the_naive_definition(story: Story, anchor: str, shift: int) -> None:
    on = day(anchor) + timedelta(days=shift)
    claim, life = claims(story)
    outcomes = list(resolutions(story, on))
    expected: dict[date, dict[str, str]] = {}
    for each in sorted({due for outcome in outcomes for due in outcome}):
        states = {outcome.get(each) for outcome in outcomes}
        certainty = "certain" if len(states) == 1 else "possible"
        expected[each] = {state: certainty for state in states if state is not None}

    found = due_dates(claim, life, FIRST, LAST, on)

    assert {
        FIRST if story.rule == "once" else each.on.earliest: each.states for each in found
    } == expected
    for one in found:
        key = FIRST if story.rule == "once" else one.on.earliest
        always = all(key in outcome for outcome in outcomes)
        assert one.certainty == ("certain" if always else "possible")


@settings(max_examples=50, deadline=None)
@given(STORIES, st.sampled_from(ANCHORS), st.integers(-2, 2))
def test_up_to_the_next_is_all_that_has_come_and_one_more(
    story: Story, anchor: str, shift: int
) -> None:
    on = day(anchor) + timedelta(days=shift)
    claim, life = claims(story)
    every = due_dates(claim, life, FIRST, LAST, on)
    come = [each for each in every if each.on.earliest <= on]
    later = [each for each in every if each.on.earliest > on]

    found = [each for each in up_to_next(claim, life, on) if each.on.earliest <= LAST]

    assert found == [*come, *later[:1]]
