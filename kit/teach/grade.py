"""Grade: from submissions and keys to marks, never running the one beside the other.

Three steps that share nothing but JSON: `survey` reads files and plans runs, `runs` brings back
what each submission answered, `marked` holds the answers against the keys. Only the middle step
runs code, and it has no keys; only the last has keys, and it runs nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import kit
from kit.course.handed_in import mark_records
from kit.course.marking import Verdict
from kit.teach import notebook_file, runs, submissions
from kit.teach.journal import Journal
from kit.teach.keys import LessonKeys
from kit.teach.limits import Limits
from kit.teach.notebook_file import Notebook, Unreadable
from kit.teach.protocol import Transcript
from kit.teach.repair import Plan, plan
from kit.teach.submissions import Submission

FINE, REPAIRED, STOPPED, UNREADABLE = "fine", "repaired", "stopped", "unreadable"
STATUSES = (FINE, REPAIRED, STOPPED, UNREADABLE)
SUPERSEDED = "another file of the same lesson was marked instead"
BY_WIDGET = "it was asked with kit.ask, and no answer in a kit.check line is in the file"
STOPPED_CELL = "a cell was stopped because it took too long"
STOPPED_BY = {
    "time": "it was stopped because it took too long",
    "memory": "it was stopped because it took too much memory or too many processes",
    "channel": "it was stopped because it sent far too much",
    "crashed": "its code ended the run",
}


@dataclass(frozen=True)
class Surveyed:
    """A submission with the lesson it was found to be, or the reason why it cannot be marked."""

    submission: Submission
    lesson: str | None
    file: str
    notes: tuple[str, ...] = ()
    problem: str | None = None


@dataclass(frozen=True)
class Graded:
    """One submission, marked. `verdicts` is empty where it could not be read."""

    submission: Submission
    lesson: str | None
    status: str
    notes: tuple[str, ...]
    verdicts: dict[str, Verdict]
    errors: tuple[str, ...] = ()
    article: str | None = None


@dataclass(frozen=True)
class Result:
    """All submissions of a run, with the lessons they were marked by."""

    graded: tuple[Graded, ...]
    lessons: dict[str, LessonKeys]
    ran: int

    @property
    def counts(self) -> dict[str, int]:
        """How many were fine, repaired, stopped, unreadable."""
        found = Counter(g.status for g in self.graded)
        return {status: found[status] for status in STATUSES}

    @property
    def complete(self) -> bool:
        """Whether every submission was marked."""
        return not self.counts[UNREADABLE]

    def line(self) -> str:
        """Return the summary as one line."""
        total = len(self.graded)
        counts = ", ".join(f"{n} {status}" for status, n in self.counts.items())
        return f"{total} submission{'' if total == 1 else 's'}: {counts}"


def grade(
    place: Path,
    lessons: dict[str, LessonKeys],
    journal: Journal,
    *,
    jobs: int = 1,
    limits: Limits | None = None,
    scheduler: str | None = None,
    unsandboxed: bool = False,
    hidden: Iterable[Path] = (),
    tell: Callable[[int, int], None] = lambda done, total: None,
    warn: Callable[[str], None] = lambda line: None,
) -> Result:
    """Return the marks of every submission in `place`; runs only what `journal` does not know.

    `tell` is called with how many runs are done and how many there are. `hidden` paths are kept
    from the submissions, besides `place` and the journal's folder. `warn` is given a line where
    protections are missing.
    """
    limits = limits or Limits()
    surveyed = survey(place, lessons)
    todo = [
        n
        for n, entry in enumerate(surveyed)
        if entry.problem is None and _known(journal, entry, lessons, limits) is None
    ]

    def tasks() -> Iterator[tuple[int, str]]:
        for n in todo:
            code = lessons[surveyed[n].lesson].code_inputs
            yield n, runs.task(_planned(surveyed[n], lessons), code, limits)

    tell(0, len(todo))
    hidden = [place.resolve(), journal.folder.resolve(), *hidden]
    outcomes: Iterator[tuple[int, dict[str, Any]]] = iter(())
    if todo and scheduler:
        outcomes = runs.run_on_cluster(tasks(), scheduler, hidden, unsandboxed)
    elif todo:
        here = max(1, min(jobs, len(todo)))
        outcomes = runs.run_here(tasks(), here, limits, hidden, unsandboxed, warn)
    for done, (n, outcome) in enumerate(outcomes, 1):
        entry = surveyed[n]
        journal.add(
            {
                "path": entry.submission.path,
                "file": entry.file,
                "run": _run_mark(lessons[entry.lesson], limits),
                **outcome,
            }
        )
        tell(done, len(todo))
    graded = [marked(entry, lessons, _known(journal, entry, lessons, limits)) for entry in surveyed]
    return Result(tuple(graded), lessons, len(todo))


def survey(place: Path, lessons: dict[str, LessonKeys]) -> list[Surveyed]:
    """Return every file handed in, with its lesson; of several for one lesson, one is chosen."""
    result: list[Surveyed] = []
    same: dict[tuple[str, str | None], list[Surveyed]] = {}
    for submission in submissions.find(place, list(lessons)):
        entry = _surveyed(submission, lessons)
        if entry.problem is None:
            same.setdefault((submission.learner, entry.lesson), []).append(entry)
        else:
            result.append(entry)
    for entries in same.values():
        best = max(entries, key=_rank)
        notes = [f"{e.submission.path}: {SUPERSEDED}" for e in entries if e is not best]
        result.append(replace(best, notes=(*best.notes, *notes)))
    return sorted(result, key=lambda e: (e.submission.learner, e.submission.path))


def _rank(entry: Surveyed) -> tuple[bool, int, str]:
    """Of two files for one lesson: the one named for it, then the one handed in last."""
    return (
        entry.submission.lesson == entry.lesson,
        entry.submission.attempt,
        entry.submission.path,
    )


def _surveyed(submission: Submission, lessons: dict[str, LessonKeys]) -> Surveyed:
    data, problem = b"", submission.problem
    if problem is None:
        try:
            data = submission.read()
        except Exception as error:  # a zip can fail in many ways, and none may end the batch
            problem = f"cannot be read ({type(error).__name__})"
    file = hashlib.blake2b(data, digest_size=16).hexdigest()
    if problem is not None:
        return Surveyed(submission, submission.lesson, file, problem=problem)
    try:
        notebook = notebook_file.parse(data)
        lesson, notes = _which_lesson(notebook, submission, lessons)
    except Unreadable as error:
        return Surveyed(submission, submission.lesson, file, problem=str(error))
    return Surveyed(submission, lesson, file, (*notebook.mended, *notes))


def _which_lesson(
    notebook: Notebook, submission: Submission, lessons: dict[str, LessonKeys]
) -> tuple[str, tuple[str, ...]]:
    """Return the lesson a notebook is of: by its questions, its label, its name, in this order."""
    home = {q: name for name, lesson in lessons.items() for q in lesson.questions}
    counts = Counter(home[q] for c in notebook.code for q in set(c.questions) if q in home)
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


def _planned(entry: Surveyed, lessons: dict[str, LessonKeys]) -> Plan:
    lesson = lessons[entry.lesson]
    notebook = notebook_file.parse(entry.submission.read())
    return plan(notebook, lesson.release, list(lesson.questions))


def _run_mark(lesson: LessonKeys, limits: Limits) -> str:
    """What a run depends on: cells and inputs of the lesson, limits, the kit. Never keys."""
    text = json.dumps([lesson.run_mark, limits.as_json(), kit.__version__])
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _known(
    journal: Journal, entry: Surveyed, lessons: dict[str, LessonKeys], limits: Limits
) -> dict[str, Any] | None:
    if entry.problem is not None:
        return None
    mark = _run_mark(lessons[entry.lesson], limits)
    return journal.known(entry.submission.path, entry.file, mark)


def marked(
    entry: Surveyed, lessons: dict[str, LessonKeys], outcome: dict[str, Any] | None
) -> Graded:
    """Return the marks of one submission from what its run brought back. Runs nothing."""
    if entry.problem is not None:
        return Graded(entry.submission, entry.lesson, UNREADABLE, (entry.problem,), {})
    if outcome is None:
        return Graded(entry.submission, entry.lesson, UNREADABLE, ("it was not run",), {})
    lesson = lessons[entry.lesson]
    transcript = Transcript.from_json(outcome["transcript"])
    article = _article(transcript) or lesson.article
    verdicts = mark_records(lesson.asked_on(article), transcript.answers)
    planned = _planned(entry, lessons)
    notes = [*entry.notes, *planned.notes]
    notes += [f"{id}: answered only in the released order" for id in outcome["restored"]]
    notes += [f"{id}: {BY_WIDGET}" for id in planned.by_widget if verdicts[id].given is None]
    late = any("the cell was stopped after" in e["error"] for e in transcript.errors)
    status = FINE
    if notes:
        status = REPAIRED
    if transcript.stopped or late:
        status = STOPPED
        notes.append(STOPPED_BY.get(transcript.ended, STOPPED_CELL))
    errors = tuple(_error(e) for e in transcript.errors[:20])
    return Graded(entry.submission, entry.lesson, status, tuple(notes), verdicts, errors, article)


def _article(transcript: Transcript) -> str | None:
    """Return the article the answers are on: the one that was in use for most of them."""
    named = Counter(a["article"] for a in transcript.answers if "article" in a)
    return min(named, key=lambda n: (-named[n], n)) if named else None


def _error(entry: dict[str, Any]) -> str:
    number = entry["cell"]
    where = "" if number is None else f"cell {number + 1}: " if number >= 0 else "set-up: "
    return where + str(entry["error"])
