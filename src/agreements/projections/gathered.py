"""Claims of some kinds with everything that they name, in one query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from agreements.domain.claims.shapes import (
    Claim,
    FunctionClaim,
    IrregularityClaim,
    LifeClaim,
    OrganizationClaim,
    PostClaim,
    TerritoryClaim,
)
from agreements.projections.alternatives import labels_of
from agreements.projections.asked import Asked, finding, named, titled
from agreements.projections.claims import claim_of
from agreements.projections.fact_sentences import Labels
from agreements.projections.shapes import FindingPart, Name, Named, Titled

C = TypeVar("C", bound=Claim)
Place = OrganizationClaim | PostClaim | TerritoryClaim | FunctionClaim

_GATHER = """
with known as not materialized (
    select * from agreements.claim
    where known_from <= %(known)s and (known_until is null or known_until > %(known)s)),
wanted as (
    select * from known where kind = any(%(kinds)s::text[])
        and (%(subjects)s::text[] is null or subject = any(%(subjects)s::text[]))),
led_to (id) as (
    select unnest(%(also)s::text[]) collate "C"
    union select subject from wanted union select unnest(refs) from wanted
    union select function from wanted union select territory from wanted
    union select jsonb_array_elements_text(body -> 'answerable_to') collate "C" from wanted
        where kind = 'assignment')
select body::text, position from wanted
union all select body::text, position from known
    where part in ('self', 'life') and subject = any(array(select id from led_to))
"""


@dataclass(frozen=True)
class Gathered:
    """Claims as known, and the names on a day of all that they lead to."""

    claims: tuple[Claim, ...]
    on: date

    def of(self, kind: type[C], subject: str | None = None) -> tuple[C, ...]:
        """Return the claims of a kind, of one subject or of all, by subject and part."""
        found = (
            each
            for each in self.claims
            if isinstance(each, kind) and (subject is None or each.subject == subject)
        )
        return tuple(sorted(found, key=lambda each: (each.subject, each.part)))

    @cached_property
    def lives(self) -> Mapping[str, LifeClaim]:
        """Return the instruments' lives by identifier."""
        return {each.subject: each for each in self.claims if isinstance(each, LifeClaim)}

    @cached_property
    def _places(self) -> Mapping[str, Place]:
        return {each.subject: each for each in self.claims if isinstance(each, Place)}

    @cached_property
    def labels(self) -> Labels:
        """Return what each subject is called in a sentence about a fact."""
        return labels_of(self.claims)

    def named(self, subject: str) -> Named:
        """Return an organization, function or territory with its name on the day.

        Where its registration was annulled since, the identifier is all there is.
        """
        found = self._places.get(subject)
        return named(found, self.on) if found else Named(id=subject, name=_only(subject))

    def titled(self, instrument: str) -> Titled:
        """Return an instrument with its title."""
        found = self.lives.get(instrument)
        return titled(found) if found else Titled(id=instrument, title=_only(instrument))

    def irregular_acts(self, claims: Iterable[IrregularityClaim]) -> tuple[FindingPart, ...]:
        """Return the finding of each part in which something happened that was not allowed."""
        return tuple(finding("irregular_act", (each.subject, *each.acts)) for each in claims)


def _only(subject: str) -> Name:
    return Name(en=subject, fr=subject)


async def gather(
    asked: Asked,
    kinds: Iterable[str],
    subjects: Sequence[str] | None = None,
    also: Iterable[str] = (),
) -> Gathered:
    """Return the claims of some kinds, of some subjects or of all, and the subjects they lead to.

    ``also``: subjects whose names are wanted beside.
    """
    source = asked.source
    drafted = {
        each
        for claim in source.draft.opens
        for each in (
            claim.subject,
            *claim.leads_to,
            *(getattr(claim, field, "") for field in ("function", "territory")),
            *getattr(claim, "answerable_to", ()),
        )
    }
    values = {
        "known": source.snapshot.position,
        "kinds": list(kinds),
        "subjects": subjects,
        "also": sorted(drafted.union(also)),
    }
    cursor = await source.connection.execute(_GATHER.encode(), values)
    stored = (claim_of(body, position) for body, position in await cursor.fetchall())
    return Gathered(source.draft.over(stored), asked.on)
