"""The LMDA data set: it reads, names only what it registered, and says what its sources say.

Figures are written by hand from the sources, not read back from the files.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import TypeVar

import pytest
from pydantic import BaseModel

from agreements import data
from agreements.application import documents
from agreements.domain.dates import ImpreciseDate, day
from agreements.domain.facts import (
    AgreementAmended,
    AgreementRegistered,
    AgreementRenewed,
    AgreementSigned,
    AgreementSuperseded,
    AlternativeRecorded,
    AnswerabilityRecorded,
    BasisRecorded,
    ClauseRecorded,
    DeclarationRegistered,
    DocumentRegistered,
    Fact,
    FactAnnulled,
    FactSuperseded,
    FundingCommitted,
    FundingLineRecorded,
    FundingProjected,
    FundsPaid,
    InstrumentCommenced,
    JointBodyConstituted,
    NeedRecorded,
    ObligationAgreed,
    ObligationFulfilled,
    OrganizationRegistered,
    OrganizationSucceeded,
    PrevalenceAgreed,
    ReopenerConcluded,
    ResultReported,
    RoleAssigned,
    RoleLeftUndetermined,
    StepEffected,
    StepPlanned,
    TargetAgreed,
    TermAgreed,
    TerritoryPlaced,
    TotalPublished,
)
from agreements.domain.references import references
from agreements.domain.submissions import named
from agreements.domain.words import Citation, Prose, Text
from tests.lmda import SUBMISSIONS
from tests.office import Office

F = TypeVar("F", bound=Fact)

FACTS = tuple(entry for each in SUBMISSIONS for entry in named(each))
CANADA = "government-of-canada"

# territory, other party, agreement, signed, in effect, form: the table of the sources.
AGREEMENTS = (
    ("CA-AB", "alberta", "ca-ab-lmda-1996", "1996-12-06", "1997-11-01", "devolution"),
    ("CA-NB", "new-brunswick", "ca-nb-lmda-1996", "1996-12-13", "1997-04-01", "devolution"),
    ("CA-NL", "newfoundland-and-labrador", "ca-nl-lmda-1997", "1997-03-24", "1997-03-24",
     "federal-delivery"),
    ("CA-NL", "newfoundland-and-labrador", "ca-nl-lmda-2008", "2008-09-04", "2009-11-02",
     "devolution"),
    ("CA-MB", "manitoba", "ca-mb-lmda-1997", "1997-04-17", "1997-11-27", "devolution"),
    ("CA-QC", "quebec", "ca-qc-lmda-principle-1997", "1997-04-21", "1997-04-21", "devolution"),
    ("CA-QC", "quebec", "ca-qc-lmda-implementation-1997", "1997-11-28", "1998-04-01",
     "devolution"),
    ("CA-BC", "british-columbia", "ca-bc-lmda-1997", "1997-04-25", "1997-04-25..1998-03-31",
     "co-management"),
    ("CA-BC", "british-columbia", "ca-bc-lmda-2008", "2008-02-20", "2009-02-02", "devolution"),
    ("CA-NS", "nova-scotia", "ca-ns-lmda-1997", "1997-04-26", "1998-01-01",
     "strategic-partnership"),
    ("CA-NS", "nova-scotia", "ca-ns-lmda-2008", "2008-06-13", "2009-07-01", "devolution"),
    ("CA-PE", "prince-edward-island", "ca-pe-lmda-1997", "1997-04-26",
     "1997-04-27..1997-12-31", "co-management"),
    ("CA-PE", "prince-edward-island", "ca-pe-lmda-2008", "2008-09-05", "2009-10-05",
     "devolution"),
    ("CA-YT", "yukon", "ca-yt-lmda-1998", "1998-01-24", "1998-01-25..1998-12-31",
     "co-management"),
    ("CA-YT", "yukon", "ca-yt-lmda-2009", "2009-07-08", "2010-02-01", "devolution"),
    ("CA-SK", "saskatchewan", "ca-sk-lmda-1998", "1998-02-06", "1999-01-01", "devolution"),
    ("CA-NT", "the-northwest-territories", "ca-nt-lmda-1998", "1998-02-27", "1998-10-01",
     "devolution"),
    ("CA-NU", "nunavut", "ca-nu-lmda-2000", "2000-05-11", "2000-04-01", "devolution"),
    ("CA-ON", "ontario", "ca-on-lmda-2005", "2005-11-23", "2007-01-01", "devolution"),
)  # fmt: skip
IN_ONTARIO = {"on-met-memorandum", "on-job-connect-youth-services-bureau",
              "on-job-connect-algonquin-college", "on-job-connect-la-cite-collegiale",
              "on-job-connect-john-howard-society"}  # fmt: skip
AMENDMENT = "ca-qc-lmda-amendment-2019"
PRINCIPLE, IMPLEMENTATION = "ca-qc-lmda-principle-1997", "ca-qc-lmda-implementation-1997"

# first agreement -> the transfer agreement that took its place, and when.
TRANSFERS = {
    "ca-nl-lmda-1997": ("ca-nl-lmda-2008", "2009-11-02"),
    "ca-bc-lmda-1997": ("ca-bc-lmda-2008", "2009-02-02"),
    "ca-ns-lmda-1997": ("ca-ns-lmda-2008", "2009-07-01"),
    "ca-pe-lmda-1997": ("ca-pe-lmda-2008", "2009-10-05"),
    "ca-yt-lmda-1998": ("ca-yt-lmda-2009", "2010-02-01"),
}
# The arrangements signed by February 1998: five years, renewable.
ELEVEN = {
    "ca-ab-lmda-1996", "ca-nb-lmda-1996", "ca-nl-lmda-1997", "ca-mb-lmda-1997", PRINCIPLE,
    "ca-bc-lmda-1997", "ca-ns-lmda-1997", "ca-pe-lmda-1997", "ca-yt-lmda-1998",
    "ca-sk-lmda-1998", "ca-nt-lmda-1998",
}  # fmt: skip

# Thousands of dollars: allocated 2010-11, allocated 2013-14, spent 2023-24.
CONTRIBUTIONS = {
    "ca-nl-lmda-2008": (133_092, 129_219, 146_353),
    "ca-pe-lmda-2008": (27_301, 26_084, 28_794),
    "ca-ns-lmda-2008": (80_991, 79_013, 100_827),
    "ca-nb-lmda-1996": (92_151, 89_763, 110_536),
    IMPLEMENTATION: (596_186, 581_242, 699_610),
    "ca-on-lmda-2005": (544_816, 565_471, 791_749),
    "ca-mb-lmda-1997": (45_319, 43_507, 63_269),
    "ca-sk-lmda-1998": (38_133, 36_426, 55_365),
    "ca-ab-lmda-1996": (104_062, 109_143, 214_720),
    "ca-bc-lmda-2008": (278_262, 280_647, 342_389),
    "ca-nt-lmda-1998": (3_241, 3_143, 4_632),
    "ca-yt-lmda-2009": (3_589, 3_482, None),
    "ca-nu-lmda-2000": (2_857, 2_859, None),
}
CENTS = 100_000
"""In a thousand dollars."""


def recorded(kind: type[F], subject: str | None = None) -> tuple[F, ...]:
    return tuple(
        fact for _, fact in FACTS if isinstance(fact, kind) and subject in (None, fact.subject)
    )


def parts(value: object) -> Iterator[BaseModel]:
    """A fact and everything within it, a replacement included."""
    if isinstance(value, BaseModel):
        yield value
        value = tuple(getattr(value, field) for field in type(value).model_fields)
    if isinstance(value, tuple):
        for item in value:
            yield from parts(item)


def bases(fact: Fact) -> set[str]:
    return {each.basis for each in fact.sources}


def wrongly_named(facts: tuple[tuple[str, Fact], ...], registered: dict[str, str]) -> list[str]:
    """What the facts name though nothing before them registered it, or as another kind."""
    found = []
    for name, fact in facts:
        if fact.registers is not None:
            if fact.subject in registered:
                found.append(f"{name}: {fact.subject} is registered twice")
            registered[fact.subject] = fact.registers
        elif registered.get(fact.subject) not in (fact.concerns or set(registered.values())):
            found.append(f"{name}: {fact.subject} is no subject of {fact.fact}")
        found += [
            f"{name}: {each.at} {each.id}"
            for each in references(fact)
            if registered.get(each.id) not in each.kinds
        ]
    return found


# The files


def test_files_are_numbered_and_imported_in_that_order() -> None:
    names = [file.name for file in data.files()]

    assert names == sorted(names)
    assert all(re.fullmatch(r"\d\d-[a-z0-9-]+\.yaml", name) for name in names)


def test_every_submission_has_its_own_name_and_says_why_in_both_languages() -> None:
    assert len({each.submission for each in SUBMISSIONS}) == len(SUBMISSIONS)
    for each in SUBMISSIONS:
        assert each.reason.en, each.submission
        assert each.reason.fr, each.submission


def test_what_a_fact_names_was_registered_before_it() -> None:
    """Citations among them: every document that is cited is on record."""
    assert wrongly_named(FACTS, {}) == []


def test_a_clause_that_a_fact_names_was_recorded_in_its_instrument() -> None:
    clauses = set()
    for name, fact in FACTS:
        clause = getattr(fact, "clause", None)
        instrument = {
            BasisRecorded: "rests_on", JointBodyConstituted: "instrument",
        }.get(type(fact), "subject")  # fmt: skip
        if isinstance(fact, ClauseRecorded):
            clauses.add((fact.subject, clause))
        assert clause is None or (getattr(fact, instrument), clause) in clauses, name


def test_every_fact_cites_and_a_document_needs_no_source() -> None:
    for name, fact in FACTS:
        assert fact.sources or isinstance(fact, DocumentRegistered), name


def test_general_knowledge_and_second_hand_are_never_stated() -> None:
    """Nobody can look it up: a fact that rests on it is the recorder's inference."""
    cited = [part for _, fact in FACTS for part in parts(fact) if isinstance(part, Citation)]
    unchecked = {"general-knowledge", "lmda-secondary-pages"}

    assert {each.basis for each in cited if each.document in unchecked} == {"inferred"}


