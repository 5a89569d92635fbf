"""The life of an instrument: signed, in force, renewed, ended (R1, R3, R6)."""

from __future__ import annotations

import time

import pytest

from agreements.domain.answers.status import party_status_on
from agreements.domain.dates import Duration, day
from agreements.domain.facts import (
    DeclarationRegistered,
    Fact,
    InstrumentCommenced,
    TermAgreed,
)
from agreements.domain.refusals import (
    AlreadyEnded,
    AlreadyInForce,
    AlreadySigned,
    CommencedBeforeSignature,
    EndBeforeStart,
    NotAParty,
    NothingToRenew,
    RefersToItself,
    Refusal,
    RenewalCarriesNothing,
    SignatureByNonParty,
    TermAlreadyAgreed,
    UnknownIdentifier,
    WrongKind,
)
from tests.domain.scenes import (
    IN_FORCE,
    SIGNED,
    in_force,
    recorded,
    registered,
    status,
    statuses,
    surely,
)
from tests.histories import (
    ACCORD,
    ACT,
    BOARD,
    FEDERAL,
    LMDA,
    TERRITORIAL,
    agreement,
    annulled,
    cite,
    commenced,
    corrected,
    declined,
    irregular,
    on,
    organization,
    renewed,
    signed,
    superseded,
    term,
    terminated,
    title,
)


def test_signed_once_the_last_required_party_has_signed() -> None:
    """Status: in negotiation until every party's signature, each on its own day."""
    office = registered(SIGNED).then_recorded()
    assert statuses(office, LMDA, "2000-01-10") == ["in-negotiation"] * 3
    assert statuses(office, LMDA, "2000-01-12") == ["in-negotiation", "signed", "signed"]


def test_in_force_from_its_commencement() -> None:
    """Status: in force from the first day, not the day before."""
    office = in_force().then_recorded()
    assert statuses(office, LMDA, "2000-02-01") == ["signed", "in-force", "in-force"]


def test_each_party_signs_and_starts_on_its_own_day() -> None:
    """Handbook, section 4: in force per party where they differ."""
    office = (
        registered(SIGNED)
        .when(
            commenced(LMDA, "2000-02-01", FEDERAL, retroactive=True),
            commenced(LMDA, "2000-03", TERRITORIAL),
        )
        .then_recorded()
    )
    life = office.life(LMDA)
    federal, territorial = party_status_on(life, day("2000-03-15"))
    assert (federal.signed, federal.in_force) == (on("2000-01-10"), on("2000-02-01"))
    assert federal.status == {"in-force": "certain"}
    assert (territorial.signed, territorial.in_force) == (on("2000-01-12"), on("2000-03"))
    assert territorial.status == {"in-force": "possible", "signed": "possible"}
    found = [each.status for each in party_status_on(life, day("2000-01-11"))]
    assert found == [{"signed": "certain"}, {"in-negotiation": "certain"}]


def test_a_party_that_never_starts_shares_the_end() -> None:
    """An agreement ends for all its parties; one without a commencement was never in force."""
    office = (
        registered(SIGNED)
        .when(commenced(LMDA, "2000-02-01", FEDERAL), terminated(LMDA, "2000-03-01"))
        .then_recorded()
    )
    _, before = party_status_on(office.life(LMDA), day("2000-02-29"))
    _, after = party_status_on(office.life(LMDA), day("2000-03-01"))
    assert (before.in_force, before.status) == (None, {"signed": "certain"})
    assert after.status == {"terminated": "certain"}


def test_many_signatures_in_a_month() -> None:
    """R3: thirteen days known to the month only are answered, and at once."""
    parties = tuple(f"party-{n}" for n in range(13))
    signatures = (signed("accord-13", each, "2000-01") for each in parties)
    office = (
        registered(recorded("parties", *(organization(each) for each in parties)))
        .when(agreement("accord-13", *parties), *signatures)
        .then_recorded()
    )
    began = time.process_time()
    found = status(office, "accord-13", "2000-01-15")
    assert found == {"in-negotiation": "possible", "signed": "possible"}
    assert status(office, "accord-13", "2000-01-31") == {"signed": "certain"}
    assert time.process_time() - began < 1


