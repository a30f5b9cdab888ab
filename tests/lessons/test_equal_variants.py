"""The three variants of the capstone are one test: the same things examined, the same right answers
by kind, in other places. `pytest -s` prints the table.

A planted flaw or sound passage (keys/planted.csv) is examined by a question where the evidence of
the question has its place and the planted words or the key of a line speak of it. A right answer
is of a kind: the option itself where every variant offers it, else "one of this page's".
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from kit.course.bank.assembly import read_lesson

from .test_copying_variants import ASKED, CLOSED, VARIANTS
from .test_keys_defended import asked, block_of, evidence

ROOT = Path(__file__).parents[2]
FOLDER = "05-capstone"
PLANTED = list(
    csv.DictReader(
        (ROOT / "exercises" / FOLDER / "keys" / "planted.csv").read_text("utf-8").splitlines()
    )
)
OWN = "one of this page's"


def examined(variant, id):
    """What is planted in the places that the question's evidence names."""
    q = next(q for q in asked(FOLDER, variant) if q.id == id)
    blocks = {block_of(place) for place in evidence(q.evidence)}
    return sorted(
        r["mark"] for r in PLANTED if r["variant"] == variant[-1] and r["place"] in blocks
    )


def rows(question):
    """The rows of a record or match with what each offers; any other question is one row."""
    if question.kind == "record":
        return {item["id"]: item["options"] for item in question.data["items"]}
    if question.kind == "match":
        return dict.fromkeys(question.items, question.options)
    return {}


def offered_everywhere(id):
    """Options that each variant's question has in some row."""
    sets = []
    for variant in VARIANTS:
        question = ASKED[variant][id]
        given = [o for options in rows(question).values() for o in options]
        sets.append({*given, *(getattr(question, "options", ()) or ())})
    return set.intersection(*sets)


def kinds_of_right_answers(variant, id):
    q = next(q for q in asked(FOLDER, variant) if q.id == id)
    common = offered_everywhere(id)
    if q.kind == "record":
        right = [str(k) for field in q.fields for k in field.key]
    elif q.kind == "match":
        right = [k for accepted in q.key.values() for k in accepted]
    elif q.kind == "discernment":
        return Counter(q.key.values())
    elif q.kind == "choice":
        right = q.key
    else:  # places of the page, ends of an interval: their number
        return Counter({OWN: len(q.key)})
    return Counter(k if k in common else OWN for k in right)


@pytest.mark.parametrize("id", CLOSED)
def test_each_variant_examines_the_same(id):
    found = {v[-1]: examined(v, id) for v in VARIANTS}
    print(
        f"\n{id} examines: " + "; ".join(f"{v}: {', '.join(m)}" for v, m in found.items()), end=""
    )
    assert found["a"] == found["b"] == found["c"]


@pytest.mark.parametrize("id", CLOSED)
def test_each_variant_has_the_same_kinds_of_right_answers(id):
    found = {v[-1]: kinds_of_right_answers(v, id) for v in VARIANTS}
    print(f"\n{id}: " + ", ".join(f"{n} x {kind}" for kind, n in found["a"].items()), end="")
    assert found["a"] == found["b"] == found["c"]


def test_every_planted_thing_is_examined_on_every_variant():
    """But the missing reply (D9), which the note to an editor may ask for."""
    for variant in VARIANTS:
        met = {m for id in CLOSED for m in examined(variant, id)}
        assert met == {r["mark"] for r in PLANTED} - {"D9"} | (met & {"D9"}), variant


def test_misconceptions_are_met_with_the_same_questions():
    """Feedback on one variant is not richer than on another."""
    for id in CLOSED:
        found = [
            sorted(m.id for m in next(q for q in asked(FOLDER, v) if q.id == id).misconception)
            for v in VARIANTS
        ]
        assert found[0] == found[1] == found[2], id


def test_the_lesson_ships_none_of_it():
    public = read_lesson(ROOT / "exercises" / FOLDER, ROOT)
    assert not any(public.questions[id].gradeable for id in CLOSED)