def test_prose_is_in_both_languages() -> None:
    for name, fact in FACTS:
        for part in parts(fact):
            assert not isinstance(part, Prose) or (part.en and part.fr and part.en != part.fr), name


def test_french_uses_the_typographic_apostrophe() -> None:
    for name, fact in FACTS:
        for part in parts(fact):
            if isinstance(part, (Text, Prose)):
                assert "'" not in (part.fr or ""), name


# The agreements


@pytest.fixture(scope="module")
def office() -> Office:
    """The data set, recorded: every fact of it may stand beside the others."""
    found = Office()
    for each in SUBMISSIONS:
        found.record(each)
    return found


def test_there_are_these_agreements_and_declarations_and_no_others() -> None:
    assert {each.subject for each in recorded(AgreementRegistered)} == (
        {row[2] for row in AGREEMENTS} | IN_ONTARIO | {AMENDMENT}
    )
    assert {
        each.subject: str(each.made_on) for each in recorded(DeclarationRegistered)
    } == {"canada-announcement-1995": "1995-11", "canada-offer-1996": "1996-05-30"}  # fmt: skip
    assert {row[0] for row in AGREEMENTS} | {"CA"} == {
        each.subject for each in recorded(TerritoryPlaced) if each.subject.startswith("CA")
    } | {"CA"}


