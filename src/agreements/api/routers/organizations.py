"""What an organization holds on a day."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from agreements.api.answers import answered
from agreements.api.openapi import answers, asked_by, problems
from agreements.api.parameters import ClockParameters
from agreements.api.reading import Registry, identifier
from agreements.projections.holdings import holdings
from agreements.projections.shapes import HoldingsAnswer

router = APIRouter(prefix="/v1", tags=["Questions"])


@router.get(
    "/organizations/{id}/holdings",
    operation_id="holdings",
    summary="What an organization holds, or stands in for, on a day",
    response_model=HoldingsAnswer,
    responses={
        **answers("holdings", "Each holding at its own function and territory; perhaps none."),
        **problems(404, 422, 503),
    },
    openapi_extra=asked_by(
        "/v1/organizations/government-of-nunavut/holdings?effective_on=2000-04-15"
    ),
)
async def get_holdings(
    registry: Registry,
    id_: Annotated[
        str,
        Path(
            alias="id",
            description="Identifier of an organization.",
            examples=["government-of-nunavut"],
        ),
    ],
    parameters: Annotated[ClockParameters, Query()],
) -> Response:
    """By every instrument; where it stands in the place of one before it, both are named."""
    async with registry.asked(parameters) as asked:
        return answered(await holdings(asked, identifier(id_, "organization")))
