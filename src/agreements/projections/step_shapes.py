"""The shape of devolution steps in answers; what has bounds is on record, whatever the day."""

from __future__ import annotations

from agreements.domain.answers.steps import ConditionState, StepState
from agreements.domain.resolutions import Certainty
from agreements.domain.words import Currency, Role
from agreements.projections.shapes import (
    Answer,
    Bounds,
    FindingPart,
    Name,
    Named,
    Part,
    Titled,
    Words,
)
from agreements.projections.sources import SourcedPart


class ConditionOn(Part):
    state: ConditionState
    certainty: Certainty


class ConditionPart(Part):
    """``on``: the day it was satisfied or waived, whichever came first on record."""

    id: str
    text: Words
    state: tuple[ConditionOn, ...]
    on: Bounds | None
    failed_on: Bounds | None


class MovePart(Part):
    roles: tuple[Role, ...]
    function: Named
    territory: Named
    from_holders: tuple[Named, ...]
    to_holder: Named


class StepOn(Part):
    state: StepState
    certainty: Certainty


class MoneyPart(Part):
    cents: int
    currency: Currency


class AmountsPart(Part):
    """Null: the record does not say."""

    positions: int | None
    funds: MoneyPart | None


class DeferralPart(Part):
    """``planned_for`` null: no other day is named."""

    deferred_on: Bounds
    planned_for: Bounds | None


class StepPart(SourcedPart):
    """``planned_for``: as first planned. ``after``: the steps that come before it.

    ``moved``: what moved when it was effected; null: it is not on record as effected.
    """

    step: str
    title: Name
    state: tuple[StepOn, ...]
    planned_for: Bounds | None
    effected_on: Bounds | None
    reversed_on: Bounds | None
    conditions: tuple[ConditionPart, ...]
    moves: tuple[MovePart, ...]
    after: tuple[str, ...]
    deferrals: tuple[DeferralPart, ...]
    cancelled_on: Bounds | None
    planned: AmountsPart
    moved: AmountsPart | None
    assets: tuple[Words, ...]
    records: tuple[Words, ...]


class CountPart(Part):
    """At least and at most; equal where the days are known well enough."""

    least: int
    most: int


class FundsProgress(Part):
    """In cents of a currency; ``planned`` null: no plan says how much."""

    currency: Currency
    moved: CountPart
    planned: int | None


class ProgressPart(Part):
    """How far the steps have come on the day; the same in one line, ``in_words``.

    ``steps_planned``: those on record that are not certainly given up. ``positions_planned`` null:
    no plan says how many.
    """

    in_words: Name
    steps_effected: CountPart
    steps_planned: int
    steps_cancelled: CountPart
    positions_moved: CountPart
    positions_planned: int | None
    funds: tuple[FundsProgress, ...]


class DevolutionPart(Part):
    """The steps of one instrument, each after those that it comes after."""

    agreement: Titled
    progress: ProgressPart
    steps: tuple[StepPart, ...]


class DevolutionAnswer(Answer):
    """``agreement`` echoes what was asked for; null: all."""

    agreement: Titled | None
    devolutions: tuple[DevolutionPart, ...]
    findings: tuple[FindingPart, ...]
