"""Answers that read alike stand next to each other, so that like answers get like marks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

ALIKE = 0.75
"""Least part of the words of either answer that both have (Jaccard)."""
LEAST_WORDS = 4
"""Shorter answers are alike only if their words are the same."""


def words(answer: str) -> frozenset[str]:
    """Return the different words of an answer, without case and marks.

    >>> sorted(words("The office, the Office!"))
    ['office', 'the']
    """
    return frozenset(re.findall(r"\w+", answer.casefold()))


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two sets of words are so much the same that they want one mark.

    >>> alike(words("Monday, as the office says."), words("As the office says: on Monday"))
    True
    >>> alike(words("Monday, as the office says."), words("Tuesday, as the writer says."))
    False
    """
    if one == other:
        return bool(one)
    if min(len(one), len(other)) < LEAST_WORDS:
        return False
    return len(one & other) >= ALIKE * len(one | other)


def beside(codes: Sequence[str], answers: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Return the codes in order as groups: each with the first answer that it reads like."""
    groups: list[list[str]] = []
    leaders: list[frozenset[str]] = []
    for code in codes:
        own = words(answers[code])
        for group, leader in zip(groups, leaders, strict=True):
            if alike(own, leader):
                group.append(code)
                break
        else:
            groups.append([code])
            leaders.append(own)
    return [tuple(group) for group in groups]
