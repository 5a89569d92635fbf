"""The claim of a clause: its texts, and its repeal (R15)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from agreements.domain.claims.gather import Facts, dated
from agreements.domain.claims.shapes import Claim, ClauseClaim, ClauseRepeal, ClauseText
from agreements.domain.facts import ClauseAmended, ClauseRecorded, ClauseRepealed


def derive_clause(facts: Facts) -> Sequence[Claim]:
    """Return the clause with its texts, if it is on record."""
    found = facts.last(ClauseRecorded)
    if found is None:
        return ()
    first = ClauseText(text=found.fact.text, since=None, order=found.version, amended_by=None)
    return (
        ClauseClaim(
            **facts.header(),
            clause=found.fact.clause,
            clause_kind=found.fact.kind,
            heading=found.fact.heading,
            texts=(first, *_amended(facts)),
            repeals=tuple(
                ClauseRepeal(
                    since=dated(each, "effective_on"),
                    order=each.version,
                    amended_by=each.fact.amended_by,
                )
                for each in facts.all(ClauseRepealed)
            ),
        ),
    )


def _amended(facts: Facts) -> tuple[ClauseText, ...]:
    orders = texts_by_name(facts)
    return tuple(
        ClauseText(
            text=each.fact.text,
            since=dated(each, "effective_on"),
            order=each.version,
            amended_by=each.fact.amended_by,
            displaces=orders.get(each.fact.displaces or ""),
        )
        for each in facts.all(ClauseAmended)
    )


def texts_by_name(facts: Facts) -> Mapping[str, int]:
    """Return each amended text's order by the names that its fact has had, corrections included."""
    return {
        name: each.version
        for each in facts.standing
        if isinstance(each.fact, ClauseAmended)
        for name in each.names
    }
