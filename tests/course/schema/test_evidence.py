"""The line of evidence: ids written out, and slips told with the mend."""

import pytest
from pydantic import ValidationError

from kit.course.schema.evidence import places
from kit.course.schema.questions import Anchor


def test_ranges_are_written_out():
    assert places("8-10, 11.2, q5-q6, F01-F03") == [
        "8", "9", "10", "11.2", "q5", "q6", "F01", "F02", "F03",
    ]  # fmt: skip
    assert places("made up") == places("general") == places("") == []


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2, as listed", "'as listed' is no id"),
        ("block 8", "'block 8' is no id"),
        ("10-8", "turn them round"),
        ("8-F10", "both ends alike"),
        ("8.1-9", "both ends alike"),
    ],
)
def test_a_slip_is_told_with_its_mend(written, told):
    with pytest.raises(ValueError, match="evidence") as caught:
        places(written)
    assert told in str(caught.value)


def test_an_anchor_with_a_slip_is_refused():
    with pytest.raises(ValidationError, match="is no id"):
        Anchor(id="fair", text="A note.", mark=1, why="Because.", evidence="see above")
