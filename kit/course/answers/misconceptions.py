"""Which misconceptions an answer shows: what was given, held against each entry's `when`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kit.course.answers.passages import normal
from kit.course.answers.plain import id_text


@dataclass(frozen=True)
class Given:
    """What an answer contained, in the terms that `when` uses. Empty fields match nothing."""

    gives: str | None = None
    number: float | None = None
    marks: frozenset[str] | None = None
    weighed: bool = True
    """False where nothing that counts is marked, or everything there is."""
    added: frozenset[str] = frozenset()
    missed: Collection[str] = frozenset()
    rows: Mapping[str, Any] = field(default_factory=dict)
    wrong_rows: Mapping[str, Any] = field(default_factory=dict)
    low: float | None = None
    high: float | None = None
    ends: bool = False
    order: tuple[str, ...] = ()
    words: str = ""
    word_count: int = 0
    parts: frozenset[str] = frozenset()
    failed: Collection[str] = frozenset()
    same: bool = False
    has: Collection[str] = frozenset()
    lacks: Collection[str] = frozenset()


@dataclass(frozen=True)
class Match:
    """A misconception that an answer shows, and which parts of the answer show it.

    `about` are ids of items, units, options, cases or ends; () where it is the answer as a whole.
    `asked` is False where its question would not fit: it asks about marks that were weighed, and
    the answer marks nothing at all, or everything there is.
    """

    entry: Mapping[str, Any]
    about: tuple[str, ...] = ()
    asked: bool = True

    @property
    def general(self) -> bool:
        """Whether it was written for any answer that is not right."""
        return "any" in self.entry["when"]


def matched(entries: Sequence[Mapping[str, Any]], given: Given) -> list[Match]:
    """Return the entries whose every condition holds, in the bank's order."""
    return [
        Match(
            entry,
            _about(given, entry["when"]),
            given.weighed or not _OF_THE_WHOLE.isdisjoint(entry["when"]),
        )
        for entry in entries
        if all(_TESTS[name](given, value, entry["when"]) for name, value in entry["when"].items())
    ]


_OF_THE_WHOLE = frozenset({"equals", "any"})


def _about(given: Given, when: Mapping[str, Any]) -> tuple[str, ...]:
    """The parts of the answer that fulfil the conditions, each once."""
    found: list[str] = []
    for name, value in when.items():
        if name in _ABOUT and not (name == "gives" and "item" in when):
            found += _ABOUT[name](given, value)
    return tuple(dict.fromkeys(found))


def _rows_with(given: Given, value: Any) -> list[str]:
    return [
        item
        for item, row in given.wrong_rows.items()
        if any(_same_value(row, v) for v in _values(value))
    ]


def _any_part(given: Given, value: Any) -> list[str]:
    """The first part that is wrong, where an entry takes whatever is left."""
    return list(given.wrong_rows)[:1] or sorted(given.added)[:1]


def _values(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _same_value(given: Any, value: Any) -> bool:
    if isinstance(value, (int, float)) and isinstance(given, (int, float)):
        return abs(given - value) < 1e-9
    return id_text(given) == id_text(value) or normal(str(given)) == normal(str(value)) != ""


def _gives(given: Given, value: Any, when: Mapping) -> bool:
    if "item" in when:
        return True  # `item` looks at the pair
    if given.rows:
        return any(_same_value(r, v) for r in given.wrong_rows.values() for v in _values(value))
    if given.words:
        return any(f" {normal(str(v))} " in f" {given.words} " for v in _values(value))
    stated = given.number if given.number is not None else given.gives
    if given.gives is not None and given.gives in _values(value):
        return True
    return stated is not None and any(_same_value(stated, v) for v in _values(value))


def _item(given: Given, value: Any, when: Mapping) -> bool:
    if value not in given.wrong_rows:
        return False
    row = given.wrong_rows[value]
    return "gives" not in when or any(_same_value(row, v) for v in _values(when["gives"]))


def _equals(given: Given, value: Any, when: Mapping) -> bool:
    wanted = {id_text(v) for v in _values(value)}
    if given.marks is not None:
        return set(given.marks) == wanted
    return bool(given.order) and list(given.order) == [id_text(v) for v in _values(value)]


def _all(given: Given, value: Any, when: Mapping) -> bool:
    rows = list(given.rows.values())
    return len(rows) > 1 and all(_same_value(r, value) for r in rows)


def _same(given: Given, value: Any, when: Mapping) -> bool:
    rows = [str(v) for v in given.rows.values()]
    return (given.same or (len(rows) > 1 and len(set(rows)) == 1)) == bool(value)


def _misses(given: Given, value: Any, when: Mapping) -> bool:
    return bool(given.missed) if "any" in value else bool(set(value) & set(given.missed))


def _before(given: Given, value: Any, when: Mapping) -> bool:
    first, second = value
    return (
        first in given.order
        and second in given.order
        and given.order.index(first) < given.order.index(second)
    )


def _end(stated: float | None, given: Given, value: Any) -> bool:
    if not given.ends:
        return False
    return stated is None if value == "open" else stated is not None and _same_value(stated, value)


_TESTS = {
    "adds": lambda g, v, w: bool(set(v) & g.added),
    "misses": _misses,
    "gives": _gives,
    "item": _item,
    "equals": _equals,
    "all": _all,
    "same": _same,
    "first": lambda g, v, w: g.order[:1] == (v,),
    "before": _before,
    "low": lambda g, v, w: _end(g.low, g, v),
    "high": lambda g, v, w: _end(g.high, g, v),
    "above": lambda g, v, w: g.number is not None and g.number > v,
    "below": lambda g, v, w: g.number is not None and g.number < v,
    "within": lambda g, v, w: bool(set(v) & g.parts),
    "words_over": lambda g, v, w: g.word_count > v,
    "failed": lambda g, v, w: bool(set(v) & set(g.failed)),
    "lacks": lambda g, v, w: bool(set(v) & set(g.lacks)),
    "has": lambda g, v, w: bool(set(v) & set(g.has)),
    "any": lambda g, v, w: True,
}

_ABOUT = {
    "adds": lambda g, v: [u for u in v if u in g.added],
    "item": lambda g, v: [v],
    "gives": _rows_with,
    "first": lambda g, v: [v],
    "before": lambda g, v: list(v),
    "within": lambda g, v: [part for part in v if part in g.parts],
    "failed": lambda g, v: [case for case in v if case in g.failed],
    "low": lambda g, v: ["low"],
    "high": lambda g, v: ["high"],
    "any": _any_part,
}

PARTS = frozenset(_ABOUT) - {"any", "failed"}
"""Conditions that a part of an answer fulfils, so that a question can name it."""
