"""The rule of events: what was done with a question, played again to what it earns."""

import random

import pytest

from kit.course.answers.plain import AnswerError
from kit.course.marking.attempts import answered, counts, replay
from kit.course.marking.events import function_answer
from kit.course.marking.verdict import Verdict, mark

HINTS = [{"hint": 1}, {"hint": 2}, {"hint": 3}]


def gave(*answers):
    return [{"answer": answer} for answer in answers]


@pytest.fixture
def play(tiny):
    """Play events of a question of the fixture lesson."""

    def play(name, *events, **more):
        return replay(lambda article: tiny.questions[f"tiny.{name}"], events, **more)

    return play


def test_the_best_counts_and_the_first_stands_beside_it(play):
    there = play("units", *gave([3], [1], [3]))
    assert (there.first, there.score, there.points, there.answers) == (0.0, 0.5, 1.0, 3)
    assert not there.closed and there.verdict.given == frozenset({"1"})


def test_once_right_the_question_is_closed(play):
    there = play("choice", *gave("office", "market"))
    assert there.closed and there.score == 1 and there.answers == 2


def test_after_the_explanation_half_counts_and_what_was_earned_stays(play):
    assert play("units", *HINTS, *gave([1, 5])).score == 0.5
    assert play("units", *HINTS, *gave([1, 5])).full == 1
    assert play("units", *gave([1, 5]), *HINTS).score == 1
    assert play("units", *gave([1]), *HINTS, *gave([1, 5])).score == 0.5
    assert play("units", *HINTS[:2], *gave([1, 5])).score == 1
    assert play("units", *HINTS, *gave([1])).score == 0.5
    halved = play("choice", *HINTS, *gave("office")).verdict
    assert halved.points == 1 and halved.status == "correct" and "counts half" in halved.notes[-1]


def test_a_prediction_counts_from_the_first_and_not_after_the_reveal(play):
    assert play("prediction", *gave("rain", "sun")).verdict.given == "rain"
    assert play("prediction", *gave("rain"), {"reveal": True}, *gave("sun")).score == 1
    assert play("prediction", {"reveal": True}, *gave("rain")).score == 0


def test_where_nothing_is_told_the_last_counts(play, tiny):
    assert play("text", *gave("One.", "Two.")).verdict.given == "Two."
    private = type(tiny.questions["tiny.choice"])(
        {**tiny.questions["tiny.choice"].data, "flags": ["private"]}
    )
    assert counts(private) == "last"
    every = gave("office", "market")
    assert replay(lambda article: private, every).score == 0


def test_confidence_is_held_against_what_the_others_reach(play):
    sure = {"tiny.choice": 1.0, "tiny.units": 0.0}
    given = gave({"tiny.choice": 0.0, "tiny.units": 1.0}, sure)
    assert play("confidence", *given, scored={"tiny.choice": 1.0}).score == 1
    assert play("confidence", *given, scored={"tiny.units": 1.0}).score == 0


def ran(scores):
    """Verdicts on functions by the mark of their cell."""

    def verdict(question, answer):
        score = scores.get(answer["cell"])
        status = "correct" if score == 1 else "partly"
        return None if score is None else Verdict(question.id, "code", status, score, 3)

    return verdict


A, B = function_answer("aaaaaaaa"), function_answer("bbbbbbbb")
BY_HAND = {str(n): [0, 0] for n in range(1, 9)}


def test_the_function_that_stands_in_the_cell_counts(play):
    known = ran({"aaaaaaaa": 1.0, "bbbbbbbb": 0.25})
    assert play("code", *gave(A, B), ran=known).score == 0.25
    assert play("code", *gave(B, A), ran=known).score == 1
    # One that is known only by its mark earns nothing, and stands in nobody's way.
    assert play("code", *gave(A, B), ran=ran({"aaaaaaaa": 1.0})).score == 1


def test_the_way_used_last_counts(play):
    known = ran({"aaaaaaaa": 0.5})
    assert play("code", *gave(A, BY_HAND), ran=known).score == 0
    assert play("code", *gave(BY_HAND, A), ran=known).score == 0.5


