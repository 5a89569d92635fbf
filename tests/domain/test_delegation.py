"""R10: who holds by delegation, on what chain, and who answers for it."""

from __future__ import annotations

import pytest

from agreements.domain.answers.held import Held, Path
from agreements.domain.dates import day
from agreements.domain.facts import AnswerabilityRecorded, Fact, OrganizationRegistered
from agreements.domain.refusals import (
    AnswersToItself,
    DelegatedRoleDiffers,
    DelegatedToItself,
    DelegationCircle,
    RestsOnItself,
    SubdelegationNotAllowed,
)
from agreements.domain.words import OrganizationKind
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
    SERVICE,
    TERRITORIAL,
    annulled,
    assigned,
    cite,
    commenced,
    corrected,
    delegated,
    dissolved,
    effected,
    holding,
    irregular,
    move,
    on,
    otherwise,
    planned,
    rests,
    role_ended,
    succeeded,
    terminated,
    title,
)
from tests.office import Office

TOP = (FIELD, COUNTRY)
HERE = (PROGRAM, NORTH)
RUNS = recorded("accord", commenced(ACCORD, "2000-02-01", retroactive=True))
BELOW = delegated(ACCORD, "d1", TERRITORIAL, at=HERE, source=(LMDA, "a1"), may_subdelegate=True)
LENT = recorded("lent", BELOW)
"""lent/1: under the accord, the territorial government delivers by delegation from gift/1."""


def held(office: Office, on_day: str, holder: str, at: tuple[str, str] = HERE) -> Held:
    found = office.who(*at, day(on_day), role="deliver").held
    return next(each for each in found if each.row.holder == holder)


def link(of: Held) -> list[tuple[str, str, tuple[str, ...], str | None]]:
    return [(each.instrument, each.key, each.holders, each.certainty) for each in of.chain]


def test_a_delegation_adds_a_holder() -> None:
    """The delegator stays listed; this is no overlap, and displaces nothing."""
    office = in_force(GIVEN, RUNS).when(BELOW).then_recorded()
    assert who(office, "2000-02-10", HERE) == {FEDERAL: "certain", TERRITORIAL: "certain"}
    assert findings(office, "2000-02-10", HERE) == {}
    assert who(office, "2000-02-10", TOP) == {FEDERAL: "certain"}
    of = held(office, "2000-02-10", TERRITORIAL)
    assert link(of) == [(LMDA, "a1", (FEDERAL,), "certain")]
    assert of.chain_state == "complete"


@pytest.mark.parametrize(
    "end",
    [
        role_ended(LMDA, "a1", "2000-02-20"),
        terminated(LMDA, "2000-02-20"),
        dissolved(FEDERAL, "2000-02-20"),
    ],
)
def test_it_holds_only_while_its_source_does(end: Fact) -> None:
    """A link that has ended gives nothing further; the finding lasts as it would have."""
    office = in_force(GIVEN, RUNS, LENT).when(end).then_recorded()
    assert whos(office, "2000-02-20", HERE)[0] == [FEDERAL, TERRITORIAL]
    assert whos(office, "2000-02-20", HERE)[1:] == [[], []]
    gone = [findings(office, each, HERE).get("source_gone") for each in around("2000-02-20")]
    assert gone == [None, "certain", "certain"]
    ended = recorded("over", role_ended(ACCORD, "d1", "2000-03-01"))
    later = in_force(GIVEN, RUNS, LENT, recorded("end", end), ended).then_recorded()
    gone = [findings(later, each, HERE).get("source_gone") for each in around("2000-03-01")]
    assert gone == ["certain", None, None]


def test_a_source_that_a_step_has_moved_away_is_gone() -> None:
    """R9, R10: what its source lost, a delegate has lost."""
    step = planned(ACT, "s1", move(FEDERAL, to=BOARD, at=TOP))
    acts = (commenced(ACT, "2000-01-01"), step, effected(ACT, "s1", "2000-02-20"))
    office = in_force(GIVEN, RUNS, LENT).when(*acts).then_recorded()
    assert whos(office, "2000-02-20", HERE) == [[FEDERAL, TERRITORIAL], [BOARD], [BOARD]]
    assert findings(office, "2000-02-20", HERE) == {"source_gone": "certain"}


