"""Words of violence: verbs, nouns of acts, and nouns that people are harmed in, by or from."""

from __future__ import annotations

from functools import lru_cache

from kit.analysis.lexicon.inflection import plural
from kit.text.lexicon_file import read_lexicon


@lru_cache(maxsize=1)
def violence() -> dict:
    """Return the lexicon of violence as read from its file."""
    return read_lexicon("violence")


@lru_cache(maxsize=1)
def harm_nouns() -> frozenset[str]:
    """Return singular and plural forms of all nouns people are harmed in, by or from."""
    raw = violence()
    singular = {n for group in raw["nouns"].values() for n in group} | set(raw["harm"])
    return frozenset(singular | {plural(n) for n in singular})
