"""How an agreement came about, what interrupts it and who joins it, in an answer."""

from __future__ import annotations

from functools import partial

from agreements.domain.answers.bounds import earliest_of
from agreements.domain.answers.ending import takes_back
from agreements.domain.answers.form import form_on, partnership_on
from agreements.domain.answers.membership import fulfilled
from agreements.domain.answers.status import what_may_be
from agreements.domain.answers.suspension import runs
from agreements.domain.claims.shapes import Ending, LifeClaim, Precondition, Suspension
from agreements.domain.resolutions import Resolution
from agreements.projections.gathered import Gathered
from agreements.projections.life_shapes import (
    AccessionRefusalPart,
    AccessionRequestPart,
    ApprovalPart,
    CommencementConditionOn,
    CommencementConditionPart,
    FormOn,
    NoticePart,
    PartnershipOn,
    SuspensionPart,
    TerminationTermsPart,
)
from agreements.projections.shapes import Bounds, Words, bounds, maybe_bounds


def forms(of: LifeClaim, found: Gathered) -> tuple[FormOn, ...]:
    """Return each form that it may have on the day."""
    on_the_day = form_on(of, found.on)
    return tuple(FormOn(form=each, certainty=on_the_day[each]) for each in on_the_day)


def partnerships(of: LifeClaim, found: Gathered) -> tuple[PartnershipOn, ...]:
    """Return each partnership type that it may have on the day."""
    on_the_day = partnership_on(of, found.on)
    return tuple(
        PartnershipOn(partnership_type=each, certainty=on_the_day[each]) for each in on_the_day
    )


def approvals(of: LifeClaim, found: Gathered) -> tuple[ApprovalPart, ...]:
    """Return who approved that which party enters it."""
    return tuple(
        ApprovalPart(
            party=found.named(each.party),
            approved_by=found.named(each.approved_by),
            approved_on=bounds(each.approved.on),
            under=found.titled(each.under) if each.under else None,
        )
        for each in of.approvals
    )


def commencement_conditions(
    of: LifeClaim, found: Gathered
) -> tuple[CommencementConditionPart, ...]:
    """Return what its commencement waits for, with the state on the day."""
    return tuple(_condition(of, each, found) for each in of.preconditions)


def _condition(of: LifeClaim, each: Precondition, found: Gathered) -> CommencementConditionPart:
    def state(way: Resolution) -> tuple[str]:
        if each.met is not None and way.by(each.met, found.on):
            return ("met",)
        waived = each.waived is not None and way.by(each.waived, found.on)
        return ("waived",) if waived else ("unmet",)

    states = what_may_be(state, of, found.on)
    days = [day.on for day in fulfilled(each)]
    return CommencementConditionPart(
        condition=each.condition,
        text=Words(en=each.text.en, fr=each.text.fr),
        party=found.named(each.party) if each.party else None,
        state=tuple(
            CommencementConditionOn.model_validate({"state": s, "certainty": c})
            for s, c in states.items()
        ),
        on=bounds(earliest_of(days)) if days else None,
        waived_by=found.named(each.waived_by) if each.waived_by else None,
    )


def termination_terms(of: LifeClaim, found: Gathered) -> TerminationTermsPart | None:
    """Return how it may be ended by notice, if that is on record."""
    terms = of.termination_terms
    if terms is None:
        return None
    return TerminationTermsPart(
        notice_period=terms.notice_period,
        entitled=tuple(found.named(each) for each in terms.entitled),
        clause=terms.clause,
    )


def notices(of: LifeClaim, found: Gathered) -> tuple[NoticePart, ...]:
    """Return the notices of termination, also those taken back."""
    if of.instrument_kind != "agreement":
        return ()
    return tuple(
        NoticePart(
            by=found.named(each.by) if each.by else None,
            notice_on=maybe_bounds(each.notice),
            effective_on=bounds(each.effective.on),
            withdrawn=what_may_be(partial(_taken_back, of, each), of, found.on).get(True),
        )
        for each in of.terminations
    )


def _taken_back(of: LifeClaim, termination: Ending, way: Resolution) -> tuple[bool]:
    return (any(takes_back(each, termination, way) for each in of.withdrawn_notices),)


def suspensions(of: LifeClaim, found: Gathered) -> tuple[SuspensionPart, ...]:
    """Return the suspensions, with whether they run on the day (R17)."""
    return tuple(
        SuspensionPart(
            effective_on=bounds(each.effective.on),
            until=_until(of, each),
            runs=what_may_be(partial(_runs, of, each, found), of, found.on).get(True),
        )
        for each in of.suspensions
    )


def _runs(of: LifeClaim, suspension: Suspension, found: Gathered, way: Resolution) -> tuple[bool]:
    return (runs(of, suspension, found.on, way),)


def _until(of: LifeClaim, suspension: Suspension) -> Bounds | None:
    """Return the bounds of the first day in force again; None: none is on record."""
    days = [each.on for each in of.lifts if each.on.latest > suspension.effective.on.earliest]
    days += [suspension.until.on] if suspension.until else []
    return bounds(earliest_of(days)) if days else None


def accession_requests(of: LifeClaim, found: Gathered) -> tuple[AccessionRequestPart, ...]:
    """Return who asked to become a party."""
    return tuple(
        AccessionRequestPart(
            applicant=found.named(each.applicant), requested_on=bounds(each.requested.on)
        )
        for each in of.accession_requests
    )


def accession_refusals(of: LifeClaim, found: Gathered) -> tuple[AccessionRefusalPart, ...]:
    """Return who may not become a party, who decided so, and on which criteria."""
    return tuple(
        AccessionRefusalPart(
            applicant=found.named(each.applicant),
            refused_on=bounds(each.refused.on),
            decided_by=tuple(found.named(one) for one in each.decided_by),
            criteria=Words(en=each.criteria.en, fr=each.criteria.fr),
        )
        for each in of.accession_refusals
    )
