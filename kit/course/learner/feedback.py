"""Verdicts in words: lines that begin with a word, and what stands behind a question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.kinds.code import by_hand_inputs
from kit.course.kinds.naming import called
from kit.course.kinds.registry import kind_of
from kit.course.kinds.text import lettered
from kit.course.marking.verdict import Verdict
from kit.course.schema.cases import BY_HAND

WHERE = "Which words of the text would show it to somebody who doubts it?"
_WORDS = {"correct": "Correct", "partly": "Partly", "not-yet": "Not yet"}


def points(value: float) -> str:
    """Return points as a person writes them: 2, 1.33, 0.5."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def head(question: Digested, verdict: Verdict, counted: float) -> str:
    """Return the first line: the word, the points, the id."""
    word = _WORDS[verdict.status]
    if not question.points:
        return f"{word}: {round(100 * verdict.score)} % of {question.id} (practice, no points)."
    unit = "point" if question.points == 1 else "points"
    earned = f"{points(verdict.points)} of {points(question.points)} {unit}"
    if counted < verdict.score:
        earned += (
            f", counted as {points(round(question.points * counted, 2))} after the explanation"
        )
    return f"{word}: {earned} ({question.id})."


def stored(question: Digested, verdict: Verdict) -> list[str]:
    """Return what is said about answers that carry no mark now."""
    if kind_of(question).beforehand:
        if verdict.score < 1:
            return [
                f"Stored: your prediction for {question.id}. Its outcome was shown before, so it "
                "earns no point; it still shows you what you expected."
            ]
        return [f"Stored: your prediction for {question.id}. It cannot be wrong. Run on and see."]
    if verdict.status == "awaiting":
        return [
            f"Stored: {question.id} is awaiting a reader. A machine does not mark it.",
            *verdict.notes,
            *([verdict.ask] if verdict.ask else []),
            *_anchors(question),
        ]
    if question.flag("silent"):
        return [f"Stored: {question.id}. You will meet your answer again later in the course."]
    return [f"Stored: {question.id}. Your instructor holds the key and marks it."]


def _anchors(question: Digested) -> list[str]:
    """What a reader gave the answers by others, said once one's own is stored."""
    reasons = question.behind.get("anchors", {})
    if not reasons:
        return []
    marks = [(letter, reasons[id]) for letter, id, _ in lettered(question)]
    lines = ["A reader's marks for the answers above:"]
    return lines + [f"  {a}: {points(r['mark'])}. {' '.join(r['why'].split())}" for a, r in marks]


def explained(question: Digested) -> list[str]:
    """Return the explanation and what there is to say on each option and item."""
    behind = question.behind
    lines = paragraphs(behind.get("explanation", ""))
    for part, key in (("options", "why"), ("items", "item_why")):
        reasons: Mapping[str, str] = behind.get(key, {})
        for row in question.data.get(part, ()):
            if row["id"] in reasons:
                lines.append(f"  {row['id']}: {' '.join(reasons[row['id']].split())}")
    if question.flag("provisional"):
        lines.append("Provisional: the source behind this question is still to be re-read.")
    return lines


def said_before(question: Digested, answer: Any) -> list[str]:
    """Return a first answer, shown again; one given item by item with the items themselves."""
    if kind_of(question).beforehand:
        return [f"You predicted: {_readable(question, answer)}"]
    rows = question.data.get("items", [])
    if not isinstance(answer, dict) or not rows:
        return [f"You answered: {_readable(question, answer)}"]
    given = {r["id"]: _readable(question, answer.get(r["id"], "open")) for r in rows}
    return ["You answered:", *(f"  {r['id']}. {r['text']}: {given[r['id']]}" for r in rows)]


def _readable(question: Digested, answer: Any) -> str:
    if isinstance(answer, list):
        return ", ".join(_readable(question, a) for a in answer) or "none"
    if isinstance(answer, dict):
        return ", ".join(
            f"{called(question, str(k))}: {_readable(question, v)}" for k, v in answer.items()
        )
    options = {o["id"]: o["text"] for o in question.data.get("options", ())}
    return options.get(answer, str(answer)) if isinstance(answer, str) else str(answer)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, each on one line."""
    return [" ".join(p.split()) for p in text.split("\n\n") if p.strip()]


def by_hand(question: Digested) -> list[str]:
    """Return the eight inputs for somebody who answers a code question without code."""
    data = question.data
    inputs, same = by_hand_inputs(question)
    lines = [
        f"Be the function: {question.id}, {data['function']}(...), for {BY_HAND} inputs.",
        *paragraphs(data["prompt"]),
        "Write down what it should give back for each. Same points, marked the same way.",
        "You may go back to code at any time: the way you used last counts.",
        "",
        *(f"  {row['id']}. {row['text']}" for row in inputs),
    ]
    # What is the same for every input is said once.
    if same:
        lines += ["", f"Given with each of them: {' | '.join(same)}"]
    elif inputs[0]["with"]:
        rest = (f"  {row['id']}. {' | '.join(row['with'])}" for row in inputs)
        lines += ["", "Given with them:", *rest]
    if data.get("by_hand_form"):
        lines += ["", *paragraphs(data["by_hand_form"])]
    half = BY_HAND // 2
    rows = [", ".join(f'"{n}": ...' for n in range(a, a + half)) for a in (1, half + 1)]
    return [
        *lines,
        "",
        "Copy this into a cell, and put an answer in place of each '...':",
        f'kit.check("{question.id}", {{',
        *(f"    {row}," for row in rows),
        "})",
    ]


def table(rows: Iterable[tuple[str, ...]]) -> list[str]:
    """Return rows as aligned plain columns; the first column is text, the others numbers."""
    cells = [tuple(str(c) for c in row) for row in rows]
    widths = [max(len(r[i]) for r in cells) for i in range(len(cells[0]))]
    return [
        "  ".join(
            c.rjust(w) if i else c.ljust(w)
            for i, (c, w) in enumerate(zip(row, widths, strict=True))
        )
        for row in cells
    ]
