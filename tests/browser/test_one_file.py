"""All answers in one file, out of a course and into another; a newer edition of a lesson taken.

Long: `pytest --all tests/browser/test_one_file.py`.
"""

from __future__ import annotations

import json

import pytest

from tests.browser.axe import findings
from tests.browser.test_course_panel import PAGE, PANEL, SHUT, answered, rows
from tests.browser.test_forms import check, form, until, whole
from tests.browser.test_whole_lessons import events
from tests.browser.whole_course import NOTEBOOKS, WholeCourse

pytestmark = pytest.mark.long
START, SOURCING = NOTEBOOKS[0].stem, NOTEBOOKS[1].stem
KEEP, BRING = "Keep all answers in one file", "Bring answers in from a file"


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


def said(page, place=PAGE):
    return page.locator(f"{place} .dl-said")


def brought(page, path):
    """What is said once a file was brought in on the start page."""
    said(page).evaluate("node => node.replaceChildren()")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=BRING).click()
    chooser.value.set_files(path)
    said(page).locator("p").first.wait_for()
    return said(page).locator("p").all_inner_texts()


def test_all_answers_go_into_one_file_and_come_out_of_it_elsewhere(course, browser, tmp_path):
    answered(course, SOURCING, "sourcing.8", "one-origin", best=0, of=1, closed=False)
    file = tmp_path / "dateline-answers.json"
    with course.opened(browser, START) as lesson:
        page = lesson.page
        form(lesson, "start.1").get_by_role("textbox").fill("22")
        check(lesson, "start.1", "Correct")
        until(lesson, lambda: events(lesson.path)["start.1"])
        page.locator(f"{PANEL} [data-key=overview]").click()
        with page.expect_download() as download:
            page.get_by_role("button", name=KEEP).click()
        assert download.value.suggested_filename == file.name
        download.value.save_as(file)
        until(lesson, lambda: "2 answers are in dateline-answers.json." in said(page).inner_text())
        assert findings(page, PAGE) == [] and findings(page, PANEL) == []
        lesson.must_be_clean()
        page.evaluate(SHUT)
    kept = {name: events(course.work / f"{name}.ipynb") for name in (START, SOURCING)}
    course.anew()
    answered(course, SOURCING, "sourcing.8", "none", best=0, of=1, closed=False)
    with course.opened(browser, START) as lesson:
        page = lesson.page
        form(lesson, "start.1").wait_for()
        page.locator(f"{PANEL} [data-key=overview]").click()
        assert len(rows(lesson)) == len(NOTEBOOKS)
        assert brought(page, file) == [
            "2 answers were brought in.",
            f"{SOURCING}: 1 answer here was another; the old copy is kept as "
            f"{SOURCING}.older.ipynb.",
        ]
        for name, events_ in kept.items():
            assert events(course.work / f"{name}.ipynb") == events_
        older = events(course.work / f"{SOURCING}.older.ipynb")
        assert older["sourcing.8"][0]["answer"] == "none"
        # The lesson that was open is open again behind the page, with the answer in its form.
        page.locator(f"{PANEL} .dl-lessons > li > a").first.click()
        shown = form(lesson, "start.1")
        shown.locator(".dl-reply").wait_for()
        assert shown.get_by_role("textbox").input_value() == "22"
        lesson.screenshot("one-file")
        page.locator(f"{PANEL} [data-key=overview]").click()
        assert brought(page, file) == ["Nothing was brought in: all that is in the file is here."]
        lesson.must_be_clean()
        page.evaluate(SHUT)


def test_a_foreign_or_damaged_file_gets_one_line_and_changes_nothing(course, browser, tmp_path):
    before = {path.name: path.read_bytes() for path in course.work.glob("*.ipynb")}
    with course.opened(browser, at="course") as lesson:
        rows(lesson)
        for text, line in [("{", "cannot be read"), ('{"a": 1}', "no answers of this course")]:
            (tmp_path / "x.json").write_text(text, encoding="utf-8")
            (told,) = brought(lesson.page, tmp_path / "x.json")
            assert line in told and told.endswith("Nothing here was changed.")
        lesson.page.get_by_role("button", name=KEEP).click()
        until(lesson, lambda: "Nothing is answered yet" in said(lesson.page).inner_text())
        lesson.must_be_clean()
    assert {path.name: path.read_bytes() for path in course.work.glob("*.ipynb")} == before


def test_a_newer_edition_laid_beside_is_offered_and_taken_with_the_answers(course, browser):
    newer = json.loads(NOTEBOOKS[1].read_text("utf-8"))
    newer["metadata"]["dateline"]["source"] = "f" * 16
    newer["cells"][0]["source"] = ["# 01 Sourcing: who says so, again?\n", "\n", "70 minutes"]
    beside = course.work / f"{SOURCING}.newer.ipynb"
    beside.write_text(json.dumps(newer), encoding="utf-8")
    answered(course, SOURCING, "sourcing.8", "one-origin", best=0, of=1, closed=False)
    with course.opened(browser, SOURCING) as lesson:
        page = lesson.page
        take = page.locator(f"{PANEL} .dl-newer button")
        take.wait_for()
        assert findings(page, PANEL) == []
        lesson.screenshot("newer-edition")
        take.click()
        until(lesson, lambda: "carried over" in said(page, PANEL).inner_text())
        assert said(page, PANEL).inner_text() == (
            f"{SOURCING} is the newer edition now: 1 answer was carried over. "
            f"The old copy is kept as {SOURCING}.older.ipynb."
        )
        form(lesson, "sourcing.8").locator(".dl-reply").wait_for()
        page.get_by_role("link", name="01 Sourcing: who says so, again?").first.wait_for()
        assert page.locator(".dl-newer").count() == 0
        lesson.must_be_clean()
        page.evaluate(SHUT)
    made = whole(course.work / f"{SOURCING}.ipynb")
    assert made["metadata"]["dateline"]["source"] == "f" * 16
    assert events(course.work / f"{SOURCING}.ipynb")["sourcing.8"]
    assert not beside.exists()
    (course.work / f"{SOURCING}.older.ipynb").unlink()
