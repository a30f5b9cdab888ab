"""`kit.ask` is the same question as `kit.check`, as a form."""

import re
import sys

import pytest

import kit
from kit.course.bank.digesting import digest_question
from kit.course.bank.read import check_bank
from kit.course.bank.shipped import ShippedBank
from kit.course.session import session
from kit.show.asking import NO_WIDGETS, ask
from kit.show.question_text import PLAIN_VARIABLE, Plain, twin
from kit.show.widgets import HAND_IN
from kit.text.reading import as_article

TEXT = "Rain fell.\n\nThe mayor said two people were hurt.\n\nNobody else spoke."
OPTIONS = [{"id": i, "text": f"the {i}"} for i in ("mayor", "doctor", "writer")]
CASES = {
    "seed": 1,
    "category": [{"id": "any", "name": "any", "count": 2, "templates": ["a", "bb"]}],
}
CODE = {
    "kind": "code",
    "function": "f",
    "starter": "def f(x): ...",
    "solution": "def f(x):\n    return len(x)",
    "cases": CASES,
}
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
    {"id": "tiny.6", "kind": "interval", "key": [500, "open"]},
    {"id": "tiny.8", "kind": "span", "key": "two people", "within": "2"},
    {"id": "tiny.11", "kind": "prediction"},
    {"id": "tiny.12", **CODE, "by_hand_form": "a number"},
    {"id": "tiny.13", **CODE, "by_hand": False},
]
LESSON = {"id": "tiny", "number": 90, "title": "Tiny", "minutes": 1, "points": 9, "article": None}
RIGHT = {
    "tiny.1": "mayor",
    "tiny.2": ["mayor", "doctor"],
    "tiny.3": ["2"],
    "tiny.4": {"1": "writer", "2": "mayor"},
    "tiny.6": [500, None],
    "tiny.8": "two people",
}
WRONG = {
    "tiny.1": "writer",
    "tiny.2": ["writer"],
    "tiny.3": ["1"],
    "tiny.4": {"1": "doctor", "2": "doctor"},
    "tiny.6": [None, 500],
    "tiny.8": "The mayor",
}


@pytest.fixture
def bank():
    questions = [q | {"points": 1, "prompt": f"Say <b>{q['id']}</b>."} for q in QUESTIONS]
    made = check_bank({"lesson": LESSON, "question": questions})
    article = as_article(TEXT)
    shipped = ShippedBank((LESSON,), {q.id: digest_question(q, article) for q in made.question})
    with session(shipped) as here:
        yield here


def sent(form, **message):
    """What the page holds after it told the kernel something."""
    before = form.told
    form._heard(form, message, [])
    assert form.told == before + 1
    return form.work


@pytest.mark.parametrize("id", RIGHT)
def test_a_page_without_widgets_has_the_whole_question_as_text(bank, id):
    """ipywidgets itself cuts the text after 110 characters."""
    shown = ask(id)._repr_mimebundle_()
    data = shown[0] if isinstance(shown, tuple) else shown
    assert data["text/plain"] == repr(ask(id))
    assert data["text/plain"].endswith(f'kit.check("{id}", ...)')
    assert any("widget-view" in name for name in data)


def test_options_with_commas_of_their_own_stay_apart():
    plain = repr(ask("capstone.2"))
    assert '"unnamed, no reason given"' in " ".join(plain.split())
    assert max(map(len, plain.splitlines())) <= 80


@pytest.mark.parametrize("id", RIGHT)
def test_a_right_answer_is_right_and_its_line_gives_the_same(bank, id):
    work = sent(ask(id), check=RIGHT[id], why="")
    assert work["reply"]["status"] == "correct" and work["reply"]["closed"] is True
    assert work["events"] == [{"answer": RIGHT[id]}]
    *_, said, line = work["reply"]["lines"]
    assert said == HAND_IN and line == twin(id, RIGHT[id])
    assert "Correct" in repr(eval(line, {"kit": kit}))


@pytest.mark.parametrize("id", WRONG)
def test_a_wrong_answer_asks_and_costs_no_more_than_by_code(bank, id):
    reply = sent(ask(id), check=WRONG[id])["reply"]
    assert reply["status"] == "not-yet" and "?" in " ".join(reply["lines"])


def test_the_form_is_told_by_the_kind_and_holds_no_key(bank):
    form = ask("tiny.3").form
    assert form["shape"] == "marks" and form["universe"] == ["1", "2", "3"]
    assert not {"key", "behind", "solution"} & set(form)


def test_none_of_these_is_an_answer(bank):
    assert sent(ask("tiny.3"), check=[])["events"] == [{"answer": []}]


def test_what_was_done_before_is_there_again(bank):
    form = ask("tiny.1")
    sent(form, check="writer", why="a reason")
    sent(form, hint=0)
    again = ask("tiny.1").work
    assert again["events"] == [{"answer": "writer", "why": "a reason"}, {"hint": 1}]
    assert again["reply"]["status"] == "not-yet" and again["next"]["hint"] == 2
    assert "reply" not in ask("tiny.2").work


