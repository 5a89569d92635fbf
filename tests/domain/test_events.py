"""What takes place between two days: what a later act prevented does not."""

from __future__ import annotations

from agreements.domain.answers.changes import Event, events
from agreements.domain.dates import day
from agreements.domain.standing import Record
from agreements.domain.submissions import Submission
from tests.domain.scenes import in_force, recorded
from tests.histories import FEDERAL, LMDA
from tests.lives import lifted, notice, suspended, taken_back

NOTICE = recorded("notice", notice(LMDA, FEDERAL, "2000-03-01", "2001-03-15"))
HALT = recorded("halt", suspended(LMDA, "2000-03-01", "2000-06-01"))


def _events(*given: Submission) -> dict[tuple[str, str], str]:
    """Return each moment of the agreement's facts since 2000, with its certainty."""
    office = in_force(*given).office
    record = Record.of(each for each in office.recorded if each.fact.subject == LMDA)
    found: list[Event] = list(events(record, day("2000-01-01"), day("2010-01-01")))
    return {(each.stands.fact.fact, each.moment): each.certainty for each in found}


def _ends(*given: Submission) -> str | None:
    return _events(NOTICE, *given).get(("InstrumentTerminated", "happens"))


def test_an_agreement_whose_notice_was_taken_back_does_not_end() -> None:
    assert _ends() == "certain"
    assert _ends(recorded("back", taken_back(LMDA, "2001-03-14"))) is None
    assert (
        _events(NOTICE, recorded("back", taken_back(LMDA, "2001-03-14")))[
            "InstrumentTerminated", "notice"
        ]
        == "certain"
    )


def test_a_notice_that_was_perhaps_taken_back_in_time_leaves_the_end_possible() -> None:
    assert _ends(recorded("back", taken_back(LMDA, "2001-03"))) == "possible"


def test_a_suspension_that_was_lifted_does_not_come_to_its_stated_end() -> None:
    """Lifted the day before its end, and on an unknown day that may be its end."""
    end = ("InstrumentSuspended", "ends")
    assert _events(HALT)[end] == "certain"
    assert end not in _events(HALT, recorded("lift", lifted(LMDA, "2000-05-31")))
    assert (
        _events(HALT, recorded("lift", lifted(LMDA, "2000-03-02..2000-06-01")))[end] == "possible"
    )
