"""The hash chain: each submission is sealed with its place, its time and the one before."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from agreements.storage.canonical import parsed
from agreements.storage.documents import Document, NotADocument, read_document
from agreements.storage.rows import StoredSubmission

BEFORE_THE_FIRST = bytes(32)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Fault = Literal[
    "malformed",  # a line of an export, or a document, that cannot be read
    "metadata_differs",  # the row says another actor, reason... than the document
    "link_broken",  # the previous hash is not the hash before
    "hash_differs",  # place, time or document are not what was sealed
    "position_gap",  # positions do not follow on, or not one per fact
    "time_not_increasing",
    "fact_differs",  # a fact row is not its place in the document
    "fact_missing",
    "fact_unaccounted",  # a fact row that no submission has
    "not_the_end",  # submissions known to follow are gone
]


class BrokenLink(Exception):
    """The first thing found wrong, and in which submission."""

    def __init__(self, submission_id: str, fault: Fault, detail: str) -> None:
        super().__init__(f"{submission_id}: {detail}")
        self.submission_id = submission_id
        self.fault = fault
        self.detail = detail


def submission_hash(
    previous: bytes, first: int, last: int, recorded_at: datetime, document: bytes
) -> bytes:
    """Return SHA-256 of the previous hash, "first last microseconds-since-1970" LF, document."""
    microseconds = (recorded_at - _EPOCH) // timedelta(microseconds=1)
    return hashlib.sha256(
        previous + f"{first} {last} {microseconds}\n".encode() + document
    ).digest()


@dataclass(slots=True)
class Chain:
    """Walks submissions in order, and counts what held."""

    position: int = 0
    recorded_at: datetime | None = None
    head: bytes = BEFORE_THE_FIRST
    submissions: int = 0
    facts: int = 0

    def follow(self, submission: StoredSubmission) -> Document:
        """Take the next submission and return its document. Raises BrokenLink."""
        self._require_place(submission)
        document = _document_of(submission)
        count = submission.last_position - submission.first_position + 1
        if count != len(document.facts):
            raise BrokenLink(
                submission.submission_id,
                "position_gap",
                f"{count} positions for the {len(document.facts)} facts of the document",
            )
        self.position, self.recorded_at = submission.last_position, submission.recorded_at
        self.head = submission.hash
        self.submissions += 1
        self.facts += count
        return document

    def _require_place(self, submission: StoredSubmission) -> None:
        wrong = self._out_of_place(submission)
        if wrong:
            raise BrokenLink(submission.submission_id, *wrong)

    def _out_of_place(self, submission: StoredSubmission) -> tuple[Fault, str] | None:
        if submission.first_position != self.position + 1:
            at = f"its first position is {submission.first_position}"
            return "position_gap", f"{at}, after {self.position}"
        if self.recorded_at is not None and submission.recorded_at <= self.recorded_at:
            return "time_not_increasing", "it is not recorded after the one before"
        if submission.previous_hash != self.head:
            return "link_broken", "it does not follow the one before: previous hash differs"
        if submission.hash != submission_hash(
            self.head,
            submission.first_position,
            submission.last_position,
            submission.recorded_at,
            submission.document,
        ):
            return "hash_differs", "its positions, recorded time or document were changed"
        return None


def _document_of(submission: StoredSubmission) -> Document:
    try:
        document = read_document(submission.document)
    except NotADocument as error:
        raise BrokenLink(submission.submission_id, "malformed", str(error)) from error
    for name in ("submission_id", "actor", "on_behalf_of", "correlation", "disclosure"):
        if getattr(submission, name) != getattr(document, name):
            raise BrokenLink(
                submission.submission_id, "metadata_differs", f"{name} is not the document's"
            )
    if reason_of(submission) != document.reason:
        raise BrokenLink(
            submission.submission_id, "metadata_differs", "reason is not the document's"
        )
    return document


def reason_of(submission: StoredSubmission) -> bytes | None:
    """Return the row's reason in canonical bytes: the database keeps JSON its own way."""
    if submission.reason is None:
        return None
    said, encode = parsed(submission.reason)
    return encode(said)
