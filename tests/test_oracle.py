"""The oracle held to the rules by hand: each boundary the day before, the day, the day after."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from agreements.domain.dates import day
from agreements.domain.facts import Fact
from agreements.domain.submissions import Submission
from tests import histories as h
from tests import oracle
from tests.oracle import Log

GENERAL = (h.FIELD, h.COUNTRY)
NARROW = (h.PROGRAM, h.NORTH)
FEDERAL_GENERAL = (h.ACT, "general", "deliver", h.FEDERAL)


def log(*batches: Sequence[Fact]) -> Log:
    """Return the log of the cast's registrations and then of one submission per batch."""
    told = [h.submission(f"s{n}", *batch) for n, batch in enumerate(batches, start=1)]
    return h.log_of([h.REGISTRATIONS, *told])


def in_force(agreement: str = h.LMDA, since: str = "2000-01-01") -> list[Fact]:
    return [h.signed(agreement, party, since) for party in h.PARTIES[agreement]] + [
        h.commenced(agreement, since)
    ]


def general() -> list[Fact]:
    """Return the statute by which the federal government delivers everything everywhere."""
    return [
        h.commenced(h.ACT, "2000-01-01"),
        h.assigned(h.ACT, "general", h.FEDERAL, at=GENERAL),
        h.within(h.EAST, h.NORTH),
    ]


def status(facts: Log, on: str, agreement: str = h.LMDA) -> dict[str, oracle.Certainty]:
    return oracle.status(facts, agreement, day(on), len(facts))


def who(facts: Log, at: tuple[str, str], on: str) -> dict[oracle.RowKey, oracle.Certainty]:
    return oracle.who(facts, *at, day(on), len(facts))


def found(facts: Log, at: tuple[str, str], on: str) -> dict[tuple[str, ...], oracle.Certainty]:
    return oracle.findings(facts, *at, day(on), len(facts))


def holders(facts: Log, at: tuple[str, str], on: str) -> dict[str, oracle.Certainty]:
    return {holder: certainty for (*_, holder), certainty in who(facts, at, on).items()}


def stands(facts: Log, organization: str, on: str) -> dict[str, oracle.Certainty]:
    return oracle.stands(facts, organization, day(on), len(facts))


def reopener(facts: Log, on: str) -> dict[str, oracle.Certainty]:
    return oracle.reopener(facts, h.LMDA, h.CLAUSE, day(on), len(facts))


# Terms, R1


def test_five_years_from_25_april_1997_end_before_25_april_2002() -> None:
    """R1: years end on the same day number; `until` is the first day without effect."""
    facts = log([*in_force(since="1997-04-25"), h.term(h.LMDA, "P5Y")])
    assert status(facts, "1997-04-24") == {"in-negotiation": "certain"}
    assert status(facts, "1997-04-25") == {"in-force": "certain"}
    assert status(facts, "2002-04-24") == {"in-force": "certain"}
    assert status(facts, "2002-04-25") == {"expired": "certain"}
    assert status(facts, "2002-04-26") == {"expired": "certain"}


def test_a_month_from_31_january_ends_with_the_shorter_february() -> None:
    """R1: months end on the same day number, or a shorter month's last day."""
    facts = log([*in_force(since="2000-01-31"), h.term(h.LMDA, "P1M")])
    assert status(facts, "2000-02-28") == {"in-force": "certain"}
    assert status(facts, "2000-02-29") == {"expired": "certain"}


def test_a_term_runs_from_the_first_commencement_of_any_party() -> None:
    """R1: a term's length runs from commencement, whichever party's comes first."""
    parties = [
        h.commenced(h.LMDA, "2000-01-10", h.FEDERAL),
        h.commenced(h.LMDA, "2000-01-20", h.TERRITORIAL),
    ]
    facts = log([*parties, h.term(h.LMDA, "P2W")])
    assert status(facts, "2000-01-23") == {"in-force": "certain"}
    assert status(facts, "2000-01-24") == {"expired": "certain"}


