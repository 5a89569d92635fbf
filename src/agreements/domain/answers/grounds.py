"""What an instrument rests on, up to a statute or to whoever made the first of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from agreements.domain.answers.claimed import Claims
from agreements.domain.answers.held import Ground, Holds
from agreements.domain.claims.shapes import BasisClaim
from agreements.domain.resolutions import Certainty, Resolution


def of_instrument(
    instrument: str,
    claims: Claims,
    on: date,
    certainty: Callable[[Sequence[Holds]], Certainty | None],
) -> tuple[Ground, ...]:
    """Return the bases of an instrument on a day, then theirs; each instrument is gone into once.

    A basis counts during its own period; whether it is itself in force is another question.
    """
    found: list[Ground] = []
    seen, edge = {instrument}, [instrument]
    while edge:
        for each in claims.rests_on(edge.pop(0)):
            sure = certainty([partial(_counts, each, on)])
            if sure is None:
                continue
            found.append(Ground(each, sure))
            if each.rests_on not in seen:
                seen.add(each.rests_on)
                edge.append(each.rests_on)
    return tuple(found)


def _counts(basis: BasisClaim, on: date, way: Resolution) -> bool:
    basis = way.so(basis)
    return way.within(basis.since, basis.until, on)
