"""Sheets as CSV, out and in: safe to open in a spreadsheet, held to what went out on the way back.

A sheet has the columns code, answer, mark, note. Whatever a spreadsheet does to a file (semicolons,
decimal commas, line ends, an apostrophe before a formula) is read; whatever could move a mark to
another answer is refused, a line each with file, row and mend.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.teach.grade.safe_csv import STARTS, armed, as_csv, cell
from kit.teach.hand.sheets import MarkingFault, Sheet

COLUMNS = ("code", "answer", "mark", "note")
_LINES_JOINED = re.compile(rf"(?<=[;\s])'(?=\s*[{STARTS}])")
BOM = "\ufeff"  # without it a spreadsheet takes UTF-8 for an older encoding


@dataclass(frozen=True)
class Mark:
    """What a marker gave one answer, and a note for its author; None is "not marked"."""

    mark: float | None
    note: str = ""


def text_of(sheet: Sheet, order: Sequence[str], marks: Mapping[str, Mark]) -> str:
    """Return a sheet as CSV in the given order, with the marks there are."""
    rows: list[list[Any]] = [list(COLUMNS)]
    for code in order:
        given = marks.get(code, Mark(None))
        mark = "" if given.mark is None else given.mark
        rows.append([code, sheet.answers[code], mark, given.note])
    return BOM + as_csv(rows)


def read_marks(path: Path, sheet: Sheet) -> dict[str, Mark]:
    """Return the marks in a sheet by code, those left empty too.

    Raises `MarkingFault` with a line a mistake: file, row (as a spreadsheet counts) and mend.
    """
    faults: list[str] = []
    marks: dict[str, Mark] = {}
    rows: dict[str, int] = {}
    for number, row in table(path, COLUMNS):
        code = row["code"].strip()
        where = f"{path}: row {number}: "
        if code not in sheet.answers:
            faults.append(
                f"{where}code '{code}' is none of {sheet.name}; copy the code from the sheet as it "
                "went out, or take the row out"
            )
            continue
        if code in rows:
            faults.append(
                f"{where}code {code} stands in row {rows[code]} already; keep one of the two rows"
            )
            continue
        rows[code] = number
        if evened(row["answer"]) != evened(str(cell(sheet.answers[code]))):
            faults.append(
                f"{where}the answer of {code} is not the one that was gathered; put its text back "
                "(a mark belongs to the words that were read)"
            )
            continue
        try:
            marks[code] = Mark(mark_from(row["mark"], sheet), armed(row["note"]))
        except ValueError as error:
            faults.append(f"{where}{code}: {error}")
    if faults:
        raise MarkingFault("\n".join(faults))
    return marks


def mark_from(text: str, sheet: Sheet) -> float | None:
    """Return a mark as a number, None for an empty cell. ValueError says what is wrong with it.

    >>> sheet = Sheet("a.1", "a.1", None, "Why?", 1, ("1: shown", "0.5: said", "0: neither"))
    >>> mark_from(" 0,5 ", sheet), mark_from("", sheet)
    (0.5, None)
    """
    given = armed(text).strip()
    if not given:
        return None
    try:
        mark = float(given.replace(",", "."))
    except ValueError:
        raise ValueError(f"mark '{given[:20]}' is no number; {_allowed(sheet)}") from None
    if not math.isfinite(mark):
        raise ValueError(f"mark '{given[:20]}' is no number; {_allowed(sheet)}")
    if mark > sheet.highest:
        raise ValueError(f"mark {given} is above the maximum; {_allowed(sheet)}")
    if mark < 0:
        raise ValueError(f"mark {given} is below 0; {_allowed(sheet)}")
    if sheet.scale and mark not in sheet.scale:
        raise ValueError(f"mark {given} is not on the rubric's scale; {_allowed(sheet)}")
    return mark


def _allowed(sheet: Sheet) -> str:
    if sheet.scale:
        return f"give one of {', '.join(f'{m:g}' for m in sheet.scale)}"
    return f"give a number from 0 to {sheet.highest:g}"


def evened(text: str) -> str:
    """Return words without what a spreadsheet may change: spacing, line ends, the apostrophe."""
    text = armed(" ".join(text.split()))
    return " ".join(_LINES_JOINED.sub("", text).split())


def table(path: Path, columns: Iterable[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield a CSV file's rows with their numbers, the head being row 1; empty rows are skipped.

    Commas, semicolons and tabs are told apart by the head. Raises `MarkingFault`.
    """
    text = _decoded(path)
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number, names = 1, []
    try:
        for number, cells in enumerate(reader, 1):
            if number == 1:
                names = [c.strip().casefold() for c in cells]
                for column in columns:
                    if column.casefold() not in names:
                        raise MarkingFault(
                            f"{path}: row 1: column '{column}' is missing; the head must have "
                            f"{', '.join(columns)}"
                        )
            elif any(c.strip() for c in cells):
                cells += [""] * (len(names) - len(cells))
                yield number, dict(zip(names, cells, strict=False))
    except csv.Error as error:
        raise MarkingFault(
            f"{path}: row {number + 1}: not CSV ({error}); save the sheet as 'CSV UTF-8' again"
        ) from None
    if not names:
        raise MarkingFault(f"{path}: row 1: the file is empty; gather the answers again")


def _decoded(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise MarkingFault(f"{path}: cannot be read ({error.strerror})") from None
    if data.startswith(b"PK\x03\x04"):
        raise MarkingFault(f"{path}: row 1: this is a workbook; save the sheet as 'CSV UTF-8'")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The row is counted as a spreadsheet does: an answer may hold line ends of its own.
        before = data[: error.start].decode("utf-8-sig", "replace")
        row = sum(1 for _ in csv.reader(io.StringIO(before, newline=""))) or 1
        raise MarkingFault(
            f"{path}: row {row}: not UTF-8 text (byte 0x{data[error.start]:02x}); "
            "save the sheet as 'CSV UTF-8'"
        ) from None
