"""Strict lines: what is plain, finite, well formed and small passes; the rest is refused."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.teach.sandbox.protocol import LineRefused, Transcript, decode, encode

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text(max_size=20)
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(plain)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_plain_values_pass_unchanged(value):
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        with pytest.raises(LineRefused):
            decode(encode({"answer": value}))
        return
    assert decode(encode({"answer": value})) == {"answer": value}


@given(st.binary(max_size=200))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_bytes_are_an_object_or_refused(data):
    try:
        assert isinstance(decode(data), dict)
    except LineRefused:
        pass


@pytest.mark.parametrize(
    "line",
    [
        b"", b"3", b"[]", b'"text"', b"null", b"{", b"\xff{}", b'{"a": NaN}', b'{"a": Infinity}',
        b'{"a": -Infinity}', b'{"a": 1e999}', b'{"a": "\\ud800"}', b'{"\\udfff": 1}',
        b'{"a": ' + b"9" * 5000 + b"}", b'{"a": ' + b"9" * 60 + b"}",
        b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"a": ' + b"[" * 13 + b"]" * 13 + b"}",
        b'{"a": [' + b"0," * 30_000 + b"0]}",
        b"{'a': 1}", b'{"a": 1} {"b": 2}', b"cposix\nsystem\n(S'id'\ntR.",
    ],
)  # fmt: skip
def test_anything_else_is_refused(line):
    with pytest.raises(LineRefused):
        decode(line)


def test_encoding_refuses_what_is_not_finite():
    with pytest.raises(ValueError):
        encode({"a": math.inf})


def test_a_transcript_survives_the_journal():
    seen = Transcript([{"id": "a.1", "answer": 1}], [{"cell": 2, "error": "E"}], "time", 2, 3, 0.5)
    assert Transcript.from_json(json.loads(json.dumps(seen.as_json()))) == seen
