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


def asked(lesson, number):
    """The form of a question below one cell."""
    form = lesson.show(number).locator(".dl-form")
    form.wait_for()
    return form


def said(lesson, number):
    """The verdict in the form below one cell."""
    reply = asked(lesson, number).locator(".dl-reply:not(.dl-is-hint)")
    reply.wait_for()
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


@pytest.mark.long
def test_a_desk_with_nobody_to_compare_with_offers_nothing_to_compare(page_of):
    lesson = page_of("from kit import show\nshow.Desk('Rain fell.')")
    assert lesson.show(0).get_by_role("button", name="Mark").is_visible()
    assert not lesson.show(0).get_by_text("Compare with").first.is_visible()


@pytest.mark.long
def test_keys_for_the_desk_are_not_taken_for_commands_on_the_cell(page_of):
    lesson = page_of(*CELLS)
    before = len(lesson.cells())
    lesson.show(1).locator(".desk-page").focus()
    for key in "abxdd":  # above, below, cut, delete: what JupyterLab does with them
        lesson.page.keyboard.press(key)
    assert len(lesson.cells()) == before


def test_questions_are_answered_by_mouse(page_of):
    lesson = page_of(CELLS[0], *(f'kit.ask("start.{n}")' for n in (1, 5, 2)))
    form = asked(lesson, 1)
    form.get_by_label("Number").fill("19")
    form.get_by_role("button", name="Check").click()
    assert said(lesson, 1).startswith("Not yet")
    form = asked(lesson, 2)
    # Options stand in an order drawn for each learner.
    form.locator('input[type=radio]:not([value="stop"])').first.check()
    form.get_by_role("button", name="Check").click()
    assert "?" in said(lesson, 2)
    form = asked(lesson, 3)
    for unit in ("1", "4"):
        form.locator(f'[data-unit="{unit}"]').click()
    form.get_by_role("button", name="Check").click()
    reply = said(lesson, 3)
    assert re.match("Not yet|Partly", reply)
    assert 'keep this line in a cell:\n\nkit.check("start.2", ["1", "4"])' in reply
    form.get_by_role("button", name="Hint").click()
    form.locator(".dl-is-hint", has_text="Hint 1 of 3").wait_for()
    lesson.screenshot("ask-units", 3)
    for number in (1, 5, 2):
        assert findings(lesson.page, f'.dl-form[data-question="start.{number}"]') == []
    lesson.must_be_clean()


def test_what_was_answered_is_shown_again_when_the_cell_is_run_again(page_of):
    lesson = page_of(CELLS[0], 'kit.ask("start.5")')
    asked(lesson, 1).get_by_role("radio").nth(1).check()
    asked(lesson, 1).get_by_role("button", name="Check").click()
    first = said(lesson, 1)
    chosen = asked(lesson, 1).locator("input:checked").get_attribute("value")
    lesson.run(1)
    asked(lesson, 1).locator(".dl-reply").wait_for()
    assert said(lesson, 1).split("\n")[0] == first.split("\n")[0]
    assert asked(lesson, 1).locator("input:checked").get_attribute("value") == chosen
    lesson.must_be_clean()


def test_a_question_is_answered_by_keyboard_alone_and_its_keys_are_no_commands(page_of):
    lesson = page_of(CELLS[0], 'kit.ask("start.3")')
    before = len(lesson.cells())
    menus = asked(lesson, 1).locator("select")
    assert menus.count() == 5
    menus.first.focus()
    # Unheld, JupyterLab adds a cell for "b", and an arrow leaves the list.
    for key in ("h", "Tab", "b", "Tab", "f", "Tab", "b", "Tab", "ArrowDown", "Tab"):
        lesson.page.keyboard.press(key)
    chosen = menus.evaluate_all("all => all.map(m => m.selectedOptions[0]?.text)")
    assert chosen == ["headline", "body", "furniture", "body", "headline"]
    lesson.page.keyboard.press("Enter")
    assert "Partly" in said(lesson, 1)
    assert len(lesson.cells()) == before
    lesson.screenshot("ask-match", 1)
    lesson.must_be_clean()


@pytest.mark.long
def test_no_widget_state_is_kept_in_the_notebook(page_of):
    lesson = page_of(*CELLS[:2], 'kit.ask("start.1")')
    saved = lesson.save()
    assert "widgets" not in saved["metadata"], json.dumps(saved["metadata"])[:200]


def test_the_questions_used_here_are_in_the_bank():
    bank = load_bank(find_bank())
    for kind, id in KEYS.items():
        assert bank.questions[id].kind == kind
