"""Own folder: whether a folder that grades are written to was made by grading, or handed in.

A folder called `grades` among what was handed in may hold marks by hand, runs and links of
somebody's own making. So grading leaves a mark in a folder that it made: the numbers that the
system gave to the folder and to the mark, which nobody knows before both are there.
"""

from __future__ import annotations

import os
from pathlib import Path

MARK = ".made-here"
OURS = ("journal.jsonl", "hand-marks.json", "gradebook.json", "feedback")


class HandedIn(ValueError):
    """A folder that somebody handed in; the message says what to do."""


def refuse_handed_in(out: Path, place: Path) -> None:
    """Raise `HandedIn` for a folder in `place` that has something in it and was not made here."""
    where, place = out.absolute().parent.resolve() / out.name, place.resolve()
    if not where.is_relative_to(place) or not os.path.lexists(where):
        return
    if where.is_symlink() or not where.is_dir():
        suspect = True
    else:
        inside = [path for path in where.iterdir() if path.name in OURS or where != place]
        suspect = bool(inside) and not _is_made_here(where)
    if suspect:
        raise HandedIn(
            f"{out}: it lies among what was handed in, and may have been handed in; name another "
            "folder with --out (one that you made yourself can be moved out of there and named)"
        )


def mark_made_here(out: Path) -> None:
    """Leave the mark in a folder, so that the next run knows it again."""
    mark = out / MARK
    if not _is_made_here(out):
        mark.unlink(missing_ok=True)
        mark.touch()
        mark.write_text(_numbers(out), "ascii")


def _is_made_here(out: Path) -> bool:
    mark = out / MARK
    try:
        return not mark.is_symlink() and mark.read_bytes() == _numbers(out).encode("ascii")
    except OSError:
        return False


def _numbers(out: Path) -> str:
    return f"{out.stat().st_ino} {(out / MARK).stat().st_ino}\n"
