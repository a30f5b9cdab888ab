"""What `kit grade` left behind, brought together again: grade book, journal, keys. Runs nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kit.course.marking.handed_in import mark_records
from kit.course.marking.verdict import Verdict
from kit.teach.grade.gradebook import marked_by_machine
from kit.teach.grade.grading import Graded, Result
from kit.teach.grade.journal import Journal
from kit.teach.hand.sheets import MarkingFault
from kit.teach.handed_in.keys import LessonKeys
from kit.teach.handed_in.submissions import Submission
from kit.teach.sandbox.protocol import Transcript

BOOK = "gradebook.json"
AGAIN = "run `kit grade` again with the keys you have now"


def read_book(grades: Path, named_by: str = "") -> dict[str, Any]:
    """Return gradebook.json of a folder. Raises `MarkingFault` where there is none to use.

    `named_by` says how the command at work is told of another folder.
    """
    path = grades / BOOK
    try:
        book = json.loads(path.read_text(encoding="utf-8"))
        for entry in book["learners"].values():
            for graded in entry["lessons"].values():
                graded["file"], graded["status"], graded["questions"]
        return book
    except OSError as error:
        raise MarkingFault(
            f"{path}: cannot be read ({error.strerror}); run `kit grade` first, or name its "
            f"folder{named_by}"
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise MarkingFault(
            f"{path}: is no grade book ({type(error).__name__}: {str(error)[:60]}); {AGAIN}"
        ) from None


def rebuilt(
    grades: Path, book: dict[str, Any], journal: Journal, lessons: dict[str, LessonKeys]
) -> Result:
    """Return the marks of a grade book with the answers they were given for.

    Raises `MarkingFault` where keys or journal no longer give the marks that the book has.
    """
    faults: list[str] = []
    graded = []
    for learner, entry in book["learners"].items():
        for name, known in entry["lessons"].items():
            submission = Submission(learner, known["file"], lms_id=entry.get("lms_id") or None)
            verdicts: dict[str, Verdict] = {}
            if known["questions"]:
                where = f"{grades / BOOK}: {learner}, {name}: "
                try:
                    verdicts = _verdicts(known, journal, lessons.get(name), where)
                except MarkingFault as fault:
                    faults.append(str(fault))
            graded.append(
                Graded(
                    submission,
                    name or None,
                    known["status"],
                    tuple(known.get("notes", ())),
                    verdicts,
                    tuple(known.get("errors", ())),
                    known.get("article"),
                    str(known.get("late", "")),
                    float(known.get("kept", 1.0)),
                )
            )
    if faults:
        raise MarkingFault("\n".join(faults))
    out = frozenset(name for name, told in book["lessons"].items() if told.get("answers"))
    return Result(tuple(graded), lessons, 0, answers=out)


def _verdicts(
    known: dict[str, Any], journal: Journal, lesson: LessonKeys | None, where: str
) -> dict[str, Verdict]:
    if lesson is None:
        raise MarkingFault(f"{where}there are no keys of this lesson; name its folder with --keys")
    entry = journal.entries.get(known["file"])
    if entry is None:
        raise MarkingFault(f"{where}{journal.path.name} has no run of {known['file']}; {AGAIN}")
    answers = [*entry.get("page", ()), *Transcript.from_json(entry["transcript"]).answers]
    bank = lesson.asked_on(known.get("article") or lesson.article)
    verdicts = mark_records(bank, answers, lesson.asked_on)
    for id, verdict in verdicts.items():
        stored = known["questions"].get(id)
        if stored is None or stored["of"] != verdict.of:
            raise MarkingFault(f"{where}{id} is not what it was when this was marked; {AGAIN}")
        before = stored.get("hand", {}).get("before")  # a decided objection put others there
        machine = stored["points"] if before is None else before
        if marked_by_machine(verdict) and machine != verdict.points:
            raise MarkingFault(
                f"{where}{id} has {machine:g} points, and the keys give {verdict.points:g}; {AGAIN}"
            )
    return verdicts
