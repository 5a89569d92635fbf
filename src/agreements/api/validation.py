"""What is wrong with a request's parameters: everything, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from agreements.api.problems import Place, ProblemFound, Wrong, pointer
from agreements.api.wording import SENTENCES, said

_CODES: Mapping[str, str] = {
    "missing": "missing",
    "extra_forbidden": "unknown_field",
    "literal_error": "not_one_of",
}
_PLACES: Mapping[object, Place] = {"query": "query", "path": "path", "header": "header"}
_LONGEST = 60


def problem_of(errors: Sequence[Any], allowed: Iterable[str]) -> ProblemFound:
    """Return the problem of a request whose parameters break a rule. ``allowed``: their names."""
    options = ", ".join(sorted(allowed)) or "-"
    return ProblemFound.of(422, tuple(_wrong(each, options) for each in errors))


def _wrong(error: Mapping[str, Any], options: str) -> Wrong:
    place, *steps = error["loc"]
    kind = str(error["type"])
    code = _CODES.get(kind, kind if kind in SENTENCES else "invalid")
    if code == "not_one_of":
        options = ", ".join(re.findall(r"'([^']*)'", error["ctx"]["expected"]))
    name = ".".join(_shown(step) for step in steps)
    blanks = {
        **error.get("ctx", {}),
        "name": name,
        "value": _shown(error.get("input")),
        "options": options,
    }
    return Wrong(_PLACES.get(place, "query"), pointer(*steps), code, said(code, **blanks))


def _shown(value: object) -> str:
    """Return a value as it may stand in a sentence: short, on one line."""
    line = "".join(c if c.isprintable() else "\ufffd" for c in str(value))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
