"""The sentences that stand in the tests, as a small library of texts to read again.

Each was written for one rule. Read by everything else as well, they tell when a change meant for
one place is felt in another.
"""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parent
FLOORS = ("analysis", "text", "show", "teach/draft")
MOST, FEWEST_WORDS = 4_000, 4
_OPENS = "\"'“‘"
_CODE = re.compile(r"[{}<>|=\\]|::|\(\?")


def files() -> list[str]:
    """The test files whose sentences are taken, from `tests` on."""
    found = (p for floor in FLOORS for p in TESTS.joinpath(floor).rglob("test_*.py"))
    return sorted(p.relative_to(TESTS).as_posix() for p in found)


def passages_in(file: str) -> list[str]:
    """Every string of a test file that reads as prose, in its order; explanations are left out.

    >>> "Lomar said the road was closed." in passages_in("analysis/test_as_read.py")
    False
    """
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (
        node.value for node in _strings(tree) if id(node) not in told and _is_prose(str(node.value))
    )
    return list(dict.fromkeys(map(str, texts)))


def _strings(node: ast.AST) -> Iterator[ast.Constant]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child
        elif not isinstance(child, ast.JoinedStr):
            yield from _strings(child)


def _is_prose(text: str) -> bool:
    return (
        len(text) <= MOST
        and len(text.split()) >= FEWEST_WORDS
        and (text[0].isupper() or text[0] in _OPENS)
        and not _CODE.search(text)
    )


def name_of(passage: str) -> str:
    """A passage's name: eight digits that are its alone, in all that stands here."""
    return hashlib.sha256(passage.encode()).hexdigest()[:8]
