"""A file of empty objects, which take thirty times its size once they are read."""

import pytest

from kit.teach.handed_in import notebook_file
from kit.teach.handed_in.notebook_file import Unreadable, parse

CELL = b'{"cell_type": "code", "source": "kit.check(\'tiny.1\', 1)"'


@pytest.mark.parametrize("value", [b"{}", b"[]", b'"ab"', b"1.5", rb'"\\"', b'{"a":{}}'])
def test_it_is_refused_before_it_is_read(monkeypatch, value):
    monkeypatch.setattr(notebook_file, "MOST_VALUES", 10_000)
    monkeypatch.setattr(notebook_file.json, "loads", lambda text: pytest.fail("it was read"))
    data = b'{"cells": [' + (value + b",") * 20_000 + CELL + b"}]}"
    with pytest.raises(Unreadable, match="clear all outputs"):
        parse(data)


@pytest.mark.parametrize("text", [b"1,2,3\\n", b"[x]{y}", rb"\\,\",", b"\xc3\xa9,"])
def test_commas_and_brackets_in_a_long_output_do_not_count(monkeypatch, text):
    monkeypatch.setattr(notebook_file, "MOST_VALUES", 10_000)
    data = b'{"cells": [' + CELL + b', "outputs": ["' + text * 20_000 + b'"]}]}'
    assert parse(data).code[0].questions == ("tiny.1",)


def test_a_text_without_end_is_passed_over_once():
    with pytest.raises(Unreadable):
        parse(b'{"cells": [' + b"," * 3_000_000 + b'"' + rb"\"" * 200_000)
