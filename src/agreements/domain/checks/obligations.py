"""Checks of duties with due dates, of indicators, and of lead times."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import TypeVar

from agreements.domain.answers.obligations import due_dates_named
from agreements.domain.checks.timeline import Checked, Timeline, end_before_start
from agreements.domain.claims.gather import Facts, Of
from agreements.domain.claims.obligations import derive_obligation
from agreements.domain.claims.shapes import ObligationClaim
from agreements.domain.dates import LAST_DAY, ImpreciseDate
from agreements.domain.facts import (
    Fact,
    IndicatorAgreed,
    LeadTimeSet,
    ObligationAgreed,
    ObligationFulfilled,
    ObligationWaived,
    ReopenerRecorded,
    ResultReported,
    StepPlanned,
    TargetAgreed,
)
from agreements.domain.facts.money import Years
from agreements.domain.refusals import (
    AlreadyRecorded,
    LeadTimeAlreadySet,
    NoDueDate,
    NotOnRecord,
    ObligationAlreadyFulfilled,
    ObligationAlreadyWaived,
    OwedToItself,
    Refusal,
    ResultAlreadyReported,
    TargetAlreadyAgreed,
)

F = TypeVar("F", bound=Fact)
Done = Of[ObligationFulfilled | ObligationWaived]


def check_obligations(timeline: Timeline) -> Checked:
    """Yield what is impossible in an instrument's duties, and in what was done of them."""
    agreed = timeline.facts.all(ObligationAgreed)
    yield from _twice(timeline, agreed, lambda each: each.obligation, "obligation")
    known = {each.fact.obligation: each for each in agreed}
    for each in agreed:
        yield from _terms(timeline, each)
    done: list[Done] = [
        *timeline.facts.all(ObligationFulfilled),
        *timeline.facts.all(ObligationWaived),
    ]
    yield from _unknown(timeline, done, lambda each: each.obligation, known, "obligation")
    for key, duty in known.items():
        yield from _acts(timeline, duty, [each for each in done if each.fact.obligation == key])


def _terms(timeline: Timeline, agreed: Of[ObligationAgreed]) -> Checked:
    duty = agreed.fact
    if duty.owed_by in duty.owed_to:
        details = {"owed_by": duty.owed_by, "obligation": duty.obligation}
        at = f"owed_to.{duty.owed_to.index(duty.owed_by)}"
        yield OwedToItself((agreed.name,), at, details)
    if duty.effective_on is not None:
        yield from end_before_start((agreed.name,), "until", duty.effective_on, duty.until)
    elif timeline.first_day().earliest != LAST_DAY:
        first = timeline.first_day()
        yield from end_before_start((agreed.name,), "until", first, duty.until)


def _acts(
    timeline: Timeline,
    agreed: Of[ObligationAgreed],
    done: Sequence[Done],
) -> Checked:
    if timeline.life is None or not done:
        return
    claim = _claim(timeline, agreed)
    around = tuple(each.name for each in timeline.life.facts[1:])
    named = [due_dates_named(claim, timeline.life, each.fact.due_on) for each in done]
    for each, days in zip(done, named, strict=True):
        if not days:
            details = {"id": timeline.subject, **_details(each)}
            yield NoDueDate((each.name, agreed.name, *around), "due_on", details)
    for (earlier, one), (later, other) in combinations(zip(done, named, strict=True), 2):
        if one == other and len(one) == 1:
            yield from _both(earlier, later)


def _claim(timeline: Timeline, agreed: Of[ObligationAgreed]) -> ObligationClaim:
    part = agreed.fact.part
    own = [each for each in timeline.standing if each.fact.part == part]
    derived = derive_obligation(Facts(timeline.subject, part, own))
    return next(each for each in derived if isinstance(each, ObligationClaim))


def _both(
    earlier: Done,
    later: Done,
) -> Checked:
    """Refuse the same done twice for a due date, and a waiver of what was done before it."""
    one, other = earlier.fact, later.fact
    if isinstance(one, ObligationFulfilled) and isinstance(other, ObligationFulfilled):
        names = (later.name, earlier.name)
        yield ObligationAlreadyFulfilled(names, "due_on", _details(later))
    elif isinstance(one, ObligationWaived) and isinstance(other, ObligationWaived):
        yield ObligationAlreadyWaived((later.name, earlier.name), "due_on", _details(later))
    elif (
        isinstance(one, ObligationFulfilled)
        and isinstance(other, ObligationWaived)
        and one.fulfilled_on.latest <= other.waived_on.earliest
    ):
        names = (later.name, earlier.name)
        yield ObligationAlreadyFulfilled(names, "due_on", _details(later))


