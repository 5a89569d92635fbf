"""Checks of clauses and their texts (R15)."""

from __future__ import annotations

from collections.abc import Mapping

from agreements.domain.checks.timeline import Checked, Timeline
from agreements.domain.claims.gather import Of
from agreements.domain.facts import ClauseAmended, ClauseRecorded, ClauseRepealed
from agreements.domain.refusals import (
    AlreadyRecorded,
    DisplacesNoText,
    DisplacesNotLater,
    NotOnRecord,
)


def check_clauses(timeline: Timeline) -> Checked:
    """Yield what is impossible in an instrument's clauses."""
    known: dict[str, str] = {}
    for each in timeline.facts.all(ClauseRecorded):
        details = {"id": timeline.subject, "key": each.fact.clause}
        if each.fact.clause in known:
            yield AlreadyRecorded((each.name, known[each.fact.clause]), "clause", details)
        known[each.fact.clause] = each.name
    for kind in (ClauseAmended, ClauseRepealed):
        for changed in timeline.facts.all(kind):
            if changed.fact.clause not in known:
                details = {"id": timeline.subject, "key": changed.fact.clause}
                yield NotOnRecord((changed.name,), "clause", details)
    yield from _displacements(timeline)


def _displacements(timeline: Timeline) -> Checked:
    texts = _by_any_name(timeline)
    for each in timeline.facts.all(ClauseAmended):
        if each.fact.displaces is None:
            continue
        other = texts.get(each.fact.displaces)
        if other is None or other.name == each.name or other.fact.clause != each.fact.clause:
            details = {
                "displaces": each.fact.displaces,
                "clause": each.fact.clause,
                "id": timeline.subject,
            }
            yield DisplacesNoText((each.name,), "displaces", details)
        elif other.fact.effective_on.latest <= each.fact.effective_on.earliest:
            details = {
                "later": str(other.fact.effective_on),
                "on": str(each.fact.effective_on),
            }
            yield DisplacesNotLater((each.name, other.name), "displaces", details)


def _by_any_name(timeline: Timeline) -> Mapping[str, Of[ClauseAmended]]:
    """Return amended texts by every name that their facts have had, corrections included."""
    now = {each.name: each for each in timeline.facts.all(ClauseAmended)}
    return {
        name: now[each.name]
        for each in timeline.standing
        if each.name in now
        for name in each.names
    }
