"""The LMDA data set: it reads, names only what it registered, and says what its sources say."""

import json
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from typing import TypeVar

import pytest
from pydantic import BaseModel
from ruamel.yaml import YAML

from agreements import data
from agreements.domain.dates import ImpreciseDate
from agreements.domain.facts import (
    AgreementRegistered,
    AgreementRenewed,
    AgreementSigned,
    AgreementSuperseded,
    DeclarationRegistered,
    DocumentRegistered,
    Fact,
    FactAnnulled,
    FactSuperseded,
    InstrumentCommenced,
    OrganizationSucceeded,
    ReopenerConcluded,
    RoleAssigned,
    StepEffected,
    StepPlanned,
    TermAgreed,
)
from agreements.domain.submissions import Submission, named
from agreements.domain.words import Citation, Prose, Text

F = TypeVar("F", bound=Fact)

# Hand-written from the tables of the facts: agreement -> parties, form, signed, in effect.
CANADA = "government-of-canada"
AGREEMENTS = {
    "ca-bc-lmda-1997": (
        "government-of-british-columbia",
        "co-management",
        "1997-04-25",
        "1997-04-25..1998-03-31",
    ),
    "ca-bc-lmda-2008": (
        "government-of-british-columbia",
        "devolution",
        "2008-02-20",
        "2009-02-02",
    ),
    "ca-on-lmda-2005": ("government-of-ontario", "devolution", "2005-11-23", "2007-01-01"),
    "ca-nu-lmda-2000": ("government-of-nunavut", "devolution", "2000-05-11", "2000-04-01"),
}
DECLARATIONS = {"canada-announcement-1995": "1995-11", "canada-offer-1996": "1996-05-30"}

ORGANIZATION = frozenset({"organization"})
INSTRUMENT = frozenset({"agreement", "enactment", "declaration"})
# Fields that name a subject -> the kinds that it may be. `parent` and `by` depend on the fact.
NAMES_A_SUBJECT = {
    "parties": ORGANIZATION,
    "party": ORGANIZATION,
    "made_by": ORGANIZATION,
    "successors": ORGANIZATION,
    "holders": ORGANIZATION,
    "from_holders": ORGANIZATION,
    "to_holder": ORGANIZATION,
    "answerable_to": ORGANIZATION,
    "entitled": ORGANIZATION,
    "function": frozenset({"function"}),
    "continued_as": frozenset({"function"}),
    "territory": frozenset({"territory"}),
    "within": frozenset({"territory"}),
    "instrument": INSTRUMENT,
    "amended_by": INSTRUMENT,
    "document": frozenset({"document"}),
    "parent": frozenset({"organization", "function"}),
    "by": frozenset({"organization", "agreement"}),
}


def read(file: Traversable) -> tuple[Submission, ...]:
    """Every scalar as text, as the rules of the data files say: no dates, numbers or booleans."""
    documents = YAML(typ="base", pure=True).load_all(file.read_text(encoding="utf-8"))
    return tuple(Submission.model_validate_json(json.dumps(document)) for document in documents)


SUBMISSIONS = tuple(submission for file in data.files() for submission in read(file))
FACTS = tuple(entry for submission in SUBMISSIONS for entry in named(submission))


def recorded(kind: type[F]) -> tuple[F, ...]:
    return tuple(fact for _, fact in FACTS if isinstance(fact, kind))


def parts(value: object) -> Iterator[BaseModel]:
    """A fact and everything within it, a replacement included."""
    if isinstance(value, BaseModel):
        yield value
        value = tuple(getattr(value, field) for field in type(value).model_fields)
    if isinstance(value, tuple):
        for item in value:
            yield from parts(item)


def references(fact: Fact) -> Iterator[tuple[str, str]]:
    """(field, subject) for every subject that the fact names beside its own."""
    for part in parts(fact):
        for field in NAMES_A_SUBJECT.keys() & type(part).model_fields.keys():
            value = getattr(part, field)
            yield from (
                (field, each) for each in ((value,) if isinstance(value, str) else value or ())
            )


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
            f"{name}: {field} {subject}"
            for field, subject in references(fact)
            if registered.get(subject) not in NAMES_A_SUBJECT[field]
        ]
    return found


