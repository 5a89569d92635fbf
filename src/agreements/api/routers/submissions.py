"""Recording submissions, and reading them back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from agreements.api.answers import answered
from agreements.api.bodies import json_body
from agreements.api.openapi import Described, Responses, answers, asked_by, problems
from agreements.api.parameters import NoParameters
from agreements.api.reading import Registry, identifier
from agreements.api.receipts import ReceiptPart, RecordedSubmission, receipt, recorded
from agreements.application.documents import parse
from agreements.bootstrap import Runtime
from agreements.projections.asked import UnknownSubject
from agreements.storage.rows import Receipt

router = APIRouter(prefix="/v1", tags=["Submissions"])

_BODY: Described = {
    "requestBody": {
        "required": True,
        "description": "A submission, at most 10 MiB.",
        "content": {
            "application/json": {
                "schema": {"$ref": "#/components/schemas/Submission"},
                "example": "submission",
            }
        },
    }
}
_LOCATION: Described = {
    "Location": {"description": "Address of the submission.", "schema": {"type": "string"}}
}


def _receipts() -> Responses:
    first = answers("receipt", "Recorded.", 201)
    again = answers("receipt-repeated", "The same was recorded before: its first receipt.", 200)
    for response in (first[201], again[200]):
        response["headers"] = _LOCATION
    again[200]["model"] = ReceiptPart
    return {**first, **again}


@router.post(
    "/submissions",
    operation_id="record_submission",
    summary="Record a submission: whole, once, or not at all",
    status_code=201,
    response_model=ReceiptPart,
    responses={**_receipts(), **problems(409, 413, 415, 422, 503)},
    openapi_extra={**_BODY, **asked_by("/v1/submissions")},
)
async def record_submission(
    request: Request, registry: Registry, _: Annotated[NoParameters, Query()]
) -> Response:
    """Its identifier is chosen by its recorder. The same again returns the first receipt; another
    body under the same identifier is refused. `expects` names the versions that the recorder saw;
    another is refused as `stale_version`.
    """
    body = await json_body(request)
    done = await run_in_threadpool(_record, registry.runtime, body)
    headers = {"Location": f"/v1/submissions/{done.submission_id}"}
    return answered(receipt(done), 200 if done.repeated else 201, headers)


def _record(runtime: Runtime, body: bytes) -> Receipt:
    """Read and record; a large document is read beside the event loop, not on it."""
    return runtime.registry.record(parse(body))


@router.get(
    "/submissions/{id}",
    operation_id="submission",
    summary="A submission as recorded: its place in the log, and its document",
    response_model=RecordedSubmission,
    responses={
        **answers("recorded", "The document is byte for byte what the log keeps."),
        **problems(404, 422, 503),
    },
    openapi_extra=asked_by("/v1/submissions/lmda-2026-functions"),
)
async def get_submission(
    registry: Registry,
    id_: Annotated[
        str,
        Path(
            alias="id", description="Identifier of a submission.", examples=["lmda-2026-functions"]
        ),
    ],
    _: Annotated[NoParameters, Query()],
) -> Response:
    """`hash` is the SHA-256 of the hash before it, the positions and instant, and the document."""
    log = registry.runtime.log
    found = await run_in_threadpool(log.submission, identifier(id_, "submission"))
    if found is None:
        raise UnknownSubject(id_, "submission")
    return Response(recorded(found), media_type="application/json")
