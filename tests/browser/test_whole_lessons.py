"""Whole lessons finished in a browser: by mouse on both texts, and what is handed in is the file.

Long: `pytest --all tests/browser/test_whole_lessons.py`. No code is typed, no cell is added.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys

import pytest

import kit
from tests.browser import by_keys
from tests.browser.by_mouse import fill, solved
from tests.browser.conftest import ROOT
from tests.browser.test_forms import DIRTY, until, whole
from tests.browser.whole_course import NOTEBOOKS, WholeCourse

STANDING = """() =>
  document.querySelector('.dl-course-panel .dl-current .dl-help')?.textContent ?? ''"""
FORMS = """() => window.jupyterapp.shell.currentWidget.content.model.getMetadata('dateline')"""
END = "() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()"
# The capstone has texts of its own, and the practice after it earns no points.
COURSE = [path for path in NOTEBOOKS if path.stem[:2] <= "04"]


@pytest.fixture(scope="module")
def served(browser, tmp_path_factory):
    course = WholeCourse(tmp_path_factory.mktemp("course") / "dateline")
    course.start()
    yield course
    course.server.stop()


def asked(path):
    """The questions of a notebook, in order."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    found = [cell["metadata"].get("dateline", {}).get("question") for cell in cells]
    return [question for question in found if question]


def form_of(lesson, question):
    found = lesson.page.locator(f'.dl-form[data-question="{question}"]')
    found.wait_for()
    return found


def shapes(lesson, article):
    """The shape of each question on an article."""
    about = lesson.page.evaluate(FORMS)
    forms = about["forms"] | about.get("on", {}).get(article, {})
    return {id: form["shape"] for id, form in forms.items()}


def answer_all(lesson, name, article):
    """Nothing, once every question is answered and all of it is in the file."""
    page = lesson.page
    kinds = shapes(lesson, article)
    for question in asked(lesson.path):
        form = form_of(lesson, question)
        fill(form, kinds[question], solved(name, article)[question])
        form.locator(".dl-check").click()
        form.locator(".dl-reply:not(.dl-is-hint)").wait_for()
    page.wait_for_function(f"() => !({DIRTY})()")
    until(lesson, lambda: (kept := events(lesson.path)) and all(kept.values()))


def events(path):
    """The events of each question in a file."""
    notebook = whole(path) or {"cells": []}
    notes = [cell["metadata"].get("dateline", {}) for cell in notebook["cells"]]
    return {n["question"]: n.get("work", {}).get("events", []) for n in notes if "question" in n}


def graded(path, folder):
    """The points that `kit grade` gives to a file."""
    folder.mkdir()
    (folder / "in").mkdir()
    shutil.copy(path, folder / "in" / "ana.ipynb")
    done = subprocess.run(
        [sys.executable, "-m", "kit.cli", "grade", folder / "in", "--out", folder / "out"],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    with (folder / "out" / "gradebook.csv").open(encoding="utf-8", newline="") as rows:
        (row,) = csv.DictReader(rows)
    return float(row["points"])


def all_answered(says):
    """The match whose first group is the points, once the panel says that nothing is open."""
    return re.fullmatch(r"all answered · ([\d.]+) of [\d.]+ points", says)


@pytest.mark.long
@pytest.mark.parametrize("article", ["aleppo-2016-02", "twin"])
@pytest.mark.parametrize("notebook", COURSE, ids=lambda path: path.stem)
def test_a_lesson_is_finished_by_mouse_and_graded_as_the_page_says(
    served, browser, tmp_path, notebook, article
):
    served.anew()
    with served.opened(browser, notebook.stem) as lesson:
        page = lesson.page
        before = len(lesson.cells())
        if article == "twin":
            page.locator(".dl-setup input").nth(1).check()
            page.locator(".dl-setup input").nth(1).locator(
                "xpath=self::*[@value='twin']"
            ).wait_for()
        answer_all(lesson, notebook.stem, article)
        says = until(lesson, lambda: all_answered(page.evaluate(STANDING)))
        assert len(lesson.cells()) == before
        lesson.must_be_clean()
        page.evaluate(END)
    # Not all is right (nobody writes code here, and the other text has other keys): what counts is
    # that the page and the grade book say the same.
    points = float(says[1])
    assert points > 0
    assert graded(lesson.path, tmp_path / "grade") == points


@pytest.mark.long
def test_a_lesson_is_finished_by_keyboard_alone(served, browser, tmp_path):
    served.anew()
    name = "00-start-here"
    with served.opened(browser, name) as lesson:
        page = lesson.page
        kinds = shapes(lesson, "aleppo-2016-02")
        before = len(lesson.cells())
        form_of(lesson, asked(lesson.path)[-1])
        for question in asked(lesson.path):
            page.keyboard.press("F8")
            until(lesson, lambda q=question: by_keys.focused(page)["question"] == q)
            by_keys.fill(page, kinds[question], solved(name)[question])
            form_of(lesson, question).locator(".dl-reply:not(.dl-is-hint)").wait_for()
            until(lesson, lambda q=question: events(lesson.path).get(q))
        says = until(lesson, lambda: all_answered(page.evaluate(STANDING)))
        assert len(lesson.cells()) == before
        lesson.must_be_clean()
        page.evaluate(END)
    assert float(says[1]) == graded(lesson.path, tmp_path / "grade") == 8


@pytest.mark.long
def test_the_capstone_is_drawn_by_a_name_on_the_page_and_handed_in_whole(
    served, browser, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    me = next(name for name in map(str, range(99)) if kit.variant(name) == "capstone-a")
    served.anew()
    name = "05-capstone"
    with served.opened(browser, name) as lesson:
        page = lesson.page
        before = len(lesson.cells())
        page.locator(".dl-setup input").fill(me)
        page.get_by_role("button", name="Draw my text").click()
        until(lesson, lambda: f'ME = "{me}"' in lesson.path.read_text("utf-8").replace("\\", ""))
        answer_all(lesson, name, "capstone-a")
        until(lesson, lambda: page.evaluate(STANDING) == "all answered")
        assert len(lesson.cells()) == before
        lesson.must_be_clean()
        page.evaluate(END)
    assert graded(lesson.path, tmp_path / "grade") >= 0
