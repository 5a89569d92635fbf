"""Questions over HTTP: the bytes that the command line prints, at any pair of clocks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import httpx
import pytest
from pydantic import BaseModel

from agreements.bootstrap import Runtime, today
from agreements.domain.answers.resolve import Served
from agreements.projections.agreement import agreement
from agreements.projections.asked import Asked
from agreements.projections.deadlines import deadlines
from agreements.projections.devolution import devolution
from agreements.projections.funding import FundingQuestion, funding
from agreements.projections.history import history
from agreements.projections.holdings import holdings
from agreements.projections.obligations import obligations
from agreements.projections.reopeners import reopeners
from agreements.projections.results import results
from agreements.projections.shapes import to_json
from agreements.projections.snapshot import snapshot
from agreements.projections.source import Source
from agreements.projections.who import WhoQuestion, who
from tests.api.conftest import asking

WHO = "/v1/who?function=employment-benefits&territory=CA-BC"
ON = date(2008, 12, 31)
BC = WhoQuestion("employment-benefits", "CA-BC")

Question = Callable[[Asked], Awaitable[BaseModel]]

SAME: tuple[tuple[str, Question], ...] = (
    (f"{WHO}&effective_on=2008-12-31", lambda asked: who(asked, BC)),
    (
        f"{WHO}&effective_on=2008-12-31&role=deliver&below=true",
        lambda asked: who(
            asked, WhoQuestion("employment-benefits", "CA-BC", role="deliver", below=True)
        ),
    ),
    (
        "/v1/agreements/ca-bc-lmda-1997?effective_on=2008-12-31",
        lambda asked: agreement(asked, "ca-bc-lmda-1997"),
    ),
    (
        "/v1/organizations/government-of-canada/holdings?effective_on=2008-12-31",
        lambda asked: holdings(asked, "government-of-canada"),
    ),
    ("/v1/reopeners?effective_on=2008-12-31", reopeners),
    (
        "/v1/reopeners?effective_on=2008-12-31&state=open&agreement=ca-nu-lmda-2000",
        lambda asked: reopeners(asked, state="open", agreement="ca-nu-lmda-2000"),
    ),
    ("/v1/funding?effective_on=2008-12-31", lambda asked: funding(asked, FundingQuestion())),
    (
        "/v1/devolution?effective_on=2008-12-31&agreement=ca-bc-lmda-2008",
        lambda asked: devolution(asked, agreement="ca-bc-lmda-2008"),
    ),
    ("/v1/devolution?effective_on=2008-12-31", devolution),
    (
        "/v1/funding?effective_on=2008-12-31&instrument=ca-ns-lmda-1997&year=2001-02"
        "&function=labour-market&territory=CA&party=government-of-nova-scotia",
        lambda asked: funding(
            asked,
            FundingQuestion(
                instrument="ca-ns-lmda-1997",
                year="2001-02",
                function="labour-market",
                territory="CA",
                party="government-of-nova-scotia",
            ),
        ),
    ),
    (
        "/v1/obligations?effective_on=2008-12-31&state=late&agreement=ca-ab-lmda-1996",
        lambda asked: obligations(asked, state="late", agreement="ca-ab-lmda-1996"),
    ),
    ("/v1/obligations?effective_on=2008-12-31", obligations),
    ("/v1/results?effective_on=2008-12-31", results),
    (
        "/v1/deadlines?from=2008-12-31&to=2009-12-31&party=government-of-quebec",
        lambda asked: deadlines(asked, date(2009, 12, 31), party="government-of-quebec"),
    ),
    (
        "/v1/who?effective_on=2008-12-31&function=job-connect-training"
        "&territory=ottawa-carleton&language=en&clientele=Youth",
        lambda asked: who(
            asked,
            WhoQuestion("job-connect-training", "ottawa-carleton", served=Served("Youth", "en")),
        ),
    ),
    (
        "/v1/history/lmda-2026-functions/2",
        lambda asked: history(
            asked.source.connection, asked.source.snapshot, "lmda-2026-functions/2"
        ),
    ),
)


@pytest.mark.parametrize(("url", "question"), SAME, ids=[url for url, _ in SAME])
async def test_the_body_is_the_answers_bytes(
    client: httpx.AsyncClient, lmda: Runtime, url: str, question: Question
) -> None:
    """One shape for an answer, however it is asked for: `to_json` of it, and nothing around it."""
    async with lmda.reading() as connection:
        asked = Asked(Source(connection, await snapshot(connection, None)), ON, "America/Toronto")
        expected = to_json(await question(asked))
    answer = await client.get(url)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.content == expected


async def test_who_serves_in_a_language(client: httpx.AsyncClient) -> None:
    """R23: a college that serves in French is left out for English, and no other for French."""
    query = {"function": "job-connect-training", "territory": "ottawa-carleton", "role": "deliver"}
    found = {}
    for language in ("en", "fr"):
        asked = {**query, "effective_on": "2000-01-15", "language": language}
        said = (await client.get("/v1/who", params=asked)).json()
        assert said["language_of_service"] == language
        found[language] = {each["holder"]["id"]: each for each in said["holdings"]}
    assert found["fr"].keys() - found["en"].keys() == {"la-cite-collegiale"}
    chains = [each for each in found["fr"].values() if each["manner"] == "delegated"]
    assert {each["chain_state"] for each in chains} == {"complete"}
    assert {each["chain"][0]["instrument"]["id"] for each in chains} == {"on-met-memorandum"}


@pytest.mark.parametrize(
    ("territory", "on", "holders"),
    [
        ("CA-BC", "2008-12-31", ["government-of-british-columbia", "government-of-canada"]),
        ("CA-BC", "2009-02-01", ["government-of-british-columbia", "government-of-canada"]),
        ("CA-BC", "2009-02-02", ["government-of-british-columbia"]),
        ("CA-ON", "2006-12-31", ["hrdc"]),
        ("CA-ON", "2007-01-01", ["government-of-ontario"]),
    ],
)
async def test_who_delivers(
    client: httpx.AsyncClient, territory: str, on: str, holders: list[str]
) -> None:
    """The holders of the day, the day before a takeover and the day itself."""
    query = {"function": "employment-benefits", "territory": territory, "role": "deliver"}
    said = (await client.get("/v1/who", params={**query, "effective_on": on})).json()
    assert said["effective_on"] == on
    assert sorted(each["holder"]["id"] for each in said["holdings"]) == holders


async def test_an_answer_at_a_position_never_changes(lmda: Runtime) -> None:
    """R2, R20: the same bytes after whatever is recorded later; the head's answer moves on."""
    async with asking(lmda) as client:
        now = (await client.get(WHO)).json()
        urls = [
            f"{url}&known_at={now['snapshot']}"
            if "?" in url
            else f"{url}?known_at={now['snapshot']}"
            for url, _ in SAME
        ]
        before = [(await client.get(url)).content for url in urls]
        sent = await client.post("/v1/submissions", json=_later(lmda))
        assert sent.status_code == 201
        assert [(await client.get(url)).content for url in urls] == before
        assert (await client.get(WHO)).json()["snapshot"] == sent.json()["last_position"]


