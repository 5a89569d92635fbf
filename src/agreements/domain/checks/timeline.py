"""One subject's standing facts, laid out for the checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from agreements.domain.answers import life
from agreements.domain.answers.status import each_way
from agreements.domain.claims.gather import Facts, Of
from agreements.domain.claims.life import derive_life
from agreements.domain.claims.shapes import Dated, LifeClaim
from agreements.domain.dates import LAST_DAY, ImpreciseDate
from agreements.domain.facts import Fact
from agreements.domain.refusals import EndBeforeStart, NotInForce, Refusal
from agreements.domain.resolutions import Resolution
from agreements.domain.standing import Standing

Checked = Iterator[Refusal]


@dataclass(frozen=True)
class Timeline:
    """A subject of a kind, with every fact of it that stands."""

    subject: str
    kind: str
    standing: Sequence[Standing]

    @cached_property
    def facts(self) -> Facts:
        """All its facts, whatever part they touch."""
        return Facts(self.subject, "", self.standing)

    @cached_property
    def life(self) -> LifeClaim | None:
        """The instrument's life; None for other subjects, or where no registration stands."""
        own = [each for each in self.standing if each.fact.part == "life"]
        found = derive_life(Facts(self.subject, "life", own)) if own else ()
        return next((each for each in found if isinstance(each, LifeClaim)), None)

    def first_day(self) -> ImpreciseDate:
        """Return the bounds of the first day in force for anybody; never: LAST_DAY."""
        if self.life is None:
            return ImpreciseDate.on(LAST_DAY)
        return life.first(self.life)

    def first_day_without(self) -> ImpreciseDate:
        """Return the bounds of the first day without effect; never: LAST_DAY."""
        return ImpreciseDate.on(LAST_DAY) if self.life is None else life.ends(self.life)

    def names(self, *kinds: type[Fact]) -> tuple[str, ...]:
        """Return the names of its facts of some kinds."""
        return tuple(each.name for each in self.standing if isinstance(each.fact, kinds))


def not_in_force(timeline: Timeline, act: Of[Fact], on: ImpreciseDate, at: str) -> Checked:
    """Refuse an act on a day on which its instrument is certainly not in force."""
    first, end = timeline.first_day(), timeline.first_day_without()
    if on.latest < first.earliest or on.earliest >= end.latest or first.earliest == LAST_DAY:
        facts = () if timeline.life is None else timeline.life.facts[1:]
        around = (each.name for each in facts if each.name != act.name)
        details = {"id": timeline.subject, "on": str(on)}
        yield NotInForce((act.name, *around), at, details)


def always(of: LifeClaim, so: Callable[[Resolution], bool], day: Dated, *others: Dated) -> bool:
    """Return whether something is so in every feasible resolution, and there is one.

    ``day`` and ``others``: what it compares besides the days of the instrument's life.
    """
    found = False
    for found in each_way(so, of, day.on.earliest, (day, *others)):
        if not found:  # one is enough: many unknown days have more ways than there is time for
            break
    return found


def end_before_start(
    names: tuple[str, ...], at: str, start: ImpreciseDate | None, end: ImpreciseDate | None
) -> Checked:
    """Refuse an end that is certainly not after its start."""
    if start is not None and end is not None and end.latest <= start.earliest:
        yield EndBeforeStart(names, at, {"start": str(start), "end": str(end)})
