"""Who joins an agreement, who may not, and who leaves it (R6, R11)."""

from __future__ import annotations

from agreements.domain.answers.status import party_status_on
from agreements.domain.dates import day
from agreements.domain.refusals import (
    AlreadyAParty,
    AlreadyInForce,
    CommencedBeforeSignature,
    NotAParty,
    NoticeTooShort,
    NotInForce,
    SignatureByNonParty,
    TooFewPartiesLeft,
)
from agreements.domain.resolutions import Certainty
from tests.domain.scenes import (
    around,
    in_force,
    recorded,
    registered,
    status,
    statuses,
    surely,
    who,
    whos,
)
from tests.histories import (
    ACCORD,
    BOARD,
    COUNTRY,
    FEDERAL,
    FIELD,
    LMDA,
    PROGRAM,
    TERRITORIAL,
    assigned,
    commenced,
    declined,
    effected,
    irregular,
    move,
    planned,
    signed,
    term,
    terminated,
)
from tests.lives import acceded, asked_to_join, kept_out, notice, withdrew
from tests.office import Office

JOINED = recorded("join", acceded(LMDA, BOARD, "2000-03-01", "2000-04-01"))
LEFT = recorded("leave", withdrew(ACCORD, BOARD, "2000-04-01"))
ACCORD_SIGNED = recorded(
    "accord",
    *(signed(ACCORD, each, "2000-01-10") for each in (FEDERAL, TERRITORIAL, BOARD)),
    commenced(ACCORD, "2000-02-01"),
)
JOINT = recorded(
    "joint",
    assigned(ACCORD, "j1", FEDERAL, TERRITORIAL, BOARD, at=(FIELD, COUNTRY), manner="joint"),
    assigned(ACCORD, "c1", FEDERAL, BOARD, at=(PROGRAM, COUNTRY), manner="concurrent"),
)


def party(office: Office, instrument: str, which: str, on: str) -> dict[str, Certainty]:
    found = party_status_on(office.life(instrument), day(on))
    return next(dict(each.status) for each in found if each.party == which)


def parties(office: Office, instrument: str, which: str, turning: str) -> list[str]:
    return [surely(party(office, instrument, which, on)) for on in around(turning)]


def test_a_party_from_the_day_it_accedes_and_in_force_from_the_day_it_says() -> None:
    """Before, it is none: signed once it acceded, in force for it from its own first day."""
    office = in_force(JOINED).then_recorded()
    assert parties(office, LMDA, BOARD, "2000-03-01") == ["not-a-party", "signed", "signed"]
    assert parties(office, LMDA, BOARD, "2000-04-01") == ["signed", "in-force", "in-force"]
    assert parties(office, LMDA, FEDERAL, "2000-04-01") == ["in-force"] * 3
    assert statuses(office, LMDA, "2000-04-01") == ["in-force"] * 3


def test_an_acceding_party_holds_from_its_own_day() -> None:
    """And joint holding waits for it (R11); others hold all along."""
    given = recorded(
        "given",
        assigned(LMDA, "c1", FEDERAL, BOARD, at=(FIELD, COUNTRY), manner="concurrent"),
        assigned(LMDA, "j1", FEDERAL, BOARD, at=(PROGRAM, COUNTRY), manner="joint"),
    )
    office = in_force(JOINED, given).then_recorded()
    assert whos(office, "2000-04-01") == [[FEDERAL], [BOARD, FEDERAL], [BOARD, FEDERAL]]
    at = (PROGRAM, COUNTRY)
    found = [office.who(*at, day(on)).held for on in around("2000-04-01")]
    joint = [sorted(e.row.holder for e in each if e.row.source == "j1") for each in found]
    assert joint == [[], [BOARD, FEDERAL], [BOARD, FEDERAL]]


def test_a_party_that_withdrew_holds_no_longer() -> None:
    """From the first day no longer in force for it; the others go on, jointly no more (R11)."""
    office = registered(ACCORD_SIGNED, JOINT, LEFT).then_recorded()
    assert parties(office, ACCORD, BOARD, "2000-04-01") == ["in-force", "withdrawn", "withdrawn"]
    assert whos(office, "2000-04-01") == [[BOARD, FEDERAL, TERRITORIAL], [], []]
    found = [office.who(PROGRAM, COUNTRY, day(on)).held for on in around("2000-04-01")]
    own = [sorted(e.row.holder for e in each if e.row.source == "c1") for each in found]
    assert own == [[BOARD, FEDERAL], [FEDERAL], [FEDERAL]]
    assert statuses(office, ACCORD, "2000-04-01") == ["in-force"] * 3
    row = next(e for e in found[0] if (e.row.source, e.row.holder) == ("c1", BOARD))
    assert str(row.end) == "2000-04-01"


