"""The bytes that a submission and its facts have in the log, whatever they were written in.

They are the JSON Canonicalization Scheme (RFC 8785) over the fields, without those left at their
default: two documents that say the same have the same bytes.
"""

from __future__ import annotations

from agreements.domain.codec import CODEC, encode
from agreements.domain.facts import Fact
from agreements.domain.submissions import Submission
from agreements.storage.canonical import canonical


def document_of(submission: Submission) -> bytes:
    """Return the submission's canonical bytes."""
    said = submission.model_dump(mode="json", exclude_defaults=True, exclude={"facts"})
    return canonical({**said, "facts": [CODEC.fields(fact) for fact in submission.facts]})


def state_of(fact: Fact) -> bytes:
    """Return the fact's canonical bytes: those of its place in its submission's document."""
    return encode(fact)


def reason_of(submission: Submission) -> bytes:
    """Return the canonical bytes of the submission's reason, as in its document."""
    return canonical(submission.reason.model_dump(mode="json", exclude_defaults=True))
