"""Answers derived through claims are those of the naive oracle, for any day and any known position.

Histories are late, retroactive, future, imprecise, corrected, un-corrected and corrected again.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.domain.answers.reopeners import reopener_on
from agreements.domain.answers.resolve import Finding
from agreements.domain.answers.status import status_on
from agreements.domain.claims.shapes import LifeClaim, ReopenerClaim
from agreements.domain.refusals import Refused
from agreements.domain.resolutions import Certainty
from agreements.domain.submissions import Submission
from tests import histories, oracle
from tests.histories import FUNCTIONS, HOLDERS, INSTRUMENTS, TERRITORIES
from tests.office import Office, trees


def _office(told: list[Submission]) -> tuple[Office, list[Submission]]:
    """Record what is allowed; return the office and what it recorded."""
    office, recorded = Office(), []
    for each in told:
        try:
            office.record(each)
        except Refused:
            continue
        recorded.append(each)
    return office, recorded


def _about(finding: oracle.Finding) -> tuple[str, ...]:
    if finding.code in (
        "joint_incomplete", "dissolved_holder", "split_unallocated", "source_gone",
        "chain_unverified",
    ):  # fmt: skip
        ((subject, key),) = finding.about
        return (finding.code, finding.role, subject, key, *finding.holders)
    if finding.code == "function_retired":
        return (finding.code, "", finding.about[0][0])
    if finding.code == "step_before_basis":
        ((subject, key),) = finding.about
        return (finding.code, finding.role, subject, key)
    return (finding.code, finding.role, *sorted("/".join(each) for each in finding.about))


def _ours(finding: Finding) -> tuple[str, ...]:
    return (finding.code, finding.role, *finding.about)


@st.composite
def questions(draw: st.DrawFn) -> tuple[Office, list[Submission], int]:
    """A history that was recorded, and a position that it may be known at."""
    office, recorded = _office(draw(histories.histories()))
    return office, recorded, draw(st.sampled_from(histories.ends_of(recorded)))


@settings(max_examples=35)
@given(questions(), st.sampled_from(FUNCTIONS), st.sampled_from(TERRITORIES))
def test_who_and_findings(
    asked: tuple[Office, list[Submission], int], function: str, territory: str
) -> None:
    """R1-R13, R24: rows, their certainty, and what was found on the way."""
    office, recorded, known = asked
    log = histories.log_of(recorded)
    for on in histories.telling_days(recorded):
        resolved = office.who(function, territory, on, known)
        ours = {each.row.key: each.certainty for each in resolved.held}
        assert ours == oracle.who(log, function, territory, on, known), on
        given_way = {each.row.key: each.certainty for each in resolved.overridden}
        assert given_way == oracle.overridden(log, function, territory, on, known), on
        left = {
            (each.claim.subject, each.claim.assignment): each.certainty
            for each in resolved.undetermined
        }
        assert left == oracle.undetermined(log, function, territory, on, known), on
        found = {_ours(key): certainty for key, certainty in resolved.findings.items()}
        theirs = oracle.findings(log, function, territory, on, known, told_apart=_about)
        assert found == theirs, on


@settings(max_examples=25)
@given(histories.interrupted_histories(), st.sampled_from(["status", "who"]))
def test_interruptions(told: list[Submission], question: str) -> None:
    """R1, R3, R11, R17: suspended, left, joined, notice taken back: status and who, day by day."""
    office, recorded = _office(told)
    log = histories.log_of(recorded)
    for on in histories.telling_days(recorded):
        if question == "status":
            for subject in histories.AGREEMENTS:
                ours = dict(status_on(office.life(subject), on))
                assert ours == oracle.status(log, subject, on, office.head), (subject, on)
            continue
        for point in ((histories.FIELD, histories.NORTH), (histories.PROGRAM, histories.COUNTRY)):
            found = office.who(*point, on).held
            held = {each.row.key: each.certainty for each in found}
            assert held == oracle.who(log, *point, on, office.head), (point, on)


@settings(max_examples=30)
@given(questions(), st.sampled_from(INSTRUMENTS))
def test_status(asked: tuple[Office, list[Submission], int], instrument: str) -> None:
    """R1, R3: an instrument's status, certain or one of several."""
    office, recorded, known = asked
    log = histories.log_of(recorded)
    lives = [each for each in office.claims(known) if isinstance(each, LifeClaim)]
    life = next((each for each in lives if each.subject == instrument), None)
    for on in histories.telling_days(recorded):
        ours: dict[str, Certainty] = {} if life is None else dict(status_on(life, on))
        assert ours == oracle.status(log, instrument, on, known), on


@settings(max_examples=30)
@given(questions())
def test_reopeners(asked: tuple[Office, list[Submission], int]) -> None:
    """R14: the state of every re-opener."""
    office, recorded, known = asked
    log = histories.log_of(recorded)
    claims = office.claims(known)
    lives = {each.subject: each for each in claims if isinstance(each, LifeClaim)}
    for claim in (each for each in claims if isinstance(each, ReopenerClaim)):
        for on in histories.telling_days(recorded):
            ours = reopener_on(claim, lives[claim.subject], on)
            theirs = oracle.reopener(log, claim.subject, claim.clause, on, known)
            assert ours == theirs, (claim.subject, on)


@settings(max_examples=25)
@given(questions(), st.sampled_from(HOLDERS))
def test_who_stands_for_a_holder(asked: tuple[Office, list[Submission], int], holder: str) -> None:
    """R13: certain if only one can stand there, whatever was allocated or transferred."""
    office, recorded, known = asked
    log = histories.log_of(recorded)
    for on in histories.telling_days(recorded):
        for at in histories.POINTS:
            for each in office.who(*at, on, known).held:
                if each.row.holder == holder:
                    theirs = oracle.standing_in(log, each.row.key, at, on, known)
                    assert dict(each.standing_in) == theirs, (on, at)


def test_the_trees_are_read() -> None:
    """The harness hands `resolve` every tree."""
    office, _ = _office([])
    assert trees(office.claims()).functions == {}
