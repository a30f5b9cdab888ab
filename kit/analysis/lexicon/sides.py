"""Parties to armed conflicts, read from an editable file (`kit/data/lexicons/actors.toml`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kit.text.lexicon_file import read_lexicon


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
    # Most lands are not named at all, and looking for the plain letters is a hundred times as fast.
    return any(
        (name in text or not name[0].isupper()) and _word(name).search(text) for name in where
    )


@lru_cache(maxsize=4096)
def _word(name: str) -> re.Pattern[str]:
    flags = 0 if name[0].isupper() else re.IGNORECASE
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", flags)