def test_a_step_may_be_what_a_delegation_comes_from() -> None:
    """R9, R10: before the step is effected there is nothing that could be delegated."""
    step = planned(ACT, "s1", move(FEDERAL, to=BOARD, at=TOP))
    given = delegated(ACCORD, "d1", TERRITORIAL, at=HERE, source=(ACT, "step/s1"))
    effect = recorded("effect", effected(ACT, "s1", "2000-02-20"))
    plan = recorded("plan", commenced(ACT, "2000-01-01"), step)
    office = in_force(GIVEN, RUNS, plan, effect).when(given).then_recorded()
    assert whos(office, "2000-02-20", HERE) == [
        [FEDERAL],
        [BOARD, TERRITORIAL],
        [BOARD, TERRITORIAL],
    ]
    gone = [findings(office, each, HERE) for each in around("2000-02-20")]
    assert gone == [{"source_gone": "certain"}, {}, {}]


def test_annulled_is_not_the_same_as_never_recorded() -> None:
    """R10: an annulled source gives no holding; one never recorded leaves the chain unverified."""
    meeting = in_force(GIVEN, RUNS, LENT)
    known = meeting.office.head
    office = meeting.when(annulled(GIVEN.facts[0], "gift/1")).then_recorded()
    assert who(office, "2000-02-10", HERE) == {}
    assert findings(office, "2000-02-10", HERE) == {"source_gone": "certain"}
    assert who(office, "2000-02-10", HERE, known=known)[TERRITORIAL] == "certain"
    never = in_force(RUNS, LENT).then_recorded()
    assert who(never, "2000-02-10", HERE) == {TERRITORIAL: "certain"}
    assert findings(never, "2000-02-10", HERE) == {"chain_unverified": "certain"}
    assert held(never, "2000-02-10", TERRITORIAL).chain_state == "unverified"
    unnamed = delegated(ACCORD, "d2", BOARD, at=HERE, source=None)
    office = in_force(RUNS).when(unnamed).then_recorded()
    assert who(office, "2000-02-10", HERE) == {BOARD: "certain"}
    assert findings(office, "2000-02-10", HERE) == {"chain_unverified": "certain"}


def test_a_source_brought_back_is_there_again() -> None:
    """R5, R10: when the annulment is annulled the chain is whole again."""
    gone = recorded("gone", annulled(GIVEN.facts[0], "gift/1"))
    office = in_force(GIVEN, RUNS, LENT, gone).when(annulled(gone.facts[0], "gone/1"))
    assert TERRITORIAL in who(office.then_recorded(), "2000-02-10", HERE)


def test_an_irregular_source_gives_nothing() -> None:
    """R6, R10: it is on record and has no effect, so that there is nothing to delegate."""
    office = in_force(RUNS, LENT).when(irregular(assigned(LMDA, "a1", FEDERAL, at=TOP)))
    assert who(office.then_recorded(), "2000-02-10", HERE) == {}
    assert findings(office.office, "2000-02-10", HERE)["source_gone"] == "certain"


def test_an_unknown_end_of_the_source() -> None:
    """R3, R10: possible with the source, gone otherwise; the two share the unknown day."""
    office = in_force(GIVEN, RUNS, LENT).when(role_ended(LMDA, "a1", "2000-03")).then_recorded()
    assert who(office, "2000-02-29", HERE)[TERRITORIAL] == "certain"
    assert who(office, "2000-03-01", HERE)[TERRITORIAL] == "possible"
    assert findings(office, "2000-03-01", HERE) == {"source_gone": "possible"}
    assert link(held(office, "2000-03-01", TERRITORIAL))[0][-1] == "possible"
    assert who(office, "2000-03-31", HERE) == {}


