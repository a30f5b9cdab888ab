"""Gather: from a grade book to sheets of free answers without names, a question at a time.

An answer's code is a keyed hash of learner and question: the same at every gathering, another for
each question (so that a marker cannot follow one learner through the pile), and not to be guessed
from a list of names. Secret and table of codes stay in the folder of the grades.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kit.course.whole_file import write_whole
from kit.teach.grade.grading import Graded, Result
from kit.teach.grade.journal import Journal
from kit.teach.hand import csv_io, objections
from kit.teach.hand.keeping import keep_copy
from kit.teach.hand.rebuilt import read_book, rebuilt
from kit.teach.hand.sheets import (
    NAME,
    SEED,
    Anchor,
    MarkingFault,
    Pack,
    Sheet,
    check_markers,
    read_pack,
)
from kit.teach.handed_in.keys import LessonKeys

TABLE = "codes.json"
# No vowels, so that no code is a word; no digits, so that no spreadsheet takes one for a number.
LETTERS = "BCDFGHJKMNPQRTVWXZ"
LENGTH = 7


@dataclass(frozen=True)
class Gathered:
    """What was gathered: the pack, copies of sheets that were there before, lines to be read."""

    pack: Pack
    kept: tuple[Path, ...] = ()
    notes: tuple[str, ...] = ()


def gather(
    grades: Path,
    lessons: dict[str, LessonKeys],
    out: Path,
    markers: tuple[str, ...] = ("marker-1",),
    seed: int = SEED,
) -> Gathered:
    """Write sheets for each marker to `out`, and the table of codes to `grades`.

    Marks that a sheet already has stay with the answers they were given for; a sheet that changes
    is kept as a copy first. Raises `MarkingFault`, and writes nothing then.
    """
    check_markers(markers)
    book = read_book(grades, ", as in `kit mark gather FOLDER`")
    with Journal(grades) as journal:
        result = rebuilt(grades, book, journal, lessons)
    secret, table = read_table(grades)
    pack = Pack(out, sheets_of(result, secret, table), markers, seed)
    if not pack.sheets:
        raise MarkingFault(f"{grades}: no free answer and no objection waits for a reader there")
    before = read_pack(out) if (out / NAME).exists() else None
    files: dict[Path, str] = {}
    notes = list(_named(pack, table))
    for marker in markers:
        for sheet in pack.sheets.values():
            path = pack.path(marker, sheet)
            marks = _marks_before(path, before, sheet, notes)
            files[path] = csv_io.text_of(sheet, sheet.order(marker, seed), marks)
    for sheet in pack.sheets.values():
        files[out / f"{sheet.name}.md"] = sheet.guide()
    kept = [copy for path, text in files.items() if (copy := keep_copy(path, text))]
    files[out / NAME] = pack.as_json()
    _write_table(grades, secret, table)
    for path, text in files.items():
        write_whole(path, text)
    return Gathered(pack, tuple(kept), tuple(notes))


def sheets_of(result: Result, secret: str, table: dict[str, list[str]]) -> dict[str, Sheet]:
    """Return the sheets of all free answers and objections; codes are added to `table`."""
    sheets: dict[str, Sheet] = {}
    for graded in result.graded:
        lesson = result.lessons.get(graded.lesson or "")
        if lesson is None:
            continue
        said = {id: graded.verdicts[id].given for id in graded.verdicts if _waits(graded, id)}
        for id, answer in said.items():
            sheet = _sheet(lesson, id, graded.article)
            sheet = sheets.setdefault(sheet.name, sheet)
            code = code_of(secret, table, graded.submission.learner, id)
            sheet.answers[code] = _one_kind_of_line_end(answer)
        for id, words in objections.objections(graded).items():
            sheet = _objected_to(_sheet(lesson, id, graded.article), lesson, graded.article)
            sheet = sheets.setdefault(sheet.name, sheet)
            code = code_of(secret, table, graded.submission.learner, id)
            asked = lesson.asked_on(graded.article)[id]
            read = objections.to_be_read(asked, graded.verdicts[id], words)
            sheet.answers[code] = _one_kind_of_line_end(read)
    return dict(sorted(sheets.items()))


def _waits(graded: Graded, id: str) -> bool:
    return graded.verdicts[id].status == "awaiting"


def _objected_to(sheet: Sheet, lesson: LessonKeys, article: str | None) -> Sheet:
    """The sheet of objections to marks on a question, beside that of its answers."""
    told = objections.rubric(lesson.asked_on(article)[sheet.question])
    return replace(sheet, name=sheet.name + objections.SHEET, rubric=told, answers={})


def _sheet(lesson: LessonKeys, id: str, article: str | None) -> Sheet:
    """An empty sheet; a question asked on another article is another sheet."""
    other = article if id in lesson.on.get(article or "", {}) else None
    question = lesson.asked_on(article)[id]
    reasons = question.behind.get("anchors", {})
    anchors = tuple(
        Anchor(a["id"], a["text"], reasons[a["id"]]["mark"], reasons[a["id"]]["why"])
        for a in question.data.get("anchors", ())
        if a["id"] in reasons
    )
    return Sheet(
        f"{id}.on-{other}" if other else id,
        id,
        article or lesson.article,
        question.data["prompt"],
        question.points,
        tuple(question.data.get("rubric", ())),
        anchors,
        question.data.get("max_words"),
    )


def code_of(secret: str, table: dict[str, list[str]], learner: str, question: str) -> str:
    """Return the code of one answer and note it in `table`; never one that another answer has."""
    for attempt in range(1000):
        text = json.dumps([learner, question, attempt]).encode()
        number = int.from_bytes(hmac.new(bytes.fromhex(secret), text, hashlib.sha256).digest())
        code = ""
        while len(code) < LENGTH:
            number, letter = divmod(number, len(LETTERS))
            code += LETTERS[letter]
        if table.setdefault(code, [learner, question]) == [learner, question]:
            return code
    raise AssertionError("a thousand codes in a row were taken")


def read_table(grades: Path) -> tuple[str, dict[str, list[str]]]:
    """Return the secret and the table of codes of a folder of grades, new ones where none are."""
    path = grades / TABLE
    if not path.exists():
        return secrets.token_hex(16), {}
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        bytes.fromhex(value["secret"])
        return value["secret"], {c: [str(a), str(b)] for c, (a, b) in value["codes"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise MarkingFault(
            f"{path}: is damaged ({type(error).__name__}); put a copy of it back, for without it "
            "nobody can tell whose marks are whose"
        ) from None


def _write_table(grades: Path, secret: str, table: dict[str, list[str]]) -> None:
    value: dict[str, Any] = {"secret": secret, "codes": table}
    path = grades / TABLE
    text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    write_whole(path, text, 0o600)  # it alone says whose answer is whose


def _one_kind_of_line_end(text: str) -> str:
    return re.sub(r"\r\n?", "\n", text)


def _marks_before(
    path: Path, before: Pack | None, sheet: Sheet, notes: list[str]
) -> dict[str, csv_io.Mark]:
    """Return the marks a sheet has from before, for answers that are still the same."""
    if before is None or not path.exists():
        return {}
    old = before.sheets.get(sheet.name)
    if old is None:
        return {}
    marks = csv_io.read_marks(path, old)
    still = {c: m for c, m in marks.items() if sheet.answers.get(c) == old.answers[c]}
    for code, given in marks.items():
        if code not in still and given.mark is not None:
            notes.append(f"{path}: {code}: the answer has changed, so its mark was taken out")
    return still


def _named(pack: Pack, table: dict[str, list[str]]) -> list[str]:
    """Return a line for each answer in which its author's own name can be read."""
    lines = []
    for sheet in pack.sheets.values():
        for code, answer in sorted(sheet.answers.items()):
            parts = [p for p in re.split(r"[\W_\d]+", table[code][0].casefold()) if len(p) > 2]
            words = set(re.findall(r"\w+", answer.casefold()))
            if any(part in words for part in parts):
                lines.append(f"{sheet.name}: {code}: the answer holds a part of its author's name")
    return lines
