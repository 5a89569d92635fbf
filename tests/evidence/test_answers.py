"""Each question, at two days and two moments of the record, against an answer written by hand.

Asked at the command line and over HTTP, which give the same bytes; told on the page in English and
in French. The table is in ``table/``, one file a question; ``compact.py`` says how it is written.
"""

from __future__ import annotations

import json
from collections import defaultdict

import pytest

from agreements.application import documents
from tests.evidence.compact import QUESTIONS
from tests.evidence.conftest import Sent, Terminal
from tests.evidence.entries import Entry, entries

ENTRIES = tuple(entries())


def _named(entry: Entry) -> str:
    return f"{entry.question} {entry.day} known {entry.known}"


@pytest.mark.parametrize("entry", ENTRIES, ids=_named)
def test_the_answer_is_as_written_by_hand(entry: Entry, typed: Terminal, sent: Sent) -> None:
    body = typed(*entry.cli, "--json").encode()

    assert QUESTIONS[entry.question](json.loads(body)) == entry.expected
    assert entry.en in _line(typed(*entry.cli))
    assert entry.fr in _line(typed(*entry.cli, "--lang", "fr"))
    for language in ("en", "fr"):
        assert sent(*_request(entry), language) == body


def _request(entry: Entry) -> tuple[str, str, bytes | None]:
    if entry.draft is None:
        return "GET", entry.http, None
    (draft,) = documents.read(entry.draft)
    return "POST", entry.http, draft.submission.model_dump_json(exclude_defaults=True).encode()


def _line(page: str) -> str:
    """Return a page with its spaces, of every width, as single ones."""
    return " ".join(page.split())


def test_every_question_is_asked_twice_on_both_clocks() -> None:
    asked = defaultdict(list)
    for each in ENTRIES:
        asked[each.question].append(each)

    assert asked.keys() == QUESTIONS.keys()
    for question, found in asked.items():
        assert question == "history" or len({each.day for each in found}) > 1, question
        assert question == "what-if" or len({each.known for each in found}) > 1, question
        assert len({json.dumps(each.expected) for each in found}) > 1, question
