from __future__ import annotations

import pytest

from kit.analysis.numbers.bound_words import interval


@pytest.mark.parametrize(
    ("form", "value", "ends"),
    [
        ("about", 15, (13, 17)),  # 13.5 to 16.5: whole people, and never a narrower claim
        ("about", 1, (0, 2)),
        ("about", 0, (0, 0)),
        ("nearly", 15, (13, 15)),
        ("at_least", 1, (1, None)),
        ("more_than", 0, (1, None)),
        ("up_to", 3, (None, 3)),
        ("less_than", 1, (None, 0)),
        ("less_than", 0, (None, 0)),
        ("exact", 7, (7, 7)),
    ],
)
def test_ends_are_whole_people_rounded_outwards(form, value, ends):
    assert interval(form, value) == ends
