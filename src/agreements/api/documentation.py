"""The page at /docs: the contract for people, made on the server, with nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from agreements.api.codes import CODES
from agreements.api.contract import contract
from agreements.api.markup import Markup, code, element, joined, prose
from agreements.api.openapi import Described
from agreements.api.operations import operation
from agreements.api.problems import simply

router = APIRouter(include_in_schema=False)

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; }
pre { overflow: auto; max-height: 24rem; padding: .75rem; border: 1px solid GrayText; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid GrayText; padding: .35rem .5rem; text-align: left; vertical-align: top; }
caption { text-align: left; font-weight: bold; padding: .35rem 0; }
section { border-top: 1px solid GrayText; margin-top: 2rem; }
.skip { position: absolute; left: -999rem; } .skip:focus { left: 1rem; }
"""
_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'"


@router.get("/")
async def root() -> Response:
    """Lead to the page."""
    return RedirectResponse("/docs")


@router.get("/openapi.json")
async def openapi() -> Response:
    """Return the contract."""
    return JSONResponse(contract())


@router.get("/docs")
async def docs(request: Request) -> Response:
    """Return the page."""
    base = f"{request.url.scheme}://{request.url.netloc}"
    page = _page(contract(), base)
    return HTMLResponse(page, headers={"Content-Security-Policy": _POLICY})


@router.get("/problems/{problem}")
async def problem_type(problem: str) -> Response:
    """Lead from a problem's type to what it means."""
    if problem not in CODES:
        raise simply(404, "unknown_route")
    return RedirectResponse(f"/docs#problem-{problem}")


def _page(api: Described, base: str) -> str:
    info = api["info"]
    operations = [
        (method.upper(), path, described)
        for path, methods in api["paths"].items()
        for method, described in methods.items()
    ]
    head = joined(
        Markup('<meta charset="utf-8">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        element("title", f"{info['title']} {info['version']}: API"),
        element("style", Markup(_STYLE)),
    )
    body = joined(
        element("a", "Skip to the operations", href="#operations", class_="skip"),
        element("header", element("h1", info["summary"]), element("p", prose(info["description"]))),
        _contents(operations),
        element(
            "main",
            element("h2", "Operations"),
            *(operation(method, path, described, base) for method, path, described in operations),
            _codes(),
            id="operations",
        ),
    )
    html = element("html", element("head", head), element("body", body), lang="en")
    return f"<!doctype html>\n{html}\n"


def _contents(operations: Iterable[tuple[str, str, Described]]) -> Markup:
    links = (
        element(
            "li",
            element("a", code(f"{method} {path}"), href=f"#{described['operationId']}"),
            f" {described['summary']}",
        )
        for method, path, described in operations
    )
    document = element("a", "/openapi.json", href="/openapi.json")
    problems = element("li", element("a", "Problem codes", href="#problems"))
    return element(
        "nav",
        element("p", "The contract, OpenAPI 3.1: ", document),
        element("ul", *links, problems),
        aria_label="Contents",
    )


def _codes() -> Markup:
    rows = (
        element(
            "tr",
            element("th", code(name), scope="row", id=f"problem-{name}"),
            element("td", english),
            element("td", french, lang="fr"),
        )
        for name, (english, french) in sorted(CODES.items())
    )
    heads = (element("th", each, scope="col") for each in ("Code", "English", "French"))
    table = element(
        "table",
        element("caption", "Codes are stable; what stands in braces is filled in."),
        element("thead", element("tr", *heads)),
        element("tbody", *rows),
    )
    return element("section", element("h2", "Problem codes"), table, id="problems")
