"""Spreadsheet: rows as CSV that any spreadsheet can open and none will run.

Every field is quoted, whatever separators a program is set to. Text that would be run as a formula
is disarmed (OWASP, "CSV injection"): an apostrophe goes before it, and before what would be a cell
of its own where quotation marks are not heeded. Characters that steer are left out, NUL first of
all: LibreOffice drops it, and what stands behind it is then the front of the cell.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

STARTS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
MOST_IN_A_CELL = 32_767
"""UTF-16 units: what Excel and LibreOffice hold in one cell; the rest would be lost in silence."""

# Where a cell may begin: at the front; behind a line end, a tab or a semicolon, which ends cells in
# much of Europe; and, for "=" alone, behind what else may be set to end them (a dash behind a
# space is prose). A quotation mark opens a cell there, and hides nothing. The run of both is
# bounded, so that a page of line ends takes no more time.
_FRONT = r"(?:^|[;\t\r\n])[\s\"]{0,40}"
_INSIDE = r"[,|\s]\"{0,40}"
_FORMULA = re.compile(rf"{_FRONT}(?=[{STARTS}])|{_INSIDE}(?=[=\uff1d])|^(?=[\t\r\n])")
_DISARMED = re.compile(rf"^'|({_FRONT})'(?=[{STARTS}])|({_INSIDE})'(?=[=\uff1d])")
_STEERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_CUT = " [... cut here: a cell of a spreadsheet holds no more]"


def as_csv(rows: Iterable[Sequence[Any]]) -> str:
    """Return rows as CSV text, every field quoted, formulas disarmed, cells no longer than held."""
    return as_they_are([[cell(value) for value in row] for row in rows])


def as_they_are(rows: Iterable[Sequence[Any]]) -> str:
    """Return rows as CSV text, every field quoted; the cells were made safe before."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue()


def cell(value: Any) -> Any:
    r"""Return a number as it is, text without what steers, disarmed, and cut to what a cell holds.

    >>> cell("=HYPERLINK(1)"), cell(2.0), cell(1.5)
    ("'=HYPERLINK(1)", 2, 1.5)
    >>> cell("half; =1+1"), cell("half; a-b"), cell("\x00 @x")
    ("half; '=1+1", 'half; a-b', " '@x")
    """
    if isinstance(value, float) and value == int(value):
        return int(value)
    if isinstance(value, (int, float)):
        return value
    return _cut(_FORMULA.sub(r"\g<0>'", _STEERS.sub("", str(value))))


def armed(text: str) -> str:
    """Return text without the apostrophes that disarmed formulas.

    >>> armed(cell("=1; =2 and a - b"))
    '=1; =2 and a - b'
    """
    return _DISARMED.sub(r"\1\2", text)


def _cut(text: str) -> str:
    if len(text) * 2 <= MOST_IN_A_CELL or _units(text) <= MOST_IN_A_CELL:
        return text
    kept = text.encode("utf-16-le", "replace")[: 2 * (MOST_IN_A_CELL - len(_CUT))]
    return kept.decode("utf-16-le", "ignore") + _CUT


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "replace")) // 2
