"""Duties, results and deadlines at the command line, in both languages; or the exact JSON."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from agreements.domain.answers.legal_days import What
from agreements.domain.answers.obligations import DueState
from agreements.domain.answers.results import ResultState
from agreements.projections.vocabulary import term
from tests.cli.conftest import Terminal

DUTIES = ("obligations", "ca-qc-lmda-principle-1997")
RESULTS = ("results", "ca-bc-lmda-1997")
SPAN = ("deadlines", "--from", "1997-04-01", "--to", "1998-03-31")


def test_a_missed_deadline(typed: Terminal) -> None:
    said = typed(*DUTIES, "--on", "1997-12-01")

    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("2 duties answer this.\n")
    assert "ca-qc-lmda-principle-1997 10.1-canada  other" in said.out
    assert re.search(r"due +once, on 30 September 1997", said.out)
    assert re.search(r"last +1997-09-30, fulfilled late; fulfilled 1997-11-28", said.out)


def test_outstanding_due_dates_and_the_next(typed: Terminal) -> None:
    said = typed("obligations", "ca-ab-lmda-1996", "--on", "1999-04-01", "--lang", "fr").out

    assert said.startswith("2 obligations y répondent.\n")
    assert re.search(r"échéances +chaque année, le 31 mars", said)
    assert re.search(r"en souffrance +1998-03-31, 1999-03-31\n", said)
    assert re.search(r"prochaine +2000-03-31, à venir", said)


def test_targets_results_and_what_the_source_says(typed: Terminal) -> None:
    english = typed(*RESULTS, "--on", "2000-01-01").out
    french = typed(*RESULTS, "--on", "2000-01-01", "--lang", "fr").out

    assert "Clients return to work > Returns to work  ca-bc-lmda-1997" in english
    assert "1997-98, British Columbia (CA-BC): not met" in english
    assert re.search(r"target +25,000 of 65,000 clients", english)
    assert re.search(r"source says +not met \(inferred\)", english)
    assert "1997-98, Colombie-Britannique (CA-BC) : non atteinte" in french
    assert re.search(r"cible +25\xa0000 sur 65\xa0000 clients", french)
    assert "aucun résultat communiqué" in french


def test_what_falls_due_in_a_fiscal_year(typed: Terminal) -> None:
    english = typed(*SPAN, "--party", "government-of-quebec").out
    french = typed(*SPAN, "--party", "government-of-quebec", "--lang", "fr").out

    assert english.startswith("One legal day.\n1997-04-01 to 1998-03-31, both included\n")
    assert "1997-09-30  duty due (10.1-quebec), fulfilled  ca-qc-lmda-principle-1997" in english
    assert french.startswith("Un jour légal.\ndu 1997-04-01 au 1998-03-31 inclus\n")
    assert "1997-09-30  échéance d’une obligation (10.1-quebec), remplie" in french


@pytest.mark.parametrize("asked", [DUTIES, RESULTS, SPAN])
def test_json_is_the_answer_and_nothing_else(typed: Terminal, asked: tuple[str, ...]) -> None:
    answer = typed(*asked, "--json")

    assert (answer.code, answer.err) == (0, "")
    assert {"effective_on", "known_at", "snapshot", "rules", "findings"} <= answer.json.keys()


def test_both_days_of_a_span_are_echoed(typed: Terminal) -> None:
    said = typed(*SPAN, "--json").json

    assert (said["from"], said["to"], said["effective_on"]) == (
        "1997-04-01", "1998-03-31", "1997-04-01",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("obligations", "--state", "overdue"), "--state: 'overdue' is not a state; one of: "),
        (("obligations", "ca-qc-lmda"), "ID: 'ca-qc-lmda' is not the identifier of a registered"),
        (("obligations", "--owed-by", "ca-bc"), "--owed-by: 'ca-bc' is not the identifier of a"),
        (("results", "nothing-here"), "ID: 'nothing-here' is not the identifier of a registered"),
        (("deadlines", "--from", "1998-01-01", "--to", "1997-12-31"),
         "--to: 1997-12-31 comes before 1998-01-01, which --from names"),
        (("deadlines", "--from", "1900-01-01", "--to", "2000-01-02"),
         "--to: 2000-01-02 is more than 100 years after 1900-01-01"),
        (("deadlines", "--from", "1998", "--to", "1998-12-31"), "--from: '1998' is not a full day"),
        ((*SPAN, "--party", "nobody-here"), "--party: 'nobody-here' is not the identifier of a"),
    ],
)  # fmt: skip
def test_a_bad_argument_is_named(typed: Terminal, asked: tuple[str, ...], said: str) -> None:
    answer = typed(*asked)

    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


def test_a_span_of_one_day(typed: Terminal) -> None:
    said = typed("deadlines", "--from", "1997-09-30", "--to", "1997-09-30", "--json").json
    before = typed("deadlines", "--from", "1997-09-29", "--to", "1997-09-29", "--json").json

    assert [each["key"] for each in said["deadlines"] if each["what"] == "obligation-due"] == [
        "10.1-canada", "10.1-quebec",
    ]  # fmt: skip
    assert [each for each in before["deadlines"] if each["what"] == "obligation-due"] == []


def test_every_code_has_its_french_words() -> None:
    for code in get_args(DueState):
        assert term("DueState", code, "fr") != term("DueState", code, "en")
    for code in get_args(What):
        assert term("LegalDay", code, "fr") != term("LegalDay", code, "en")
    for code in get_args(ResultState):
        assert term("ResultState", code, "fr") != term("ResultState", code, "en")
