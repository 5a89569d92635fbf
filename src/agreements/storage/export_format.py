"""An export's lines: NDJSON, a header, then one submission a line in the order of the log.

A document stands in its line as JSON; its canonical bytes are regained by RFC 8785. The header
says where the log ended, so a shortened file is noticed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import IO, Any

from agreements.storage.canonical import Encode, parsed
from agreements.storage.links import BEFORE_THE_FIRST, BrokenLink, reason_of
from agreements.storage.rows import StoredSubmission

FORMAT = "agreements-log"
VERSION = 1


def header_line(last_position: int, head: bytes) -> bytes:
    """Return the first line; position 0 and zeroes for an empty log."""
    return _line(
        {"format": FORMAT, "version": VERSION, "last_position": last_position, "hash": head.hex()}
    )


def submission_line(submission: StoredSubmission) -> bytes:
    """Return one submission's line. Its document is set in as it is: canonical JSON has no LF."""
    head = _line(
        {
            "submission_id": submission.submission_id,
            "first_position": submission.first_position,
            "last_position": submission.last_position,
            "recorded_at": submission.recorded_at.astimezone(UTC).isoformat("T", "microseconds"),
            "actor": submission.actor,
            "on_behalf_of": submission.on_behalf_of,
            "reason": None if (reason := reason_of(submission)) is None else json.loads(reason),
            "correlation": submission.correlation,
            "disclosure": submission.disclosure,
            "previous_hash": submission.previous_hash.hex(),
            "hash": submission.hash.hex(),
        }
    )
    return head[:-2] + b',"document":' + submission.document + b"}\n"


def read_export(file: IO[bytes]) -> Iterator[StoredSubmission]:
    """Yield the submissions as they are read. Raises BrokenLink for what cannot be one."""
    header, _ = _parsed(file.readline(), "the header")
    if header.get("format") != FORMAT or header.get("version") != VERSION:
        raise _malformed("the header", f"not an export of format {FORMAT}, version {VERSION}")
    last, position, head = "", 0, BEFORE_THE_FIRST
    for submission in _submissions(file):
        yield submission
        last, position, head = submission.submission_id, submission.last_position, submission.hash
    if (header.get("last_position"), header.get("hash")) != (position, head.hex()):
        raise BrokenLink(last, "not_the_end", "the file ends before the log did")


def _submissions(lines: Iterable[bytes]) -> Iterator[StoredSubmission]:
    for number, line in enumerate(lines, start=2):
        said, encode = _parsed(line, f"line {number}")
        try:
            submission = _submission(said, encode)
        except (KeyError, TypeError, ValueError) as error:
            raise _malformed(
                str(said.get("submission_id", f"line {number}")), str(error)
            ) from error
        if submission_line(submission) != line:  # a key twice, or one more: read as nothing, seen
            raise _malformed(submission.submission_id, "its line is not as an export writes it")
        yield submission


def _submission(said: dict[str, Any], encode: Encode) -> StoredSubmission:
    return StoredSubmission(
        submission_id=said["submission_id"],
        first_position=int(said["first_position"]),
        last_position=int(said["last_position"]),
        recorded_at=_instant(said["recorded_at"]),
        actor=said["actor"],
        on_behalf_of=said["on_behalf_of"],
        reason=None if said["reason"] is None else encode(said["reason"]),
        correlation=said["correlation"],
        disclosure=said["disclosure"],
        document=encode(said["document"]),
        previous_hash=bytes.fromhex(said["previous_hash"]),
        hash=bytes.fromhex(said["hash"]),
    )


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError("recorded_at is without a time zone")
    return instant.astimezone(UTC)


def _parsed(line: bytes, where: str) -> tuple[dict[str, Any], Encode]:
    try:
        said, encode = parsed(line)
    except (ValueError, RecursionError) as error:
        raise _malformed(where, f"not JSON: {error}") from error
    if not isinstance(said, dict):
        raise _malformed(where, "not a JSON object")
    return said, encode


def _malformed(where: str, detail: str) -> BrokenLink:
    return BrokenLink(where, "malformed", detail)


def _line(said: dict[str, object]) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
