"""What is asked wrongly is told clearly: the parameter, the rule, a stable code, two languages."""

from __future__ import annotations

import httpx
import pytest

WHO = "/v1/who?function=employment-benefits&territory=CA-BC"
AGREEMENT = "/v1/agreements/ca-bc-lmda-1997"
HISTORY = "/v1/history/ca-bc-lmda-1997"

BAD = [
    # a day
    (f"{WHO}&effective_on=1997-02-29", 422, "impossible_day", "/effective_on"),
    (f"{WHO}&effective_on=1997-13-01", 422, "impossible_day", "/effective_on"),
    (f"{WHO}&effective_on=0000-01-01", 422, "impossible_day", "/effective_on"),
    (f"{WHO}&effective_on=1997", 422, "not_a_day", "/effective_on"),
    (f"{WHO}&effective_on=1997-04", 422, "not_a_day", "/effective_on"),
    (f"{WHO}&effective_on=32", 422, "not_a_day", "/effective_on"),
    (f"{WHO}&effective_on=861926400", 422, "not_a_day", "/effective_on"),
    (f"{WHO}&effective_on=1997-4-25", 422, "not_a_day", "/effective_on"),
    (f"{WHO}&effective_on=19970425", 422, "not_a_day", "/effective_on"),
    (f"{WHO}&effective_on=1997-W17-5", 422, "not_a_day", "/effective_on"),
    (f"{WHO}&effective_on=1997-04-25T00:00:00Z", 422, "not_a_day", "/effective_on"),
    (f"{WHO}&effective_on=1997-04-25%20", 422, "not_a_day", "/effective_on"),
    (f"{WHO}&effective_on=%D9%A1997-04-25", 422, "not_a_day", "/effective_on"),
    (f"{WHO}&effective_on=", 422, "not_a_day", "/effective_on"),
    (f"{WHO}&effective_on=unknown", 422, "not_a_day", "/effective_on"),
    (f"{AGREEMENT}?effective_on=1997-02-29", 422, "impossible_day", "/effective_on"),
    ("/v1/reopeners?effective_on=1997", 422, "not_a_day", "/effective_on"),
    # a known-at
    (f"{WHO}&known_at=2009-02-02T00:00:00", 422, "zone_missing", "/known_at"),
    (f"{WHO}&known_at=2009-02-02T00:00:00+00:00", 422, "zone_missing", "/known_at"),
    (f"{WHO}&known_at=2009-02-02", 422, "not_known_at", "/known_at"),
    (f"{WHO}&known_at=2009", 422, "unknown_position", "/known_at"),
    (f"{WHO}&known_at=999999999999999999", 422, "unknown_position", "/known_at"),
    (f"{WHO}&known_at=9999999999999999999", 422, "not_known_at", "/known_at"),
    (f"{WHO}&known_at=-1", 422, "not_known_at", "/known_at"),
    (f"{WHO}&known_at=1.0", 422, "not_known_at", "/known_at"),
    (f"{WHO}&known_at=now", 422, "not_known_at", "/known_at"),
    (f"{WHO}&known_at=", 422, "not_known_at", "/known_at"),
    (f"{WHO}&known_at=2009-02-30T00:00:00Z", 422, "impossible_instant", "/known_at"),
    (f"{WHO}&known_at=2009-02-02T23:59:60Z", 422, "impossible_instant", "/known_at"),
    (f"{WHO}&known_at=0001-01-01T00:00:00%2B14:00", 422, "impossible_instant", "/known_at"),
    (f"{WHO}&known_at=0001-01-01T00:00:00Z", 422, "impossible_instant", "/known_at"),
    (f"{WHO}&known_at=9999-12-31T23:59:59-12:00", 422, "impossible_instant", "/known_at"),
    (f"{HISTORY}?known_at=2009", 422, "unknown_position", "/known_at"),
    # the other parameters
    (f"{WHO}&role=delivers", 422, "not_one_of", "/role"),
    (f"{WHO}&role=", 422, "not_one_of", "/role"),
    (f"{WHO}&below=1", 422, "not_one_of", "/below"),
    (f"{WHO}&lang=de", 422, "not_one_of", "/lang"),
    ("/v1/funding?year=2013", 422, "not_a_fiscal_year", "/year"),
    ("/v1/funding?year=2013-15", 422, "not_a_fiscal_year", "/year"),
    ("/v1/funding?year=", 422, "not_a_fiscal_year", "/year"),
    ("/v1/reopeners?state=closing-soon", 422, "not_one_of", "/state"),
    ("/v1/obligations?state=overdue", 422, "not_one_of", "/state"),
    ("/v1/deadlines?from=1998-01-01&to=1997-12-31", 422, "span_reversed", "/to"),
    ("/v1/deadlines?from=1900-01-01&to=2000-01-02", 422, "span_too_long", "/to"),
    ("/v1/deadlines?from=1998&to=1998-12-31", 422, "not_a_day", "/from"),
    ("/v1/deadlines?to=1998-12-31", 422, "missing", "/from"),
    ("/v1/deadlines?from=1998-01-01&to=1998-12-31&effective_on=1998-01-01", 422,
     "unknown_field", "/effective_on"),
    (f"{HISTORY}?limit=0", 422, "not_a_count", "/limit"),
    (f"{HISTORY}?limit=1001", 422, "not_a_count", "/limit"),
    (f"{HISTORY}?after=-1", 422, "not_a_count", "/after"),
    (f"{HISTORY}?after=1.0", 422, "not_a_count", "/after"),
    (f"{HISTORY}?after=9999999999999999999", 422, "not_a_count", "/after"),
    ("/v1/who?function=employment-benefits", 422, "missing", "/territory"),
    (f"{WHO}&on=2008-12-31", 422, "unknown_field", "/on"),
    (f"{WHO}&a/b~c=1", 422, "unknown_field", "/a~1b~0c"),
    (f"{AGREEMENT}?role=deliver", 422, "unknown_field", "/role"),
    (f"{HISTORY}?effective_on=2008-12-31", 422, "unknown_field", "/effective_on"),
    ("/v1/submissions/lmda-2026-functions?lang=en", 422, "unknown_field", "/lang"),
    ("/v1/schema/submission?version=1", 422, "unknown_field", "/version"),
    (f"{WHO}&territory=CA-ON", 422, "duplicate_field", "/territory"),
    (f"{WHO}&effective_on=2008-12-31&effective_on=2008-12-31", 422, "duplicate_field",
     "/effective_on"),
    # identifiers
    ("/v1/who?function=employment&territory=CA-BC", 404, "unknown_identifier", "/function"),
    ("/v1/who?function=CA-BC&territory=CA-BC", 404, "unknown_identifier", "/function"),
    ("/v1/who?function=employment-benefits&territory=CA-XX", 404, "unknown_identifier",
     "/territory"),
    ("/v1/who?function=employment-benefits&territory=ca-bc", 404, "unknown_identifier",
     "/territory"),
    ("/v1/who?function=&territory=CA-BC", 404, "unknown_identifier", "/function"),
    ("/v1/who?function=a%00b&territory=CA-BC", 404, "unknown_identifier", "/function"),
    ("/v1/who?function=%ff%fe&territory=CA-BC", 404, "unknown_identifier", "/function"),
    ("/v1/agreements/ca-bc-lmda-1979", 404, "unknown_identifier", "/id"),
    ("/v1/agreements/CA-BC", 404, "unknown_identifier", "/id"),
    ("/v1/agreements/a%00b", 404, "unknown_identifier", "/id"),
    ("/v1/agreements/%F0%9F%8D%81", 404, "unknown_identifier", "/id"),
    ("/v1/organizations/CA-BC/holdings", 404, "unknown_identifier", "/id"),
    ("/v1/reopeners?agreement=ca-bc-lmda-1979", 404, "unknown_identifier", "/agreement"),
    ("/v1/devolution?agreement=ca-bc-lmda-1979", 404, "unknown_identifier", "/agreement"),
    ("/v1/history/nothing", 404, "unknown_identifier", "/id"),
    ("/v1/history/lmda-2026-functions/999", 404, "unknown_identifier", "/id"),
    ("/v1/history/lmda-2026-functions/0", 404, "unknown_identifier", "/id"),
    ("/v1/history/lmda-2026-functions/1/2", 404, "unknown_identifier", "/id"),
    ("/v1/history/", 404, "unknown_identifier", "/id"),
    ("/v1/submissions/nothing", 404, "unknown_identifier", "/id"),
    ("/v1/submissions/a%00b", 404, "unknown_identifier", "/id"),
]  # fmt: skip


