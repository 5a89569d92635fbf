"""Duties with due dates, and how each due date stands on a day."""

from __future__ import annotations

from agreements.domain.answers.obligations import DueDate, DueState, up_to_next
from agreements.domain.claims.shapes import IrregularityClaim, LifeClaim, ObligationClaim
from agreements.domain.dates import Duration
from agreements.domain.resolutions import Certainty
from agreements.domain.words import MonthDay, ObligationKind
from agreements.projections.asked import Asked, UnknownSubject
from agreements.projections.gathered import Gathered, gather
from agreements.projections.rules_in_words import due_in_words
from agreements.projections.shapes import (
    Answer,
    Bounds,
    FindingPart,
    Name,
    Named,
    Part,
    Titled,
    Words,
    bounds,
    maybe_bounds,
    words,
)
from agreements.projections.sources import SourcedPart, sources


class RulePart(Part):
    """When it is due: exactly one of the first three is given."""

    once_on: Bounds | None
    annually_on: MonthDay | None
    after_fiscal_year: Duration | None
    in_words: Name


class DueStateOn(Part):
    state: DueState
    certainty: Certainty


class FulfilmentPart(Part):
    """On record, whatever its day."""

    fact: str
    fulfilled_on: Bounds
    document: str | None


class WaiverPart(Part):
    """On record, whatever its day."""

    fact: str
    waived_on: Bounds
    by: Named


class DueDatePart(Part):
    """``certainty``: of its being a due date; ``state``: one that is certain, or several."""

    on: Bounds
    certainty: Certainty
    state: tuple[DueStateOn, ...]
    fulfilled: tuple[FulfilmentPart, ...]
    waived: tuple[WaiverPart, ...]


class ObligationPart(SourcedPart):
    """A duty as on record, with every due date up to the day and the next one after it.

    Due dates that come every year are told for the 100 years up to the day.

    ``effective_on`` null: with its instrument; ``until``: no due date from it on.
    """

    instrument: Titled
    obligation: str
    kind: ObligationKind
    owed_by: Named
    owed_to: tuple[Named, ...]
    rule: RulePart
    text: Words | None
    clause: str | None
    effective_on: Bounds | None
    until: Bounds | None
    due_dates: tuple[DueDatePart, ...]


class ObligationsAnswer(Answer):
    """``agreement``, ``state`` and ``owed_by`` echo what was asked for; null: all."""

    agreement: Titled | None
    state: DueState | None
    owed_by: Named | None
    obligations: tuple[ObligationPart, ...]
    findings: tuple[FindingPart, ...]


async def obligations(
    asked: Asked,
    *,
    agreement: str | None = None,
    state: DueState | None = None,
    owed_by: str | None = None,
) -> ObligationsAnswer:
    """Answer which duties there are, by instrument and key; one query.

    ``state``: only those with a due date that is in it, or may be. Raises UnknownSubject for an
    instrument or organization that is not registered as known.
    """
    subjects = None if agreement is None else [agreement]
    also = [each for each in (agreement, owed_by) if each is not None]
    found = await gather(asked, ("obligation", "irregularity"), subjects, also)
    if not asked.source.snapshot.empty:
        require(found, agreement, owed_by)
    listed = (
        _part(each, found.lives[each.subject], found)
        for each in found.of(ObligationClaim)
        if each.subject in found.lives and (owed_by is None or each.owed_by == owed_by)
    )
    acts = [each for each in found.of(IrregularityClaim) if each.part.startswith("obligation/")]
    return ObligationsAnswer(
        **asked.header(),
        agreement=found.titled(agreement) if agreement in found.lives and agreement else None,
        state=state,
        owed_by=found.named(owed_by) if owed_by and not asked.source.snapshot.empty else None,
        obligations=tuple(each for each in listed if state is None or _may_be(each, state)),
        findings=(*asked.nothing_recorded, *found.irregular_acts(acts)),
    )


def require(found: Gathered, agreement: str | None, organization: str | None) -> None:
    """Raise UnknownSubject for an instrument or an organization that nothing was gathered of."""
    if agreement is not None and agreement not in found.lives:
        raise UnknownSubject(agreement, "instrument")
    known = {each.subject for each in found.claims if each.kind in ("organization", "post")}
    if organization is not None and organization not in known:
        raise UnknownSubject(organization, "organization")


def _may_be(obligation: ObligationPart, state: DueState) -> bool:
    return any(each.state == state for due in obligation.due_dates for each in due.state)


def _part(claim: ObligationClaim, life: LifeClaim, found: Gathered) -> ObligationPart:
    return ObligationPart(
        instrument=found.titled(claim.subject),
        obligation=claim.obligation,
        kind=claim.obligation_kind,
        owed_by=found.named(claim.owed_by),
        owed_to=tuple(found.named(each) for each in claim.owed_to),
        rule=RulePart(
            once_on=maybe_bounds(claim.due.once_on),
            annually_on=claim.due.annually_on,
            after_fiscal_year=claim.due.after_fiscal_year,
            in_words=due_in_words(claim.due),
        ),
        text=words(claim.text),
        clause=claim.clause,
        effective_on=maybe_bounds(claim.since),
        until=maybe_bounds(claim.until),
        due_dates=tuple(_due_date(each, found) for each in up_to_next(claim, life, found.on)),
        **sources(claim.facts, life.facts, found.labels),
    )


def _due_date(due: DueDate, found: Gathered) -> DueDatePart:
    return DueDatePart(
        on=bounds(due.on),
        certainty=due.certainty,
        state=tuple(DueStateOn(state=each, certainty=due.states[each]) for each in due.states),
        fulfilled=tuple(
            FulfilmentPart(
                fact=each.fact, fulfilled_on=bounds(each.fulfilled.on), document=each.document
            )
            for each in due.fulfilments
        ),
        waived=tuple(
            WaiverPart(fact=each.fact, waived_on=bounds(each.waived.on), by=found.named(each.by))
            for each in due.waivers
        ),
    )
