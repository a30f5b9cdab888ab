"""Answering without reading must not pay: random answers, and everything ticked."""

from __future__ import annotations

import random

import pytest

from kit.course.marking.verdict import mark

LIMIT = 0.30
RUNS = 60


def guess(question, rng: random.Random):
    """A random answer of the right form; None where there is nothing to guess from."""
    kind = question.kind
    if kind == "choice":
        return rng.choice(question.options)
    if kind in ("units", "choices"):
        share = rng.random()
        return [u for u in question.universe if rng.random() < share]
    if kind == "match":
        return {i: rng.choice(question.options) for i in question.items}
    if kind == "discernment":
        return {i: rng.choice(["flag", "fine"]) for i in question.items}
    if kind == "order":
        return rng.sample(list(question.items), len(question.items))
    if kind == "record":
        return {i["id"]: rng.choice(i.get("options") or [1]) for i in question.data["items"]}
    if kind == "number" and not question.data.get("computed"):
        return rng.randint(0, 60)
    if kind == "interval":
        return [rng.randint(0, 200), rng.randint(200, 700)]
    return None


def tick_everything(question, rng: random.Random):
    """Every unit, every option, the first of whatever is left."""
    kind = question.kind
    if kind in ("units", "choices"):
        return list(question.universe)
    if kind == "choice":
        return question.options[0]
    if kind == "match":
        return dict.fromkeys(question.items, question.options[0])
    if kind == "discernment":
        return dict.fromkeys(question.items, "flag")
    if kind == "order":
        return list(question.items)
    if kind == "record":
        return {i["id"]: (i.get("options") or [1])[0] for i in question.data["items"]}
    return guess(question, rng)


@pytest.mark.parametrize("bot", [guess, tick_everything])
@pytest.mark.parametrize("name", ["start", "sourcing", "attribution", "casualties", "framing"])
def test_bots_earn_less_than_three_tenths(name, bot, shipped) -> None:
    rng = random.Random(f"{name}/{bot.__name__}")
    questions = [
        q
        for q in (shipped.questions[i] for i in shipped.of_lesson(name))
        if q.points and q.kind not in ("prediction", "text")
    ]
    possible = sum(q.points for q in questions)
    earned = 0.0
    for _ in range(RUNS):
        for question in questions:
            answer = bot(question, rng)
            earned += 0 if answer is None else mark(question, answer).points
    assert earned / RUNS / possible < LIMIT


def test_flagging_everything_finds_nothing(shipped) -> None:
    question = shipped.questions["framing.10"]
    for same in ("flag", "fine"):
        assert mark(question, dict.fromkeys(question.items, same)).points == 0
