"""Join: marks of people into the grade book that a machine made, without running anything.

The marks stay in `hand-marks.json` beside the grade book, each with a digest of the words it was
given for, so that `kit grade` puts them back when it makes the book again. Grade book, import files
and feedback pages as they were before are kept as copies.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.course.kept_copies import OwnFiles
from kit.course.marking.verdict import Verdict
from kit.course.whole_file import write_whole
from kit.teach.grade.grading import Result
from kit.teach.grade.journal import Journal
from kit.teach.hand import double, gather, objections
from kit.teach.hand.books import STORE, as_json, changed, digest, read_store
from kit.teach.hand.comments import with_comments
from kit.teach.hand.csv_io import Mark
from kit.teach.hand.rebuilt import read_book, rebuilt
from kit.teach.hand.sheets import MarkingFault, Pack, Sheet
from kit.teach.handed_in.keys import LessonKeys


@dataclass(frozen=True)
class Joined:
    """What a join did: answers marked, answers without a mark, lines on answers marked apart."""

    marked: int
    unmarked: int
    unsettled: tuple[str, ...]
    kept: Path | None
    notes: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every answer has its mark."""
        return not self.unmarked and not self.unsettled


def join(grades: Path, pack: Pack, lessons: dict[str, LessonKeys]) -> Joined:
    """Write the marks of a marking folder into the grade book of `grades`; run no code.

    An answer on which markers differ waits until `settle.csv` decides it. Raises `MarkingFault`
    with a line for each mistake, and writes nothing then.
    """
    book = read_book(grades, " with --grades")
    with Journal(grades) as journal:
        result = rebuilt(grades, book, journal, lessons)
        secret, table = gather.read_table(grades)
        current = gather.sheets_of(result, secret, dict(table))
        _same_answers(pack, current, table, grades)
        marks = with_comments(pack, double.read_all(pack))
        settled = double.read_settled(pack)
        store = read_store(grades)
        marked, unmarked, unsettled = 0, 0, []
        held = _held(result)
        objected = [name for name in pack.sheets if name.endswith(objections.SHEET)]
        # An objection is decided after the mark it is about, and its decision counts.
        for sheet in sorted(pack.sheets.values(), key=lambda s: s.name in objected):
            for code in sorted(sheet.answers):
                learner, id = table[code]
                if sheet.name not in objected or "objection" in store.get(learner, {}).get(id, {}):
                    store.get(learner, {}).pop(id, None)
                by = {m: own[code] for m, own in marks[sheet.name].items() if code in own}
                decided = decide(by, settled.get((sheet.name, code)))
                if decided is None:
                    unmarked += 1
                elif decided == "differ":
                    listed = (sheet.name, code) in settled
                    mend = (
                        f"fill its row in {pack.folder / double.NAME}, column 'settled'"
                        if listed
                        else "run `kit mark agree`, and settle it"
                    )
                    unsettled.append(f"{sheet.name}: {code}: {mend}")
                else:
                    marked += 1
                    entry = _entry(sheet, code, by, *decided)
                    if sheet.name in objected:
                        verdict, words = held[learner, id]
                        entry = objections.stored(entry, verdict, words)
                        entry["answer"] = digest(objections.decided_on(verdict))
                    store.setdefault(learner, {})[id] = entry
        store = {learner: own for learner, own in sorted(store.items()) if own}
        files, notes = changed(grades, book, result, store)
        files[grades / STORE] = as_json(store)
        kept = _keep(grades, files)
        with OwnFiles(grades) as own:
            for path, text in files.items():
                # A table that somebody added to keeps the additions, so it is not ours alone.
                name = path.relative_to(grades).as_posix()
                if own.as_left(name):
                    own.wrote(name)
                write_whole(path, text)
    return Joined(marked, unmarked, tuple(unsettled), kept, tuple(notes))


def _held(result: Result) -> dict[tuple[str, str], tuple[Verdict, str]]:
    """The verdicts that somebody objects to, with the words, by learner and question."""
    return {
        (graded.submission.learner, id): (graded.verdicts[id], words)
        for graded in result.graded
        for id, words in objections.objections(graded).items()
    }


def rejoin(own: OwnFiles, result: Result) -> list[str]:
    """Put the marks joined earlier into the books just made from `result`; return lines to tell.

    For `kit grade`, which holds the folder's lock. Does nothing where no mark was ever joined.
    """
    grades = own.folder
    store = read_store(grades)
    if not store:
        return []
    files, notes = changed(grades, read_book(grades), result, store)
    for path, text in files.items():
        own.write(path.relative_to(grades).as_posix(), text)
    return notes


def decide(by: dict[str, Mark], settled: Mark | None) -> tuple[float, bool] | str | None:
    """Return the mark and whether it was settled; "differ", or None where nobody has marked.

    >>> decide({"A": Mark(1.0), "B": Mark(0.5)}, None), decide({"A": Mark(1.0)}, Mark(None))
    ('differ', (1.0, False))
    """
    if settled is not None and settled.mark is not None:
        return settled.mark, True
    given = {m.mark for m in by.values() if m.mark is not None}
    if not given:
        return None
    return (given.pop(), False) if len(given) == 1 else "differ"


def _entry(
    sheet: Sheet, code: str, by: dict[str, Mark], mark: float, settled: bool
) -> dict[str, Any]:
    notes = dict.fromkeys(m.note for m in by.values() if m.note)
    return {
        "mark": mark,
        "highest": sheet.highest,
        "points": sheet.points_for(mark),
        "by": sorted(m for m, given in by.items() if given.mark is not None),
        "settled": settled,
        "note": " / ".join(notes),
        "answer": digest(sheet.answers[code]),
    }


def _same_answers(
    pack: Pack, current: dict[str, Sheet], table: dict[str, list[str]], grades: Path
) -> None:
    faults = []
    for sheet in pack.sheets.values():
        now = current.get(sheet.name)
        for code, answer in sorted(sheet.answers.items()):
            if code not in table or table[code][1] != sheet.question:
                faults.append(
                    f"{pack.folder / 'answers.json'}: {sheet.name}: {code} is no code of "
                    f"{grades / gather.TABLE}; name the folder of grades it was gathered from"
                )
            elif now is None or now.answers.get(code) != answer:
                faults.append(
                    f"{pack.folder / 'answers.json'}: {sheet.name}: {code}: another answer was "
                    "handed in since; run `kit mark gather` again (marks of the others stay)"
                )
    if faults:
        raise MarkingFault("\n".join(faults))


def _keep(grades: Path, files: dict[Path, str | bytes]) -> Path | None:
    """Copy what will change into a folder of its own; None where nothing does."""
    changing = [
        path
        for path, new in files.items()
        if path.is_file() and path.read_bytes() != (new.encode() if isinstance(new, str) else new)
    ]
    if not changing:
        return None
    number = 1
    while (folder := grades / f"before-marks-{number}").exists():
        number += 1
    for path in changing:
        copy = folder / path.relative_to(grades)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, copy)
    return folder
