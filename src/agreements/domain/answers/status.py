"""How an instrument and its parties stand on a day (R3)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from agreements.domain.answers import life
from agreements.domain.answers.life import Status
from agreements.domain.claims.shapes import Dated, LifeClaim
from agreements.domain.dates import ImpreciseDate
from agreements.domain.resolutions import Certainty, Landmarks, Question, Resolution, certainties

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


def what_may_be(
    answer: Callable[[Resolution], Iterable[K]],
    of: LifeClaim,
    on: date,
    dated: Iterable[Dated | None] = (),
    lengths: Iterable[str | None] = (),
) -> dict[K, Certainty]:
    """Return what an answer holds in every feasible resolution as certain, in some as possible.

    ``dated`` and ``lengths``: what it compares besides the days of the instrument's life.
    """
    return certainties(each_way(answer, of, on, dated, lengths))


def each_way(
    answer: Callable[[Resolution], T],
    of: LifeClaim,
    on: date,
    dated: Iterable[Dated | None] = (),
    lengths: Iterable[str | None] = (),
) -> Iterator[T]:
    """Yield an answer in each feasible resolution that it turns on, one at a time."""
    days = [*life.dates(of), *(each for each in dated if each is not None)]
    shifts = [*life.lengths(of), *(each for each in lengths if each is not None)]
    return Question(answer, partial(life.feasible, of), Landmarks.of(on, days, shifts)).outcomes()


def status_on(of: LifeClaim, on: date) -> dict[Status, Certainty]:
    """Return each status that an instrument may have on a day."""
    return what_may_be(lambda way: (life.status(of, on, way),), of, on)


@dataclass(frozen=True)
class PartyStatus:
    """How a party stands to an agreement on a day.

    ``signed`` and ``in_force``: bounds of the day it signed, and of its first day in force;
    ``acceded`` and ``left``: of the day it last acceded, and of the first day on which it was a
    party no longer; whatever the day asked about. None: nothing of the kind is on record.
    """

    party: str
    signed: ImpreciseDate | None
    in_force: ImpreciseDate | None
    status: Mapping[Status, Certainty]
    acceded: ImpreciseDate | None = None
    left: ImpreciseDate | None = None


def party_status_on(of: LifeClaim, on: date) -> tuple[PartyStatus, ...]:
    """Return how each party stands on a day: those registered, then those that acceded.

    A registered party that has not signed is ``in-negotiation``.
    """
    return tuple(_party_on(of, party, on) for party in life.everybody(of))


def _party_on(of: LifeClaim, party: str, on: date) -> PartyStatus:
    acceded = [each.acceded.on for each in of.accessions if each.party == party]
    left = [each.effective.on for each in of.departures if each.party == party]
    return PartyStatus(
        party,
        _signed(of, party),
        life.starts(of, party),
        what_may_be(lambda way: (life.party_status(of, party, on, way),), of, on),
        acceded[-1] if acceded else None,
        left[-1] if left else None,
    )


def _signed(of: LifeClaim, party: str) -> ImpreciseDate | None:
    days = [each.signed.on for one in of.worlds for each in one.signatures if each.party == party]
    return life.spanning(days) if days else None
