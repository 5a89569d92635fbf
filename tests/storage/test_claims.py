"""Claims change with the submission that changes them; closing one is the only update."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest

from agreements.storage import errors
from agreements.storage.log import Log
from tests.postgres import OWNER, Database
from tests.storage.entries import claim, entry


def test_claims_are_opened_and_closed_at_the_submissions_last_position(
    log: Log, database: Database
) -> None:
    log.append(entry("s1", ("a", 1), ("a", 2), opens=[claim("a", "p"), claim("a", "q")]))
    log.append(entry("s2", ("a", 3), closes=[("a", "p")], opens=[claim("a", "p", '{"x": 1}')]))

    with database.admin() as conn:
        rows = conn.execute(
            "select part, known_from, known_until from agreements.claim order by part, known_from"
        ).fetchall()
    assert rows == [("p", 2, 3), ("p", 3, None), ("q", 2, None)]


def test_open_claims_are_those_known_now(log: Log) -> None:
    log.append(entry("s1", ("a", 1), opens=[claim("a", "p"), claim("a", "q"), claim("b", "p")]))
    log.append(entry("s2", ("a", 2), closes=[("a", "p")], opens=[claim("a", "r", '{"x": 1}')]))

    assert log.open_claims(["a"]) == [claim("a", "q"), claim("a", "r", '{"x": 1}')]
    assert log.open_claims(["a", "b"], ["p", "r"]) == [
        claim("a", "r", '{"x": 1}'),
        claim("b", "p"),
    ]
    assert log.open_claims(["a"], []) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"closes": [("a", "never-opened")]},
        {"closes": [("a", "p"), ("a", "p")]},
        {"closes": [("a", "p"), ("b", "p")]},
        {"opens": [claim("a", "p")]},
        {"opens": [claim("a", "q"), claim("a", "q")]},
    ],
)
def test_a_change_of_claims_that_does_not_fit_is_refused_whole(
    log: Log, changes: dict[str, Any]
) -> None:
    log.append(entry("s1", ("a", 1), opens=[claim("a", "p")]))

    with pytest.raises(errors.ClaimConflict):
        log.append(entry("s2", ("a", 2), **changes))

    assert log.open_claims(["a"]) == [claim("a", "p")]
    assert log.facts_of(["a"])[-1].position == 1


@pytest.mark.parametrize(
    "change",
    [
        "update agreements.claim set known_until = null where known_until is not null",
        "update agreements.claim set known_until = 9 where known_until is not null",
        "update agreements.claim set body = '{}', known_until = 9 where known_until is null",
        "update agreements.claim set role = null, known_until = 9 where known_until is null",
    ],
)
def test_closing_is_the_only_update_even_for_the_owner(
    log: Log, database: Database, change: str
) -> None:
    log.append(entry("s1", ("a", 1), opens=[claim("a", "p", '{"x": 1}')]))
    log.append(entry("s2", ("a", 2), closes=[("a", "p")], opens=[claim("a", "p", '{"x": 2}')]))

    with (
        psycopg.connect(database.dsn(OWNER)) as conn,
        pytest.raises(psycopg.Error, match="closing an open claim") as refused,
    ):
        conn.execute(change)
    assert refused.value.sqlstate == "AR003"


def test_the_owner_may_rebuild_claims_and_mentions(log: Log, database: Database) -> None:
    log.append(entry("s1", ("a", 1), opens=[claim("a", "p")]))

    with psycopg.connect(database.dsn(OWNER)) as conn:
        conn.execute("delete from agreements.claim")
        conn.execute("truncate agreements.claim, agreements.mention")

    assert log.open_claims(["a"]) == []
