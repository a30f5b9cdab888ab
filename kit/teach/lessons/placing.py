"""A question in a notebook: the prose cell, the line to fill in, and the line that solves it."""

from __future__ import annotations

import json
import textwrap
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.kinds.protocol import Name
from kit.course.kinds.registry import kind_of
from kit.course.kinds.text import lettered
from kit.course.learner.feedback import points
from kit.course.schema import parts

WIDTH = 79


def question_prose(question: Digested) -> str:
    """Return the Markdown of a question: id, points, prompt, options, how to answer."""
    data = question.data
    worth = _worth(question)
    said = [f"**Question {question.id}** ({worth})", data["prompt"]]
    rows = data.get("items", [])
    if rows:
        named = [_row(i["id"], i["text"]) + _choices_of(i) for i in rows]
        said.append("\n".join(named))
    if data.get("options"):
        if rows:
            said.append("Options:")
        said.append("\n".join(_row(o["id"], o["text"]) for o in data["options"]))
    kind = kind_of(question)
    if about := kind.looks_at(question):
        said.append("\n".join(f"- `{q}`" for q in about))
    if data.get("rubric"):
        said.append("A reader will use this scale:\n\n" + _bullets(data["rubric"]))
    if data.get("anchors"):
        intro = "Answers by others. Which mark would you give each, before you write your own?"
        others = (f"{letter}: *{text}*" for letter, _, text in lettered(question))
        said.append(f"{intro}\n\n" + _bullets(others))
    said.append(kind.how_to(question))
    return "\n\n".join(said)


def _worth(question: Digested) -> str:
    if question.flag("practice"):
        return "practice"
    if not question.points:
        return "no points"
    worth = f"{points(question.points)} point{'s' if question.points != 1 else ''}"
    return worth + (", provisional" if question.flag("provisional") else "")


def _row(id: str, text: str) -> str:
    return f"- `{id}`: {text}" if text and text != id else f"- `{id}`"


def _choices_of(item: dict[str, Any]) -> str:
    options = item.get("options")
    return f" (one of: {', '.join(f'`{o}`' for o in options)})" if options else ""


def _bullets(lines: Any) -> str:
    return "\n".join(f"- {' '.join(str(line).split())}" for line in lines)


def blank_call(source: parts.Base, question: Digested) -> str:
    """Return the code a learner starts from: the call, with `...` where the answer goes."""
    kind = kind_of(question)
    return _below(kind.above(source, solved=False), question, kind.blank(source, question))


def solved_call(source: parts.Base, question: Digested) -> str:
    """Return the code of the solved notebook: the author's answer, or one made from the key."""
    kind = kind_of(question)
    answer = kind.solution(source, question)
    if answer is None and not question.gradeable:
        answer = kind.stand_in(question)
    return _below(kind.above(source, solved=True), question, answer)


def _below(code: str, question: Digested, answer: Any) -> str:
    """The call that hands an answer in, below the code it needs."""
    rows = isinstance(answer, dict) and kind_of(question).row_by_row(question)
    call = _table_call(question.id, answer) if rows else _call(question.id, answer)
    return f"{code}\n\n\n{call}" if code else call


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _literal(value: Any) -> str:
    if value is ...:
        return "..."
    if isinstance(value, Name):
        return str(value)
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, (list, tuple)):
        inner = ", ".join(_literal(v) for v in value)
        return f"[{inner}]" if isinstance(value, list) else f"({inner})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_literal(k)}: {_literal(v)}" for k, v in value.items()) + "}"
    return repr(value)


def _call(id: str, answer: Any) -> str:
    line = f"kit.check({_quoted(id)}, {_literal(answer)})"
    if len(line) <= WIDTH:
        return line
    if isinstance(answer, str):
        body = _wrapped(answer)
    elif isinstance(answer, (list, tuple)):
        body = _packed(answer)
    else:
        body = _literal(answer)
    return f"kit.check(\n    {_quoted(id)},\n{textwrap.indent(body, '    ')},\n)"


def _packed(values: list | tuple) -> str:
    """A long list, as many values a line as fit."""
    lines = ["   "]
    for value in values:
        piece = f" {_literal(value)},"
        if len(lines[-1] + piece) > WIDTH - 4 and lines[-1].strip():
            lines.append("   ")
        lines[-1] += piece
    ends = "[]" if isinstance(values, list) else "()"
    return "\n".join([ends[0], *lines, ends[1]])


def _wrapped(text: str) -> str:
    """A long text as adjacent string pieces, each on its own line."""
    pieces = textwrap.wrap(
        " ".join(text.split()), WIDTH - 10, break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(_quoted(p + (" " if p is not pieces[-1] else "")) for p in pieces)


def _table_call(id: str, rows: dict[str, Any]) -> str:
    inner = "\n".join(f"        {_quoted(str(k))}: {_literal(v)}," for k, v in rows.items())
    return f"kit.check(\n    {_quoted(id)},\n    {{\n{inner}\n    }},\n)"
