"""Keys: what marking needs of the course, read from `exercises/` and kept with the grader.

Nothing of this enters a sandbox but released cells and, one at a time, inputs of code questions.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.bank.assembly import LessonSource, assemble
from kit.course.kinds.registry import kind_of
from kit.teach.handed_in.notebook_file import Cell
from kit.teach.handed_in.reading import Handout
from kit.teach.lessons.lesson import notebooks


@dataclass(frozen=True)
class LessonKeys:
    """One lesson: its questions with keys, and its cells as learners and solvers have them.

    `read` are the free-text questions that people have marked answers to.
    """

    name: str
    id: str
    title: str
    article: str | None
    questions: dict[str, Digested]
    on: dict[str, dict[str, Digested]]
    release: tuple[Cell, ...]
    solved: tuple[Cell, ...]
    read: frozenset[str] = frozenset()

    def asked_on(self, article: str | None) -> dict[str, Digested]:
        """Return the questions as they are asked on an article; None is the lesson's own."""
        return {**self.questions, **self.on.get(article or self.article or "", {})}

    @property
    def points(self) -> float:
        """Points that can be had: a machine's, and those of free text once people have read it."""
        asked = self.questions.values()
        return sum(q.points for q in asked if q.id in self.read or not kind_of(q).read_by_person)

    @property
    def handout(self) -> Handout:
        """What every learner was given of it."""
        return Handout(self.name, self.release, tuple(self.questions))

    @cached_property
    def code_inputs(self) -> dict[str, list[list[Any]]]:
        """Held-out inputs by code question: one list of arguments a case, and no expectation."""
        return {
            id: kind_of(question).inputs(question)
            for id, question in self.questions.items()
            if kind_of(question).runs_function and question.gradeable
        }

    @cached_property
    def run_mark(self) -> str:
        """A digest of all that a run depends on; keys are not among it."""
        cells = [[c.id, c.kind, c.source] for c in self.release]
        return _digest([self.name, cells, self.code_inputs])


def read_keys(exercises: Path, private: Path | None = None) -> dict[str, LessonKeys]:
    """Return the lessons by name. Raises `BankError`, one line a mistake.

    `private` is a folder with keys that are kept apart from `exercises`.
    """
    lessons, _ = assemble(exercises.resolve(), private, private=True)
    return {lesson.name: _lesson(lesson, exercises.resolve().parent) for lesson in lessons}


def _lesson(lesson: LessonSource, root: Path) -> LessonKeys:
    learner, solved = notebooks(lesson, root)
    return LessonKeys(
        lesson.name,
        lesson.bank.lesson.id,
        lesson.bank.lesson.title,
        lesson.bank.lesson.article,
        lesson.questions,
        lesson.on,
        _cells(learner),
        _cells(solved),
    )


def _cells(notebook: Any) -> tuple[Cell, ...]:
    return tuple(
        Cell(c.id, c.cell_type, c.source, c.metadata.get("dateline", {}).get("question"))
        for c in notebook.cells
    )


def _digest(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