@pytest.mark.parametrize(
    ("notice", "last_day", "first_day_without"),
    [
        ("2000-02-09", "2000-02-09", "2000-02-10"),
        ("2000-02-10", "2000-03-09", "2000-03-10"),
        ("2000-02-11", "2000-03-09", "2000-03-10"),
    ],
)
def test_a_tacit_renewal_is_declined_before_the_running_term_ends(
    notice: str, last_day: str, first_day_without: str
) -> None:
    """R1: a notice ends the term that runs on its day; one on the boundary's day is a term late."""
    term = h.term(h.LMDA, "P1M", tacit_renewal="P1M")
    facts = log([*in_force(since="2000-01-10"), term], [h.declined(h.LMDA, h.FEDERAL, notice)])
    assert status(facts, last_day) == {"in-force": "certain"}
    assert status(facts, first_day_without) == {"expired": "certain"}


def test_a_tacit_renewal_that_nobody_declines_goes_on() -> None:
    """R1: a tacit renewal carries the term on; "renewable" alone carries nothing."""
    tacit = log([*in_force(since="2000-01-10"), h.term(h.LMDA, "P5D", tacit_renewal="P5D")])
    assert status(tacit, "2000-03-31") == {"in-force": "certain"}


def test_a_renewal_carries_a_term_on_up_to_its_day() -> None:
    """R1: a recorded renewal carries the term on; one without a day until it is otherwise ended."""
    short = [*in_force(since="2000-01-10"), h.term(h.LMDA, "P5D")]
    renewed = log(short, [h.renewed(h.LMDA, "2000-02-01")])
    assert status(renewed, "2000-01-31") == {"in-force": "certain"}
    assert status(renewed, "2000-02-01") == {"expired": "certain"}
    open_ended = log(short, [h.renewed(h.LMDA)], [h.terminated(h.LMDA, "2000-03-01")])
    assert status(open_ended, "2000-02-29") == {"in-force": "certain"}
    assert status(open_ended, "2000-03-01") == {"terminated": "certain"}


def test_ends_on_one_day_are_named_in_order() -> None:
    """Superseded comes before terminated, terminated before expired."""
    term = h.term(h.LMDA, until="2000-02-01")
    terminated = h.terminated(h.LMDA, "2000-02-01")
    superseded = h.superseded(h.LMDA, h.ACCORD, "2000-02-01")
    assert status(log([*in_force(), term, terminated]), "2000-02-01") == {"terminated": "certain"}
    everything = log([*in_force(), term, terminated, superseded])
    assert status(everything, "2000-01-31") == {"in-force": "certain"}
    assert status(everything, "2000-02-01") == {"superseded": "certain"}


def test_signed_from_the_last_required_signature() -> None:
    """An agreement is signed once every party has signed, and in force from its own day."""
    signatures = [
        h.signed(h.LMDA, h.FEDERAL, "2000-01-05"),
        h.signed(h.LMDA, h.TERRITORIAL, "2000-01-07"),
    ]
    facts = log([*signatures, h.commenced(h.LMDA, "2000-01-09")])
    assert status(facts, "2000-01-06") == {"in-negotiation": "certain"}
    assert status(facts, "2000-01-07") == {"signed": "certain"}
    assert status(facts, "2000-01-09") == {"in-force": "certain"}


def test_a_partys_own_commencement_comes_before_the_common_one() -> None:
    """In force per party where they differ; a party without its own has the common one."""
    facts = log(
        [h.commenced(h.ACCORD, "2000-01-20"), h.commenced(h.ACCORD, "2000-01-25", h.BOARD)],
        [h.assigned(h.ACCORD, "a1", *h.ORGANIZATIONS, at=NARROW, manner="concurrent")],
    )
    others = {h.FEDERAL: "certain", h.TERRITORIAL: "certain"}
    assert status(facts, "2000-01-20", h.ACCORD) == {"in-force": "certain"}
    assert holders(facts, NARROW, "2000-01-24") == others
    assert holders(facts, NARROW, "2000-01-25") == {**others, h.BOARD: "certain"}


def test_an_enactment_is_in_force_and_then_repealed() -> None:
    """An enactment has no parties: not in force, in force, repealed."""
    facts = log([h.commenced(h.ACT, "2000-01-10"), h.terminated(h.ACT, "2000-01-12")])
    assert status(facts, "2000-01-09", h.ACT) == {"not-in-force": "certain"}
    assert status(facts, "2000-01-11", h.ACT) == {"in-force": "certain"}
    assert status(facts, "2000-01-12", h.ACT) == {"repealed": "certain"}


# Imprecise dates, R3


