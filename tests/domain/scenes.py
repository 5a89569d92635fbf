"""What the meetings begin with, and how their answers are read."""

from __future__ import annotations

from agreements.domain.answers.reopeners import reopener_on
from agreements.domain.answers.status import status_on
from agreements.domain.answers.steps import step_on
from agreements.domain.answers.texts import text_on
from agreements.domain.claims.shapes import Claim, ClauseClaim, StepClaim
from agreements.domain.dates import day, next_day, previous_day
from agreements.domain.facts import Fact
from agreements.domain.resolutions import Certainty
from agreements.domain.submissions import Submission
from agreements.domain.words import Role
from tests.histories import (
    COUNTRY,
    FEDERAL,
    FIELD,
    LMDA,
    REGISTRATIONS,
    TERRITORIAL,
    assigned,
    commenced,
    signed,
)
from tests.office import Meeting, Office, meeting, submission

SIGNED = submission(
    "signing", signed(LMDA, FEDERAL, "2000-01-10"), signed(LMDA, TERRITORIAL, "2000-01-12")
)
"""signing/1 and signing/2: both parties of the LMDA sign."""
IN_FORCE = submission("start", commenced(LMDA, "2000-02-01"))
"""start/1: the LMDA comes into force."""
GIVEN = submission("gift", assigned(LMDA, "a1", FEDERAL, at=(FIELD, COUNTRY)))
"""gift/1: the LMDA gives the federal government delivery in Canada."""


def registered(*further: Submission) -> Meeting:
    """Begin with the cast, and whatever else is on record."""
    return meeting(REGISTRATIONS, *further)


def in_force(*further: Submission) -> Meeting:
    """Begin with the LMDA signed and in force since 2000-02-01."""
    return registered(SIGNED, IN_FORCE, *further)


def recorded(name: str, *facts: Fact) -> Submission:
    """Return a further submission on record."""
    return submission(name, *facts)


def around(written: str) -> tuple[str, str, str]:
    """Return the day before, the day and the day after."""
    on = day(written)
    return (previous_day(on).isoformat(), written, next_day(on).isoformat())


def status(office: Office, instrument: str, on: str) -> dict[str, Certainty]:
    return dict(status_on(office.life(instrument), day(on)))


def surely(found: dict[str, Certainty]) -> str:
    """Return the one thing that is so whatever the unknown days are."""
    assert list(found.values()) == ["certain"], found
    return next(iter(found))


def statuses(office: Office, instrument: str, turning: str) -> list[str]:
    """Return the certain status the day before, on the day and the day after."""
    return [surely(status(office, instrument, on)) for on in around(turning)]


def who(
    office: Office,
    on: str,
    at: tuple[str, str] = (FIELD, COUNTRY),
    role: Role = "deliver",
    known: int | None = None,
) -> dict[str, Certainty]:
    """Return who holds a role at a point."""
    found = office.who(*at, day(on), known, role)
    return {each.row.holder: each.certainty for each in found.held}


def whos(office: Office, turning: str, at: tuple[str, str] = (FIELD, COUNTRY)) -> list[list[str]]:
    """Return who certainly delivers the day before, on the day and the day after."""
    found = [who(office, on, at) for on in around(turning)]
    assert all(each == "certain" for one in found for each in one.values()), found
    return [sorted(each) for each in found]


def findings(office: Office, on: str, at: tuple[str, str] = (FIELD, COUNTRY)) -> dict[str, str]:
    """Return the codes found at a point, with their certainty."""
    found = office.who(*at, day(on)).findings
    return {each.code: certainty for each, certainty in found.items()}


def reopener(office: Office, on: str, clause: str = "7.2") -> dict[str, Certainty]:
    states = reopener_on(office.reopener(LMDA, clause), office.life(LMDA), day(on))
    return {str(state): certainty for state, certainty in states.items()}


def reopeners(office: Office, turning: str) -> list[str]:
    """Return the certain state the day before, on the day and the day after."""
    return [surely(reopener(office, on)) for on in around(turning)]


def claim(office: Office, subject: str, part: str) -> Claim:
    """Return the claim of a part of a subject."""
    return next(each for each in office.claims() if (each.subject, each.part) == (subject, part))


def texts(office: Office, on: str, clause: str = "3") -> dict[str | None, Certainty]:
    """Return each English text of a clause of the LMDA that may be in effect."""
    found = claim(office, LMDA, f"clause/{clause}")
    assert isinstance(found, ClauseClaim)
    states = text_on(found, office.life(LMDA), day(on))
    return {each.text.en if each.text else None: value for each, value in states.items()}


def step(office: Office, on: str, instrument: str = LMDA) -> dict[str, Certainty]:
    """Return each state of the step s1."""
    found = claim(office, instrument, "step/s1")
    assert isinstance(found, StepClaim)
    states = step_on(found, office.life(instrument), day(on))
    return {str(state): certainty for state, certainty in states.items()}
