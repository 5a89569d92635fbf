"""Which text of a clause is in effect on a day (R15)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from agreements.domain.answers import life
from agreements.domain.answers.status import what_may_be
from agreements.domain.claims.shapes import ClauseClaim, ClauseRepeal, ClauseText, LifeClaim
from agreements.domain.resolutions import Certainty, Place, Resolution


@dataclass(frozen=True)
class _Placed:
    """A text, or the clause's repeal, from a day on."""

    what: ClauseText | ClauseRepeal
    place: Place


def text_on(clause: ClauseClaim, of: LifeClaim, on: date) -> dict[ClauseText, Certainty]:
    """Return each text that may be in effect on a day; none while the instrument is not in force.

    The text first agreed comes before every amendment, whatever their days; amendments apply by
    effective day, then order. One that displaces a later one applies from its own day and, in the
    place of the other, from the other's day too. Suspension takes away no text.
    """
    found = _on(clause, of, on)
    texts = dict.fromkeys(text for each in clause.worlds for text in each.texts)
    return {text: found[text] for text in texts if text in found}


def repeal_on(clause: ClauseClaim, of: LifeClaim, on: date) -> dict[ClauseRepeal, Certainty]:
    """Return each repeal by which a clause is, or may be, without a text on a day."""
    found = _on(clause, of, on)
    repeals = dict.fromkeys(repeal for each in clause.worlds for repeal in each.repeals)
    return {repeal: found[repeal] for repeal in repeals if repeal in found}


def _on(clause: ClauseClaim, of: LifeClaim, on: date) -> dict[ClauseText | ClauseRepeal, Certainty]:
    since = (each.place[0] for one in clause.worlds for each in _places(one))
    return what_may_be(partial(_in_effect, clause, of, on), of, on, since)


def _in_effect(
    clause: ClauseClaim, of: LifeClaim, on: date, way: Resolution
) -> tuple[ClauseText | ClauseRepeal, ...]:
    if life.ended(of, on, way) or not life.begun(of, on, way):
        return ()
    placed = _places(way.so(clause))
    begun = [each for each in placed if each.place[0] is None or way.by(each.place[0], on)]
    if len(begun) < 2:  # noqa: PLR2004 - with one there is nothing to compare
        return tuple(each.what for each in begun)
    return (way.last(begun, lambda each: each.place).what,)


def _places(clause: ClauseClaim) -> Iterator[_Placed]:
    """Yield every text and repeal with the places at which it applies, in the order of recording.

    Of several that displace the same text, the one recorded last is in its place.
    """
    by_order = {each.order: each for each in clause.texts}
    gone = {each.displaces for each in clause.texts}
    for text in clause.texts:
        if text.order in gone:
            continue
        found, seen = text, set[int]()
        while found.order not in seen:
            seen.add(found.order)
            yield _Placed(text, (found.since, found.order))
            found = by_order.get(found.displaces or found.order, found)
    yield from (_Placed(each, (each.since, each.order)) for each in clause.repeals)