def test_sources_that_disagree_on_what_a_link_comes_from() -> None:
    """R7, R10: what hangs on it holds for certain only while it does by both."""
    to_the_accord = delegated(LMDA, "d1", TERRITORIAL, at=HERE, source=(ACCORD, "a2"),
                              may_subdelegate=True)  # fmt: skip
    office = in_force(
        GIVEN,
        RUNS,
        recorded("other", assigned(ACCORD, "a2", FEDERAL, at=TOP, until="2000-03-10")),
        recorded("lent", delegated(LMDA, "d1", TERRITORIAL, at=HERE, source=(LMDA, "a1"),
                                   may_subdelegate=True)),
        recorded("on", delegated(LMDA, "d2", BOARD, at=HERE, source=(LMDA, "d1"))),
    ).when(otherwise(to_the_accord, "lent/1")).then_recorded()  # fmt: skip
    assert who(office, "2000-03-09", HERE)[BOARD] == "certain"
    for on_day in ("2000-03-10", "2000-03-11"):
        found = who(office, on_day, HERE)
        assert (found[TERRITORIAL], found[BOARD]) == ("possible", "possible")
        assert findings(office, on_day, HERE)["source_gone"] == "possible"


def test_links_that_run_in_a_circle_if_two_sources_are_right() -> None:
    """R7, R10: each circle alone is refused; one across alternatives has no source, and ends."""
    firsts = [
        delegated(LMDA, "x", TERRITORIAL, at=HERE, source=(LMDA, "a1"), may_subdelegate=True),
        delegated(ACCORD, "y", BOARD, at=HERE, source=(LMDA, "a1"), may_subdelegate=True),
        delegated(ACCORD, "z", FEDERAL, at=HERE, source=(LMDA, "x"), may_subdelegate=True),
    ]
    meeting = in_force(GIVEN, RUNS, recorded("lent", *firsts))
    meeting = meeting.when(
        otherwise(firsts[1].model_copy(update={"delegated_from": holding(ACCORD, "z")}), "lent/2"),
        name="one",
    )
    meeting.then_recorded()
    other = firsts[0].model_copy(update={"delegated_from": holding(ACCORD, "y")})
    office = meeting.when(otherwise(other, "lent/1"), name="two").then_recorded()
    found = who(office, "2000-02-10", HERE)
    assert (found[TERRITORIAL], found[BOARD]) == ("possible", "possible")


def test_a_contract_under_a_contract() -> None:
    """R10: a statute, an agreement under it, a contract under that; the agreement is withdrawn.

    With the middle one its own delegate goes, and what the statute gives remains.
    """
    statute = recorded(
        "statute", commenced(ACT, "2000-01-01"), assigned(ACT, "general", FEDERAL, at=TOP)
    )
    agreement = recorded(
        "agreement",
        delegated(LMDA, "d", TERRITORIAL, at=HERE, source=(ACT, "general"), may_subdelegate=True),
        rests(LMDA, ACT),
    )
    contract = recorded(
        "contract",
        delegated(ACCORD, "c", BOARD, at=(SERVICE, NORTH), source=(LMDA, "d")),
        rests(ACCORD, LMDA),
    )
    meeting = in_force(RUNS, statute, agreement, contract)
    at = (SERVICE, NORTH)
    everybody = {FEDERAL: "certain", TERRITORIAL: "certain", BOARD: "certain"}
    assert who(meeting.office, "2000-02-10", at) == everybody
    of = held(meeting.office, "2000-02-10", BOARD, at)
    assert link(of) == [
        (LMDA, "d", (TERRITORIAL,), "certain"), (ACT, "general", (FEDERAL,), "certain")
    ]  # fmt: skip
    office = meeting.when(role_ended(LMDA, "d", "2000-02-20"), name="withdrawn").then_recorded()
    assert whos(office, "2000-02-20", at)[0] == sorted(everybody)
    assert whos(office, "2000-02-20", at)[1:] == [[FEDERAL], [FEDERAL]]
    gone = [findings(office, each, at) for each in around("2000-02-20")]
    assert gone == [{}, {"source_gone": "certain"}, {"source_gone": "certain"}]
    ended = recorded("over", terminated(ACCORD, "2000-03-10"))
    withdrawn = recorded("end", role_ended(LMDA, "d", "2000-02-20"))
    office = in_force(RUNS, statute, agreement, contract, withdrawn, ended).office
    gone = [findings(office, each, at) for each in around("2000-03-10")]
    assert gone == [{"source_gone": "certain"}, {}, {}]


