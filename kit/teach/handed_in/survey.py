"""Survey: every file handed in, whose it is and of which lesson, before anything is run.

What cannot be marked is told by a line; of several files for one lesson, one is chosen.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kit.teach.handed_in import notebook_file, page_answers, submissions
from kit.teach.handed_in.keys import LessonKeys
from kit.teach.handed_in.manifest import MARKED, SUPERSEDED, UNREADABLE, Seen
from kit.teach.handed_in.notebook_file import Notebook, Unreadable
from kit.teach.handed_in.safe_names import looks, told_apart
from kit.teach.handed_in.submissions import Submission

INSTEAD = "another file of the same lesson was marked instead"
ALIKE = "this learner's name looks like another in the grade book:"


@dataclass(frozen=True)
class Surveyed:
    """A submission with the lesson it was found to be, or the reason why it cannot be marked.

    `runs` is False where nothing has to be run for it: all its answers are data already, or there
    are none.
    """

    submission: Submission
    lesson: str | None
    file: str
    notes: tuple[str, ...] = ()
    problem: str | None = None
    runs: bool = True

    def of(self, lessons: Mapping[str, LessonKeys]) -> LessonKeys:
        """Return the keys of its lesson; KeyError where it has a problem in place of one."""
        if self.lesson is None:
            raise KeyError(f"{self.file}: {self.problem or 'its lesson is not known'}")
        return lessons[self.lesson]


@dataclass(frozen=True)
class Survey:
    """What was handed in: the files that count, by learner and path, and every file's fate."""

    entries: tuple[Surveyed, ...]
    seen: tuple[Seen, ...]


def survey(place: Path, lessons: dict[str, LessonKeys], leave_out: Sequence[Path] = ()) -> Survey:
    """Return every file handed in, with its lesson; of several for one lesson, one is chosen.

    `leave_out` are folders in `place` that hold no submissions.
    """
    result: list[Surveyed] = []
    same: dict[tuple[str, str | None], list[Surveyed]] = {}
    found = submissions.found_in(place, list(lessons), leave_out)
    seen = list(found.others)
    for submission in found.submissions:
        entry = _surveyed(submission, lessons)
        if entry.problem is None:
            same.setdefault((submission.learner, entry.lesson), []).append(entry)
        else:
            result.append(entry)
    for entries in same.values():
        best = max(entries, key=_rank)
        others = [e for e in entries if e is not best]
        notes = [f"{e.submission.path}: {INSTEAD}" for e in others]
        seen += [_seen(e, SUPERSEDED, f"{best.submission.path} was marked instead") for e in others]
        result.append(replace(best, notes=(*best.notes, *notes)))
    result = _names_alike(result)
    seen += [_seen(e, UNREADABLE if e.problem else MARKED, e.problem or "") for e in result]
    return Survey(
        tuple(sorted(result, key=lambda e: (e.submission.learner, e.submission.path))), tuple(seen)
    )


def _seen(entry: Surveyed, fate: str, why: str) -> Seen:
    submission = entry.submission
    source = submission.source or Path()
    return Seen(submission.path, submission.learner, entry.lesson or "", fate, why, source)


def _names_alike(entries: list[Surveyed]) -> list[Surveyed]:
    """Note names that look the same: two people, or one whose marks are in two rows."""
    spelled: dict[str, set[str]] = {}
    for entry in entries:
        learner = entry.submission.learner
        spelled.setdefault(looks(learner), set()).add(learner)
    result = []
    for entry in entries:
        learner = entry.submission.learner
        others = sorted(spelled[looks(learner)] - {learner})
        note = [f"{ALIKE} '{other}' (apart by: {told_apart(learner, other)})" for other in others]
        result.append(replace(entry, notes=(*entry.notes, *note)))
    return result


def _rank(entry: Surveyed) -> tuple[bool, int, str]:
    """Of two files for one lesson: the one named for it, then the one handed in last."""
    return (
        entry.submission.lesson == entry.lesson,
        entry.submission.attempt,
        entry.submission.path,
    )


def _surveyed(submission: Submission, lessons: dict[str, LessonKeys]) -> Surveyed:
    data, problem = submission.read(), submission.problem
    file = hashlib.blake2b(data, digest_size=16).hexdigest()
    if problem is not None:
        return Surveyed(submission, submission.lesson, file, problem=problem)
    try:
        notebook = notebook_file.parse(data)
        lesson, notes = _which_lesson(notebook, submission, lessons)
    except Unreadable as error:
        return Surveyed(submission, submission.lesson, file, problem=str(error))
    keys = lessons[lesson]
    records, _ = page_answers.of_notebook(notebook, keys.questions)
    runs = page_answers.has_to_run(notebook, keys.release, records, keys.questions)
    return Surveyed(submission, lesson, file, (*notebook.mended, *notes), runs=runs)


def _which_lesson(
    notebook: Notebook, submission: Submission, lessons: dict[str, LessonKeys]
) -> tuple[str, tuple[str, ...]]:
    """Return the lesson a notebook is of: by its questions, its label, its name, in this order."""
    home = {q: name for name, lesson in lessons.items() for q in lesson.questions}
    asked = [q for c in notebook.code for q in {*c.questions, *c.by_widget}]
    counts = Counter(home[q] for q in asked if q in home)
    if counts:
        most = max(counts.values())
        likely = [name for name in lessons if counts[name] == most]
        preferred = [n for n in (notebook.lesson, submission.lesson) if n in likely]
        lesson = (preferred or likely)[0]
    elif notebook.lesson in lessons:
        lesson = notebook.lesson
    else:
        raise Unreadable("it holds no question of this course")
    if submission.lesson is not None and submission.lesson != lesson:
        return lesson, (f"it is named {submission.lesson}, but it is {lesson}",)
    return lesson, ()
