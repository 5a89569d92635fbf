"""The API on a real PostgreSQL: an empty registry a test, one with the LMDA data set a module."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass

import httpx
import pytest
import pytest_asyncio
import uvicorn

from agreements.api.app import create_app
from agreements.api.server import config
from agreements.application.registry import Registry
from agreements.bootstrap import Runtime
from agreements.settings import Settings
from agreements.storage.connections import open_pool
from agreements.storage.log import Log
from agreements.storage.migrate import migrate
from tests.lmda import SUBMISSIONS
from tests.postgres import APP, OWNER, READER, Cluster, Database

SETTINGS = Settings(port=0, time_zone="America/Toronto")


@contextmanager
def opened(database: Database) -> Iterator[Runtime]:
    """An open registry on a test's database."""
    with open_pool(database.dsn(APP), max_size=20) as pool:
        log = Log(pool)
        yield Runtime(
            settings=SETTINGS,
            server=None,
            migration=migrate(database.dsn(OWNER)),
            owner_dsn=database.dsn(OWNER),
            app_dsn=database.dsn(APP),
            reader_dsn=database.dsn(READER),
            log=log,
            registry=Registry(log),
        )


@asynccontextmanager
async def asking(runtime: Runtime, host: str = "localhost") -> AsyncIterator[httpx.AsyncClient]:
    """A client of the application, without a socket between them."""
    app = create_app(runtime.settings, runtime)
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url=f"http://{host}") as client,
    ):
        yield client


@dataclass(frozen=True)
class Served:
    """A server at work, and where."""

    server: uvicorn.Server
    url: str


@contextmanager
def serving(runtime: Runtime) -> Iterator[Served]:
    """Serve on a free port of this machine, in a thread of its own."""
    server = uvicorn.Server(config(runtime.settings, runtime))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            thread.join(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield Served(server, f"http://127.0.0.1:{port}")
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def empty(database: Database) -> Iterator[Runtime]:
    """A registry in which nothing is recorded."""
    with opened(database) as runtime:
        yield runtime


@pytest.fixture(scope="module")
def lmda(cluster: Cluster) -> Iterator[Runtime]:
    """A registry with the LMDA data set; what a test records stays for the module's next."""
    with cluster.database() as database, opened(database) as runtime:
        for each in SUBMISSIONS:
            runtime.registry.record(each)
        yield runtime


@pytest_asyncio.fixture
async def client(lmda: Runtime) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the registry with the LMDA data set."""
    async with asking(lmda) as client:
        yield client
