"""Checks of re-openers and of what was done under them (R14)."""

from __future__ import annotations

from datetime import date, timedelta

from agreements.domain.answers.windows import windows
from agreements.domain.checks.timeline import Checked, Timeline, end_before_start, not_in_force
from agreements.domain.claims.gather import Facts, Of
from agreements.domain.claims.parts import derive_reopener
from agreements.domain.claims.shapes import ReopenerClaim
from agreements.domain.dates import LAST_DAY, ImpreciseDate, moved, shift
from agreements.domain.facts import (
    AgreementRegistered,
    Fact,
    PartyAcceded,
    ReopenerConcluded,
    ReopenerInvoked,
    ReopenerRecorded,
    ReopenerTriggered,
    ReopenerWithdrawn,
    Window,
)
from agreements.domain.refusals import (
    AlreadyRecorded,
    EndBeforeStart,
    NotAParty,
    NotOnRecord,
    ReopenerAlreadyConcluded,
    ReopenerAlreadyInvoked,
    ReopenerNotEntitled,
    ReopenerNotInvoked,
    ReopenerNotTriggered,
    ReopenerWindowClosed,
)


def check_reopeners(timeline: Timeline) -> Checked:
    """Yield what is impossible in an agreement's re-openers and what was done under them (R14)."""
    known: dict[str, Of[ReopenerRecorded]] = {}
    for each in timeline.facts.all(ReopenerRecorded):
        clause = each.fact.clause
        if clause in known:
            details = {"id": timeline.subject, "key": clause}
            yield AlreadyRecorded((each.name, known[clause].name), "clause", details)
        known[clause] = each
        yield from _terms(timeline, each)
        yield from _acts(timeline, each)
    for kind in (ReopenerTriggered, ReopenerInvoked, ReopenerWithdrawn, ReopenerConcluded):
        for act in timeline.facts.all(kind):
            if act.fact.clause not in known:
                details = {"id": timeline.subject, "key": act.fact.clause}
                yield NotOnRecord((act.name,), "clause", details)


def _terms(timeline: Timeline, recorded: Of[ReopenerRecorded]) -> Checked:
    registered = timeline.facts.last(AgreementRegistered)
    acceded = {each.fact.party for each in timeline.facts.all(PartyAcceded)}
    for number, party in enumerate(recorded.fact.entitled):
        if registered is not None and party not in {*registered.fact.parties, *acceded}:
            details = {"id": timeline.subject, "party": party}
            yield NotAParty((recorded.name, registered.name), f"entitled.{number}", details)
    window = recorded.fact.window
    if window is not None and window.first_day is not None and window.last_day is not None:
        after_last = ImpreciseDate(shift(window.last_day.earliest, "P1D"),
                                   shift(window.last_day.latest, "P1D"))  # fmt: skip
        yield from end_before_start(
            (recorded.name,), "window.last_day", window.first_day, after_last
        )
    if window is not None and _never_opens(window):
        details = {"start": window.opens or "", "end": window.closes or ""}
        yield EndBeforeStart((recorded.name,), "window.closes", details)


_ANY_YEAR = [date(2000, 1, 1) + timedelta(days=n) for n in range(366)]


def _never_opens(window: Window) -> bool:
    """Return whether a window closes before it opens, whichever day it is counted from."""
    return None not in (window.opens, window.closes) and all(
        moved(each, window.closes) < moved(each, window.opens) for each in _ANY_YEAR
    )


