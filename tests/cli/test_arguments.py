"""A bad argument: exit 2, and a message on standard error that names it and its rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from agreements.cli.program import run
from agreements.settings import Settings
from tests.cli.conftest import Terminal
from tests.lmda import HEAD, known

WHO = ("who", "employment-benefits", "--in", "CA-BC")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((*WHO, "--on", "1997-02-29"), "--on: '1997-02-29' is not a day of the calendar"),
        ((*WHO, "--on", "1997"), "--on: '1997' is not a full day: write it YYYY-MM-DD"),
        ((*WHO, "--on", "1997-04"), "--on: '1997-04' is not a full day"),
        ((*WHO, "--on", "2009-02-02T00:00:00Z"), "is not a full day"),
        ((*WHO, "--on", ""), "--on: '' is not a full day"),
        ((*WHO, "--known-at", "2026-01-31T17:00:00"), "--known-at: '2026-01-31T17:00:00' is an"),
        ((*WHO, "--known-at", "2026-01-31"), "is neither a position nor an instant"),
        ((*WHO, "--known-at", "2026-02-30T00:00:00Z"), "is not an instant of the calendar"),
        ((*WHO, "--known-at", "0001-01-01T00:00:00+14:00"), "is not an instant of the calendar"),
        ((*WHO, "--known-at", "-1"), "'-1' is neither a position nor an instant"),
        ((*WHO, "--known-at", str(HEAD + 1)), f"position {HEAD + 1} is not recorded yet"),
        ((*WHO, "--known-at", "9" * 40), "is not recorded yet"),
        ((*WHO, "--role", "deliverer"), "--role: 'deliverer' is not a role; one of: legislate"),
        ((*WHO, "--lang", "de"), "--lang: 'de' is not a language; one of: en, fr"),
        (("who", "employment-benefits"), "Missing option '--in'"),
        (("who", "--in", "CA-BC"), "Missing argument 'FUNCTION'"),
        (("who", "a b", "--in", "CA-BC"), "FUNCTION: 'a b' is not an identifier"),
        (("who", "\udcff", "--in", "CA-BC"), "is not an identifier"),
        (("who", "employment-benefit", "--in", "CA-BC"), "did you mean employment-benefits"),
        (("who", "employment-benefits", "--in", "bc"), "did you mean CA-BC"),
        (("who", "employment-benefits", "--in", "ca-bc"), "did you mean CA-BC?"),
        (("who", "CA-BC", "--in", "CA-BC"), "FUNCTION: 'CA-BC' is not the identifier of a"),
        ((*WHO, "--in-all"), "No such option: --in-all"),
        (("wo",), "No such command 'wo'. Did you mean 'who'?"),
        (("holdings", "nobody"), "ORGANIZATION: 'nobody' is not the identifier of a registered"),
        (("agreement", "ca-bc-lmda"), "did you mean ca-bc-lmda-2008 or ca-bc-lmda-1997"),
        (("reopeners", "--agreement", "hrdc"), "--agreement: 'hrdc' is not the identifier of a"),
        (("reopeners", "--state", "ajar"), "--state: 'ajar' is not a state; one of: not-yet-open"),
        (("history", "nothing"), "ID: 'nothing' is not the identifier of a registered subject"),
        (("history", "ca-bc-lmda-1997", "--limit", "0"), "'--limit'"),
        (("import",), "FILE: name at least one file, or --lmda"),
        (("import", "/no/such.yaml"), "FILE: there is no file '/no/such.yaml'"),
        (("import", "/"), "FILE: '/' is a directory, not a file"),
        (("what-if", "/no/such.yaml", "--who", "x", "--in", "y"), "there is no file"),
        (("verify", "--file", "/no/such"), "--file: there is no file '/no/such'"),
        (("verify", "--sealed", "87"), "--sealed: '87' is not POSITION:HASH"),
        (("export", "/no/such/place"), "FILE: there is no directory '/no/such'"),
        (("serve", "--port", "70000"), "'--port'"),
    ],
)
def test_a_bad_argument_is_named_with_its_rule(
    typed: Terminal, words: tuple[str, ...], says: str
) -> None:
    refused = typed(*words)

    assert (refused.code, refused.out) == (2, "")
    assert says in refused.err
    assert refused.err.startswith("agreements")
    assert "Traceback" not in refused.err


def test_with_json_an_error_is_still_words_on_standard_error(typed: Terminal) -> None:
    refused = typed(*WHO, "--role", "deliverer", "--json")

    assert (refused.code, refused.out) == (2, "")
    assert "is not a role" in refused.err


def test_an_identifier_not_known_yet_is_told_as_of_when(typed: Terminal) -> None:
    documents = known("lmda-2026-sources")
    refused = typed(*WHO, "--known-at", str(documents))

    assert refused.code == 2
    assert f"as known at position {documents}" in refused.err


def test_settings_that_break_a_rule_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AGREEMENTS_TIME_ZONE", "Nowhere")

    assert run(["verify"]) == 2
    assert "AGREEMENTS_TIME_ZONE: must be an IANA time zone" in capsys.readouterr().err


def test_storage_that_is_not_there_is_exit_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    away = Settings(database_url="host=/no/such/socket dbname=x password=s3cret")  # type: ignore[arg-type]  # pydantic reads text as a secret

    assert run(WHO, away) == 3
    out, err = capsys.readouterr()
    assert (out, "s3cret" in err, "Traceback" in err) == ("", False, False)
    (tmp_path / "file").write_text("")
    assert run(WHO, Settings(data_dir=tmp_path / "file")) == 3


@pytest.mark.parametrize(
    "command",
    ["", "who", "holdings", "agreement", "reopeners", "history", "what-if", "import", "schema",
     "verify", "rebuild", "export", "restore", "serve", "demo"],
)  # fmt: skip
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*command.split(), "--help"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Usage: agreements")
    assert err == ""
    assert command in ("demo", "") or "  agreements " in out or "agreements restore" in out


def test_version_and_no_command_at_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("agreements 0.")
    assert run([]) == 0
    assert "Commands:" in capsys.readouterr().out
