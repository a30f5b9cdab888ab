"""The notebooks as they ship: current, validated strictly by nbval, full marks solved, none blank.

nbval passes a cell without an execution count whatever it prints, so solved notebooks are checked
for counts first, and a canary notebook shows that a wrong output is still noticed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from kit.course.shipped import load_bank
from kit.teach.build import build, run

ROOT = Path(__file__).parents[1]
NOTEBOOKS = ROOT / "notebooks"
LEARNER = sorted(NOTEBOOKS.glob("*.ipynb"))
SOLVED = sorted(NOTEBOOKS.glob("solved/*.ipynb"))
CANARY = ROOT / "tests" / "fixtures" / "canary-must-fail.ipynb"


def name(path):
    return path.stem


def read(path):
    return nbformat.read(path, as_version=4)


def code(notebook):
    return [c for c in notebook.cells if c.cell_type == "code"]


def printed(cell):
    """What a cell shows as plain text: what it printed, then its last value."""
    parts = [o.get("text", "") or o.get("data", {}).get("text/plain", "") for o in cell.outputs]
    return "\n".join(parts)


def nbval(path):
    """The finished nbval run of one notebook, strict and in this environment."""
    command = [
        *(sys.executable, "-m", "pytest", "-p", "nbval.plugin"),
        *("--nbval", "--nbval-current-env", "-q"),
        *("--nbval-cell-timeout", "60"),
        *("--nbval-sanitize-with", str(ROOT / "tests" / "nbval-sanitize.cfg")),
        *("-p", "no:cacheprovider", "-o", "addopts=", str(path)),
    ]
    # nbval alone: a coverage or xdist run around this one must not leak into it, and starting
    # every other plugin costs more time than the notebook.
    inner = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST_", "COV_"))}
    inner["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    return subprocess.run(
        command, cwd=ROOT, env=inner, capture_output=True, text=True, timeout=300, check=False
    )


def test_every_lesson_has_its_three_files():
    lessons = sorted(p.parent.name for p in ROOT.glob("exercises/*/questions.toml"))
    assert lessons
    assert [p.stem for p in LEARNER] == [p.stem for p in SOLVED] == lessons


def test_notebooks_and_bank_are_what_the_sources_say():
    report = build(ROOT / "exercises", check=True, execute=False)
    stale = [*report.written, *report.removed]
    assert report.current, f"run `kit build exercises`; stale: {', '.join(stale)}"


@pytest.mark.parametrize("path", SOLVED, ids=name)
def test_solved_notebooks_pass_strict_nbval(path):
    cells = code(read(path))
    done = nbval(path)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert f"{len(cells)} passed" in done.stdout


def test_the_canary_fails():
    done = nbval(CANARY)
    assert done.returncode == 1
    assert "3 failed, 1 passed" in done.stdout


@pytest.mark.parametrize("path", SOLVED, ids=name)
def test_solved_notebooks_ran_from_top_to_bottom_without_a_warning(path):
    cells = code(read(path))
    assert [c.execution_count for c in cells] == list(range(1, len(cells) + 1))
    for cell in cells:
        for output in cell.outputs:
            assert output.output_type != "error", cell.source
            assert output.get("name") != "stderr", output.text


@pytest.mark.parametrize("path", SOLVED, ids=name)
def test_every_solution_scores_full_marks(path):
    bank = load_bank(NOTEBOOKS / "questions.json")
    reached = 0.0
    for cell in code(read(path)):
        if "dateline" not in cell.metadata:
            continue
        question = bank.questions[cell.metadata.dateline.question]
        text = printed(cell)
        if question.kind in ("prediction", "text") or question.flag("silent"):
            assert text.startswith("Stored: ") and "earns no point" not in text, text
        elif question.gradeable:
            assert re.match(r"Correct: (\S+) of \1 points? |Correct: 100 % ", text), text
        else:
            assert text.startswith("Stored: "), text
        reached += question.points
    lesson = next(entry for entry in bank.lessons if entry["notebook"] == path.stem)
    assert reached == lesson["points"]


@pytest.mark.parametrize("path", SOLVED, ids=name)
def test_no_line_of_output_is_wider_than_80_columns(path):
    for cell in code(read(path)):
        lines = [line for line in printed(cell).splitlines() if "://" not in line]
        wide = [line for line in lines if len(line) > 80]
        assert not wide, f"{cell.source[:60]}: {wide[0]}"


@pytest.mark.parametrize("path", LEARNER, ids=name)
def test_learner_notebooks_hold_no_output_and_every_question_is_open(path):
    for cell in code(read(path)):
        assert cell.outputs == [] and cell.execution_count is None
        if "dateline" in cell.metadata:
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
    notebook = read(path)
    lesson = next(
        entry
        for entry in load_bank(NOTEBOOKS / "questions.json").lessons
        if entry["notebook"] == path.stem
    )
    notebook.cells.append(nbformat.v4.new_code_cell(f"kit.score({lesson['id']!r})"))
    run(notebook, desk / path.name)  # raises on the first error
    for cell in code(notebook):
        if "dateline" in cell.metadata:
            assert printed(cell).startswith("Not yet: "), cell.source
            assert "Nothing was counted." in " ".join(printed(cell).split())
    score = printed(notebook.cells[-1])
    total = re.search(r"^together +(\S+) +(\S+) +(\S+)$", score, re.M)
    if total:
        assert total[1] == total[2] == "0" and float(total[3]) > 0
    else:  # every question of the lesson is private
        assert score.startswith("Awaiting a reader: ")
    assert "handed in" not in score
