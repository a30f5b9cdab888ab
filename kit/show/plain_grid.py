"""Columns of plain text side by side: each as wide as it needs, and no line wider than asked for.

Where all of it does not fit, the widest columns give way first, and their words go on in the next
line. Widths are counted as a terminal shows them: a Chinese character takes two places, an accent
that stands for itself none. rich draws such a table in the same characters, and a test holds the
two together; but rich is four packages, and this has to be read in a browser too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import zip_longest

GAP = "   "
_WORD = re.compile(r"\s*\S+\s*")
_UNSEEN = dict.fromkeys(map(ord, "\a\b\v\f\r"))


def grid(head: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> str:
    """Return the head, a rule of hyphens and the rows as text of at most `width` places a line.

    >>> print(grid(["block", "words"], [["18", "twenty-six of them"]], 20))
    block   words
    --------------------
    18      twenty-six
            of them
    """
    table = [[text.translate(_UNSEEN) for text in row] for row in (head, *rows)]
    widths = _fitted([*zip(*table, strict=True)], width)
    rule = "-" * (sum(widths) + len(GAP) * (len(widths) - 1))
    first, *rest = (_cells(row, widths) for row in table)
    # A head stands right above its rule.
    most = max(map(len, first))
    first = [[""] * (most - len(lines)) + lines for lines in first]
    return "\n".join(
        [*_laid(first, widths), rule, *(li for row in rest for li in _laid(row, widths))]
    )


def places(text: str) -> int:
    """Return how many places of a terminal's line a text takes.

    >>> places("Aleppo"), places("阿勒颇")
    (6, 6)
    """
    return len(text) if text.isascii() and text.isprintable() else sum(map(_places, text))


def _places(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _fitted(columns: Sequence[Sequence[str]], width: int) -> list[int]:
    """The width of each column, so that all of them and their gaps fit into `width`."""
    room = width - (len(columns) - 1)
    # The gap belongs to the columns, but for one place: narrow ones give way with it.
    beside = [(number > 0) + (number < len(columns) - 1) for number in range(len(columns))]
    widths = [
        min(max(_longest(text) for text in column) + extra, room) or 1
        for column, extra in zip(columns, beside, strict=True)
    ]
    while (excess := sum(widths) - room) > 0:
        widest = max(widths)
        second = max((w for w in widths if w != widest), default=0)
        if widest <= 1:
            break
        shares = [w == widest for w in widths]
        widths = _reduced(widths, shares, excess, min(excess, widest - second))
    return [max(1, w - extra) for w, extra in zip(widths, beside, strict=True)]


def _reduced(widths: list[int], shares: list[bool], excess: int, most: int) -> list[int]:
    """The widths with `excess` taken evenly from those that share in it, at most `most` each."""
    left, sharing, new = excess, sum(shares), []
    for width, shared in zip(widths, shares, strict=True):
        taken = min(most, round(left / sharing)) if shared else 0
        left, sharing = left - taken, sharing - shared
        new.append(width - taken)
    return new


def _longest(text: str) -> int:
    return max(map(places, text.expandtabs().splitlines()), default=0)


def _cells(row: Sequence[str], widths: Sequence[int]) -> list[list[str]]:
    return [list(_lines(text, width)) for text, width in zip(row, widths, strict=True)]


def _laid(cells: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    """The lines of one row of the table."""
    for line in zip_longest(*cells, fillvalue=""):
        padded = [part + " " * (w - places(part)) for part, w in zip(line, widths, strict=True)]
        yield GAP.join(padded).rstrip()


def _lines(text: str, width: int) -> Iterator[str]:
    """A cell's text as lines of at most `width` places, broken between words where that goes."""
    for line in text.expandtabs().split("\n"):
        now = ""
        for word in _WORD.findall(line):
            if places(now) + places(word.rstrip()) <= width:
                now += word
                continue
            if now:
                yield now.rstrip()
            *whole, now = _folded(word, width)
            yield from whole
        yield now.rstrip()


def _folded(word: str, width: int) -> list[str]:
    """A word in pieces that fit a line; most words are one piece."""
    pieces = [""]
    for character in word if places(word.rstrip()) > width else ():
        if places(pieces[-1]) + _places(character) > width and pieces[-1]:
            pieces.append("")
        pieces[-1] += character
    return pieces if pieces != [""] else [word]
