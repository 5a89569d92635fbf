"""Reading submissions: YAML, JSON and NDJSON say the same, and a problem is told where it is."""

import ast
import json
import tracemalloc
from io import BytesIO, RawIOBase
from pathlib import Path
from typing import IO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from agreements import data
from agreements.application.canonical import document_of, reason_of, state_of
from agreements.application.documents import (
    BadDocument,
    parse,
    problems_of,
    read,
    reading,
    yaml_text,
)
from agreements.application.documents.sentences import DOMAIN_RULES, HINTS, RULES
from agreements.domain import facts as facts_package
from agreements.domain import words
from agreements.domain.facts import FactAnnulled, InstrumentCommenced, RoleAssigned
from agreements.domain.submissions import Submission
from agreements.storage.documents import read_document
from tests.application.samples import (
    CITES,
    HEADER,
    SIGNED,
    documents,
    problems,
    said,
    told,
    written,
)

FACT = "- {fact: FactAnnulled, subject: a, corrects: s-1/1}\n"


def with_fact(fields: str) -> str:
    return f"{HEADER}facts:\n- {{fact: FactAnnulled, subject: a, corrects: s-1/1, {fields}}}\n"


# What reads


def test_yaml_and_json_give_the_same_submission() -> None:
    """Every scalar of YAML is text; a flag's words and a version's digits are read as such."""
    text = f"""{HEADER}expects: {{no: 0, "1997": 12}}
facts:
  - fact: InstrumentCommenced
    subject: yes
    effective_on: 1997
    retroactive: true
    cites: [{{document: 1e3, page: 012, clause: 1.20}}]
"""
    commenced = {
        "fact": "InstrumentCommenced",
        "subject": "yes",
        "effective_on": "1997",
        "retroactive": True,
        "cites": [{"document": "1e3", "page": "012", "clause": "1.20"}],
    }
    (document,) = documents(text)

    assert document.submission == parse(written(commenced, expects={"no": 0, "1997": 12}))


@pytest.mark.parametrize("name", ["file.yaml", "file.YML"])
def test_a_yaml_file_holds_several_submissions_each_with_its_line(name: str) -> None:
    text = f"# the first\n---\n{HEADER}facts:\n{FACT}---\n\n{HEADER}facts:\n{FACT}"

    assert [(each.file, each.line) for each in documents(text, name)] == [(name, 3), (name, 10)]


def test_a_json_file_holds_one_submission_or_a_list() -> None:
    one, two = written(), written(submission="s-2")

    assert [each.line for each in documents(b"\n" + one, "f.json")] == [2]
    listed = documents(b"[" + one + b",\n\n" + two + b"]", "f.json")
    assert [(each.submission.submission, each.line) for each in listed] == [("s-1", 1), ("s-2", 3)]


def test_ndjson_holds_one_submission_a_line_and_blank_lines_say_nothing() -> None:
    text = b"\xef\xbb\xbf" + written() + b"\r\n\n \n" + written(submission="s-2")

    for name in ("f.ndjson", "f.jsonl"):
        found = documents(text, name)
        assert [(each.submission.submission, each.line) for each in found] == [
            ("s-1", 1),
            ("s-2", 4),
        ]


def test_a_path_a_resource_and_an_open_file_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_bytes(written())

    with path.open("rb") as file:
        (opened,) = read(file)
    assert [*read(path)] == [opened.__class__(opened.submission, "one.json", 1)]
    assert opened.file == str(path)
    for resource in data.files():
        assert [*read(resource)]


@pytest.mark.parametrize("name", ["f.yaml", "f.json", "f.ndjson"])
def test_a_byte_order_mark_and_windows_line_ends_change_nothing(name: str) -> None:
    text = f"{HEADER}facts:\n{FACT}" if name == "f.yaml" else written().decode() + "\n"
    other = "\ufeff" + text.replace("\n", "\r\n")

    assert documents(other, name) == documents(text, name)


def test_a_block_of_yaml_keeps_its_line_breaks_without_the_returns() -> None:
    text = f"{HEADER}facts:\n{FACT}".replace(
        "{en: A test., fr: Un essai.}", "\n  en: |\n    a\n    b"
    )

    for each in (text, text.replace("\n", "\r\n")):
        (document,) = documents(each)
        assert document.submission.reason.en == "a\nb\n"


class Lines(RawIOBase):
    """A file of the same line over and over, made as it is read."""

    def __init__(self, line: bytes, count: int) -> None:
        super().__init__()
        self.line, self.left = line, count

    def readline(self, _size: int | None = -1, /) -> bytes:
        self.left -= 1
        return self.line if self.left >= 0 else b""


