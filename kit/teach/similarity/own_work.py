"""Own work: what learners wrote themselves, out of notebooks or a folder of grades.

Answers that are data (marks, options, numbers) are left out: right answers are alike because they
are right. What is left is code beside them, and free text.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.course.kinds.registry import form, kind_of
from kit.course.marking.handed_in import in_order
from kit.teach.grade.journal import NAME as JOURNAL
from kit.teach.handed_in import notebook_file
from kit.teach.handed_in.keys import LessonKeys
from kit.teach.handed_in.survey import survey
from kit.teach.insight.grades import BOOK, entries, read_book, read_records
from kit.teach.insight.marked_text import article_of

CODE = "code"


@dataclass(frozen=True, slots=True)
class Piece:
    """What one learner wrote: the code of a lesson (`what` is "code"), or one free answer."""

    learner: str
    lesson: str
    what: str
    text: str


def pieces(place: Path, lessons: Mapping[str, LessonKeys]) -> tuple[list[Piece], list[str]]:
    """Return the own work of everyone in `place`, and lines on what was left out.

    `place` holds submissions, or is a folder that `kit grade` wrote: there only free text is
    known. Raises `NoSubmissions` or `NoClass` where there is neither.
    """
    if (place / JOURNAL).is_file() or place.name == BOOK:
        return _from_grades(place if place.is_dir() else place.parent, lessons)
    found, notes = [], []
    for entry in survey(place, dict(lessons)).entries:
        if entry.problem is not None or entry.lesson is None:
            notes.append(f"left out: {entry.submission.path}: {entry.problem}")
            continue
        cells = [cell.source for cell in notebook_file.parse(entry.submission.read()).code]
        texts = _texts(lessons[entry.lesson])
        learner = entry.submission.learner
        found.append(Piece(learner, entry.lesson, CODE, "\n\n".join(map(own_code, cells)).strip()))
        for id, answer in sorted(free_text(cells).items()):
            if id in texts:
                found.append(Piece(learner, entry.lesson, id, answer))
    return [piece for piece in found if piece.text], notes


def _from_grades(folder: Path, lessons: Mapping[str, LessonKeys]) -> tuple[list[Piece], list[str]]:
    notes: list[str] = []
    records = read_records(folder / JOURNAL, notes)
    path = folder / BOOK
    found = []
    for learner, lesson, entry in entries(read_book(path), path):
        if lesson not in lessons:
            continue
        texts = _texts(lessons[lesson])
        last: dict[str, str] = {}
        asked = lessons[lesson].questions
        for record in in_order(asked, records.get(str(entry.get("file")), ())):
            id, answer = str(record.get("id")), record.get("answer")
            if id in texts and isinstance(answer, str):
                last[id] = answer
        found += [Piece(learner, lesson, id, last[id]) for id in sorted(last)]
    notes.append("A folder of grades holds no code; name the submissions to compare code as well.")
    return found, notes


def _texts(lesson: LessonKeys) -> set[str]:
    """The questions of a lesson that are answered in free text."""
    return {id for id, q in lesson.questions.items() if kind_of(q).read_by_person}


def own_code(source: str) -> str:
    """Return a cell without calls that hand in answers and without data written down.

    Lines that are left out stay as empty lines. A cell that is no Python is kept, but for lines
    that begin with % or !.

    >>> own_code('marks = ["3.1", "9.1"]; kit.check("a.1", marks)')
    ''
    """
    lines = ["" if line.lstrip()[:1] in ("%", "!") else line for line in source.splitlines()]
    try:
        tree = ast.parse("\n".join(lines))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return "\n".join(lines)
    for statement in tree.body:
        if _hands_in(statement) or _is_data(statement):
            for number in range(statement.lineno - 1, statement.end_lineno or statement.lineno):
                lines[number] = ""
    return "\n".join(lines)


def free_text(cells: list[str]) -> dict[str, str]:
    """Return text answers by question id: the last text given to `check`, or a name for it."""
    named: dict[str, str] = {}
    found: dict[str, str] = {}
    for source in cells:
        try:
            tree = ast.parse(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        for statement in tree.body:
            if isinstance(statement, ast.Assign) and _is_data(statement):
                value = ast.literal_eval(statement.value)
                for target in statement.targets:
                    if isinstance(target, ast.Name) and isinstance(value, str):
                        named[target.id] = value
            for call in _checks(statement):
                id, answer = call.args[0], call.args[1]
                if isinstance(answer, ast.Name):
                    said: Any = named.get(answer.id)
                else:
                    said = answer.value if isinstance(answer, ast.Constant) else None
                if isinstance(id, ast.Constant) and isinstance(said, str):
                    found[str(id.value)] = said
    return found


def _checks(statement: ast.stmt) -> Iterator[ast.Call]:
    for node in ast.walk(statement):
        if isinstance(node, ast.Call) and _called(node) == "check" and len(node.args) > 1:
            yield node


def _hands_in(statement: ast.stmt) -> bool:
    value = statement.value if isinstance(statement, (ast.Expr, ast.Assign)) else None
    return isinstance(value, ast.Call) and _called(value) == "check"


def _called(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def _is_data(statement: ast.stmt) -> bool:
    if not isinstance(statement, ast.Assign):
        return False
    try:
        ast.literal_eval(statement.value)
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return False
    return True


def given(lesson: LessonKeys, what: str, exercises: Path | None) -> list[str]:
    """Return what every learner had before them: released cells, or prompt, article, feedback."""
    if what == CODE:
        cells = [cell.source for cell in lesson.release if cell.kind == "code"]
        return ["\n\n".join(map(own_code, cells))]
    texts = [cell.source for cell in lesson.release]
    for name in [lesson.article, *lesson.on]:
        article = article_of(name, exercises, lesson.name) if name else None
        question = lesson.asked_on(name).get(what)
        if article is not None:
            texts.append(article.text)
        if question is not None:
            texts += [*_strings(form(question)), question.data["hint"]]
            texts += _strings(question.behind)
    return texts


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _strings(inner)
