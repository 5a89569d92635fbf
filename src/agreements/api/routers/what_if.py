"""What an answer would be if a draft were recorded."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, TypeVar

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from agreements.api.answers import answered
from agreements.api.bodies import json_body
from agreements.api.openapi import Described, answers, asked_by, problems
from agreements.api.parameters import (
    ClockParameters,
    DayParameters,
    DraftedFundingParameters,
    DraftedGapsParameters,
    DraftedWhoParameters,
    WhichSpan,
)
from agreements.api.reading import Opened, Registry, identifier, maybe_identifier
from agreements.api.routers.funding import funding_question
from agreements.application.documents import parse
from agreements.application.drafts import draft_of
from agreements.domain.answers.resolve import Served
from agreements.projections.asked import Asked
from agreements.projections.deadlines import DeadlinesAnswer, deadlines
from agreements.projections.funding import funding
from agreements.projections.funding_shapes import FundingAnswer
from agreements.projections.gaps import GapsAnswer, gaps
from agreements.projections.shapes import Answer, WhoAnswer
from agreements.projections.source import Draft
from agreements.projections.what_if import WhatIf, what_if
from agreements.projections.who import WhoQuestion, who

router = APIRouter(prefix="/v1/what-if", tags=["Questions"])
A = TypeVar("A", bound=Answer)

BODY: Described = {
    "requestBody": {
        "required": True,
        "description": "The draft: a submission, at most 10 MiB. It is not recorded.",
        "content": {
            "application/json": {
                "schema": {"$ref": "#/components/schemas/Submission"},
                "example": "draft",
            }
        },
    }
}
PROBLEMS = problems(404, 409, 413, 415, 422, 503)


@router.post(
    "/who",
    operation_id="what_if_who",
    summary="Who would hold which role if a draft were recorded",
    response_model=WhatIf[WhoAnswer],
    responses={**answers("what-if-who", "The answer before and after."), **PROBLEMS},
    openapi_extra={
        **BODY,
        **asked_by(
            "/v1/what-if/who?function=employment-benefits&territory=CA-BC"
            "&effective_on=2009-02-02&role=deliver"
        ),
    },
)
async def post_what_if_who(
    request: Request, registry: Registry, parameters: Annotated[DraftedWhoParameters, Query()]
) -> Response:
    """The same question of the same snapshot, as it stands and with the draft laid over it; nothing
    is recorded. A draft that would be refused is refused here for the same reasons.
    """
    question = WhoQuestion(
        function=identifier(parameters.function, "function"),
        territory=identifier(parameters.territory, "territory"),
        role=parameters.role,
        below=parameters.below,
        served=Served(parameters.clientele, parameters.language),
    )
    return await drafted(request, registry, parameters, lambda asked: who(asked, question))


@router.post(
    "/gaps",
    operation_id="what_if_gaps",
    summary="What would be missing or amiss if a draft were recorded",
    response_model=WhatIf[GapsAnswer],
    responses={**answers("what-if-gaps", "The answer before and after."), **PROBLEMS},
    openapi_extra={**BODY, **asked_by("/v1/what-if/gaps?about=CA-BC&effective_on=2009-02-02")},
)
async def post_what_if_gaps(
    request: Request, registry: Registry, parameters: Annotated[DraftedGapsParameters, Query()]
) -> Response:
    """Findings before and after; nothing is recorded."""
    about = maybe_identifier(parameters.about, "subject")
    return await drafted(request, registry, parameters, lambda asked: gaps(asked, about=about))


@router.post(
    "/funding",
    operation_id="what_if_funding",
    summary="What would be promised, paid and left if a draft were recorded",
    response_model=WhatIf[FundingAnswer],
    responses={**answers("what-if-funding", "The answer before and after."), **PROBLEMS},
    openapi_extra={
        **BODY,
        **asked_by("/v1/what-if/funding?instrument=ca-bc-lmda-1997&effective_on=2009-02-02"),
    },
)
async def post_what_if_funding(
    request: Request, registry: Registry, parameters: Annotated[DraftedFundingParameters, Query()]
) -> Response:
    """Amounts, and who answers for them, before and after; nothing is recorded."""
    question = funding_question(parameters)
    return await drafted(request, registry, parameters, lambda asked: funding(asked, question))


@router.post(
    "/deadlines",
    operation_id="what_if_deadlines",
    summary="Which legal days there would be if a draft were recorded",
    response_model=WhatIf[DeadlinesAnswer],
    responses={**answers("what-if-deadlines", "The answer before and after."), **PROBLEMS},
    openapi_extra={
        **BODY,
        **asked_by("/v1/what-if/deadlines?from=2009-02-01&to=2009-02-28&agreement=ca-bc-lmda-2008"),
    },
)
async def post_what_if_deadlines(
    request: Request, registry: Registry, parameters: Annotated[WhichSpan, Query()]
) -> Response:
    """Legal days before and after; nothing is recorded."""
    of, party = parameters.agreement, parameters.party
    agreement = maybe_identifier(of, "instrument")
    bound = maybe_identifier(party, "organization")
    first = DayParameters.model_construct(effective_on=parameters.from_)
    return await drafted(
        request,
        registry,
        first,
        lambda asked: deadlines(asked, parameters.to, agreement=agreement, party=bound),
    )


async def drafted(
    request: Request,
    registry: Opened,
    clocks: DayParameters,
    question: Callable[[Asked], Awaitable[A]],
) -> Response:
    """Return an answer before and after the draft in the body, at the snapshot it is judged at."""
    body = await json_body(request)
    draft = await run_in_threadpool(_draft, registry, body)
    at = ClockParameters.model_construct(effective_on=clocks.effective_on, known_at=draft.base)
    async with registry.asked(at) as asked:
        return answered(await what_if(asked, draft, question))


def _draft(registry: Opened, body: bytes) -> Draft:
    return draft_of(registry.runtime.log, parse(body))
