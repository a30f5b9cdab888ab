"""`kit.ask` is the same question as `kit.check`, with controls."""

import html

import ipywidgets as w
import pytest

import kit
from kit.course.bank.digesting import digest_question
from kit.course.bank.read import check_bank
from kit.course.bank.shipped import ShippedBank
from kit.course.session import session
from kit.show.controls import LEFT_OPEN, label
from kit.show.desk import PLAIN_VARIABLE
from kit.show.widgets import UNTOUCHED, ask, twin
from kit.text.reading import as_article

TEXT = "Rain fell.\n\nThe mayor said two people were hurt.\n\nNobody else spoke."
OPTIONS = [{"id": i, "text": f"the {i}"} for i in ("mayor", "doctor", "writer")]
QUESTIONS = [
    {"id": "tiny.1", "kind": "choice", "options": OPTIONS, "key": "mayor"},
    {"id": "tiny.2", "kind": "choices", "options": OPTIONS, "key": ["mayor", "doctor"]},
    {"id": "tiny.3", "kind": "units", "universe": "blocks", "key": [2]},
    {
        "id": "tiny.4",
        "kind": "match",
        "items": [{"id": "1"}, {"id": "2", "text": "the second"}],
        "options": OPTIONS,
        "key": {"1": "writer", "2": "mayor"},
    },
    {"id": "tiny.5", "kind": "number", "key": 1200},
    {"id": "tiny.6", "kind": "interval", "key": [500, "open"]},
    {
        "id": "tiny.7",
        "kind": "order",
        "items": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
        "constraints": [["a", "b"], ["b", "c"]],
    },
    {"id": "tiny.8", "kind": "span", "key": "two people", "within": "2"},
    {
        "id": "tiny.9",
        "kind": "record",
        "fields": [
            {"id": "value", "key": 2},
            {"id": "bound", "key": "exact", "options": ["floor", "exact"]},
        ],
    },
    {
        "id": "tiny.10",
        "kind": "discernment",
        "items": [{"id": "1"}, {"id": "2"}],
        "key": {"1": "flag", "2": "fine"},
    },
    {"id": "tiny.11", "kind": "prediction"},
    {"id": "tiny.12", "kind": "confidence", "questions": ["tiny.1", "tiny.2"]},
    {"id": "tiny.13", "kind": "text", "rubric": ["1: says it"], "answer": "It rained."},
    {
        "id": "tiny.14",
        "kind": "code",
        "function": "f",
        "starter": "def f(x): ...",
        "solution": "def f(x):\n    return len(x)",
        "cases": {
            "seed": 1,
            "category": [{"id": "any", "name": "any", "count": 2, "templates": ["a", "bb"]}],
        },
    },
]
LESSON = {"id": "tiny", "number": 90, "title": "Tiny", "minutes": 1, "points": 14, "article": None}


@pytest.fixture
def bank():
    questions = [q | {"points": 1, "prompt": f"Say <b>{q['id']}</b>."} for q in QUESTIONS]
    made = check_bank({"lesson": LESSON, "question": questions})
    article = as_article(TEXT)
    shipped = ShippedBank((LESSON,), {q.id: digest_question(q, article) for q in made.question})
    with session(shipped) as here:
        yield here


def fill(widget, *values):
    """Give values to the controls of a widget in order, as a person going down the page would."""
    inputs = [c for c in _controls(widget) if not isinstance(c, (w.Button, w.HTML))]
    for field, value in zip(inputs, values, strict=False):
        field.value = value


def _controls(widget):
    for child in getattr(widget, "children", ()):
        yield from _controls(child)
    if not getattr(widget, "children", ()):
        yield widget


RIGHT = {
    "tiny.1": ["mayor"],
    "tiny.2": [True, True, False],
    "tiny.3": [False, True, False],
    "tiny.4": ["writer", "mayor"],
    "tiny.5": ["1,200"],
    "tiny.6": ["500", "Open"],
    "tiny.7": ["a", "b", "c"],
    "tiny.8": ["two people"],
    "tiny.9": ["2", "exact"],
    "tiny.10": ["flag", "fine"],
}
WRONG = {
    "tiny.1": ["writer"],
    "tiny.2": [False, False, True],
    "tiny.3": [True, False, False],
    "tiny.4": ["doctor", "doctor"],
    "tiny.5": ["12"],
    "tiny.6": ["open", "500"],
    "tiny.7": ["c", "b", "a"],
    "tiny.8": ["The mayor"],
    "tiny.9": ["3", "floor"],
    "tiny.10": ["fine", "flag"],
}


@pytest.mark.parametrize("id", RIGHT)
def test_a_page_without_widgets_has_the_whole_question_as_text(bank, id):
    """ipywidgets itself cuts the text after 110 characters."""
    plain = ask(id)._repr_mimebundle_()["text/plain"]
    assert plain == repr(ask(id)) and plain.endswith(f'kit.check("{id}", ...)')


