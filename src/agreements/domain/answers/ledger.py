"""The ledger of a line of funding on a day: sums per fiscal year, and what is outstanding (R16).

Where a day is imprecise, a sum lies between the least and the most that the days left open allow.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from agreements.domain.answers import life
from agreements.domain.answers.status import what_may_be
from agreements.domain.claims.shapes import FundingClaim, FundingEntry, LifeClaim
from agreements.domain.resolutions import Landmarks, Question, Resolution

Entries = Collection[FundingEntry]


@dataclass(frozen=True)
class Sum:
    """Cents, from ``least`` to ``most``.

    ``certain``: a published figure surely counts; ``possible``: one may. ``partial``: a figure
    counts, or may, whose amount was not published.
    """

    least: int = 0
    most: int = 0
    certain: bool = False
    possible: bool = False
    partial: bool = False

    def __add__(self, other: Sum) -> Sum:
        """Return both together; neither's unknown days bear on the other."""
        return Sum(
            self.least + other.least,
            self.most + other.most,
            self.certain or other.certain,
            self.possible or other.possible,
            self.partial or other.partial,
        )

    def either(self, other: Sum) -> Sum:
        """Return a sum that is the one or the other."""
        return Sum(
            min(self.least, other.least),
            max(self.most, other.most),
            self.certain and other.certain,
            self.possible or other.possible,
            self.partial or other.partial,
        )

    @property
    def known(self) -> tuple[int | None, int | None]:
        """The least and the most; None where there may be, or surely is, nothing published.

        What may be taken away is told by how much: nothing would be more.
        """
        least = self.least if self.certain or self.least < 0 else None
        return (least, self.most if self.possible else None)


class Figures(NamedTuple):
    """The columns of a row.

    ``carried_in``: what came from other years, to be spent in this. ``as_adjusted``: what is
    committed, raised or lowered by the adjustments.
    """

    projected: Sum = Sum()
    committed: Sum = Sum()
    adjusted: Sum = Sum()
    as_adjusted: Sum = Sum()
    carried_in: Sum = Sum()
    paid: Sum = Sum()
    recovered: Sum = Sum()
    lapsed: Sum = Sum()
    carried_forward: Sum = Sum()
    outstanding: Sum = Sum()

    def plus(self, other: Figures) -> Figures:
        """Return both together, column by column."""
        return Figures(*(one + two for one, two in zip(self, other, strict=True)))

    def either(self, other: Figures) -> Figures:
        """Return figures that are the one or the other."""
        return Figures(*(one.either(two) for one, two in zip(self, other, strict=True)))

    @property
    def any(self) -> bool:
        """Whether anything counts, or may."""
        return any(each.possible or each.partial for each in self)


class Span(NamedTuple):
    """Fiscal years from the first to the last, both included."""

    first: str
    last: str

    def holds(self, year: str | None) -> bool:
        """Return whether a fiscal year is among them."""
        return year is not None and self.first <= year <= self.last


@dataclass(frozen=True)
class Row:
    """A line in a fiscal year, or in several for which one sum was promised.

    ``given``: the figures if the instrument has come into force by the day, and if it has not,
    as far as each may be.
    """

    claim: FundingClaim
    span: Span
    given: Mapping[bool, Figures]

    @property
    def figures(self) -> Figures:
        """The figures whichever it is."""
        return _whichever(self.given)


def rows(claim: FundingClaim, of: LifeClaim, on: date) -> tuple[Row, ...]:
    """Return the rows of a line in which anything counts on a day, by years.

    Where sources disagree on the line, a figure is whatever one or another has it to be (R7).
    """
    in_force = begun(of, on)
    spans = {span for world in claim.worlds for span in _spans(world.entries)}
    found = (
        Row(claim, span, {each: _in_any_world(claim, span, on, each) for each in in_force})
        for span in sorted(spans)
    )
    return tuple(row for row in found if row.figures.any)


def _in_any_world(claim: FundingClaim, span: Span, on: date, in_force: bool) -> Figures:
    first, *others = [figures(each.entries, span, on, in_force) for each in claim.worlds]
    for each in others:
        first = first.either(each)
    return first


def together(listed: Iterable[Row]) -> Figures:
    """Return the sum of several rows; rows of one instrument come into force together."""
    found = Figures()
    for each in _by_instrument(listed):
        found = found.plus(_whichever(each))
    return found


