"""A batch of another library's stored events, as one submission of the log."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import uuid4

from eventsourcing.persistence import StoredEvent

from agreements.storage.canonical import canonical
from agreements.storage.rows import Entry, NewFact

ACTOR = "eventsourcing"
DISCLOSURE = "protected"  # nobody has said that these events may be shown


@dataclass(frozen=True, slots=True)
class BatchMetadata:
    """What a caller may say of a batch, as keyword arguments of `Application.save`.

    `submission_id` makes saving again exact; without one each batch gets a new one. `read`:
    subject -> version that the decision rests on, checked again under the lock.
    """

    submission_id: str = field(default_factory=lambda: str(uuid4()))
    actor: str = ACTOR
    on_behalf_of: str | None = None
    reason: Mapping[str, str] | None = None
    correlation: str | None = None
    disclosure: str = DISCLOSURE
    read: Mapping[str, int] = field(default_factory=dict)


def entry_of(events: Sequence[StoredEvent], metadata: BatchMetadata) -> Entry:
    """Return the events as an entry: one fact each, its type the event's topic."""
    return Entry(
        submission_id=metadata.submission_id,
        document=canonical(_document(events, metadata)),
        actor=metadata.actor,
        on_behalf_of=metadata.on_behalf_of,
        reason=None if metadata.reason is None else canonical(dict(metadata.reason)),
        correlation=metadata.correlation,
        disclosure=metadata.disclosure,
        facts=[
            NewFact(str(event.originator_id), event.originator_version, event.topic, event.state)
            for event in events
        ],
        read=metadata.read,
    )


def _document(events: Sequence[StoredEvent], metadata: BatchMetadata) -> dict[str, object]:
    """Fields left at their default are left out, as in the domain's documents."""
    said: dict[str, object] = {
        "actor": None if metadata.actor == ACTOR else metadata.actor,
        "on_behalf_of": metadata.on_behalf_of,
        "reason": None if metadata.reason is None else dict(metadata.reason),
        "correlation": metadata.correlation,
        "disclosure": None if metadata.disclosure == DISCLOSURE else metadata.disclosure,
    }
    return {
        "submission": metadata.submission_id,
        **{name: value for name, value in said.items() if value is not None},
        "stored_events": [
            {
                "originator_id": str(event.originator_id),
                "originator_version": event.originator_version,
                "topic": event.topic,
                "state": base64.b64encode(event.state).decode("ascii"),
            }
            for event in events
        ],
    }
