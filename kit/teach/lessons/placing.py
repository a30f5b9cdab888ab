"""A question in a notebook: the prose cell, the line to fill in, and the line that solves it."""

from __future__ import annotations

import textwrap
from typing import Any

from kit.course.answers.digested import Digested
from kit.course.kinds.text import lettered
from kit.course.learner.feedback import points
from kit.course.schema import parts

WIDTH = 79

_HOW = {
    "choice": "Give one id, between quotation marks.",
    "choices": "Give a list of ids, each between quotation marks: all that fit.",
    "units": "Give a list of ids with commas between; an empty list, `[]`, says that there are "
    "none.",
    "match": "Give each item the id of one option, between quotation marks.",
    "number": "Give one number.",
    "interval": "Give the two ends, as in `(10, 20)`; `None` is an open end.",
    "order": "Give all of them in a list, in your order.",
    "span": "Quote the words exactly, between quotation marks, on one line.",
    "code": "Write the body, run the cell. Your function is tried on inputs you have not seen.",
    "record": 'Fill every field, with words between quotation marks. `"not stated"` is a value.',
    "discernment": 'Give each item `"flag"` or `"fine"`.',
    "prediction": "Anything you commit to before you run on counts. It cannot be wrong. Words "
    "stand between quotation marks.",
    "confidence": "Give each question a number from 0 to 1: how sure are you that you had it "
    "right? A constant 0.5 would earn three quarters.",
    "text": "Write between the quotation marks, on one line; within it, quote with single marks. A "
    "person reads and marks it.",
}


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
    if question.kind == "confidence":
        said.append("\n".join(f"- `{q}`" for q in data["questions"]))
    if data.get("rubric"):
        said.append("A reader will use this scale:\n\n" + _bullets(data["rubric"]))
    if data.get("anchors"):
        intro = "Answers by others. Which mark would you give each, before you write your own?"
        others = (f"{letter}: *{text}*" for letter, _, text in lettered(question))
        said.append(f"{intro}\n\n" + _bullets(others))
    how = _HOW[question.kind]
    if data.get("computed"):
        how = "Give the ids you marked and your number."
    if data.get("max_words"):
        how += f" At most {data['max_words']} words."
    if data.get("by_hand"):
        how += (
            f' Without code: run `kit.by_hand("{question.id}")` and give the eight answers '
            "instead; choose before your first attempt."
        )
    said.append(how)
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
    kind = question.kind
    if kind == "code":
        return f"{source.starter.strip()}\n\n\nkit.check({_quoted(question.id)}, {source.function})"
    if kind in ("units", "choices", "order"):
        return f"kit.check({_quoted(question.id)}, [...])"
    if kind in ("span", "text"):
        return f'kit.check({_quoted(question.id)}, "...")'
    if kind == "interval":
        return f"kit.check({_quoted(question.id)}, (..., ...))"
    if question.data.get("computed"):
        return f'kit.check({_quoted(question.id)}, {{"marks": [...], "value": ...}})'
    rows = question.data.get("questions") if kind == "confidence" else question.items
    if rows:
        return _table_call(question.id, {r: ... for r in rows})
    return f"kit.check({_quoted(question.id)}, ...)"


def solved_call(source: parts.Base, question: Digested) -> str:
    """Return the code of the solved notebook: the author's answer, or one made from the key."""
    if question.kind == "code":
        code = source.solution.strip()
        return f"{code}\n\n\nkit.check({_quoted(question.id)}, {source.function})"
    answer = solution(source, question)
    if answer is None and not question.gradeable:
        answer = stand_in(question)
    if isinstance(answer, dict) and not question.data.get("computed"):
        return _table_call(question.id, answer)
    return _call(question.id, answer)


def solution(source: parts.Base, question: Digested) -> Any:
    """Return an answer that reaches full marks; None where the author has to give one."""
    if source.answer is not None:
        if question.data.get("computed") and "value" not in source.answer:
            return {**source.answer, "value": _alpha(source, question)}
        return source.answer
    kind = question.kind
    if kind in ("text", "prediction"):
        return None
    if kind == "confidence":
        return dict.fromkeys(question.data["questions"], 1.0)
    if kind == "record":
        return (
            {f.id: f.key[0] for f in source.fields} if all(f.key for f in source.fields) else None
        )
    if kind == "order":
        return _an_order(question.items, source.constraints or [])
    if source.key is None or (kind == "number" and not source.key):
        return None
    if kind == "match":
        return {i: source.key[i][0] for i in question.items}
    if kind == "discernment":
        return {i: source.key[i] for i in question.items}
    if kind == "interval":
        return tuple(None if e == "open" else e for e in source.key)
    if kind in ("units", "choices"):
        return [u for u in question.universe if u in source.key]
    return source.key[0]


def stand_in(question: Digested) -> Any:
    """Return an answer of the right form to a question whose key is kept elsewhere."""
    options, items, kind = question.options, question.items, question.kind
    if kind == "choice":
        return options[0]
    if kind in ("units", "choices"):
        return []
    if kind == "match":
        return dict.fromkeys(items, options[0])
    if kind == "number":
        return 0
    if kind == "interval":
        return (0, None)
    if kind == "order":
        return items
    if kind == "span":
        return " ".join(question.data["passage"][0][1].split()[:2])
    if kind == "record":
        return {i["id"]: i.get("options", ["not stated"])[0] for i in question.data["items"]}
    if kind == "discernment":
        return dict.fromkeys(items, "fine")
    return "not stated"


def _alpha(source: parts.Base, question: Digested) -> float:
    from kit.analysis.agreement.readers import alpha

    marks = {**source.readers, "you": source.answer["marks"]}
    return round(alpha(marks, question.universe), 4)


def _an_order(items: list[str], constraints: list[list[str]]) -> list[str]:
    """An ordering that satisfies every constraint, as close to the items' own as can be."""
    left, order = list(items), []
    while left:
        free = [i for i in left if not any(b == i and a in left for a, b in constraints)]
        order.append(free[0] if free else left[0])
        left.remove(order[-1])
    return order


def _quoted(text: str) -> str:
    import json

    return json.dumps(text, ensure_ascii=False)


def _literal(value: Any) -> str:
    if value is ...:
        return "..."
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
