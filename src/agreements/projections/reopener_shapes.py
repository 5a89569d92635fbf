"""The shape of re-openers in answers (R14)."""

from __future__ import annotations

from agreements.domain.answers.notice import Power
from agreements.domain.answers.reopeners import ReopenerState
from agreements.domain.dates import Duration, Offset
from agreements.domain.facts.reopeners import Anchor
from agreements.domain.resolutions import Certainty
from agreements.projections.shapes import (
    Answer,
    Bounds,
    FindingPart,
    Named,
    Part,
    Titled,
    Words,
)
from agreements.projections.sources import SourcedPart


class StateOn(Part):
    """A state on the day; one that is certain, or several that are possible."""

    state: ReopenerState
    certainty: Certainty


class WindowPart(Part):
    """As it was agreed: by days, or by ``opens`` and ``closes`` counted from ``relative_to``.

    Both days included; null where it is not bounded on that side.
    """

    first_day: Bounds | None
    last_day: Bounds | None
    relative_to: Anchor | None
    opens: Offset | None
    closes: Offset | None


class OpenPart(Part):
    """The window that is, or may be, open on the day, as far as the agreement is in force."""

    first_day: Bounds
    last_day: Bounds | None


class InternalDate(Part):
    """``on``: the legal date less the lead time that ``set_by`` keeps for itself."""

    lead: str
    lead_time: Duration
    set_by: Named | None
    on: Bounds


class LastNoticePart(Part):
    """``legal``: the last day for notice in the open window, or else in the next one."""

    legal: Bounds
    internal: tuple[InternalDate, ...]


class MayActPart(Part):
    """What a party may do on the day."""

    party: Named
    power: Power
    certainty: Certainty


class DaysLeft(Part):
    """From the day asked about to the last day: 0 on that day; null: no bound."""

    least: int
    most: int | None


class InvocationPart(Part):
    """``live``: how certainly it is live on the day; null: it is not."""

    by: Named
    notice_on: Bounds
    deadline: Bounds | None
    live: Certainty | None


class ConclusionPart(Part):
    concluded_on: Bounds
    instrument: Titled | None


class ReopenerPart(SourcedPart):
    """A re-opener: its terms and what was done under it as on record, its state on the day.

    ``may_be_invoked``: how certainly notice may be given on the day; null: it may not.
    ``deadline``: the last day for talks, and ``days_left`` to it, where it is or may be invoked.
    ``open_window``: null where none is open; ``window_days_left``: to its last day.
    ``next_opening``: the first day of the next window that opens after the day, if any.
    """

    agreement: Titled
    clause: str
    state: tuple[StateOn, ...]
    may_be_invoked: Certainty | None
    entitled: tuple[Named, ...]
    window: WindowPart | None
    notice_period: Duration | None
    negotiation_period: Duration | None
    trigger: Words | None
    allows: Words | None
    deadline: Bounds | None
    days_left: DaysLeft | None
    invocations: tuple[InvocationPart, ...]
    withdrawn_on: tuple[Bounds, ...]
    conclusion: ConclusionPart | None
    open_window: OpenPart | None
    window_days_left: DaysLeft | None
    next_opening: Bounds | None
    last_notice: LastNoticePart | None
    who_may_act: tuple[MayActPart, ...]
    on_trigger_only: bool
    triggered_on: tuple[Bounds, ...]
    default_outcome: Words | None


class ReopenersAnswer(Answer):
    """``state`` and ``agreement`` echo what was asked for; null: all."""

    state: ReopenerState | None
    agreement: Titled | None
    reopeners: tuple[ReopenerPart, ...]
    findings: tuple[FindingPart, ...]
