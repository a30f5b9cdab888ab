"""The lessons as a learner meets them: opened in JupyterLab, run, answered wrong, answered right."""

from __future__ import annotations

from pathlib import Path

import pytest

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
LESSONS = sorted(NOTEBOOKS.glob("[0-9][0-9]-*.ipynb"))

# question, a wrong answer, words that its feedback must have, the right answer
ANSWERS = {
    "00-start-here": ("start.1", "19", "?", "22"),
    "01-sourcing": ("sourcing.5", '"two-blocks"', "?", '"one"'),
}


def test_there_are_lessons_to_open():
    assert {"00-start-here", "01-sourcing"} <= {path.stem for path in LESSONS}


@pytest.mark.parametrize("notebook", LESSONS, ids=lambda path: path.stem)
def test_an_untouched_lesson_runs_from_first_cell_to_last(open_lesson, notebook):
    lesson = open_lesson(notebook)
    lesson.run_all()
    assert lesson.failures() == []
    run = [cell["execution_count"] for cell in lesson.cells() if cell["cell_type"] == "code"]
    assert run and all(run)
    lesson.screenshot(f"{notebook.stem}-untouched")
    lesson.must_be_clean()


@pytest.mark.parametrize("name", ANSWERS)
def test_a_wrong_answer_is_asked_about_and_a_right_one_is_marked_right(open_lesson, name):
    question, wrong, words, right = ANSWERS[name]
    lesson = open_lesson(NOTEBOOKS / f"{name}.ipynb")
    lesson.answer(question, wrong)
    lesson.run_all()
    first = lesson.said(question)
    assert first.startswith("Not yet") and words in first
    assert lesson.failures() == []
    lesson.screenshot(f"{name}-wrong", lesson.check_cell(question))
    second = lesson.run(lesson.answer(question, right))
    assert second.startswith("Correct")
    assert max(map(len, (first + "\n" + second).splitlines())) <= 80
    lesson.screenshot(f"{name}-right", lesson.check_cell(question))
    lesson.must_be_clean()
