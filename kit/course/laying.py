"""`kit start`: the lessons that came with the kit, laid into a learner's folder; nothing is lost.

A lesson that is there already stays as it is. Where the kit has another edition of it, that is
laid beside it as `NN-topic.newer.ipynb`. (`python3 lab.py`, with the whole course, carries answers
over.)
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kit.course.bank.shipped import NAME, shipped_course
from kit.course.kept_copies import write_keeping
from kit.course.whole_file import write_whole


def lay(folder: Path) -> Iterator[str]:
    """Yield a line on each file while the lessons and their bank are laid into `folder`.

    Raises ValueError where this kit was installed without them, OSError where nothing can be
    written.
    """
    source = shipped_course()
    if source is None:
        raise ValueError("kit start: this kit came without lessons; get the whole course")
    for lesson in sorted(source.glob("*.ipynb")):
        text = lesson.read_text(encoding="utf-8")
        mine = folder / lesson.name
        if not mine.exists():
            write_whole(mine, text)
            yield f"written   {mine}"
        elif _edition(mine.read_text(encoding="utf-8")) == _edition(text):
            yield f"kept      {mine}"
        else:
            newer = mine.with_suffix(".newer.ipynb")
            if newer.exists() and _edition(newer.read_text(encoding="utf-8")) == _edition(text):
                yield f"kept      {newer}: another edition; yours is kept"
                continue
            copy = write_keeping(newer, text)  # it may have been worked in
            if copy:
                yield f"kept      {copy} (from before)"
            yield f"written   {newer}: another edition; yours is kept"
    write_whole(folder / NAME, (source / NAME).read_text(encoding="utf-8"))
    yield f"Now go there and open them: cd {folder} && jupyter lab"


def _edition(text: str) -> Any:
    """What a lesson notes of its sources; None for a file that is no lesson."""
    try:
        return json.loads(text)["metadata"]["dateline"]["source"]
    except (ValueError, KeyError, TypeError):
        return None
