"""The practice notebook: full keys and feedback, and no help with the graded capstone."""

import random
from pathlib import Path
from statistics import fmean

import pytest

import kit
from kit.analysis.figures.corroboration import compare
from kit.analysis.figures.reports import dossier
from kit.analysis.figures.sum_check import check_sum
from kit.course.answers.plain import to_plain
from kit.course.bank.assembly import read_lesson
from kit.course.kinds import kind_of
from kit.course.marking import mark

from .test_bots import VARIANTS

ROOT = Path(__file__).parents[2]
PRACTICE = read_lesson(ROOT / "exercises" / "06-practice", ROOT)
GRADED = read_lesson(ROOT / "exercises" / "05-capstone", ROOT, private=True)


def chance(question, make, times=300):
    draw = random.Random(question.id)
    return fmean(mark(question, make(draw)).score for _ in range(times))


def key_of(question):
    return {i: "flag" if question.holds("key", i, "flag") else "fine" for i in question.items}


def graded(variant, id):
    return {**GRADED.questions, **GRADED.on.get(variant, {})}[id]


def test_nothing_here_earns_points_and_everything_is_explained():
    for source in PRACTICE.bank.question:
        assert source.practice and not source.points and not source.private
        assert source.explanation and (source.hint or source.kind == "confidence"), source.id
        kind = kind_of(source)
        if kind.marked_by(PRACTICE.questions[source.id]) == "kit" and source.kind not in (
            "confidence",
            "prediction",
        ):
            assert source.misconception, source.id


def test_the_answers_of_the_author_hold():
    everything = {f"practice.{n}": 1.0 for n in range(1, 8)}
    for source in PRACTICE.bank.question:
        question = PRACTICE.questions[source.id]
        answer = to_plain(kind_of(source).solution(source, question))
        verdict = mark(question, answer, scored=everything)
        assert verdict.status in ("correct", "awaiting") or source.kind == "prediction", source.id


def test_the_ten_questions_of_the_capstone_are_all_practised():
    for n in range(1, 11):
        one, other = PRACTICE.questions[f"practice.{n}"], graded("capstone-a", f"capstone.{n}")
        assert one.kind == other.kind, n


@pytest.mark.parametrize("variant", VARIANTS)
def test_its_keys_are_of_no_help_with_the_graded_ones(variant):
    lines = graded(variant, "capstone.8")
    luck = chance(lines, lambda d: {i: d.choice(("flag", "fine")) for i in lines.items})
    own = key_of(PRACTICE.questions["practice.8"])
    assert mark(lines, {i: own[i] for i in lines.items}).score <= luck + 0.1
    for n in (1, 3):
        asked, mine = graded(variant, f"capstone.{n}"), PRACTICE.questions[f"practice.{n}"]
        keys = [u for u in mine.universe if mine.holds("key", u) and u in asked.universe]
        luck = chance(asked, lambda d, q=asked: [u for u in q.universe if d.random() < 0.5])
        assert mark(asked, keys).score <= luck + 0.1, n
    asked, mine = graded(variant, "capstone.4"), PRACTICE.questions["practice.4"]
    right = next(o for o in mine.options if mine.holds("key", o))
    assert right not in asked.options or not mark(asked, right).score
    asked, mine = graded(variant, "capstone.6"), PRACTICE.questions["practice.6"]
    key = {i: next(o for o in mine.options if mine.holds("key", i, o)) for i in mine.items}
    assert mark(asked, key, final=True).score <= 0.25


def test_no_name_of_a_graded_page_is_in_it():
    own = kit.read("practice-1").text
    names = {
        w.strip("’s“”.,")
        for v in VARIANTS
        for s in kit.read(v).body_sentences
        for w in s.span.of(kit.read(v)).split()[1:]
        if w[:1].isupper() and len(w) > 4
    }
    common = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
              "September", "April", "November", "Ministry", "Interior", "Street"}  # fmt: skip
    assert [n for n in names - common if n in own] == []


def test_the_page_is_of_the_same_make():
    roles = [b.role for b in kit.read("practice-1").blocks]
    assert len(roles) == 24
    assert roles.count("headline") == roles.count("fragment") == roles.count("other-story") == 1
    found = list(PRACTICE.bank.question[7].key.values())
    assert (found.count("flag"), found.count("fine")) == (7, 5)


def test_its_cards_add_up_and_relate_as_the_keys_say():
    cards = dossier("practice-1")
    for id, sides in (("R2", ("government", "council", "civilians")),
                      ("R4", ("government", "council", "civilians", "unknown"))):  # fmt: skip
        assert check_sum([cards[f"{id}-{s}"] for s in sides], cards[id].figure).gap == 0
    assert compare(cards["R1"], cards["R2"]).relation == "compatible"
    low = cards["R4-civilians"].low
    assert PRACTICE.bank.question[6].key == [low, low + cards["R4-unknown"].low]


def test_the_last_lesson_before_it_leads_here():
    text = (ROOT / "exercises" / "05-capstone" / "lesson.md").read_text("utf-8")
    assert "(06-practice.ipynb)" in text
