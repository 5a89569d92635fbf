"""The contract: OpenAPI alone is enough, its examples are real exchanges, /docs needs no network.

`AGREEMENTS_UPDATE_EXAMPLES=1 pytest tests/api/test_contract.py` writes the examples anew.
"""

from __future__ import annotations

import json
import os
import re
from html.parser import HTMLParser
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator
from jsonschema.validators import validator_for
from referencing import Registry as References
from referencing.jsonschema import DRAFT202012

from agreements import api, data
from agreements.api.bodies import MOST_BYTES
from agreements.api.codes import CODES
from agreements.api.contract import contract
from agreements.application import documents
from agreements.application.schema import submission_schema
from agreements.bootstrap import Runtime
from agreements.storage.errors import AppendTimeout

EXAMPLES = files(api) / "examples"
UPDATE = "AGREEMENTS_UPDATE_EXAMPLES" in os.environ
OF_THE_RUN = {"known_at", "recorded_at", "hash", "previous_hash"}

CONTRACT: dict[str, Any] = contract()
OPERATIONS = {
    operation["operationId"]: (method.upper(), path, operation)
    for path, methods in CONTRACT["paths"].items()
    for method, operation in methods.items()
}
SUBMISSION = json.loads((EXAMPLES / "submission.json").read_bytes())
with as_file(data.draft("bc-takeover-corrected")) as _file:
    (_document,) = documents.read(_file)
DRAFT = json.loads(_document.submission.model_dump_json(exclude_defaults=True))
if UPDATE:
    written = json.dumps(DRAFT, ensure_ascii=False, indent=2) + "\n"
    Path(str(EXAMPLES / "draft.json")).write_text(written, encoding="utf-8")


def url_of(operation_id: str) -> str:
    url: str = OPERATIONS[operation_id][2]["x-example-request"]
    return url


# In this order: a receipt comes before its repetition.
EXCHANGES: tuple[tuple[str, httpx.Request], ...] = (
    ("who", httpx.Request("GET", url_of("who"))),
    ("who-sentence", httpx.Request("GET", url_of("who"), headers={"Accept": "text/plain"})),
    ("agreement", httpx.Request("GET", url_of("agreement"))),
    ("organization", httpx.Request("GET", url_of("organization"))),
    ("holdings", httpx.Request("GET", url_of("holdings"))),
    ("reopeners", httpx.Request("GET", url_of("reopeners"))),
    ("devolution", httpx.Request("GET", url_of("devolution"))),
    ("obligations", httpx.Request("GET", url_of("obligations"))),
    ("results", httpx.Request("GET", url_of("results"))),
    ("deadlines", httpx.Request("GET", url_of("deadlines"))),
    ("funding", httpx.Request("GET", url_of("funding"))),
    ("gaps", httpx.Request("GET", url_of("gaps"))),
    ("changes", httpx.Request("GET", url_of("changes"))),
    ("revisions", httpx.Request("GET", url_of("revisions"))),
    ("what-if-who", httpx.Request("POST", url_of("what_if_who"), json=DRAFT)),
    ("what-if-gaps", httpx.Request("POST", url_of("what_if_gaps"), json=DRAFT)),
    ("what-if-funding", httpx.Request("POST", url_of("what_if_funding"), json=DRAFT)),
    ("what-if-deadlines", httpx.Request("POST", url_of("what_if_deadlines"), json=DRAFT)),
    ("history", httpx.Request("GET", url_of("history"))),
    ("recorded", httpx.Request("GET", url_of("submission"))),
    ("problem-404", httpx.Request("GET", "/v1/agreements/ca-bc-lmda-1979")),
    ("problem-422", httpx.Request("GET", f"{url_of('who')}9&role=delivers")),
    ("receipt", httpx.Request("POST", url_of("record_submission"), json=SUBMISSION)),
    ("receipt-repeated", httpx.Request("POST", url_of("record_submission"), json=SUBMISSION)),
    (
        "problem-409",
        httpx.Request(
            "POST",
            url_of("record_submission"),
            json={
                **SUBMISSION,
                "submission": "signature-2026",
                "facts": [
                    {
                        "fact": "AgreementSigned",
                        "subject": "ca-bc-lmda-1997",
                        "party": "government-of-ontario",
                        "signed_on": "1997-04-25",
                        "cites": [{"document": "ipac-1999"}],
                    }
                ],
            },
        ),
    ),
    (
        "problem-413",
        httpx.Request(
            "POST",
            url_of("record_submission"),
            content=b" " * (MOST_BYTES + 1),
            headers={"Content-Type": "application/json"},
        ),
    ),
    ("problem-415", httpx.Request("POST", url_of("record_submission"), content=b"a: 1")),
)


