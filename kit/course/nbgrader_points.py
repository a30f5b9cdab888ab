"""Points inside nbgrader: answers collected in the notebook's kernel, marked by the kit's rules.

nbgrader runs a test beside the answers it tests, so this shares a process with whoever wrote them.
`kit grade` does not; use it where learners might be hostile. For a learner, and wherever the
course's own `nbgrader_config.py` is not in use, `begin` does nothing.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from kit.course import session
from kit.course.answers.running import run_cases
from kit.course.bank.shipped import ShippedBank, load_bank
from kit.course.kinds.registry import kind_of
from kit.course.marking.handed_in import mark_records

KEYS = "DATELINE_NBGRADER_KEYS"
"""Names the folder of keys; the course's `nbgrader_config.py` sets it."""


class _Collected:
    def __init__(self, bank: ShippedBank, article: str | None) -> None:
        self.bank, self.article = bank, article
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
        asked = {**self.bank.questions, **self.bank.on.get(self.article or "", {})}
        return mark_records(asked, self.records)[id].points


_collected: _Collected | None = None


def begin(lesson: str) -> None:
    """Collect the answers that follow, if this kernel was started by nbgrader to mark them."""
    global _collected
    folder = os.environ.get(KEYS)
    if not folder:
        return
    bank = load_bank(Path(folder) / f"{lesson}.json")
    _collected = _Collected(bank, bank.lessons[0].get("article"))
    session.collect_into(_collected.add, _collected.functions)


def points(id: str) -> float:
    """Return the points that the answers so far earn for question `id`.

    Raises RuntimeError where nothing was collected: nbgrader takes a test without a number for
    full marks, and an error for none.
    """
    if _collected is None:
        raise RuntimeError("no keys: run nbgrader in the folder of its nbgrader_config.py")
    return _collected.points(id)
