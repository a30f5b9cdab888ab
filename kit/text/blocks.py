"""Blocks: the numbered paragraphs of a page, cut at blank lines and at line breaks that mean one.

A blank line always ends a block. A single line break ends one too, unless the text is
hard-wrapped (typed or mailed with a break about every 70 characters): there most lines go on
in lower case, and a line ends only because its next word would not have fitted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kit.text.records import Span

# \r\n first, so that one Windows line end is not read as two.
_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# What a reader cannot see: a line of nothing else is blank.
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_EDGE = re.compile(rf"[\s{INVISIBLE}]*")
_FIRST_WORD = re.compile(r"\S+")
_STOPS = ".?!…:\"'”’"
_WIDEST_WRAP = 120  # characters; longer lines are paragraphs
_NARROWEST_WRAP = 40


def block_spans(text: str) -> list[Span]:
    """Return the spans of the blocks of `text`, without the white space around them.

    >>> [span.of("Share\\n\\nTalks failed.\\nHe left.") for span in block_spans(
    ...     "Share\\n\\nTalks failed.\\nHe left.")]
    ['Share', 'Talks failed.', 'He left.']
    """
    lines = list(_lines(text))
    width = max((len(line) for line in lines if line and len(line) <= _WIDEST_WRAP), default=0)
    wrapped = _is_wrapped(text, lines, width)
    spans: list[Span] = []
    previous = None
    for line in lines:
        if line is not None:
            if previous is not None and wrapped and _goes_on(text, previous, line, width):
                spans[-1] = Span(spans[-1].start, line.end)
            else:
                spans.append(line)
        previous = line
    return spans


def _lines(text: str) -> Iterator[Span | None]:
    """Yield each line's span without its edges, or None for a blank line."""
    start = 0
    for end in _LINE_END.finditer(text):
        yield _visible(text, start, end.start())
        start = end.end()
    yield _visible(text, start, len(text))


def _visible(text: str, start: int, end: int) -> Span | None:
    edge = _EDGE.match(text, start, end)
    start = edge.end() if edge else start
    if start == end:
        return None
    while text[end - 1].isspace() or text[end - 1] in INVISIBLE:
        end -= 1
    return Span(start, end)


def _is_wrapped(text: str, lines: list[Span | None], width: int) -> bool:
    breaks = [(a, b) for a, b in pairwise(lines) if a and b]
    small = sum(text[b.start].islower() for a, b in breaks if len(a) <= _WIDEST_WRAP)
    on = sum(text[a.end - 1] not in _STOPS and _goes_on(text, a, b, width) for a, b in breaks)
    return small > 0 and on * 2 >= len(breaks)


def _goes_on(text: str, line: Span, following: Span, width: int) -> bool:
    """Return whether the line ended only because its next word would not have fitted."""
    if len(line) > _WIDEST_WRAP or len(following) > _WIDEST_WRAP:
        return False
    if text[following.start].islower():
        return True
    next_word = _FIRST_WORD.match(text, following.start, following.end)
    size = len(next_word.group()) if next_word else 0
    return width >= _NARROWEST_WRAP and len(line) + 1 + size > width
