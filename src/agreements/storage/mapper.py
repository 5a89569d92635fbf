"""Domain facts as eventsourcing's events, under names that outlive the code's layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Protocol, cast

from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import (
    Cipher,
    Compressor,
    Mapper,
    MapperDeserialisationError,
    StoredEvent,
    Transcoder,
)

from agreements.storage.errors import StorageMisuse


@dataclass(frozen=True, slots=True)
class RecordedFact:
    """A domain fact in its place: the subject's id, and its count among the subject's facts."""

    originator_id: str
    originator_version: int
    fact: object


class FactCodec(Protocol):
    """Facts to and from bytes, by registered name: never a module path."""

    def name_of(self, fact: object) -> str:
        """Return the fact type's registered name."""

    def encode(self, fact: object) -> bytes:
        """Return the fact's canonical bytes."""

    def decode(self, name: str, state: bytes) -> object:
        """Return the fact. Raises LookupError for an unknown name, ValueError for bad bytes."""


class FactMapper(Mapper[str]):
    """Maps RecordedFact by a codec. Facts stay readable: neither compressed nor encrypted.

    `foreign`: let events of other aggregates through in the library's own way, topics being
    module paths; otherwise they are refused (StorageMisuse).
    """

    codec: ClassVar[FactCodec]
    foreign: ClassVar[bool] = False

    def __init__(
        self,
        transcoder: Transcoder,
        compressor: Compressor | None = None,
        cipher: Cipher | None = None,
    ) -> None:
        """Take what a factory gives; the codec is the class's (see `mapping`)."""
        if compressor or cipher:
            raise StorageMisuse("facts are neither compressed nor encrypted: they are the proof")
        super().__init__(transcoder)

    @classmethod
    def mapping(cls, codec: FactCodec, *, foreign: bool = False) -> type[FactMapper]:
        """Return a mapper class bound to the codec, as an eventsourcing factory wants one."""
        return type(cls.__name__, (cls,), {"codec": codec, "foreign": foreign})

    def to_stored_event(self, domain_event: DomainEventProtocol[str]) -> StoredEvent:
        """Return the event as stored. Raises StorageMisuse for an event that is no fact."""
        if not isinstance(domain_event, RecordedFact):
            self._require_foreign(type(domain_event).__qualname__)
            return super().to_stored_event(domain_event)
        return StoredEvent(
            domain_event.originator_id,
            domain_event.originator_version,
            self.codec.name_of(domain_event.fact),
            self.codec.encode(domain_event.fact),
        )

    def to_domain_event(self, stored_event: StoredEvent) -> DomainEventProtocol[str]:
        """Return the fact in its place. Raises MapperDeserialisationError, StorageMisuse."""
        name = stored_event.topic
        if ":" in name:  # a module path and a class; a registered name has no colon
            self._require_foreign(name)
            return super().to_domain_event(stored_event)
        try:
            fact = self.codec.decode(name, stored_event.state)
        except (LookupError, ValueError) as error:
            raise MapperDeserialisationError(
                f"{name} {stored_event.originator_id} v{stored_event.originator_version}: {error}"
            ) from error
        recorded = RecordedFact(
            str(stored_event.originator_id), stored_event.originator_version, fact
        )
        return cast("DomainEventProtocol[str]", recorded)

    def _require_foreign(self, name: str) -> None:
        if not self.foreign:
            raise StorageMisuse(f"{name} is not a registered fact")
