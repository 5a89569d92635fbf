"""Entries as the application makes them, with invented content."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from agreements.storage.canonical import canonical
from agreements.storage.rows import ClaimRow, Entry, NewFact

REASON = {"en": "The agreement was signed.", "fr": "L’entente a été signée."}


def entry(
    submission: str,
    *facts: tuple[str, int],
    read: dict[str, int] | None = None,
    closes: Sequence[tuple[str, str]] = (),
    opens: Sequence[ClaimRow] = (),
    **metadata: Any,
) -> Entry:
    """Return an entry of facts (subject, version); by default one of a subject of its own."""
    placed = facts or ((f"subject-of-{submission}", 1),)
    said = [fact_said(subject, version) for subject, version in placed]
    document = {
        "submission": submission,
        "actor": "clerk",
        "reason": REASON,
        **metadata,
        "facts": said,
    }
    return Entry(
        submission_id=submission,
        document=canonical(document),
        actor=str(document["actor"]),
        on_behalf_of=metadata.get("on_behalf_of"),
        reason=canonical(REASON),
        correlation=metadata.get("correlation"),
        disclosure=str(metadata.get("disclosure", "public")),
        facts=[
            NewFact(subject, version, fact["fact"], canonical(fact), (subject, "ca-qc"))
            for (subject, version), fact in zip(placed, said, strict=True)
        ],
        read={} if read is None else read,
        closes=closes,
        opens=opens,
    )


def fact_said(subject: str, version: int) -> dict[str, Any]:
    """Return a fact as a document has it."""
    return {
        "fact": "agreement-signed",
        "subject": subject,
        "party": "ca-qc",
        "note": {"en": f"No. {version}", "fr": f"Nº {version} – à signer"},
    }


def claim(subject: str, part: str, body: str = "{}", **fields: Any) -> ClaimRow:
    """Return a claim row to open."""
    return ClaimRow(
        subject=subject,
        part=part,
        kind=fields.get("kind", "assignment"),
        role=fields.get("role", "deliver"),
        function=fields.get("function", "training"),
        territory=fields.get("territory"),
        refs=fields.get("refs", ("ca-qc",)),
        body=body.encode(),
    )
