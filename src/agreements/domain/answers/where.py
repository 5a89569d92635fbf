"""The point that a question asks about, on a day: what reaches it, and who stands for whom there.

R8 scopes, R13 succession, R18 territory.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from agreements.domain.answers.claimed import GivenClaim
from agreements.domain.answers.held import Point
from agreements.domain.answers.rows import Row
from agreements.domain.answers.trees import Given, Trees
from agreements.domain.claims.shapes import UndeterminedClaim
from agreements.domain.resolutions import Resolution, When


@dataclass(frozen=True)
class Where:
    """A point on a day, in the trees of functions, territories and organizations."""

    trees: Trees
    point: Point
    on: date

    def retired(self, way: Resolution) -> bool:
        """Return whether the function has been retired."""
        return self.trees.retired(self.point.function, self.on, way)

    def reached_by(self, claim: GivenClaim | UndeterminedClaim, way: Resolution) -> bool:
        """Return whether a claim is made, of the point or of what contains it."""
        return (
            way.is_so(claim)
            and not self.retired(way)
            and claim.function in self.trees.functions_above(self.point.function, self.on, way)
            and claim.territory in self.trees.territories_above(self.point.territory, self.on, way)
        )

    def within(
        self, narrow: GivenClaim, general: GivenClaim | UndeterminedClaim, way: Resolution
    ) -> bool:
        """Return whether one scope lies within another, or is the same."""
        functions = self.trees.functions_above(narrow.function, self.on, way)
        territories = self.trees.territories_above(narrow.territory, self.on, way)
        return general.function in functions and general.territory in territories

    def cross(self, by_function: Row, by_territory: Row, way: Resolution) -> bool:
        """Return whether the first is narrower by its function, the second by its territory."""
        function, territory = by_function.claim.function, by_territory.claim.territory
        return by_territory.claim.function in self.trees.functions_above(
            function, self.on, way
        ) and by_function.claim.territory in self.trees.territories_above(territory, self.on, way)

    def standing_for(self, row: Row, on: When, way: Resolution) -> frozenset[str]:
        """Return who stands for the holder of a row on a day, for what the row gives here (R13)."""
        given = Given(self.point.function, self.point.territory, tuple(row.start_days(way)))
        return self.trees.stands(row.holder, on, way, given)
