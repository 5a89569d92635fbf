"""Claims of re-openers, role assignments and steps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from agreements.domain.claims.gather import Facts, Of, dated
from agreements.domain.claims.shapes import (
    AssignmentClaim,
    Claim,
    Conclusion,
    Dated,
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
    ReopenerWithdrawn,
    RoleAssigned,
    RoleEnded,
    RoleLeftUndetermined,
    StepConditionSatisfied,
    StepConditionWaived,
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
    step = StepClaim(
        **facts.header(),
        step=planned.fact.step,
        title=planned.fact.title,
        planned_for=dated(planned, "planned_for"),
        moves=planned.fact.moves,
        conditions=_conditions(facts, planned),
        effected=dated(effected, "effective_on") if effected else None,
        reversed=dated(undone, "effective_on") if undone else None,
    )
    return (step, *(_moves(facts, planned, effected, step.reversed) if effected else ()))


def _conditions(facts: Facts, planned: Of[StepPlanned]) -> tuple[StepCondition, ...]:
    met = {
        each.fact.condition: dated(each, "satisfied_on")
        for each in facts.all(StepConditionSatisfied)
    }
    waived = {
        each.fact.condition: dated(each, "waived_on") for each in facts.all(StepConditionWaived)
    }
    return tuple(
        StepCondition(
            condition=each.condition,
            text=each.text,
            satisfied=met.get(each.condition),
            waived=waived.get(each.condition),
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
