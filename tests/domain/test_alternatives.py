"""Sources that disagree: both stay on record, and answers show both (R7)."""

from __future__ import annotations

import pytest

from agreements.domain.answers import life
from agreements.domain.answers.status import party_status_on, status_on
from agreements.domain.claims.shapes import AssignmentClaim
from agreements.domain.dates import day
from agreements.domain.facts import ClauseRecorded, Fact, FactAnnulled
from agreements.domain.refusals import (
    AlternativeChangesIdentity,
    AlternativeIrregular,
    CommencedBeforeSignature,
    FactNotStanding,
    NotAFactOfTheWorld,
    NotInForce,
    TooManyAlternatives,
    UnknownFact,
    UnknownIdentifier,
)
from agreements.domain.words import Prose
from tests.domain.scenes import (
    GIVEN,
    SIGNED,
    around,
    claim,
    in_force,
    recorded,
    registered,
    reopener,
    status,
    statuses,
    step,
    surely,
    texts,
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
    NORTH,
    PROGRAM,
    TERRITORIAL,
    annulled,
    assigned,
    cite,
    commenced,
    corrected,
    dissolved,
    effected,
    function_placed,
    invoked,
    irregular,
    move,
    on,
    organization,
    otherwise,
    planned,
    renewed,
    reopener_recorded,
    role_ended,
    signed,
    succeeded,
    term,
    terminated,
    withdrawn,
    within,
)
from tests.office import Meeting, Office

HERE = (FIELD, COUNTRY)
ONE_MONTH = recorded("term", term(LMDA, "P1M"))
"""term/1: one month, so that the LMDA runs out on 2000-03-01."""
INDETERMINATE = otherwise(term(LMDA), "term/1")


def _two_terms(*further: Fact) -> Meeting:
    """One source says one month, another that the term is indeterminate."""
    return in_force(GIVEN, ONE_MONTH).when(INDETERMINATE, *further, name="other")


def test_two_sources_for_one_term() -> None:
    """R7: what follows under all is certain, under some possible."""
    office = _two_terms().then_recorded()
    assert [status(office, LMDA, each) for each in around("2000-03-01")] == [
        {"in-force": "certain"},
        {"expired": "possible", "in-force": "possible"},
        {"expired": "possible", "in-force": "possible"},
    ]
    assert [who(office, each) for each in around("2000-03-01")] == [
        {FEDERAL: "certain"}, {FEDERAL: "possible"}, {FEDERAL: "possible"},
    ]  # fmt: skip
    assert str(life.ends(office.life(LMDA))) == "2000-03-01.."


def test_as_known_before_the_other_source() -> None:
    """R2: the answer at a position never changes."""
    office = _two_terms().then_recorded()
    assert _status_known(office, "2000-03-01", office.head - 1) == {"expired": "certain"}


def _status_known(office: Office, written: str, known: int) -> dict[str, str]:
    return dict(status_on(office.life(LMDA, known), day(written)))


def test_the_alternative_is_cited() -> None:
    """R7: every claim that rests on sources that disagree names what the other says."""
    office = _two_terms().then_recorded()
    found = office.life(LMDA)
    beside = {each.name: [other.name for other in each.otherwise] for each in found.facts}
    assert {name: others for name, others in beside.items() if others} == {"term/1": ["other/1"]}
    (other,) = found.others
    assert [(each.name, each.otherwise[0].name) for each in other.facts if each.otherwise] == [
        ("other/1", "term/1")
    ]
    assert [each.name for each in found.facts][-1] == "term/1"
    assert claim(office, LMDA, "assignment/a1").alternatives == ()


def test_a_correction_removes_an_alternative() -> None:
    """R7: annulled, the other source says nothing any more; undone, it says it again."""
    meeting = _two_terms().when(annulled(INDETERMINATE, "other/1"), name="no")
    assert statuses(meeting.then_recorded(), LMDA, "2000-03-01") == [
        "in-force", "expired", "expired",
    ]  # fmt: skip
    office = meeting.when(annulled(INDETERMINATE, "no/1"), name="yes").then_recorded()
    assert status(office, LMDA, "2000-03-01")["in-force"] == "possible"


