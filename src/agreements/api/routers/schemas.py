"""The shape of what is sent, for editors and for other people's validators."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from agreements.api.openapi import Responses, asked_by, problems
from agreements.api.parameters import NoParameters
from agreements.application.schema import submission_schema

router = APIRouter(prefix="/v1/schema", tags=["Submissions"])

MEDIA_TYPE = "application/schema+json"


class SchemaResponse(Response):
    """A JSON Schema."""

    media_type = MEDIA_TYPE


_ANSWERED: Responses = {
    200: {
        "description": "JSON Schema, draft 2020-12.",
        "content": {MEDIA_TYPE: {"schema": {"type": "object"}}},
    }
}


@router.get(
    "/submission",
    operation_id="submission_schema",
    summary="The JSON Schema of a submission",
    response_class=SchemaResponse,
    responses={**_ANSWERED, **problems(422)},
    openapi_extra=asked_by("/v1/schema/submission"),
)
async def get_submission_schema(_: Annotated[NoParameters, Query()]) -> Response:
    """The same shape in a file, in this API and in the log."""
    return SchemaResponse(_schema())


@lru_cache
def _schema() -> bytes:
    return json.dumps(submission_schema(), ensure_ascii=False).encode()
