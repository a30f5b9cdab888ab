"""The learner's own copies of the lessons: made once in `work/`, never written over.

Which lesson a copy was made from is kept in `work/.lab/copies.json`: copy name -> digest of the
lesson as it was then. So a newer lesson is noticed however much the learner has written since.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from pathlib import Path

from launch.progress import say
from launch.trouble import Trouble


def lessons(root: Path) -> list[Path]:
    """The lessons as they came with the course, in order."""
    return sorted((root / "notebooks").glob("[0-9][0-9]-*.ipynb"))


def find(root: Path, number: str) -> Path:
    """The lesson that `number` names: "02", "2" or "02-sourcing".

    Raises Trouble, naming the lessons there are, if it names none.
    """
    every = lessons(root)
    for lesson in every:
        if number in (lesson.stem, lesson.name) or (
            number.isdecimal() and int(number) == int(lesson.stem[:2])
        ):
            return lesson
    names = ", ".join(lesson.stem[:2] for lesson in every) or "none"
    raise Trouble(f"There is no lesson {number!r}", f"choose one of: {names}")


def copy_all(root: Path) -> Path:
    """The learner's copy to open, with every lesson copied that has no copy yet.

    A lesson that is newer than the learner's copy is laid beside it as `NN-topic.newer.ipynb`.
    """
    every = lessons(root)
    if not every:
        raise Trouble(
            f"The folder {root / 'notebooks'} holds no lessons",
            "get a whole copy of the course, or build them with: kit build",
        )
    (root / "work").mkdir(exist_ok=True)
    copies = _read(root)
    for lesson in every:
        digest = hashlib.sha256(lesson.read_bytes()).hexdigest()
        mine = root / "work" / lesson.name
        if not mine.exists():
            _copy(root, lesson, mine, copies)
        elif mine.name not in copies:
            # A copy of unknown age: it may hold answers, so it is taken as it is.
            copies[mine.name] = digest
        elif digest not in _of(root, lesson, copies):
            beside = _free(mine, "newer")
            _copy(root, lesson, beside, copies)
            say(f"There is a newer lesson: work/{beside.name}. Yours is kept as it is.")
    _write(root, copies)
    return root / "work" / every[0].name


def fresh(root: Path, number: str) -> Path:
    """A clean copy of one lesson; the learner's old one is kept under another name."""
    lesson = find(root, number)
    copies = _read(root)
    mine = root / "work" / lesson.name
    mine.parent.mkdir(exist_ok=True)
    if mine.exists():
        kept = _free(mine, "kept")
        mine.rename(kept)
        copies.pop(mine.name, None)
        say(f"Your work so far is kept as work/{kept.name}.")
    _copy(root, lesson, mine, copies)
    _write(root, copies)
    return mine


def _of(root: Path, lesson: Path, copies: dict[str, str]) -> set[str]:
    """Digests of the lesson's states that the learner has in hand."""
    ours = re.compile(re.escape(lesson.stem) + r"(\.newer(-\d+)?)?\.ipynb")
    return {
        digest for name, digest in copies.items()
        if ours.fullmatch(name) and (root / "work" / name).exists()
    }  # fmt: skip


def _free(mine: Path, word: str) -> Path:
    """A name beside `mine` that no file has: NN-topic.word.ipynb, then .word-2, .word-3 ..."""
    path, number = mine.with_suffix(f".{word}.ipynb"), 2
    while path.exists():
        path, number = mine.with_suffix(f".{word}-{number}.ipynb"), number + 1
    return path


def _copy(root: Path, lesson: Path, to: Path, copies: dict[str, str]) -> None:
    """Nothing; copies whole or not at all, so that an interruption leaves no half a notebook."""
    part = to.with_suffix(".part")
    shutil.copyfile(lesson, part)
    copies[to.name] = hashlib.sha256(part.read_bytes()).hexdigest()
    os.replace(part, to)


def _read(root: Path) -> dict[str, str]:
    try:
        found = json.loads((root / "work" / ".lab" / "copies.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(root: Path, copies: dict[str, str]) -> None:
    path = root / "work" / ".lab" / "copies.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(json.dumps(copies, indent=1, sort_keys=True), encoding="utf-8")
    os.replace(part, path)