def test_an_imprecise_commencement_is_never_before_the_last_signature() -> None:
    """R3: unless a fact says it is retroactive."""
    office = registered(SIGNED).when(commenced(LMDA, "2000-01")).then_recorded()
    assert "in-force" not in status(office, LMDA, "2000-01-11")
    assert status(office, LMDA, "2000-01-12")["in-force"] == "possible"
    office = registered(SIGNED).when(commenced(LMDA, "2000-01", retroactive=True)).then_recorded()
    assert status(office, LMDA, "2000-01-02")["in-force"] == "possible"


def test_a_commencement_before_a_signature_is_refused() -> None:
    """R3, R6: the day before the last signature is refused, that day is not."""
    registered(SIGNED).when(commenced(LMDA, "2000-01-11")).then_refused(
        CommencedBeforeSignature, "when/1", "signing/2"
    )
    registered(SIGNED).when(commenced(LMDA, "2000-01-12")).then_recorded()
    office = (
        registered(SIGNED).when(commenced(LMDA, "1999-12-01", retroactive=True)).then_recorded()
    )
    assert statuses(office, LMDA, "1999-12-01") == ["in-negotiation", "in-force", "in-force"]


def test_a_late_signature_that_makes_the_commencement_impossible_is_refused() -> None:
    """R6: naming both, unless the same submission corrects that too."""
    late = signed(ACCORD, BOARD, "2000-02-02")
    begun = recorded(
        "begun", signed(ACCORD, FEDERAL, "2000-01-10"), commenced(ACCORD, "2000-02-01")
    )
    registered(begun).when(late).then_refused(CommencedBeforeSignature, "begun/2", "when/1")
    office = (
        registered(begun)
        .when(late, corrected(commenced(ACCORD, "2000-02-02"), "begun/2"))
        .then_recorded()
    )
    assert surely(status(office, ACCORD, "2000-02-02")) == "in-force"
    registered(begun).when(signed(ACCORD, BOARD, "2000-02-01")).then_recorded()


def test_only_parties_sign_and_each_once() -> None:
    """A signature by a non-party is refused, and so is a second one."""
    registered().when(signed(LMDA, BOARD, "2000-01-10")).then_refused(
        SignatureByNonParty, "when/1", "register/13"
    )
    registered().when(signed(ACCORD, BOARD, "2000-01-10")).then_recorded()
    registered(SIGNED).when(signed(LMDA, FEDERAL, "2000-01-11")).then_refused(
        AlreadySigned, "when/1", "signing/1"
    )


def test_parties_and_signatures_are_corrected_together() -> None:
    """R6: a correction of the parties that leaves a signature by a non-party names both."""
    without = corrected(agreement(LMDA, FEDERAL, BOARD), "register/13")
    registered(SIGNED).when(without).then_refused(SignatureByNonParty, "when/1", "signing/2")
    never_signed = annulled(signed(LMDA, TERRITORIAL, "2000-01-12"), "signing/2")
    registered(SIGNED).when(without, never_signed).then_recorded()


@pytest.mark.parametrize(
    "act",
    [
        commenced(LMDA, "2000-02-01", BOARD),
        declined(LMDA, BOARD, "2000-02-01"),
        terminated(LMDA, "2000-03-01").model_copy(update={"party": BOARD}),
    ],
)
def test_only_a_party_starts_declines_or_gives_notice(act: Fact) -> None:
    """An act of an agreement by somebody who is not a party to it is refused."""
    agreed = recorded("term", term(LMDA, "P1M", tacit_renewal="P1M"))
    registered(SIGNED, agreed).when(act).then_refused(NotAParty, "when/1", "register/13")


def test_an_enactment_has_no_parties_to_start_for() -> None:
    """An enactment comes into force as a whole."""
    registered().when(commenced(ACT, "2000-01-01", FEDERAL)).then_refused(NotAParty, "when/1")
    office = registered().when(commenced(ACT, "2000-01-01")).then_recorded()
    assert statuses(office, ACT, "2000-01-01") == ["not-in-force", "in-force", "in-force"]
    begun = recorded("begun", commenced(ACT, "2000-01-01"))
    office = registered(begun).when(terminated(ACT, "2000-03-01")).then_recorded()
    assert statuses(office, ACT, "2000-03-01") == ["in-force", "repealed", "repealed"]


