"""What a part of an answer rests on: facts, and where they come from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypedDict

from agreements.domain.claims.shapes import Sourced
from agreements.domain.words import Citation
from agreements.projections.alternatives import alternatives
from agreements.projections.fact_sentences import Labels
from agreements.projections.shapes import AlternativePart, Alternatives, Cite, InferredFact, Part


class SourcedPart(Part):
    """A part of an answer that says what it rests on."""

    cites: tuple[Cite, ...]
    inferred: tuple[InferredFact, ...]
    facts: tuple[str, ...]
    alternatives: Alternatives = ()


class Sources(TypedDict):
    """The fields of a SourcedPart."""

    cites: tuple[Cite, ...]
    inferred: tuple[InferredFact, ...]
    facts: tuple[str, ...]
    alternatives: tuple[AlternativePart, ...]


def sources(
    own: Sequence[Sourced], beside: Sequence[Sourced] = (), labels: Labels | None = None
) -> Sources:
    """Return what a part rests on: its own facts, and those ``beside`` that carry it.

    Of those beside, only what no source states is cited (R1); what other sources say of any of
    them is listed, ``labels`` naming what is spoken of (R7).
    """
    cited = (*own, *(each for each in beside if is_inferred(each)))
    return Sources(
        cites=_cites(each for fact in cited for each in fact.cites),
        inferred=tuple(
            InferredFact(fact=each.name, kind=each.kind)
            for each in (*own, *beside)
            if is_inferred(each)
        ),
        facts=tuple(each.name for each in (*own, *beside)),
        alternatives=alternatives((*own, *beside), labels or {}),
    )


def is_inferred(fact: Sourced) -> bool:
    """Return whether no source states a fact: the recorder inferred it."""
    return bool(fact.cites) and all(each.basis == "inferred" for each in fact.cites)


def _cites(given: Iterable[Citation]) -> tuple[Cite, ...]:
    return tuple(Cite(**each.model_dump()) for each in dict.fromkeys(given))
