"""Serving on this machine only, until a signal ends it."""

from __future__ import annotations

import signal
from types import FrameType

import uvicorn

from agreements.api.app import create_app
from agreements.bootstrap import Runtime
from agreements.settings import Settings

GRACE_SECONDS = 10
"""How long requests under way have to end once a signal came."""


def serve(settings: Settings, runtime: Runtime | None = None) -> None:
    """Serve `settings.host`, a loopback address, and `settings.port` until SIGINT or SIGTERM.

    Requests under way are ended first. Logs must be configured by then.
    """
    server = uvicorn.Server(config(settings, runtime))
    # uvicorn raises the signal again when it is done: whoever opened the registry must still be
    # able to close it.
    before = signal.signal(signal.SIGTERM, _leave)
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, before)
    if not server.started:  # it has said why
        raise SystemExit(1)


def config(settings: Settings, runtime: Runtime | None = None) -> uvicorn.Config:
    """Return how the server runs: log lines by our own loggers, no header that nobody needs."""
    return uvicorn.Config(
        create_app(settings, runtime),
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        lifespan="on",
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


def _leave(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
