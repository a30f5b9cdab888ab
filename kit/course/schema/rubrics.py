"""The marks that a rubric describes: the numbers that its lines begin with."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LEVEL = re.compile(r"^\s*(\d+(?:\.\d+)?)\s*:")


def begins_with_number(line: str) -> bool:
    """Return whether a line of a rubric seems to give a mark, in whatever spelling.

    >>> [begins_with_number(line) for line in ("0,5: says it", "2 - both", "says who counted")]
    [True, True, False]
    """
    return bool(re.match(r"\s*\d+([.,]\d+)?\s*[:=)\-–]", line))


def scale(rubric: Sequence[str]) -> tuple[float, ...]:
    """Return the marks of a rubric, highest first; () where a line begins with no number.

    >>> scale(["1: says it with ids", "0.5: says it", "0: neither"]), scale(["says who counted"])
    ((1.0, 0.5, 0.0), ())
    """
    found = [_LEVEL.match(line) for line in rubric]
    if not found or not all(found):
        return ()
    return tuple(sorted({float(m[1]) for m in found if m}, reverse=True))
