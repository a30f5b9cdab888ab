"""Answers to every kind of question: right, partly right, wrong, unreadable."""

import pytest

from kit.course.answers.plain import to_plain
from kit.course.kinds import kind_of
from kit.course.marking.verdict import mark


def marked(questions, name, answer, **more):
    return mark(questions[name], to_plain(answer), **more)


def row(value, bound, counter, place):
    return {"value": value, "bound": bound, "counter": counter, "place": place}


CASES = [
    # question, answer, score, first misconception
    ("choice", "office", 1, None),
    ("choice", " The harbour office ", 1, None),
    ("choice", ["office"], 1, None),
    ("choice", "captains", 0.5, None),
    ("choice", "market", 0, "nearest-name"),
    ("choices", ["b"], 1, None),
    ("choices", ["b", "d"], 1, None),
    ("choices", "B", 1, None),
    ("choices", ["b", "a"], 0.5, None),
    ("choices", ["a", "b", "c", "d"], 0, "ticks-all"),
    ("choices", [], 0, None),
    ("units", [1, 5], 1, None),
    ("units", {"1", "5", "2"}, 1, None),
    ("units", "1, 5", 1, None),
    ("units", "blocks 1 and 5", 1, None),
    ("units", [1.0, "block 5"], 1, None),
    ("units", [1], 0.5, "last-missed"),
    ("units", [1, 5, 3], 0.5, "story-as-page"),
    ("units", [1, 2, 3, 4, 5], 0, "story-as-page"),
    ("none", [], 1, None),
    ("none", ["3.1"], 0, "harm-of-any-kind"),
    ("none", [3.1], 0, "harm-of-any-kind"),
    ("match", {3: "office", "office": "office", "captains": "unnamed", "radio": "outlet"}, 1, None),
    (
        "match",
        {3: "person", "office": "office", "captains": "person", "radio": "outlet"},
        0.875,
        None,
    ),
    (
        "match",
        {"block 3": "person", "office": "person", "captains": "unnamed", "radio": "outlet"},
        0.75,
        "office-as-person",
    ),
    ("match", dict.fromkeys(["3", "office", "captains", "radio"], "office"), 0, "all-alike"),
    ("number", 5, 1, None),
    ("number", "5", 1, None),
    ("number", 5.0, 1, None),
    ("number", 3, 0, "story-only"),
    ("number", 11, 0, "too-many"),
    ("near", 0.43, 1, None),
    ("near", 0.4286, 1, None),
    ("near", 0.44, 1, None),
    ("near", 0.42, 1, None),
    ("near", 0.4401, 0, None),
    ("near", 43, 0, None),
    ("alpha", {"marks": ["3.2"], "value": 0.6}, 1, None),
    ("alpha", {"marks": [3.2], "value": 0.6009}, 1, None),
    ("alpha", {"marks": [3.2], "value": 0.599}, 1, None),  # a tolerance holds to its end
    ("alpha", {"marks": [3.2], "value": 0.601}, 1, None),
    ("alpha", {"marks": ["3.2"], "value": 0.7778}, 0, "share"),
    ("alpha", {"marks": ["3.2"], "value": 0.4444}, 0, "without-mine"),
    ("interval", (12, None), 1, None),
    ("interval", (12, "open"), 1, None),
    ("interval", {"low": 12, "high": None}, 1, None),
    ("interval", (12, 12), 0.5, "exact"),
    ("interval", (13, 12), 0, None),
    ("order", ["3", "2", "4"], 1, None),
    ("order", [2, 3, 4], 1, None),
    ("order", "3 < 4 < 2", 0.5, None),
    ("order", [4, 3, 2], 0, "captains-first"),
    ("span", "the storm", 1, None),
    ("span", "The  STORM,", 1, None),
    ("span", "that the storm", 2 / 3, None),
    ("span", "“the storm, and not the order,”", 1, None),
    ("span", "kept them in", 0, "wrong-cause"),
    ("record", row(12, "Floor", "Harbour Office", "not stated"), 1, None),
    ("record", row("12", "floor", "the harbour office at Estmar", "Not stated."), 1, None),
    ("record", row(12, "exact", "harbour office", "Estmar"), 0.5, "headline-place"),
    ("discernment", {1: "fine", 2: "flag", 3: "fine", 4: "FLAG"}, 1, None),
    ("discernment", {1: "fine", 2: "flag", 3: "flag", 4: "flag"}, 0.5, None),
    ("discernment", dict.fromkeys([1, 2, 3, 4], "flag"), 0, "all-flagged"),
    ("discernment", dict.fromkeys([1, 2, 3, 4], ("fine", 0.9)), 0, None),
    ("practice", "Mara Odwin", 1, None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "answer", "score", "missed"), CASES)
def test_scores_and_misconceptions(questions, name, answer, score, missed):
    verdict = marked(questions, name, answer)
    assert verdict.attempt, verdict.message
    assert verdict.score == pytest.approx(score)
    assert verdict.points == pytest.approx(round(questions[name].points * score, 2))
    assert verdict.status == {0: "not-yet", 1: "correct"}.get(score, "partly")
    assert (verdict.misconceptions or (None,))[0] == missed
    # Whoever marks everything is not asked about one mark.
    everything = isinstance(answer, list) and len(answer) == len(questions[name].universe)
    assert everything or bool(verdict.ask) == (missed is not None)


