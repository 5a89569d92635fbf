"""A submission: facts recorded together, by one actor, for one reason, atomically.

It is the same document in a file, in the API's body and in the log. Its canonical bytes are the
JSON Canonicalization Scheme (RFC 8785) over the document without fields left at their default.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from agreements.domain.facts import AnyFact, Fact
from agreements.domain.words import Disclosure, Line, Prose, SubjectId, SubmissionId, Word

MAX_FACTS = 10_000


class Submission(Word):
    """What a recorder hands in."""

    submission: SubmissionId = Field(
        description="Chosen by the recorder; sent again with the same body it is recorded once."
    )
    actor: Line = Field(description="Who records.")
    on_behalf_of: Line | None = None
    reason: Prose
    correlation: Line | None = Field(default=None, description="What it belongs with elsewhere.")
    disclosure: Disclosure = "public"
    expects: Annotated[
        dict[SubjectId, Annotated[int, Field(ge=0, le=2**31 - 1)]] | None,
        AfterValidator(lambda expected: expected or None),
    ] = Field(
        default=None,
        max_length=MAX_FACTS,
        description="Subject -> version that the recorder saw; another is refused.",
    )
    facts: tuple[AnyFact, ...] = Field(min_length=1, max_length=MAX_FACTS)


def fact_name(submission: str, ordinal: int) -> str:
    """Return ``submission/ordinal``; ordinals start at 1."""
    return f"{submission}/{ordinal}"


def named(submission: Submission) -> tuple[tuple[str, Fact], ...]:
    """Return each fact with its name, in order."""
    return tuple(
        (fact_name(submission.submission, ordinal), fact)
        for ordinal, fact in enumerate(submission.facts, start=1)
    )
