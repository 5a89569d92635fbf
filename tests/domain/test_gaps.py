"""What is missing: needed and unheld, moved and unheld, unanswered for, powerless, baseless."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.domain.answers.gaps import Missing, basis_ended, first_day_of
from agreements.domain.answers.resolve import Asking, Point
from agreements.domain.claims.shapes import BasisClaim, NeedClaim
from agreements.domain.dates import day
from agreements.domain.facts import BasisRecorded, NeedRecorded
from agreements.domain.refusals import Refused
from agreements.domain.resolutions import Certainty
from agreements.domain.submissions import Submission
from agreements.domain.words import Role
from tests import histories, oracle_gaps
from tests.domain.scenes import SIGNED, around, in_force, recorded, registered
from tests.histories import (
    ACT,
    BOARD,
    COUNTRY,
    FEDERAL,
    FIELD,
    LMDA,
    NORTH,
    TERRITORIAL,
    assigned,
    cite,
    commenced,
    effected,
    move,
    on,
    planned,
    role_ended,
    terminated,
)
from tests.office import Office, trees
from tests.office import given as given_claims

Found = dict[tuple[str, str, tuple[str, ...]], Certainty]


def missing(
    office: Office, when: date, at: tuple[str, str] = (FIELD, COUNTRY), known: int | None = None
) -> Found:
    """Return what is missing at a point on a day."""
    claims = office.claims(known)
    needs = [
        each
        for each in claims
        if isinstance(each, NeedClaim) and (each.function, each.territory) == at
    ]
    here = Asking.at(given_claims(claims), trees(claims), Point(*at), when, None)
    found = Missing(here, needs).findings()
    return {(each.code, each.role, each.about): found[each] for each in found}


def codes(office: Office, turning: str, code: str) -> list[Certainty | None]:
    """Return how certainly a finding is made the day before, on the day and the day after."""
    return [
        next((sure for key, sure in missing(office, day(each)).items() if key[0] == code), None)
        for each in around(turning)
    ]


def need(since: str | None = None, until: str | None = None) -> NeedRecorded:
    return NeedRecorded(
        subject=FIELD,
        need="n",
        role="deliver",
        territory=COUNTRY,
        effective_on=on(since) if since else None,
        until=on(until) if until else None,
        cites=cite(),
    )


GIVEN = recorded("given", assigned(LMDA, "a1", FEDERAL, at=(FIELD, COUNTRY)))


def test_without_a_recorded_need_no_role_is_missed() -> None:
    """R19: a function needs a role somewhere only where a fact says so."""
    office = registered().office
    assert missing(office, day("2000-02-01")) == {}


def test_a_need_is_unmet_until_somebody_holds_the_role() -> None:
    office = in_force(recorded("need", need()), GIVEN).office
    assert codes(office, "2000-02-01", "need_unmet") == ["certain", None, None]


def test_a_need_is_unmet_again_from_the_day_that_the_role_ends() -> None:
    office = in_force(
        recorded("need", need()), GIVEN, recorded("end", role_ended(LMDA, "a1", "2000-02-15"))
    ).office
    assert codes(office, "2000-02-15", "need_unmet") == [None, "certain", "certain"]


@pytest.mark.parametrize(
    ("turning", "found"),
    [("2000-03-01", [None, "certain", "certain"]), ("2000-03-10", ["certain", None, None])],
)
def test_a_need_counts_from_its_first_day_to_the_day_before_its_until(
    turning: str, found: list[Certainty | None]
) -> None:
    office = registered(recorded("need", need(since="2000-03-01", until="2000-03-10"))).office
    assert codes(office, turning, "need_unmet") == found


def test_a_need_that_begins_on_an_unknown_day_is_perhaps_unmet() -> None:
    """R3: possible from the first day it may begin, certain from the last."""
    office = registered(recorded("need", need(since="2000-03-01..2000-03-03"))).office
    assert codes(office, "2000-03-01", "need_unmet") == [None, "possible", "possible"]
    assert codes(office, "2000-03-03", "need_unmet") == ["possible", "certain", "certain"]


def test_a_need_and_a_holding_of_two_unknown_days_may_miss_each_other() -> None:
    """R3: each fact's unknown is a day of its own."""
    since = "2000-02-10..2000-02-12"
    office = in_force(
        recorded("need", need(since=since)),
        recorded("given", assigned(LMDA, "a1", FEDERAL, at=(FIELD, COUNTRY), since=since)),
    ).office
    assert codes(office, "2000-02-11", "need_unmet") == ["possible", "possible", None]


def test_a_need_is_not_met_by_a_narrower_holding() -> None:
    """R8: a narrower holding never answers for the whole."""
    office = in_force(
        recorded("need", need()),
        recorded("north", assigned(LMDA, "a1", FEDERAL, at=(FIELD, NORTH))),
    ).office
    assert codes(office, "2000-02-15", "need_unmet") == ["certain"] * 3


MOVED = (
    recorded("act", commenced(ACT, "2000-01-01")),
    recorded("general", assigned(ACT, "general", FEDERAL, at=(FIELD, COUNTRY))),
    recorded(
        "step",
        planned(LMDA, "s1", move(FEDERAL, to=TERRITORIAL, at=(FIELD, COUNTRY))),
        effected(LMDA, "s1", "2000-02-10"),
    ),
)


def test_a_moved_role_is_unheld_once_its_receiving_instrument_ends() -> None:
    """R9: the end of the receiving instrument does not bring it back; gaps reports it."""
    office = in_force(*MOVED, recorded("end", terminated(LMDA, "2000-03-01"))).office
    assert codes(office, "2000-03-01", "moved_role_unheld") == [None, "certain", "certain"]


