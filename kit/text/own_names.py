"""Names that belong to one article alone: its states, its parties, what goes by several names.

The word lists of `kit/data/lexicons` know the real world's. A text about places that do not exist
brings its own, in the table `[names]` of the file beside it (`kit/data/articles/twin.toml`):

    [names]
    states = ["Norland", "the N.L."]          # names that reports use for a government
    same = [["Norland", "Norland Republic"]]  # one actor, several names

    [names.conflict]                          # as in lexicons/actors.toml
    name = "the river war"
    where = ["Norland"]
    side = [{ side = "Norland", state = ["Norland"], armed = [] }]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class OwnNames:
    """What only this article calls its states, its actors and the parties to its conflict."""

    states: frozenset[str] = frozenset()
    """In lower case."""
    same: tuple[tuple[str, ...], ...] = ()
    conflicts: tuple[Mapping[str, Any], ...] = field(default=(), hash=False)
    no_persons: frozenset[str] = field(default=frozenset(), compare=False)
    """Names of two words that its own text shows to be no person's; found, never written down."""


NONE = OwnNames()


def own_names(about: Mapping[str, Any], name: str) -> OwnNames:
    """Return the names in what is known of an article; `NONE` where it brings none.

    Raises ValueError, one line with `name` and the field, where the table is not of the form above.

    >>> sorted(own_names({"names": {"states": ["Norland", "The N.L."]}}, "a.toml").states)
    ['n.l.', 'norland']
    >>> own_names({"names": {"state": "Norland"}}, "a.toml")
    Traceback (most recent call last):
    ValueError: a.toml: names: unknown field 'state'; there are states, same, conflict
    """
    table = about.get("names")
    if table is None:
        return NONE
    for fault in _faults(table):
        raise ValueError(f"{name}: names{fault}")
    states = frozenset(state.lower().removeprefix("the ") for state in table.get("states", ()))
    same = tuple(tuple(row) for row in table.get("same", ()))
    conflict = table.get("conflict")
    return OwnNames(states, same, (conflict,) if conflict is not None else ())


def _faults(table: Any) -> Iterator[str]:
    if not isinstance(table, Mapping):
        yield " is no table; write [names] above its fields"
        return
    for key in table:
        if key not in ("states", "same", "conflict"):
            yield f": unknown field {key!r}; there are states, same, conflict"
    if not _are_words(table.get("states", [])):
        yield '.states: expected a list of names, such as ["Norland"]'
    rows = table.get("same", [])
    if not isinstance(rows, list) or not all(map(_are_words, rows)):
        yield '.same: expected a list of lists of names, such as [["Norland", "N.L."]]'
    if (conflict := table.get("conflict")) is not None:
        yield from _conflict_faults(conflict)


def _conflict_faults(conflict: Any) -> Iterator[str]:
    if not isinstance(conflict, Mapping) or not isinstance(conflict.get("name"), str):
        yield ".conflict: expected a table with name, where and side"
        return
    if not _are_words(conflict.get("where")):
        yield ".conflict.where: expected a list of names of the land"
    sides = conflict.get("side")
    if not isinstance(sides, list) or len(sides) < 2:
        yield ".conflict.side: expected a list of two sides at least"
        return
    for n, row in enumerate(sides, 1):
        if not isinstance(row, Mapping) or not isinstance(row.get("side"), str):
            yield f".conflict.side {n}: expected a table with side, state and armed"
        elif not (_are_words(row.get("state")) and _are_words(row.get("armed"))):
            yield f".conflict.side {n}: state and armed must be lists of names"


def _are_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)
