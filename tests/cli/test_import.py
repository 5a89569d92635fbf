"""Importing: each submission whole or not at all, any number of times, and refusals to the line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from agreements import data
from tests.cli.conftest import Terminal
from tests.lmda import known

ORGANIZATION = """\
submission: {submission}
actor: registry-office
reason: {{en: A test}}
facts:
  - fact: OrganizationRegistered
    subject: {subject}
    name: {{en: A body, fr: Un organisme}}
    kind: board
    cites: [{{document: general-knowledge, basis: inferred}}]
"""
SIGNED_BY_A_STRANGER = """\
  - fact: AgreementSigned
    subject: ca-on-lmda-2005
    party: hrdc
    signed_on: 2005-11-23
    cites: [{document: general-knowledge, basis: inferred}]
"""


def a_body(name: str) -> str:
    return ORGANIZATION.format(submission=f"t-{name}", subject=name)


def test_a_repeated_import_says_so_and_records_nothing(recording: Terminal) -> None:
    again = recording("import", "--lmda")

    lines = again.out.splitlines()
    assert (again.code, again.err, len(lines)) == (0, "", len(data.files()))
    documents = known("lmda-2026-sources")
    assert lines[0] == (
        f"10-sources.yaml: already recorded: 1 submission, {documents} facts,"
        f" positions 1 to {documents}"
    )
    assert all(": already recorded: " in line for line in lines)


def test_receipts_as_json(recording: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    file.write_text(a_body("json-body"))

    first = recording("import", str(file), "--json").json["files"][0]
    again = recording("import", str(file), "--json").json["files"][0]

    assert (first["file"], first["receipts"][0]["submission"]) == (str(file), "t-json-body")
    assert (first["receipts"][0]["repeated"], again["receipts"][0]["repeated"]) == (False, True)
    assert first["receipts"][0]["hash"] == again["receipts"][0]["hash"]


def test_a_bad_document_is_told_to_the_line_and_what_came_before_stays(
    recording: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "bad.yaml"
    bad = a_body("bad-body").replace("kind: board", "kind: bored\n    formed_on: 1997-02-29")
    file.write_text(f"{a_body('good-body')}---\n{bad}---\n{a_body('later-body')}")

    refused = recording("import", str(file))

    assert refused.code == 1
    assert refused.out.startswith(f"{file}: recorded: 1 submission, 1 fact, position ")
    kind, formed, nothing = refused.err.splitlines()
    where = "submission t-bad-body, fact t-bad-body/1, field"
    assert kind.startswith(f"{file}:18: {where} kind: 'bored' is not one of: government")
    assert kind.endswith("[not_one_of]")
    assert formed == (
        f"{file}:19: {where} formed_on: '1997-02-29' is not in the calendar [impossible_day]"
    )
    assert nothing == "Nothing of submission t-bad-body was recorded; the import stops here."
    assert recording("history", "good-body").code == 0
    assert recording("history", "bad-body").code == 2
    assert recording("history", "later-body").code == 2


@pytest.mark.parametrize(("form", "line"), [("yaml", 12), ("json", 26), ("ndjson", 1)])
def test_a_refusal_is_told_to_the_line_whatever_it_was_written_in(
    recording: Terminal, tmp_path: Path, form: str, line: int
) -> None:
    """R6: nothing of a refused submission is recorded, its good facts neither."""
    file = tmp_path / f"refused.{form}"
    if form == "yaml":
        file.write_text(a_body("refused-body") + SIGNED_BY_A_STRANGER)
    else:
        file.write_text(json.dumps([REFUSED] if form == "json" else REFUSED,
                                   indent=1 if form == "json" else None))  # fmt: skip

    refused = recording("import", str(file))

    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith(
        f"{file}:{line}: submission t-refused-body, fact t-refused-body/2, field party: 'hrdc' is"
        " not a party to 'ca-on-lmda-2005' and cannot sign it (with lmda-2026-on-agreement/1)"
        " [signature_by_non_party]\n"
    )
    assert recording("history", "refused-body").code == 2


REFUSED = {
    "submission": "t-refused-body",
    "actor": "registry-office",
    "reason": {"en": "A test"},
    "facts": [
        {
            "fact": "OrganizationRegistered",
            "subject": "refused-body",
            "name": {"en": "A body", "fr": "Un organisme"},
            "kind": "board",
            "cites": [{"document": "general-knowledge"}],
        },
        {
            "fact": "AgreementSigned",
            "subject": "ca-on-lmda-2005",
            "party": "hrdc",
            "signed_on": "2005-11-23",
            "cites": [{"document": "general-knowledge"}],
        },
    ],
}


def test_a_refusal_in_french(recording: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "refused.yaml"
    file.write_text(a_body("refused-fr") + SIGNED_BY_A_STRANGER)

    refused = recording("import", str(file), "--lang", "fr").err

    assert "n’est pas partie à" in refused
    assert "soumission t-refused-fr, fait t-refused-fr/2, champ party : " in refused
    assert "Rien de la soumission t-refused-fr n’a été consigné" in refused


def test_a_stale_version_is_told_to_the_line(recording: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "stale.yaml"
    file.write_text(
        a_body("stale-body").replace("facts:", "expects:\n  ca-on-lmda-2005: 1\nfacts:", 1)
    )
    line = 1 + file.read_text().split("\n").index("  ca-on-lmda-2005: 1")

    refused = recording("import", str(file))

    assert refused.code == 1
    assert refused.err.startswith(f"{file}:{line}: submission t-stale-body, field expects.ca-on-")
    assert "[stale_version]" in refused.err


def test_the_same_id_with_another_body_is_refused(recording: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    file.write_text(a_body("twice-body"))
    assert recording("import", str(file)).code == 0
    file.write_text(a_body("twice-body").replace("board", "agency"))

    refused = recording("import", str(file))

    assert refused.code == 1
    assert "[submission_id_reused]" in refused.err


def test_json_of_a_failed_import_tells_what_stays(recording: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "half.yaml"
    file.write_text(f"{a_body('half-body')}---\nsubmission: t-other\n")

    failed = recording("import", str(file), "--json")

    assert failed.code == 1
    assert [e["submission"] for e in failed.json["files"][0]["receipts"]] == ["t-half-body"]
    assert "[missing]" in failed.err


def test_what_would_command_a_terminal_is_shown_not_sent(
    recording: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "bad.json"
    file.write_text('{"submission": "t-\\u001b[31m", "actor": "x", "reason": {"en": "x"}}')

    assert "\x1b" not in recording("import", str(file)).err


def test_what_if_answers_before_and_after_and_leaves_no_trace(typed: Terminal) -> None:
    draft = str(data.draft("bc-takeover-corrected"))
    asked = ("--who", "employment-benefits", "--in", "CA-BC", "--on", "2009-02-02")
    before = typed("verify", "--json").json

    answer = typed("what-if", draft, *asked, "--role", "deliver", "--json").json
    said = typed("what-if", draft, *asked, "--role", "deliver")

    assert [each["manner"] for each in answer["before"]["holdings"]] == ["sole"]
    assert [each["manner"] for each in answer["after"]["holdings"]] == ["joint", "joint"]
    assert "  - deliver: Government of British Columbia" in said.out
    assert "  + deliver: Government of Canada (government-of-canada) with" in said.out
    assert "The draft was not recorded." in said.out
    assert typed("verify", "--json").json == before
    assert typed("history", "draft-bc-takeover-corrected").code == 2


def test_what_if_may_change_nothing(recording: Terminal) -> None:
    draft = str(data.draft("bc-takeover-corrected"))

    said = recording("what-if", draft, "--who", "employment-benefits", "--in", "CA-ON")

    assert "Nothing in this answer changes." in said.out


def test_what_if_of_a_draft_that_would_be_refused(recording: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "refused.yaml"
    file.write_text(a_body("refused-draft") + SIGNED_BY_A_STRANGER)

    refused = recording("what-if", str(file), "--who", "employment-benefits", "--in", "CA-BC")

    assert (refused.code, refused.out) == (1, "")
    assert f"{file}:12: submission t-refused-draft" in refused.err
    assert refused.err.endswith("The draft would be refused.\n")
    asked = ("--who", "employment-benefits", "--in", "CA-BC", "--lang", "fr")
    assert recording("what-if", str(file), *asked).err.endswith("L’ébauche serait refusée.\n")


def test_what_if_takes_one_submission(recording: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "two.yaml"
    file.write_text(f"{a_body('one-draft')}---\n{a_body('two-draft')}")

    refused = recording("what-if", str(file), "--who", "employment-benefits", "--in", "CA-BC")

    assert refused.code == 2
    assert "holds 2 submissions; a draft is one" in refused.err
