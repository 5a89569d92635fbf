"""Answers as they are sent: the bytes that the command line prints, and nothing around them."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel
from starlette.responses import Response

from agreements.projections.shapes import to_json


def answered(
    answer: BaseModel, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """Return an answer as JSON."""
    return Response(to_json(answer), status, headers, "application/json")
