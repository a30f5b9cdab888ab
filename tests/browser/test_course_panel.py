"""The course around the lessons: where one is, where one goes on, and the way to the next."""

from __future__ import annotations

import json

import pytest

from tests.browser.axe import findings
from tests.browser.conftest import ROOT
from tests.browser.test_forms import DIRTY, check, form, until, whole
from tests.browser.whole_course import NOTEBOOKS, WholeCourse

PAGE, PANEL = ".dl-course-page", ".dl-course-panel"
DARK = (
    "() => window.jupyterapp.commands.execute('apputils:change-theme', {theme: 'JupyterLab Dark'})"
)
HELD = """() => document.activeElement.closest('.dl-form')?.dataset.question ?? ''"""
TOP = """id => {
  const form = document.querySelector(`.dl-form[data-question="${id}"]`).getBoundingClientRect();
  const page = document.querySelector('.jp-WindowedPanel-outer').getBoundingClientRect();
  return form.top >= page.top - 1 && form.top < page.top + page.height / 3;
}"""
SHUT = """async () => {
  const app = window.jupyterapp;
  await app.serviceManager.sessions.shutdownAll();
}"""


def asked(name):
    """The questions of a lesson, down its page."""
    notebook = json.loads((ROOT / "notebooks" / f"{name}.ipynb").read_text("utf-8"))
    found = [c["metadata"].get("dateline", {}).get("question") for c in notebook["cells"]]
    return [question for question in found if question]


START = asked("00-start-here")


@pytest.fixture(scope="module")
def served(browser, tmp_path_factory):
    course = WholeCourse(tmp_path_factory.mktemp("course") / "dateline")
    course.start()
    yield course
    course.server.stop()


@pytest.fixture
def course(served):
    served.anew()
    return served


def answered(course, name, question, answer, **reply):
    """Nothing; a lesson's file as a learner leaves it who has answered a question."""
    path = course.work / f"{name}.ipynb"
    notebook = json.loads(path.read_text("utf-8"))
    on = notebook["metadata"]["dateline"]["article"]
    for cell in notebook["cells"]:
        if cell["metadata"].get("dateline", {}).get("question") == question:
            events = [{"answer": answer, "on": on}]
            work = {"v": 1, "question": question, "article": on, "events": events}
            if reply:
                work["reply"] = {
                    "v": 1, "question": question, "event": None, "status": "partly",
                    "head": "Partly", "lines": [], "article": on, **reply,
                }  # fmt: skip
            cell["metadata"]["dateline"]["work"] = work
    path.write_text(json.dumps(notebook), encoding="utf-8")


def rows(lesson):
    """The table of the start page, a list of texts for each lesson."""
    found = lesson.page.locator(f"{PAGE} tbody tr")
    found.nth(len(NOTEBOOKS) - 1).wait_for()
    return [
        [" ".join(c.inner_text().split()) for c in row.locator("th, td").all()]
        for row in found.all()
    ]


def test_the_start_page_lists_the_lessons_and_begins_with_the_first(course, browser):
    with course.opened(browser, at="course") as lesson:
        page = lesson.page
        table = rows(lesson)
        assert [row[0][:2] for row in table] == [path.stem[:2] for path in NOTEBOOKS]
        assert table[0][1:] == [f"0 of {len(START)}", "0 of 8", "45 minutes"]
        heads = page.locator(f"{PAGE} thead th").all_inner_texts()
        assert heads == ["Lesson", "Answered", "Points", "Time left"]
        # Nothing that a learner never needs is in the way, and nothing else is open.
        assert page.locator(".jp-Launcher, .jp-Dialog").count() == 0
        assert (
            page.evaluate("() => document.activeElement.textContent") == "Begin with 00 Start here"
        )
        for theme in ("light", "dark"):
            assert findings(page, PAGE) == [] and findings(page, PANEL) == []
            lesson.screenshot(f"course-{theme}")
            page.evaluate(DARK)
        page.keyboard.press("Enter")
        page.locator('.dl-form[data-question="start.1"]').wait_for()
        assert page.evaluate(DIRTY) is False
        lesson.must_be_clean()
        page.evaluate(SHUT)


def test_an_answer_shows_in_the_panel_at_once_and_one_goes_on_at_the_next(course, browser):
    with course.opened(browser, "00-start-here") as lesson:
        page = lesson.page
        go_on = page.locator(f"{PANEL} .dl-continue")
        assert go_on.inner_text() == "Go to the first question"
        form(lesson, "start.1").get_by_role("textbox").fill("22")
        check(lesson, "start.1", "Correct")
        next_one = f"Continue at question 2 ({START[1]})"
        page.locator(f"{PANEL} .dl-continue", has_text=next_one).wait_for()
        here = page.locator(f"{PANEL} .dl-current")
        assert f"1 of {len(START)} answered · 1 of 8 points" in here.inner_text()
        label = here.locator(".dl-chip").first.get_attribute("aria-label")
        assert label == "start.1: question 1, right, 1 of 1"
        assert findings(page, PANEL) == []
        go_on.focus()
        page.keyboard.press("Enter")
        until(lesson, lambda: page.evaluate(HELD) == START[1] and page.evaluate(TOP, START[1]))
        # Painting the panel anew left the focus where it was put.
        form(lesson, "start.2").locator('[data-unit="1"]').click()
        page.wait_for_function(f"() => !({DIRTY})()")
        assert page.evaluate("() => document.activeElement.closest('.dl-form') !== null")
        lesson.must_be_clean()
        page.evaluate(SHUT)


