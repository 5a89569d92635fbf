"""An agreement, an enactment or a declaration on a day, consolidated through its amendments."""

from __future__ import annotations

from agreements.domain.answers.status import status_on
from agreements.domain.answers.steps import in_order
from agreements.domain.claims.shapes import (
    AssignmentClaim,
    ClauseClaim,
    IrregularityClaim,
    LifeClaim,
    ReopenerClaim,
    StepClaim,
)
from agreements.projections.agreement_life import ended, parties, period_of_force, statuses, term
from agreements.projections.agreement_parts import (
    assignment,
    clause,
    in_numbered_order,
    irregular_act,
)
from agreements.projections.agreement_shapes import AgreementAnswer
from agreements.projections.amending import amended, amendments
from agreements.projections.asked import Asked, UnknownSubject, name
from agreements.projections.gathered import Gathered, gather
from agreements.projections.life_parts import (
    accession_refusals,
    accession_requests,
    approvals,
    commencement_conditions,
    forms,
    notices,
    partnerships,
    suspensions,
    termination_terms,
)
from agreements.projections.life_shapes import AmendedPart
from agreements.projections.reopeners import reopener_parts
from agreements.projections.shapes import bounds, maybe_bounds
from agreements.projections.sources import sources
from agreements.projections.step_parts import before_basis, step

_KINDS = ("life", "clause", "reopener", "step", "assignment", "irregularity", "lead")


async def agreement(asked: Asked, instrument: str) -> AgreementAnswer:
    """Answer what is known of an instrument, and how it stands on the day.

    Raises UnknownSubject for an instrument that is not registered as known.
    """
    found = await gather(asked, _KINDS, [instrument])
    life = found.lives.get(instrument)
    if life is None:
        if asked.source.snapshot.empty:
            return AgreementAnswer(**asked.header(), id=instrument, findings=asked.nothing_recorded)
        raise UnknownSubject(instrument, "instrument")
    return _answer(asked, life, found, await amended(asked, instrument))


def _answer(
    asked: Asked, life: LifeClaim, found: Gathered, amends: tuple[AmendedPart, ...]
) -> AgreementAnswer:
    on_the_day = status_on(life, asked.on)
    has_form, has_type = forms(life, found), partnerships(life, found)
    steps = tuple(step(each, life, found) for each in in_order(found.of(StepClaim, life.subject)))
    irregular = found.of(IrregularityClaim, life.subject)
    return AgreementAnswer(
        **asked.header(),
        id=life.subject,
        kind=life.instrument_kind,
        genre=life.genre,
        title=name(life.title),
        status=statuses(on_the_day),
        form=next((e.form for e in has_form if e.certainty == "certain"), None),
        forms=has_form,
        partnership_type=next(
            (e.partnership_type for e in has_type if e.certainty == "certain"), None
        ),
        partnership_types=has_type,
        language_of_record=life.language_of_record,
        made_by=found.named(life.made_by) if life.made_by else None,
        made_on=maybe_bounds(life.made_on),
        negotiation_opened=tuple(bounds(each.on) for each in life.openings),
        abandoned=tuple(bounds(each.on) for each in life.abandonments),
        approvals=approvals(life, found),
        parties=parties(life, found),
        accession_requests=accession_requests(life, found),
        accession_refusals=accession_refusals(life, found),
        commencement_conditions=commencement_conditions(life, found),
        term=term(life),
        period=period_of_force(life),
        suspensions=suspensions(life, found),
        termination_terms=termination_terms(life, found),
        notices=notices(life, found),
        ended=ended(life, on_the_day, found),
        superseded_by=next((found.titled(e.by) for e in life.supersessions if e.by), None),
        amendments=amendments(life, found),
        amends=amends,
        clauses=tuple(
            clause(each, life, found)
            for each in sorted(
                found.of(ClauseClaim, life.subject), key=lambda each: in_numbered_order(each.clause)
            )
        ),
        reopeners=reopener_parts(found, found.of(ReopenerClaim, life.subject)),
        steps=steps,
        assignments=tuple(
            assignment(each, found) for each in found.of(AssignmentClaim, life.subject)
        ),
        irregular=tuple(irregular_act(each) for each in irregular),
        findings=(*before_basis(life.subject, steps), *found.irregular_acts(irregular)),
        **sources(life.facts, labels=found.labels),
    )
