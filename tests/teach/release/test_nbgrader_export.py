"""nbgrader on our course folder: it is accepted whole, and its scores are ours."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import nbformat
import pytest

from kit.course.marking.handed_in import mark_records
from kit.teach.handed_in.notebook_file import parse
from kit.teach.handed_in.page_answers import of_notebook
from kit.teach.release.leaks import Course, leaks
from kit.teach.release.nbgrader_export import STUB, contents, export
from tests.teach.conftest import GRADING, HARBOUR

ANSWERS = {
    "right": None,
    "blank": {},
    "wrong": {"harbour.1": "ferry", "harbour.3": 11, "harbour.4": [1, 2], "harbour.9": "Trust it."},
    "partial": {
        "harbour.2": ["day"],
        "harbour.3": 12,
        "harbour.4": [12, 13],
        "harbour.9": "For the day.",
    },
}


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """The small course as a course folder."""
    return export(GRADING, tmp_path_factory.mktemp("dist"), "1").folder


def source(made):
    return nbformat.read(made / "source" / HARBOUR / f"{HARBOUR}.ipynb", as_version=4)


def test_every_question_has_its_cells_and_the_points_are_ours(made, harbour):
    cells = [c for c in source(made).cells if "nbgrader" in c.metadata]
    graded = [c.metadata["nbgrader"] for c in cells if c.metadata["nbgrader"]["grade"]]
    assert sum(m["points"] for m in graded) == 17
    assert [m["grade_id"] for m in graded if m["solution"]] == ["harbour-9"]
    ids = [c.metadata["nbgrader"]["grade_id"] for c in cells]
    assert len(ids) == len(set(ids)) and all(re.fullmatch(r"[\w-]+", i) for i in ids)
    assert {c.metadata["nbgrader"]["schema_version"] for c in cells} == {3}


def test_the_same_sources_give_the_same_bytes_and_a_changed_folder_is_kept(made):
    assert contents(GRADING) == contents(GRADING)
    again = export(GRADING, made.parent, "1")
    assert not again.kept
    (made / "nbgrader_config.py").write_text("# mine\n", encoding="utf-8")
    (made / "submitted").mkdir()
    kept = export(GRADING, made.parent, "1").kept
    assert kept == (made / "kept-1",) and (made / "submitted").is_dir()
    assert (kept[0] / "nbgrader_config.py").read_text("utf-8") == "# mine\n"
    assert [p.name for p in (made / "source" / HARBOUR).glob("*kept*")] == []


def test_keys_are_in_no_notebook_that_learners_get(made):
    text = (made / "source" / HARBOUR / f"{HARBOUR}.ipynb").read_text("utf-8")
    assert "scrambled" not in text
    assert (made / "keys" / f"{HARBOUR}.json").is_file()


def submit(made, harbour, learner, answers):
    """Hand in the released notebook with these answers; None is every author's answer."""
    released = made / "release" / HARBOUR / f"{HARBOUR}.ipynb"
    notebook = nbformat.read(released, as_version=4)
    solved = {c.question: c.source for c in harbour.solved if c.question}
    for cell in notebook.cells:
        id = cell.metadata.get("dateline", {}).get("question")
        if id and answers is None:
            cell.source = solved[id]
        elif id in (answers or {}):
            cell.source = f"kit.check({id!r}, {answers[id]!r})"
    folder = made / "submitted" / learner / HARBOUR
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{HARBOUR}.ipynb")


PAGE = {
    "harbour.1": [
        {"answer": "writer"},
        {"hint": 1},
        {"hint": 2},
        {"hint": 3},
        {"answer": "office"},
    ],
    "harbour.2": [{"answer": ["day", "floor"]}],
    "harbour.3": [{"answer": 3}, {"answer": 12}, {"score": 1}],
    "harbour.5": [{"answer": {"office": "speaker", "Monday": "counted", "boats": "day"}}],
}


def submit_page(made, learner):
    """Hand in the released notebook as a page leaves it, with all that was done in it."""
    notebook = nbformat.read(made / "release" / HARBOUR / f"{HARBOUR}.ipynb", as_version=4)
    for cell in notebook.cells:
        id = cell.metadata.get("dateline", {}).get("question")
        if id in PAGE:
            last = [event["answer"] for event in PAGE[id] if "answer" in event][-1]
            cell.source = f"kit.check({id!r}, {last!r})"
            cell.metadata["dateline"]["work"] = {"v": 1, "question": id, "events": PAGE[id]}
    path = made / "submitted" / learner / HARBOUR / f"{HARBOUR}.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(notebook, path)
    return path


def assert_holds_no_key(released):
    """Search what nbgrader made for learners as a release of the kit's own is searched."""
    notebook = nbformat.read(released / f"{HARBOUR}.ipynb", as_version=4)
    assert not re.search("SOLUTION|HIDDEN|NotImplementedError", nbformat.writes(notebook))
    for cell in notebook.cells:
        cell.source = cell.source.removesuffix(f"\n\n{STUB}")
    files = {
        f"notebooks/{HARBOUR}.ipynb": nbformat.writes(notebook).encode(),
        "notebooks/questions.json": (released / "questions.json").read_bytes(),
    }
    assert not leaks(files, Course(GRADING, None))


def ours(harbour, answers):
    if answers is None:
        return harbour.points
    records = [{"id": id, "answer": answer} for id, answer in answers.items()]
    verdicts = mark_records(harbour.questions, records)
    return sum(v.points for v in verdicts.values() if v.kind != "text")


@pytest.mark.long
def test_nbgrader_generates_grades_gives_feedback_and_exports(nbgrader, made, harbour):
    done = nbgrader(made, "generate_assignment", HARBOUR, "--create")
    assert done.returncode == 0, done.stderr[-2000:]
    released = made / "release" / HARBOUR
    assert sorted(p.name for p in released.iterdir()) == [f"{HARBOUR}.ipynb", "questions.json"]
    assert_holds_no_key(released)
    for learner, answers in ANSWERS.items():
        submit(made, harbour, learner, answers)
    page = parse(submit_page(made, "on-the-page").read_bytes())
    done = nbgrader(made, "autograde", HARBOUR, "--create")
    assert done.returncode == 0, done.stderr[-2000:]
    for command in (("generate_feedback", HARBOUR), ("export", "--to", "grades.csv")):
        done = nbgrader(made, *command)
        assert done.returncode == 0, done.stderr[-2000:]
    with (made / "grades.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    scores = {learner: float(rows[learner]["score"]) for learner in ANSWERS}
    assert scores == {learner: ours(harbour, answers) for learner, answers in ANSWERS.items()}
    assert len(set(scores.values())) > 2 and scores["right"] == 16 and scores["blank"] == 0
    assert float(rows["right"]["max_score"]) == 17
    # What a page kept counts here as it does for `kit grade`, half after the explanation included.
    records, _ = of_notebook(page, harbour.questions)
    marks = mark_records(harbour.questions, records)
    kept = sum(v.points for v in marks.values())
    assert marks["harbour.1"].points == 1 and marks["harbour.3"].points == 2
    assert float(rows["on-the-page"]["score"]) == round(kept, 2)
    pages = [p.read_text("utf-8") for p in (made / "feedback").rglob("*.html")]
    assert len(pages) == len(ANSWERS) + 1 and not any("scrambled" in page for page in pages)
