"""What a learner did with a question, as a notebook keeps it: answers, hints and reveals, in order.

    {"answer": ["1", "4"]}, {"answer": ["1"], "why": "14 breaks off"}, {"hint": 2}, {"reveal": true}

Each may say with `on` which article it belongs to. A notebook is in the hands of whoever made it,
so everything here is taken for forged: what is damaged is left out by itself and said in a line,
and nothing but these few keys is ever read. `kit.course.marking.attempts` makes a score of events.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kit.course.answers.plain import BLANK, AnswerError, to_plain

Event = dict[str, Any]

VERSION = 1
MOST_EVENTS = 60
MOST_ANSWERS = 50
"""Answers to one question that a session counts; whoever tries more often is guessing."""
MOST_WHY = 1_000
MOST_TEXT = 200_000
"""Characters of all answers to one question together."""
HINTS = 3
MOST_LINES = 200
"""Lines of one reply, as a page shows it again."""
MOST_RATED = 12
_KINDS = ("answer", "hint", "reveal")
_CELL = re.compile(r"[0-9a-f]{8,64}")
_NAME = re.compile(r"[A-Za-z0-9._-]{1,80}")


class Refused(ValueError):
    """Work or an event that is none; the message says why, in a few words."""


@dataclass(frozen=True)
class Work:
    """What a notebook holds of one question: its events, the article they are on, a draft.

    `draft` is the last state of a form that was not handed in, None where there is none. `shown`
    is what the page draws again and nobody marks: `reply`, `hints`, `next`, `rated`. `notes` say
    what was left out of what counts, `unshown` names what was of the rest.
    """

    question: str
    events: tuple[Event, ...] = ()
    article: str | None = None
    draft: Any = None
    shown: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    unshown: tuple[str, ...] = ()


def read_work(value: Any, question: str, learner: Any = None) -> Work:
    """Return what the metadata of a question's cell holds, refused in part or (`Refused`) whole.

    `question` is the id of the cell, `learner` the mark of the notebook, if it has one.
    """
    if not isinstance(value, dict):
        raise Refused("is damaged")
    if value.get("v") != VERSION or isinstance(value.get("v"), bool):
        raise Refused(f"is of version {_said(value.get('v'))}, and this kit reads {VERSION}")
    if value.get("question") != question:
        raise Refused(f"is of another question ({_said(value.get('question'))})")
    whose = value.get("learner")
    if whose is not None and learner is not None and whose != learner:
        raise Refused("is from another learner's notebook")
    article = value.get("article")
    if article is not None and not (isinstance(article, str) and _NAME.fullmatch(article)):
        raise Refused("names no article")
    events, notes = read_events(value.get("events", []))
    draft = None
    if value.get("draft") is not None:
        try:
            draft = to_plain(value["draft"])
        except AnswerError:
            notes = [*notes, "a draft could not be read"]
    there = {name: value[name] for name in _SHOWN if value.get(name) is not None}
    shown = {name: part for name, part in there.items() if _SHOWN[name](part, question)}
    unshown = tuple(name for name in there if name not in shown)
    return Work(question, tuple(events), article, draft, shown, tuple(notes), unshown)


def _is_reply(value: Any, question: str) -> bool:
    """Whether a page could draw this as a reply to the question: a head, lines, words alone."""
    return (
        isinstance(value, dict)
        and value.get("question") == question
        and _is_line(value.get("head"))
        and _are_lines(value.get("lines"))
        and _are_lines(value.get("fold", []))
        and (value.get("next") is None or _is_next(value["next"], question))
    )


def _are_lines(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= MOST_LINES and all(map(_is_line, value))


def _is_line(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= MOST_TEXT // MOST_LINES


def _are_hints(value: Any, question: str) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= HINTS
        and all(_is_reply(hint, question) for hint in value)
    )


def _is_next(value: Any, question: str) -> bool:
    return (
        isinstance(value, dict)
        and type(value.get("hint")) is int
        and 1 <= value["hint"] <= HINTS
        and value.get("needs") in (None, "answer")
        and (value.get("price") is None or _is_line(value["price"]))
    )


def _are_rated(value: Any, question: str) -> bool:
    return (
        isinstance(value, dict)
        and len(value) <= MOST_RATED
        and all(isinstance(name, str) and _NAME.fullmatch(name) for name in value)
        and all(type(mark) in (int, float) and 0 <= mark <= 1 for mark in value.values())
    )


_SHOWN: dict[str, Callable[[Any, str], bool]] = {
    "reply": _is_reply,
    "hints": _are_hints,
    "next": _is_next,
    "rated": _are_rated,
}


def read_events(value: Any) -> tuple[list[Event], list[str]]:
    """Return the events that are sound, and a line on those that are not.

    >>> read_events([{"answer": 3}, {"hint": 9}, {"answer": 3, "score": 1}])
    ([{'answer': 3}], ['2 of 3 entries were left out (hint 9)'])
    """
    if not isinstance(value, list):
        raise Refused("is damaged")
    if len(value) > MOST_EVENTS:
        raise Refused(f"has {len(value)} entries, more than {MOST_EVENTS}")
    events: list[Event] = []
    why: list[str] = []
    left = MOST_TEXT
    for entry in value:
        try:
            event = read_event(entry)
            left -= len(repr(event.get("answer")))
            if left < 0:
                raise Refused("answers far too long")
        except Refused as error:
            why.append(str(error))
            continue
        events.append(event)
    if why:
        return events, [f"{len(why)} of {len(value)} entries were left out ({why[0]})"]
    return events, []


def read_event(value: Any) -> Event:
    """Return one event with the keys it may have and no other; raises `Refused`."""
    if not isinstance(value, dict):
        raise Refused("an entry that is none")
    kinds = [name for name in _KINDS if name in value]
    strange = [name for name in value if name not in (*kinds, "why", "on")]
    if strange:
        raise Refused(f"an entry with '{_said(strange[0])}'")
    if len(kinds) != 1:
        raise Refused("an entry that is none")
    event = {kinds[0]: _checked(kinds[0], value[kinds[0]])}
    why, article = value.get("why"), value.get("on")
    if why is not None:
        if not isinstance(why, str) or kinds[0] != "answer":
            raise Refused("a reason that is none")
        event["why"] = why[:MOST_WHY].encode("utf-8", "replace").decode("utf-8")
    if article is not None:
        if not isinstance(article, str) or not _NAME.fullmatch(article):
            raise Refused("an article that is none")
        event["on"] = article
    return event


def _checked(kind: str, value: Any) -> Any:
    if kind == "hint":
        if type(value) is not int or not 1 <= value <= HINTS:
            raise Refused(f"hint {_said(value)}")
        return value
    if kind == "reveal":
        if value is not True:
            raise Refused(f"reveal {_said(value)}")
        return True
    try:
        return to_plain(value)
    except AnswerError as error:
        raise Refused(str(error)) from None


def function_answer(cell: str, score: float | None = None) -> dict[str, Any]:
    """Return what stands for a function handed in: the mark of its cell, and what it earned.

    The score is for the learner's own eyes after a restart. Grading runs the function and never
    reads it.
    """
    answer: dict[str, Any] = {"function": True, "cell": cell}
    return answer if score is None else {**answer, "score": score}


def function_cell(answer: Any) -> str | None:
    """Return the mark of the cell in which a function was handed in; None for another answer."""
    if not isinstance(answer, Mapping) or answer.get("function") is not True:
        return None
    cell = answer.get("cell")
    return cell if isinstance(cell, str) and _CELL.fullmatch(cell) else None


def left_open(draft: Any) -> Any:
    """Return a draft as an answer: places that are open (null) become "...".

    >>> left_open({"2": "headline", "8": None})
    {'2': 'headline', '8': '...'}
    """
    if isinstance(draft, dict):
        return {k: left_open(v) for k, v in draft.items()}
    if isinstance(draft, list):
        return [left_open(v) for v in draft]
    return BLANK if draft is None else draft


def _said(value: Any) -> str:
    """A forged value as a note can show it: short, and without what would steer a terminal."""
    shown = "" if value is None else str(value)[:20]
    return "".join(c for c in shown if c.isprintable()) or "none"