def test_a_declaration_is_declared_and_moves_nothing() -> None:
    """R25: it is shown and cited; nothing in it comes into force."""
    offer = DeclarationRegistered(
        subject="offer", title=title("offer"), kind="offer", made_by=FEDERAL,
        made_on=on("2000-01-15"), cites=cite(),
    )  # fmt: skip
    office = registered().when(offer).then_recorded()
    assert statuses(office, "offer", "2000-01-15") == ["not-made", "declared", "declared"]
    registered(recorded("offer", offer)).when(commenced("offer", "2000-02-01")).then_refused(
        WrongKind, "when/1"
    )


def test_one_commencement_for_each_party_or_for_all() -> None:
    """A second commencement for the same is refused; a party's own goes before the general one."""
    in_force().when(commenced(LMDA, "2000-02-10")).then_refused(AlreadyInForce, "when/1", "start/1")
    office = in_force().when(commenced(LMDA, "2000-02-10", TERRITORIAL)).then_recorded()
    _, territorial = party_status_on(office.life(LMDA), day("2000-02-09"))
    assert territorial.status == {"signed": "certain"}


@pytest.mark.parametrize(
    ("agreed", "end"),
    [
        (term(LMDA, "P5D"), "2000-02-06"),
        (term(LMDA, "P2W"), "2000-02-15"),
        (term(LMDA, "P1M"), "2000-03-01"),
        (term(LMDA, "P5Y"), "2005-02-01"),
        (term(LMDA, until="2000-03-10"), "2000-03-10"),
    ],
)
def test_a_term_ends_by_the_calendar(agreed: TermAgreed, end: str) -> None:
    """R1: five years from the first day end before the same day number."""
    office = in_force().when(agreed).then_recorded()
    assert statuses(office, LMDA, end) == ["in-force", "expired", "expired"]


@pytest.mark.parametrize("renewable", [False, True])
def test_renewable_alone_carries_nothing(renewable: bool) -> None:
    """R1: only a recorded renewal or an undeclined tacit one carries a term on."""
    agreed = TermAgreed(subject=LMDA, length="P1M", renewable=renewable, cites=cite())
    office = in_force().when(agreed).then_recorded()
    assert surely(status(office, LMDA, "2000-03-01")) == "expired"


def test_a_renewal_carries_the_term_on() -> None:
    """R1: until its own day, or, without one, until it is otherwise ended."""
    agreed = recorded("term", term(LMDA, "P1M"))
    office = in_force(agreed).when(renewed(LMDA, "2000-03-10")).then_recorded()
    assert statuses(office, LMDA, "2000-03-10") == ["in-force", "expired", "expired"]
    office = in_force(agreed).when(renewed(LMDA)).then_recorded()
    assert surely(status(office, LMDA, "2999-01-01")) == "in-force"


def test_a_renewal_goes_beyond_the_term() -> None:
    """A renewal up to the term's own end is refused; a day more is not."""
    agreed = recorded("term", term(LMDA, "P1M"))
    in_force(agreed).when(renewed(LMDA, "2000-03-01")).then_refused(
        RenewalCarriesNothing, "when/1", "term/1"
    )
    in_force(agreed).when(renewed(LMDA, "2000-03-02")).then_recorded()


def test_a_renewal_may_be_recorded_before_the_commencement_is() -> None:
    """R6: the order in which facts become known refuses none that the timeline allows."""
    meeting = registered(SIGNED, recorded("term", term(LMDA, "P1M")))
    office = meeting.when(renewed(LMDA, "2000-06-01")).then_recorded()
    office.record(recorded("late", commenced(LMDA, "2000-02-01")))
    assert statuses(office, LMDA, "2000-06-01") == ["in-force", "expired", "expired"]


@pytest.mark.parametrize(
    "act", [renewed(LMDA, "2001-01-01"), declined(LMDA, FEDERAL, "2000-02-02")]
)
def test_nothing_to_renew(act: Fact) -> None:
    """R1: without a term, or with one that is indeterminate, there is nothing to carry on."""
    in_force().when(act).then_refused(NothingToRenew, "when/1")
    endless = recorded("term", term(LMDA))
    in_force(endless).when(act).then_refused(NothingToRenew, "when/1", "term/1")


