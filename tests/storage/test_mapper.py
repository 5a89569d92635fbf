"""Facts are stored under registered names, readable, and come back as they were."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate
from eventsourcing.persistence import JSONTranscoder, MapperDeserialisationError, StoredEvent

from agreements.storage.canonical import canonical
from agreements.storage.errors import StorageMisuse
from agreements.storage.mapper import FactMapper, RecordedFact
from tests.postgres import APP, Database


@dataclass(frozen=True)
class Signed:
    """A fact, as a domain would have it."""

    party: str


class Codec:
    """Knows one name."""

    def name_of(self, fact: object) -> str:
        assert isinstance(fact, Signed)
        return "agreement-signed"

    def encode(self, fact: object) -> bytes:
        return canonical({"fact": self.name_of(fact), **vars(fact)})

    def decode(self, name: str, state: bytes) -> object:
        kind = {"agreement-signed": Signed}[name]
        said = json.loads(state)
        return kind(said["party"])


FACT = RecordedFact("agr-lmda-qc", 3, Signed("ca-qc"))
STORED = StoredEvent(
    "agr-lmda-qc", 3, "agreement-signed", b'{"fact":"agreement-signed","party":"ca-qc"}'
)


@pytest.fixture
def mapper() -> FactMapper:
    return FactMapper.mapping(Codec())(JSONTranscoder())


def test_a_fact_is_stored_under_its_name_and_comes_back(mapper: FactMapper) -> None:
    assert mapper.to_stored_event(FACT) == STORED
    assert mapper.to_domain_event(STORED) == FACT


@pytest.mark.parametrize(
    ("name", "state"), [("never-registered", STORED.state), (STORED.topic, b"not JSON")]
)
def test_what_cannot_be_read_says_which_fact_it_is(
    mapper: FactMapper, name: str, state: bytes
) -> None:
    with pytest.raises(MapperDeserialisationError, match="agr-lmda-qc v3"):
        mapper.to_domain_event(StoredEvent("agr-lmda-qc", 3, name, state))


def test_another_librarys_events_are_let_through_only_when_asked(mapper: FactMapper) -> None:
    opened: Any = Aggregate.Event(
        originator_id=uuid4(), originator_version=1, timestamp=Aggregate.Event.create_timestamp()
    )
    both = FactMapper.mapping(Codec(), foreign=True)(Application().construct_transcoder())
    stored = both.to_stored_event(opened)

    assert both.to_domain_event(stored) == opened
    assert both.to_domain_event(STORED) == FACT
    with pytest.raises(StorageMisuse, match=r"Aggregate\.Event"):
        mapper.to_stored_event(opened)
    with pytest.raises(StorageMisuse, match=r"eventsourcing\.domain:Aggregate\.Event"):
        mapper.to_domain_event(stored)


def test_facts_are_not_compressed() -> None:
    with pytest.raises(StorageMisuse):
        FactMapper.mapping(Codec())(JSONTranscoder(), compressor=zlib)  # type: ignore[arg-type]


def test_an_application_stores_facts_with_it(database: Database) -> None:
    class Registry(Application[str]):
        def construct_mapper(self) -> FactMapper:
            return FactMapper.mapping(Codec())(JSONTranscoder())

    env = {
        "PERSISTENCE_MODULE": "agreements.storage.factory",
        "AGREEMENTS_DATABASE_URL": database.dsn(APP),
        "ORIGINATOR_ID_TYPE": "text",
    }
    with Registry(env) as app:
        app.events.put([FACT])

        assert list(app.events.get("agr-lmda-qc")) == [FACT]
        assert app.recorder.select_notifications(1, 10)[0].topic == "agreement-signed"
