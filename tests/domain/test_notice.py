"""Who may act under a re-opener, and the last day for notice beside internal lead times (R14)."""

from __future__ import annotations

import pytest

from agreements.domain.answers.notice import last_notice, who_may_act
from agreements.domain.claims.shapes import LeadClaim
from agreements.domain.dates import day
from agreements.domain.facts import Fact, LeadTimeSet
from tests.domain.scenes import in_force, recorded
from tests.histories import (
    FEDERAL,
    LMDA,
    TERRITORIAL,
    concluded,
    invoked,
    reopener_recorded,
    terminated,
    withdrawn,
)
from tests.office import Office

TERMS = reopener_recorded(LMDA, "7.2", "2000-02-10", "2000-03-10", "P2W")


def told(*facts: Fact) -> Office:
    return in_force(recorded("terms", TERMS, *facts)).then_recorded()


def acts(office: Office, asked: str) -> set[tuple[str, str, str]]:
    claim, life = office.reopener(LMDA, "7.2"), office.life(LMDA)
    return {
        (each.party, each.power, each.certainty) for each in who_may_act(claim, life, day(asked))
    }


def lead(key: str | None, lead_time: str, name: str = "l") -> LeadTimeSet:
    return LeadTimeSet(subject=LMDA, lead=name, ahead_of="reopener", key=key, lead_time=lead_time)


def dates(office: Office, asked: str) -> tuple[str, list[str]] | None:
    leads = [each for each in office.claims() if isinstance(each, LeadClaim)]
    claim, life = office.reopener(LMDA, "7.2"), office.life(LMDA)
    found = last_notice(claim, life, day(asked), leads)
    return None if found is None else (str(found.legal), [str(each.on) for each in found.internal])


def test_the_entitled_may_invoke_while_it_is_open() -> None:
    """On each day of the window and on no other."""
    both = {(FEDERAL, "invoke", "certain"), (TERRITORIAL, "invoke", "certain")}
    office = told()
    for asked, expected in (
        ("2000-02-09", set()), ("2000-02-10", both), ("2000-03-10", both), ("2000-03-11", set()),
    ):  # fmt: skip
        assert acts(office, asked) == expected, asked


def test_while_it_is_invoked_its_party_may_withdraw_and_all_may_conclude() -> None:
    """From the day of notice to the deadline; then it may be invoked again."""
    live = {
        (FEDERAL, "withdraw", "certain"), (FEDERAL, "conclude", "certain"),
        (TERRITORIAL, "conclude", "certain"),
    }  # fmt: skip
    office = told(invoked(LMDA, "7.2", "2000-02-15"))
    assert acts(office, "2000-02-15") == live
    assert acts(office, "2000-02-29") == live
    assert {power for _, power, _ in acts(office, "2000-03-01")} == {"invoke"}


def test_a_notice_of_some_day_makes_each_possible() -> None:
    """R3: it may still be given, and may be live already."""
    office = told(invoked(LMDA, "7.2", "2000-02-15..2000-02-18"))
    assert {certainty for _, _, certainty in acts(office, "2000-02-16")} == {"possible"}
    assert acts(told(concluded(LMDA, "7.2", "2000-02-20")), "2000-02-20") == set()


@pytest.mark.parametrize(
    ("asked", "legal"),
    [("2000-02-01", "2000-03-10"), ("2000-03-10", "2000-03-10"), ("2000-03-11", None)],
)
def test_the_last_day_for_notice(asked: str, legal: str | None) -> None:
    """Of the window that is open, or else of the next; none after the last."""
    found = dates(told(), asked)
    assert (found and found[0]) == legal


def test_internal_lead_times_stand_beside_it() -> None:
    """One for the clause, one for every re-opener; none of another clause."""
    other = reopener_recorded(LMDA, "9")
    office = told(other, lead("7.2", "P2W", "a"), lead(None, "P1M", "b"), lead("9", "P1D", "c"))
    assert dates(office, "2000-02-10") == ("2000-03-10", ["2000-02-25", "2000-02-10"])


def test_notice_ends_with_the_agreement() -> None:
    """The last day in force, where it comes before the window's; after a conclusion, none."""
    assert dates(told(terminated(LMDA, "2000-03-01")), "2000-02-10") == ("2000-02-29", [])
    assert dates(told(concluded(LMDA, "7.2", "2000-02-20")), "2000-02-20") is None
    back = (invoked(LMDA, "7.2", "2000-02-15"), withdrawn(LMDA, "7.2", "2000-02-20"))
    assert dates(told(*back), "2000-02-20") == ("2000-03-10", [])
