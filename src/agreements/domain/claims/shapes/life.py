"""Claims of an instrument's life."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from agreements.domain.claims.shapes.base import Claim, Dated
from agreements.domain.dates import Duration
from agreements.domain.words import (
    AgreementForm,
    Language,
    PartnershipType,
    Text,
    Word,
)


class Signature(Word):
    party: str
    signed: Dated


class Commencement(Word):
    """``party`` None: for every party that has none of its own."""

    party: str | None
    effective: Dated
    retroactive: bool


class Term(Word):
    """Exactly one of ``length`` (from the first commencement), ``until``, ``indeterminate``."""

    length: Duration | None
    until: Dated | None
    indeterminate: bool
    renewable: bool
    tacit_renewal: Duration | None


class Renewal(Word):
    """``until`` None: until it is otherwise ended."""

    fact: str
    until: Dated | None


class Ending(Word):
    """First day without effect; ``by``: who gave notice, or the superseding instrument."""

    effective: Dated
    by: str | None


class LifeClaim(Claim):
    kind: Literal["life"] = "life"
    instrument_kind: Literal["agreement", "enactment", "declaration"]
    title: Text
    genre: str | None = Field(description="The kind of enactment or declaration.")
    form: AgreementForm | None
    partnership_type: PartnershipType | None
    language_of_record: Language | None
    made_by: str | None
    made_on: Dated | None
    parties: tuple[str, ...]
    signatures: tuple[Signature, ...]
    commencements: tuple[Commencement, ...]
    term: Term | None
    renewals: tuple[Renewal, ...]
    declines: tuple[Dated, ...]
    terminations: tuple[Ending, ...]
    supersessions: tuple[Ending, ...]

    @property
    def refs(self) -> tuple[str, ...]:
        """Parties, the maker, and the superseding instruments."""
        others = {end.by for end in self.supersessions if end.by} | {self.made_by or ""}
        return tuple(sorted({*self.parties, *others} - {""}))


class IrregularityClaim(Claim):
    """Acts of one part that happened though the instrument forbade them: shown, without effect."""

    kind: Literal["irregularity"] = "irregularity"
    acts: tuple[str, ...]