def test_a_correction_replaces_what_the_other_source_says() -> None:
    """R5, R7: it had been read wrongly; the replacement stands beside the same fact."""
    fixed = corrected(term(LMDA, "P2M"), "other/1")
    office = _two_terms().when(fixed, name="fix").then_recorded()
    assert [status(office, LMDA, each) for each in around("2000-04-01")] == [
        {"expired": "possible", "in-force": "possible"},
        {"expired": "certain"},
        {"expired": "certain"},
    ]
    assert [each.name for each in office.life(LMDA).alternatives] == ["fix/1"]


def test_the_fact_beside_is_corrected() -> None:
    """R5, R7: the alternative stays beside what now stands."""
    office = _two_terms().when(corrected(term(LMDA, "P2M"), "term/1"), name="fix").then_recorded()
    assert [status(office, LMDA, each) for each in around("2000-04-01")] == [
        {"in-force": "certain"},
        {"expired": "possible", "in-force": "possible"},
        {"expired": "possible", "in-force": "possible"},
    ]
    assert [each.name for each in office.life(LMDA).facts if each.otherwise] == ["fix/1"]


def test_the_fact_beside_is_annulled() -> None:
    """R7: an alternative falls with its fact, and stands again with it."""
    meeting = _two_terms().when(annulled(INDETERMINATE, "term/1"), name="no")
    assert meeting.then_recorded().life(LMDA).term is None
    assert meeting.office.life(LMDA).alternatives == ()
    office = meeting.when(annulled(INDETERMINATE, "no/1"), name="yes").then_recorded()
    assert status(office, LMDA, "2000-03-01")["in-force"] == "possible"


def test_two_alternatives_to_one_fact() -> None:
    """R7: each is a world of its own: three ways, not four."""
    office = _two_terms(otherwise(term(LMDA, "P2M"), "term/1")).then_recorded()
    found = office.life(LMDA)
    assert [each.world and each.world.of for each in found.worlds] == [3, 3, 3]
    assert status(office, LMDA, "2000-04-01") == {"expired": "possible", "in-force": "possible"}


def test_one_source_is_right_wherever_it_is_asked() -> None:
    """R7: a holder cannot both follow one source and be displaced by the other."""
    office = in_force(
        recorded("here", assigned(LMDA, "a1", FEDERAL, at=HERE)),
        recorded("there", assigned(LMDA, "a2", TERRITORIAL, at=HERE, since="2000-03-01")),
        recorded("end", role_ended(LMDA, "a1", "2000-03-01")),
    ).office
    assert whos(office, "2000-03-01") == [[FEDERAL], [TERRITORIAL], [TERRITORIAL]]
    meeting = in_force(
        recorded("step", planned(LMDA, "s1", move(FEDERAL, to=TERRITORIAL, at=HERE))),
        recorded("here", assigned(LMDA, "a1", FEDERAL, at=HERE)),
        recorded("done", effected(LMDA, "s1", "2000-02-10")),
    ).when(otherwise(effected(LMDA, "s1", "2000-02-20"), "done/1"), name="other")
    office = meeting.then_recorded()
    assert who(office, "2000-02-09") == {FEDERAL: "certain"}
    assert who(office, "2000-02-15") == {FEDERAL: "possible", TERRITORIAL: "possible"}
    assert who(office, "2000-02-20") == {TERRITORIAL: "certain"}
    assert step(office, "2000-02-15") == {"effected": "possible", "planned": "possible"}
    assert office.who(*HERE, day("2000-02-15")).findings == {}


def test_sources_that_name_different_holders() -> None:
    """R7: each is possible, and never both: no finding of several sole holders."""
    office = (
        in_force(GIVEN)
        .when(otherwise(assigned(LMDA, "a1", TERRITORIAL, at=HERE), "gift/1"), name="other")
        .then_recorded()
    )
    assert who(office, "2000-02-01") == {FEDERAL: "possible", TERRITORIAL: "possible"}
    assert office.who(*HERE, day("2000-02-01")).findings == {}


def test_sources_that_agree_on_one_holder() -> None:
    """R7: who holds in every world holds certainly."""
    both = assigned(LMDA, "a1", FEDERAL, TERRITORIAL, at=HERE, manner="concurrent")
    office = in_force(GIVEN).when(otherwise(both, "gift/1"), name="other").then_recorded()
    assert who(office, "2000-02-01") == {FEDERAL: "certain", TERRITORIAL: "possible"}