def _later(runtime: Runtime) -> dict[str, Any]:
    """A fact that touches the trail of a subject that the questions above are about."""
    head = runtime.log.head()
    assert head is not None
    return {
        "submission": f"later-{head.position}",
        "actor": "recorder",
        "reason": {"en": "Recorded later."},
        "facts": [
            {
                "fact": "OrganizationRenamed",
                "subject": "government-of-canada",
                "name": {"en": "Canada, renamed", "fr": "Canada, renommé"},
                "effective_on": "2001-01-01",
                "cites": [{"document": "general-knowledge", "basis": "inferred"}],
            }
        ],
    }


async def test_known_at_an_instant_and_before_the_first(client: httpx.AsyncClient) -> None:
    """R2: before the first submission nothing is known; beyond the last one it is provisional."""
    nothing = (await client.get(f"{WHO}&known_at=0")).json()
    assert [each["code"] for each in nothing["findings"]] == ["nothing_recorded"]
    assert nothing["holdings"] == []
    early = (await client.get(f"{WHO}&known_at=1999-12-31T23:59:59-05:00")).json()
    assert (early["known_at"], early["snapshot"]) == ("2000-01-01T04:59:59.000000Z", 0)
    beyond = (await client.get(f"{WHO}&known_at=2999-01-01T00:00:00%2B00:00")).json()
    assert (beyond["provisional"], beyond["known_at"]) == (True, "2999-01-01T00:00:00.000000Z")
    head = (await client.get(WHO)).json()
    echoed = (await client.get(f"{WHO}&known_at={head['known_at']}")).json()
    assert (echoed["snapshot"], echoed["provisional"]) == (head["snapshot"], False)


