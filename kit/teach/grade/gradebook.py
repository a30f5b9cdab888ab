"""Gradebook: marks as tables, one column a question, and as import files for Canvas and Moodle.

The same marks always give the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kit.course.kept_copies import OwnFiles
from kit.course.marking.verdict import Verdict
from kit.teach.grade.grading import Graded, Result
from kit.teach.grade.safe_csv import as_csv
from kit.teach.handed_in.lms_names import platform_of

MOST_NAMED = 20
"""Files that could not be marked, named in a cell of the grade book; all are in the manifest."""


def write(result: Result, own: OwnFiles) -> list[Path]:
    """Write gradebook.csv, gradebook.json and the import files; return their paths."""
    files = {"gradebook.csv": as_csv(table(result)), "gradebook.json": as_json(result)}
    files["canvas.csv"] = as_csv(canvas(result))
    for name in sorted({g.lesson for g in result.graded if g.verdicts and g.lesson}):
        files[f"moodle-{name}.csv"] = as_csv(moodle(result, name))
    waiting = to_read(result)
    if len(waiting) > 1:
        files["to-read.csv"] = as_csv(waiting)
    for name, text in files.items():
        own.write(name, text)
    return [own.folder / name for name in files]


def learners(result: Result) -> dict[str, dict[str, Graded]]:
    """Return marked or unreadable submissions by learner, then by lesson ("" where unknown)."""
    found: dict[str, dict[str, Graded]] = {}
    for graded in result.graded:
        own = found.setdefault(graded.submission.learner, {})
        lesson = graded.lesson or ""
        # A file that could not be read never takes the place of one that was marked.
        if lesson not in own or (graded.verdicts and not own[lesson].verdicts):
            own[lesson] = graded
    return dict(sorted(found.items()))


def lesson_names(result: Result) -> list[str]:
    """Return the lessons that anyone handed in, in the course's order."""
    seen = {g.lesson for g in result.graded}
    return [name for name in result.lessons if name in seen]


def marked_by_machine(verdict: Verdict) -> bool:
    """Whether the verdict's points are final: those of free text wait for a reader."""
    return verdict.status != "awaiting" and not verdict.by_reader


def total(graded: Graded | None) -> float:
    """Return the points one submission has so far, less what being late costs."""
    if graded is None:
        return 0.0
    points = sum(v.points for v in graded.verdicts.values() if marked_by_machine(v))
    return round(points * graded.kept, 2)


def table(result: Result) -> list[list[Any]]:
    """Return the gradebook as rows: a learner a row, a question a column, sums a lesson."""
    names = lesson_names(result)
    head = ["learner", "lms id"]
    for name in names:
        lesson = result.lessons[name]
        head += [f"{name} status", *_worth(lesson.questions)]
        head += [f"{name} late"] if anybody_late(result) else []
        head += [f"{name} points", f"{name} of", f"{name} awaiting a reader"]
    rows: list[list[Any]] = [[*head, "points", "not marked"]]
    for learner, own in learners(result).items():
        row: list[Any] = [learner, _lms_id(own)]
        for name in names:
            row += _lesson_columns(result, name, own.get(name))
        points = round(sum(total(own.get(name)) for name in names), 2)
        unmarked = [g.submission.path for g in result.graded if _unmarked(g, learner)]
        rows.append([*row, points, _listed(unmarked)])
    return rows


def anybody_late(result: Result) -> bool:
    """Return whether any work was late, or was given longer."""
    return any(graded.late for graded in result.graded)


def _listed(paths: Sequence[str]) -> str:
    more = len(paths) - MOST_NAMED
    return "; ".join([*paths[:MOST_NAMED], *([f"and {more} more"] if more > 0 else [])])


def _worth(questions: dict[str, Any]) -> list[str]:
    return [id for id, question in questions.items() if question.points]


def _unmarked(graded: Graded, learner: str) -> bool:
    return graded.submission.learner == learner and not graded.verdicts


def _lms_id(own: dict[str, Graded]) -> str:
    return next((g.submission.lms_id for g in own.values() if g.submission.lms_id), "")