def test_sources_that_name_different_places() -> None:
    """R7: what is held elsewhere according to one source is not held here according to it."""
    there = assigned(LMDA, "a1", FEDERAL, at=(PROGRAM, NORTH))
    office = in_force(GIVEN).when(otherwise(there, "gift/1"), name="other").then_recorded()
    assert who(office, "2000-02-01") == {FEDERAL: "possible"}
    assert who(office, "2000-02-01", (PROGRAM, NORTH)) == {FEDERAL: "certain"}


def test_different_days_in_a_tree() -> None:
    """R7: places, functions and organizations follow the same rule."""
    office = (
        in_force(GIVEN, recorded("end", dissolved(FEDERAL, "2000-03-01")))
        .when(otherwise(dissolved(FEDERAL, "2000-03-10"), "end/1"), name="other")
        .then_recorded()
    )
    assert [who(office, each) for each in ("2000-02-29", "2000-03-01", "2000-03-10")] == [
        {FEDERAL: "certain"}, {FEDERAL: "possible"}, {},
    ]  # fmt: skip
    found = office.who(*HERE, day("2000-03-01")).findings
    assert {each.code: found[each] for each in found} == {"dissolved_holder": "possible"}


def test_a_successor_according_to_one_source() -> None:
    """R13, R7: who may stand in the holder's place."""
    office = (
        in_force(GIVEN, recorded("end", succeeded(FEDERAL, TERRITORIAL, effective_on="2000-03-01")))
        .when(
            otherwise(succeeded(FEDERAL, BOARD, effective_on="2000-03-01"), "end/1"), name="other"
        )
        .then_recorded()
    )
    (held,) = office.who(*HERE, day("2000-03-01")).held
    assert dict(held.standing_in) == {BOARD: "possible", TERRITORIAL: "possible"}


def test_a_function_and_a_territory_placed_differently() -> None:
    """R7: what lies above on a day is another place in each world."""
    office = (
        in_force(GIVEN, recorded("moved", within("CA-NU", COUNTRY, "2000-02-10")))
        .when(otherwise(within("CA-NU", COUNTRY, "2000-02-20"), "moved/1"), name="o")
        .then_recorded()
    )
    at = (FIELD, "CA-NU")
    assert who(office, "2000-02-15", at) == {FEDERAL: "possible"}
    assert who(office, "2000-02-20", at) == {FEDERAL: "certain"}
    meeting = in_force(
        recorded("gift", assigned(LMDA, "a1", FEDERAL, at=(PROGRAM, COUNTRY))),
        recorded("moved", function_placed("apprenticeship", FIELD, "2000-02-10")),
    ).when(otherwise(function_placed("apprenticeship", PROGRAM, "2000-02-10"), "moved/1"), name="o")
    office = meeting.then_recorded()
    assert who(office, "2000-02-10", ("apprenticeship", COUNTRY)) == {FEDERAL: "possible"}


def test_parties_bounds_lie_around_every_world() -> None:
    """R7: the first day in force for a party, whichever source is right."""
    office = in_force().when(otherwise(commenced(LMDA, "2000-01-20"), "start/1"), name="other")
    found = party_status_on(office.then_recorded().life(LMDA), day("2000-01-25"))
    assert [str(each.in_force) for each in found] == ["2000-01-20..2000-02-01"] * 2
    assert found[0].status == {"in-force": "possible", "signed": "possible"}


def test_what_an_alternative_stands_beside() -> None:
    """R7: a recorded fact of the same subject that stands now, by the name it now has."""
    term_ = term(LMDA)
    meeting = in_force(ONE_MONTH)
    meeting.when(otherwise(term_, "term/2")).then_refused(UnknownFact, "when/1")
    meeting.when(otherwise(term(ACCORD), "term/1")).then_refused(UnknownFact, "when/1")
    annulment = in_force(ONE_MONTH).when(annulled(term_, "term/1"), name="no")
    annulment.when(otherwise(term_, "term/1")).then_refused(FactNotStanding, "when/1", "no/1")
    annulment.when(otherwise(term_, "no/1")).then_refused(NotAFactOfTheWorld, "when/1", "no/1")
    fixed = in_force(ONE_MONTH).when(corrected(term(LMDA, "P2M"), "term/1"), name="fix")
    fixed.when(otherwise(term_, "term/1")).then_refused(FactNotStanding, "when/1", "fix/1")
    office = fixed.when(otherwise(term_, "fix/1"), name="other").then_recorded()
    assert status(office, LMDA, "2000-04-01") == {"expired": "possible", "in-force": "possible"}


