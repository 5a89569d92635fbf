"""Whether one place lies within another on a day."""

from __future__ import annotations

from datetime import date

from agreements.domain.answers.resolve import Point
from agreements.domain.answers.trees import Trees
from agreements.domain.resolutions import Certainty, Landmarks, Question, Resolution, certainties


def lies_within(trees: Trees, narrow: Point, wide: Point, on: date) -> Certainty | None:
    """Return how certainly a function and territory lie beneath others; None: they do not."""

    def within(way: Resolution) -> frozenset[bool]:
        functions = trees.functions_above(narrow.function, on, way)
        territories = trees.territories_above(narrow.territory, on, way)
        return frozenset({True} if wide.function in functions and wide.territory in territories
                         else ())  # fmt: skip

    landmarks = Landmarks.of(on, trees.dates(), ())
    return certainties(Question(within, lambda _: True, landmarks).outcomes()).get(True)
