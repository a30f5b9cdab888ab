"""Survey: every file handed in, whose it is and of which lesson, before anything is run.

What cannot be marked is told by a line; of several files for one lesson, one is chosen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import nsmallest
from pathlib import Path

from kit.teach.handed_in import archives, page_answers, reading, submissions
from kit.teach.handed_in.keys import LessonKeys
from kit.teach.handed_in.manifest import MARKED, SUPERSEDED, UNREADABLE, Seen
from kit.teach.handed_in.reader import Read, Reader
from kit.teach.handed_in.reading import Reading
from kit.teach.handed_in.safe_names import looks, told_apart
from kit.teach.handed_in.submissions import Submission

INSTEAD = "another file of the same lesson was marked instead"
LEARNER_SECONDS = 4
"""Processor seconds of unpacking and reading after which no more of one learner's are read."""
_NOTHING = reading.digest(b"")
MOST_ALIKE = 3
"""Names that are told to look like one; a person can hand in thousands."""
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
    read: Read | None = field(default=None, compare=False, repr=False)

    def reading(self) -> Reading:
        """Return what the notebook holds; ValueError where it has a problem in place of it."""
        if self.read is None:
            raise ValueError(f"{self.submission.path}: {self.problem or 'it was not read'}")
        return self.read.reading()

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


def survey(
    place: Path,
    lessons: dict[str, LessonKeys],
    leave_out: Sequence[Path] = (),
    written: bool = False,
) -> Survey:
    """Return every file handed in, with its lesson; of several for one lesson, one is chosen.

    `leave_out` are folders in `place` that hold no submissions. With `written`, what learners
    wrote themselves is read too.
    """
    result: list[Surveyed] = []
    same: dict[tuple[str, str | None], list[Surveyed]] = {}
    with Reader({name: keys.handout for name, keys in lessons.items()}, written) as reader:
        found = submissions.found_in(place, list(lessons), leave_out, reader)
        spent: dict[str, float] = {}
        for submission in found.submissions:
            unpacking = submission.piece.seconds if submission.piece else 0.0
            spent[submission.learner] = spent.get(submission.learner, 0.0) + unpacking
        surveyed = []
        for submission in found.submissions:
            if submission.problem is None and spent[submission.learner] > LEARNER_SECONDS:
                submission = replace(submission, problem=archives.TOO_HARD)
            before = reader.seconds
            surveyed.append(_surveyed(submission, lessons, reader))
            used = reader.seconds - before
            spent[submission.learner] += used
    seen = list(found.others)
    for entry in surveyed:
        if entry.problem is None:
            same.setdefault((entry.submission.learner, entry.lesson), []).append(entry)
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
        several = spelled[looks(learner)] - {learner}
        note = [
            f"{ALIKE} '{other}' (apart by: {told_apart(learner, other)})"
            for other in nsmallest(MOST_ALIKE, several)
        ]
        if len(several) > MOST_ALIKE:
            note.append(f"{ALIKE} {len(several) - MOST_ALIKE} more")
        result.append(replace(entry, notes=(*entry.notes, *note)))
    return result


def _rank(entry: Surveyed) -> tuple[bool, int, str]:
    """Of two files for one lesson: the one named for it, then the one handed in last."""
    return (
        entry.submission.lesson == entry.lesson,
        entry.submission.attempt,
        entry.submission.path,
    )


def _surveyed(submission: Submission, lessons: dict[str, LessonKeys], reader: Reader) -> Surveyed:
    if submission.problem is not None or submission.piece is None:
        problem = submission.problem or "it was not read"
        return Surveyed(submission, submission.lesson, _NOTHING, problem=problem)
    read = reader.notebook(submission.piece, submission.lesson)
    if not isinstance(read, Read):
        digest, problem = read
        return Surveyed(submission, submission.lesson, digest, problem=problem)
    held = read.reading()
    questions = lessons[read.lesson].questions
    runs = page_answers.has_to_run(held.lines, held.own, held.page, questions)
    return Surveyed(submission, read.lesson, read.digest, read.notes, runs=runs, read=read.let_go())
