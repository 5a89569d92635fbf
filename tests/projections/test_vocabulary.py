"""Every coded word has its French term; none is left over."""

from typing import get_args

import pytest

from agreements.domain import words
from agreements.projections import vocabulary
from agreements.projections.vocabulary import term

LISTS = [name for name in get_args(vocabulary.Terms) if hasattr(words, name)]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_words_has_a_french_term_for_each(name: vocabulary.Terms) -> None:
    for code in get_args(getattr(words, name)):
        assert term(name, code, "fr")


def test_a_term_is_said_in_plain_words() -> None:
    assert term("AgreementForm", "co-management", "en") == "co-management"
    assert term("Role", "deliver", "fr") == "exécuter"