def test_the_chain_leads_on_to_what_its_source_rests_on() -> None:
    """The top of the chain rests on an enactment, and that on whoever made it."""
    office = in_force(GIVEN, RUNS, LENT).when(rests(LMDA, ACT, until="2000-03-01")).then_recorded()
    grounds = held(office, "2000-02-29", TERRITORIAL).grounds
    assert [(each.basis.rests_on, each.certainty) for each in grounds] == [(ACT, "certain")]
    assert held(office, "2000-03-01", TERRITORIAL).grounds == ()


# Refusals


def test_what_may_not_be_delegated_further() -> None:
    """R10: a delegate may delegate only where the delegation says so."""
    closed = recorded("closed", delegated(ACCORD, "d1", TERRITORIAL, at=HERE, source=(LMDA, "a1")))
    further = delegated(ACT, "c", BOARD, at=HERE, source=(ACCORD, "d1"))
    in_force(GIVEN, RUNS, closed).when(further).then_refused(
        SubdelegationNotAllowed, "when/1", "closed/1"
    )
    in_force(GIVEN, RUNS, LENT).when(further).then_recorded()
    in_force(GIVEN, RUNS).when(further).then_recorded()


def test_another_role_than_the_sources() -> None:
    """R10: what a holding does not give cannot be delegated from it."""
    other = delegated(ACCORD, "d", BOARD, at=HERE, source=(LMDA, "a1"), role="fund")
    in_force(GIVEN, RUNS).when(other).then_refused(DelegatedRoleDiffers, "when/1", "gift/1")
    step = recorded("plan", planned(ACT, "s1", move(FEDERAL, to=BOARD, at=TOP)))
    from_step = delegated(ACCORD, "d", TERRITORIAL, at=HERE, source=(ACT, "step/s1"), role="fund")
    in_force(RUNS, step).when(from_step).then_refused(DelegatedRoleDiffers, "when/1", "plan/1")


def test_nobody_delegates_to_itself() -> None:
    """A sole holder is no delegate of its own; one of several may be."""
    own = delegated(ACCORD, "d", FEDERAL, at=HERE, source=(LMDA, "a1"))
    in_force(GIVEN, RUNS).when(own).then_refused(DelegatedToItself, "when/1", "gift/1")
    both = recorded("both", assigned(LMDA, "j", FEDERAL, BOARD, at=TOP, manner="joint"))
    of_both = delegated(ACCORD, "d", FEDERAL, at=HERE, source=(LMDA, "j"))
    in_force(both, RUNS).when(of_both).then_recorded()


def test_no_delegation_comes_from_itself() -> None:
    """R10: neither at once, nor by way of others, nor by a correction of one of them."""
    own = delegated(ACCORD, "d", BOARD, at=HERE, source=(ACCORD, "d"), may_subdelegate=True)
    in_force().when(own).then_refused(DelegationCircle, "when/1")
    one = delegated(ACCORD, "d", BOARD, at=HERE, source=(LMDA, "e"), may_subdelegate=True)
    other = delegated(LMDA, "e", TERRITORIAL, at=HERE, source=(ACCORD, "d"), may_subdelegate=True)
    in_force().when(one, other).then_refused(DelegationCircle, "when/1", "when/2")
    in_force(recorded("one", one)).when(other).then_refused(DelegationCircle, "when/1", "one/1")
    free = delegated(LMDA, "e", TERRITORIAL, at=HERE, source=(ACT, "x"), may_subdelegate=True)
    meeting = in_force(recorded("one", one), recorded("free", free))
    back = free.model_copy(update={"delegated_from": holding(ACCORD, "d")})
    meeting.when(corrected(back, "free/1")).then_refused(DelegationCircle, "when/1", "one/1")


def test_nothing_rests_on_itself() -> None:
    in_force().when(rests(LMDA, LMDA)).then_refused(RestsOnItself, "when/1")
    in_force().when(rests(LMDA, ACCORD)).then_recorded()


# Accountability


def body(subject: str, kind: OrganizationKind) -> OrganizationRegistered:
    return OrganizationRegistered(subject=subject, name=title(subject), kind=kind, cites=cite())


def answers(subject: str, *to: str, since: str | None = None) -> AnswerabilityRecorded:
    return AnswerabilityRecorded(
        subject=subject, to=to, effective_on=on(since) if since else None, cites=cite()
    )