def test_a_start_between_two_days_is_possible_then_certain() -> None:
    """R3: a start is possible from its first day, certain from its last."""
    facts = log([h.commenced(h.LMDA, "2000-01-10..2000-01-12")])
    either = {"in-negotiation": "possible", "in-force": "possible"}
    assert status(facts, "2000-01-09") == {"in-negotiation": "certain"}
    assert status(facts, "2000-01-10") == either
    assert status(facts, "2000-01-11") == either
    assert status(facts, "2000-01-12") == {"in-force": "certain"}


def test_an_end_between_two_days_is_certain_before_its_first_and_possible_before_its_last() -> None:
    """R3: `until` is certain before its first day, possible before its last."""
    facts = log([*in_force(), h.terminated(h.LMDA, "2000-02-01..2000-02-03")])
    assert status(facts, "2000-01-31") == {"in-force": "certain"}
    assert status(facts, "2000-02-02") == {"in-force": "possible", "terminated": "possible"}
    assert status(facts, "2000-02-03") == {"terminated": "certain"}


def test_a_commencement_that_is_not_retroactive_waits_for_the_last_signature() -> None:
    """R3: the days of an imprecise commencement before the last signature are not possible."""
    signed = h.signed(h.LMDA, h.FEDERAL, "2000-01-12")
    when = "2000-01-10..2000-01-13"
    bound = log([signed, h.commenced(h.LMDA, when)])
    assert status(bound, "2000-01-11") == {"in-negotiation": "certain"}
    assert status(bound, "2000-01-12") == {"in-negotiation": "possible", "in-force": "possible"}
    assert status(bound, "2000-01-13") == {"in-force": "certain"}
    free = log([signed, h.commenced(h.LMDA, when, retroactive=True)])
    assert status(free, "2000-01-11") == {"in-negotiation": "possible", "in-force": "possible"}


def test_an_imprecise_signature_is_bound_by_the_commencement_that_it_precedes() -> None:
    """R3: possible in the resolutions that hold together, whichever date is the imprecise one."""
    signatures = [
        h.signed(h.LMDA, h.FEDERAL, "2000-01-05"),
        h.signed(h.LMDA, h.TERRITORIAL, "2000-01-08..2000-01-12"),
    ]
    facts = log([*signatures, h.commenced(h.LMDA, "2000-01-10")])
    assert status(facts, "2000-01-09") == {"in-negotiation": "possible", "signed": "possible"}
    assert status(facts, "2000-01-10") == {"in-force": "certain"}


def test_one_unknown_is_the_same_day_wherever_it_is_used() -> None:
    """R3: source and recipient of a step share its day, so they never hold together."""
    step = h.planned(h.LMDA, "s1", h.move(h.FEDERAL, to=h.TERRITORIAL, at=GENERAL))
    effected = h.effected(h.LMDA, "s1", "2000-02-01..2000-02-03")
    facts = log(general(), in_force(), [step, effected])
    either = {h.FEDERAL: "possible", h.TERRITORIAL: "possible"}
    assert holders(facts, GENERAL, "2000-01-31") == {h.FEDERAL: "certain"}
    assert holders(facts, GENERAL, "2000-02-02") == either
    assert found(facts, GENERAL, "2000-02-02") == {}
    assert holders(facts, GENERAL, "2000-02-03") == {h.TERRITORIAL: "certain"}


def test_an_unknown_start_is_never_certain() -> None:
    """R3: nothing is certain of a day that may lie anywhere."""
    facts = log([h.commenced(h.LMDA, "unknown")])
    for on in ("2000-01-01", "2000-03-31"):
        assert status(facts, on) == {"in-negotiation": "possible", "in-force": "possible"}


def test_an_unbounded_date_may_be_asked_only_within_the_calendar() -> None:
    """The oracle says so where its window could make it wrong."""
    with pytest.raises(ValueError, match="s1/1 has an unbounded date"):
        status(log([h.commenced(h.LMDA, "unknown")]), "2000-04-01")


# Corrections, R4 and R5