@pytest.mark.parametrize(
    ("territory", "party", "agreement", "signed", "in_effect", "form"),
    AGREEMENTS,
    ids=[row[2] for row in AGREEMENTS],
)
def test_an_agreement_has_the_parties_form_and_days_of_the_table(
    territory: str, party: str, agreement: str, signed: str, in_effect: str, form: str
) -> None:
    other = f"government-of-{party}"
    (registered,) = recorded(AgreementRegistered, agreement)
    (commenced,) = recorded(InstrumentCommenced, agreement)

    assert (registered.parties, registered.form) == ((CANADA, other), form)
    assert [(each.party, str(each.signed_on)) for each in recorded(AgreementSigned, agreement)] == [
        (CANADA, signed), (other, signed),
    ]  # fmt: skip
    assert commenced.effective_on == ImpreciseDate.parse(in_effect)
    assert commenced.party is None
    (government,) = recorded(OrganizationRegistered, other)
    assert government.jurisdiction == territory


def test_only_nunavut_took_effect_before_it_was_signed() -> None:
    """A commencement before the last signature is marked retroactive, and no other is (R3)."""
    retroactive = {each.subject for each in recorded(InstrumentCommenced) if each.retroactive}

    assert retroactive == {"ca-nu-lmda-2000"}


def test_every_agreement_rests_on_the_act() -> None:
    on_the_act = {
        each.subject
        for each in recorded(BasisRecorded)
        if each.rests_on == "employment-insurance-act"
    }

    assert on_the_act == {row[2] for row in AGREEMENTS}


def test_eleven_arrangements_run_five_years_and_are_renewable() -> None:
    terms = {each.subject: each for each in recorded(TermAgreed)}

    assert terms.keys() == ELEVEN
    assert {(each.length, each.renewable) for each in terms.values()} == {("P5Y", True)}
    for agreement in ELEVEN:
        kinds = {each.kind for each in recorded(ClauseRecorded, agreement)}
        assert kinds >= {"funding", "language", "visibility"}, agreement


