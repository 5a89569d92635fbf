"""R12: the text that prevails, and nothing else, beats the narrower over the general."""

from __future__ import annotations

from agreements.domain.dates import day
from agreements.domain.refusals import AlreadyRecorded, EndBeforeStart, PrevailsOverItself
from tests.domain.scenes import GIVEN, around, findings, in_force, recorded, who, whos
from tests.histories import (
    ACCORD,
    ACT,
    BOARD,
    COUNTRY,
    FEDERAL,
    FIELD,
    LMDA,
    NORTH,
    PROGRAM,
    TERRITORIAL,
    assigned,
    commenced,
    delegated,
    prevails,
    terminated,
)
from tests.office import Office

HERE = (PROGRAM, NORTH)
RUNS = recorded("accord", commenced(ACCORD, "2000-02-01", retroactive=True))
NARROW = recorded("narrow", assigned(ACCORD, "n", TERRITORIAL, at=HERE))
"""narrow/1: the accord gives the territorial government delivery of training in the north."""


def overridden(office: Office, on: str, at: tuple[str, str] = HERE) -> dict[str, str]:
    found = office.who(*at, day(on)).overridden
    return {each.row.holder: each.certainty for each in found}


def test_what_prevails_beats_the_narrower_while_its_clause_runs() -> None:
    """The day before, the day, and the day after its last."""
    clause = prevails(LMDA, "1.2", ACCORD, since="2000-02-10", until="2000-03-01")
    office = in_force(GIVEN, RUNS, NARROW).when(clause).then_recorded()
    assert whos(office, "2000-02-10", HERE) == [[TERRITORIAL], [FEDERAL], [FEDERAL]]
    assert [overridden(office, each) for each in around("2000-02-10")] == [
        {}, {TERRITORIAL: "certain"}, {TERRITORIAL: "certain"}
    ]  # fmt: skip
    assert whos(office, "2000-03-01", HERE) == [[FEDERAL], [TERRITORIAL], [TERRITORIAL]]
    assert findings(office, "2000-02-10", HERE) == {}


def test_without_a_clause_the_later_does_not_beat_the_earlier() -> None:
    """Nothing else decides: both are shown, with the finding."""
    same = recorded("same", assigned(ACCORD, "s", TERRITORIAL, at=(FIELD, COUNTRY)))
    office = in_force(GIVEN, RUNS, same).then_recorded()
    assert len(who(office, "2000-02-10")) == 2
    assert findings(office, "2000-02-10") == {"several_sole_holders": "certain"}
    decided = in_force(GIVEN, RUNS, same).when(prevails(ACCORD, "9", LMDA)).then_recorded()
    assert who(decided, "2000-02-10") == {TERRITORIAL: "certain"}
    assert findings(decided, "2000-02-10") == {}


def test_a_clause_ends_with_its_instrument() -> None:
    """It may stand in a third instrument; what prevails must hold itself."""
    clause = prevails(ACT, "1", ACCORD, instrument=LMDA)
    runs = recorded("act", commenced(ACT, "2000-01-01"), terminated(ACT, "2000-02-10"))
    office = in_force(GIVEN, RUNS, NARROW, runs).when(clause).then_recorded()
    assert whos(office, "2000-02-10", HERE) == [[FEDERAL], [TERRITORIAL], [TERRITORIAL]]
    runs = recorded("act", commenced(ACT, "2000-01-01"))
    gone = recorded("gone", terminated(LMDA, "2000-02-10"))
    office = in_force(GIVEN, RUNS, NARROW, runs, gone).when(clause).then_recorded()
    assert whos(office, "2000-02-10", HERE) == [[FEDERAL], [TERRITORIAL], [TERRITORIAL]]


def test_a_clause_with_an_unknown_start() -> None:
    """R3: held or overridden, each possible."""
    clause = prevails(LMDA, "1.2", ACCORD, since="2000-02")
    office = in_force(GIVEN, RUNS, NARROW).when(clause).then_recorded()
    both = {FEDERAL: "possible", TERRITORIAL: "possible"}
    assert who(office, "2000-02-15", HERE) == both
    assert overridden(office, "2000-02-15") == {TERRITORIAL: "possible"}
    assert who(office, "2000-02-29", HERE) == {FEDERAL: "certain"}


def test_clauses_in_a_circle_decide_nothing() -> None:
    """The other rules apply as if neither were there; once one ends, the other decides."""
    one, other = prevails(LMDA, "1", ACCORD, until="2000-03-01"), prevails(ACCORD, "1", LMDA)
    office = in_force(GIVEN, RUNS, NARROW).when(one, other).then_recorded()
    assert who(office, "2000-02-29", HERE) == {TERRITORIAL: "certain"}
    assert overridden(office, "2000-02-29") == {}
    assert overridden(office, "2000-03-01") == {FEDERAL: "certain"}
    same = recorded("same", assigned(ACCORD, "s", TERRITORIAL, at=(FIELD, COUNTRY)))
    office = in_force(GIVEN, RUNS, same).when(one, other).then_recorded()
    assert len(who(office, "2000-02-29")) == 2
    assert findings(office, "2000-02-29") == {"several_sole_holders": "certain"}


def test_only_what_conflicts_gives_way() -> None:
    """The same holder, another role, concurrent, delegated and limited holdings stay."""
    others = (
        assigned(ACCORD, "same", FEDERAL, at=HERE),
        assigned(ACCORD, "fund", TERRITORIAL, at=HERE, role="fund"),
        assigned(ACCORD, "many", BOARD, at=HERE, manner="concurrent"),
        assigned(ACCORD, "some", TERRITORIAL, at=HERE, clientele="youth"),
        delegated(ACCORD, "lent", TERRITORIAL, at=HERE, source=(LMDA, "a1")),
    )
    office = in_force(GIVEN, RUNS, recorded("clause", prevails(LMDA, "1.2", ACCORD)))
    assert overridden(office.when(*others).then_recorded(), "2000-02-10") == {}


def test_impossible_clauses_are_refused() -> None:
    in_force().when(prevails(LMDA, "1", LMDA)).then_refused(PrevailsOverItself, "when/1")
    in_force().when(prevails(ACT, "1", LMDA, instrument=LMDA)).then_refused(
        PrevailsOverItself, "when/1"
    )
    twice = recorded("once", prevails(LMDA, "1", ACCORD))
    in_force(twice).when(prevails(LMDA, "1", ACT)).then_refused(AlreadyRecorded, "when/1", "once/1")
    period = prevails(LMDA, "1", ACCORD, since="2000-02-10", until="2000-02-10")
    in_force().when(period).then_refused(EndBeforeStart, "when/1")
    period = prevails(LMDA, "1", ACCORD, since="2000-02-10", until="2000-02-11")
    in_force().when(period).then_recorded()
