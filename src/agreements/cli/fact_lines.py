"""On which line of a file a refused fact stands: the file is read once more to find out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from importlib.resources.abc import Traversable
from pathlib import PurePath

from agreements.application.documents import Document, json_text, yaml_text
from agreements.application.documents.problems import Place, line_at, ways_to


def line_of(source: Traversable, document: Document, ordinal: int | None, field: str | None) -> int:
    """Return the line of a fact's field, of the fact, or of the submission; or of its own field."""
    steps = [int(each) if each.isdecimal() else each for each in (field or "").split(".") if each]
    place: Place = (*steps,) if ordinal is None else ("facts", ordinal - 1, *steps)
    return line_at(place, {(): document.line} | dict(_lines(source, document, ways_to(place))))


def _lines(
    source: Traversable, document: Document, wanted: Collection[Place]
) -> Mapping[Place, int]:
    form = PurePath(document.file).suffix.lower()
    if form in (".yaml", ".yml"):
        for each in yaml_text.documents_of(source.read_text(encoding="utf-8-sig")):
            if each.lines[()] == document.line:
                return each.lines_of(wanted)
    if form == ".json":
        return _json_lines(source.read_text(encoding="utf-8-sig"), document, wanted)
    return {}


def _json_lines(text: str, document: Document, wanted: Collection[Place]) -> Mapping[Place, int]:
    said = json_text.value_of(text)
    count = len(said) if isinstance(said, list) else 0
    roots: list[Place] = [(number,) for number in range(count)] or [()]
    starts = json_text.lines_in(text, set(roots))
    root = next(each for each in roots if starts[each] == document.line)
    found = json_text.lines_in(text, {root + place for place in wanted})
    return {place[len(root) :]: line for place, line in found.items()}
