"""What an instrument holds, in an answer: clauses, steps, assignments, irregular acts."""

from __future__ import annotations

import re

from agreements.domain.answers.life import earliest_of
from agreements.domain.answers.texts import repeal_on, text_on
from agreements.domain.claims.shapes import (
    AssignmentClaim,
    ClauseClaim,
    ClauseText,
    IrregularityClaim,
    LifeClaim,
)
from agreements.domain.resolutions import Certainty
from agreements.domain.words import family_of
from agreements.projections.agreement_shapes import (
    AssignmentPart,
    ClausePart,
    IrregularAct,
    RepealPart,
    TextPart,
)
from agreements.projections.asked import name
from agreements.projections.gathered import Gathered
from agreements.projections.shapes import Limit, bounds, maybe_bounds, words
from agreements.projections.sources import sources


def in_numbered_order(key: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key by which 7.2 comes before 10.1."""
    return tuple(
        (0, int(each), "") if each.isdigit() else (1, 0, each)
        for each in re.findall(r"[0-9]+|[^0-9]+", key)
    )


def clause(of: ClauseClaim, life: LifeClaim, found: Gathered) -> ClausePart:
    """Return a clause with the text in effect on the day (R15)."""
    in_effect = text_on(of, life, found.on)
    repealed = repeal_on(of, life, found.on)
    return ClausePart(
        clause=of.clause,
        kind=of.clause_kind,
        heading=name(of.heading) if of.heading else None,
        texts=tuple(_text(each, in_effect[each], found) for each in of.texts if each in in_effect),
        repealed=tuple(
            RepealPart(
                on=bounds(each.since.on),
                certainty=repealed[each],
                amended_by=found.titled(each.amended_by) if each.amended_by else None,
            )
            for each in repealed
        ),
        **sources(of.facts, labels=found.labels),
    )


def _text(of: ClauseText, certainty: Certainty, found: Gathered) -> TextPart:
    return TextPart(
        text=words(of.text),
        certainty=certainty,
        since=maybe_bounds(of.since),
        amended_by=found.titled(of.amended_by) if of.amended_by else None,
    )


def assignment(of: AssignmentClaim, found: Gathered) -> AssignmentPart:
    """Return what the instrument says about a role."""
    return AssignmentPart(
        assignment=of.assignment,
        role=of.role,
        family=family_of(of.role),
        manner=of.manner,
        decision_rule=of.decision_rule,
        holders=tuple(found.named(each) for each in of.holders),
        answerable_to=tuple(found.named(each) for each in of.answerable_to),
        function=found.named(of.function),
        territory=found.named(of.territory),
        limited_to=_limit(of),
        clause=of.clause,
        effective_on=maybe_bounds(of.since),
        until=bounds(earliest_of(each.on for each in of.ends)) if of.ends else None,
        **sources(of.facts, labels=found.labels),
    )


def _limit(of: AssignmentClaim) -> Limit | None:
    if of.clientele is None and of.language_of_service is None:
        return None
    return Limit(
        clientele=name(of.clientele) if of.clientele else None,
        language_of_service=of.language_of_service,
    )


def irregular_act(of: IrregularityClaim) -> IrregularAct:
    """Return acts without effect, with the part that they were done to."""
    return IrregularAct(part=of.part.removesuffix("/irregular"), **sources(of.facts))
