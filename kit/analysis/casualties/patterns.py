r"""The language of rows: which words, in which order, with what before and behind.

A pattern is a line of steps with blanks between:

    lost            the word itself, or a mark; \( \) \. are marks of the text
    lost|gave       either word
    <deny>          a word of a class; #bare is a number of a class
    -ing            a word that ends so
    .               any word
    !the|a          none of these stands next; takes no word
    the? of* -ly+ so{1,3}   once or not, any number, one or more, one to three: all that stand so
    ...4  ...2-8  ...9<plain>   a gap: up to 4 words, 2 to 8, up to 9 of a class; as few as do
    (a b | c)       steps as one, or other steps
    group:(a b)     steps whose words are wanted under a name
    &part           steps that several rows share
    ^ $             the sentence begins or ends here
    [ ]             the words found; what stands outside is only looked at

What stands before the words found is matched from right to left. Repeats keep what they took;
only gaps and ( | ) try again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

_FAR = 1000


class PatternError(ValueError):
    """A pattern that cannot be read; the message says what is wrong with it."""


@dataclass(frozen=True)
class Words:
    """A class of items: words, endings, and tests of the item itself, without what is `barred`.

    An item is whatever a sentence is cut into; it has a `text`, in lower case. `says` marks words
    that say what happened to people: a match remembers where they stand.
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
            plain = Words(tests=(self.__contains__, other.__contains__))
        else:
            tests = self.tests + other.tests
            plain = Words(self.words | other.words, self.endings + other.endings, tests)
        return replace(plain, says=self.says or other.says)

    def __and__(self, other: Words) -> Words:
        return replace(self, words=self.words & other.words)

    def __sub__(self, other: Words) -> Words:
        if other.listed is not None and not other.barred and self.listed is not None:
            return replace(self, words=self.words - other.words)
        words = self.words if other.barred else self.words - other.words
        return replace(self, words=words, barred=self.barred | other if self.barred else other)


class Place(NamedTuple):
    """How far a match has come: the next item, and (name, first, last) of what is wanted."""

    at: int
    seen: tuple[tuple[str, int, int], ...] = ()


class Way(NamedTuple):
    """The items of a sentence, read onwards (step 1) or backwards (step -1)."""

    items: Sequence[Any]
    step: int

    def next(self, place: Place) -> Any | None:
        """Return the item met next, None beyond the ends."""
        at = place.at if self.step > 0 else place.at - 1
        return self.items[at] if 0 <= at < len(self.items) else None


class Step:
    """One step of a pattern."""

    def ways(self, way: Way, place: Place) -> Iterator[Place]:
        """Return the places that the step leads to, the first choice first."""
        raise NotImplementedError

    def turned(self) -> Step:
        """Return the step as it is met when reading backwards."""
        return self

    def starts(self) -> frozenset[str] | None:
        """Return the words it can begin with, None where no list holds them."""
        return None

    def needs(self) -> frozenset[str] | None:
        """Return words of which one must stand there for it to hold, None where none must."""
        return None


Line = tuple[Step, ...]


def along(line: Line, way: Way, place: Place) -> Iterator[Place]:
    """Return the places that the steps of a line lead to, the first choice first."""
    if not line:
        yield place
        return
    for further in line[0].ways(way, place):
        yield from along(line[1:], way, further)


@dataclass(frozen=True)
class One(Step):
    """One item of a class."""

    words: Words

    def ways(self, way: Way, place: Place) -> Iterator[Place]:
        item = way.next(place)
        if item is not None and item in self.words:
            at = place.at + way.step
            said = (("says", min(at, place.at), max(at, place.at)),) if self.words.says else ()
            yield Place(at, place.seen + said)

    def starts(self) -> frozenset[str] | None:
        return self.words.listed

    def needs(self) -> frozenset[str] | None:
        return self.starts()


class Edge(Step):
    """The beginning or end of the sentence."""

    def ways(self, way: Way, place: Place) -> Iterator[Place]:
        if way.next(place) is None:
            yield place


