"""A devolution step, in an answer (R9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from agreements.domain.answers.life import earliest_of
from agreements.domain.answers.steps import condition_on, step_on
from agreements.domain.claims.shapes import Amounts, LifeClaim, StepClaim, StepCondition
from agreements.domain.facts import Move
from agreements.projections.asked import finding, name
from agreements.projections.gathered import Gathered
from agreements.projections.shapes import FindingPart, Words, bounds, maybe_bounds
from agreements.projections.sources import sources
from agreements.projections.step_shapes import (
    AmountsPart,
    ConditionOn,
    ConditionPart,
    DeferralPart,
    MoneyPart,
    MovePart,
    StepOn,
    StepPart,
)


def step(of: StepClaim, life: LifeClaim, found: Gathered) -> StepPart:
    """Return a step with its state on the day, its conditions, and what it moves (R9)."""
    states = step_on(of, life, found.on)
    return StepPart(
        step=of.step,
        title=name(of.title),
        state=tuple(StepOn(state=each, certainty=states[each]) for each in states),
        planned_for=maybe_bounds(of.planned_for),
        effected_on=maybe_bounds(of.effected),
        reversed_on=maybe_bounds(of.reversed),
        conditions=tuple(_condition(each, of, life, found) for each in of.conditions),
        moves=tuple(_move(each, found) for each in of.moves),
        after=of.after,
        deferrals=tuple(
            DeferralPart(
                deferred_on=bounds(each.deferred.on), planned_for=maybe_bounds(each.planned_for)
            )
            for each in of.deferrals
        ),
        cancelled_on=maybe_bounds(of.cancelled),
        planned=_amounts(of.planned),
        moved=_amounts(of.moved) if of.moved else None,
        assets=tuple(Words(en=each.en, fr=each.fr) for each in of.assets),
        records=tuple(Words(en=each.en, fr=each.fr) for each in of.records),
        **sources(of.facts, labels=found.labels),
    )


def _condition(
    of: StepCondition, step: StepClaim, life: LifeClaim, found: Gathered
) -> ConditionPart:
    states = condition_on(step, of.condition, life, found.on)
    settled = [each.on for each in (of.satisfied, of.waived) if each is not None]
    return ConditionPart(
        id=of.condition,
        text=Words(en=of.text.en, fr=of.text.fr),
        state=tuple(ConditionOn(state=each, certainty=states[each]) for each in states),
        on=bounds(earliest_of(settled)) if settled else None,
        failed_on=maybe_bounds(of.failed),
    )


def _move(of: Move, found: Gathered) -> MovePart:
    return MovePart(
        roles=of.roles,
        function=found.named(of.function),
        territory=found.named(of.territory),
        from_holders=tuple(found.named(each) for each in of.from_holders),
        to_holder=found.named(of.to_holder),
    )


def _amounts(of: Amounts) -> AmountsPart:
    funds = of.funds
    return AmountsPart(
        positions=of.positions,
        funds=MoneyPart(cents=funds.cents, currency=funds.currency) if funds else None,
    )


def before_basis(instrument: str, steps: Iterable[StepPart]) -> Iterator[FindingPart]:
    """Yield the finding of each step effected while its instrument was not in force (R9)."""
    for each in steps:
        for on_the_day in each.state:
            if on_the_day.state == "before-basis":
                about = (instrument, each.step)
                yield finding("step_before_basis", about, certain=on_the_day.certainty == "certain")
