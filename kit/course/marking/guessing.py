"""What an answer earns that is given without reading: everything, nothing, one thing throughout.

The marking rules are made so that such answers earn little, but a single question can undo them:
where every unit outside the key counts neither way, marking everything is exactly right. So each
question is tried with these answers, by the very marking that learners meet.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.answers.plain import AnswerError
from kit.course.kinds import form, kind_of
from kit.course.marking.verdict import mark

MOST = 0.2
"""The share of a question's points that an answer given without reading may earn."""


def unread(question: Digested) -> dict[str, float]:
    """Return what each answer that needs no reading earns, 0 to 1, by the answer's name.

    {} where there is none: free text, functions, predictions, and keys that are kept elsewhere.
    """
    if not question.gradeable or not kind_of(question).scores_alone(question):
        return {}
    earned: dict[str, float] = {}
    for name, answer in _answers(form(question)):
        try:
            verdict = mark(question, answer)
        except AnswerError:
            continue
        if verdict.attempt:
            earned[name] = max(earned.get(name, 0.0), verdict.score)
    return earned


def best_unread(question: Digested) -> tuple[str, float]:
    """Return the answer without reading that earns most, and what it earns; ("", 0.0) for none."""
    earned = unread(question)
    name = max(earned, key=lambda n: earned[n], default="")
    return name, earned.get(name, 0.0)


def chance(question: Digested, times: int = 40) -> float:
    """Return the mean score of answers drawn at random from what the form shows, 0 to 1.

    The same question always gives the same number. 0 where nothing can be drawn (free text,
    functions, words to quote, numbers to type).
    """
    if not question.gradeable or not kind_of(question).scores_alone(question):
        return 0.0
    draw = random.Random(question.id)
    earned = []
    shown = form(question)
    for _ in range(times):
        answer = _drawn(shown, draw)
        if answer is None:
            return 0.0
        try:
            earned.append(mark(question, answer).score)
        except AnswerError:
            earned.append(0.0)
    return sum(earned) / times


def _drawn(shown: dict[str, Any], draw: random.Random) -> Any:
    shape = shown["shape"]
    if shape == "one":
        return draw.choice([o["id"] for o in shown["options"]])
    if shape in ("several", "marks"):
        every = shown.get("universe") or [o["id"] for o in shown["options"]]
        share = draw.random()
        return [u for u in every if draw.random() < share]
    if shape == "table":
        rows = {i["id"]: _choices(shown, i) for i in shown["items"]}
        return {
            id: draw.choice(found)["id"] if found else "not stated" for id, found in rows.items()
        }
    if shape == "order":
        ids = [item["id"] for item in shown["items"]]
        return draw.sample(ids, len(ids))
    return None


def _answers(shown: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Answers by name, made of what the form shows and of nothing else."""
    shape = shown["shape"]
    if shape in ("several", "marks"):
        every = shown.get("universe") or [option["id"] for option in shown["options"]]
        yield "everything marked", list(every)
        yield "nothing marked", []
    if shape in ("one", "several"):
        longest = _longest(shown["options"])
        if longest is not None:
            yield "the longest option", longest if shape == "one" else [longest]
    elif shape == "table":
        yield from _tables(shown)
    elif shape == "order":
        ids = [item["id"] for item in shown["items"]]
        yield "the order shown", ids
        yield "the order shown, turned round", ids[::-1]
    elif shape == "ends":
        yield "both ends open", [None, None]
        yield "no lower end than 0", [0, None]
    elif shape == "number":
        yield "nobody", 0
    elif shape == "quote":
        yield "the whole passage", " ".join(text for _, text in shown["passage"])


def _tables(shown: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    rows = {item["id"]: _choices(shown, item) for item in shown["items"]}
    if not all(rows.values()):  # what cannot be chosen has to be read; the rest may be guessed
        rows = {id: found or [{"id": "not stated", "text": ""}] for id, found in rows.items()}
    first = {id: found[0]["id"] for id, found in rows.items()}
    longest = {id: _longest(found) for id, found in rows.items()}
    yield "the first option everywhere", first
    yield (
        "the longest option everywhere",
        {i: first[i] if o is None else o for i, o in longest.items()},
    )
    for option in {o["id"]: o for found in rows.values() for o in found}:
        yield (
            "one option throughout",
            {i: option if _has(found, option) else first[i] for i, found in rows.items()},
        )


def _choices(shown: dict[str, Any], item: dict[str, Any]) -> list[dict[str, Any]]:
    return list(item.get("options") or shown.get("options") or shown.get("values") or ())


def _has(found: list[dict[str, Any]], option: Any) -> bool:
    return any(o["id"] == option for o in found)


def _longest(options: list[dict[str, Any]]) -> Any:
    """The id of the option that is longer than every other; None where two are as long."""
    lengths = {o["id"]: len(str(o.get("text") or o["id"])) for o in options}
    most = max(lengths.values())
    found = [id for id, length in lengths.items() if length == most]
    return found[0] if len(found) == 1 else None
