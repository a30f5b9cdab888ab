"""Patterns of words, matched: steps along the items of a sentence.

An item is whatever a sentence is cut into, words or chunks; it has a `text`, in lower case. How a
pattern is written stands at the head of `kit.analysis.casualties.pattern_reader`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

Items = Sequence[Any]
Seen = tuple[tuple[str, int, int], ...]
"""What a match remembers, as (name, first item, item past the last)."""
Place = tuple[int, Seen]
"""How far a match has come: the items before this one are read, or those from it on."""


@dataclass(frozen=True)
class Words:
    """A class of items: words, endings, and tests of the item itself, without what is `barred`.

    `says` marks words that say what happened to people: a match remembers where they stand.
    """

    words: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    tests: tuple[Callable[[Any], bool], ...] = ()
    barred: Words | None = None
    says: bool = False

    @property
    def listed(self) -> frozenset[str] | None:
        """Return the words that it can hold, None where no list has them."""
        return None if self.endings or self.tests else self.words

    def __contains__(self, item: Any) -> bool:
        text: str = item.text
        if text in self.words or self.endings and text.endswith(self.endings):
            return self.barred is None or item not in self.barred
        for test in self.tests:
            if test(item):
                return self.barred is None or item not in self.barred
        return False

    def __or__(self, other: Words) -> Words:
        if self.barred or other.barred:
            both = Words(tests=(self.__contains__, other.__contains__))
        else:
            tests = self.tests + other.tests
            both = Words(self.words | other.words, self.endings + other.endings, tests)
        return replace(both, says=self.says or other.says)

    def __and__(self, other: Words) -> Words:
        return replace(self, words=self.words & other.words)

    def __sub__(self, other: Words) -> Words:
        if other.listed is not None and not other.barred and self.listed is not None:
            return replace(self, words=self.words - other.words)
        words = self.words if other.barred else self.words - other.words
        return replace(self, words=words, barred=self.barred | other if self.barred else other)


class Step(NamedTuple):
    """One step of a pattern: `ways` leads from a place to others, the first choice first."""

    ways: Callable[[Items, int, Seen], Iterator[Place]]
    starts: frozenset[str] | None = None
    """The words it can begin with, None where no list holds them."""
    needs: frozenset[str] | None = None
    """Words of which one must stand there, None where none must."""
    empty: bool = False
    """Whether it takes no item."""
    says: bool = False
    """Whether it always remembers a word that says what happened to people."""


def along(line: tuple[Step, ...], items: Items, at: int, seen: Seen) -> Iterator[Place]:
    """Return the places that the steps of a line lead to, the first choice first."""
    if not line:
        yield at, seen
        return
    for further, known in line[0].ways(items, at, seen):
        yield from along(line[1:], items, further, known)


def one(words: Words, back: bool) -> Step:
    """Return the step over one item of a class."""

    def ways(items: Items, at: int, seen: Seen) -> Iterator[Place]:
        index = at - 1 if back else at
        if 0 <= index < len(items) and items[index] in words:
            said = (("says", index, index + 1),) if words.says else ()
            yield index if back else index + 1, seen + said

    return Step(ways, words.listed, words.listed, says=words.says)


def edge(back: bool) -> Step:
    """Return the step that holds where the sentence begins, or ends."""

    def ways(items: Items, at: int, seen: Seen) -> Iterator[Place]:
        if at == (0 if back else len(items)):
            yield at, seen

    return Step(ways, empty=True)


def never(step: Step) -> Step:
    """Return the step that holds where another does not, and takes no item."""

    def ways(items: Items, at: int, seen: Seen) -> Iterator[Place]:
        if next(step.ways(items, at, ()), None) is None:
            yield at, seen

    return Step(ways, empty=True)


def repeat(step: Step, least: int, most: int) -> Step:
    """Return the step that another makes as often as it holds, if often enough."""

    def ways(items: Items, at: int, seen: Seen) -> Iterator[Place]:
        times = 0
        while times < most and (further := next(step.ways(items, at, seen), None)):
            times, (at, seen) = times + 1, further
        if times >= least:
            yield at, seen

    return Step(ways, needs=step.needs if least else None, says=step.says and least > 0)


def gap(words: Words, least: int, most: int, back: bool) -> Step:
    """Return the step over items of a class, as few as do."""

    def ways(items: Items, at: int, seen: Seen) -> Iterator[Place]:
        for times in range(most + 1):
            if times >= least:
                yield at, seen
            index = at - 1 if back else at
            if not (0 <= index < len(items) and items[index] in words):
                return
            at = index if back else index + 1

    return Step(ways)


def either(lines: tuple[tuple[Step, ...], ...], name: str) -> Step:
    """Return the step along one line of steps or another, its items remembered under a name."""

    def ways(items: Items, at: int, seen: Seen) -> Iterator[Place]:
        for line in lines:
            for end, known in along(line, items, at, seen):
                wanted = ((name, min(at, end), max(at, end)),) if name else ()
                yield end, known + wanted

    says = all(any(step.says for step in line) for line in lines)
    return Step(ways, _union(map(starts, lines)), _union(map(needs, lines)), says=says)


def starts(line: tuple[Step, ...]) -> frozenset[str] | None:
    """Return the words that a line of steps can begin with, None where no list holds them."""
    return next((step.starts for step in line if not step.empty), None)


def needs(line: tuple[Step, ...]) -> frozenset[str] | None:
    """Return the fewest words of which one must stand along the line, None where none must."""
    return min((step.needs for step in line if step.needs), key=len, default=None)


def _union(sets: Iterator[frozenset[str] | None]) -> frozenset[str] | None:
    whole: frozenset[str] = frozenset()
    for words in sets:
        if words is None:
            return None
        whole |= words
    return whole


class Match(NamedTuple):
    """Where a pattern holds: items `first` up to `last` are found, `end` ends all it looked at."""

    first: int
    last: int
    end: int
    seen: Seen

    def named(self, name: str) -> list[tuple[int, int]]:
        """Return (first, last) of what is remembered under a name, in order of the sentence."""
        return sorted((first, last) for key, first, last in self.seen if key == name)


@dataclass(frozen=True)
class Pattern:
    """The steps over the words found, those before, from right to left, and those behind."""

    before: tuple[Step, ...]
    found: tuple[Step, ...]
    behind: tuple[Step, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return all its steps."""
        return self.before + self.found + self.behind

    def match(self, items: Items, at: int) -> Match | None:
        """Return the match whose words found begin with `items[at]`, else None."""
        for last, seen in along(self.found, items, at, ()):
            for end, known in along(self.behind, items, last, seen):
                for _, whole in along(self.before, items, at, known):
                    return Match(at, last, end, whole)
        return None
