"""Own work: what learners wrote themselves, out of notebooks or a folder of grades.

Answers that are data (marks, options, numbers) are left out: right answers are alike because they
are right. What is left is code beside them, and free text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.course.kinds.registry import form, kind_of
from kit.course.marking.handed_in import in_order
from kit.teach.grade.journal import NAME as JOURNAL
from kit.teach.handed_in.keys import LessonKeys
from kit.teach.handed_in.own_code import MOST_CODE, own_code
from kit.teach.handed_in.survey import survey
from kit.teach.insight.grades import BOOK, entries, read_book, read_records
from kit.teach.insight.marked_text import article_of

CODE = "code"
TOO_LONG = (
    f"has more than {MOST_CODE:,} letters, which is too long to be compared; read it yourself"
)


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
    if folder := graded(place):
        return _from_grades(folder, lessons)
    found, notes = [], []
    for entry in survey(place, dict(lessons), written=True).entries:
        if entry.problem is not None or entry.lesson is None:
            notes.append(f"left out: {entry.submission.path}: {entry.problem}")
            continue
        held = entry.reading()
        texts = _texts(lessons[entry.lesson])
        wrote = {
            CODE: held.code,
            **{id: held.texts[id] for id in sorted(held.texts) if id in texts},
        }
        for what, text in wrote.items():
            if len(text) > MOST_CODE:
                notes.append(f"left out: {entry.submission.path}: {what}: {TOO_LONG}")
            else:
                found.append(Piece(entry.submission.learner, entry.lesson, what, text))
    return [piece for piece in found if piece.text], notes


def graded(place: Path) -> Path | None:
    """Return the folder that `kit grade` wrote, if `place` is one or its book; else None."""
    if (place / JOURNAL).is_file() or place.name == BOOK:
        return place if place.is_dir() else place.parent
    return None


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
