"""The ground that the lessons stand on in the browser: JupyterLab opens, runs, answers, saves."""

from __future__ import annotations

import nbformat
import pytest


@pytest.fixture
def notebook(tmp_path):
    book = nbformat.v4.new_notebook()
    book.cells = [
        nbformat.v4.new_markdown_cell("# A page to try"),
        nbformat.v4.new_code_cell("import kit\nprint('kit', kit.__version__)"),
        nbformat.v4.new_code_cell("import ipywidgets\nipywidgets.Button(description='Try me')"),
        nbformat.v4.new_code_cell("print(6 * 7)"),
    ]
    path = tmp_path / "00-try.ipynb"
    nbformat.write(book, path)
    return path


def test_cells_run_widgets_are_drawn_and_nothing_leaves_the_machine(open_lesson, notebook):
    lesson = open_lesson(notebook)
    lesson.run_all()
    assert lesson.failures() == []
    assert lesson.output(1).startswith("kit ")
    lesson.page.get_by_role("button", name="Try me").click()
    saved = lesson.save()
    assert saved["cells"][3]["outputs"][0]["text"] in ("42\n", ["42\n"])
    assert "widgets" not in saved["metadata"]  # no widget state is stored with a lesson
    lesson.must_be_clean()


@pytest.mark.long
def test_the_watch_would_notice_an_error_and_a_stranger(open_lesson, notebook):
    # A check that cannot fail is none: here is what it must catch.
    lesson = open_lesson(notebook)
    lesson.page.evaluate("() => console.error('on purpose')")
    with pytest.raises(AssertionError, match="on purpose"):
        lesson.must_be_clean()
    lesson.errors.clear()
    # Port 9 of another loopback name: nothing is sent anywhere, but the request is seen.
    lesson.page.evaluate("() => fetch('http://localhost:9/').catch(() => 0)")
    with pytest.raises(AssertionError, match="asked elsewhere"):
        lesson.must_be_clean()


@pytest.mark.long
def test_no_news_or_update_is_offered(open_lesson, notebook):
    lesson = open_lesson(notebook)
    lesson.run_all()
    assert lesson.page.locator(".Toastify__toast").count() == 0
    lesson.screenshot("empty-course")
