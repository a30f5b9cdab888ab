"""Every kind of widget in JupyterLab, used by mouse and by keyboard alone, and read by axe."""

import json
import re

import nbformat
import pytest

from kit.course.bank.shipped import find_bank, load_bank
from kit.show.palette import contrast, luminance
from tests.browser.axe import findings

KEYS = {"choice": "start.5", "choices": "start.6", "match": "start.3", "number": "start.1"}

CELLS = [
    "import kit\nfrom kit import show\narticle = kit.use('aleppo-2016-02')",
    "desk = show.Desk(article, labels=['figure', 'speaker'])\n"
    "desk.lay_beside('partner', [(article.sentence('18.1').span, 'figure', 'a count')])\ndesk",
    "desk.spans",
    "show.strip(article, by='voice')",
]


# The colour of an element's words, and of what they stand on: its own ground, or that of what it
# stands in; a drawing paints its own, as its first shape.
INK_AND_PAPER = """e => {
  const hex = colour => '#' + colour.match(/[\\d.]+/g).slice(0, 3)
    .map(part => Math.round(part).toString(16).padStart(2, '0')).join('');
  const clear = colour => /, 0\\)$/.test(colour);
  let ground = e, paper = getComputedStyle(e).backgroundColor;
  if (e.matches('.dl-drawing')) paper = getComputedStyle(e.querySelector(':scope > rect')).fill;
  while (clear(paper)) paper = getComputedStyle(ground = ground.parentElement).backgroundColor;
  return [hex(getComputedStyle(e).color), hex(paper)];
}"""


@pytest.fixture
def page_of(tmp_path, open_lesson):
    """A function: cells of code -> a notebook with them, open and run."""

    def opened(*cells):
        notebook = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_code_cell(source) for source in cells],
            metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
        )
        path = tmp_path / "widgets.ipynb"
        nbformat.write(notebook, path)
        lesson = open_lesson(path, width=1200, height=1400)
        lesson.run_all()
        assert lesson.failures() == []
        return lesson

    return opened


def said(lesson, number):
    """The feedback line below the widget of one cell."""
    reply = lesson.show(number).locator('[role="status"] pre')
    reply.filter(has_text=re.compile(r"\w")).wait_for()
    return reply.inner_text()


def test_the_desk_is_marked_by_keyboard_alone_and_by_mouse(page_of):
    lesson = page_of(*CELLS)
    cell = lesson.show(1)
    text = cell.locator(".desk-page")
    text.focus()
    for key in ("ArrowDown", "Shift+ArrowRight", "Shift+ArrowRight", "2", "Enter"):
        lesson.page.keyboard.press(key)
    spoken = cell.locator(".desk-spoken")
    assert spoken.inner_text() == "Marked as speaker: Russia says US"
    assert "Span(start=7, end=21), 'speaker'" in lesson.run(2)

    text.focus()
    for key in ("ArrowLeft", "Delete"):
        lesson.page.keyboard.press(key)
    assert spoken.inner_text() == "Removed a mark of speaker"
    assert lesson.run(2) == "[]"

    words = cell.locator(".desk-word")
    words.nth(13).hover()
    lesson.page.mouse.down()
    words.nth(15).hover()
    lesson.page.mouse.up()
    cell.get_by_role("button", name="Mark", exact=True).click()
    assert spoken.inner_text() == "Marked as speaker: While Moscow has"

    # What was laid beside is shown at once, and the desk says what that is.
    assert "a count" in cell.locator(".desk-list").inner_text()
    assert cell.get_by_text("Compare with lays another reader's marks").is_visible()
    cell.get_by_label("Compare your marks with").select_option("nobody")
    assert "a count" not in cell.locator(".desk-list").inner_text()
    cell.get_by_label("Compare your marks with").select_option("partner")
    lesson.screenshot("desk", 1)
    lesson.screenshot("strip", 3)
    assert findings(lesson.page, ".desk") == []
    assert findings(lesson.page, "figure") == []
    assert cell.locator(".desk-word").count() == 531
    drawing = lesson.show(3).get_by_role("img", name="Whose words are these?")
    assert drawing.locator("text", has_text="a speaker with a name").count() == 1
    caption = lesson.show(3).locator("figcaption").inner_text()
    assert caption.startswith("Whose words are these? A bar for each of 22 blocks")

    lesson.darken()
    assert findings(lesson.page, ".desk") == []
    assert findings(lesson.page, "figure") == []
    for place in (".desk", ".desk-bar select", ".desk-bar button", ".dl-drawing"):
        ink, paper = lesson.page.locator(place).first.evaluate(INK_AND_PAPER)
        assert contrast(ink, paper) >= 4.5 and luminance(paper) < 0.1, place
    lesson.screenshot("desk-dark", 1)
    lesson.screenshot("strip-dark", 3)
    lesson.must_be_clean()


