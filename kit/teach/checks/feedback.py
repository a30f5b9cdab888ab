"""Feedback that says which and why: every reply to a wrong answer, made and looked at.

For each question answers are made of every quality, out of its form, its solution and what its
misconceptions look for: one thing wrong, all wrong, nothing, everything. Each is marked as a
learner's would be. Whatever earns less than all has to tell how much holds and which rule made the
points, and a question that is put to the learner has to name the part of the answer it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.answers.misconceptions import PARTS
from kit.course.answers.plain import AnswerError, to_plain
from kit.course.bank.assembly import LessonSource
from kit.course.kinds import form, kind_of
from kit.course.kinds.naming import names
from kit.course.marking.attempts import is_told
from kit.course.marking.verdict import Verdict, mark
from kit.course.schema.parts import Base
from kit.teach.checks.course import Course

MOST = 400
"""Answers made to one question."""
_HELD = re.compile(
    r"\d+ of (the )?\d+|\bAll \d+|\ball \d+|nothing that counts|None that|The 1 that"
    r"|ends? holds?|above the upper"
)
_RULE = re.compile(
    r"Points: |counts? alike|worth half|earns? nothing|nothing counts|of the points|same answer"
)
_POINTS = re.compile(
    r"\b(?:this|that|these|those) (?:block|card|field|item|line|option|pair|quotation|row|sentence"
    r"|word)s?\b",
    re.IGNORECASE,
)
"""A question that points at a part of the answer: fires on "Who speaks in that block?", and leaves
"What happened on that day?" alone."""
_ALL_OR_NOTHING = ("one", "number", "marks-number")
_ONE_PART = (*_ALL_OR_NOTHING, "quote")


def feedback(course: Course) -> list[str]:
    """Return a line for each question whose feedback leaves a learner without which or why."""
    faults: list[str] = []
    for lesson in course.lessons:
        where = course.name(lesson.folder / "questions.toml")
        for question, source in asked(lesson):
            for fault in dict.fromkeys(_faults(question, source)):
                faults.append(f"{where}: {question.id}: {fault}")
    return faults


def asked(lesson: LessonSource) -> Iterator[tuple[Digested, Base]]:
    """Yield every form of every question that a learner is told about, with its source."""
    for questions in (lesson.questions, *lesson.on.values()):
        for id, question in questions.items():
            source = lesson.source(id)
            if (
                source is not None
                and is_told(question)
                and kind_of(question).scores_alone(question)
            ):
                yield question, source


def replies(question: Digested, source: Base) -> Iterator[tuple[Any, Verdict]]:
    """Yield answers to a question with the verdicts on them, those that cannot be read left out."""
    for answer in answers(question, source):
        try:
            verdict = mark(question, to_plain(answer))
        except AnswerError:
            continue
        if verdict.attempt:
            yield answer, verdict


def _faults(question: Digested, source: Base) -> Iterator[str]:
    shape = form(question)["shape"]
    entries = {m["id"]: m for m in question.behind["misconceptions"]}
    found: set[str] = set()
    for answer, verdict in replies(question, source):
        if verdict.score >= 1:
            continue
        said = " ".join(verdict.notes)
        shown = str(answer)[:60]
        if shape not in _ALL_OR_NOTHING or verdict.score > 0:
            if shape not in _ALL_OR_NOTHING and not _HELD.search(said):
                yield f"to {shown} nothing says how much of it holds"
            if not _RULE.search(said):
                yield f"to {shown} nothing says which rule made {verdict.score:.2f} of its points"
        for id, ask in zip(verdict.misconceptions, verdict.asks, strict=False):
            about = PARTS & set(entries[id]["when"])
            if (
                shape not in _ONE_PART
                and (about or _POINTS.search(ask))
                and not names(question, ask)
                and id not in found
            ):
                found.add(id)
                yield f"misconception '{id}': to {shown} it asks '{ask}' and names no part of it"


def answers(question: Digested, source: Base) -> Iterator[Any]:
    """Yield answers of every quality, at most `MOST`; not all of them can be read."""
    right = to_plain(kind_of(question).solution(source, question))
    shown = form(question)
    made = _OF_SHAPE.get(shown["shape"], lambda *_: iter(()))(shown, right, _wanted(question))
    for n, answer in enumerate(made):
        if n >= MOST:
            return
        yield answer


def _wanted(question: Digested) -> list[Mapping[str, Any]]:
    """What the misconceptions look for."""
    return [m["when"] for m in question.behind["misconceptions"]]


def _one(shown: Mapping[str, Any], right: Any, wanted: Sequence[Mapping[str, Any]]) -> Iterator:
    yield from (option["id"] for option in shown["options"])


def _set(shown: Mapping[str, Any], right: Any, wanted: Sequence[Mapping[str, Any]]) -> Iterator:
    every = shown.get("universe") or [option["id"] for option in shown["options"]]
    key = list(right or ())
    yield from ([], every, [u for u in every if u not in key])
    for when in wanted:
        yield [*key, *(u for u in when.get("adds", ()) if u not in key)]
        yield [u for u in key if u not in when.get("misses", ())]
        yield when.get("equals", [])
    yield from ([u for u in key if u != left] for left in key)
    yield from ([*key, more] for more in every if more not in key)
    yield from ([alone] for alone in every)


def _table(shown: Mapping[str, Any], right: Any, wanted: Sequence[Mapping[str, Any]]) -> Iterator:
    def options(item: Mapping[str, Any]) -> list[Any]:
        rows = item.get("options") or shown.get("options") or shown.get("values") or ()
        return [row["id"] for row in rows] or ["not stated", "somebody", 7]

    items = {item["id"]: options(item) for item in shown["items"]}
    first = next(iter(items.values()))
    yield from ({i: option for i in items} for option in first)
    for when in wanted:
        if "item" in when:
            given = when.get("gives", items[when["item"]])
            yield from ({**right, when["item"]: v} for v in _listed(given))
    for item, values in items.items():
        yield from ({**right, item: value} for value in values)
    yield {i: values[-1] for i, values in items.items()}


def _order(shown: Mapping[str, Any], right: Any, wanted: Sequence[Mapping[str, Any]]) -> Iterator:
    yield right[::-1]
    for n in range(len(right)):
        yield [right[n], *right[:n], *right[n + 1 :]]
        yield [*right[:n], *right[n : n + 2][::-1], *right[n + 2 :]]


def _number(shown: Mapping[str, Any], right: Any, wanted: Sequence[Mapping[str, Any]]) -> Iterator:
    for when in wanted:
        yield from _listed(when.get("gives", []))
    if isinstance(right, (int, float)):
        yield from (right + 1, right - 1, right * 10 + 3)


def _marks_number(
    shown: Mapping[str, Any], right: Any, wanted: Sequence[Mapping[str, Any]]
) -> Iterator:
    marks = right["marks"]
    looked_for = [when.get(name, ()) for when in wanted for name in ("gives", "above", "below")]
    numbers = [v for found in looked_for for v in _listed(found) if isinstance(v, (int, float))]
    for value in numbers:
        yield from ({"marks": marks, "value": v} for v in (value, value + 0.01, value - 0.01))
    for value in (0.0, 0.5, 1.0, 1.5):
        yield from ({"marks": m, "value": value} for m in (marks, shown["universe"][:3]))


def _ends(shown: Mapping[str, Any], right: Any, wanted: Sequence[Mapping[str, Any]]) -> Iterator:
    low, high = right
    yield from ([None, None], [low, None], [None, high], [low, low], [high, high], [high, low])
    yield from ([1, 2], [low, 10**6], [10**6, high])
    for when in wanted:
        ends = [when.get("low", low), when.get("high", high)]
        yield [None if end == "open" else end for end in ends]


def _quote(shown: Mapping[str, Any], right: Any, wanted: Sequence[Mapping[str, Any]]) -> Iterator:
    words = str(right).split()
    yield from (" ".join(words[n:]) for n in range(1, len(words)))
    yield from (" ".join(words[:n]) for n in range(1, len(words)))
    for when in wanted:
        yield from map(str, _listed(when.get("gives", [])))
    for _, text in shown["passage"]:
        passage = text.split()
        yield from (" ".join(passage[:n]) for n in (2, 9, len(passage)))
        yield from (" ".join(passage[n : n + 4]) for n in range(0, len(passage), 3))


def _function(shown: Mapping[str, Any], right: Any, wanted: Any) -> Iterator:
    by_hand = shown["by_hand"] or {"inputs": []}
    rows = [row["id"] for row in by_hand["inputs"]]
    tried: tuple[Any, ...] = (True, False, None, [3, 4], [3, None], [], "a", 7)
    yield from (dict.fromkeys(rows, value) for value in tried)
    yield from ({n: tried[k % 4] for k, n in enumerate(rows)} for _ in range(1))


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else [value]


_OF_SHAPE = {
    "one": _one,
    "several": _set,
    "marks": _set,
    "table": _table,
    "order": _order,
    "number": _number,
    "marks-number": _marks_number,
    "ends": _ends,
    "quote": _quote,
    "function": _function,
}
