"""Posts: who fills them, what they hold, and what becomes of it (R13)."""

from __future__ import annotations

import pytest

from agreements.domain.claims.shapes import NeedClaim, PostClaim
from agreements.domain.facts import (
    AnswerabilityRecorded,
    Fact,
    IncumbentLeft,
    IncumbentNamed,
    NeedRecorded,
    PostAbolished,
    PostPlaced,
    PostRegistered,
    PostRenamed,
)
from agreements.domain.refusals import (
    AlreadyEnded,
    AlreadyRecorded,
    EndBeforeStart,
    NobodyInPost,
    Refusal,
    WrongKind,
)
from tests.domain.scenes import around, claim, findings, in_force, recorded, registered, whos
from tests.histories import (
    BOARD,
    COUNTRY,
    FEDERAL,
    FIELD,
    LMDA,
    assigned,
    cite,
    on,
    title,
)

MINISTER = "minister"
POST = PostRegistered(subject=MINISTER, name=title("Minister"), organization=FEDERAL, cites=cite())
HOLDS = recorded("post", POST, assigned(LMDA, "p", MINISTER, at=(FIELD, COUNTRY)))
ABOLISHED = PostAbolished(subject=MINISTER, effective_on=on("2000-03-01"), cites=cite())


def test_a_post_holds_a_role_until_it_is_abolished() -> None:
    """R13: then nobody stands in its place, and a finding says so."""
    office = in_force(HOLDS).when(ABOLISHED).then_recorded()
    assert whos(office, "2000-03-01") == [[MINISTER], [], []]
    found = [findings(office, each) for each in around("2000-03-01")]
    assert found == [{}, *[{"dissolved_holder": "certain"}] * 2]


def test_a_post_keeps_its_names_organizations_and_incumbents() -> None:
    """Each with its day; R4: in the order recorded."""
    later = (
        PostRenamed(
            subject=MINISTER, name=title("First"), effective_on=on("2000-02"), cites=cite()
        ),
        PostPlaced(
            subject=MINISTER, organization=BOARD, effective_on=on("2000-03-01"), cites=cite()
        ),
        IncumbentNamed(
            subject=MINISTER, person="A. Roy", effective_on=on("2000-01-03"), cites=cite()
        ),
        IncumbentLeft(subject=MINISTER, effective_on=on("2000-02-01"), cites=cite()),
        AnswerabilityRecorded(subject=MINISTER, to=(BOARD,), cites=cite()),
    )
    office = registered(recorded("post", POST)).when(*later).then_recorded()
    found = claim(office, MINISTER, "self")
    assert isinstance(found, PostClaim)
    assert [each.name.en for each in found.names] == ["Minister", "First"]
    assert [each.within for each in found.organizations] == [FEDERAL, BOARD]
    assert [(each.person, str(each.since.on)) for each in found.incumbents] == [
        ("A. Roy", "2000-01-03")
    ]
    assert [str(each.on) for each in found.left] == ["2000-02-01"]
    assert found.refs == (BOARD, FEDERAL)


def test_a_need_is_recorded_of_a_function() -> None:
    """R19: its role, its territory and its period."""
    need = NeedRecorded(
        subject=FIELD, need="n", role="plan", territory=COUNTRY, until=on("2000-03"), cites=cite()
    )
    office = registered().when(need).then_recorded()
    found = claim(office, FIELD, "need/n")
    assert isinstance(found, NeedClaim)
    assert (found.function, found.role, found.territory) == (FIELD, "plan", COUNTRY)
    assert (found.since, found.until and str(found.until.on)) == (None, "2000-03")


def _named(since: str, until: str | None = None) -> IncumbentNamed:
    return IncumbentNamed(
        subject=MINISTER,
        person="A. Roy",
        effective_on=on(since),
        until=None if until is None else on(until),
        cites=cite(),
    )


def _left(effective_on: str) -> IncumbentLeft:
    return IncumbentLeft(subject=MINISTER, effective_on=on(effective_on), cites=cite())


NEED = NeedRecorded(subject=FIELD, need="n", role="plan", territory=COUNTRY, cites=cite())


@pytest.mark.parametrize(
    ("facts", "refusal", "allowed"),
    [
        ((ABOLISHED, ABOLISHED), AlreadyEnded, (ABOLISHED,)),
        ((ABOLISHED, _named("2000-03-01")), EndBeforeStart, (ABOLISHED, _named("2000-02-29"))),
        ((_named("2000-02-01", "2000-02-01"),), EndBeforeStart,
         (_named("2000-02-01", "2000-02-02"),)),
        ((_named("2000-02-02"), _left("2000-02-02")), NobodyInPost,
         (_named("2000-02-02"), _left("2000-02-03"))),
        ((NEED, NEED), AlreadyRecorded, (NEED,)),
    ],
)  # fmt: skip
def test_what_is_impossible_in_a_post(
    facts: tuple[Fact, ...], refusal: type[Refusal], allowed: tuple[Fact, ...]
) -> None:
    """R6: refused; its nearest neighbour is recorded."""
    registered(recorded("post", POST)).when(*facts).then_refused(refusal)
    registered(recorded("post", POST)).when(*allowed).then_recorded()


def test_a_post_is_no_organization() -> None:
    """It is part of one, and is neither succeeded nor a party."""
    ended = PostAbolished(subject=BOARD, effective_on=on("2000-03-01"), cites=cite())
    registered().when(ended).then_refused(WrongKind)
    placed = PostPlaced(
        subject=MINISTER, organization=MINISTER, effective_on=on("2000-03-01"), cites=cite()
    )
    registered(recorded("post", POST)).when(placed).then_refused(WrongKind)
