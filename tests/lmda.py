"""The LMDA data set's positions, counted from its files: recorded first, they are the log's.

A test that names a moment of the record names the submission before or after it, not a number.
"""

from __future__ import annotations

from agreements import data
from agreements.application import documents
from agreements.domain.submissions import Submission

SUBMISSIONS: tuple[Submission, ...] = tuple(
    each.submission for file in data.files() for each in documents.read(file)
)
HEAD = sum(len(each.facts) for each in SUBMISSIONS)
"""The last position of the data set."""
RECORDED = f"{len(SUBMISSIONS)} submissions, {HEAD} facts"
"""How `verify` counts it."""


def known(submission: str) -> int:
    """Return the position from which a submission is known. Raises LookupError."""
    position = 0
    for each in SUBMISSIONS:
        position += len(each.facts)
        if each.submission == submission:
            return position
    raise LookupError(submission)


def before(submission: str) -> int:
    """Return the last position before a submission. Raises LookupError."""
    (found,) = (each for each in SUBMISSIONS if each.submission == submission)
    return known(submission) - len(found.facts)


BEFORE_NUNAVUT = before("lmda-2026-nu-agreement")
