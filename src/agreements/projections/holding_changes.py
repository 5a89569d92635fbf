"""Which holdings began, ended or changed between two ways of asking the same question."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from agreements.domain.answers.resolve import Held, Point, resolve
from agreements.domain.claims.shapes import AssignmentClaim, Claim, MoveClaim
from agreements.domain.resolutions import Certainty
from agreements.projections.asked import Asked
from agreements.projections.holding_row import row
from agreements.projections.shapes import Holding, Part
from agreements.projections.source import Reached, Seeds
from agreements.projections.who import in_order


class HoldingChange(Part):
    """A holding that is there only before, only after, or otherwise sure. ``holding``: as it is
    after; as it was before, where it ended."""

    change: Literal["began", "ended", "changed"]
    before: Certainty | None
    after: Certainty | None
    holding: Holding


_Key = tuple[object, ...]


@dataclass(frozen=True)
class _Side:
    """What is held just where it is given, in one of the two."""

    asked: Asked
    reached: Reached
    held: dict[_Key, Held]

    def shown(self, key: _Key) -> Holding:
        """Return a holding as answers show it."""
        return row(self.held[key], self.held.values(), self.reached, self.asked.on)


async def holding_changes(
    before: Asked, after: Asked, about: str | None
) -> tuple[HoldingChange, ...]:
    """Return what is held otherwise after than before, at every place where something is given.

    ``about``: only what names this holder, function or territory; of an instrument, all that
    changes at the places where it gives something.
    """
    points = await _points(before, about) | await _points(after, about)
    named = None if await _lives(after, about) else about
    one, other = await _side(before, points, named), await _side(after, points, named)
    keys = (*other.held, *(key for key in one.held if key not in other.held))
    return tuple(change for key in keys if (change := _change(key, one, other)) is not None)


def _change(key: _Key, one: _Side, other: _Side) -> HoldingChange | None:
    was, is_now = one.held.get(key), other.held.get(key)
    before, after = (each.certainty if each else None for each in (was, is_now))
    if before == after:
        return None
    if after is None:
        return HoldingChange(change="ended", before=before, after=after, holding=one.shown(key))
    change: Literal["began", "changed"] = "began" if before is None else "changed"
    return HoldingChange(change=change, before=before, after=after, holding=other.shown(key))


async def _lives(asked: Asked, about: str | None) -> tuple[Claim, ...]:
    return () if about is None else await asked.source.of_kind("life", subjects=[about])


async def _points(asked: Asked, about: str | None) -> frozenset[Point]:
    given = await asked.source.of_kind("assignment", "move")
    return frozenset(
        Point(each.function, each.territory)
        for claim in given
        if isinstance(claim, AssignmentClaim | MoveClaim)
        for each in claim.worlds
        if about in (None, each.subject, *each.place, *each.refs)
    )


async def _side(asked: Asked, points: Collection[Point], about: str | None) -> _Side:
    reached = await asked.source.reach(
        Seeds(
            functions=frozenset(each.function for each in points),
            territories=frozenset(each.territory for each in points),
        )
    )
    found = [
        held
        for point in sorted(points, key=lambda each: (each.function, each.territory))
        for held in resolve(reached.given, reached.trees, point, asked.on).held
        if held.row.claim.place == (point.function, point.territory)
    ]
    own = [each for each in found if about is None or about in _named_by(each)]
    return _Side(asked, reached, {_key(each): each for each in in_order(own)})


def _named_by(held: Held) -> frozenset[str]:
    claim = held.row.claim
    return frozenset({claim.subject, *claim.place, *claim.refs, held.row.holder, *held.standing_in})


def _key(held: Held) -> _Key:
    return (*held.row.key, held.point.function, held.point.territory)
