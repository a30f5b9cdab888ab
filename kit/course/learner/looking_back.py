"""Looking back: what was judged first and later, how sure one was, and a summary to keep.

Nothing here is a mark. A gap between being sure and being right is shown as two numbers, and a
learner who has answered nothing yet is told what would stand here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.bank.shipped import ShippedBank
from kit.course.kinds.registry import kind_of
from kit.course.kinds.scores import RIGHT
from kit.course.learner import reply_html
from kit.course.learner.feedback import table
from kit.course.learner.reply import Reply
from kit.course.learner.sureness import Sureness
from kit.course.marking.attempts import Standing
from kit.course.marking.events import Event

BASELINE, GUESS, LATER, SURE = "start.7", "start.7-sure", "practice.8", "practice.10"
OWN = "-own"
"""What the id of the question for one's own mark adds to the id of the free text."""
Standings = Callable[[str], Standing | None]
Kept = Callable[[str], list[Event]]


def look_back(standing: Standings, events: Kept) -> Reply:
    """Return the first flags beside the later ones, and how sure one was beside how often right.

    `standing` and `events` give, by question id, where the learner stands and what was kept.
    """
    found = _rows_of_sureness(standing)
    lines = [*_flags(standing, events), "", *_sureness(standing, found)]
    if found is None:
        return Reply(lines)
    # What begins so is a figure, for whoever reads the text instead of it.
    lines = ["Figure: what you flagged, then and now, and how sure you were.", "", *lines]
    return Reply(lines, html=_drawn(lines, found))


def _drawn(lines: list[str], found: Sureness) -> str:
    """The lines as a box, and below them the picture that says the last of them once more."""
    caption = "How sure you were, from 0 to 1. Filled: the answer that counts was right."
    return f"{reply_html.box('', lines)}<figure>{found.picture}<p>{caption}</p></figure>"


def _rows_of_sureness(standing: Standings) -> Sureness | None:
    there = standing(SURE)
    if there is None or not isinstance(there.last, dict):
        return None
    stood = ((id, p, standing(id)) for id, p in there.last.items())
    rows = tuple(
        (id, float(p), s.full >= RIGHT)  # as the numbers themselves are marked
        for id, p, s in stood
        if s is not None and s.first is not None
    )
    return Sureness(rows) if rows else None


def _flags(standing: Standings, events: Kept) -> list[str]:
    rows: list[tuple[str, ...]] = [("", "faulty, flagged", "sound, kept")]
    for id, name in ((BASELINE, "lesson 00, at the start"), (LATER, "here, at the first answer")):
        there = standing(id)
        answer = _first(events(id))
        if there is None or not isinstance(answer, dict) or not there.question.gradeable:
            rows.append((name, "no answer yet", "no answer yet"))
            continue
        right = _right(there.question, answer)
        rows.append((
            name, *(f"{sum(right[i] for i in ids)} of {len(ids)}"
                    for ids in _by_verdict(there.question))
        ))  # fmt: skip
    lines = ["What you flagged and what you kept, then and now. The lines are not the same ones;"]
    lines += ["eight of the twelve are of the kinds of lesson 00.", *table(rows)]
    guess, base = _first(events(GUESS)), _first(events(BASELINE))
    there = standing(BASELINE)
    if isinstance(guess, int | float) and isinstance(base, dict) and there is not None:
        held = sum(_right(there.question, base).values())
        lines.append(f"You said that {guess:g} of the eight would hold; {held} did.")
    return lines


def _by_verdict(question: Digested) -> tuple[list[str], list[str]]:
    """The faulty items and the sound ones."""
    faulty = [i for i in question.items if question.holds("key", i, "flag")]
    return faulty, [i for i in question.items if i not in faulty]


def _right(question: Digested, answer: dict[str, Any]) -> dict[str, bool]:
    return {i: question.holds("key", i, answer.get(i)) for i in question.items}


def _first(events: Iterable[Event]) -> Any:
    return next((event["answer"] for event in events if "answer" in event), None)


