"""Duties, results, and the legal days of a span."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from agreements.api.answers import answered
from agreements.api.openapi import answers, asked_by, problems
from agreements.api.parameters import (
    ClockParameters,
    DeadlinesParameters,
    ObligationsParameters,
    ResultsParameters,
)
from agreements.api.reading import Registry, maybe_identifier
from agreements.projections.deadlines import DeadlinesAnswer, deadlines
from agreements.projections.obligations import ObligationsAnswer, obligations
from agreements.projections.results import ResultsAnswer, results

router = APIRouter(prefix="/v1", tags=["Questions"])


@router.get(
    "/obligations",
    operation_id="obligations",
    summary="Duties with due dates, and how each stands on a day",
    response_model=ObligationsAnswer,
    responses={
        **answers("obligations", "By instrument and key; perhaps none."),
        **problems(404, 422, 503),
    },
    openapi_extra=asked_by(
        "/v1/obligations?agreement=ca-qc-lmda-principle-1997&effective_on=1997-10-01"
    ),
)
async def get_obligations(
    registry: Registry, parameters: Annotated[ObligationsParameters, Query()]
) -> Response:
    """Every due date up to the day and the next one. A due date is late while nothing on record
    fulfils or waives it.
    """
    agreement = maybe_identifier(parameters.agreement, "instrument")
    owed_by = maybe_identifier(parameters.owed_by, "organization")
    async with registry.asked(parameters) as asked:
        return answered(
            await obligations(asked, agreement=agreement, state=parameters.state, owed_by=owed_by)
        )


@router.get(
    "/results",
    operation_id="results",
    summary="Indicators with their targets, results and the difference",
    response_model=ResultsAnswer,
    responses={
        **answers("results", "By instrument, outcome, objective and indicator; perhaps none."),
        **problems(404, 422, 503),
    },
    openapi_extra=asked_by("/v1/results?agreement=ca-bc-lmda-1997&effective_on=1999-03-31"),
)
async def get_results(
    registry: Registry, parameters: Annotated[ResultsParameters, Query()]
) -> Response:
    """As agreed and reported by the day, for each period and territory. Values are decimal numbers
    written as text; the difference is exact.
    """
    agreement = maybe_identifier(parameters.agreement, "instrument")
    async with registry.asked(parameters) as asked:
        return answered(await results(asked, agreement=agreement))


@router.get(
    "/deadlines",
    operation_id="deadlines",
    summary="Every legal day between two days, with the internal days ahead of it",
    response_model=DeadlinesAnswer,
    responses={
        **answers("deadlines", "By legal day; perhaps none."),
        **problems(404, 422, 503),
    },
    openapi_extra=asked_by("/v1/deadlines?from=1997-04-01&to=1998-03-31"),
)
async def get_deadlines(
    registry: Registry, parameters: Annotated[DeadlinesParameters, Query()]
) -> Response:
    """Due dates, windows, terms, notices, steps and suspensions. An internal day within the span is
    told although its legal day lies beyond it: then `within` is null.
    """
    agreement = maybe_identifier(parameters.agreement, "instrument")
    party = maybe_identifier(parameters.party, "organization")
    clocks = ClockParameters.model_construct(
        effective_on=parameters.from_, known_at=parameters.known_at
    )
    async with registry.asked(clocks) as asked:
        return answered(await deadlines(asked, parameters.to, agreement=agreement, party=party))
