"""Manifest: what became of every file that was handed in, held against a plain walk of the place.

Nobody may be lost in silence: a file that no row accounts for is told, and the command that graded
ends with an exit code that says so.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass
from pathlib import Path

MARKED, SUPERSEDED, UNREADABLE = "marked", "superseded", "unreadable"
NOT_A_NOTEBOOK, PASSED, OPENED = "not a notebook", "passed over", "opened"
FATES = (MARKED, SUPERSEDED, UNREADABLE, NOT_A_NOTEBOOK, OPENED, PASSED)
NAME = "manifest.csv"


@dataclass(frozen=True)
class Seen:
    """One file, whose it is, and what became of it. `source` is the file on the disk it lies in."""

    path: str
    learner: str
    lesson: str
    fate: str
    why: str
    source: Path


def rows(seen: Iterable[Seen]) -> list[list[str]]:
    """Return the manifest as rows of a table, by path."""
    head = ["file", "learner", "lesson", "what became of it", "why"]
    return [head, *([s.path, s.learner, s.lesson, s.fate, s.why] for s in _in_order(seen))]


def line(seen: Iterable[Seen]) -> str:
    """Return how many files had which fate, as one line."""
    counts = Counter(s.fate for s in seen)
    told = ", ".join(f"{counts[fate]} {fate}" for fate in FATES if counts[fate])
    total = sum(counts.values())
    return f"{total} file{'' if total == 1 else 's'} seen: {told}"


def unaccounted(place: Path, seen: Iterable[Seen], leave_out: Container[Path] = ()) -> list[str]:
    """Return the files of `place` that no row accounts for, found by a walk that knows no rules.

    Folders in `leave_out` are left alone; so are files that came while the class was graded: they
    are named here, and marked when the command is run again.
    """
    known = {s.source for s in seen}
    if not place.is_dir():
        return [] if place in known else [str(place)]
    lost = []
    for folder, names, files in os.walk(place):
        here = Path(folder)
        names[:] = [n for n in names if not leave_out or (here / n).resolve() not in leave_out]
        names[:] = [name for name in names if here / name not in known]
        lost += [str(here / name) for name in files if here / name not in known]
    return sorted(lost)


def _in_order(seen: Iterable[Seen]) -> list[Seen]:
    return sorted(seen, key=lambda s: (s.path, s.fate))
