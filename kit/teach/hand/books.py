"""Books with the marks of people in them: which files change, and what is in them then.

Every table is patched by the names of its rows and columns, so that columns somebody added and
rows somebody sorted stay as they are.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from kit.course.marking.verdict import Verdict
from kit.teach.grade import feedback_pages, gradebook, way_back
from kit.teach.grade.grading import Graded, Result
from kit.teach.grade.safe_csv import as_csv, as_they_are
from kit.teach.hand import objections
from kit.teach.hand.rebuilt import BOOK
from kit.teach.hand.sheets import MarkingFault

STORE = "hand-marks.json"
BY_HAND = "hand"
OF_A_MARK = ("mark", "by", "settled", "note", "objection", "before")
"""What the grade book says of a mark given by hand; the last two of a decided objection."""
Marks = dict[str, dict[str, dict[str, Any]]]


def digest(answer: str) -> str:
    """Return a digest of an answer's words, whatever its line ends."""
    return hashlib.sha256("\n".join(answer.splitlines()).encode()).hexdigest()[:16]


def read_store(grades: Path) -> Marks:
    """Return the marks joined so far, by learner and question."""
    path = grades / STORE
    if not path.exists():
        return {}
    try:
        store = json.loads(path.read_text(encoding="utf-8"))
        for own in store.values():
            for entry in own.values():
                float(entry["points"]), float(entry["mark"]), str(entry["answer"]), entry["by"]
        return store
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise MarkingFault(
            f"{path}: is damaged ({type(error).__name__}); move it away and join the marks again"
        ) from None


def changed(
    grades: Path, book: dict[str, Any], result: Result, store: Marks
) -> tuple[dict[Path, str | bytes], list[str]]:
    """Return every file that changes, with its new text, and lines on marks that do not fit."""
    read, notes = read_by_hand(result, store)
    read = with_text(read)
    people = gradebook.learners(read)
    had: set[str] = set()
    for learner, own in people.items():
        for name, graded in own.items():
            entry = book["learners"][learner]["lessons"][name]
            entry["points"] = gradebook.total(graded)
            for id, verdict in graded.verdicts.items():
                question = entry["questions"][id]
                if question.pop("hand", None):
                    had.add(learner)
                question |= {"status": verdict.status, "points": verdict.points}
                question["misconceptions"] = list(verdict.misconceptions)
                given = store.get(learner, {}).get(id)
                if verdict.kind == BY_HAND and given:
                    question["hand"] = {k: given[k] for k in OF_A_MARK if k in given}
    for name, lesson in book["lessons"].items():
        if name in read.lessons:
            lesson["points"] = read.lessons[name].points
    files: dict[Path, str | bytes] = {grades / BOOK: as_json(book)}
    files |= _tables(grades, read)
    if (grades / "to-read.csv").exists():
        files[grades / "to-read.csv"] = as_csv(gradebook.to_read(read))
    for learner, own in people.items():
        read_now = (v.kind == BY_HAND for graded in own.values() for v in graded.verdicts.values())
        if learner in had or any(read_now):
            page = grades / "feedback" / feedback_pages.file_name(learner)
            files[page] = feedback_pages.page(learner, own, read)
    back = way_back.zips(read, lambda who, own: feedback_pages.page(who, own, read))
    files |= {grades / name: data for name, data in back.items()}
    return files, notes


def read_by_hand(result: Result, store: Marks) -> tuple[Result, list[str]]:
    """Return the result with a reader's verdicts where there are marks, and lines on misfits."""
    notes = []
    graded = []
    for one in result.graded:
        learner, verdicts = one.submission.learner, dict(one.verdicts)
        for id, entry in store.get(learner, {}).items():
            verdict = verdicts.get(id)
            if verdict is None:
                continue
            if "objection" in entry:
                if digest(objections.decided_on(verdict)) == entry["answer"] and objections.fits(
                    verdict, entry
                ):
                    verdicts[id] = objections.answered(_verdict(verdict, entry), entry)
                else:
                    notes.append(
                        f"{learner}: {id}: the answer or what it earns is another now, so the "
                        "decision on the objection is left out"
                    )
                continue
            if verdict.status != "awaiting" or digest(verdict.given) != entry["answer"]:
                notes.append(f"{learner}: {id}: the answer is another now, so its mark is left out")
                continue
            verdicts[id] = _verdict(verdict, entry)
        graded.append(replace(one, verdicts=verdicts))
    read = {id for g in graded for id, verdict in g.verdicts.items() if verdict.kind == BY_HAND}
    return replace(result, graded=tuple(_nothing_given(g, read) for g in graded)), notes