def test_an_imprecise_withdrawal_leaves_the_holding_possible() -> None:
    """R3: the same unknown day for the party and for what it held."""
    leaves = recorded("leave", withdrew(ACCORD, BOARD, "2000-04"))
    office = registered(ACCORD_SIGNED, JOINT, leaves).then_recorded()
    assert set(who(office, "2000-04-15").values()) == {"possible"}
    found = party(office, ACCORD, BOARD, "2000-04-15")
    assert found == {"in-force": "possible", "withdrawn": "possible"}


def test_a_party_that_withdraws_before_it_signed_is_awaited_no_more() -> None:
    """A required signature is that of a party; it is one no longer."""
    two = recorded(
        "two", signed(ACCORD, FEDERAL, "2000-01-10"), signed(ACCORD, TERRITORIAL, "2000-01-11")
    )
    office = registered(two, recorded("leave", withdrew(ACCORD, BOARD, "2000-01-20")))
    found = statuses(office.then_recorded(), ACCORD, "2000-01-20")
    assert found == ["in-negotiation", "signed", "signed"]


def test_a_notice_before_the_accession_of_whoever_gives_it() -> None:
    """R6: the day before refused, from the day on recorded."""
    terms = recorded("terms", term(LMDA, "P1Y", tacit_renewal="P1Y"))
    meeting = in_force(terms, JOINED)
    early = declined(LMDA, BOARD, "2000-02-29")
    meeting.when(early).then_refused(NotAParty, "when/1", "join/1")
    notice_of = notice(LMDA, BOARD, "2000-02-29", "2000-05-01")
    meeting.when(notice_of).then_refused(NotAParty, "when/1", "join/1")
    meeting.when(declined(LMDA, BOARD, "2000-03-01"), name="ok").then_recorded()


def test_nobody_leaves_what_has_ended() -> None:
    """R6: the day before its end recorded; on it refused, whichever was recorded first."""
    end = recorded("end", terminated(ACCORD, "2000-04-01"))
    meeting = registered(ACCORD_SIGNED, end)
    meeting.when(withdrew(ACCORD, BOARD, "2000-04-01")).then_refused(NotInForce, "when/1", "end/1")
    meeting.when(withdrew(ACCORD, BOARD, "2000-03-31"), name="ok").then_recorded()
    late = terminated(ACCORD, "2000-04-01")
    registered(ACCORD_SIGNED, LEFT).when(late).then_refused(NotInForce, "when/1", "leave/1")
    later = terminated(ACCORD, "2000-04-02")
    registered(ACCORD_SIGNED, LEFT).when(later).then_recorded()
    before = withdrew(ACCORD, BOARD, "2000-01-15")
    registered(ACCORD_SIGNED).when(before).then_recorded()


def test_a_recipient_that_left_holds_again_when_in_force_for_it_again() -> None:
    """R9: what a step moved to it is nobody's meanwhile; the source does not get it back."""
    at = (FIELD, COUNTRY)
    moved = recorded(
        "moved",
        assigned(ACCORD, "a1", FEDERAL, at=at),
        planned(ACCORD, "s1", move(FEDERAL, to=BOARD, at=at)),
        effected(ACCORD, "s1", "2000-03-01"),
    )
    again = acceded(ACCORD, BOARD, "2000-05-01", "2000-06-01")
    office = registered(ACCORD_SIGNED, moved, LEFT).when(again).then_recorded()
    assert whos(office, "2000-04-01") == [[BOARD], [], []]
    assert whos(office, "2000-05-01") == [[], [], []]
    assert whos(office, "2000-06-01") == [[], [BOARD], [BOARD]]


def test_a_party_that_left_may_accede_again() -> None:
    """Withdrawn in between; in force again from the day its accession says."""
    again = acceded(ACCORD, BOARD, "2000-05-01", "2000-06-01")
    office = registered(ACCORD_SIGNED, JOINT, LEFT).when(again).then_recorded()
    assert parties(office, ACCORD, BOARD, "2000-05-01") == ["withdrawn", "signed", "signed"]
    assert parties(office, ACCORD, BOARD, "2000-06-01") == ["signed", "in-force", "in-force"]
    assert whos(office, "2000-06-01") == [[], *[[BOARD, FEDERAL, TERRITORIAL]] * 2]
    assert parties(office, ACCORD, BOARD, "2000-04-01") == ["in-force", "withdrawn", "withdrawn"]


def test_a_party_does_not_accede() -> None:
    """Refused while it is one: the day before it leaves, not on that day."""
    in_force().when(acceded(LMDA, FEDERAL, "2000-03-01")).then_refused(
        AlreadyAParty, "when/1", "register/13"
    )
    in_force(JOINED).when(acceded(LMDA, BOARD, "2000-03-01")).then_refused(
        AlreadyAParty, "when/1", "join/1"
    )
    meeting = registered(ACCORD_SIGNED, LEFT)
    meeting.when(acceded(ACCORD, BOARD, "2000-03-31", "2000-05-01")).then_refused(
        AlreadyAParty, "when/1"
    )
    registered(ACCORD_SIGNED, LEFT).when(acceded(ACCORD, BOARD, "2000-04-01")).then_recorded()


