"""The marking desk on a slow machine: what is typed around a click goes to its own answer."""

import json

import nbformat

FOLDER = """
import json, time
from pathlib import Path
from kit.teach.hand import csv_io
from kit.teach.hand.sheets import Pack, Sheet
from kit.teach.hand.widget import MarkingDesk
answers = {"BCDFGHJ": "The office.", "KMNPQRT": "Nobody.", "VWXZBCD": "The page."}
sheet = Sheet("tiny.3", "tiny.3", None, "Why?", 1, ("1: shown", "0: neither"), (), answers=answers)
pack = Pack(Path("marking"), {"tiny.3": sheet}, ("A",))
pack.path("A", sheet).parent.mkdir(parents=True)
(pack.folder / "answers.json").write_text(pack.as_json(), encoding="utf-8")
text = csv_io.text_of(sheet, sheet.order("A", pack.seed), {})
pack.path("A", sheet).write_text(text, encoding="utf-8", newline="")
"""
# Every state that comes in takes a while, as where other programs have the processor.
SLOW = """
import ipywidgets
take_in = ipywidgets.Widget.set_state
ipywidgets.Widget.set_state = lambda *args: (time.sleep(0.4), take_in(*args))[1]
desk = MarkingDesk("marking", "A")
desk
"""
STORED = """
found = csv_io.read_marks(pack.path("A", sheet), sheet)
print(json.dumps([[found[c].mark, found[c].note] for c in sheet.order("A", pack.seed)]))
"""


def test_a_note_typed_just_before_and_after_the_click_is_whole(open_lesson, tmp_path):
    cells = [nbformat.v4.new_code_cell(source) for source in (FOLDER, SLOW, STORED)]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    path = tmp_path / "marking.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), path)
    lesson = open_lesson(path)
    lesson.run_all()
    assert lesson.failures() == []
    desk = lesson.show(1)
    desk.get_by_role("radio").nth(1).check()
    desk.locator("textarea").press_sequentially("which block?")
    desk.get_by_role("button", name="Save and next").click()
    desk.locator("textarea").press_sequentially(" and who")
    desk.get_by_text("Answer 2 of 3").wait_for()
    assert desk.locator("textarea").input_value() == ""
    desk.locator("textarea").press_sequentially("second")
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.get_by_text("Saved KMNPQRT: not marked.").wait_for()
    lesson.screenshot("marking-desk", 1)
    for _ in range(20):  # the last letters are on their way; each run of the cell waits a turn
        stored = json.loads(lesson.run(2))
        if stored[1] == [None, "second"]:
            break
    assert stored == [[1.0, "which block? and who"], [None, "second"], [None, ""]]
    lesson.must_be_clean()
