"""What a learner has so far: points at the first answer and now, and what awaits a reader.

Points are added up as they are shown, rounded, so that the sum is the grade book's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kit.course.bank.shipped import ShippedBank
from kit.course.kinds.registry import kind_of
from kit.course.learner import reply_html
from kit.course.learner.feedback import points, table
from kit.course.learner.reply import SCORE_TYPE, Reply
from kit.course.marking.attempts import Standing

OPEN, BEGUN, CLOSED, STORED, AWAITING = "open", "begun", "closed", "stored", "awaiting"
HEAD = ("question", "first", "now", "of")


@dataclass(frozen=True)
class Line:
    """One question of the table. `counted` is False for points that a machine does not give."""

    id: str
    first: float
    now: float
    of: float
    state: str
    counted: bool

    @property
    def shown(self) -> tuple[str, ...]:
        """The line's cells as text."""
        if self.state == OPEN:
            return (self.id, "-", "-", points(self.of))
        return (self.id, points(self.first), points(self.now), points(self.of))


def line(standing: Standing) -> Line:
    """Return where a learner stands with a question, as a line of the table."""
    question = standing.question
    counted = kind_of(question).marked_by(question) == "kit"
    if not standing.answers:
        state = OPEN
    elif not counted:
        state = AWAITING
    elif kind_of(question).beforehand or question.flag("silent"):
        state = STORED
    else:
        state = CLOSED if standing.closed or standing.score >= 1 else BEGUN
    first = round(question.points * (standing.first or 0.0) + 1e-9, 2)
    now = standing.points if counted else 0.0
    return Line(question.id, first, now, question.points, state, counted)


def score(
    bank: ShippedBank,
    begun: list[str],
    standing: Callable[[str], Standing | None],
    lesson: str | None = None,
) -> Reply:
    """Return the table of one lesson ("sourcing"), or of all that were begun.

    Free text, and questions whose key an instructor holds, stand below the sum and not in it.
    """
    known = [entry["id"] for entry in bank.lessons]
    if lesson is not None and lesson not in known:
        return Reply([f"There is no lesson '{lesson}'. There are: {', '.join(known)}."])
    names = {id.split(".")[0] for id in begun}
    asked = [id for id in known if (id in names if lesson is None else id == lesson)]
    if not asked:
        return Reply(["Nothing is answered yet. kit.check(...) hands in an answer."])
    by_lesson = {
        name: [line(s) for id in bank.of_lesson(name) if (s := standing(id)) is not None]
        for name in asked
    }
    worth = [row for rows in by_lesson.values() for row in rows if row.of]
    summed = [row for row in worth if row.counted]
    waiting = [row for row in worth if not row.counted]
    cells = [row.shown for row in summed]
    if summed:
        cells.append(("together", *(points(s) for s in _sums(summed))))
    lines = table([HEAD, *cells]) if cells else []
    below = []
    if waiting:
        apart = ", not in the sum" if cells else ""
        below.append(f"Awaiting a reader{apart}: {points(sum(row.of for row in waiting))}")
        done = {OPEN: "open"}
        below += [
            f"  {row.id}: {points(row.of)}, {done.get(row.state, 'handed in')}" for row in waiting
        ]
    if not worth:
        below.append("Nothing here earns points: it is for practice.")
    html = reply_html.table("Your points", HEAD, cells, foot=True) if cells else ""
    html += reply_html.box("", below) if below else ""
    about = {entry["id"]: entry for entry in bank.lessons}
    data = {"v": 1, "lessons": [_lesson(about[n], rows) for n, rows in by_lesson.items()]}
    return Reply([*lines, *below], data=data, type=SCORE_TYPE, html=html)


def _sums(rows: list[Line]) -> tuple[float, float, float]:
    first, now = sum(row.first for row in rows), sum(row.now for row in rows)
    return round(first, 2), round(now, 2), round(sum(row.of for row in rows), 2)


def _lesson(about: Mapping[str, Any], rows: list[Line]) -> dict[str, Any]:
    worth = [row for row in rows if row.of]
    return {
        "lesson": about["id"],
        "notebook": about.get("notebook"),
        "title": about.get("title"),
        "minutes": about.get("minutes"),
        "points": round(sum(row.now for row in worth), 2),
        "of": round(sum(row.of for row in worth if row.counted), 2),
        "awaiting": round(sum(row.of for row in worth if not row.counted), 2),
        "answered": sum(row.state != OPEN for row in rows),
        "questions": len(rows),
        "rows": [
            {
                "question": row.id,
                "first": row.first,
                "now": row.now,
                "of": row.of,
                "state": row.state,
            }
            for row in rows
        ],
    }
