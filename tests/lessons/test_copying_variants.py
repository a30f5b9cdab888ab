"""Answers copied from another variant of the capstone: on no closed item do they pay.

A learner who was given another variant's key may carry it over row by row, place by place, or by
the words of it. Each is marked by the real marking and held against random answers of the same
form. `pytest -s` prints the table: item, pair (on, from), chance, best copy, difference.
"""

import random
from pathlib import Path
from statistics import fmean

import pytest

from kit.course.bank.assembly import read_lesson
from kit.course.marking import mark

ROOT = Path(__file__).parents[2]
VARIANTS = ("capstone-a", "capstone-b", "capstone-c")
READ = read_lesson(ROOT / "exercises" / "05-capstone", ROOT, private=True)
ASKED = {v: {**READ.questions, **READ.on.get(v, {})} for v in VARIANTS}
CLOSED = [
    q.id
    for q in READ.questions.values()
    if q.gradeable and q.kind not in ("text", "confidence", "prediction")
]
MARGIN = 0.1
SILENT = "not stated"


def values(item):
    return item.get("options") or [SILENT]


def verdicts(question):
    return {i: "flag" if question.holds("key", i, "flag") else "fine" for i in question.items}


def ends(question):
    """Both ends of an interval's key, found by trying numbers out."""
    halves = [n for n in range(500) if mark(question, [n, n]).score == 0.5]
    return halves[0], halves[-1]


def key_of_row(question, item):
    """The option that earns something in a row by itself; for a number, None."""
    found = (
        v for v in item.get("options", ()) if mark(question, {item["id"]: v}, final=True).score
    )
    return next(found, None)


def rows(mine, theirs, carry):
    pairs = zip(mine.data["items"], theirs.data["items"], strict=True)
    return {own["id"]: carry(own, other, key_of_row(theirs, other)) for own, other in pairs}


def by_words(own, other, key):
    return key if key in values(own) else SILENT if SILENT in values(own) else values(own)[0]


def by_place(own, other, key):
    here, there = values(own), values(other)
    return SILENT if key is None else here[min(there.index(key), len(here) - 1)]


def texts(question):
    return {item["id"]: item["text"] for item in question.data["items"]}


def matched(mine, theirs, their_words):
    """The other key item by item; with words, of an item with the same text where there is one."""
    key = [next(o for o in theirs.options if theirs.holds("key", i, o)) for i in theirs.items]
    by_place = dict(zip(mine.items, key, strict=True))
    if their_words is None:
        return by_place
    known = {their_words[i]: k for i, k in zip(theirs.items, key, strict=True)}
    return {i: known.get(text, by_place[i]) for i, text in texts(mine).items()}


def copies(mine, theirs):
    """Ways in which the other variant's key can be carried over: name -> answer."""
    if mine.kind == "units":
        key = [u for u in theirs.universe if theirs.holds("key", u)]
        return {"ids": [u for u in key if u in mine.universe]}
    if mine.kind == "choice":
        right = next(o for o in theirs.options if theirs.holds("key", o))
        place = mine.options[theirs.options.index(right)]
        return {"place": place} | ({"words": right} if right in mine.options else {})
    if mine.kind == "match":
        return {"place": matched(mine, theirs, None), "words": matched(mine, theirs, texts(theirs))}
    if mine.kind == "discernment":
        theirs_by_place = dict(zip(mine.items, verdicts(theirs).values(), strict=True))
        return {"place": theirs_by_place}
    if mine.kind == "interval":
        return {"ends": list(ends(theirs))}
    return {"words": rows(mine, theirs, by_words), "place": rows(mine, theirs, by_place)}


def guessed(question, draw):
    if question.kind == "units":
        return [u for u in question.universe if draw.random() < 0.5]
    if question.kind == "choice":
        return draw.choice(question.options)
    if question.kind == "discernment":
        return {i: draw.choice(("flag", "fine")) for i in question.items}
    if question.kind == "match":
        return {i: draw.choice(question.options) for i in question.items}
    if question.kind == "interval":
        return sorted(draw.randint(0, 150) for _ in range(2))
    return {i["id"]: draw.choice(values(i)) for i in question.data["items"]}


def luck(variant, id, times=200):
    """What random answers of the right form earn on average."""
    draw = random.Random(id + variant)
    question = ASKED[variant][id]
    if question.kind == "choice":
        return fmean(mark(question, option).score for option in question.options)
    return fmean(mark(question, guessed(question, draw)).score for _ in range(times))


def earned(on, source, id):
    """The most that one variant's key earns on another: score."""
    mine = ASKED[on][id]
    return max(mark(mine, a).score for a in copies(mine, ASKED[source][id]).values())


def test_the_closed_items_are_the_first_eight():
    assert [f"capstone.{n}" for n in range(1, 9)] == CLOSED


@pytest.mark.parametrize("id", CLOSED)
def test_copying_from_another_variant_does_not_pay(id):
    above = {}
    for on in VARIANTS:
        chance = luck(on, id)
        for source in VARIANTS:
            if source != on:
                score = earned(on, source, id)
                above[on[-1] + source[-1]] = score - chance
                print(f"\n{id} on {on[-1]} from {source[-1]}: chance {chance:.2f}, "
                      f"copy {score:.2f}, {score - chance:+.2f}", end="")  # fmt: skip
    assert max(above.values()) <= MARGIN, above


@pytest.mark.parametrize("id", CLOSED)
def test_the_own_key_earns_everything(id):
    """The copier's way of reading a key is a true one: at home it earns full marks."""
    for variant in VARIANTS:
        question = ASKED[variant][id]
        for answer in copies(question, question).values():
            if question.kind == "record":  # a number has no options to read it off from
                options = [item.get("options") for item in question.data["items"]]
                answer = {i: a for (i, a), o in zip(answer.items(), options, strict=True) if o}
                expected = sum(map(bool, options)) / len(options)
            else:
                expected = 1
            assert mark(question, answer, final=True).score == pytest.approx(expected), variant