@dataclass(frozen=True)
class Never(Step):
    """A step that does not hold here; takes no item."""

    step: Step

    def ways(self, way: Way, place: Place) -> Iterator[Place]:
        if next(self.step.ways(way, place), None) is None:
            yield place

    def turned(self) -> Step:
        return Never(self.step.turned())


@dataclass(frozen=True)
class Repeat(Step):
    """A step as often as it holds, which must be often enough."""

    step: Step
    least: int
    most: int

    def ways(self, way: Way, place: Place) -> Iterator[Place]:
        for times in range(self.most + 1):
            further = next(self.step.ways(way, place), None) if times < self.most else None
            if further is None or further.at == place.at:
                if times >= self.least:
                    yield place
                return
            place = further

    def turned(self) -> Step:
        return Repeat(self.step.turned(), self.least, self.most)

    def needs(self) -> frozenset[str] | None:
        return self.step.needs() if self.least else None


@dataclass(frozen=True)
class Gap(Step):
    """Items of a class, as few as do."""

    words: Words
    least: int
    most: int

    def ways(self, way: Way, place: Place) -> Iterator[Place]:
        for times in range(self.most + 1):
            if times >= self.least:
                yield place
            item = way.next(place)
            if item is None or item not in self.words:
                return
            place = place._replace(at=place.at + way.step)


@dataclass(frozen=True)
class Either(Step):
    """One line of steps or another, their items wanted under a name."""

    lines: tuple[Line, ...]
    name: str = ""

    def ways(self, way: Way, place: Place) -> Iterator[Place]:
        for line in self.lines:
            for end in along(line, way, place):
                first, last = sorted((place.at, end.at))
                wanted = ((self.name, first, last),) if self.name else ()
                yield Place(end.at, end.seen + wanted)

    def turned(self) -> Step:
        return Either(tuple(_turned(line) for line in self.lines), self.name)

    def starts(self) -> frozenset[str] | None:
        return _union([_starts(line) for line in self.lines])

    def needs(self) -> frozenset[str] | None:
        return _union([_needs(line) for line in self.lines])


@dataclass(frozen=True)
class Match:
    """Where a pattern holds: items `first` up to `last` are found, `end` ends all it looked at."""

    first: int
    last: int
    end: int
    seen: tuple[tuple[str, int, int], ...]

    def named(self, name: str) -> list[tuple[int, int]]:
        """Return (first, last) of what is wanted under a name, in order of the sentence."""
        return sorted((first, last) for key, first, last in self.seen if key == name)


@dataclass(frozen=True)
class Pattern:
    """A pattern that was read: the steps before the words found, of them, and behind."""

    before: Line
    found: Line
    behind: Line

    @cached_property
    def starts(self) -> frozenset[str] | None:
        """Return the words that the words found begin with, None where no list holds them."""
        return _starts(self.found)

    @cached_property
    def needs(self) -> frozenset[str] | None:
        """Return words of which one must stand in the sentence, None where none must."""
        return _needs(self.before + self.found + self.behind)

    def match(self, items: Sequence[Any], at: int) -> Match | None:
        """Return the match whose words found begin with `items[at]`, else None."""
        onwards = Way(items, 1)
        for found in along(self.found, onwards, Place(at)):
            for end in along(self.behind, onwards, found):
                for before in along(self.before, Way(items, -1), Place(at, end.seen)):
                    return Match(at, found.at, end.at, before.seen)
        return None


def _turned(line: Line) -> Line:
    return tuple(step.turned() for step in reversed(line))


def _starts(line: Line) -> frozenset[str] | None:
    first = next((step for step in line if not isinstance(step, Never)), None)
    return first.starts() if first is not None else None


def _needs(line: Line) -> frozenset[str] | None:
    return min(filter(None, (step.needs() for step in line)), key=len, default=None)


def _union(sets: list[frozenset[str] | None]) -> frozenset[str] | None:
    known = [words for words in sets if words is not None]
    return frozenset().union(*known) if len(known) == len(sets) else None


