"""Seeded mistakes in a bank: each gives one line with file, question, field and the mend."""

import copy
import tomllib
from pathlib import Path

import pytest

from kit.course.bank.read import BankError, check_bank, read_bank

FIXTURES = Path(__file__).parents[2] / "fixtures"
TINY = tomllib.loads((FIXTURES / "exercises/90-tiny/questions.toml").read_text(encoding="utf-8"))


def tiny():
    return copy.deepcopy(TINY)


def question(raw, name):
    return next(q for q in raw["question"] if q["id"] == f"tiny.{name}")


def fault(change):
    """A test case out of a function that spoils the bank; its docstring is the message."""
    return pytest.param(change, change.__doc__, id=change.__name__)


def wrong_key(raw):
    "tiny.choice: key 'offce' is not one of office, market, captains"
    question(raw, "choice")["key"] = "offce"


def missing_key(raw):
    "tiny.choice: key is missing"
    del question(raw, "choice")["key"]


def empty_key(raw):
    "tiny.choice: key: Value should have at least 1 item after validation, not 0"
    question(raw, "choice")["key"] = []


def unknown_field(raw):
    "tiny.choice: promt: unknown field; did you mean 'prompt'?"
    question(raw, "choice")["promt"] = "Who?"


def missing_prompt(raw):
    "tiny.units: prompt is missing"
    del question(raw, "units")["prompt"]


def unknown_kind(raw):
    "tiny.units: kind 'unit' is not one of choice, choices, units"
    question(raw, "units")["kind"] = "unit"


def missing_kind(raw):
    "tiny.units: kind is missing"
    del question(raw, "units")["kind"]


def missing_points(raw):
    "tiny.units: points are missing"
    del question(raw, "units")["points"]


def practice_with_points(raw):
    "tiny.practice: points must be 0 for a practice question"
    question(raw, "practice")["points"] = 1


def wrong_sum(raw):
    "lesson: points is 29, but the questions add up to 28"
    raw["lesson"]["points"] = 29


def wrong_prefix(raw):
    "small.units: id must begin with 'tiny.'"
    question(raw, "units")["id"] = "small.units"


def twice(raw):
    "tiny.units: id is used twice"
    question(raw, "number")["id"] = "tiny.units"


def float_id(raw):
    """tiny.none: key 1: id 3.1 must stand in quotes, as in \"7.1\""""
    question(raw, "none")["key"] = [3.1]


def hint_without_question(raw):
    "tiny.choice: 'Look at block 3.' must be a question and end in '?'"
    question(raw, "choice")["hint"] = "Look at block 3."


def ask_without_question(raw):
    "tiny.choice: misconception 1: 'No.' must be a question and end in '?'"
    question(raw, "choice")["misconception"][0]["ask"] = "No."


def unknown_condition(raw):
    "tiny.choice: misconception 1.when.given: unknown field; did you mean 'gives'?"
    question(raw, "choice")["misconception"][0]["when"] = {"given": "market"}


def empty_condition(raw):
    "when is empty"
    question(raw, "choice")["misconception"][0]["when"] = {}


def same_misconception(raw):
    "tiny.units: misconception 'story-as-page' is listed twice"
    question(raw, "units")["misconception"][1]["id"] = "story-as-page"


def same_option(raw):
    "tiny.choice: options: id 'b' is used twice (without one it is the letter)"
    first, second, *_ = question(raw, "choice")["options"]
    first["id"] = "b"
    second.pop("id", None)


def more_options_than_letters(raw):
    "tiny.choice: options: from the 27th on each needs an id of its own"
    question(raw, "choice")["options"] = [{"text": f"port {n}"} for n in range(27)]


def same_item(raw):
    "tiny.match: items: id 'radio' is used twice"
    question(raw, "match")["items"][0]["id"] = "radio"


def same_field(raw):
    "tiny.record: fields: id 'who' is used twice"
    for field in question(raw, "record")["fields"][:2]:
        field["id"] = "who"


def neutral_in_key(raw):
    "tiny.units: neutral and key overlap"
    question(raw, "units")["neutral"] = [5]


def match_without_item(raw):
    "tiny.match: key for item 'radio' is missing"
    del question(raw, "match")["key"]["radio"]


def match_stray_item(raw):
    "tiny.match: key for item 'raido' is not one of 3, office, captains, radio"
    question(raw, "match")["key"]["raido"] = "outlet"


def match_stray_option(raw):
    "tiny.match: key for 'radio': 'outlt' is not one of person, office, unnamed, outlet"
    question(raw, "match")["key"]["radio"] = "outlt"


def match_of_two(raw):
    "tiny.match: options: List should have at least 3 items"
    question(raw, "match")["options"] = question(raw, "match")["options"][:2]


def match_one_for_all(raw):
    "tiny.match: key lets one option answer every item"
    question(raw, "match")["key"] = dict.fromkeys(["3", "office", "captains", "radio"], "office")


def interval_upside_down(raw):
    "tiny.interval: key [9, 3]: the lower end stands first"
    question(raw, "interval")["key"] = [9, 3]


def interval_of_three(raw):
    "tiny.interval: key: List should have at most 2 items"
    question(raw, "interval")["key"] = [1, 2, 3]


def order_stranger(raw):
    "tiny.order: constraint item '9' is not one of 4, 3, 2"
    question(raw, "order")["constraints"] = [["9", "4"]]


def discernment_all_flag(raw):
    "tiny.discernment: key needs both faulty and sound items"
    question(raw, "discernment")["key"] = dict.fromkeys("1234", "flag")


