"""Feedback that says which and why: the part it asks about, how much holds, by which rule."""

import pytest

from kit.course.answers.digested import Digested
from kit.course.kinds.naming import names, naming
from kit.course.marking.verdict import mark


def question(**data):
    return Digested({"id": "a.1", "kind": "units", "points": 1, **data})


PAGE = question(universe=["3", "5", "7", "9", "14", "7.1", "q2"])
ITEMS = question(
    items=[
        {"id": "22", "text": "block 22"},
        {"id": "ii", "text": 'F01 "As many as 500" and F02 "506"'},
        {"id": "3", "text": "the meeting in the town hall"},
        {"id": "where", "text": ""},
    ],
    options=[{"id": "body", "text": "body"}],
)
OPTIONS = question(options=[{"id": "us", "text": "the United States"}])


@pytest.mark.parametrize(
    ("asked", "about", "said"),
    [
        (PAGE, ["14"], "Block 14: Is it whole?"),
        (PAGE, ["14", "3"], "Blocks 14 and 3: Is it whole?"),
        (PAGE, ["3", "5", "7", "9"], "Blocks 3, 5, 7 and 1 more: Is it whole?"),
        (PAGE, ["7.1", "q2"], "7.1 and quotation q2: Is it whole?"),
        (PAGE, ["low"], "The lower end: Is it whole?"),
        (PAGE, [], "Is it whole?"),
        (ITEMS, ["22"], "Block 22: Is it whole?"),
        (ITEMS, ["ii"], 'F01 "As many as 500" and F02 "506": Is it whole?'),
        (
            ITEMS,
            ["3"],
            "3. the meeting in the town hall: Is it whole?",
        ),
        (ITEMS, ["where"], "Where: Is it whole?"),
        (OPTIONS, ["us"], "\u201cthe United States\u201d: Is it whole?"),
    ],
)
def test_the_part_stands_in_front(asked, about, said):
    assert naming(asked, about, "Is it whole?") == said
    assert names(asked, said) == bool(about)


@pytest.mark.parametrize(
    ("asked", "about", "ask"),
    [
        (PAGE, ["14"], "Can you find the verb of block 14?"),
        (PAGE, ["7.1"], "Who speaks in 7.1, and to whom?"),
        (ITEMS, ["ii"], "In (ii), do the words allow 506?"),
        (OPTIONS, ["us"], "What does the United States say?"),
    ],
)
def test_what_a_question_names_already_is_not_said_twice(asked, about, ask):
    assert naming(asked, about, ask) == ask and names(asked, ask)


def test_a_long_name_is_cut():
    asked = question(items=[{"id": "a", "text": "the meeting in the town hall, " * 3}])
    said = naming(asked, ["a"], "Is it whole?")
    name = said.removesuffix(": Is it whole?")
    assert len(name) <= 60 and name.startswith("The meeting in") and name.endswith("...")


def test_another_number_is_no_name():
    assert naming(PAGE, ["3"], "Is 3.5 of 13 a share?").startswith("Block 3: ")
    assert not names(PAGE, "Which of 141 blocks?")


def test_a_question_for_whatever_is_wrong_says_where_to_begin():
    ask = "For each block: does it announce or report?"
    assert naming(ITEMS, ["22"], ask, general=True) == f"Begin with block 22. {ask}"


def told(questions, name, answer):
    verdict = mark(questions[name], answer)
    assert verdict.attempt and verdict.score < 1, verdict
    return " ".join(verdict.notes)


@pytest.mark.parametrize(
    ("name", "answer", "said"),
    [
        ("units", ["1"], "The 1 that you marked holds, and there are more. Points: the share of"),
        ("units", ["1", "3"], "1 of the 2 that you marked hold. Points:"),
        ("units", ["3"], "None that you marked holds."),
        ("units", [], "You marked nothing that counts, and there is something to find."),
        ("units", ["1", "2", "3", "4", "5"], "You marked all 4. That tells nothing apart"),
        ("choices", [], "You chose nothing that counts"),
        ("match", {"3": "office", "office": "office", "captains": "office", "radio": "office"},
         "One option for every item earns nothing"),
        ("interval", [1, 2], "Neither of the two ends holds; each is worth half."),
    ],
)  # fmt: skip
def test_less_than_all_says_how_much_holds_and_by_which_rule(questions, name, answer, said):
    assert said in told(questions, name, answer)


def test_a_question_about_one_mark_is_not_put_to_who_marked_none_or_all(questions):
    for answer in ([], ["1", "2", "3", "4", "5"]):
        assert mark(questions["units"], answer).ask == ""


def test_options_in_one_text_are_taken_apart(questions):
    listed = ", ".join(questions["choices"].options[:2])
    both = mark(questions["choices"], listed)
    assert both == mark(questions["choices"], questions["choices"].options[:2])
    assert mark(questions["choices"], f"{listed}, nonsense").status == "returned"


@pytest.mark.parametrize(
    ("data", "answer", "given"),
    [
        ({"low": 0, "high": 19}, 7, 7),
        ({"low": 0, "high": 19}, " 19 ", 19),
        ({"low": 0, "high": 19}, [0], 0),
        ({"low": 0, "high": 1.5}, 0.5, 0.5),
        ({"universe": ["7.1", "8.1"]}, "8.1 and 7.1", frozenset({"7.1", "8.1"})),
        ({"universe": ["7.1", "8.1"]}, [], frozenset()),
        ({}, "anything at all", "anything at all"),
    ],
)
def test_a_prediction_takes_what_the_question_can_mean(data, answer, given):
    asked = Digested({"id": "a.1", "kind": "prediction", "points": 1, **data})
    assert mark(asked, answer).given == given


@pytest.mark.parametrize(
    ("data", "answer", "said"),
    [
        ({"low": 0, "high": 19}, "many", "give a number from 0 to 19"),
        ({"low": 0, "high": 19}, 25, "give a number from 0 to 19"),
        ({"low": 0, "high": 19}, -1, "give a number from 0 to 19"),
        ({"low": 0, "high": 19}, 7.5, "give a number from 0 to 19, a whole one"),
        ({"low": 0, "high": 19}, [3, 4], "give a number from 0 to 19"),
        ({"universe": ["7.1", "8.1"]}, ["9.1"], "'9.1' is not an id this question knows"),
        ({}, None, "a prediction wants an answer"),
    ],
)
def test_anything_else_is_handed_back_and_is_no_prediction(data, answer, said):
    asked = Digested({"id": "a.1", "kind": "prediction", "points": 1, **data})
    verdict = mark(asked, answer)
    assert verdict.status == "returned" and said in verdict.message


@pytest.mark.parametrize(
    ("outputs", "said"),
    [
        ({"error": "NameError: said"}, "uses the name said, and nothing is called so"),
        ({"error": "NotImplementedError"}, "is not written yet"),
        ({"value": None}, "does its last line say return?"),
        ({"value": "..."}, "write its body first"),
    ],
)
def test_a_function_that_is_not_finished_is_handed_back_by_name(questions, outputs, said):
    cases = len(questions["code"].behind["cases"])
    verdict = mark(questions["code"], None, [outputs] * cases)
    assert verdict.status == "returned" and said in verdict.message
    # One that gets through for some inputs is an answer, and the name is told.
    some = [outputs] * (cases - 1) + [{"value": 7}]
    assert mark(questions["code"], None, some).attempt
