"""Who holds which role."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import PlainTextResponse, Response

from agreements.api.answers import answered
from agreements.api.negotiation import language_of, wants_sentence
from agreements.api.openapi import answers, asked_by, problems
from agreements.api.parameters import WhoParameters
from agreements.api.reading import Registry, identifier
from agreements.domain.answers.resolve import Served
from agreements.projections.sentence import sentence
from agreements.projections.shapes import WhoAnswer
from agreements.projections.who import WhoQuestion, who

router = APIRouter(prefix="/v1", tags=["Questions"])

_VARY = {"Vary": "Accept, Accept-Language"}

_ANSWERED = answers("who", "The holdings on that day, with their sources; perhaps none.")
_ANSWERED[200]["content"]["text/plain"] = {
    "schema": {"type": "string"},
    "example": "who-sentence",
}


@router.get(
    "/who",
    operation_id="who",
    summary="Who holds which role over a function in a territory",
    response_model=WhoAnswer,
    responses={**_ANSWERED, **problems(404, 422, 503)},
    openapi_extra=asked_by(
        "/v1/who?function=employment-benefits&territory=CA-BC&effective_on=2008-12-31&role=deliver"
    ),
)
async def get_who(
    request: Request, registry: Registry, parameters: Annotated[WhoParameters, Query()]
) -> Response:
    """On any day, as known at any time: one row per holder, with manner, period, certainty,
    citations and the facts it rests on. With `Accept: text/plain`, one plain sentence in English
    or French.
    """
    question = WhoQuestion(
        function=identifier(parameters.function, "function"),
        territory=identifier(parameters.territory, "territory"),
        role=parameters.role,
        below=parameters.below,
        served=Served(parameters.clientele, parameters.language),
    )
    async with registry.asked(parameters) as asked:
        answer = await who(asked, question)
    if not wants_sentence(request.headers.get("accept", "")):
        return answered(answer, headers=_VARY)
    language = language_of(request.scope)
    said = sentence(answer, language, as_known=parameters.known_at is not None) + "\n"
    return PlainTextResponse(said, headers={**_VARY, "Content-Language": language})