def test_files_are_imported_in_the_order_of_their_numbers() -> None:
    assert [file.name for file in data.files()] == [
        "10-sources.yaml",
        "20-territories.yaml",
        "30-organizations.yaml",
        "40-functions.yaml",
        "50-employment-insurance-act.yaml",
        "51-declarations.yaml",
        "60-british-columbia-1997.yaml",
        "61-british-columbia-2008.yaml",
        "62-ontario.yaml",
        "63-nunavut.yaml",
    ]


def test_every_submission_has_its_own_name_and_says_why_in_both_languages() -> None:
    assert len({submission.submission for submission in SUBMISSIONS}) == len(SUBMISSIONS)
    for submission in SUBMISSIONS:
        assert submission.reason.en, submission.submission
        assert submission.reason.fr, submission.submission


def test_what_a_fact_names_was_registered_before_it() -> None:
    assert wrongly_named(FACTS, {}) == []


def test_a_clause_that_a_fact_names_was_recorded_in_its_instrument() -> None:
    clauses = set()
    for name, fact in FACTS:
        clause = getattr(fact, "clause", None)
        if fact.fact == "ClauseRecorded":
            clauses.add((fact.subject, clause))
        assert clause is None or (fact.subject, clause) in clauses, name


def test_every_fact_cites_and_a_document_needs_no_source() -> None:
    for name, fact in FACTS:
        assert fact.sources or isinstance(fact, DocumentRegistered), name


def test_general_knowledge_is_never_stated() -> None:
    """Nobody can look it up: a fact that rests on it is the recorder's inference."""
    cited = [part for _, fact in FACTS for part in parts(fact) if isinstance(part, Citation)]

    assert {each.basis for each in cited if each.document == "general-knowledge"} == {"inferred"}


def test_prose_is_in_both_languages() -> None:
    for name, fact in FACTS:
        for part in parts(fact):
            assert not isinstance(part, Prose) or (part.en and part.fr and part.en != part.fr), name


def test_french_uses_the_typographic_apostrophe() -> None:
    for name, fact in FACTS:
        for part in parts(fact):
            if isinstance(part, (Text, Prose)):
                assert "'" not in (part.fr or ""), name


def test_there_are_these_agreements_and_declarations_and_no_others() -> None:
    assert {each.subject for each in recorded(AgreementRegistered)} == AGREEMENTS.keys()
    assert {
        each.subject: str(each.made_on) for each in recorded(DeclarationRegistered)
    } == DECLARATIONS


@pytest.mark.parametrize("agreement", AGREEMENTS)
def test_an_agreement_has_the_parties_form_and_days_of_the_table(agreement: str) -> None:
    party, form, signed, in_effect = AGREEMENTS[agreement]
    (registered,) = (each for each in recorded(AgreementRegistered) if each.subject == agreement)
    (commenced,) = (each for each in recorded(InstrumentCommenced) if each.subject == agreement)

    assert (registered.parties, registered.form) == ((CANADA, party), form)
    assert [
        (each.party, str(each.signed_on))
        for each in recorded(AgreementSigned)
        if each.subject == agreement
    ] == [(CANADA, signed), (party, signed)]
    assert commenced.effective_on == ImpreciseDate.parse(in_effect)
    assert commenced.party is None


def test_only_nunavut_took_effect_before_it_was_signed() -> None:
    """A commencement before the last signature is marked retroactive, and no other is (R3)."""
    retroactive = {each.subject for each in recorded(InstrumentCommenced) if each.retroactive}

    assert retroactive == {"ca-nu-lmda-2000"}


def test_the_first_agreement_of_british_columbia_goes_on_by_an_inferred_renewal_alone() -> None:
    """A renewable term carries nothing on (R1)."""
    (term,) = recorded(TermAgreed)
    (renewal,) = recorded(AgreementRenewed)

    assert (term.subject, term.length, term.renewable) == ("ca-bc-lmda-1997", "P5Y", True)
    assert (renewal.subject, renewal.until) == ("ca-bc-lmda-1997", None)
    assert {citation.basis for citation in renewal.cites} == {"inferred"}