def test_a_hundred_thousand_lines_are_read_one_at_a_time() -> None:
    """No line is read before the submission of the one before it was taken."""
    lines = Lines(written({"fact": "FactAnnulled", "subject": "a", "corrects": "s/1"}), 100_000)

    for taken, document in enumerate(read(cast("IO[bytes]", lines), "many.ndjson"), start=1):
        assert (document.line, lines.left) == (taken, 100_000 - taken)
    assert lines.left < 0


def test_ndjson_is_never_whole_in_memory() -> None:
    """A file of 40 megabytes goes through less than two."""
    lines = Lines(written(reason={"en": "x" * 20_000}), 2_000)
    tracemalloc.start()
    try:
        for _ in read(cast("IO[bytes]", lines), "many.ndjson"):
            pass
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


# Canonical bytes


def test_the_data_set_comes_back_from_its_canonical_bytes() -> None:
    """Reading the canonical bytes gives an equal submission, and the same bytes."""
    for file in data.files():
        for document in read(file):
            content = document_of(document.submission)
            assert parse(content) == document.submission
            assert document_of(parse(content)) == content


def test_a_facts_bytes_are_those_of_its_place_in_the_document() -> None:
    for file in data.files():
        for document in read(file):
            submission = document.submission
            stored = read_document(document_of(submission))
            assert [each.state for each in stored.facts] == [*map(state_of, submission.facts)]
            assert stored.reason == reason_of(submission)


LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])).filter(
    lambda text: not text.isspace() and text != ""
)
DAY = st.sampled_from(
    ["1997-04-25", "1997-04", "1997", "1997-04-25..1998-03-31", "2000-01-01..", "..2000-01-01"]
)
PROSE = st.fixed_dictionaries({"en": LINE}, optional={"fr": LINE})
NOTED = st.fixed_dictionaries(
    {
        "fact": st.just("InstrumentCommenced"),
        "subject": st.from_regex(r"[A-Za-z0-9]{1,20}", fullmatch=True),
        "effective_on": DAY | st.just("unknown"),
        "cites": st.lists(
            st.fixed_dictionaries({"document": st.just("d"), "page": LINE}), min_size=1
        ),
    },
    optional={
        "note": PROSE,
        "irregular": PROSE,
        "retroactive": st.booleans() | st.sampled_from(["true", "false"]),
        "party": st.none() | st.just("government-of-canada"),
    },
)
SUBMISSIONS = st.fixed_dictionaries(
    {"submission": st.just("s-1"), "actor": LINE, "reason": PROSE},
    optional={
        "on_behalf_of": LINE,
        "disclosure": st.sampled_from(["public", "protected"]),
        "expects": st.dictionaries(st.sampled_from(["a", "b.c", "Z"]), st.integers(0, 2**31 - 1)),
    },
)


@given(SUBMISSIONS, st.lists(NOTED, min_size=1, max_size=3))
def test_any_submission_comes_back_from_its_canonical_bytes(
    fields: dict[str, object], facts: list[object]
) -> None:
    submission = parse(json.dumps({**fields, "facts": facts}).encode())
    content = document_of(submission)

    assert parse(content) == submission
    assert document_of(parse(content)) == content
    assert [each.state for each in read_document(content).facts] == [
        *map(state_of, submission.facts)
    ]


def test_what_stands_at_its_default_has_the_bytes_of_what_is_left_out() -> None:
    plain = parse(written())
    full = parse(written({**SIGNED, "note": None, "irregular": None}, disclosure="public"))

    assert document_of(plain) == document_of(full)


