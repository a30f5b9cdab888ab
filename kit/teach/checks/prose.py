"""A lesson's Markdown, line by line: what is prose, what is code that runs, what is neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^(`{3,}|~{3,})\s*(.*)$")


@dataclass(frozen=True)
class Line:
    """One line of a lesson: its number from 1, its text, and its kind: prose, code or fenced."""

    number: int
    text: str
    kind: str


def lines(path: Path) -> Iterator[Line]:
    """Yield the lines of a lesson. Lines of a fence that is not run are "fenced", fences too."""
    open_fence, kind = "", "prose"
    text = path.read_text(encoding="utf-8", errors="replace")
    for number, line in enumerate(text.splitlines(), 1):
        fence = _FENCE.match(line)
        if fence and not open_fence:
            open_fence = fence[1]
            kind = "code" if fence[2].startswith("{code-cell}") else "fenced"
            yield Line(number, line, "fenced")
        elif fence and fence[1].startswith(open_fence) and not fence[2]:
            open_fence, kind = "", "prose"
            yield Line(number, line, "fenced")
        else:
            yield Line(number, line, kind)


def prose(path: Path) -> str:
    """Return the prose of a lesson, with other lines blank, so that lines keep their numbers."""
    return "\n".join(line.text if line.kind == "prose" else "" for line in lines(path))
