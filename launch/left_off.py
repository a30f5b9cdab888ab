"""Where a learner stopped, read from the lessons in `work`: no server and no kernel is needed.

The page follows the same rule (page/src/course.ts): the first open question of the lesson that was
worked in last, or of the next lesson that has one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from launch.carrying import label, question_of, read_notebook

# A lesson's own copy; not `01-sourcing.older.ipynb`, which is kept beside it.
_NAME = re.compile(r"\d\d-[A-Za-z0-9-]+\.ipynb")


@dataclass(frozen=True)
class Stopped:
    """A lesson's file, and the question in it to go on with; both None where that is the start."""

    lesson: Path | None = None
    question: str | None = None


def stopped(work: Path) -> Stopped:
    """Where to go on; nowhere before the first answer, and after the last one."""
    lessons = sorted(path for path in work.glob("*.ipynb") if _NAME.fullmatch(path.name))
    standing = {path: _questions(path) for path in lessons}
    begun = [path for path in lessons if any(standing[path].values())]
    if not begun:
        return Stopped()
    # Of two that were written at one time (a folder that was copied), the later lesson.
    last = lessons.index(max(begun, key=lambda path: (path.stat().st_mtime, path.name)))
    for path in lessons[last:] + lessons[:last]:
        for question, answered in standing[path].items():
            if not answered:
                return Stopped(path, question)
    return Stopped()


def _questions(path: Path) -> dict[str, bool]:
    """Each question of a lesson in order, and whether it was answered; {} for what is no lesson."""
    notebook = read_notebook(path)
    forms = label(notebook).get("forms") if notebook else None
    if notebook is None or not isinstance(forms, dict):
        return {}
    found: dict[str, bool] = {}
    for cell in notebook["cells"]:
        question = question_of(cell)
        if question in forms and question is not None:
            found.setdefault(question, _is_answered(label(cell).get("work"), question))
    return found


def _is_answered(work: object, question: str) -> bool:
    if not isinstance(work, dict) or work.get("question") != question or work.get("v") != 1:
        return False
    events = work.get("events")
    return isinstance(events, list) and any(isinstance(e, dict) and "answer" in e for e in events)
