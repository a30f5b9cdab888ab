"""An objection travels with a notebook, waits on the marking desk, and comes back as points."""

from __future__ import annotations

import csv
import io
import json
from contextlib import nullcontext

import nbformat
import pytest
from typer.testing import CliRunner

from kit.cli import app
from kit.course.marking.verdict import Verdict
from kit.teach.grade import runs
from kit.teach.grade.grading import Graded
from kit.teach.hand.objections import NO_WORDS, objections
from kit.teach.hand.sheets import read_pack
from kit.teach.hand.widget import MarkingDesk
from kit.teach.handed_in.submissions import Submission
from tests.teach.conftest import GRADING, HARBOUR

WHY = "I object to harbour.1, because the quay belongs to the office."
SHEET = "harbour.1.objections"


def kit(*words):
    return CliRunner().invoke(app, [str(w) for w in words])


def say(path, *texts):
    """Write text cells into a notebook, as a learner does."""
    book = nbformat.read(path, as_version=4)
    book.cells += [nbformat.v4.new_markdown_cell(text) for text in texts]
    nbformat.write(book, path)


@pytest.fixture()
def grades(hand_in, warm, monkeypatch, tmp_path):
    """Two learners with the same wrong answer; one of them objects, to a free text as well."""
    monkeypatch.setattr(runs, "Sandbox", lambda *a, **k: nullcontext(warm))
    cells = ["import kit", 'kit.check("harbour.1", "writer")', 'kit.check("harbour.9", "Monday.")']
    ada = hand_in(f"Ada Lovelace/{HARBOUR}.ipynb", cells)
    hand_in(f"Bo/{HARBOUR}.ipynb", cells)
    say(ada, WHY, "I object to harbour.9: it is dated.")
    done = kit_grade(tmp_path)
    assert "2 objections: `kit mark gather" in done.output, done.output
    assert gather(tmp_path).exit_code == 0
    return tmp_path / "grades"


def kit_grade(root):
    out = ("--out", root / "grades", "--jobs", 1)
    return kit("grade", root / "submissions", "--keys", GRADING, *out)


def gather(root):
    return kit("mark", "gather", root / "grades", "--keys", GRADING, "--out", root / "marking")


def join(grades):
    return kit("mark", "join", grades.parent / "marking", "--grades", grades, "--keys", GRADING)


def decide(grades, mark, note="", sheet=SHEET):
    """Write a mark into the only row of a sheet."""
    path = grades.parent / "marking" / "marker-1" / f"{sheet}.csv"
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    assert len(rows) == 2
    rows[1][2:4] = [str(mark), note]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def question(grades, learner="Ada Lovelace", id="harbour.1"):
    book = json.loads((grades / "gradebook.json").read_text("utf-8"))
    return book["learners"][learner]["lessons"][HARBOUR]["questions"][id]


def page(grades):
    (found,) = (grades / "feedback").glob("ada*.html")
    return found.read_text("utf-8")


def test_it_is_a_row_of_its_own_without_a_name(grades):
    pack = read_pack(grades.parent / "marking")
    assert list(pack.sheets) == [SHEET, "harbour.9", "harbour.9.objections"]
    (said,) = pack.sheets[SHEET].answers.values()
    assert said == (
        "Answer: writer\nPoints now: 0 of 2\nObjection: because the quay belongs to the office."
    )
    told = " ".join(pack.sheets[SHEET].rubric)
    assert "from 0 to 2" in told and "The harbour office says it." in told
    for path in (grades.parent / "marking").rglob("*.*"):
        assert "Lovelace" not in path.read_text("utf-8")
    (said,) = pack.sheets["harbour.9.objections"].answers.values()
    assert "Points now" not in said and said.endswith("Objection: it is dated.")


def test_it_is_marked_on_the_desk_and_moves_points_book_page_and_back(grades):
    desk = MarkingDesk(grades.parent / "marking")
    assert desk.question.value == SHEET and "Objection: because" in desk.answer.value
    desk.mark.value, desk.note.value = "3", "so it is"
    desk.save.click()
    assert "above the maximum" in desk.reply.value
    desk.mark.value = "1,5"
    desk.save.click()
    done = join(grades)
    assert done.exit_code == 1, done.output  # the free texts and the other objection wait
    found = question(grades)
    assert found["points"] == 1.5 and found["hand"]["before"] == 0
    assert question(grades, "Bo")["points"] == 0
    for words in ("You objected: because the quay", "1.5 of 2 points in place of 0", "so it is"):
        assert words in page(grades)
    again = join(grades)
    assert again.output.splitlines()[-1] == done.output.splitlines()[-1]
    assert kit_grade(grades.parent).exit_code == 0
    assert question(grades)["points"] == 1.5 and "in place of 0" in page(grades)


def test_a_decision_taken_back_leaves_nothing_behind(grades):
    before = page(grades)
    decide(grades, 2, "right")
    join(grades)
    assert question(grades)["status"] == "correct" and not question(grades)["misconceptions"]
    decide(grades, "")
    join(grades)
    assert question(grades)["points"] == 0 and question(grades)["misconceptions"]
    assert page(grades) == before


def test_of_a_free_text_the_decision_counts_over_the_mark(grades):
    path = grades.parent / "marking" / "marker-1" / "harbour.9.csv"
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    for row in rows[1:]:
        row[2] = "0"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    decide(grades, 1, sheet="harbour.9.objections")
    join(grades)
    assert question(grades, id="harbour.9")["points"] == 1
    assert question(grades, "Bo", "harbour.9")["points"] == 0


def test_a_decision_does_not_move_to_another_answer(grades, hand_in):
    decide(grades, 2)
    join(grades)
    cells = ["import kit", 'kit.check("harbour.1", "nobody")']
    say(hand_in(f"Ada Lovelace/{HARBOUR}.ipynb", cells), WHY)
    done = kit_grade(grades.parent)
    assert "the decision on the objection is left out" in done.output
    assert question(grades)["points"] == 0 and "hand" not in question(grades)
    done = join(grades)
    assert done.exit_code == 2 and "run `kit mark gather` again" in done.output
    assert "the answer has changed, so its mark was taken out" in gather(grades.parent).output


def test_several_objections_to_one_mark_are_one_and_none_is_to_no_question():
    marked = {"a.1": Verdict("a.1", "choice", "not-yet")}
    notes = ("objects to a.1: ", "objects to a.1: see 3.1", "objects to a.9: x", "x objects to a.1")
    graded = Graded(Submission("ada", "a"), "a", "repaired", notes, marked)
    assert objections(graded) == {"a.1": f"{NO_WORDS} / see 3.1"}
