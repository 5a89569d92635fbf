"""Which fields of which facts name a subject, and of what kind it must be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from agreements.domain.facts import Fact, FactSuperseded, StepPlanned

Kinds = frozenset[str]

ORGANIZATION: Kinds = frozenset({"organization"})
TERRITORY: Kinds = frozenset({"territory"})
FUNCTION: Kinds = frozenset({"function"})
DOCUMENT: Kinds = frozenset({"document"})
INSTRUMENT: Kinds = frozenset({"agreement", "enactment", "declaration"})

_FIELDS: dict[str, tuple[tuple[str, Kinds], ...]] = {
    "OrganizationRegistered": (("parent", ORGANIZATION),),
    "OrganizationPlaced": (("parent", ORGANIZATION),),
    "OrganizationSucceeded": (("successors", ORGANIZATION),),
    "TerritoryPlaced": (("within", TERRITORY),),
    "FunctionRegistered": (("parent", FUNCTION),),
    "FunctionPlaced": (("parent", FUNCTION),),
    "FunctionRetired": (("continued_as", FUNCTION),),
    "AgreementRegistered": (("parties", ORGANIZATION),),
    "EnactmentRegistered": (("made_by", ORGANIZATION),),
    "DeclarationRegistered": (("made_by", ORGANIZATION),),
    "AgreementSigned": (("party", ORGANIZATION),),
    "InstrumentCommenced": (("party", ORGANIZATION),),
    "RenewalDeclined": (("party", ORGANIZATION),),
    "InstrumentTerminated": (("party", ORGANIZATION),),
    "AgreementSuperseded": (("by", INSTRUMENT),),
    "ClauseAmended": (("amended_by", INSTRUMENT),),
    "ReopenerRecorded": (("entitled", ORGANIZATION),),
    "ReopenerInvoked": (("by", ORGANIZATION),),
    "ReopenerConcluded": (("instrument", INSTRUMENT),),
    "RoleAssigned": (
        ("holders", ORGANIZATION),
        ("function", FUNCTION),
        ("territory", TERRITORY),
        ("answerable_to", ORGANIZATION),
    ),
    "StepConditionWaived": (("by", ORGANIZATION),),
}
_OF_A_MOVE: tuple[tuple[str, Kinds], ...] = (
    ("function", FUNCTION),
    ("territory", TERRITORY),
    ("from_holders", ORGANIZATION),
    ("to_holder", ORGANIZATION),
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that names a subject."""

    at: str
    id: str
    kinds: Kinds


def references(fact: Fact) -> Iterator[Reference]:
    """Yield every subject that a fact names, beside its own, with the field that names it."""
    if isinstance(fact, FactSuperseded):
        for each in references(fact.replacement):
            yield Reference(f"replacement.{each.at}", each.id, each.kinds)
        return
    for name, kinds in _FIELDS.get(fact.fact, ()):
        yield from _named(fact, name, kinds)
    if isinstance(fact, StepPlanned):
        for number, move in enumerate(fact.moves):
            for name, kinds in _OF_A_MOVE:
                yield from _named(move, name, kinds, f"moves.{number}.")
    for number, citation in enumerate(fact.sources):
        yield Reference(f"cites.{number}.document", citation.document, DOCUMENT)


def _named(of: object, name: str, kinds: Kinds, prefix: str = "") -> Iterator[Reference]:
    value: str | tuple[str, ...] | None = getattr(of, name)
    if isinstance(value, str):
        yield Reference(prefix + name, value, kinds)
    for number, each in enumerate(value if isinstance(value, tuple) else ()):
        yield Reference(f"{prefix}{name}.{number}", each, kinds)


def mentions(fact: Fact) -> tuple[str, ...]:
    """Return the subject of a fact and every subject that it names, each once, sorted."""
    return tuple(sorted({fact.subject, *(each.id for each in references(fact))}))
