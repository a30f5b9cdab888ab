"""What a learner reads: the ladder of hints, points that are kept, kind refusals."""

import json
import subprocess
import sys

import numpy as np
import pytest

import kit
from kit.course import session as module
from kit.course.bank.assembly import ship

RIGHT = {
    "choice": "office",
    "units": [1, 5],
    "number": 5,
}


def shown(reply):
    text = repr(reply)
    assert text == str(reply) == reply.text
    assert all(len(line) <= 80 for line in text.splitlines()), text
    return text


def test_a_verdict_begins_with_a_word_and_ends_in_a_question(learner):
    assert shown(kit.check("tiny.choice", "office")).startswith("Correct: 2 of 2 points")
    assert shown(kit.check("tiny.units", [1])).startswith("Partly: 1 of 2 points (tiny.units).")
    wrong = shown(kit.check("tiny.number", 3))
    assert wrong.splitlines()[:2] == [
        "Not yet: 0 of 1 point (tiny.number).",
        "Are you counting the page or the story?",
    ]


def test_options_are_explained_only_once_closed(learner):
    assert "She comments" not in shown(kit.check("tiny.choice", "market"))
    assert "She comments" not in shown(kit.hint("tiny.choice"))
    assert "market: She comments on the order." in shown(kit.check("tiny.choice", "office"))


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: kit.check("tiny.chioce", "office"), "Did you mean 'tiny.choice'?"),
        (lambda: kit.check("nothing-like-it", 1), "Ids look like 'start.1'."),
        (lambda: kit.check(), "id in quotes"),
        (lambda: kit.check(7, 7), "id in quotes"),
        (lambda: kit.check(["tiny.choice"], 7), "id in quotes"),
        (lambda: kit.check("tiny.choice"), "still '...'"),
        (lambda: kit.check("tiny.choice", ...), "still '...'"),
        (lambda: kit.check("tiny.units", [...]), "still '...'"),
        (lambda: kit.check("tiny.choice", print), "call it: print(...)"),
        (lambda: kit.check("tiny.choice", object()), "type object"),
        (lambda: kit.check("tiny.choice", "tiny"), "not an option here"),
        (lambda: kit.check("tiny.units", ["office"]), "not an id this question knows"),
        (lambda: kit.check("tiny.number", "many"), "write it in digits"),
        (lambda: kit.check("tiny.code", "bounds"), "without brackets or quotes: bounds"),
        (lambda: kit.check("tiny.code", lambda text: ...), "write its body first"),
        (lambda: kit.hint("tiny.chioce"), "Did you mean 'tiny.choice'?"),
        (lambda: kit.reveal("tiny.x"), "there is no question"),
        (lambda: kit.by_hand("tiny.choice"), "no version without code"),
        (lambda: kit.score("nowhere"), "There are: tiny."),
    ],
)
def test_slips_are_said_kindly_and_cost_nothing(learner, call, said, capsys):
    reply = call()
    text = " ".join((shown(reply) if reply is not None else capsys.readouterr().out).split())
    assert said in text
    assert "Traceback" not in text
    assert learner.progress.read()["questions"] == {}


class Loud:
    """An object whose every attribute raises."""

    def __getattribute__(self, name):
        raise RuntimeError(name)


ODD = [
    None, True, [], {}, (), [[]], [None], {"": None}, {1: {2: {3: 4}}}, [...], {"a": ...},
    -1, 1e300, "\x00", "a" * 200, "\ud800", [float("nan")], 10**30, b"x", object, Loud(),
    Exception("x"), np.zeros((2, 2)), iter([1]), {"marks": 3, "value": "x"},
    {"low": "a", "high": None}, range(3),
]  # fmt: skip


def test_no_answer_whatever_raises_or_shows_a_traceback(learner):
    for name in learner.bank.questions:
        for odd in ODD:
            assert shown(kit.check(name, odd)).startswith(
                ("Not yet", "Partly", "Correct", "Stored")
            )


@pytest.mark.parametrize(
    "body", [lambda: 1, lambda *a: Loud(), lambda text: text.nothing, lambda text: [text] * 9999]
)
def test_no_function_whatever_raises(learner, body):
    assert shown(kit.check("tiny.code", body)).startswith("Not yet: 0 of 3 points")


