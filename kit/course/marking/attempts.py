"""The rule of events: what a learner did with a question, played again to what it earns.

One pure function, used by the page a learner works on, by `kit.score` and by `kit grade`, so that
all three agree to the last digit. The rule, as learners are told it:

- **The best answer counts**, and the first is shown beside it. Once an answer is right the question
  is closed, and what is given after that changes nothing.
- **Answers given after the explanation** (hint 3) **count half at most.** What was earned before
  stays.
- **The first answer counts** for a prediction; it earns nothing once its outcome was shown.
- **The last answer counts** where there is no feedback to learn from (free text, a baseline, keys
  that an instructor holds), for confidence, and for a function: the one that stands in the cell.
- A code question may be answered either way; the way used last counts.
- Nobody loses anything by handing in the very same answer twice, or one that cannot be read.

A question that another article changes is another question: the article of the last event counts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.kinds.registry import kind_of
from kit.course.marking.events import Event, function_cell
from kit.course.marking.verdict import Verdict, mark

AFTER_EXPLANATION = 0.5
"""The most a question can earn once its explanation was shown."""
EXPLANATION = 3
"""The hint that is the explanation."""
HALVED = "The explanation had been shown before, so this counts half at most."

Asked = Callable[[str | None], Digested | None]
"""Gives a question as it is asked on an article; None is the lesson's own."""


@dataclass(frozen=True)
class Standing:
    """Where a learner stands with one question after all that happened.

    `verdict` is the one on the answer that counts, its score lowered where the rule says so; None
    where nothing was answered. `first` is the score of the first answer. `full` is what the answer
    would count without the explanation, `counted` that answer. `rung` is the last hint shown,
    `last` the last answer, `shown` the verdict on it.
    """

    question: Digested
    article: str | None = None
    verdict: Verdict | None = None
    first: float | None = None
    full: float = 0.0
    rung: int = 0
    closed: bool = False
    answers: int = 0
    revealed: bool = False
    counted: Any = field(default=None, compare=False)
    last: Any = field(default=None, compare=False)
    shown: Verdict | None = field(default=None, compare=False)

    @property
    def score(self) -> float:
        """What counts, in [0, 1]."""
        return self.verdict.score if self.verdict else 0.0

    @property
    def points(self) -> float:
        """The points that count, to two decimals."""
        return self.verdict.points if self.verdict else 0.0

    @property
    def missed(self) -> tuple[str, ...]:
        """Misconceptions that the last answer shows."""
        return self.shown.misconceptions if self.shown else ()


def counts(question: Digested) -> str:
    """Return which answer to a question counts: "best", "first" or "last"."""
    kind = kind_of(question)
    if kind.beforehand:
        return "first"
    return "best" if is_told(question) and kind.scores_alone(question) else "last"


def is_told(question: Digested) -> bool:
    """Return whether a learner is told at once what an answer to this question earns."""
    kept_back = question.flag("private") or question.flag("silent") or not question.gradeable
    return not kept_back and kind_of(question).marked_by(question) == "kit"


def replay(
    asked: Asked,
    events: Sequence[Event],
    article: str | None = None,
    *,
    question: Digested | None = None,
    scored: Mapping[str, float] | None = None,
    ran: Callable[[Digested, Mapping[str, Any]], Verdict | None] | None = None,
    final: bool = False,
) -> Standing | None:
    """Return the standing after `events`; None for a question that is not asked on their article.

    `article` is the one of events that name none. The standing is that of `question`, by default
    as it is asked on the article of the last event. `scored` maps questions to scores (for a
    question of confidence). `ran` gives the verdict on a function that was handed in, which nobody
    can tell from the event alone; None where it is not known. `final` takes in what was left open.
    """
    on = events[-1].get("on", article) if events else article
    question = question or asked(on)
    if question is None:
        return None
    # Most questions are the same on every article, and then all events count.
    own = [e for e in events if asked(e.get("on", article)) is question]
    player = _Player(question, scored or {}, ran or (lambda question, answer: None), final)
    for event in own:
        player.take(event)
    return player.standing(on)


