"""What a feedback page shows of a learner's own judgement: counted right, and nobody accused."""

from pathlib import Path

import pytest

from kit.course.answers.digested import Digested
from kit.course.learner.sureness import Sureness
from kit.course.marking import mark
from kit.course.marking.verdict import Verdict
from kit.teach.grade import feedback_pages, looking_back
from kit.teach.grade.grading import Graded, Result
from kit.teach.handed_in.keys import read_keys
from kit.teach.handed_in.submissions import Submission
from tests.lessons.test_copying_variants import ASKED, verdicts

SURE = Digested({"id": "sea.9", "kind": "confidence", "points": 1, "prompt": "How sure?"})


def marked(**scores):
    return {f"sea.{n[1:]}": Verdict(f"sea.{n[1:]}", "choice", "stored", s, 1, given="a")
            for n, s in scores.items()}  # fmt: skip


def stated(given):
    return {"sea.9": Verdict("sea.9", "confidence", "partly", 0.5, 1, given=given)}


def test_how_sure_stands_beside_what_held():
    found = looking_back.sureness(SURE, {**stated({"sea.1": 0.9, "sea.2": 0.7, "sea.3": 0.2}),
                                         **marked(q1=1, q2=0.5)})  # fmt: skip
    assert found.rows == (("sea.1", 0.9, True), ("sea.2", 0.7, False))  # the third has no answer
    assert "sure to 0.80; 1 of 2 held (0.50)" in found.told
    picture = found.picture
    assert picture.count("<circle") == 2 and picture.count('fill="none"') == 1
    assert "sure to 0.80" in picture and "<script" not in picture and "style=" not in picture


@pytest.mark.parametrize("sure", [0.0, 0.5, 1.0])
def test_nobody_is_accused(sure):
    found = looking_back.sureness(SURE, {**stated({"sea.1": sure, "sea.2": sure}),
                                         **marked(q1=1, q2=0)})  # fmt: skip
    for word in ("overconfident", "poor", "wrong", "fail", "mistake", "bad"):
        assert word not in found.told.lower()


def test_without_numbers_there_is_no_picture():
    assert looking_back.sureness(SURE, {**stated(None), **marked(q1=1)}) is None
    assert looking_back.sureness(SURE, marked(q1=1)) is None
    assert looking_back.sureness(SURE, stated({"sea.1": 0.5})) is None


def test_an_id_with_html_in_it_stays_text():
    found = Sureness((("<b>", 0.5, True),))
    assert "<b>" not in found.picture and "&lt;b&gt;" in found.picture


def test_the_own_mark_stands_beside_the_readers():
    own = {"sea.4-own": Verdict("sea.4-own", "prediction", "stored", 1, 0, given=1)}
    read = Verdict("sea.4", "hand", "partly", 1.0, 2, given="A note.")
    assert looking_back.own_mark(read, own).startswith(
        "Your own mark by the rubric: 1. The reader's: 2 of 2 points."
    )
    waiting = Verdict("sea.4", "text", "awaiting", 0, 2, given="A note.")
    assert "comes beside it later" in looking_back.own_mark(waiting, own)
    assert looking_back.own_mark(read, {}) == ""


@pytest.mark.parametrize("variant", ASKED)
def test_first_flags_stand_beside_their_twins_and_are_counted_right(variant, shipped_start):
    old, new = shipped_start, ASKED[variant]["capstone.8"]
    lines = looking_back.then_and_now((old, dict.fromkeys(old.items, "flag")),
                                      (new, verdicts(new)), 6)  # fmt: skip
    assert lines[1] == "lesson 00: 4 of 4 faulty ones flagged, 0 of 4 sound ones kept."
    assert lines[2] == "lesson 05: 4 of 4 faulty ones flagged, 4 of 4 sound ones kept."
    assert lines[3] == "In lesson 00 you said that 6 of them would hold; 4 did."


def test_without_one_of_the_two_nothing_is_said(shipped_start):
    new = ASKED["capstone-a"]["capstone.8"]
    assert looking_back.then_and_now((shipped_start, None), (new, verdicts(new))) == []
    assert looking_back.flags_then_and_now(({}, {}), ({"capstone.8": new}, {})) == []


@pytest.fixture
def shipped_start():
    from kit.course.bank.shipped import find_bank, load_bank

    return load_bank(find_bank()).question("start.7")


def test_a_page_shows_all_three_on_the_learners_own_variant(exercise_keys):
    start, capstone = exercise_keys["00-start-here"], exercise_keys["05-capstone"]
    asked = capstone.asked_on("capstone-b")
    answers = {
        "capstone.6": {"i": "compatible", "ii": "conflict", "iii": "part", "iv": "not-comparable"},
        "capstone.7": [34, 63],
        "capstone.8": verdicts(asked["capstone.8"]),
        "capstone.9": "Headline: A wall fell. 5.1 is sound, 12.1 and 9.1 must be asked: who says?",
        "capstone.9-own": 1,
        "capstone.10": {"capstone.6": 0.9, "capstone.4": 0.4},
    }
    found = {id: mark(asked[id], given, scored={"capstone.6": 1.0}, final=True)
             for id, given in answers.items()}  # fmt: skip
    first = start.questions["start.7"]
    earlier = {"start.7": mark(first, dict.fromkeys(first.items, "flag"))}
    own = {
        name: Graded(Submission("Ana", f"{name}.ipynb"), name, "fine", (), marked, article=on)
        for name, marked, on in (
            ("00-start-here", earlier, None),
            ("05-capstone", found, "capstone-b"),
        )
    }
    result = Result(tuple(own.values()), exercise_keys, 0)
    page = feedback_pages.page("Ana", own, result)
    assert "Your own mark by the rubric: 1." in page and "capstone.9-own" not in page
    assert "civilian dead on card R2" in page  # the prompt of the variant, not of the first
    assert "sure to 0.90; 1 of 1 held" in page and "<svg role" in page
    assert "lesson 00: 4 of 4 faulty ones flagged, 0 of 4 sound ones kept." in page
    assert "lesson 05: 4 of 4 faulty ones flagged, 4 of 4 sound ones kept." in page


@pytest.fixture(scope="module")
def exercise_keys():
    return read_keys(Path(__file__).parents[3] / "exercises")