def test_the_renewal_is_a_submission_of_its_own() -> None:
    (alone,) = (each for each in SUBMISSIONS if isinstance(each.facts[0], AgreementRenewed))

    assert alone.submission == "lmda-2026-bc-first-agreement-renewal"
    assert len(alone.facts) == 1


def test_british_columbia_takes_over_on_the_day_that_the_first_agreement_ends() -> None:
    (superseded,) = recorded(AgreementSuperseded)
    (effected,) = recorded(StepEffected)
    (concluded,) = recorded(ReopenerConcluded)

    assert (superseded.subject, superseded.by) == ("ca-bc-lmda-1997", "ca-bc-lmda-2008")
    assert str(superseded.effective_on) == str(effected.effective_on) == "2009-02-02"
    assert (concluded.subject, concluded.instrument) == ("ca-bc-lmda-1997", "ca-bc-lmda-2008")
    assert str(concluded.concluded_on) == "2008-02-20"


def test_no_role_is_given_twice_by_an_agreement_and_its_step() -> None:
    """Either the assignment or the step's recipient gives a holding, never both."""
    assigned = {(each.subject, each.role, each.territory) for each in recorded(RoleAssigned)}
    moved = {
        (step.subject, role, move.territory)
        for step in recorded(StepPlanned)
        for move in step.moves
        for role in move.roles
    }

    assert not assigned & moved


def test_delivery_is_given_by_the_act_by_each_agreement_or_by_its_step() -> None:
    assert {
        each.subject: (each.holders, each.manner, each.territory)
        for each in recorded(RoleAssigned)
        if each.role == "deliver"
    } == {
        "employment-insurance-act": (("hrdc",), "sole", "CA"),
        "ca-bc-lmda-1997": ((CANADA, "government-of-british-columbia"), "joint", "CA-BC"),
        "ca-on-lmda-2005": (("government-of-ontario",), "sole", "CA-ON"),
        "ca-nu-lmda-2000": (("government-of-nunavut",), "sole", "CA-NU"),
    }
    (step,) = recorded(StepPlanned)
    (move,) = step.moves
    assert (step.subject, move.to_holder) == ("ca-bc-lmda-2008", "government-of-british-columbia")
    assert "deliver" in move.roles


def test_the_joint_roles_of_british_columbia_cite_both_passages() -> None:
    joint = {each.role: each for each in recorded(RoleAssigned) if each.manner == "joint"}

    assert joint.keys() == {"design", "plan", "set-targets", "deliver"}
    for each in joint.values():
        assert each.decision_rule == "consensus"
        assert [(cite.document, cite.page) for cite in each.cites] == [
            ("ipac-1999", "1.2"),
            ("ipac-1999", "3.1"),
        ]


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


def test_nunavut_is_recorded_last() -> None:
    """What was known before it is the whole of the rest."""
    *before, last = SUBMISSIONS

    assert last.submission == "lmda-2026-nu-agreement"
    assert all(fact.subject != "ca-nu-lmda-2000" for each in before for fact in each.facts)


def test_a_draft_is_found_by_its_name_and_never_imported() -> None:
    assert data.drafts() == ("bc-takeover-corrected",)
    assert data.draft("bc-takeover-corrected").name not in {file.name for file in data.files()}
    with pytest.raises(LookupError, match=r"'bc-takeover'; there are: bc-takeover-corrected"):
        data.draft("bc-takeover")


@pytest.mark.parametrize("name", data.drafts())
def test_a_draft_corrects_facts_of_the_set_by_facts_of_their_kind(name: str) -> None:
    """A correction names the fact now standing; its replacement is about the same thing (R5)."""
    standing = dict(FACTS)
    (draft,) = read(data.draft(name))
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
    (draft,) = read(data.draft("bc-takeover-corrected"))
    corrections = {fact.corrects: fact for fact in draft.facts if isinstance(fact, FactSuperseded)}

    assert corrections.keys() == {
        name for name, fact in FACTS if str(getattr(fact, "effective_on", None)) == "2009-02-02"
    }
    for correction in corrections.values():
        assert getattr(correction.replacement, "effective_on") == ImpreciseDate.parse("2009-02-09")  # noqa: B009 - a union of all kinds
