"""The one byte form of a JSON value: RFC 8785 (JCS)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

import rfc8785

Encode = Callable[[object], bytes]

# Beyond these the standard library's encoder and RFC 8785 may differ: escapes, and characters
# that sort otherwise in UTF-16. Integers of 15 digits are within 2**53 - 1.
_UNUSUAL = re.compile(rb"[\xee-\xff]|\\u")
_USUAL_DIGITS = 15

_sorted_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


def canonical(value: object) -> bytes:
    """Return the value's canonical bytes.

    Raises ValueError for what JSON or RFC 8785 cannot carry: NaN, integers beyond 2**53 - 1.
    """
    return rfc8785.dumps(cast("Any", value))


def parsed(content: bytes) -> tuple[Any, Encode]:
    """Return the JSON value of UTF-8 bytes, and what encodes it or its parts canonically.

    That is `canonical` itself, or the same six times faster where the value allows it. Raises
    ValueError for what is not JSON.
    """
    numbers = _Numbers()
    value = json.loads(
        content.decode("utf-8"),
        parse_int=numbers.integer,
        parse_float=numbers.unusual,
        parse_constant=numbers.unusual,
    )
    usual = numbers.usual and not _UNUSUAL.search(content)
    return value, _canonical_if_usual if usual else canonical


def _canonical_if_usual(value: object) -> bytes:
    return _sorted_json(value).encode("utf-8")


@dataclass(slots=True)
class _Numbers:
    """Reads numbers, and notes one that RFC 8785 writes in its own way."""

    usual: bool = True

    def integer(self, digits: str) -> int:
        self.usual = self.usual and len(digits) <= _USUAL_DIGITS
        return int(digits)

    def unusual(self, digits: str) -> float:
        self.usual = False
        return float(digits)