def test_a_correction_is_corrected_undone_and_made_again() -> None:
    """R5: annulling a correction makes what it corrected stand again; the past stays as known."""
    first, second, third = (h.commenced(h.LMDA, f"2000-0{month}-10") for month in (1, 2, 3))
    facts = log(
        [first],
        [h.corrected(second, "s1/1")],
        [h.corrected(third, "s2/1")],
        [h.annulled(first, "s3/1")],
        [h.annulled(first, "s2/1")],
        [h.corrected(third, "s1/1")],
        [h.annulled(first, "s6/1")],
        [h.annulled(first, "s1/1")],
        [h.annulled(first, "s8/1")],
    )
    starts = []
    for known in range(len(facts) - 8, len(facts) + 1):
        days = [date(2000, month, 10) for month in (1, 2, 3)]
        held = [oracle.status(facts, h.LMDA, on, known) == {"in-force": "certain"} for on in days]
        starts.append(held.index(True) + 1 if any(held) else None)
    assert starts == [1, 2, 3, 2, 1, 3, 1, None, 1]


def test_a_replacement_takes_the_position_of_what_it_replaced() -> None:
    """R4: on one day the later position applies, and a correction does not come later."""
    first = h.function_placed(h.SERVICE, h.FIELD, "2000-01-10")
    second = h.function_placed(h.SERVICE, h.PROGRAM, "2000-01-20")
    moved = h.function_placed(h.SERVICE, h.FIELD, "2000-01-20")
    narrow = h.assigned(h.ACT, "narrow", h.BOARD, at=(h.PROGRAM, h.COUNTRY))
    facts = log(general(), [narrow], [first], [second], [h.corrected(moved, "s3/1")])
    assert holders(facts, (h.SERVICE, h.COUNTRY), "2000-01-19") == {h.BOARD: "certain"}
    assert holders(facts, (h.SERVICE, h.COUNTRY), "2000-01-20") == {h.BOARD: "certain"}


def test_a_submission_is_known_at_its_last_position() -> None:
    """R2: what was recorded later is not known."""
    told = [h.REGISTRATIONS, h.submission("s1", *in_force()), h.submission("s2", *general())]
    facts, ends = h.log_of(told), h.ends_of(told)
    on = day("2000-01-01")
    assert oracle.status(facts, h.LMDA, on, 0) == {}
    assert oracle.status(facts, h.LMDA, on, ends[0]) == {"in-negotiation": "certain"}
    assert oracle.status(facts, h.LMDA, on, ends[1]) == {"in-force": "certain"}
    assert oracle.who(facts, *GENERAL, on, ends[1]) == {}
    assert oracle.who(facts, *GENERAL, on, ends[2]) == {FEDERAL_GENERAL: "certain"}


def test_an_irregular_act_has_no_effect() -> None:
    """R6: an act that the instrument forbade is shown, and changes nothing."""
    facts = log([*in_force(), h.irregular(h.terminated(h.LMDA, "2000-02-01"))])
    assert status(facts, "2000-02-01") == {"in-force": "certain"}


# General and specific, R8


def test_a_narrower_holding_displaces_the_general_one_while_it_holds() -> None:
    """R8: the narrower sole holding displaces there; when it ends the general one answers again."""
    narrow = h.assigned(
        h.LMDA, "a1", h.TERRITORIAL, at=NARROW, since="2000-02-01", until="2000-03-01"
    )
    facts = log(general(), in_force(), [narrow])
    below = (h.SERVICE, h.EAST)
    for at in (NARROW, below):
        assert holders(facts, at, "2000-01-31") == {h.FEDERAL: "certain"}
        assert holders(facts, at, "2000-02-01") == {h.TERRITORIAL: "certain"}
        assert holders(facts, at, "2000-02-29") == {h.TERRITORIAL: "certain"}
        assert holders(facts, at, "2000-03-01") == {h.FEDERAL: "certain"}
    assert holders(facts, GENERAL, "2000-02-15") == {h.FEDERAL: "certain"}


def test_what_is_made_beneath_is_listed_only_when_asked_for() -> None:
    """R8: a narrower holding never answers for the whole; `below` lists it where it is made."""
    facts = log(general(), in_force(), [h.assigned(h.LMDA, "a1", h.TERRITORIAL, at=NARROW)])
    on = day("2000-02-01")
    assert who(facts, GENERAL, "2000-02-01") == {FEDERAL_GENERAL: "certain"}
    assert oracle.who(facts, *GENERAL, on, len(facts), below=True) == {
        FEDERAL_GENERAL: "certain",
        (h.LMDA, "a1", "deliver", h.TERRITORIAL): "certain",
    }


