"""YAML 1.2 read plainly: fields, lists and text. Every scalar is text, as it is written.

Anchors, aliases, tags and merge keys are refused, so nothing grows beyond what is written; so are
names written twice, and the plain words for "no value", which as text would be recorded as a name.
The parser's events are read, never its objects, and nothing calls itself however deep they nest.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from agreements.application.documents.json_text import MOST_EXACT
from agreements.application.documents.problems import Place, Unreadable

MOST_DEEP = 32
_NO_VALUE = frozenset({"", "~", "null", "Null", "NULL"})
_BROKEN = re.compile("[\ud800-\udfff]")
_OTHER_BREAKS = re.compile("[\x85\u2028\u2029]")  # YAML 1.1 breaks lines there; they are not text
_AWAITED = object()


@dataclass(slots=True)
class YamlDocument:
    """What one document says, with the line of every place in it."""

    said: Any = _AWAITED
    lines: dict[Place, int] = field(default_factory=dict)

    def lines_of(self, wanted: Collection[Place]) -> Mapping[Place, int]:
        """Return the line of each place that is there; a field's is that of its name."""
        return {place: self.lines[place] for place in wanted if place in self.lines}


def documents_of(text: str) -> Iterator[YamlDocument]:
    """Yield a text's documents, one by one. Raises Unreadable, of the first that does not read."""
    if odd := _OTHER_BREAKS.search(text):
        raise Unreadable("bad_character", 1 + text.count("\n", 0, odd.start()))
    reading = _Reading()
    try:
        for event in YAML(typ="base", pure=True).parse(text):
            if reading.take(event):
                yield reading.document
    except ReaderError as error:
        line = 1 + text.count("\n", 0, error.position)
        raise Unreadable("bad_character", line) from error
    except MarkedYAMLError as error:
        raise _unreadable(error) from error
    except (YAMLError, RecursionError, ValueError) as error:
        raise Unreadable("bad_yaml", 1, column=1, hint="") from error


def _unreadable(error: MarkedYAMLError) -> Unreadable:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = error.problem or ""
    if "'\\t'" in said:
        return Unreadable("tab", line)
    hint = "colon" if said.startswith("mapping values") else ""
    if "cannot start any token" in said:
        hint = "start"
    if "end of stream" in said or "stream end" in said:
        begun = error.context_mark or mark
        line, hint = (begun.line + 1 if begun else line), "open"
    return Unreadable("bad_yaml", line, column=column, hint=hint)


class _Reading:
    """Builds one document at a time from the parser's events."""

    def __init__(self) -> None:
        self.document = YamlDocument()
        self._open: list[Any] = []
        self._place: list[Any] = []

    def take(self, event: Event) -> bool:
        """Take the next event; return whether it completes a document."""
        if isinstance(event, DocumentStartEvent):
            self.document, self._open, self._place = YamlDocument(), [], []
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            self._open.pop()
            self._place.pop()
            self._member_done()
        elif isinstance(event, (ScalarEvent, MappingStartEvent, SequenceStartEvent, AliasEvent)):
            self._node(event)
        return isinstance(event, DocumentEndEvent)

    def _node(self, event: Any) -> None:
        line = event.start_mark.line + 1
        self._require_plain(event, line)
        if self._open and isinstance(self._open[-1], dict) and self._place[-1] is _AWAITED:
            self._name(event, line)
            return
        place = self._place_of(line)
        if isinstance(event, ScalarEvent):
            self._put(self._text(event, place, self.document.lines[place]))
            self._member_done()
            return
        container: Any = {} if isinstance(event, MappingStartEvent) else []
        self._put(container)
        if len(self._open) == MOST_DEEP:
            raise Unreadable("too_deep", line)
        self._open.append(container)
        self._place.append(_AWAITED if isinstance(container, dict) else -1)

    def _require_plain(self, event: Any, line: int) -> None:
        at = self._here()
        if isinstance(event, AliasEvent):
            raise Unreadable("alias", line, at)
        if event.anchor is not None:
            raise Unreadable("anchor", line, at)
        if event.tag is not None:
            raise Unreadable("tag", line, at)

    def _name(self, event: Any, line: int) -> None:
        if not isinstance(event, ScalarEvent) or _BROKEN.search(event.value):
            raise Unreadable("bad_field_name", line, self._here())
        if event.value == "<<" and event.implicit[0]:
            raise Unreadable("merge_key", line, self._here())
        twice = event.value in self._open[-1]
        self._place[-1] = event.value
        if twice:
            raise Unreadable("duplicate_field", line, self._here())
        self.document.lines[tuple(self._place)] = line

    def _place_of(self, line: int) -> Place:
        if self._open and isinstance(self._open[-1], list):
            self._place[-1] += 1
        place = tuple(self._place)
        self.document.lines.setdefault(place, line)
        return place

    def _text(self, event: ScalarEvent, place: Place, line: int) -> str | int:
        written = str(event.value)
        if event.implicit[0] and written in _NO_VALUE:
            raise Unreadable("no_value" if place else "empty", line, place)
        if _BROKEN.search(written):
            raise Unreadable("bad_character", line, place)
        return _count(written) if place[:1] == ("expects",) and len(place) > 1 else written

    def _put(self, value: Any) -> None:
        if not self._open:
            self.document.said = value
        elif isinstance(self._open[-1], list):
            self._open[-1].append(value)
        else:
            self._open[-1][self._place[-1]] = value

    def _member_done(self) -> None:
        if self._open and isinstance(self._open[-1], dict):
            self._place[-1] = _AWAITED

    def _here(self) -> Place:
        return tuple(step for step in self._place if step is not _AWAITED and step != -1)


def _count(written: str) -> str | int:
    """The versions that a submission expects are the one thing in it that is a number."""
    if re.fullmatch(r"-?[0-9]{1,16}", written) and abs(int(written)) <= MOST_EXACT:
        return int(written)
    return written
