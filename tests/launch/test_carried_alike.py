"""Answers are carried over the same way on a disk and in a browser: both are held to these cases.

The cases are in tests/fixtures/carrying; page/test/carrying.test.ts reads them too.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from launch.carrying import carried, is_newer, source_of

CASES = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "carrying" / "cases.json").read_text("utf-8")
)


def evened(notebook):
    """The notebook with each source as one text."""
    return notebook | {"cells": [c | {"source": source_of(c)} for c in notebook["cells"]]}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_copy_is_carried_as_the_case_says(case):
    made, answers = carried(case["lesson"], case["mine"])
    assert evened(made) == evened(case["made"])
    assert answers == case["answers"]
    assert is_newer(case["lesson"], case["mine"]) is case["newer"]
