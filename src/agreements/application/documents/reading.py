"""Submissions from files and from request bodies."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import PurePath
from typing import IO

from agreements.application.documents import json_text, yaml_text
from agreements.application.documents.problems import Lines, Place, Unreadable
from agreements.application.documents.validation import submission_of
from agreements.domain.submissions import Submission

MOST_MIB = 32
MOST_BYTES = MOST_MIB * 1024 * 1024
"""Of a YAML or JSON file, of a request's body, or of one line of NDJSON."""


@dataclass(frozen=True, slots=True)
class Document:
    """A submission as it was read; ``line``, from 1, is that on which it starts in its file."""

    submission: Submission
    file: str
    line: int


def read(source: Traversable | IO[bytes], name: str | None = None) -> Iterator[Document]:
    """Yield a file's submissions in their order.

    The end of the name says how it is written: ``.yaml``, ``.json`` (one submission, or a list of
    them) or ``.ndjson`` (one a line, and the file is never whole in memory). ``name`` is needed
    for an open file without one. Raises BadDocument at the first bad submission, and for a file
    without any; OSError.
    """
    file = name or str(getattr(source, "name", ""))
    if isinstance(source, Traversable):
        with source.open("rb") as stream:
            yield from _read(stream, file)
    else:
        yield from _read(source, file)


def parse(body: bytes, *, file: str = "") -> Submission:
    """Return the submission that a request's JSON body is. Raises BadDocument."""
    try:
        text = _decoded(body)
        said = json_text.value_of(text)
    except Unreadable as error:
        raise error.in_file(file) from error.__cause__
    return submission_of(said, file, lambda wanted: json_text.lines_in(text, wanted))


def _read(stream: IO[bytes], file: str) -> Iterator[Document]:
    found = False
    try:
        for document in _documents(stream, file):
            found = True
            yield document
    except Unreadable as error:
        raise error.in_file(file) from error.__cause__
    if not found:
        raise Unreadable("empty", 1).in_file(file)


def _documents(stream: IO[bytes], file: str) -> Iterator[Document]:
    reading = _READERS.get(PurePath(file).suffix.lower())
    if reading is None:
        raise Unreadable("unknown_format", 1)
    return reading(stream, file)


def _yaml(stream: IO[bytes], file: str) -> Iterator[Document]:
    for document in yaml_text.documents_of(_decoded(stream.read(MOST_BYTES + 1))):
        submission = submission_of(document.said, file, document.lines_of)
        yield Document(submission, file, document.lines[()])


def _json(stream: IO[bytes], file: str) -> Iterator[Document]:
    text = _decoded(stream.read(MOST_BYTES + 1))
    said = json_text.value_of(text)
    several = isinstance(said, list)
    roots: list[Place] = [(number,) for number in range(len(said))] if several else [()]
    lines = json_text.lines_in(text, set(roots))
    for root, each in zip(roots, said if several else [said], strict=True):
        submission = submission_of(each, file, _within(text, root))
        yield Document(submission, file, lines[root])


def _within(text: str, root: Place) -> Lines:
    def lines(wanted: Collection[Place]) -> Mapping[Place, int]:
        found = json_text.lines_in(text, {root + place for place in wanted})
        return {place[len(root) :]: line for place, line in found.items()}

    return lines


def _ndjson(stream: IO[bytes], file: str) -> Iterator[Document]:
    number = 0
    while line := stream.readline(MOST_BYTES + 1):
        number += 1
        if not line.strip() or line.strip() == codecs.BOM_UTF8:
            continue
        try:
            said = json_text.value_of(_decoded(line))
        except Unreadable as error:
            error.line = number
            raise
        yield Document(submission_of(said, file, _all_on(number)), file, number)


def _all_on(line: int) -> Lines:
    return lambda _wanted: {(): line}


def _decoded(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise Unreadable("too_large", 1, most=MOST_MIB)
    try:
        return content.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        raise Unreadable("not_utf8", 1 + content.count(b"\n", 0, error.start)) from error


_READERS: Mapping[str, Callable[[IO[bytes], str], Iterator[Document]]] = {
    ".yaml": _yaml,
    ".yml": _yaml,
    ".json": _json,
    ".ndjson": _ndjson,
    ".jsonl": _ndjson,
}
