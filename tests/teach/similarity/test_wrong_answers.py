"""Wrong answers that few gave: who shares them, and who does not."""

import json

import pytest
from typer.testing import CliRunner

from kit.cli import app
from kit.teach.similarity.report import html
from kit.teach.similarity.wrong_answers import Given, answers, same_wrong, table
from tests.teach.conftest import GRADING

QUESTIONS = [f"a.{n}" for n in range(8)]


def class_of(own):
    """Thirty learners who are right, and those of `own`: {name: {question: wrong answer}}."""
    given = [Given(f"p{m}", "01", q, None, "r", "") for m in range(30) for q in QUESTIONS]
    for name, wrong in own.items():
        for q in QUESTIONS:
            words = wrong.get(q, "")
            given.append(Given(name, "01", q, None, words or "r", words))
    return given


def test_three_rare_wrong_answers_in_common_make_a_group_and_two_do_not():
    wrong = {q: f"odd {q}" for q in QUESTIONS[:4]}
    (group,) = same_wrong(class_of({"ana": wrong, "bo": wrong}))
    assert group.learners == ("ana", "bo") and len(group.shared) == 4
    assert group.shared[0].holders == 2 and group.shared[0].of == 32
    few = {q: wrong[q] for q in QUESTIONS[:2]}
    assert same_wrong(class_of({"ana": few, "bo": few})) == []


def test_a_common_mistake_tells_nothing_of_two_who_made_it():
    """Twenty of fifty took the nearest noun: that they agree is the text's doing."""
    wrong = {q: f"usual {q}" for q in QUESTIONS[:4]}
    assert same_wrong(class_of({f"x{n}": wrong for n in range(20)})) == []


def test_other_wrong_answers_to_the_same_questions_are_not_shared():
    own = {who: {q: f"{who} {q}" for q in QUESTIONS} for who in ("ana", "bo", "cy")}
    assert same_wrong(class_of(own)) == []


def test_who_hangs_together_by_pairs_is_one_group():
    first = {q: f"odd {q}" for q in QUESTIONS[:4]}
    last = {q: f"odd {q}" for q in QUESTIONS[4:]}
    (group,) = same_wrong(class_of({"ana": first, "bo": first | last, "cy": last}))
    assert group.learners == ("ana", "bo", "cy")
    assert all(len(one.learners) == 2 for one in group.shared)
    assert len(table([group])) == 1 + 2 * len(group.shared)


def test_the_page_shows_the_answers_and_escapes_them():
    wrong = {q: f"<b>odd {q}</b>" for q in QUESTIONS[:4]}
    page = html([], 0, [], same_wrong(class_of({"ana": wrong, "bo": wrong})))
    assert "1 group shares" in page and "2 of 32" in page
    assert "&lt;b&gt;odd a.0" in page and "<b>odd" not in page
    assert "Wrong answers that few gave" not in html([], 0, [])


def graded(folder, given):
    """A folder of grades in which everybody gave these answers: {name: {question: answer}}."""
    book: dict = {"learners": {}}
    lines = []
    entry = {"points": 0, "of": 1, "status": "not-yet", "misconceptions": []}
    for name, own in given.items():
        marks = {id: entry for id in own}
        book["learners"][name] = {"lessons": {"70-harbour": {"file": name, "questions": marks}}}
        answers = [{"id": id, "answer": answer} for id, answer in own.items()]
        lines.append(json.dumps({"path": name, "transcript": {"answers": answers}}))
    folder.mkdir(exist_ok=True)
    (folder / "gradebook.json").write_text(json.dumps(book), "utf-8")
    (folder / "journal.jsonl").write_text("\n".join(lines), "utf-8")


def test_wrong_answers_are_read_from_what_was_graded(tmp_path):
    from kit.teach.handed_in.keys import read_keys

    graded(tmp_path, {"ana": {"harbour.3": 5, "harbour.9": "Free words."}, "bo": {"harbour.3": 7}})
    found, notes = answers(tmp_path, read_keys(GRADING, None))
    assert {(g.learner, g.question) for g in found} == {("ana", "harbour.3"), ("bo", "harbour.3")}
    assert len({g.same for g in found}) == 2 and notes == []


@pytest.mark.parametrize("named", [True, False])
def test_the_command_compares_them_where_it_is_told_of_grades(tmp_path, named):
    graded(tmp_path / "grades", {"ana": {"harbour.3": 5}, "bo": {"harbour.3": 5}})
    place = tmp_path / "grades"
    done = CliRunner().invoke(
        app, ["similarity", str(place), "--keys", str(GRADING), "--out", str(tmp_path / "out")]
        + (["--grades", str(place)] if named else []),
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    assert "0 groups of learners share wrong answers" in done.output
    assert (tmp_path / "out" / "similarity-wrong-answers.csv").is_file()
