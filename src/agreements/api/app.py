"""The application: operations, problems, contract and guard put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from functools import partial

from fastapi import Depends, FastAPI
from starlette.requests import Request
from starlette.responses import Response

from agreements.api import documentation, failures
from agreements.api.contract import contract
from agreements.api.guard import Guard
from agreements.api.parameters import each_once
from agreements.api.reading import Opened
from agreements.api.routers import ROUTERS
from agreements.bootstrap import Runtime, open_registry
from agreements.settings import Settings
from agreements.storage.errors import LogUnavailable


def create_app(settings: Settings, runtime: Runtime | None = None) -> FastAPI:
    """Return the application. It opens the registry, and closes it; an open one is only used."""
    app = FastAPI(
        openapi_url=None,  # it is among the pages
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        exception_handlers=dict.fromkeys(failures.FORESEEN, _problem),
        lifespan=partial(_lifespan, settings, runtime),
    )
    app.add_middleware(Guard)
    for each in ROUTERS:
        app.include_router(each, dependencies=[Depends(each_once)])
    app.include_router(documentation.router)
    app.openapi = contract  # type: ignore[method-assign]  # as FastAPI documents it
    return app


@asynccontextmanager
async def _lifespan(settings: Settings, given: Runtime | None, app: FastAPI) -> AsyncIterator[None]:
    contract()  # now rather than while someone waits for an answer
    with ExitStack() as closing:
        runtime = given or closing.enter_context(open_registry(settings))
        async with runtime.reader_pool() as pool:
            app.state.opened = Opened(runtime, pool)
            yield


async def _problem(request: Request, failure: Exception) -> Response:
    if isinstance(failure, LogUnavailable):
        opened: Opened = request.app.state.opened
        await opened.revive()  # before it is said that the same may be sent again
    return failures.answer(request, failure)
