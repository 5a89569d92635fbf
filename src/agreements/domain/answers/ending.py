"""Whether an instrument has ended by a day, and how: term, notice, supersession."""

from __future__ import annotations

from agreements.domain.answers.bounds import earliest_of, in_any_world
from agreements.domain.answers.term import expired, runs_out
from agreements.domain.claims.shapes import Ending, LifeClaim, NoticeWithdrawn
from agreements.domain.dates import FIRST_DAY, LAST_DAY, ImpreciseDate, previous_day
from agreements.domain.resolutions import Resolution, When


def ended(life: LifeClaim, on: When, way: Resolution) -> bool:
    """Return whether the instrument had ended, in any way, by a day."""
    life = way.so(life)
    return (
        any(terminated(life, each, on, way) for each in life.terminations)
        or any(way.by(each.effective, on) for each in life.supersessions)
        or expired(life, on, way)
    )


def terminated(life: LifeClaim, termination: Ending, on: When, way: Resolution) -> bool:
    """Return whether a termination had taken effect by a day, its notice not taken back before."""
    life = way.so(life)
    return way.by(termination.effective, on) and not any(
        takes_back(each, termination, way) for each in life.withdrawn_notices
    )


def takes_back(withdrawal: NoticeWithdrawn, termination: Ending, way: Resolution) -> bool:
    """Return whether a notice already given is taken back before it takes effect."""
    return given_before(termination, withdrawal, way) and not way.by(
        termination.effective, withdrawal.withdrawn
    )


def given_before(termination: Ending, withdrawal: NoticeWithdrawn, way: Resolution) -> bool:
    """Return whether a notice comes before a withdrawal, by day, then order (R4).

    By order alone where no day of notice is on record.
    """
    if termination.notice is None:
        return termination.order < withdrawal.order
    return way.in_order(
        (termination.notice, termination.order), (withdrawal.withdrawn, withdrawal.order)
    )


def how_it_ended(life: LifeClaim, on: When, way: Resolution) -> str:
    """Return the status of an instrument that has ended by a day: by what came first."""
    life = way.so(life)
    repealed = "repealed" if life.instrument_kind == "enactment" else "terminated"
    past = [("superseded", e.effective) for e in life.supersessions if way.by(e.effective, on)]
    past += [
        (repealed, each.effective) for each in life.terminations if terminated(life, each, on, way)
    ]
    if not past:
        return "expired"
    ran_out = expired(life, on, way)
    if len({kind for kind, _ in past}) == 1 and not ran_out:
        return past[0][0]
    kind, first_act = way.first(past, lambda each: (each[1], 0))
    if not ran_out:
        return kind
    first_day = way.day(first_act)
    ran_out_before = first_day > FIRST_DAY and expired(life, previous_day(first_day), way)
    return "expired" if ran_out_before else kind


@in_any_world
def ends(life: LifeClaim) -> ImpreciseDate:
    """Return the bounds of the instrument's first day without effect; LAST_DAY: never."""
    acts = [
        *(_bounds(life, each) for each in life.terminations),
        *(each.effective.on for each in life.supersessions),
    ]
    return earliest_of([*acts, runs_out(life)])


def _bounds(life: LifeClaim, termination: Ending) -> ImpreciseDate:
    """Return the bounds of a termination; of one that is or may be taken back, up to never."""
    on, never = termination.effective.on, LAST_DAY
    for each in life.withdrawn_notices:
        taken = each.withdrawn.on
        if termination.notice is None:
            before = after = termination.order < each.order
        else:
            notice = termination.notice.on
            before = notice.latest < taken.earliest or (
                notice.latest <= taken.earliest and termination.order < each.order
            )
            after = notice.earliest <= taken.latest
        if before and taken.latest < on.earliest:
            return ImpreciseDate.on(never)
        if after and taken.earliest < on.latest:
            on = ImpreciseDate(on.earliest, never)
    return on
