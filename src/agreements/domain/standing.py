"""Which facts stand, once the corrections among them are applied (R4, R5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from agreements.domain.facts import AlternativeRecorded, Fact, FactAnnulled, FactSuperseded


@dataclass(frozen=True, slots=True)
class Recorded:
    """A fact as the log holds it: its name, position, version of its subject, and what it says."""

    name: str
    position: int
    version: int
    fact: Fact


@dataclass(frozen=True, slots=True)
class Standing:
    """A fact about the world as it now stands.

    ``name`` is that of the fact now standing, ``root`` that of the fact first recorded;
    ``position`` and ``version`` are the root's: a superseding fact takes the place of what it
    replaces (R4). ``names``: every name it has had, from the one now standing to the root's.
    """

    name: str
    root: str
    position: int
    version: int
    fact: Fact
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """What another source says of a fact that stands (R7).

    ``stands``: the statement in the place of the fact, as it would stand if this source were
    right; its name is that of what states it now, its root that of the alternative.
    """

    beside: Standing
    stands: Standing


World = tuple[Alternative, ...]
"""Alternatives to different facts, taken to be right together."""


@dataclass(frozen=True)
class Record:
    """The facts of one subject with the corrections among them worked out."""

    by_name: Mapping[str, Recorded]
    corrector: Mapping[str, str]
    """Corrected fact -> the correction that strikes it, itself not undone."""

    @classmethod
    def of(cls, recorded: Iterable[Recorded]) -> Record:
        """Work out which corrections are undone: from the last recorded to the first."""
        by_name = {each.name: each for each in sorted(recorded, key=lambda each: each.version)}
        corrector: dict[str, str] = {}
        for each in reversed(by_name.values()):
            if not isinstance(each.fact, FactSuperseded | FactAnnulled):
                continue
            struck_by = corrector.get(each.name)
            # What corrects a correction replaces it: the fact it struck stays struck. Only an
            # annulment undoes it.
            if struck_by is None or isinstance(by_name[struck_by].fact, FactSuperseded):
                corrector.setdefault(each.fact.corrects, each.name)
        return cls(by_name, corrector)

    def root_of(self, name: str) -> Recorded | None:
        """Return the fact about the world that a fact or correction goes back to, if recorded."""
        found = self.by_name.get(name)
        while found is not None and isinstance(found.fact, FactSuperseded | FactAnnulled):
            found = self.by_name.get(found.fact.corrects)
        return found

    def now_standing(self, name: str) -> str | None:
        """Return what stands in the place of a fact or correction; None: nothing does.

        In the place of a correction that was annulled stands what it had corrected.
        """
        found = self.by_name[name]
        while (struck_by := self.corrector.get(found.name)) is not None:
            found, struck = self.by_name[struck_by], found
            if isinstance(found.fact, FactAnnulled):
                undone = struck.fact
                if not isinstance(undone, FactSuperseded | FactAnnulled):
                    return None
                found = self.by_name[undone.corrects]
        return found.name

    def part_of(self, recorded: Recorded) -> str | None:
        """Return the part of the subject that a fact or correction touches."""
        root = self.root_of(recorded.name)
        return None if root is None else root.fact.part

    def standing(self) -> tuple[Standing, ...]:
        """Return the facts about the world that stand, in the order of their roots."""
        found = [
            stand
            for each in self.by_name.values()
            if each.name not in self.corrector and (stand := self._stand(each)) is not None
        ]
        return tuple(sorted(found, key=lambda stand: stand.version))

    def _stand(self, each: Recorded) -> Standing | None:
        if isinstance(each.fact, FactAnnulled):
            return None
        root = self.root_of(each.name)
        if root is None or isinstance(root.fact, AlternativeRecorded):
            return None
        names = tuple(self._back_from(each))
        return Standing(each.name, root.name, root.position, root.version, told(each.fact), names)

    def _back_from(self, each: Recorded) -> Iterator[str]:
        """Yield the name of a fact and of all that it corrected in turn."""
        found: Recorded | None = each
        while found is not None:
            yield found.name
            fact = found.fact
            found = self.by_name.get(fact.corrects) if isinstance(fact, FactSuperseded) else None

    def alternatives(self) -> tuple[Alternative, ...]:
        """Return what other sources say, in the order recorded, beside facts that stand (R7).

        An alternative stays beside what replaces its fact, and falls with a fact annulled.
        """
        facts = {each.root: each for each in self.standing()} if self._other_sources else {}
        found = []
        for each in self.by_name.values():
            root = self.root_of(each.name)
            if root is None or not isinstance(root.fact, AlternativeRecorded):
                continue
            beside = self.root_of(root.fact.beside)
            fact = facts.get(beside.name) if beside else None
            if fact is None or each.name in self.corrector or isinstance(each.fact, FactAnnulled):
                continue
            names = (*self._back_from(each), *fact.names)
            said = replace(fact, name=each.name, root=root.name, fact=told(each.fact), names=names)
            found.append(Alternative(fact, said))
        return tuple(found)

    def worlds(self) -> Iterator[World]:
        """Yield which other sources may be right together: one or more of those of one part."""
        of_part: dict[str, dict[str, list[Alternative | None]]] = {}
        for each in self.alternatives():
            beside = of_part.setdefault(each.stands.fact.part, {})
            beside.setdefault(each.beside.root, [None]).append(each)
        for facts in of_part.values():
            for chosen in product(*facts.values()):
                if any(chosen):
                    yield tuple(each for each in chosen if each)

    @property
    def _other_sources(self) -> bool:
        return any(isinstance(each.fact, AlternativeRecorded) for each in self.by_name.values())


def told(fact: Fact) -> Fact:
    """Return what a fact says about the world: a replacement or a statement, or itself."""
    if isinstance(fact, FactSuperseded):
        return fact.replacement
    return fact.statement if isinstance(fact, AlternativeRecorded) else fact