def answered(question: Digested, answer: Any, final: bool = False) -> Any:
    """Return a readable answer in its one plain form: ids for texts, lists in the article's order.

    Raises `AnswerError` for one that cannot be read.
    """
    given = kind_of(question).given(question, answer, final)
    if isinstance(given, frozenset):
        return [u for u in question.universe if u in given]
    if isinstance(given, tuple):
        return list(given)
    if isinstance(given, list) and any(isinstance(part, range) for part in given):
        return answer[0] if isinstance(answer, list) else answer  # places of words: the words
    return given


class _Player:
    """Takes the events of one question in, one after another."""

    def __init__(
        self,
        question: Digested,
        scored: Mapping[str, float],
        ran: Callable[[Digested, Mapping[str, Any]], Verdict | None],
        final: bool,
    ) -> None:
        self.question, self.scored, self.ran, self.final = question, scored, ran, final
        self.rule = counts(question)
        self.rung = self.answers = 0
        self.first: float | None = None
        self.revealed = self.closed = False
        self.last: Any = None
        self.counted: Any = None
        self.shown: Verdict | None = None
        self.best: Verdict | None = None
        self.function: Verdict | None = None
        self.by_function = False
        self.full = 0.0
        self.before: set[str] = set()
        """Cells whose function was handed in before the explanation was shown."""

    def take(self, event: Event) -> None:
        if "hint" in event:
            self.rung = max(self.rung, event["hint"])
        elif "reveal" in event:
            self.revealed = True
        else:
            self.answer(event["answer"])

    def answer(self, answer: Any) -> None:
        runs = kind_of(self.question).runs_function
        is_function = runs and function_cell(answer) is not None
        if is_function:
            verdict = self.ran(self.question, answer)
            self._note_cell(answer)
        else:
            verdict = self.marked(answer)
        if verdict is None or not verdict.attempt:
            return
        if self.answers == 0 or answer != self.last:
            self.answers += 1
        self.first = verdict.score if self.first is None else self.first
        self.last, self.shown = answer, verdict
        if is_function:
            self.by_function = True
            known = function_cell(answer) in self.before
            self.function = verdict if known else self.lowered(verdict)
            self.full = verdict.score
            return
        self.by_function = False
        before = self.best
        self.count(verdict)
        self.counted = answer if self.best is not before else self.counted

    def _note_cell(self, answer: Mapping[str, Any]) -> None:
        if self.rung < EXPLANATION:
            self.before.add(str(answer["cell"]))

    def marked(self, answer: Any) -> Verdict | None:
        committed = self.answers > 0 or not self.revealed
        try:
            return mark(
                self.question, answer, scored=self.scored, committed=committed, final=self.final
            )
        except Exception as error:  # an event may be forged, and must not cost the others
            why = f"the answer could not be read ({type(error).__name__})"
            return Verdict(self.question.id, self.question.kind, "returned", message=why)

    def count(self, verdict: Verdict) -> None:
        if self.rule == "first":
            self.best = self.best or verdict
            self.full = self.best.score
        elif self.rule == "last":
            self.best, self.full = self.lowered(verdict), verdict.score
        elif not self.closed:
            counted = self.lowered(verdict)
            # Of answers that count alike, the later: its feedback is the one last seen.
            if self.best is None or counted.score >= self.best.score:
                self.best = counted
            self.full = max(self.full, verdict.score)
            self.closed = verdict.status == "correct"

    def lowered(self, verdict: Verdict) -> Verdict:
        if self.rung < EXPLANATION or verdict.score <= AFTER_EXPLANATION:
            return verdict
        return replace(verdict, score=AFTER_EXPLANATION, notes=(*verdict.notes, HALVED))

    def standing(self, article: str | None) -> Standing:
        verdict = self.function if self.by_function else self.best
        return Standing(
            self.question,
            article,
            verdict,
            self.first,
            self.full,
            self.rung,
            self.closed and not self.by_function,
            self.answers,
            self.revealed,
            self.counted,
            self.last,
            self.shown,
        )