def _acts(timeline: Timeline, recorded: Of[ReopenerRecorded]) -> Checked:
    clause = recorded.fact.clause
    invoked = [each for each in timeline.facts.all(ReopenerInvoked) if each.fact.clause == clause]
    withdrawn = [
        each for each in timeline.facts.all(ReopenerWithdrawn) if each.fact.clause == clause
    ]
    concluded = [
        each for each in timeline.facts.all(ReopenerConcluded) if each.fact.clause == clause
    ]
    for each in invoked:
        yield from _entitled(each, recorded)
        yield from not_in_force(timeline, each, each.fact.notice_on, "notice_on")
        yield from _in_window(timeline, each, recorded)
        yield from _triggered(timeline, each, recorded)
        yield from _not_concluded(each, each.fact.notice_on, concluded)
    yield from _one_at_a_time(recorded, invoked, withdrawn)
    yield from _withdrawals(recorded, invoked, withdrawn)
    for again in concluded[1:]:
        details = {"clause": clause, "concluded": str(concluded[0].fact.concluded_on)}
        yield ReopenerAlreadyConcluded((again.name, concluded[0].name), "concluded_on", details)


def _entitled(act: Of[ReopenerInvoked], recorded: Of[ReopenerRecorded]) -> Checked:
    if act.fact.by not in recorded.fact.entitled:
        details = {"party": act.fact.by, "clause": act.fact.clause}
        yield ReopenerNotEntitled((act.name, recorded.name), "by", details)


def _in_window(
    timeline: Timeline, act: Of[ReopenerInvoked], recorded: Of[ReopenerRecorded]
) -> Checked:
    window, on = recorded.fact.window, act.fact.notice_on
    if window is None:
        return
    if window.relative_to is not None:
        yield from _in_one_of(timeline, act, recorded)
        return
    first, last = window.first_day, window.last_day
    early = first is not None and on.latest < first.earliest
    late = last is not None and on.earliest > last.latest
    if early or late:
        details = {
            "clause": act.fact.clause, "on": str(on), "first": str(first or ".."),
            "last": str(last or ".."),
        }  # fmt: skip
        yield ReopenerWindowClosed((act.name, recorded.name), "notice_on", details)


def _in_one_of(
    timeline: Timeline, act: Of[ReopenerInvoked], recorded: Of[ReopenerRecorded]
) -> Checked:
    """Refuse a notice outside every window counted from the agreement's life."""
    on, of = act.fact.notice_on, timeline.life
    if of is None or any(not_in_force(timeline, act, on, "notice_on")):
        return
    part = [each for each in timeline.standing if each.name == recorded.name]
    claim = next(iter(derive_reopener(Facts(timeline.subject, recorded.fact.part, part))), None)
    if not isinstance(claim, ReopenerClaim):
        return
    claim = claim.model_copy(update={"on_trigger_only": False})
    if windows(claim, of, on.earliest, on.latest):
        return
    later = windows(claim, of, on.latest, shift(on.latest, _A_WHILE))
    earlier = windows(claim, of, shift(on.earliest, _A_WHILE, -1), on.earliest)
    near = next(iter((*later, *reversed(earlier))), None)
    details = {
        "clause": act.fact.clause, "on": str(on), "first": str(near.first_day if near else ".."),
        "last": str(near.last_day if near else ".."),
    }  # fmt: skip
    yield ReopenerWindowClosed((act.name, recorded.name), "notice_on", details)


_A_WHILE = "P10Y"
"""So far around a notice the nearest window is looked for, to be named."""


def _triggered(
    timeline: Timeline, act: Of[ReopenerInvoked], recorded: Of[ReopenerRecorded]
) -> Checked:
    """Refuse a notice before the trigger that the clause waits for."""
    if not recorded.fact.on_trigger_only:
        return
    clause = recorded.fact.clause
    triggers = [each for each in timeline.facts.all(ReopenerTriggered)
                if each.fact.clause == clause]  # fmt: skip
    on = act.fact.notice_on
    if not any(each.fact.occurred_on.earliest <= on.latest for each in triggers):
        names = (act.name, recorded.name, *(each.name for each in triggers))
        yield ReopenerNotTriggered(names, "notice_on", {"clause": clause, "on": str(on)})


