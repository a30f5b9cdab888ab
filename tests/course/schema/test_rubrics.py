"""Rubrics: each mistake in one gives a line with file, question and mend."""

from __future__ import annotations

import copy
import tomllib
from pathlib import Path

import pytest

from kit.course.bank.read import BankError, check_bank
from kit.course.schema.rubrics import scale

BANK = tomllib.loads(
    """
[lesson]
id = "tiny"
number = 90
title = "A tiny lesson"
minutes = 10
points = 2

[[question]]
id = "tiny.1"
kind = "text"
points = 2
prompt = "What would you rely on this page for?"
hint = "Which places could you show?"
rubric = ["2: with an id", "1: without", "0: a verdict"]
answer = "For the day in 3.1."
  [[question.anchors]]
  id = "weak"
  text = "Trust it."
  mark = 0
  why = "A verdict."
"""
)


def no_rubric(question):
    "tiny.1: rubric is missing"
    del question["rubric"]


def empty_rubric(question):
    "tiny.1: rubric"
    question["rubric"] = []


def an_empty_line(question):
    "tiny.1: rubric line 2 is empty; say what earns a mark"
    question["rubric"][1] = "  "


def nothing_above_zero(question):
    "tiny.1: rubric gives no mark above 0; begin its best line with the points"
    question["rubric"] = ["0: a verdict"]


def anchor_off_the_scale(question):
    "tiny.1: anchor 'weak': mark 5 is not on the rubric's scale 2, 1, 0"
    question["anchors"][0]["mark"] = 5


def anchor_without_a_reason(question):
    "why is missing"
    del question["anchors"][0]["why"]


MISTAKES = [
    no_rubric, empty_rubric, an_empty_line, nothing_above_zero, anchor_off_the_scale,
    anchor_without_a_reason,
]  # fmt: skip


def test_the_bank_itself_is_sound():
    assert check_bank(copy.deepcopy(BANK)).question[0].kind == "text"


@pytest.mark.parametrize("spoil", MISTAKES, ids=lambda f: f.__name__)
def test_each_mistake_in_a_rubric_gives_one_clear_line(spoil):
    raw = copy.deepcopy(BANK)
    spoil(raw["question"][0])
    with pytest.raises(BankError) as caught:
        check_bank(raw, "questions.toml")
    said = str(caught.value)
    assert said.startswith("questions.toml: tiny.1") and spoil.__doc__ in said
    assert len(said.splitlines()) == 1


def test_a_scale_needs_a_number_on_every_line():
    assert scale(("1: a", "b")) == scale(()) == ()
    assert scale((" 0.5 : a", "2: b", "2: c")) == (2.0, 0.5)


def test_the_rubrics_of_the_course_end_at_the_points_of_their_questions():
    folder = Path(__file__).parents[3] / "exercises"
    if not folder.is_dir():
        pytest.skip("the course's sources are not beside the tests")
    found = 0
    for path in sorted(folder.glob("*/questions.toml")):
        for question in tomllib.loads(path.read_text("utf-8"))["question"]:
            if question["kind"] == "text" and question.get("points"):
                assert scale(question["rubric"])[0] == question["points"], question["id"]
                found += 1
    assert found
