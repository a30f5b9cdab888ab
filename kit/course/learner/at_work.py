"""One learner at work: answers marked and kept, hints climbed, predictions shown again.

Holds no rule of marking and no file format; `kit.course.session` gives every notebook one of these.
"""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.answers.plain import AnswerError, to_plain
from kit.course.answers.running import run_cases
from kit.course.bank.shipped import ShippedBank
from kit.course.kinds.registry import kind_of
from kit.course.learner import feedback
from kit.course.learner.feedback import Reply
from kit.course.learner.progress import Progress
from kit.course.learner.score_table import score_lines
from kit.course.marking.verdict import Verdict, mark

AFTER_EXPLANATION = 0.5
"""The most a question can earn once its explanation was shown."""
WORDS_OF_A_REASON = 8


class Session:
    """One learner at work: a bank, an article, and progress."""

    def __init__(
        self,
        bank: ShippedBank,
        progress: Progress,
        article: str | None = None,
        language: str | None = None,
    ) -> None:
        self.bank = bank
        self.progress = progress
        self.article = article
        self.language = language

    def question(self, id: Any) -> Digested | None:
        """Return the question with this id, on the article in use; None if there is none."""
        if not isinstance(id, str):
            return None
        return self.bank.question(id, self.article, self.language)

    def check(self, id: Any, answer: Any, why: str | None = None) -> Reply:
        """Return feedback on an answer, and keep it."""
        question = self.question(id)
        if question is None:
            return self._told([self._unknown(id)])
        if (elsewhere := self._other_article(question)) is not None:
            return self._told([elsewhere])
        entry = self.progress.entry(question.id)
        try:
            verdict, plain, track = self._marked(question, answer, entry)
        except AnswerError as error:
            return self._told([_returned(str(error))])
        if not verdict.attempt:
            return self._told([_returned(verdict.message)], verdict)
        return self._told(self._kept(question, verdict, plain, track, entry, why), verdict)

    def _other_article(self, question: Digested) -> str | None:
        """What to say where the keys belong to an article that is not the one in use."""
        lesson = next((n for n in self.bank.lessons if n["id"] == question.id.split(".")[0]), {})
        own = lesson.get("article")
        if not self.article or not own or self.article in (own, Path(own).stem, *self.bank.on):
            return None
        return (
            f"Not yet: {question.id} is asked on the article '{own}', and you are reading "
            f"'{self.article}'. kit.use(\"{own}\") goes back. Nothing was counted."
        )

    def _marked(
        self, question: Digested, answer: Any, entry: dict[str, Any]
    ) -> tuple[Verdict, Any, str | None]:
        kind = kind_of(question)
        if kind.runs_function:
            return self._marked_code(question, answer, entry)
        if callable(answer) and not isinstance(answer, type):
            name = getattr(answer, "__name__", "it")
            raise AnswerError(
                f"this question wants an answer, not a function; call it: {name}(...)"
            )
        plain = to_plain(answer)
        scored = {q: self._latest(q) for q in kind.looks_at(question)}
        late = kind.beforehand and self.progress.revealed(question.id)
        committed = bool(entry["attempts"]) or not late
        return mark(question, plain, scored=scored, committed=committed), plain, None

    def _marked_code(
        self, question: Digested, answer: Any, entry: dict[str, Any]
    ) -> tuple[Verdict, Any, str | None]:
        track = "code" if callable(answer) else "by-hand"
        before = entry.get("track")
        if before and before != track:
            said = "with a function" if before == "code" else "without code"
            raise AnswerError(f"you chose to answer {question.id} {said}; that choice stays")
        if track == "by-hand":
            plain = to_plain(answer)
            return mark(question, plain), plain, track
        if not question.gradeable:
            return Verdict(question.id, question.kind, "stored", of=question.points), None, track
        outputs = run_cases(answer, kind_of(question).inputs(question))
        return mark(question, None, outputs), None, track

    def _latest(self, id: str) -> float:
        attempts = self.progress.entry(id)["attempts"]
        return attempts[-1]["score"] if attempts else 0.0

    def _kept(
        self,
        question: Digested,
        verdict: Verdict,
        plain: Any,
        track: str | None,
        entry: dict[str, Any],
        why: str | None,
    ) -> list[str]:
        """Store the attempt, and return the lines of feedback on it."""
        if verdict.status in ("stored", "awaiting"):
            first_time = not entry["attempts"]
            attempt = {"answer": plain, "score": verdict.score, "missed": []}
            once = kind_of(question).beforehand
            if first_time or not once:
                entry["attempts"].append(attempt)
                entry["first"] = verdict.score if first_time else entry["first"]
                entry["best"] = max(entry["best"], verdict.score)
                self.progress.store(question.id, entry)
            lines = feedback.stored(question, verdict)
            if once and not first_time:
                lines = [
                    f"Stored: your first prediction for {question.id} is kept. A prediction is "
                    "made once."
                ]
            return lines
        ceiling = AFTER_EXPLANATION if entry["rung"] >= 3 and not entry["closed"] else 1.0
        counted = max(min(verdict.score, ceiling), entry["best"])
        lines = [feedback.head(question, verdict, counted)]
        attempts = len(entry["attempts"])
        if not entry["closed"]:
            attempt = {
                "answer": plain,
                "score": verdict.score,
                "missed": list(verdict.misconceptions),
            }
            if why:
                attempt["why"] = str(why)[:1000]
            entry["attempts"].append(attempt)
            entry["first"] = verdict.score if entry["first"] is None else entry["first"]
            entry["best"] = counted
            entry["closed"] = verdict.status == "correct"
            if track:
                entry["track"] = track
            self.progress.store(question.id, entry)
        lines += verdict.notes
        if verdict.status == "correct":
            return [*lines, *feedback.explained(question)]
        lines.append(verdict.ask or question.data["hint"] or _where(question))
        if entry["closed"]:
            return [*lines, "You had this one right before; your points stay."]
        if attempts:
            lines.append(_reason(question.id, why))
        if entry["rung"] < 3:
            lines.append(f'More help: kit.hint("{question.id}")')
        return lines

    def hint(self, id: Any) -> Reply:
        """Return the next rung of the hint ladder: reread, misconception, explanation."""
        question = self.question(id)
        if question is None:
            return self._told([self._unknown(id)])
        if not question.gradeable or question.flag("silent"):
            return self._told([f"There are no hints for {question.id}: it shows where you stand."])
        if kind_of(question).beforehand:
            return self._told(
                [question.data["hint"] or "What do you expect? A prediction cannot be wrong."]
            )
        entry = self.progress.entry(question.id)
        rung = min(entry["rung"] + 1, 3)
        missed = entry["attempts"][-1].get("missed", []) if entry["attempts"] else []
        if rung == 2 and not entry["attempts"]:
            return self._told(
                [f"Hint 2 looks at what you gave. Answer {question.id} once, then ask again."]
            )
        lines = {1: self._first, 2: self._second, 3: self._third}[rung](question, missed)
        if entry["rung"] < 3:
            self.progress.store(question.id, {**entry, "rung": rung})
        return self._told(lines)

    def _first(self, question: Digested, missed: list[str]) -> list[str]:
        return [f"Hint 1 of 3: {question.data['hint'] or _where(question)}"]

    def _second(self, question: Digested, missed: list[str]) -> list[str]:
        asks = [m["ask"] for m in question.behind["misconceptions"] if m["id"] in missed]
        lines = [f"Hint 2 of 3: {' '.join(asks[:2]) or _where(question)}"]
        most = feedback.points(question.points * AFTER_EXPLANATION)
        if question.points:
            lines.append(
                f"The next hint is the explanation. After it {question.id} can earn {most} of "
                f"{feedback.points(question.points)} at most."
            )
        return lines

    def _third(self, question: Digested, missed: list[str]) -> list[str]:
        text = feedback.paragraphs(question.behind.get("explanation", ""))
        lines = ["Hint 3 of 3, the explanation:", *(text or [_where(question)])]
        if question.data.get("twin"):
            lines.append(f"A question of the same kind to try afresh: {question.data['twin']}")
        return lines

    def score(self, lesson: str | None = None) -> Reply:
        """Return a table of points: first attempt and mastery apart, text awaiting a reader."""
        return self._told(score_lines(self.bank, self.progress, lesson))

    def reveal(self, id: Any) -> Reply:
        """Note that a prediction's outcome is being shown, and return what was predicted."""
        question = self.question(id)
        if question is None:
            return self._told([self._unknown(id)])
        attempts = self.progress.entry(question.id)["attempts"]
        self.progress.reveal(question.id)
        if attempts:
            return self._told(_said_before(question, attempts[0]["answer"]))
        if not kind_of(question).beforehand:
            return self._told(
                [f"No answer to {question.id} is stored here. kit.check hands one in."]
            )
        return self._told(
            [
                f"No prediction is stored for {question.id}. What would you have said before you "
                "saw this?"
            ]
        )

    def by_hand(self, id: Any) -> Reply:
        """Return the inputs for answering a code question without code."""
        question = self.question(id)
        if question is None:
            return self._told([self._unknown(id)])
        if not question.data.get("by_hand"):
            return self._told([f"{question.id} has no version without code."])
        if not question.gradeable:
            return self._told([f"{question.id} is marked by your instructor; ask there."])
        return self._told(feedback.by_hand(question))

    def _unknown(self, id: Any) -> str:
        if not isinstance(id, str):
            return 'Not yet: the first thing to give is the question\'s id in quotes: "start.1".'
        close = difflib.get_close_matches(id.strip().casefold(), list(self.bank.questions), n=1)
        mend = f"Did you mean '{close[0]}'?" if close else "Ids look like 'start.1'."
        return f"Not yet: there is no question '{id[:40]}'. {mend} Nothing was counted."

    def _told(self, lines: list[str], verdict: Verdict | None = None) -> Reply:
        notices, self.progress.notices = self.progress.notices, []
        return Reply([*lines, *(f"Note: {n}" for n in notices)], verdict)