def test_the_hint_button_climbs_the_same_ladder(bank):
    form = ask("tiny.1")
    assert sent(form, hint=0)["hints"][0]["head"].startswith("Hint 1 of 3")
    sent(form, check="writer")
    assert sent(form, hint=0)["next"]["hint"] == 3
    work = sent(form, hint=3)
    assert [hint["head"][:6] for hint in work["hints"]] == ["Hint 1", "Hint 2", "Hint 3"]
    assert work["reply"]["status"] == "not-yet" and work["next"] is None


def test_what_cannot_be_an_answer_is_handed_back_and_costs_nothing(bank):
    work = sent(ask("tiny.4"), check={"1": "writer"})
    assert "Nothing was counted" in work["reply"]["head"] and work["events"] == []
    for message in ({"check": {"a": "b" * 10**6}}, {"hint": "three"}, {"check": [[[[[[[[1]]]]]]]]}):
        assert sent(ask("tiny.1"), **message)["events"] == []
    form = ask("tiny.1")
    form._heard(form, "no table", [])
    assert form.told == 0


def test_a_draft_stays_until_an_answer_takes_its_place(bank):
    form = ask("tiny.2")
    form.work = {**form.work, "draft": ["mayor"]}
    assert sent(form, hint=0)["draft"] == ["mayor"]
    assert "draft" not in sent(form, check=["mayor"])


def test_a_code_question_is_answered_by_hand_or_in_a_cell(bank):
    form = ask("tiny.12")
    rows = [row["id"] for row in form.form["by_hand"]["inputs"]]
    sizes = [len(row["text"].strip("'\"")) for row in form.form["by_hand"]["inputs"]]
    work = sent(form, check=dict(zip(rows, sizes, strict=True)))
    assert work["reply"]["status"] == "correct"
    assert sent(form, code=True)["reply"]["lines"] == ['kit.check("tiny.12", ...)']
    alone = ask("tiny.13")
    assert isinstance(alone, Plain) and 'kit.check("tiny.13", ...)' in repr(alone)


def test_where_widgets_are_off_the_twin_is_shown(bank, monkeypatch):
    text = repr(ask("tiny.4"))
    monkeypatch.setenv(PLAIN_VARIABLE, "1")
    assert repr(ask("tiny.4")) == text
    assert text.splitlines()[0] == "tiny.4 (1 point)"
    assert text.splitlines()[-1] == 'Answer with: kit.check("tiny.4", ...)'


def test_where_no_widgets_are_installed_the_text_and_one_line_stand_for_the_form(bank, monkeypatch):
    text = repr(ask("tiny.4"))
    monkeypatch.setitem(sys.modules, "anywidget", None)
    monkeypatch.delitem(sys.modules, "kit.show.widgets")
    shown = ask("tiny.4")
    assert isinstance(shown, Plain)
    assert " ".join(repr(shown).split()) == " ".join(f"{text} {NO_WIDGETS}".split())


def test_marks_are_made_on_the_article_in_use():
    form = ask("attribution.8")
    blocks = {block["id"]: block for block in form.article["blocks"]}
    assert [q["id"] for q in blocks["3"]["quotations"]] == ["q1", "q2"]
    assert re.fullmatch("[0-9a-f]{16}", form.seed)


def test_without_a_bank_the_question_says_where_to_look(tmp_path, monkeypatch):
    from kit.course import session as module
    from kit.course.bank import shipped

    monkeypatch.setattr(module, "_current", None)
    monkeypatch.setattr(shipped, "candidates", lambda start: iter(()))
    assert "open the notebook inside the course folder" in repr(ask("tiny.1"))


def test_unknown_ids_are_said_kindly(bank):
    assert "there is no question 'tiny.99'" in repr(ask("tiny.99"))
    assert "quotes" in repr(ask(7))


@pytest.mark.parametrize(
    ("face", "home", "name"),
    [("kit.show", "desk", "Desk"), ("kit.newsroom", "event_desk", "EventDesk")],
)
@pytest.mark.parametrize("missing", ["anywidget", "traitlets"])
def test_a_desk_without_widgets_is_one_line_with_the_mend(face, home, name, missing, monkeypatch):
    import importlib

    from kit.show.no_widgets import NoWidgets

    room = importlib.import_module(face)
    monkeypatch.setitem(sys.modules, missing, None)
    for module in ("kit.show.plain_too", f"{face}.{home}"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.delitem(vars(room), name, raising=False)
    with pytest.raises(NoWidgets, match="Mend: pip install anywidget") as told:
        getattr(room, name)
    assert told.value._render_traceback_() == [str(told.value)]
    assert "\n" not in str(told.value)
