"""The shapes of answers, the same in the CLI's ``--json`` and over HTTP."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

from agreements.domain.answers.claimed import ChainState
from agreements.domain.answers.held import End
from agreements.domain.claims.shapes import Dated
from agreements.domain.dates import FIRST_DAY, LAST_DAY, ImpreciseDate
from agreements.domain.resolutions import Certainty
from agreements.domain.words import (
    DecisionRule,
    Family,
    Language,
    Manner,
    Prose,
    Role,
    Undetermined,
)

RULES = 1
"""The version of the rules that answers are made by."""


def instant(of: datetime) -> str:
    """Return an instant as written in answers: UTC, microseconds, ``Z``."""
    return of.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


Instant = Annotated[datetime, PlainSerializer(instant, return_type=str)]


class Part(BaseModel):
    """A part of an answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Name(Part):
    en: str
    fr: str


class Words(Part):
    """Prose in English, French or both."""

    en: str | None
    fr: str | None


class Named(Part):
    id: str
    name: Name


class Titled(Part):
    id: str
    title: Name


class StandIn(Part):
    id: str
    name: Name
    certainty: Certainty


class Incumbent(Part):
    """Who fills a post on the day, or may."""

    person: str
    acting: bool
    certainty: Certainty


class Bounds(Part):
    """One unknown day, both included; null where it is not bounded on that side."""

    earliest: date | None
    latest: date | None


class Period(Part):
    """Closed-open: ``until`` is the first day without effect; null where there is none."""

    from_: Bounds = Field(serialization_alias="from")
    until: Bounds | None


class Cite(Part):
    document: str
    clause: str | None
    page: str | None
    language: Language | None
    basis: Literal["stated", "inferred"]


class InferredFact(Part):
    """A fact that the answer rests on and that no source states."""

    fact: str
    kind: str


class AlternativePart(Part):
    """What another source says instead of a fact that the answer rests on (R7)."""

    fact: str
    says: Name
    cites: tuple[Cite, ...]


Alternatives = Annotated[tuple[AlternativePart, ...], Field(exclude_if=lambda value: not value)]
"""Absent where no source says otherwise."""


class Limit(Part):
    clientele: Name | None
    language_of_service: Language | None


class Scope(Part):
    function: str
    territory: str


class DelegatedFrom(Part):
    """What a delegation names as its source: an assignment of an instrument, or a step."""

    instrument: Titled
    assignment: str | None
    step: str | None


class ChainLink(Part):
    """A holding that a delegation comes from; ``certainty`` null: nobody has it on the day."""

    instrument: Titled
    assignment: str | None
    step: str | None
    holders: tuple[Named, ...]
    certainty: Certainty | None
    facts: tuple[str, ...]


class RestsOn(Part):
    """What an instrument rests on, on the day; ``made_by``: who made that, where one did alone."""

    instrument: str
    rests_on: Titled
    kind: Literal["agreement", "enactment", "declaration"] | None
    made_by: Named | None
    clause: str | None
    certainty: Certainty
    facts: tuple[str, ...]


class AccountabilityPath(Part):
    """Who answers, to whom, and so on upward to where it ends.

    ``role`` null: the holder answers for the role that it holds; else for which accountability,
    held under ``instrument``. ``end``: ``open`` where nothing on record leads further.
    """

    who: Named
    role: Role | None
    instrument: Titled | None
    certainty: Certainty
    to: tuple[StandIn, ...]
    end: End