def test_below_lists_only_what_is_made_there() -> None:
    """What is made elsewhere and only answers there, or lies beside, is not listed."""
    wider = h.assigned(h.LMDA, "a1", h.TERRITORIAL, at=(h.FIELD, h.NORTH), manner="concurrent")
    narrow = h.assigned(h.LMDA, "a2", h.BOARD, at=NARROW, manner="concurrent")
    facts = log([h.within(h.EAST, h.NORTH), *in_force(), wider, narrow])
    asked = oracle.who(facts, h.PROGRAM, h.COUNTRY, day("2000-02-01"), len(facts), below=True)
    assert asked == {(h.LMDA, "a2", "deliver", h.BOARD): "certain"}


def test_concurrent_and_limited_holdings_displace_nothing() -> None:
    """R8 and R23: they are shown beside the general one."""
    concurrent = h.assigned(h.LMDA, "a1", h.TERRITORIAL, at=NARROW, manner="concurrent")
    limited = h.assigned(h.LMDA, "a2", h.BOARD, at=NARROW, clientele="youth")
    facts = log(general(), in_force(), [concurrent, limited])
    everybody = {h.FEDERAL: "certain", h.TERRITORIAL: "certain", h.BOARD: "certain"}
    assert holders(facts, NARROW, "2000-02-01") == everybody


def test_another_role_displaces_nothing() -> None:
    """R8: displacement is within one role."""
    facts = log(general(), in_force(), [h.assigned(h.LMDA, "a1", h.BOARD, at=NARROW, role="fund")])
    assert holders(facts, NARROW, "2000-02-01") == {h.FEDERAL: "certain", h.BOARD: "certain"}
    on = day("2000-02-01")
    assert set(oracle.who(facts, *NARROW, on, len(facts), "fund")) == {
        (h.LMDA, "a1", "fund", h.BOARD)
    }


def test_narrower_by_function_against_narrower_by_territory_shows_both() -> None:
    """R8: crossing holdings are both shown, with a finding where they meet."""
    by_function = h.assigned(h.LMDA, "a1", h.TERRITORIAL, at=(h.PROGRAM, h.COUNTRY))
    by_territory = h.assigned(h.ACCORD, "a1", h.BOARD, at=(h.FIELD, h.NORTH))
    facts = log(general(), in_force(), in_force(h.ACCORD), [by_function, by_territory])
    both = {h.TERRITORIAL: "certain", h.BOARD: "certain"}
    crossing = {("general_specific_crossing", h.ACCORD, h.LMDA): "certain"}
    assert holders(facts, NARROW, "2000-02-01") == both
    assert found(facts, NARROW, "2000-02-01") == crossing
    assert found(facts, (h.PROGRAM, h.COUNTRY), "2000-02-01") == {}


def test_two_sole_holders_of_one_place_are_a_finding() -> None:
    """Several sole holders: possible where one's start is imprecise, certain after it."""
    other = h.assigned(h.LMDA, "a1", h.BOARD, at=GENERAL, since="2000-02-01..2000-02-02")
    facts = log(general(), in_force(), [other])
    code = ("several_sole_holders", h.ACT, h.LMDA)
    assert found(facts, NARROW, "2000-01-31") == {}
    assert found(facts, NARROW, "2000-02-01") == {code: "possible"}
    assert found(facts, NARROW, "2000-02-02") == {code: "certain"}
    joint = h.assigned(h.LMDA, "a1", h.TERRITORIAL, h.BOARD, at=GENERAL, manner="joint")
    assert found(log(general(), in_force(), [joint]), NARROW, "2000-02-02") == {}


# Steps, R9


def step(*, effected: str, reversed_on: str | None = None, at: tuple[str, str] = NARROW) -> Log:
    """Return a log in which a step of an agreement that ends on 1 March moves the general role."""
    acts: list[Fact] = [
        h.planned(h.LMDA, "s1", h.move(h.FEDERAL, to=h.TERRITORIAL, at=at)),
        h.effected(h.LMDA, "s1", effected),
    ]
    if reversed_on is not None:
        acts.append(h.reversed_on(h.LMDA, "s1", reversed_on))
    return log(general(), in_force(since="2000-01-10"), [h.terminated(h.LMDA, "2000-03-01")], acts)


def test_a_plan_moves_nothing() -> None:
    """R9: only an effected step moves anything."""
    plan = h.planned(h.LMDA, "s1", h.move(h.FEDERAL, to=h.TERRITORIAL, at=NARROW))
    facts = log(general(), in_force(), [plan])
    assert holders(facts, NARROW, "2000-02-01") == {h.FEDERAL: "certain"}


