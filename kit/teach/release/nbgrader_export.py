"""`kit release --nbgrader`: the lessons as a course folder that nbgrader 0.9 works on.

    nbgrader_config.py                the course's name, and where the keys are
    source/01-sourcing/               notebook with answers, and the learners' bank
    keys/01-sourcing.json             the keys; nbgrader never copies them anywhere

A question's cell is a solution cell, so `nbgrader generate_assignment` takes the answer out of it.
Behind the last cell stands a test a question, whose number is the kit's own mark: nbgrader's scores
are those of `kit grade`. A free answer is a cell that nbgrader marks manually.
"""

from __future__ import annotations

import copy
import json
import re
import shutil
from pathlib import Path
from typing import Any

import nbformat

from kit.course.bank.assembly import LessonSource, assemble
from kit.course.bank.shipped import NAME, ShippedBank
from kit.course.kept_copies import free_name
from kit.course.kinds.registry import kind_of
from kit.course.whole_file import write_whole
from kit.teach.lessons.building import learner_files
from kit.teach.lessons.lesson import notebooks
from kit.teach.release.make import Refused, Release, course_version, refuse_drafts
from kit.teach.release.tried import refusals, trials

SCHEMA = 3
STUB = "# Your answer goes above this line."
BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
BEGIN_HIDDEN, END_HIDDEN = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"
CELL_SECONDS = 120
CONFIG = """\
# Made by kit release --nbgrader. Run nbgrader in this folder.
import os
from pathlib import Path

c = get_config()  # noqa: F821
c.CourseDirectory.course_id = "dateline"
c.ClearSolutions.code_stub = {{"python": {stub!r}}}
c.ExecutePreprocessor.timeout = {seconds}

# Tests read their keys from here, so that no notebook and no feedback page holds one.
os.environ[{variable!r}] = str(Path(__file__).resolve().parent / "keys")
"""


def export(
    exercises: Path, out: Path, version: str | None = None, keys: Path | None = None
) -> Release:
    """Return what was written: the folder `dateline-<version>-nbgrader` in `out`.

    What nbgrader or a person put there (submissions, its database) stays; a file of ours that
    changes is kept first, in `kept-1` and so on beside `source`. `keys` is a folder of private
    keys kept apart. Raises `BankError` and `Refused` as `kit.teach.release.release` does;
    nothing has been written then.
    """
    exercises = exercises.resolve()
    version = course_version(exercises.parent, version)
    refuse_drafts(exercises)
    tried = trials(exercises, keys)
    if found := refusals(tried):
        raise Refused("\n".join(found))
    inside = contents(exercises, keys)
    folder = out / f"dateline-{version}-nbgrader"
    kept = _keep(folder, inside)
    for name, data in inside.items():
        write_whole(folder / name, data)
    return Release(folder, folder, len(inside), kept, tuple(t.text() for t in tried))


def _keep(folder: Path, inside: dict[str, bytes]) -> tuple[Path, ...]:
    """Copy files that will change out of `source`, or nbgrader would hand the copies out."""
    there = {n: folder / n for n in inside if (folder / n).is_file()}
    changing = {n: path for n, path in there.items() if path.read_bytes() != inside[n]}
    if not changing:
        return ()
    beside = free_name(folder)
    for name, path in changing.items():
        (beside / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, beside / name)
    return (beside,)


def contents(exercises: Path, keys: Path | None = None) -> dict[str, bytes]:
    """Return every file of the course folder, path -> content; nothing is written."""
    from kit.course.nbgrader_points import KEYS

    lessons, _ = assemble(exercises, keys, private=True)
    if not lessons:
        raise Refused(f"{exercises.name}/: holds no lesson (NN-topic/ with a questions.toml)")
    config = CONFIG.format(stub=STUB, seconds=CELL_SECONDS, variable=KEYS)
    files = {"nbgrader_config.py": config}
    shown = learner_files(exercises)[NAME]
    for lesson in lessons:
        notebook = source_notebook(lesson, exercises.parent)
        text = nbformat.writes(notebook, version=4).rstrip("\n") + "\n"
        files[f"source/{lesson.name}/{lesson.name}.ipynb"] = text
        files[f"source/{lesson.name}/{NAME}"] = shown
        files[f"keys/{lesson.name}.json"] = _bank(lesson).to_json()
    return {name: text.encode("utf-8") for name, text in files.items()}


def source_notebook(lesson: LessonSource, root: Path) -> Any:
    """Return a lesson as nbgrader's source notebook: with answers, tests and cell metadata."""
    learner, solved = notebooks(lesson, root)
    answers = {
        cell.metadata["dateline"]["question"]: cell.source
        for cell in solved.cells
        if "question" in cell.metadata.get("dateline", {})
    }
    notebook = copy.deepcopy(learner)
    for cell in notebook.cells:
        id = cell.metadata.get("dateline", {}).get("question")
        if id is None:
            continue
        cell.source = "\n".join([cell.source, "", BEGIN, answers[id], END])
        by_hand = kind_of(lesson.questions[id]).read_by_person and lesson.questions[id].points
        cell.metadata["nbgrader"] = _metadata(
            _grade_id(id),
            grade=bool(by_hand),
            solution=True,
            **({"points": lesson.questions[id].points} if by_hand else {}),
        )
    first = next(i for i, cell in enumerate(notebook.cells) if cell.cell_type == "code")
    notebook.cells.insert(first, _begin(lesson.name))
    notebook.cells += [
        _test(id, question.points)
        for id, question in lesson.questions.items()
        if question.points and not kind_of(question).read_by_person
    ]
    nbformat.validate(notebook)
    return notebook


def _begin(name: str) -> Any:
    source = (
        "# Leave this cell as it is: it lets your answers be marked.\n"
        f"from kit.course import nbgrader_points\n\nnbgrader_points.begin({json.dumps(name)})"
    )
    return _cell("dateline-begin", source, locked=True)


def _test(id: str, points: float) -> Any:
    """A test whose last value is the number of points: nbgrader takes it for partial credit."""
    source = "\n".join(
        [
            f"# Points for {id}. Leave this cell as it is.",
            BEGIN_HIDDEN,
            f"nbgrader_points.points({json.dumps(id)})",
            END_HIDDEN,
        ]
    )
    return _cell(f"points-{_grade_id(id)}", source, grade=True, locked=True, points=points)


def _cell(grade_id: str, source: str, **more: Any) -> Any:
    cell = nbformat.v4.new_code_cell(source, id=grade_id[:64])
    cell.metadata["nbgrader"] = _metadata(grade_id, **more)
    return cell


def _metadata(grade_id: str, **more: Any) -> dict[str, Any]:
    plain = {"grade": False, "solution": False, "locked": False, "task": False}
    return {**plain, **more, "grade_id": grade_id, "schema_version": SCHEMA}


def _grade_id(id: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]", "-", id)


def _bank(lesson: LessonSource) -> ShippedBank:
    about = {"id": lesson.bank.lesson.id, "article": lesson.bank.lesson.article}
    return ShippedBank((about,), lesson.questions, lesson.on)
