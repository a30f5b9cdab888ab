"""The questions as forms on the page: by mouse and by keyboard, kept at once, shown again."""

from __future__ import annotations

import json
import os
import stat

import pytest

from tests.browser.axe import findings
from tests.browser.conftest import PATIENCE, ROOT

START, SOURCING, ATTRIBUTION, CASUALTIES, FRAMING = (
    ROOT / "notebooks" / f"{name}.ipynb"
    for name in ("00-start-here", "01-sourcing", "02-attribution", "03-casualties", "04-framing")
)
DIRTY = "() => window.jupyterapp.shell.currentWidget.content.model.dirty"
KERNEL_GONE = """async () => {
  await window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.shutdown();
}"""
FOCUSED = "() => document.activeElement.textContent"
TOO_WIDE = """() => [...document.querySelectorAll('.dl-form *')].filter(e => {
  const form = e.closest('.dl-form').getBoundingClientRect();
  const own = e.getBoundingClientRect();
  return own.width && (own.right > form.right + 1 || own.left < form.left - 1);
}).map(e => e.closest('.dl-form').dataset.question + ': ' + e.outerHTML.slice(0, 80))"""


def form(lesson, question):
    """The form of a question, in view."""
    found = lesson.page.locator(f'.dl-form[data-question="{question}"]')
    found.scroll_into_view_if_needed()
    return found


def on_disk(lesson, question):
    """The cell of a question as the file has it."""
    notebook = until(lesson, lambda: whole(lesson.path))
    (cell,) = [
        c for c in notebook["cells"]
        if c["metadata"].get("dateline", {}).get("question") == question
    ]  # fmt: skip
    return cell


def work(lesson, question):
    """What the file keeps of a learner's work on a question, once all is saved."""
    lesson.page.wait_for_function(f"() => !({DIRTY})()")
    return on_disk(lesson, question)["metadata"]["dateline"].get("work")


def events(lesson, question, number):
    """The events of a question in the file, this many or more; without the article of each.

    A reply is drawn a moment before its event is in the file, on a busy machine a long one.
    """
    kept = until(
        lesson,
        lambda: (e := (work(lesson, question) or {}).get("events", [])) and len(e) >= number and e,
    )
    return [{k: v for k, v in event.items() if k != "on"} for event in kept]


