"""What was promised and paid."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from agreements.api.answers import answered
from agreements.api.openapi import answers, asked_by, problems
from agreements.api.parameters import FundingParameters, WhichFunding
from agreements.api.reading import Registry, maybe_identifier
from agreements.projections.funding import FundingQuestion, funding
from agreements.projections.funding_shapes import FundingAnswer

router = APIRouter(prefix="/v1", tags=["Questions"])


@router.get(
    "/funding",
    operation_id="funding",
    summary="What was promised, paid and left per fiscal year, and who answers for it",
    response_model=FundingAnswer,
    responses={
        **answers("funding", "By instrument and line; perhaps none."),
        **problems(404, 422, 503),
    },
    openapi_extra=asked_by("/v1/funding?instrument=ca-ns-lmda-1997&effective_on=2002-12-31"),
)
async def get_funding(
    registry: Registry, parameters: Annotated[FundingParameters, Query()]
) -> Response:
    """Amounts are whole cents. With sums by year, function, party and source, published totals
    beside what the figures come to, and who answers for the use of each payment on its day.
    """
    question = funding_question(parameters)
    async with registry.asked(parameters) as asked:
        return answered(await funding(asked, question))


def funding_question(of: WhichFunding) -> FundingQuestion:
    """Return what is asked. Raises UnknownSubject for what cannot be an identifier."""
    return FundingQuestion(
        instrument=maybe_identifier(of.instrument, "instrument"),
        year=of.year,
        function=maybe_identifier(of.function, "function"),
        territory=maybe_identifier(of.territory, "territory"),
        party=maybe_identifier(of.party, "organization"),
    )
