"""Keeping the log: verified, exported, restored, and its answers derived again."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from agreements.application.schema import submission_schema
from agreements.cli.program import run
from agreements.settings import Settings
from tests.cli.conftest import Outcome, Terminal, leased_data_dir
from tests.lmda import HEAD, RECORDED


@pytest.fixture
def exported(typed: Terminal, tmp_path: Path) -> Path:
    file = tmp_path / "registry.export"
    assert typed("export", str(file)).code == 0
    return file


def test_the_log_is_verified(typed: Terminal) -> None:
    said = typed("verify")

    assert said.code == 0
    assert said.out.startswith(f"Verified: The log is what was recorded.\n{RECORDED}")
    found = typed("verify", "--json").json
    assert (found["ok"], found["head_position"], found["first_bad"]) == (True, HEAD, None)


def test_a_hash_sealed_elsewhere_must_stand_in_the_log(typed: Terminal) -> None:
    head = typed("verify", "--json").json["head_hash"]

    assert typed("verify", "--sealed", f"{HEAD}:{head}").code == 0
    assert typed("verify", "--sealed", f"{HEAD}:{'0' * 64}").code == 1


def test_an_export_is_verified_without_a_database(
    exported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = Settings(database_url="host=/no/such/socket")  # type: ignore[arg-type]  # pydantic reads text as a secret

    assert run(["verify", "--file", str(exported)], nowhere) == 0
    assert RECORDED in capsys.readouterr().out
    assert stat.S_IMODE(exported.stat().st_mode) == 0o600


def test_an_export_that_was_altered_is_not_verified(typed: Terminal, exported: Path) -> None:
    exported.write_text(exported.read_text().replace("2009-02-02", "2009-02-03", 1))

    said = typed("verify", "--file", str(exported))
    found = typed("verify", "--file", str(exported), "--json")

    assert (said.code, found.code) == (1, 1)
    assert "NOT verified" in said.out
    assert found.json["first_bad"]["fault"] == "hash_differs"


def test_a_log_that_is_not_empty_takes_no_restore(typed: Terminal, exported: Path) -> None:
    refused = typed("restore", str(exported))

    assert (refused.code, refused.out) == (1, "")
    assert "empty database only" in refused.err


def test_a_restored_registry_answers_the_same(
    typed: Terminal, exported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("who", "employment-benefits", "--in", "CA-BC", "--on", "2008-12-31", "--json")
    with leased_data_dir() as elsewhere:
        restored = run(["restore", str(exported), "--json"], Settings(data_dir=elsewhere))
        copied = Outcome(restored, *capsys.readouterr())
        assert (copied.code, copied.json["last_position"]) == (0, HEAD)
        assert run(asked, Settings(data_dir=elsewhere)) == 0
        answer = capsys.readouterr().out

    assert answer == typed(*asked).out


def test_a_rebuild_finds_what_was_derived_already(typed: Terminal) -> None:
    assert typed("rebuild", "--json").json["differing"] == 0
    assert "none differed" in typed("rebuild").out


def test_the_schema_of_a_submission(typed: Terminal) -> None:
    assert json.loads(typed("schema").out) == submission_schema()
