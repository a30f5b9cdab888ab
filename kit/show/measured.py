"""How often a rule was right where somebody else had marked what is right, in words.

The counts are those of `kit/data/measured/rules.json`, which benchmarks/rules.py writes. They are
printed and nothing else: no analysis reads them.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

FEWEST = 10
"""Of fewer findings no share is told."""


@cache
def _counts() -> dict[str, Any]:
    file = files("kit.data") / "measured" / "rules.json"
    return json.loads(file.read_text("utf-8")) if file.is_file() else {"rules": {}, "sets": {}}


def how_often(rule: str) -> str:
    """Return how often a rule was right, "" for a rule of an analysis that was not measured.

    >>> how_often("label.actor")
    ''
    """
    counts = _counts()
    subject = rule.partition(".")[0]
    if subject not in counts["sets"]:
        return ""
    right, of = counts["rules"].get(rule, (0, 0))
    return in_tenths(right, of)


def in_tenths(right: int, of: int) -> str:
    """Return a share in words.

    >>> in_tenths(46, 50), in_tenths(3, 3), in_tenths(50, 50)
    ('right 9 times in 10', 'seen too seldom to say', 'right 10 times in 10')
    """
    if of < FEWEST:
        return "seen too seldom to say"
    return f"right {int(10 * right / of + 0.5)} times in 10"


def measured_on(subject: str) -> str:
    """Return a sentence on what the rules of a subject ("casualties") were measured on, or ""."""
    told = _counts()["sets"].get(subject)
    if told is None:
        return ""
    findings = sum(of for rule, (_, of) in _counts()["rules"].items()
                   if rule.partition(".")[0] == subject)  # fmt: skip
    return (
        f"How often a rule is right was counted on {findings:,} findings ({told}). The rules were "
        "made with these texts at hand, so expect less on others."
    )
