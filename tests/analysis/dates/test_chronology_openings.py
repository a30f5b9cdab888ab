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


@pytest.mark.parametrize(
    ("text", "day", "outlook"),
    [
        ("Last week the road closed.", "2016-02-01", "back"),
        ("Earlier this year it opened.", "2016-01-01", "back"),
        ("Next month the talks open.", "2016-03-01", "ahead"),
        ("Two weeks ago the talks began.", "2016-01-27", "back"),
    ],
)
def test_a_capital_changes_nothing(text, day, outlook):
    (found,) = kit.dates(text, "2016-02-10")
    lower = kit.dates(f"As we know, {text[0].lower()}{text[1:]}", "2016-02-10")[0]
    assert (str(found.start), found.outlook) == (day, outlook)
    assert (found.start, found.end, found.outlook) == (lower.start, lower.end, lower.outlook)
