"""Indicators with their targets and results, as they stood on a day."""

from __future__ import annotations

from typing import Literal

from agreements.domain.answers.results import Measured, ResultState, results_on, state_of
from agreements.domain.claims.shapes import (
    IndicatorClaim,
    IrregularityClaim,
    LifeClaim,
    Met,
    Result,
    Target,
)
from agreements.domain.resolutions import Certainty
from agreements.domain.words import FiscalYear, Quantity, Text
from agreements.projections.asked import Asked, name
from agreements.projections.gathered import Gathered, gather
from agreements.projections.obligations import require
from agreements.projections.shapes import (
    Answer,
    Bounds,
    FindingPart,
    Name,
    Named,
    Part,
    Titled,
    maybe_bounds,
)
from agreements.projections.sources import SourcedPart, sources


class PeriodPart(Part):
    """Fiscal years, 1 April to 31 March; ``last`` null: ``first`` alone."""

    first: FiscalYear
    last: FiscalYear | None


class TargetPart(Part):
    """``of``: out of how many; ``agreed_on`` null: no day is on record."""

    fact: str
    value: Quantity
    of: Quantity | None
    agreed_on: Bounds | None


class ResultPart(Part):
    """``value`` null: the source gives none; ``met``: what the source says of the target."""

    fact: str
    value: Quantity | None
    met: Met | None
    basis: Literal["stated", "inferred"]
    reported_on: Bounds | None


class MeasuredPart(Part):
    """``variance``: the result less the target, exactly; null where either has no value.

    ``certainty``: of this target and this result being those that stood on the day.
    """

    period: PeriodPart
    territory: Named
    target: TargetPart | None
    result: ResultPart | None
    variance: str | None
    state: ResultState
    certainty: Certainty


class IndicatorPart(SourcedPart):
    """What is measured, of which outcome and objective, with what came of it."""

    instrument: Titled
    outcome: Name | None
    objective: Name | None
    indicator: str
    name: Name
    unit: Name
    better: Literal["higher", "lower"] | None
    function: Named | None
    measured: tuple[MeasuredPart, ...]


class ResultsAnswer(Answer):
    """``agreement`` echoes what was asked for; null: all."""

    agreement: Titled | None
    indicators: tuple[IndicatorPart, ...]
    findings: tuple[FindingPart, ...]


async def results(asked: Asked, *, agreement: str | None = None) -> ResultsAnswer:
    """Answer what was to be reached and what was, by outcome, objective and indicator; one query.

    Raises UnknownSubject for an instrument that is not registered as known.
    """
    subjects = None if agreement is None else [agreement]
    found = await gather(asked, ("indicator", "irregularity"), subjects, subjects or ())
    if not asked.source.snapshot.empty:
        require(found, agreement, None)
    claims = sorted(
        (each for each in found.of(IndicatorClaim) if each.subject in found.lives), key=_place
    )
    acts = [each for each in found.of(IrregularityClaim) if each.part.startswith("indicator/")]
    return ResultsAnswer(
        **asked.header(),
        agreement=found.titled(agreement) if agreement in found.lives and agreement else None,
        indicators=tuple(_part(each, found.lives[each.subject], found) for each in claims),
        findings=(*asked.nothing_recorded, *found.irregular_acts(acts)),
    )


def _place(claim: IndicatorClaim) -> tuple[str, str, str, str]:
    outcome = claim.outcome.en if claim.outcome else ""
    return (claim.subject, outcome, claim.objective.en if claim.objective else "", claim.indicator)


def _maybe_name(of: Text | None) -> Name | None:
    return None if of is None else name(of)


def _part(claim: IndicatorClaim, life: LifeClaim, found: Gathered) -> IndicatorPart:
    return IndicatorPart(
        instrument=found.titled(claim.subject),
        outcome=_maybe_name(claim.outcome),
        objective=_maybe_name(claim.objective),
        indicator=claim.indicator,
        name=name(claim.name),
        unit=name(claim.unit),
        better=claim.better,
        function=found.named(claim.function) if claim.function else None,
        measured=tuple(_measured(claim, each, found) for each in results_on(claim, life, found.on)),
        **sources(claim.facts, labels=found.labels),
    )


def _measured(claim: IndicatorClaim, of: Measured, found: Gathered) -> MeasuredPart:
    return MeasuredPart(
        period=PeriodPart(first=of.period.first, last=of.period.last),
        territory=found.named(of.territory),
        target=None if of.target is None else _target(of.target),
        result=None if of.result is None else _result(of.result),
        variance=of.variance,
        state=state_of(claim, of),
        certainty=of.certainty,
    )


def _target(of: Target) -> TargetPart:
    return TargetPart(fact=of.fact, value=of.value, of=of.of, agreed_on=maybe_bounds(of.agreed))


def _result(of: Result) -> ResultPart:
    return ResultPart(
        fact=of.fact,
        value=of.value,
        met=of.met,
        basis="inferred" if of.inferred else "stated",
        reported_on=maybe_bounds(of.reported),
    )
