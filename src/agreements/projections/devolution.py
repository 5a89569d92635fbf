"""How far devolution has come on a day: steps, conditions, what moved to whom (R9)."""

from __future__ import annotations

from agreements.domain.answers.steps import Count, Progress, in_order, progress_on
from agreements.domain.claims.shapes import IrregularityClaim, LifeClaim, StepClaim
from agreements.projections.asked import Asked, UnknownSubject
from agreements.projections.gathered import Gathered, gather
from agreements.projections.progress_said import progress_said
from agreements.projections.step_parts import before_basis, step
from agreements.projections.step_shapes import (
    CountPart,
    DevolutionAnswer,
    DevolutionPart,
    FundsProgress,
    ProgressPart,
)


async def devolution(asked: Asked, *, agreement: str | None = None) -> DevolutionAnswer:
    """Answer which steps there are, by instrument and in their order; one query.

    Raises UnknownSubject for an ``agreement`` that is not registered as known.
    """
    subjects = None if agreement is None else [agreement]
    found = await gather(asked, ("step", "irregularity"), subjects, subjects or ())
    if agreement is not None and agreement not in found.lives and not asked.source.snapshot.empty:
        raise UnknownSubject(agreement, "agreement")
    with_steps = dict.fromkeys(each.subject for each in found.of(StepClaim))
    listed = [agreement] if agreement is not None else list(with_steps)
    parts = tuple(_devolution(found.lives[each], found) for each in listed if each in found.lives)
    acts = [each for each in found.of(IrregularityClaim) if each.part.startswith("step/")]
    early = (each for part in parts for each in before_basis(part.agreement.id, part.steps))
    return DevolutionAnswer(
        **asked.header(),
        agreement=found.titled(agreement) if agreement and agreement in found.lives else None,
        devolutions=parts,
        findings=(*asked.nothing_recorded, *early, *found.irregular_acts(acts)),
    )


def _devolution(life: LifeClaim, found: Gathered) -> DevolutionPart:
    steps = in_order(found.of(StepClaim, life.subject))
    return DevolutionPart(
        agreement=found.titled(life.subject),
        progress=_progress(progress_on(steps, life, found.on)),
        steps=tuple(step(each, life, found) for each in steps),
    )


def _progress(of: Progress) -> ProgressPart:
    return ProgressPart(
        in_words=progress_said(of),
        steps_effected=_count(of.effected),
        steps_planned=of.planned,
        steps_cancelled=_count(of.cancelled),
        positions_moved=_count(of.positions),
        positions_planned=of.positions_planned,
        funds=tuple(
            FundsProgress(currency=each, moved=_count(moved), planned=of.funds_planned.get(each))
            for each, moved in of.funds.items()
        ),
    )


def _count(of: Count) -> CountPart:
    return CountPart(least=of.least, most=of.most)
