"""A learner's answers, carried out of an older copy of a lesson into the new one.

What is carried: every answered question (its line, its function, what the page kept, what was
shown), the text that was chosen, the name that was given, blanks that were filled, and cells that
the learner added. The new lesson's own words stay as they are. Standard library only.
"""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

Notebook = dict[str, Any]

# The course gives its cells ids of twelve digits; a cell that somebody adds has a longer one.
_COURSE_ID = re.compile(r"[0-9a-f]{12}")
_CHECK = re.compile(r"""\bkit\.check\(\s*["']([a-z]+\.[0-9a-z-]+)["']""")
_CHOICE = re.compile(r"^(ARTICLE|ME) = (\"[^\"\n]*\"|'[^'\n]*')", re.M)
_OPEN = re.compile(r"^(.*?)(\"\.\.\.\"|\.\.\.)")
# These only called up what the new lesson shows by itself.
_CALLED_UP = re.compile(r"\s*(print\()?kit\.(ask|hint|by_hand)\([^()]*\)\)?\s*")


def read_notebook(path: Path) -> Notebook | None:
    """The notebook in a file, or None where there is none that can be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    sound = isinstance(found, dict) and isinstance(found.get("cells"), list)
    return found if sound and all(isinstance(c, dict) for c in found["cells"]) else None


def label(thing: Any) -> dict[str, Any]:
    """What the course notes in the metadata of a notebook or cell; {} where there is nothing."""
    metadata = thing.get("metadata") if isinstance(thing, dict) else None
    found = metadata.get("dateline") if isinstance(metadata, dict) else None
    return found if isinstance(found, dict) else {}


def is_newer(lesson: Notebook, mine: Notebook) -> bool:
    """Whether a lesson is another edition than the one a copy was made from, and not an older."""
    ours, theirs = label(lesson), label(mine)
    older = _version(theirs) > _version(ours)
    return not older and ours.get("source") != theirs.get("source")


def _version(about: dict[str, Any]) -> int:
    version = about.get("version")
    return version if isinstance(version, int) else 1


def carried(lesson: Notebook, mine: Notebook) -> tuple[Notebook, int]:
    """The lesson with what the learner's older copy holds, and how many answers that were."""
    made = copy.deepcopy(lesson)
    old = {id: cell for cell in mine["cells"] if (id := question_of(cell)) is not None}
    own = [choice for c in mine["cells"] for choice in _CHOICE.findall(source_of(c))]
    choices = {name: value for name, value in own if value.strip("\"'")}
    by_id = {c["id"]: c for c in mine["cells"] if isinstance(c.get("id"), str)}
    was = label(lesson).get("was")
    was = was if isinstance(was, dict) else {}
    answers = 0
    for cell in made["cells"]:
        id = question_of(cell)
        if id in old:
            answers += _answer(cell, old[id])
            if id in was:
                _rename(cell, was[id])
        elif label(cell).get("setup"):
            cell["source"] = _CHOICE.sub(
                lambda m: f"{m[1]} = {choices.get(m[1], m[2])}", source_of(cell)
            )
        elif cell.get("cell_type") == "code" and not label(cell):
            cell["source"] = _filled(source_of(cell), source_of(by_id.get(cell.get("id", ""), {})))
    made["cells"] = _with_own(made["cells"], mine["cells"])
    if isinstance(learner := label(mine).get("learner"), str):
        label(made)["learner"] = learner
    return made, answers


def question_of(cell: Any) -> str | None:
    """The question that a code cell answers, by its label or else by its line; None for others."""
    if not isinstance(cell, dict) or cell.get("cell_type") != "code":
        return None
    named = label(cell).get("question")
    if isinstance(named, str):
        return named
    found = _CHECK.search(source_of(cell))
    return found[1] if found else None


def source_of(cell: Any) -> str:
    """The source of a cell as one text; "" where there is none."""
    source = cell.get("source", "") if isinstance(cell, dict) else ""
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    return source if isinstance(source, str) else ""


def _answer(cell: Any, old: Any) -> bool:
    """Puts an old answer into the new cell of its question; False where nothing was answered."""
    source, work = source_of(old), label(old).get("work")
    untouched = "".join(source.split()) == "".join(source_of(cell).split())
    if work is not None:
        cell.setdefault("metadata", {}).setdefault("dateline", {})["work"] = work
    if untouched or not source.strip():
        return bool(work)
    cell["source"] = source
    for name in ("outputs", "execution_count"):
        if name in old:
            cell[name] = old[name]
    return True


def _rename(cell: Any, was: dict[str, str]) -> None:
    """Gives the ids of an older edition, in the line and in what the page kept, as they are now."""
    for old, new in was.items():
        pattern = rf"""(["']){re.escape(old)}\1"""
        cell["source"] = re.sub(pattern, rf"\g<1>{new}\1", source_of(cell))
    work = label(cell).get("work")
    if isinstance(work, dict):
        told = {place: _renamed(work[place], was) for place in ("events", "draft") if place in work}
        label(cell)["work"] = {**work, **told}


def _renamed(value: Any, was: dict[str, str]) -> Any:
    if isinstance(value, str):
        return was.get(value, value)
    if isinstance(value, list):
        return [_renamed(part, was) for part in value]
    if isinstance(value, dict):
        return {was.get(k, k): _renamed(v, was) for k, v in value.items()}
    return value


def _filled(new: str, old: str) -> str:
    """The new source with those of its blanks filled that are filled in the old one.

    >>> _filled('a = "..."\\nb = "..."', 'a = "said"\\nb = "..."\\nc = 3')
    'a = "said"\\nb = "..."'
    """
    theirs = old.splitlines()
    lines = []
    for line in new.splitlines():
        blank = _OPEN.match(line)
        if blank and blank[1].strip():
            same = [t for t in theirs if t.startswith(blank[1]) and not _OPEN.match(t)]
            line = same[0] if same else line
        lines.append(line)
    return "\n".join(lines)


def _with_own(cells: list[Any], theirs: list[Any]) -> list[Any]:
    """The cells with the learner's own ones, each behind the cell that it followed."""
    places = {_place(cell): n for n, cell in enumerate(cells) if _place(cell) is not None}
    behind: dict[int, list[Any]] = {}
    last = -1
    for cell in theirs:
        place = _place(cell)
        if place in places:
            last = places[place]
        elif _is_own(cell):
            behind.setdefault(last, []).append(copy.deepcopy(cell))
    made = list(behind.get(-1, []))
    for n, cell in enumerate(cells):
        made += [cell, *behind.get(n, [])]
    return made


def _place(cell: Any) -> str | None:
    """What tells a cell of the course in both editions: its question, or its id."""
    question = label(cell).get("question") if isinstance(cell, dict) else None
    if isinstance(question, str):
        return question
    id = cell.get("id") if isinstance(cell, dict) else None
    return id if isinstance(id, str) and _COURSE_ID.fullmatch(id) else None


def _is_own(cell: Any) -> bool:
    id, source = cell.get("id"), source_of(cell)
    given = isinstance(id, str) and _COURSE_ID.fullmatch(id)
    return not given and bool(source.strip()) and not _CALLED_UP.fullmatch(source)
