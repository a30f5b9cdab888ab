"""Minutes of each lesson, computed from its words, items and questions; prints a table.

    python scripts/minutes.py            the table
    python scripts/minutes.py --check    also fails where a lesson states other minutes

The assumptions stand in `ASSUMED`; none was measured on learners, and the lessons say so. Words of
the prose and of prompts are those of the learner's notebook; words that cells show are those of the
solved one, as text. A second try is counted for a share of the questions, with the words of the
feedback that it brings.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
ASSUMED = {
    "words a minute, prose and feedback": 180.0,
    "words a minute, what cells show": 220.0,
    "seconds a question": 45.0,
    "seconds an item": 25.0,
    "seconds a block or sentence to judge": 5.0,
    "seconds a free text": 240.0,
    "seconds more, a question without feedback": 120.0,
    "share of questions with a second try": 0.3,
    "seconds a second try": 40.0,
    "steps of": 5.0,
}
"""What the minutes rest on. Items are the rows of a match, record, order or flag question, and the
inputs of a function answered by hand."""
LONGEST_SITTING = 45
"""Minutes after which a lesson has to name a good place to stop."""
_STOP = re.compile(r"[Aa]bout (\d+) of the \d+ minutes are behind you: a good place to stop")
_WORD = re.compile(r"[^\W_][\w’'.-]*")


def counted(name: str) -> dict[str, float]:
    """Return what a lesson's notebooks hold: words of each sort, questions and items."""
    learner, solved, forms = _notebooks(name)
    return _held(learner, solved, forms)


def sittings(name: str) -> list[float]:
    """Return the minutes of each sitting of a lesson, as it is cut by its good places to stop."""
    learner, solved, forms = _notebooks(name)
    parts = zip(_cut(learner), _cut(solved), strict=True)
    return [minutes(_held(one, other, forms)) for one, other in parts]


def stops(name: str) -> list[int]:
    """Return the minutes that a lesson says are behind one at each good place to stop."""
    learner, _, _ = _notebooks(name)
    told = " ".join("".join(c["source"]) for c in learner if c["cell_type"] == "markdown")
    return [int(n) for n in _STOP.findall(" ".join(told.split()))]


def _notebooks(name: str) -> tuple[list[Any], list[Any], dict[str, Any]]:
    learner = json.loads((ROOT / "notebooks" / f"{name}.ipynb").read_text("utf-8"))
    solved = json.loads((ROOT / "notebooks" / "solved" / f"{name}.ipynb").read_text("utf-8"))
    return learner["cells"], solved["cells"], learner["metadata"]["dateline"]["forms"]


def _cut(cells: list[Any]) -> list[list[Any]]:
    """Cells in parts; a part ends with the cell that calls its place a good one to stop."""
    parts: list[list[Any]] = [[]]
    for cell in cells:
        parts[-1].append(cell)
        words = " ".join("".join(cell["source"]).split())
        if cell["cell_type"] == "markdown" and _STOP.search(words):
            parts.append([])
    return parts


def _held(learner: list[Any], solved: list[Any], forms: dict[str, Any]) -> dict[str, float]:
    ids = {c["metadata"]["dateline"]["question"] for c in learner if _asks(c)}
    asked = [form for id, form in forms.items() if id in ids]
    return {
        "prose": sum(_words(c["source"]) for c in learner if c["cell_type"] == "markdown"),
        "shown": sum(_shown(c) for c in solved if not _asks(c)),
        "feedback": sum(_shown(c) for c in solved if _asks(c)),
        "questions": len(asked),
        "items": sum(_items(form) for form in asked),
        "to judge": sum(len(form.get("universe", ())) for form in asked),
        "texts": sum(form["shape"] == "prose" for form in asked),
        "silent": sum("private" in form["flags"] for form in asked),
    }


def minutes(held: dict[str, float]) -> float:
    """Return the minutes that so many words, questions and items take."""
    read = (held["prose"] + held["feedback"]) / ASSUMED["words a minute, prose and feedback"]
    seen = held["shown"] / ASSUMED["words a minute, what cells show"]
    asked = held["questions"] * ASSUMED["seconds a question"]
    asked += held["items"] * ASSUMED["seconds an item"]
    asked += held["to judge"] * ASSUMED["seconds a block or sentence to judge"]
    asked += held["texts"] * ASSUMED["seconds a free text"]
    asked += held["silent"] * ASSUMED["seconds more, a question without feedback"]
    again = held["questions"] * ASSUMED["share of questions with a second try"]
    asked += again * ASSUMED["seconds a second try"]
    return read + seen + asked / 60


def rounded(value: float) -> int:
    """Return minutes in the steps in which lessons state them, rounded to the nearest."""
    step = ASSUMED["steps of"]
    return int(step * round(value / step))


def _words(source: Any) -> int:
    return len(_WORD.findall("".join(source)))


def _asks(cell: dict[str, Any]) -> bool:
    return "question" in cell.get("metadata", {}).get("dateline", {})


def _shown(cell: dict[str, Any]) -> int:
    """The words of a cell's outputs, as text."""
    total = 0
    for output in cell.get("outputs", ()):
        text = output.get("text") or output.get("data", {}).get("text/plain", "")
        total += _words(text)
    return total


def _items(form: dict[str, Any]) -> int:
    by_hand = form.get("by_hand") or {}
    return len(form.get("items", ())) or len(by_hand.get("inputs", ()))


def lessons() -> dict[str, int]:
    """Return the minutes that each lesson states, by the name of its notebook."""
    bank = json.loads((ROOT / "notebooks" / "questions.json").read_text("utf-8"))
    return {about["notebook"]: about["minutes"] for about in bank["lessons"]}


def main(arguments: list[str]) -> int:
    """Print the table; return 1 with `--check` where a lesson states other minutes."""
    stated = lessons()
    names = ("prose", "shown", "feedback", "questions", "items", "to judge", "texts", "silent")
    rows: list[tuple[str, ...]] = [("lesson", *names, "computed", "stated", "sittings")]
    off = []
    for name, says in stated.items():
        held = counted(name)
        found = minutes(held)
        parts = sittings(name)
        told = " + ".join(f"{part:.0f}" for part in parts)
        rows.append((name, *(f"{n:g}" for n in held.values()), f"{found:.0f}", str(says), told))
        if rounded(found) != says:
            off.append(f"{name}: states {says} minutes, computed {rounded(found)}")
        behind = [rounded(sum(parts[: n + 1])) for n in range(len(parts) - 1)]
        if behind != stops(name):
            off.append(f"{name}: places to stop at {stops(name)} minutes, computed {behind}")
        if rounded(max(parts)) > LONGEST_SITTING:
            off.append(f"{name}: a sitting of {max(parts):.0f} minutes; name a place to stop")
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip())
    print("Assumed: " + "; ".join(f"{name} {value:g}" for name, value in ASSUMED.items()) + ".")
    for line in off:
        print(line, file=sys.stderr)
    return int(bool(off) and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
