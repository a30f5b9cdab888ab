"""Points inside nbgrader: answers collected in the notebook's kernel, marked by the kit's rules.

What a page kept of the answers is read from the notebook's file, as `kit grade` reads it, so that
both give the same points.

nbgrader runs a test beside the answers it tests, so this shares a process with whoever wrote them.
`kit grade` does not; use it where learners might be hostile. For a learner, and wherever the
course's own `nbgrader_config.py` is not in use, `begin` does nothing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from kit.course import session
from kit.course.answers.digested import Digested
from kit.course.answers.running import run_cases
from kit.course.bank.shipped import ShippedBank, load_bank
from kit.course.kinds.registry import kind_of
from kit.course.marking.handed_in import mark_records
from kit.course.marking.page_records import PageCell, Record, page_records

KEYS = "DATELINE_NBGRADER_KEYS"
"""Names the folder of keys; the course's `nbgrader_config.py` sets it."""


class _Collected:
    def __init__(self, bank: ShippedBank, article: str | None, page: Sequence[Record]) -> None:
        self.bank, self.own, self.article, self.page = bank, article, article, page
        self.records: list[dict[str, Any]] = []
        self.functions: dict[str, Any] = {}

    def add(self, record: dict[str, Any]) -> None:
        if "function" in record:
            question = self.bank.questions.get(record["id"])
            if question is None or not kind_of(question).runs_function:
                return
            inputs = kind_of(question).inputs(question)
            record = {
                "id": record["id"],
                "outputs": run_cases(self.functions[record["id"]], inputs),
            }
        self.article = session.article_in_use() or self.article
        self.records.append(record)

    def points(self, id: str) -> float:
        records = [*self.page, *self.records]
        return mark_records(self.asked_on(self.article), records, self.asked_on)[id].points

    def asked_on(self, article: str | None) -> dict[str, Digested]:
        return {**self.bank.questions, **self.bank.on.get(article or self.own or "", {})}


_collected: _Collected | None = None


def begin(lesson: str) -> None:
    """Collect the answers that follow, if this kernel was started by nbgrader to mark them."""
    global _collected
    folder = os.environ.get(KEYS)
    if not folder:
        return
    bank = load_bank(Path(folder) / f"{lesson}.json")
    page = _page(Path.cwd() / f"{lesson}.ipynb", bank.questions)
    _collected = _Collected(bank, bank.lessons[0].get("article"), page)
    session.collect_into(_collected.add, _collected.functions)


def _page(path: Path, questions: Collection[str]) -> list[Record]:
    """What a page kept in the notebook that is being marked; [] where there is none to be read."""
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        labels = [c.get("metadata", {}).get("dateline", {}) for c in notebook["cells"]]
        sources = ["".join(c.get("source", "")) for c in notebook["cells"]]
        cells = [
            PageCell(about["question"], source, (about["question"],), about.get("work"))
            for about, source in zip(labels, sources, strict=True)
            if isinstance(about.get("question"), str)
        ]
        learner = notebook["metadata"].get("dateline", {}).get("learner")
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return []
    return page_records(cells, questions, learner)[0]


def points(id: str) -> float:
    """Return the points that the answers so far earn for question `id`.

    Raises RuntimeError where nothing was collected: nbgrader takes a test without a number for
    full marks, and an error for none.
    """
    if _collected is None:
        raise RuntimeError("no keys: run nbgrader in the folder of its nbgrader_config.py")
    return _collected.points(id)
