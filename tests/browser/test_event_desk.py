"""The desk for one event in JupyterLab: by mouse, by keyboard alone, narrow, dark, and hostile."""

import re
from pathlib import Path

import pytest

from tests.browser.axe import findings

ROOT = Path(__file__).resolve().parents[2]
DESK = ROOT / "notebooks" / "desk.ipynb"
PAGE = """Blast in Kunduz <img src=x onerror="document.title='ran'">

At least four people were killed in Kunduz on Thursday, officials said.
"""
TEXT = "Kunduz blast kills six\n\nSix people were killed in Kunduz, the health ministry said."
# What a drop of files from the desktop is to a page.
DROP = """(place, [name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, { type: 'text/plain' }));
  place.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
}"""


def opened(open_lesson):
    lesson = open_lesson(DESK, width=1250, height=1500)
    lesson.show_only_the_notebook()
    lesson.run(lesson.index("EventDesk"))
    desk = lesson.page.locator(".edesk")
    desk.wait_for()
    return lesson, desk


@pytest.mark.long
def test_an_event_is_put_together_by_mouse(open_lesson):
    lesson, desk = opened(open_lesson)
    desk.locator(".edesk-drop").evaluate(DROP, ["post.txt", PAGE])
    desk.get_by_text("Taken in: post.").wait_for()
    chooser = desk.get_by_label("Drop texts or saved pages here, or choose files:")
    chooser.set_input_files({"name": "b.bin", "mimeType": "", "buffer": b"\0\1\2" * 50})
    desk.get_by_text("b.bin: this is not text").wait_for()
    desk.get_by_text("Paste a text").click()
    desk.get_by_label("The text, its headline first").fill(TEXT)
    desk.get_by_label("Outlet").last.fill("Herald")
    desk.get_by_role("button", name="Take in", exact=True).click()
    desk.get_by_text("Taken in: Herald.").wait_for()
    assert desk.get_by_label("The text, its headline first").input_value() == ""

    panel = desk.get_by_role("tabpanel")
    panel.get_by_text("Killed:", exact=False).first.wait_for()
    for name, words in (
        ("Figures", "What each report counts of the event"),
        ("By time", "How many people killed, by time of publication?"),
        ("Who rests on whom", "Where does it come from?"),
        ("Conflicts", "No two figures of the event exclude each other"),
        ("The texts", "counted by health ministry"),
    ):
        desk.get_by_role("tab", name=re.compile(name)).click()
        if name == "The texts":
            desk.get_by_label("Report", exact=True).select_option("Herald")
        panel.get_by_text(words).first.wait_for()
        assert findings(lesson.page, ".edesk") == [], name
        lesson.screenshot(f"event-desk-{name.split()[-1].lower()}", lesson.index("EventDesk"))

    row = desk.get_by_role("listitem").filter(has_text="post")
    row.get_by_role("button", name="Put post aside").click()
    desk.get_by_text("Put aside: post.").wait_for()
    desk.get_by_role("button", name="Bring back").click()
    desk.get_by_text("Brought back: post.json.").wait_for()
    desk.get_by_role("button", name="Save as a page").click()
    desk.get_by_text("Written: event.html.").wait_for()
    assert "Content-Security-Policy" in (lesson.path.parent / "event.html").read_text("utf-8")
    assert lesson.page.title() != "ran" and desk.locator(".edesk-panel img").count() == 0
    lesson.must_be_clean()


@pytest.mark.long
def test_an_event_is_put_together_by_keyboard_alone(open_lesson):
    lesson, desk = opened(open_lesson)
    before = len(lesson.cells())
    keys = lesson.page.keyboard
    desk.get_by_role("button", name="Try it with three invented reports").focus()
    keys.press("Enter")
    desk.get_by_text("They are invented.").wait_for()
    # A correction: the field is left with Tab, and what is said of it is kept.
    desk.get_by_label("Outlet").first.focus()
    keys.press("End")
    keys.type(" abxdd")  # above, below, cut, delete: what JupyterLab does with them
    keys.press("Tab")
    desk.get_by_text("Kept: what is said of halvern-ledger.").wait_for()
    assert len(lesson.cells()) == before
    tab = desk.get_by_role("tab", name="What can be printed")
    tab.focus()
    keys.press("ArrowRight")
    desk.get_by_role("tab", name=re.compile("Conflicts"), selected=True).wait_for()
    keys.press("Home")
    desk.get_by_role("tab", name="What can be printed", selected=True).wait_for()
    desk.get_by_role("tabpanel").get_by_text("The Halvern Ledger abxdd").first.wait_for()
    lesson.screenshot("event-desk", lesson.index("EventDesk"))
    assert lesson.too_wide(620) == []
    lesson.screenshot("event-desk-narrow", lesson.index("EventDesk"))
    lesson.page.set_viewport_size({"width": 1250, "height": 1500})
    lesson.darken()
    assert findings(lesson.page, ".edesk") == []
    lesson.screenshot("event-desk-dark", lesson.index("EventDesk"))
    # What was taken in is there again after the kernel was started anew.
    lesson.run(lesson.index("EventDesk"))
    lesson.page.get_by_text("3 reports, kept in the folder").first.wait_for()
    lesson.must_be_clean()
