"""What each operation says of itself in the contract: its answers, its problems, its example."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from agreements.api.problems import MEDIA_TYPE

Described = dict[str, Any]
"""A part of an OpenAPI document."""

Responses = dict[int | str, Described]

SCHEMAS = "#/components/schemas/"

_PROBLEMS = {
    404: "An identifier that is not registered, as known.",
    409: "The submission is refused; `errors` holds every refusal with the facts that collide.",
    413: "The body is larger than 10 MiB.",
    415: "The body is not `application/json` in UTF-8.",
    422: "A parameter, or the document, breaks a rule; `errors` holds every one found.",
    503: "The log is busy or cannot be reached: send the same again after `Retry-After` seconds.",
}
_ANY_OTHER = "Any other problem, such as an address that does not exist or an unexpected failure."


def example(name: str) -> Any:
    """Return the example of that name: a real exchange with the first data set."""
    return json.loads((files(__package__) / "examples" / f"{name}.json").read_bytes())


def answers(name: str, description: str, status: int = 200) -> Responses:
    """Return what an operation answers, with the example of that name."""
    content = {"application/json": {"example": name}}
    return {status: {"description": description, "content": content}}


def problems(*statuses: int) -> Responses:
    """Return the problems of an operation, the unforeseen ones included."""
    return {
        **{status: _problem(_PROBLEMS[status], f"problem-{status}") for status in statuses},
        "default": _problem(_ANY_OTHER, None),
    }


def asked_by(example_request: str) -> Described:
    """Return what names an operation's example: the request whose answer the example is."""
    return {"x-example-request": example_request}


def _problem(description: str, name: str | None) -> Described:
    content: Described = {"schema": {"$ref": f"{SCHEMAS}Problem"}}
    if name is not None:
        content["example"] = name
    return {"description": description, "content": {MEDIA_TYPE: content}}
