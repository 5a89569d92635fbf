"""The JSON Schema of a submission (draft 2020-12), for editors and for other people's validators.

It says the shape. What it cannot say, a submission that fits it may still be refused for: days
that no calendar has, the checks over several fields, and all that depends on the record.
"""

from __future__ import annotations

from typing import Any

from agreements.domain.facts import FACT_TYPES
from agreements.domain.submissions import Submission

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_ID = "urn:agreements:schema:submission:1"


def submission_schema() -> dict[str, Any]:
    """Return the schema of a submission, with each kind of fact under ``$defs`` by its name."""
    schema = Submission.model_json_schema(mode="validation")
    for name in FACT_TYPES:
        _require_name(schema["$defs"][name])
    _told_apart_by_const(schema)
    schema["properties"]["expects"] = _closed(schema["properties"]["expects"])
    return {
        "$schema": DIALECT,
        "$id": SCHEMA_ID,
        **schema,
        "title": "Submission",
        "description": "Facts recorded together, by one actor, for one reason, atomically.",
    }


def _require_name(definition: dict[str, Any]) -> None:
    """A fact in a document always says what it is; only in Python does its class say so."""
    definition["required"] = ["fact", *definition.get("required", ())]
    definition["properties"]["fact"].pop("default")


def _closed(optional: dict[str, Any]) -> dict[str, Any]:
    """Names that are no identifiers are refused, not let through beside the pattern."""
    options = (
        {**each, "additionalProperties": False} if "patternProperties" in each else each
        for each in optional["anyOf"]
    )
    return {**optional, "anyOf": list(options)}


def _told_apart_by_const(schema: Any) -> None:
    """Drop OpenAPI's ``discriminator``: each alternative's constant name tells them apart."""
    if isinstance(schema, dict):
        if "oneOf" in schema:
            schema.pop("discriminator", None)
        for value in schema.values():
            _told_apart_by_const(value)
    elif isinstance(schema, list):
        for value in schema:
            _told_apart_by_const(value)
