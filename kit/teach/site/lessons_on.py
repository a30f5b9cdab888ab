"""Lessons as a site hands them out: begun on the invented text, for the kernel of a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from pathlib import Path
from typing import Any

TWIN = "twin"
# JupyterLite's own name for its kernel: under another one it would ask which to take.
KERNEL = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}
_TEXT = re.compile(r'^(ARTICLE = )"[^"\n]*"', re.M)
_DRAWN = re.compile(r"^(NAME = )kit\.variant\([^()\n]*\)", re.M)


def on_text(source: str, text: str) -> str:
    """Return a cell's code with the lesson's text chosen.

    >>> on_text('ARTICLE = "aleppo-2016-02"  # or "twin"', "twin")
    'ARTICLE = "twin"  # or "twin"'
    >>> on_text("NAME = kit.variant(ME)", "capstone-b")
    'NAME = "capstone-b"'
    """
    return _DRAWN.sub(rf'\1"{text}"', _TEXT.sub(rf'\1"{text}"', source))


def for_browsers(notebook: str, without: Collection[str] = ()) -> str:
    """Return a learner's notebook for the site: on the invented text where the lesson knows it.

    The texts named in `without` are left out of it.
    """
    lesson: dict[str, Any] = json.loads(notebook)
    notes = lesson["metadata"]["dateline"]
    known = notes.get("articles", {})  # a notebook without questions is about no text
    for text in without:
        known.pop(text, None)
    if TWIN in known:
        for cell in lesson["cells"]:
            if cell["metadata"].get("dateline", {}).get("setup"):
                source = _TEXT.sub(rf'\1"{TWIN}"', "".join(cell["source"]))
                cell["source"] = source.splitlines(keepends=True)
    lesson["metadata"]["kernelspec"] = KERNEL
    return json.dumps(lesson, ensure_ascii=False, indent=1) + "\n"


def editions(folder: Path) -> dict[str, str]:
    """Return, by a lesson's name, what each lesson in `folder` notes of its sources."""
    found = {}
    for lesson in sorted(folder.glob("[0-9][0-9]-*.ipynb")):
        notes = json.loads(lesson.read_text(encoding="utf-8"))["metadata"]["dateline"]
        found[lesson.stem] = notes["source"]
    return found
