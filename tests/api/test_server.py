"""A real server and real sockets: recording at once, reading one's writes, leaving in order."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from agreements.bootstrap import Runtime
from tests.api.conftest import serving
from tests.api.test_bad_questions import WHO, require_problem
from tests.api.test_submissions import submission
from tests.lmda import HEAD
from tests.postgres import Database

AT_ONCE = 8


def test_the_same_submission_eight_times_at_once(lmda: Runtime) -> None:
    """One is recorded; each sender has the same receipt, and one of them made it."""
    sent = submission()
    with serving(lmda) as served, ThreadPoolExecutor(AT_ONCE) as senders:
        url = f"{served.url}/v1/submissions"
        answers = list(senders.map(lambda _: httpx.post(url, json=sent), range(AT_ONCE)))
        statuses = sorted(each.status_code for each in answers)
        assert statuses == [200] * (AT_ONCE - 1) + [201], [
            each.text for each in answers if each.status_code > 201
        ]
        receipts = [{**each.json(), "repeated": None} for each in answers]
        assert receipts == [receipts[0]] * AT_ONCE
        trail = httpx.get(f"{served.url}/v1/history/{sent['submission']}").json()
        assert len(trail["entries"]) == 1


def test_eight_submissions_at_once_are_all_recorded(lmda: Runtime) -> None:
    """Positions without gaps, each with its own receipt; what was posted is read at once."""
    listed = [submission() for _ in range(AT_ONCE)]
    with serving(lmda) as served, ThreadPoolExecutor(AT_ONCE) as senders:

        def send_and_read(sent: dict[str, object]) -> int:
            url = f"{served.url}/v1/submissions"
            receipt = httpx.post(url, json=sent).raise_for_status().json()
            read = httpx.get(f"{served.url}/v1/history/{sent['submission']}").json()
            assert read["snapshot"] >= receipt["last_position"]
            assert read["entries"][0]["position"] == receipt["first_position"]
            return int(receipt["first_position"])

        positions = sorted(senders.map(send_and_read, listed))
    assert positions == list(range(positions[0], positions[0] + AT_ONCE))


def test_a_body_too_large_on_the_wire(lmda: Runtime) -> None:
    """Answered before it is all sent; the connection is closed, so nothing of it is misread."""
    with serving(lmda) as served:
        host, _, port = served.url.removeprefix("http://").partition(":")
        with socket.create_connection((host, int(port)), timeout=10) as connection:
            connection.sendall(
                b"POST /v1/submissions HTTP/1.1\r\nHost: localhost\r\n"
                b"Content-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n{"
            )
            answer = b"".join(iter(lambda: connection.recv(65_536), b""))
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"body_too_large" in answer


def test_hosts_and_headers_on_the_wire(lmda: Runtime) -> None:
    """Another name is refused; no header says what the server is made of."""
    with serving(lmda) as served:
        answer = httpx.get(f"{served.url}{WHO}")
        assert answer.status_code == 200
        assert "server" not in answer.headers
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-cache"
        head = httpx.head(f"{served.url}{WHO}&known_at={HEAD}")
        body = httpx.get(f"{served.url}{WHO}&known_at={HEAD}").content
        assert (head.content, head.headers["content-length"]) == (b"", str(len(body)))
        other = httpx.get(f"{served.url}{WHO}", headers={"Host": "rebound.example"})
        require_problem(other, 421, "bad_host")


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_serve_opens_and_closes_the_registry(
    database: Database, tmp_path: Path, ending: signal.Signals
) -> None:
    """`serve` listens on loopback, logs where, and leaves in order when it is told to."""
    told = tmp_path / "told"
    program = (
        "from agreements.api.server import serve\n"
        "from agreements.bootstrap import open_registry\n"
        "from agreements.logs import configure\n"
        "from agreements.settings import load_settings\n"
        "configure('INFO', 'json')\n"
        "with open_registry(load_settings()) as runtime:\n"
        "    serve(runtime.settings, runtime)\n"
        "print('closed')\n"
    )
    environment = {
        **os.environ, "AGREEMENTS_DATABASE_URL": database.dsn(), "AGREEMENTS_PORT": "0"
    }  # fmt: skip
    with (
        told.open("wb") as stderr,
        subprocess.Popen(
            [sys.executable, "-c", program], env=environment, stdout=subprocess.PIPE, stderr=stderr
        ) as process,
    ):
        try:
            while "Uvicorn running on" not in told.read_text():
                assert process.poll() is None, told.read_text()
            process.send_signal(ending)
            output, _ = process.communicate(timeout=20)
        finally:
            process.kill()
    assert "http://127.0.0.1:" in told.read_text()
    assert (process.returncode, output.decode()) == (0, "closed\n"), told.read_text()
