"""An organization, a post and a joint body at the command line, in both languages."""

from __future__ import annotations

import re

import pytest

from tests.cli.conftest import Terminal

HRDC = ("organization", "hrdc", "--on")
MINISTER = ("organization", "minister-of-citizens-services", "--on", "2024-01-01")
COMMITTEE = ("organization", "ca-bc-management-committee", "--on", "2003-01-01")


@pytest.mark.parametrize(
    ("language", "split", "place", "gone"),
    [
        ("en", "split to Human", "in its place", "It does not exist"),
        ("fr", "scission au profit de Ress", "à sa place", "N’existe pas"),
    ],
)
def test_what_became_of_an_organization(
    typed: Terminal, language: str, split: str, place: str, gone: str
) -> None:
    """The day before it stands itself; on the day others do."""
    before = typed(*HRDC, "2003-12-11", "--lang", language).out
    after = typed(*HRDC, "2003-12-12", "--lang", language).out
    assert (place in before, gone in before, split in before) == (False, False, True)
    assert (place in after, gone in after, split in after) == (True, True, True)
    assert "(hrsdc) (possible)" in after


def test_a_post_with_its_incumbent(typed: Terminal) -> None:
    answer = typed(*MINISTER)
    assert answer.code == 0
    assert re.search(r"filled by +Terry Beech", answer.out)
    assert re.search(r"answers to +Parliament of Canada", answer.out)


def test_a_joint_body_with_its_members(typed: Terminal) -> None:
    answer = typed(*COMMITTEE, "--lang", "fr").out
    assert "Organisme mixte" in answer
    assert re.search(r"membres +Gouvernement du Canada", answer)
    assert "comité mixte" in answer


def test_the_page_in_french_has_no_english_codes(typed: Terminal) -> None:
    for words in ((*HRDC, "2003-12-12"), MINISTER, COMMITTEE):
        answer = typed(*words, "--lang", "fr").out
        for code in ("department", "joint-committee", "post ", "split", "dissolved", "approve"):
            assert code not in answer, (words, code)


def test_json_is_the_answer(typed: Terminal) -> None:
    answer = typed(*HRDC, "2003-12-12", "--json").json
    assert (answer["id"], answer["kind"], answer["exists"]) == ("hrdc", "organization", None)
    assert [each["how"] for each in answer["ends"]] == ["split"]


def test_what_is_not_registered(typed: Terminal) -> None:
    """Posts and organizations are suggested."""
    answer = typed("organization", "minister-of-citizen-services")
    assert (answer.code, answer.out) == (2, "")
    assert "did you mean minister-of-citizens-services" in answer.err


def test_the_posts_of_an_organization_are_asked_for(typed: Terminal) -> None:
    words = ("holdings", "government-of-canada", "--on", "2024-01-01")
    minister = "Minister of Citizens’ Services"
    assert minister not in typed(*words).out
    assert (
        f"{minister} (minister-of-citizens-services) holds nothing" in typed(*words, "--posts").out
    )
