"""Where a holding comes from and who answers for it, in full: chain, grounds, accountability."""

from __future__ import annotations

from datetime import date

from agreements.domain.answers.held import Ground, Held, Link, Path
from agreements.domain.claims.shapes import AssignmentClaim
from agreements.projections.asked import titled
from agreements.projections.place_names import organization
from agreements.projections.shapes import (
    AccountabilityPath,
    ChainLink,
    DelegatedFrom,
    Name,
    RestsOn,
    StandIn,
    Titled,
)
from agreements.projections.source import Reached


def instrument(subject: str, reached: Reached) -> Titled:
    """Return an instrument with its title; the identifier alone where it is annulled since."""
    life = reached.given.lives.get(subject)
    return titled(life) if life else Titled(id=subject, title=Name(en=subject, fr=subject))


def delegated_from(held: Held, reached: Reached) -> DelegatedFrom | None:
    """Return what a delegation names as its source, on record or not."""
    claim = held.row.claim
    ref = claim.delegated_from if isinstance(claim, AssignmentClaim) else None
    if ref is None:
        return None
    return DelegatedFrom(
        instrument=instrument(ref.instrument, reached), assignment=ref.assignment, step=ref.step
    )


def link(of: Link, reached: Reached, on: date) -> ChainLink:
    """Return a link of a chain."""
    _, is_step, step = of.key.partition("step/")
    return ChainLink(
        instrument=instrument(of.instrument, reached),
        assignment=None if is_step else of.key,
        step=step if is_step else None,
        holders=tuple(organization(each, reached, on) for each in of.holders),
        certainty=of.certainty,
        facts=of.facts,
    )


def rests_on(of: Ground, reached: Reached, on: date) -> RestsOn:
    """Return what an instrument rests on."""
    life = reached.given.lives.get(of.basis.rests_on)
    made_by = life.made_by if life else None
    return RestsOn(
        instrument=of.basis.subject,
        rests_on=instrument(of.basis.rests_on, reached),
        kind=life.instrument_kind if life else None,
        made_by=organization(made_by, reached, on) if made_by else None,
        clause=of.basis.clause,
        certainty=of.certainty,
        facts=tuple(each.name for each in of.basis.facts),
    )


def path(of: Path, reached: Reached, on: date) -> AccountabilityPath:
    """Return a path of accountability."""
    return AccountabilityPath(
        who=organization(of.who, reached, on),
        role=of.role,
        instrument=titled(of.row.life) if of.row else None,
        certainty=of.certainty,
        to=tuple(
            StandIn(**organization(each.to, reached, on).model_dump(), certainty=each.certainty)
            for each in of.to
        ),
        end=of.end,
    )
