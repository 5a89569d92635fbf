"""What took place between two days, and how the record came to know it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from agreements.domain.answers.bounds import spanning
from agreements.domain.dates import ImpreciseDate, next_day
from agreements.domain.effective import AMENDMENTS, Moment, happenings
from agreements.domain.facts import Act, AlternativeRecorded, Fact, FactAnnulled, FactSuperseded
from agreements.domain.resolutions import Certainty
from agreements.domain.standing import Record, Standing, told

Mark = Literal["correction", "alternative", "late-record", "amendment", "new"]
"""How a fact came on record: the record was wrong; another source disagrees; told after its day;
the parties changed what was agreed; none of these."""


@dataclass(frozen=True)
class Event:
    """Something that takes place by a fact, or by what another source says in its place (R7).

    ``on``: bounds of its day, whichever source is right. ``others``: what the other sources say.
    """

    moment: Moment
    on: ImpreciseDate
    certainty: Certainty
    stands: Standing
    others: tuple[Standing, ...]

    @property
    def irregular(self) -> bool:
        """Whether it happened though it was not allowed, and so without effect (R6)."""
        return isinstance(self.stands.fact, Act) and self.stands.fact.irregular is not None


def events(record: Record, after: date, until: date) -> Iterator[Event]:
    """Yield what takes place after a day and up to another, surely or possibly."""
    said: dict[str, list[Standing]] = {}
    for each in record.alternatives():
        said.setdefault(each.beside.root, []).append(each.stands)
    for stands in record.standing():
        others = said.get(stands.root, [])
        yield from _events(stands, others, after, until)


def _events(
    stands: Standing, others: Sequence[Standing], after: date, until: date
) -> Iterator[Event]:
    """Yield each moment of a fact that lies in the span, according to some source."""
    days = [{each.moment: each.on for each in happenings(one.fact)} for one in (stands, *others)]
    for moment in dict.fromkeys(moment for one in days for moment in one):
        found = [one.get(moment) for one in days]
        known = [each for each in found if each is not None]
        inside = [_within(each, after, until) for each in found]
        if any(inside):
            certain = all(each == "certain" for each in inside)
            certainty: Certainty = "certain" if certain else "possible"
            yield Event(moment, spanning(known), certainty, stands, tuple(others))


def _within(on: ImpreciseDate | None, after: date, until: date) -> Certainty | None:
    if on is None or on.latest <= after or on.earliest > until:
        return None
    return "certain" if on.earliest > after and on.latest <= until else "possible"


def marks(fact: Fact, effective: ImpreciseDate | None, recorded_on: date) -> tuple[Mark, ...]:
    """Return how a fact came on record, most telling first; ``new`` stands alone.

    ``effective``: the day that it is effective from; None: none is known. Late: certainly before
    the day on which it was recorded, in the registry's time zone.
    """
    found: list[Mark] = []
    if isinstance(fact, FactSuperseded | FactAnnulled):
        found.append("correction")
    if isinstance(fact, AlternativeRecorded):
        found.append("alternative")
    if effective is not None and next_day(effective.latest) <= recorded_on:
        found.append("late-record")
    if told(fact).fact in AMENDMENTS:
        found.append("amendment")
    return tuple(found) or ("new",)