def test_a_role_that_nobody_had_is_not_missing_before_the_step() -> None:
    """R9: only an effected step moves anything, from the day it takes effect."""
    act, general, step = MOVED
    ended = recorded("ended", role_ended(ACT, "general", "2000-02-05"))
    end = recorded("end", terminated(LMDA, "2000-03-01"))
    office = in_force(act, general, ended, step, end).office
    assert codes(office, "2000-02-07", "moved_role_unheld") == [None, None, None]
    assert codes(office, "2000-02-10", "moved_role_unheld") == [None, None, None]
    assert codes(office, "2000-03-01", "moved_role_unheld") == [None, "certain", "certain"]


def test_a_new_assignment_takes_up_a_moved_role() -> None:
    office = in_force(
        *MOVED,
        recorded("end", terminated(LMDA, "2000-03-01")),
        recorded("anew", assigned(ACT, "anew", BOARD, at=(FIELD, COUNTRY), since="2000-03-05")),
    ).office
    assert codes(office, "2000-03-05", "moved_role_unheld") == ["certain", None, None]


def test_authority_is_answered_for_by_whoever_holds_accountability_there() -> None:
    account = assigned(
        LMDA, "a2", BOARD, at=(FIELD, COUNTRY), role="account-for-service", since="2000-02-10"
    )
    office = in_force(GIVEN, recorded("account", account)).office
    code = "authority_without_accountability"
    assert codes(office, "2000-02-10", code) == ["certain", None, None]
    assert (code, "", (FEDERAL, FIELD, COUNTRY)) in missing(office, day("2000-02-09"))


def test_a_holder_that_answers_to_somebody_is_answered_for() -> None:
    given_to = assigned(LMDA, "a1", FEDERAL, at=(FIELD, COUNTRY))
    answerable = given_to.model_copy(update={"answerable_to": (BOARD,)})
    office = in_force(recorded("given", answerable)).office
    assert codes(office, "2000-02-10", "authority_without_accountability") == [None] * 3


def test_accountability_is_powerless_until_its_holder_has_authority_there() -> None:
    office = in_force(
        recorded(
            "account", assigned(LMDA, "a2", BOARD, at=(FIELD, COUNTRY), role="account-for-service")
        ),
        recorded("given", assigned(LMDA, "a1", BOARD, at=(FIELD, COUNTRY), since="2000-02-10")),
    ).office
    code = "accountability_without_authority"
    assert codes(office, "2000-02-10", code) == ["certain", None, None]


def test_an_instrument_in_force_outlives_its_basis() -> None:
    basis = BasisRecorded(subject=LMDA, basis="b", rests_on=ACT, cites=cite())
    office = registered(
        SIGNED,
        recorded("act", commenced(ACT, "2000-01-01"), terminated(ACT, "2000-02-20")),
        recorded("start", commenced(LMDA, "2000-02-01")),
        recorded("basis", basis),
    ).office
    claim = next(each for each in office.claims() if isinstance(each, BasisClaim))
    found = [
        basis_ended(claim, office.life(LMDA), office.life(ACT), day(each))
        for each in around("2000-02-20")
    ]
    assert found == [None, "certain", "certain"]
    before = basis_ended(claim, office.life(LMDA), office.life(ACT), day("2000-01-31"))
    assert before is None


@given(st.sets(st.integers(0, 200), max_size=6), st.integers(0, 200))
def test_the_first_day_of_a_run_is_found_between_landmarks(turns: set[int], asked: int) -> None:
    """It is so or not from each turn on, alternately; found as a day-by-day search finds it."""
    start = date(2000, 1, 1)

    def so(when: date) -> Certainty | None:
        passed = sum(start + timedelta(turn) <= when for turn in turns)
        return "certain" if passed % 2 else None

    when = start + timedelta(asked)
    if so(when) is None:
        return
    first = when
    while so(first - timedelta(1)):
        first -= timedelta(1)
    assert first_day_of(so, when, [start + timedelta(turn) for turn in turns]) == first


def test_what_always_was_so_has_no_first_day() -> None:
    asked = date(2000, 1, 1)
    assert first_day_of(lambda _: "certain", asked, [date(1999, 1, 1)]) is None


def office_of(told: list[Submission]) -> tuple[Office, list[Submission]]:
    """Record what is allowed; return the office and what it recorded."""
    office, heard = Office(), []
    for each in told:
        with suppress(Refused):
            office.record(each)
            heard.append(each)
    return office, heard


def _accounting(told: Submission) -> Submission:
    """Return a submission in which who funded is now accountable."""
    return Submission.model_validate_json(
        told.model_dump_json(exclude_defaults=True).replace('"fund"', '"account-for-service"')
    )


@settings(max_examples=25)
@given(
    histories.histories(most=8),
    st.sampled_from(histories.FUNCTIONS),
    st.sampled_from(histories.TERRITORIES),
)
def test_what_is_missing_is_what_the_oracle_misses(
    told: list[Submission], function: str, territory: str
) -> None:
    """R8, R9, R19 and the gaps of accountability, whatever the history."""
    office, heard = office_of([_accounting(each) for each in told])
    log, known = histories.log_of(heard), office.head
    needed: tuple[Role, ...] = ("deliver", "account-for-service")
    claims = office.claims()
    needs = [
        NeedClaim(
            subject=function, part="need/n", facts=(), need="n", function=function, role=role,
            territory=territory, since=None, until=None,
        )
        for role in needed
    ]  # fmt: skip
    for when in histories.telling_days(heard):
        here = Asking.at(
            given_claims(claims), trees(claims), Point(function, territory), when, None
        )
        found = Missing(here, needs).findings()
        ours = {(each.code, each.role, each.about): found[each] for each in found}
        theirs = oracle_gaps.gaps(log, function, territory, when, known, needed)
        assert ours == theirs, when
