"""F1 between two readers' marked spans: how far the stretches of text they marked are the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any

from kit.text.records import Span


def span_f1(a: Iterable, b: Iterable, match: str = "overlap") -> float | None:
    """Return F1 between two readers' marked spans; the same whichever reader comes first.

    Spans are `Span`s or (start, end) pairs in characters. `match` is "overlap" (a span is met
    if it shares a character with one of the other reader's, one to one), "exact" (same
    ends), or "characters" (share of marked characters). A reader's spans that overlap or touch are
    one span, but for "exact". None where neither reader marked anything.

    >>> span_f1([(0, 5), (10, 15)], [(3, 8)])
    0.6666666666666666
    >>> span_f1([(0, 4)], [(2, 6)], match="characters")
    0.5
    """
    first, second = _joined(a, match), _joined(b, match)
    if match == "exact":
        shared, size = len(set(first) & set(second)), len(first) + len(second)
    elif match == "overlap":
        shared, size = _met(first, second), len(first) + len(second)
    elif match == "characters":
        shared = sum(max(0, min(e, f) - max(s, t)) for s, e in first for t, f in second)
        size = sum(e - s for s, e in first) + sum(e - s for s, e in second)
    else:
        raise ValueError(f"match {match!r} is not one of overlap, exact, characters")
    return 2 * shared / size if size else None


def pairwise_span_f1(marks: Mapping[Any, Iterable], match: str = "overlap") -> float | None:
    """Return the mean span F1 over all pairs of readers; None where no pair marked anything.

    >>> pairwise_span_f1({"A": [(0, 4)], "B": [(0, 4)], "C": [(9, 12)]}, match="exact")
    0.3333333333333333
    """
    lists = {reader: list(spans) for reader, spans in marks.items()}
    figures = [span_f1(lists[a], lists[b], match) for a, b in combinations(lists, 2)]
    known = [f for f in figures if f is not None]
    return sum(known) / len(known) if known else None


def _joined(spans: Iterable, match: str) -> list[tuple[int, int]]:
    """Return one reader's spans as sorted pairs, each once.

    Unless ends must be equal, spans that overlap or touch are one: nobody who looks at the marked
    text could tell them apart.
    """
    ends = []
    for span in spans:
        start, end = (span.start, span.end) if isinstance(span, Span) else span
        if not start < end:
            raise ValueError(f"span ({start}, {end}): the end must come after the start")
        ends.append((start, end))
    ends = sorted(set(ends))
    if match == "exact":
        return ends
    out: list[tuple[int, int]] = []
    for start, end in ends:
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _met(first: list[tuple[int, int]], second: list[tuple[int, int]]) -> int:
    """Return the largest number of one-to-one overlaps between two lists of separate spans."""
    i = j = met = 0
    while i < len(first) and j < len(second):
        (s, e), (t, f) = first[i], second[j]
        if s < f and t < e:
            met, i, j = met + 1, i + 1, j + 1
        elif e <= t:
            i += 1
        else:
            j += 1
    return met
