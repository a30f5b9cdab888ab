"""Code cells of a lesson that Python cannot read, found without running any."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator
from pathlib import Path

from kit.teach.checks.course import Course
from kit.teach.checks.prose import lines

_OPTION = re.compile(r":[\w-]+:")
# What is shown on purpose: an error that the lesson talks about.
_MEANT = re.compile(r"raises-exception|NBVAL_RAISES_EXCEPTION")


def code(course: Course) -> list[str]:
    """Return every syntax error in a code cell of a lesson: file, line, cell, what is wrong."""
    faults = []
    for lesson in course.lessons:
        path = lesson.folder / "lesson.md"
        if path.is_file():
            faults += [f"{course.name(path)}: {fault}" for fault in _faults(path)]
    return faults


def _faults(path: Path) -> Iterator[str]:
    for number, (first, cell) in enumerate(_cells(path), 1):
        if _MEANT.search("\n".join(cell)):
            continue
        skipped = _head(cell)
        source = "\n".join(cell[skipped:])
        if error := syntax_error(source):
            line = first + skipped + (error.lineno or 1) - 1
            text = " ".join((error.text or "").split())
            shown = f" in '{text}'" if text else ""
            yield f"line {line}: code cell {number}: {error.msg}{shown}; mend the lesson's code"


def syntax_error(source: str) -> SyntaxError | None:
    """Return why a notebook's Python could not read a cell, or None.

    >>> syntax_error("%matplotlib inline\\nawait print(1)") is None
    True
    >>> syntax_error("x = 1\\nprint('a'").lineno
    2
    """
    from IPython.core.inputtransformer2 import TransformerManager

    try:
        python = TransformerManager().transform_cell(source)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(python, "<cell>", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    except SyntaxError as error:
        return error
    return None


def _cells(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield each code cell as the number of its first line and its lines."""
    first = 0
    cell: list[str] = []
    for line in lines(path):
        if line.kind == "code":
            first = line.number if not cell else first
            cell.append(line.text)
        elif cell:
            yield first, cell
            cell = []
    if cell:
        yield first, cell


def _head(cell: list[str]) -> int:
    """The number of lines before the code: options (`:tags: [blank]`, or between dashes), blanks.

    >>> _head([":tags: [blank]", "", "x = 1"]), _head(["---", "tags: [a]", "---", "x = 1"])
    (2, 3)
    """
    count = 0
    if cell[0] == "---" and "---" in cell[1:]:
        count = cell.index("---", 1) + 1
    while count < len(cell) and (_OPTION.match(cell[count]) or not cell[count].strip()):
        count += 1
    return count
