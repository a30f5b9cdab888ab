"""Whether one of many spans holds another, asked in the time of a bisection."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from kit.text.records import Span


class Covering:
    """Spans in any order, overlapping or not, asked what they hold.

    >>> quoted = Covering([Span(4, 20), Span(30, 40)])
    >>> quoted.holds(Span(5, 12)), quoted.holds(Span(18, 31))
    (True, False)
    """

    def __init__(self, spans: Iterable[Span]):
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        # Of all that begin before a place the one that reaches farthest decides.
        self._reach = list(accumulate((span.end for span in ordered), max))

    def holds(self, span: Span) -> bool:
        """Return whether one of the spans contains the whole of another."""
        before = bisect_right(self._starts, span.start)
        return before > 0 and self._reach[before - 1] >= span.end
