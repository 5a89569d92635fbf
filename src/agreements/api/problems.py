"""Problems as RFC 9457 has them: a stable type and code, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from agreements.api.wording import AND_MORE, Both, said, title
from agreements.domain.words import Language

MEDIA_TYPE = "application/problem+json"
Place = Literal["body", "header", "path", "query"]


class ProblemError(BaseModel):
    """One thing wrong with a request."""

    model_config = ConfigDict(frozen=True)

    in_: Place = Field(serialization_alias="in", description="The part of the request.")
    pointer: str = Field(description="JSON Pointer (RFC 6901) within that part; empty: all of it.")
    code: str = Field(description="Stable.")
    detail: str
    facts: tuple[str, ...] = Field(
        description="The facts that collide, `submission/ordinal`, the refused one first."
    )


class Problem(BaseModel):
    """RFC 9457. Type and code are stable; title and detail are in the reader's language."""

    model_config = ConfigDict(frozen=True)

    type: str = Field(description="URI reference that names the code and leads to its meaning.")
    code: str = Field(description="That of the first error, where there are errors.")
    title: str
    status: int
    detail: str
    errors: tuple[ProblemError, ...] = Field(description="Every one found.")


@dataclass(frozen=True)
class Wrong:
    """One thing wrong with a request, in both languages."""

    place: Place
    pointer: str
    code: str
    detail: Both
    facts: tuple[str, ...] = ()

    def in_language(self, language: Language) -> ProblemError:
        """Return it as it is told."""
        detail = _one(self.detail, language)
        return ProblemError(
            in_=self.place, pointer=self.pointer, code=self.code, detail=detail, facts=self.facts
        )


class ProblemFound(Exception):
    """A request that gets a problem for an answer."""

    def __init__(
        self, status: int, code: str, detail: Both, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(f"{status} {code}: {detail[0]}")
        self.status, self.code, self.detail = status, code, detail
        self.errors: tuple[Wrong, ...] = ()
        self.headers = dict(headers or {})

    @classmethod
    def of(cls, status: int, errors: tuple[Wrong, ...]) -> ProblemFound:
        """Return a problem that has the code of its first error, and tells of every one."""
        first, more = errors[0], len(errors) - 1
        detail = first.detail
        if more:
            en, fr = AND_MORE
            detail = en.format(first=detail[0], more=more), fr.format(first=detail[1], more=more)
        found = cls(status, first.code, detail)
        found.errors = errors
        return found


def simply(
    status: int, code: str, headers: Mapping[str, str] | None = None, **blanks: object
) -> ProblemFound:
    """Return a problem of the request as a whole."""
    return ProblemFound(status, code, said(code, **blanks), headers)


def pointer(*steps: str | int) -> str:
    """Return a JSON Pointer (RFC 6901)."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)


def response(problem: ProblemFound, language: Language) -> Response:
    """Return a problem as it is sent."""
    body = Problem(
        type=f"/problems/{problem.code}",
        code=problem.code,
        title=_one(title(problem.code, problem.status), language),
        status=problem.status,
        detail=_one(problem.detail, language),
        errors=tuple(each.in_language(language) for each in problem.errors),
    )
    headers = {"Content-Language": language, "Vary": "Accept-Language", **problem.headers}
    content = body.model_dump_json(by_alias=True)
    return Response(content, problem.status, headers, MEDIA_TYPE)


def _one(both: Both, language: Language) -> str:
    return both[0] if language == "en" else both[1]