def test_what_went_on_beyond_five_years_does_so_by_an_inferred_renewal() -> None:
    """A renewable term carries nothing on (R1)."""
    renewals = {each.subject: each for each in recorded(AgreementRenewed)}

    assert renewals.keys() == ELEVEN
    for renewal in renewals.values():
        assert (renewal.until, bases(renewal)) == (None, {"inferred"})


def test_a_second_source_says_that_four_terms_are_indeterminate() -> None:
    """Both statements stand (R7)."""
    alternatives = recorded(AlternativeRecorded)
    told = dict(FACTS)

    assert {each.subject for each in alternatives} == {
        "ca-ab-lmda-1996", "ca-nb-lmda-1996", "ca-nl-lmda-1997", "ca-ns-lmda-1997",
    }  # fmt: skip
    for each in alternatives:
        assert isinstance(told[each.beside], TermAgreed)
        assert isinstance(each.statement, TermAgreed)
        assert each.statement.indeterminate
        assert each.statement.subject == told[each.beside].subject == each.subject
        assert {cite.document for cite in each.sources} == {"sufa-accountability-pilots"}


def test_a_transfer_agreement_takes_the_place_of_the_first_on_its_day() -> None:
    assert {
        each.subject: (each.by, str(each.effective_on)) for each in recorded(AgreementSuperseded)
    } == TRANSFERS
    for agreement, on in TRANSFERS.values():
        (step,) = recorded(StepPlanned, agreement)
        (effected,) = recorded(StepEffected, agreement)
        assert "deliver" in step.moves[0].roles
        assert str(effected.effective_on) == on
        assert bases(step) == bases(effected) == {"inferred"}


def test_forms_that_the_sources_do_not_state_are_said_to_be_inferred() -> None:
    stated = {"ca-ab-lmda-1996", "ca-nb-lmda-1996", "ca-nl-lmda-1997", "ca-bc-lmda-1997"}
    for *_, agreement, _, _, _ in AGREEMENTS:
        (registered,) = recorded(AgreementRegistered, agreement)
        note = registered.note.en if registered.note else ""
        said = "inferred" in (note or "") or "later sources" in (note or "")
        assert said == (agreement not in stated | {"ca-ns-lmda-1997"}), agreement


# Roles


def test_no_role_is_given_twice_by_an_agreement_and_its_step() -> None:
    """Either the assignment or the step's recipient gives a holding, never both."""
    assigned = {
        (each.subject, each.role, each.function, each.territory) for each in recorded(RoleAssigned)
    }
    moved = {
        (step.subject, role, move.function, move.territory)
        for step in recorded(StepPlanned)
        for move in step.moves
        for role in move.roles
    }

    assert not assigned & moved


DELIVERY = (
    # territory, day before a change and who delivers then, day of it and who delivers from then
    ("CA-AB", "1997-10-31", {"hrdc"}, "1997-11-01", {"government-of-alberta"}),
    ("CA-NB", "1997-03-31", {"hrdc"}, "1997-04-01", {"government-of-new-brunswick"}),
    ("CA-NL", "1997-03-23", {"hrdc"}, "1997-03-24", {CANADA}),
    ("CA-NL", "2009-11-01", {CANADA}, "2009-11-02", {"government-of-newfoundland-and-labrador"}),
    ("CA-MB", "1997-11-26", {"hrdc"}, "1997-11-27", {"government-of-manitoba"}),
    ("CA-QC", "1998-03-31", {"hrdc"}, "1998-04-01", {"government-of-quebec"}),
    ("CA-BC", "2009-02-01", {CANADA, "government-of-british-columbia"},
     "2009-02-02", {"government-of-british-columbia"}),
    ("CA-NS", "2009-06-30", {"hrdc"}, "2009-07-01", {"government-of-nova-scotia"}),
    ("CA-PE", "1997-04-26", {"hrdc"}, "1998-01-01",
     {CANADA, "government-of-prince-edward-island"}),
    ("CA-PE", "2009-10-04", {CANADA, "government-of-prince-edward-island"},
     "2009-10-05", {"government-of-prince-edward-island"}),
    ("CA-YT", "1998-01-24", {"hrdc"}, "1999-01-01", {CANADA, "government-of-yukon"}),
    ("CA-YT", "2010-01-31", {CANADA, "government-of-yukon"}, "2010-02-01",
     {"government-of-yukon"}),
    ("CA-SK", "1998-12-31", {"hrdc"}, "1999-01-01", {"government-of-saskatchewan"}),
    ("CA-NT", "1998-09-30", {"hrdc"}, "1998-10-01",
     {"government-of-the-northwest-territories"}),
    ("CA-NU", "2000-03-31", {"hrdc"}, "2000-04-01", {"government-of-nunavut"}),
    ("CA-ON", "2006-12-31", {"hrdc"}, "2007-01-01", {"government-of-ontario"}),
)  # fmt: skip


