"""What a page kept in a notebook's cells, read as data."""

import json
import pprint

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kit.course.answers.plain import AnswerError, to_plain
from kit.course.marking import page_records as module
from kit.course.marking.cells import cell_mark
from kit.course.marking.page_records import (
    PageCell,
    page_records,
    same_answer,
    written_answer,
)

KNOWN = ("tiny.1", "tiny.2")


def work(id, *events, **more):
    return {"v": 1, "question": id, "events": list(events), **more}


def test_a_cell_becomes_a_record():
    source = 'kit.check("tiny.1", ["1"])'
    kept = work("tiny.1", {"answer": ["1"]}, {"hint": 1}, article="twin", draft=["1", None])
    cells = [PageCell("tiny.1", source, ("tiny.1",), kept), PageCell(None, "print(1)")]
    assert page_records(cells, KNOWN) == (
        [
            {
                "id": "tiny.1",
                "events": [{"answer": ["1"]}, {"hint": 1}],
                "article": "twin",
                "cells": [cell_mark(source)],
                "draft": ["1", "..."],
            }
        ],
        [],
    )


def test_a_cell_that_nobody_touched_is_no_record():
    cells = [PageCell("tiny.1", "", (), work("tiny.1")), PageCell("tiny.2", "")]
    assert page_records(cells, KNOWN) == ([], [])


def test_of_two_cells_of_one_question_the_later_that_holds_anything_counts():
    cells = [
        PageCell("tiny.1", "", (), work("tiny.1", {"answer": 1})),
        PageCell("tiny.1", "", (), work("tiny.1", {"answer": 2})),
        PageCell("tiny.1", "", (), work("tiny.1", draft=3)),
    ]
    [record], notes = page_records(cells, KNOWN)
    assert record["events"] == [{"answer": 2}] and notes == []


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (PageCell("tiny.9", "", (), work("tiny.9", {"answer": 1})), "tiny.9: is no question of"),
        (PageCell(None, "", (), work("tiny.1", {"answer": 1})), "a cell has no label"),
        (PageCell("tiny.1", "", (), work("tiny.2", {"answer": 1})), "tiny.1: what the page kept"),
        (PageCell("tiny.1", "", (), "a script"), "tiny.1: what the page kept of it is damaged"),
        (PageCell("tiny.1", "", (), {**work("tiny.1"), "v": 3}), "is of version 3"),
        (PageCell("tiny.1", "", (), work("tiny.1", learner="b")), "another learner's notebook"),
    ],
)
def test_what_is_damaged_costs_nothing_beside_it(cell, said):
    honest = PageCell("tiny.2", "", (), work("tiny.2", {"answer": 5}, learner="a"))
    [record], [note] = page_records([cell, honest], KNOWN, "a")
    assert record["id"] == "tiny.2" and said in note and "left out" in note


def test_a_thousand_damaged_cells_are_a_few_lines():
    cells = [PageCell(f"tiny.{n}", "", (), 3) for n in range(100, 1100)]
    records, notes = page_records(cells, KNOWN)
    assert records == [] and len(notes) == 7 and notes[-1] == "and 994 more of the kind"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('kit.check("a.1", [1, ...])', ("a.1", [1, "..."])),
        ('# mine\nkit.check(\n    "a.1",\n    {"2": "body"},\n)', ("a.1", {"2": "body"})),
        ('kit.check("a.1", (None, -3.5), why="a reason")', ("a.1", [None, -3.5])),
        ('kit.check("a.1", x)', None),
        ('kit.check("a.1", f(1))', None),
        ('kit.check("a.1")', None),
        ('kit.check("a.1", 1, 2)', None),
        ('kit.check("a.1", 1, why=reason)', None),
        ('kit.check("a.1", 1, **more)', None),
        ("kit.check(*things)", None),
        ('x = kit.check("a.1", 1)', None),
        ('kit.check("a.1", 1); kit.check("a.1", 2)', None),
        ('check("a.1", 1)', None),
        ("kit.check(", None),
        ("kit.check('a.1', " + "[" * 5000 + "]" * 5000 + ")", None),
        ("kit.check('a.1', '" + "a" * 30_000 + "')", None),
        ("\0", None),
    ],
)
def test_a_plain_line_is_read_and_anything_else_is_left_to_a_run(source, found):
    assert written_answer(source) == found


def test_answers_are_the_same_whatever_stands_for_an_open_place():
    assert same_answer({"1": None, "2": [1, 2]}, {"2": (1, 2), "1": "..."})
    assert same_answer(7, "7") and not same_answer(7, 8) and not same_answer([1], [1, 2])


LITERALS = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
    max_leaves=6,
)
ODD = ["[1, 2,]", "{'a': 1}", "01", "1_0", "-0", "- 1", "1e400", "9" * 5_000, "(1, 2)", "{1, 2}",
       '"a" "b"', '"""a"""', '"\\x41"', '"\\/"', "nan", "Infinity", "true", "1, why='x'", "1)(2",
       "1) # )", "[" * 150 + "]" * 150, '{"a": 1, "a": 2}', "\f1", '"\ud800"', '"\x00"', "", "1,,",
       "[\n    1,\n    2,\n    ]", "[1,\n]", "[\n,\n]"]  # fmt: skip


def by_grammar(source):
    """What a line says by Python's own grammar."""
    found = module._as_python(source)
    if found is None or not isinstance(found[0], str):
        return None
    try:
        return found[0], to_plain(found[1])
    except AnswerError:
        return None


@given(
    st.one_of(
        LITERALS.map(repr),
        LITERALS.map(json.dumps),
        LITERALS.map(lambda v: pprint.pformat(v, 1, 9)),
    ),
    st.sampled_from(["", ",", ",\n", " ", "\n    ", ", ,"]),
    st.sampled_from(["", "\n", "  ", ";", "\n1", " # x"]),
)
@example("[\n    1,\n    2,\n]", ",\n", "")
def test_a_line_says_the_same_by_json_as_by_grammar(value, inside, behind):
    source = f'kit.check("tiny.1", {value}{inside}){behind}'
    assert repr(written_answer(source)) == repr(by_grammar(source))


@pytest.mark.parametrize("value", ODD)
def test_an_odd_line_says_the_same_by_json_as_by_grammar(value):
    for source in (f'kit.check("tiny.1", {value})', f'kit.check({value}, "tiny.1")', value):
        assert repr(written_answer(source)) == repr(by_grammar(source))


def test_the_lines_that_pages_write_need_no_grammar(monkeypatch):
    monkeypatch.setattr(module, "_as_python", lambda source: None)
    page = 'kit.check(\n    "tiny.1",\n    {\n        "2": "C1",\n        "5": ["a", 4],\n    },\n)'
    assert written_answer(page) == ("tiny.1", {"2": "C1", "5": ["a", 4]})
    assert written_answer('kit.check("tiny.1", ["5.1"])\n') == ("tiny.1", ["5.1"])


@given(LITERALS, LITERALS)
def test_sameness_walks_both_and_finds_what_making_even_finds(one, other):
    assert same_answer(one, other) == (module._even(one) == module._even(other))
    assert same_answer(one, one) == (module._even(one) == module._even(one))
