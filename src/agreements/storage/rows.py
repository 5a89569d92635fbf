"""What goes into the log and what comes out: plain frozen rows.

Bytes named `document` and `state` are canonical JSON (RFC 8785) wherever the domain wrote them.
Every `recorded_at` is the log's own clock, in UTC to the microsecond.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class NewFact:
    """A fact to record. `version` counts the subject's facts, from 1; `mentions` are ids."""

    subject: str
    version: int
    type: str
    state: bytes
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """What a part of a subject's timeline gives. `body` is JSON; `refs` are ids it touches.

    `position` is that of the fact that gives it, where order across subjects matters; a fact of
    the submission being appended has none yet, so its `ordinal` there is given in its stead.
    """

    subject: str
    part: str
    kind: str
    role: str | None
    function: str | None
    territory: str | None
    refs: tuple[str, ...]
    body: bytes
    position: int | None = None
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One submission, ready to append, with the change of claims that it makes.

    `read`: subject -> version that the decision rests on (0: no facts); each is checked again
    under the lock. `closes`: (subject, part) of claims now open. `reason` is JSON, {en, fr}.
    """

    submission_id: str
    document: bytes
    actor: str
    on_behalf_of: str | None
    reason: bytes | None
    correlation: str | None
    disclosure: str
    facts: Sequence[NewFact]
    read: Mapping[str, int] = field(default_factory=dict)
    closes: Sequence[tuple[str, str]] = ()
    opens: Sequence[ClaimRow] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where a submission stands in the log. `repeated`: it was there before this call."""

    submission_id: str
    first_position: int
    last_position: int
    recorded_at: datetime
    hash: bytes
    repeated: bool


@dataclass(frozen=True, slots=True)
class StoredFact:
    """A recorded fact; `ordinal` is its place in the submission, from 1."""

    position: int
    submission_id: str
    ordinal: int
    subject: str
    version: int
    type: str
    state: bytes
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class StoredSubmission:
    """A recorded submission; `hash` chains it to the one before."""

    submission_id: str
    first_position: int
    last_position: int
    recorded_at: datetime
    actor: str
    on_behalf_of: str | None
    reason: bytes | None
    correlation: str | None
    disclosure: str
    document: bytes
    previous_hash: bytes
    hash: bytes


@dataclass(frozen=True, slots=True)
class Head:
    """The last submission's last position and its recorded time."""

    position: int
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Tracked:
    """How far a tracker has processed an application's log, recorded with an append."""

    tracker: str
    application_name: str
    notification_id: int