def delivering(
    office: Office, territory: str, on: str, function: str = "employment-benefits"
) -> set[tuple[str, str]]:
    """(Holder, certainty) of delivery."""
    held = office.who(function, territory, day(on), role="deliver").held
    return {(each.row.holder, each.certainty) for each in held}


@pytest.mark.parametrize(
    ("territory", "eve", "before", "change", "after"),
    DELIVERY,
    ids=[f"{row[0]}-{row[3]}" for row in DELIVERY],
)
def test_delivery_changes_hands_on_the_day_of_the_table(
    office: Office, territory: str, eve: str, before: set[str], change: str, after: set[str]
) -> None:
    assert delivering(office, territory, eve) == {(each, "certain") for each in before}
    assert delivering(office, territory, change) == {(each, "certain") for each in after}


def test_devolved_agreements_still_hold_long_after_their_five_years(office: Office) -> None:
    for territory, party in (
        ("CA-AB", "alberta"), ("CA-NB", "new-brunswick"), ("CA-MB", "manitoba"),
        ("CA-QC", "quebec"), ("CA-SK", "saskatchewan"), ("CA-NT", "the-northwest-territories"),
    ):  # fmt: skip
        assert delivering(office, territory, "2026-11-21") == {
            (f"government-of-{party}", "certain")
        }


def test_what_became_nunavut_is_answered_with_the_northwest_territories(office: Office) -> None:
    """R18: until it exists; then nothing is recorded of it but the Act, for a year."""
    (placed, later) = recorded(TerritoryPlaced, "CA-NU")

    assert (placed.within, str(placed.until)) == ("CA-NT", "1999-04-01")
    assert (later.within, str(later.effective_on)) == ("CA", "1999-04-01")
    assert delivering(office, "CA-NU", "1999-03-31") == {
        ("government-of-the-northwest-territories", "certain")
    }
    assert delivering(office, "CA-NU", "1999-04-01") == {("hrdc", "certain")}


def test_whoever_delivers_alone_answers_for_outcomes_and_funds() -> None:
    accountable = {
        (each.subject, each.role)
        for each in recorded(RoleAssigned)
        if each.role.startswith("account-for-") and each.subject.startswith("ca-")
    }

    assert accountable == {
        (row[2], role)
        for row in AGREEMENTS
        if row[5] == "devolution" and row[2] != PRINCIPLE
        for role in ("account-for-outcomes", "account-for-funds")
    }


def test_what_the_sources_do_not_say_is_left_undetermined() -> None:
    """R24: neither invented nor passed over."""
    assert {
        (each.subject, each.role, each.why) for each in recorded(RoleLeftUndetermined)
    } == {
        ("ca-nl-lmda-1997", "plan", "source-silent"),
        ("ca-ns-lmda-1997", "plan", "source-silent"),
        ("ca-ns-lmda-1997", "deliver", "source-silent"),
    }  # fmt: skip


# British Columbia


def test_the_first_agreement_of_british_columbia_is_run_together() -> None:
    joint = {
        each.role: each
        for each in recorded(RoleAssigned, "ca-bc-lmda-1997")
        if each.manner == "joint"
    }

    assert joint.keys() == {"design", "plan", "set-targets", "deliver"}
    for each in joint.values():
        assert each.decision_rule == "consensus"
        assert [(cite.document, cite.page) for cite in each.cites] == [
            ("ipac-1999", "1.2"),
            ("ipac-1999", "3.1"),
        ]


def test_its_renewal_is_a_submission_of_its_own() -> None:
    (alone,) = (each for each in SUBMISSIONS
                if each.submission == "lmda-2026-bc-first-agreement-renewal")  # fmt: skip

    assert [type(each) for each in alone.facts] == [AgreementRenewed]


def test_its_reopener_is_concluded_by_the_transfer_agreement() -> None:
    (concluded,) = recorded(ReopenerConcluded)

    assert (concluded.subject, concluded.instrument) == ("ca-bc-lmda-1997", "ca-bc-lmda-2008")
    assert str(concluded.concluded_on) == "2008-02-20"


