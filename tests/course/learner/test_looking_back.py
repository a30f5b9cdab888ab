"""Looking back: first flags beside later ones, how sure beside how right, a summary to keep."""

import pytest

from kit.course.bank.shipped import find_bank, load_bank
from kit.course.learner.at_work import Session
from kit.course.learner.progress import Progress

BANK = load_bank(find_bank())


@pytest.fixture
def here():
    return Session(BANK, Progress(None))


def flags(id, right):
    """An answer in which the first `right` lines hold and the others do not."""
    question = BANK.question(id)
    held = [i if n < right else None for n, i in enumerate(question.items)]
    key = {i: question.holds("key", i, "flag") for i in question.items}
    return {i: "flag" if key[i] == (i in held) else "fine" for i in question.items}


def test_with_nothing_answered_it_says_what_would_stand_here(here):
    said = here.look_back().text
    assert "no answer yet" in said and "practice.10 is answered" in said
    assert "Nothing is answered yet." in here.summary().text


def test_the_first_answers_are_counted_not_the_last(here):
    here.check("start.7", flags("start.7", 5))
    here.check("start.7-sure", 6)
    here.check("practice.8", flags("practice.8", 7))
    here.check("practice.8", flags("practice.8", 12))
    said = here.look_back().text
    assert "You said that 6 of the eight would hold; 5 did." in said
    rows = [line.split() for line in said.splitlines() if " of " in line and line[0] in "lh"]
    then, now = (
        [int(w) for w, following in zip(row, row[1:], strict=False) if following == "of"]
        for row in rows
    )
    assert sum(then) == 5 and sum(now) == 7


def test_how_sure_stands_beside_how_often_right_and_accuses_nobody(here):
    here.check("practice.4", "monday")
    right = {"i": "part", "ii": "compatible", "iii": "not-comparable", "iv": "conflict"}
    here.check("practice.6", right | {"i": "conflict", "ii": "conflict"})
    here.check("practice.10", {f"practice.{n}": 0.9 for n in range(1, 8)})
    reply = here.look_back()
    assert reply.html.count("<circle") == 2 and reply.html.count('fill="none"') == 1
    said = reply.text
    assert "right in 1 of 2 (0.50)" in said and "sure to 0.90" in said
    assert "surer than you were right" in said and said.count("?") >= 1
    for word in ("overconfident", "poor", "wrong", "fail", "mistake"):
        assert word not in said


def test_being_right_is_one_thing_for_the_number_and_for_looking_back(here):
    here.check("practice.4", "saturday")
    here.check("practice.4", "monday")
    sure = {f"practice.{n}": float(n == 4) for n in range(1, 8)}
    assert "100 %" in here.check("practice.10", sure).text
    assert "right in 1 of 1" in here.look_back().text


@pytest.mark.parametrize(
    ("sure", "told"),
    [(1.0, "lie close together"), (0.2, "more often than you thought")],
)
def test_the_other_two_ways_are_told_too(here, sure, told):
    here.check("practice.4", "monday")
    here.check("practice.10", {f"practice.{n}": sure for n in range(1, 8)})
    assert told in here.look_back().text


def test_the_summary_keeps_first_and_last_and_free_text_whole(here):
    here.check("practice.4", "saturday")
    here.check("practice.4", "monday")
    here.check("sourcing.8", "leave")
    note = "Headline: A wall fell. 2.1 is sound, 3.1 and 5.1 must be asked: who says so?"
    here.check("practice.9", note)
    said = " ".join(here.summary().text.split())
    assert "practice.4: first saturday; last monday." in said
    assert note in said
    assert "right at the first answer: sourcing.8" in said
    assert "Right after another look: practice.4" in said
    assert said.index("01 Sourcing") < said.index("06 Practice")


def test_what_is_kept_is_plain_and_narrow(here):
    fields = [f["id"] for f in BANK.question("practice.5").data["items"]]
    here.check("practice.5", {**dict.fromkeys(fields, "not stated"), "bound": "floor", "value": 64})
    for reply in (here.look_back(), here.summary()):
        assert max(map(len, reply.text.splitlines())) <= 80
        assert reply.state is None
