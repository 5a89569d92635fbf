"""Which fields of which facts name a subject, and of what kind it must be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

from agreements.domain.facts import AlternativeRecorded, Fact, FactSuperseded, StepPlanned

Kinds = frozenset[str]

ORGANIZATION: Kinds = frozenset({"organization"})
TERRITORY: Kinds = frozenset({"territory"})
FUNCTION: Kinds = frozenset({"function"})
DOCUMENT: Kinds = frozenset({"document"})
INSTRUMENT: Kinds = frozenset({"agreement", "enactment", "declaration"})

POST: Kinds = frozenset({"post"})
HOLDER = ORGANIZATION | POST

_FIELDS: dict[str, tuple[tuple[str, Kinds], ...]] = {
    "OrganizationRegistered": (("parent", ORGANIZATION),),
    "OrganizationPlaced": (("parent", ORGANIZATION),),
    "OrganizationSucceeded": (("successors", ORGANIZATION),),
    "SplitAllocated": (
        ("successor", ORGANIZATION),
        ("function", FUNCTION),
        ("territory", TERRITORY),
    ),
    "FunctionTransferred": (
        ("to", ORGANIZATION),
        ("function", FUNCTION),
        ("territory", TERRITORY),
        ("under", INSTRUMENT),
    ),
    "AnswerabilityRecorded": (("to", HOLDER),),
    "PostRegistered": (("organization", ORGANIZATION),),
    "PostPlaced": (("organization", ORGANIZATION),),
    "TerritoryPlaced": (("within", TERRITORY),),
    "FunctionRegistered": (("parent", FUNCTION),),
    "FunctionPlaced": (("parent", FUNCTION),),
    "FunctionRetired": (("continued_as", FUNCTION),),
    "NeedRecorded": (("territory", TERRITORY),),
    "AgreementRegistered": (("parties", ORGANIZATION),),
    "EnactmentRegistered": (("made_by", HOLDER),),
    "DeclarationRegistered": (("made_by", HOLDER),),
    "AgreementSigned": (("party", ORGANIZATION),),
    "ApprovalGiven": (("party", ORGANIZATION), ("approved_by", HOLDER), ("under", INSTRUMENT)),
    "InstrumentCommenced": (("party", ORGANIZATION),),
    "CommencementConditioned": (("party", ORGANIZATION),),
    "CommencementConditionWaived": (("by", HOLDER),),
    "RenewalDeclined": (("party", ORGANIZATION),),
    "TerminationTermsAgreed": (("entitled", ORGANIZATION),),
    "InstrumentTerminated": (("party", ORGANIZATION),),
    "AccessionRequested": (("applicant", ORGANIZATION),),
    "PartyAcceded": (("party", ORGANIZATION),),
    "AccessionRefused": (("applicant", ORGANIZATION), ("decided_by", HOLDER)),
    "PartyWithdrew": (("party", ORGANIZATION),),
    "AgreementSuperseded": (("by", INSTRUMENT),),
    "AgreementAmended": (("amended_by", INSTRUMENT),),
    "PrevalenceAgreed": (("over", INSTRUMENT), ("prevails", INSTRUMENT)),
    "BasisRecorded": (("rests_on", INSTRUMENT),),
    "LeadTimeSet": (("set_by", HOLDER),),
    "ClauseAmended": (("amended_by", INSTRUMENT),),
    "ClauseRepealed": (("amended_by", INSTRUMENT),),
    "ReopenerRecorded": (("entitled", ORGANIZATION),),
    "ReopenerInvoked": (("by", ORGANIZATION),),
    "ReopenerConcluded": (("instrument", INSTRUMENT),),
    "RoleAssigned": (
        ("holders", HOLDER),
        ("function", FUNCTION),
        ("territory", TERRITORY),
        ("answerable_to", HOLDER),
        ("delegated_from.instrument", INSTRUMENT),
        ("decided_by.body", ORGANIZATION),
    ),
    "RoleLeftUndetermined": (("function", FUNCTION), ("territory", TERRITORY)),
    "StepConditionWaived": (("by", HOLDER),),
    "StepEffected": (("decided_by.body", ORGANIZATION),),
    "JointBodyConstituted": (("instrument", INSTRUMENT),),
    "MemberNamed": (("member", HOLDER), ("on_behalf_of", ORGANIZATION)),
    "MemberLeft": (("member", HOLDER),),
    "ChairNamed": (("chairs", HOLDER),),
    "BodyDecided": (("took_part", HOLDER), ("in_favour", HOLDER)),
    "FundingLineRecorded": (
        ("payer", HOLDER),
        ("payee", HOLDER),
        ("functions", FUNCTION),
        ("territory", TERRITORY),
    ),
    "TotalPublished": (("of", INSTRUMENT),),
    "ObligationAgreed": (("owed_by", HOLDER), ("owed_to", HOLDER)),
    "ObligationFulfilled": (("document", DOCUMENT),),
    "ObligationWaived": (("by", HOLDER),),
    "IndicatorAgreed": (("function", FUNCTION),),
    "TargetAgreed": (("territory", TERRITORY),),
    "ResultReported": (("territory", TERRITORY),),
}
_OF_A_MOVE: tuple[tuple[str, Kinds], ...] = (
    ("function", FUNCTION),
    ("territory", TERRITORY),
    ("from_holders", HOLDER),
    ("to_holder", HOLDER),
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that names a subject."""

    at: str
    id: str
    kinds: Kinds


def references(fact: Fact) -> Iterator[Reference]:
    """Yield every subject that a fact names, beside its own, with the field that names it."""
    if isinstance(fact, FactSuperseded | AlternativeRecorded):
        at, told = _told(fact)
        for each in references(told):
            yield Reference(f"{at}.{each.at}", each.id, each.kinds)
        return
    for name, kinds in _FIELDS.get(fact.fact, ()):
        yield from _named(fact, name, kinds)
    if isinstance(fact, StepPlanned):
        for number, move in enumerate(fact.moves):
            for name, kinds in _OF_A_MOVE:
                yield from _named(move, name, kinds, f"moves.{number}.")
    for number, citation in enumerate(fact.sources):
        yield Reference(f"cites.{number}.document", citation.document, DOCUMENT)


def _told(fact: FactSuperseded | AlternativeRecorded) -> tuple[str, Fact]:
    if isinstance(fact, FactSuperseded):
        return "replacement", fact.replacement
    return "statement", fact.statement


def _named(of: object, name: str, kinds: Kinds, prefix: str = "") -> Iterator[Reference]:
    """Yield what a field names; one inside another is dotted, and may be absent."""
    value = _field(of, name)
    if isinstance(value, str):
        yield Reference(prefix + name, value, kinds)
    for number, each in enumerate(value if isinstance(value, tuple) else ()):
        yield Reference(f"{prefix}{name}.{number}", each, kinds)


def _field(of: object, dotted: str) -> object:
    return reduce(lambda at, step: getattr(at, step, None), dotted.split("."), of)


def mentions(fact: Fact) -> tuple[str, ...]:
    """Return the subject of a fact and every subject that it names, each once, sorted."""
    return tuple(sorted({fact.subject, *(each.id for each in references(fact))}))
