"""The learner's own copies of the lessons: made once in `work/`, and nothing in them is ever lost.

Which lesson a copy was made from is kept in `work/.lab/copies.json`: copy name -> digest of the
lesson as it was then. So a newer lesson is noticed however much the learner has written since. Its
answers are then carried into the new one, and the old copy is kept beside it.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from pathlib import Path

from launch.carrying import carried, is_newer, label, question_of, read_notebook
from launch.progress import say
from launch.trouble import Trouble

PROGRESS = ".dateline-progress.json"  # as the kit names it (kit.course.learner.progress)


def lessons(root: Path) -> list[Path]:
    """The lessons as they came with the course, in order."""
    return sorted((root / "notebooks").glob("[0-9][0-9]-*.ipynb"))


def tools(root: Path) -> list[Path]:
    """The notebooks beside the lessons that have no number, such as the desk for one event."""
    found = sorted((root / "notebooks").glob("*.ipynb"))
    return [path for path in found if re.fullmatch(r"[a-z-]+", path.stem)]


def find(root: Path, number: str) -> Path:
    """The lesson that `number` names: "02", "2" or "02-sourcing".

    Raises Trouble, naming the lessons there are, if it names none.
    """
    every = lessons(root)
    for lesson in [*every, *tools(root)]:
        if number in (lesson.stem, lesson.name) or (
            number.isdecimal() and lesson in every and int(number) == int(lesson.stem[:2])
        ):
            return lesson
    names = ", ".join(lesson.stem[:2] for lesson in every) or "none"
    raise Trouble(f"There is no lesson {number!r}", f"choose one of: {names}")


def copy_all(root: Path) -> Path:
    """The learner's copy to open, with every lesson copied that has no copy yet.

    A lesson that is newer than the learner's copy takes its place with all answers carried over,
    and the copy is kept as `NN-topic.older.ipynb`. Where that copy cannot be read, the new lesson
    is laid beside it as `NN-topic.newer.ipynb`.
    """
    every = lessons(root)
    if not every:
        raise Trouble(
            f"The folder {root / 'notebooks'} holds no lessons",
            "get a whole copy of the course, or build them with: kit build",
        )
    (root / "work").mkdir(exist_ok=True)
    copies = _read(root)
    for lesson in [*every, *tools(root)]:
        digest = hashlib.sha256(lesson.read_bytes()).hexdigest()
        mine = root / "work" / lesson.name
        if not mine.exists():
            _copy(root, lesson, mine, copies)
        elif digest in _of(root, lesson, copies):
            continue
        elif _untouched(mine, copies) and read_notebook(lesson):
            _copy(root, lesson, mine, copies)
        elif _carry_over(lesson, mine):
            copies[mine.name] = digest
        elif mine.name not in copies:
            # A copy of unknown age: it may hold answers, so it is taken as it is.
            copies[mine.name] = digest
        else:
            beside = _free(mine, "newer")
            _copy(root, lesson, beside, copies)
            say(f"There is a newer edition: work/{beside.name}. Yours is kept as it is.")
    _write(root, copies)
    return root / "work" / every[0].name


def _untouched(mine: Path, copies: dict[str, str]) -> bool:
    """Whether a copy is as it was made: then there is nothing in it that could be lost."""
    return copies.get(mine.name) == hashlib.sha256(mine.read_bytes()).hexdigest()


def _carry_over(lesson: Path, mine: Path) -> bool:
    """Whether the copy is of the lesson's edition now; its answers are carried over if need be.

    Written whole or not at all: until the last move the learner's copy is where it was.
    """
    new, old = read_notebook(lesson), read_notebook(mine)
    if new is None or old is None or "source" not in label(new):
        return False
    if label(old).get("lesson", lesson.stem) != lesson.stem:
        return False
    if not is_newer(new, old):
        return True
    made, answers = carried(new, old)
    kept = _free(mine, "older")
    shutil.copyfile(mine, kept)
    part = mine.with_suffix(".part")
    text = json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    part.write_text(text, encoding="utf-8")
    os.replace(part, mine)
    many = "1 answer was" if answers == 1 else f"{answers or 'no'} answers were"
    say(f"{lesson.stem} is a newer edition: {many} carried over. The old copy: work/{kept.name}.")
    return True


def fresh(root: Path, number: str) -> Path:
    """A clean copy of one lesson; the learner's old one is kept under another name.

    The lesson's points begin anew with it.
    """
    lesson = find(root, number)
    copies = _read(root)
    mine = root / "work" / lesson.name
    mine.parent.mkdir(exist_ok=True)
    if mine.exists():
        kept = _free(mine, "kept")
        mine.rename(kept)
        copies.pop(mine.name, None)
        say(f"Your work so far is kept as work/{kept.name}.")
        _begin_anew(root, lesson)
    _copy(root, lesson, mine, copies)
    _write(root, copies)
    return mine


def _begin_anew(root: Path, lesson: Path) -> None:
    """Nothing; takes a lesson's questions out of the progress file, which is kept first."""
    path = root / "work" / PROGRESS
    try:
        progress = json.loads(path.read_text(encoding="utf-8"))
        known = progress["questions"]
        cells = (read_notebook(lesson) or {"cells": []})["cells"]
        ids = {question_of(cell) for cell in cells} & set(known)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return  # there is none, or none to be read; the kit sets such a file aside itself
    if not ids:
        return
    shutil.copyfile(path, _free(path, "kept", ".json"))
    progress["questions"] = {id: entry for id, entry in known.items() if id not in ids}
    part = path.with_suffix(".part")
    part.write_text(json.dumps(progress, ensure_ascii=False, indent=1), encoding="utf-8")
    os.replace(part, path)


def _of(root: Path, lesson: Path, copies: dict[str, str]) -> set[str]:
    """Digests of the lesson's states that the learner has in hand."""
    ours = re.compile(re.escape(lesson.stem) + r"(\.newer(-\d+)?)?\.ipynb")
    return {
        digest for name, digest in copies.items()
        if ours.fullmatch(name) and (root / "work" / name).exists()
    }  # fmt: skip


def _free(mine: Path, word: str, suffix: str = ".ipynb") -> Path:
    """A name beside `mine` that no file has: NN-topic.word.ipynb, then .word-2, .word-3 ..."""
    path, number = mine.with_suffix(f".{word}{suffix}"), 2
    while path.exists():
        path, number = mine.with_suffix(f".{word}-{number}{suffix}"), number + 1
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
