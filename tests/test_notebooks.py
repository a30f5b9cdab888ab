"""The notebooks as they ship: current, validated strictly by nbval, full marks solved, none blank.

nbval passes a cell without an execution count whatever it prints, so solved notebooks are checked
for counts first, and a canary notebook shows that a wrong output is still noticed.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest

from kit.course.bank.shipped import load_bank
from kit.teach.checks.built import solved
from kit.teach.checks.course import Course
from kit.teach.checks.running import blank_faults, nbval
from kit.teach.checks.validation import CHECKS, validate
from kit.teach.lessons.building import build

ROOT = Path(__file__).parents[1]
NOTEBOOKS = ROOT / "notebooks"
LEARNER = sorted(NOTEBOOKS.glob("[0-9]*.ipynb"))
SOLVED = sorted(NOTEBOOKS.glob("solved/[0-9]*.ipynb"))
TOOLS = sorted(NOTEBOOKS.glob("solved/[a-z]*.ipynb"))  # notebooks without questions
# These have tests of their own here and in tests/test_article_facts.py.
ELSEWHERE = ("current", "solved", "facts")
CANARY = ROOT / "tests" / "fixtures" / "canary-must-fail.ipynb"


def name(path):
    return path.stem


def code(path):
    """The code cells of a notebook file."""
    return [c for c in nbformat.read(path, as_version=4).cells if c.cell_type == "code"]


def test_every_lesson_has_its_three_files():
    lessons = sorted(p.parent.name for p in ROOT.glob("exercises/*/questions.toml"))
    assert lessons
    assert [p.stem for p in LEARNER] == [p.stem for p in SOLVED] == lessons
    assert [p.stem for p in TOOLS] == [p.stem for p in sorted(NOTEBOOKS.glob("[a-z]*.ipynb"))]
    assert [p.stem for p in TOOLS] == ["desk"]


def test_notebooks_and_bank_are_what_the_sources_say():
    report = build(ROOT / "exercises", check=True, execute=False)
    stale = [*report.written, *report.removed]
    assert report.current, f"run `kit build exercises`; stale: {', '.join(stale)}"


@pytest.mark.parametrize(
    "check", [c.name for c in CHECKS if not c.slow and c.name not in ELSEWHERE]
)
def test_the_course_passes_its_own_validation(check):
    (result,) = validate(ROOT / "exercises", only=[check])
    assert result.lines == ()


@pytest.mark.parametrize("path", SOLVED + TOOLS, ids=name)
def test_solved_notebooks_pass_strict_nbval(path):
    cells = code(path)
    done = nbval(path)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert f"{len(cells)} passed" in done.stdout


def test_the_canary_fails():
    done = nbval(CANARY)
    assert done.returncode == 1
    assert "3 failed, 1 passed" in done.stdout


def test_solved_notebooks_ran_from_top_to_bottom_and_earned_full_marks():
    assert solved(Course(ROOT / "exercises")) == []


def test_the_questions_of_a_lesson_add_up_to_its_points():
    bank = load_bank(NOTEBOOKS / "questions.json")
    for path in SOLVED:
        ids = [c.metadata.dateline.question for c in code(path) if c.metadata.get("dateline")]
        lesson = next(entry for entry in bank.lessons if entry["notebook"] == path.stem)
        assert sum(bank.questions[id].points for id in ids) == lesson["points"]


@pytest.mark.parametrize("path", LEARNER, ids=name)
def test_learner_notebooks_hold_no_output_and_every_question_is_open(path):
    for cell in code(path):
        assert cell.outputs == [] and cell.execution_count is None
        if "question" in cell.metadata.get("dateline", {}):
            assert "..." in cell.source


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A learner's folder beside the bank, as the launcher lays it out."""
    folder = tmp_path_factory.mktemp("course")
    (folder / "notebooks").mkdir()
    shutil.copy(NOTEBOOKS / "questions.json", folder / "notebooks")
    (folder / "work").mkdir()
    return folder / "work"


@pytest.mark.parametrize("path", LEARNER, ids=name)
def test_a_blank_notebook_runs_without_a_traceback_and_scores_nothing(path, desk):
    bank = load_bank(NOTEBOOKS / "questions.json")
    lesson = next(entry["id"] for entry in bank.lessons if entry["notebook"] == path.stem)
    assert list(blank_faults(path, lesson, desk)) == []