def test_a_function_of_before_the_explanation_keeps_its_worth(play):
    known = ran({"aaaaaaaa": 1.0})
    assert play("code", *HINTS, *gave(A), ran=known).score == 0.5
    assert play("code", *gave(A), *HINTS, *gave(B, A), ran=known).score == 1


def test_an_answer_that_cannot_be_read_is_no_answer(play):
    there = play("units", *gave("nonsense", {"a": 1}, None, [1]))
    assert there.answers == 1 and there.first == 0.5


def test_the_very_same_answer_is_one(play):
    assert play("units", *gave([1], [1], [1])).answers == 1


def test_a_question_that_another_article_changes_is_another(tiny):
    questions = {"market": tiny.questions["tiny.choice"], "pier": tiny.questions["tiny.number"]}
    events = [
        {"answer": "office", "on": "market"},
        {"answer": 3, "on": "pier"},
        {"answer": 5, "on": "pier"},
    ]
    there = replay(questions.get, events)
    assert (there.question.id, there.article, there.answers) == ("tiny.number", "pier", 2)
    assert replay(questions.get, [*events, {"hint": 1, "on": "market"}]).score == 1
    here = replay(questions.get, events, question=questions["market"])
    assert here.answers == 1 and here.closed
    assert replay(questions.get, events[:1] + [{"answer": 1, "on": "nowhere"}]) is None


def test_nothing_happened_is_a_standing_too(play):
    there = play("choice")
    assert (there.score, there.first, there.answers, there.verdict) == (0.0, None, 0, None)


@pytest.mark.parametrize(
    ("name", "given", "plain"),
    [
        ("choice", ["Office"], "office"),
        ("units", "5 and 1", ["1", "5"]),
        ("interval", {"low": "1,200", "high": None}, [1200, None]),
        ("number", " 5 ", 5),
        ("baseline", [[1, "FLAG"], [2, "fine"]], {"1": "flag", "2": "fine"}),
        ("prediction", "rain", "rain"),
    ],
)
def test_an_answer_has_one_plain_form(tiny, name, given, plain):
    question = tiny.questions[f"tiny.{name}"]
    assert answered(question, given) == plain
    assert answered(question, plain) == plain


def test_the_plain_form_of_a_quotation_is_its_words(tiny):
    question = tiny.questions["tiny.span"]
    words = " ".join(question.data["passage"][0][1].split()[:3])
    assert answered(question, words) == words
    with pytest.raises(AnswerError):
        answered(question, "words that stand nowhere")


def test_what_counts_never_falls_while_the_same_way_is_used(tiny):
    """Whatever is done with a question whose best answer counts, its points only rise."""
    draw = random.Random(2016)
    for name in ("choice", "units", "match", "interval", "order", "record"):
        question = tiny.questions[f"tiny.{name}"]
        known = [_some_answer(question, draw) for _ in range(4)]
        for _ in range(30):
            events, before = [], 0.0
            for _ in range(8):
                step = draw.choice([{"answer": draw.choice(known)}, {"hint": draw.randint(1, 3)}])
                events.append(step)
                there = replay(lambda article, q=question: q, events)
                assert before - 1e-9 <= there.score <= there.full <= 1
                before = there.score


def _some_answer(question, draw):
    items, options = question.items, question.options
    if question.kind == "choice":
        return draw.choice(options)
    if question.kind == "units":
        return draw.sample(question.universe, draw.randint(0, len(question.universe)))
    if question.kind == "match":
        return {i: draw.choice(options) for i in items}
    if question.kind == "interval":
        return [draw.choice([None, 10, 40]), draw.choice([None, 40, 50])]
    if question.kind == "order":
        return draw.sample(items, len(items))
    return {i: draw.choice(["12", "not stated", "boats"]) for i in items}


def test_marking_an_event_is_marking_its_answer(tiny, play):
    answer = {"3": "office", "office": "office", "captains": "person", "radio": "office"}
    alone = mark(tiny.questions["tiny.match"], answer)
    assert play("match", *gave(answer)).verdict == alone
