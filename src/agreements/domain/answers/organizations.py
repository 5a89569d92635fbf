"""What an organization, a post or a joint body is on a day: whose part, who is in it (R3, R13)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from typing import TypeVar

from agreements.domain.answers.trees import Holder, Trees, latest_placement
from agreements.domain.claims.shapes import (
    BodyClaim,
    Chairing,
    Dated,
    Incumbency,
    Membership,
    PostClaim,
)
from agreements.domain.dates import FIRST_DAY
from agreements.domain.resolutions import (
    Certainty,
    Landmarks,
    Question,
    Resolution,
    certainties,
)

K = TypeVar("K", bound=Hashable)


def by_the_day(dated: Dated | None, on: date) -> Certainty | None:
    """Return how certainly a day has come; None: it has not. An absent one always has."""
    if dated is None or dated.on.latest <= on:
        return "certain"
    return "possible" if dated.on.earliest <= on else None


def exists_on(of: Holder, on: date) -> Certainty | None:
    """Return how certainly it exists: it was formed and has not ended; None: it does not."""
    return _may_be(lambda way: (True,) if _exists(way.so(of), on, way) else (), on).get(True)


def _exists(of: Holder, on: date, way: Resolution) -> bool:
    formed = of.formed_on is None or way.by(of.formed_on, on)
    return formed and not any(way.by(each.on, on) for each in of.ends)


def part_of(of: Holder, on: date) -> dict[str, Certainty]:
    """Return the organization that it is part of, or those that it may be."""

    def parent(way: Resolution) -> tuple[str, ...]:
        one = way.so(of)
        placements = one.organizations if isinstance(one, PostClaim) else one.parents
        placed = [each for each in placements if each.since is None or way.by(each.since, on)]
        return (latest_placement(placed, way).within,) if placed else ()

    return _may_be(parent, on)


def answers_to(of: Holder, on: date) -> dict[str, Certainty]:
    """Return whom it is recorded to answer to."""

    def those(way: Resolution) -> Iterable[str]:
        return {
            to
            for each in way.so(of).answers_to
            if way.within(each.since, each.until, on)
            for to in each.to
        }

    return _may_be(those, on)


def in_its_place(trees: Trees, of: str, on: date) -> dict[str, Certainty]:
    """Return who stands for an organization, for all that was not allocated in part (R13)."""
    found = _outcomes(lambda way: trees.stands(of, on, way), on)
    others = sorted(frozenset[str]().union(*found) - {of})
    return {
        each: "certain" if all(stands == {each} for stands in found) else "possible"
        for each in others
    }


def incumbents_on(post: PostClaim, on: date) -> dict[Incumbency, Certainty]:
    """Return who fills a post: whoever was named last, until it left or the post was abolished."""

    def incumbent(way: Resolution) -> tuple[Incumbency, ...]:
        of = way.so(post)
        begun = [each for each in of.incumbents if way.by(each.since, on)]
        if not begun or not _exists(of, on, way):
            return ()
        last = _last(begun, lambda each: (each.since, each.order), way)
        if last.until is not None and way.by(last.until, on):
            return ()
        left = (way.by(each, on) and not way.by(each, last.since) for each in of.left)
        return () if any(left) else (last,)

    return _may_be(incumbent, on)


def members_on(body: BodyClaim, on: date) -> dict[Membership, Certainty]:
    """Return who sits on a joint body."""

    def sitting(way: Resolution) -> Iterable[Membership]:
        of = way.so(body)
        if of.since is not None and not way.by(of.since, on):
            return ()
        return [
            each
            for each in of.members
            if way.within(each.since, each.until, on) and not _left(of, each, on, way)
        ]

    return _may_be(sitting, on)


def _left(body: BodyClaim, of: Membership, on: date, way: Resolution) -> bool:
    return any(
        each.member == of.member
        and way.by(each.on, on)
        and (of.since is None or not way.by(each.on, of.since))
        for each in body.departures
    )


def chairs_on(body: BodyClaim, on: date) -> dict[str, Certainty]:
    """Return who chairs a joint body: those named last, unless their time is over."""

    def chairing(way: Resolution) -> tuple[str, ...]:
        begun = [each for each in way.so(body).chairs if way.by(each.since, on)]
        if not begun:
            return ()
        last: Chairing = _last(begun, lambda each: (each.since, each.order), way)
        over = last.until is not None and way.by(last.until, on)
        return () if over else last.chairs

    return _may_be(chairing, on)


def _last(of: list[K], place: Callable[[K], tuple[Dated, int]], way: Resolution) -> K:
    return of[0] if len(of) == 1 else way.last(of, place)


def _may_be(answer: Callable[[Resolution], Iterable[K]], on: date) -> dict[K, Certainty]:
    return certainties(_outcomes(answer, on))


def _outcomes(answer: Callable[[Resolution], Iterable[K]], on: date) -> list[Iterable[K]]:
    """Return the answer of each way: days are only compared, so that no landmark is tried."""
    return list(Question(answer, lambda _: True, Landmarks.of(on, (), ())).outcomes())


def first_bound(dated: Dated | None) -> date:
    """Return the first day that a day may be, to sort by; an absent one is before all others."""
    return dated.on.earliest if dated else FIRST_DAY
