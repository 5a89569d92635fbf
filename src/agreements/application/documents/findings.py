"""What one error of pydantic means: which rule is broken, where."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any, get_args

from pydantic_core import ErrorDetails

from agreements.application.documents.problems import Place
from agreements.domain.dates import DURATION_PATTERN
from agreements.domain.dates import PATTERN as DATE_PATTERN
from agreements.domain.facts import FACT_TYPES
from agreements.domain.submissions import Submission
from agreements.domain.words import FACT_NAME_PATTERN, SUBJECT_PATTERN, Key, Line, Passage


@dataclass(frozen=True, slots=True)
class Finding:
    """A broken rule, where it is broken, and what fills the blanks of its sentence."""

    place: Place
    rule: str
    blanks: Mapping[str, str | int]


def finding(error: ErrorDetails) -> Finding:
    """Return what an error of a Submission's validation means."""
    kind, place = error["type"], _place(error)
    if kind in _TYPES:
        return Finding(place, "wrong_type", {"expected": _TYPES[kind]})
    if kind in _BOUNDS:
        rule, bound, unit = _BOUNDS[kind]
        return Finding(place, rule, {"bound": error["ctx"][bound], "unit": unit})
    find = _FINDERS.get(kind)
    return find(error, place) if find else Finding(place, _PLAIN.get(kind, "invalid"), {})


def _place(error: ErrorDetails) -> Place:
    """Return where it is in the document: the union's tags are no part of that."""
    place = list(error["loc"])
    if place[-1:] == ["[key]"]:
        place.pop()
    if place[:1] == ["facts"]:
        if place[2:3] and place[2] in FACT_TYPES:
            del place[2]
        if place[2:3] == ["replacement"] and place[3:4] and place[3] in FACT_TYPES:
            del place[3]
    return tuple(place)


def _shown(value: object) -> str:
    """Return a value as it may stand in a sentence: short, on one line."""
    line = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in str(value))
    return line if len(line) <= 60 else f"{line[:59]}…"  # noqa: PLR2004 - a glance


def _pattern(error: ErrorDetails, place: Place) -> Finding:
    pattern = error["ctx"]["pattern"]
    rule = _PATTERNS.get(pattern, "bad_form")
    return Finding(place, rule, {"value": _shown(error["input"]), "pattern": pattern})


def _day(error: ErrorDetails, place: Place) -> Finding:
    written = error["input"]
    rule = "impossible_day"
    if not re.fullmatch(DATE_PATTERN, written, re.ASCII):
        rule = "not_a_day"
    elif "ends before" in error["msg"]:
        rule = "ends_before_start"
    return Finding(place, rule, {"value": _shown(written)})


def _no_fact(_error: ErrorDetails, place: Place) -> Finding:
    return Finding((*place, "fact"), "missing", {})


def _unknown_fact(error: ErrorDetails, place: Place) -> Finding:
    written, context = error["input"]["fact"], error["ctx"]
    if not isinstance(written, str):
        return Finding((*place, "fact"), "wrong_type", {"expected": "text"})
    hint = _meant(written, re.findall(r"\w+", context["expected_tags"]))
    return Finding(
        (*place, "fact"), "unknown_kind_of_fact", {"value": _shown(written), "hint": hint}
    )


def _unknown_field(error: ErrorDetails, place: Place) -> Finding:
    *before, name = error["loc"]
    kind = FACT_TYPES.get(str(before[-1])) if before else Submission
    fields = kind.model_fields if kind else {}  # of what stands within a fact none is offered
    return Finding(place, "unknown_field", {"hint": _meant(str(name), list(fields))})


def _meant(written: str, allowed: list[str]) -> str:
    close = get_close_matches(written[:100], allowed, 1, 0.7)
    return f"?{close[0]}" if close else ""


def _one_of(error: ErrorDetails, place: Place) -> Finding:
    options = ", ".join(re.findall(r"'([^']*)'", error["ctx"]["expected"]))
    return Finding(place, "not_one_of", {"value": _shown(error["input"]), "options": options})


def _rule(error: ErrorDetails, place: Place) -> Finding:
    """A check over several fields may begin with the name of the one that is wrong."""
    said = str(error["ctx"]["error"])
    found = Finding(place, "rule", {"said": said})
    if named := re.fullmatch(r"([a-z_]+): (.+)", said, re.DOTALL):
        return replace(found, place=(*place, named[1]), blanks={"said": named[2]})
    return found


def _pattern_of(constrained: Any) -> str:
    return str(get_args(constrained)[1].pattern)


_TYPES: Mapping[str, str] = {
    "string_type": "text",
    "bool_type": "flag",
    "int_type": "number",
    "int_from_float": "number",
    "tuple_type": "list",
    "dict_type": "object",
    "model_type": "object",
    "model_attributes_type": "object",
    "day_expected": "date",
}
_BOUNDS: Mapping[str, tuple[str, str, str]] = {
    "string_too_short": ("too_short", "min_length", "character"),
    "string_too_long": ("too_long", "max_length", "character"),
    "too_short": ("too_short", "min_length", "item"),
    "too_long": ("too_long", "max_length", "item"),
    "greater_than_equal": ("too_small", "ge", ""),
    "less_than_equal": ("too_great", "le", ""),
}
_PLAIN: Mapping[str, str] = {
    "missing": "missing",
    "string_unicode": "bad_character",
    "json_invalid": "too_deep",  # whatever else is not JSON was refused before
}
_PATTERNS: Mapping[str, str] = {
    SUBJECT_PATTERN: "bad_identifier",
    FACT_NAME_PATTERN: "bad_fact_name",
    DURATION_PATTERN: "bad_duration",
    _pattern_of(Key): "bad_key",
    _pattern_of(Line): "bad_character",
    _pattern_of(Passage): "bad_character",
}
_FINDERS: Mapping[str, Callable[[ErrorDetails, Place], Finding]] = {
    "union_tag_not_found": _no_fact,
    "union_tag_invalid": _unknown_fact,
    "extra_forbidden": _unknown_field,
    "literal_error": _one_of,
    "string_pattern_mismatch": _pattern,
    "day_invalid": _day,
    "value_error": _rule,
}
