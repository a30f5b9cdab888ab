"""What a noun such as "group" or "agency" can stand for, by `lexicons/descriptions.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kit.text.lexicon_file import read_lexicon


@dataclass(frozen=True, slots=True)
class Described:
    """What a description can stand for: `kinds` of body; none: only who is called so."""

    noun: str
    kinds: frozenset[str]


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return read_lexicon("descriptions")


@lru_cache(maxsize=1)
def _nouns() -> dict[str, Described]:
    return {
        row["noun"]: Described(row["noun"], frozenset(row["of"].split(", ")) - {"name"})
        for row in _data()["noun"]
    }


@lru_cache(maxsize=1)
def _modifiers() -> dict[str, frozenset[str]]:
    return {
        word: frozenset(row["not"].split(", "))
        for row in _data()["modifier"]
        for word in row["words"].split()
    }


@lru_cache(maxsize=1)
def offices() -> tuple[frozenset[str], ...]:
    """Return sets of nouns for the holder of an office that may stand for each other."""
    return tuple(frozenset(row.split()) for row in _data()["same_office"])


def is_body_noun(noun: str) -> bool:
    """Return whether a noun describes a body ("group"), not a person."""
    return noun in _nouns()


def described(noun: str, before: tuple[str, ...] = ()) -> Described | None:
    """Return what "the ... `noun`" can stand for, with the words before the noun; None for a noun
    that describes no body.

    >>> sorted(described("group", ("aid",)).kinds)
    ['international body', 'monitor', 'unclear']
    """
    found = _nouns().get(noun)
    if found is None:
        return None
    never = frozenset[str]().union(*(_modifiers().get(word, frozenset()) for word in before))
    return Described(noun, found.kinds - never)


@lru_cache(maxsize=1)
def _lands() -> dict[str, str]:
    rows = _data()["adjective"]
    return {word: row["state"] for row in rows for word in (row["state"], *row["words"].split())}


def same_land(one: str, other: str) -> bool:
    """Return whether two words, a state's name or its adjective, mean one state.

    >>> same_land("Iran", "Iranian"), same_land("French", "France"), same_land("Iraq", "Iran")
    (True, True, False)
    """
    first, second = _lands().get(one, one), _lands().get(other, other)
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    return len(short) > 3 and (long.startswith(short) or first[:5] == second[:5])
