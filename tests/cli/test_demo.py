"""The demo: cited answers, each under the command that gave it; twice; and no server left."""

from __future__ import annotations

import os
import pty
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from agreements.application.registry import Registry
from agreements.cli.program import run
from agreements.settings import Settings
from agreements.storage import embedded
from agreements.storage.embedded import cluster, places, process
from agreements.storage.log import Log
from tests.histories import REGISTRATIONS
from tests.lmda import BEFORE_NUNAVUT, RECORDED

AGREEMENTS = Path(sys.executable).with_name("agreements")


@pytest.fixture(scope="module")
def directory() -> Iterator[Path]:
    """The data directory that an operator set."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        yield Path(name)
        embedded.destroy(Path(name))


def in_a_shell(directory: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the real program, in a process of its own."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    given = {"AGREEMENTS_DATA_DIR": str(directory), **variables}
    return subprocess.run(
        [AGREEMENTS, *words], env=kept | given, capture_output=True, text=True, check=False,
        timeout=100,
    )  # fmt: skip


@pytest.fixture(scope="module")
def twice(directory: Path) -> tuple[str, str]:
    """What the demo prints, the first time and again."""
    first, again = in_a_shell(directory, "demo"), in_a_shell(directory, "demo")
    assert (first.returncode, first.stderr) == (0, "")
    assert (again.returncode, again.stderr) == (0, "")
    return first.stdout, again.stdout


def test_it_prints_cited_answers(twice: tuple[str, str]) -> None:
    for said in (
        "On 31 December 2008, the Government of Canada and the Government of British Columbia"
        " jointly deliver",
        "On 2 February 2009, the Government of British Columbia delivers",
        "On 31 December 2006, Human Resources Development Canada (in its place, Human Resources"
        " and Social Development Canada) delivers",
        "On 1 January 2007, the Government of Ontario delivers",
        f"(position {BEFORE_NUNAVUT}), Human Resources Development Canada delivers",
        "On 15 April 2000, the Government of Nunavut delivers",
        "by delegation from the Ministry of Education and Training",
        "is indeterminate. sufa-accountability-pilots",
        "not published",
        "totals_do_not_reconcile",
        "service-as-a-whole",
        "ca-bc-lmda-1997 clause re-opener  open",
        "The draft was not recorded.",
        "Verified: The log is what was recorded.",
    ):
        assert said in twice[0], said


def test_again_it_says_the_same_and_records_nothing(twice: tuple[str, str]) -> None:
    first, again = twice

    assert "already recorded" not in first
    assert again == first.replace("yaml: recorded: ", "yaml: already recorded: ")


def test_its_commands_may_be_copied(directory: Path, twice: tuple[str, str]) -> None:
    lines = [line.removeprefix("$ ") for line in twice[1].splitlines() if line.startswith("$ ")]
    assert twice[1].startswith(f"A registry on an embedded PostgreSQL, kept in {directory}\n")
    (command,) = [line for line in lines if "--known-at" in line]

    program, *words = shlex.split(command)
    answer = in_a_shell(directory, *words)

    assert Path(program).name == "agreements"
    assert answer.returncode == 0
    assert answer.stdout in twice[1]


def test_no_server_is_left(directory: Path, twice: tuple[str, str]) -> None:
    assert twice
    assert not server_lives_in(directory)


def server_lives_in(data_dir: Path) -> bool:
    """Whether any process of a data directory's server runs, told by the log that they lock."""
    home = places.find_home(data_dir.resolve())
    assert home is not None
    return process.is_alive(cluster.open_home(home))


def test_what_serves_is_ended_by_a_signal_with_its_server(
    directory: Path, twice: tuple[str, str]
) -> None:
    """The last one out stops the server, also when it is told to go."""
    assert twice
    variables = {"AGREEMENTS_DATA_DIR": str(directory), "AGREEMENTS_LOG_FORMAT": "json"}
    with subprocess.Popen(
        [AGREEMENTS, "serve", "--port", "0"], env=os.environ | variables,
        stderr=subprocess.PIPE, text=True,
    ) as serving:  # fmt: skip
        assert serving.stderr is not None
        assert any("Uvicorn running" in line for line in serving.stderr)
        assert server_lives_in(directory)
        serving.terminate()
        rest = serving.stderr.read()

    assert serving.returncode == 0
    assert "Traceback" not in rest
    assert not server_lives_in(directory)


def test_a_pipe_gets_no_colours_and_whole_lines(twice: tuple[str, str]) -> None:
    assert "\x1b" not in twice[0]
    sentence = next(
        line for line in twice[0].splitlines() if line.startswith("On 31 December 2008")
    )
    assert sentence.endswith("not stated.")


def test_columns_wrap_between_words_only(directory: Path, twice: tuple[str, str]) -> None:
    assert twice
    words = ("who", "employment-benefits", "--in", "CA-BC", "--on", "2008-12-31")
    answer = in_a_shell(directory, *words, COLUMNS="60").stdout

    assert max(map(len, answer.splitlines())) <= 60
    assert "lmda-2026-bc-first-agreement-renewal/1" in answer


def test_a_reader_that_leaves_early_is_no_failure() -> None:
    shell = f"{shlex.quote(str(AGREEMENTS))} schema | true"
    done = subprocess.run(
        ["/bin/sh", "-c", shell], capture_output=True, text=True, check=False, timeout=60
    )

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_gets_colours_unless_it_wants_none(
    tmp_path: Path, variables: dict[str, str], coloured: bool
) -> None:
    """no-color.org."""
    (tmp_path / "empty").write_text("")
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    ours, theirs = pty.openpty()
    subprocess.run(
        [AGREEMENTS, "verify", "--file", tmp_path / "empty"], stdout=theirs, check=False,
        env=kept | {"TERM": "xterm"} | variables, timeout=60,
    )  # fmt: skip
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)

    assert "NOT verified" in shown
    assert ("\x1b[" in shown) == coloured


def test_other_records_are_left_alone(
    database_url: str, log: Log, capsys: pytest.CaptureFixture[str]
) -> None:
    """The demo records in an empty registry, or again in its own."""
    Registry(log).record(REGISTRATIONS)
    before = log.head()

    assert run(["demo"], Settings.model_validate({"database_url": database_url})) == 2
    assert "records of its own" in capsys.readouterr().err
    assert log.head() == before


def test_a_database_that_was_named_is_used_instead(
    database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["demo"], Settings.model_validate({"database_url": database_url})) == 0
    out, _ = capsys.readouterr()

    assert out.startswith("AGREEMENTS_DATABASE_URL is set: this uses that database")
    assert RECORDED in out
