"""An agreement on a day."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from agreements.api.answers import answered
from agreements.api.openapi import answers, asked_by, problems
from agreements.api.parameters import DocumentedParameters
from agreements.api.reading import Registry, identifier
from agreements.projections.agreement import agreement
from agreements.projections.agreement_shapes import AgreementAnswer

router = APIRouter(prefix="/v1", tags=["Questions"])


@router.get(
    "/agreements/{id}",
    operation_id="agreement",
    summary="An agreement on a day: status, parties, clauses, what it gives",
    response_model=AgreementAnswer,
    responses={
        **answers("agreement", "The agreement as it stood on that day."),
        **problems(404, 422, 503),
    },
    openapi_extra=asked_by("/v1/agreements/ca-nu-lmda-2000?effective_on=2000-04-15"),
)
async def get_agreement(
    registry: Registry,
    id_: Annotated[
        str,
        Path(alias="id", description="Identifier of an instrument.", examples=["ca-bc-lmda-1997"]),
    ],
    parameters: Annotated[DocumentedParameters, Query()],
) -> Response:
    """An enactment or a declaration answers too: it is an instrument as an agreement is."""
    async with registry.asked(parameters) as asked:
        return answered(await agreement(asked, identifier(id_, "instrument")))
