"""What an answer to who holds what is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from agreements.domain.answers.claimed import ChainState
from agreements.domain.answers.rows import Row
from agreements.domain.claims.shapes import BasisClaim, UndeterminedClaim
from agreements.domain.dates import ImpreciseDate
from agreements.domain.resolutions import Certainty, Resolution
from agreements.domain.words import Language, Role

Holds = Callable[[Resolution], bool]
"""Whether something is so in one resolution."""
End = Literal["legislature", "public", "members", "open", "circle"]
"""Where a path of accountability ends; ``open``: nothing on record leads further."""


@dataclass(frozen=True, order=True)
class Finding:
    """Something that an answer must not hide: a stable code, and what it is about."""

    code: str
    role: str
    about: tuple[str, ...]
    """Instruments, assignments, holders or a function, as the code says; sorted where symmetric."""


@dataclass(frozen=True)
class Point:
    """Where a question is asked."""

    function: str
    territory: str


@dataclass(frozen=True)
class Served:
    """Whom a question asks for; None: whomever (R23)."""

    clientele: str | None = None
    """In English or French, as the holdings name it; case does not matter."""
    language: Language | None = None

    def by(self, row: Row) -> bool:
        """Return whether a row is not limited to others."""
        clientele, language = row.limit
        asked = self.clientele.strip().casefold() if self.clientele else None
        for_them = clientele is None or asked in (
            None, clientele.en.strip().casefold(), clientele.fr.strip().casefold()
        )  # fmt: skip
        return for_them and (language is None or self.language in (None, language))


EVERYBODY = Served()


@dataclass(frozen=True)
class Link:
    """A holding that a delegation comes from, with who holds it; ``certainty`` None: none do."""

    instrument: str
    key: str
    holders: tuple[str, ...]
    certainty: Certainty | None
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ground:
    """What an instrument rests on, on a day."""

    basis: BasisClaim
    certainty: Certainty


@dataclass(frozen=True)
class Answers:
    """A step of a path of accountability: to whom."""

    to: str
    certainty: Certainty


@dataclass(frozen=True)
class Path:
    """Who answers, for what and to whom, and so on upward.

    ``role`` None: the holder answers for the role that it holds. ``row``: the holding of an
    accountability that says so.
    """

    who: str
    role: Role | None
    row: Row | None
    certainty: Certainty
    to: tuple[Answers, ...]
    end: End


@dataclass(frozen=True)
class Held:
    """A row of the answer."""

    row: Row
    point: Point
    certainty: Certainty
    standing_in: Mapping[str, Certainty]
    """Who stands in the holder's place; empty where it stands itself."""
    start: ImpreciseDate
    end: ImpreciseDate
    chain: tuple[Link, ...] = ()
    """From the nearest delegator to the holding that is not delegated."""
    chain_state: ChainState = "complete"
    grounds: tuple[Ground, ...] = ()
    """What the instrument of the chain's last link, or the row's own, rests on, and so on."""
    accountability: tuple[Path, ...] = ()


@dataclass(frozen=True)
class LeftOpen:
    """A role that is undetermined at a point (R24)."""

    claim: UndeterminedClaim
    point: Point
    certainty: Certainty
    start: ImpreciseDate
    end: ImpreciseDate


@dataclass(frozen=True)
class Resolved:
    """What is held at a point on a day, and what was found on the way."""

    held: tuple[Held, ...]
    findings: Mapping[Finding, Certainty]
    overridden: tuple[Held, ...] = ()
    undetermined: tuple[LeftOpen, ...] = field(default=())
