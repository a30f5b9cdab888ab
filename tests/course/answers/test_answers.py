import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.course.answers.plain import BLANK, AnswerError, id_text, to_plain
from kit.text.records import Block, Sentence, Span

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(max_size=20)
    | st.floats(allow_nan=False, allow_infinity=False, width=32),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.text(min_size=1, max_size=5), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(PLAIN)
@settings(max_examples=80, deadline=None, derandomize=True)
def test_whatever_is_accepted_is_json_and_stays_the_same(value):
    try:
        plain = to_plain(value)
    except AnswerError:
        return
    assert json.loads(json.dumps(plain)) == plain
    assert to_plain(plain) == plain


@pytest.mark.parametrize(
    ("given_", "plain"),
    [
        (..., BLANK),
        ("…", BLANK),
        ([...], [BLANK]),
        ({"8.2", "5.1"}, ["5.1", "8.2"]),
        ((31, None), [31, None]),
        ((i for i in ["5.1", "8.2"]), ["5.1", "8.2"]),
        (range(3), [0, 1, 2]),
        ({"2": "body"}.keys(), ["2"]),
        ({7.1: "a", 14: "b"}, {"7.1": "a", "14": "b"}),
        (np.int64(22), 22),
        (np.float64(0.5), 0.5),
        (np.bool_(True), True),
        (np.array(["5.1", "8.2"]), ["5.1", "8.2"]),
        (pd.Series([1, 4, 20]), [1, 4, 20]),
        (Sentence("7.1", Span(0, 3), 7), "7.1"),
        (Block(7, Span(0, 3), "body", ""), "7"),
    ],
)
def test_what_learners_really_hand_in_is_understood(given_, plain):
    assert to_plain(given_) == plain


def looping():
    loop = []
    loop.append(loop)
    return loop


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        (object(), "type object"),
        (b"7.1", "bytes"),
        (float("nan"), "not finite"),
        (float("inf"), "open end is written None"),
        (10**400, "too large"),
        (looping(), "nested too deeply"),
        (range(10**9), "parts"),
        (np.zeros(10**6), "parts"),
        ("a" * 10**6, "longer than"),
        ({(1, 2): "a"}, "keys of the answer"),
        ({2: "a", "2": "b"}, "twice"),
        ((1 / 0 for _ in "a"), "ZeroDivisionError"),
        (print, "function"),
        (1j, "type complex"),
    ],
)
def test_what_cannot_be_data_is_refused_with_the_mend(given_, said):
    with pytest.raises(AnswerError, match=said):
        to_plain(given_)


def test_an_endless_generator_is_refused():
    def endless():
        while True:
            yield 1

    with pytest.raises(AnswerError, match="parts"):
        to_plain(endless())


class Sly(str):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return hash("right")

    def __str__(self):
        return "right"

    def __getitem__(self, key):
        return "right"

    def strip(self, *args):
        return "right"


class SlyNumber(int):
    def __add__(self, other):
        return 22

    def __eq__(self, other):
        return True

    __hash__ = int.__hash__


class SlyTable(dict):
    def items(self):
        return [("1", "right")]


class SlyList(list):
    def __iter__(self):
        return iter(["right"])


def test_overridden_methods_gain_nothing():
    assert to_plain(Sly("wrong")) == "wrong"
    assert type(to_plain(Sly("wrong"))) is str
    assert to_plain(SlyNumber(21)) == 21
    assert type(to_plain(SlyNumber(21))) is int
    assert to_plain(SlyTable({"1": "wrong"})) == {"1": "wrong"}
    assert to_plain(SlyList(["wrong"])) == ["wrong"]


def test_half_a_surrogate_pair_becomes_writable_text():
    assert json.dumps(to_plain("a\ud800b")).encode()
    to_plain("a\ud800b").encode("utf-8")


def test_ids_of_numbers_are_written_as_learners_read_them():
    assert [id_text(v) for v in (7, 7.0, 7.1, "7.1", " 21.1 ")] == ["7", "7", "7.1", "7.1", "21.1"]
