"""CSV that leaves: nothing runs, nothing is cut in silence, every reader finds the same cells."""

from __future__ import annotations

import csv
import io
import random

import pytest

from kit.teach.grade.safe_csv import MOST_IN_A_CELL, as_csv, cell

PIECES = [
    *"=+-@\uff1d\uff0b\uff0d\uff20",
    *",;\t|\"' \n\r\0\x01\x1b\x9b\u200b\u202e",
    "1+1",
    "a",
    "",
]


def test_every_field_is_quoted_and_formulas_are_disarmed():
    text = as_csv([["a,b", 'c"d', "=1+1", "\t=1", -1.5, 2.0]])
    assert text == '"a,b","c""d","\'=1+1","\t\'=1","-1.5","2"\n'
    assert as_csv([["half; =1+1", "a;-b", "one\n@x", " =1", "a; b-c", "source\t=1+41"]]) == (
        '"half; \'=1+1","a;\'-b","one\n\'@x"," \'=1","a; b-c","source\t\'=1+41"\n'
    )


def test_nul_before_a_formula_hides_nothing():
    assert as_csv([['\x00=HYPERLINK("x")']]) == '"\'=HYPERLINK(""x"")"\n'


def hostile(number):
    """Texts of a few pieces each, drawn; the same every time."""
    draw = random.Random(20160210)
    return ["".join(draw.choices(PIECES, k=draw.randint(1, 6))) for _ in range(number)]


def cells(line, separators):
    """The cells LibreOffice makes of a line: quotation marks count where a cell begins with one."""
    found, place = [], 0
    while place < len(line):
        cell, quoted = "", line[place] == '"'
        place += quoted
        while place < len(line):
            letter = line[place]
            if quoted and line[place : place + 2] == '""':
                place += 1
            elif quoted and letter == '"':
                quoted = False
                place += 1
                continue
            elif not quoted and letter in separators:
                break
            cell += letter
            place += 1
        found.append(cell)
        place += 1
    return found


@pytest.mark.parametrize("separators", [",\n", ";\n", "\t\n", "|\n", " \n", ",;\t\n", ",;\t| \n"])
def test_no_text_is_run_whatever_ends_a_cell(separators):
    for text in hostile(10_000):
        line = as_csv([["Ada", text, 1]])
        assert not any(mark in line for mark in "\0\x01\x1b\x9b")
        for read in cells(line, separators):
            assert read.lstrip()[:1] not in ("=", "\uff1d"), (text, line)


def test_a_quoted_cell_is_one_cell_whatever_the_separator_in_it():
    for text in hostile(2_000):
        ((read,),) = csv.reader(io.StringIO(as_csv([[text]]), newline=""))
        assert read == str(cell(text))


@pytest.mark.parametrize("letter", ["a", "\u00e9", "\U0001f54a", "="])
def test_a_cell_holds_what_a_spreadsheet_holds_and_says_where_it_was_cut(letter):
    kept = cell(letter * 100_000)
    assert len(kept.encode("utf-16-le")) // 2 <= MOST_IN_A_CELL and kept.endswith("holds no more]")
    assert cell(letter * 10).endswith(letter * 10)
