"""Marking in a notebook: the same sheets as in a spreadsheet, with native controls."""

from __future__ import annotations

import csv
import io

import pytest

from kit.teach.hand import csv_io
from kit.teach.hand.csv_io import Mark
from kit.teach.hand.sheets import Anchor, MarkingFault, Pack, Sheet
from kit.teach.hand.widget import MarkingDesk

ANCHORS = (Anchor("weak", "It is <b>biased</b>.", 0, "A verdict."),)
ONE = Sheet(
    "tiny.3", "tiny.3", None, "Why <i>so</i>?", 1, ("1: shown", "0.5: said", "0: neither"), ANCHORS,
    answers={"BCDFGHJ": "The office.", "KMNPQRT": "<script>x</script>", "VWXZBCD": "Nobody."},
)  # fmt: skip
TWO = Sheet(
    "tiny.4", "tiny.4", "aleppo-2016-02", "Who?", 3, ("says who",), answers={"ZZBCDFG": "."}
)


@pytest.fixture()
def folder(tmp_path):
    """A marking folder as it was gathered."""
    pack = Pack(tmp_path, {s.name: s for s in (ONE, TWO)}, ("A", "B"))
    (tmp_path / "answers.json").write_text(pack.as_json(), encoding="utf-8")
    for marker in pack.markers:
        for sheet in (ONE, TWO):
            path = pack.path(marker, sheet)
            path.parent.mkdir(exist_ok=True)
            text = csv_io.text_of(sheet, sheet.order(marker, pack.seed), {})
            path.write_text(text, encoding="utf-8", newline="")
    return tmp_path


def marks(folder, sheet=ONE, marker="A"):
    return csv_io.read_marks(folder / marker / f"{sheet.name}.csv", sheet)


def test_a_mark_is_saved_at_once_and_the_next_open_answer_comes(folder):
    desk = MarkingDesk(folder, "A")
    first = desk.code
    desk.mark.value, desk.note.value = "0.5", "which block?"
    desk.next.click()
    assert marks(folder)[first] == Mark(0.5, "which block?")
    assert desk.code != first and desk.mark.value == "" and desk.note.value == ""
    assert f"Saved {first}: 0.5. 1 of 3 are marked." in desk.reply.value
    assert marks(folder, marker="B")[first] == Mark(None)


def test_what_was_typed_around_a_click_comes_late_and_goes_to_its_own_answer(folder):
    desk = MarkingDesk(folder, "A")
    first, note, mark = desk.code, desk.note, desk.mark
    desk.mark.value, desk.note.value = "0.5", "wh"
    desk.next.click()
    second = desk.code
    note.value = "which block?"  # as the browser sends it: after the click that was made later
    assert marks(folder)[first] == Mark(0.5, "which block?")
    assert f"Saved {first}: 0.5. 1 of 3 are marked." in desk.reply.value
    mark.value = "1"
    assert marks(folder)[first] == Mark(1.0, "which block?")
    assert desk.note.value == "" and desk.mark.value == ""
    assert second != first and marks(folder)[second] == Mark(None)


def test_what_is_typed_on_an_answer_is_kept_only_once_it_was_saved(folder):
    desk = MarkingDesk(folder, "A")
    first = desk.code
    desk.note.value = "a thought"
    assert marks(folder)[first] == Mark(None)
    desk.save.click()
    desk.note.value = "a thought and"
    assert marks(folder)[first] == Mark(None, "a thought and")


def test_what_was_marked_before_is_there_again(folder):
    desk = MarkingDesk(folder, "A")
    first = desk.code
    desk.mark.value = "0"
    desk.save.click()
    again = MarkingDesk(folder, "A")
    assert again.code != first  # it opens where work is left
    again.back.click()
    assert again.code == first and again.mark.value == "0"


def test_nothing_is_chosen_beforehand_and_an_open_mark_stays_open(folder):
    desk = MarkingDesk(folder, "A")
    assert desk.mark.value == ""
    desk.next.click()
    assert all(m == Mark(None) for m in marks(folder).values())


def test_all_that_a_marker_needs_is_shown_and_nothing_in_it_runs(folder):
    desk = MarkingDesk(folder, "A")
    assert "0.5: said" in desk.about.value and "A verdict." in desk.about.value
    assert "<i>so</i>" not in desk.about.value and "<b>biased" not in desk.about.value
    shown = []
    for place in (1, 2, 3):
        desk.place.value = place
        shown.append(desk.answer.value)
    assert any("&lt;script&gt;" in s for s in shown) and not any("<script>" in s for s in shown)


def test_a_question_without_a_scale_takes_a_number(folder):
    desk = MarkingDesk(folder, "A")
    desk.question.value = "tiny.4"
    desk.mark.value = "4"
    desk.save.click()
    assert "Not saved: mark 4 is above the maximum; give a number from 0 to 3" in desk.reply.value
    desk.mark.value = "2,5"
    desk.save.click()
    assert marks(folder, TWO) == {"ZZBCDFG": Mark(2.5)}
    desk.question.value = "tiny.3"
    assert desk.given in desk.children and desk.mark in desk.given.children
    assert desk.code in ONE.answers


def test_what_a_spreadsheet_wrote_meanwhile_stays_and_is_kept(folder):
    desk = MarkingDesk(folder, "A")
    other = next(c for c in ONE.answers if c != desk.code)
    path = folder / "A" / "tiny.3.csv"
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    rows = [[*row, "seen" if n else "mine"] for n, row in enumerate(rows)]
    next(row for row in rows if row[0] == other)[2] = "1"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    former = path.read_bytes()
    desk.mark.value = "1"
    code = desk.code
    desk.save.click()
    assert marks(folder)[other] == Mark(1.0) and marks(folder)[code] == Mark(1.0)
    assert (folder / "A" / "tiny.3.csv.kept-1").read_bytes() == former
    assert "A copy of the sheet as it was is in tiny.3.csv.kept-1" in desk.reply.value
    desk.save.click()
    assert not (folder / "A" / "tiny.3.csv.kept-2").exists()


def test_a_sheet_with_a_mistake_saves_nothing_and_says_so(folder):
    desk = MarkingDesk(folder, "A")
    path = folder / "A" / "tiny.3.csv"
    path.write_text("code,answer,mark,note\nXXXXXXX,a,1,\n", encoding="utf-8")
    desk.mark.value = "1"
    desk.save.click()
    assert "Not saved:" in desk.reply.value and "row 2: code" in desk.reply.value
    assert "XXXXXXX" in path.read_text("utf-8")


def test_an_unknown_marker_is_named(folder):
    with pytest.raises(MarkingFault, match="there is no marker 'C'; there are A, B"):
        MarkingDesk(folder, "C")


def test_as_text_it_says_how_far_one_is(folder):
    assert "tiny.3: 0 of 3 marked" in repr(MarkingDesk(folder, "A"))
