"""Claims of re-openers, role assignments and steps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from agreements.domain.claims.gather import Facts, Of, dated
from agreements.domain.claims.shapes import (
    Amounts,
    AssignmentClaim,
    Claim,
    Conclusion,
    Dated,
    Deferral,
    Invocation,
    MoveClaim,
    ReopenerClaim,
    StepClaim,
    StepCondition,
    UndeterminedClaim,
    Withdrawal,
)
from agreements.domain.facts import (
    ReopenerConcluded,
    ReopenerInvoked,
    ReopenerRecorded,
    ReopenerTriggered,
    ReopenerWithdrawn,
    RoleAssigned,
    RoleEnded,
    RoleLeftUndetermined,
    StepCancelled,
    StepConditionFailed,
    StepConditionSatisfied,
    StepConditionWaived,
    StepDeferred,
    StepEffected,
    StepPlanned,
    StepReversed,
)


def derive_reopener(facts: Facts) -> Sequence[Claim]:
    """Return the re-opener's terms with what was done under it, if it is on record."""
    found = facts.last(ReopenerRecorded)
    if found is None:
        return ()
    terms, window = found.fact, found.fact.window
    first_day = window.first_day if window else None
    last_day = window.last_day if window else None
    return (
        ReopenerClaim(
            **facts.header(),
            clause=terms.clause,
            entitled=terms.entitled,
            first_day=dated(found, "window.first_day", first_day) if first_day else None,
            last_day=dated(found, "window.last_day", last_day) if last_day else None,
            notice_period=terms.notice_period,
            negotiation_period=terms.negotiation_period,
            trigger=terms.trigger,
            allows=terms.allows,
            invocations=tuple(
                Invocation(by=each.fact.by, notice=dated(each, "notice_on"), order=each.version)
                for each in facts.all(ReopenerInvoked)
            ),
            withdrawals=tuple(
                Withdrawal(effective=dated(each, "effective_on"), order=each.version)
                for each in facts.all(ReopenerWithdrawn)
            ),
            conclusions=tuple(
                Conclusion(concluded=dated(each, "concluded_on"), instrument=each.fact.instrument)
                for each in facts.all(ReopenerConcluded)
            ),
            relative_to=window.relative_to if window else None,
            opens=window.opens if window else None,
            closes=window.closes if window else None,
            on_trigger_only=terms.on_trigger_only,
            triggered=tuple(dated(each, "occurred_on") for each in facts.all(ReopenerTriggered)),
            default_outcome=terms.default_outcome,
        ),
    )


def derive_assignment(facts: Facts) -> Sequence[Claim]:
    """Return the assignment, or what is left undetermined, with its own ends, if on record."""
    found = facts.last(RoleAssigned)
    if found is None:
        return _undetermined(facts)
    given = found.fact
    return (
        AssignmentClaim(
            **facts.header(),
            assignment=given.assignment,
            role=given.role,
            holders=given.holders,
            manner=given.manner,
            decision_rule=given.decision_rule,
            function=given.function,
            territory=given.territory,
            clientele=given.clientele,
            language_of_service=given.language_of_service,
            answerable_to=given.answerable_to,
            since=dated(found, "effective_on"),
            ends=_ends(facts, found),
            clause=given.clause,
            delegated_from=given.delegated_from,
            may_subdelegate=given.may_subdelegate,
            order=found.position,
        ),
    )


def _undetermined(facts: Facts) -> Sequence[Claim]:
    found = facts.last(RoleLeftUndetermined)
    if found is None:
        return ()
    left = found.fact
    return (
        UndeterminedClaim(
            **facts.header(),
            assignment=left.assignment,
            role=left.role,
            function=left.function,
            territory=left.territory,
            why=left.why,
            since=dated(found, "effective_on"),
            ends=_ends(facts, found),
            clause=left.clause,
        ),
    )


def _ends(facts: Facts, given: Of[RoleAssigned] | Of[RoleLeftUndetermined]) -> tuple[Dated, ...]:
    until = dated(given, "until")
    ended = (dated(each, "effective_on") for each in facts.all(RoleEnded))
    return (*((until,) if until else ()), *ended)


def derive_step(facts: Facts) -> Sequence[Claim]:
    """Return the step, and each of its moves once it is effected."""
    planned = facts.last(StepPlanned)
    if planned is None:
        return ()
    effected, undone = facts.last(StepEffected), facts.last(StepReversed)
    cancelled = facts.last(StepCancelled)
    step = StepClaim(
        **facts.header(),
        step=planned.fact.step,
        title=planned.fact.title,
        planned_for=dated(planned, "planned_for"),
        moves=planned.fact.moves,
        conditions=_conditions(facts, planned),
        effected=dated(effected, "effective_on") if effected else None,
        reversed=dated(undone, "effective_on") if undone else None,
        after=planned.fact.after,
        planned=_amounts(planned.fact),
        moved=_moved(planned.fact, effected.fact) if effected else None,
        assets=planned.fact.assets,
        records=planned.fact.records,
        deferrals=tuple(
            Deferral(
                deferred=dated(each, "deferred_on"),
                planned_for=dated(each, "planned_for"),
                order=each.version,
            )
            for each in facts.all(StepDeferred)
        ),
        cancelled=dated(cancelled, "effective_on") if cancelled else None,
    )
    return (step, *(_moves(facts, planned, effected, step.reversed) if effected else ()))


def _amounts(of: StepPlanned | StepEffected) -> Amounts:
    return Amounts(positions=of.positions, funds=of.funds)


def _moved(planned: StepPlanned, effected: StepEffected) -> Amounts:
    """Return what moved: as told, or else as planned."""
    told = _amounts(effected)
    return Amounts(
        positions=planned.positions if told.positions is None else told.positions,
        funds=planned.funds if told.funds is None else told.funds,
    )


def _conditions(facts: Facts, planned: Of[StepPlanned]) -> tuple[StepCondition, ...]:
    met = {
        each.fact.condition: dated(each, "satisfied_on")
        for each in facts.all(StepConditionSatisfied)
    }
    waived = {
        each.fact.condition: dated(each, "waived_on") for each in facts.all(StepConditionWaived)
    }
    failed = {
        each.fact.condition: dated(each, "failed_on") for each in facts.all(StepConditionFailed)
    }
    return tuple(
        StepCondition(
            condition=each.condition,
            text=each.text,
            satisfied=met.get(each.condition),
            waived=waived.get(each.condition),
            failed=failed.get(each.condition),
        )
        for each in planned.fact.conditions
    )


def _moves(
    facts: Facts, planned: Of[StepPlanned], effected: Of[StepEffected], undone: Dated | None
) -> Iterable[MoveClaim]:
    for number, move in enumerate(planned.fact.moves, start=1):
        yield MoveClaim(
            **facts.header(f"/move/{number}"),
            step=planned.fact.step,
            number=number,
            roles=move.roles,
            from_holders=move.from_holders,
            to_holder=move.to_holder,
            function=move.function,
            territory=move.territory,
            effected=dated(effected, "effective_on"),
            reversed=undone,
            order=effected.position,
        )
