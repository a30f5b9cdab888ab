"""The form of a question: all a page needs to draw it, and never a key."""

import json

import pytest

from kit.course import session
from kit.course.bank.shipped import find_bank, load_bank
from kit.course.kinds import KINDS, form, protocol

COURSE = load_bank(find_bank())
ASKED = [
    *COURSE.questions.values(),
    *(question for changed in COURSE.on.values() for question in changed.values()),
]
EVERY = {
    "id", "kind", "shape", "prompt", "points", "flags", "label", "how", "marked", "hints",
}  # fmt: skip
FURTHER = {
    "one": {"options"},
    "several": {"options", "none"},
    "marks": {"universe", "none"},
    "marks-number": {"universe", "readers"},
    "table": {"items"},
    "number": set(),
    "order": {"items", "places"},
    "ends": {"ends"},
    "quote": {"passage"},
    "line": set(),
    "prose": {"rubric", "anchors", "max_words"},
    "function": {"function", "by_hand"},
}


@pytest.mark.parametrize("question", ASKED, ids=lambda q: q.id)
def test_a_form_has_the_fields_its_shape_promises_and_is_plain_data(question):
    made = form(question)
    assert json.loads(json.dumps(made)) == made
    extra = set(made) - EVERY - FURTHER[made["shape"]]
    assert set(made) >= EVERY | FURTHER[made["shape"]]
    more = {"table": {"options", "values"}, "number": {"low", "high"}}
    assert extra <= more.get(made["shape"], set())


@pytest.mark.parametrize("question", ASKED, ids=lambda q: q.id)
def test_a_form_tells_nothing_of_a_key(question):
    made = json.dumps(form(question))
    behind = question.behind
    assert not [key for key in question.keys if key in made]
    told = [behind.get("explanation"), *behind.get("why", {}).values()]
    told += [m["ask"] for m in behind.get("misconceptions", ())]
    told += [anchor["why"] for anchor in behind.get("anchors", {}).values()]
    assert not [words for words in told if words and json.dumps(words)[1:-1] in made]
    assert not {"digests", "accepts", "about", "checks", "credit", "mark"} & set(_fields(made))


def _fields(made):
    found = []
    json.loads(made, object_pairs_hook=lambda pairs: found.extend(k for k, _ in pairs))
    return found


def test_every_shape_is_told_in_the_protocol():
    told = {line.split()[0] for line in protocol.__doc__.splitlines() if line.startswith("    ")}
    assert {k.shape for k in KINDS.values()} | {"marks-number"} == set(FURTHER)
    assert set(FURTHER) <= told


@pytest.mark.parametrize("question", ASKED, ids=lambda q: q.id)
def test_an_item_of_a_table_says_what_it_is_once(question):
    for item in form(question).get("items", ()):
        label, text = item["label"], item["text"]
        assert text in label
        assert set(item["id"].split()) <= set(label.replace(":", " ").replace(". ", " ").split())
        assert len(label) <= len(item["id"]) + len(text) + len(": how sure, 0 to 1")


def test_inputs_to_answer_by_hand_are_in_the_form_without_what_is_expected():
    question = COURSE.questions["attribution.5"]
    by_hand = form(question)["by_hand"]
    assert [row["id"] for row in by_hand["inputs"]] == [str(n) for n in range(1, 9)]
    assert by_hand["types"] == ["boolean"]
    assert all(set(row) == {"id", "text", "with"} for row in by_hand["inputs"])
    told = repr(session.by_hand("attribution.5"))
    assert all(f"{row['id']}. {row['text'].split()[0]}" in told for row in by_hand["inputs"])


def test_who_marks_it_is_in_the_form():
    marked = {q.id: form(q)["marked"] for q in COURSE.questions.values()}
    assert marked["start.1"] == "kit" and marked["sourcing.10"] == "reader"
    private = [q for q in COURSE.questions.values() if q.flag("private")]
    assert private
    expected = {"text": "reader", "prediction": "kit"}
    assert all(marked[q.id] == expected.get(q.kind, "instructor") for q in private)
