"""Parties to armed conflicts, read from an editable file (`kit/data/lexicons/actors.toml`)."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=1)
def _conflicts() -> tuple[
    tuple[str, tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]], ...
]:
    path = resources.files("kit") / "data" / "lexicons" / "actors.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        (c["name"], tuple((s["side"], tuple(s["state"]), tuple(s["armed"])) for s in c["side"]))
        for c in data["conflict"]
    )


@lru_cache(maxsize=4096)
def _word(name: str) -> re.Pattern[str]:
    flags = 0 if name[0].isupper() else re.IGNORECASE
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", flags)


def conflict_of(text: str) -> dict[str, str]:
    """Return name -> side of the conflict that an article names most sides of ({} for none);
    armed names carry a leading "*"."""
    best: tuple[int, int, dict[str, str]] = (1, 0, {})
    for _, sides in _conflicts():
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
    """Return the one side that a source's words fit, or None."""
    fits = {side for name, side in conflict.items() if _word(name.lstrip("*")).search(words)}
    return fits.pop() if len(fits) == 1 else None


def armed_name(words: str, conflict: dict[str, str]) -> str | None:
    for name in conflict:
        if name.startswith("*") and name[1].isupper() and _word(name[1:]).search(words):
            return name[1:]
    return None
