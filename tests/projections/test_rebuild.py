"""Every claim can be derived again from the log, and then is what recording one by one left."""

from __future__ import annotations

import hashlib
import json
import threading

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings

from agreements.application.registry import Registry
from agreements.domain.claims.shapes import CLAIM
from agreements.domain.refusals import Refused
from agreements.domain.submissions import Submission
from agreements.projections.rebuild import DERIVATION, rebuild, require_current
from agreements.storage.connections import open_pool
from agreements.storage.errors import MigrationRefused
from agreements.storage.log import Log
from tests import histories
from tests.histories import commenced, signed, submission
from tests.lmda import SUBMISSIONS
from tests.postgres import APP, Cluster, Database

_ROWS = "select * from agreements.claim order by subject, part, known_from"
_MENTIONS = "select * from agreements.mention order by id, position"
SHAPE = (2, "53196395e2b742e94736a6aba683cf669958faec05ed9175fea33731d5d2bf00")
"""``DERIVATION``, and the SHA-256 of the schema of the claims that it derives."""


def _lmda() -> list[Submission]:
    return list(SUBMISSIONS)


def _rows(database: Database, query: str = _ROWS) -> list[tuple[object, ...]]:
    with psycopg.connect(database.dsn()) as conn:
        return conn.execute(query.encode()).fetchall()


def test_the_real_history_is_rebuilt_row_for_row(database: Database, log: Log) -> None:
    """Handbook section 3: every table of answers can be dropped and rebuilt from the log."""
    registry = Registry(log)
    for each in _lmda():
        registry.record(each)
    before, mentions = _rows(database), _rows(database, _MENTIONS)

    assert rebuild(database.dsn()).differing == 0
    with database.admin() as admin:
        admin.execute("truncate agreements.claim, agreements.mention")
    rebuilt = rebuild(database.dsn())

    assert _rows(database) == before
    assert _rows(database, _MENTIONS) == mentions
    assert (rebuilt.claims, rebuilt.mentions) == (len(before), len(mentions))
    assert rebuilt.differing == len(before) + len(mentions)


def test_a_row_that_was_tampered_with_is_put_right(database: Database, log: Log) -> None:
    """A claim that the log does not give goes, a changed one is replaced, a lost one restored."""
    registry = Registry(log)
    for each in _lmda():
        registry.record(each)
    before = _rows(database)
    with database.admin() as admin:
        admin.execute("alter table agreements.claim disable trigger user")
        admin.execute("update agreements.claim set body = '{}' where part = 'life'")
        admin.execute("delete from agreements.claim where kind = 'territory'")
        admin.execute(
            "insert into agreements.claim values ('x', 'self', 1, null, 'life', null, null, null,"
            " '{}', '{}')"
        )
        admin.execute("alter table agreements.claim enable trigger user")

    assert rebuild(database.dsn()).differing > 0
    assert _rows(database) == before
    assert rebuild(database.dsn()).differing == 0


def test_recording_goes_on_during_a_rebuild(database: Database, log: Log) -> None:
    """What is recorded while a rebuild runs is in its result."""
    registry = Registry(log)
    for each in _lmda():
        registry.record(each)
    reached, go_on = threading.Event(), threading.Event()

    def pause(done: int) -> None:
        if done == 1:
            reached.set()
            assert go_on.wait(30)

    found = []
    rebuilding = threading.Thread(target=lambda: found.append(rebuild(database.dsn(), pause)))
    rebuilding.start()
    assert reached.wait(30)
    renamed = _lmda()[2].model_copy(update={"submission": "later"})
    facts = tuple(
        each.model_copy(update={"subject": f"{each.subject}-x"}) for each in renamed.facts
    )
    registry.record(renamed.model_copy(update={"facts": facts}))
    go_on.set()
    rebuilding.join(60)

    assert found[0].differing == 0
    assert found[0].claims == len(_rows(database))


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories.histories())
def test_any_history_is_rebuilt_row_for_row(cluster: Cluster, told: list[Submission]) -> None:
    """Rebuilt equals incremental, whatever was recorded, corrected and un-corrected."""
    with cluster.database() as database, open_pool(database.dsn()) as pool:
        registry = Registry(Log(pool))
        for each in told:
            try:
                registry.record(each)
            except Refused:
                continue
        before = _rows(database)
        assert rebuild(database.dsn()).differing == 0
        with database.admin() as admin:
            admin.execute("truncate agreements.claim, agreements.mention")
        rebuild(database.dsn())
        assert _rows(database) == before


@pytest.mark.parametrize("again", [1, 2])
def test_an_empty_log_rebuilds_to_nothing(database: Database, again: int) -> None:
    """Nothing recorded, nothing claimed; as often as it is asked for."""
    for _ in range(again):
        rebuilt = rebuild(database.dsn())
        assert (rebuilt.subjects, rebuilt.claims, rebuilt.differing) == (0, 0, 0)


def test_the_builders_are_recorded(log: Log) -> None:
    """The histories' first submission registers everything that the others name."""
    registry = Registry(log)
    registry.record(histories.REGISTRATIONS)
    registry.record(submission("signed", signed("lmda", "federal", "2000-01-05")))
    receipt = registry.record(submission("in-force", commenced("lmda", "2000-01-12")))
    head = log.head()
    assert head is not None
    assert receipt.last_position == head.position


def test_what_another_release_derived_is_derived_anew_when_the_registry_is_opened(
    database: Database, log: Log
) -> None:
    """Once, by whoever opens it first; a registry of this release is left alone."""
    require_current(database.dsn())
    registry = Registry(log)
    for each in _lmda():
        registry.record(each)
    before = _rows(database)
    with database.admin() as admin:
        admin.execute("alter table agreements.claim disable trigger user")
        admin.execute("update agreements.claim set body = '{}' where part = 'life'")
        admin.execute("alter table agreements.claim enable trigger user")
    assert require_current(database.dsn()) is None

    with database.admin() as admin:
        admin.execute("update agreements.derivation set version = version - 1")
    done = require_current(database.dsn())

    assert done is not None
    assert done.differing > 0
    assert _rows(database) == before
    assert require_current(database.dsn()) is None
    assert _rows(database, "select version from agreements.derivation") == [(DERIVATION,)]


def test_only_the_owner_derives_anew_what_another_release_derived(database: Database) -> None:
    """Whoever may not is told so, and nothing changes."""
    require_current(database.dsn(APP))
    with database.admin() as admin:
        admin.execute("update agreements.derivation set version = version - 1")

    with pytest.raises(MigrationRefused, match="owner"):
        require_current(database.dsn(APP))

    assert _rows(database, "select version from agreements.derivation") == [(DERIVATION - 1,)]


def test_the_shape_of_claims_is_that_of_this_derivation() -> None:
    """A registry that holds claims of another shape could not read them: it derives them anew."""
    shape = json.dumps(_without_prose(CLAIM.json_schema()), sort_keys=True)

    digest = hashlib.sha256(shape.encode()).hexdigest()

    assert (DERIVATION, digest) == SHAPE, (
        "the shape of claims changed: raise DERIVATION and write the digest anew"
    )


def _without_prose(schema: object) -> object:
    """Return a schema without its titles and descriptions: they may change at any time."""
    if isinstance(schema, list):
        return [_without_prose(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    prose = {name for name in ("title", "description") if isinstance(schema.get(name), str)}
    return {name: _without_prose(each) for name, each in schema.items() if name not in prose}