def told(path: Path) -> tuple[str, str | None, list[str], str]:
    return (path.who, path.role, [each.to for each in path.to], path.end)


PARLIAMENT = recorded("parliament", body("parliament", "legislature"))


def test_accountability_stays_where_it_was_and_leads_to_a_legislature() -> None:
    """R10: the delegate answers to whom its contract says; the delegator still answers."""
    account = assigned(LMDA, "acc", FEDERAL, at=TOP, role="account-for-outcomes")
    contract = BELOW.model_copy(update={"answerable_to": (FEDERAL,)})
    office = in_force(GIVEN, RUNS, PARLIAMENT).when(
        account, contract, answers(FEDERAL, "parliament")
    )
    of = held(office.then_recorded(), "2000-02-10", TERRITORIAL)
    assert [told(each) for each in of.accountability] == [
        (TERRITORIAL, None, [FEDERAL, "parliament"], "legislature"),
        (FEDERAL, "account-for-outcomes", ["parliament"], "legislature"),
    ]
    assert {each.to[0].certainty for each in of.accountability} == {"certain"}


def test_a_path_goes_on_by_what_is_answered_for_there() -> None:
    """Whom the delegator's own accountability names comes next; its unknown start is told once."""
    account = assigned(
        LMDA, "acc", FEDERAL, at=TOP, role="account-for-outcomes", since="2000-03"
    ).model_copy(update={"answerable_to": ("parliament",)})
    contract = BELOW.model_copy(update={"answerable_to": (FEDERAL,)})
    office = in_force(GIVEN, RUNS, PARLIAMENT).when(account, contract).then_recorded()
    own, kept = held(office, "2000-03-15", TERRITORIAL).accountability
    assert told(own) == (TERRITORIAL, None, [FEDERAL, "parliament"], "legislature")
    assert [each.certainty for each in own.to] == ["certain", "possible"]
    assert (kept.certainty, [each.certainty for each in kept.to]) == ("possible", ["certain"])
    (own,) = held(office, "2000-02-15", TERRITORIAL).accountability
    assert told(own) == (TERRITORIAL, None, [FEDERAL], "open")


def test_a_path_begins_when_it_is_recorded_to() -> None:
    """R3: to the day, and to an unknown day."""
    office = in_force(GIVEN, PARLIAMENT).when(answers(FEDERAL, "parliament", since="2000-03"))
    found = office.then_recorded()
    assert held(found, "2000-02-29", FEDERAL).accountability == ()
    for each, certainty in (("2000-03-01", "possible"), ("2000-03-31", "certain")):
        (path,) = held(found, each, FEDERAL).accountability
        assert (path.to[0].certainty, path.end) == (certainty, "legislature")


def test_a_path_that_ends_open_or_in_a_circle() -> None:
    """Nothing further on record; or those who answer to each other."""
    named = assigned(LMDA, "b1", BOARD, at=TOP).model_copy(update={"answerable_to": (FEDERAL,)})
    office = in_force().when(named).then_recorded()
    assert [told(each) for each in held(office, "2000-02-10", BOARD).accountability] == [
        (BOARD, None, [FEDERAL], "open")
    ]
    office = in_force().when(named, answers(FEDERAL, BOARD)).then_recorded()
    assert [told(each) for each in held(office, "2000-02-10", BOARD).accountability] == [
        (BOARD, None, [FEDERAL], "circle")
    ]


def test_who_stands_in_its_place_answers() -> None:
    """R13: the successor's path is followed."""
    office = in_force(GIVEN, PARLIAMENT).when(
        succeeded(FEDERAL, BOARD, effective_on="2000-02-10"), answers(BOARD, "parliament")
    )
    found = office.then_recorded()
    assert held(found, "2000-02-09", FEDERAL).accountability == ()
    (path,) = held(found, "2000-02-10", FEDERAL).accountability
    assert told(path) == (FEDERAL, None, ["parliament"], "legislature")


def test_nobody_answers_to_itself() -> None:
    in_force().when(answers(FEDERAL, FEDERAL)).then_refused(AnswersToItself, "when/1")
