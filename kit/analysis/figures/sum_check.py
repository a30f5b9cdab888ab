"""Whether parts make up a total, as a table of a report says they do.

An open end among the parts leaves the sum open, and counts that overlap are never added.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from kit.analysis.casualties.claim_record import CasualtyClaim
from kit.analysis.figures.alignment import aligned
from kit.analysis.figures.corroboration import Comparable, figure_of
from kit.analysis.figures.reports import Figure, Report, interval_words


@dataclass(frozen=True)
class SumCheck:
    """Whether parts make up a total: their summed interval, the verdict, the gap, and why."""

    fits: str
    low: int | None
    high: int | None
    gap: int | None
    why: str


def check_sum(parts: Iterable[Comparable | int], total: Comparable | int) -> SumCheck:
    """Return whether parts make up a total: "adds up", "can add up" or "does not add up".

    Numbers or figures. An open end among the parts leaves the sum open. Figures that overlap
    (one part of another, or two counts of the same people) raise ValueError: they are never
    added.

    >>> check_sum([143, 274, 89], 506).fits
    'adds up'
    """
    pieces = [_number(p, f"part {n}") for n, p in enumerate(parts, start=1)]
    whole = _number(total, "total")
    if not pieces:
        raise ValueError("check_sum: no parts were given")
    for a, b in combinations(pieces, 2):
        _refuse_overlap(a, b)
    open_low = any(p.low is None for p in pieces)
    highs = [p.high for p in pieces if p.high is not None]
    # A part without a floor can still not be fewer than nobody.
    low = sum(p.low or 0 for p in pieces)
    high = sum(highs) if len(highs) == len(pieces) else None
    total_low, total_high = whole.low or 0, whole.high
    words = " + ".join(_shown(p) for p in pieces)
    exact = low == high and not open_low and total_low == total_high
    if exact and low == total_low:
        return SumCheck("adds up", low, high, 0, f"{words} = {low:,}.")
    if (high is None or total_low <= high) and (total_high is None or low <= total_high):
        return SumCheck(
            "can add up", low, high, None,
            f"{words} is {interval_words(Figure('sum', low, high, 'killed'))}, which leaves room "
            f"for {_shown(whole)}; the wording does not settle it.",
        )  # fmt: skip
    gap = total_low - high if high is not None and total_low > high else low - (total_high or 0)
    made = (
        f"= {low:,}" if low == high else f"is {interval_words(Figure('sum', low, high, 'killed'))}"
    )
    least = "" if exact else "at least "
    return SumCheck(
        "does not add up", low, high, gap,
        f"{words} {made}, not {_shown(whole)}: {least}{gap:,} are unexplained. Read the source "
        "again before either number is used.",
    )  # fmt: skip


def _number(item: Comparable | int, name: str) -> Figure:
    if isinstance(item, Figure | Report | CasualtyClaim):
        return figure_of(item)
    if isinstance(item, bool) or not isinstance(item, int):
        raise TypeError(
            f"check_sum: {name} is {item!r}; give a whole number, a figure or a casualty claim"
        )
    if item < 0:
        raise ValueError(f"check_sum: {name} is {item}; a count of people is not negative")
    return Figure(name, item, item, "killed", who=name, how=name)


def _shown(figure: Figure) -> str:
    if figure.low == figure.high and figure.low is not None:
        return f"{figure.low:,}"
    return f"({interval_words(figure)})"


def _refuse_overlap(a: Figure, b: Figure) -> None:
    if a.part_of == b.id or b.part_of == a.id:
        part, whole = (a, b) if a.part_of == b.id else (b, a)
        raise ValueError(f"{part.id} is part of {whole.id}: overlapping counts are not added")
    if a.how is not None and b.how is not None and a.how != b.how:
        return
    rows = {row.name: row.relation for row in aligned(a, b)}
    if all(relation != "apart" for relation in rows.values()):
        if rows["who"] in ("part", "whole"):
            part, whole = (a, b) if rows["who"] == "part" else (b, a)
            raise ValueError(f"{part.id} is part of {whole.id}: overlapping counts are not added")
        if "unclear" not in rows.values():
            raise ValueError(
                f"{a.id} and {b.id} are two counts of the same people; do not add them"
            )