# What does not read: the writing


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (1, "", "empty")),
        ("# nothing\n", (1, "", "empty")),
        (f"{HEADER}facts:\n{FACT}---\n", (7, "", "empty")),
        ("a: b\na: c\n", (2, "a", "duplicate_field")),
        ("a:\n  - b: c\n    b: d\n", (3, "a.0.b", "duplicate_field")),
        ("a: &x b\n", (1, "a", "anchor")),
        ("a: b\nc: *x\n", (2, "c", "alias")),
        ("a: !!str b\n", (1, "a", "tag")),
        ("a: ! b\n", (1, "a", "tag")),
        ("%TAG !e! tag:example.com,2000:\n---\na: !e!x b\n", (3, "a", "tag")),
        ("!!python/object/apply:os.system [ls]\n", (1, "", "tag")),
        ("<<: {a: b}\n", (1, "", "merge_key")),
        ("? [a, b]\n: c\n", (1, "", "bad_field_name")),
        ("a: b\nc:\n", (2, "c", "no_value")),
        ("a: [b, ~]\n", (1, "a.1", "no_value")),
        ("a: null\n", (1, "a", "no_value")),
        ("a:\n\t- b\n", (2, "", "tab")),
        ("a: b: c\n", (1, "", "bad_yaml")),
        ("a: b\nc: 'd\n", (2, "", "bad_yaml")),
        ("a: @b\n", (1, "", "bad_yaml")),
        ("%YAML 3.0\n---\na: b\n", (1, "", "bad_yaml")),
        ("a: b\nc: \x07\n", (2, "", "bad_character")),
        ("a: b\nc: d\u2028e\n", (2, "", "bad_character")),
        ('a: "\\ud800"\n', (1, "a", "bad_character")),
        (b"a: b\nc: \xe9\n", (2, "", "not_utf8")),
        ("a: b\n".encode("utf-16"), (1, "", "not_utf8")),
        ("a: " + "[" * 100, (1, "", "too_deep")),
    ],
)
def test_yaml_that_is_refused(text: str | bytes, expected: tuple[int, str, str]) -> None:
    assert told(text) == [expected]


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join(f'*{old}' for _ in range(9))}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )

    assert told(bomb) == [(1, "a", "anchor")]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_however_deep_yaml_nests_it_is_refused(opening: str) -> None:
    ((_, _, rule),) = told(opening * 100_000)

    assert rule in {"too_deep", "bad_field_name", "bad_yaml"}


def test_a_quoted_word_for_no_value_is_text() -> None:
    (document,) = documents(f"{HEADER}on_behalf_of: 'null'\nfacts:\n{FACT}")

    assert document.submission.on_behalf_of == "null"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (1, "", "empty")),
        ("[]", (1, "", "empty")),
        ("{", (1, "", "bad_json")),
        ('{\n"a": 1,}', (2, "", "bad_json")),
        ("{} {}", (1, "", "bad_json")),
        ('{"a": "\x01"}', (1, "", "bad_json")),
        ("{'a': 1}", (1, "", "bad_json")),
        ('{"a": 1,\n"a": 1}', (2, "a", "duplicate_field")),
        ('[{"b": [1, {"a":\n1, "\\u0061": 2}]}]', (2, "0.b.1.a", "duplicate_field")),
        ('{"a":\nNaN}', (2, "a", "not_a_number")),
        ('{"a": ["NaN", -Infinity]}', (1, "a.1", "not_a_number")),
        ('{"a": 1,\n"b": ["\\ud800"]}', (2, "b.0", "bad_character")),
        ('{"a": {"\\udc00": 1}}', (1, "a", "bad_character")),
        ("[" * 100_000, (1, "", "too_deep")),
        ('{"a":' * 100_000, (1, "", "too_deep")),
        ('{"a":' + "[" * 400 + "]" * 400 + "}", (1, "", "too_deep")),
        ('"text"', (1, "", "wrong_type")),
        (b"{\n\xff}", (2, "", "not_utf8")),
    ],
)
def test_json_that_is_refused(text: str | bytes, expected: tuple[int, str, str]) -> None:
    assert told(text, "f.json") == [expected]


@pytest.mark.parametrize("number", ["9007199254740992", "1.0", "1e999", "true", "1" * 5000])
def test_a_number_that_not_every_reader_keeps_is_refused_in_its_place(number: str) -> None:
    text = written().decode()[:-1] + f', "expects": {{"a.b": {number}}}}}'

    (problem,) = problems(text, "f.json")
    assert (problem.field, problem.rule) == ("expects.a.b", "wrong_type")
    assert problem.pointer == "/expects/a.b"


@pytest.mark.parametrize("value", ["1", "true", "0.5", "12345678901234567890"])
def test_no_number_and_no_truth_value_stands_for_text(value: str) -> None:
    text = written().decode().replace('"clerk"', value)

    assert told(text, "f.json") == [(1, "actor", "wrong_type")]


def test_a_bad_line_of_ndjson_is_told_by_its_number() -> None:
    bad = written({**SIGNED, "signed_on": "x"}, submission="s-2")
    text = written() + b"\n\n" + bad + b"\n"
    found = read(BytesIO(text), "f.ndjson")

    assert next(found).line == 1
    with pytest.raises(BadDocument) as refused:
        next(found)
    (problem,) = refused.value.problems
    assert (problem.line, problem.submission, problem.fact) == (3, "s-2", 1)
    assert told(written() + b"\n{\n", "f.ndjson") == [(2, "", "bad_json")]
    assert told(b"\n\xff\n", "f.ndjson") == [(2, "", "not_utf8")]


