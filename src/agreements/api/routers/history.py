"""The audit trail of anything."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from agreements.api.answers import answered
from agreements.api.openapi import answers, asked_by, problems
from agreements.api.parameters import HistoryParameters
from agreements.api.reading import Registry, identifier
from agreements.domain.words import FACT_NAME_PATTERN
from agreements.projections.history import HistoryAnswer, history
from agreements.projections.snapshot import snapshot

router = APIRouter(prefix="/v1", tags=["Audit"])

_ANYTHING = "subject, fact or submission"


@router.get(
    "/history/{id:path}",
    operation_id="history",
    summary="The audit trail of anything: who recorded what, when, from which source",
    response_model=HistoryAnswer,
    responses={
        **answers("history", "Every fact that names it, in the order of the log."),
        **problems(404, 422, 503),
    },
    openapi_extra=asked_by("/v1/history/lmda-2026-functions/2"),
)
async def get_history(
    registry: Registry,
    id_: Annotated[
        str,
        Path(
            alias="id",
            description="Identifier of a subject or submission, or a fact's `submission/ordinal`.",
            examples=["ca-bc-lmda-1997", "lmda-2026-sources/1"],
        ),
    ],
    parameters: Annotated[HistoryParameters, Query()],
) -> Response:
    """Of a subject, a submission or one fact; corrections are told with what they correct.
    Page by page: ask again with `after=<next_after>` and `known_at=<snapshot>`.
    """
    of = id_ if re.fullmatch(FACT_NAME_PATTERN, id_) else identifier(id_, _ANYTHING)
    async with registry.reading() as connection:
        known = await snapshot(connection, parameters.known_at)
        page = await history(connection, known, of, limit=parameters.limit, after=parameters.after)
        return answered(page)
