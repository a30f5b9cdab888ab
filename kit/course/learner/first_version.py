"""Progress files of the first version: attempts with their scores, made into events.

That version kept what each question had earned; events have to earn the same when they are played
again. So hints go where the score says they were asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kit.course.marking.attempts import AFTER_EXPLANATION, EXPLANATION
from kit.course.marking.cells import UNKNOWN
from kit.course.marking.events import MOST_EVENTS, Event, function_answer


def from_first_version(data: dict[str, Any]) -> dict[str, Any]:
    """Return the data of a file of version 2; raises whatever a damaged one makes it raise."""
    revealed = data["revealed"]
    questions = {
        id: {"events": _events(entry, id in revealed)} for id, entry in data["questions"].items()
    }
    for id in revealed:
        questions.setdefault(str(id), {"events": [{"reveal": True}]})
    return {"version": 2, "questions": questions}


def _events(entry: dict[str, Any], revealed: bool) -> list[Event]:
    attempts = entry["attempts"][-MOST_EVENTS + EXPLANATION + 1 :]
    scores = [float(attempt["score"]) for attempt in attempts]
    by_code = entry.get("track") == "code"
    events: list[Event] = [_answer(attempt, by_code) for attempt in attempts]
    hints: list[Event] = [{"hint": n} for n in range(1, int(entry["rung"]) + 1)]
    at = _explained(scores, float(entry["best"])) if len(hints) >= EXPLANATION else len(events)
    events[at:at] = hints
    if revealed:
        # A prediction that earned nothing came after its outcome.
        events.insert(0 if scores and entry["first"] == 0 else len(events), {"reveal": True})
    return events


def _answer(attempt: dict[str, Any], by_code: bool) -> Event:
    answer = attempt.get("answer")
    if by_code and answer is None:
        answer = function_answer(UNKNOWN, float(attempt["score"]))
    event: Event = {"answer": answer}
    return {**event, "why": attempt["why"]} if isinstance(attempt.get("why"), str) else event


def _explained(scores: Sequence[float], best: float) -> int:
    """Return before which attempt the explanation was shown: the last that gives this best."""
    for at in range(len(scores), -1, -1):
        before = max(scores[:at], default=0.0)
        after = min(max(scores[at:], default=0.0), AFTER_EXPLANATION)
        if abs(max(before, after) - best) < 1e-9:
            return at
    return len(scores)