def timeless(said: Any) -> Any:
    """Leave out what no two runs have alike."""
    if isinstance(said, list):
        return [timeless(each) for each in said]
    if isinstance(said, dict):
        return {k: "" if k in OF_THE_RUN and v else timeless(v) for k, v in said.items()}
    return said


async def exchange(client: httpx.AsyncClient, request: httpx.Request) -> httpx.Response:
    headers = {k: v for k, v in request.headers.items() if k != "host"}
    url = client.base_url.join(str(request.url))
    return await client.request(request.method, url, content=request.content, headers=headers)


def compare(name: str, answer: httpx.Response) -> None:
    is_json = "json" in answer.headers["content-type"]
    said = answer.json() if is_json else answer.text
    file = EXAMPLES / f"{name}.json"
    if UPDATE:
        written = json.dumps(said, ensure_ascii=False, indent=2) + "\n"
        Path(str(file)).write_text(written, encoding="utf-8")
    assert timeless(json.loads(file.read_bytes())) == timeless(said)


def test_the_example_of_a_draft_is_the_one_that_is_shipped() -> None:
    assert json.loads((EXAMPLES / "draft.json").read_bytes()) == DRAFT


async def test_every_example_is_what_is_answered(client: httpx.AsyncClient) -> None:
    """An example that lies fails the build; every example file is one of these exchanges."""
    for name, request in EXCHANGES:
        compare(name, await exchange(client, request))
    known = {"submission", "draft", "problem-503", *(name for name, _ in EXCHANGES)}
    assert {file.name.removesuffix(".json") for file in EXAMPLES.iterdir()} == known