def test_what_a_step_moved_leaves_its_source_for_good() -> None:
    """R9: the end of the receiving instrument does not bring the role back."""
    facts = step(effected="2000-02-01")
    assert holders(facts, NARROW, "2000-01-31") == {h.FEDERAL: "certain"}
    assert who(facts, NARROW, "2000-02-01") == {
        (h.LMDA, "step/s1/1", "deliver", h.TERRITORIAL): "certain"
    }
    assert holders(facts, NARROW, "2000-02-29") == {h.TERRITORIAL: "certain"}
    assert holders(facts, NARROW, "2000-03-01") == {}
    assert holders(facts, GENERAL, "2000-03-01") == {h.FEDERAL: "certain"}


def test_a_reversal_gives_the_role_back() -> None:
    """R9: from the day of the reversal the source holds again."""
    facts = step(effected="2000-02-01", reversed_on="2000-02-10")
    assert holders(facts, NARROW, "2000-02-09") == {h.TERRITORIAL: "certain"}
    assert holders(facts, NARROW, "2000-02-10") == {h.FEDERAL: "certain"}


def test_a_new_assignment_after_a_step_is_not_taken_away() -> None:
    """R9: only what was held before the step leaves its source; on one day the position decides."""
    facts = [
        *step(effected="2000-02-01"),
        *[
            (f"later/{n}", 1000 + n, h.assigned(h.ACT, key, h.FEDERAL, at=NARROW, since=since))
            for n, (key, since) in enumerate([("same", "2000-02-01"), ("before", "2000-01-31")])
        ],
    ]
    held = oracle.who(facts, *NARROW, day("2000-03-01"), 2000)
    assert held == {(h.ACT, "same", "deliver", h.FEDERAL): "certain"}


def test_what_was_given_on_the_day_of_a_step_and_recorded_before_it_is_taken() -> None:
    """R9 and R4: on the same day the position decides."""
    same = h.assigned(h.LMDA, "a1", h.FEDERAL, at=NARROW, since="2000-02-01")
    plan = h.planned(h.LMDA, "s1", h.move(h.FEDERAL, to=h.TERRITORIAL, at=NARROW))
    facts = log(in_force(), [same], [plan, h.effected(h.LMDA, "s1", "2000-02-01")])
    assert holders(facts, NARROW, "2000-02-01") == {h.TERRITORIAL: "certain"}


def test_a_step_before_its_basis_waits_for_it() -> None:
    """R9: it takes effect when its instrument is in force; until then it is a finding."""
    facts = step(effected="2000-01-05")
    finding = {("step_before_basis", h.LMDA): "certain"}
    assert found(facts, NARROW, "2000-01-04") == {}
    assert found(facts, NARROW, "2000-01-05") == finding
    assert found(facts, NARROW, "2000-01-09") == finding
    assert found(facts, NARROW, "2000-01-10") == {}
    assert holders(facts, NARROW, "2000-01-09") == {h.FEDERAL: "certain"}
    assert holders(facts, NARROW, "2000-01-10") == {h.TERRITORIAL: "certain"}


def test_a_step_on_the_day_its_instrument_ends_moves_nothing() -> None:
    """R9: what takes effect when the instrument has ended takes no effect."""
    facts = step(effected="2000-03-01")
    assert holders(facts, NARROW, "2000-03-01") == {h.FEDERAL: "certain"}


# Joint holdings and succession, R11 and R13


def test_a_joint_holding_waits_for_all_its_holders() -> None:
    """R11: it holds only while the instrument is in force for all of them."""
    parties = [
        h.commenced(h.LMDA, "2000-01-10", h.FEDERAL),
        h.commenced(h.LMDA, "2000-01-20", h.TERRITORIAL),
    ]
    joint = h.assigned(h.LMDA, "a1", h.FEDERAL, h.TERRITORIAL, at=NARROW, manner="joint")
    each = h.assigned(h.LMDA, "a2", h.FEDERAL, h.BOARD, at=NARROW, manner="concurrent", role="fund")
    facts = log(parties, [joint, each])
    federal_funds = (h.LMDA, "a2", "fund", h.FEDERAL)
    assert who(facts, NARROW, "2000-01-09") == {}
    assert who(facts, NARROW, "2000-01-10") == {federal_funds: "certain"}
    assert who(facts, NARROW, "2000-01-19") == {federal_funds: "certain"}
    assert len(who(facts, NARROW, "2000-01-20")) == 4


