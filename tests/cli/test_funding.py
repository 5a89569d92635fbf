"""Funding at the command line: amounts that an official reads, and the exact JSON."""

from __future__ import annotations

import pytest

from agreements.cli.amounts import amount, money
from agreements.domain.words import Language
from agreements.projections.funding_shapes import AmountPart
from tests.cli.conftest import Terminal

NOVA_SCOTIA = ("funding", "ca-ns-lmda-1997", "--on", "2002-12-31")
NB = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("cents", "currency", "english", "french"),
    [
        (8_020_500_000, "CAD", "$80,205,000", f"80{NB}205{NB}000{NB}$"),
        (100_05, "CAD", "$100.05", f"100,05{NB}$"),
        (-1_000_00, "CAD", "-$1,000", f"-1{NB}000{NB}$"),
        (0, "CAD", "$0", f"0{NB}$"),
        (99, "CAD", "$0.99", f"0,99{NB}$"),
        (1_000_00, "USD", f"USD{NB}1,000", f"1{NB}000{NB}USD"),
    ],
)
def test_money_is_written_as_each_language_writes_it(
    cents: int, currency: str, english: str, french: str
) -> None:
    assert money(cents, currency, "en") == english
    assert money(cents, currency, "fr") == french


@pytest.mark.parametrize(
    ("least", "most", "partial", "language", "said"),
    [
        (100, 100, False, "en", "$1"),
        (100, 100, True, "en", "$1 (partial)"),
        (100, 100, True, "fr", f"1{NB}$ (partiel)"),
        (100, 200, False, "en", "$1 to $2"),
        (100, 200, False, "fr", f"de 1{NB}$ à 2{NB}$"),
        (None, 200, False, "en", "up to $2"),
        (None, 200, False, "fr", f"jusqu’à 2{NB}$"),
        (None, None, False, "en", "-"),
        (None, None, True, "en", "not published"),
        (None, None, True, "fr", "non publié"),
    ],
)
def test_an_amount_says_what_is_not_known_of_it(
    least: int | None, most: int | None, partial: bool, language: Language, said: str
) -> None:
    part = AmountPart(least=least, most=most, partial=partial)
    assert amount(part, "CAD", language) == said


def test_a_line_with_its_years(typed: Terminal) -> None:
    answer = typed(*NOVA_SCOTIA)

    assert (answer.code, answer.err) == (0, "")
    lines = [line.split() for line in answer.out.splitlines()]
    assert answer.out.splitlines()[0] == "One line of funding answers this."
    assert ["fiscal", "year", "projected", "committed", "outstanding"] in lines
    assert ["2001-02", "-", "$80,205,000", "$80,205,000"] in lines
    assert ["2002-03", "$80,462,000", "-", "-"] in lines


def test_in_french(typed: Terminal) -> None:
    answer = typed(*NOVA_SCOTIA, "--lang", "fr").out

    assert answer.startswith("Une ligne de financement y répond.")
    assert "exercice  prévu         engagé        à verser" in answer.replace(NB, " ")
    assert "2001-02   -             80 205 000 $  80 205 000 $" in answer.replace(NB, " ")


def test_a_published_total_beside_what_the_figures_come_to(typed: Terminal) -> None:
    """The rows of 2013-14 fall short of the published total by a thousand dollars."""
    answer = typed("funding", "--year", "2013-14", "--on", "2014-12-31").out

    assert "published     $1,950,000,000" in answer
    assert "added up      $1,949,999,000" in answer
    assert "difference    $1,000" in answer
    assert "totals_do_not_reconcile: the figures on record do not come to" in answer


def test_who_answers_for_a_payment(typed: Terminal) -> None:
    answer = typed("funding", "ca-ab-lmda-1996", "--year", "2023-24", "--on", "2024-12-31").out

    assert "payment       actual, 2023-24, $214,720,000, 2023-04-01..2024-03-31" in answer
    assert "answers       Government of Alberta (government-of-alberta)" in answer


def test_an_amount_that_was_not_published(typed: Terminal) -> None:
    answer = typed("funding", "ca-nu-lmda-2000", "--year", "2023-24", "--on", "2024-12-31")
    assert "actual, 2023-24, not published" in answer.out
    french = typed("funding", "--year", "2023-24", "--on", "2024-12-31", "--lang", "fr")
    assert "2 558 244 000 $ (partiel)" in french.out.replace(NB, " ")


def test_json_holds_whole_cents(typed: Terminal) -> None:
    answer = typed(*NOVA_SCOTIA, "--json")
    ((confirmed, expected),) = (each["rows"] for each in answer.json["lines"])
    assert confirmed["committed"] == {"least": 8020500000, "most": 8020500000, "partial": False}
    assert expected["committed"] == {"least": None, "most": None, "partial": False}


def test_nothing_is_found_for_another_year(typed: Terminal) -> None:
    answer = typed(*NOVA_SCOTIA, "--year", "1990-91")
    assert (answer.code, answer.out.splitlines()[0]) == (0, "No line of funding answers this.")


@pytest.mark.parametrize(
    ("typed_words", "argument"),
    [
        (("--year", "2013"), "--year: '2013' is not a fiscal year"),
        (("--year", "2013-15"), "--year: '2013-15' is not a fiscal year"),
        (("--function", "nothing"), "--function: 'nothing' is not the identifier"),
        (("--territory", "nowhere"), "--territory: 'nowhere' is not the identifier"),
        (("--party", "nobody"), "--party: 'nobody' is not the identifier"),
        (("ca-ns-lmda-1907",), "ID: 'ca-ns-lmda-1907' is not the identifier"),
    ],
)
def test_what_is_asked_wrongly_names_the_argument(
    typed: Terminal, typed_words: tuple[str, ...], argument: str
) -> None:
    answer = typed("funding", *typed_words)
    assert answer.code == 2
    assert argument in answer.err
