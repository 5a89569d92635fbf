"""Checks of clauses."""

from __future__ import annotations

from agreements.domain.checks.timeline import Checked, Timeline
from agreements.domain.facts import (
    ClauseAmended,
    ClauseRecorded,
)
from agreements.domain.refusals import (
    AlreadyRecorded,
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
    for amended in timeline.facts.all(ClauseAmended):
        if amended.fact.clause not in known:
            details = {"id": timeline.subject, "key": amended.fact.clause}
            yield NotOnRecord((amended.name,), "clause", details)
