"""Functions run on held-out inputs, and the same question answered by hand."""

from pathlib import Path

import pytest

from kit.course.answers.plain import to_plain
from kit.course.answers.running import load_function, run_cases
from kit.course.bank.assembly import read_lesson
from kit.course.kinds import kind_of
from kit.course.marking.verdict import mark

ROOT = Path(__file__).parents[3]


def ran(questions, source):
    question = questions["code"]
    function = load_function(source, "bounds")
    return mark(question, None, run_cases(function, kind_of(question).inputs(question)))


def test_code_pays_per_case_and_names_categories_never_inputs(questions, tiny):
    whole = ran(questions, tiny.source("tiny.code").solution)
    assert whole.score == 1
    no_floor = ran(
        questions, tiny.source("tiny.code").solution.replace("return (n, None)", "return (n, n)")
    )
    assert no_floor.score == pytest.approx(0.7)
    assert no_floor.misconceptions == ("floor-as-exact",)
    assert no_floor.notes[0] == "at least: 0 of 3"
    shown = " ".join(no_floor.notes)
    assert not any(c["input"][0] in shown for c in questions["code"].behind["cases"])


@pytest.mark.parametrize(
    ("body", "note"),
    [
        ("return 1", "same answer"),
        ("return 1 / 0", "ZeroDivisionError"),
        ("raise SystemExit", "SystemExit"),
        ("return object()", "type object"),
        ("return float('nan')", "not finite"),
    ],
)
def test_code_that_stops_or_never_varies_earns_nothing(questions, body, note):
    verdict = ran(questions, f"def bounds(text):\n    {body}")
    assert verdict.score == 0
    assert any(note in n for n in verdict.notes)


def test_a_starter_left_as_it_is_is_no_attempt(questions, tiny):
    assert ran(questions, tiny.source("tiny.code").starter).status == "returned"


def test_too_few_outputs_fail_their_cases(questions):
    assert mark(questions["code"], None, [{"value": [12, None]}]).score <= 0.1
    assert mark(questions["code"], None, []).score == 0


@pytest.mark.parametrize("output", [None, 3, [], {}, {"value": float("nan")}, {"value": 1e308}])
def test_outputs_that_are_no_outcomes_fail_their_cases(questions, output):
    assert mark(questions["code"], None, [output] * 10).score == 0


def test_about_accepts_intervals_round_the_number(questions):
    question = questions["code"]
    cases = question.behind["cases"]
    place = next(i for i, c in enumerate(cases) if "about" in c)
    n = cases[place]["about"]

    def score(value):
        outputs = [{"error": "left out"} for _ in cases]
        outputs[place] = {"value": value}
        return mark(question, None, outputs).score

    good = ([0.8 * n, 1.2 * n], [n - 1, n + 1])
    bad = (
        [n, n],
        [n, n + 1],
        [0.7 * n, n],
        [n, 1.3 * n],
        [n + 1, n + 2],
        [n, None],
        n,
        [n],
        None,
        ["a", "b"],
    )
    assert all(score(v) == pytest.approx(0.1) for v in good)
    assert all(score(v) == 0 for v in bad)


def test_be_the_function_is_marked_the_same_way(questions, tiny):
    question = questions["code"]
    function = load_function(tiny.source("tiny.code").solution, "bounds")
    inputs = question.behind["by_hand"]
    assert len(inputs) == 8
    right = {str(n + 1): to_plain(function(*c["input"])) for n, c in enumerate(inputs)}
    assert mark(question, right).score == 1
    assert mark(question, list(right.values())).score == 1
    assert mark(question, right | {"1": [0, 0]}).score == pytest.approx(7 / 8)
    assert mark(question, dict.fromkeys(right)).score == 0  # the same for all


def test_held_out_inputs_differ_between_the_two_ways(questions):
    behind = questions["code"].behind
    assert len(behind["cases"]) == 10
    assert {c["category"] for c in behind["by_hand"]} == {c["category"] for c in behind["cases"]}


def test_an_answer_by_hand_of_another_kind_is_handed_back_and_costs_nothing():
    lesson = read_lesson(ROOT / "exercises" / "03-casualties", ROOT)
    question = lesson.questions["casualties.9"]
    function = kind_of(question).function(lesson.source(question.id))
    inputs = enumerate(question.behind["by_hand"], 1)
    right = {str(n): to_plain(function(*case["input"])) for n, case in inputs}
    assert mark(question, right).score == 1
    odd = mark(question, right | {"1": "32 or more", "3": 240})
    assert not odd.attempt
    assert odd.message.startswith("the answer to input 1, 3 is not of the kind asked for")
    assert "two ends in round brackets" in odd.message
