"""Problems that are nobody's question: addresses, methods, hosts, failures."""

from __future__ import annotations

import httpx
import pytest
from structlog.testing import capture_logs

from agreements.api import reading
from agreements.api.guard import for_this_machine
from agreements.api.negotiation import language_of, wants_sentence
from agreements.bootstrap import Runtime
from agreements.storage.errors import LogUnavailable, StaleVersion, StorageFault
from tests.api.conftest import asking
from tests.api.test_bad_questions import WHO, require_problem
from tests.postgres import Cluster


@pytest.mark.parametrize(
    "path", ["/nothing", "/v1", "/v1/", "/v1/who/", "/v1/agreements/", "/v2/who", "/favicon.ico",
             "/redoc", "/v1/agreements/a/b"]
)  # fmt: skip
async def test_an_address_where_nothing_is(client: httpx.AsyncClient, path: str) -> None:
    """Neither HTML nor a redirect: a problem."""
    require_problem(await client.get(path), 404, "unknown_route")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("POST", "/v1/who", "GET"),
        ("DELETE", "/v1/agreements/ca-bc-lmda-1997", "GET"),
        ("GET", "/v1/submissions", "POST"),
        ("PUT", "/v1/submissions/lmda-2026-functions", "GET"),
        ("OPTIONS", "/v1/submissions", "POST"),
    ],
)
async def test_a_method_that_is_not_allowed(
    client: httpx.AsyncClient, method: str, path: str, allowed: str
) -> None:
    """What is recorded is neither changed nor removed; other sites' pages get no leave to post."""
    answer = await client.request(method, path)
    require_problem(answer, 405, "method_not_allowed")
    assert answer.headers["allow"] == allowed
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("host", ["rebound.example", "localhost.example:8000", "10.0.0.1", ""])
async def test_a_host_that_is_not_this_machine(client: httpx.AsyncClient, host: str) -> None:
    """A page of another site whose name leads here (DNS rebinding) learns nothing."""
    answer = await client.get(WHO, headers={"Host": host, "Accept-Language": "fr"})
    require_problem(answer, 421, "bad_host", "fr")


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("localhost", True),
        ("LOCALHOST:8000", True),
        ("localhost.", True),
        ("127.0.0.1:8000", True),
        ("127.8.9.1", True),
        ("[::1]", True),
        ("[::1]:8000", True),
        ("::1", False),
        ("[::2]", False),
        ("0.0.0.0", False),  # noqa: S104 - an address, not a binding
        ("127.0.0.1.example", False),
        ("localhost:8000:1", False),
        ("localhost@example.org", False),
        ("127.1", False),
        ("", False),
    ],
)
def test_which_hosts_are_this_machine(host: str, here: bool) -> None:
    """localhost and the loopback addresses, with any port or none."""
    assert for_this_machine(host) is here


@pytest.mark.parametrize(
    ("failure", "status", "code"),
    [
        (LogUnavailable("the connection is lost"), 503, "log_unavailable"),
        (StaleVersion("ca-bc-lmda-1997", 3, 4), 503, "append_timeout"),
        (StorageFault("a disk"), 500, "unexpected"),
        (RuntimeError("a secret"), 500, "unexpected"),
    ],
)
async def test_failures_in_here(
    client: httpx.AsyncClient,
    lmda: Runtime,
    monkeypatch: pytest.MonkeyPatch,
    failure: Exception,
    status: int,
    code: str,
) -> None:
    """What may pass says when to come back; the rest is in the log, and says nothing of itself."""

    def failing(_submission: str) -> None:
        raise failure

    monkeypatch.setattr(lmda.log, "submission", failing)
    with capture_logs() as logged:
        answer = await client.get("/v1/submissions/lmda-2026-functions")
    require_problem(answer, status, code)
    assert str(failure) not in answer.text
    assert ("retry-after" in answer.headers) == (status == 503)
    lines = [each["event"] for each in logged]
    assert ("unexpected_failure" in lines) == (status == 500)
    assert lines[-1] == "request"


async def test_a_database_that_is_away(
    lmda: Runtime, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reads say 503 and when to come back, and answer again once it is there."""
    monkeypatch.setattr(reading, "WAIT_SECONDS", 0.01)
    async with asking(lmda) as client:
        assert (await client.get(WHO)).status_code == 200
        opened = client._transport.app.state.opened  # type: ignore[attr-defined]
        async with opened.pool.connection() as connection:
            cursor = await connection.execute("select pg_backend_pid()")
            (backend,) = await cursor.fetchone()
        with cluster.admin() as other:
            other.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where pid = %s", (backend,)
            )
        statuses = [(await client.get(WHO)).status_code for _ in range(3)]
        assert set(statuses) <= {200, 503}
        monkeypatch.setattr(reading, "WAIT_SECONDS", 5.0)
        assert (await client.get(WHO)).status_code == 200


async def test_one_line_a_request_and_no_content(client: httpx.AsyncClient) -> None:
    """Method, the route's template, status, milliseconds: neither identifiers nor bodies."""
    with capture_logs() as logged:
        await client.get("/v1/agreements/ca-bc-lmda-1997")
        await client.get("/v1/history/lmda-2026-functions/1")
        await client.head("/openapi.json")
        await client.get("/nothing")
    for each in logged:
        assert each.pop("ms") >= 0
    line = {"event": "request", "log_level": "info", "method": "GET"}
    assert logged == [
        {**line, "route": "/v1/agreements/{id}", "status": 200},
        {**line, "route": "/v1/history/{id}", "status": 200},
        {**line, "route": "/openapi.json", "status": 200, "method": "HEAD"},
        {**line, "route": None, "status": 404},
    ]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        ("fr", "fr"),
        ("FR-ca", "fr"),
        ("en, fr", "en"),
        ("fr;q=0.4, en;q=0.3", "fr"),
        ("de, fr;q=0.1", "fr"),
        ("de", "en"),
        ("*", "en"),
        ("*;q=0.1, fr;q=0.2", "fr"),
        ("en;q=0, *", "fr"),
        ("fr;q=nonsense", "en"),
        ("fr;q=2", "en"),
    ],
)
def test_the_readers_language(accepted: str, language: str) -> None:
    """The one that is preferred; English where neither is."""
    scope = {
        "type": "http",
        "query_string": b"",
        "headers": [(b"accept-language", accepted.encode())],
    }
    assert language_of(scope) == language


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        ("", False),
        ("*/*", False),
        ("text/plain", True),
        ("text/*", True),
        ("text/html, application/xhtml+xml, */*;q=0.8", False),
        ("application/json, text/plain", False),
        ("application/json;q=0.5, text/plain", True),
        ("text/plain;q=0", False),
    ],
)
def test_when_a_sentence_is_wanted(accept: str, wanted: bool) -> None:
    """Only where plain text is preferred to JSON."""
    assert wants_sentence(accept) is wanted
