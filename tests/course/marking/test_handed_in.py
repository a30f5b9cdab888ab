import pytest

from kit.course.answers.digest import digest
from kit.course.answers.running import load_function
from kit.course.marking.handed_in import in_order, judged, mark_records


@pytest.fixture(scope="session")
def by_hand(tiny):
    """Right answers to the code question of the fixture lesson, given without code."""
    source = tiny.source("tiny.code")
    function = load_function(source.solution, source.function)
    cases = tiny.questions["tiny.code"].behind["by_hand"]
    given = [function(*case["input"]) for case in cases]
    return {str(n): list(g) if isinstance(g, tuple) else g for n, g in enumerate(given, 1)}


def records(*pairs):
    return [{"id": f"tiny.{name}", "answer": answer} for name, answer in pairs]


def test_the_last_readable_answer_counts(tiny):
    verdicts = mark_records(
        tiny.questions,
        records(("choice", "market"), ("choice", "office"), ("choice", "nonsense")),
    )
    assert verdicts["tiny.choice"].score == 1
    assert list(verdicts) == list(tiny.questions)


def test_what_is_missing_scores_nothing_and_raises_nothing(tiny):
    verdicts = mark_records(tiny.questions, [])
    assert all(v.score == 0 and v.points == 0 for v in verdicts.values())


def test_predictions_count_from_the_first_and_not_after_the_reveal(tiny):
    told = {"reveal": "tiny.prediction"}
    answer = records(("prediction", "rain"))
    assert mark_records(tiny.questions, [*answer, told])["tiny.prediction"].score == 1
    assert mark_records(tiny.questions, [told, *answer])["tiny.prediction"].score == 0
    assert mark_records(tiny.questions, [*answer, told, *answer])["tiny.prediction"].score == 1


def test_confidence_is_held_against_what_was_handed_in(tiny):
    sure = {"tiny.choice": 1.0, "tiny.units": 0.0}
    given = records(("confidence", sure), ("choice", "office"), ("units", [1]))
    assert mark_records(tiny.questions, given)["tiny.confidence"].score == 1


def test_answers_left_open_in_part_are_paid_in_part(tiny):
    half = {"3": "person", "office": "office", "captains": "...", "radio": "..."}
    assert mark_records(tiny.questions, records(("match", half)))["tiny.match"].points == 1


def test_outputs_of_code_are_marked_and_strangers_ignored(tiny):
    question = tiny.questions["tiny.code"]
    outputs = [{"error": "ValueError"}] * len(question.behind["cases"])
    given = [{"id": "tiny.code", "outputs": outputs}, {"id": "x.1", "answer": 3}, {"id": None}, {}]
    assert mark_records(tiny.questions, given)["tiny.code"].score == 0


def page(name, *answers, **more):
    """What a page kept of a question of the fixture lesson."""
    steps = ({"hint"}, {"reveal"})
    events = [a if isinstance(a, dict) and set(a) in steps else {"answer": a} for a in answers]
    return {"id": f"tiny.{name}", "events": events, "article": None, "cells": [], **more}


HINTS = ({"hint": 1}, {"hint": 2}, {"hint": 3})


def test_on_a_page_the_best_answer_counts_and_half_after_the_explanation(tiny):
    kept = [page("choice", "market", "office"), page("units", ["1"], *HINTS, ["1", "5"])]
    verdicts = mark_records(tiny.questions, kept)
    assert (verdicts["tiny.choice"].points, verdicts["tiny.units"].points) == (2, 1)


def test_the_line_in_the_cell_that_says_the_same_adds_nothing(tiny):
    kept = page("units", *HINTS, ["1", "5"])
    found = judged(tiny.questions, [kept, *records(("units", "5 and 1"))])
    assert found.verdicts["tiny.units"].points == 1 and found.notes() == []


def test_another_line_in_the_cell_is_the_later_and_that_is_told(tiny):
    found = judged(tiny.questions, [page("choice", "market"), *records(("choice", "office"))])
    assert found.verdicts["tiny.choice"].score == 1
    assert found.notes() == [
        "tiny.choice: the line in the cell differs from the last answer on the page; it counts "
        "as the later one"
    ]
    after = judged(
        tiny.questions, [page("choice", "market", *HINTS), *records(("choice", "office"))]
    )
    assert after.verdicts["tiny.choice"].score == 0.5


