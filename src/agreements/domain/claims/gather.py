"""The facts of one part of one subject, by kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar, overload

from agreements.domain.claims.shapes import Dated, Sourced
from agreements.domain.dates import ImpreciseDate
from agreements.domain.facts import Act, Fact
from agreements.domain.standing import Standing

F = TypeVar("F", bound=Fact, covariant=True)  # noqa: PLC0105 - one letter reads as in typing's own docs


@dataclass(frozen=True, slots=True)
class Of(Generic[F]):
    """A standing fact of a known kind."""

    name: str
    position: int
    version: int
    fact: F


@dataclass(frozen=True)
class Facts:
    """The standing facts of one part; those marked irregular have no effect (R6)."""

    subject: str
    part: str
    standing: Sequence[Standing]

    def all(self, kind: type[F]) -> tuple[Of[F], ...]:
        """Return the regular facts of a kind, in order."""
        if kind not in self._found:
            self._found[kind] = tuple(
                Of(each.name, each.position, each.version, each.fact)
                for each in self.standing
                if isinstance(each.fact, kind) and not _irregular(each)
            )
        found: tuple[Of[F], ...] = self._found[kind]
        return found

    @cached_property
    def _found(self) -> dict[type[Fact], Any]:
        """What was asked for already: the checks ask for a kind once for each fact of another."""
        return {}

    def last(self, kind: type[F]) -> Of[F] | None:
        """Return the regular fact of a kind recorded last, if any."""
        found = self.all(kind)
        return found[-1] if found else None

    def stands_for(self, name: str) -> str | None:
        """Return the name of what stands in the place of a fact or correction; None: nothing."""
        return self._standing_for.get(name)

    @cached_property
    def _standing_for(self) -> dict[str, str]:
        return {name: each.name for each in self.standing for name in each.names}

    @property
    def irregular(self) -> tuple[Standing, ...]:
        """The acts that happened though the instrument forbade them."""
        return tuple(each for each in self.standing if _irregular(each))

    def header(self, suffix: str = "") -> Any:
        """Return the fields that every claim begins with."""
        regular = [each for each in self.standing if not _irregular(each)]
        return {
            "subject": self.subject,
            "part": self.part + suffix,
            "facts": tuple(sourced(each) for each in regular),
        }


def sourced(each: Standing) -> Sourced:
    """Return a standing fact's name, kind and citations."""
    return Sourced(name=each.name, kind=each.fact.fact, cites=each.fact.sources)


def _irregular(each: Standing) -> bool:
    return isinstance(each.fact, Act) and each.fact.irregular is not None


@overload
def dated(of: Of[Fact], field: str) -> Any: ...
@overload
def dated(of: Of[Fact], field: str, day: ImpreciseDate) -> Dated: ...
def dated(of: Of[Fact], field: str, day: ImpreciseDate | None = None) -> Any:
    """Return the day in a field of a fact (dotted for one inside), or None; the field names it."""
    found = day if day is not None else getattr(of.fact, field)
    return None if found is None else Dated(var=f"{of.name}.{field}", on=found)