def _details(each: Done) -> dict[str, str]:
    return {"obligation": each.fact.obligation, "due": str(each.fact.due_on)}


def check_indicators(timeline: Timeline) -> Checked:
    """Yield what is impossible in an instrument's indicators, targets and results."""
    agreed = timeline.facts.all(IndicatorAgreed)
    yield from _twice(timeline, agreed, lambda each: each.indicator, "indicator")
    known = {each.fact.indicator for each in agreed}
    targets, results = timeline.facts.all(TargetAgreed), timeline.facts.all(ResultReported)
    for key in (targets, results):
        yield from _unknown(timeline, key, lambda each: each.indicator, known, "indicator")
    yield from _same_day(
        TargetAlreadyAgreed,
        [(each, each.fact, each.fact.agreed_on) for each in targets],
        "agreed_on",
    )
    yield from _same_day(
        ResultAlreadyReported,
        [(each, each.fact, each.fact.reported_on) for each in results],
        "reported_on",
    )


def _same_day(
    refusal: type[Refusal],
    told: Iterable[tuple[Of[Fact], TargetAgreed | ResultReported, ImpreciseDate | None]],
    at: str,
) -> Checked:
    """Refuse a second one for a period and territory, said on what is certainly the same day."""
    seen: dict[tuple[str, str, str, ImpreciseDate | None], str] = {}
    for of, fact, on in told:
        key = (fact.indicator, written(fact.period), fact.territory, on)
        if key in seen and (on is None or on.exact):
            details = {"indicator": key[0], "period": key[1], "territory": key[2]}
            yield refusal((of.name, seen[key]), at, details)
        seen[key] = of.name


def written(period: Years) -> str:
    """Return ``1997-98``, or ``1997-98..2001-02`` for several years."""
    return period.first if period.last is None else f"{period.first}..{period.last}"


def check_leads(timeline: Timeline) -> Checked:
    """Yield what is impossible in the lead times before an instrument's legal dates."""
    leads = timeline.facts.all(LeadTimeSet)
    yield from _twice(timeline, leads, lambda each: each.lead, "lead")
    seen: dict[tuple[str, str | None, str | None], str] = {}
    for each in leads:
        of = (each.fact.ahead_of, each.fact.key, each.fact.set_by)
        if of in seen:
            names = (each.name, seen[of])
            yield LeadTimeAlreadySet(names, "lead", {"id": timeline.subject})
        seen[of] = each.name
        yield from _ahead_of(timeline, each)


def _ahead_of(timeline: Timeline, lead: Of[LeadTimeSet]) -> Checked:
    """Refuse a lead time before a re-opener, obligation or step that is not on record."""
    facts = timeline.facts
    known = {
        "reopener": {each.fact.clause for each in facts.all(ReopenerRecorded)},
        "obligation": {each.fact.obligation for each in facts.all(ObligationAgreed)},
        "step": {each.fact.step for each in facts.all(StepPlanned)},
    }.get(lead.fact.ahead_of)
    if lead.fact.key is not None and known is not None and lead.fact.key not in known:
        details = {"id": timeline.subject, "key": lead.fact.key}
        yield NotOnRecord((lead.name,), "key", details)


def _twice(
    timeline: Timeline, agreed: Sequence[Of[F]], key: Callable[[F], str], at: str
) -> Checked:
    seen: dict[str, str] = {}
    for each in agreed:
        named = key(each.fact)
        if named in seen:
            details = {"id": timeline.subject, "key": named}
            yield AlreadyRecorded((each.name, seen[named]), at, details)
        seen[named] = each.name


def _unknown(
    timeline: Timeline,
    acts: Sequence[Of[F]],
    key: Callable[[F], str],
    known: Iterable[str],
    at: str,
) -> Checked:
    for each in acts:
        if key(each.fact) not in known:
            details = {"id": timeline.subject, "key": key(each.fact)}
            yield NotOnRecord((each.name,), at, details)
