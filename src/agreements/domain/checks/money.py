"""Checks of lines of funding and of published totals (R16).

Money may be paid before its line is on record, and more than was committed; neither is refused.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from agreements.domain.answers.ledger import Figures, Span, figures
from agreements.domain.checks.timeline import Checked, Timeline
from agreements.domain.claims.gather import Facts, Of
from agreements.domain.claims.money import entries_of
from agreements.domain.claims.shapes import FundingEntry
from agreements.domain.dates import LAST_DAY
from agreements.domain.facts import (
    Fact,
    FigureRestated,
    FundingAdjusted,
    FundingCarriedForward,
    FundingCommitted,
    FundingLapsed,
    FundingLineRecorded,
    FundingProjected,
    FundsPaid,
    FundsRecovered,
    TotalPublished,
)
from agreements.domain.refusals import (
    AlreadyRecorded,
    CarriedToEarlierYear,
    CommitmentBelowZero,
    MoreThanIsLeft,
    NotOnRecord,
    RestatesNoFigure,
)

_OF_A_LINE = (
    FundingProjected, FundingCommitted, FundingAdjusted, FundsPaid, FundsRecovered, FundingLapsed,
    FundingCarriedForward, FigureRestated,
)  # fmt: skip
_RESTATED = (FundingProjected, FundingCommitted, FundsPaid)


def check_money(timeline: Timeline) -> Checked:
    """Yield what is impossible in an instrument's lines of funding, or in a document's totals."""
    yield from _once(timeline, timeline.facts.all(TotalPublished), "total")
    lines = timeline.facts.all(FundingLineRecorded)
    yield from _once(timeline, lines, "line")
    known = {each.fact.line for each in lines}
    for kind in _OF_A_LINE:
        for each in timeline.facts.all(kind):
            if each.fact.line not in known:
                details = {"id": timeline.subject, "key": each.fact.line}
                yield NotOnRecord((each.name,), "line", details)
    for part in sorted({f"funding/{line}" for line in known}):
        own = [each for each in timeline.standing if each.fact.part == part]
        yield from _line(timeline, Facts(timeline.subject, part, own))


def _once(timeline: Timeline, listed: Iterable[Of[Fact]], at: str) -> Checked:
    seen: dict[str, str] = {}
    for each in listed:
        key = str(getattr(each.fact, at))
        if key in seen:
            details = {"id": timeline.subject, "key": key}
            yield AlreadyRecorded((each.name, seen[key]), at, details)
        seen.setdefault(key, each.name)


def _line(timeline: Timeline, facts: Facts) -> Checked:
    yield from _once(timeline, facts.all(FundsPaid), "payment")
    yield from _restatements(facts)
    yield from _carried(facts)
    entries = entries_of(facts)
    yield from _below_zero(facts, entries)
    yield from _more_than_is_left(facts, entries)


def _restatements(facts: Facts) -> Checked:
    figures_named = {each.name for kind in _RESTATED for each in facts.all(kind)}
    for each in facts.all(FigureRestated):
        meant = facts.stands_for(each.fact.restates)
        if meant not in figures_named:
            details = {"restates": each.fact.restates, "line": each.fact.line}
            around = (meant,) if meant else ()
            yield RestatesNoFigure((each.name, *around), "restates", details)


def _carried(facts: Facts) -> Checked:
    for each in facts.all(FundingCarriedForward):
        year, to_year = each.fact.fiscal_year, each.fact.to_year
        if to_year <= year:
            details = {"year": year, "to_year": to_year}
            yield CarriedToEarlierYear((each.name,), "to_year", details)


def _below_zero(facts: Facts, entries: tuple[FundingEntry, ...]) -> Checked:
    """Refuse a commitment that certainly comes to less than nothing on some day.

    Where none is on record yet, or its amount was not published, nothing is certain.
    """
    for span in sorted(
        {Span(each.first, each.last) for each in entries if each.entry == "adjusted"}
    ):
        own = [each for each in entries if (each.first, each.last) == span]
        for on in _turning(each for each in own if each.entry in ("committed", "adjusted")):
            sums = figures(own, span, on, in_force=True)
            cents = sums.committed.most + sums.adjusted.most
            if sums.committed.possible and not sums.committed.partial and cents < 0:
                names = _facts_of(own, span, ("committed", "adjusted"))
                details = {"line": _line_of(facts), "year": _written(span), "cents": str(cents)}
                yield CommitmentBelowZero(_restating(facts, names), "amount", details)
                break


def _turning(entries: Iterable[FundingEntry]) -> list[date]:
    """Return the days by which each figure, and each restatement of it, surely counts."""
    days: set[date] = set()
    for each in entries:
        days.add(LAST_DAY if each.since is None else each.since.on.latest)
        days.update(anew.since.on.latest for anew in each.restated)
    return sorted(days)


def _restating(facts: Facts, names: Collection[str]) -> tuple[str, ...]:
    """Return figures with what restates them."""
    anew = (
        each.name
        for each in facts.all(FigureRestated)
        if facts.stands_for(each.fact.restates) in names
    )
    return tuple(dict.fromkeys((*names, *anew)))


def _more_than_is_left(facts: Facts, entries: tuple[FundingEntry, ...]) -> Checked:
    """Refuse to lose or carry over more than may be left when it is done.

    A year may have commitments of its own, and be one of those that another covers.
    """
    given_up = (*facts.all(FundingLapsed), *facts.all(FundingCarriedForward))
    for each in _named(entries, given_up):
        left = {span: _left(entries, span, each) for span in _promised_to(entries, each)}
        if not left or None in left.values():
            continue
        most = max(cents for cents in left.values() if cents is not None)
        if (each.amount or 0) > most:
            around = [name for span in left for name in _facts_of(entries, span)]
            details = {
                "line": _line_of(facts), "year": each.first, "cents": str(each.amount),
                "left": str(most),
            }  # fmt: skip
            yield MoreThanIsLeft(tuple(dict.fromkeys((each.fact, *around))), "amount", details)


def _named(entries: Iterable[FundingEntry], facts: Iterable[Of[Fact]]) -> Iterator[FundingEntry]:
    names = {each.name for each in facts}
    return (each for each in entries if each.fact in names)


def _promised_to(entries: Iterable[FundingEntry], of: FundingEntry) -> set[Span]:
    """Return the years for which something is promised, or carried in, and that hold a year."""
    found = {Span(each.first, each.last) for each in entries if each.entry == "committed"}
    found |= {Span(each.to_year, each.to_year) for each in entries if each.to_year}
    return {span for span in found if span.holds(of.first)}


def _left(entries: tuple[FundingEntry, ...], span: Span, of: FundingEntry) -> int | None:
    """Return the most that may be left without an entry; None: an amount was not published."""
    others = tuple(each for each in entries if each is not of)
    sums = _at_most(others, span, of)
    promised = sums.committed + sums.carried_in + sums.adjusted
    if promised.partial:
        return None
    spent = sums.paid + sums.lapsed + sums.carried_forward
    return max(0, promised.most - spent.least)


def _at_most(entries: tuple[FundingEntry, ...], span: Span, act: FundingEntry) -> Figures:
    """Return the sums on the last day that an act may take effect, its instrument in force."""
    on = LAST_DAY if act.since is None else act.since.on.latest
    return figures(entries, span, on, in_force=True)


def _facts_of(
    entries: Iterable[FundingEntry], span: Span, kinds: Collection[str] | None = None
) -> list[str]:
    return [
        each.fact
        for each in entries
        if ((span.holds(each.first) and span.holds(each.last)) or span.holds(each.to_year))
        and (kinds is None or each.entry in kinds)
    ]


def _written(span: Span) -> str:
    return span.first if span.first == span.last else f"{span.first}..{span.last}"


def _line_of(facts: Facts) -> str:
    return facts.part.removeprefix("funding/")
