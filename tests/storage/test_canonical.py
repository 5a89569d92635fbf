"""One value, one byte form; and the fast way to it gives the same bytes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.storage.canonical import canonical, parsed

# Characters on both sides of where UTF-16 sorts otherwise, and all that JSON escapes.
words = st.text(st.sampled_from('aé€’\u007f\u0001\n"\\/\ud7ff\ue000\uffff\U0001f600'), max_size=4)
numbers = st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False)
values = st.recursive(
    st.none() | st.booleans() | numbers | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
)


@settings(deadline=None)
@given(values, st.booleans(), st.sampled_from([None, 1]))
def test_what_is_parsed_is_encoded_as_rfc_8785_has_it(
    value: Any, escaped: bool, indent: int | None
) -> None:
    content = json.dumps(value, ensure_ascii=escaped, indent=indent).encode()

    again, encode = parsed(content)

    assert again == value
    assert encode(again) == canonical(value)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b'{"a":1}'.decode().encode("utf-16")])
def test_what_is_not_json_in_utf_8_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        parsed(content)


@pytest.mark.parametrize("content", [b"9007199254740992", b"NaN", b"1e400"])
def test_what_rfc_8785_cannot_carry_is_refused(content: bytes) -> None:
    value, encode = parsed(content)
    with pytest.raises(ValueError, match=r"."):
        encode(value)