def test_its_targets_and_results_are_those_of_the_source() -> None:
    assert {
        (each.indicator, each.period.first, each.value, each.of) for each in recorded(TargetAgreed)
    } == {
        ("returns-to-work", "1997-98", "25000", "65000"),
        ("savings-ei-account", "1997-98", "117000000", None),
        ("savings-income-assistance", "1997-98", "27000000", None),
        ("savings", "1997-98", "144000000", None),
        ("returns-to-work", "1998-99", "30000", None),
        ("savings", "1998-99", "167000000", None),
    }  # fmt: skip
    results = recorded(ResultReported, "ca-bc-lmda-1997")
    assert {(each.indicator, each.value, each.met) for each in results} == {
        ("returns-to-work", None, "not-met"), ("savings", None, "not-met"),
    }  # fmt: skip
    assert all(bases(each) == {"inferred"} for each in results)


def test_its_joint_bodies_are_constituted_by_it() -> None:
    assert {
        each.subject for each in recorded(JointBodyConstituted)
        if each.instrument == "ca-bc-lmda-1997"
    } == {
        "ca-bc-management-committee", "ca-bc-communications-committee",
        "ca-bc-results-working-group", "ca-bc-case-management-groups",
    }  # fmt: skip


# Alberta, Quebec, Ontario, the others


def test_alberta_takes_three_functions_and_shares_information(office: Office) -> None:
    (step,) = recorded(StepPlanned, "ca-ab-lmda-1996")
    for function in ("service-needs-determination", "employment-counselling", "labour-exchange"):
        assert delivering(office, "CA-AB", "1997-10-31", function) == {("hrdc", "certain")}
        assert delivering(office, "CA-AB", "1997-11-01", function) == {("alberta-aecd", "certain")}

    assert {move.function for move in step.moves} == {
        "service-needs-determination", "employment-counselling", "labour-exchange",
    }  # fmt: skip
    assert delivering(office, "CA-AB", "1997-11-01", "labour-market-information") == {
        ("hrdc", "certain"), ("alberta-aecd", "certain"),
    }  # fmt: skip
    assert {each.kind for each in recorded(ObligationAgreed, "ca-ab-lmda-1996")} == {
        "workplan", "report",
    }  # fmt: skip


def test_quebec_has_two_agreements_and_the_one_in_principle_prevails() -> None:
    (prevalence,) = recorded(PrevalenceAgreed)

    assert (prevalence.subject, prevalence.clause) == (IMPLEMENTATION, "1.2")
    assert (prevalence.prevails, prevalence.over) == (PRINCIPLE, (IMPLEMENTATION,))
    assert {each.subject: each.language_of_record for each in recorded(AgreementRegistered)
            if each.language_of_record} == {
        PRINCIPLE: "fr", IMPLEMENTATION: "fr", AMENDMENT: "fr",
        "ca-mb-lmda-1997": "en", "ca-nl-lmda-1997": "en",
    }  # fmt: skip


def test_quebec_missed_its_deadline() -> None:
    assert {str(each.due.once_on) for each in recorded(ObligationAgreed, PRINCIPLE)} == {
        "1997-09-30"
    }
    assert {
        (str(each.due_on), str(each.fulfilled_on)) for each in recorded(ObligationFulfilled)
    } == {("1997-09-30", "1997-11-28")}  # fmt: skip
    (body,) = recorded(JointBodyConstituted, "ca-qc-joint-body")
    assert (body.instrument, body.clause, body.parity) == (PRINCIPLE, "10.2", True)


def test_quebec_amends_the_first_agreement_seven_times_and_at_last_both() -> None:
    days = ["2007-07-20", "2009-04-30", "2014-08-25", "2016-12-21", "2018-02-23", "2019-03-27",
            "2019-07-10"]  # fmt: skip

    amended = recorded(AgreementAmended, PRINCIPLE)
    assert [str(each.effective_on) for each in amended] == days
    (last,) = recorded(AgreementAmended, IMPLEMENTATION)
    assert str(last.effective_on) == days[-1]
    assert amended[-1].amended_by == last.amended_by == AMENDMENT


def test_quebec_receives_federal_staff() -> None:
    (step,) = recorded(StepPlanned, IMPLEMENTATION)

    assert step.positions == 1_084
    assert "lmda-secondary-pages" in {cite.document for cite in step.cites}


