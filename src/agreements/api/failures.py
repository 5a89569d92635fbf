"""Which problem each failure is. Only here do refusals and storage errors meet HTTP."""

from __future__ import annotations

from functools import singledispatch
from http import HTTPStatus

import structlog
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from agreements.api import validation
from agreements.api.contract import contract
from agreements.api.negotiation import language_of
from agreements.api.problems import Place, ProblemFound, Wrong, pointer, response, simply
from agreements.api.wording import said, unknown
from agreements.application.documents import BadDocument
from agreements.domain.refusals import Refusal, Refused
from agreements.projections.asked import UnknownSubject
from agreements.projections.snapshot import UnknownPosition
from agreements.storage.errors import AppendTimeout, LogUnavailable, StaleVersion, StorageError

FORESEEN = (
    ProblemFound,
    RequestValidationError,
    UnknownSubject,
    UnknownPosition,
    BadDocument,
    Refused,
    StorageError,
    HTTPException,
)
RETRY_AFTER_SECONDS = 2

logger = structlog.get_logger(__name__)


def answer(request: Request, failure: Exception) -> Response:
    """Return the problem that a failure is, in the reader's language."""
    return response(problem_of(failure, request), language_of(request.scope))


def unexpected(failure: Exception) -> ProblemFound:
    """Return the problem of a failure that nobody foresaw, and log it."""
    logger.error("unexpected_failure", exc_info=failure)
    return simply(500, "unexpected")


@singledispatch
def problem_of(failure: Exception, request: Request) -> ProblemFound:
    """Return the problem that a failure of a request is."""
    del request
    return unexpected(failure)


@problem_of.register
def _(failure: ProblemFound, _request: Request) -> ProblemFound:
    return failure


@problem_of.register
def _(failure: RequestValidationError, request: Request) -> ProblemFound:
    operation = contract()["paths"][request.scope["route"].path_format]
    taken = operation[request.method.lower()].get("parameters", ())
    names = (each["name"] for each in taken if each["in"] == "query")
    return validation.problem_of(failure.errors(), names)


@problem_of.register
def _(failure: UnknownSubject, request: Request) -> ProblemFound:
    place, steps = _given_as(request, failure)
    sentence = unknown(failure.subject, failure.expected)
    wrong = Wrong(place, pointer(*steps), "unknown_identifier", sentence)
    return ProblemFound.of(404, (wrong,))


def _given_as(request: Request, failure: UnknownSubject) -> tuple[Place, list[str]]:
    """Return the parameter that an unknown identifier was given as."""
    asked = request.query_params
    if asked.get(failure.expected) == failure.subject:
        return "query", [failure.expected]
    in_path = [name for name, value in request.path_params.items() if value == failure.subject]
    if in_path:
        return "path", in_path
    return "query", [name for name, value in asked.items() if value == failure.subject][:1]


@problem_of.register
def _(failure: UnknownPosition, request: Request) -> ProblemFound:
    written = str(failure.position)
    given = ((each, request.query_params.get(each, "")) for each in ("from", "to"))
    name = next((each for each, value in given if value.lstrip("0") == written), "known_at")
    sentence = said("unknown_position", name=name, position=failure.position, head=failure.head)
    wrong = Wrong("query", pointer(name), "unknown_position", sentence)
    return ProblemFound.of(422, (wrong,))


@problem_of.register
def _(failure: BadDocument, _request: Request) -> ProblemFound:
    errors = (
        Wrong("body", each.pointer, each.rule, (each.message_en, each.message_fr))
        for each in failure.problems
    )
    return ProblemFound.of(422, tuple(errors))


@problem_of.register
def _(failure: Refused, _request: Request) -> ProblemFound:
    return ProblemFound.of(409, tuple(_refused(each) for each in failure.refusals))


def _refused(refusal: Refusal) -> Wrong:
    sentence = refusal.sentence("en"), refusal.sentence("fr")
    return Wrong("body", _place(refusal), refusal.code, sentence, refusal.facts)


def _place(refusal: Refusal) -> str:
    """Return the field, within the fact that is refused: the first that the refusal names."""
    at = refusal.at or ""
    if not refusal.facts:  # of the submission: `expects` is by identifier, which may have dots
        return pointer(*at.split(".", 1)) if at else ""
    ordinal = int(refusal.facts[0].rpartition("/")[2])
    return pointer("facts", ordinal - 1, *(at.split(".") if at else ()))


@problem_of.register
def _(failure: HTTPException, request: Request) -> ProblemFound:
    headers = dict(failure.headers or {})
    if failure.status_code == HTTPStatus.NOT_FOUND:
        return simply(404, "unknown_route", headers)
    if failure.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        blanks = {"method": request.method, "allowed": headers.get("Allow", "")}
        return simply(405, "method_not_allowed", headers, **blanks)
    return simply(failure.status_code, "refused_request", headers)


@problem_of.register
def _(failure: StorageError, _request: Request) -> ProblemFound:
    """A failure that may pass by itself; so may a decision that others overtook each time."""
    headers = {"Retry-After": str(RETRY_AFTER_SECONDS)}
    if isinstance(failure, AppendTimeout | StaleVersion):
        return simply(503, "append_timeout", headers)
    if isinstance(failure, LogUnavailable) or failure.retryable:
        logger.warning("log_unavailable", why=str(failure))
        return simply(503, "log_unavailable", headers)
    return unexpected(failure)
