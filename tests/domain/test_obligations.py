"""Duties: when they are due, and how each due date stands on a day."""

from __future__ import annotations

from typing import Any

import pytest

from agreements.domain.answers.obligations import DueDate, due_dates, up_to_next
from agreements.domain.claims.shapes import ObligationClaim
from agreements.domain.dates import Duration, day
from agreements.domain.facts import (
    DueRule,
    Fact,
    ObligationAgreed,
    ObligationFulfilled,
    ObligationWaived,
)
from agreements.domain.refusals import (
    AlreadyRecorded,
    EndBeforeStart,
    NoDueDate,
    NotOnRecord,
    ObligationAlreadyFulfilled,
    ObligationAlreadyWaived,
    OwedToItself,
    Refusal,
    UnknownIdentifier,
    WrongKind,
)
from tests.domain.scenes import SIGNED, around, claim, in_force, recorded, registered
from tests.histories import (
    FEDERAL,
    FIELD,
    LMDA,
    TERRITORIAL,
    annulled,
    cite,
    commenced,
    irregular,
    on,
    otherwise,
    terminated,
)
from tests.office import Meeting, Office


def duty(
    *,
    annually: str | None = None,
    once: str | None = None,
    after_year: Duration | None = None,
    key: str = "report",
    **given: Any,
) -> ObligationAgreed:
    """Return a duty of the LMDA, the territory's to the federal government unless said."""
    due = DueRule(
        once_on=on(once) if once else None, annually_on=annually, after_fiscal_year=after_year
    )
    days: dict[str, Any] = {
        name: on(given.pop(name)) for name in ("effective_on", "until") if name in given
    }
    of: dict[str, Any] = {"owed_by": TERRITORIAL, "owed_to": (FEDERAL,), **days, **given}
    return ObligationAgreed(
        subject=LMDA, obligation=key, kind="report", due=due, cites=cite(), **of
    )


def fulfilled(due_on: str, fulfilled_on: str, key: str = "report") -> ObligationFulfilled:
    return ObligationFulfilled(
        subject=LMDA,
        obligation=key,
        due_on=on(due_on),
        fulfilled_on=on(fulfilled_on),
        cites=cite(),
    )


def waived(due_on: str, waived_on: str, key: str = "report") -> ObligationWaived:
    return ObligationWaived(
        subject=LMDA,
        obligation=key,
        due_on=on(due_on),
        waived_on=on(waived_on),
        by=FEDERAL,
        cites=cite(),
    )


JUNE = duty(annually="06-30")
"""Due on 30 June of each year; the LMDA is in force since 2000-02-01."""


def with_duty(*facts: Fact, agreed: ObligationAgreed = JUNE) -> Meeting:
    """Begin with the duty as duty/1, and what was done as done/1, done/2, ..."""
    done = [recorded("done", *facts)] if facts else []
    return in_force(recorded("duty", agreed), *done)


def _claim(office: Office, key: str = "report") -> ObligationClaim:
    found = claim(office, LMDA, f"obligation/{key}")
    assert isinstance(found, ObligationClaim)
    return found


def _written(found: tuple[DueDate, ...]) -> dict[str, str]:
    """``day -> state``; a state or due date that is only possible ends in ``?``."""
    return {
        str(each.on) + "?" * (each.certainty == "possible"): " ".join(
            state + "?" * (certainty == "possible") for state, certainty in each.states.items()
        )
        for each in found
    }


def stand(office: Office, asked: str, key: str = "report") -> dict[str, str]:
    """Return every due date up to the next one after a day, as it stands on that day."""
    return _written(up_to_next(_claim(office, key), office.life(LMDA), day(asked)))


def due_in(office: Office, first: str, last: str, key: str = "report") -> list[str]:
    """Return the due dates from a first to a last day."""
    found = due_dates(_claim(office, key), office.life(LMDA), day(first), day(last), day(last))
    return list(_written(found))


def states(office: Office, turning: str, due: str) -> list[str]:
    """Return the state of a due date the day before, on the day, and the day after."""
    return [stand(office, asked)[due] for asked in around(turning)]


def test_a_due_date_is_upcoming_then_due_then_late() -> None:
    office = with_duty().then_recorded()
    assert states(office, "2000-06-30", "2000-06-30") == ["upcoming", "due", "late"]


def test_up_to_the_next_due_date() -> None:
    office = with_duty().then_recorded()
    assert stand(office, "2001-06-30") == {
        "2000-06-30": "late", "2001-06-30": "due", "2002-06-30": "upcoming",
    }  # fmt: skip