def test_what_is_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 1000)
    long = written(actor="x" * 1000)

    for name in ("f.yaml", "f.json", "f.ndjson"):
        assert told(long, name) == [(1, "", "too_large")]
    assert told(written() + b"\n" + long, "f.ndjson") == [(2, "", "too_large")]
    with pytest.raises(BadDocument, match="32 MiB at most"):
        parse(long)


def test_a_file_of_another_kind_is_refused() -> None:
    assert told(b"x", "submission.txt") == [(1, "", "unknown_format")]


# What does not read: the submission

BAD = f"""{HEADER}factz: []
facts:
- fact: Agreement
- subject: a
- text
- fact: AgreementSignd
- fact: [a]
- fact: AgreementSigned
  subject: no spaces
  party:
    - a
  signedon: 1997-04-25
  signed_on: 1997-02-29
  cites:
    - document: d
      basis: guessed
- fact: TermAgreed
  subject: a
  cites: []
  renewable: yes
  length: 5 years
  note: {{}}
- fact: TermAgreed
  subject: a
  length: P1Y
  until: unknown
  cites: [{{document: d}}]
- fact: RoleAssigned
  subject: a
  assignment: no spaces
  role: fly
  holders: [a]
  manner: sole
  function: a
  territory: a
  effective_on: 25 April 1997
  until: 1999-01-01..1998-01-01
  cites: [{{document: d}}]
- fact: RoleAssigned
  subject: a
  assignment: a
  role: plan
  holders: [a, b]
  manner: sole
  function: a
  territory: a
  cites: [{{document: d}}]
- fact: FactSuperseded
  subject: a
  corrects: s-1
  replacement:
    fact: FactAnnulled
- fact: FactSuperseded
  subject: a
  corrects: s-1/1
  replacement:
    fact: DocumentRegistered
    subject: a
    title:
      en: "two\\nlines"
      fr: ''
    sha256: abc
"""
EXPECTED = [
    (4, None, "factz", "unknown_field"),
    (6, 1, "fact", "unknown_kind_of_fact"),
    (7, 2, "fact", "missing"),
    (8, 3, "", "wrong_type"),
    (9, 4, "fact", "unknown_kind_of_fact"),
    (10, 5, "fact", "wrong_type"),
    (12, 6, "subject", "bad_identifier"),
    (13, 6, "party", "wrong_type"),
    (15, 6, "signedon", "unknown_field"),
    (16, 6, "signed_on", "impossible_day"),
    (19, 6, "cites.0.basis", "not_one_of"),
    (22, 7, "cites", "too_short"),
    (23, 7, "renewable", "wrong_type"),
    (24, 7, "length", "bad_duration"),
    (25, 7, "note", "rule"),
    (26, 8, "", "rule"),
    (33, 9, "assignment", "bad_key"),
    (34, 9, "role", "not_one_of"),
    (39, 9, "effective_on", "not_a_day"),
    (40, 9, "until", "ends_before_start"),
    (46, 10, "holders", "rule"),
    (53, 11, "corrects", "bad_fact_name"),
    (55, 11, "replacement.fact", "unknown_kind_of_fact"),
    (63, 12, "replacement.title.en", "bad_character"),
    (64, 12, "replacement.title.fr", "too_short"),
    (65, 12, "replacement.sha256", "bad_form"),
]


def test_every_problem_is_told_with_its_line_fact_field_and_rule() -> None:
    found = problems(BAD)

    assert [(each.line, each.fact, each.field, each.rule) for each in found] == EXPECTED
    assert {each.submission for each in found} == {"s-1"}


def test_json_tells_the_same_problems_on_the_lines_of_json() -> None:
    (yaml,) = list(yaml_text.documents_of(BAD))
    text = json.dumps([said(), yaml.said], indent=1)
    with pytest.raises(BadDocument) as refused:
        documents(text, "f.json")
    found = refused.value.problems
    lines = text.splitlines()

    assert sorted((each.fact or 0, each.field, each.rule) for each in found) == sorted(
        (fact or 0, field, rule) for _, fact, field, rule in EXPECTED
    )
    for each in found:
        name = each.field.rpartition(".")[2]
        assert each.rule in {"missing", "wrong_type", "rule"} or f'"{name}"' in lines[each.line - 1]