def test_not_beside_another_alternative() -> None:
    """R7: the refusal names the fact that is meant."""
    refused = _two_terms().when(otherwise(term(LMDA, "P2M"), "other/1"))
    refused.then_refused(NotAFactOfTheWorld, "when/1", "other/1")
    assert "term/1" in (refused.refusals or ())[0].sentence()


@pytest.mark.parametrize(
    "statement",
    [
        terminated(LMDA, "2000-03-01"),
        assigned(LMDA, "a2", FEDERAL, at=HERE),
    ],
)
def test_an_alternative_keeps_kind_and_key(statement: Fact) -> None:
    """R7: another thing is another fact."""
    in_force(GIVEN).when(otherwise(statement, "gift/1")).then_refused(
        AlternativeChangesIdentity, "when/1", "gift/1"
    )


def test_an_irregular_act_is_no_alternative() -> None:
    """R6, R7: it has no effect, so that no source differs in what follows."""
    end = recorded("end", terminated(LMDA, "2000-03-01"))
    other = irregular(terminated(LMDA, "2000-03-10"))
    in_force(end).when(otherwise(other, "end/1")).then_refused(AlternativeIrregular, "when/1")
    shown = recorded("end", irregular(terminated(LMDA, "2000-03-01")))
    in_force(shown).when(otherwise(terminated(LMDA, "2000-03-10"), "end/1")).then_refused(
        AlternativeIrregular, "when/1"
    )
    meeting = in_force(end).when(otherwise(terminated(LMDA, "2000-03-10"), "end/1"), name="other")
    meeting.when(corrected(other, "other/1")).then_refused(AlternativeIrregular, "when/1")


def test_what_a_statement_names_is_registered() -> None:
    """R7: it is held to what every fact is held to."""
    unknown = otherwise(assigned(LMDA, "a1", "nobody", at=HERE), "gift/1")
    in_force(GIVEN).when(unknown).then_refused(UnknownIdentifier, "when/1")


def test_an_alternative_is_possible_itself() -> None:
    """R6, R7: the timeline is judged as if its source were right."""
    meeting = registered(SIGNED, recorded("start", commenced(LMDA, "2000-01-12")))
    meeting.when(otherwise(commenced(LMDA, "2000-01-11"), "start/1")).then_refused(
        CommencedBeforeSignature, "when/1", "signing/2"
    )
    meeting.when(otherwise(commenced(LMDA, "2000-01-13"), "start/1")).then_recorded()


def test_an_alternative_that_leaves_another_fact_impossible_is_named() -> None:
    """R6, R7: first, though the other is what the rule is about."""
    clause = recorded("clause", reopener_recorded(LMDA, "7.2"))
    notices = recorded(
        "notice", invoked(LMDA, "7.2", "2000-03-01"), withdrawn(LMDA, "7.2", "2000-03-10")
    )
    late = otherwise(invoked(LMDA, "7.2", "2000-03-11"), "notice/1")
    refusals = in_force(clause, notices).when(late).refusals
    assert refusals
    assert all(each.facts[0] == "when/1" for each in refusals)


def test_an_act_possible_according_to_one_source_is_recorded() -> None:
    """R6, R7: what happened after the shorter term is no reason to leave it out."""
    act = invoked(LMDA, "7.2", "2000-03-02")
    clause = recorded("clause", reopener_recorded(LMDA, "7.2"))
    in_force(clause, ONE_MONTH).when(act).then_refused(NotInForce, "when/1")
    meeting = in_force(clause, ONE_MONTH).when(INDETERMINATE, name="other")
    office = meeting.when(act).then_recorded()
    assert reopener(office, "2000-03-02") == {"invoked": "certain"}