def test_first_attempt_and_mastery_are_kept_apart(learner):
    kit.check("tiny.choice", "market")
    kit.check("tiny.choice", "captains")
    kit.check("tiny.choice", "office")
    there = learner.standing("tiny.choice")
    assert (there.first, there.score, there.closed, there.answers) == (0.0, 1.0, True, 3)
    rows = shown(kit.score("tiny")).splitlines()
    assert rows[0].split() == ["question", "first", "now", "of"]
    assert rows[1].split() == ["tiny.choice", "0", "2", "2"]


def test_points_never_fall_and_a_closed_question_stays_closed(learner):
    kit.check("tiny.choice", "office")
    again = shown(kit.check("tiny.choice", "market"))
    assert "your points stay" in again
    assert learner.standing("tiny.choice").score == 1
    assert learner.progress.events("tiny.choice") == [{"answer": "office"}]
    kit.check("tiny.units", [1])
    kit.check("tiny.units", [3])
    assert learner.standing("tiny.units").score == 0.5


def test_the_ladder_of_hints_and_its_price(learner):
    assert shown(kit.hint("tiny.choice")).startswith("Hint 1 of 3: Which words follow the number?")
    assert "Answer tiny.choice once" in shown(kit.hint("tiny.choice"))
    kit.check("tiny.choice", "market")
    second = shown(kit.hint("tiny.choice"))
    assert "Does she give a number?" in second
    assert "can earn 1 of 2 at most" in " ".join(second.split())
    # The price is never paid by accident: asked again, the second hint comes again.
    assert shown(kit.hint("tiny.choice")) == second
    assert 'kit.hint("tiny.choice", 3) shows the explanation' in second
    third = shown(kit.hint("tiny.choice", 3))
    assert "ends with who said it" in third
    assert "tiny.practice" in third  # the twin
    right = shown(kit.check("tiny.choice", "office"))
    assert right.startswith("Correct: 2 of 2 points, counted as 1 after the explanation")
    assert learner.standing("tiny.choice").score == 0.5


def test_points_earned_before_the_explanation_are_kept(learner):
    kit.check("tiny.units", [1, 5, 3])  # .5
    for number in (1, 2, 3):
        kit.hint("tiny.units", number)
    kit.check("tiny.units", [1, 5])
    assert learner.standing("tiny.units").score == 0.5


def test_from_the_second_attempt_on_a_reason_is_asked_for(learner):
    assert "What did you change" not in shown(kit.check("tiny.number", 3))
    assert "What did you change, and why?" in shown(kit.check("tiny.number", 2))
    assert "eight words or more" in shown(kit.check("tiny.number", 2, why="no idea"))
    reason = "I counted the labels too this time, all of them"
    assert "Your reason is kept." in shown(kit.check("tiny.number", 8, why=reason))
    assert learner.progress.events("tiny.number")[-1]["why"] == reason


def test_a_prediction_counts_before_its_outcome_is_shown_and_only_once(learner, capsys):
    assert shown(kit.check("tiny.prediction", "rain")).startswith("Stored")
    assert "first prediction" in shown(kit.check("tiny.prediction", "sun"))
    assert kit.reveal("tiny.prediction") is None
    assert capsys.readouterr().out == "You predicted: rain\n"
    assert learner.standing("tiny.prediction").score == 1
    kit.check("tiny.prediction", "snow")
    assert learner.standing("tiny.prediction").score == 1


def test_an_option_may_be_written_with_a_space_for_its_hyphen():
    from kit.course import session as course
    from kit.course.bank.shipped import find_bank, load_bank
    from kit.course.learner.progress import Progress

    with course.session(load_bank(find_bank()), Progress(None)):
        said = shown(kit.check("start.6", ["byline", "date", "outlet", "Place line"]))
    assert said.startswith("Correct")


def test_what_was_answered_item_by_item_comes_back_with_its_items(capsys):
    from kit.course import session as course
    from kit.course.bank.shipped import find_bank, load_bank
    from kit.course.learner.progress import Progress

    with course.session(load_bank(find_bank()), Progress(None)):
        kit.check("start.7", {str(n): "flag" if n % 2 else "fine" for n in range(1, 9)})
        capsys.readouterr()
        kit.reveal("start.7")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "You answered:" and len(lines) == 9
    assert lines[1].endswith("the title: its verb: flag") and lines[8].endswith(": fine")


