"""A question as plain text, for a terminal and for a page without widgets, and its line of code."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from kit.course.learner.reply import fold
from kit.show.tables import wrapped

Form = Mapping[str, Any]
# Set where no widget is to be shown: solved notebooks, exports.
PLAIN_VARIABLE = "DATELINE_PLAIN"


class Plain:
    """Text that a notebook shows once, as it is."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


def as_text(question: Form) -> str:
    """Return a question as plain text, with the line of code that answers it."""
    lines = [_title(question), *wrapped(question["prompt"])]
    for option in question.get("options", ()):
        lines.append(fold(f"  {option['id']}: {option['text']}"))
    for item in question.get("items", ()):
        # Quoted, since an option may have a comma of its own.
        named = ", ".join(f'"{option["text"]}"' for option in item.get("options", ()))
        choice = f" (one of: {named})" if named else ""
        if item["text"] or choice:
            lines.append(fold(f"  {item['id']}: {item['text']}{choice}"))
    lines.append(f'Answer with: kit.check("{question["id"]}", ...)')
    if question.get("by_hand"):
        lines.append(f'Answer without code: kit.by_hand("{question["id"]}")')
    return "\n".join(lines)


def twin(id: str, answer: Any) -> str:
    """Return the line of code that gives the same answer; `...` marks what was left open.

    >>> twin("start.3", {"2": "headline", "8": ...})
    'kit.check("start.3", {"2": "headline", "8": ...})'
    """
    return f'kit.check("{id}", {_code(answer)})'


def _code(value: Any) -> str:
    if value is ...:
        return "..."
    if isinstance(value, Mapping):
        rows = (f"{json.dumps(k, ensure_ascii=False)}: {_code(v)}" for k, v in value.items())
        return f"{{{', '.join(rows)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_code, value))}]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def _title(question: Form) -> str:
    points = question["points"]
    worth = f"{points:g} point{'s' * (points != 1)}" if points else "no points"
    return f"{question['id']} ({worth})"
