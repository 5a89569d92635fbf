"""Territories, functions, organizations and documents (R8, R18)."""

from __future__ import annotations

import pytest

from agreements.domain.claims.shapes import (
    DocumentClaim,
    FunctionClaim,
    OrganizationClaim,
    TerritoryClaim,
)
from agreements.domain.facts import (
    DocumentRegistered,
    Fact,
    FunctionRetired,
    OrganizationPlaced,
    OrganizationRenamed,
    TerritoryRenamed,
)
from agreements.domain.refusals import (
    AlreadyEnded,
    AlreadyRegistered,
    EndBeforeStart,
    RefersToItself,
    Refusal,
    UnknownIdentifier,
    WrongKind,
)
from agreements.domain.words import Citation
from tests.domain.scenes import GIVEN, claim, findings, in_force, recorded, registered, who, whos
from tests.histories import (
    ACT,
    BOARD,
    COUNTRY,
    EAST,
    FEDERAL,
    FIELD,
    LMDA,
    NORTH,
    PROGRAM,
    SERVICE,
    TERRITORIAL,
    agreement,
    assigned,
    cite,
    commenced,
    corrected,
    dissolved,
    enactment,
    function,
    function_placed,
    function_retired,
    on,
    organization,
    succeeded,
    territory,
    title,
    within,
)

IN_THE_NORTH = recorded(
    "north", commenced(ACT, "2000-01-01"), assigned(ACT, "n", TERRITORIAL, at=(FIELD, NORTH))
)


def renamed(subject: str, name: str, since: str) -> OrganizationRenamed:
    return OrganizationRenamed(
        subject=subject, name=title(name), effective_on=on(since), cites=cite()
    )


def placed(subject: str, parent: str, since: str) -> OrganizationPlaced:
    return OrganizationPlaced(subject=subject, parent=parent, effective_on=on(since), cites=cite())


def continued(other: str) -> FunctionRetired:
    """Return the end of the program, carried on as another."""
    return FunctionRetired(
        subject=PROGRAM, effective_on=on("2000-03-01"), continued_as=other, cites=cite()
    )


def test_a_territory_that_leaves_another() -> None:
    """R18: answered as part of what contained it, until the day on which it left."""
    leaves = (within(EAST, NORTH, until="2000-03-01"), within(EAST, COUNTRY, since="2000-03-01"))
    office = in_force(GIVEN, IN_THE_NORTH).when(*leaves).then_recorded()
    expected = [[TERRITORIAL], [FEDERAL], [FEDERAL]]
    assert whos(office, "2000-03-01", (FIELD, EAST)) == expected
    assert whos(office, "2000-03-01", (FIELD, NORTH)) == [[TERRITORIAL]] * 3


def test_a_territory_within_several() -> None:
    """R18: containment is no single line; each container answers."""
    overlap = (within(EAST, NORTH), within(EAST, COUNTRY))
    office = in_force(GIVEN, IN_THE_NORTH).when(*overlap).then_recorded()
    assert who(office, "2000-02-01", (FIELD, EAST)) == {TERRITORIAL: "certain"}


def test_an_imprecise_departure() -> None:
    """R3: in between, each answer is possible, and one of them holds."""
    leaves = (within(EAST, NORTH, until="2000-03"), within(EAST, COUNTRY))
    office = in_force(GIVEN, IN_THE_NORTH).when(*leaves).then_recorded()
    found = who(office, "2000-03-10", (FIELD, EAST))
    assert found == {TERRITORIAL: "possible", FEDERAL: "possible"}


def test_a_containment_ends_after_it_starts() -> None:
    """A period that is empty is refused; one of a single day is recorded."""
    empty = within(EAST, NORTH, "2000-03-01", "2000-03-01")
    registered().when(empty).then_refused(EndBeforeStart, "when/1")
    registered().when(within(EAST, NORTH, "2000-03-01", "2000-03-02")).then_recorded()


def test_a_circle_of_territories_or_functions_is_answered() -> None:
    """Bad data must not hang an answer: each lies within the other."""
    territories = (within(COUNTRY, EAST), within(EAST, COUNTRY))
    round_about = function_placed(FIELD, SERVICE, "2000-01-01")
    office = in_force(GIVEN).when(*territories, round_about).then_recorded()
    assert who(office, "2000-02-01", (PROGRAM, EAST)) == {FEDERAL: "certain"}


def test_a_function_comes_under_another() -> None:
    """R4: the latest placement by its day counts, whatever the order of recording."""
    gift = recorded("gift", assigned(LMDA, "p", FEDERAL, at=(PROGRAM, COUNTRY)))
    late, early = (PROGRAM, "2000-03-10"), (FIELD, "2000-03-01")
    moves = (function_placed(SERVICE, *late), function_placed(SERVICE, *early))
    office = in_force(gift).when(*moves).then_recorded()
    assert whos(office, "2000-03-01", (SERVICE, COUNTRY)) == [[FEDERAL], [], []]
    assert whos(office, "2000-03-10", (SERVICE, COUNTRY)) == [[], [FEDERAL], [FEDERAL]]


def test_a_retired_function_answers_nothing() -> None:
    """The finding says why; what lies beneath it is still answered."""
    office = in_force(GIVEN).when(function_retired(PROGRAM, "2000-03-01")).then_recorded()
    assert whos(office, "2000-03-01", (PROGRAM, COUNTRY)) == [[FEDERAL], [], []]
    assert findings(office, "2000-03-01", (PROGRAM, COUNTRY)) == {"function_retired": "certain"}
    assert findings(office, "2000-02-29", (PROGRAM, COUNTRY)) == {}
    assert whos(office, "2000-03-01", (SERVICE, COUNTRY)) == [[FEDERAL]] * 3


