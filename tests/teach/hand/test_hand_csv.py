"""Sheets as CSV: out, through a spreadsheet, and in; each mistake a line with row and mend."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from kit.teach.hand import csv_io
from kit.teach.hand.csv_io import Mark
from kit.teach.hand.sheets import MarkingFault, Sheet

ANSWERS = {
    "BCDFGHJ": "The office counted,\nand others did not.",
    "KMNPQRT": '=HYPERLINK("x") it says',
    "VWXZBCD": "Cafés “closed”; nobody says why.",
}
WITH_CELLS_INSIDE = "It says 'half;=1+1',\n- and '-5', ; @no"
SHEET = Sheet(
    "tiny.3", "tiny.3", None, "Why?", 1, ("1: shown", "0.5: said", "0: neither"), answers=ANSWERS
)


@pytest.fixture()
def path(tmp_path):
    """The sheet as it goes out."""
    file = tmp_path / "tiny.3.csv"
    file.write_text(csv_io.text_of(SHEET, list(ANSWERS), {}), encoding="utf-8", newline="")
    return file


def rows(path):
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def put(path, changed, encoding="utf-8", **style):
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, **style).writerows(changed)


def test_marks_come_back_as_they_went_out(path):
    marks = {"BCDFGHJ": Mark(0.5, "which block?"), "KMNPQRT": Mark(0.0), "VWXZBCD": Mark(None)}
    path.write_text(csv_io.text_of(SHEET, list(ANSWERS), marks), encoding="utf-8", newline="")
    assert csv_io.read_marks(path, SHEET) == marks


def test_no_cell_runs_as_a_formula(path):
    cells = [c for row in rows(path) for c in row]
    assert not [c for c in cells if c.startswith(("=", "+", "-", "@"))]
    assert '\'=HYPERLINK("x") it says' in cells


def test_an_answer_with_what_would_be_cells_elsewhere_is_known_again(path):
    sheet = replace(SHEET, answers={"BCDFGHJ": WITH_CELLS_INSIDE})
    marks = {"BCDFGHJ": Mark(0.5, "see 1;=2\n-3, and '-4'")}
    text = csv_io.text_of(sheet, ["BCDFGHJ"], marks)
    assert "half;'=1+1" in text and "\n'- and '-5'" in text
    path.write_text(text, encoding="utf-8", newline="")
    assert csv_io.read_marks(path, sheet) == marks
    path.write_text(text.replace("\n'- and", " '- and"), encoding="utf-8", newline="")
    assert csv_io.read_marks(path, sheet)["BCDFGHJ"].mark == 0.5


@pytest.mark.parametrize(
    "style",
    [
        {"delimiter": ";"},
        {"delimiter": "\t"},
        {"lineterminator": "\r\n"},
        {"quoting": csv.QUOTE_ALL},
    ],
)
def test_what_a_spreadsheet_does_to_a_file_is_read(path, style):
    changed = rows(path)
    changed[0] = [c.title() for c in changed[0]]
    changed[1] = [c.replace("\n", "\r\n") for c in changed[1]]
    changed[2][1] = changed[2][1].removeprefix("'")
    changed[1][2], changed[2][2] = "0,5", " 1 "
    put(path, [*changed, ["", "", "", ""]], **style)
    given = {code: m.mark for code, m in csv_io.read_marks(path, SHEET).items()}
    assert given == {"BCDFGHJ": 0.5, "KMNPQRT": 1.0, "VWXZBCD": None}


def test_other_orders_and_columns_are_no_mistake(path):
    head, *body = rows(path)
    body[0][2] = "1"
    put(path, [[*head[::-1], "seen"], *([*row[::-1], "yes"] for row in reversed(body))])
    assert csv_io.read_marks(path, SHEET)["BCDFGHJ"] == Mark(1.0)


def seed_unknown_code(cells):
    cells[2][0] = "ZZZZZZZ"
    return "row 3: code 'ZZZZZZZ' is none of tiny.3; copy the code"


def seed_mark_above_maximum(cells):
    cells[1][2] = "5"
    return "row 2: BCDFGHJ: mark 5 is above the maximum; give one of 1, 0.5, 0"


def seed_mark_below_zero(cells):
    cells[1][2] = "-1"
    return "row 2: BCDFGHJ: mark -1 is below 0; give one of"


def seed_mark_off_the_scale(cells):
    cells[3][2] = "0.7"
    return "row 4: VWXZBCD: mark 0.7 is not on the rubric's scale; give one of"


def seed_mark_that_is_no_number(cells):
    cells[3][2] = "good"
    return "row 4: VWXZBCD: mark 'good' is no number; give one of"


def seed_missing_column(cells):
    for row in cells:
        del row[2]
    return "row 1: column 'mark' is missing; the head must have code, answer, mark, note"


def seed_changed_answer(cells):
    cells[3][1] = "Cafés closed."
    return "row 4: the answer of VWXZBCD is not the one that was gathered; put its text back"


def seed_swapped_answers(cells):
    cells[1][1], cells[3][1] = cells[3][1], cells[1][1]
    return "row 2: the answer of BCDFGHJ is not the one that was gathered"


def seed_duplicated_row(cells):
    cells.append(list(cells[1]))
    return "row 5: code BCDFGHJ stands in row 2 already; keep one of the two"


@pytest.mark.parametrize("seed", [v for k, v in sorted(globals().items()) if k.startswith("seed_")])
def test_a_mistake_is_one_line_with_file_row_and_mend(path, seed):
    cells = rows(path)
    expected = seed(cells)
    put(path, cells)
    with pytest.raises(MarkingFault) as caught:
        csv_io.read_marks(path, SHEET)
    first = str(caught.value).splitlines()[0]
    assert first.startswith(f"{path}: {expected}")


def test_an_older_encoding_is_named_with_its_row(path):
    put(path, rows(path), encoding="cp1252")
    with pytest.raises(MarkingFault, match=r"row 4: not UTF-8 text \(byte 0xe9\); save"):
        csv_io.read_marks(path, SHEET)


def test_a_workbook_and_an_empty_file_are_named(path):
    path.write_bytes(b"PK\x03\x04 and so on")
    with pytest.raises(MarkingFault, match="row 1: this is a workbook; save the sheet as"):
        csv_io.read_marks(path, SHEET)
    path.write_bytes(b"")
    with pytest.raises(MarkingFault, match="row 1: the file is empty; gather"):
        csv_io.read_marks(path, SHEET)


def test_every_mistake_is_told_at_once(path):
    cells = rows(path)
    seed_unknown_code(cells)
    seed_mark_above_maximum(cells)
    put(path, cells)
    with pytest.raises(MarkingFault) as caught:
        csv_io.read_marks(path, SHEET)
    assert len(str(caught.value).splitlines()) == 2


def test_a_rubric_without_numbers_takes_any_mark_up_to_the_points():
    open_scale = Sheet("a.1", "a.1", None, "Why?", 3, ("says who counted",))
    assert csv_io.mark_from("2.5", open_scale) == 2.5
    with pytest.raises(ValueError, match="above the maximum; give a number from 0 to 3"):
        csv_io.mark_from("3.5", open_scale)


def test_a_rubric_in_other_units_earns_its_share_of_the_points():
    other = Sheet("a.1", "a.1", None, "Why?", 1, ("2: with ids", "1: without", "0: neither"))
    assert [other.points_for(m) for m in other.scale] == [1.0, 0.5, 0.0]
