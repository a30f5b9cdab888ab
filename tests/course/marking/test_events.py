"""What a notebook holds of a question: read as if it were forged."""

import pytest

from kit.course.marking.events import MOST_EVENTS, Refused, left_open, read_event, read_work


def work(**more):
    return {"v": 1, "question": "tiny.1", **more}


def test_sound_work_is_read_as_it_is():
    events = [{"answer": ["1"], "why": "a reason", "on": "twin"}, {"hint": 2}, {"reveal": True}]
    made = read_work(work(events=events, article="twin", draft={"2": None}), "tiny.1")
    assert (list(made.events), made.article, made.draft) == (events, "twin", {"2": None})
    assert made.notes == ()
    assert read_work(work(), "tiny.1").events == ()


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (None, "is damaged"),
        ([], "is damaged"),
        ({}, "is of version none"),
        ({"v": 2, "question": "tiny.1"}, "is of version 2, and this kit reads 1"),
        ({"v": True, "question": "tiny.1"}, "is of version True"),
        ({"v": "1\x1b[2J", "question": "tiny.1"}, "is of version 1[2J"),
        ({"v": 1, "question": "tiny.2"}, "is of another question (tiny.2)"),
        ({"v": 1}, "is of another question"),
        (work(learner="b" * 16), "is from another learner's notebook"),
        (work(article="../../etc/passwd"), "names no article"),
        (work(article=3), "names no article"),
        (work(events={}), "is damaged"),
        (work(events=[{"hint": 1}] * (MOST_EVENTS + 1)), "has 61 entries, more than 60"),
    ],
)
def test_work_that_is_none_is_refused_whole_and_in_a_line(value, why):
    with pytest.raises(Refused) as refused:
        read_work(value, "tiny.1", "a" * 16)
    assert str(refused.value).startswith(why)
    assert "\n" not in str(refused.value) and "\x1b" not in str(refused.value)


@pytest.mark.parametrize(
    "value",
    [
        3, [], {}, {"answer": 1, "hint": 1}, {"answer": 1, "score": 1}, {"answer": 1, "key": "x"},
        {"hint": 0}, {"hint": 4}, {"hint": True}, {"hint": 1.0}, {"hint": "1"}, {"reveal": 1},
        {"reveal": False}, {"answer": float("nan")}, {"answer": [float("inf")]},
        {"answer": 10**400}, {"answer": "a" * 60_000}, {"answer": [0] * 6_000},
        {"answer": [[[[[[[[1]]]]]]]]}, {"answer": 1, "why": 3}, {"hint": 1, "why": "x"},
        {"answer": 1, "on": "a/b"}, {"answer": 1, "on": 3},
    ],
)  # fmt: skip
def test_an_event_that_is_none_is_left_out_by_itself(value):
    with pytest.raises(Refused):
        read_event(value)
    made = read_work(work(events=[{"answer": 1}, value, {"hint": 1}]), "tiny.1")
    assert list(made.events) == [{"answer": 1}, {"hint": 1}]
    assert len(made.notes) == 1 and made.notes[0].startswith("1 of 3 entries were left out (")


def test_all_answers_together_have_a_limit():
    long = [{"answer": "a" * 40_000}] * 10
    made = read_work(work(events=long), "tiny.1")
    assert 0 < len(made.events) < 10 and "far too long" in made.notes[0]


def test_a_damaged_draft_costs_the_draft_alone():
    made = read_work(work(events=[{"answer": 1}], draft=[float("nan")]), "tiny.1")
    assert made.draft is None and len(made.events) == 1 and made.notes


HINT = {"v": 1, "question": "tiny.1", "head": "Hint 1 of 3.", "lines": ["Where?"], "points": 9}
NEXT = {"hint": 2, "needs": "answer", "price": None}


def test_what_a_page_shows_again_is_read_and_marks_nothing():
    shown = {"reply": {**HINT, "next": NEXT}, "hints": [HINT], "next": NEXT, "rated": {"A": 0.5}}
    made = read_work(work(**shown), "tiny.1")
    assert made.shown == shown and made.notes == () and made.events == ()
    assert read_work(work(next=None), "tiny.1").shown == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("reply", 3), ("reply", {}), ("reply", {**HINT, "question": "tiny.2"}),
        ("reply", {**HINT, "lines": "Where?"}), ("reply", {**HINT, "lines": [{}]}),
        ("reply", {**HINT, "lines": ["x"] * 201}), ("reply", {**HINT, "head": "x" * 1_001}),
        ("reply", {**HINT, "fold": [3]}), ("reply", {**HINT, "fold": None}),
        ("reply", {**HINT, "next": {"hint": "3"}}),
        ("hints", HINT), ("hints", [HINT] * 4), ("hints", [HINT, 3]),
        ("next", []), ("next", {}), ("next", {"hint": 4}), ("next", {"hint": True}),
        ("next", {"hint": 2, "needs": "nothing"}), ("next", {"hint": 3, "price": ["free"]}),
        ("rated", [1]), ("rated", {"A": 2}), ("rated", {"A": float("nan")}), ("rated", {"A": "1"}),
        ("rated", {"A": True}), ("rated", {f"a{n}": 1 for n in range(13)}), ("rated", {"<b>": 1}),
    ],
)  # fmt: skip
def test_a_forged_part_that_a_page_shows_is_left_out_by_itself(name, value):
    sound = {"reply": HINT, "hints": [HINT], "next": NEXT, "rated": {"A": 1}}
    made = read_work(work(events=[{"answer": 1}], **{**sound, name: value}), "tiny.1")
    assert set(made.shown) == set(sound) - {name} and list(made.events) == [{"answer": 1}]
    assert made.unshown == (name,) and made.notes == ()


def test_an_open_place_of_a_draft_is_a_blank():
    assert left_open({"marks": ["1"], "value": None}) == {"marks": ["1"], "value": "..."}
    assert left_open([None, 3]) == ["...", 3]
