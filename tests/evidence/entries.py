"""Read the table: its questions, and for each two days and two moments of the record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from agreements import data
from tests import lmda

FILES = tuple(sorted((Path(__file__).parent / "table").glob("*.yaml")))


@dataclass(frozen=True)
class Entry:
    """A question at one day and one moment of the record, with the answer written by hand.

    ``known``: a position, found by the name of a submission. ``draft``: of a what-if.
    """

    question: str
    day: str
    known: int
    cli: tuple[str, ...]
    http: str
    draft: Path | None
    expected: dict[str, list[str]]
    en: str
    fr: str


def entries() -> Iterator[Entry]:
    """Yield the entries of every file; a file is named after its question."""
    for file in FILES:
        for table in YAML(typ="base").load_all(file):
            for each in table["answers"]:
                yield _entry(file.stem, table, each)


def _entry(question: str, table: dict[str, Any], of: dict[str, Any]) -> Entry:
    first, _, last = of.get("on", "").rpartition(" to ")
    since, _, until = of["known"].rpartition(" to ")
    draft = Path(str(data.draft(table["draft"]))) if "draft" in table else None
    filled = {
        "first": first,
        "day": last,
        "known": _position(until),
        "known_from": _position(since) if since else None,
        "draft": draft,
    }
    return Entry(
        question=question,
        day=last,
        known=_position(until),
        cli=tuple(word.format(**filled) for word in table["cli"]),
        http=table["http"].format(**filled),
        draft=draft,
        expected=of["is"],
        en=of["en"],
        fr=of["fr"],
    )


def _position(written: str) -> int:
    """Return the position that ``head`` or ``before SUBMISSION`` names. Raises LookupError."""
    return lmda.HEAD if written == "head" else lmda.before(written.removeprefix("before "))