def _nothing_given(graded: Graded, read: set[str]) -> Graded:
    """Where others' answers were read, one that was never given has its 0 and is not open."""
    empty = {
        id: replace(verdict, kind=BY_HAND)
        for id, verdict in graded.verdicts.items()
        if id in read and verdict.by_reader and verdict.status != "awaiting"
    }
    return replace(graded, verdicts={**graded.verdicts, **empty})


def _verdict(verdict: Verdict, entry: dict[str, Any]) -> Verdict:
    # No sheet takes more than there is; a file that says more was not written by joining sheets.
    score = min(1.0, max(0.0, entry["points"] / verdict.of)) if verdict.of else verdict.score
    status = "correct" if score >= 1 else "partly" if score > 0 else "not-yet"
    notes = (f"A reader's note: {entry['note']}",) if entry["note"] else ()
    missed = () if score >= 1 else verdict.misconceptions
    return replace(
        verdict, kind=BY_HAND, status=status, score=score, notes=notes, misconceptions=missed
    )


def with_text(result: Result) -> Result:
    """Return the result with lessons worth what can be had now that people have marked."""
    marked = {id for g in result.graded for id, v in g.verdicts.items() if v.kind == BY_HAND}
    lessons = {
        name: replace(lesson, read=frozenset(marked & set(lesson.questions)))
        for name, lesson in result.lessons.items()
    }
    return replace(result, lessons=lessons)


def _tables(grades: Path, fresh: Result) -> dict[Path, str]:
    """Return the CSV files with marks put into their cells; all other cells stay as they are."""
    files = {grades / "gradebook.csv": _patched(grades / "gradebook.csv", gradebook.table(fresh))}
    extra = {"canvas.csv": gradebook.canvas(fresh)}
    for name in fresh.lessons:
        extra[f"moodle-{name}.csv"] = gradebook.moodle(fresh, name)
    for file, rows in extra.items():
        if (grades / file).exists():
            files[grades / file] = _patched(grades / file, rows)
    return files


def _patched(path: Path, fresh: list[list[Any]]) -> str:
    """Return the file with the numbers of `fresh` in it: by row and column names, not places."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline="")))
    except (OSError, ValueError, csv.Error) as error:
        raise MarkingFault(f"{path}: cannot be read ({error}); run `kit grade` again") from None
    new = list(csv.reader(io.StringIO(as_csv(fresh), newline="")))
    head, key = new[0], _key_column(new[0])
    if not rows or any(column not in rows[0] for column in head):
        missing = next((c for c in head if not rows or c not in rows[0]), "")
        raise MarkingFault(
            f"{path}: row 1: column '{missing}' is missing; put it back, or run `kit grade` again"
        )
    who = rows[0].index(key)
    by_name = {row[head.index(key)]: dict(zip(head, row, strict=True)) for row in new[1:]}
    place = {column: rows[0].index(column) for column in head}
    for number, row in enumerate(rows[1:], 2):
        row += [""] * (len(rows[0]) - len(row))
        values = by_name.pop(row[who], None)
        if values is None and any(row):
            raise MarkingFault(
                f"{path}: row {number}: '{row[who]}' is nobody in gradebook.json; put the name "
                "back, or run `kit grade` again"
            )
        for column, value in (values or {}).items():
            # The files that could not be marked are listed from more than the book knows.
            if column != "not marked":
                row[place[column]] = value
    return as_they_are(rows)


def _key_column(head: list[str]) -> str:
    return next(name for name in ("learner", "Student", "Full name") if name in head)


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
