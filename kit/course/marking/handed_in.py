"""Marking what a submission handed in: its records, in the order they came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.kinds.registry import kind_of
from kit.course.marking.verdict import Verdict, mark


def mark_records(
    bank: Mapping[str, Digested], records: Sequence[Mapping[str, Any]]
) -> dict[str, Verdict]:
    """Return the final verdict on every question of `bank`, from what a submission handed in.

    `records` are in the order they came: {"id", "answer"}, {"id", "outputs"} or {"reveal": id}.
    The last readable answer to a question counts; a prediction counts from its first answer.
    What is missing scores 0.
    """
    shown: set[str] = set()
    late: set[str] = set()
    last: dict[str, Mapping[str, Any]] = {}
    for record in records:
        if "reveal" in record:
            shown.add(str(record["reveal"]))
            continue
        name = str(record.get("id"))
        question = bank.get(name)
        if question is None:
            continue
        if not _mark(question, record).attempt:
            continue
        if kind_of(question).beforehand:
            if name in last:
                continue
            if name in shown:
                late.add(name)
        last[name] = record
    verdicts: dict[str, Verdict] = {}
    # What is held against the scores of other questions comes last.
    for name in sorted(bank, key=lambda n: bool(kind_of(bank[n]).looks_at(bank[n]))):
        question, handed = bank[name], last.get(name)
        if handed is None:
            verdicts[name] = Verdict(name, question.kind, "not-yet", of=question.points)
            continue
        verdicts[name] = _mark(
            question,
            handed,
            scored={n: v.score for n, v in verdicts.items()},
            committed=name not in late,
        )
    return {name: verdicts[name] for name in bank}


def _mark(question: Digested, record: Mapping[str, Any], **more: Any) -> Verdict:
    """The verdict on one record; one that marking cannot digest is sent back, like any unreadable.

    A record may be forged, and no answer of one person's may keep the others from their marks.
    """
    try:
        return mark(question, record.get("answer"), record.get("outputs"), final=True, **more)
    except Exception as error:
        why = f"the answer could not be read ({type(error).__name__})"
        return Verdict(question.id, question.kind, "returned", of=question.points, message=why)
