"""Quotations: the words a text sets between marks, in every style news copy comes in.

Marks of one family close each other: curly, straight, low and doubled marks are one family,
guillemets another, single marks a third. Which way a mark faces is read from its neighbours,
since copy that has been pasted about often turns them the wrong way. Only outermost
quotations are returned; a quotation inside a quotation belongs to its speaker's words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from kit.text.records import Block, Quotation, Span

_DOUBLE = re.compile(r"[“”„‟\"]|``|''|«|»")
_SINGLE = re.compile(r"[‘’‚‛']")
_OPEN_BEFORE = " \t\r\n\u00a0\u202f\u2009([{<—–-/\"“„«‘'…\u200b\ufeff"


def quotations(text: str, blocks: Iterable[Block]) -> tuple[Quotation, ...]:
    """Return the quotations of the blocks, with ids q1, q2 … in order of appearance."""
    blocks = [b for b in blocks if b.role != "furniture"]
    found: list[Quotation] = []
    for block, following in zip_longest(blocks, blocks[1:]):
        for span, inner, closed in _in_block(text, block.span, following):
            goes_on = (
                not closed
                and span.end == block.span.end
                and following is not None
                and _same_family(text[span.start], text[following.span.start])
            )
            found.append(Quotation(f"q{len(found) + 1}", span, inner, closed, goes_on))
    return tuple(found)


def _same_family(mark: str, other: str) -> bool:
    families = ('“”„‟"`', "«»", "‘’‚‛'")
    return any(mark in family and other in family for family in families)


def _in_block(text: str, block: Span, following: Block | None) -> list[tuple[Span, Span, bool]]:
    doubles = list(_doubles(text, block))
    singles = list(_singles(text, block, doubles, following))
    # A British text nests the other way round: double marks inside single ones.
    outer = sorted(span for span, _, _ in singles)
    return sorted(singles + [d for d in doubles if not _within(d[0].start, outer)])


def _within(at: int, spans: list[Span]) -> bool:
    """Return whether one of the spans, which are in order and apart, covers the offset."""
    i = bisect_right(spans, at, key=lambda span: span.start) - 1
    return i >= 0 and at < spans[i].end


def _faces(text: str, block: Span, start: int, end: int) -> str:
    """Return "open", "close" or "either", from the characters beside the mark."""
    before = text[start - 1] if start > block.start else " "
    after = text[end] if end < block.end else " "
    can_open = before in _OPEN_BEFORE and not after.isspace() and after not in ".,;:!?)]}"
    can_close = not before.isspace() and before not in "([{" and not after.isalnum()
    if can_open == can_close:
        return "either"
    return "open" if can_open else "close"


def _doubles(text: str, block: Span) -> Iterator[tuple[Span, Span, bool]]:
    opened: re.Match[str] | None = None
    for mark in _DOUBLE.finditer(text, block.start, block.end):
        sign = mark.group()
        if opened and (sign in "«»") != (opened.group() in "«»"):
            continue  # guillemets inside quotation marks, or the other way round
        faces = _faces(text, block, *mark.span())
        if opened is None:
            if _opens(text, block, mark, faces):
                opened = mark
        elif faces == "open" and sign not in "”»" and mark.start() > opened.end():
            # Another opens before this one closed: the first was never closed.
            if text[opened.end() : mark.start()].strip():
                yield _quotation(
                    text, opened.start(), opened.end(), mark.start(), mark.start(), False
                )
            opened = mark
        else:
            if text[opened.end() : mark.start()].strip():
                yield _quotation(text, opened.start(), opened.end(), mark.start(), mark.end(), True)
            opened = None
    if opened is not None and text[opened.end() : block.end].strip():
        yield _quotation(text, opened.start(), opened.end(), block.end, block.end, False)


def _opens(text: str, block: Span, mark: re.Match[str], faces: str) -> bool:
    sign = mark.group()
    if sign in ("“", "„", "‟", "«", "``"):
        return faces != "close" or sign in "„«"
    if sign in ("”", "»"):
        return faces == "open"
    if mark.start() > block.start and text[mark.start() - 1].isdigit():
        return False  # 12" is a length
    return faces != "close"


def _quotation(
    text: str, start: int, inner_start: int, inner_end: int, end: int, closed: bool
) -> tuple[Span, Span, bool]:
    while inner_start < inner_end and text[inner_start].isspace():
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1].isspace():
        inner_end -= 1
    if not closed:
        end = inner_end
    return Span(start, end), Span(inner_start, inner_end), closed


def _singles(
    text: str,
    block: Span,
    doubles: list[tuple[Span, Span, bool]],
    following: Block | None,
) -> Iterator[tuple[Span, Span, bool]]:
    inside = [span for span, _, _ in doubles]
    marks = [
        m.start()
        for m in _SINGLE.finditer(text, block.start, block.end)
        if not _within(m.start(), inside)
    ]
    openers = [at for at in marks if _single_opens(text, block, at)]
    closers = [at for at in marks if _single_closes(text, block, at)]
    at = block.start
    for i, opener in enumerate(openers):
        if opener < at:
            continue
        limit = openers[i + 1] if i + 1 < len(openers) else block.end
        close = _closer(text, closers, opener, limit)
        if close is not None:
            yield _quotation(text, opener, opener + 1, close, close + 1, True)
            at = close + 1
        elif (
            text[opener] == "‘"
            and opener == block.start
            and limit == block.end
            and following is not None
            and text[following.span.start] == "‘"
        ):
            # Single marks are too like apostrophes to be left open, but for the printer's rule
            # of a quotation that opens again with the next paragraph.
            yield _quotation(text, opener, opener + 1, block.end, block.end, False)


def _single_opens(text: str, block: Span, at: int) -> bool:
    if text[at] == "’" or _faces(text, block, at, at + 1) != "open":
        return False
    after = text[at + 1 : at + 4]
    # '90s, 'em, 'tis: letters or figures left out, not a quotation.
    return not re.match(r"\d0s|\d\d\b|em\b|tis|twa|cau|til\b|n\b", after)


def _single_closes(text: str, block: Span, at: int) -> bool:
    return text[at] in "’'‛‘" and _faces(text, block, at, at + 1) == "close"


def _closer(text: str, closers: list[int], opener: int, limit: int) -> int | None:
    """Return where the single mark at `opener` closes, or None.

    The first closing mark wins, but "rebels’ plan" is a plural's apostrophe: such a mark is
    taken only where no better one follows before the next opening.
    """
    fallback = None
    for i in range(bisect_right(closers, opener + 1), len(closers)):
        close = closers[i]
        if close >= limit:
            break
        after = text[close + 1 : close + 3]
        plural = (
            text[close - 1] in "sS" and len(after) == 2 and after[0] == " " and after[1].islower()
        )
        if not plural:
            return close
        if fallback is None:
            fallback = close
    return fallback