def test_the_due_dates_of_a_rule_are_told_for_a_hundred_years() -> None:
    """The day before the hundred years are over since the first, on the day, the day after."""
    office = with_duty().then_recorded()
    first = [min(stand(office, asked)) for asked in around("2100-06-30")]
    assert first == ["2000-06-30", "2000-06-30", "2001-06-30"]
    assert len(stand(office, "9999-12-31")) == 100


def test_a_day_that_comes_once_is_told_however_old() -> None:
    office = with_duty(agreed=duty(once="2000-06-30")).then_recorded()
    assert stand(office, "2500-01-01") == {"2000-06-30": "late"}


def test_fulfilled_on_the_day_is_in_time_and_the_day_after_is_late() -> None:
    in_time = with_duty(fulfilled("2000-06-30", "2000-06-30")).then_recorded()
    late = with_duty(fulfilled("2000-06-30", "2000-07-01")).then_recorded()
    assert states(in_time, "2000-06-30", "2000-06-30") == ["upcoming", "fulfilled", "fulfilled"]
    assert states(late, "2000-07-01", "2000-06-30") == ["due", "fulfilled-late", "fulfilled-late"]


def test_what_is_done_early_is_fulfilled_from_then_on() -> None:
    office = with_duty(fulfilled("2000-06-30", "2000-05-01")).then_recorded()
    assert states(office, "2000-05-01", "2000-06-30") == ["upcoming", "fulfilled", "fulfilled"]


def test_waived_from_the_day_that_it_is_let_off() -> None:
    office = with_duty(waived("2000-06-30", "2000-07-10")).then_recorded()
    assert states(office, "2000-07-10", "2000-06-30") == ["late", "waived", "waived"]


def test_done_although_waived_is_done() -> None:
    office = with_duty(
        fulfilled("2000-06-30", "2000-06-20"), waived("2000-06-30", "2000-06-01")
    ).then_recorded()
    assert stand(office, "2000-06-19")["2000-06-30"] == "waived"
    assert stand(office, "2000-06-20")["2000-06-30"] == "fulfilled"


def test_due_from_the_first_day_in_force_to_the_day_before_the_end() -> None:
    office = with_duty(agreed=duty(annually="02-01")).when(terminated(LMDA, "2002-02-01"))
    assert due_in(office.then_recorded(), "1999-01-01", "2003-01-01") == [
        "2000-02-01", "2001-02-01",
    ]  # fmt: skip
    day_later = with_duty(agreed=duty(annually="02-01")).when(terminated(LMDA, "2002-02-02"))
    assert due_in(day_later.then_recorded(), "1999-01-01", "2003-01-01")[-1] == "2002-02-01"
    day_before = with_duty(agreed=duty(annually="01-31")).then_recorded()
    assert due_in(day_before, "1999-01-01", "2001-12-31") == ["2001-01-31"]


def test_its_own_days_narrow_those_of_its_instrument() -> None:
    given = duty(annually="06-30", effective_on="2001-06-30", until="2003-06-30")
    office = with_duty(agreed=given).then_recorded()
    assert due_in(office, "1999-01-01", "2009-01-01") == ["2001-06-30", "2002-06-30"]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"annually": "02-29"}, ["2000-02-29", "2001-02-28", "2002-02-28"]),
        ({"annually": "06-31"}, ["2000-06-30", "2001-06-30", "2002-06-30"]),
        ({"after_year": "P90D"}, ["2000-06-29", "2001-06-29", "2002-06-29"]),
        ({"after_year": "P11M"}, ["2001-02-28", "2002-02-28"]),
        ({"after_year": "P2Y"}, ["2002-03-31"]),
        ({"once": "2001-05-05"}, ["2001-05-05"]),
        ({"once": "1999-05-05"}, []),
    ],
)
def test_the_days_that_a_rule_names(rule: dict[str, Any], expected: list[str]) -> None:
    """A shorter month's last day stands for a day that it lacks; 90 days after 31 March."""
    office = with_duty(agreed=duty(**rule)).then_recorded()
    assert due_in(office, "1999-01-01", "2002-12-31") == expected


