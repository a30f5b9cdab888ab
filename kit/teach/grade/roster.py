"""The roster: who is expected to hand in, held against who did.

A CSV with a column `learner`, which holds names as they stand in the grade book, or a column with
the platform's number, as its own list of participants has it (`id`, `user id`, `canvas id`,
`participant`, with or without the word before the number). Further columns are left alone. It
changes no mark: it tells whose work is missing, and whose nobody expected.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

COLUMN = "learner"
IDS = ("id", "user id", "userid", "user_id", "canvas id", "canvas_user_id", "lms id", "participant",
       "identifier")  # fmt: skip
MISSING = "not-handed-in.csv"


class RosterFault(ValueError):
    """A roster that cannot be used; a line for each mistake, with file, row and mend."""


@dataclass(frozen=True)
class Roster:
    """Who is expected: names in the roster's order, or numbers where it holds no names."""

    learners: tuple[str, ...]
    ids: Mapping[str, str] = field(default_factory=dict)
    """The platform's number -> what the roster calls that learner."""

    def name_of(self, learner: str, lms_id: str | None) -> str:
        """Return what the roster calls a learner of the grade book: by number first, then name."""
        return self.ids.get(lms_id or "", learner)


def read_roster(path: Path) -> Roster:
    """Return the learners of a roster in its order; `RosterFault` tells every mistake at once."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise RosterFault(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise RosterFault(
            f"{path}: not UTF-8 text (byte {error.start}); save it as CSV UTF-8"
        ) from None
    lines = text.splitlines()
    head = lines[0] if lines else ""
    mark = max(",;\t", key=head.count)  # spreadsheets of some countries write semicolons
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    names = [name.strip().casefold() for name in rows[0]] if rows else []
    by_id = next((n for n in IDS if n in names), None)
    if COLUMN not in names and by_id is None:
        found = ", ".join(n for n in names if n) or "nothing"
        raise RosterFault(
            f"{path}: row 1: no column '{COLUMN}', but {found}; name the column with the names so, "
            "or the one with the platform's numbers 'id'"
        )
    ids = _ids(path, rows[1:], names.index(by_id)) if by_id else {}
    if COLUMN not in names:
        if not ids:
            raise RosterFault(f"{path}: names nobody; give a learner a row")
        return Roster(tuple(ids.values()), ids)
    at = names.index(COLUMN)
    learners = _learners(path, rows[1:], at)
    if by_id:
        called = [row[at].strip() for row in rows[1:] if any(cell.strip() for cell in row)]
        ids = dict(zip(ids, called, strict=True))
    return Roster(learners, ids)


def _ids(path: Path, rows: Sequence[Sequence[str]], at: int) -> dict[str, str]:
    """Numbers of the platform, each with the learner's name where the roster has one."""
    faults: list[str] = []
    found: dict[str, str] = {}
    for number, row in enumerate(rows, 2):
        told = row[at].strip() if at < len(row) else ""
        if not any(cell.strip() for cell in row):
            continue
        match = re.fullmatch(r"(?:participant\s+)?(\d+)", told, re.IGNORECASE)
        if match is None:
            faults.append(
                f"{path}: row {number}: '{told}' is no number of a platform; write digits"
            )
        elif match[1] in found:
            faults.append(f"{path}: row {number}: {told} stands in an earlier row already")
        else:
            found[match[1]] = told
    if faults:
        raise RosterFault("\n".join(faults))
    return found


def _learners(path: Path, rows: Sequence[Sequence[str]], at: int) -> tuple[str, ...]:
    faults: list[str] = []
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, 2):
        if not any(cell.strip() for cell in row):
            continue
        name = row[at].strip() if at < len(row) else ""
        if not name:
            faults.append(f"{path}: row {number}: '{COLUMN}' is empty; fill it or delete the row")
        elif name in seen:
            faults.append(f"{path}: row {number}: {name} stands in row {seen[name]} already")
        else:
            seen[name] = number
    if not seen and not faults:
        faults.append(f"{path}: names nobody; give a learner a row")
    if faults:
        raise RosterFault("\n".join(faults))
    return tuple(seen)


def compared(
    roster: Iterable[str], handed_in: Iterable[tuple[str, str]]
) -> tuple[dict[str, list[str]], list[str]]:
    """Return who is missing from each lesson that somebody handed in, and who is not expected.

    >>> compared(["ada", "bo"], [("ada", "01"), ("bo", "02"), ("cy", "01")])
    ({'01': ['bo'], '02': ['ada']}, ['cy'])
    """
    roster = list(roster)
    given = sorted(set(handed_in))
    lessons = sorted({lesson for _, lesson in given if lesson})
    missing = {
        lesson: [name for name in roster if (name, lesson) not in set(given)] for lesson in lessons
    }
    strangers = sorted({name for name, _ in given} - set(roster))
    return {lesson: names for lesson, names in missing.items() if names}, strangers


def lines(missing: dict[str, list[str]], strangers: Sequence[str], path: Path) -> list[str]:
    """Return what to print: a line a lesson, and one for names that the roster lacks."""
    out = [f"not handed in: {lesson}: {'; '.join(names)}" for lesson, names in missing.items()]
    if strangers:
        # A name may hold a comma.
        out.append(f"not on {path}: {'; '.join(strangers)}; correct the name there or in the file")
    return out
