"""What took place between two days, and how the record came to know it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from agreements.domain.answers.bounds import spanning
from agreements.domain.dates import ImpreciseDate, next_day
from agreements.domain.effective import AMENDMENTS, Moment, happenings
from agreements.domain.facts import (
    Act,
    AlternativeRecorded,
    Fact,
    FactAnnulled,
    FactSuperseded,
    InstrumentSuspended,
    InstrumentTerminated,
    SuspensionLifted,
    TerminationWithdrawn,
)
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
    """Yield what takes place after a day and up to another, surely or possibly.

    What a later act prevented does not: the end of an agreement whose notice was taken back, the
    stated end of a suspension that was lifted before it.
    """
    said: dict[str, list[Standing]] = {}
    for each in record.alternatives():
        said.setdefault(each.beside.root, []).append(each.stands)
    standing = tuple(record.standing())
    for stands in standing:
        others = said.get(stands.root, [])
        for event in _events(stands, others, after, until):
            prevented = _prevented(event, standing, said)
            if prevented is None:
                yield event
            elif prevented == "possible":
                yield replace(event, certainty=prevented)


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


def _prevented(
    event: Event, standing: Sequence[Standing], said: Mapping[str, Sequence[Standing]]
) -> Certainty | None:
    """Return how surely another act of the instrument kept an event from taking place."""
    found: list[Certainty] = []
    for by in standing:
        days = _prevents(event, by)
        surely = _between(*days, event.on) if days else None
        if surely is not None:
            found.append("possible" if by.root in said else surely)
    return "certain" if "certain" in found else "possible" if found else None


def _prevents(event: Event, by: Standing) -> tuple[ImpreciseDate, ImpreciseDate] | None:
    """Return the first day on which an act could prevent an event, and the act's own day."""
    fact, act = event.stands.fact, by.fact
    if not isinstance(act, Act) or act.irregular is not None:
        return None
    if isinstance(fact, InstrumentTerminated) and isinstance(act, TerminationWithdrawn):
        if event.moment != "happens" or (
            fact.notice_on is None and by.version < event.stands.version
        ):
            return None
        return fact.notice_on or act.withdrawn_on, act.withdrawn_on
    if isinstance(fact, InstrumentSuspended) and isinstance(act, SuspensionLifted):
        start = fact.effective_on  # A lift on the day of its start is another suspension's.
        after = ImpreciseDate(next_day(start.earliest), next_day(start.latest))
        return (after, act.effective_on) if event.moment == "ends" else None
    return None


def _between(since: ImpreciseDate, day: ImpreciseDate, end: ImpreciseDate) -> Certainty | None:
    if day.latest < since.earliest or day.earliest >= end.latest:
        return None
    sure = since.latest <= day.earliest and day.latest < end.earliest
    return "certain" if sure else "possible"


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
