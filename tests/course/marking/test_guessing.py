"""Answers given without reading are those that a form invites, and earn what marking gives them."""

import pytest

from kit.course.marking import guessing
from kit.course.marking.guessing import best_unread, chance, unread

FIRST, LONGEST, ONE = (
    "the first option everywhere", "the longest option everywhere", "one option throughout",
)  # fmt: skip
EARNED = {
    "choice": {"the longest option": 1},
    "choices": {"everything marked": 0, "nothing marked": 0, "the longest option": 1},
    "units": {"everything marked": 0, "nothing marked": 0},
    "none": {"everything marked": 0, "nothing marked": 1},
    "match": {FIRST: 0, LONGEST: 0, ONE: 0},
    "number": {"nobody": 0},
    "interval": {"both ends open": 0, "no lower end than 0": 0},
    "order": {"the order shown": 0, "the order shown, turned round": 1},
    "record": {FIRST: 0.5, LONGEST: 0.25, ONE: 0.5},
    "text": {}, "code": {}, "prediction": {}, "confidence": {},
}  # fmt: skip


@pytest.mark.parametrize("kind", EARNED)
def test_each_kind_is_tried_with_what_its_form_shows(questions, kind):
    assert unread(questions[kind]) == EARNED[kind]


def test_the_best_is_named_and_a_question_without_any_has_none(questions):
    assert best_unread(questions["none"]) == ("nothing marked", 1)
    assert best_unread(questions["record"])[1] == 0.5
    assert best_unread(questions["text"]) == ("", 0)


def test_one_option_is_given_wherever_a_row_offers_it_and_the_first_elsewhere():
    rows = [
        {"id": "a", "options": [{"id": "x"}, {"id": "longest"}]},
        {"id": "b", "options": [{"id": "y"}, {"id": "x"}]},
    ]
    tried = list(guessing._answers({"shape": "table", "items": rows}))
    assert tried == [
        (FIRST, {"a": "x", "b": "y"}),
        (LONGEST, {"a": "longest", "b": "y"}),  # two as long are none: the first is taken
        (ONE, {"a": "x", "b": "x"}),
        (ONE, {"a": "longest", "b": "y"}),
        (ONE, {"a": "x", "b": "y"}),
    ]


def test_a_row_to_be_typed_is_left_unsaid():
    rows = [{"id": "a", "options": [{"id": "x"}]}, {"id": "words"}]
    assert (FIRST, {"a": "x", "words": "not stated"}) in list(
        guessing._answers({"shape": "table", "items": rows})
    )


def test_chance_is_the_same_each_time_and_between_the_two_ends(questions):
    assert chance(questions["choice"]) == chance(questions["choice"]) == 0.5
    assert 0.2 < chance(questions["match"]) < 0.6
    assert chance(questions["text"]) == chance(questions["number"]) == 0
