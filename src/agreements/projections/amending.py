"""What amended an instrument, and what it amends itself: one may amend several."""

from __future__ import annotations

from collections.abc import Iterable

from agreements.domain.answers.status import what_may_be
from agreements.domain.claims.shapes import (
    Amending,
    ClauseClaim,
    ClauseRepeal,
    ClauseText,
    LifeClaim,
)
from agreements.domain.resolutions import Resolution
from agreements.projections.asked import Asked, titled
from agreements.projections.gathered import Gathered
from agreements.projections.life_shapes import AmendedPart, AmendmentPart
from agreements.projections.shapes import Bounds, bounds, words


def amendments(of: LifeClaim, found: Gathered) -> tuple[AmendmentPart, ...]:
    """Return the amendments of an agreement, by the day from which they apply."""
    clauses = found.of(ClauseClaim, of.subject)
    return tuple(
        _amendment(of, each, clauses, found)
        for each in sorted(of.amendments, key=lambda each: each.effective.on)
    )


def _amendment(
    of: LifeClaim, each: Amending, clauses: Iterable[ClauseClaim], found: Gathered
) -> AmendmentPart:
    def in_effect(way: Resolution) -> tuple[bool]:
        return (way.by(each.effective, found.on),)

    return AmendmentPart(
        effective_on=bounds(each.effective.on),
        amended_by=found.titled(each.by) if each.by else None,
        summary=words(each.summary),
        clauses=tuple(
            clause.clause for clause in clauses if each.by is not None and _by(clause, each.by)
        ),
        certainty=what_may_be(in_effect, of, found.on, (each.effective,)).get(True),
    )


def _changes(of: ClauseClaim) -> tuple[ClauseText | ClauseRepeal, ...]:
    return (*of.texts, *of.repeals)


def _by(clause: ClauseClaim, instrument: str) -> bool:
    return any(each.amended_by == instrument for each in _changes(clause))


async def amended(asked: Asked, instrument: str) -> tuple[AmendedPart, ...]:
    """Return the agreements that an instrument amends, with the days and the clauses."""
    claims = await asked.source.of_kind("life", "clause", refs=[instrument])
    clauses = [each for each in claims if isinstance(each, ClauseClaim) and _by(each, instrument)]
    lives = {each.subject: each for each in claims if isinstance(each, LifeClaim)}
    changed = {each.subject for each in clauses}
    changed |= {
        each.subject
        for each in lives.values()
        if any(change.by == instrument for change in each.amendments)
    }
    missing = sorted(changed - lives.keys())
    more = await asked.source.of_kind("life", subjects=missing) if missing else ()
    lives |= {each.subject: each for each in more if isinstance(each, LifeClaim)}
    return tuple(
        AmendedPart(
            agreement=titled(lives[subject]),
            effective_on=_days(lives[subject], clauses, instrument),
            clauses=tuple(each.clause for each in clauses if each.subject == subject),
        )
        for subject in sorted(changed & lives.keys())
    )


def _days(of: LifeClaim, clauses: Iterable[ClauseClaim], instrument: str) -> tuple[Bounds, ...]:
    """Return each day from which an instrument changes an agreement, once."""
    days = {each.effective.on for each in of.amendments if each.by == instrument}
    for clause in clauses:
        if clause.subject == of.subject:
            for each in _changes(clause):
                if each.amended_by == instrument and each.since is not None:
                    days.add(each.since.on)
    return tuple(bounds(each) for each in sorted(days))
