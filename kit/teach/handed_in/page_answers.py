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
_MAY_ANSWER = re.compile(
    r"check|eval|exec|compile|getattr|session|import_module|__|^[^\S\n]*[%!]", re.M
)


def of_notebook(notebook: Notebook, questions: Collection[str]) -> tuple[list[Record], list[str]]:
    """Return the records of a page's answers, and a line on each thing that was left out."""
    cells = [PageCell(c.question, c.source, c.questions, c.work) for c in notebook.code]
    return page_records(cells, questions, notebook.learner)


Line = tuple[str, Any]
"""A question and the plain answer that a line of code gives to it."""


def own_lines(notebook: Notebook, release: Sequence[Cell]) -> tuple[list[Line | None], int]:
    """Return what the learner's own cells answer, and how many cells are the learner's own.

    A cell whose answer is not known without running it gives None. Cells as they were released
    are no learner's, and answer nothing: there are blanks in them.
    """
    code = [cell for cell in release if cell.kind == "code"]
    as_it_was, even = {cell.source for cell in code}, {cell.even for cell in code}
    own = [c for c in notebook.code if c.source not in as_it_was and c.even not in even]
    lines = [written_answer(c.source) for c in own if _MAY_ANSWER.search(c.source)]
    return lines, len(own)


def has_to_run(
    lines: Sequence[Line | None],
    own: int,
    records: Sequence[Record],
    questions: Mapping[str, Digested],
) -> bool:
    """Return whether there may be an answer in cells (`own_lines`) that `records` do not hold.

    Where no page kept anything, every cell of the learner's own is run, so that what ails it is
    told.
    """
    kept = {record["id"]: record for record in records}
    if not kept:
        return own > 0
    return not all(line is not None and _settled(line, kept, questions) for line in lines)


def _settled(line: Line, kept: Mapping[str, Record], questions: Mapping[str, Digested]) -> bool:
    id, answer = line
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
