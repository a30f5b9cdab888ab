"""Notebook files as they come: whole, cut short, in odd encodings, or no notebooks at all."""

from __future__ import annotations

import json

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.teach.handed_in.notebook_file import MOST_BYTES, Notebook, Unreadable, parse


def made(*sources, **metadata):
    cells = [nbformat.v4.new_code_cell(s, id=f"c{n}") for n, s in enumerate(sources)]
    return nbformat.v4.new_notebook(cells=cells, metadata=metadata)


WHOLE = nbformat.writes(made("a = 1", 'kit.check("tiny.1", "é")', dateline={"lesson": "90-tiny"}))


def test_a_whole_notebook():
    notebook = parse(WHOLE.encode())
    assert [c.source for c in notebook.code] == ["a = 1", 'kit.check("tiny.1", "é")']
    assert notebook.code[1].questions == ("tiny.1",)
    assert (notebook.lesson, notebook.mended) == ("90-tiny", ())


@pytest.mark.parametrize("share", [0.5, 0.7, 0.9])
def test_a_file_cut_short_keeps_its_whole_cells(share):
    whole = nbformat.writes(made(*[f"x = {n}" for n in range(20)]))
    notebook = parse(whole[: int(len(whole) * share)].encode())
    assert 5 < len(notebook.code) < 20
    assert [c.source for c in notebook.code] == [f"x = {n}" for n in range(len(notebook.code))]
    assert "cut short" in notebook.mended[0]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_other_encodings_are_read_and_told(encoding):
    notebook = parse(WHOLE.encode(encoding))
    assert notebook.code[1].source == 'kit.check("tiny.1", "é")'
    assert notebook.mended


def test_format_3_is_read():
    old = {
        "nbformat": 3,
        "worksheets": [{"cells": [{"cell_type": "code", "input": "kit.check('tiny.1', 1)"}]}],
    }
    notebook = parse(json.dumps(old).encode())
    assert notebook.code[0].questions == ("tiny.1",)
    assert "format 3" in notebook.mended[0]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"), (b"\0\0\0 \n", "empty"),
        (b"PK\x03\x04", "not JSON"), (b"hello", "not JSON"),
        (b"[]", "no object"), (b"3", "no object"), (b"{}", "no cells"),
        (b'{"cells": 3}', "no cells"),
        (b'{"cells": []}', "no code cell"),
        (b'{"cells": [3, null, {"cell_type": 1}]}', "no code cell"),
        (b'{"a":' * 100_000, "nested"), (b'{"cells": [{"cell_type": "co', "no cell of it"),
        (b"x" * (MOST_BYTES + 1), "clear all outputs"),
        (b"\n<!DOCTYPE html><title>Sign in</title>", "but a web page; download"),
        (b'{"cells": [' + b'{"cell_type": "code"},' * 2_000 + b"{}]}", "2001 cells, more than"),
    ],
)  # fmt: skip
def test_what_is_no_notebook_is_said_in_one_line(data, says):
    with pytest.raises(Unreadable) as refusal:
        parse(data)
    assert says in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_fifty_megabytes_of_output_are_read_past():
    notebook = made('kit.check("tiny.1", 1)')
    notebook.cells[0].outputs = [nbformat.v4.new_output("stream", text="x" * 50_000_000)]
    assert parse(nbformat.writes(notebook).encode()).code[0].questions == ("tiny.1",)


@given(st.binary(max_size=300), st.integers(0, len(WHOLE)), st.integers(0, 300))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_no_damage_raises_anything_else(noise, where, length):
    data = WHOLE.encode()
    data = data[:where] + noise + data[where + length :]
    try:
        assert isinstance(parse(data), Notebook)
    except Unreadable:
        pass


@pytest.mark.parametrize(
    "source",
    ['kit.check("tiny.1", 1)', "check('tiny.1',1)", 'kit.check( id="tiny.1", answer=1)',
     'x = kit.check(\n    "tiny.1",\n    1,\n)'],
)  # fmt: skip
def test_questions_are_found_however_they_are_written(source):
    assert parse(nbformat.writes(made(source)).encode()).code[0].questions == ("tiny.1",)
