"""Checks of what instruments rest on and prevail over, and of who answers to whom."""

from __future__ import annotations

from agreements.domain.checks.timeline import Checked, Timeline, end_before_start
from agreements.domain.claims.gather import Of
from agreements.domain.facts import AnswerabilityRecorded, BasisRecorded, PrevalenceAgreed
from agreements.domain.refusals import (
    AlreadyRecorded,
    AnswersToItself,
    PrevailsOverItself,
    RestsOnItself,
)


def check_grounds(timeline: Timeline) -> Checked:
    """Yield what is impossible in bases, clauses of prevalence and answerability."""
    yield from _bases(timeline)
    yield from _prevalences(timeline)
    for each in timeline.facts.all(AnswerabilityRecorded):
        if timeline.subject in each.fact.to:
            yield AnswersToItself((each.name,), "to", {"id": timeline.subject})
        yield from _period(each)


def _bases(timeline: Timeline) -> Checked:
    known: dict[str, Of[BasisRecorded]] = {}
    for each in timeline.facts.all(BasisRecorded):
        first = known.setdefault(each.fact.basis, each)
        if first is not each:
            details = {"id": timeline.subject, "key": each.fact.basis}
            yield AlreadyRecorded((each.name, first.name), "basis", details)
        if each.fact.rests_on == timeline.subject:
            yield RestsOnItself((each.name,), "rests_on", {"id": timeline.subject})
        yield from _period(each)


def _prevalences(timeline: Timeline) -> Checked:
    known: dict[str, Of[PrevalenceAgreed]] = {}
    for each in timeline.facts.all(PrevalenceAgreed):
        first = known.setdefault(each.fact.clause, each)
        if first is not each:
            details = {"id": timeline.subject, "key": each.fact.clause}
            yield AlreadyRecorded((each.name, first.name), "clause", details)
        prevails = each.fact.prevails or timeline.subject
        if prevails in each.fact.over:
            yield PrevailsOverItself((each.name,), "over", {"id": prevails})
        yield from _period(each)


def _period(each: Of[BasisRecorded] | Of[PrevalenceAgreed] | Of[AnswerabilityRecorded]) -> Checked:
    yield from end_before_start((each.name,), "until", each.fact.effective_on, each.fact.until)
