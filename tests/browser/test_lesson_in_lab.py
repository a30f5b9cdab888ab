"""The lessons as a learner meets them: opened in JupyterLab, run, answered wrong, then right."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.browser.axe import findings_in_all

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = ROOT / "notebooks"
LESSONS = sorted(NOTEBOOKS.glob("[0-9][0-9]-*.ipynb"))

# A question of each lesson, and a misconception that a learner may well have there.
WRONG = {
    "00-start-here": ("start.1", "body-sentences"),
    "01-sourcing": ("sourcing.5", "two-blocks"),
}


def key_and_misconception(lesson: str, id: str, misconception: str) -> tuple[str, str, str]:
    """The right answer, the wrong one, and what is asked of a learner who gives it."""
    bank = (ROOT / "exercises" / lesson / "questions.toml").read_text(encoding="utf-8")
    (question,) = [q for q in tomllib.loads(bank)["question"] if q["id"] == id]
    (missed,) = [m for m in question["misconception"] if m["id"] == misconception]
    return repr(question["key"]), repr(missed["when"]["gives"]), missed["ask"]


def test_there_are_lessons_to_open():
    assert {"00-start-here", "01-sourcing"} <= {path.stem for path in LESSONS}


@pytest.mark.parametrize(
    "notebook",
    [
        pytest.param(
            path, id=path.stem, marks=() if path.stem == "01-sourcing" else pytest.mark.long
        )
        for path in LESSONS
    ],
)
def test_an_untouched_lesson_runs_from_first_cell_to_last(open_lesson, notebook):
    lesson = open_lesson(notebook)
    lesson.run_all()
    assert lesson.failures() == []
    run = [cell["execution_count"] for cell in lesson.cells() if cell["cell_type"] == "code"]
    assert run and all(run)
    lesson.screenshot(f"{notebook.stem}-untouched")
    lesson.show_only_the_notebook()
    # 640 is 1280 at 200 %: labels stand before their values, and nothing is cut or hidden.
    assert {width: lesson.too_wide(width) for width in (1280, 640, 320)} == {
        1280: [], 640: [], 320: []
    }  # fmt: skip
    lesson.page.set_viewport_size({"width": 1280, "height": 900})
    assert lesson.page.locator(".dl-shown table").count() or notebook.stem == "06-practice"
    assert tables_have_headers(lesson.page)
    assert findings_in_all(lesson.page, ".dl-shown") == []
    lesson.darken()
    assert findings_in_all(lesson.page, ".dl-shown, .dl-form, .dl-setup, .desk") == []
    lesson.must_be_clean()


def tables_have_headers(page) -> bool:
    """Whether each value of each table that the kit shows has a head above it and one before it."""
    return page.evaluate("""() => [...document.querySelectorAll('.dl-shown table')].every(table =>
      table.caption && table.tHead.rows[0].cells.length === table.tBodies[0].rows[0].cells.length
      && [...table.tHead.rows[0].cells].every(cell => cell.scope === 'col')
      && [...table.tBodies[0].rows].every(row => row.cells[0].scope === 'row'))""")


@pytest.mark.long
@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_answer_is_asked_about_and_a_right_one_is_marked_right(open_lesson, name):
    question, misconception = WRONG[name]
    right, wrong, ask = key_and_misconception(name, question, misconception)
    lesson = open_lesson(NOTEBOOKS / f"{name}.ipynb")
    lesson.answer(question, wrong)
    lesson.run_all()
    first = lesson.said(question)
    assert first.startswith("Not yet")
    assert " ".join(ask.split()) in " ".join(first.split())
    assert lesson.failures() == []
    lesson.screenshot(f"{name}-wrong", lesson.check_cell(question))
    lesson.show_only_the_notebook()
    lesson.show(lesson.check_cell(question))
    lesson.screenshot(f"{name}-window")  # the README's picture is one of these
    second = lesson.run(lesson.answer(question, right))
    assert second.startswith("Correct")
    assert max(map(len, (first + "\n" + second).splitlines())) <= 80
    lesson.screenshot(f"{name}-right", lesson.check_cell(question))
    lesson.must_be_clean()