@pytest.mark.parametrize(
    ("begins", "first"),
    [("2000-03-30", "2000-06-29"), ("2000-03-31", "2000-06-29"), ("2000-04-01", "2001-06-29")],
)
def test_nothing_is_owed_for_a_fiscal_year_that_was_over_before(begins: str, first: str) -> None:
    """The agreement must have been in force by the last day of the year."""
    began = recorded("start", commenced(LMDA, begins))
    office = registered(SIGNED, began, recorded("duty", duty(after_year="P90D"))).then_recorded()
    assert due_in(office, "2000-01-01", "2001-12-31")[0] == first


def test_an_imprecise_commencement_makes_a_due_date_possible() -> None:
    """R3: certain in every resolution, possible in some."""
    began = recorded("start", commenced(LMDA, "2000-06-01..2000-07-31"))
    office = registered(SIGNED, began, recorded("duty", JUNE)).then_recorded()
    assert stand(office, "2000-08-01") == {"2000-06-30?": "late?", "2001-06-30": "upcoming"}


def test_an_imprecise_end_makes_a_due_date_possible() -> None:
    office = with_duty().when(terminated(LMDA, "2001")).then_recorded()
    assert due_in(office, "2000-01-01", "2003-01-01") == ["2000-06-30", "2001-06-30?"]


def test_an_imprecise_day_of_fulfilment_may_be_late() -> None:
    office = with_duty(fulfilled("2000-06-30", "2000-06-29..2000-07-01")).then_recorded()
    found = [stand(office, asked)["2000-06-30"] for asked in around("2000-06-30")]
    assert found == ["upcoming? fulfilled?", "due? fulfilled?", "fulfilled? fulfilled-late?"]


def test_one_unknown_day_is_the_same_wherever_it_is_used() -> None:
    """Due once on a day of June and done on a day of July: late, whatever the days."""
    given = duty(once="2000-06")
    office = with_duty(fulfilled("2000-06", "2000-07"), agreed=given).then_recorded()
    assert stand(office, "2000-07-31") == {"2000-06": "fulfilled-late"}
    assert stand(office, "2000-05-31") == {"2000-06": "upcoming"}
    assert stand(office, "2000-06-15") == {"2000-06": "upcoming? due? late?"}


def test_a_day_named_by_its_year_is_the_due_date_of_that_year() -> None:
    office = with_duty(fulfilled("2001", "2001-05-01")).then_recorded()
    assert stand(office, "2002-01-01") == {
        "2000-06-30": "late", "2001-06-30": "fulfilled", "2002-06-30": "upcoming",
    }  # fmt: skip


def test_a_day_that_may_be_either_of_two_due_dates_makes_both_possible() -> None:
    office = with_duty(fulfilled("2000-06-30..2001-06-30", "2000-06-01")).then_recorded()
    assert stand(office, "2001-07-01") == {
        "2000-06-30": "fulfilled? late?",
        "2001-06-30": "fulfilled? late?",
        "2002-06-30": "upcoming",
    }


def test_a_due_date_before_the_first_is_not_among_those_that_may_be_meant() -> None:
    """2000-01-15 is named by the rule, but the LMDA was not in force: only 2001-01-15 is left."""
    office = with_duty(
        fulfilled("2000-01-01..2001-12-31", "2001-01-10"),
        agreed=duty(annually="01-15"),
    ).then_recorded()
    assert stand(office, "2001-02-01")["2001-01-15"] == "fulfilled"


def test_one_who_is_no_party_owes_once_every_party_is_bound() -> None:
    began = recorded("start", commenced(LMDA, "2000-02-01", FEDERAL),
                     commenced(LMDA, "2000-07-01", TERRITORIAL))  # fmt: skip
    federal = duty(annually="06-30", owed_by=FEDERAL, owed_to=(TERRITORIAL,))
    board = duty(annually="06-30", key="plan", owed_by="board")
    office = registered(SIGNED, began, recorded("duty", federal, board)).then_recorded()
    assert due_in(office, "2000-01-01", "2001-12-31") == ["2000-06-30", "2001-06-30"]
    assert due_in(office, "2000-01-01", "2001-12-31", "plan") == ["2001-06-30"]


def test_no_due_date_without_a_commencement() -> None:
    office = registered(SIGNED, recorded("duty", JUNE)).then_recorded()
    assert stand(office, "2005-01-01") == {}


def test_an_irregular_fulfilment_has_no_effect() -> None:
    office = with_duty(irregular(fulfilled("2000-06-30", "2000-06-01"))).then_recorded()
    assert stand(office, "2000-07-01")["2000-06-30"] == "late"