async def test_the_example_of_a_log_that_is_busy(
    client: httpx.AsyncClient, lmda: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The append lock was not had in time: the same may be sent again."""

    def busy(_entry: object) -> None:
        raise AppendTimeout("the append lock was not had in time")

    monkeypatch.setattr(lmda.log, "append", busy)
    sent = {**SUBMISSION, "submission": "busy-2026"}
    sent["facts"] = [{**SUBMISSION["facts"][0], "subject": "busy"}]
    compare("problem-503", await client.post("/v1/submissions", json=sent))


@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_an_operation_says_all_that_one_needs(operation_id: str) -> None:
    """Summary, description, an example, a model for each answer, problems as RFC 9457 has them."""
    _, _, operation = OPERATIONS[operation_id]
    assert operation["summary"]
    assert operation["description"]
    assert operation["x-example-request"].startswith("/v1/")
    for parameter in operation.get("parameters", ()):
        assert parameter["schema"].get("description") or parameter["description"], parameter
        assert "anyOf" not in parameter["schema"]
    assert {"422", "default"} <= operation["responses"].keys()
    for status, response in operation["responses"].items():
        for media_type, content in response["content"].items():
            assert content["schema"], (status, media_type)
            is_problem = status == "default" or int(status) >= 400
            assert (media_type == "application/problem+json") == is_problem


def test_every_example_has_the_shape_that_is_promised() -> None:
    """Each example of the contract validates against the schema beside it."""
    assert CONTRACT["openapi"].startswith("3.1")
    resource = DRAFT202012.create_resource(CONTRACT)
    references = References().with_resource("urn:contract", resource)
    found = 0
    for content in contents(CONTRACT["paths"]):
        if "example" in content:
            schema = absolute(content["schema"])
            Draft202012Validator(schema, registry=references).validate(content["example"])
            found += 1
    assert found > len(EXCHANGES)


def absolute(schema: Any) -> Any:
    """Lead references from outside into the contract."""
    if isinstance(schema, list):
        return [absolute(each) for each in schema]
    if isinstance(schema, dict):
        return {k: f"urn:contract{v}" if k == "$ref" else absolute(v) for k, v in schema.items()}
    return schema


def contents(part: Any) -> list[dict[str, Any]]:
    """Every `content` entry of the contract."""
    if isinstance(part, list):
        return [found for each in part for found in contents(each)]
    if not isinstance(part, dict):
        return []
    here = [*part["content"].values()] if "content" in part else []
    return here + [found for each in part.values() for found in contents(each)]


def test_every_reference_leads_somewhere_and_every_schema_is_one() -> None:
    """No `$ref` hangs; component names stand for one thing each."""
    schemas = CONTRACT["components"]["schemas"]
    referred = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(CONTRACT)))
    assert referred <= schemas.keys()
    assert "HTTPValidationError" not in schemas
    for schema in schemas.values():
        validator_for(schema, default=Draft202012Validator).check_schema(schema)
    assert schemas["Submission"]["required"] == submission_schema()["required"]


async def test_the_contract_and_the_schema_are_served(client: httpx.AsyncClient) -> None:
    """/openapi.json is the contract; the schema says what it is."""
    assert (await client.get("/openapi.json")).json() == json.loads(json.dumps(CONTRACT))
    answer = await client.get("/v1/schema/submission")
    assert answer.headers["content-type"] == "application/schema+json"
    assert answer.json() == json.loads(json.dumps(submission_schema()))
    Draft202012Validator(answer.json()).validate(SUBMISSION)


class Page(HTMLParser):
    """What a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


async def test_the_page_needs_nothing_from_elsewhere(client: httpx.AsyncClient) -> None:
    """No script, no address of another site; well formed, in a language, every link leads on."""
    answer = await client.get("/docs")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    page = Page()
    page.feed(answer.text)
    assert page.open == []
    assert page.all("html") == [{"lang": "en"}]
    used = {tag for tag, _ in page.tags}
    assert not used & {"script", "link", "img", "iframe", "object"}
    ids = [each["id"] for _, each in page.tags if "id" in each]
    assert len(ids) == len(set(ids))
    for link in page.all("a"):
        href = link["href"] or ""
        assert href == "/openapi.json" or href.removeprefix("#") in ids
    assert [each for each in page.all("th") if each.get("scope") not in ("row", "col")] == []
    for operation_id, (method, path, _) in OPERATIONS.items():
        assert operation_id in ids
        assert f"{method} {path}" in answer.text
    assert {f"problem-{code}" for code in CODES} <= set(ids)


async def test_the_page_escapes_what_it_is_told(client: httpx.AsyncClient) -> None:
    """The address in its examples is the reader's own, and is text."""
    answer = await client.get("/docs", headers={"Host": "localhost:8000"})
    assert "http://localhost:8000/v1/who?function=employment-benefits&amp;territory" in answer.text


async def test_the_root_leads_to_the_page_and_a_type_to_its_meaning(
    client: httpx.AsyncClient,
) -> None:
    """`type` is an address that explains the code."""
    root = await client.get("/")
    assert (root.status_code, root.headers["location"]) == (307, "/docs")
    meaning = await client.get("/problems/unknown_identifier")
    assert meaning.headers["location"] == "/docs#problem-unknown_identifier"
    unknown = await client.get("/problems/nothing-of-the-kind")
    assert unknown.json()["code"] == "unknown_route"
