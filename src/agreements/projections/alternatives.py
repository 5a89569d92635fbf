"""What other sources say beside the facts that an answer rests on (R7)."""

from __future__ import annotations

from collections.abc import Iterable

from agreements.domain.claims.shapes import (
    Claim,
    DocumentClaim,
    FunctionClaim,
    LifeClaim,
    OrganizationClaim,
    PostClaim,
    Sourced,
    TerritoryClaim,
)
from agreements.projections.fact_sentences import Label, Labels, sentence_of
from agreements.projections.shapes import AlternativePart, Cite, Name

_NAMED = {
    OrganizationClaim: "organization",
    PostClaim: "post",
    FunctionClaim: "function",
    TerritoryClaim: "territory",
}


def alternatives(facts: Iterable[Sourced], labels: Labels) -> tuple[AlternativePart, ...]:
    """Return what other sources say beside facts, each once, in their order."""
    found = {other.name: other for each in facts for other in each.otherwise}
    return tuple(
        AlternativePart(
            fact=each.name,
            says=sentence_of(each.statement, labels),
            cites=tuple(Cite(**cite.model_dump()) for cite in each.statement.sources),
        )
        for each in found.values()
    )


def labels_of(claims: Iterable[Claim]) -> Labels:
    """Return what the subjects among claims are called: the name recorded last, or the title."""
    return {each.subject: label for each in claims if (label := _label(each)) is not None}


def _label(of: Claim) -> Label | None:
    if isinstance(of, LifeClaim):
        return Label("instrument", Name(en=of.title.en, fr=of.title.fr))
    if isinstance(of, DocumentClaim):
        return Label("document", Name(en=of.title.en, fr=of.title.fr))
    if isinstance(of, FunctionClaim):
        return Label("function", Name(en=of.name.en, fr=of.name.fr))
    if isinstance(of, OrganizationClaim | PostClaim | TerritoryClaim):
        last = of.names[-1].name
        return Label(_NAMED[type(of)], Name(en=last.en, fr=last.fr))
    return None
