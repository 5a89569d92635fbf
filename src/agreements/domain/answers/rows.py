"""Rows: one holder's role over a function in a territory, by an assignment or an effected step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from agreements.domain.answers import life
from agreements.domain.claims.shapes import AssignmentClaim, Dated, LifeClaim, MoveClaim
from agreements.domain.dates import FIRST_DAY, LAST_DAY, ImpreciseDate
from agreements.domain.resolutions import Resolution
from agreements.domain.words import Language, Manner, Role, Text


@dataclass(frozen=True)
class Row:
    """What a claim gives one holder, with the life of its instrument."""

    claim: AssignmentClaim | MoveClaim
    life: LifeClaim
    role: Role
    holder: str

    @property
    def key(self) -> tuple[str, str, Role, str]:
        """Instrument, what in it gives the role, role, holder: names the row in an answer."""
        return (self.claim.subject, self.source, self.role, self.holder)

    @property
    def source(self) -> str:
        """The assignment's key, or ``step/<step>/<move>``."""
        if isinstance(self.claim, AssignmentClaim):
            return self.claim.assignment
        return f"step/{self.claim.step}/{self.claim.number}"

    @property
    def scope(self) -> tuple[str, str]:
        """The function and the territory that it is given for."""
        return (self.claim.function, self.claim.territory)

    @property
    def place(self) -> int:
        """The holder's place among co-holders, as recorded; from 0."""
        claim = self.claim
        return claim.holders.index(self.holder) if isinstance(claim, AssignmentClaim) else 0

    @property
    def manner(self) -> Manner:
        """Sole, joint or concurrent; a step gives its recipient a sole holding."""
        return self.claim.manner if isinstance(self.claim, AssignmentClaim) else "sole"

    @property
    def co_holders(self) -> tuple[str, ...]:
        """The other holders of a joint assignment."""
        if self.manner != "joint" or not isinstance(self.claim, AssignmentClaim):
            return ()
        return tuple(each for each in self.claim.holders if each != self.holder)

    @property
    def limit(self) -> tuple[Text | None, Language | None]:
        """The clientele and the language of service that it is limited to (R23)."""
        if not isinstance(self.claim, AssignmentClaim):
            return (None, None)
        return (self.claim.clientele, self.claim.language_of_service)

    @property
    def limited(self) -> bool:
        """Whether it is limited at all."""
        return self.limit != (None, None)

    @property
    def displaces(self) -> bool:
        """Whether it can displace a more general holding (R8, R23)."""
        return self.manner in ("sole", "joint") and not self.limited

    def holds(self, on: date, way: Resolution) -> bool:
        """Return whether it holds on a day, before anything that other instruments do."""
        if isinstance(self.claim, MoveClaim):
            return (
                taken_effect(self.claim, self.life, on, way)
                and not life.away(self.life, self.holder, on, way)
                and not life.ended(self.life, on, way)
                and not life.suspended(self.life, on, way)
            )
        return (
            (self.claim.since is None or way.by(self.claim.since, on))
            and not any(way.by(each, on) for each in self.claim.ends)
            and all(life.in_force(self.life, each, on, way) for each in self._in_force_for)
        )

    @property
    def _in_force_for(self) -> tuple[str, ...]:
        return (self.holder, *self.co_holders)

    def start(self) -> ImpreciseDate:
        """Return the bounds of its first day; LAST_DAY: never."""
        if isinstance(self.claim, MoveClaim):
            return effect(self.claim, self.life)
        starts = [life.starts(self.life, each) for each in self._in_force_for]
        own = self.claim.since.on if self.claim.since else ImpreciseDate.on(FIRST_DAY)
        return life.latest_of([own, *(each or ImpreciseDate.on(LAST_DAY) for each in starts)])

    def start_days(self, way: Resolution) -> Iterator[Dated]:
        """Yield the days of which the latest is its first."""
        of = way.so(self.life)
        if self.claim_since is not None:
            yield self.claim_since
        holders = (life.WHOLE,) if isinstance(self.claim, MoveClaim) else self._in_force_for
        for holder in holders:
            yield from (each.effective for each in life.commencements_for(of, holder) or ())

    @property
    def claim_since(self) -> Dated | None:
        """The day of its own, beside those of its instrument."""
        return self.claim.since if isinstance(self.claim, AssignmentClaim) else self.claim.effected

    def end(self) -> ImpreciseDate:
        """Return the bounds of its first day without effect, by its own instrument."""
        if isinstance(self.claim, MoveClaim):
            own = [self.claim.reversed.on] if self.claim.reversed else []
        else:
            own = [each.on for each in self.claim.ends]
        left = [life.leaves(self.life, each) for each in self._in_force_for]
        return life.earliest_of([*own, *left, life.ends(self.life)])


def effect(move: MoveClaim, of: LifeClaim) -> ImpreciseDate:
    """Return the bounds of a step's effect: its own day or its instrument's, the later (R9)."""
    basis = life.starts(of, life.WHOLE) or ImpreciseDate.on(LAST_DAY)
    return life.latest_of([move.effected.on, basis])


def taken_effect(move: MoveClaim, of: LifeClaim, on: date, way: Resolution) -> bool:
    """Return whether a step has moved what it moves by a day, and has not been reversed."""
    if not (way.by(move.effected, on) and life.commenced(of, life.WHOLE, on, way)):
        return False
    if move.reversed is not None and way.by(move.reversed, on):
        return False
    return not life.ended(of, on, way) or not life.ended(of, effect_day(move, of, way), way)


def effect_days(effected: Dated, of: LifeClaim) -> tuple[Dated, ...]:
    """Return the days of which the latest is that of a step's effect, once all have come."""
    basis = life.commencements_for(of, life.WHOLE) or ()
    return (effected, *(each.effective for each in basis))


def effect_day(move: MoveClaim, of: LifeClaim, way: Resolution) -> Dated:
    """Return the day a step takes effect, for an instrument that has commenced."""
    return way.last(effect_days(move.effected, way.so(of)), lambda each: (each, 0))


def before_basis(move: MoveClaim, of: LifeClaim, on: date, way: Resolution) -> bool:
    """Return whether a step was effected by a day on which its instrument was not yet in force."""
    return way.by(move.effected, on) and not life.commenced(of, life.WHOLE, on, way)


def rows_of(claim: AssignmentClaim | MoveClaim, of: LifeClaim) -> Iterator[Row]:
    """Yield a row for each holder and role."""
    if isinstance(claim, AssignmentClaim):
        yield from (Row(claim, of, claim.role, holder) for holder in claim.holders)
    else:
        yield from (Row(claim, of, role, claim.to_holder) for role in claim.roles)
