"""Days that sentences mean: of the calendar, counted from the day of writing or from each other."""

from __future__ import annotations

from pathlib import Path

import pytest

import kit

CASES = [
    line.split(" :: ")
    for line in (Path(__file__).parent / "time_cases.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "answers"), CASES, ids=[text for text, _ in CASES])
def test_every_expression_means_its_days(text, answers):
    expected = [tuple(one.split(" = ")) for one in answers.split(" ; ")]
    found = [
        (row.words, f"{row.start}..{row.end}" if row.start else "-")
        for row in kit.dates(text, anchor="2016-02-15")
    ]
    assert found == expected


def test_a_day_counted_from_another_names_it():
    row = kit.dates("The town fell on 3 May 2014, and the fort the day before.")[1]
    assert row.relative_to is None and "3 May 2014" in row.reason
