"""The naive definition of what is missing at a point, world by world: see tests/oracle.py."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from agreements.domain.facts import StepEffected
from tests.oracle import Certainty, Log, World, certainties, worlds

Gap = tuple[str, str, tuple[str, ...]]
"""(code, role, what it is about)."""


def gaps(
    log: Log, function: str, territory: str, on: date, known: int, needed: Collection[str]
) -> dict[Gap, Certainty]:
    """Return what is missing; ``needed``: the roles needed there, always (R19)."""
    return certainties(
        list(_gaps(world, function, territory, on, needed)) for world in worlds(log, known, on)
    )


def _gaps(
    world: World, function: str, territory: str, on: date, needed: Collection[str]
) -> Iterator[Gap]:
    held = world.holdings(function, territory, on)
    roles = {row.role for row in held}
    for role in needed:
        if role not in roles:
            yield "need_unmet", role, (function, territory, "n")
    for step in world.facts(StepEffected):
        start, end = world.moved(step)
        for number, move in enumerate(world.moves(step.subject, step.step), start=1):
            if (move.function, move.territory) == (function, territory) and start <= on < end:
                about = (step.subject, f"step/{step.step}/{number}", move.to_holder)
                for role in set(move.roles) - roles:
                    yield "moved_role_unheld", role, about
    answering = [row for row in held if row.role.startswith("account-for")]
    acting = [row for row in held if not row.role.startswith("account-for")]
    here = (function, territory)
    for row in acting:
        if (row.function, row.territory) == here and not answering:
            yield "authority_without_accountability", "", (row.holder, *here)
    for row in answering:
        powerless = all(other.holder != row.holder for other in acting)
        if (row.function, row.territory) == here and powerless:
            yield "accountability_without_authority", row.role, (row.holder, *here)