def test_a_co_holder_that_ends_leaves_the_others_joint_and_incomplete() -> None:
    """R11: the others are never sole; the finding stands from the day it ends."""
    joint = h.assigned(h.LMDA, "a1", h.FEDERAL, h.TERRITORIAL, at=NARROW, manner="joint")
    facts = log(in_force(), [joint], [h.dissolved(h.FEDERAL, "2000-02-01")])
    assert found(facts, NARROW, "2000-01-31") == {}
    assert found(facts, NARROW, "2000-02-01") == {("joint_incomplete", h.LMDA): "certain"}
    assert holders(facts, NARROW, "2000-02-01") == {h.TERRITORIAL: "certain"}


def test_a_sole_holder_that_ends_displaces_nothing_any_more() -> None:
    """R13: a dissolved holder without successor is not held, and is a finding."""
    narrow = h.assigned(h.LMDA, "a1", h.BOARD, at=NARROW)
    facts = log(general(), in_force(), [narrow], [h.dissolved(h.BOARD, "2000-02-01")])
    assert holders(facts, NARROW, "2000-01-31") == {h.BOARD: "certain"}
    assert holders(facts, NARROW, "2000-02-01") == {h.FEDERAL: "certain"}
    assert found(facts, NARROW, "2000-02-01") == {("dissolved_holder", h.LMDA): "certain"}


def test_a_successor_stands_where_the_holder_was_named() -> None:
    """R13: the holder named stays named, and its row stays certain."""
    facts = log(general(), [h.succeeded(h.FEDERAL, h.BOARD, effective_on="2000-02-01")])
    assert stands(facts, h.FEDERAL, "2000-01-31") == {h.FEDERAL: "certain"}
    assert stands(facts, h.FEDERAL, "2000-02-01") == {h.BOARD: "certain"}
    assert holders(facts, NARROW, "2000-02-01") == {h.FEDERAL: "certain"}


def test_branches_of_a_split_are_possible_until_they_reunite() -> None:
    """R13: certain if only one organization can stand there, whatever happened between."""
    split = h.succeeded(h.FEDERAL, h.TERRITORIAL, h.BOARD, effective_on="2000-02-01")
    facts = log([split], [h.succeeded(h.TERRITORIAL, h.BOARD, effective_on="2000-02-03")])
    both = {h.TERRITORIAL: "possible", h.BOARD: "possible"}
    assert stands(facts, h.FEDERAL, "2000-02-02") == both
    assert stands(facts, h.FEDERAL, "2000-02-03") == {h.BOARD: "certain"}


def test_the_earlier_of_succession_and_dissolution_counts() -> None:
    """R13: an organization ends once."""
    gone = h.dissolved(h.FEDERAL, "2000-02-02")
    facts = log([gone], [h.succeeded(h.FEDERAL, h.BOARD, effective_on="2000-02-01..2000-02-03")])
    assert stands(facts, h.FEDERAL, "2000-02-01") == {h.FEDERAL: "possible", h.BOARD: "possible"}
    assert stands(facts, h.FEDERAL, "2000-02-02") == {h.BOARD: "possible"}
    facts = log([gone], [h.succeeded(h.FEDERAL, h.BOARD, effective_on="2000-02-01")])
    assert stands(facts, h.FEDERAL, "2000-02-03") == {h.BOARD: "certain"}


# Trees, R18


def test_a_territory_answers_beneath_what_contains_it_on_the_day() -> None:
    """R18: containment changes; the day it leaves it is answered as part of the other."""
    facts = log(
        [h.commenced(h.ACT, "2000-01-01"), h.assigned(h.ACT, "a1", h.FEDERAL, at=NARROW)],
        [h.within(h.EAST, h.NORTH, until="2000-02-01")],
        [h.within(h.EAST, h.COUNTRY, "2000-02-01")],
    )
    assert holders(facts, (h.PROGRAM, h.EAST), "2000-01-31") == {h.FEDERAL: "certain"}
    assert holders(facts, (h.PROGRAM, h.EAST), "2000-02-01") == {}


