"""What changed in the world, and what the record learned."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from agreements.api.answers import answered
from agreements.api.openapi import answers, asked_by, problems
from agreements.api.parameters import (
    ChangesParameters,
    ClockParameters,
    DocumentedParameters,
    RevisionsParameters,
)
from agreements.api.reading import Registry, maybe_identifier
from agreements.projections.changes import ChangesAnswer, changes
from agreements.projections.revisions import Learned, RevisionsAnswer, revisions
from agreements.projections.snapshot import snapshot

router = APIRouter(prefix="/v1", tags=["Questions"])


@router.get(
    "/changes",
    operation_id="changes",
    summary="What changed in the world between two days",
    response_model=ChangesAnswer,
    responses={
        **answers("changes", "Events in order of their day, and what is held otherwise."),
        **problems(404, 422, 503),
    },
    openapi_extra=asked_by("/v1/changes?from=2009-02-01&to=2009-02-02&about=ca-bc-lmda-2008"),
)
async def get_changes(
    registry: Registry, parameters: Annotated[ChangesParameters, Query()]
) -> Response:
    """Each event with its certainty, its sources, and how it came on record; terms that ran out
    too, which no fact states.
    """
    about = maybe_identifier(parameters.about, "subject")
    clocks = DocumentedParameters.model_construct(
        known_at=parameters.known_at,
        effective_on=parameters.to,
        documented_by=parameters.documented_by,
    )
    async with registry.asked(clocks) as asked:
        return answered(await changes(asked, parameters.from_, about))


@router.get(
    "/revisions",
    operation_id="revisions",
    summary="What the record learned between two positions",
    response_model=RevisionsAnswer,
    responses={
        **answers("revisions", "Each fact recorded in between, in order; perhaps none."),
        **problems(404, 422, 503),
    },
    openapi_extra=asked_by("/v1/revisions?from=0&about=ca-nu-lmda-2000&limit=10"),
)
async def get_revisions(
    registry: Registry, parameters: Annotated[RevisionsParameters, Query()]
) -> Response:
    """Each marked a correction, an alternative, a late record, an amendment, or new. With
    `effective_on`, also what that changes in the answer for the day.
    """
    about = maybe_identifier(parameters.about, "subject")
    clocks = ClockParameters.model_construct(
        known_at=parameters.to, effective_on=parameters.effective_on
    )
    async with registry.asked(clocks) as asked:
        learned = Learned(
            await snapshot(asked.source.connection, parameters.from_),
            about,
            parameters.effective_on is not None,
            parameters.after,
            parameters.limit,
        )
        return answered(await revisions(asked, learned))
