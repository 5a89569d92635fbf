"""Facts in answers about the record: each with its sentence, its subject's name and its sources."""

from __future__ import annotations

from collections.abc import Iterable

from agreements.domain.answers import life
from agreements.domain.dates import LAST_DAY, ImpreciseDate
from agreements.domain.effective import WITH_INSTRUMENT, effective_day
from agreements.domain.facts import Fact
from agreements.domain.references import mentions
from agreements.domain.standing import told
from agreements.projections.asked import Asked
from agreements.projections.fact_sentences import sentence_of
from agreements.projections.gathered import Gathered, gather
from agreements.projections.shapes import Cite, Name, Part


class ToldFact(Part):
    """A fact by name, and what it says."""

    fact: str
    says: Name


async def gather_named(asked: Asked, facts: Iterable[Fact]) -> Gathered:
    """Return the claims of every subject that some facts name, for their names."""
    named = {subject for each in facts for subject in mentions(each)}
    return await gather(asked, (), also=named)


def told_fact(name: str, fact: Fact, found: Gathered) -> ToldFact:
    """Return a fact with what it says of the world."""
    return ToldFact(fact=name, says=sentence_of(told(fact), found.labels))


def cites_of(fact: Fact) -> tuple[Cite, ...]:
    """Return the citations of a fact, a correction or an alternative."""
    return tuple(Cite(**each.model_dump()) for each in told(fact).sources)


def effective_with(fact: Fact, found: Gathered) -> ImpreciseDate | None:
    """Return the day that a fact is effective from: its own, or its instrument's first in force."""
    own = effective_day(fact)
    if own is not None or told(fact).fact not in WITH_INSTRUMENT:
        return own
    of = found.lives.get(fact.subject)
    begins = None if of is None else life.first(of)
    return None if begins is None or begins.earliest == LAST_DAY else begins
