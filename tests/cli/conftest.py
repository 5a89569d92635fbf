"""A registry with the LMDA data set, and a terminal at which commands are typed."""

from __future__ import annotations

import json
import logging
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import structlog

from agreements.cli.program import run
from agreements.settings import Settings
from agreements.storage import embedded


@dataclass(frozen=True)
class Outcome:
    """What a command left: its exit code, and what it said on which stream."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, which must be JSON and nothing else."""
        return json.loads(self.out)


Terminal = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def _as_at_a_plain_pipe(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No variable of the developer's, and logging put back as it was."""
    for name in ("AGREEMENTS_DATABASE_URL", "AGREEMENTS_LOG_LEVEL", "COLUMNS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


@contextmanager
def leased_data_dir() -> Iterator[Path]:
    """A data directory whose server runs for the length of the block, then is gone."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        directory = Path(name) / "registry"
        with embedded.lease(directory):
            yield directory
        embedded.destroy(directory)


@pytest.fixture(scope="session")
def data_dir() -> Iterator[Path]:
    """The data directory of a registry that holds the LMDA data set. Tests record nothing in it."""
    with leased_data_dir() as directory:
        assert run(["import", "--lmda"], Settings(data_dir=directory)) == 0
        yield directory


@pytest.fixture(scope="session")
def scratch_dir() -> Iterator[Path]:
    """Another one, for tests that record; each uses names of its own."""
    with leased_data_dir() as directory:
        assert run(["import", "--lmda"], Settings(data_dir=directory)) == 0
        yield directory


@pytest.fixture
def typed(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """Type a command: ``typed("who", "employment-benefits", ...)``."""
    return _terminal(data_dir, capsys)


@pytest.fixture
def recording(scratch_dir: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """Type a command at the registry that tests record in."""
    return _terminal(scratch_dir, capsys)


def _terminal(directory: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    def typed(*words: str) -> Outcome:
        capsys.readouterr()
        code = run(words, Settings(data_dir=directory))
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return typed
