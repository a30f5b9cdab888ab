"""Withholding: what a page about a class may say without pointing at one of its members.

The rule, in four sentences. No figure rests on fewer than `FEWEST` learners: below that it is
withheld. An average of marks over five or more is shown: it can be worked back to how many were
right, never to who, or to what they gave. How many learners gave a particular answer (showed a
misconception, marked a passage) is shown as "1 to 4" where it is that few; and where leaving it
out is an answer too (marks on the article), also as a range where all but one to four did. No name
and no learner's row is ever on the page.

Five as the smallest cell is the common choice in published tables on pupils and patients; the rule
that the rest of a total must not give a cell away is called complementary suppression (Federal
Committee on Statistical Methodology, Statistical Policy Working Paper 22, 2005).
"""

from __future__ import annotations

from dataclasses import dataclass

FEWEST = 5
WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Count:
    """How many learners, as it may be shown: between `low` and `high` of `of`.

    `low == high` is an exact count; `low` and `high` are None where all is withheld.
    """

    low: int | None
    high: int | None
    of: int

    def __str__(self) -> str:
        if self.low is None:
            return WITHHELD
        return str(self.low) if self.low == self.high else f"{self.low} to {self.high}"

    @property
    def share(self) -> str:
        """The share of learners in percent, as a range where the count is one."""
        if self.low is None or self.high is None:
            return WITHHELD
        ends = dict.fromkeys(f"{100 * n / self.of:.0f}" for n in (self.low, self.high))
        return " to ".join(ends) + " %"

    @property
    def middle(self) -> float | None:
        """The middle of the range as a share from 0 to 1, for shading."""
        if self.low is None or self.high is None:
            return None
        return (self.low + self.high) / 2 / self.of


def enough(learners: int) -> bool:
    """Whether so many learners are enough for a figure."""
    return learners >= FEWEST


def count(learners: int, of: int, both_ways: bool = False) -> Count:
    """Return how many `of` a group gave an answer, as exactly as may be shown.

    With `both_ways`, not giving it is an answer as well, and is kept as safe. Raises ValueError
    for a count outside the group.

    >>> str(count(3, 20)), str(count(12, 20)), str(count(18, 20)), str(count(18, 20, True))
    ('1 to 4', '12', '18', '16 to 19')
    """
    if not 0 <= learners <= of:
        raise ValueError(f"{learners} of {of} learners: that cannot be")
    if not enough(of):
        return Count(None, None, of)
    most = FEWEST - 1
    few, nearly_all = 0 < learners <= most, both_ways and 0 < of - learners <= most
    if both_ways and of < 2 * FEWEST - 1 and 0 < learners < of:
        # Both ranges would overlap, and which of them is shown would say where the count lies.
        return Count(1, of - 1, of)
    if few:
        return Count(1, most, of)
    if nearly_all:
        return Count(of - most, of - 1, of)
    return Count(learners, learners, of)
