"""Notebook files as they come: whole, cut short, in odd encodings, or no notebooks at all."""

from __future__ import annotations

import json

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.teach.handed_in import notebook_file
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


def by_python_alone(data):
    """What is read without the fast reader."""
    try:
        return notebook_file._mended(data)
    except Unreadable as error:
        return str(error)


def by_both(data):
    try:
        return parse(data)
    except Unreadable as error:
        return str(error)


NUMBERS = st.one_of(
    st.integers(), st.floats(), st.integers(10**38, 10**45), st.just(-0.0), st.just(1e300)
)
LETTERS = st.one_of(st.text(), st.sampled_from(["\ud800", "\udfff\ud800", "\x00", "\U0001f6a2"]))
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, LETTERS),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(LETTERS, inner)),
    max_leaves=8,
)
CELLS = st.fixed_dictionaries(
    {
        "cell_type": st.one_of(st.just("code"), st.just("markdown"), VALUES),
        "source": st.one_of(st.text(), st.lists(st.text()), VALUES),
    },
    optional={
        "id": VALUES,
        "input": VALUES,
        "outputs": VALUES,
        "metadata": st.one_of(
            VALUES, st.fixed_dictionaries({"dateline": st.dictionaries(LETTERS, VALUES)})
        ),
    },
)


def number_alike(value):
    """The value with numbers that are too large for any answer as one of them."""
    if isinstance(value, dict):
        return {name: number_alike(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [number_alike(inner) for inner in value]
    if isinstance(value, int) and abs(value) > 10**38:
        return "many"
    return repr(value)


@given(st.lists(CELLS, max_size=3), VALUES, st.booleans(), st.sampled_from([None, 1]))
def test_both_readers_read_the_same(cells, format, ascii, indent):
    whole = {"nbformat": format, "cells": [*cells, {"cell_type": "code", "source": "x"}]}
    data = json.dumps(whole, ensure_ascii=ascii, indent=indent).encode("utf-8", "surrogatepass")
    one, other = by_both(data), by_python_alone(data)
    assert one == other
    if isinstance(one, Notebook):
        for cell, same in zip(one.cells, other.cells, strict=True):
            assert number_alike(cell.work) == number_alike(same.work)


HOSTILE = {
    "a name twice": b'{"cells": 1, "cells": [{"cell_type": "code", "source": "b", "source": "x"}]}',
    "no number": b'{"x": [NaN, Infinity, -Infinity, 1e999], "cells": [%s]}',
    "a long number": b'{"nbformat": ' + b"9" * 4_000 + b', "cells": [%s]}',
    "a longer number": b'{"nbformat": -' + b"9" * 400_000 + b', "cells": [%s]}',
    "deep": b'{"x": ' + b"[" * 300 + b"]" * 300 + b', "cells": [%s]}',
    "deeper": b'{"x": ' + b"[" * 30_000 + b"]" * 30_000 + b', "cells": [%s]}',
    "half a letter": b'{"x": "\\ud83d", "cells": [%s]}',
    "a whole one in halves": b'{"x": "\\ud83d\\udea2", "cells": [%s]}',
    "no UTF-8": b'{"x": "\xe9", "cells": [%s]}',
    "halves as bytes": b'{"x": "\xed\xa0\x80", "cells": [%s]}',
    "too long for a letter": b'{"x": "\xc0\xaf", "cells": [%s]}',
    "control characters": b'{"x": "a\tb\x00", "cells": [%s]}',
    "more behind it": b'{"cells": [%s]} {}',
    "nothing behind it": b'{"cells": [%s]}\x00\x00',
    "a comma more": b'{"cells": [%s,],}',
    "an octal number": b'{"x": 0777, "cells": [%s]}',
    "a remark": b'{"cells": [%s]} // x',
    "other blanks": b'{"x":\x0c 1, "cells": [%s]}',
    "an escape that is none": b'{"x": "\\x41", "cells": [%s]}',
    "a name that is none": b'{1: 2, "cells": [%s]}',
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_both_readers_take_hostile_json_alike(kind):
    data = HOSTILE[kind].replace(b"%s", b'{"cell_type": "code", "source": "x"}')
    one, other = by_both(data), by_python_alone(data)
    assert one == other and (isinstance(one, str) or one.code[0].source == "x")
