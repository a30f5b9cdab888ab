"""Parties to armed conflicts, read from an editable file (`kit/data/lexicons/actors.toml`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kit.text.lexicon_file import read_lexicon

Sides = tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]


@lru_cache(maxsize=1)
def actors() -> dict:
    """Return the list of conflicts, their sides and their names, as read from its file."""
    return read_lexicon("actors")


@lru_cache(maxsize=1)
def bystander() -> re.Pattern[str]:
    """Return a pattern for people whose nationality is no side ("a Russian teacher")."""
    words = "|".join(map(re.escape, actors()["bystanders"]))
    return re.compile(rf"(?<![\w-])(?:{words})(?:e?s)?(?![\w-])", re.IGNORECASE)


def names_land(where: Sequence[str], text: str) -> bool:
    """Return whether a text names the land a conflict is about."""
    return any(_word(name).search(text) for name in where)


@lru_cache(maxsize=1)
def _conflicts() -> tuple[tuple[tuple[str, ...], Sides], ...]:
    return tuple(
        (
            tuple(c["where"]),
            tuple((s["side"], tuple(s["state"]), tuple(s["armed"])) for s in c["side"]),
        )
        for c in actors()["conflict"]
    )


@lru_cache(maxsize=4096)
def _word(name: str) -> re.Pattern[str]:
    flags = 0 if name[0].isupper() else re.IGNORECASE
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", flags)


def conflict_of(text: str) -> dict[str, str]:
    """Return name -> side of the conflict that an article names most sides of ({} for none);
    armed names carry a leading "*"."""
    best: tuple[int, int, dict[str, str]] = (1, 0, {})
    for where, sides in _conflicts():
        if not names_land(where, text):
            continue
        seen, count = 0, 0
        names: dict[str, str] = {}
        for side, state, armed in sides:
            hits = 0
            for name in state + armed:
                found = len(_word(name).findall(text))
                hits += found
                if found:
                    names[("*" if name in armed else "") + name] = side
            seen += bool(hits)
            count += hits
        if (seen, count) > best[:2] and seen > 1:
            best = (seen, count, names)
    return best[2]


def side_of(words: str, conflict: dict[str, str]) -> str | None:
    """Return the one side that a source's words fit, or None; a bystander speaks for no side."""
    if bystander().search(words):
        return None
    fits = {side for name, side in conflict.items() if _word(name.lstrip("*")).search(words)}
    return fits.pop() if len(fits) == 1 else None


def armed_name(words: str, conflict: dict[str, str]) -> str | None:
    """Return the armed party of the conflict whose proper name the words hold, or None.

    >>> armed_name("a Hamas official", {"*Hamas": "Hamas", "*gunmen": "Hamas"})
    'Hamas'
    """
    for name in conflict:
        if name.startswith("*") and name[1].isupper() and _word(name[1:]).search(words):
            return name[1:]
    return None
