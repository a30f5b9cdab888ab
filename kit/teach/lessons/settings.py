"""What a learner may set in a cell that only shows something: a choice, words, marks.

An author writes a variable in capitals, and above it a comment that says what is asked:

    # Choose a word for the list: "Dr.", "Brzk." or "late,".
    WORD = "Dr."

    # Write a plainer wording.
    PLAINER = "..."

    # Mark your sentences, as in framing.7.
    MY_MARKS = []

A page draws a control for each and writes what is chosen into the line; where no page draws, the
comment tells how to edit it. Nothing else in the code is touched.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

_LINE = re.compile(r"([A-Z][A-Z0-9_]*) = (\"(?:[^\"\\\n]|\\.)*\"|\[\])\s*")
_ASKED = re.compile(r"(Choose|Write|Mark) (.+)", re.DOTALL)
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
_LIKE = re.compile(r"(.+), as in ([a-z]+\.\w+)")


def settings(source: str) -> list[dict[str, Any]]:
    """Return what may be set in a cell, in order: `name`, `how`, `label`, and what there is.

    >>> settings('# Choose a word: "a" or "b".\\nWORD = "a"\\nprint(WORD)')
    [{'name': 'WORD', 'how': 'choose', 'label': 'A word', 'options': ['a', 'b']}]
    >>> settings('# a note on the line below\\nWORD = "a"\\nnumber = 3  # Choose: "x"')
    []

    Raises `ValueError` where what is set is none of the choices, or nothing is offered.
    """
    return list(_settings(source.splitlines()))


def _settings(lines: list[str]) -> Iterator[dict[str, Any]]:
    for n, line in enumerate(lines):
        there = _LINE.fullmatch(line)
        asked = _ASKED.fullmatch(_comment_above(lines, n)) if there else None
        if there is None or asked is None:
            continue
        name, value = there[1], ast.literal_eval(there[2])
        yield {"name": name, **_HOW[asked[1]](name, value, asked[2].removesuffix("."))}


def _comment_above(lines: list[str], n: int) -> str:
    """The comment that ends right above a line, as one text."""
    first = n
    while first and lines[first - 1].startswith("#"):
        first -= 1
    return " ".join(line.lstrip("#").strip() for line in lines[first:n])


def _choose(name: str, value: Any, asked: str) -> dict[str, Any]:
    label, _, offered = asked.partition(":")
    options = [ast.literal_eval(f'"{text}"') for text in _TEXT.findall(offered)]
    if value not in options:
        raise ValueError(f"{name} is {value!r}, and the comment above offers {options}")
    return {"how": "choose", "label": _label(label), "options": options}


def _write(name: str, value: Any, asked: str) -> dict[str, Any]:
    if not isinstance(value, str):
        raise ValueError(f"{name} is {value!r}; what is to be written begins as a text")
    return {"how": "write", "label": _label(asked)}


def _mark(name: str, value: Any, asked: str) -> dict[str, Any]:
    like = _LIKE.fullmatch(asked)
    if like is None or value != []:
        raise ValueError(f"{name}: marks begin as [], asked for as '# Mark ..., as in framing.7.'")
    return {"how": "mark", "label": _label(like[1]), "like": like[2]}


def _label(text: str) -> str:
    plain = " ".join(text.split())
    return plain[:1].upper() + plain[1:]


_HOW = {"Choose": _choose, "Write": _write, "Mark": _mark}
