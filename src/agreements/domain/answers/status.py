"""How an instrument, its parties, its clauses and its steps stand on a day (R3, R9, R15)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal, TypeVar

from agreements.domain.answers import life
from agreements.domain.answers.life import Status
from agreements.domain.claims.shapes import ClauseClaim, ClauseText, Dated, LifeClaim, StepClaim
from agreements.domain.dates import ImpreciseDate
from agreements.domain.resolutions import Certainty, Landmarks, Question, Resolution, certainties

K = TypeVar("K", bound=Hashable)
StepState = Literal["planned", "before-basis", "effected", "without-effect", "reversed"]


def what_may_be(
    answer: Callable[[Resolution], Iterable[K]],
    of: LifeClaim,
    on: date,
    dated: Iterable[Dated | None] = (),
    lengths: Iterable[str | None] = (),
) -> dict[K, Certainty]:
    """Return what an answer holds in every feasible resolution as certain, in some as possible.

    ``dated`` and ``lengths``: what it compares besides the days of the instrument's life.
    """
    days = [*life.dates(of), *(each for each in dated if each is not None)]
    shifts = [*life.lengths(of), *(each for each in lengths if each is not None)]
    question = Question(answer, partial(life.feasible, of), Landmarks.of(on, days, shifts))
    return certainties(question.outcomes())


def status_on(of: LifeClaim, on: date) -> dict[Status, Certainty]:
    """Return each status that an instrument may have on a day."""
    return what_may_be(lambda way: (life.status(of, on, way),), of, on)


@dataclass(frozen=True)
class PartyStatus:
    """How a party stands to an agreement on a day.

    ``signed`` and ``in_force``: bounds of the day it signed, and of its first day in force,
    whatever the day asked about; None: nothing of the kind is on record.
    """

    party: str
    signed: ImpreciseDate | None
    in_force: ImpreciseDate | None
    status: Mapping[Status, Certainty]


def party_status_on(of: LifeClaim, on: date) -> tuple[PartyStatus, ...]:
    """Return how each party stands on a day, in the order of the registration.

    A party that has not signed is ``in-negotiation``.
    """
    return tuple(
        PartyStatus(
            party,
            next((each.signed.on for each in of.signatures if each.party == party), None),
            life.starts(of, party),
            what_may_be(partial(_of_party, of, party, on), of, on),
        )
        for party in of.parties
    )


def _of_party(of: LifeClaim, party: str, on: date, way: Resolution) -> tuple[Status]:
    if life.ended(of, on, way):
        return (life.status(of, on, way),)
    if life.commenced(of, party, on, way):
        return ("in-force",)
    signed = any(each.party == party and way.by(each.signed, on) for each in of.signatures)
    return ("signed",) if signed else ("in-negotiation",)


def text_on(clause: ClauseClaim, of: LifeClaim, on: date) -> dict[ClauseText, Certainty]:
    """Return each text that may be in effect on a day; none while the instrument is not in force.

    The text first agreed comes before every amendment, whatever their days; amendments apply by
    effective day, then order (R15).
    """
    since = (each.since for each in clause.texts)
    return what_may_be(partial(_texts, clause, of, on), of, on, since)


def _texts(clause: ClauseClaim, of: LifeClaim, on: date, way: Resolution) -> tuple[ClauseText, ...]:
    if life.ended(of, on, way) or not life.begun(of, on, way):
        return ()
    begun = [each for each in clause.texts if each.since is None or way.by(each.since, on)]
    if len(begun) < 2:  # noqa: PLR2004 - with one there is nothing to compare
        return tuple(begun)
    return (way.last(begun, lambda each: (each.since, each.order)),)


def step_on(step: StepClaim, of: LifeClaim, on: date) -> dict[StepState, Certainty]:
    """Return each state that a step may be in on a day (R9).

    ``before-basis``: carried out while its instrument was not in force for every party;
    ``without-effect``: its instrument ended before the step could move anything. An effected step
    stays so when its instrument ends.
    """
    dated = (step.effected, step.reversed)
    return what_may_be(lambda way: (_step_state(step, of, on, way),), of, on, dated)


def _step_state(step: StepClaim, of: LifeClaim, on: date, way: Resolution) -> StepState:
    if step.effected is None or not way.by(step.effected, on):
        return "planned"
    if step.reversed is not None and way.by(step.reversed, on):
        return "reversed"
    if not life.commenced(of, life.WHOLE, on, way):
        return "before-basis"
    return "effected" if _took_effect(step.effected, of, on, way) else "without-effect"


def _took_effect(effected: Dated, of: LifeClaim, on: date, way: Resolution) -> bool:
    if not life.ended(of, on, way):
        return True
    basis = life.commencements_for(of, life.WHOLE) or ()
    days = (effected, *(each.effective for each in basis))
    first_day = way.last(days, lambda each: (each, 0))
    return not life.ended(of, first_day, way)
