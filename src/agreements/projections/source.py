"""Where a question gets its claims: the store as known at a snapshot, perhaps under a draft.

Everything that a question reaches is fetched at once. A draft lays its change over what is stored,
in memory; when it leads to subjects not fetched yet, they are fetched too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from psycopg import AsyncConnection

from agreements.domain.answers.resolve import Claims
from agreements.domain.answers.trees import Trees
from agreements.domain.claims.shapes import (
    AssignmentClaim,
    BasisClaim,
    Claim,
    ElsewhereClaim,
    FunctionClaim,
    IrregularityClaim,
    LifeClaim,
    MoveClaim,
    OrganizationClaim,
    PostClaim,
    PrevalenceClaim,
    TerritoryClaim,
    UndeterminedClaim,
)
from agreements.projections.alternatives import labels_of
from agreements.projections.claims import Change, claim_of
from agreements.projections.fact_sentences import Labels
from agreements.projections.snapshot import Snapshot

_KNOWN = "known_from <= %(known)s and (known_until is null or known_until > %(known)s)"

_REACH = f"""
with recursive
known as not materialized (select * from agreements.claim where {_KNOWN}),
functions (id) as (
    select unnest(%(functions)s::text[]) collate "C"
    union select unnest(c.refs) from functions f
        join known c on c.subject = f.id and c.part = 'self' and c.kind = 'function'),
territories (id) as (
    select unnest(%(territories)s::text[]) collate "C"
    union select unnest(c.refs) from territories t
        join known c on c.subject = t.id and c.part = 'self' and c.kind = 'territory'),
given as (
    select * from known where kind in ('assignment', 'move', 'undetermined')
        and function = any(array(select id from functions))
        and territory = any(array(select id from territories))
    union select c.* from known e join known c on c.subject = e.subject and c.part = e.body ->> 'of'
        where e.kind = 'elsewhere' and c.kind in ('assignment', 'move', 'undetermined')
        and e.function = any(array(select id from functions))
        and e.territory = any(array(select id from territories))),
led (id) as (
    (select unnest(%(instruments)s::text[]) collate "C"
        union select unnest(refs) from given
            where kind = 'assignment' and body ->> 'manner' = 'delegated')
    union select unnest(c.refs) from led l
        join known c on c.subject = l.id and c.kind = 'assignment'
            and c.body ->> 'manner' = 'delegated'),
sources as (
    select * from known where subject = any(array(select id from led))
        and kind in ('assignment', 'move', 'step', 'former')),
prevalences as (
    select * from known where kind = 'prevalence'
        and refs && array(select subject from given)),
based (id) as (
    (select subject from given union select id from led union select subject from prevalences)
    union select unnest(c.refs) from based b
        join known c on c.subject = b.id and c.kind = 'basis'),
grounds as (
    select * from known where kind = 'basis' and subject = any(array(select id from based))),
lives as (
    select * from known where subject = any(array(select id from based))
        and (part = 'life' or kind = 'irregularity')),
organizations (id) as (
    (select unnest(%(organizations)s::text[]) collate "C"
        union select unnest(refs) from given union select unnest(refs) from sources
        union select unnest(refs) from lives where kind = 'life'
        union select jsonb_array_elements_text(body -> 'answerable_to') from given
            where kind = 'assignment')
    union select unnest(c.refs) from organizations o
        join known c on c.subject = o.id and c.part = 'self'
            and c.kind in ('organization', 'post'))
select body::text, position from given
union all select body::text, position from sources
union all select body::text, position from prevalences
union all select body::text, position from grounds
union all select body::text, position from lives
union all select body::text, position from known
    where part = 'self' and kind in ('function', 'territory', 'organization', 'post')
    and subject = any(array(select id from functions union select id from territories
                            union select id from organizations))
"""  # noqa: S608 - the text set in is a constant above

_OF_KIND = f"""select body::text, position from agreements.claim
    where {_KNOWN} and kind = any(%(kinds)s::text[])
    and (%(subjects)s::text[] is null or subject = any(%(subjects)s::text[]))
    and (%(refs)s::text[] is null or refs && %(refs)s::text[])
    and (%(functions)s::text[] is null or function = any(%(functions)s::text[]))
    and (%(territories)s::text[] is null or territory = any(%(territories)s::text[]))
    order by subject, part"""  # noqa: S608 - the text set in is a constant above


@dataclass(frozen=True)
class Seeds:
    """What a question starts from; what lies above these is reached by itself."""

    functions: frozenset[str] = frozenset()
    territories: frozenset[str] = frozenset()
    organizations: frozenset[str] = frozenset()
    instruments: frozenset[str] = frozenset()

    def __or__(self, other: Seeds) -> Seeds:
        return Seeds(
            self.functions | other.functions,
            self.territories | other.territories,
            self.organizations | other.organizations,
            self.instruments | other.instruments,
        )


@dataclass(frozen=True)
class Reached:
    """The claims that a question touches."""

    claims: tuple[Claim, ...]

    @cached_property
    def given(self) -> Claims:
        """Assignments and moves, with their instruments' lives."""
        return Claims.among(self.claims)

    @cached_property
    def trees(self) -> Trees:
        """Functions, territories and organizations."""
        return Trees(
            {each.subject: each for each in self.claims if isinstance(each, FunctionClaim)},
            {each.subject: each for each in self.claims if isinstance(each, TerritoryClaim)},
            {
                each.subject: each
                for each in self.claims
                if isinstance(each, OrganizationClaim | PostClaim)
            },
        )

    @cached_property
    def labels(self) -> Labels:
        """What each subject is called in a sentence about a fact."""
        return labels_of(self.claims)

    @property
    def irregularities(self) -> tuple[IrregularityClaim, ...]:
        """Acts without effect of the instruments reached."""
        return tuple(each for each in self.claims if isinstance(each, IrregularityClaim))


