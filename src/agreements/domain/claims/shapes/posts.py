"""Claims of posts and joint bodies."""

from __future__ import annotations

from typing import Literal

from agreements.domain.claims.shapes.base import Claim, Dated
from agreements.domain.claims.shapes.places import Answerability, Named, Placement, Succession
from agreements.domain.words import DecisionRule, Power, Prose, Word


class Incumbency(Word):
    """Somebody in a post from a day on, until the day given or until another is."""

    person: str
    since: Dated
    until: Dated | None
    acting: bool
    order: int


class PostClaim(Claim):
    """``ends``: its abolitions, each without successors; ``left``: the days a person left it."""

    kind: Literal["post"] = "post"
    names: tuple[Named, ...]
    formed_on: Dated | None
    organizations: tuple[Placement, ...]
    ends: tuple[Succession, ...]
    incumbents: tuple[Incumbency, ...]
    left: tuple[Dated, ...]
    answers_to: tuple[Answerability, ...] = ()

    @property
    def refs(self) -> tuple[str, ...]:
        """The organizations that it is part of, and those whom it answers to."""
        answers = {to for each in self.answers_to for to in each.to}
        return tuple(sorted(answers | {each.within for each in self.organizations}))


class Membership(Word):
    """A member of a joint body during a period, closed-open; ``since`` None: from the first."""

    member: str
    on_behalf_of: str | None
    since: Dated | None
    until: Dated | None
    order: int


class Departure(Word):
    """The first day a member is no longer on a joint body."""

    member: str
    on: Dated
    order: int


class Chairing(Word):
    """Who chairs from a day on, until the day given or until others do."""

    chairs: tuple[str, ...]
    since: Dated
    until: Dated | None
    order: int


class BodyClaim(Claim):
    """An organization as a joint body; ``since`` None: with its instrument."""

    kind: Literal["body"] = "body"
    instrument: str
    clause: str | None
    rule: DecisionRule | None
    parity: bool
    quorum: int | None
    powers: tuple[Power, ...]
    since: Dated | None
    members: tuple[Membership, ...]
    departures: tuple[Departure, ...]
    chairs: tuple[Chairing, ...]

    @property
    def refs(self) -> tuple[str, ...]:
        """Its instrument, members and chairs, and those on whose behalf they sit."""
        return tuple(
            sorted(
                {
                    self.instrument,
                    *(each.member for each in self.members),
                    *(each.on_behalf_of for each in self.members if each.on_behalf_of),
                    *(each for one in self.chairs for each in one.chairs),
                }
            )
        )


class DecisionClaim(Claim):
    """A decision of the joint body that is its subject (R26).

    ``irregular``: why it was not allowed; then it has no effect.
    """

    kind: Literal["decision"] = "decision"
    decision: str
    decided: Dated
    power: Power
    rule: DecisionRule
    took_part: tuple[str, ...]
    in_favour: tuple[str, ...]
    text: Prose
    clause: str | None
    irregular: Prose | None

    @property
    def refs(self) -> tuple[str, ...]:
        """Those who took part."""
        return tuple(sorted({*self.took_part, *self.in_favour}))
