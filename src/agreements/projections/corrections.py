"""The corrections among the facts of some subjects, as known at a snapshot (R5)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from psycopg import AsyncConnection

from agreements.domain.codec import decode
from agreements.domain.facts import FactAnnulled, FactSuperseded
from agreements.domain.standing import Record, Recorded
from agreements.domain.submissions import fact_name
from agreements.projections.snapshot import Snapshot

StandingNow = Literal["standing", "superseded", "annulled"]

_CORRECTIONS = """select subject, submission_id, ordinal, position, version, type, state
    from agreements.fact
    where subject = any(%s::text[]) and position <= %s::bigint and type = any(%s::text[])
    order by subject, version"""
_KINDS = ("FactSuperseded", "FactAnnulled")


@dataclass(frozen=True)
class Corrections:
    """``corrects``: correction -> the fact it names; ``corrector``: fact -> what strikes it."""

    corrects: Mapping[str, str]
    corrector: Mapping[str, str]
    annulments: frozenset[str]

    def standing(self, name: str) -> StandingNow:
        """Return how a fact or correction stands."""
        struck_by = self.corrector.get(name)
        if struck_by is None:
            return "standing"
        return "annulled" if struck_by in self.annulments else "superseded"

    def naming(self, name: str) -> tuple[str, ...]:
        """Return the corrections that name a fact, in effect or not, as they were recorded."""
        return self._naming.get(name, ())

    @cached_property
    def _naming(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for correction, corrected in self.corrects.items():
            found[corrected] = (*found.get(corrected, ()), correction)
        return found

    def restored_by(self, name: str) -> str | None:
        """Return what stands again because an annulment of a correction is in effect."""
        if name not in self.annulments or name in self.corrector:
            return None
        return self.corrects.get(self.corrects[name])

    def linked_to(self, name: str) -> frozenset[str]:
        """Return a fact with what it corrects and what corrects it, all the way."""
        linked, edge = {name}, {name}
        while edge:
            edge = {
                other
                for pair in self.corrects.items()
                for one, other in (pair, reversed(pair))
                if one in edge and other not in linked
            }
            linked |= edge
        return frozenset(linked)


async def corrections_of(
    connection: AsyncConnection, snapshot: Snapshot, subjects: Collection[str]
) -> Corrections:
    """Return the corrections recorded of some subjects up to a snapshot."""
    values = (sorted(subjects), snapshot.position, list(_KINDS))
    cursor = await connection.execute(_CORRECTIONS, values)
    recorded: dict[str, list[Recorded]] = {}
    for subject, submission, ordinal, position, version, kind, state in await cursor.fetchall():
        told = Recorded(fact_name(submission, ordinal), position, version, decode(kind, state))
        recorded.setdefault(subject, []).append(told)
    corrects = {
        each.name: each.fact.corrects
        for told in recorded.values()
        for each in told
        if isinstance(each.fact, FactSuperseded | FactAnnulled)
    }
    return Corrections(
        corrects,
        {
            corrected: by
            for told in recorded.values()
            for corrected, by in Record.of(told).corrector.items()
        },
        frozenset(
            each.name
            for told in recorded.values()
            for each in told
            if isinstance(each.fact, FactAnnulled)
        ),
    )
