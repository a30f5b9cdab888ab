"""Own code: what learners wrote themselves in a notebook, and the texts they answered with.

Answers that are data (marks, options, numbers) are left out: right answers are alike because they
are right. What is left is code beside them, and free text.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import Any

MOST_CODE = 40_000
"""Characters of one piece of work that are compared with others': a program of a thousand lines."""


def code(cells: Sequence[str]) -> str:
    """Return the code of a notebook that is the learner's own, cells apart by an empty line.

    Of more than can be compared, so much that this is seen.
    """
    return "\n\n".join(map(own_code, cells)).strip()[: MOST_CODE + 1]


def texts(cells: Sequence[str]) -> dict[str, str]:
    """Return text answers by question id, cut as `code` is."""
    return {id: said[: MOST_CODE + 1] for id, said in free_text(cells).items()}


def own_code(source: str) -> str:
    """Return a cell without calls that hand in answers and without data written down.

    Lines that are left out stay as empty lines. A cell that is no Python is kept, but for lines
    that begin with % or !.

    >>> own_code('marks = ["3.1", "9.1"]; kit.check("a.1", marks)')
    ''
    """
    lines = ["" if line.lstrip()[:1] in ("%", "!") else line for line in source.splitlines()]
    try:
        tree = ast.parse("\n".join(lines))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return "\n".join(lines)
    for statement in tree.body:
        if _hands_in(statement) or _is_data(statement):
            for number in range(statement.lineno - 1, statement.end_lineno or statement.lineno):
                lines[number] = ""
    return "\n".join(lines)


def free_text(cells: Sequence[str]) -> dict[str, str]:
    """Return text answers by question id: the last text given to `check`, or a name for it."""
    named: dict[str, str] = {}
    found: dict[str, str] = {}
    for source in cells:
        try:
            tree = ast.parse(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        for statement in tree.body:
            if isinstance(statement, ast.Assign) and _is_data(statement):
                value = ast.literal_eval(statement.value)
                for target in statement.targets:
                    if isinstance(target, ast.Name) and isinstance(value, str):
                        named[target.id] = value
            for call in _checks(statement):
                id, answer = call.args[0], call.args[1]
                if isinstance(answer, ast.Name):
                    said: Any = named.get(answer.id)
                else:
                    said = answer.value if isinstance(answer, ast.Constant) else None
                if isinstance(id, ast.Constant) and isinstance(said, str):
                    found[str(id.value)] = said
    return found


def _checks(statement: ast.stmt) -> Iterator[ast.Call]:
    for node in ast.walk(statement):
        if isinstance(node, ast.Call) and _called(node) == "check" and len(node.args) > 1:
            yield node


def _hands_in(statement: ast.stmt) -> bool:
    value = statement.value if isinstance(statement, (ast.Expr, ast.Assign)) else None
    return isinstance(value, ast.Call) and _called(value) == "check"


def _called(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def _is_data(statement: ast.stmt) -> bool:
    if not isinstance(statement, ast.Assign):
        return False
    try:
        ast.literal_eval(statement.value)
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return False
    return True