async def test_the_first_and_the_last_day_of_the_calendar(client: httpx.AsyncClient) -> None:
    """Any day may be asked about; the calendar's ends are no failure."""
    for on in ("0001-01-01", "9999-12-31"):
        for known in ("0001-01-02T00:00:00Z", "9999-12-30T23:59:59Z"):
            for url, _ in SAME[2:5]:
                path = url.partition("?")[0]
                answer = await client.get(path, params={"effective_on": on, "known_at": known})
                assert answer.status_code == 200, answer.text
            answer = await client.get(f"{WHO}&effective_on={on}&known_at={known}")
            assert answer.status_code == 200, answer.text


async def test_the_day_is_today_where_none_is_named(
    client: httpx.AsyncClient, lmda: Runtime
) -> None:
    """R22: today in the registry's time zone, echoed."""
    before = today(lmda.settings)
    said = (await client.get(WHO)).json()
    assert before <= date.fromisoformat(said["effective_on"]) <= today(lmda.settings)
    assert said["time_zone"] == "America/Toronto"


@pytest.mark.parametrize(
    ("headers", "lang", "language", "begins"),
    [
        ({}, "", "en", "On 2"),
        ({"Accept-Language": "fr-CA, en;q=0.5"}, "", "fr", "Le 2"),
        ({"Accept-Language": "en"}, "fr", "fr", "Le 2"),
        ({"Accept-Language": "fr"}, "en", "en", "On 2"),
    ],
)
async def test_who_in_one_plain_sentence(
    client: httpx.AsyncClient, headers: dict[str, str], lang: str, language: str, begins: str
) -> None:
    """`Accept: text/plain` gets the sentence; `lang` comes before `Accept-Language`."""
    url = f"{WHO}&effective_on=2009-02-02&role=deliver" + (f"&lang={lang}" if lang else "")
    answer = await client.get(url, headers={"Accept": "text/plain", **headers})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["content-language"] == language
    assert answer.headers["vary"] == "Accept, Accept-Language"
    assert answer.text.startswith(begins)
    assert answer.text.endswith(".\n")
    data = await client.get(url, headers=headers)
    assert data.json() == (await client.get(url.partition("&lang")[0])).json()


async def test_a_trail_page_by_page(client: httpx.AsyncClient) -> None:
    """Pages pinned to a snapshot together hold each fact once, in the order of the log."""
    whole = (await client.get("/v1/history/ca-bc-lmda-1997")).json()
    names: list[str] = []
    after: int | None = 0
    while after is not None:
        query = {"known_at": whole["snapshot"], "after": after, "limit": 7}
        page = (await client.get("/v1/history/ca-bc-lmda-1997", params=query)).json()
        names += [each["name"] for each in page["entries"]]
        after = page["next_after"]
    assert names == [each["name"] for each in whole["entries"]]
    assert len(names) > 7


async def test_nothing_recorded_is_an_answer(empty: Runtime) -> None:
    """R2: before its first submission every answer is empty and says so; nothing is unknown."""
    async with asking(empty) as client:
        for url, _ in SAME:
            answer = await client.get(url)
            assert answer.status_code == 200, answer.text
            assert [each["code"] for each in answer.json()["findings"]] == ["nothing_recorded"]


async def test_what_changed_between_two_days(client: httpx.AsyncClient) -> None:
    asked = "/v1/changes?from=2009-02-01&to=2009-02-02&about=ca-bc-lmda-2008"
    answer = (await client.get(asked)).json()
    assert answer["effective_from"] == "2009-02-01"
    assert {each["kind"] for each in answer["events"]} == {
        "InstrumentCommenced", "AgreementSuperseded", "StepEffected",
    }  # fmt: skip
    assert {each["change"] for each in answer["holdings"]} == {"began", "ended"}
    backwards = await client.get("/v1/changes?from=2009-02-02&to=2009-02-01")
    assert backwards.status_code == 422


async def test_what_the_record_learned_between_two_positions(client: httpx.AsyncClient) -> None:
    answer = (await client.get("/v1/revisions?from=0&to=now")).json()
    assert answer["status"] == 422
    page = (await client.get("/v1/revisions?from=0&limit=2&effective_on=2000-04-15")).json()
    assert [each["position"] for each in page["revisions"]] == [1, 2]
    assert page["next_after"] == 2
    assert page["holdings"]


async def test_what_documents_of_a_day_showed(client: httpx.AsyncClient) -> None:
    asked = "/v1/who?function=employment-benefits&territory=CA-BC&effective_on=2008-12-31"
    answer = (await client.get(f"{asked}&role=deliver&documented_by=1999-12-31")).json()
    assert answer["documented_by"] == "1999-12-31"
    assert [each["holder"]["id"] for each in answer["holdings"]] == ["hrdc"]
    assert "documented_by" not in (await client.get(asked)).json()