def test_a_retired_function_answers_nothing_itself() -> None:
    """A retired function answers nothing and is a finding; those beneath it still answer."""
    facts = log(general(), [h.function_retired(h.PROGRAM, "2000-02-01")])
    assert holders(facts, NARROW, "2000-01-31") == {h.FEDERAL: "certain"}
    assert holders(facts, NARROW, "2000-02-01") == {}
    assert found(facts, NARROW, "2000-02-01") == {("function_retired", h.PROGRAM): "certain"}
    assert holders(facts, (h.SERVICE, h.NORTH), "2000-02-01") == {h.FEDERAL: "certain"}


# Re-openers, R14


def test_a_window_includes_its_last_day() -> None:
    """R14: open through the last day as written, lapsed the next day."""
    terms = h.reopener_recorded(h.LMDA, h.CLAUSE, "2000-02-01", "2000-02-10")
    facts = log(in_force(), [terms])
    assert reopener(facts, "2000-01-31") == {"not-yet-open": "certain"}
    assert reopener(facts, "2000-02-01") == {"open": "certain"}
    assert reopener(facts, "2000-02-10") == {"open": "certain"}
    assert reopener(facts, "2000-02-11") == {"lapsed": "certain"}


def test_without_a_window_it_is_open_while_in_force() -> None:
    """R14: no stated window: open while the agreement is in force."""
    terms = h.reopener_recorded(h.LMDA, h.CLAUSE)
    facts = log(in_force(since="2000-01-10"), [terms, h.terminated(h.LMDA, "2000-03-01")])
    assert reopener(facts, "2000-01-09") == {"not-yet-open": "certain"}
    assert reopener(facts, "2000-01-10") == {"open": "certain"}
    assert reopener(facts, "2000-02-29") == {"open": "certain"}
    assert reopener(facts, "2000-03-01") == {"lapsed": "certain"}


def test_an_invocation_runs_to_the_deadlines_last_day() -> None:
    """R14: counts exclude the day of notice and include the last; lapsed the next day."""
    terms = h.reopener_recorded(h.LMDA, h.CLAUSE, "2000-02-01", "2000-02-10", "P5D")
    facts = log(in_force(), [terms], [h.invoked(h.LMDA, h.CLAUSE, "2000-02-08")])
    assert reopener(facts, "2000-02-07") == {"open": "certain"}
    assert reopener(facts, "2000-02-08") == {"invoked": "certain"}
    assert reopener(facts, "2000-02-13") == {"invoked": "certain"}
    assert reopener(facts, "2000-02-14") == {"lapsed": "certain"}


def test_after_a_withdrawal_the_open_window_allows_another_invocation() -> None:
    """R14: a withdrawal takes back the invocation before it, not the one after."""
    terms = h.reopener_recorded(h.LMDA, h.CLAUSE)
    acts = [
        h.invoked(h.LMDA, h.CLAUSE, "2000-02-01"),
        h.withdrawn(h.LMDA, h.CLAUSE, "2000-02-05"),
        h.invoked(h.LMDA, h.CLAUSE, "2000-02-08"),
    ]
    facts = log(in_force(), [terms], acts)
    assert reopener(facts, "2000-02-04") == {"invoked": "certain"}
    assert reopener(facts, "2000-02-05") == {"open": "certain"}
    assert reopener(facts, "2000-02-08") == {"invoked": "certain"}


def test_concluded_from_the_day_of_the_last_signature() -> None:
    """R14: concluded for good, without an invocation on record."""
    terms = h.reopener_recorded(h.LMDA, h.CLAUSE, "2000-02-01", "2000-02-10")
    facts = log(in_force(), [terms], [h.concluded(h.LMDA, h.CLAUSE, "2000-02-05..2000-02-06")])
    assert reopener(facts, "2000-02-04") == {"open": "certain"}
    assert reopener(facts, "2000-02-05") == {"open": "possible", "concluded": "possible"}
    assert reopener(facts, "2000-02-06") == {"concluded": "certain"}


# Histories


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(h.histories())
def test_every_history_can_be_asked_at_the_end_of_each_submission(told: list[Submission]) -> None:
    """Histories are valid documents, and at every position some resolution is possible."""
    facts = h.log_of(told)
    on = h.telling_days(told)[-1]
    for submission, known in zip(told, h.ends_of(told), strict=True):
        assert Submission.model_validate_json(submission.model_dump_json()) == submission
        assert oracle.feasible(facts, known)
        assert all(oracle.status(facts, each, on, known) for each in h.INSTRUMENTS)
        assert all(oracle.reopener(facts, each, "9.9", on, known) == {} for each in h.AGREEMENTS)