def test_a_problem_names_its_field_in_both_languages_and_no_library() -> None:
    for each in problems(BAD):
        for message in (each.message("en"), each.message("fr")):
            assert message.startswith(each.field or "facts")
            for noise in ("pydantic", "http", "Input", "String", "Tuple", "should", "input_"):
                assert noise not in message
        assert each.message_en != each.message_fr


def test_a_misspelt_name_is_answered_with_the_one_that_was_meant() -> None:
    found = {each.pointer: each for each in problems(BAD)}

    assert found["/facts/3/fact"].message_en.endswith("; is AgreementSigned meant?")
    assert found["/facts/5/signedon"].message_fr.endswith("; est-ce signed_on ?")


def test_a_problem_reads_as_compilers_write_it() -> None:
    (problem,) = problems(with_fact("by: me"))

    assert str(problem) == "file.yaml:5: s-1/1: by: no such field here"
    with pytest.raises(BadDocument, match=r"^file\.yaml:5: s-1/1: by: no such field here$"):
        documents(with_fact("by: me"))


def test_of_thousands_of_problems_a_hundred_are_told() -> None:
    text = written(*({**SIGNED, "signed_on": "x"} for _ in range(5000)))

    assert len(problems(text, "f.json")) == 100


def test_a_long_or_unprintable_value_is_shown_short() -> None:
    (problem,) = problems(written({**SIGNED, "party": "a\u202e\n" + "b" * 5000}), "f.json")

    assert len(problem.message_en) < 250
    assert problem.message_en.isprintable()


def test_bounds_are_told_in_the_right_number() -> None:
    (short,) = problems(written(actor=""), "f.json")
    (long,) = problems(written(actor="x" * 501), "f.json")
    (few,) = problems(written({**SIGNED, "cites": []}), "f.json")
    (many,) = problems(written({**SIGNED, "cites": CITES * 51}), "f.json")

    assert short.message_en == "actor: 1 character at least"
    assert long.message_fr == "actor : au plus 500 caractères"
    assert few.message_fr == "cites : au moins 1 élément"
    assert many.message_en == "cites: 50 items at most"


def test_a_list_with_a_bad_item_is_not_said_to_be_too_short() -> None:
    parties = {
        "fact": "AgreementRegistered",
        "subject": "a",
        "title": {"en": "a", "fr": "a"},
        "parties": ["a", "b c"],
        "cites": CITES,
    }

    assert [each.field for each in problems(written(parties), "f.json")] == ["parties.1"]


def test_a_request_body_is_one_submission_read_as_strictly() -> None:
    assert parse(written()).submission == "s-1"
    for body in (b"[" + written() + b"]", b"", b"\xff", b'{"a": 1, "a": 2}', b"[" * 10_000):
        with pytest.raises(BadDocument):
            parse(body)


def test_an_error_of_pydantics_own_is_told_without_a_file() -> None:
    with pytest.raises(ValidationError) as error:
        Submission.model_validate_json(written(SIGNED, actor=1))
    (problem,) = problems_of(error.value)

    assert (problem.file, problem.line, problem.pointer) == ("", 1, "/actor")


def test_nobody_is_shown_how_the_problem_was_found() -> None:
    """The cause would print the library's words, and the whole of a protected document."""
    with pytest.raises(BadDocument) as refused:
        parse(written(actor=1))

    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__


# The sentences


def test_every_sentence_is_in_both_languages() -> None:
    for english, french in (*RULES.values(), *HINTS.values()):
        assert "'" not in french
        assert bool(english) == bool(french)


def test_every_check_of_a_fact_has_its_french() -> None:
    """A fact's own checks speak English; a new one needs its sentence here."""
    folder = Path(facts_package.__file__).parent
    said_by_checks = set()
    for file in (Path(words.__file__), *folder.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Assign)
                and isinstance(node.value, ast.Constant)
                and [getattr(target, "id", "") for target in node.targets] == ["msg"]
            ):
                said_by_checks.add(str(node.value.value).rpartition(": ")[2])

    assert said_by_checks == DOMAIN_RULES.keys()


def test_what_is_read_is_what_was_meant() -> None:
    """The facts are of their own classes, not of a common one."""
    (first, *_) = documents(f"{HEADER}facts:\n{FACT}")
    roles = [each for file in data.files() for each in read(file)]

    assert isinstance(first.submission.facts[0], FactAnnulled)
    kinds = {type(fact) for each in roles for fact in each.submission.facts}
    assert {InstrumentCommenced, RoleAssigned} <= kinds
