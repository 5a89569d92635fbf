"""What is missing or amiss on a day."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from agreements.api.answers import answered
from agreements.api.openapi import answers, asked_by, problems
from agreements.api.parameters import GapsParameters
from agreements.api.reading import Registry, maybe_identifier
from agreements.projections.gaps import GapsAnswer, gaps

router = APIRouter(prefix="/v1", tags=["Questions"])


@router.get(
    "/gaps",
    operation_id="gaps",
    summary="What is missing or amiss in the whole registry, since when",
    response_model=GapsAnswer,
    responses={
        **answers("gaps", "By code and place; perhaps none."),
        **problems(404, 422, 503),
    },
    openapi_extra=asked_by("/v1/gaps?about=CA-NU&effective_on=2003-01-01"),
)
async def get_gaps(registry: Registry, parameters: Annotated[GapsParameters, Query()]) -> Response:
    """Each finding with its place, how certain it is, since when, and the facts it rests on."""
    about = maybe_identifier(parameters.about, "subject")
    async with registry.asked(parameters) as asked:
        answer = await gaps(
            asked, code=parameters.code, about=about, certainty=parameters.certainty
        )
    return answered(answer)