@pytest.mark.parametrize(
    ("function", "deliverers"),
    [
        ("job-connect-information", {"youth-services-bureau", "john-howard-society"}),
        ("job-connect-preparation", {"youth-services-bureau"}),
        ("job-connect-training", {"algonquin-college", "la-cite-collegiale"}),
    ],
)
def test_in_ottawa_carleton_others_deliver_under_contract(
    office: Office, function: str, deliverers: set[str]
) -> None:
    """The ministry stays listed: a delegation adds a holder (R10)."""
    held = office.who(function, "ottawa-carleton", date(2000, 1, 1), role="deliver").held

    assert {(each.row.holder, each.row.manner, each.certainty) for each in held} == {
        ("ontario-met", "sole", "certain"),
        *((each, "delegated", "certain") for each in deliverers),
    }


def test_one_deliverer_serves_in_french() -> None:
    limited = [each for each in recorded(RoleAssigned) if each.language_of_service]

    assert [(each.holders, each.language_of_service) for each in limited] == [
        (("la-cite-collegiale",), "fr")
    ]


def test_the_figures_of_ontario_are_those_of_the_source() -> None:
    assert {
        (each.indicator, each.value) for each in recorded(ResultReported, "on-met-memorandum")
    } == {
        ("job-connect-deliverers", "81"), ("job-connect-points-of-service", "131"),
        ("job-connect-clients", "94000"), ("literacy-partners", "250"),
        ("literacy-points-of-service", "300"), ("literacy-clients", "57000"),
        ("summer-jobs-partners", "68"), ("summer-jobs", "34000"),
        ("training-first-year", "40"), ("preparation-first-year", "60"),
    }  # fmt: skip
    assert {
        each.line: each.amount for each in recorded(FundingCommitted, "on-met-memorandum")
    } == {
        "job-connect": 110_000_000_00, "literacy-and-basic-skills": 55_000_000_00,
        "summer-jobs-service": 25_000_000_00,
    }  # fmt: skip
    lines = recorded(FundingLineRecorded, "on-met-memorandum")
    assert all(each.conditions and each.consequences for each in lines)


def test_the_passport_program_is_divided_on_its_day(office: Office) -> None:
    """Policy and both deliveries, by whom the day before and that day; who answers is missing."""

    def of(function: str, role: str, on: str) -> set[str]:
        held = office.who(function, "CA", day(on), role=role).held  # type: ignore[arg-type]  # a role's word
        return {each.row.holder for each in held}

    eve, then = "2013-07-01", "2013-07-02"
    assert of("passport-program", "set-policy", eve) == {"foreign-affairs"}
    assert of("passport-program", "set-policy", then) == {"citizenship-and-immigration"}
    assert of("passport-delivery-abroad", "deliver", then) == {"foreign-affairs"}
    assert of("passport-delivery-at-home", "deliver", eve) == {"foreign-affairs"}
    assert of("passport-delivery-at-home", "deliver", then) == {"service-canada"}
    (need,) = recorded(NeedRecorded)
    assert (need.subject, need.role) == ("passport-program", "account-for-service")
    assert of("passport-program", "account-for-service", eve) == {"foreign-affairs"}
    assert of("passport-program", "account-for-service", then) == set()
    assert of("passport-delivery-abroad", "account-for-service", then) == {"foreign-affairs"}
    assert of("passport-delivery-at-home", "account-for-service", then) == {"service-canada"}


# Money


def test_contributions_are_those_of_the_sources() -> None:
    for year, column, document in (
        ("2010-11", 0, "ei-mar-2012"),
        ("2013-14", 1, "ei-mar-2013"),
    ):
        figures = {
            each.subject: (each.amount, each.cites[0].document)
            for each in recorded(FundingCommitted)
            if each.years.first == year
        }
        assert figures == {
            agreement: (row[column] * CENTS, document)  # type: ignore[operator]  # both years are published for all
            for agreement, row in CONTRIBUTIONS.items()
        }
    assert {(each.subject, each.fiscal_year): each.amount for each in recorded(FundsPaid)} == {
        (agreement, "2023-24"): None if row[2] is None else row[2] * CENTS
        for agreement, row in CONTRIBUTIONS.items()
    }


def test_published_totals_are_kept_though_one_does_not_add_up() -> None:
    totals = {each.fiscal_year: each for each in recorded(TotalPublished)}

    assert {year: (each.subject, each.amount) for year, each in totals.items()} == {
        "2010-11": ("ei-mar-2012", 1_950_000 * CENTS),
        "2013-14": ("ei-mar-2013", 1_950_000 * CENTS),
    }
    assert {set(each.of) == CONTRIBUTIONS.keys() for each in totals.values()} == {True}
    rows = [row[:2] for row in CONTRIBUTIONS.values()]
    assert sum(first for first, _ in rows) == 1_950_000
    assert sum(second for _, second in rows) == 1_949_999


