"""A whole run on the invented text: every solved lesson, its forms, prompts, feedback and outputs.

Somebody who chose it, so as not to read of a real war, must not meet one after all.
"""

import ast
import contextlib
import io
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import kit
from kit.analysis.speech.references import without_speaker
from kit.course import session
from kit.course.bank.assembly import assemble, lesson_folders, merge
from kit.course.bank.read import check_bank, load_toml
from kit.course.learner.progress import Progress
from kit.show.source_tables import ledger_rows
from kit.teach.lessons.lesson import notebooks

ROOT = Path(__file__).parents[2]
TWIN = "twin"
FOLDERS = [f for f in lesson_folders(ROOT / "exercises") if f.name[:2] < "05"]
# Names of the course article and of its cards, in any form ("Syrian", "kurds"); and its letters.
NAMES = re.compile(
    r"russia|syria|aleppo|moscow|turk|munich|canada|erdogan|cavusoglu|konashenkov|kurd|assad|"
    r"\biran|daesh|\bisis\b|islamic.state|mannagh|thabet|\brahman|\bsohr\b|syrian.observatory|"
    r"pentagon|kerry|mistura|jubeir|\btrt\b|saudi|united.nations|bellingcat|airwars|ucdp|"
    r"https?://|\bwww\.",
    re.IGNORECASE,
)


@cache
def course():
    return assemble(ROOT / "exercises")


@cache
def on_twin(folder):
    """The lesson with the twin's keys in place of its own, and the course with the lesson."""
    lessons, bank = course()
    lesson = next(lesson for lesson in lessons if lesson.folder == folder)
    raw = load_toml(folder / "questions.toml", "q")
    raw, _ = merge(raw, load_toml(folder / "questions.on-twin.toml", "t"), "t")
    return replace(
        lesson, bank=check_bank(raw), questions={**lesson.questions, **lesson.on[TWIN]}
    ), bank


def met(text):
    """The lines of a text that name the real war."""
    return [line.strip() for line in text.splitlines() if NAMES.search(line)]


def printed(source, room):
    """What a cell shows: what it prints, and its last value."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(tree, "cell", "exec"), room)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), room)
            if value is not None:
                print(value)
    return out.getvalue()


def cells(lesson):
    """The code of the solved notebook, on the twin; without the line that drops the session."""
    _, solved = notebooks(lesson, ROOT)
    code = [c.source for c in solved.cells if c.cell_type == "code"]
    return [c.replace('"aleppo-2016-02"', f'"{TWIN}"') for c in code if "in_memory" not in c]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_nothing_that_a_solved_lesson_shows_names_the_real_war(folder):
    lesson, bank = on_twin(folder)
    room = {"display": lambda *shown: [print(s) for s in shown]}
    shown = []
    with session.session(bank, Progress(None)):
        for source in cells(lesson):
            shown += met(printed(source, room))
    assert room["article"].id == TWIN
    assert shown == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_every_solved_answer_earns_what_it_earns_on_the_course_article(folder):
    lesson, bank = on_twin(folder)
    room = {"display": lambda *shown: None}
    with session.session(bank, Progress(None)) as here:
        for source in cells(lesson):
            printed(source, room)
        for id, question in lesson.questions.items():
            verdict = here.standing(id).verdict
            assert verdict is not None, id
            assert verdict.status in ("correct", "stored", "awaiting"), (id, verdict)
            assert question.points == verdict.of


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_no_form_hint_or_explanation_names_the_real_war(folder):
    lesson, _ = on_twin(folder)
    for id, question in lesson.questions.items():
        with session.session(course()[1], Progress(None)) as here:
            here.article = TWIN
            form = session.question(id)
        words = [*texts(form), *texts(question.behind)]
        assert [w for text in words for w in met(text)] == [], id


def texts(value):
    """Every text in plain data, ids and keys of tables too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from (key, *texts(part))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts(part)


# ---- the kit's own tables against the keys ----


def keyed_rows(article):
    """The class of each body sentence and of the headline, by the keys of lessons 01 and 02."""
    sources, attribution = (
        {q.id: q for q in (lesson if article == "own" else on_twin(lesson.folder)[0]).bank.question}
        for lesson in course()[0][1:3]
    )
    classes = {
        "person": "named person",
        "organisation": "named organisation",
        "state": "a state or ministry",
        "unnamed-official": "unnamed official",
        "unnamed-group": "unnamed group or person",
        "not-introduced": "not introduced",
    }
    rows = {
        (item if "." in item else f"{item}.1"): classes[options[0]]
        for item, options in sources["sourcing.3"].key.items()
    }
    rows |= dict.fromkeys(sources["sourcing.2"].key, "named person")
    rows |= dict.fromkeys(attribution["attribution.4"].key, "none")
    # "The ministry", "the spokesman": none is stated in the sentence, says attribution.2.
    places = {"ministry": "9.1", "spokesman": "10.1", "he": "13.1"}
    for item, sentence in places.items():
        assert "stated" not in attribution["attribution.2"].key[item]
        rows[sentence] = "not introduced"
    # 3.1 and 7.2 count neither way in attribution.4; the states in them are no persons.
    assert not {"3.1", "7.2"} & set(sources["sourcing.2"].key)
    return {"3.1": classes["state"], "7.2": classes["state"], **rows}


@pytest.mark.parametrize(("article", "keys"), [("aleppo-2016-02", "own"), (TWIN, TWIN)])
def test_ledger_and_keys_agree_on_twenty_of_twenty_rows(article, keys):
    read = kit.read(article)
    rows = {row["Sentence"]: row["Class"] for row in ledger_rows(read)}
    keyed = keyed_rows(keys)
    assert len(rows) == len(keyed) == 20
    agreed = [id for id in rows if rows[id] == keyed[id]]
    print(f"\n{article}: ledger and keys agree on {len(agreed)} of {len(rows)} rows")
    assert {id: (rows[id], keyed[id]) for id in rows if id not in agreed} == {}


@pytest.mark.parametrize("article", ["aleppo-2016-02", TWIN])
def test_strip_and_keys_agree_on_who_has_no_speaker(article):
    keyed = {id for id, cls in keyed_rows(article if article == TWIN else "own").items()
             if cls == "none"}  # fmt: skip
    assert {s.sentence for s in without_speaker(kit.read(article))} == keyed
