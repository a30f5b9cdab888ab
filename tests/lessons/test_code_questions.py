"""Code questions: the author's solution holds, lazy functions do not pay, sides are alike."""

from __future__ import annotations

import pytest

from kit.course.answers.running import load_function, run_cases
from kit.course.marking.verdict import mark
from kit.course.schema.cases import expand, expand_by_hand

from .conftest import QUESTIONS

CODE = [q for q in QUESTIONS if q.kind == "code"]
COUNTS = {"attribution.5": 24, "casualties.9": 30, "framing.5": 24, "framing.p1": 24}
LAZY = {
    "attribution.5": lambda sentence: "said" in sentence,
    "casualties.9": lambda text: (500, None),
    "framing.5": lambda text, labels: [(x, "writer") for x in labels if x in text],
    "framing.p1": lambda tokens: [(t, None) for t in tokens if t.endswith("ed")],
}


@pytest.fixture(params=CODE, ids=lambda q: q.id)
def code(request):
    return request.param


def marked(code, shipped, function):
    digested = shipped.questions[code.id]
    outcomes = run_cases(function, [c["input"] for c in digested.behind["cases"]])
    return mark(digested, None, outcomes)


def test_solution_scores_full_marks(code, shipped) -> None:
    assert marked(code, shipped, load_function(code.solution, code.function)).score == 1


def test_starter_scores_nothing(code, shipped) -> None:
    assert marked(code, shipped, load_function(code.starter, code.function)).score == 0


def test_lazy_functions_stay_below_six_tenths(code, shipped) -> None:
    assert marked(code, shipped, LAZY[code.id]).score < 0.6


def test_cases_are_many_and_all_different(code) -> None:
    cases = expand(code.cases, load_function(code.solution, code.function))
    assert len(cases) == COUNTS[code.id]
    assert len({str(c["input"]) for c in cases}) == len(cases)


def test_solution_holds_for_the_inputs_by_hand_and_for_other_seeds(code) -> None:
    solve = load_function(code.solution, code.function)
    declared = [c for c in code.cases.category if c.about is None]
    for seed in range(1, 6):
        fresh = code.cases.model_copy(update={"seed": seed, "category": declared})
        for case in [*expand(fresh, solve), *expand_by_hand(fresh, solve)]:
            (outcome,) = run_cases(solve, [case["input"]])
            assert outcome["value"] in case["accepts"], case["input"]


def test_half_of_the_attributions_have_no_speaker() -> None:
    question = next(q for q in CODE if q.id == "attribution.5")
    expected = [c["accepts"][0] for c in expand(question.cases)]
    assert expected.count(True) == expected.count(False) == 12