@pytest.mark.parametrize(
    ("notice", "end"),
    [("2000-02-29", "2000-03-01"), ("2000-03-01", "2000-04-01"), ("2000-03-31", "2000-04-01")],
)
def test_a_tacit_renewal_runs_until_somebody_declines(notice: str, end: str) -> None:
    """R1: it ends with the term that runs on the day of notice; the day before its end counts."""
    agreed = recorded("term", term(LMDA, "P1M", tacit_renewal="P1M"))
    office = in_force(agreed).then_recorded()
    assert surely(status(office, LMDA, "2010-01-01")) == "in-force"
    office = in_force(agreed).when(declined(LMDA, FEDERAL, notice)).then_recorded()
    assert statuses(office, LMDA, end) == ["in-force", "expired", "expired"]


@pytest.mark.parametrize(
    ("notice", "end"),
    [
        ("2000-02-10", "2000-03-10"),
        ("2000-03-09", "2000-03-10"),
        ("2000-03-10", "2000-04-10"),
        ("2000-04-09", "2000-04-10"),
    ],
)
def test_a_tacit_renewal_is_counted_from_the_agreed_end(notice: str, end: str) -> None:
    """R1: a recorded renewal moves the boundaries; a notice against it before its end, nothing."""
    agreed = recorded("term", term(LMDA, "P1M", tacit_renewal="P1M"), renewed(LMDA, "2000-03-10"))
    office = in_force(agreed).then_recorded()
    assert surely(status(office, LMDA, "2010-01-01")) == "in-force"
    office = in_force(agreed).when(declined(LMDA, FEDERAL, notice)).then_recorded()
    assert statuses(office, LMDA, end) == ["in-force", "expired", "expired"]


def test_a_renewal_of_a_term_that_carries_itself_on_goes_beyond_its_agreed_end() -> None:
    """R1: the parties may agree a new end; the term's own end is refused, a day more is not."""
    agreed = recorded("term", term(LMDA, "P1M", tacit_renewal="P1M"))
    in_force(agreed).when(renewed(LMDA, "2000-03-01")).then_refused(
        RenewalCarriesNothing, "when/1", "term/1"
    )
    in_force(agreed).when(renewed(LMDA, "2000-03-02")).then_recorded()


def test_month_ends_do_not_drift_over_tacit_renewals() -> None:
    """R1: every boundary is counted from the first, 29 February, never from the one before."""
    begun = recorded("begun", commenced(ACCORD, "2000-01-31"))
    agreed = recorded("term", term(ACCORD, "P1M", tacit_renewal="P1M"))
    office = registered(begun, agreed).when(declined(ACCORD, BOARD, "2000-03-30")).then_recorded()
    assert statuses(office, ACCORD, "2000-04-29") == ["in-force", "expired", "expired"]


def test_a_term_without_known_bounds_is_judged_at_once() -> None:
    """R3: unknown days and a daily renewal neither hang the decision nor the answer."""
    agreed = recorded("term", term(ACCORD, until="0001-01-02..9999-12-30", tacit_renewal="P1D"))
    began = time.process_time()
    office = (
        registered(recorded("begun", commenced(ACCORD, "2000-01-31")), agreed)
        .when(declined(ACCORD, BOARD, "2000-03-30"), terminated(ACCORD, "2001-01-01"))
        .then_recorded()
    )
    found = status(office, ACCORD, "2001-01-01")
    assert found == {"expired": "possible", "terminated": "possible"}
    assert time.process_time() - began < 3


def test_an_early_end_wins() -> None:
    """The earliest of term, termination and supersession ends it, and names how it ended."""
    agreed = recorded("term", term(LMDA, until="2000-03-10"))
    office = in_force(agreed).when(terminated(LMDA, "2000-03-09")).then_recorded()
    assert statuses(office, LMDA, "2000-03-09") == ["in-force", "terminated", "terminated"]
    office = in_force(agreed).when(terminated(LMDA, "2000-03-11")).then_recorded()
    assert statuses(office, LMDA, "2000-03-10") == ["in-force", "expired", "expired"]
    both = (superseded(LMDA, ACCORD, "2000-03-10"), terminated(LMDA, "2000-03-10"))
    office = in_force(agreed).when(*both).then_recorded()
    assert surely(status(office, LMDA, "2000-03-10")) == "superseded"