def test_an_annulled_fulfilment_leaves_the_duty_outstanding() -> None:
    done = with_duty(fulfilled("2000-06-30", "2000-06-01"))
    office = done.when(annulled(JUNE, "done/1")).then_recorded()
    assert stand(office, "2000-07-01")["2000-06-30"] == "late"


@pytest.mark.parametrize(
    ("refused", "kind", "names"),
    [
        (fulfilled("2000-07-01", "2000-07-01"), NoDueDate, ("when/1", "duty/1")),
        (fulfilled("1999-06-30", "1999-06-30"), NoDueDate, ("when/1", "duty/1", "start/1")),
        (waived("2000-07", "2000-07-01"), NoDueDate, ("when/1", "duty/1")),
        (fulfilled("2000-06-30", "2000-06-01", "plan"), NotOnRecord, ("when/1",)),
        (waived("2000-06-30", "2000-06-01", "plan"), NotOnRecord, ("when/1",)),
        (JUNE, AlreadyRecorded, ("when/1", "duty/1")),
        (duty(annually="06-30", key="plan", owed_to=(FEDERAL, TERRITORIAL)), OwedToItself,
         ("when/1",)),
        (duty(annually="06-30", key="plan", until="2000-02-01"), EndBeforeStart, ("when/1",)),
        (duty(annually="06-30", key="plan", effective_on="2001", until="2000-12-31"),
         EndBeforeStart, ("when/1",)),
        (duty(annually="06-30", key="plan", owed_by="nobody"), UnknownIdentifier, ("when/1",)),
        (duty(annually="06-30", key="plan", owed_by=FIELD), WrongKind, ("when/1",)),
    ],
)  # fmt: skip
def test_what_is_impossible_is_refused(
    refused: Fact, kind: type[Refusal], names: tuple[str, ...]
) -> None:
    with_duty().when(refused).then_refused(kind, *names)


def test_the_nearest_that_is_allowed() -> None:
    with_duty().when(fulfilled("2000-06-30", "2000-02-01")).then_recorded()
    with_duty().when(fulfilled("2000-06-30..2000-07-05", "2001-01-01")).then_recorded()
    with_duty().when(duty(annually="06-30", key="plan", until="2000-02-02")).then_recorded()


def test_a_due_date_is_fulfilled_once_and_waived_once() -> None:
    done = with_duty(fulfilled("2000-06-30", "2000-06-01"))
    done.when(fulfilled("2000-06-30", "2000-06-02")).then_refused(
        ObligationAlreadyFulfilled, "when/1", "done/1"
    )
    let_off = with_duty(waived("2000-06-30", "2000-06-01"))
    let_off.when(waived("2000", "2000-06-02")).then_refused(
        ObligationAlreadyWaived, "when/1", "done/1"
    )
    done.when(fulfilled("2001-06-30", "2000-06-02"), name="next").then_recorded()


def test_what_is_done_is_not_let_off_afterwards() -> None:
    done = with_duty(fulfilled("2000-06-30", "2000-06-10"))
    done.when(waived("2000-06-30", "2000-06-10")).then_refused(
        ObligationAlreadyFulfilled, "when/1", "done/1"
    )
    done.when(waived("2000-06-30", "2000-06-09")).then_recorded()


def test_an_end_that_leaves_a_fulfilment_without_its_due_date_is_refused() -> None:
    """R6: the timeline is judged whole."""
    done = with_duty(fulfilled("2000-06-30", "2000-06-01"))
    done.when(terminated(LMDA, "2000-06-30")).then_refused(NoDueDate, "when/1", "done/1")
    done.when(terminated(LMDA, "2000-07-01")).then_recorded()


def test_two_sources_for_the_day_make_each_possible() -> None:
    """R7: one source says 30 June, the other 31 July; each due date is possible, none certain."""
    july = duty(annually="07-31")
    office = with_duty().when(otherwise(july, "duty/1")).then_recorded()
    assert stand(office, "2000-08-01") == {
        "2000-06-30?": "late?", "2000-07-31?": "late?", "2001-06-30?": "upcoming?",
    }  # fmt: skip


def test_two_sources_for_the_day_that_it_was_done() -> None:
    done = with_duty(fulfilled("2000-06-30", "2000-06-30"))
    office = done.when(otherwise(fulfilled("2000-06-30", "2000-07-01"), "done/1")).then_recorded()
    assert [stand(office, asked)["2000-06-30"] for asked in around("2000-06-30")] == [
        "upcoming", "due? fulfilled?", "fulfilled? fulfilled-late?",
    ]  # fmt: skip