def test_a_desk_with_nobody_to_compare_with_offers_nothing_to_compare(page_of):
    lesson = page_of("from kit import show\nshow.Desk('Rain fell.')")
    assert lesson.show(0).get_by_role("button", name="Mark").is_visible()
    assert not lesson.show(0).get_by_text("Compare with").first.is_visible()


def test_keys_for_the_desk_are_not_taken_for_commands_on_the_cell(page_of):
    lesson = page_of(*CELLS)
    before = len(lesson.cells())
    lesson.show(1).locator(".desk-page").focus()
    for key in "abxdd":  # above, below, cut, delete: what JupyterLab does with them
        lesson.page.keyboard.press(key)
    assert len(lesson.cells()) == before


def test_questions_are_answered_by_mouse(page_of):
    lesson = page_of(CELLS[0], 'kit.ask("start.1")', 'kit.ask("start.5")', 'kit.ask("start.2")')
    cell = lesson.show(1)
    cell.get_by_label("number").fill("19")
    cell.get_by_role("button", name="Check").click()
    assert said(lesson, 1).startswith("Not yet")
    cell = lesson.show(2)
    cell.get_by_role("radio").nth(1).check()
    cell.get_by_role("button", name="Check").click()
    assert "?" in said(lesson, 2)
    cell = lesson.show(3)
    for box in cell.get_by_role("checkbox").all()[:2]:
        box.check()
    cell.get_by_role("button", name="Check").click()
    assert re.match("Not yet|Partly", said(lesson, 3))
    cell.get_by_role("button", name="Hint").click()
    lesson.show(3).locator('[role="status"] pre', has_text="Hint 1 of 3").wait_for()
    lesson.screenshot("ask-units", 3)
    for number in range(3):  # the outputs; what is around them is JupyterLab's own
        assert findings(lesson.page, f".jp-OutputArea-output >> nth={number}") == []
    lesson.must_be_clean()


def test_a_question_is_answered_by_keyboard_alone(page_of):
    lesson = page_of(CELLS[0], 'kit.ask("start.3")')
    cell = lesson.show(1)
    menus = cell.locator("select").all()
    assert len(menus) == 5
    menus[0].focus()
    for _ in menus:
        lesson.page.keyboard.press("h")  # a list jumps to its first entry with this letter
        lesson.page.keyboard.press("Tab")
    lesson.page.keyboard.press("Enter")
    assert "one and the same" in said(lesson, 1) or "Not yet" in said(lesson, 1)
    lesson.screenshot("ask-match", 1)
    lesson.must_be_clean()


def test_keys_typed_into_a_question_are_no_commands_of_the_notebook(page_of):
    lesson = page_of(CELLS[0], 'kit.ask("start.3")', 'kit.ask("start.5")')
    before = len(lesson.cells())
    menus = lesson.show(1).locator("select").all()
    menus[0].focus()
    # Unheld, JupyterLab adds a cell for "b" and deletes one for "d d".
    for key in ("h", "Tab", "b", "Tab", "f", "Tab", "b", "Tab", "ArrowDown"):
        lesson.page.keyboard.press(key)
    chosen = [menu.evaluate("m => m.selectedOptions[0]?.text") for menu in menus]
    assert chosen == ["headline", "body", "furniture", "body", "headline"]
    lesson.page.keyboard.press("Tab")
    lesson.page.keyboard.press("Enter")
    assert "Partly" in said(lesson, 1)

    radios = lesson.show(2).locator("input[type=radio]")
    radios.first.focus()
    for key in ("d", "d", "b", "Space"):
        lesson.page.keyboard.press(key)
    assert radios.first.is_checked()
    assert len(lesson.cells()) == before
    lesson.must_be_clean()


def test_no_widget_state_is_kept_in_the_notebook(page_of):
    lesson = page_of(*CELLS[:2], 'kit.ask("start.1")')
    saved = lesson.save()
    assert "widgets" not in saved["metadata"], json.dumps(saved["metadata"])[:200]


def test_the_questions_used_here_are_in_the_bank():
    bank = load_bank(find_bank())
    for kind, id in KEYS.items():
        assert bank.questions[id].kind == kind
