"""Who holds which role over a function in a territory on a day, as known at a snapshot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from agreements.domain.answers.beneath import lies_within
from agreements.domain.answers.resolve import EVERYBODY, Held, Point, Resolved, Served, resolve
from agreements.domain.claims.shapes import FunctionClaim, TerritoryClaim
from agreements.domain.resolutions import Certainty
from agreements.domain.words import Role
from agreements.projections.asked import Asked, UnknownSubject, finding, named
from agreements.projections.holding_row import row, undetermined
from agreements.projections.shapes import FindingPart, Named, WhoAnswer
from agreements.projections.source import Reached, Seeds

_ROLES = {role: place for place, role in enumerate(get_args(Role))}


@dataclass(frozen=True)
class WhoQuestion:
    """``below``: also what is held over narrower functions and territories, where it is held."""

    function: str
    territory: str
    role: Role | None = None
    below: bool = False
    served: Served = EVERYBODY


async def who(asked: Asked, question: WhoQuestion) -> WhoAnswer:
    """Answer who. Raises UnknownSubject for a function or territory not registered as known."""
    point = Point(question.function, question.territory)
    points = [point, *(await _points_below(asked, point) if question.below else ())]
    reached = await asked.source.reach(
        Seeds(
            functions=frozenset(each.function for each in points),
            territories=frozenset(each.territory for each in points),
        )
    )
    function = _named_or_unknown(reached.trees.functions.get(point.function), asked, point.function,
                                 "function")  # fmt: skip
    territory = _named_or_unknown(
        reached.trees.territories.get(point.territory), asked, point.territory, "territory"
    )
    resolved = [_resolve(reached, question, each, asked.on) for each in points]
    held = [each for one in resolved for each in one.held]
    overridden = [each for one in resolved for each in one.overridden]
    return WhoAnswer(
        **asked.header(),
        function=function,
        territory=territory,
        role=question.role,
        clientele=question.served.clientele,
        language_of_service=question.served.language,
        below=question.below,
        holdings=tuple(row(each, held, reached, asked.on) for each in in_order(held)),
        overridden=tuple(row(each, overridden, reached, asked.on) for each in in_order(overridden)),
        undetermined=tuple(
            undetermined(each, reached, asked.on) for one in resolved for each in one.undetermined
        ),
        findings=(*asked.nothing_recorded, *findings(resolved, reached)),
    )


def _named_or_unknown(
    claim: FunctionClaim | TerritoryClaim | None,
    asked: Asked,
    subject: str,
    expected: Literal["function", "territory"],
) -> Named | None:
    if claim is not None:
        return named(claim, asked.on)
    if asked.source.snapshot.empty:
        return None
    raise UnknownSubject(subject, expected)


def _resolve(reached: Reached, question: WhoQuestion, at: Point, on: date) -> Resolved:
    """Resolve at a point; at one below the point asked at, only what is held just there counts."""
    resolved = resolve(reached.given, reached.trees, at, on, question.role, question.served)
    asked_at = Point(question.function, question.territory)
    if at == asked_at:
        return resolved
    within = lies_within(reached.trees, at, asked_at, on)
    if within is None:
        return Resolved((), {})
    return Resolved(
        held=_just_there(resolved.held, within),
        findings={},
        overridden=_just_there(resolved.overridden, within),
        undetermined=tuple(
            replace(each, certainty=_weaker(each.certainty, within))
            for each in resolved.undetermined
            if (each.claim.function, each.claim.territory) == (at.function, at.territory)
        ),
    )


def _just_there(held: Iterable[Held], within: Certainty) -> tuple[Held, ...]:
    return tuple(
        replace(each, certainty=_weaker(each.certainty, within))
        for each in held
        if (each.row.claim.function, each.row.claim.territory)
        == (each.point.function, each.point.territory)
    )


def _weaker(one: Certainty, other: Certainty | None) -> Certainty:
    return "certain" if one == other == "certain" else "possible"


async def _points_below(asked: Asked, point: Point) -> Sequence[Point]:
    """Return every other place beneath a point, on any day, at which something is given."""
    functions = await _below(asked, "function", point.function)
    territories = await _below(asked, "territory", point.territory)
    given = await asked.source.given_at(functions, territories)
    found = {Point(each.function, each.territory) for each in given}
    return sorted(found - {point}, key=lambda each: (each.function, each.territory))


async def _below(asked: Asked, kind: str, subject: str) -> frozenset[str]:
    found, edge = {subject}, [subject]
    while edge:
        beneath = await asked.source.of_kind(kind, refs=edge)
        edge = [each.subject for each in beneath if each.subject not in found]
        found |= set(edge)
    return frozenset(found)


def in_order(held: Iterable[Held]) -> list[Held]:
    """Return what is held by role, function, territory, instrument; co-holders as recorded."""
    return sorted(
        held,
        key=lambda each: (
            _ROLES[each.row.role],
            each.row.claim.function,
            each.row.claim.territory,
            each.row.claim.subject,
            each.row.source,
            each.row.place,
        ),
    )


def findings(resolved: Iterable[Resolved], reached: Reached) -> tuple[FindingPart, ...]:
    """Return what was found on the way, and the irregular acts of the instruments touched."""
    found = {key: certainty for each in resolved for key, certainty in each.findings.items()}
    listed = [
        finding(key.code, key.about, role=key.role or None, certain=found[key] == "certain")
        for key in sorted(found)
    ]
    given = {each.subject for each in reached.given.given}
    acts = [
        finding("irregular_act", (each.subject, *each.acts))
        for each in sorted(reached.irregularities, key=lambda each: (each.subject, each.part))
        if each.subject in given
    ]
    return (*listed, *acts)
