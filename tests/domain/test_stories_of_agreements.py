"""Stories of agreements, each asked on both clocks: what was so, and what was known of it when."""

from __future__ import annotations

from agreements.domain.answers.status import status_on
from agreements.domain.answers.texts import text_on
from agreements.domain.claims.shapes import ClauseClaim
from agreements.domain.dates import day
from agreements.domain.facts import AgreementRenewed
from agreements.domain.resolutions import Certainty
from agreements.domain.words import Citation
from tests.domain.scenes import SIGNED, around, recorded, registered, who
from tests.domain.test_clauses import amended, clause
from tests.histories import (
    ACCORD,
    ACT,
    COUNTRY,
    DOCUMENT,
    FEDERAL,
    FIELD,
    LMDA,
    NORTH,
    TERRITORIAL,
    annulled,
    assigned,
    commenced,
    corrected,
    effected,
    move,
    planned,
    renewed,
    reversed_on,
    signed,
    superseded,
    term,
    terminated,
)
from tests.office import Office

AT = (FIELD, NORTH)
GENERAL = recorded(
    "general",
    commenced(ACT, "1996-06-30"),
    assigned(ACT, "general", FEDERAL, at=(FIELD, COUNTRY)),
)
NARROW = recorded("narrow", assigned(LMDA, "deliver", TERRITORIAL, at=AT))
RUNS_FIVE_YEARS = recorded("runs", commenced(LMDA, "2000-02-01"), term(LMDA, "P5Y"))


def status(office: Office, when: str, known: int, instrument: str = LMDA) -> dict[str, Certainty]:
    return dict(status_on(office.life(instrument, known), day(when)))


def test_a_renewal_found_late() -> None:
    """R1, R2: it seemed to have run out; later evidence shows that it went on.

    As known then, the general holder answered again from the term's end. As known now, the
    territory delivered all along; and that rests on a fact that is inferred, which is said.
    """
    office = registered(SIGNED, GENERAL, NARROW, RUNS_FIVE_YEARS).then_recorded()
    then = office.head
    inferred = (Citation(document=DOCUMENT, basis="inferred"),)
    office.record(recorded("found", AgreementRenewed(subject=LMDA, cites=inferred)))
    now = office.head

    turning = around("2005-02-01")
    assert [status(office, each, then) for each in turning] == [
        {"in-force": "certain"}, {"expired": "certain"}, {"expired": "certain"},
    ]  # fmt: skip
    assert [status(office, each, now) for each in turning] == [{"in-force": "certain"}] * 3
    assert [who(office, each, AT, known=then) for each in turning] == [
        {TERRITORIAL: "certain"}, {FEDERAL: "certain"}, {FEDERAL: "certain"},
    ]  # fmt: skip
    assert [who(office, each, AT, known=now) for each in turning] == [{TERRITORIAL: "certain"}] * 3
    renewal = next(e for e in office.life(LMDA, now).facts if e.kind == "AgreementRenewed")
    assert [each.basis for each in renewal.cites] == ["inferred"]

    office.record(recorded("no", annulled(renewed(LMDA), "found/1")))
    assert status(office, "2005-02-01", office.head) == {"expired": "certain"}
    assert status(office, "2005-02-01", now) == {"in-force": "certain"}


def test_a_commencement_known_only_to_the_year() -> None:
    """R3: one unknown day: never before the last signature, the same for status, role and end.

    Neither both holders nor none on any day; and once the day is found, certain from then on.
    """
    vague = recorded("vague", commenced(LMDA, "2000"), term(LMDA, "P1Y"))
    office = registered(SIGNED, GENERAL, NARROW, vague).then_recorded()
    then = office.head
    office.record(recorded("found", corrected(commenced(LMDA, "2000-04-01"), "vague/1")))
    now = office.head

    assert status(office, "2000-01-11", then) == {"in-negotiation": "certain"}
    assert status(office, "2000-06-01", then) == {"in-force": "possible", "signed": "possible"}
    assert status(office, "2000-12-31", then) == {"in-force": "certain"}
    assert status(office, "2001-06-01", then) == {"in-force": "possible", "expired": "possible"}
    assert status(office, "2001-12-31", then) == {"expired": "certain"}
    either: dict[str, Certainty] = {TERRITORIAL: "possible", FEDERAL: "possible"}
    assert who(office, "2000-06-01", AT, known=then) == either
    assert who(office, "2000-12-31", AT, known=then) == {TERRITORIAL: "certain"}
    found = office.who(*AT, day("2000-06-01"), then).findings
    assert "several_sole_holders" not in {each.code for each in found}

    assert [status(office, each, now) for each in around("2000-04-01")] == [
        {"signed": "certain"}, {"in-force": "certain"}, {"in-force": "certain"},
    ]  # fmt: skip
    assert status(office, "2001-04-01", now) == {"expired": "certain"}
    assert who(office, "2000-06-01", AT, known=then) == either


