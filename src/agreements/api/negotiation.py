"""What a reader prefers: English or French, data or a sentence (RFC 9110, section 12)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.types import Scope

from agreements.domain.words import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)


def language_of(scope: Scope) -> Language:
    """Return the reader's language: by ``lang``, else ``Accept-Language``, else English."""
    written = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [""])[-1]
    chosen = next((each for each in LANGUAGES if each == written), None)
    return chosen or _accepted_language(Headers(scope=scope).get("accept-language", ""))


def wants_sentence(accept: str) -> bool:
    """Whether plain text is preferred to JSON; where neither is, it is JSON."""
    ranges = dict(_ranges(accept))
    return _quality(ranges, "text/plain") > _quality(ranges, "application/json")


def _accepted_language(header: str) -> Language:
    ranges = dict(_ranges(header))
    best: Language = "en"
    for language in LANGUAGES:
        if _language_quality(ranges, language) > _language_quality(ranges, best):
            best = language
    return best


def _language_quality(ranges: Mapping[str, float], language: Language) -> float:
    """``fr-CA`` asks for French as ``fr`` does: there is one French here."""
    named = [q for each, q in ranges.items() if each.partition("-")[0] == language]
    return max(named, default=ranges.get("*", 0.0))


def _quality(ranges: Mapping[str, float], media_type: str) -> float:
    family = media_type.partition("/")[0]
    for each in (media_type, f"{family}/*", "*/*"):
        if each in ranges:
            return ranges[each]
    return 0.0


def _ranges(header: str) -> Iterator[tuple[str, float]]:
    for part in header.lower().split(","):
        wanted, *parameters = (each.strip() for each in part.split(";"))
        weights = [each[2:] for each in parameters if each.startswith("q=")]
        if wanted:
            yield wanted, _weight(weights[0]) if weights else 1.0


def _weight(written: str) -> float:
    try:
        weight = float(written)
    except ValueError:
        return 0.0
    return weight if 0 <= weight <= 1 else 0.0