RETURNED = [
    ("choice", "offce", "did you mean 'office'"),
    ("choice", ["office", "market"], "one option, not a list"),
    ("choice", ["3.1"], "options are office, market, captains"),
    ("choice", True, "give one option"),
    ("choices", {"a": 1}, "list of options"),
    ("choices", ["z"], "the options are a, b, c, d"),
    ("units", ["3.1"], "is a sentence; this question asks for blocks"),
    ("units", ["7"], "not an id this question knows"),
    ("units", [None], "ids are written like"),
    ("units", True, "list of ids"),
    ("none", [3], "is a block; this question asks for sentences"),
    ("match", ["person"], "a value for each item"),
    ("match", {"3": "person"}, "no answer yet for office, captains, radio"),
    ("match", {"3": "person", "ofice": "office"}, "did you mean 'office'"),
    ("match", {"3": ..., "office": "office", "captains": "person", "radio": "outlet"}, "at 3"),
    ("number", "five", "write it in digits"),
    ("number", [5, 6], "one number"),
    ("number", "1.0e999", "not a number"),
    ("number", "nan", "not a number"),
    ("number", True, "one number"),
    ("alpha", 0.6, "your marks and your number"),
    ("alpha", {"marks": ["9.1"], "value": 1}, "not an id"),
    ("interval", 12, "two ends"),
    ("interval", (12, ...), "'...'"),
    ("interval", ("a few", None), "not a number"),
    ("order", ["3", "2"], "does not hold 4 yet"),
    ("order", ["3", "3", "2", "4"], "more than once"),
    ("span", "captains storm", "do not stand next to each other in 4.1"),
    ("span", 4.1, "in quotation marks"),
    ("span", "?!", "no words"),
    ("record", {"value": 12}, "no answer yet for bound"),
    ("record", row(12, "roof", "x", "y"), "floor, ceiling, exact"),
    ("record", row(None, "floor", "x", "y"), "is a value too"),
    ("discernment", {1: True, 2: "flag", 3: "fine", 4: "flag"}, 'wants "flag" or "fine"'),
    ("prediction", None, "wants an answer"),
    ("confidence", {"tiny.choice": 80, "tiny.units": 0.5}, "write 0.8"),
    ("confidence", {"tiny.choice": 0.8}, "no number yet for tiny.units"),
    ("confidence", {"tiny.order": 0.8, "tiny.units": 1}, "not asked about here"),
    ("text", ["a"], "in quotation marks"),
    ("text", "?", "no words"),
    ("code", True, "the function itself"),
    ("code", {"1": None}, "no answer yet for input 2, 3"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "answer", "said"), RETURNED)
def test_what_cannot_be_read_is_no_attempt(questions, name, answer, said):
    verdict = marked(questions, name, answer)
    assert (verdict.status, verdict.score, verdict.attempt) == ("returned", 0, False)
    assert said in verdict.message
    assert not verdict.misconceptions


def test_every_kind_sends_back_an_ellipsis(questions):
    for name in questions:
        for blank in (..., "", "   "):
            assert marked(questions, name, blank).status == "returned", name
        assert "'...'" in marked(questions, name, ...).message


def test_every_solution_reaches_full_marks(tiny):
    for id, question in tiny.questions.items():
        if question.kind in ("code", "text", "prediction"):
            continue
        answer = to_plain(kind_of(question).solution(tiny.source(id), question))
        scored = dict.fromkeys(question.data.get("questions", ()), 1.0)
        assert mark(question, answer, scored=scored).score == 1, id


def test_predictions_count_when_committed_in_time(questions):
    assert marked(questions, "prediction", []).score == 1
    assert marked(questions, "prediction", "anything").status == "stored"
    assert marked(questions, "prediction", "anything", committed=False).score == 0


def test_text_waits_for_a_reader_and_names_concepts(questions):
    verdict = marked(questions, "text", "Is 3.1 biased?")
    assert (verdict.status, verdict.score) == ("awaiting", 0)
    assert verdict.misconceptions == ("verdict-first",)
    assert "Found: one id." in verdict.notes
    other = marked(questions, "text", "In 2016, 30 boats. " + "word " * 40)
    assert other.misconceptions == ("no-ids",)
    assert any("the limit is 30" in n for n in other.notes)


def test_confidence_is_held_against_scores(questions):
    stated = {"tiny.choice": 1.0, "tiny.units": 0.5}
    verdict = marked(questions, "confidence", stated, scored={"tiny.choice": 1, "tiny.units": 0.8})
    assert verdict.score == pytest.approx(0.875)
    assert marked(questions, "confidence", stated).score == pytest.approx(0.375)
    sure = dict.fromkeys(stated, 1)
    assert marked(questions, "confidence", sure).misconceptions == ("all-sure",)