class Holding(Part):
    """One holder's role: one row per co-holder.

    Of a delegation, ``chain`` leads from the nearest delegator to a holding that is not delegated,
    ``rests_on`` on from the instrument of that, else of its own; ``chain_state`` null: not
    delegated.

    Of a post, ``part_of`` names its organization and ``incumbents`` those who fill it, on the day.
    """

    role: Role
    family: Family
    manner: Manner
    decision_rule: DecisionRule | None
    joint_with: tuple[str, ...]
    holder: Named
    part_of: tuple[StandIn, ...]
    incumbents: tuple[Incumbent, ...]
    in_place_of_holder: tuple[StandIn, ...]
    answerable_to: tuple[Named, ...]
    accountability: tuple[AccountabilityPath, ...]
    delegated_from: DelegatedFrom | None
    chain: tuple[ChainLink, ...]
    chain_state: ChainState | None
    rests_on: tuple[RestsOn, ...]
    limited_to: Limit | None
    function: Named
    territory: Named
    inherited_from: Scope | None
    instrument: Titled
    clause: str | None
    step: str | None
    period: Period
    certainty: Certainty
    standing: Literal["asserted", "confirmed", "disputed"]
    cites: tuple[Cite, ...]
    inferred: tuple[InferredFact, ...]
    facts: tuple[str, ...]
    alternatives: Alternatives = ()


class UndeterminedPart(Part):
    """A role recorded as undetermined (R24): not decided yet, or the source does not say."""

    role: Role
    family: Family
    why: Undetermined
    function: Named
    territory: Named
    inherited_from: Scope | None
    instrument: Titled
    clause: str | None
    period: Period
    certainty: Certainty
    cites: tuple[Cite, ...]
    inferred: tuple[InferredFact, ...]
    facts: tuple[str, ...]
    alternatives: Alternatives = ()


class FindingPart(Part):
    """Something that an answer must not hide: a stable code and what it is about."""

    code: str
    certainty: Certainty
    role: str | None = None
    about: tuple[str, ...] = ()
    message: Name


class Answer(Part):
    """What every answer begins with: both clocks, and the version of the rules.

    ``documented_by``: only facts whose cited document is dated by that day; absent: all.
    """

    effective_on: date
    time_zone: str
    known_at: Instant | None
    snapshot: int
    provisional: bool
    prospective: bool
    documented_by: date | None = Field(default=None, exclude_if=lambda value: value is None)
    rules: int = RULES


class WhoAnswer(Answer):
    function: Named | None
    territory: Named | None
    role: Role | None
    clientele: str | None
    language_of_service: Language | None
    below: bool
    holdings: tuple[Holding, ...]
    overridden: tuple[Holding, ...]
    undetermined: tuple[UndeterminedPart, ...]
    findings: tuple[FindingPart, ...]


class PostHoldings(Part):
    """A post of the organization on the day, or perhaps, and what it holds."""

    post: Named
    certainty: Certainty
    holdings: tuple[Holding, ...]


class HoldingsAnswer(Answer):
    """``organization``: or the post asked about. ``posts``: its posts, where they are asked for;
    what a post holds is not among the holdings of its organization.

    Of what it stands in for in part, ``function`` and ``territory`` are that part.
    """

    organization: Named | None
    holdings: tuple[Holding, ...]
    posts: tuple[PostHoldings, ...] = ()
    overridden: tuple[Holding, ...]
    findings: tuple[FindingPart, ...]


def bounds(of: ImpreciseDate) -> Bounds:
    """Return a day's bounds; an open one is null."""
    return Bounds(
        earliest=None if of.earliest == FIRST_DAY else of.earliest,
        latest=None if of.latest == LAST_DAY else of.latest,
    )


def maybe_bounds(dated: Dated | None) -> Bounds | None:
    """Return a day's bounds, or null where there is no such day."""
    return None if dated is None else bounds(dated.on)


def period(start: ImpreciseDate, end: ImpreciseDate) -> Period:
    """Return a period from the bounds of its first day and of its first day without effect."""
    never_ends = end.earliest == LAST_DAY
    return Period(from_=bounds(start), until=None if never_ends else bounds(end))


def words(prose: Prose | None) -> Words | None:
    """Return prose as it stands in answers."""
    return None if prose is None else Words(en=prose.en, fr=prose.fr)


def to_json(answer: BaseModel) -> bytes:
    """Return an answer's bytes: the same for the same answer."""
    return answer.model_dump_json(by_alias=True).encode()
