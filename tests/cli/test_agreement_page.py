"""An agreement's page: its whole life, every code in words, in English and in French."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

CITES = "cites: [{document: general-knowledge, basis: inferred}]"
A = f"{CITES}, subject: t-accord"
FACTS = f"""\
submission: t-accord
actor: registry-office
reason: {{en: A test}}
facts:
  - {{fact: OrganizationRegistered, subject: t-newcomer, kind: board,
     name: {{en: Newcomer, fr: Nouveau venu}}, {CITES}}}
  - {{fact: OrganizationRegistered, subject: t-leaver, kind: board,
     name: {{en: Leaver, fr: Partant}}, {CITES}}}
  - {{fact: AgreementRegistered, title: {{en: Accord, fr: Accord}}, form: cost-sharing,
     parties: [government-of-canada, government-of-british-columbia, t-leaver], {A}}}
  - {{fact: AgreementRegistered, title: {{en: Amending, fr: Modification}}, subject: t-amending,
     parties: [government-of-canada, government-of-british-columbia], {CITES}}}
  - {{fact: NegotiationOpened, opened_on: 1999-06, {A}}}
  - {{fact: ApprovalGiven, party: government-of-canada, approved_by: hrdc,
     approved_on: 1999-12-20, {A}}}
  - {{fact: CommencementConditioned, condition: vote, text: {{en: A vote, fr: Un vote}}, {A}}}
  - {{fact: CommencementConditionMet, condition: vote, met_on: 2000-01-05, {A}}}
  - {{fact: AgreementSigned, party: government-of-canada, signed_on: 2000-01-01, {A}}}
  - {{fact: InstrumentCommenced, effective_on: 2000-02-01, {A}}}
  - {{fact: TermAgreed, length: P5Y, tacit_renewal: P1Y, {A}}}
  - {{fact: FormChanged, effective_on: 2001-01-01, form: devolution,
     partnership_type: intergovernmental-cost-sharing, {A}}}
  - {{fact: TerminationTermsAgreed, notice_period: P6M, entitled: [government-of-canada], {A}}}
  - {{fact: InstrumentTerminated, party: government-of-canada, notice_on: 2000-06-01,
     effective_on: 2001-01-01, {A}}}
  - {{fact: TerminationWithdrawn, withdrawn_on: 2000-07-01, {A}}}
  - {{fact: InstrumentSuspended, effective_on: 2001-03-01, until: 2001-04-01, {A}}}
  - {{fact: AccessionRequested, applicant: t-newcomer, requested_on: 2000-05-01, {A}}}
  - {{fact: AccessionRefused, applicant: t-newcomer, refused_on: 2000-06-01, {A},
     decided_by: [government-of-canada], criteria: {{en: No program, fr: Aucun programme}}}}
  - {{fact: PartyAcceded, party: t-newcomer, acceded_on: 2000-09-01, effective_on: 2000-10-01,
     {A}}}
  - {{fact: PartyWithdrew, party: t-leaver, effective_on: 2000-11-01, {A}}}
  - {{fact: ClauseRecorded, clause: "3", kind: information-sharing, {A},
     text: {{en: First text., fr: Premier texte.}}}}
  - {{fact: ClauseRecorded, clause: "4", kind: dispute-resolution, {A},
     text: {{en: Gone text., fr: Texte disparu.}}}}
  - {{fact: ClauseAmended, clause: "3", effective_on: 2000-12-01, amended_by: t-amending, {A},
     text: {{en: Second text., fr: Second texte.}}}}
  - {{fact: ClauseRepealed, clause: "4", effective_on: 2000-12-01, amended_by: t-amending, {A}}}
  - {{fact: AgreementAmended, effective_on: 2000-12-01, amended_by: t-amending, {A},
     summary: {{en: Sharing is widened., fr: Les échanges sont élargis.}}}}
"""
ENGLISH = """\
agreement, devolution, intergovernmental cost-sharing
suspended
opened 1999-06
for government-of-canada by hrdc, 1999-12-20
5 years, then by 1 year at a time
from 2001-03-01, last day 2001-03-31
2000-06-01, to end it on 2001-01-01, by government-of-canada, taken back
6 months, by government-of-canada
acceded 2000-09-01
withdrew 2000-11-01
asked 2000-05-01
refused 2000-06-01 by government-of-canada: No program
Conditions of commencement
met (2000-01-05)
Amended by
clauses 3, 4; Sharing is widened.
information sharing
Second text. (since 2000-12-01)
repealed 2000-12-01
"""
FRENCH = """\
entente, transfert, partage intergouvernemental des coûts
suspendue
ouverte le 1999-06
pour government-of-canada par hrdc, le 1999-12-20
5 ans, puis par périodes de 1 an
2000-06-01, pour y mettre fin le 2001-01-01, par government-of-canada, retiré
6 mois, par government-of-canada
adhésion le 2000-09-01
retrait le 2000-11-01
demandée le 2000-05-01
refusée le 2000-06-01 par government-of-canada : Aucun programme
Conditions d’entrée en vigueur
remplie (2000-01-05)
Modifiée par
clauses 3, 4; Les échanges sont élargis.
échange de renseignements
Second texte. (depuis le 2000-12-01)
abrogée le 2000-12-01
"""
CODES = (
    "cost-sharing",
    "in-force",
    "information-sharing",
    "dispute-resolution",
    "P5Y",
    "withdrawn",
)


@pytest.mark.parametrize(("language", "expected"), [("en", ENGLISH), ("fr", FRENCH)])
def test_the_whole_life_of_an_agreement_in_words(
    recording: Terminal, tmp_path: Path, language: str, expected: str
) -> None:
    file = tmp_path / "accord.yaml"
    file.write_text(FACTS)
    imported = recording("import", str(file))
    assert imported.code == 0, imported.err

    page = recording("agreement", "t-accord", "--on", "2001-03-15", "--lang", language).out

    for said in expected.splitlines():
        assert said in page, page
    if language == "fr":
        assert not [code for code in CODES if code in page], page
    amending = recording("agreement", "t-amending", "--on", "2001-03-15", "--lang", language).out
    assert "t-accord" in amending
    assert ("Modifie" if language == "fr" else "Amends") in amending


def test_before_anything_was_recorded_no_field_is_left_empty(typed: Terminal) -> None:
    page = typed("agreement", "ca-bc-lmda-1997", "--known-at", "0").out

    assert "  form" not in page
    assert "  status" not in page
    assert "nothing_recorded" in page
