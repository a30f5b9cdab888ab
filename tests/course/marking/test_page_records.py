"""What a page kept in a notebook's cells, read as data."""

import pytest

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
