"""Every kind of fact is said in one sentence, in English and in French."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from agreements.domain.codec import decode
from agreements.domain.facts import FACT_TYPES, Fact
from agreements.projections.fact_sentences import Label, sentence_of
from agreements.projections.facts_in_english import ENGLISH
from agreements.projections.facts_in_french import FRENCH
from agreements.projections.shapes import Name
from tests.histories import commenced, signed, term, terminated, within
from tests.lives import form_changed

GOLDEN = Path(__file__).parent.parent / "golden" / "facts"
FILES = sorted(GOLDEN.glob("*.json"))
LABELS = {
    "federal": Label("organization", Name(en="Government of Canada", fr="Gouvernement du Canada")),
    "lmda": Label("instrument", Name(en="Canada–Nunavut LMDA", fr="Entente Canada–Nunavut")),
}


def golden(file: Path) -> Fact:
    return decode(file.name.partition(".")[0], file.read_bytes().removesuffix(b"\n"))


def test_every_kind_of_fact_has_a_sentence_in_each_language() -> None:
    assert ENGLISH.keys() == FRENCH.keys() == FACT_TYPES.keys()


@pytest.mark.parametrize("kind", FACT_TYPES)
def test_blanks_are_fields_of_the_fact(kind: str) -> None:
    fields = FACT_TYPES[kind].model_fields.keys()
    for template in (ENGLISH[kind], FRENCH[kind]):
        assert set(re.findall(r"\{(\w+)", template)) <= fields


@pytest.mark.parametrize("file", FILES, ids=[file.name for file in FILES])
def test_a_recorded_fact_is_told(file: Path) -> None:
    """No blank, bracket or empty place is left; and a sentence begins and ends as one."""
    said = sentence_of(golden(file), {})
    for each in (said.en, said.fr):
        assert not re.search(r"[{}\[\]]|None|  | [.,]|\(\)", each), each
        assert (each[-1] in ".!?" and not each[0].islower()) or each[0] == "«", each


@pytest.mark.parametrize(
    ("fact", "en", "fr"),
    [
        (
            signed("lmda", "federal", "1996-12-06"),
            "The Government of Canada signs Canada–Nunavut LMDA on 6 December 1996.",
            "Le gouvernement du Canada signe l’entente «\u00a0Entente Canada–Nunavut\u00a0» "
            "le 6 décembre 1996.",
        ),
        (
            commenced("lmda", "1997-04"),
            "Canada–Nunavut LMDA comes into force in April 1997.",
            "L’instrument «\u00a0Entente Canada–Nunavut\u00a0» entre en vigueur en avril 1997.",
        ),
        (
            terminated("lmda", "1997-04-01..1998-03-31"),
            "Canada–Nunavut LMDA is terminated between 1 April 1997 and 31 March 1998.",
            "L’instrument «\u00a0Entente Canada–Nunavut\u00a0» prend fin par résiliation "
            "entre le 1er avril 1997 et le 31 mars 1998.",
        ),
        (
            term("lmda", "P5Y"),
            "The term of Canada–Nunavut LMDA is 5 years.",
            "Durée de l’entente «\u00a0Entente Canada–Nunavut\u00a0» : 5 ans.",
        ),
        (
            term("lmda"),
            "The term of Canada–Nunavut LMDA is indeterminate.",
            "Durée de l’entente «\u00a0Entente Canada–Nunavut\u00a0» : indéterminée.",
        ),
        (
            form_changed("lmda", "2004-04-01", "cost-sharing", "collaborative"),
            "Canada–Nunavut LMDA changes on 1 April 2004, its form to cost-sharing, "
            "its partnership to collaborative.",
            "L’entente «\u00a0Entente Canada–Nunavut\u00a0» change le 1er avril 2004, "
            "forme : partage des coûts, partenariat : collaboration.",
        ),
        (
            within("CA-NU", "CA-NT", "1997-04-01"),
            "CA-NU lies in CA-NT from 1 April 1997.",
            "Le territoire CA-NU se trouve dans le territoire CA-NT, à compter du 1er avril 1997.",
        ),
        (
            within("CA-NU", "CA-NT", "1997"),
            "CA-NU lies in CA-NT from a day of 1997.",
            "Le territoire CA-NU se trouve dans le territoire CA-NT, à compter d’un jour de 1997.",
        ),
    ],
)
def test_it_reads_as_people_say_it(fact: Fact, en: str, fr: str) -> None:
    said = sentence_of(fact, LABELS)
    assert (said.en, said.fr) == (en, fr)