def test_a_late_prediction_earns_nothing(learner, capsys):
    kit.reveal("tiny.prediction")
    assert "No prediction is stored" in capsys.readouterr().out
    assert "earns no point" in " ".join(shown(kit.check("tiny.prediction", "rain")).split())
    assert learner.standing("tiny.prediction").score == 0


def test_text_waits_apart_from_the_sum(learner):
    text = shown(kit.check("tiny.text", "It is biased."))
    assert text.startswith("Stored: tiny.text is awaiting a reader.")
    assert "Where could a reader check you?" in text
    assert "A verdict, and nothing to check." in text  # the anchors' marks, after one's own
    score = shown(kit.score("tiny"))
    assert "Awaiting a reader, not in the sum: 1" in score
    assert "tiny.text: 1, handed in" in score


def _floor(text):
    import re

    number = re.search(r"(\d+) boats", text)
    return (int(number[1]), None) if number else None


def test_a_code_question_is_answered_either_way_and_the_way_used_last_counts(learner):
    listed = shown(kit.by_hand("tiny.code"))
    assert len([line for line in listed.splitlines() if line.startswith("  ")]) >= 8
    # What is printed can be copied into a cell as it stands, and costs nothing before it is filled.
    call = listed[listed.index("kit.check(") :]
    assert "there is still '...'" in shown(eval(call, {"kit": kit}))
    assert "Nothing was counted" in shown(
        kit.check("tiny.code", {str(n): "no" for n in range(1, 9)})
    )
    assert "Not yet: 0" in shown(kit.check("tiny.code", {str(n): (0, 0) for n in range(1, 9)}))
    assert "Partly" in shown(kit.check("tiny.code", _floor))
    by_function = learner.standing("tiny.code").score
    assert 0 < by_function < 1
    assert "Not yet: 0" in shown(kit.check("tiny.code", {str(n): (1, 0) for n in range(1, 9)}))
    assert learner.standing("tiny.code").score == 0


def test_a_function_that_prints_in_place_of_returning_is_told_so(learner):
    assert "does its last line say return?" in shown(kit.check("tiny.code", print))
    assert "say return" not in shown(kit.check("tiny.code", lambda text: 0))


def test_code_is_never_shown_its_inputs(learner, questions):
    seen = []

    def nosy(text):
        print("the input is", text)
        seen.append(text)
        return len(seen)

    text = shown(kit.check("tiny.code", nosy))
    assert "at least: 0 of 3" in text
    assert not any(s in text for s in seen)


def test_a_function_that_changes_its_arguments_meets_fresh_ones(learner):
    kit.check("tiny.code", lambda text: None)
    assert learner.bank.questions["tiny.code"].behind["cases"][0]["input"][0].startswith("At least")


def test_answers_from_numpy_work(learner):
    assert shown(kit.check("tiny.number", np.int64(5))).startswith("Correct")


def test_the_same_answers_give_the_same_words(tiny, learner):
    from kit.course.bank.assembly import ship

    def run():
        with module.session(ship([tiny])):
            return [
                shown(kit.check("tiny.units", {"1", "5", "3"})),
                shown(kit.check("tiny.units", {"5", "1"})),
                shown(kit.check("tiny.code", lambda text: None)),
                shown(kit.score()),
            ]

    assert run() == run()


def test_collecting_hands_answers_on_and_marks_nothing(learner, capsys):
    records, functions = [], {}
    module.collect_into(records.append, functions)
    try:
        replies = [
            kit.check("tiny.choice", "office"),
            kit.check("tiny.units", {5, 1}),
            kit.check("never heard of", [..., np.int64(3)]),
            kit.check("tiny.code", len),
            kit.check("tiny.choice", object()),
            kit.check(None, 3),
            kit.reveal("tiny.prediction"),
            kit.hint("tiny.choice"),
            kit.score(),
            kit.by_hand("tiny.code"),
        ]
    finally:
        module.collect_into(None)
    assert records == [
        {"id": "tiny.choice", "answer": "office"},
        {"id": "tiny.units", "answer": [1, 5]},
        {"id": "never heard of", "answer": ["...", 3]},
        {"id": "tiny.code", "function": "len"},
        {"reveal": "tiny.prediction"},
    ]
    assert json.loads(json.dumps(records)) == records
    assert functions == {"tiny.code": len}
    assert not any("Correct" in repr(r) for r in replies)
    assert capsys.readouterr().out == ""
    assert learner.progress.read()["questions"] == {}


