"""What every question has: a day, a source of claims, and the header of its answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypedDict
from zoneinfo import ZoneInfo

from agreements.domain.claims.shapes import (
    FunctionClaim,
    LifeClaim,
    OrganizationClaim,
    PostClaim,
    TerritoryClaim,
)
from agreements.domain.words import Text
from agreements.projections.shapes import FindingPart, Name, Named, Titled
from agreements.projections.source import Source
from agreements.projections.wording import FINDINGS


class UnknownSubject(LookupError):
    """An identifier is not registered, as known at the snapshot."""

    def __init__(self, subject: str, expected: str) -> None:
        super().__init__(f"'{subject}' is not the identifier of a registered {expected}")
        self.subject = subject
        self.expected = expected


class Header(TypedDict):
    """The fields that every answer begins with."""

    effective_on: date
    time_zone: str
    known_at: datetime | None
    snapshot: int
    provisional: bool
    prospective: bool
    documented_by: date | None


@dataclass(frozen=True)
class Asked:
    """Where and as of when a question is asked. ``on``: a civil day in the registry's zone.

    ``documented_by``: only what documents of that day showed, which the source's draft leaves.
    """

    source: Source
    on: date
    time_zone: str
    documented_by: date | None = None

    def header(self) -> Header:
        """Return the answer's header (R2, R21, R22)."""
        snapshot = self.source.snapshot
        known = snapshot.prospective_from(ZoneInfo(self.time_zone))
        return Header(
            effective_on=self.on,
            time_zone=self.time_zone,
            known_at=snapshot.known_at,
            snapshot=snapshot.position,
            provisional=snapshot.provisional,
            prospective=known is not None and self.on > known.date(),
            documented_by=self.documented_by,
        )

    @property
    def nothing_recorded(self) -> tuple[FindingPart, ...]:
        """The finding of every answer before the first submission (R2); none after it."""
        return (finding("nothing_recorded"),) if self.source.snapshot.empty else ()


def finding(
    code: str,
    about: tuple[str, ...] = (),
    *,
    role: str | None = None,
    certain: bool = True,
) -> FindingPart:
    """Return a finding in words."""
    words = FINDINGS[code]
    said = {"about": ", ".join(about), "role": role or ""}
    return FindingPart(
        code=code,
        certainty="certain" if certain else "possible",
        role=role,
        about=about,
        message=Name(en=words["en"].format_map(said), fr=words["fr"].format_map(said)),
    )


def name(of: Text) -> Name:
    """Return a text as it stands in answers."""
    return Name(en=of.en, fr=of.fr)


def named(claim: OrganizationClaim | PostClaim | TerritoryClaim | FunctionClaim, on: date) -> Named:
    """Return a subject with its name on a day: the latest name that it certainly had by then."""
    if isinstance(claim, FunctionClaim):
        return Named(id=claim.subject, name=name(claim.name))
    begun = [
        each for each in claim.names if each.since is None or each.since.on.latest <= on
    ] or list(claim.names[:1])
    latest = max(
        begun, key=lambda each: (each.since.on.latest if each.since else date.min, each.order)
    )
    return Named(id=claim.subject, name=name(latest.name))


def titled(life: LifeClaim) -> Titled:
    """Return an instrument with its title."""
    return Titled(id=life.subject, title=name(life.title))
