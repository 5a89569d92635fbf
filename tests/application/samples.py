"""Submissions with invented content, as recorders write them."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

from agreements.application.documents import BadDocument, Document, Problem, read

HEADER = "submission: s-1\nactor: clerk\nreason: {en: A test., fr: Un essai.}\n"
CITES = [{"document": "ipac-1999"}]
SIGNED = {
    "fact": "AgreementSigned",
    "subject": "ca-bc-lmda-1997",
    "party": "government-of-canada",
    "signed_on": "1997-04-25",
    "cites": CITES,
}


def said(*facts: object, **fields: Any) -> dict[str, Any]:
    """Return a submission as JSON has it; of one signature, unless facts are given."""
    return {
        "submission": "s-1",
        "actor": "clerk",
        "reason": {"en": "A test.", "fr": "Un essai."},
        "facts": list(facts or (SIGNED,)),
        **fields,
    }


def written(*facts: object, **fields: Any) -> bytes:
    """Return the same as bytes on one line."""
    return json.dumps(said(*facts, **fields), ensure_ascii=False).encode()


def documents(content: str | bytes, name: str = "file.yaml") -> list[Document]:
    """Return what a file of this content and name holds."""
    return list(read(BytesIO(content.encode() if isinstance(content, str) else content), name))


def problems(content: str | bytes, name: str = "file.yaml") -> tuple[Problem, ...]:
    """Return what is wrong with a file of this content and name."""
    try:
        found = documents(content, name)
    except BadDocument as bad:
        return bad.problems
    raise AssertionError(f"nothing is wrong with it: {found}")


def told(content: str | bytes, name: str = "file.yaml") -> list[tuple[int, str, str]]:
    """Return (line, field, rule) of what is wrong."""
    return [(each.line, each.field, each.rule) for each in problems(content, name)]
