"""What an organization or post is, and what it holds, on a day."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from agreements.api.answers import answered
from agreements.api.openapi import answers, asked_by, problems
from agreements.api.parameters import ClockParameters, HoldingsParameters
from agreements.api.reading import Registry, identifier
from agreements.projections.holdings import holdings
from agreements.projections.organization import HOLDER, organization
from agreements.projections.organization_shapes import OrganizationAnswer
from agreements.projections.shapes import HoldingsAnswer

router = APIRouter(prefix="/v1", tags=["Questions"])


@router.get(
    "/organizations/{id}",
    operation_id="organization",
    summary="An organization, a post or a joint body on a day",
    response_model=OrganizationAnswer,
    responses={
        **answers("organization", "What it is, was, and did by the day."),
        **problems(404, 422, 503),
    },
    openapi_extra=asked_by("/v1/organizations/hrdc?effective_on=2003-12-12"),
)
async def get_organization(
    registry: Registry,
    id_: Annotated[
        str,
        Path(alias="id", description="Identifier of an organization or post.", examples=["hrdc"]),
    ],
    parameters: Annotated[ClockParameters, Query()],
) -> Response:
    """Its names, whose part it is, who stands in its place, its posts, members and decisions."""
    async with registry.asked(parameters) as asked:
        return answered(await organization(asked, identifier(id_, HOLDER)))


@router.get(
    "/organizations/{id}/holdings",
    operation_id="holdings",
    summary="What an organization or post holds, or stands in for, on a day",
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
            description="Identifier of an organization or post.",
            examples=["government-of-nunavut"],
        ),
    ],
    parameters: Annotated[HoldingsParameters, Query()],
) -> Response:
    """By every instrument; where it stands in the place of one before it, both are named."""
    async with registry.asked(parameters) as asked:
        subject = identifier(id_, HOLDER)
        return answered(await holdings(asked, subject, posts=parameters.posts))
