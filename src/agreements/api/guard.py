"""Around every request: whom it is for, one line in the log, and never a bare failure."""

from __future__ import annotations

import ipaddress
import re
import time

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from agreements.api.failures import unexpected
from agreements.api.negotiation import language_of
from agreements.api.problems import ProblemFound, response, simply

logger = structlog.get_logger(__name__)

CLIENT_GONE = 499
"""Logged, never sent: the client left before it had its answer."""

_HOST = re.compile(r"(?:\[(?P<six>[0-9a-f:.]+)\]|(?P<name>[^\[\]:]+))(?::\d{1,5})?", re.IGNORECASE)


class Guard:
    """Answers only what is addressed to this machine, logs it, and keeps failures inside.

    A page of another site may have its own name lead here (DNS rebinding); its requests then
    carry that name.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, sent = time.perf_counter(), _Sent(send)
        # HEAD is answered as GET is; the server leaves the body out.
        asked = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
        try:
            await self._answer(asked, receive, sent)
        finally:
            logger.info(
                "request",
                method=scope["method"],
                route=getattr(asked.get("route"), "path_format", None),
                status=sent.status,
                ms=round((time.perf_counter() - started) * 1000, 1),
            )

    async def _answer(self, scope: Scope, receive: Receive, sent: _Sent) -> None:
        try:
            if not for_this_machine(Headers(scope=scope).get("host", "")):
                await _send(simply(421, "bad_host"), scope, receive, sent)
                return
            await self.app(scope, receive, sent)
        except ClientDisconnect:
            sent.status = sent.status or CLIENT_GONE
        except Exception as failure:  # noqa: BLE001 - the last one who can answer
            problem = unexpected(failure)
            if sent.status is None:
                await _send(problem, scope, receive, sent)


class _Sent:
    """Sends on, notes the status, and adds the headers that every answer has."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.status: int | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            headers.setdefault("Cache-Control", "no-cache")
            headers["X-Content-Type-Options"] = "nosniff"
        await self._send(message)


async def _send(problem: ProblemFound, scope: Scope, receive: Receive, sent: _Sent) -> None:
    await response(problem, language_of(scope))(scope, receive, sent)


def for_this_machine(host: str) -> bool:
    """Whether a Host header names this machine: localhost or a loopback address, any port."""
    found = _HOST.fullmatch(host)
    if found is None:
        return False
    if found["name"] is not None and found["name"].lower().rstrip(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(found["six"] or found["name"]).is_loopback
    except ValueError:
        return False
