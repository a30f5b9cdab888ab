"""What a learner has so far: points at the first attempt and now, and what awaits a reader."""

from __future__ import annotations

from kit.course.bank.shipped import ShippedBank
from kit.course.kinds.registry import kind_of
from kit.course.learner.feedback import points, table
from kit.course.learner.progress import Progress


def score_lines(bank: ShippedBank, progress: Progress, lesson: str | None = None) -> list[str]:
    """Return the table of one lesson ("sourcing"), or of all that were begun, as lines.

    Free text, and questions whose key an instructor holds, stand below the sum and not in it.
    """
    lessons = [entry["id"] for entry in bank.lessons]
    if lesson is not None and lesson not in lessons:
        return [f"There is no lesson '{lesson}'. There are: {', '.join(lessons)}."]
    begun = {id.split(".")[0] for id in progress.read()["questions"]}
    asked = [id for id in lessons if (id in begun if lesson is None else id == lesson)]
    if not asked:
        return ["Nothing is answered yet. kit.check(...) hands in an answer."]
    rows: list[tuple[str, ...]] = [("question", "first", "now", "of")]
    totals, awaiting, waiting = [0.0, 0.0, 0.0], [], 0.0
    for id in (id for name in asked for id in bank.of_lesson(name)):
        question, entry = bank.questions[id], progress.entry(id)
        if not question.points:
            continue
        if kind_of(question).marked_by(question) != "kit":
            waiting += question.points
            done = "handed in" if entry["attempts"] else "open"
            awaiting.append(f"  {id}: {points(question.points)}, {done}")
            continue
        first = question.points * (entry["first"] or 0.0)
        now = question.points * entry["best"]
        totals = [t + v for t, v in zip(totals, (first, now, question.points), strict=True)]
        shown = (_cell(first), _cell(now)) if entry["attempts"] else ("-", "-")
        rows.append((id, *shown, _cell(question.points)))
    lines = table([*rows, ("together", *map(_cell, totals))]) if len(rows) > 1 else []
    if awaiting:
        apart = ", not in the sum" if lines else ""
        lines += [f"Awaiting a reader{apart}: {points(waiting)}", *awaiting]
    return lines


def _cell(value: float) -> str:
    return points(round(value, 2))