_TIMES = r"(?P<times>[?*+]|\{\d+,\d+\})?"
_STEP = re.compile(
    r"\s*(?P<no>!)?(?:(?P<open>(?:(?P<name>[a-z]+):)?\()|&(?P<part>[\w-]+)"
    r"|\.\.\.(?:(?P<few>\d+)-)?(?P<many>\d*)(?P<of><[\w-]+>)?(?P<gap>)"
    rf"|(?P<edge>[\^$])|(?P<words>(?:\\[()]|[^\s()?*+{{}}])+)){_TIMES}"
)
_CLOSE = re.compile(rf"\s*\){_TIMES}")


class PatternReader:
    """Reads patterns with the classes and parts of one file of rows."""

    def __init__(self, classes: Mapping[str, Words], parts: Mapping[str, str]) -> None:
        self._classes, self._parts = classes, parts
        self._text, self._at = "", 0

    def pattern(self, text: str) -> Pattern:
        """Return the pattern that is written so. Raises `PatternError`."""
        pieces = re.split(r"[\[\]]", text)
        if len(pieces) != 3 or text.find("[") > text.find("]"):
            raise PatternError("put one pair of [ ] around the words it finds")
        before, found, behind = map(self._line, pieces)
        if not found:
            raise PatternError("nothing stands inside its [ ]")
        return Pattern(_turned(before), found, behind)

    def words(self, text: str) -> Words:
        """Return the class that is written "lost|<deny>|-ing". Raises `PatternError`."""
        whole = Words()
        for name in text.split("|"):
            key = name.strip("<>")
            if not name:
                raise PatternError(f"nothing stands on one side of the | of {text!r}")
            if key != name or name[0] == "#":
                if key not in self._classes:
                    raise PatternError(f"{name} is no class of this file")
                whole |= self._classes[key]
            elif name == ".":
                whole |= Words(tests=(lambda item: True,))
            elif name[0] == "-" and name[1:2].isalpha():
                whole |= Words(endings=(name[1:],))
            else:
                whole |= Words(frozenset((name.replace("\\", ""),)))
        return whole

    def _line(self, text: str) -> Line:
        """Return the steps of a text that stands for itself."""
        outer, (self._text, self._at) = (self._text, self._at), (text, 0)
        lines = self._lines()
        if self._at < len(self._text.rstrip()):
            raise PatternError(f"a ) too many in {text.strip()!r}")
        if len(lines) > 1:
            raise PatternError(f"put ( ) around what | divides in {text.strip()!r}")
        self._text, self._at = outer
        return lines[0]

    def _lines(self) -> tuple[Line, ...]:
        """Return the lines of steps up to a closing bracket or the end."""
        lines: list[list[Step]] = [[]]
        while rest := self._text[self._at :].strip():
            if rest[0] == ")":
                break
            if rest.startswith("| "):
                self._at = self._text.index("|", self._at) + 1
                lines.append([])
            else:
                lines[-1].append(self._step())
        return tuple(map(tuple, lines))

    def _step(self) -> Step:
        read = _STEP.match(self._text, self._at)
        if read is None:
            raise PatternError(f"cannot read {self._text[self._at :].strip()!r}")
        self._at, times = read.end(), read["times"]
        step: Step
        if read["open"]:
            lines = self._lines()
            close = _CLOSE.match(self._text, self._at)
            if close is None:
                raise PatternError(f"a ( is never closed in {self._text.strip()!r}")
            step, self._at, times = Either(lines, read["name"] or ""), close.end(), close["times"]
        elif read["part"]:
            if read["part"] not in self._parts:
                raise PatternError(f"&{read['part']} is no part of this file")
            step = Either((self._line(self._parts[read["part"]]),))
        elif read["gap"] is not None:
            many = int(read["many"] or _FAR)
            step = Gap(self.words(read["of"] or "."), int(read["few"] or 0), many)
        elif read["edge"]:
            step = Edge()
        else:
            step = One(self.words(read["words"]))
        if times:
            least, most = {"?": (0, 1), "*": (0, _FAR), "+": (1, _FAR)}.get(times) or (
                int(number) for number in times[1:-1].split(",")
            )
            step = Repeat(step, least, most)
        return Never(step) if read["no"] else step
