"""Recording over HTTP: whole, once, or not at all; and reading back what was recorded."""

from __future__ import annotations

import hashlib
import json
from itertools import count
from typing import Any

import httpx
import pytest

from agreements.api.bodies import MOST_BYTES
from agreements.bootstrap import Runtime
from tests.api.test_bad_questions import require_problem

URL = "/v1/submissions"
_NUMBERS = count(1)


def submission(*facts: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A submission that was not sent yet."""
    number = next(_NUMBERS)
    return {
        "submission": f"sent-{number}",
        "actor": "recorder",
        "reason": {"en": "Told for a test."},
        "facts": list(facts or (function(f"function-{number}"),)),
        **fields,
    }


def function(subject: str) -> dict[str, Any]:
    """A function enters the registry."""
    return {
        "fact": "FunctionRegistered",
        "subject": subject,
        "name": {"en": "A function", "fr": "Une fonction"},
        "level": "service",
        "cites": [{"document": "general-knowledge", "basis": "inferred"}],
    }


def signature(**fields: Any) -> dict[str, Any]:
    """Someone signs the agreement of 1997."""
    return {
        "fact": "AgreementSigned",
        "subject": "ca-bc-lmda-1997",
        "party": "government-of-canada",
        "signed_on": "1997-04-25",
        "cites": [{"document": "ipac-1999"}],
        **fields,
    }


def recorded_so_far(runtime: Runtime) -> int:
    head = runtime.log.head()
    return head.position if head else 0


async def test_recorded_once_and_answered_twice(client: httpx.AsyncClient, lmda: Runtime) -> None:
    """201 and a receipt; the same again 200 and the first receipt, in whatever order it is said."""
    before = recorded_so_far(lmda)
    sent = submission()
    first = await client.post(URL, json=sent)
    assert first.status_code == 201
    receipt = first.json()
    assert receipt.keys() == {
        "submission", "first_position", "last_position", "recorded_at", "hash", "repeated"
    }  # fmt: skip
    assert (receipt["first_position"], receipt["repeated"]) == (before + 1, False)
    again = await client.post(URL, json=dict(reversed(sent.items())))
    assert (again.status_code, again.json()) == (200, {**receipt, "repeated": True})
    assert first.headers["location"] == again.headers["location"] == f"{URL}/{sent['submission']}"
    assert recorded_so_far(lmda) == before + 1


async def test_read_back_with_its_proof(client: httpx.AsyncClient, lmda: Runtime) -> None:
    """The document byte for byte, and a hash that anyone can compute."""
    sent = submission()
    receipt = (await client.post(URL, json=sent)).json()
    answer = await client.get(f"{URL}/{sent['submission']}")
    said = answer.json()
    assert said["document"] == sent
    assert {name: said[name] for name in receipt if name != "repeated"} == {
        name: value for name, value in receipt.items() if name != "repeated"
    }
    stored = lmda.log.submission(sent["submission"])
    assert stored is not None
    assert answer.content.endswith(b',"document":' + stored.document + b"}")
    instant = stored.recorded_at.timestamp()
    head = f"{stored.first_position} {stored.last_position} {round(instant * 1_000_000)}\n"
    proof = bytes.fromhex(said["previous_hash"]) + head.encode() + stored.document
    assert hashlib.sha256(proof).hexdigest() == said["hash"]


async def test_another_body_under_the_same_identifier(
    client: httpx.AsyncClient, lmda: Runtime
) -> None:
    """The identifier is the idempotency key: it stands for one body."""
    sent = submission()
    await client.post(URL, json=sent)
    before = recorded_so_far(lmda)
    answer = await client.post(URL, json={**sent, "actor": "another"})
    require_problem(answer, 409, "submission_id_reused")
    assert answer.json()["title"] == "Submission identifier already used"
    assert answer.json()["errors"][0]["pointer"] == "/submission"
    assert recorded_so_far(lmda) == before


async def test_a_stale_version(client: httpx.AsyncClient) -> None:
    """`expects` names what the recorder saw; an identifier with dots is one step of the pointer."""
    named = submission(function("dotted.function"))
    assert (await client.post(URL, json=named)).status_code == 201
    answer = await client.post(URL, json=submission(expects={"dotted.function": 2}))
    require_problem(answer, 409, "stale_version")
    assert answer.json()["errors"][0]["pointer"] == "/expects/dotted.function"
    right = submission(expects={"dotted.function": 1})
    assert (await client.post(URL, json=right)).status_code == 201


async def test_every_refusal_with_the_facts_that_collide(
    client: httpx.AsyncClient, lmda: Runtime
) -> None:
    """Each with its code, its field and both facts named; in the reader's language."""
    before = recorded_so_far(lmda)
    sent = submission(
        signature(party="government-of-ontario"),
        signature(),
    )
    answer = await client.post(URL, json=sent, headers={"Accept-Language": "fr"})
    require_problem(answer, 409, "signature_by_non_party", "fr")
    non_party, twice = answer.json()["errors"]
    name = sent["submission"]
    assert non_party["pointer"] == "/facts/0/party"
    assert non_party["facts"] == [f"{name}/1", "lmda-2026-bc-first-agreement/1"]
    assert (twice["code"], twice["facts"]) == (
        "already_signed",
        [f"{name}/2", "lmda-2026-bc-first-agreement/2"],
    )
    assert "n'est pas partie" in non_party["detail"].replace("’", "'")
    assert recorded_so_far(lmda) == before


async def test_an_unknown_identifier_in_a_fact(client: httpx.AsyncClient) -> None:
    """A refusal, since it depends on the record; the pointer leads to the very citation."""
    fact = signature(party="government-of-canada", cites=[{"document": "nothing"}])
    answer = await client.post(URL, json=submission(fact))
    require_problem(answer, 409, "unknown_identifier")
    assert answer.json()["errors"][0]["pointer"] == "/facts/0/cites/0/document"


BAD_FACTS = [
    ({"signed_on": "1997-02-29"}, "impossible_day", "/facts/0/signed_on"),
    ({"signed_on": "1997-04-25T00:00:00Z"}, "not_a_day", "/facts/0/signed_on"),
    ({"signed_on": 1997}, "wrong_type", "/facts/0/signed_on"),
    ({"signed_on": 861926400.0}, "wrong_type", "/facts/0/signed_on"),
    ({"signed_on": None}, "wrong_type", "/facts/0/signed_on"),
    ({"signed": "1997-04-25"}, "unknown_field", "/facts/0/signed"),
    ({"cites": [{"document": "ipac-1999", "pages": "3"}]}, "unknown_field",
     "/facts/0/cites/0/pages"),
    ({"party": "a\u0000b"}, "bad_identifier", "/facts/0/party"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "code", "pointer"), BAD_FACTS)
async def test_a_fact_that_breaks_a_rule(
    client: httpx.AsyncClient, lmda: Runtime, fields: dict[str, Any], code: str, pointer: str
) -> None:
    """422 before anything is decided; nothing is recorded."""
    before = recorded_so_far(lmda)
    sent = submission(function("never"), signature(**fields))
    answer = await client.post(URL, json=sent)
    require_problem(answer, 422, code)
    (error,) = answer.json()["errors"]
    assert (error["in"], error["pointer"]) == ("body", pointer.replace("/0/", "/1/", 1))
    assert recorded_so_far(lmda) == before


GOOD = json.dumps(submission())
BAD_BODIES = [
    (b"", "empty"),
    (b"{", "bad_json"),
    (b"submission: a\n", "bad_json"),
    (b"[]", "wrong_type"),
    (b"null", "wrong_type"),
    (b"{}", "missing"),
    (b'"\xff"', "not_utf8"),
    (GOOD.replace('"actor"', '"actor": "twice", "actor"').encode(), "duplicate_field"),
    (GOOD.replace('"Told for a test."', "NaN").encode(), "not_a_number"),
    (GOOD.replace("Told", r"\ud800").encode(), "bad_character"),
    (GOOD.replace("Told", r"\u0000").encode(), "bad_character"),
    (b"[" * 100_000, "too_deep"),
    (b'{"facts":' * 50_000 + b"1" + b"}" * 50_000, "too_deep"),
    ((GOOD + GOOD).encode(), "bad_json"),
]


@pytest.mark.parametrize(("body", "code"), BAD_BODIES, ids=[str(n) for n in range(len(BAD_BODIES))])
async def test_a_body_that_is_no_submission(
    client: httpx.AsyncClient, lmda: Runtime, body: bytes, code: str
) -> None:
    """422 with the rule, whatever is sent; nothing is recorded."""
    before = recorded_so_far(lmda)
    headers = {"Content-Type": "application/json; charset=UTF-8"}
    answer = await client.post(URL, content=body, headers=headers)
    require_problem(answer, 422, code)
    french = await client.post(URL, content=body, headers={**headers, "Accept-Language": "fr"})
    require_problem(french, 422, code, "fr")
    assert recorded_so_far(lmda) == before


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": "application/yaml"},
        {"Content-Type": "application/jsonl"},
        {"Content-Type": "application/json; charset=latin-1"},
        {"Content-Type": "application/json", "Content-Encoding": "gzip"},
    ],
)
async def test_another_content_type(client: httpx.AsyncClient, headers: dict[str, str]) -> None:
    """Only JSON in UTF-8: also what keeps other sites' forms out."""
    answer = await client.post(URL, content=GOOD.encode(), headers=headers)
    require_problem(answer, 415, "unsupported_media_type")


async def test_a_body_too_large(client: httpx.AsyncClient) -> None:
    """Refused by its declared length, or where there is none, as soon as it is too long."""

    async def unending() -> Any:
        while True:
            yield b" " * 1_000_000

    headers = {"Content-Type": "application/json"}
    declared = await client.post(URL, content=b" " * (MOST_BYTES + 1), headers=headers)
    require_problem(declared, 413, "body_too_large")
    counted = await client.post(URL, content=unending(), headers=headers)
    require_problem(counted, 413, "body_too_large")
    padded = json.dumps(submission()).encode()
    most = await client.post(URL, content=padded.ljust(MOST_BYTES), headers=headers)
    assert most.status_code == 201


async def test_a_parameter_is_never_ignored(client: httpx.AsyncClient, lmda: Runtime) -> None:
    """Whoever asks for a dry run of a server that has none must not record."""
    before = recorded_so_far(lmda)
    answer = await client.post(f"{URL}?dry_run=true", json=submission())
    require_problem(answer, 422, "unknown_field")
    assert answer.json()["errors"][0]["pointer"] == "/dry_run"
    assert recorded_so_far(lmda) == before
