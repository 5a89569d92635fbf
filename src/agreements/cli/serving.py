"""``serve``: the API on this machine, until a signal ends it."""

from __future__ import annotations

import socket
import sys

from agreements.api.server import serve
from agreements.bootstrap import open_registry
from agreements.cli.arguments import BadArgument
from agreements.settings import Settings


def run(settings: Settings, port: int | None) -> None:
    """Serve. Raises BadArgument for a port that is taken, and the log's errors before it starts."""
    chosen = settings if port is None else settings.model_copy(update={"port": port})
    _require_free(chosen)
    with open_registry(chosen) as registry:
        if chosen.port:  # else it is any free one, which the log tells
            at = f"http://{chosen.host}:{chosen.port}"
            print(f"Serving {at}/ until Ctrl-C; its documentation: {at}/docs", file=sys.stderr)  # noqa: T201 - for whoever started it
        serve(chosen, registry)


def _require_free(settings: Settings) -> None:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            where = f"{settings.host}:{settings.port}"
            rule = f"{where} cannot be had: {error.strerror}; choose another port"
            raise BadArgument("--port", rule) from error
