"""Answers of a page in a submission, and whether anything of it has to be run at all.

Answers that a page kept are data (`kit.course.marking.page_records`). A submission is run for what
can only be known by running it: functions, and lines that are more than a plain answer, or another
one than the page kept.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.marking.attempts import answered
from kit.course.marking.events import function_cell
from kit.course.marking.page_records import (
    PageCell,
    Record,
    page_records,
    same_answer,
    written_answer,
)
from kit.teach.handed_in.notebook_file import Cell, Notebook

# What a cell that hands in an answer, or lets another do so, has to say somewhere.
_MAY_ANSWER = re.compile(r"check|eval|exec|compile|getattr|session|import_module|__|^\s*[%!]", re.M)


def of_notebook(notebook: Notebook, questions: Collection[str]) -> tuple[list[Record], list[str]]:
    """Return the records of a page's answers, and a line on each thing that was left out."""
    cells = [PageCell(c.question, c.source, c.questions, c.work) for c in notebook.code]
    return page_records(cells, questions, notebook.learner)


def has_to_run(
    notebook: Notebook,
    release: Sequence[Cell],
    records: Sequence[Record],
    questions: Mapping[str, Digested],
) -> bool:
    """Return whether there may be an answer in the cells that `records` do not hold.

    Cells as they were released answer nothing: there are blanks in them. Where no page kept
    anything, every other cell is run, so that what ails it is told.
    """
    released = {_even(c.source) for c in release if c.kind == "code"}
    kept = {record["id"]: record for record in records}
    own = [cell for cell in notebook.code if _even(cell.source) not in released]
    return any(not kept or not _settled(cell, kept, questions) for cell in own)


def _even(source: str) -> str:
    return "\n".join(line.rstrip() for line in source.strip().splitlines())


def _settled(cell: Cell, kept: Mapping[str, Record], questions: Mapping[str, Digested]) -> bool:
    if not _MAY_ANSWER.search(cell.source):
        return True
    found = written_answer(cell.source)
    if found is None:
        return False
    id, answer = found
    record, question = kept.get(id), questions.get(id)
    if question is None:
        return True
    if record is None:
        return False
    given = [e["answer"] for e in record["events"] if "answer" in e]
    given = [a for a in given if function_cell(a) is None]
    known = [*given[-1:], *([record["draft"]] if "draft" in record else [])]
    return any(same_answer(answer, k) or _same_meaning(question, answer, k) for k in known)


def _same_meaning(question: Digested, answer: Any, other: Any) -> bool:
    try:
        return same_answer(
            answered(question, answer, final=True), answered(question, other, final=True)
        )
    except Exception:  # a forged answer may be anything; the run then tells
        return False