def _last(events: Iterable[Event]) -> Any:
    found = [event["answer"] for event in events if "answer" in event]
    return found[-1] if found and isinstance(found[-1], int | float) else None


def _sureness(standing: Standings, found: Sureness | None) -> list[str]:
    there = standing(SURE)
    if there is None or not isinstance(there.last, dict):
        return [f"How sure you were stands here once {SURE} is answered."]
    if found is None:
        return ["None of the questions you were asked about has an answer yet."]
    rows: list[tuple[str, ...]] = [("question", "sure", "right")]
    rows += [(id, f"{p:.2f}", "yes" if held else "no") for id, p, held in found.rows]
    sure, right = [p for _, p, _ in found.rows], [held for *_, held in found.rows]
    mean, share = sum(sure) / len(sure), sum(right) / len(right)
    told = (
        f"On average you were sure to {mean:.2f}, and right in {sum(right)} of {len(right)} "
        f"({share:.2f})."
    )
    gap = mean - share
    if abs(gap) < 0.1:
        read = "The two numbers lie close together."
    elif gap > 0:
        read = "You were surer than you were right: where did the sureness come from?"
    else:
        read = "You were right more often than you thought: what made you doubt?"
    few = "Seven answers are few; the numbers say little by themselves."
    return ["How sure you were, and what became of it.", *table(rows), told, read, few]


def summary(bank: ShippedBank, begun: Iterable[str], standing: Standings, events: Kept) -> Reply:
    """Return what the learner wrote, first and last, lesson by lesson, to keep or to print."""
    begun = set(begun)
    lines = ["What I answered, first and last."]
    for about in bank.lessons:
        ids = [id for id in bank.of_lesson(about["id"]) if id in begun]
        held = _held(standing(id) for id in ids)
        told = [
            line
            for id in ids
            for line in _answer(standing(id), events(id), _last(events(id + OWN)))
        ]
        if held or told:
            lines += ["", f"{about['number']:02d} {about['title']}", *held, *told]
    if len(lines) == 1:
        lines.append("Nothing is answered yet.")
    return Reply(lines)


def _held(standings: Iterable[Standing | None]) -> list[str]:
    marked = [s for s in standings if s is not None and s.answers and s.question.gradeable
              and kind_of(s.question).scores_alone(s.question)]  # fmt: skip
    if not marked:
        return []
    first = [s.question.id for s in marked if (s.first or 0) >= 1]
    later = [s.question.id for s in marked if (s.first or 0) < 1 <= s.full]
    still = [s.question.id for s in marked if max(s.full, s.first or 0) < 1]
    rows = (
        ("What I can do: right at the first answer", first),
        ("Right after another look", later),
        ("To look at again", still),
    )
    return [f"{name}: {', '.join(ids)}." for name, ids in rows if ids]


def _answer(there: Standing | None, events: list[Event], mark: Any = None) -> list[str]:
    """The lines on one question: free text whole, other answers where first and last differ.

    `mark` is what the learner gave a free text of their own.
    """
    if there is None or not there.answers:
        return []
    answers = [event["answer"] for event in events if "answer" in event]
    first, last = answers[0], answers[-1]
    if kind_of(there.question).read_by_person:
        own = [f"{there.question.id}, in my words: {last}"]
        own += (
            [f"{there.question.id}, my own mark by the rubric: {mark:g}"]
            if mark is not None
            else []
        )
        return [f"{there.question.id}, at first: {first}", *own] if first != last else own
    if kind_of(there.question).runs_function or first == last:
        return []
    return [f"{there.question.id}: first {_plain(first)}; last {_plain(last)}."]


def _plain(answer: Any) -> str:
    if isinstance(answer, dict):
        return ", ".join(f"{key} {_plain(value)}" for key, value in answer.items())
    if isinstance(answer, list):
        return ", ".join(map(_plain, answer)) or "nothing"
    return "open" if answer is None else str(answer)
