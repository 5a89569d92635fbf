"""What a submission's document says was recorded: read back, to compare and to restore.

Two kinds: the domain's, with `facts`, and a batch of another library's, with `stored_events`.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import Any

from agreements.storage import batches
from agreements.storage.canonical import Encode, parsed

DEFAULT_DISCLOSURE = "public"  # a domain document leaves fields out that stand at their default


@dataclass(frozen=True, slots=True)
class DocumentedFact:
    """A fact as its document has it. `version` None: the next one of its subject."""

    subject: str
    version: int | None
    type: str
    state: bytes


@dataclass(frozen=True, slots=True)
class Document:
    """A document's own words on what the submission's row repeats, and its facts in order."""

    submission_id: str
    actor: str
    on_behalf_of: str | None
    reason: bytes | None
    correlation: str | None
    disclosure: str
    facts: tuple[DocumentedFact, ...]


class NotADocument(ValueError):
    """Bytes that are not the canonical bytes of a submission's document."""


def read_document(content: bytes) -> Document:
    """Return what the canonical bytes say. Raises NotADocument, with what is wrong."""
    try:
        said, encode = parsed(content)
        unchanged = encode(said) == content
        document = _document(said, encode)
    except NotADocument:
        raise
    except KeyError as missing:
        raise NotADocument(f"the document lacks {missing}") from missing
    except (TypeError, AttributeError, ValueError, RecursionError) as error:
        raise NotADocument(f"the document is not a submission's: {error}") from error
    if not unchanged:
        raise NotADocument("the document's bytes are not canonical")
    return document


def _document(said: dict[str, Any], encode: Encode) -> Document:
    foreign = "stored_events" in said
    facts = (
        [_stored_event(event) for event in said["stored_events"]]
        if foreign
        else [DocumentedFact(f["subject"], None, f["fact"], encode(f)) for f in said["facts"]]
    )
    reason = said.get("reason")
    return Document(
        submission_id=said["submission"],
        actor=said.get("actor", batches.ACTOR) if foreign else said["actor"],
        on_behalf_of=said.get("on_behalf_of"),
        reason=None if reason is None else encode(reason),
        correlation=said.get("correlation"),
        disclosure=said.get("disclosure", batches.DISCLOSURE if foreign else DEFAULT_DISCLOSURE),
        facts=tuple(facts),
    )


def _stored_event(said: dict[str, Any]) -> DocumentedFact:
    try:
        state = base64.b64decode(said["state"], validate=True)
    except binascii.Error as error:
        raise NotADocument(f"a stored event's state is not base64: {error}") from error
    return DocumentedFact(
        said["originator_id"], int(said["originator_version"]), said["topic"], state
    )
