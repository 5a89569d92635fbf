"""Facts to and from bytes: by name, and through upcasts from the version they were recorded in."""

import json
from typing import Any, ClassVar, Literal

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from agreements.domain.codec import CODEC, UPCASTS, Codec, Fields, decode, encode
from agreements.domain.facts import FACT_TYPES, FactAnnulled, FactSuperseded, InstrumentCommenced
from agreements.domain.facts.base import Fact
from agreements.domain.words import SubjectId
from agreements.storage.mapper import FactCodec

ANNULLED = FactAnnulled(subject="a", corrects="s-1/1")


class BridgeOpened(Fact):
    """A made-up fact in its third shape: ``bridge`` was a name, then was called ``river``."""

    version: ClassVar[int] = 3
    fact: Literal["BridgeOpened"] = "BridgeOpened"
    river: SubjectId
    toll: bool = False


def renamed(fields: Fields) -> Fields:
    """1 -> 2: ``bridge`` is called ``river``."""
    return {("river" if name == "bridge" else name): value for name, value in fields.items()}


def with_toll(fields: Fields) -> Fields:
    """2 -> 3: whether there is a toll was a word."""
    return {**fields, "toll": fields.get("toll") == "yes"}


MADE_UP = Codec(
    {**FACT_TYPES, "BridgeOpened": BridgeOpened},
    {("BridgeOpened", 1): renamed, ("BridgeOpened", 2): with_toll},
)


def bytes_of(**fields: Any) -> bytes:
    return json.dumps({"fact": "BridgeOpened", "subject": "a", **fields}).encode()


def test_the_codec_is_what_the_log_asks_for() -> None:
    codec: FactCodec = CODEC

    assert codec.name_of(ANNULLED) == "FactAnnulled"
    assert codec.decode("FactAnnulled", codec.encode(ANNULLED)) == ANNULLED
    assert decode("FactAnnulled", encode(ANNULLED)) == ANNULLED


def test_bytes_are_canonical_and_leave_out_what_stands_at_its_default() -> None:
    assert encode(ANNULLED) == b'{"corrects":"s-1/1","fact":"FactAnnulled","subject":"a"}'


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1))
def test_the_bytes_of_any_text_are_those_of_rfc_8785(text: str) -> None:
    """Compact sorted JSON is the canonical form of what a fact can hold."""
    said: dict[str, Any] = {
        "fact": "DocumentRegistered",
        "subject": "a",
        "title": {"en": f"x{text}", "fr": "x\\"},
    }
    said["note"] = {"en": f'x{text}\n\t\r"\\/'}

    assert encode(decode("DocumentRegistered", json.dumps(said).encode())) == rfc8785.dumps(said)


def test_a_fact_recorded_in_its_first_shape_is_brought_to_the_last() -> None:
    """Upcasts are applied one after the other; without ``v`` the version is 1."""
    expected = BridgeOpened(subject="a", river="fraser")

    assert MADE_UP.decode("BridgeOpened", bytes_of(bridge="fraser")) == expected
    assert MADE_UP.decode("BridgeOpened", bytes_of(v=1, bridge="fraser")) == expected


def test_a_fact_recorded_in_a_later_shape_takes_the_remaining_upcasts_only() -> None:
    second = MADE_UP.decode("BridgeOpened", bytes_of(v=2, river="fraser", toll="yes"))
    third = MADE_UP.decode("BridgeOpened", bytes_of(v=3, river="fraser", toll=True))

    assert second == third == BridgeOpened(subject="a", river="fraser", toll=True)


def test_a_fact_is_written_with_its_version_beyond_the_first() -> None:
    opened = BridgeOpened(subject="a", river="fraser")
    content = MADE_UP.encode(opened)

    assert content == b'{"fact":"BridgeOpened","river":"fraser","subject":"a","v":3}'
    assert MADE_UP.decode("BridgeOpened", content) == opened


@pytest.mark.parametrize("version", [0, 4, -1, "1", None, 1.5])
def test_a_version_that_this_release_does_not_know_is_refused(version: object) -> None:
    with pytest.raises(ValueError, match=r"BridgeOpened: version .* is not one that this release"):
        MADE_UP.decode("BridgeOpened", bytes_of(v=version, river="fraser"))


def test_a_replacement_is_written_and_read_in_its_own_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A correction holds a whole fact: it is upcast like one that stands alone."""
    monkeypatch.setattr(InstrumentCommenced, "version", 2)
    codec = Codec(FACT_TYPES, {("InstrumentCommenced", 1): _day_renamed})
    replacement: dict[str, Any] = {
        "fact": "InstrumentCommenced",
        "subject": "a",
        "cites": [{"document": "d"}],
    }
    said: dict[str, Any] = {"fact": "FactSuperseded", "subject": "a", "corrects": "s-1/1"}
    old = {**said, "replacement": {**replacement, "commenced_on": "1997"}}
    fact = codec.decode("FactSuperseded", json.dumps(old).encode())

    assert isinstance(fact, FactSuperseded)
    assert codec.encode(fact) == rfc8785.dumps(
        {**said, "replacement": {**replacement, "effective_on": "1997", "v": 2}}
    )
    assert codec.decode("FactSuperseded", codec.encode(fact)) == fact


def _day_renamed(fields: Fields) -> Fields:
    return {("effective_on" if name == "commenced_on" else name): v for name, v in fields.items()}


def test_every_version_that_was_released_has_its_way_to_the_present() -> None:
    assert CODEC.missing() == ()
    assert UPCASTS.keys() <= {
        (name, version) for name, kind in FACT_TYPES.items() for version in range(1, kind.version)
    }
    assert Codec({"BridgeOpened": BridgeOpened}, {}).missing() == (
        ("BridgeOpened", 1),
        ("BridgeOpened", 2),
    )


def test_an_unknown_name_is_a_lookup_error_and_bad_bytes_a_value_error() -> None:
    with pytest.raises(LookupError, match="'BridgeOpened' is not a registered kind of fact"):
        decode("BridgeOpened", bytes_of(river="fraser"))
    with pytest.raises(LookupError, match="BridgeOpened is not a registered kind of fact"):
        CODEC.encode(BridgeOpened(subject="a", river="fraser"))
    with pytest.raises(LookupError, match="str is not a registered kind of fact"):
        CODEC.name_of("FactAnnulled")
    for state in (b"", b"[]", b"{}", b'{"fact":"FactAnnulled"}', b"\xff"):
        for name in ("FactAnnulled", "FactSuperseded"):
            with pytest.raises(ValueError, match=r"."):
                decode(name, state)


def test_a_day_only_known_to_be_not_after_another_is_written_as_it_was_read() -> None:
    said: dict[str, Any] = {
        "fact": "AgreementSigned",
        "subject": "a",
        "party": "b",
        "signed_on": "..1998-03-31",
        "cites": [{"document": "d"}],
    }

    assert encode(decode("AgreementSigned", json.dumps(said).encode())) == rfc8785.dumps(said)


def test_a_fact_under_another_facts_name_is_refused() -> None:
    with pytest.raises(ValueError, match="fact"):
        decode("OrganizationDissolved", encode(ANNULLED))
