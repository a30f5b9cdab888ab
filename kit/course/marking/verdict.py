"""Marking: a question and an answer in, a verdict out. Pure: no files, no clock, no session.

Works on digested keys, so that learners' notebooks and instructors' grading run the very same
code. Where the universe of possible answers is small, the key is found again by digesting each
candidate; that costs microseconds and keeps the rules in `scores` as simple as they are stated.
How an answer is read and what it earns is told by the question's kind (`kit.course.kinds`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.answers.misconceptions import matched
from kit.course.answers.plain import AnswerError
from kit.course.kinds.naming import naming
from kit.course.kinds.registry import KINDS, kind_of

STATUSES = ("correct", "partly", "not-yet", "stored", "awaiting", "returned")


@dataclass(frozen=True)
class Verdict:
    """What became of one answer.

    `status` is one of `STATUSES`: "returned" answers could not be read and are no attempt;
    "awaiting" ones wait for a reader; "stored" ones carry no feedback (predictions, baselines,
    keys held by the instructor). `score` is in [0, 1]; `points` is `score` times `of`, to two
    decimals. `misconceptions` are ids, in the bank's order.
    `asks` are their questions, each with the part of the answer it is about; `ask` is the first.
    `notes` are plain lines (how much holds, by which rule, cases by category, concepts found).
    """

    question: str
    kind: str
    status: str
    score: float = 0.0
    of: float = 0.0
    misconceptions: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    message: str = ""
    notes: tuple[str, ...] = ()
    given: Any = field(default=None, compare=False)

    @property
    def points(self) -> float:
        """Points earned, to two decimals."""
        return round(self.of * self.score + 1e-9, 2)

    @property
    def ask(self) -> str:
        """The first question to put to the learner; "" where there is none."""
        return self.asks[0] if self.asks else ""

    @property
    def by_reader(self) -> bool:
        """Whether a person reads such answers with the rubric, and no machine marks them."""
        return self.kind in KINDS and KINDS[self.kind].read_by_person

    @property
    def attempt(self) -> bool:
        """Whether the answer counts as an attempt."""
        return self.status != "returned"


def mark(
    question: Digested,
    answer: Any,
    outputs: Sequence[Mapping[str, Any]] | None = None,
    *,
    scored: Mapping[str, float] | None = None,
    committed: bool = True,
    final: bool = False,
) -> Verdict:
    """Return the verdict on `answer`, plain JSON as `kit.course.answers.plain.to_plain` gives it.

    `outputs` are a function's outcomes on the held-out inputs, as `running.run_cases` returns
    them (code questions only). `scored` maps question ids to scores (confidence questions only).
    `committed` is False for a prediction that came after its outcome was shown. `final` marks what
    is there at hand-in instead of sending back what was left open.
    """

    def returned(message: str) -> Verdict:
        return Verdict(question.id, question.kind, "returned", of=question.points, message=message)

    def stored(score: float = 0.0, given: Any = None) -> Verdict:
        return Verdict(question.id, question.kind, "stored", score, question.points, given=given)

    try:
        kind = kind_of(question)
        if kind.runs_function and outputs is not None:
            given = kind.outcomes(question, outputs)
        else:
            given = kind.given(question, answer, final)
        if kind.beforehand:
            return stored(float(committed), given)
        if not question.gradeable:
            return stored(given=given)
        result = kind.mark(question, given, scored or {})
    except AnswerError as error:
        return returned(str(error))
    status = result.status or (
        "correct" if result.score >= 1 else "partly" if result.score > 0 else "not-yet"
    )
    if question.flag("silent"):
        return stored(result.score, given)
    found = matched(question.behind["misconceptions"], result.given) if result.score < 1 else []
    return Verdict(
        question.id,
        question.kind,
        status,
        result.score,
        question.points,
        tuple(m.entry["id"] for m in found),
        tuple(naming(question, m.about, m.entry["ask"], m.general) for m in found if m.asked),
        notes=result.notes,
        given=given,
    )
