"""What answers earn that are given without reading: lesson by lesson, and question by question.

A lesson may hold single questions of which a third can be guessed, as every choice of three can.
What none may hold is a question that is right when everything is marked, or points for a habit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kit.course.bank.assembly import LessonSource
from kit.course.marking.guessing import MOST, unread
from kit.teach.checks.course import Course

_HABITS = {
    "everything marked": "everything",
    "one option throughout": "everything",
    "the whole passage": "everything",
    "both ends open": "everything",
    "nothing marked": "nothing",
    "nobody": "nothing",
    "the longest option": "the longest",
    "the longest option everywhere": "the longest",
    "the first option everywhere": "the first",
    "the order shown": "the first",
}


@dataclass(frozen=True)
class Guessed:
    """What a habit earns in a lesson: its name, points earned, and points of closed questions."""

    habit: str
    points: float
    of: float

    @property
    def share(self) -> float:
        """Share of the points, 0 to 1."""
        return self.points / self.of if self.of else 0.0


def habits(lesson: LessonSource) -> list[Guessed]:
    """Return what each habit earns over a lesson's closed questions, the best first."""
    earned: dict[str, float] = {}
    of = 0.0
    for question in lesson.questions.values():
        scores = unread(question)
        if not question.points or not scores:
            continue
        of += question.points
        best: dict[str, float] = {}
        for name, score in scores.items():
            habit = _HABITS.get(name, name)
            best[habit] = max(best.get(habit, 0.0), score)
        for habit, score in best.items():
            earned[habit] = earned.get(habit, 0.0) + score * question.points
    return sorted(
        (Guessed(habit, points, of) for habit, points in earned.items()),
        key=lambda found: (-found.points, found.habit),
    )


def told(course: Course) -> list[str]:
    """Return a line for each lesson: what the best habit earns of its closed questions."""
    lines = []
    for lesson in course.lessons:
        best = next(iter(habits(lesson)), None)
        if best is not None:
            lines.append(
                f"{lesson.name}: at most {best.points:.1f} of {best.of:g} points ({best.habit})"
            )
    return lines


def guessing(course: Course) -> list[str]:
    """Return every question that is right without reading, and every lesson where a habit pays."""
    faults: list[str] = []
    for lesson in course.lessons:
        where = course.name(lesson.folder / "questions.toml")
        drafted = (lesson.folder / "proposals.json").is_file()
        single = [f"{where}: {fault}" for fault in _questions(lesson, drafted)]
        faults += single
        for found in habits(lesson):
            if found.share > MOST and not single:  # else the question named is the reason
                faults.append(
                    f"{where}: {found.habit} throughout earns {found.points:.1f} of {found.of:g} "
                    "points; change the questions that reward it"
                )
    return faults


def _questions(lesson: LessonSource, drafted: bool) -> Iterator[str]:
    for id, question in lesson.questions.items():
        source = lesson.source(id)
        found_nothing = source is not None and getattr(source, "key", None) == []
        for name, score in unread(question).items():
            if not question.points or (name == "nothing marked" and found_nothing):
                continue
            # A choice of three is right once in three; drafts are held to more.
            limit = MOST if drafted else 0.99
            if score > limit and (drafted or name != "the longest option"):
                yield f"{id}: {name} earns {score:.0%}; {_mend(name)}"
                break


def _mend(name: str) -> str:
    if name == "everything marked":
        return "add units or options that are wrong, or take some out of neutral"
    if name in ("the longest option", "the longest option everywhere"):
        return "shorten that option, or lengthen another"
    if name == "the whole passage":
        return "say with `without` which words may not stand in the answer"
    return "change the key or the items, so that it has to be read for"
