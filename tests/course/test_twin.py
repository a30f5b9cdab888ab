"""The invented text stands in for the course article: same plan, same ids, keys of its own."""

import contextlib
import io
from pathlib import Path

import pytest

import kit
from kit.analysis.agency.passive_clauses import passives
from kit.course import session
from kit.course.answers.plain import to_plain
from kit.course.bank.assembly import assemble, lesson_folders, merge
from kit.course.bank.digesting import digest_question
from kit.course.bank.read import check_bank, load_toml
from kit.course.kinds import kind_of
from kit.course.learner.progress import Progress
from kit.course.marking.verdict import mark
from kit.teach.lessons.lesson import notebooks

ROOT = Path(__file__).parents[2]
LESSONS = [f for f in lesson_folders(ROOT / "exercises") if f.name[:2] < "05"]
NAMES_OF_THE_ARTICLE = (
    "Russia Syria Aleppo Moscow Turk Munich Canada Erdogan Cavusoglu Konashenkov Kurd Assad "
    "Iran Daesh ISIS Mannagh Thabet Rahman SOHR Observatory Pentagon Wednesday Kerry Mistura"
).split()


@pytest.fixture(scope="module")
def pair():
    return kit.read("aleppo-2016-02"), kit.read("twin")


def test_the_plan_is_the_same_block_for_block(pair):
    course, twin = pair
    assert [b.role for b in twin.blocks] == [b.role for b in course.blocks]
    assert [s.id for s in twin.sentences] == [s.id for s in course.sentences]


def test_quotations_stand_at_the_same_places_and_are_as_long(pair):
    course, twin = pair
    for one, other in zip(course.quotations, twin.quotations, strict=True):
        assert len(other.inner.of(twin).split()) == len(one.inner.of(course).split()), other.id


def test_the_planted_features_are_found_at_the_same_places(pair):
    course, twin = pair
    assert {d.sentence for d in kit.dangling(twin)} == {d.sentence for d in kit.dangling(course)}
    verbs = [[p.sentence for p in passives(a) if not p.reduced] for a in pair]
    assert verbs[0] == verbs[1]
    loaded = [{w.sentence for w in kit.loaded_words(a)} & {"9.1", "10.1", "16.1"} for a in pair]
    assert loaded[0] == loaded[1] == {"9.1", "10.1", "16.1"}
    assert [c.interval for c in kit.casualties(twin)] == [(None, 340)]


def test_no_name_of_the_course_article_is_in_it(pair):
    _, twin = pair
    texts = [twin.text]
    texts += [
        (ROOT / "kit/data/reports" / n).read_text("utf-8")
        for n in ("twin.jsonl", "twin.cards.toml")
    ]
    texts += [(f / "questions.on-twin.toml").read_text("utf-8") for f in LESSONS]
    for text in texts:
        assert [n for n in NAMES_OF_THE_ARTICLE if n in text] == []


@pytest.mark.parametrize("folder", LESSONS, ids=lambda f: f.name)
def test_every_answer_of_the_author_is_right_on_the_twin(folder, pair):
    _, twin = pair
    raw, _ = merge(
        load_toml(folder / "questions.toml", "q"),
        load_toml(folder / "questions.on-twin.toml", "t"),
        "t",
    )
    for source in check_bank(raw).question:
        question = digest_question(source, twin)
        answer = kind_of(question).solution(source, question) if source.kind != "code" else None
        if answer is None:
            continue
        everything = dict.fromkeys(question.data.get("questions", ()), 1.0)
        verdict = mark(question, to_plain(answer), scored=everything)
        assert verdict.status in ("correct", "stored", "awaiting"), (source.id, verdict)


@pytest.mark.parametrize("folder", LESSONS, ids=lambda f: f.name)
def test_every_lesson_runs_on_the_twin_by_one_switch(folder):
    lessons, bank = assemble(ROOT / "exercises")
    lesson = next(lesson for lesson in lessons if lesson.folder == folder)
    learner, _ = notebooks(lesson, ROOT)
    sources = [c.source for c in learner.cells if c.cell_type == "code"]
    switched = [s.replace('ARTICLE = "aleppo-2016-02"', 'ARTICLE = "twin"') for s in sources]
    assert sum(a != b for a, b in zip(sources, switched, strict=True)) == 1
    room = {"display": lambda *shown: None}
    with session.session(bank, Progress(None)), contextlib.redirect_stdout(io.StringIO()):
        for source in switched:
            exec(compile(source, folder.name, "exec"), room)
        assert room["article"].id == "twin"
