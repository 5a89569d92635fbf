"""The naive ledger of a line of funding, written from R16: every day tried, every sum taken anew.

Give each imprecise date each of its days in turn; in each such world add up, column by column, what
has come by the day asked about. A sum lies between the least and the most of any world. Nothing of
the derivation is imported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from agreements.domain.dates import ImpreciseDate
from agreements.domain.facts import (
    Fact,
    FactAnnulled,
    FactSuperseded,
    FigureRestated,
    FundingAdjusted,
    FundingCarriedForward,
    FundingCommitted,
    FundingLapsed,
    FundingProjected,
    FundsPaid,
    FundsRecovered,
    InstrumentCommenced,
)
from tests.oracle import Log, Standing, standing

FEW = 6
COLUMNS = (
    "projected", "committed", "adjusted", "carried_in", "paid", "recovered", "lapsed",
    "carried_forward", "outstanding",
)  # fmt: skip
_DAY_OF: dict[type[Fact], str] = {
    FundingProjected: "projected_on",
    FundingCommitted: "committed_on",
    FundingAdjusted: "adjusted_on",
    FundsPaid: "paid_on",
    FundsRecovered: "recovered_on",
    FundingLapsed: "lapsed_on",
    FundingCarriedForward: "carried_on",
    FigureRestated: "restated_on",
    InstrumentCommenced: "effective_on",
}


@dataclass(frozen=True)
class Bounds:
    """The least and the most of any world; None: nothing published in some world, or in all."""

    least: int | None
    most: int | None
    partial: bool


@dataclass(frozen=True)
class _Told:
    """A fact in one world: ``day`` None: it has none, or it never comes."""

    root: str
    position: int
    fact: Fact
    day: date | None


Amounts = list[int | None]


def ledger(
    log: Log, instrument: str, line: str, years: tuple[str, str], on: date, known: int
) -> dict[str, Bounds]:
    """Return the columns of a line for some fiscal years on a day, as known at a position."""
    heard = [entry for entry in log if entry[1] <= known]
    roots = _roots(heard)
    told = [
        each
        for each in standing(heard)
        if each.fact.subject == instrument
        and getattr(each.fact, "irregular", None) is None
        and getattr(each.fact, "line", line) == line
        and type(each.fact) in _DAY_OF
    ]
    found = [_columns(world, roots, years, on) for world in _worlds(told, roots, on)]
    return {column: _bounds([world[column] for world in found]) for column in COLUMNS}


def _roots(heard: Log) -> dict[str, str]:
    """Return, of every fact and correction, the fact that it goes back to."""
    facts = {name: fact for name, _, fact in heard}
    found = {}
    for name in facts:
        root = name
        while isinstance(fact := facts[root], FactSuperseded | FactAnnulled):
            root = fact.corrects
        found[name] = root
    return found


def _worlds(
    told: Sequence[Standing[Fact]], roots: dict[str, str], on: date
) -> Iterator[list[_Told]]:
    choices = [list(_days(_date_of(each.fact), on)) for each in told]
    for days in product(*choices):
        yield [
            _Told(roots[each.name], each.position, each.fact, day)
            for each, day in zip(told, days, strict=True)
        ]


def _date_of(fact: Fact) -> ImpreciseDate | None:
    written: ImpreciseDate | None = getattr(fact, _DAY_OF[type(fact)])
    if written is not None:
        return written
    if isinstance(fact, FundsPaid):
        year = int(fact.fiscal_year[:4])
        return ImpreciseDate(date(year, 4, 1), date(year + 1, 3, 31))
    if isinstance(fact, FundingLapsed | FundingCarriedForward):
        return ImpreciseDate.on(date(int(fact.fiscal_year[:4]) + 1, 4, 1))
    return None


def _days(when: ImpreciseDate | None, on: date) -> Iterator[date | None]:
    """Yield every day that a date may be; of a long one, its ends and the days around ``on``."""
    if when is None:
        yield None
        return
    length = (when.latest - when.earliest).days
    near = {on + timedelta(days=n) for n in (-1, 0, 1)} | {when.earliest, when.latest}
    every = {when.earliest + timedelta(days=n) for n in range(min(length, FEW) + 1)}
    days = (
        every if length <= FEW else {each for each in near if when.earliest <= each <= when.latest}
    )
    yield from sorted(days)


def _columns(
    world: list[_Told], roots: dict[str, str], years: tuple[str, str], on: date
) -> dict[str, Amounts | tuple[int | None, bool]]:
    begun = any(
        isinstance(each.fact, InstrumentCommenced) and each.day is not None and each.day <= on
        for each in world
    )
    first, last = years
    columns: dict[str, Amounts] = {column: [] for column in COLUMNS}
    for each in world:
        counts = begun if each.day is None else each.day <= on
        if not counts:
            continue
        fact, amount = each.fact, _amount(each, world, roots, on)
        if isinstance(fact, FundingProjected | FundingCommitted | FundingAdjusted):
            if (fact.years.first, fact.years.last or fact.years.first) == years:
                columns[fact.fact.removeprefix("Funding").lower()].append(amount)
        elif isinstance(fact, FundingCarriedForward):
            leaves = first <= fact.fiscal_year <= last
            enters = first <= fact.to_year <= last
            if leaves and not enters:
                columns["carried_forward"].append(amount)
            if enters and not leaves:
                columns["carried_in"].append(amount)
        elif isinstance(fact, FundsPaid) and first <= fact.fiscal_year <= last:
            columns["paid"].append(amount)
        elif isinstance(fact, FundsRecovered) and first <= fact.fiscal_year <= last:
            columns["recovered"].append(amount)
        elif isinstance(fact, FundingLapsed) and first <= fact.fiscal_year <= last:
            columns["lapsed"].append(amount)
    return {**columns, "outstanding": _outstanding(columns)}


def _amount(of: _Told, world: list[_Told], roots: dict[str, str], on: date) -> int | None:
    """Return the amount as last restated by a day: by day, then by position."""
    anew = [
        (each.day, each.position, each.fact.amount)
        for each in world
        if isinstance(each.fact, FigureRestated)
        and roots[each.fact.restates] == of.root
        and each.day is not None
        and each.day <= on
    ]
    amount: int | None = getattr(of.fact, "amount", None)
    return max(anew, key=lambda each: each[:2])[2] if anew else amount


def _outstanding(columns: dict[str, Amounts]) -> tuple[int | None, bool]:
    """Return committed + adjustments - paid - lapsed - carried forward, not below zero.

    What was carried in counts as committed. None: nothing was committed. And whether an amount that
    bears on it was not published.
    """
    promised = columns["committed"] + columns["carried_in"]
    spent = columns["paid"] + columns["lapsed"] + columns["carried_forward"]
    if all(each is None for each in promised):
        return None, bool(promised)
    cents = _sum(promised) + _sum(columns["adjusted"]) - _sum(spent)
    return max(0, cents), None in promised or None in spent


def _sum(amounts: Amounts) -> int:
    return sum(each for each in amounts if each is not None)


def _bounds(worlds: list[Amounts | tuple[int | None, bool]]) -> Bounds:
    """Return the bounds over all worlds; where there is nothing, nothing is taken away either."""
    sums: list[int | None] = []
    partial = False
    for world in worlds:
        if isinstance(world, tuple):
            cents, unpublished = world
        else:
            cents = None if all(each is None for each in world) else _sum(world)
            unpublished = None in world
        sums.append(cents)
        partial = partial or unpublished
    numbers = [each or 0 for each in sums]
    nothing = None in sums
    return Bounds(
        None if nothing and min(numbers) >= 0 else min(numbers),
        None if all(each is None for each in sums) else max(numbers),
        partial,
    )
