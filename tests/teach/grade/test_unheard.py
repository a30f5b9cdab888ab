"""A cell that was filled in and brought no answer is never "fine": an error, or kit.check lost."""

import json
from contextlib import nullcontext

import nbformat
import pytest
from typer.testing import CliRunner

from kit.cli import app
from kit.course.answers.digested import Digested
from kit.course.marking.verdict import Verdict
from kit.teach.grade import runs
from kit.teach.grade.feedback_pages import row
from kit.teach.grade_command import MOST_LINES, _not_fine
from kit.teach.handed_in.reading import MOST_OBJECTIONS
from kit.teach.handed_in.submissions import Submission
from tests.teach.conftest import GRADING

FIRST = "import kit"


def graded(cells, warm, hand_in, monkeypatch, tmp_path):
    monkeypatch.setattr(runs, "Sandbox", lambda *a, **k: nullcontext(warm))
    hand_in("ada/70-harbour.ipynb", [FIRST, *cells])
    out = tmp_path / "grades"
    line = ["grade", str(tmp_path / "submissions"), "--keys", str(GRADING), "--out", str(out),
            "--jobs", "1"]  # fmt: skip
    done = CliRunner().invoke(app, line)
    assert done.exit_code == 0, done.output
    book = json.loads((out / "gradebook.json").read_text("utf-8"))
    return book["learners"]["ada"]["lessons"]["70-harbour"]


@pytest.mark.parametrize(
    "cells",
    [
        ["kit.check = print", 'kit.check("harbour.1", "office")'],
        ['answer = ofice\nkit.check("harbour.1", answer)'],
        ['kit.check("harbour.1", \u201coffice\u201d)'],
    ],
    ids=["written over", "NameError", "curly quotes"],
)
def test_an_answer_that_never_came_is_told(cells, warm, hand_in, monkeypatch, tmp_path):
    found = graded(cells, warm, hand_in, monkeypatch, tmp_path)
    assert found["status"] == "repaired"
    assert any(n.startswith("harbour.1: the cell was filled in") for n in found["notes"])


def test_a_cell_left_as_it_was_and_one_that_was_answered_are_not(
    warm, hand_in, monkeypatch, tmp_path
):
    cells = ['kit.check("harbour.1", "office")', "1 / 0"]
    found = graded(cells, warm, hand_in, monkeypatch, tmp_path)
    assert not any("filled in" in note for note in found["notes"])


def test_an_objection_travels_with_the_notebook_to_whoever_marks(
    warm, hand_in, monkeypatch, tmp_path
):
    path = hand_in("ada/70-harbour.ipynb", [FIRST, 'kit.check("harbour.1", "quay")'])
    book = nbformat.read(path, as_version=4)
    said = "I object to `harbour.1`, because the \x1b[31moffice only passes it on.\nThe rest."
    for text in (said, "Nobody objects. I object to harbour.99: no such question.", "An object."):
        book.cells.append(nbformat.v4.new_markdown_cell(text))
    nbformat.write(book, path)
    monkeypatch.setattr(runs, "Sandbox", lambda *a, **k: nullcontext(warm))
    out = tmp_path / "grades"
    line = ["grade", str(tmp_path / "submissions"), "--keys", str(GRADING), "--out", str(out),
            "--jobs", "1"]  # fmt: skip
    done = CliRunner().invoke(app, line)
    told = "objects to harbour.1: because the [31moffice only passes it on."
    assert told in done.output and done.output.count("objects to") == 1
    book = json.loads((out / "gradebook.json").read_text("utf-8"))
    found = book["learners"]["ada"]["lessons"]["70-harbour"]
    assert told in found["notes"] and found["status"] == "repaired"


def test_quoted_words_stand_on_the_page_as_words():
    passage = [["7.1", "The mayor said that the road was mined."]]
    question = Digested(
        {"id": "sea.2", "kind": "span", "points": 1, "prompt": "Quote.", "passage": passage,
         "wordings": 1}
    )  # fmt: skip
    verdict = Verdict("sea.2", "span", "partly", 0.5, 1, given=[range(1, 3)])
    assert row(question, verdict).given == "\u201cmayor said\u201d"


def test_of_very_many_objections_the_first_are_told(warm, hand_in, monkeypatch, tmp_path):
    path = hand_in("ada/70-harbour.ipynb", [FIRST, 'kit.check("harbour.1", "quay")'])
    book = nbformat.read(path, as_version=4)
    lines = "\n\n".join(f"I object to harbour.1, for reason {n}." for n in range(500))
    book.cells.append(nbformat.v4.new_markdown_cell(lines))
    nbformat.write(book, path)
    monkeypatch.setattr(runs, "Sandbox", lambda *a, **k: nullcontext(warm))
    line = ["grade", str(tmp_path / "submissions"), "--keys", str(GRADING), "--out",
            str(tmp_path / "grades"), "--jobs", "1"]  # fmt: skip
    done = CliRunner().invoke(app, line)
    assert done.output.count("objects to") == MOST_OBJECTIONS
    assert f"objects {500 - MOST_OBJECTIONS} times more: see the notebook" in done.output


def test_of_very_many_files_of_one_learner_the_first_are_told(tmp_path):
    class File:
        status, notes = "unreadable", ("the file is empty",)

        def __init__(self, learner, path):
            self.submission = Submission(learner, path)

    files = [File("eve", f"eve/{'x' * 9000}/{n}.ipynb") for n in range(200)]
    lines = list(_not_fine([*files, File("ada", "ada/a.ipynb")]))
    assert len(lines) == MOST_LINES + 2 and max(map(len, lines)) < 400
    assert lines[-2] == "unreadable: ada/a.ipynb: the file is empty"
    assert lines[-1] == f"and {200 - MOST_LINES} more of eve: see manifest.csv"
