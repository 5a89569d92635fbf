"""What changed, and what the record learned, at the command line: English, French, JSON."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Terminal

TRANSFER = ("changes", "--from", "2009-02-01", "--to", "2009-02-02", "--about", "ca-bc-lmda-2008")
NUNAVUT = ("revisions", "--from", "0", "--about", "ca-nu-lmda-2000")
DISPUTED = (
    "who",
    "employment-benefits",
    "--in",
    "CA-NB",
    "--on",
    "2005-01-01",
    "--role",
    "deliver",
)


def test_what_took_place_and_what_is_held_otherwise(typed: Terminal) -> None:
    answer = typed(*TRANSFER)
    assert answer.code == 0
    assert answer.out.startswith("3 events.")
    assert "effective_from 2009-02-01" in answer.out
    assert "comes into force on 2 February 2009." in answer.out
    assert "recorded late" in answer.out
    assert (
        "begins: Government of British Columbia (government-of-british-columbia), design, deliver, "
        "account for outcomes, account for funds, employment-benefits, CA-BC, ca-bc-lmda-2008"
    ) in answer.out
    assert "ends: Government of Canada (government-of-canada), plan, set targets, " in answer.out


def test_the_same_in_french(typed: Terminal) -> None:
    answer = typed(*TRANSFER, "--lang", "fr").out
    assert answer.startswith("3 événements.")
    assert "entre en vigueur le 2 février 2009." in answer
    assert "consigné après coup" in answer
    assert "début : Gouvernement de la Colombie-Britannique" in answer


def test_nothing_took_place(typed: Terminal) -> None:
    answer = typed("changes", "--from", "1901-01-01", "--to", "1901-01-02", "--about", "CA-NU")
    assert answer.code == 0
    assert answer.out.startswith("Nothing took place in between.")


def test_days_in_the_wrong_order(typed: Terminal) -> None:
    answer = typed("changes", "--from", "2009-02-02", "--to", "2009-02-01")
    assert answer.code == 2
    assert "--to" in answer.err


def test_what_the_record_learned(typed: Terminal) -> None:
    answer = typed(*NUNAVUT, "--json").json
    assert answer["known_from"] == 0
    own = [each for each in answer["revisions"] if each["subject"] == "ca-nu-lmda-2000"]
    assert {mark for each in own for mark in each["marks"]} == {"late-record"}, own
    assert answer["holdings"] is None
    compared = typed(*NUNAVUT, "--on", "2000-04-15", "--json").json
    began = {(each["change"], each["holding"]["role"]) for each in compared["holdings"]}
    assert ("began", "deliver") in began


@pytest.mark.parametrize(("language", "said"), [("en", "facts recorded."), ("fr", "consignés.")])
def test_revisions_as_a_page(typed: Terminal, language: str, said: str) -> None:
    answer = typed(*NUNAVUT, "--lang", language)
    assert answer.code == 0
    assert said in answer.out.splitlines()[0]


def test_another_source_is_cited(typed: Terminal) -> None:
    """R7: two sources for one term."""
    (holding,) = typed(*DISPUTED, "--json").json["holdings"]
    (other,) = holding["alternatives"]
    assert "indeterminate" in other["says"]["en"]
    assert "indeterminate" in typed(*DISPUTED).out


def test_what_documents_of_a_day_showed(typed: Terminal) -> None:
    """R2: in 1999 a five-year term was on paper, and no renewal."""
    on = ("--in", "CA-BC", "--on", "2008-12-31", "--role", "deliver")
    answer = typed("who", "employment-benefits", *on, "--documented-by", "1999-12-31", "--json")
    holders = [each["holder"]["id"] for each in answer.json["holdings"]]
    assert holders == ["hrdc"]
    assert answer.json["documented_by"] == "1999-12-31"
    page = typed("who", "employment-benefits", *on, "--documented-by", "1999-12-31").out
    assert "Only what documents dated by 1999-12-31 showed." in page


def test_a_position_to_come_is_told_by_its_option(typed: Terminal) -> None:
    told = typed("revisions", "--from", "0", "--to", "99999999")

    assert told.code == 2
    assert told.err.startswith("agreements: --to: position 99999999 is not recorded yet")


def test_a_day_of_documents_left_empty_is_refused(typed: Terminal) -> None:
    told = typed("agreement", "ca-bc-lmda-1997", "--documented-by", "")

    assert told.code == 2
    assert told.err.startswith("agreements: --documented-by: '' is not a full day")
