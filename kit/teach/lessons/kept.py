"""Names for what is kept: the free place beside a file or folder that is about to be replaced."""

from __future__ import annotations

from pathlib import Path


def free_name(folder: Path, before: str = "", after: str = "") -> Path:
    """Return the first of `<before>kept-1<after>`, `<before>kept-2<after>` ... that is not there.

    >>> free_name(Path("nowhere"), "lesson.", ".md").name
    'lesson.kept-1.md'
    """
    number = 1
    while (path := folder / f"{before}kept-{number}{after}").exists():
        number += 1
    return path
