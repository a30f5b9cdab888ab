"""Feedback: a question that sends the learner back to the text, and gives no key away."""

from __future__ import annotations

import re

import pytest

from kit.course.marking.verdict import mark

from .conftest import QUESTIONS

NAMED = re.compile(r"(?<![\w.])(q\d|\d{1,2}\.\d|\d{1,3})(?![\w%])")


def named(text: str) -> set[str]:
    return set(NAMED.findall(text))


def listed(value) -> list:
    return value if isinstance(value, list) else [value]


def test_every_question_has_hint_and_explanation(question) -> None:
    assert question.hint.endswith("?") and question.explanation


def test_every_option_and_item_says_why(question) -> None:
    rows = [*(getattr(question, "options", None) or []), *(getattr(question, "items", None) or [])]
    assert [row.id for row in rows if not row.why] == []


def test_every_question_expects_a_misconception(question) -> None:
    assert (
        question.misconception
        or question.kind == "discernment"
        and question.silent
        or (question.practice and question.kind == "prediction")
    )


def test_prompts_are_short(question) -> None:
    sentences = re.split(r"(?<=[.?!:;])\s+", question.prompt.strip())
    assert max(len(s.split()) for s in sentences) <= 25


def test_no_hint_names_a_key(question) -> None:
    key: set[str] = set()
    if question.kind in ("units", "number", "interval"):
        key = {str(k) for k in question.key or []}
    if question.kind == "units":
        key |= {k.split(".")[0] for k in key}
    free = set() if question.kind == "units" else named(question.prompt)
    for text, given in spoken(question):
        mine = given | {g.split(".")[0] for g in given}
        assert not named(text) & key - mine - free, text


def test_no_hint_repeats_an_option_or_the_words_asked_for(question) -> None:
    options = [o.text.lower() for o in (getattr(question, "options", None) or [])]
    words = [k.lower() for k in question.key] if question.kind == "span" else []
    for text, _ in spoken(question):
        for taboo in [*options, *words]:
            assert not re.search(rf"\b{re.escape(taboo)}\b", text.lower()), (taboo, text)


def spoken(question):
    """Hint and misconceptions with the ids that a learner gave to be told so."""
    yield question.hint, set()
    for entry in question.misconception:
        when = entry.when
        given = [*(when.adds or []), *listed(when.gives or []), *listed(when.item or [])]
        yield entry.ask, {str(g) for g in given}


def answers(question, when) -> list:
    """Answers that show the misconception, and are otherwise as right as can be."""
    kind = question.kind
    if kind == "number" and question.computed and when.gives is not None:
        return [{"marks": [], "value": g} for g in listed(when.gives)]
    if kind in ("choice", "number") and when.gives is not None:
        return listed(when.gives)
    if kind in ("units", "choices") and when.adds:
        return [[*question.key, a] for a in when.adds]
    if kind in ("units", "choices") and when.misses:
        missing = question.key if when.misses == ["any"] else when.misses
        return [[k for k in question.key if k != m] for m in missing]
    if kind == "match" and when.item and when.gives is not None:
        rights = [{i.id: question.key[i.id][n] for i in question.items} for n in (0, -1)]
        return [{**right, when.item: g} for g in listed(when.gives) for right in rights]
    if kind == "discernment" and when.all:
        return [dict.fromkeys(question.key, when.all)]
    if kind == "discernment" and when.item:
        return [{**question.key, when.item: when.gives}]
    if kind == "record" and when.item and when.gives is not None:
        right = {f.id: f.key[0] for f in question.fields}
        return [{**right, when.item: g} for g in listed(when.gives)]
    if kind == "interval" and (when.low is not None or when.high is not None):
        low, high = question.key
        return [[low if when.low is None else when.low, high if when.high is None else when.high]]
    if kind == "order" and when.first:
        return [[when.first, *(i.id for i in question.items if i.id != when.first)]]
    if kind == "span" and when.gives is not None:
        return listed(when.gives)
    return []


SHOWN = [(q, m) for q in QUESTIONS for m in q.misconception if answers(q, m.when)]


@pytest.mark.parametrize(("asked_of", "entry"), SHOWN, ids=lambda v: v.id)
def test_a_misconception_meets_its_own_question(asked_of, entry, shipped) -> None:
    digested = shipped.questions[asked_of.id]
    earlier = [m.ask for m in asked_of.misconception[: asked_of.misconception.index(entry)]]
    # Whoever chooses everything is told that, in place of a question.
    asked = {mark(digested, a).ask for a in answers(asked_of, entry.when)} - {""}
    # A more telling slip may come first for some of its answers, never for all of them.
    # The item that a question is put about may stand before it, with a colon.
    bare = {_without_name(said, {entry.ask, *earlier}) for said in asked}
    assert entry.ask in bare and bare <= {entry.ask, *earlier}


def test_most_misconceptions_are_tried() -> None:
    assert len(SHOWN) > 100


def _without_name(said, asks):
    """A question without the name of its item in front; as it is where no known one ends it."""
    return next((ask for ask in asks if said == ask or said.endswith(f": {ask}")), said)
