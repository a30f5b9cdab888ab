"""What a feedback page shows of a learner's own judgement: counted right, and nobody accused."""

import pytest

from kit.course.answers.digested import Digested
from kit.course.marking.verdict import Verdict
from kit.teach.grade import looking_back
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
    assert picture.count("<circle") == 2 and picture.count('fill="#ffffff"') == 1
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
    found = looking_back.Sureness((("<b>", 0.5, True),))
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
