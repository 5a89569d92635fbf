"""Reading a request's body: JSON only, and never more of it than is allowed."""

from __future__ import annotations

from fastapi import Request

from agreements.api.problems import ProblemFound, simply

MOST_BYTES = 10 * 1024 * 1024


async def json_body(request: Request) -> bytes:
    """Return the body. Raises ProblemFound: 415 for another content type, 413 above MOST_BYTES."""
    _require_json(request)
    declared = request.headers.get("content-length", "0")
    if not declared.isdigit() or int(declared) > MOST_BYTES:
        raise _too_large()
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise _too_large()
    return bytes(body)


def _require_json(request: Request) -> None:
    media_type, *parameters = request.headers.get("content-type", "").lower().split(";")
    written = {each.strip().replace('"', "") for each in parameters}
    plain = request.headers.get("content-encoding", "identity").lower() == "identity"
    if media_type.strip() != "application/json" or written - {"charset=utf-8", ""} or not plain:
        raise simply(415, "unsupported_media_type", {"Accept": "application/json"})


def _too_large() -> ProblemFound:
    # What was not read must not be taken for the next request.
    return simply(413, "body_too_large", {"Connection": "close"}, most=MOST_BYTES)
