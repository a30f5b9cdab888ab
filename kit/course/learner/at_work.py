"""One learner at work: answers marked and kept, hints climbed, predictions shown again.

Holds no rule of marking and no file format: what happened is kept as events, and what it earns is
said by `kit.course.marking.attempts`. `kit.course.session` gives every notebook one of these.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.answers.plain import AnswerError, to_plain
from kit.course.answers.running import run_cases
from kit.course.bank.shipped import ShippedBank
from kit.course.kinds.registry import kind_of
from kit.course.learner import feedback, looking_back, print_view, replies
from kit.course.learner.progress import Progress
from kit.course.learner.reply import STATE_TYPE, Reply
from kit.course.learner.score_table import score
from kit.course.marking.attempts import Standing, answered, counts, replay
from kit.course.marking.cells import UNKNOWN
from kit.course.marking.events import (
    HINTS,
    MOST_ANSWERS,
    Event,
    Refused,
    function_answer,
    function_cell,
    read_work,
)
from kit.course.marking.verdict import Verdict, mark


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

    def standing(self, id: str) -> Standing | None:
        """Return where the learner stands with a question; None for an unknown id."""
        return self._replayed(id, self.progress.events(id))

    def _replayed(
        self, id: str, events: list[Event], question: Digested | None = None
    ) -> Standing | None:
        own = self.bank.question(id)
        return replay(
            lambda article: self.bank.question(id, article),
            events,
            self.article,
            question=question,
            scored=self._scores(own) if own is not None else None,
            ran=_as_it_was_told,
        )

    def _scores(self, question: Digested) -> dict[str, float]:
        """The scores of the questions that this one's mark hangs on."""
        others = [id for id in kind_of(question).looks_at(question) if id != question.id]
        found = {id: self.standing(id) for id in others}
        return {id: there.full if there else 0.0 for id, there in found.items()}

    def check(self, id: Any, answer: Any, why: str | None = None, cell: str = "") -> Reply:
        """Return feedback on an answer, and keep it. `cell` is the mark of its cell."""
        question = self.question(id)
        if question is None:
            return self._said([self._unknown(id)])
        if (elsewhere := self._other_article(question)) is not None:
            return self._said([elsewhere])
        events = self.progress.events(question.id)
        before = self._standing_here(question, events)
        try:
            verdict, plain = self._marked(question, answer, before, cell)
        except AnswerError as error:
            return self._returned(question, before, str(error))
        if not verdict.attempt:
            return self._returned(question, before, verdict.message, verdict)
        event = self._event(question, before, events, plain, why)
        if event is not None:
            events = [*events, event]
            self.progress.keep(question.id, events)
        after = self._standing_here(question, events)
        return replies.verdict(question, verdict, before, after, event, why, self._notices())

    def _standing_here(self, question: Digested, events: list[Event]) -> Standing:
        """Where the learner stands with the question as it is asked on the article in use."""
        asked = self.bank.question(question.id, self.article)
        found = self._replayed(question.id, events, asked)
        assert found is not None
        return replace(found, article=self.article or found.article)

    def _on(self) -> dict[str, str]:
        return {"on": self.article} if self.article else {}

    def _event(
        self,
        question: Digested,
        before: Standing,
        events: list[Event],
        plain: Any,
        why: str | None,
    ) -> Event | None:
        """The event to keep; None where nothing new happened, or nothing that counts."""
        again = before.answers > 0 and _same(plain, before.last)
        reason = str(why)[:1000] if why else None
        if again and reason is None:
            return None
        if before.closed or (counts(question) == "first" and before.answers):
            return None
        if again and any(e.get("why") == reason for e in events[-1:]):
            return None
        return {"answer": plain, **({"why": reason} if reason else {}), **self._on()}

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
        self, question: Digested, answer: Any, before: Standing, cell: str
    ) -> tuple[Verdict, Any]:
        """The verdict, and the answer as it is kept; `AnswerError` for one that is handed back."""
        if kind_of(question).runs_function and callable(answer):
            return _marked_function(question, answer, cell)
        if callable(answer) and not isinstance(answer, type):
            name = getattr(answer, "__name__", "it")
            raise AnswerError(
                f"this question wants an answer, not a function; call it: {name}(...)"
            )
        if counts(question) == "best" and not before.closed and before.answers >= MOST_ANSWERS:
            raise AnswerError(
                f"{MOST_ANSWERS} answers to {question.id} are kept, and no more are counted; "
                "what you have stays"
            )
        plain = to_plain(answer)
        committed = before.answers > 0 or not before.revealed
        verdict = mark(question, plain, scored=self._scores(question), committed=committed)
        return verdict, answered(question, plain) if verdict.attempt else plain

    def hint(self, id: Any, number: Any = None) -> Reply:
        """Return the next hint: where to reread, then what was given.

        The third, the explanation, has a price and is given only where it is asked for by its
        number.
        """
        question = self.question(id)
        if question is None:
            return self._said([self._unknown(id)])
        events = self.progress.events(question.id)
        before = self._standing_here(question, events)
        if number is not None and (type(number) is not int or not 1 <= number <= HINTS):
            return self._returned(question, before, "hints have the numbers 1, 2 and 3")
        if not question.gradeable or question.flag("silent"):
            no = f"There are no hints for {question.id}: it shows where you stand."
            return replies.no_hint(question, before, no)
        if kind_of(question).beforehand:
            expects = question.data["hint"] or "What do you expect? A prediction cannot be wrong."
            return replies.no_hint(question, before, expects)
        wanted = number or min(before.rung + 1, HINTS - 1 if before.rung < HINTS else HINTS)
        wanted = min(wanted, before.rung + 1)
        if wanted == 2 and not before.answers:
            first = f"Hint 2 looks at what you gave. Answer {question.id} once, then ask again."
            return replies.no_hint(question, before, first)
        event: Event | None = None
        if wanted > before.rung:
            event = {"hint": wanted, **self._on()}
            events = [*events, event]
            self.progress.keep(question.id, events)
        after = self._standing_here(question, events)
        return replies.hint(question, wanted, after, event, self._notices())

    def score(self, lesson: str | None = None) -> Reply:
        """Return a table of points: first answer and mastery apart, text awaiting a reader."""
        return score(self.bank, self.progress.begun(), self.standing, lesson)

    def look_back(self) -> Reply:
        """Return what was judged first beside what was judged later, and how sure one was."""
        return looking_back.look_back(self.standing, self.progress.events)

    def summary(self, to: Any = None) -> Reply:
        """Return what was answered, first and last; with a file's name, kept to print."""
        events = self.progress.events
        made = looking_back.summary(self.bank, self.progress.begun(), self.standing, events)
        return made if to is None else print_view.kept(made, to)

    def reveal(self, id: Any) -> Reply:
        """Note that a prediction's outcome is being shown, and return what was predicted."""
        question = self.question(id)
        if question is None:
            return self._said([self._unknown(id)])
        events = self.progress.events(question.id)
        before = self._standing_here(question, events)
        event: Event | None = None
        if not before.revealed:
            event = {"reveal": True, **self._on()}
            self.progress.keep(question.id, [*events, event])
        return replies.revealed(question, before, event, self._notices())

    def by_hand(self, id: Any) -> Reply:
        """Return the inputs for answering a code question without code."""
        question = self.question(id)
        if question is None:
            return self._said([self._unknown(id)])
        if not question.data.get("by_hand"):
            return self._said([f"{question.id} has no version without code."])
        if not question.gradeable:
            return self._said([f"{question.id} is marked by your instructor; ask there."])
        return self._said(feedback.by_hand(question))

    def restore(self, state: Any) -> Reply:
        """Take in what a notebook holds, and return where each of its questions stands.

        `state` maps question ids to what their cells hold (`work`). What is damaged is left out,
        entry by entry, and said. A notebook's events take the place of those that are kept here,
        unless these only go on from them.
        """
        if not isinstance(state, Mapping):
            return Reply(["Not yet: there is nothing to restore."], data={"v": 1}, type=STATE_TYPE)
        notes: list[str] = []
        ids = [id for id in state if isinstance(id, str) and self.bank.question(id) is not None]
        if strange := [str(id)[:40] for id in state if id not in ids]:
            notes.append(f"{strange[0]}: is no question of this course; left out")
        for id in ids:
            try:
                work = read_work({"v": 1, "question": id, **_as_table(state[id])}, id)
            except Refused as error:
                notes.append(f"{id}: what the notebook holds of it {error}; left out")
                continue
            notes += [f"{id}: {note}" for note in work.notes]
            on = {"on": work.article} if work.article else {}
            events = [{**on, **event} for event in work.events]
            kept = self.progress.events(id)
            if events and kept[: len(events)] != events:
                self.progress.keep(id, events)
        lessons = {id.split(".")[0] for id in ids}
        there = [i for i in self.progress.begun() if i.split(".")[0] in lessons]
        questions = {
            id: self._restored(id) for id in {**dict.fromkeys(ids), **dict.fromkeys(there)}
        }
        questions = {id: shown for id, shown in questions.items() if shown}
        notes += self._notices()
        data = {"v": 1, "questions": questions, "notes": notes}
        said = f"{len(questions)} answers are as they were." if questions else "Nothing to restore."
        return Reply([said], notes=notes, data=data, type=STATE_TYPE)

    def _restored(self, id: str) -> dict[str, Any] | None:
        events = self.progress.events(id)
        there = self._replayed(id, events)
        if not events or there is None:
            return None
        shown = replies.again(there)
        return {"events": events, "article": there.article, "reply": shown.state}

    def _unknown(self, id: Any) -> str:
        if not isinstance(id, str):
            return 'Not yet: the first thing to give is the question\'s id in quotes: "start.1".'
        close = difflib.get_close_matches(id.strip().casefold(), list(self.bank.questions), n=1)
        mend = f"Did you mean '{close[0]}'?" if close else "Ids look like 'start.1'."
        return f"Not yet: there is no question '{id[:40]}'. {mend} Nothing was counted."

    def _returned(
        self, question: Digested, before: Standing, message: str, verdict: Verdict | None = None
    ) -> Reply:
        return replies.returned(question, before, message, verdict, self._notices())

    def _said(self, lines: list[str]) -> Reply:
        return Reply(lines, notes=self._notices())

    def _notices(self) -> list[str]:
        notices, self.progress.notices = self.progress.notices, []
        return list(dict.fromkeys(notices))


def _as_table(value: Any) -> dict[str, Any]:
    return {str(k): v for k, v in value.items()} if isinstance(value, Mapping) else {"v": "none"}


def _marked_function(question: Digested, function: Any, cell: str) -> tuple[Verdict, Any]:
    if not question.gradeable:
        verdict = Verdict(question.id, question.kind, "stored", of=question.points)
        return verdict, function_answer(cell or UNKNOWN)
    outputs = run_cases(function, kind_of(question).inputs(question))
    verdict = mark(question, None, outputs)
    return verdict, function_answer(cell or UNKNOWN, verdict.score)


def _as_it_was_told(question: Digested, answer: Mapping[str, Any]) -> Verdict | None:
    """The verdict on a function that was run before: what was said of it then."""
    score = answer.get("score")
    if function_cell(answer) is None or isinstance(score, bool):
        return None
    if not isinstance(score, (int, float)):
        return None
    status = "correct" if score >= 1 else "partly" if score > 0 else "not-yet"
    earned = min(1.0, max(0.0, float(score)))
    return Verdict(question.id, question.kind, status, earned, question.points)


def _same(plain: Any, last: Any) -> bool:
    """Whether two answers are the very same; functions are, if cell and outcome are."""
    return plain == last and type(plain) is type(last)