def test_an_accession_takes_effect_once_it_is_made_while_in_force() -> None:
    """R6: not before the day of accession, nor outside the agreement's own period."""
    early = acceded(LMDA, BOARD, "2000-03-01", "2000-02-29")
    in_force().when(early).then_refused(CommencedBeforeSignature, "when/1")
    in_force().when(acceded(LMDA, BOARD, "2000-01-31")).then_refused(NotInForce, "when/1")
    in_force().when(acceded(LMDA, BOARD, "2000-01-31", "2000-02-01")).then_recorded()
    over = recorded("end", terminated(LMDA, "2000-06-01"))
    in_force(over).when(acceded(LMDA, BOARD, "2000-06-01")).then_refused(
        NotInForce, "when/1", "end/1"
    )
    in_force(over).when(acceded(LMDA, BOARD, "2000-05-31")).then_recorded()


def test_an_accession_says_when_it_is_in_force_for_its_party() -> None:
    """So no signature and no commencement of its own is recorded beside it."""
    in_force(JOINED).when(signed(LMDA, BOARD, "2000-03-01")).then_refused(
        SignatureByNonParty, "when/1"
    )
    in_force(JOINED).when(commenced(LMDA, "2000-04-01", BOARD)).then_refused(
        AlreadyInForce, "when/1", "join/1"
    )


def test_an_application_and_its_refusal() -> None:
    """Who decided, on which criteria; for an organization that is not a party."""
    asked = recorded("ask", asked_to_join(LMDA, BOARD, "2000-02-10"))
    office = in_force(asked).when(kept_out(LMDA, BOARD, "2000-03-01", FEDERAL)).then_recorded()
    (refusal,) = office.life(LMDA).accession_refusals
    assert (refusal.applicant, refusal.decided_by) == (BOARD, (FEDERAL,))
    assert office.life(LMDA).accession_requests[0].applicant == BOARD
    assert BOARD not in [
        each.party for each in party_status_on(office.life(LMDA), day("2001-01-01"))
    ]
    in_force().when(asked_to_join(LMDA, FEDERAL, "2000-03-01")).then_refused(
        AlreadyAParty, "when/1"
    )
    in_force(JOINED).when(kept_out(LMDA, BOARD, "2000-03-01", FEDERAL)).then_refused(
        AlreadyAParty, "when/1", "join/1"
    )
    in_force(JOINED).when(kept_out(LMDA, BOARD, "2000-02-29", FEDERAL)).then_recorded()


def test_only_a_party_withdraws_and_once() -> None:
    """Somebody else, a party that left, and one that has not acceded yet are refused."""
    registered(ACCORD_SIGNED, LEFT).when(withdrew(ACCORD, BOARD, "2000-05-01")).then_refused(
        NotAParty, "when/1", "leave/1"
    )
    in_force().when(withdrew(LMDA, BOARD, "2000-05-01")).then_refused(NotAParty, "when/1")
    in_force(JOINED).when(withdrew(LMDA, BOARD, "2000-03-01")).then_refused(
        NotAParty, "when/1", "join/1"
    )
    in_force(JOINED).when(withdrew(LMDA, BOARD, "2000-03-02")).then_recorded()
    late = withdrew(LMDA, BOARD, "2000-05-01", notice_on="2000-05-02")
    in_force(JOINED).when(late).then_refused(NoticeTooShort, "when/1")


def test_a_withdrawal_leaves_an_agreement_among_the_others() -> None:
    """With fewer than two left it is not a withdrawal but the agreement's end."""
    in_force().when(withdrew(LMDA, FEDERAL, "2000-05-01")).then_refused(TooFewPartiesLeft, "when/1")
    in_force(JOINED).when(withdrew(LMDA, FEDERAL, "2000-05-01")).then_recorded()
    in_force().when(irregular(withdrew(LMDA, FEDERAL, "2000-05-01"))).then_recorded()


def test_a_party_that_left_gives_no_notice() -> None:
    """From its first day as no party on; the day before it may."""
    agreed = recorded("term", term(ACCORD, "P1Y", tacit_renewal="P1Y"))
    meeting = registered(ACCORD_SIGNED, agreed, LEFT)
    meeting.when(declined(ACCORD, BOARD, "2000-04-01")).then_refused(NotAParty, "when/1", "leave/1")
    registered(ACCORD_SIGNED, agreed, LEFT).when(
        declined(ACCORD, BOARD, "2000-03-31")
    ).then_recorded()


def test_an_accession_known_to_the_month() -> None:
    """R3: in force for it never before the day it acceded, whichever that was."""
    office = in_force(
        recorded("join", acceded(LMDA, BOARD, "2000-03-10", "2000-03"))
    ).then_recorded()
    assert surely(party(office, LMDA, BOARD, "2000-03-09")) == "not-a-party"
    assert party(office, LMDA, BOARD, "2000-03-10") == {
        "in-force": "possible",
        "signed": "possible",
    }
    assert status(office, LMDA, "2000-03-10") == {"in-force": "certain"}