def test_a_folder_without_a_bank_is_said(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(module, "_current", None)
    monkeypatch.setattr(
        "kit.course.bank.shipped.candidates", lambda start: iter([tmp_path / "none"])
    )
    assert "open the notebook inside the course folder" in " ".join(
        shown(kit.check("tiny.choice", "office")).split()
    )


def test_on_an_article_without_keys_nothing_is_marked(learner):
    learner.article = "market"  # the lesson's own
    assert "Correct" in shown(kit.check("tiny.number", 5))
    learner.article = "another"
    text = " ".join(shown(kit.check("tiny.choice", "office")).split())
    assert "you are reading 'another'" in text and 'kit.use("market.txt")' in text
    assert "tiny.choice" not in learner.progress.read()["questions"]


def test_use_returns_the_article_and_asks_on_it(learner, monkeypatch):
    monkeypatch.setattr(module, "_article", None)
    assert kit.use("aleppo-2016-02").id == "aleppo-2016-02"
    assert module.article_in_use() == learner.article == "aleppo-2016-02"


def test_what_is_chosen_in_a_preview_ends_with_it(tiny, monkeypatch):
    monkeypatch.setattr(module, "_article", "twin")
    monkeypatch.setattr(module, "_language", "es")
    with module.session(ship([tiny])) as preview:
        assert (preview.article, module.article_in_use()) == (None, None)
        kit.use("capstone-a")
        assert preview.article == module.article_in_use() == "capstone-a"
    assert (module.article_in_use(), module._language) == ("twin", "es")


def test_a_first_check_loads_nothing_heavy():
    heavy = "pydantic pandas numpy nltk matplotlib IPython jupytext nbformat"
    code = f"import sys, kit; kit.check; print([m for m in {heavy.split()} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_baseline_has_no_hints_and_no_feedback(learner):
    text = shown(kit.check("tiny.baseline", {1: "flag", 2: "flag"}))
    assert text.startswith("Stored: tiny.baseline.") and len(text.splitlines()) == 1
    assert "no hints" in shown(kit.hint("tiny.baseline"))


def test_what_a_widget_may_show_holds_no_key(learner):
    data = module.question("tiny.choice")
    assert data["prompt"].startswith("Who says")
    assert not {"keys", "scrambled"} & set(data)
    assert module.question("tiny.none-such") is None


def test_the_very_same_answer_counts_once(learner):
    first = shown(kit.check("tiny.number", 3))
    assert shown(kit.check("tiny.number", 3)) == first
    assert learner.standing("tiny.number").answers == 1
    assert len(learner.progress.events("tiny.number")) == 1
    kit.check("tiny.units", [5, 3])
    kit.check("tiny.units", {"3", 5})
    assert len(learner.progress.events("tiny.units")) == 1


def test_a_reason_given_later_is_kept_with_the_same_answer(learner):
    kit.check("tiny.number", 3)
    reason = "I counted every label that stands alone on the page"
    assert "Your reason is kept." in shown(kit.check("tiny.number", 3, why=reason))
    assert learner.progress.events("tiny.number")[-1] == {"answer": 3, "why": reason}
    assert learner.standing("tiny.number").answers == 1


def test_whoever_tries_on_and_on_is_not_counted_any_more(learner):
    for n in range(10, 80):
        said = shown(kit.check("tiny.number", n))
    assert "50 answers to tiny.number are kept" in " ".join(said.split())
    assert "Nothing was counted." in said
    assert learner.standing("tiny.number").answers == 50


def test_answers_that_only_the_last_counts_of_are_never_too_many(learner):
    for n in range(100):
        kit.check("tiny.text", f"On the ferry, {n}: block 1 says so.")
    events = learner.progress.events("tiny.text")
    assert len(events) == 60 and events[-1]["answer"].startswith("On the ferry, 99")