def _returned(message: str) -> str:
    end = "" if message.endswith(("?", ".")) else "."
    return f"Not yet: {message}{end} Nothing was counted."


def _where(question: Digested) -> str:
    return "Which words of the text would show it to somebody who doubts it?"


def _reason(id: str, why: str | None) -> str:
    if not why:
        return (
            f'What did you change, and why? kit.check("{id}", ..., why="...") keeps your reason; '
            "it is not marked."
        )
    if len(str(why).split()) < WORDS_OF_A_REASON:
        return "Your reason is kept. Could you say it in eight words or more?"
    return "Your reason is kept."


def _said_before(question: Digested, answer: Any) -> list[str]:
    """A first answer, shown again; one given item by item with the items, which are elsewhere."""
    if kind_of(question).beforehand:
        return [f"You predicted: {_readable(answer)}"]
    rows = question.data.get("items", [])
    if not isinstance(answer, dict) or not rows:
        return [f"You answered: {_readable(answer)}"]
    return [
        "You answered:",
        *(f"  {r['id']}. {r['text']}: {_readable(answer.get(r['id'], 'open'))}" for r in rows),
    ]


def _readable(answer: Any) -> str:
    if isinstance(answer, list):
        return ", ".join(_readable(a) for a in answer) or "none"
    if isinstance(answer, dict):
        return ", ".join(f"{k}: {_readable(v)}" for k, v in answer.items())
    return str(answer)
