"""JSON read strictly: each name once, no NaN, no broken characters, nothing but one value."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from agreements.application.documents.problems import Place, Unreadable

MOST_EXACT = 2**53 - 1
_NO_FIELD_TAKES_IT = 0.5
_CONSTANTS = frozenset({"NaN", "Infinity", "-Infinity"})
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},:]|[^\s\[\]{},:"]+')


class _Twice(Exception):
    """An object says the same name twice."""


class _NotANumber(Exception):
    """NaN or Infinity, which Python's parser would let through."""


def value_of(text: str) -> Any:
    """Return the one JSON value that the text is.

    Raises Unreadable. A number that is not a whole one, or that not every reader of JSON keeps
    exactly (RFC 8785), becomes one that no field takes, and is then refused in its place.
    """
    try:
        return json.loads(
            text,
            object_pairs_hook=_each_once,
            parse_int=_exact,
            parse_float=lambda _written: _NO_FIELD_TAKES_IT,
            parse_constant=_not_a_number,
        )
    except json.JSONDecodeError as error:
        rule = "bad_json" if text.strip() else "empty"
        raise Unreadable(rule, error.lineno, column=error.colno) from error
    except _Twice as error:
        place, line = _first_repeated(text)
        raise Unreadable("duplicate_field", line, place) from error
    except _NotANumber as error:
        found = next(each for each in _tokens(text) if each.written in _CONSTANTS)
        line = _line(text, found.offset)
        raise Unreadable("not_a_number", line, found.place, value=found.written) from error
    except RecursionError as error:
        raise Unreadable("too_deep", 1) from error


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Twice
    return found


def _exact(written: str) -> int | float:
    if len(written) > len(str(-MOST_EXACT)) or abs(int(written)) > MOST_EXACT:
        return _NO_FIELD_TAKES_IT
    return int(written)


def _not_a_number(written: str) -> object:
    raise _NotANumber(written)


def lines_in(text: str, wanted: Collection[Place]) -> Mapping[Place, int]:
    """Return the line of each place that is there; a member's is that of its name."""
    found: dict[Place, int] = {}
    line, counted = 1, 0
    for each in _tokens(text):
        if each.place in wanted and each.place not in found:
            line += text.count("\n", counted, each.offset)
            counted = each.offset
            found[each.place] = line
    return found


def _first_repeated(text: str) -> tuple[Place, int]:
    seen: set[Place] = set()
    for each in _tokens(text):
        if each.is_name:
            if each.place in seen:
                return each.place, _line(text, each.offset)
            seen.add(each.place)
    raise AssertionError("a name was found twice")


def _line(text: str, offset: int) -> int:
    return 1 + text.count("\n", 0, offset)


@dataclass(frozen=True, slots=True)
class _Token:
    place: Place
    offset: int
    written: str
    is_name: bool


def _tokens(text: str) -> Iterator[_Token]:
    """Yield the names and values of a JSON text, whose syntax is known to be right, in order."""
    open_: list[str] = []
    place: list[str | int | None] = []  # None: in an object, its next name is awaited
    for match in _TOKEN.finditer(text):
        written = match[0]
        if written == ":":
            continue
        if written in "]}":
            open_.pop()
            place.pop()
        elif written == ",":
            last = place[-1]
            place[-1] = None if open_[-1] == "{" else (last or 0) + 1  # type: ignore[operator]  # a list counts
        else:
            is_name = bool(place) and place[-1] is None
            if is_name:
                place[-1] = json.loads(written)
            yield _Token(tuple(place), match.start(), written, is_name)  # type: ignore[arg-type]  # str|int
            if written in "{[":
                open_.append(written)
                place.append(None if written == "{" else 0)
