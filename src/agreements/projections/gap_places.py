"""One place of the registry, judged on any day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from agreements.domain.answers import life
from agreements.domain.answers.gaps import Missing
from agreements.domain.answers.resolve import Asking, Claims, Finding, Point
from agreements.domain.claims.shapes import NeedClaim
from agreements.domain.dates import FIRST_DAY, LAST_DAY, ImpreciseDate
from agreements.domain.resolutions import Certainty
from agreements.projections.source import Reached

Findings = Mapping[Finding, Certainty]


@dataclass(frozen=True)
class Place:
    """A function and territory with all that bears on them: what is given there and above."""

    claims: Claims
    reached: Reached
    point: Point
    needs: Sequence[NeedClaim] = ()
    _judged: dict[date, Findings] = field(default_factory=dict)

    def on(self, day: date) -> Findings:
        """Return what is found here on a day."""
        if day not in self._judged:
            self._judged[day] = self._judge(day)
        return self._judged[day]

    def _judge(self, day: date) -> Findings:
        here = Asking.at(self.claims, self.reached.trees, self.point, day, None)
        shown = here.rows_found()
        rows = [row for row in here.rows if row.key in shown]
        own = here.findings_among(rows)
        return {**own, **Missing(here, self.needs).findings()}

    def landmarks(self) -> Iterator[date]:
        """Yield the days on which what is found here may change."""
        for bounds in self._bounds():
            yield from (day for day in (bounds.earliest, bounds.latest)
                        if day not in (FIRST_DAY, LAST_DAY))  # fmt: skip

    def _bounds(self) -> Iterator[ImpreciseDate]:
        rows = self.claims.rows()
        for row in rows:
            yield from (row.start(), row.end())
        lives = (self.claims.lives.get(each) for each in sorted(self.claims.instruments))
        for of in (each for each in lives if each is not None):
            yield from (each.on for each in life.dates(of))
            yield life.ends(of)
        yield from (each.on for each in self.reached.trees.dates())
        yield from (each.on for each in self.claims.dates())
        for need in self.needs:
            yield from (each.on for each in (need.since, need.until) if each)

    def facts_of(self, holder: str, day: date) -> list[str]:
        """Return the facts that give a holder something just here on a day, or may."""
        here = Asking.at(self.claims, self.reached.trees, self.point, day, None)
        shown = here.rows_found()
        return [
            fact.name
            for row in here.rows
            if row.holder == holder
            and row.key in shown
            and (row.claim.function, row.claim.territory) == (self.point.function,
                                                              self.point.territory)
            for fact in row.claim.facts
        ]  # fmt: skip
