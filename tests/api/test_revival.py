"""The embedded server dies under `serve`: it is started again, and the same question answered."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from pathlib import Path

import httpx
import psycopg

from agreements.bootstrap import open_registry
from agreements.settings import Settings
from agreements.storage import embedded
from tests.api.conftest import serving
from tests.histories import REGISTRATIONS

PATIENCE_SECONDS = 30


def test_a_killed_server_is_started_again() -> None:
    """A retryable problem, then the answer, with nobody starting anything by hand."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        settings = Settings(data_dir=Path(name))
        try:
            with open_registry(settings) as runtime:
                runtime.registry.record(REGISTRATIONS)
                assert runtime.server is not None
                with psycopg.connect(runtime.server.dsn("agreements_admin")) as conn:
                    data = conn.execute("show data_directory").fetchone()
                with serving(runtime) as served:
                    _kill(Path(data[0] if data else ""))
                    _asked_until_answered(f"{served.url}/v1/history/lmda")
        finally:
            embedded.destroy(Path(name))


def _kill(data: Path) -> None:
    pid = int((data / "postmaster.pid").read_text().splitlines()[0])
    os.kill(pid, signal.SIGKILL)


def _asked_until_answered(url: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    answer = httpx.get(url, timeout=PATIENCE_SECONDS)
    while answer.status_code != httpx.codes.OK and time.monotonic() < deadline:
        assert (answer.status_code, answer.json()["code"]) == (503, "log_unavailable")
        answer = httpx.get(url, timeout=PATIENCE_SECONDS)
    assert answer.status_code == httpx.codes.OK