def test_an_address_leads_to_a_question_which_is_counted_down_the_page(course, browser):
    asked_here = asked("01-sourcing")
    with course.opened(browser, "01-sourcing", at="sourcing.5") as lesson:
        page = lesson.page
        chips = page.locator(f"{PANEL} .dl-current .dl-chip")
        until(lesson, lambda: chips.count() == len(asked_here))
        numbers = [str(number) for number in range(1, len(asked_here) + 1)]
        assert chips.all_inner_texts() == numbers
        at = asked_here.index("sourcing.5") + 1
        title = page.locator('.dl-form[data-question="sourcing.5"] .dl-title')
        assert title.inner_text().startswith(f"Question {at} of {len(asked_here)}\nsourcing.5")
        until(
            lesson, lambda: page.evaluate(HELD) == "sourcing.5" and page.evaluate(TOP, "sourcing.5")
        )
        assert page.evaluate(DIRTY) is False
        lesson.must_be_clean()
        page.evaluate(SHUT)


def test_points_are_those_of_the_replies_and_are_not_guessed(course, browser):
    answered(course, "00-start-here", "start.1", 22, status="correct", best=1, of=1, closed=True)
    answered(course, "00-start-here", "start.2", ["1"], best=0.5, of=2, closed=False)
    answered(course, "01-sourcing", "sourcing.2", ["5.1"])
    with course.opened(browser, at="course") as lesson:
        page = lesson.page
        table = rows(lesson)
        assert table[0][1:] == [f"2 of {len(START)}", "1.5 of 8", "about 35 minutes"]
        assert "sourcing.2: not known until the lesson is opened" in table[1][2]
        next_one = page.locator(f"{PAGE} .dl-continue").inner_text()
        assert next_one == "Continue at question 1 (sourcing.8)"
        # Opened, the lesson asks the kit, and the points are there.
        page.locator(f"{PAGE} tbody a").nth(1).click()
        page.locator(f"{PANEL} .dl-current .dl-chip.dl-is-partly").wait_for()
        lesson.must_be_clean()
        page.evaluate(SHUT)


def test_the_end_of_a_lesson_says_what_is_open_and_leads_on(course, browser):
    with course.opened(browser, "00-start-here") as lesson:
        page = lesson.page
        end = page.locator(".dl-end")
        end.scroll_into_view_if_needed()
        end.locator("a").nth(len(START) - 1).wait_for()
        assert end.locator("a").count() == len(START)
        assert findings(page, ".dl-end") == []
        lesson.screenshot("course-end")
        # A click while the lesson is still being drawn may lead nowhere; the next one does.
        for _ in range(10):
            end.locator("a", has_text="start.3").click()
            page.wait_for_timeout(2_000)
            if page.evaluate(HELD) == "start.3":
                break
        assert page.evaluate(HELD) == "start.3"
        end.get_by_role("button", name="Next: 01 Sourcing").click()
        page.locator('.dl-form[data-question="sourcing.8"]').wait_for()
        assert page.evaluate(DIRTY) is False
        lesson.must_be_clean()
        page.evaluate(SHUT)


def test_a_folder_that_holds_damaged_lessons_shows_the_others(course, browser):
    (course.work / "02-attribution.ipynb").write_text('{"cells": [], "metadata": {"dateline": 3}, '
        '"nbformat": 4, "nbformat_minor": 5}')  # fmt: skip
    with course.opened(browser, at="course") as lesson:
        found = lesson.page.locator(f"{PAGE} tbody tr")
        found.nth(len(NOTEBOOKS) - 2).wait_for()
        assert found.count() == len(NOTEBOOKS) - 1
        lesson.must_be_clean()


@pytest.mark.parametrize(
    "width, height", [(320, 640), pytest.param(640, 450, marks=pytest.mark.long)]
)
def test_the_start_page_fits_where_it_is_narrow(course, browser, width, height):
    answered(course, "00-start-here", "start.1", 22, status="correct", best=1, of=1, closed=True)
    with course.opened(browser, at="course", width=width, height=height) as lesson:
        page = lesson.page
        rows(lesson)
        # The panel would leave no room for anything else: the page stands for it.
        assert not page.locator(PANEL).is_visible()
        wide = page.evaluate(f"""() => [...document.querySelectorAll('{PAGE} *')]
          .filter(e => e.getBoundingClientRect().right >
            document.querySelector('{PAGE}').getBoundingClientRect().right + 1)
          .map(e => e.outerHTML.slice(0, 60))""")
        assert wide == []
        assert findings(page, PAGE) == []
        lesson.screenshot(f"course-{width}")


def test_a_lesson_saved_elsewhere_is_read_again(course, browser):
    with course.opened(browser, at="course") as lesson:
        rows(lesson)
        answered(course, "03-casualties", "casualties.1", "x", best=0, of=1, closed=False)
        assert whole(course.work / "03-casualties.ipynb")
        lesson.page.locator(f"{PANEL} [data-key=overview]").click()
        lesson.page.locator(f"{PAGE} tbody tr", has_text="03 Casualty").locator(
            "td", has_text=f"1 of {len(asked('03-casualties'))}"
        ).wait_for()
