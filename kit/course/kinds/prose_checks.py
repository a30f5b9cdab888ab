"""Concepts a machine can look for in free text: feedback for the writer, never a mark."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from kit.course.kinds.search_clock import SearchTooLong, at_most

SHOWN = 40
_ID = re.compile(r"(?<![\w.])(\d{1,3}(?:\.\d{1,2})?)(?![\w%]|\.\d)")


def ids_named(text: str, known: Sequence[str]) -> list[str]:
    """Return the ids of the article that a text names, each once, in order.

    >>> ids_named("See 7.1 and block 9, not 99.", ["7.1", "9"])
    ['7.1', '9']
    """
    return list(dict.fromkeys(m for m in _ID.findall(text) if m in known))


def check_text(
    text: str, checks: Sequence[Mapping[str, Any]], known: Sequence[str]
) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Return ids of concepts found, ids of concepts not found, and a line for each concept."""
    found: set[str] = set()
    lacking: set[str] = set()
    notes: list[str] = []
    hits, unsearched = _hits(text, checks)
    for check in checks:
        if check["id"] in unsearched:
            notes.append(f"Not looked for: {check['name']}. Searching this text took too long.")
            continue
        hit = hits.get(check["id"])
        there = hit is not None
        if check["ids"]:
            there = there or len(ids_named(text, known)) >= check["ids"]
        if check["words"]:
            there = there or len(text.split()) >= check["words"]
        (found if there else lacking).add(check["id"])
        if check["absent"]:
            said = " ".join((hit or "").split())[:SHOWN]
            shown = f" Your text has \u201c{said}\u201d." if said else ""
            notes.append(f"{'Asked for' if there else 'Holds'}: {check['name']}.{shown}")
        else:
            notes.append(f"{'Found' if there else 'Not found'}: {check['name']}.")
    return frozenset(found), frozenset(lacking), tuple(notes)


def _hits(text: str, checks: Sequence[Mapping[str, Any]]) -> tuple[dict[str, str], set[str]]:
    """Return what each check's patterns found, by its id, and the ids there was no time for."""
    found: dict[str, str] = {}
    left = {check["id"] for check in checks if check["pattern"]}
    try:
        with at_most():
            for check in checks:
                for pattern in check["pattern"]:
                    if hit := re.search(pattern, text, re.IGNORECASE):
                        found[check["id"]] = hit[0]
                        break
                left.discard(check["id"])
    except SearchTooLong:
        pass
    return found, left - set(found)
