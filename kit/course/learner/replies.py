"""Replies to a learner at work, put together: what is said, what is folded away, and the data.

The data of a reply (`as_data`) is what a page keeps and draws. `lines` hold no Python: whoever
works by mouse never reads any; what helps somebody who types is the reply's `tail`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.kinds.registry import kind_of
from kit.course.learner import feedback
from kit.course.learner.feedback import points
from kit.course.learner.reply import Reply
from kit.course.marking.attempts import AFTER_EXPLANATION, EXPLANATION, Standing
from kit.course.marking.events import HINTS, Event
from kit.course.marking.verdict import Verdict

VERSION = 1
WORDS_OF_A_REASON = 8


def verdict(
    question: Digested,
    found: Verdict,
    before: Standing,
    after: Standing,
    event: Event | None,
    why: str | None,
    notes: Sequence[str] = (),
) -> Reply:
    """Return what is said of an answer that was marked or stored."""
    if found.status in ("stored", "awaiting"):
        lines = feedback.stored(question, found)
        if kind_of(question).beforehand and before.answers:
            lines = [
                f"Stored: your first prediction for {question.id} is kept. A prediction is made "
                "once."
            ]
        return _reply(question, found.status, lines, after, event, verdict=found, notes=notes)
    counted = max(before.score, after.score) if event is None else after.score
    lines = [feedback.head(question, found, counted), *found.notes]
    if found.status == "correct":
        folded = feedback.explained(question)
        return _reply(question, "correct", lines, after, event, folded, verdict=found, notes=notes)
    lines.append(found.ask or question.data["hint"] or feedback.WHERE)
    tail: list[str] = []
    if before.closed:
        lines.append("You had this one right before; your points stay.")
    else:
        second = before.answers == 1 and event is not None
        lines += _reason(second, why)
        if second and not why:
            tail.append(f'kit.check("{question.id}", ..., why="your sentence") keeps it.')
        if after.rung < HINTS and _has_hints(question):
            tail.append(f'More help: kit.hint("{question.id}")')
    return _reply(
        question, found.status, lines, after, event, tail=tail, verdict=found, notes=notes
    )


def _reason(second: bool, why: str | None) -> list[str]:
    """The sentence on a reason: asked for once, at the second answer, and thanked for."""
    if not why:
        asked = "What did you change, and why? You may keep a sentence with your answer; nobody "
        return [asked + "marks it."] if second else []
    if len(str(why).split()) < WORDS_OF_A_REASON:
        return ["Your reason is kept. Could you say it in eight words or more?"]
    return ["Your reason is kept."]


def returned(
    question: Digested,
    before: Standing,
    message: str,
    found: Verdict | None = None,
    notes: Sequence[str] = (),
) -> Reply:
    """Return what is said of an answer that is handed back: what it wants, and that it is free."""
    end = "" if message.endswith(("?", ".")) else "."
    line = f"Not yet: {message}{end} Nothing was counted."
    return _reply(question, "returned", [line], before, None, verdict=found, notes=notes)


def no_hint(question: Digested, before: Standing, line: str) -> Reply:
    """Return what is said in place of a hint."""
    return _reply(question, "returned", [line], before, None)


def hint(
    question: Digested, number: int, after: Standing, event: Event | None, notes: Sequence[str]
) -> Reply:
    """Return a hint: where to reread, then what was given, then the explanation."""
    tail: list[str] = []
    if number == 1:
        lines = [f"Hint 1 of {HINTS}: {question.data['hint'] or feedback.WHERE}"]
    elif number == 2:
        asks = after.shown.asks[:2] if after.shown else ()
        lines = [f"Hint 2 of {HINTS}: {' '.join(asks) or feedback.WHERE}"]
        if price := _price(question, after):
            lines.append(f"The next hint is the explanation. {price}")
        tail.append(f'kit.hint("{question.id}", {EXPLANATION}) shows the explanation.')
    else:
        text = feedback.paragraphs(question.behind.get("explanation", ""))
        lines = [f"Hint {HINTS} of {HINTS}, the explanation:", *(text or [feedback.WHERE])]
        if question.data.get("twin"):
            lines.append(f"A question of the same kind to try afresh: {question.data['twin']}")
    return _reply(question, "hint", lines, after, event, tail=tail, notes=notes)


def revealed(
    question: Digested, before: Standing, event: Event | None, notes: Sequence[str]
) -> Reply:
    """Return what was predicted, as its outcome is being shown."""
    if before.answers:
        lines = feedback.said_before(question, before.counted)
    elif not kind_of(question).beforehand:
        lines = [f"No answer to {question.id} is stored here. kit.check hands one in."]
    else:
        lines = [
            f"No prediction is stored for {question.id}. What would you have said before you saw "
            "this?"
        ]
    return _reply(question, "stored", lines, before, event, notes=notes)


def again(standing: Standing) -> Reply:
    """Return the last reply to a question once more, after a restart."""
    found = standing.shown
    if found is None:
        return _reply(standing.question, "hint", [], standing, None)
    # As if it had been answered often: nothing more is asked of whoever comes back.
    return verdict(standing.question, found, standing, standing, None, None)


def _reply(
    question: Digested,
    status: str,
    lines: Sequence[str],
    standing: Standing,
    event: Event | None,
    folded: Sequence[str] = (),
    *,
    tail: Sequence[str] = (),
    verdict: Verdict | None = None,
    notes: Sequence[str] = (),
) -> Reply:
    data = {
        "v": VERSION,
        "question": question.id,
        "article": standing.article,
        "kind": question.kind,
        "event": event,
        "status": status,
        "points": verdict.points if verdict else standing.points,
        "of": question.points,
        "best": standing.points,
        "closed": standing.closed,
        "head": lines[0] if lines else "",
        "lines": [*lines[1:], *(f"Note: {note}" for note in notes)],
        "fold": list(folded),
        "tail": list(tail),
        "rung": standing.rung,
        "hints_left": HINTS - standing.rung if _has_hints(question) else 0,
        "next": _next(question, standing),
    }
    return Reply(lines, verdict, fold_away=folded, tail=tail, notes=notes, data=data)


def _has_hints(question: Digested) -> bool:
    told = question.gradeable and not question.flag("silent")
    return told and not kind_of(question).beforehand


def _next(question: Digested, standing: Standing) -> dict[str, Any] | None:
    """The hint that can be asked for next, what it needs first, and what it costs."""
    number = standing.rung + 1
    if not _has_hints(question) or number > HINTS:
        return None
    needs = "answer" if number == 2 and not standing.answers else None
    price = _price(question, standing) if number == EXPLANATION else ""
    return {"hint": number, "needs": needs, "price": price or None}


def _price(question: Digested, standing: Standing) -> str:
    """What the explanation costs; nothing where there are no points, or none left to lose."""
    if not question.points or standing.closed:
        return ""
    most = points(question.points * AFTER_EXPLANATION)
    return f"After it {question.id} can earn {most} of {points(question.points)} at most."
