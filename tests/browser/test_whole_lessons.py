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
import tomllib

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


def answer_all(lesson, name, article, answers=None):
    """Nothing, once every question is answered and all of it is in the file."""
    page = lesson.page
    answers = answers or solved(name, article)
    kinds = shapes(lesson, article)
    for question in asked(lesson.path):
        form = form_of(lesson, question)
        fill(form, kinds[question], answers[question])
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


def by_keyboard(lesson, name, questions, kinds):
    """The first line of each reply: questions answered in their order, by keys alone."""
    page, said = lesson.page, {}
    for question in questions:
        page.keyboard.press("F8")
        until(lesson, lambda q=question: by_keys.focused(page)["question"] == q)
        form_ = page.evaluate(FORMS)["forms"][question]
        # A code question has no answer in a solved lesson that is not code: nothing, in each row.
        rows = ["None"] * len(form_.get("by_hand", {}).get("inputs", ()))
        by_keys.fill(page, kinds[question], rows or solved(name)[question])
        form = form_of(lesson, question)
        form.locator(".dl-reply:not(.dl-is-hint)").first.wait_for()
        until(lesson, lambda q=question: events(lesson.path).get(q))
        said[question] = form.locator(".dl-head").first.text_content()
    return said


@pytest.mark.long
def test_a_lesson_is_finished_by_keyboard_alone(served, browser, tmp_path):
    served.anew()
    name = "00-start-here"
    with served.opened(browser, name) as lesson:
        page = lesson.page
        kinds = shapes(lesson, "aleppo-2016-02")
        before = len(lesson.cells())
        form_of(lesson, asked(lesson.path)[-1])
        by_keyboard(lesson, name, asked(lesson.path), kinds)
        says = until(lesson, lambda: all_answered(page.evaluate(STANDING)))
        assert len(lesson.cells()) == before
        lesson.must_be_clean()
        page.evaluate(END)
    assert float(says[1]) == graded(lesson.path, tmp_path / "grade") == 8


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
def test_by_keyboard_one_goes_on_another_day_where_the_server_was_killed(browser, tmp_path):
    course = WholeCourse(tmp_path / "dateline")
    course.start()
    name = "03-casualties"
    with course.opened(browser, name) as lesson:
        kinds = shapes(lesson, "aleppo-2016-02")
        questions = asked(lesson.path)
        half = len(questions) // 2
        form_of(lesson, questions[-1])
        said = by_keyboard(lesson, name, questions[:half], kinds)
        lesson.page.wait_for_function(f"() => !({DIRTY})()")
        course.kill()
    course.start()
    with course.opened(browser, name) as lesson:
        page = lesson.page
        for question in questions[:half]:
            # Written out, it may still be out of sight while the page is laid out.
            head = form_of(lesson, question).locator(".dl-head").first
            assert head.text_content() == said[question]
        # The keys begin where the course panel knows what is open.
        page.locator(".dl-course-panel .dl-current .dl-chip").first.wait_for()
        by_keyboard(lesson, name, questions[half:], kinds)
        says = until(lesson, lambda: all_answered(page.evaluate(STANDING)))
        lesson.must_be_clean()
        page.evaluate(END)
    course.server.stop()
    assert graded(lesson.path, tmp_path / "grade") == float(says[1]) > 0


def one(key):
    """A right answer of a field, of which a key may name several."""
    return key[0] if isinstance(key, list) else key


def keyed(variant):
    """The right answers of a variant of the capstone, as far as they are keys and no free text."""
    path = ROOT / "exercises" / "05-capstone" / "keys" / f"{variant}.toml"
    questions = tomllib.loads(path.read_text("utf-8"))["question"]
    fields = {
        q["id"]: {f["id"]: one(f["key"]) for f in q["fields"]} for q in questions if "fields" in q
    }
    return fields | {q["id"]: q["key"] for q in questions if "key" in q}


@pytest.mark.long
@pytest.mark.parametrize("variant", ["capstone-a", "capstone-b", "capstone-c"])
def test_the_capstone_is_drawn_by_a_name_on_the_page_and_handed_in_whole(
    served, browser, tmp_path, monkeypatch, variant
):
    monkeypatch.chdir(tmp_path)
    me = next(name for name in map(str, range(99)) if kit.variant(name) == variant)
    served.anew()
    name = "05-capstone"
    with served.opened(browser, name) as lesson:
        page = lesson.page
        before = len(lesson.cells())
        page.locator(".dl-setup input").fill(me)
        page.get_by_role("button", name="Draw my text").click()
        until(lesson, lambda: f'ME = "{me}"' in lesson.path.read_text("utf-8").replace("\\", ""))
        page.locator(".dl-setup-cell .jp-RenderedText", has_text=variant).wait_for()
        answer_all(lesson, name, variant, solved(name) | keyed(variant))
        until(lesson, lambda: page.evaluate(STANDING) == "all answered")
        assert len(lesson.cells()) == before
        lesson.must_be_clean()
        page.evaluate(END)
    # The page tells no points here. Every closed question holds, 17 of 20; of the rest how sure one
    # was earns a part of one, and a reader gives two.
    assert 17 <= graded(lesson.path, tmp_path / "grade") <= 18