@dataclass(frozen=True)
class Draft:
    """A change laid over a snapshot: nothing is written."""

    closes: frozenset[tuple[str, str]] = frozenset()
    opens: tuple[Claim, ...] = ()
    base: int | None = None
    """The position that it was decided at: the snapshot that it lies over."""

    @classmethod
    def of(cls, change: Change, first_position: int) -> Draft:
        """Return a submission's change as it would be at the position it would get."""
        opens = tuple(
            claim_of(
                row.body,
                first_position + row.ordinal - 1 if row.ordinal is not None else row.position,
            )
            for row in change.opens
        )
        return cls(frozenset(change.closes), opens, first_position - 1)

    def over(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Return claims as they would be."""
        kept = {
            (each.subject, each.part): each
            for each in claims
            if (each.subject, each.part) not in self.closes
        }
        return tuple((kept | {(each.subject, each.part): each for each in self.opens}).values())


@dataclass(frozen=True)
class Source:
    """Claims as known at a snapshot."""

    connection: AsyncConnection
    snapshot: Snapshot
    draft: Draft = field(default_factory=Draft)

    async def reach(self, seeds: Seeds) -> Reached:
        """Return every claim that answering at the seeds touches."""
        while True:
            stored = await self._fetch(_REACH, _lists(seeds))
            claims = self.draft.over(stored)
            wider = seeds | _led_to(self.draft.opens)
            if wider == seeds or not self.draft.opens:
                return Reached(claims)
            seeds = wider

    async def of_kind(
        self,
        *kinds: str,
        subjects: Sequence[str] | None = None,
        refs: Sequence[str] | None = None,
    ) -> tuple[Claim, ...]:
        """Return the claims of some kinds, of some subjects, or that lead to some subjects."""
        wanted: dict[str, object] = {"kinds": list(kinds), "subjects": subjects, "refs": refs}
        anywhere: dict[str, object] = {"functions": None, "territories": None}
        found = self.draft.over(await self._fetch(_OF_KIND, wanted | anywhere))
        return tuple(
            each
            for each in found
            if each.kind in kinds
            and (subjects is None or each.subject in subjects)
            and (refs is None or set(refs) & set(each.leads_to))
        )

    async def given_at(
        self, functions: Collection[str], territories: Collection[str]
    ) -> tuple[AssignmentClaim | MoveClaim | UndeterminedClaim | ElsewhereClaim, ...]:
        """Return what is given, or left open, just over some functions and in some territories.

        Where a source gives it elsewhere, the pointer to it counts too (R7).
        """
        wanted: dict[str, object] = {
            "kinds": ["assignment", "move", "undetermined", "elsewhere"],
            "subjects": None,
            "refs": None,
            "functions": sorted(functions),
            "territories": sorted(territories),
        }
        return tuple(
            each
            for each in self.draft.over(await self._fetch(_OF_KIND, wanted))
            if isinstance(each, AssignmentClaim | MoveClaim | UndeterminedClaim | ElsewhereClaim)
            and each.function in functions
            and each.territory in territories
        )

    async def _fetch(self, query: str, values: dict[str, object]) -> list[Claim]:
        known = {"known": self.snapshot.position}
        cursor = await self.connection.execute(query.encode(), values | known)
        return [claim_of(body, position) for body, position in await cursor.fetchall()]


def _lists(seeds: Seeds) -> dict[str, object]:
    return {
        "functions": sorted(seeds.functions),
        "territories": sorted(seeds.territories),
        "organizations": sorted(seeds.organizations),
        "instruments": sorted(seeds.instruments),
    }


def _led_to(opened: Iterable[Claim]) -> Seeds:
    """Return the subjects that drafted claims lead to: their trees, holders, instruments."""
    found = Seeds()
    for each in opened:
        refs = frozenset(each.leads_to)
        if isinstance(each, FunctionClaim):
            found |= Seeds(functions=refs)
        elif isinstance(each, TerritoryClaim):
            found |= Seeds(territories=refs)
        elif isinstance(each, OrganizationClaim | PostClaim | LifeClaim):
            found |= Seeds(organizations=refs)
        elif isinstance(each, AssignmentClaim | MoveClaim):
            answerable = each.answerable_to if isinstance(each, AssignmentClaim) else ()
            found |= Seeds(
                organizations=refs.union(answerable), instruments=refs | frozenset({each.subject})
            )
        elif isinstance(each, BasisClaim | PrevalenceClaim):
            found |= Seeds(instruments=refs)
    return found
