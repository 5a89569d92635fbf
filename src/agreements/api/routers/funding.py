"""What was promised and paid."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from agreements.api.answers import answered
from agreements.api.openapi import answers, asked_by, problems
from agreements.api.parameters import FundingParameters, WhichFunding
from agreements.api.reading import Registry, identifier
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
        instrument=_named(of.instrument, "instrument"),
        year=of.year,
        function=_named(of.function, "function"),
        territory=_named(of.territory, "territory"),
        party=_named(of.party, "organization"),
    )


def _named(written: str | None, expected: str) -> str | None:
    return None if written is None else identifier(written, expected)