def discernment_third_verdict(raw):
    "tiny.discernment: key.2: Input should be 'flag' or 'fine'"
    question(raw, "discernment")["key"]["2"] = "maybe"


def code_other_function(raw):
    "tiny.code: solution does not define limits()"
    question(raw, "code")["function"] = "limits"
    question(raw, "code")["starter"] = "def limits(text):\n    ..."


def code_syntax(raw):
    "tiny.code: solution line 1"
    question(raw, "code")["solution"] = "def bounds(text) return 1"


def bad_pattern(raw):
    "check 'verdict': pattern '(':"
    question(raw, "text")["checks"][1]["pattern"] = ["("]


def check_for_nothing(raw):
    "tiny.text: checks 1: check 'ids' looks for nothing"
    question(raw, "text")["checks"][0]["ids"] = 0


def record_key_outside_options(raw):
    "tiny.record: fields 2: key of field 'bound': 'florr' is not one of floor, ceiling, exact"
    question(raw, "record")["fields"][1]["key"] = "florr"


def record_without_key(raw):
    "tiny.record: key of field 'value' is missing"
    del question(raw, "record")["fields"][0]["key"]


def number_without_key(raw):
    "tiny.number: key is missing"
    del question(raw, "number")["key"]


def alpha_without_readers(raw):
    "tiny.alpha: computed needs readers, universe and tolerance"
    del question(raw, "alpha")["readers"]


def interval_turned_round(raw):
    "tiny.interval: key [9, 3]: the lower end stands first; turn them round"
    question(raw, "interval")["key"] = [9, 3]


def interval_with_nothing(raw):
    """tiny.interval: key 2: None is no end; write a number, or "open\""""
    question(raw, "interval")["key"] = [3, None]


def rubric_with_a_comma(raw):
    "rubric line 1 begins with a number, and another line does not"
    text = next(q for q in raw["question"] if q["kind"] == "text")
    text["rubric"] = ["2: with an id", "0,5: without", "0: a verdict"]
    text.pop("anchors", None)


def rubric_half_numbered(raw):
    "begin each as in '0.5: ...', or none"
    text = next(q for q in raw["question"] if q["kind"] == "text")
    text["rubric"] = ["2: with an id", "a verdict"]
    text.pop("anchors", None)


def rubric_empty(raw):
    "rubric: List should have at least 1 item"
    next(q for q in raw["question"] if q["kind"] == "text")["rubric"] = []


def field_of_another_table(raw):
    "lesson.private: unknown field here; it belongs to another table of the bank"
    raw["lesson"]["private"] = True


def no_lesson(raw):
    "lesson is missing"
    del raw["lesson"]


def question_is_text(raw):
    "question 1"
    raw["question"][0] = "tiny.choice"


FAULTS = [
    fault(f)
    for f in list(globals().values())
    if getattr(f, "__module__", "") == __name__ and getattr(f, "__doc__", None) and f is not fault
]


def test_there_are_enough_seeded_mistakes():
    assert len(FAULTS) >= 35


@pytest.mark.parametrize(("spoil", "message"), FAULTS)
def test_each_mistake_gives_one_clear_line(spoil, message):
    raw = tiny()
    spoil(raw)
    with pytest.raises(BankError) as caught:
        check_bank(raw, "exercises/90-tiny/questions.toml")
    lines = str(caught.value).splitlines()
    assert any(message in line for line in lines), lines
    assert all(line.startswith("exercises/90-tiny/questions.toml: ") for line in lines)
    assert len(lines) <= 2


def test_several_mistakes_are_all_told_at_once():
    raw = tiny()
    wrong_key(raw)
    missing_prompt(raw)
    unknown_kind(raw)
    with pytest.raises(BankError) as caught:
        check_bank(raw, "questions.toml")
    assert len(str(caught.value).splitlines()) >= 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "cannot be read (No such file"),
        (b"\xff", "not UTF-8 text (byte 0)"),
        (b"[lesson\n", "not valid TOML"),
        (b"", "lesson is missing"),
        ("\ufeff[lesson]\n".encode(), "lesson.id is missing"),
        ("[lesson]\nid = “tiny”\n".encode(), "write straight quotation marks"),
        (b'[lesson]\nid = "tiny\n', "(at line 2, column 11); close the quotation mark"),
        (b'[lesson]\nid = "\\d"\n', "write \\\\ for a backslash"),
        (b"a = " + b"[" * 100_000, "far too deep"),
        (b"# a\n" + b"a." * 20_000 + b"b = 1\n", "line 2: a name of 60 parts or more"),
    ],
)
def test_files_that_cannot_be_read(tmp_path, data, said):
    path = tmp_path / "01-x" / "questions.toml"
    path.parent.mkdir()
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(BankError) as caught:
        read_bank(path, tmp_path)
    assert said in str(caught.value)
    assert str(caught.value).startswith("01-x/questions.toml: ")


def test_a_private_question_may_stand_without_its_key():
    raw = tiny()
    for name in ("choice", "units", "match", "number", "interval", "order", "span", "discernment"):
        entry = question(raw, name)
        entry.pop("key", None)
        entry.pop("constraints", None)
        entry.pop("half", None)
        entry["private"] = True
    check_bank(raw)


def test_the_example_of_the_manual_is_a_sound_bank():
    manual = (FIXTURES.parents[1] / "exercises" / "README.md").read_text(encoding="utf-8")
    example = manual.split("```toml\n")[1].split("```")[0]
    assert [q.kind for q in check_bank(tomllib.loads(example)).question] == [
        "units",
        "choice",
        "text",
    ]
