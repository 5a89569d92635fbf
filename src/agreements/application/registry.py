"""Recording a submission: load what the decision reads, decide, derive, append.

The decision and the claims' difference are worked out before the append; the append checks again,
under its lock, every (subject, version) that they rest on. If one moved on, all is done anew.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext

import structlog

from agreements.application.canonical import document_of, reason_of, state_of
from agreements.application.state import Loaded, load, require_unmoved
from agreements.domain.decide import Decided, decide
from agreements.domain.references import mentions
from agreements.domain.refusals import IdentifierReused, Refused
from agreements.domain.submissions import Submission
from agreements.projections.claims import Change, by_subject, derive, difference, together
from agreements.storage.errors import StaleVersion, SubmissionIdReused
from agreements.storage.log import Log
from agreements.storage.rows import Entry, NewFact, Receipt

ATTEMPTS = 50
"""How often a decision is made anew when others recorded meanwhile; each time somebody did."""

logger = structlog.get_logger(__name__)


class Registry:
    """The way in. Safe to share between threads."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._anew = threading.Lock()

    def record(self, submission: Submission) -> Receipt:
        """Record a submission, once, whole or not at all.

        The same submission again returns its first receipt. Raises Refused with the reasons, and
        the log's retryable errors (AppendTimeout, LogUnavailable).
        """
        document = document_of(submission)
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with self._turn(attempt):
                    return self._attempt(submission, document)
            except SubmissionIdReused as reused:
                details = {"id": submission.submission}
                raise Refused((IdentifierReused((), "submission", details),)) from reused
            except StaleVersion:
                logger.info("decided_again", submission=submission.submission, attempt=attempt)
                if attempt == ATTEMPTS:
                    raise
        raise AssertionError("the last attempt returns or raises")

    def _turn(self, attempt: int) -> AbstractContextManager[object]:
        """Those who decide anew take turns, so that they do not outrun one another for ever."""
        return nullcontext() if attempt == 1 else self._anew

    def _attempt(self, submission: Submission, document: bytes) -> Receipt:
        if (receipt := self._recorded_before(submission, document)) is not None:
            return receipt
        loaded = load(self._log, submission)
        try:
            decided = decide(loaded.state, submission)
        except Refused:
            if (receipt := self._recorded_before(submission, document)) is not None:
                return receipt  # it came in twice at once, and the other was first
            require_unmoved(self._log, loaded.read)
            raise
        change = change_of(self._log, loaded, decided)
        receipt = self._log.append(_entry(submission, document, decided, loaded.read, change))
        logger.info(
            "recorded",
            submission=receipt.submission_id,
            facts=len(submission.facts),
            position=receipt.last_position,
            repeated=receipt.repeated,
        )
        return receipt

    def _recorded_before(self, submission: Submission, document: bytes) -> Receipt | None:
        """A repeated submission is answered before it is judged: it was allowed when it came."""
        found = self._log.submission(submission.submission)
        if found is None:
            return None
        if found.document != document:
            raise SubmissionIdReused(submission.submission)
        return Receipt(
            found.submission_id,
            found.first_position,
            found.last_position,
            found.recorded_at,
            found.hash,
            repeated=True,
        )


def change_of(log: Log, loaded: Loaded, decided: Iterable[Decided]) -> Change:
    """Return what decided facts change among the claims known at the loaded head."""
    listed = list(decided)
    open_now = by_subject(log.open_claims([each.subject for each in listed]))
    first_new = loaded.state.position + 1
    changes = []
    for each in listed:
        parts, derived = derive(each.subject, each.kind, each.record, each.new, first_new)
        changes.append(difference(parts, open_now.get(each.subject, ()), derived))
    return together(changes)


def _entry(
    submission: Submission,
    document: bytes,
    decided: Iterable[Decided],
    read: Mapping[str, int],
    change: Change,
) -> Entry:
    return Entry(
        submission_id=submission.submission,
        document=document,
        actor=submission.actor,
        on_behalf_of=submission.on_behalf_of,
        reason=reason_of(submission),
        correlation=submission.correlation,
        disclosure=submission.disclosure,
        facts=_new_facts(decided),
        read=read,
        closes=change.closes,
        opens=change.opens,
    )


def _new_facts(decided: Iterable[Decided]) -> tuple[NewFact, ...]:
    new = sorted((each for subject in decided for each in subject.new), key=lambda e: e.position)
    return tuple(
        NewFact(
            subject=each.fact.subject,
            version=each.version,
            type=each.fact.fact,
            state=state_of(each.fact),
            mentions=mentions(each.fact),
        )
        for each in new
    )
