"""A date may stand anywhere in a sentence, at its very start and alone included."""

import pytest

import kit


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On Monday the road closed. In 2011 it opened.", ["Monday", "2011"]),
        ("Yesterday the talks failed. They failed on Wednesday.", ["Yesterday", "Wednesday"]),
        ("Monday", ["Monday"]),
        ("This month talks stalled.", ["This month"]),
        ("Tomorrow.", ["Tomorrow"]),
    ],
)
def test_a_date_at_the_start_of_a_sentence_is_read(text, words):
    assert [d.words for d in kit.dates(text)] == words