def _by_instrument(listed: Iterable[Row]) -> Iterable[Mapping[bool, Figures]]:
    found: dict[str, dict[bool, Figures]] = {}
    for row in listed:
        of = found.setdefault(row.claim.subject, {})
        for begun_by, sums in row.given.items():
            of[begun_by] = of.get(begun_by, Figures()).plus(sums)
    return found.values()


def _whichever(given: Mapping[bool, Figures]) -> Figures:
    first, *others = given.values()
    for each in others:
        first = first.either(each)
    return first


def begun(of: LifeClaim, on: date) -> frozenset[bool]:
    """Return whether an instrument has come into force for anybody by a day: all that may be."""
    return frozenset(what_may_be(lambda way: (life.begun(of, on, way),), of, on))


def _spans(entries: Entries) -> set[Span]:
    found = {Span(each.first, each.last) for each in entries}
    return found | {Span(each.to_year, each.to_year) for each in entries if each.to_year}


def figures(entries: Entries, span: Span, on: date, in_force: bool) -> Figures:
    """Return the sums of a line for some years on a day.

    A sum promised for several years is theirs alone: it is no part of any year's (R16). Payments,
    and what is taken back, lost or carried over, are those of every year among them.
    """

    def added(these: Iterable[FundingEntry]) -> Sum:
        return _added(these, on, in_force)

    promised = [each for each in entries if (each.first, each.last) == span]
    within = [each for each in entries if span.holds(each.first) and span.holds(each.last)]
    carried = [each for each in entries if each.entry == "carried-forward"]
    found = Figures(
        projected=added(_of(promised, "projected")),
        committed=added(_of(promised, "committed")),
        adjusted=added(_of(promised, "adjusted")),
        carried_in=added(
            each for each in carried if span.holds(each.to_year) and not span.holds(each.first)
        ),
        paid=added(_of(within, "paid")),
        recovered=added(_of(within, "recovered")),
        lapsed=added(_of(within, "lapsed")),
        carried_forward=added(
            each for each in carried if span.holds(each.first) and not span.holds(each.to_year)
        ),
    )
    found = found._replace(as_adjusted=_as_adjusted(found))
    return found._replace(outstanding=_outstanding(found))


def _of(entries: Iterable[FundingEntry], kind: str) -> Iterator[FundingEntry]:
    return (each for each in entries if each.entry == kind)


def _as_adjusted(of: Figures) -> Sum:
    """Return the commitment with its adjustments; an adjustment alone promises nothing."""
    both = of.committed + of.adjusted
    return Sum(both.least, both.most, of.committed.certain, of.committed.possible, both.partial)


def _outstanding(of: Figures) -> Sum:
    """Return what is promised and neither paid nor given up, not below zero (R16).

    Null where nothing was committed for the year nor carried into it. What was recovered stays
    paid here: it reopens nothing.
    """
    promised = of.as_adjusted + of.carried_in
    spent = of.paid + of.lapsed + of.carried_forward
    return Sum(
        max(0, promised.least - spent.most),
        max(0, promised.most - spent.least),
        promised.certain,
        promised.possible,
        promised.partial or (promised.possible and spent.partial),
    )


def _added(entries: Iterable[FundingEntry], on: date, in_force: bool) -> Sum:
    found = Sum()
    for each in entries:
        found += _alone(each, on, in_force)
    return found


def _alone(entry: FundingEntry, on: date, in_force: bool) -> Sum:
    states = _states(entry, on, in_force)
    published = [amount for counts, amount in states if counts and amount is not None]
    without = len(published) < len(states)
    cents = [*published, *([0] if without else [])]
    return Sum(
        min(cents),
        max(cents),
        not without,
        bool(published),
        any(counts and amount is None for counts, amount in states),
    )


State = tuple[bool, int | None]
"""Whether an entry counts, and its amount; None: not published."""


def _states(entry: FundingEntry, on: date, in_force: bool) -> frozenset[State]:
    """Return all that an entry may be on a day."""

    def state(way: Resolution) -> State:
        counts = in_force if entry.since is None else way.by(entry.since, on)
        if not counts:
            return (False, None)
        anew = [each for each in entry.restated if way.by(each.since, on)]
        if not anew:
            return (True, entry.amount)
        return (True, way.last(anew, lambda each: (each.since, each.order)).amount)

    days = [*([entry.since] if entry.since else []), *(each.since for each in entry.restated)]
    return frozenset(Question(state, lambda _: True, Landmarks.of(on, days, ())).outcomes())


def amount_on(entry: FundingEntry, on: date) -> Sum:
    """Return the amount of an entry that has a day of its own, such as a payment, on a day."""
    return _alone(entry, on, in_force=True)
