"""Re-openers and how they stand on a day."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from agreements.api.answers import answered
from agreements.api.openapi import answers, asked_by, problems
from agreements.api.parameters import ReopenersParameters
from agreements.api.reading import Registry, maybe_identifier
from agreements.projections.reopener_shapes import ReopenersAnswer
from agreements.projections.reopeners import reopeners

router = APIRouter(prefix="/v1", tags=["Questions"])


@router.get(
    "/reopeners",
    operation_id="reopeners",
    summary="Re-openers, and how each stands on a day",
    response_model=ReopenersAnswer,
    responses={
        **answers("reopeners", "By agreement and clause; perhaps none."),
        **problems(404, 422, 503),
    },
    openapi_extra=asked_by("/v1/reopeners?state=open&effective_on=2003-01-01"),
)
async def get_reopeners(
    registry: Registry, parameters: Annotated[ReopenersParameters, Query()]
) -> Response:
    """With their windows, who may invoke them, and what was done under them."""
    of = parameters.agreement
    agreement = maybe_identifier(of, "agreement")
    async with registry.asked(parameters) as asked:
        return answered(await reopeners(asked, state=parameters.state, agreement=agreement))