def test_no_alternative_makes_everything_allowed() -> None:
    """R6, R7: what is impossible whichever source is right is refused."""
    clause = recorded("clause", reopener_recorded(LMDA, "7.2"))
    meeting = in_force(clause, ONE_MONTH).when(otherwise(term(LMDA, "P2M"), "term/1"), name="other")
    meeting.when(invoked(LMDA, "7.2", "2000-04-01")).then_refused(NotInForce, "when/1")
    meeting.when(invoked(LMDA, "7.2", "2000-03-31")).then_recorded()


def test_another_source_that_tells_everything_later_is_recorded() -> None:
    """R6, R7: each of its statements is possible beside the others, if not alone."""
    meeting = registered(SIGNED, recorded("start", commenced(LMDA, "2000-02-01")))
    later = (
        otherwise(signed(LMDA, FEDERAL, "2000-03-10"), "signing/1"),
        otherwise(signed(LMDA, TERRITORIAL, "2000-03-12"), "signing/2"),
    )
    begun = otherwise(commenced(LMDA, "2000-03-12"), "start/1")
    meeting.when(*later).then_refused(CommencedBeforeSignature, "when/1", "start/1")
    office = meeting.when(*later, begun, name="all").then_recorded()
    assert status(office, LMDA, "2000-01-31") == {
        "in-negotiation": "possible",
        "signed": "possible",
    }
    assert "in-force" in status(office, LMDA, "2000-02-01")
    assert status(office, LMDA, "2000-03-12") == {"in-force": "certain"}


def test_two_statements_of_one_source_may_make_an_act_possible() -> None:
    """R6, R7: neither alone would."""
    signatures = (
        otherwise(signed(LMDA, FEDERAL, "2000-01-05"), "signing/1"),
        otherwise(signed(LMDA, TERRITORIAL, "2000-01-05"), "signing/2"),
    )
    meeting = registered(SIGNED)
    act = commenced(LMDA, "2000-01-07")
    meeting.when(act).then_refused(CommencedBeforeSignature, "when/1", "signing/2")
    one = registered(SIGNED).when(signatures[0], name="other")
    one.when(act).then_refused(CommencedBeforeSignature, "when/1", "signing/2")
    both = registered(SIGNED).when(*signatures, name="other").when(act)
    assert status(both.then_recorded(), LMDA, "2000-01-07") == {"in-force": "certain"}


def test_what_only_another_source_allows_keeps_it() -> None:
    """R6, R7: without the source there would be no day left for what rests on it."""
    meeting = registered(SIGNED).when(
        otherwise(signed(LMDA, TERRITORIAL, "2000-01-10"), "signing/2"), name="other"
    )
    meeting.when(commenced(LMDA, "2000-01-11"), name="start").then_recorded()
    gone = FactAnnulled(subject=LMDA, corrects="other/1")
    meeting.when(gone).then_refused(CommencedBeforeSignature, "when/1", "start/1")
    late, early = (signed(LMDA, TERRITORIAL, f"2000-01-{day}") for day in ("12", "11"))
    meeting.when(corrected(late, "other/1")).then_refused(CommencedBeforeSignature, "when/1")
    meeting.when(corrected(early, "other/1"), name="ok").then_recorded()


def test_no_correction_leaves_an_alternative_beside_an_irregular_act() -> None:
    """R6, R7: refused, naming it; without the alternative it is recorded."""
    other = otherwise(assigned(LMDA, "a1", TERRITORIAL, at=HERE), "gift/1")
    wrong = corrected(irregular(assigned(LMDA, "a1", FEDERAL, at=HERE)), "gift/1")
    meeting = in_force(GIVEN).when(other, name="other")
    meeting.when(wrong).then_refused(AlternativeIrregular, "when/1", "other/1")
    meeting.when(FactAnnulled(subject=LMDA, corrects="other/1"), wrong, name="both").then_recorded()


def test_the_ways_are_bounded_when_a_fact_is_brought_back() -> None:
    """R7: eight ways with its alternatives, beside eleven of another fact of the part."""
    end = role_ended(LMDA, "a1", "2000-03-01")
    ends = [otherwise(role_ended(LMDA, "a1", f"2000-03-0{n}"), "end/1") for n in range(2, 9)]
    gifts = [
        otherwise(assigned(LMDA, "a1", FEDERAL, at=HERE, since=f"2000-02-{n}"), "gift/1")
        for n in range(10, 20)
    ]
    meeting = in_force(GIVEN, recorded("end", end)).when(*ends, name="ends")
    meeting = meeting.when(annulled(end, "end/1"), name="gone").when(*gifts, name="gifts")
    back = FactAnnulled(subject=LMDA, corrects="gone/1")
    meeting.when(back).then_refused(TooManyAlternatives, "when/1", "ends/1", "gifts/1")


