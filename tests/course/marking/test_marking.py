"""What marking does with a question of whatever kind: silence, hand-in, rounding, hostile data."""

import random

import pytest

from kit.course.answers.plain import to_plain
from kit.course.marking.verdict import Verdict, mark


def test_a_baseline_is_scored_in_silence(questions):
    verdict = mark(questions["baseline"], to_plain({1: "flag", 2: "fine"}))
    assert (verdict.status, verdict.score, verdict.ask) == ("stored", 0, "")


def test_final_marking_pays_for_what_is_there(questions):
    partly = {"3": "person", "office": "office", "captains": "...", "radio": "..."}
    assert mark(questions["match"], partly).status == "returned"
    assert mark(questions["match"], partly, final=True).score == 0.5
    assert mark(questions["match"], {}, final=True).score == 0
    assert mark(questions["units"], ["1", "..."], final=True).score == 0.5
    assert mark(questions["units"], ["..."], final=True).status == "returned"
    one = {"tiny.choice": 1}
    assert mark(questions["confidence"], one, final=True, scored=one).score == 0.5
    assert mark(questions["match"], {"elsewhere": "person"}, final=True).status == "returned"


@pytest.mark.parametrize(
    ("score", "of", "points"), [(0.125, 1, 0.13), (0.375, 1, 0.38), (1 / 3, 2, 0.67)]
)
def test_half_a_hundredth_of_a_point_goes_to_the_learner(score, of, points):
    assert Verdict("tiny.match", "match", "partly", score, of).points == points


def test_digits_of_hostile_json_never_raise(questions):
    """Whatever JSON comes out of a submission, marking answers with a verdict."""
    rng = random.Random(4)
    atoms = [None, True, False, 0, -1, 10**12, 0.5, "", "...", "1", "3.1", "office", "a" * 3000]

    def anything(depth=0):
        pick = rng.random()
        if depth > 3 or pick < 0.5:
            return rng.choice(atoms)
        if pick < 0.75:
            return [anything(depth + 1) for _ in range(rng.randrange(5))]
        keys = ["1", "2", "3", "office", "marks", "value", "low", "high", "tiny.choice", ""]
        return {rng.choice(keys): anything(depth + 1) for _ in range(rng.randrange(5))}

    for question in questions.values():
        for _ in range(150):
            for final in (False, True):
                verdict = mark(question, anything(), final=final)
                assert 0 <= verdict.score <= 1
