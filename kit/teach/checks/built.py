"""What `kit build` wrote: current, in bounds, run from top to bottom, and marked in full."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kit.course.bank.read import BankError
from kit.course.bank.shipped import NAME
from kit.course.kinds.registry import kind_of
from kit.teach.checks.course import Course, first_line, printed
from kit.teach.lessons.building import build, stored

LEARNER_KB, SOLVED_KB, BANK_KB, OUTPUT_KB, SOURCE_KB = 200, 1000, 1000, 300, 500
"""Upper limits in kilobytes: what a slow line or a small machine still opens at once."""
_FULL = re.compile(r"Correct: (\S+) of \1 points? |Correct: 100 % ")


def current(course: Course) -> list[str]:
    """Return every derived file that is not what its sources say."""
    try:
        report = build(course.exercises, course.notebooks, check=True, execute=False)
    except BankError as error:
        return str(error).splitlines()
    mend = "run `kit build` and commit it"
    faults = [f"{name}: is not what its sources say; {mend}" for name in report.written]
    return faults + [f"{name}: its lesson is gone; {mend}" for name in report.removed]


def sizes(course: Course) -> list[str]:
    """Return every file and every output that is too large."""
    faults: list[str] = []
    for path in sorted(p for p in course.exercises.rglob("*") if p.is_file()):
        faults += _too_large(course.name(path), path.stat().st_size, SOURCE_KB, "lay it elsewhere")
    for lesson in course.lessons:
        learner = course.notebooks / f"{lesson.name}.ipynb"
        solved = course.notebooks / "solved" / f"{lesson.name}.ipynb"
        for path, limit in ((learner, LEARNER_KB), (solved, SOLVED_KB)):
            if path.is_file():
                mend = "print or draw less, or make two lessons of it"
                faults += _too_large(course.name(path), path.stat().st_size, limit, mend)
        notebook = stored(solved)
        for cell in notebook.cells if notebook is not None else ():
            size = len(str(cell.get("outputs", "")).encode())
            where = f"{course.name(solved)}: {first_line(cell.source)}: output"
            faults += _too_large(where, size, OUTPUT_KB, "print or draw less")
    bank = course.notebooks / NAME
    if bank.is_file():
        size = bank.stat().st_size
        faults += _too_large(course.name(bank), size, BANK_KB, "draw fewer held-out cases")
    return faults


def _too_large(where: str, size: int, limit: int, mend: str) -> Iterator[str]:
    if size > 1000 * limit:
        yield f"{where}: {size // 1000} kB; at most {limit} kB; {mend}"


def solved(course: Course) -> list[str]:
    """Return every sign that a solved notebook was not run whole, or did not earn full marks.

    nbval passes a cell without an execution count whatever it prints; so counts come first.
    """
    faults = []
    for lesson in course.lessons:
        path = course.notebooks / "solved" / f"{lesson.name}.ipynb"
        notebook = stored(path)
        if notebook is None:
            faults.append(f"{course.name(path)}: is missing or damaged; run `kit build`")
            continue
        faults += [f"{course.name(path)}: {f}" for f in _run_whole(notebook)]
        faults += [f"{course.name(path)}: {f}" for f in _full_marks(notebook, lesson.questions)]
    return faults


def _run_whole(notebook) -> Iterator[str]:
    cells = [c for c in notebook.cells if c.cell_type == "code"]
    for number, cell in enumerate(cells, 1):
        where = first_line(cell.source)
        if cell.execution_count is None:
            yield f"{where}: was never run (no execution count); run `kit build`"
        elif cell.execution_count != number:
            yield f"{where}: ran out of order (count {cell.execution_count}); run `kit build`"
        for output in cell.outputs:
            if output.output_type == "error":
                yield f"{where}: ends in {output.ename}: {output.evalue}; mend the lesson's code"
            elif output.get("name") == "stderr":
                said = output.text.strip().splitlines()[-1][:80] if output.text.strip() else ""
                yield f"{where}: prints a warning, '{said}'; mend what it warns of"


def _full_marks(notebook, questions) -> Iterator[str]:
    for cell in notebook.cells:
        id = cell.metadata.get("dateline", {}).get("question")
        question = questions.get(id)
        if question is None or cell.cell_type != "code":
            continue
        text = printed(cell)
        kind = kind_of(question)
        stored_only = kind.beforehand or kind.read_by_person or question.flag("silent")
        if stored_only or not question.gradeable:
            fine = text.startswith("Stored: ") and "earns no point" not in text
        else:
            fine = _FULL.match(text) is not None
        if not fine:
            said = text.strip().splitlines()[0][:60] if text.strip() else "nothing"
            yield f"{id}: the author's answer got '{said}'; mend key or answer, then `kit build`"


def paths(course: Course, folder: str = "") -> list[Path]:
    """Return the notebooks of the lessons in `notebooks/` (or a folder in it) that are there."""
    found = [course.notebooks / folder / f"{lesson.name}.ipynb" for lesson in course.lessons]
    return [path for path in found if path.is_file()]
