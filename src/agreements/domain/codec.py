"""Facts to and from the bytes that the log keeps: by stable name, never by module path.

A fact's bytes are the JSON Canonicalization Scheme (RFC 8785) over its fields without those left
at their default: the same bytes as in its place in the submission's document. A fact holds text,
booleans, lists and objects with ASCII names only, and for these sorted, compact JSON is that form.

Released facts are frozen. When a kind of fact needs another shape, its class gets the next
``version``, and an *upcast* brings what was recorded in the one before into it: a pure function
of the fact's fields, registered under (name, the version it starts from). The version recorded
is the field ``v``; without it, 1.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from agreements.domain.facts import FACT_TYPES, Fact, FactSuperseded

Fields = dict[str, Any]
Upcast = Callable[[Fields], Fields]

UPCASTS: Mapping[tuple[str, int], Upcast] = {}
"""(name, version it starts from) -> what brings a fact's fields to the next version."""

VERSION = "v"


@dataclass(frozen=True, slots=True)
class Codec:
    """Encodes and decodes the kinds of fact that it is given."""

    types: Mapping[str, type[Fact]]
    upcasts: Mapping[tuple[str, int], Upcast]

    def name_of(self, fact: object) -> str:
        """Return the stable name of a fact. Raises LookupError for what is no registered fact."""
        return self._registered(fact).fact

    def encode(self, fact: object) -> bytes:
        """Return the fact's canonical bytes. Raises LookupError for what is no registered fact."""
        return json.dumps(
            self.fields(fact),
            ensure_ascii=False,
            allow_nan=False,
            sort_keys=True,
            separators=(",", ":"),
        ).encode()

    def fields(self, fact: object) -> Fields:
        """Return what is written of a fact: its fields off their default, its version beyond 1."""
        known = self._registered(fact)
        said = known.model_dump(mode="json", exclude_defaults=True)
        if known.version > 1:
            said[VERSION] = known.version
        if isinstance(known, FactSuperseded):
            said["replacement"] = self.fields(known.replacement)
        return said

    def decode(self, name: str, state: bytes) -> Fact:
        """Return the fact, in the shape that its kind has today.

        Raises LookupError for an unknown name, ValueError for bytes that are no such fact.
        """
        kind = self._kind(name)
        if kind.version == 1 and kind is not FactSuperseded:  # no upcast: no need to look inside
            return kind.model_validate_json(state)
        return kind.model_validate_json(json.dumps(self._current(name, json.loads(state))))

    def missing(self) -> tuple[tuple[str, int], ...]:
        """Return the upcasts that the kinds' versions call for and that are not registered."""
        return tuple(
            (name, version)
            for name, kind in self.types.items()
            for version in range(1, kind.version)
            if (name, version) not in self.upcasts
        )

    def _current(self, name: str, said: object) -> object:
        if not isinstance(said, dict):
            return said
        kind, fields = self._kind(name), {**said}
        version = fields.pop(VERSION, 1)
        if version not in range(1, kind.version + 1):
            msg = f"{name}: version {version} is not one that this release reads"
            raise ValueError(msg)
        for each in range(version, kind.version):
            fields = self.upcasts[name, each](fields)
        replacement = fields.get("replacement")
        if kind is FactSuperseded and isinstance(replacement, dict):
            fields["replacement"] = self._current(str(replacement.get("fact")), replacement)
        return fields

    def _kind(self, name: str) -> type[Fact]:
        if name not in self.types:
            msg = f"'{name}' is not a registered kind of fact"
            raise LookupError(msg)
        return self.types[name]

    def _registered(self, fact: object) -> Fact:
        if not isinstance(fact, Fact) or self.types.get(fact.fact) is not type(fact):
            msg = f"{type(fact).__name__} is not a registered kind of fact"
            raise LookupError(msg)
        return fact


CODEC = Codec(FACT_TYPES, UPCASTS)
"""The registry's own."""


def encode(fact: Fact) -> bytes:
    """Return the fact's canonical bytes."""
    return CODEC.encode(fact)


def decode(name: str, state: bytes) -> Fact:
    """Return the recorded fact in the shape that its kind has today.

    Raises LookupError for an unknown name, ValueError for bytes that are no such fact.
    """
    return CODEC.decode(name, state)
