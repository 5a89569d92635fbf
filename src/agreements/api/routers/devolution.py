"""Devolution steps, and how far they have come on a day."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from agreements.api.answers import answered
from agreements.api.openapi import answers, asked_by, problems
from agreements.api.parameters import DevolutionParameters
from agreements.api.reading import Registry, maybe_identifier
from agreements.projections.devolution import devolution
from agreements.projections.step_shapes import DevolutionAnswer

router = APIRouter(prefix="/v1", tags=["Questions"])


@router.get(
    "/devolution",
    operation_id="devolution",
    summary="Devolution steps: conditions, what moved to whom, how far they have come",
    response_model=DevolutionAnswer,
    responses={
        **answers("devolution", "By instrument, each step after those it comes after."),
        **problems(404, 422, 503),
    },
    openapi_extra=asked_by("/v1/devolution?agreement=ca-bc-lmda-2008&effective_on=2009-02-02"),
)
async def get_devolution(
    registry: Registry, parameters: Annotated[DevolutionParameters, Query()]
) -> Response:
    """Only an effected step moves anything; what is imprecise is counted at least and at most."""
    of = parameters.agreement
    agreement = maybe_identifier(of, "agreement")
    async with registry.asked(parameters) as asked:
        return answered(await devolution(asked, agreement=agreement))
