"""The rows of the rules: each fires on its example and leaves its other sentence alone."""

from __future__ import annotations

import pytest

from kit.analysis.casualties.claims import rows_fired
from kit.analysis.casualties.rows import all_rows

ROWS = all_rows()


@pytest.mark.parametrize("row", ROWS, ids=[row.id for row in ROWS])
def test_a_row_fires_on_its_example_and_leaves_the_other_sentence_alone(row):
    assert row.id in rows_fired(row.example)
    assert row.id not in rows_fired(row.leaves)