def _not_concluded(
    act: Of[ReopenerInvoked], on: ImpreciseDate, concluded: list[Of[ReopenerConcluded]]
) -> Checked:
    for each in concluded:
        if on.earliest >= each.fact.concluded_on.latest:
            details = {"clause": act.fact.clause, "concluded": str(each.fact.concluded_on)}
            yield ReopenerAlreadyConcluded((act.name, each.name), "notice_on", details)


def _one_at_a_time(
    recorded: Of[ReopenerRecorded],
    invoked: list[Of[ReopenerInvoked]],
    withdrawn: list[Of[ReopenerWithdrawn]],
) -> Checked:
    for first in invoked:
        for second in invoked:
            on = second.fact.notice_on
            if first is not second and _certainly_live(recorded, first, invoked, withdrawn, on):
                details = {
                    "clause": recorded.fact.clause,
                    "notice": str(first.fact.notice_on),
                    "on": str(on),
                }
                yield ReopenerAlreadyInvoked((second.name, first.name), "notice_on", details)


def _certainly_live(
    recorded: Of[ReopenerRecorded],
    first: Of[ReopenerInvoked],
    invoked: list[Of[ReopenerInvoked]],
    withdrawn: list[Of[ReopenerWithdrawn]],
    on: ImpreciseDate,
) -> bool:
    """Whether an invocation precedes a day and runs on it, whichever days were meant."""
    notice = first.fact.notice_on
    same_day = notice.exact and notice == on and _earlier_recorded(first, on, invoked)
    if not (notice.latest < on.earliest or same_day):
        return False
    if _deadline(recorded, notice.earliest) < on.latest:
        return False
    return not any(_may_take_back(each, first, on) for each in withdrawn)


def _earlier_recorded(
    first: Of[ReopenerInvoked], on: ImpreciseDate, invoked: list[Of[ReopenerInvoked]]
) -> bool:
    same = [each for each in invoked if each.fact.notice_on == on]
    return same[0] is first


def _may_take_back(
    each: Of[ReopenerWithdrawn], invoked: Of[ReopenerInvoked], on: ImpreciseDate
) -> bool:
    taken = each.fact.effective_on
    return not _precedes(each, taken, invoked, invoked.fact.notice_on) and (
        taken.earliest <= on.latest
    )


def _precedes(one: Of[Fact], day: ImpreciseDate, other: Of[Fact], its: ImpreciseDate) -> bool:
    """Whether one act certainly comes before another, by day, then order (R4)."""
    same_day = day.exact and day == its
    return day.latest < its.earliest or (same_day and one.version < other.version)


def _deadline(recorded: Of[ReopenerRecorded], notice: date) -> date:
    length = recorded.fact.negotiation_period
    return LAST_DAY if length is None else shift(notice, length)


def _withdrawals(
    recorded: Of[ReopenerRecorded],
    invoked: list[Of[ReopenerInvoked]],
    withdrawn: list[Of[ReopenerWithdrawn]],
) -> Checked:
    for each in withdrawn:
        on = each.fact.effective_on
        live = [
            one
            for one in invoked
            if _deadline(recorded, one.fact.notice_on.latest) >= on.earliest
            and not _precedes(each, on, one, one.fact.notice_on)
            and not _taken_back(one, each, withdrawn)
        ]
        if not live:
            details = {"clause": recorded.fact.clause, "on": str(on)}
            around = tuple(other.name for other in (*invoked, *withdrawn) if other is not each)
            yield ReopenerNotInvoked((each.name, recorded.name, *around), "effective_on", details)


def _taken_back(
    invoked: Of[ReopenerInvoked],
    by: Of[ReopenerWithdrawn],
    withdrawn: list[Of[ReopenerWithdrawn]],
) -> bool:
    """Whether an invocation was certainly taken back already before another withdrawal."""
    return any(
        _precedes(invoked, invoked.fact.notice_on, other, other.fact.effective_on)
        and _precedes(other, other.fact.effective_on, by, by.fact.effective_on)
        for other in withdrawn
        if other is not by
    )