def test_an_agreement_that_ends_and_what_comes_back() -> None:
    """R8, R9: with a narrower holding, the general one; of what a step moved, nothing by itself."""
    ends = recorded("end", terminated(LMDA, "2004-04-01"))
    office = registered(SIGNED, GENERAL, NARROW, RUNS_FIVE_YEARS).then_recorded()
    then = office.head
    office.record(ends)
    now = office.head
    assert [who(office, each, AT, known=now) for each in around("2004-04-01")] == [
        {TERRITORIAL: "certain"}, {FEDERAL: "certain"}, {FEDERAL: "certain"},
    ]  # fmt: skip
    assert who(office, "2004-04-01", AT, known=then) == {TERRITORIAL: "certain"}

    moved = recorded(
        "moved",
        planned(LMDA, "s1", move(FEDERAL, to=TERRITORIAL, at=AT)),
        effected(LMDA, "s1", "2000-03-01"),
    )
    office = registered(SIGNED, GENERAL, RUNS_FIVE_YEARS, moved, ends).then_recorded()
    assert [who(office, each, AT) for each in around("2000-03-01")] == [
        {FEDERAL: "certain"}, {TERRITORIAL: "certain"}, {TERRITORIAL: "certain"},
    ]  # fmt: skip
    assert [who(office, each, AT) for each in around("2004-04-01")] == [
        {TERRITORIAL: "certain"}, {}, {},
    ]  # fmt: skip
    lost = office.head
    office.record(recorded("undo", reversed_on(LMDA, "s1", "2004-04-01")))
    assert who(office, "2004-04-01", AT) == {FEDERAL: "certain"}
    assert who(office, "2004-04-01", AT, known=lost) == {}


def test_an_agreement_that_another_replaces() -> None:
    """The next one answers from the day it takes the first one's place: no day has nobody."""
    heir = recorded(
        "heir",
        signed(ACCORD, FEDERAL, "2003-12-01"),
        commenced(ACCORD, "2004-04-01"),
        assigned(ACCORD, "deliver", TERRITORIAL, at=AT),
        superseded(LMDA, ACCORD, "2004-04-01"),
    )
    office = registered(SIGNED, GENERAL, NARROW, RUNS_FIVE_YEARS).then_recorded()
    then = office.head
    office.record(heir)
    under = [
        {each.row.claim.subject for each in office.who(*AT, day(on_day)).held}
        for on_day in around("2004-04-01")
    ]
    assert under == [{LMDA}, {ACCORD}, {ACCORD}]
    assert [status(office, each, office.head) for each in around("2004-04-01")] == [
        {"in-force": "certain"}, {"superseded": "certain"}, {"superseded": "certain"},
    ]  # fmt: skip
    assert status(office, "2004-04-01", then) == {"in-force": "certain"}


def test_which_text_prevails() -> None:
    """R15: by effective day, then by recording; a text that names a later one displaces it.

    Everybody quoted the text of 2010, until a corrigendum of 2011, agreed to reach back to 2005,
    was found in the file. As known before, the text of 2010 stands for ever.
    """
    office = registered(
        SIGNED,
        recorded("runs", commenced(LMDA, "2000-02-01")),
        recorded("first", clause("first")),
        recorded("of-2007", amended("of 2007", "2007-01-01")),
        recorded("of-2010", amended("of 2010", "2010-01-01")),
    ).then_recorded()
    then = office.head
    office.record(recorded("back", amended("reaching back", "2005-01-01", displaces="of-2010/1")))
    now = office.head

    def text(when: str, known: int) -> str | None:
        claims = [each for each in office.claims(known) if isinstance(each, ClauseClaim)]
        (found,) = text_on(claims[0], office.life(LMDA, known), day(when))
        return found.text.en if found.text else None

    years = ("2004-12-31", "2005-01-01", "2007-01-01", "2009-12-31", "2010-01-01", "2020-01-01")
    assert [text(each, then) for each in years] == [
        "first", "first", "of 2007", "of 2007", "of 2010", "of 2010",
    ]  # fmt: skip
    assert [text(each, now) for each in years] == [
        "first", "reaching back", "of 2007", "of 2007", "reaching back", "reaching back",
    ]  # fmt: skip
    gone = annulled(amended("x", "2005-01-01"), "back/1")
    office.record(recorded("no", gone))
    assert text("2020-01-01", office.head) == "of 2010"
    assert text("2020-01-01", now) == "reaching back"
