"""The contract: OpenAPI 3.1, with the shape of a submission and the problems of each operation."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from agreements import __version__
from agreements.api.openapi import SCHEMAS, Described, example
from agreements.api.problems import Problem
from agreements.api.routers import ROUTERS
from agreements.application.schema import submission_schema

_DESCRIPTION = (
    "Who holds which authority and accountability, over which function, in which territory, on "
    "any day, as known at any time. Every answer says the day it is for (`effective_on`), when it "
    "was known (`known_at`) and the last position of the log that it counts (`snapshot`): asked "
    "again with `known_at=<snapshot>` and its `effective_on`, it has the same bytes for ever. "
    "Problems are RFC 9457, in English or French by `Accept-Language`."
)


@lru_cache
def contract() -> Described:
    """Return the OpenAPI document: the same for every registry, and costly to make."""
    bare = FastAPI()
    for each in ROUTERS:
        bare.include_router(each)
    made = get_openapi(
        title="agreements",
        version=__version__,
        summary="A registry of intergovernmental agreements.",
        description=_DESCRIPTION,
        routes=bare.routes,
        servers=[{"url": "/"}],
    )
    _complete(made["components"]["schemas"])
    for methods in made["paths"].values():
        for operation in methods.values():
            _without_null(operation)
            _with_examples(operation)
    return made


def _complete(schemas: Described) -> None:
    for name, schema in (*_problem_schemas(), *_submission_schemas(set(schemas))):
        schemas[name] = schema
    schemas["RecordedSubmission"]["properties"]["document"] = {"$ref": f"{SCHEMAS}Submission"}


def _without_null(operation: Described) -> None:
    """A parameter is given or is not: none is null."""
    for each in operation.get("parameters", ()):
        kinds = each["schema"].pop("anyOf", ())
        given = (kind for kind in kinds if kind != {"type": "null"})
        each["schema"].update(next(given, {}))


def _with_examples(operation: Described) -> None:
    """Put the examples in place of their names; FastAPI would drop what is null in them."""
    for each in (operation.get("requestBody", {}), *operation["responses"].values()):
        for content in each.get("content", {}).values():
            if "example" in content:
                content["example"] = example(content["example"])


def _problem_schemas() -> list[tuple[str, Described]]:
    schema = Problem.model_json_schema(mode="serialization", ref_template=f"{SCHEMAS}{{model}}")
    return [*schema.pop("$defs").items(), ("Problem", schema)]


def _submission_schemas(taken: set[str]) -> list[tuple[str, Described]]:
    """Return the schema of a submission in parts; a name that an answer has gets a prefix."""
    schema = submission_schema()
    parts = schema.pop("$defs")
    names = {name: f"Submission{name}" if name in taken else name for name in parts}
    refs = {f"#/$defs/{name}": f"{SCHEMAS}{to}" for name, to in names.items()}
    whole = {name: value for name, value in schema.items() if not name.startswith("$")}
    return [
        ("Submission", _led_to(whole, refs)),
        *((names[name], _led_to(part, refs)) for name, part in parts.items()),
    ]


def _led_to(schema: Any, refs: dict[str, str]) -> Any:
    if isinstance(schema, list):
        return [_led_to(each, refs) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        name: refs.get(value, value) if name == "$ref" else _led_to(value, refs)
        for name, value in schema.items()
    }
