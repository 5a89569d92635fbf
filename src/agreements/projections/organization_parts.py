"""A joint body in an answer: its terms, who sits on it and chairs it, what it decided (R26)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from agreements.domain.answers.organizations import (
    by_the_day,
    chairs_on,
    first_bound,
    members_on,
)
from agreements.domain.claims.shapes import BodyClaim, DecisionClaim
from agreements.domain.resolutions import Certainty
from agreements.projections.gathered import Gathered
from agreements.projections.organization_shapes import BodyPart, DecisionPart, MemberPart
from agreements.projections.shapes import StandIn, Words, bounds, maybe_bounds
from agreements.projections.sources import sources


def stand_ins(of: Mapping[str, Certainty], found: Gathered) -> tuple[StandIn, ...]:
    """Return subjects with their names on the day, each certain or possible."""
    return tuple(
        StandIn(**found.named(each).model_dump(), certainty=certainty)
        for each, certainty in of.items()
    )


def body(of: BodyClaim, found: Gathered) -> BodyPart:
    """Return a joint body with its members and chairs on the day."""
    return BodyPart(
        instrument=found.titled(of.instrument),
        clause=of.clause,
        since=maybe_bounds(of.since),
        rule=of.rule,
        parity=of.parity,
        quorum=of.quorum,
        powers=of.powers,
        members=tuple(
            MemberPart(
                **found.named(each.member).model_dump(),
                on_behalf_of=found.named(each.on_behalf_of) if each.on_behalf_of else None,
                certainty=certainty,
            )
            for each, certainty in sorted(
                members_on(of, found.on).items(), key=lambda one: one[0].order
            )
        ),
        chairs=stand_ins(chairs_on(of, found.on), found),
        **sources(of.facts),
    )


def decisions(of: Iterable[DecisionClaim], found: Gathered) -> tuple[DecisionPart, ...]:
    """Return the decisions taken by the day, or perhaps, in the order of their days."""
    taken = [(each, by_the_day(each.decided, found.on)) for each in of]
    in_order = sorted(taken, key=lambda one: (first_bound(one[0].decided), one[0].decision))
    return tuple(
        _decision(each, certainty, found) for each, certainty in in_order if certainty is not None
    )


def _decision(of: DecisionClaim, certainty: Certainty, found: Gathered) -> DecisionPart:
    irregular = of.irregular
    return DecisionPart(
        decision=of.decision,
        decided_on=bounds(of.decided.on),
        certainty=certainty,
        power=of.power,
        rule=of.rule,
        took_part=tuple(found.named(each) for each in of.took_part),
        in_favour=tuple(found.named(each) for each in of.in_favour),
        text=Words(en=of.text.en, fr=of.text.fr),
        clause=of.clause,
        irregular=Words(en=irregular.en, fr=irregular.fr) if irregular else None,
        **sources(of.facts),
    )
