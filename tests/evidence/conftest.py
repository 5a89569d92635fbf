"""One registry with the LMDA data set, asked at the command line and over HTTP. Nothing records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from anyio.from_thread import start_blocking_portal

from agreements.bootstrap import open_registry
from agreements.cli.program import run
from agreements.settings import Settings
from tests.api.conftest import asking
from tests.cli.conftest import leased_data_dir

Terminal = Callable[..., str]
Sent = Callable[..., bytes]


@pytest.fixture(scope="module")
def data_dir() -> Iterator[Path]:
    """The data directory of a registry that holds the LMDA data set."""
    with leased_data_dir() as directory:
        assert run(["import", "--lmda"], Settings(data_dir=directory)) == 0
        yield directory


@pytest.fixture(scope="module")
def sent(data_dir: Path) -> Iterator[Sent]:
    """Send a request to the application, without a socket between, and read the answer's bytes."""
    with (
        open_registry(Settings(data_dir=data_dir)) as runtime,
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(asking(runtime)) as client,
    ):

        async def send(method: str, url: str, body: bytes | None, language: str) -> bytes:
            headers = {"content-type": "application/json", "accept-language": language}
            answer = await client.request(method, url, content=body, headers=headers)
            return answer.raise_for_status().content

        yield partial(portal.call, send)


@pytest.fixture
def typed(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """Type a command, and read what it says: it must be answered."""

    def typed(*words: str) -> str:
        capsys.readouterr()
        code = run(words, Settings(data_dir=data_dir))
        out, err = capsys.readouterr()
        assert (code, err) == (0, "")
        return out

    return typed
