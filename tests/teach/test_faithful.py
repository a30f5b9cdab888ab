"""Faithfulness: through the sandbox every lesson is marked as its answers alone would be."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from kit.course.marking.handed_in import mark_records
from kit.teach.grade.runs import run_task, task
from kit.teach.handed_in.keys import read_keys
from kit.teach.handed_in.notebook_file import Cell, Notebook
from kit.teach.handed_in.repair import plan

EXERCISES = Path(__file__).parents[2] / "exercises"
LESSONS = read_keys(EXERCISES)
RANDOM_NOTEBOOKS = 200


def run(warm, lesson, cells):
    """Return what marking gives after the way through repair, sandbox and JSON."""
    planned = plan(Notebook(tuple(cells)), lesson.release, list(lesson.questions))
    outcome = json.loads(json.dumps(run_task(warm, task(planned, lesson.code_inputs, warm.limits))))
    return mark_records(lesson.asked_on(None), outcome["transcript"]["answers"]), outcome


@pytest.mark.parametrize("name", LESSONS)
def test_a_solved_notebook_has_full_marks_and_a_blank_one_none(warm, name):
    lesson = LESSONS[name]
    verdicts, outcome = run(warm, lesson, lesson.solved)
    assert outcome["transcript"]["errors"] == []
    short = {
        id: (v.points, v.of)
        for id, v in verdicts.items()
        if v.kind != "text" and lesson.asked_on(None)[id].gradeable and v.points != v.of
    }
    assert short == {}
    verdicts, outcome = run(warm, lesson, lesson.release)
    assert outcome["transcript"]["errors"] == []
    assert sum(v.points for v in verdicts.values()) == 0


def guess(question: Any, rng: random.Random) -> Any:
    """Return a random answer of the right form, or now and then of a wrong one."""
    if rng.random() < 0.08:
        return rng.choice([None, "...", 3, "nothing", [], {}, ["x"], {"x": 1}, -1.5, True])
    options, items = question.options, question.items
    kind = question.kind
    if kind == "choice":
        return rng.choice(options)
    if kind in ("choices", "units"):
        pool = question.universe
        return rng.sample(pool, rng.randint(0, min(8, len(pool))))
    if kind == "match":
        return {i: rng.choice(options) for i in items}
    if kind == "number":
        if question.data.get("computed"):
            marks = rng.sample(question.universe, 3)
            return {"marks": marks, "value": round(rng.random(), 2)}
        return rng.choice([0, 1, 2, 5, 19, 22, 531, 0.25])
    if kind == "interval":
        low = rng.choice([None, 0, 31, 500])
        return [low, rng.choice([None, 194, 501, 1000])]
    if kind == "order":
        return rng.sample(items, len(items))
    if kind == "record":
        fields = question.data["items"]
        return {f["id"]: rng.choice(f.get("options") or ["not stated", 500]) for f in fields}
    if kind == "discernment":
        return {i: rng.choice(["flag", "fine"]) for i in items}
    if kind == "confidence":
        return {q: rng.choice([0, 0.5, 0.8, 1]) for q in question.data["questions"]}
    if kind == "span":
        text = " ".join(part for _, part in question.data["passage"]).split()
        start = rng.randrange(max(1, len(text) - 4))
        return " ".join(text[start : start + rng.randint(1, 5)])
    return rng.choice(["a guess", 7, "some words about 7.1"])


def test_random_answers_get_what_they_would_get_directly(warm):
    rng = random.Random(2016)
    names = [n for n in LESSONS if LESSONS[n].questions]
    earned = 0.0
    for n in range(RANDOM_NOTEBOOKS):
        lesson = LESSONS[names[n % len(names)]]
        pool = [q for q in lesson.asked_on(None).values() if q.kind != "code"]
        asked = [q for q in pool if rng.random() < 0.9]
        answers = [(q.id, guess(q, rng)) for q in asked for _ in range(rng.choice([1, 1, 1, 2]))]
        cells = [Cell(None, "code", "import kit")]
        cells += [Cell(None, "code", f"kit.check({id!r}, {answer!r})") for id, answer in answers]
        # No set-up is put back here: only the answers are in question.
        planned = plan(Notebook(tuple(cells)), (), list(lesson.questions))
        outcome = run_task(warm, task(planned, {}, warm.limits))
        questions = lesson.asked_on(None)
        through = mark_records(questions, outcome["transcript"]["answers"])
        direct = mark_records(
            questions,
            [{"id": id, "answer": json.loads(json.dumps(answer))} for id, answer in answers],
        )
        assert {i: v.points for i, v in through.items()} == {i: v.points for i, v in direct.items()}
        earned += sum(v.points for v in direct.values())
    assert earned > 0  # or nothing would have been compared