def test_what_was_promised_for_several_years_is_one_sum() -> None:
    """R16: never shared out among them."""
    several = {
        each.subject: (each.years.first, each.years.last, each.amount)
        for each in recorded(FundingCommitted)
        if each.years.last
    }

    assert several == {
        "ca-bc-lmda-1997": ("1997-98", "2001-02", 1_250_000_000_00),
        "ca-pe-lmda-1997": ("1997-98", "2001-02", 107_000_000_00),
    }


def test_nova_scotia_has_a_confirmed_and_a_projected_amount() -> None:
    (confirmed,) = recorded(FundingCommitted, "ca-ns-lmda-1997")
    (projected,) = recorded(FundingProjected)

    assert (confirmed.years.first, confirmed.amount) == ("2001-02", 80_205_000_00)
    assert (projected.subject, projected.years.first, projected.amount) == (
        "ca-ns-lmda-1997", "2002-03", 80_462_000_00,
    )  # fmt: skip


# Organizations


def test_one_department_alone_can_stand_in_place_of_the_first_since_2006() -> None:
    """Divided in 2003, the two branches are brought together again (R13)."""
    assert [
        (each.subject, each.successors, str(each.effective_on))
        for each in recorded(OrganizationSucceeded)
    ] == [
        ("hrdc", ("hrsdc", "sdc"), "2003-12-12"),
        ("hrsdc", ("hrsd-canada",), "2006-02-06"),
        ("sdc", ("hrsd-canada",), "2006-02-06"),
    ]


def test_every_government_answers_to_its_legislature() -> None:
    legislatures = {
        each.subject: each.jurisdiction
        for each in recorded(OrganizationRegistered)
        if each.kind == "legislature"
    }
    answerable = {each.subject: each.to for each in recorded(AnswerabilityRecorded)}
    for each in recorded(OrganizationRegistered):
        if each.kind == "government":
            (to,) = answerable[each.subject]
            assert legislatures[to] == each.jurisdiction


def test_nunavut_is_recorded_after_all_the_other_agreements() -> None:
    """What was known before it is asked about; no earlier submission speaks of it."""
    names = [each.submission for each in SUBMISSIONS]
    before = SUBMISSIONS[: names.index("lmda-2026-nu-agreement")]

    assert {row[2] for row in AGREEMENTS} - {"ca-nu-lmda-2000"} <= {
        fact.subject for each in before for fact in each.facts
    }
    assert all(fact.subject != "ca-nu-lmda-2000" for each in before for fact in each.facts)


# Drafts


def test_a_draft_is_found_by_its_name_and_never_imported() -> None:
    assert data.drafts() == ("bc-takeover-corrected",)
    assert data.draft("bc-takeover-corrected").name not in {file.name for file in data.files()}
    with pytest.raises(LookupError, match=r"'bc-takeover'; there are: bc-takeover-corrected"):
        data.draft("bc-takeover")


@pytest.mark.parametrize("name", data.drafts())
def test_a_draft_corrects_facts_of_the_set_by_facts_of_their_kind(name: str) -> None:
    """A correction names the fact now standing; its replacement is about the same thing (R5)."""
    standing = dict(FACTS)
    (draft,) = (each.submission for each in documents.read(data.draft(name)))
    registered = {fact.subject: fact.registers for _, fact in FACTS if fact.registers}

    assert wrongly_named(named(draft), registered) == []
    for fact in draft.facts:
        assert not isinstance(fact, FactAnnulled)
        if isinstance(fact, FactSuperseded):
            corrected = standing.pop(fact.corrects)
            assert fact.subject == fact.replacement.subject == corrected.subject
            assert fact.replacement.fact == corrected.fact
            assert fact.replacement.part == corrected.part


def test_the_draft_of_british_columbia_moves_every_record_of_its_day() -> None:
    """All of them together: one left behind would leave a day with nobody, or a step too early."""
    (draft,) = (each.submission for each in documents.read(data.draft("bc-takeover-corrected")))
    corrections = {fact.corrects: fact for fact in draft.facts if isinstance(fact, FactSuperseded)}
    recorded_on, other = (ImpreciseDate.on(date(2009, 2, each)) for each in (2, 9))

    assert corrections.keys() == {
        name for name, fact in FACTS if getattr(fact, "effective_on", None) == recorded_on
    }
    for correction in corrections.values():
        assert getattr(correction.replacement, "effective_on") == other  # noqa: B009 - a union of all kinds