def test_options_with_commas_of_their_own_stay_apart():
    plain = repr(ask("capstone.2"))
    assert '"unnamed, no reason given"' in " ".join(plain.split())
    assert max(map(len, plain.splitlines())) <= 80


@pytest.mark.parametrize("id", RIGHT)
def test_a_right_answer_by_controls_is_right(bank, id):
    widget = ask(id)
    fill(widget, *RIGHT[id])
    widget.check_button.click()
    assert "Correct: 1 of 1 point" in widget.feedback


@pytest.mark.parametrize("id", WRONG)
def test_a_wrong_answer_by_controls_asks_and_costs_no_more_than_by_code(bank, id):
    widget = ask(id)
    fill(widget, *WRONG[id])
    widget.check_button.click()
    assert "Not yet: " in widget.feedback
    assert "?" in widget.feedback


@pytest.mark.parametrize("id", [*RIGHT, "tiny.11", "tiny.12", "tiny.13"])
def test_an_untouched_question_is_not_an_answer(bank, id):
    widget = ask(id)
    assert widget.control.read() is LEFT_OPEN
    widget.check_button.click()
    assert UNTOUCHED in widget.feedback
    assert bank.progress.read()["questions"] == {}


def test_none_of_these_is_an_answer(bank):
    widget = ask("tiny.3")
    fill(widget, False, False, False, True)
    assert widget.control.read() == []


def test_prediction_confidence_and_text_are_stored(bank):
    for id, values in {
        "tiny.11": ["rain"],
        "tiny.12": [0.4, 0.9],
        "tiny.13": ["It rained."],
    }.items():
        widget = ask(id)
        fill(widget, *values)
        widget.check_button.click()
        assert bank.standing(id).answers == 1, id
    assert bank.progress.events("tiny.12")[0]["answer"] == {"tiny.1": 0.4, "tiny.2": 0.9}


def test_a_half_filled_question_is_sent_back_and_costs_nothing(bank):
    widget = ask("tiny.4")
    fill(widget, "writer")
    widget.check_button.click()
    assert "Nothing was counted" in widget.feedback
    assert bank.progress.read()["questions"] == {}


def test_hint_button_climbs_the_same_ladder(bank):
    widget = ask("tiny.1")
    widget.hint_button.click()
    assert "Hint 1 of 3" in widget.feedback


def test_a_code_question_is_answered_in_a_cell(bank):
    assert 'kit.check("tiny.14", ...)' in repr(ask("tiny.14"))


def test_prompts_and_feedback_are_text_not_markup(bank):
    widget = ask("tiny.8")
    assert "&lt;b&gt;tiny.8&lt;/b&gt;" in widget.children[0].value
    fill(widget, "<img src=x onerror=alert(1)>")
    widget.check_button.click()
    assert "<img" not in widget.feedback


def test_every_control_has_a_name_a_screen_reader_can_say(bank):
    for id in [*RIGHT, "tiny.11", "tiny.12", "tiny.13"]:
        for field in _controls(ask(id)):
            if isinstance(field, (w.Checkbox, w.Dropdown, w.Text, w.Textarea, w.Button)):
                assert field.description.strip(), (id, field)


def test_where_widgets_are_off_the_twin_is_shown(bank, monkeypatch):
    text = repr(ask("tiny.4"))
    monkeypatch.setenv(PLAIN_VARIABLE, "1")
    assert repr(ask("tiny.4")) == text
    assert text.splitlines()[0] == "tiny.4 (1 point)"
    assert text.splitlines()[-1] == 'Answer with: kit.check("tiny.4", ...)'


def test_a_number_is_read_as_people_write_it(bank):
    from kit.show.controls import _number_in

    typed = (" 1,200 ", "0.4", "about 5", ...)
    assert [_number_in(t) for t in typed] == [1200, 0.4, "about 5", ...]


def test_a_unit_is_shown_with_the_words_it_stands_for():
    article = as_article(TEXT)
    assert label("2", article) == "2  The mayor said two people were hurt."
    long = as_article("One two three four five six seven eight nine ten eleven.")
    assert label("1.1", long) == "1.1  One two three four five six seven eight nine ..."
    assert label("7.1", article) == label("7.1", None) == "7.1"


def test_without_a_bank_the_question_says_where_to_look(tmp_path, monkeypatch):
    from kit.course import session as module
    from kit.course.bank import shipped

    monkeypatch.setattr(module, "_current", None)
    monkeypatch.setattr(shipped, "candidates", lambda start: iter(()))
    assert "open the notebook inside the course folder" in repr(ask("tiny.1"))


def test_unknown_ids_are_said_kindly(bank):
    assert "there is no question 'tiny.99'" in repr(ask("tiny.99"))
    assert "quotes" in repr(ask(7))


@pytest.mark.parametrize("id", RIGHT)
def test_the_line_to_hand_in_gives_the_same_answer(bank, id):
    widget = ask(id)
    fill(widget, *RIGHT[id])
    line = twin(id, widget.control.read())
    assert "Correct" in repr(eval(line, {"kit": kit}))
    widget.check_button.click()
    assert html.escape(line, quote=True) in widget.feedback