@pytest.mark.parametrize(
    "end",
    [
        term(LMDA, until="2000-02-01"),
        terminated(LMDA, "2000-02-01"),
        superseded(LMDA, ACCORD, "2000-02-01"),
    ],
)
def test_an_end_is_after_its_start(end: Fact) -> None:
    """An end on the first day in force is refused, the day after is not; late or corrected too."""
    in_force().when(end).then_refused(EndBeforeStart, "when/1", "start/1")
    registered(SIGNED, recorded("end", end)).when(commenced(LMDA, "2000-02-01")).then_refused(
        EndBeforeStart, "when/1", "end/1"
    )
    registered(SIGNED, recorded("end", end)).when(commenced(LMDA, "2000-01-31")).then_recorded()
    meeting = in_force().when(end, corrected(commenced(LMDA, "2000-01-31"), "start/1"))
    assert surely(status(meeting.then_recorded(), LMDA, "2000-01-31")) == "in-force"


@pytest.mark.parametrize(
    ("first", "again", "refusal"),
    [
        (term(LMDA, "P1M"), term(LMDA, "P5D"), TermAlreadyAgreed),
        (terminated(LMDA, "2000-03-01"), terminated(LMDA, "2000-03-02"), AlreadyEnded),
        (
            superseded(LMDA, ACCORD, "2000-03-01"),
            superseded(LMDA, ACCORD, "2000-03-02"),
            AlreadyEnded,
        ),
    ],
)
def test_agreed_or_ended_once(first: Fact, again: Fact, refusal: type[Refusal]) -> None:
    """A second term or end is refused with the first; after its annulment it is recorded."""
    in_force(recorded("first", first)).when(again).then_refused(refusal, "when/1", "first/1")
    in_force(recorded("first", first)).when(annulled(first, "first/1"), again).then_recorded()


def test_an_agreement_is_superseded_by_another() -> None:
    """By another instrument on record, never by itself."""
    in_force().when(superseded(LMDA, LMDA, "2000-03-01")).then_refused(RefersToItself, "when/1")
    in_force().when(superseded(LMDA, "nowhere", "2000-03-01")).then_refused(
        UnknownIdentifier, "when/1"
    )
    in_force().when(superseded(LMDA, FEDERAL, "2000-03-01")).then_refused(WrongKind, "when/1")
    office = in_force().when(superseded(LMDA, ACCORD, "2000-03-01")).then_recorded()
    assert statuses(office, LMDA, "2000-03-01") == ["in-force", "superseded", "superseded"]


@pytest.mark.parametrize(
    "act",
    [
        signed(LMDA, BOARD, "2000-01-11"),
        commenced(LMDA, "1999-01-01"),
        terminated(LMDA, "1999-01-01"),
        renewed(LMDA, "1999-01-01"),
    ],
)
def test_what_happened_though_forbidden_is_recorded_as_irregular(act: Fact) -> None:
    """R6: shown as an act of the instrument, and without effect."""
    before = in_force().then_recorded()
    office = in_force().when(irregular(act)).then_recorded()
    assert office.life(LMDA) == before.life(LMDA)
    acts = [each.facts for each in office.claims() if each.kind == "irregularity"]
    assert [each.name for facts in acts for each in facts] == ["when/1"]


def test_lengths_are_counted_from_the_first_party_in_force() -> None:
    """The term runs from the earliest commencement of any party."""
    length: Duration = "P1M"
    starts: tuple[InstrumentCommenced, ...] = (
        commenced(LMDA, "2000-02-10", TERRITORIAL), commenced(LMDA, "2000-02-01", FEDERAL),
    )  # fmt: skip
    office = registered(SIGNED).when(*starts, term(LMDA, length)).then_recorded()
    assert statuses(office, LMDA, "2000-03-01") == ["in-force", "expired", "expired"]


def test_known_at_an_earlier_position_nothing_changes() -> None:
    """R2: what is recorded later never changes an answer as known before."""
    office = in_force().then_recorded()
    known = office.head
    office.record(recorded("late", terminated(LMDA, "2000-03-01")))
    life = office.life(LMDA, known)
    assert life.terminations == ()
    assert office.kinds(0) == {}
    assert IN_FORCE.submission in {each.name.split("/")[0] for each in life.facts}
