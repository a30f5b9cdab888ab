"""Answers given on a page, as they stand in a notebook's cells: read as data, running nothing.

What a page keeps of a question (`kit.course.marking.events`) becomes one record for marking:

    {"id", "events", "article", "cells", "draft"}

`cells` are the marks of the cells that hand in an answer to this question, in order; by them a
function is known again. `draft` is there only where a form was filled in and not handed in.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kit.course.answers.plain import AnswerError, to_plain
from kit.course.marking.cells import cell_mark
from kit.course.marking.events import Refused, left_open, read_work

MOST_LINE = 20_000
MOST_NOTES = 6
_NOT_LITERAL = object()
_CALL, _END = "kit.check(", ")"
_LAST_COMMA = re.compile(r"(?<=[\w\"\]}]),\n *(?=[\]}])")
_NOT_THE_SAME = re.compile(r"\\|true|false|null")
"""What JSON and Python do not read alike: an escape, and words that Python does not know."""

Record = dict[str, Any]


@dataclass(frozen=True)
class PageCell:
    """A code cell as far as a page's answers go: its label, the questions its code answers."""

    label: str | None
    source: str
    questions: Sequence[str] = ()
    work: Any = None


def page_records(
    cells: Iterable[PageCell], questions: Collection[str], learner: Any = None
) -> tuple[list[Record], list[str]]:
    """Return a record for each question that a page keeps something of, and lines on the rest.

    `questions` are those of the lesson, `learner` the notebook's own mark. Of two cells of one
    question the later that holds anything counts.
    """
    cells = list(cells)
    answering: dict[str, list[PageCell]] = {}
    for cell in cells:
        for answered in dict.fromkeys(cell.questions):
            answering.setdefault(answered, []).append(cell)
    found: dict[str, Record] = {}
    notes: list[str] = []
    unshown: list[str] = []
    for cell in cells:
        if cell.work is None:
            continue
        id = cell.label
        if id is None or id not in questions:
            whose = f"{_short(id)}: is no question of this lesson" if id else "a cell has no label"
            notes.append(f"{whose}; what a page kept there was left out")
            continue
        try:
            work = read_work(cell.work, id, learner)
        except Refused as error:
            notes.append(f"{id}: what the page kept of it {error}; it was left out")
            continue
        notes += [f"{id}: {note}" for note in work.notes]
        if work.unshown:
            unshown.append(
                f"{id}: {', '.join(work.unshown)} could not be read; nothing hangs on it"
            )
        if not work.events and work.draft is None:
            continue
        record: Record = {"id": id, "events": list(work.events), "article": work.article}
        record["cells"] = [cell_mark(c.source) for c in answering.get(id, ())]
        if work.draft is not None:
            record["draft"] = left_open(work.draft)
        if work.events or not found.get(id, {}).get("events"):
            found[id] = record
    notes += unshown
    if len(notes) > MOST_NOTES:
        notes = [*notes[:MOST_NOTES], f"and {len(notes) - MOST_NOTES} more of the kind"]
    return list(found.values()), notes


def _short(id: str) -> str:
    return "".join(c for c in id[:40] if c.isprintable()) or "a cell"


def written_answer(source: str) -> tuple[str, Any] | None:
    """Return (id, answer) where a cell is a plain `kit.check(id, answer)` and no more, else None.

    >>> written_answer('kit.check("tiny.1", [1, "b"])'), written_answer("kit.check(id, 1)")
    (('tiny.1', [1, 'b']), None)
    """
    if len(source) > MOST_LINE:
        return None
    id, answer = _as_json(source) or _as_python(source) or (None, None)
    if not isinstance(id, str):
        return None
    try:
        return id, to_plain(answer)
    except AnswerError:
        return None


def _as_json(source: str) -> tuple[Any, Any] | None:
    """The two values of a call that Python and JSON read alike, as most are; None for another.

    It takes a tenth of the time that Python's grammar takes.
    """
    source = source.rstrip(" \n")
    if not source.startswith(_CALL) or not source.endswith(_END) or _NOT_THE_SAME.search(source):
        return None
    values = source[len(_CALL) : -len(_END)].rstrip(" \n").removesuffix(",")
    try:
        id, answer = json.loads(f"[{_LAST_COMMA.sub('', values)}]", parse_constant=_no_constant)
        source.encode()
    except (ValueError, RecursionError):
        return None
    return id, answer


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _as_python(source: str) -> tuple[Any, Any] | None:
    """The two values of a call with a question and a literal, and a reason or none, by grammar."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    call = body[0].value if len(body) == 1 and isinstance(body[0], ast.Expr) else None
    if not isinstance(call, ast.Call) or not _is_check(call.func) or len(call.args) != 2:
        return None
    id, answer = map(_literal, call.args)
    reasons = [_literal(word.value) for word in call.keywords if word.arg == "why"]
    if len(reasons) != len(call.keywords) or any(v is _NOT_LITERAL for v in (answer, *reasons)):
        return None
    return id, answer


def _is_check(called: ast.expr) -> bool:
    return (
        isinstance(called, ast.Attribute)
        and called.attr == "check"
        and isinstance(called.value, ast.Name)
        and called.value.id == "kit"
    )


def _literal(node: ast.expr) -> Any:
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return _NOT_LITERAL


def same_answer(one: Any, other: Any) -> bool:
    """Return whether two plain answers say the same, open places aside.

    >>> same_answer({"2": [31, None]}, {"2": ["31", "..."]}), same_answer([1, 2], [2, 1])
    (True, False)
    """
    kind = type(one)
    if kind is type(other):
        if kind is str:
            return bool(one == other)
        if kind is list:
            return len(one) == len(other) and all(map(same_answer, one, other))
        if kind is dict and one.keys() == other.keys():
            return all(same_answer(value, other[name]) for name, value in one.items())
    return bool(_even(one) == _even(other))


def _even(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(k): _even(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_even(v) for v in value]
    if value is None:
        return "..."
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value