def test_names_have_their_days() -> None:
    """R13: a rename is not a succession; the identifier stays, each name has its first day."""
    change = TerritoryRenamed(
        subject=NORTH, name=title("Nord"), effective_on=on("2000-03"), cites=cite()
    )
    office = in_force(GIVEN).when(renamed(FEDERAL, "Canada", "2000-03-01"), change).then_recorded()
    federal, north = claim(office, FEDERAL, "self"), claim(office, NORTH, "self")
    assert isinstance(federal, OrganizationClaim)
    assert isinstance(north, TerritoryClaim)
    names = [(each.name.en, each.since and str(each.since.on)) for each in federal.names]
    assert names == [(FEDERAL, None), ("Canada", "2000-03-01")]
    assert [str(each.since.on) for each in north.names if each.since] == ["2000-03"]
    assert whos(office, "2000-03-01") == [[FEDERAL]] * 3


def test_a_parent_has_its_days() -> None:
    """Handbook, section 2: an organization has a parent that changes; holdings stay its own."""
    office = in_force(GIVEN).when(placed(FEDERAL, BOARD, "2000-03-01")).then_recorded()
    found = claim(office, FEDERAL, "self")
    assert isinstance(found, OrganizationClaim)
    parents = [(each.within, each.since and str(each.since.on)) for each in found.parents]
    assert parents == [(BOARD, "2000-03-01")]
    assert whos(office, "2000-03-01") == [[FEDERAL]] * 3


def test_a_retirement_names_what_carries_it_on() -> None:
    """A function may be continued as another, and ends once."""
    retired = continued(SERVICE)
    meeting = registered(recorded("end", retired))
    found = claim(meeting.office, PROGRAM, "self")
    assert isinstance(found, FunctionClaim)
    assert [each.continued_as for each in found.retirements] == [SERVICE]
    meeting.when(retired).then_refused(AlreadyEnded, "when/1", "end/1")
    later = corrected(function_retired(PROGRAM, "2000-03-10"), "end/1")
    meeting.when(later, name="ok").then_recorded()


def test_a_document_is_a_source() -> None:
    """What facts cite is itself on record."""
    note = DocumentRegistered(subject="note", title=title("Note"), dated_on=on("1996-05-30"))
    found = claim(registered().when(note).then_recorded(), "note", "self")
    assert isinstance(found, DocumentClaim)
    assert found.dated_on is not None


@pytest.mark.parametrize(
    "fact",
    [
        organization(FEDERAL),
        territory(NORTH),
        function(PROGRAM),
        agreement(LMDA, FEDERAL, BOARD),
        enactment(LMDA),
        organization(COUNTRY),
        DocumentRegistered(subject="file", title=title("File")),
    ],
)
def test_an_identifier_is_never_reused(fact: Fact) -> None:
    """Registered once, as one kind, for ever."""
    registered().when(fact).then_refused(AlreadyRegistered, "when/1")


def test_an_identifier_is_registered_once_in_a_submission() -> None:
    """Two registrations of one identifier in a submission collide as well."""
    registered().when(organization("new"), territory("new")).then_refused(
        AlreadyRegistered, "when/2"
    )
    registered().when(organization("new"), territory("New")).then_recorded()


@pytest.mark.parametrize(
    ("fact", "refusal"),
    [
        (placed(FEDERAL, FEDERAL, "2000-01-01"), RefersToItself),
        (within(NORTH, NORTH), RefersToItself),
        (function_placed(PROGRAM, PROGRAM, "2000-01-01"), RefersToItself),
        (function("own", "own"), RefersToItself),
        (continued(PROGRAM), RefersToItself),
        (placed(FEDERAL, "nobody", "2000-01-01"), UnknownIdentifier),
        (within(NORTH, "nowhere"), UnknownIdentifier),
        (function_placed(PROGRAM, "nothing", "2000-01-01"), UnknownIdentifier),
        (renamed("nobody", "Nobody", "2000-01-01"), UnknownIdentifier),
        (placed(FEDERAL, NORTH, "2000-01-01"), WrongKind),
        (within(NORTH, FEDERAL), WrongKind),
        (function_placed(NORTH, PROGRAM, "2000-01-01"), WrongKind),
        (renamed(NORTH, "Nord", "2000-01-01"), WrongKind),
        (dissolved(LMDA, "2000-01-01"), WrongKind),
        (succeeded(FEDERAL, NORTH, effective_on="2000-01-01"), WrongKind),
    ],
)  # fmt: skip
def test_what_a_place_names_is_another_of_its_kind(fact: Fact, refusal: type[Refusal]) -> None:
    """Nothing is part of itself, of something unknown, or of another kind."""
    registered().when(fact).then_refused(refusal, "when/1")


def test_a_citation_names_a_document() -> None:
    """Every fact says where it comes from: a source on record."""
    wrong = territory("new").model_copy(update={"cites": (*cite(), Citation(document=FEDERAL))})
    meeting = registered().when(wrong)
    meeting.then_refused(WrongKind, "when/1")
    assert (meeting.refusals or ())[0].at == "cites.1.document"
    registered().when(territory("new")).then_recorded()