def test_fact_and_alternative_in_one_submission() -> None:
    """R7: an alternative may name a fact of its own submission that comes before it."""
    facts = (term(LMDA, "P1M"), otherwise(term(LMDA), "when/1"))
    office = in_force().when(*facts).then_recorded()
    assert status(office, LMDA, "2000-03-01") == {"expired": "possible", "in-force": "possible"}
    in_force().when(*reversed(facts)).then_refused(UnknownFact, "when/1")


def test_the_ways_are_bounded() -> None:
    """R7: sixteen worlds of one part are kept apart, one more is refused."""
    fifteen = [otherwise(term(LMDA, f"P{n}W"), "term/1") for n in range(5, 20)]
    meeting = in_force(ONE_MONTH).when(*fifteen, name="others")
    assert len(meeting.then_recorded().life(LMDA).worlds) == 16
    meeting.when(otherwise(term(LMDA), "term/1")).then_refused(TooManyAlternatives, "when/1")


def test_a_registration_told_otherwise() -> None:
    """R7: no part of a subject is exempt; what nobody asks about makes no question uncertain."""
    other = organization(FEDERAL).model_copy(update={"formed_on": on("1993")})
    office = in_force(GIVEN).when(otherwise(other, "register/2"), name="other").then_recorded()
    assert claim(office, FEDERAL, "self").alternatives[0].name == "other/1"
    assert who(office, "2000-02-01") == {FEDERAL: "certain"}


def test_a_text_of_a_clause_told_otherwise() -> None:
    """R15, R7: each text that may be in effect."""

    def said(text: str) -> ClauseRecorded:
        return ClauseRecorded(
            subject=LMDA, clause="3", kind="funding", text=Prose(en=text), cites=cite()
        )

    meeting = in_force(recorded("clause", said("one")))
    office = meeting.when(otherwise(said("two"), "clause/1"), name="other").then_recorded()
    assert texts(office, "2000-02-01") == {"one": "possible", "two": "possible"}


def test_positions_are_the_same_in_every_world() -> None:
    """R4: an alternative takes the place of the fact that it stands beside."""
    office = (
        in_force(GIVEN)
        .when(otherwise(assigned(LMDA, "a1", TERRITORIAL, at=HERE), "gift/1"), name="other")
        .then_recorded()
    )
    found = claim(office, LMDA, "assignment/a1")
    assert isinstance(found, AssignmentClaim)
    assert {each.order for each in found.worlds} == {found.order}


def test_a_notice_that_sources_date_differently() -> None:
    """R14, R7: invoked in one world, still open in the other."""
    meeting = in_force(
        recorded("clause", reopener_recorded(LMDA, "7.2")),
        recorded("notice", invoked(LMDA, "7.2", "2000-02-10")),
    ).when(otherwise(invoked(LMDA, "7.2", "2000-02-20"), "notice/1"), name="other")
    office = meeting.then_recorded()
    assert [reopener(office, on) for on in ("2000-02-09", "2000-02-15", "2000-02-20")] == [
        {"open": "certain"},
        {"invoked": "possible", "open": "possible"},
        {"invoked": "certain"},
    ]


@pytest.mark.parametrize("renewal_first", [True, False])
def test_a_source_may_deny_the_term_that_was_renewed_whichever_is_recorded_first(
    *, renewal_first: bool
) -> None:
    """R7: the renewal is possible if the fixed term is right, so neither is refused."""
    told = [recorded("on", renewed(LMDA)), recorded("other", otherwise(term(LMDA), "term/1"))]
    meeting = in_force(recorded("term", term(LMDA, "P1M")))

    for each in told if renewal_first else reversed(told):
        meeting = meeting.when(*each.facts, name=each.submission)
        meeting.then_recorded()

    assert surely(status(meeting.office, LMDA, "2000-06-01")) == "in-force"
