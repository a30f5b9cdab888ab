"""A state that people can be counted in has its words wherever they are needed."""

import pytest

from kit.analysis.casualties.kinds import KINDS
from kit.analysis.figures.alignment import KIND_WORDS
from kit.analysis.page.headline_claim import HARMED


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_words_for_a_comparison(kind):
    assert kind in KIND_WORDS
    assert "_" not in KIND_WORDS[kind]


def test_a_new_state_is_no_harm_done_by_somebody_unless_that_was_decided():
    assert sorted(HARMED) == ["casualties", "kidnapped", "killed", "killed_or_wounded", "wounded"]