def require_problem(answer: httpx.Response, status: int, code: str, language: str = "en") -> None:
    """The shape that every problem has."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    assert answer.headers["content-language"] == language
    said = answer.json()
    assert said.keys() == {"type", "code", "title", "status", "detail", "errors"}
    assert (answer.status_code, said["status"], said["code"]) == (status, status, code), said
    assert said["type"] == f"/problems/{code}"
    assert said["title"]
    assert said["detail"]
    for each in said["errors"]:
        assert each.keys() == {"in", "pointer", "code", "detail", "facts"}
        assert each["detail"]


@pytest.mark.parametrize(("url", "status", "code", "pointer"), BAD)
async def test_a_bad_question(
    client: httpx.AsyncClient, url: str, status: int, code: str, pointer: str
) -> None:
    """One problem, that names the parameter and the rule."""
    english = await client.get(url)
    require_problem(english, status, code)
    (error,) = english.json()["errors"]
    assert (error["code"], error["pointer"]) == (code, pointer)
    assert error["in"] == ("path" if pointer == "/id" else "query")
    if "lang=" not in url:
        french = await client.get(url, headers={"Accept-Language": "fr-CA,fr;q=0.9,en;q=0.8"})
        require_problem(french, status, code, "fr")
        assert french.json()["detail"] != english.json()["detail"]
        assert french.json()["title"] != english.json()["title"]


async def test_every_mistake_is_told_at_once(client: httpx.AsyncClient) -> None:
    """Nobody has to come back once for each mistake."""
    answer = await client.get("/v1/who?effective_on=1997-02-29&role=delivers&colour=red")
    require_problem(answer, 422, answer.json()["code"])
    found = {each["pointer"]: each["code"] for each in answer.json()["errors"]}
    assert found == {
        "/function": "missing",
        "/territory": "missing",
        "/effective_on": "impossible_day",
        "/role": "not_one_of",
        "/colour": "unknown_field",
    }
    assert "(and 4 more" in answer.json()["detail"]


async def test_the_choices_are_named(client: httpx.AsyncClient) -> None:
    """Whoever mistypes learns what there is."""
    role = (await client.get(f"{WHO}&role=delivers")).json()["detail"]
    assert role.startswith("role: 'delivers' is not one of: legislate, set-policy,")
    field = (await client.get(f"{AGREEMENT}?on=2008-12-31")).json()["detail"]
    assert field == "on: no such parameter here; there are: documented_by, effective_on, known_at"
    below = (await client.get(f"{WHO}&below=yes")).json()["detail"]
    assert below == "below: 'yes' is not one of: true, false"


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("/v1/gaps?about=nope", "about"),
        ("/v1/funding?instrument=ca-bc-lmda-1997&party=nope", "party"),
        ("/v1/obligations?agreement=nope", "agreement"),
        ("/v1/obligations?owed_by=nope", "owed_by"),
        ("/v1/results?agreement=nope", "agreement"),
    ],
)
async def test_an_unknown_identifier_names_its_parameter(
    client: httpx.AsyncClient, asked: str, name: str
) -> None:
    answer = await client.get(asked)
    require_problem(answer, 404, "unknown_identifier")
    (wrong,) = answer.json()["errors"]
    assert (wrong["in"], wrong["pointer"]) == ("query", f"/{name}")


async def test_a_position_to_come_names_its_parameter(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/revisions?from=0&to=99999999")
    require_problem(answer, 422, "unknown_position")
    assert answer.json()["errors"][0]["pointer"] == "/to"
    assert answer.json()["detail"].startswith("to: position 99999999 is not recorded yet")


async def test_a_long_or_broken_value_is_told_short(client: httpx.AsyncClient) -> None:
    """What is echoed stays on one line and within bounds."""
    answer = await client.get(f"{WHO}&role={'x' * 5_000}%0A%1B[31m")
    require_problem(answer, 422, "not_one_of")
    assert "x" * 60 not in answer.json()["detail"]
    assert "\n" not in answer.json()["detail"]
