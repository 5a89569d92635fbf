"""R23, R24: whom a holding is limited to, and roles that are recorded as undetermined."""

from __future__ import annotations

from agreements.domain.answers.held import Served
from agreements.domain.answers.resolve import Point, resolve
from agreements.domain.dates import day
from agreements.domain.facts import Fact
from agreements.domain.refusals import AlreadyEnded, AlreadyRecorded
from agreements.domain.words import Language, Text
from tests.domain.scenes import GIVEN, around, in_force, recorded
from tests.histories import (
    BOARD,
    COUNTRY,
    FEDERAL,
    FIELD,
    LMDA,
    NORTH,
    PROGRAM,
    TERRITORIAL,
    assigned,
    left_undetermined,
    role_ended,
    terminated,
)
from tests.office import Office, given, trees

HERE = (PROGRAM, NORTH)
OPEN = recorded("open", left_undetermined(LMDA, "u", at=HERE))
"""open/1: under the LMDA it is not decided who delivers training in the north."""


def left(office: Office, on: str, at: tuple[str, str] = HERE) -> dict[str, str]:
    found = office.who(*at, day(on)).undetermined
    return {each.claim.assignment: each.certainty for each in found}


def test_it_stands_while_its_instrument_does() -> None:
    """From the commencement to the end of its instrument."""
    office = in_force(OPEN).when(terminated(LMDA, "2000-03-01")).then_recorded()
    assert [left(office, each) for each in around("2000-02-01")] == [
        {}, {"u": "certain"}, {"u": "certain"}
    ]  # fmt: skip
    assert [left(office, each) for each in around("2000-03-01")] == [{"u": "certain"}, {}, {}]
    assert left(office, "2000-02-10", (FIELD, COUNTRY)) == {}


def test_it_ends_as_said() -> None:
    """By its own last day, known or not, or by a RoleEnded of its key; not by an assignment."""
    period = left_undetermined(LMDA, "u", at=HERE, since="2000-02-10", until="2000-03")
    office = in_force().when(period, assigned(LMDA, "a", BOARD, at=HERE)).then_recorded()
    assert [left(office, each) for each in around("2000-02-10")] == [
        {}, {"u": "certain"}, {"u": "certain"}
    ]  # fmt: skip
    assert left(office, "2000-03-15") == {"u": "possible"}
    assert left(office, "2000-03-31") == {}
    ended = in_force(OPEN).when(role_ended(LMDA, "u", "2000-02-20")).then_recorded()
    assert [left(ended, each) for each in around("2000-02-20")] == [{"u": "certain"}, {}, {}]


def test_a_narrower_holding_settles_it_there() -> None:
    """R8: what is left open in general is not open where somebody holds it alone."""
    wide = left_undetermined(LMDA, "u", at=(FIELD, COUNTRY))
    office = in_force().when(wide, assigned(LMDA, "a", BOARD, at=HERE, since="2000-02-10"))
    found = office.then_recorded()
    assert [left(found, each) for each in around("2000-02-10")] == [{"u": "certain"}, {}, {}]
    assert left(found, "2000-02-10", (FIELD, NORTH)) == {"u": "certain"}


def test_a_key_names_one_thing() -> None:
    """An assignment and what is left undetermined share their keys."""
    again = left_undetermined(LMDA, "a1", at=HERE)
    in_force(GIVEN).when(again).then_refused(AlreadyRecorded, "when/1", "gift/1")
    ended = recorded("end", role_ended(LMDA, "u", "2000-02-20"))
    in_force(OPEN, ended).when(role_ended(LMDA, "u", "2000-02-21")).then_refused(
        AlreadyEnded, "when/1", "end/1"
    )


def _who(office: Office, served: Served) -> set[str]:
    claims = office.claims()
    found = resolve(given(claims), trees(claims), Point(*HERE), day("2000-02-10"), None, served)
    return {each.row.holder for each in found.held}


def test_a_question_may_name_a_clientele_and_a_language() -> None:
    """R23: what is limited to others is left out; what is not limited stays."""
    youth = Text(en="Youth at risk", fr="Jeunes à risque")
    limited = assigned(LMDA, "y", TERRITORIAL, at=HERE).model_copy(update={"clientele": youth})
    french = assigned(LMDA, "f", BOARD, at=HERE).model_copy(update={"language_of_service": "fr"})
    office = in_force(GIVEN).when(limited, french).then_recorded()
    assert _who(office, Served()) == {FEDERAL, TERRITORIAL, BOARD}
    for name in ("youth at risk", "JEUNES À RISQUE", " Youth at risk "):
        assert _who(office, Served(clientele=name)) == {FEDERAL, TERRITORIAL, BOARD}
    assert _who(office, Served(clientele="youth")) == {FEDERAL, BOARD}
    assert _who(office, Served(language="en")) == {FEDERAL, TERRITORIAL}
    assert _who(office, Served("nobody else", "fr")) == {FEDERAL, BOARD}


def test_holders_for_different_languages_do_not_overlap() -> None:
    """R23: each serves in its own language; two who serve in one do overlap."""

    def serving(key: str, holder: str, language: Language) -> Fact:
        return assigned(LMDA, key, holder, at=HERE).model_copy(
            update={"language_of_service": language}
        )

    office = in_force().when(serving("e", FEDERAL, "en"), serving("f", BOARD, "fr"))
    assert not office.then_recorded().who(*HERE, day("2000-02-10")).findings
    office = office.when(serving("g", TERRITORIAL, "fr"), name="more")
    (found,) = office.then_recorded().who(*HERE, day("2000-02-10")).findings
    assert found.code == "several_sole_holders"