def until(lesson, found):
    """What `found` returns, once it is true; asked again and again, for as long as a page has."""
    for _ in range(PATIENCE // 100):
        if value := found():
            return value
        lesson.page.wait_for_timeout(100)
    raise AssertionError("what was waited for did not come")


def whole(path):
    """The notebook in a file, or None while the server is writing it."""
    try:
        return json.loads(path.read_text("utf-8"))
    except json.JSONDecodeError:
        return None


def check(lesson, question, word):
    """The reply to Check, which begins with this word."""
    asked = form(lesson, question)
    asked.locator(".dl-check").click()
    reply = asked.locator(".dl-reply:not(.dl-is-hint)").filter(has_text=word)
    reply.wait_for()
    return reply.inner_text()


def mark(lesson, question, *units):
    """Nothing; clicks units of the article in a form."""
    for unit in units:
        # On its id: the middle of a sentence that breaks over lines may be another one.
        form(lesson, question).locator(f'[data-unit="{unit}"] .dl-unit-id').click()


def test_every_question_is_a_form_before_anything_was_run(open_lesson):
    lesson = open_lesson(SOURCING)
    page = lesson.page
    asked = [c["metadata"].get("dateline", {}).get("question") for c in lesson.cells()]
    asked = [question for question in asked if question]
    page.locator(".dl-form[data-question]").nth(len(asked) - 1).wait_for()
    drawn = [
        f.get_attribute("data-question") for f in page.locator(".dl-form[data-question]").all()
    ]
    assert drawn == asked and len(asked) >= 13
    assert page.evaluate(DIRTY) is False
    # The prompt stands once, and no code.
    assert page.locator(".dl-prompt-cell").count() == len(asked)
    assert not any(cell.is_visible() for cell in page.locator(".dl-prompt-cell").all())
    assert not any(c.is_visible() for c in page.locator(".dl-has-form .jp-InputArea-editor").all())
    assert all(cell.get("execution_count") is None for cell in lesson.cells())
    for question in ("sourcing.8", "sourcing.2", "sourcing.3", "sourcing.10"):
        assert findings(page, f'.dl-form[data-question="{question}"]') == []
    lesson.screenshot("forms-sourcing")
    lesson.must_be_clean()


def test_a_draft_is_in_the_file_at_once_and_there_again(open_lesson):
    lesson = open_lesson(SOURCING)
    mark(lesson, "sourcing.2", "5.1", "8.2")
    form(lesson, "sourcing.3").locator("select").first.select_option("named person")
    both = ("sourcing.2", "sourcing.3")
    kept = until(
        lesson,
        lambda: (
            (k := {q: on_disk(lesson, q)["metadata"]["dateline"].get("work") for q in both})
            and all(k.values())
            and k
        ),
    )
    assert kept["sourcing.2"]["draft"] == ["5.1", "8.2"]
    assert kept["sourcing.3"]["draft"]["2"] == "person"
    assert kept["sourcing.3"]["draft"]["6"] is None
    assert kept["sourcing.2"]["events"] == []

    again = open_lesson(lesson.path)
    assert form(again, "sourcing.2").locator(".dl-tally").inner_text() == "Marked: 5.1, 8.2"
    menu = form(again, "sourcing.3").locator("select").first
    assert menu.evaluate("m => m.selectedOptions[0].text") == "named person"
    assert again.page.evaluate(DIRTY) is False


def test_an_answer_by_mouse_is_marked_and_stands_in_cell_and_file(open_lesson):
    lesson = open_lesson(SOURCING)
    mark(lesson, "sourcing.2", "5.1", "8.2", "15.1")
    asked = form(lesson, "sourcing.2")
    asked.locator(".dl-check").dblclick()
    asked.locator(".dl-reply").wait_for()
    assert asked.locator(".dl-head").inner_text().startswith("Partly: ")
    given = {"answer": ["5.1", "8.2", "15.1"]}
    assert events(lesson, "sourcing.2", 1) == [given]  # a double click is one answer
    source = "".join(on_disk(lesson, "sourcing.2")["source"])
    assert source == 'kit.check("sourcing.2", ["5.1", "8.2", "15.1"])'

    asked.get_by_role("button", name="Hint").dblclick()
    asked.locator(".dl-is-hint").wait_for()
    lesson.page.wait_for_timeout(1000)  # a second hint would be here by now
    assert events(lesson, "sourcing.2", 2) == [given, {"hint": 1}]
    # The verdict stays beside the hint, and what was marked stays marked.
    assert asked.locator(".dl-reply").count() == 2
    assert asked.locator(".dl-tally").inner_text() == "Marked: 5.1, 8.2, 15.1"
    lesson.screenshot("form-partly")
    assert findings(lesson.page, '.dl-form[data-question="sourcing.2"]') == []

    lesson.end()
    again = open_lesson(lesson.path)
    asked = form(again, "sourcing.2")
    assert asked.locator(".dl-head").all_inner_texts()[0].startswith("Partly: ")
    assert asked.locator(".dl-is-hint").count() == 1
    mark(again, "sourcing.2", "19.1", "21.1")
    said = check(again, "sourcing.2", "Correct")
    assert "2 of 2" in said
    assert len(events(again, "sourcing.2", 3)) == 3


def test_quotations_are_marked_on_the_article(open_lesson):
    lesson = open_lesson(ATTRIBUTION)
    asked = form(lesson, "attribution.8")
    units = [u.get_attribute("data-unit") for u in asked.locator("[data-unit]").all()]
    assert units == [f"q{n}" for n in range(1, 9)]
    assert (
        asked.locator('[data-block="6"] [data-unit="q3"]').inner_text().endswith("safe zone\u201d")
    )
    mark(lesson, "attribution.8", "q1", "q2", "q3", "q4")
    assert check(lesson, "attribution.8", "Correct").startswith("Correct")
    assert events(lesson, "attribution.8", 1) == [{"answer": ["q1", "q2", "q3", "q4"]}]


def test_one_thing_is_changed_without_touching_code(open_lesson):
    lesson = open_lesson(SOURCING)
    page = lesson.page
    cell = page.locator(".jp-CodeCell").filter(has_text="The class of 17.1")
    cell.scroll_into_view_if_needed()
    assert page.evaluate(DIRTY) is False
    cell.get_by_label("The class of 17.1").select_option("named organisation")
    cell.get_by_role("button", name="Show what happens").click()
    cell.get_by_text("changed by you").first.wait_for()

    def source():
        (found,) = [c for c in whole(lesson.path)["cells"] if "CLASS = " in "".join(c["source"])]
        return "".join(found["source"])

    assert until(lesson, lambda: 'CLASS = "named organisation"\n' in source())
    lesson.must_be_clean()
    again = open_lesson(lesson.path)
    field = again.page.get_by_label("The class of 17.1")
    field.scroll_into_view_if_needed()
    assert field.input_value() == "named organisation"


def test_words_and_marks_are_set_without_touching_code(open_lesson):
    lesson = open_lesson(FRAMING)
    page = lesson.page
    # A double click in the text does not turn it into its source.
    heading = page.locator(".jp-MarkdownCell h1").first
    heading.dblclick()
    page.get_by_role("button", name="Show the passives", exact=True).wait_for()
    assert heading.is_visible()
    cell = page.locator(".jp-CodeCell").filter(has_text="A plainer one")
    cell.scroll_into_view_if_needed()
    cell.get_by_label("A plainer one").fill('he said "no"\nand left')
    cell.get_by_role("button", name="Show").click()
    cell.locator(".jp-OutputArea").get_by_text('he said "no"').first.wait_for()
    marks = page.locator(".jp-CodeCell").filter(has_text="Your sentences")
    marks.scroll_into_view_if_needed()
    marks.locator('[data-unit="9.1"] .dl-unit-id').click()
    marks.get_by_role("button", name="Show").click()
    marks.locator(".jp-OutputArea").get_by_text("9.1").first.wait_for()
    assert findings(page, ".dl-sets") == []

    def sources():
        saved = whole(lesson.path) or {"cells": []}  # None while it is being written
        return ["".join(c["source"]) for c in saved["cells"]]

    assert until(lesson, lambda: any('MY_MARKS = ["9.1"]\n' in s for s in sources()))
    assert any('PLAINER = "he said \\"no\\"\\nand left"\n' in s for s in sources())
    lesson.screenshot("forms-sets")
    lesson.must_be_clean()


def test_none_excludes_the_rest(open_lesson):
    lesson = open_lesson(SOURCING)
    mark(lesson, "sourcing.2", "5.1")
    asked = form(lesson, "sourcing.2")
    none = asked.locator(".dl-none input")
    none.check()
    assert asked.locator(".dl-tally").inner_text() == "Nothing is marked."
    mark(lesson, "sourcing.2", "5.1")
    assert not none.is_checked()
    boxes = form(lesson, "sourcing.7")
    boxes.get_by_role("checkbox").first.check()
    boxes.locator(".dl-none input").check()
    assert not boxes.get_by_role("checkbox").first.is_checked()


def test_a_question_is_answered_by_keyboard_alone_and_adds_no_cell(open_lesson):
    lesson = open_lesson(SOURCING)
    before = len(lesson.cells())
    keys = lesson.page.keyboard
    form(lesson, "sourcing.8").locator("input").first.focus()
    for key in ("Space", "d", "d", "b", "a", "x", "ArrowDown"):  # commands on cells elsewhere
        keys.press(key)
    for key in ("Tab", "Enter"):
        keys.press(key)
    form(lesson, "sourcing.8").locator(".dl-reply").wait_for()
    assert len(events(lesson, "sourcing.8", 1)) == 1

    units = form(lesson, "sourcing.2").locator("[data-unit]")
    units.first.focus()
    for key in ("ArrowDown", "Space", "End", "Enter", "ArrowUp"):
        keys.press(key)
    assert form(lesson, "sourcing.2").locator(".dl-tally").inner_text() == "Marked: 5.1, 21.1"
    keys.press("Control+Enter")
    form(lesson, "sourcing.2").locator(".dl-reply").wait_for()
    assert events(lesson, "sourcing.2", 1)[0]["answer"] == ["5.1", "21.1"]
    assert len(lesson.cells()) == before
    lesson.must_be_clean()


def test_a_typed_line_fills_the_form_and_is_kept_alike(open_lesson):
    lesson = open_lesson(SOURCING)
    lesson.run(lesson.index("kit.use(ARTICLE)"))
    lesson.run(lesson.answer("sourcing.4", '("5.1", "8.2")'))
    asked = form(lesson, "sourcing.4")
    asked.locator(".dl-reply").wait_for()
    assert asked.locator(".dl-tally").inner_text() == "Marked: 5.1, 8.2"
    assert events(lesson, "sourcing.4", 1) == [{"answer": ["5.1", "8.2"]}]


def test_a_kernel_that_is_gone_is_started_again_and_knows_what_was_done(open_lesson):
    lesson = open_lesson(SOURCING)
    # By its words: the order of the options is drawn, and a right answer has no hint.
    form(lesson, "sourcing.8").get_by_role("radio", name="judge the tone").check()
    check(lesson, "sourcing.8", "Not yet")
    lesson.page.evaluate(KERNEL_GONE)
    (lesson.path.parent / ".dateline-progress.json").unlink(missing_ok=True)
    mark(lesson, "sourcing.2", "5.1")
    check(lesson, "sourcing.2", "Partly")
    # The new kernel was told of the earlier answer: hint 2 looks at it.
    asked = form(lesson, "sourcing.8")
    for number in (1, 2):
        asked.get_by_role("button", name="Hint").click()
        asked.locator(".dl-is-hint", has_text=f"Hint {number} of 3").wait_for()
        assert events(lesson, "sourcing.8", number + 1)[-1] == {"hint": number}
        lesson.page.wait_for_timeout(700)  # longer than a double click


def test_a_prediction_takes_what_it_can_mean_and_is_made_once(open_lesson):
    lesson = open_lesson(SOURCING)
    asked = form(lesson, "sourcing.1")
    asked.locator(".dl-check").click()
    assert "Nothing was counted" in asked.locator(".dl-notice").inner_text()
    asked.get_by_role("textbox").fill("9")
    check(lesson, "sourcing.1", "Stored")
    assert asked.get_by_role("textbox").is_disabled()
    assert not asked.locator(".dl-check").is_visible()
    assert len(events(lesson, "sourcing.1", 1)) == 1


def test_order_table_ends_and_quotation(open_lesson):
    lesson = open_lesson(ATTRIBUTION)
    asked = form(lesson, "attribution.10")
    for _ in range(4):
        asked.locator(".dl-pool .dl-take").first.click()
    placed = asked.locator("ol .dl-line")
    ids = [line.get_attribute("data-item") for line in placed.all()]
    placed.nth(3).get_by_role("button", name="Move up").click()
    placed.nth(2).locator(".dl-take").focus()
    lesson.page.keyboard.press("Alt+ArrowUp")
    moved = [line.get_attribute("data-item") for line in placed.all()]
    assert moved == [ids[0], ids[3], ids[1], ids[2]]
    placed.nth(3).drag_to(placed.nth(0))
    moved = [moved[3], *moved[:3]]
    assert [line.get_attribute("data-item") for line in placed.all()] == moved
    asked.locator(".dl-check").click()
    asked.locator(".dl-reply").wait_for()
    assert events(lesson, "attribution.10", 1)[0]["answer"] == moved

    asked = form(lesson, "attribution.7")
    words = asked.locator(".dl-word")
    words.nth(3).click()
    words.nth(5).click()
    quoted = " ".join(words.nth(n).inner_text() for n in (3, 4, 5))
    assert asked.get_by_role("textbox").input_value() == quoted
    asked.locator(".dl-clipping").focus()
    for key in ("Home", "ArrowRight", "Shift+ArrowRight"):
        lesson.page.keyboard.press(key)
    quoted = " ".join(words.nth(n).inner_text() for n in (1, 2))
    assert asked.get_by_role("textbox").input_value() == quoted
    assert findings(lesson.page, '.dl-form[data-question="attribution.10"]') == []
    assert findings(lesson.page, '.dl-form[data-question="attribution.7"]') == []
    lesson.screenshot("form-order")
    lesson.must_be_clean()


def test_a_code_question_is_answered_by_hand_and_with_a_function(open_lesson):
    lesson = open_lesson(ATTRIBUTION)
    asked = form(lesson, "attribution.5")
    before = "".join(on_disk(lesson, "attribution.5")["source"])
    for row in asked.locator(".dl-row").all():
        row.get_by_role("radio", name="True").check()
    asked.locator(".dl-check").click()
    asked.locator(".dl-reply").wait_for()
    (event,) = events(lesson, "attribution.5", 1)
    assert event["answer"] == {str(n): True for n in range(1, 9)}
    assert "".join(on_disk(lesson, "attribution.5")["source"]) == before

    asked.get_by_role("radio", name="With a function").check()
    cell = lesson.show(lesson.check_cell("attribution.5"))
    cell.locator(".jp-InputArea-editor").wait_for()
    assert not asked.locator(".dl-row").first.is_visible()
    asked.locator(".dl-check").click()
    lesson.page.wait_for_timeout(1500)
    asked.get_by_role("radio", name="By hand").check()  # neither way is locked by the other
    assert asked.locator(".dl-row").first.is_visible()


def test_three_answers_are_rated_before_one_writes(open_lesson):
    lesson = open_lesson(SOURCING)
    asked = form(lesson, "sourcing.10")
    text = asked.locator("textarea")
    assert text.is_disabled()
    for anchor in asked.locator(".dl-anchor").all():
        anchor.locator(".dl-press").first.click()
    text.fill("I would rely on this page for 18.1, and not for 2.1, because nobody counts there.")
    lesson.page.wait_for_timeout(1000)
    assert len(work(lesson, "sourcing.10")["rated"]) == 3
    check(lesson, "sourcing.10", "Stored")
    again = open_lesson(lesson.path)
    asked = form(again, "sourcing.10")
    assert asked.locator("textarea").input_value().startswith("I would rely")
    assert asked.locator(".dl-anchor input:checked").count() == 3


def test_ids_lead_to_the_article_and_one_key_leads_back(open_lesson):
    lesson = open_lesson(SOURCING)
    link = form(lesson, "sourcing.3").locator("a.dl-id").nth(3)
    link.click()
    lesson.page.wait_for_function("() => document.activeElement.closest('.dl-pane')")
    assert lesson.page.evaluate(FOCUSED).startswith("11.2 American officials")
    lesson.page.wait_for_timeout(300)
    lesson.screenshot("reading-pane")
    assert findings(lesson.page, ".dl-pane") == []
    lesson.page.keyboard.press("F6")
    assert lesson.page.evaluate(FOCUSED) == "11.2"
    lesson.page.keyboard.press("F6")
    assert lesson.page.evaluate(FOCUSED).startswith("11.2 American officials")


def test_the_other_text_is_chosen_with_a_button(open_lesson):
    lesson = open_lesson(SOURCING)
    lesson.page.locator(".dl-setup input").nth(1).check()
    asked = form(lesson, "sourcing.2")
    asked.locator(".dl-text", has_text="Quellmar").first.wait_for()
    mark(lesson, "sourcing.2", "5.1")
    check(lesson, "sourcing.2", "Partly")
    assert work(lesson, "sourcing.2")["article"] == "twin"
    assert len(events(lesson, "sourcing.2", 1)) == 1
    assert work(lesson, "sourcing.2")["events"][0]["on"] == "twin"
    lesson.must_be_clean()


@pytest.mark.parametrize(
    "notebook, width",
    [
        pytest.param(path, width, id=f"{path.stem}-{width}", marks=marks)
        for path in (SOURCING, CASUALTIES, FRAMING)
        for width in (320, 640)
        for marks in [() if (path, width) == (SOURCING, 320) else pytest.mark.long]
    ],
)
def test_nothing_is_cut_where_the_page_is_narrow(open_lesson, notebook, width):
    lesson = open_lesson(notebook, width=width, height=700)
    lesson.show_only_the_notebook()
    lesson.page.locator(".dl-form").first.wait_for()
    lesson.page.wait_for_timeout(300)
    assert lesson.page.evaluate(TOO_WIDE) == []
    lesson.screenshot(f"narrow-{notebook.stem}-{width}")


def damaged(tmp_path, change):
    """A copy of lesson 01 with the work on sourcing.2 changed."""
    notebook = json.loads(SOURCING.read_text("utf-8"))
    kept = {"v": 1, "question": "sourcing.2", "article": "aleppo-2016-02", "draft": ["5.1"],
            "events": [{"answer": ["8.2"]}]}  # fmt: skip
    for cell in notebook["cells"]:
        if cell["metadata"].get("dateline", {}).get("question") == "sourcing.2":
            cell["metadata"]["dateline"]["work"] = change(kept)
    path = tmp_path / SOURCING.name
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return path


def test_a_damaged_answer_is_said_in_a_line_and_the_rest_is_there(open_lesson, tmp_path):
    path = damaged(tmp_path, lambda kept: {**kept, "events": [5, *kept["events"]], "reply": "x"})
    lesson = open_lesson(path)
    asked = form(lesson, "sourcing.2")
    assert "cannot be read; the rest is here" in asked.locator(".dl-notice").inner_text()
    assert asked.locator(".dl-tally").inner_text() == "Marked: 5.1"
    check(lesson, "sourcing.2", "Partly")
    lesson.must_be_clean()


def test_an_answer_of_another_version_is_said_in_a_line(open_lesson, tmp_path):
    lesson = open_lesson(damaged(tmp_path, lambda kept: {**kept, "v": 9}))
    asked = form(lesson, "sourcing.2")
    assert "another version" in asked.locator(".dl-notice").inner_text()
    assert asked.locator(".dl-tally").inner_text() == "Nothing is marked."


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_said_in_a_line(open_lesson):
    lesson = open_lesson(SOURCING)
    lesson.path.chmod(stat.S_IREAD)
    again = open_lesson(lesson.path)
    form(again, "sourcing.8").get_by_role("radio").first.check()
    again.page.locator(".dl-banner", has_text="read-only").wait_for()


@pytest.mark.long
def test_a_second_tab_says_so_and_can_take_over(open_lesson):
    lesson = open_lesson(SOURCING)
    mark(lesson, "sourcing.2", "5.1")
    lesson.page.wait_for_timeout(1000)
    second = lesson.page.context.new_page()
    second.goto(lesson.page.url)
    banner = second.locator(".dl-banner")
    banner.get_by_role("button", name="Work here instead").click()
    lesson.page.locator(".dl-banner", has_text="another tab").wait_for()
    asked = second.locator('.dl-form[data-question="sourcing.2"]')
    asked.locator('[data-unit="8.2"] .dl-unit-id').click()
    asked.locator(".dl-tally", has_text="Marked: 5.1, 8.2").wait_for()
    second.wait_for_function(f"() => !({DIRTY})()")
    kept = on_disk(lesson, "sourcing.2")["metadata"]["dateline"]["work"]
    assert kept["draft"] == ["5.1", "8.2"]
    second.close()
