"""A submission's place in the log, as it is told."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, JsonValue

from agreements.projections.shapes import Instant, Part
from agreements.storage.rows import Receipt, StoredSubmission

Hash = Annotated[str, Field(pattern="^[0-9a-f]{64}$", description="SHA-256, hexadecimal.")]


class Place(Part):
    """Where a submission stands in the log."""

    submission: str
    first_position: int
    last_position: int
    recorded_at: Instant
    hash: Hash


class ReceiptPart(Place):
    """``repeated``: it was recorded before this request."""

    repeated: bool


class RecordedPart(Place):
    """``hash`` chains the document, whose canonical bytes are sent, to ``previous_hash``."""

    previous_hash: Hash


class RecordedSubmission(RecordedPart):
    """A submission as recorded."""

    document: dict[str, JsonValue]


def receipt(of: Receipt) -> ReceiptPart:
    """Return a receipt as it is told."""
    return ReceiptPart(
        submission=of.submission_id,
        first_position=of.first_position,
        last_position=of.last_position,
        recorded_at=of.recorded_at,
        hash=of.hash.hex(),
        repeated=of.repeated,
    )


def recorded(of: StoredSubmission) -> bytes:
    """Return a recorded submission as JSON; its document byte for byte as the log keeps it."""
    place = RecordedPart(
        submission=of.submission_id,
        first_position=of.first_position,
        last_position=of.last_position,
        recorded_at=of.recorded_at,
        hash=of.hash.hex(),
        previous_hash=of.previous_hash.hex(),
    )
    return place.model_dump_json().encode()[:-1] + b',"document":' + of.document + b"}"