def test_a_question_without_feedback_counts_from_its_last_answer(tiny):
    question = tiny.questions["tiny.choice"]
    private = type(question)({**question.data, "flags": ["private"]})
    bank = {**tiny.questions, "tiny.choice": private}
    every = page("choice", *question.options[::-1], "market")
    assert mark_records(bank, [every])["tiny.choice"].score == 0


def outputs(question):
    """What a function gave that was wrong for every input."""
    return [{"value": f"no number in {case['input'][0]}"} for case in question.behind["cases"]]


def test_a_function_is_marked_by_what_it_gave_and_never_by_what_the_page_says(tiny):
    claimed = {"function": True, "cell": "a" * 16, "score": 1.0}
    for cells in (["a" * 16], ["b" * 16], []):
        kept = page("code", claimed, cells=cells)
        assert mark_records(tiny.questions, [kept])["tiny.code"].points == 0
        ran = [kept, {"id": "tiny.code", "outputs": outputs(tiny.questions["tiny.code"])}]
        found = judged(tiny.questions, ran)
        assert found.verdicts["tiny.code"].points == 0
        assert bool(found.later) == (cells != ["a" * 16])


def test_answers_by_hand_count_where_they_came_after_the_function(tiny, by_hand):
    claimed = {"function": True, "cell": "a" * 16}
    ran = {"id": "tiny.code", "outputs": outputs(tiny.questions["tiny.code"])}
    last = page("code", claimed, by_hand, cells=["a" * 16])
    assert mark_records(tiny.questions, [last, ran])["tiny.code"].score > 0.5
    first = page("code", by_hand, claimed, cells=["a" * 16])
    assert mark_records(tiny.questions, [first, ran])["tiny.code"].score == 0


def test_a_draft_is_told_and_counts_only_where_nothing_would_have_been_said(tiny):
    found = judged(tiny.questions, [page("choice", draft="office"), page("text", draft="Block 1.")])
    assert found.verdicts["tiny.choice"].score == 0
    assert found.verdicts["tiny.text"].given == "Block 1."
    assert found.notes() == ["tiny.choice, tiny.text: filled in, but Check was not pressed"]
    # The line that a page writes for a draft is the draft, and no later answer.
    line = records(("choice", "office"))
    assert judged(tiny.questions, [page("choice", draft="office"), *line]).later == []
    half = page("match", draft={"3": "person", "office": "...", "captains": "...", "radio": "..."})
    assert judged(tiny.questions, [half]).notes() == []
    handed_in = judged(tiny.questions, [page("choice", "office", draft="office")])
    assert handed_in.drafts == [] and handed_in.verdicts["tiny.choice"].score == 1


def test_confidence_is_held_against_what_a_page_reached(tiny):
    kept = [
        page("choice", *HINTS, "office"),
        page("confidence", {"tiny.choice": 1, "tiny.units": 0}),
    ]
    assert mark_records(tiny.questions, kept)["tiny.confidence"].score == 1


def test_each_question_is_marked_on_its_own_article(tiny):
    question = tiny.questions["tiny.choice"]
    market = type(question)({**question.data, "keys": [digest("tiny.choice", "key", "market")]})
    other = {**tiny.questions, "tiny.choice": market}

    def asked_on(article):
        return other if article == "pier" else tiny.questions

    kept = [
        page("choice", "office", article="market"),
        page("number", 5, article="pier"),
    ]
    found = judged(tiny.questions, kept, asked_on)
    assert found.verdicts["tiny.choice"].score == found.verdicts["tiny.number"].score == 1
    assert found.notes() == ["answers on more than one text: market (1), pier (1)"]
    moved = judged(tiny.questions, [page("choice", "office", article="pier")], asked_on)
    assert moved.verdicts["tiny.choice"].score == 0
    moved = judged(tiny.questions, [page("choice", "market", article="pier")], asked_on)
    assert moved.verdicts["tiny.choice"].score == 1


def test_records_one_by_one_hold_what_a_run_adds(tiny):
    kept = [page("choice", "market", "market", *HINTS, "office", article="pier")]
    run = records(("choice", "Office"), ("number", 5))
    assert in_order(tiny.questions, [*run, *kept]) == [
        {"id": "tiny.choice", "answer": "market", "on": "pier"},
        {"id": "tiny.choice", "answer": "office", "on": "pier"},
        {"id": "tiny.number", "answer": 5},
    ]
