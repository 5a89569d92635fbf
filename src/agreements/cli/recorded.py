"""What a recorded fact says, on two lines: its fields as files write them, then its sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import JsonValue

from agreements.cli.words import cited
from agreements.domain.words import Language
from agreements.projections.shapes import Cite

_TOLD_ELSEWHERE = frozenset({"fact", "subject", "cites", "replacement"})


def told(fact: Mapping[str, JsonValue] | None, language: Language) -> Iterator[str]:
    """Yield a fact's fields, and its sources; of a correction, those of the replacement too."""
    said = "; ".join(
        f"{field} {_value(value, language)}"
        for field, value in (fact or {}).items()
        if field not in _TOLD_ELSEWHERE
    )
    if said:
        yield said
    cites = (fact or {}).get("cites")
    if isinstance(cites, list):
        yield from cited((_cite(each) for each in cites if isinstance(each, dict)), language)
    replacement = (fact or {}).get("replacement")
    if isinstance(replacement, dict):
        yield from told(replacement, language)


def _value(value: JsonValue, language: Language) -> str:
    if isinstance(value, dict):
        if value.keys() <= {"en", "fr"}:
            return str(value.get(language) or next(iter(value.values()), ""))
        return ", ".join(f"{field} {_value(each, language)}" for field, each in value.items())
    if isinstance(value, list):
        return ", ".join(_value(each, language) for each in value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _cite(of: Mapping[str, JsonValue]) -> Cite:
    """Return a citation as answers have it; the record leaves out what was not said."""
    absent = {"clause": None, "page": None, "language": None, "basis": "stated"}
    known = {field: value for field, value in of.items() if field in Cite.model_fields}
    return Cite.model_validate(absent | known)