def _lesson_columns(result: Result, name: str, graded: Graded | None) -> list[Any]:
    lesson = result.lessons[name]
    if graded is None or not graded.verdicts:
        status = "not handed in" if graded is None else graded.status
        late = [""] if anybody_late(result) else []
        return [status, *[""] * len(_worth(lesson.questions)), *late, "", lesson.points, ""]
    cells: list[Any] = []
    waiting = 0.0
    for id in _worth(lesson.questions):
        verdict = graded.verdicts[id]
        if marked_by_machine(verdict):
            cells.append(verdict.points)
        else:
            cells.append("")
            waiting += verdict.of if verdict.status == "awaiting" else 0
    late = [graded.late] if anybody_late(result) else []
    return [graded.status, *cells, *late, total(graded), lesson.points, waiting]


def as_json(result: Result) -> str:
    """Return the gradebook as JSON, with verdicts, misconceptions and notes."""
    people = {
        learner: {
            "lms_id": _lms_id(own),
            "lessons": {name: _as_object(result, g) for name, g in sorted(own.items())},
        }
        for learner, own in learners(result).items()
    }
    lessons = {
        name: {
            "title": result.lessons[name].title,
            "points": result.lessons[name].points,
            **({"answers": True} if name in result.answers else {}),
        }
        for name in lesson_names(result)
    }
    value = {"summary": result.counts, "lessons": lessons, "learners": people}
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _as_object(result: Result, graded: Graded) -> dict[str, Any]:
    return {
        "file": graded.submission.path,
        "status": graded.status,
        "article": graded.article,
        "notes": list(graded.notes),
        "errors": list(graded.errors),
        "points": total(graded),
        **({"late": graded.late, "kept": graded.kept} if graded.late else {}),
        "questions": {
            id: {
                "status": v.status,
                "points": v.points,
                "of": v.of,
                "misconceptions": list(v.misconceptions),
            }
            for id, v in graded.verdicts.items()
        },
    }


def canvas(result: Result) -> list[list[Any]]:
    """Return rows for Canvas' gradebook import: points a lesson, and the points possible.

    Who handed in on another platform is not among them: its number is nobody's in Canvas.
    """
    names = lesson_names(result)
    titles = [f"{name} {result.lessons[name].title}" for name in names]
    rows: list[list[Any]] = [["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *titles]]
    rows.append(["    Points Possible", "", "", "", "", *(result.lessons[n].points for n in names)])
    for learner, every in learners(result).items():
        own = {n: g for n, g in every.items() if _may_be(g, "canvas")}
        marks = [total(own[n]) if n in own and own[n].verdicts else "" for n in names]
        if own:
            name = _POSSIBLE.sub(r"\1-\2", learner)
            rows.append([name, _lms_id(own), "", "", "", *marks])
    return rows


_POSSIBLE = re.compile(r"(points)[^a-z]*(possible)", re.IGNORECASE)
"""A name with these words would be read as the row that says what an assignment is worth."""


def _may_be(graded: Graded, lms: str) -> bool:
    """Whether a file came from a platform, or from none that is known."""
    numbered = graded.submission.lms_id is not None
    return not numbered or platform_of(graded.submission.path) in ("", lms)


def moodle(result: Result, name: str) -> list[list[Any]]:
    """Return rows for Moodle's offline grading worksheet of one assignment."""
    head = ["Identifier", "Full name", "Grade", "Maximum Grade", "Feedback comments"]
    rows: list[list[Any]] = [head]
    most = result.lessons[name].points
    for learner, own in learners(result).items():
        graded = own.get(name)
        if graded is not None and graded.verdicts and _may_be(graded, "moodle"):
            number = graded.submission.lms_id
            who = f"Participant {number}" if number else ""
            rows.append([who, learner, total(graded), most, "; ".join(graded.notes)])
    return rows


def to_read(result: Result) -> list[list[Any]]:
    """Return the free answers that wait for a reader, each with its rubric and an empty mark."""
    rows: list[list[Any]] = [["learner", "question", "of", "points", "rubric", "answer"]]
    for learner, own in learners(result).items():
        for lesson, graded in own.items():
            for id, verdict in graded.verdicts.items():
                if verdict.status == "awaiting":
                    rubric = result.lessons[lesson].questions[id].data.get("rubric", ())
                    rows.append([learner, id, verdict.of, "", " / ".join(rubric), verdict.given])
    return rows
