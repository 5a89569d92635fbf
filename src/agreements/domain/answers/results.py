"""An indicator's targets and results as they stood on a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Literal, TypeVar

from agreements.domain.answers.status import what_may_be
from agreements.domain.claims.shapes import Dated, IndicatorClaim, LifeClaim, Met, Result, Target
from agreements.domain.facts.money import Years
from agreements.domain.resolutions import Certainty, Place, Resolution

ResultState = Literal["met", "not-met", "not-reported", "not-judged", "contradictory"]
"""``not-judged``: nothing says whether the result meets a target. ``contradictory``: the source
says one thing and the values say the other."""

T = TypeVar("T", Target, Result)


@dataclass(frozen=True)
class Measured:
    """A period and territory: the target and the result that stood on the day.

    ``variance``: the result less the target, exactly. Where unknown days leave open which target or
    result stood, there is one of these for each that may have, all of them ``possible``.
    """

    period: Years
    territory: str
    target: Target | None
    result: Result | None
    certainty: Certainty

    @property
    def variance(self) -> str | None:
        """The result less the target; None where either has no value."""
        if self.target is None or self.result is None or self.result.value is None:
            return None
        return f"{Decimal(self.result.value) - Decimal(self.target.value):f}"


def results_on(claim: IndicatorClaim, of: LifeClaim, on: date) -> tuple[Measured, ...]:
    """Return what an indicator was to reach and what was reported by a day, by period, territory.

    Of several targets or results the last agreed or reported by the day stands; one with no day of
    its own comes before every other.
    """
    worlds = [_in_one_world(each, of, on) for each in claim.worlds]
    certain = [{each for each in world if each.certainty == "certain"} for world in worlds]
    found = dict.fromkeys(replace(each, certainty="certain") for world in worlds for each in world)
    return tuple(
        each if all(each in world for world in certain) else replace(each, certainty="possible")
        for each in sorted(found, key=_place)
    )


def _place(each: Measured) -> tuple[str, str, str]:
    return (each.period.first, each.period.last or "", each.territory)


def _in_one_world(claim: IndicatorClaim, of: LifeClaim, on: date) -> list[Measured]:
    return [
        each
        for period, territory in _cells(claim)
        for each in _measured(claim, of, on, period, territory)
    ]


def _cells(claim: IndicatorClaim) -> set[tuple[Years, str]]:
    targets = {(each.period, each.territory) for each in claim.targets}
    return targets | {(each.period, each.territory) for each in claim.results}


def _measured(
    claim: IndicatorClaim, of: LifeClaim, on: date, period: Years, territory: str
) -> Iterator[Measured]:
    targets = [
        each for each in claim.targets if (each.period, each.territory) == (period, territory)
    ]
    results = [
        each for each in claim.results if (each.period, each.territory) == (period, territory)
    ]
    dated = [*(each.agreed for each in targets), *(each.reported for each in results)]
    found = what_may_be(partial(_stood, targets, results, on), of, on, dated)
    for (target, result), certainty in found.items():
        if target is not None or result is not None:
            yield Measured(period, territory, target, result, certainty)


def _stood(
    targets: Sequence[Target], results: Sequence[Result], on: date, way: Resolution
) -> tuple[tuple[Target | None, Result | None]]:
    target = _last([(each, each.agreed) for each in targets], on, way)
    return ((target, _last([(each, each.reported) for each in results], on, way)),)


def _last(told: Sequence[tuple[T, Dated | None]], on: date, way: Resolution) -> T | None:
    by_then = [(each, day) for each, day in told if day is None or way.by(day, on)]
    if len(by_then) < 2:  # noqa: PLR2004 - with one there is nothing to compare
        return by_then[0][0] if by_then else None

    def place(each: tuple[T, Dated | None]) -> Place:
        return (each[1], each[0].order)

    return way.last(by_then, place)[0]


def state_of(claim: IndicatorClaim, measured: Measured) -> ResultState:
    """Return whether the target was met, by what the source says and by what the values say."""
    if measured.result is None:
        return "not-reported"
    stated, computed = measured.result.met, _computed(claim, measured)
    if stated is not None and computed is not None and stated != computed:
        return "contradictory"
    return stated or computed or "not-judged"


def _computed(claim: IndicatorClaim, measured: Measured) -> Met | None:
    """Return what the values say; None where a value lacks, or which way is better."""
    variance = measured.variance
    if variance is None or claim.better is None:
        return None
    above = Decimal(variance)
    return "met" if (above >= 0 if claim.better == "higher" else above <= 0) else "not-met"
